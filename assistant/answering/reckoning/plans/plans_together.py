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
from assistant.answering.reckoning.plans.one_action import meant_rows
from assistant.answering.reckoning.plans.picking import picked_rows
from assistant.answering.reckoning.plans.plan_notes import (
    corrections_used,
    later_told,
    passed_over,
    unread_table,
)
from assistant.answering.reckoning.plans.plans_left_out import NOTHING_LEFT_OUT, LeftOut
from assistant.answering.reckoning.plans.row_nouns import called_by_rows
from assistant.answering.reckoning.plans.row_tables import MOST_ROWS
from assistant.answering.reckoning.plans.rows_left_out import rows_left_out_of_all
from assistant.answering.reckoning.plans.telling_actions import Part, Scene, count_value, told
from assistant.answering.reckoning.reckoned import Claim, Reckoned, ReckonedTable
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
    apart: Sequence[Claim] = left_out.claims
    if len(told_of) == 1:
        scene, part = told_of[0]
        first = later if any(map(is_by_key, later)) and asked.bucket in _RATED else []
        own = 2 if asked.topic is Topic.ROWS and not corrected else 1
        claims = [
            *first,
            *part.claims[:own],
            *(() if first else later),
            *corrected,
            *part.claims[own:],
            *passed_over(scene),
            *unread_table(scene),
        ]
        status, tables = part.status, part.tables
    else:
        status, claims = _status_of_all([part for _, part in told_of]), _short(asked, told_of)
        tables = _tables(asked, told_of)
        apart = [*_apart(asked, told_of, tables), *apart]
        claims.extend((*later, *corrected))
    claims.extend(apart)
    if asked.holder:
        later.append(asked.holder)
        claims.insert(1, asked.holder)
    scenes = [scene for scene, _ in told_of]
    points = [point for _, part in told_of for point in part.points]
    for scene in scenes:
        points.extend(action_points(scene, _rows_meant(scene, asked)))
    kept = _within_words(claims, [*later, *corrected, *apart])
    return Reckoned(
        status=status,
        claims=tuple(called_by_rows(scenes, kept)),
        reason=f"actions: {asked.topic.value}",
        tables=(*tables, *left_out.tables),
        points=tuple(points[:MOST_POINTS]),
        ask_next=ask_next(scenes[0], asked.topic, asked.bucket),
    )


def _tables(
    asked: AskedOfActions, told_of: Sequence[tuple[Scene, Part]]
) -> tuple[ReckonedTable, ...]:
    """Return the tables of several plans, led by their counts where these are not all told."""
    tables = _within_rows([table for _, part in told_of for table in part.tables])
    if asked.topic not in _SIDE_BY_SIDE and not _are_many(told_of):
        return tables
    scenes = [scene for scene, _ in told_of]
    return (table_of_counts("Plans side by side", scenes, asked.bucket), *tables)


def _apart(
    asked: AskedOfActions,
    told_of: Sequence[tuple[Scene, Part]],
    tables: Sequence[ReckonedTable],
) -> list[Claim]:
    """Return which rows are not counted as overdue, and of how many plans they are not listed."""
    if asked.topic is not Topic.ROWS or asked.bucket is not Bucket.OVERDUE:
        return []
    apart = rows_left_out_of_all([scene for scene, _ in told_of], asked)
    unlisted = [s for s, part in told_of if part.tables and part.tables[0] not in tables]
    if unlisted:
        value = count_value("not listed", [scene.rows[0] for scene in unlisted])
        one = len(unlisted) == 1
        text = f"The actions of {value.value} {'plan is' if one else 'plans are'} counted, but too many"
        apart.append(told(f"{text} to list here.", [value], unlisted[0].proof()))
    return apart


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
    words = sum(len(claim.text.split()) for claim in _briefs(told_of))
    return len(told_of) > _MOST_PLANS_TOLD or (len(told_of) > 1 and words > _MOST_WORDS)


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
