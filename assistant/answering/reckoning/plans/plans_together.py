"""Puts what is told of one plan, or of several, together into one answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.action_points import MOST_POINTS, action_points, ask_next
from assistant.answering.reckoning.plans.actions import Bucket, in_bucket
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.asking_topics import Topic
from assistant.answering.reckoning.plans.counts_side_by_side import table_of_counts
from assistant.answering.reckoning.plans.later_counts import is_by_key
from assistant.answering.reckoning.plans.left_out import NOTHING_LEFT_OUT, LeftOut
from assistant.answering.reckoning.plans.one_action import meant_rows
from assistant.answering.reckoning.plans.picking import picked_rows
from assistant.answering.reckoning.plans.plan_notes import (
    corrections_used,
    later_told,
    passed_over,
    unread_table,
)
from assistant.answering.reckoning.plans.row_nouns import called_by_rows
from assistant.answering.reckoning.plans.row_tables import MOST_ROWS
from assistant.answering.reckoning.plans.rows_left_out import rows_left_out_of_all
from assistant.answering.reckoning.plans.telling_actions import Part, Scene, count_value, told
from assistant.answering.reckoning.reckoned import Claim, Point, Reckoned, ReckonedTable
from assistant.answers import AnswerStatus

_SIDE_BY_SIDE = (Topic.COMPARE, Topic.OVERVIEW, Topic.COMPLETION)
# Of these, a later paper that gives numbers by the plan's ratings says more than older rows.
_RATED = (Bucket.COMPLETE, Bucket.OPEN, Bucket.ON_TRACK, Bucket.SLIPPED)
_MOST_WORDS = 115
_MOST_PLANS_TOLD = 5


def put_together(
    asked: AskedOfActions,
    told_of: Sequence[tuple[Scene, Part]],
    left_out: LeftOut = NOTHING_LEFT_OUT,
) -> Reckoned:
    """Return one answer of what is told of plans; `left_out` are those that are not counted."""
    corrected = [claim for scene, part in told_of for claim in corrections_used(scene, part)]
    later = [claim for scene, _ in told_of[:_MOST_PLANS_TOLD] for claim in later_told(scene, asked)]
    if len(told_of) == 1:
        part = told_of[0][1]
        status, tables = part.status, part.tables
        claims = _of_one(asked, *told_of[0], later, corrected)
    else:
        status, tables = _status_of_all([part for _, part in told_of]), _tables(asked, told_of)
        claims = [*_short(asked, told_of), *later, *corrected]
        left_out = _apart(asked, [scene for scene, _ in told_of]).and_also(left_out)
    if asked.holder:
        later.append(asked.holder)
        claims.insert(1, asked.holder)
    unlisted = _not_listed(asked, told_of, tables)
    words = _words([*claims, *left_out.claims, *unlisted])
    if len(left_out.claims) > 1 and words > _MOST_WORDS:
        left_out = left_out.in_short()
    always = [*later, *corrected, *left_out.claims, *unlisted]
    kept = _within_words([*claims, *left_out.claims, *unlisted], always)
    scenes = [scene for scene, _ in told_of]
    return Reckoned(
        status=status,
        claims=tuple(called_by_rows(scenes, kept)),
        reason=f"actions: {asked.topic.value}",
        tables=(*tables, *left_out.tables),
        points=_points(asked, told_of),
        ask_next=ask_next(scenes[0], asked.topic, asked.bucket),
    )


def _of_one(
    asked: AskedOfActions,
    scene: Scene,
    part: Part,
    later: Sequence[Claim],
    corrected: Sequence[Claim],
) -> list[Claim]:
    """Return the sentences on one plan, what later papers say of it in its place."""
    first = later if any(map(is_by_key, later)) and asked.bucket in _RATED else []
    own = 2 if asked.topic is Topic.ROWS and not corrected else 1
    return [
        *first,
        *part.claims[:own],
        *(() if first else later),
        *corrected,
        *part.claims[own:],
        *passed_over(scene),
        *unread_table(scene),
    ]


def _points(asked: AskedOfActions, told_of: Sequence[tuple[Scene, Part]]) -> tuple[Point, ...]:
    points = [point for _, part in told_of for point in part.points]
    for scene, _ in told_of:
        points.extend(action_points(scene, _rows_meant(scene, asked)))
    return tuple(points[:MOST_POINTS])


def _tables(
    asked: AskedOfActions, told_of: Sequence[tuple[Scene, Part]]
) -> tuple[ReckonedTable, ...]:
    """Return the tables of several plans, led by their counts where these are not all told."""
    tables = _within_rows([table for _, part in told_of for table in part.tables])
    if asked.topic not in _SIDE_BY_SIDE and not _are_many(told_of):
        return tables
    scenes = [scene for scene, _ in told_of]
    return (table_of_counts("Plans side by side", scenes, asked.bucket), *tables)


def _apart(asked: AskedOfActions, scenes: Sequence[Scene]) -> LeftOut:
    """Return which rows of several plans are not counted as overdue."""
    if asked.topic is not Topic.ROWS or asked.bucket is not Bucket.OVERDUE:
        return NOTHING_LEFT_OUT
    return rows_left_out_of_all(scenes, asked)


def _not_listed(
    asked: AskedOfActions,
    told_of: Sequence[tuple[Scene, Part]],
    tables: Sequence[ReckonedTable],
) -> list[Claim]:
    """Return of how many plans the overdue actions are counted and not listed."""
    if asked.topic is not Topic.ROWS or asked.bucket is not Bucket.OVERDUE:
        return []
    unlisted = [s for s, part in told_of if part.tables and part.tables[0] not in tables]
    if not unlisted:
        return []
    value = count_value("not listed", [scene.rows[0] for scene in unlisted])
    plans = "plan is" if len(unlisted) == 1 else "plans are"
    text = f"The actions of {value.value} {plans} counted, but too many to list here."
    return [told(text, [value], unlisted[0].proof())]


def _rows_meant(scene: Scene, asked: AskedOfActions) -> Sequence[ActionItem]:
    """Return the rows that points may be raised on: of one action that is meant, its own."""
    return meant_rows(scene.version, asked) if asked.refs else picked_rows(scene, asked)


def _status_of_all(parts: Sequence[Part]) -> AnswerStatus:
    """Return one status for several plans: theirs where they agree, else partly answered."""
    statuses = {part.status for part in parts}
    if AnswerStatus.PAPERS_DISAGREE in statuses:
        return AnswerStatus.PAPERS_DISAGREE
    return statuses.pop() if len(statuses) == 1 else AnswerStatus.PARTLY_ANSWERED


def _short(asked: AskedOfActions, told_of: Sequence[tuple[Scene, Part]]) -> list[Claim]:
    """Return a sentence or two on each plan; of many plans, only how many there are."""
    if _are_many(told_of):
        return [_how_many(asked, [scene for scene, _ in told_of])]
    return _briefs(told_of)


def _briefs(told_of: Sequence[tuple[Scene, Part]]) -> list[Claim]:
    briefs = ([part.brief] if part.brief else part.claims[: part.short] for _, part in told_of)
    return [claim for brief in briefs for claim in brief]


def _are_many(told_of: Sequence[tuple[Scene, Part]]) -> bool:
    """Return whether plans are too many to be told one by one: no sentence may be left away."""
    words = _words(_briefs(told_of))
    return len(told_of) > _MOST_PLANS_TOLD or (len(told_of) > 1 and words > _MOST_WORDS)


def _words(claims: Sequence[Claim]) -> int:
    return sum(len(claim.text.split()) for claim in claims)


def _how_many(asked: AskedOfActions, scenes: Sequence[Scene]) -> Claim:
    """Return how many plans there are, and how many have actions of the group asked for."""
    plans = [scene.rows[0] for scene in scenes]
    values, text = (
        [count_value("plans", plans)],
        f"{len(plans)} plans are held, each counted by itself",
    )
    if asked.topic is Topic.ROWS and asked.bucket not in (Bucket.ALL, Bucket.DROPPED):
        some = [
            scene.rows[0]
            for scene in scenes
            if in_bucket(asked.bucket, scene.version, scene.book, scene.day)
        ]
        values.append(count_value("plans with such actions", some))
        text += f"; {len(some) or 'none'} of them have actions {asked.bucket.value}"
    return told(f"{text}.", values, scenes[0].proof())


def _within_rows(tables: Sequence[ReckonedTable]) -> tuple[ReckonedTable, ...]:
    """Return tables as long as they have no more rows together than one may have."""
    kept: list[ReckonedTable] = []
    rows = 0
    for table in tables:
        rows += len(table.rows)
        if rows <= MOST_ROWS or not kept:
            kept.append(table)
    return tuple(kept)


def _within_words(claims: Sequence[Claim], always: Sequence[Claim]) -> list[Claim]:
    """Return claims as long as the answer stays short; the first and `always` are kept."""
    kept: list[Claim] = []
    words = 0
    for claim in claims:
        words += 0 if claim in always else len(claim.text.split())
        if words <= _MOST_WORDS or not kept or claim in always:
            kept.append(claim)
    return kept
