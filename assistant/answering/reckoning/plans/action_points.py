"""Points to raise in committee that the rows of a plan trigger, and what to ask next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.asked.posts import post_words
from assistant.answering.reckoning.corrections import by_whom
from assistant.answering.reckoning.plans.actions import (
    Bucket,
    conflict_of,
    in_bucket,
    is_complete,
    is_overdue,
    label_of,
    rating_words,
    status_cell,
)
from assistant.answering.reckoning.plans.asking_topics import Topic
from assistant.answering.reckoning.plans.telling_actions import Scene, by_due
from assistant.answering.reckoning.plans.versions import plain_ref
from assistant.answering.reckoning.reckoned import Point, Proof
from assistant.council import Recommendation, RecommendationKind
from assistant.dates import written_date

MOST_POINTS = 3
_ACTIVITY = re.compile(
    r"(?i)\b(?:held|attended|attend|issued|reissued|published|launched|circulated|discussed|trained|met"
    r"|drafted"
    r"|meetings?|briefings?|workshops?|took part|delivered|rolled out|shared|presented)\b"
)
_EFFECT = re.compile(
    r"(?i)\bper ?cent\b|%|\b(?:reduc\w+|fell|fallen|rose|risen|increas\w+|improv\w+|graded|met the"
    r"|chang\w+ (?:in|of)"
    r"|decisions? (?:was|were) changed|outcomes?|result\w*|impact|evaluat\w+|sample|\d+ of \d+)\b"
)


def action_points(scene: Scene, rows: Sequence[ActionItem]) -> tuple[Point, ...]:
    """Return at most three points on `rows`: F2, F3, F5 and F7, in that order, each with its row.

    A point asks one open, neutral thing and names paper and page in its reason. Only the
    newest version triggers any: what a later one answers is not asked again.
    """
    if scene.version is not scene.book.newest:
        return ()
    found = [*_past(scene), *_conflicts(scene), *_activity_only(scene), *_absent(scene)]
    seen: set[str] = set()
    kept: list[Point] = []
    for row, point in found:
        if row in rows and row.record_id not in seen and len(kept) < MOST_POINTS:
            seen.add(row.record_id)
            kept.append(point)
    return tuple(kept)


def ask_next(scene: Scene, topic: Topic, bucket: Bucket) -> tuple[str, ...]:
    """Return questions on the same plan that its rows answer, other than the one asked."""
    name = scene.book.name
    has = {
        b: in_bucket(b, scene.version, scene.book, scene.day)
        for b in (Bucket.OVERDUE, Bucket.UNDATED)
    }
    offered = [
        (Topic.ROWS, Bucket.OVERDUE, bool(has[Bucket.OVERDUE]), f"Which actions in the {name} are"
                                                                f" overdue?"),
        (Topic.ROWS, Bucket.UNDATED, bool(has[Bucket.UNDATED]), f"Which actions in the {name} have no"
                                                                f" date?"),
        (Topic.CHANGES, None, len(scene.book.versions) > 1, f"What changed between the last two versions"
                                                            f" of the {name}?"),
        (Topic.COMPLETION, None, True, f"When will all actions in the {name} be completed?"),
        (Topic.LEADS, None, any(row.leads for row in scene.rows), f"Who leads each action in the {name}?"),
    ]  # fmt: skip
    return tuple(
        question
        for of, group, holds, question in offered
        if holds and not (of is topic and group in (None, bucket))
    )[:MOST_POINTS]


Found = Iterator[tuple[ActionItem, Point]]


def _past(scene: Scene) -> Found:
    """F2: a date has passed."""
    late = [row for row in scene.rows if is_overdue(row, scene.day)]
    for row in by_due(late):
        because = (
            f"{_where(scene, row)} gives the date {_date(scene, row)} and shows it as"
            f" {_lower(status_cell(scene.as_printed(row)))}{_position(scene)}."
        )
        question = f"By what date will {label_of(row)} of the {scene.book.name} be completed?"
        yield row, _point(question, because, "F2", row)


def _conflicts(scene: Scene) -> Found:
    """F3: a rating that its date or evidence does not bear out."""
    for row in scene.rows:
        differs = conflict_of(row, scene.version, scene.day)
        if differs:
            because = (
                f"{_where(scene, row)} rates it {rating_words(row) or _lower(status_cell(row))}:"
                f" {differs}."
            )
            question = (
                f"What evidence supports the rating of {label_of(row)} of the {scene.book.name}?"
            )
            yield row, _point(question, because, "F3", row)


def _activity_only(scene: Scene) -> Found:
    """F5: complete, with activity told and no effect."""
    for row in scene.rows:
        progress = row.progress or ""
        if not is_complete(row) or not _ACTIVITY.search(progress):
            continue
        if _EFFECT.search(f"{progress} {row.impact or ''}") or (row.impact or "").strip():
            continue
        because = (
            f"{_where(scene, row)} shows it as complete and tells what was done:"
            f" “{' '.join(progress.split())}”"
        )
        question = f"What evidence shows the effect of {label_of(row)} of the {scene.book.name}?"
        yield row, _point(question, because, "F5", row)


def _absent(scene: Scene) -> Found:
    """F7: an agency to which a recommendation is made, absent from the rows linked to it."""
    for made in scene.ledger.records(Recommendation):
        if made.kind is not RecommendationKind.REVIEW_TO_AGENCY or not made.addressee:
            continue
        linked = {plain_ref(ref) for ref in made.linked_actions}
        rows = [row for row in scene.rows if row.ref and plain_ref(row.ref) in linked]
        if rows and not _is_named(made.addressee, rows):
            because = (
                f"The recommendation is made to {made.addressee}; {_where(scene, rows[0])} does not"
                " name it."
            )
            question = (
                f"What has {made.addressee} done towards {label_of(rows[0])} of the"
                f" {scene.book.name}?"
            )
            yield (
                rows[0],
                Point(
                    question, because, "F7", (_place(rows[0]), Proof(made.document_id, made.span))
                ),
            )


def _is_named(agency: str, rows: Sequence[ActionItem]) -> bool:
    said = {w for row in rows for w in post_words(row.span.text)}
    return set(post_words(agency)) <= said


def _where(scene: Scene, row: ActionItem) -> str:
    """Return paper and page, as a reason names them."""
    document = scene.version.document
    page = document.page_at(row.span.start)
    title = " ".join(document.title.split())
    return f"{title}, page {page}," if page else f"{title}"


def _position(scene: Scene) -> str:
    day = scene.version.position
    return f" at {written_date(day)}" if day else ""


def _point(question: str, because: str, basis: str, row: ActionItem) -> Point:
    return Point(question, because, basis, (_place(row),))


def _place(row: ActionItem) -> Proof:
    return Proof(row.document_id, row.span)


def _date(scene: Scene, row: ActionItem) -> str:
    """Return a date as printed, and what stands in its place where officers corrected it."""
    printed = scene.as_printed(row)
    word = scene.correction_of(row)
    if word is None or row.due == printed.due or row.due.day is None:
        return f"“{printed.due.text}”"
    now = written_date(row.due.day)
    return f"“{printed.due.text}” (as corrected by {by_whom(word)}: {now})"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
