"""Rows that a plan itself marks as overdue, though the date it now prints is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.actions import is_running, rating_words, refs_of
from assistant.answering.reckoning.plans.telling_actions import (
    Scene,
    count_value,
    list_values,
    quotable,
    told,
)
from assistant.answering.reckoning.reckoned import Claim
from assistant.dates import written_date

_LATE = re.compile(r"(?i)^\W*(?:overdue|late|past due|behind(?: schedule)?|missed)\b")


def marked_late(rows: Sequence[ActionItem], past: Sequence[ActionItem]) -> list[ActionItem]:
    """Return the rows still running that are printed as late, without those in `past`."""
    return [row for row in rows if is_running(row) and _mark(row) and row not in past]


def tell_marked(scene: Scene, marked: Sequence[ActionItem], *, alone: bool) -> list[Claim]:
    """Return how many rows the plan marks as late; `alone` says that no date is past."""
    if not marked or scene.version.position is None:
        return []
    number = len(marked)
    words = quotable(_mark(marked[0]), marked[0].span)
    more = "" if alone else " more"
    text = (
        f"In the position at {written_date(scene.version.position)}, {number}{more} of the"
        f" {len(scene.rows)} actions in {scene.name} {'is' if number == 1 else 'are'} marked"
        f" {words}: {refs_of(marked)}."
    )
    values = [count_value("marked", marked), count_value("all", scene.rows), *list_values(marked)]
    claims = [told(text, [*values, *scene.position_values()], scene.proofs_of(marked))]
    dated = [row for row in marked if row.due.day and scene.day and row.due.day >= scene.day]
    if len(dated) == number:
        one = "The date that it now prints is" if number == 1 else "The dates now printed are"
        claims.append(told(f"{one} still to come.", [], scene.proofs_of(marked)))
    return claims


def _mark(row: ActionItem) -> str:
    """Return the word that a row is marked late with, "" where it is not."""
    for printed in (row.status_text, rating_words(row)):
        if printed and (match := _LATE.match(printed)):
            return match.group().strip()
    return ""
