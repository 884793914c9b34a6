"""Which rows of a plan a question picks: by lead, rating, recommendation or due date."""

from __future__ import annotations

from assistant.actions import ActionItem
from assistant.answering.reckoning.asked.posts import leads
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.terms import stems
from assistant.dates import written_date


def picked_rows(scene: Scene, asked: AskedOfActions) -> list[ActionItem]:
    """Return the rows that fit all conditions of a question but its group."""
    return [row for row in scene.rows if fits_picks(row, asked)]


def picked_words(asked: AskedOfActions) -> str:
    """Return the conditions as they follow "actions in the plan", "" where there is none."""
    parts = []
    if asked.leads:
        parts.append(f"led by {' or '.join(asked.leads)}")
    if asked.rating:
        parts.append(f"rated {asked.rating}")
    if asked.recommendation:
        parts.append(f"under recommendation {asked.recommendation}")
    if asked.subject:
        parts.append("worded as asked")
    if asked.days.due_from and asked.days.due_to:
        first, last = written_date(asked.days.due_from), written_date(asked.days.due_to)
        parts.append(f"due from {first} to {last}")
    elif asked.days.due_to:
        parts.append(f"due by {written_date(asked.days.due_to)}")
    elif asked.days.due_from:
        parts.append(f"due from {written_date(asked.days.due_from)}")
    return f" {' and '.join(parts)}" if parts else ""


def fits_picks(row: ActionItem, asked: AskedOfActions) -> bool:
    """Return whether a row fits all conditions of a question but its group."""
    return (
        (not asked.leads or leads(row, asked.leads))
        and (not asked.rating or _is_rated(row, asked.rating))
        and (not asked.recommendation or _is_under(row, asked.recommendation))
        and (not asked.subject or asked.subject <= set(stems(row.action)))
        and _is_due(row, asked)
    )


def _is_rated(row: ActionItem, rating: str) -> bool:
    if row.rating is None:
        return False
    printed = (row.rating.word or "").casefold().split()
    return rating in printed or (row.rating.colour or "").casefold() == rating


def _is_under(row: ActionItem, number: str) -> bool:
    own = (row.recommendation_ref or row.recommendation or "").strip()
    return own.split(" ")[0].rstrip(".:)") == number


def _is_due(row: ActionItem, asked: AskedOfActions) -> bool:
    first, last = asked.days.due_from, asked.days.due_to
    if first is None and last is None:
        return True
    day = row.due.day
    return day is not None and (first is None or day >= first) and (last is None or day <= last)
