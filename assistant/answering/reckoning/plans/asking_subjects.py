"""Tells which action a question means by the words of its wording."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.asked.posts import NamedLeads
from assistant.answering.reckoning.plans.asking_words import (
    FRAME,
    FRAME_BESIDE_ACTIONS,
    OBJECT,
    content_words,
    explained_by,
)
from assistant.answering.reckoning.plans.versions import PlanBook
from assistant.answering.terms import stems, tokens

SCORE = re.compile(
    r"\b(?:rat(?:ed|ing)s?|assess(?:ed|ment)s?|scor(?:e|ed)|does)\s+(?:of |as |at )?(?:an? )?(\d)\b"
)
# "10 of the 16 actions": figures that the rows bear out or do not.
_SHARE = re.compile(
    r"\b(\d+)\s+(?:out )?of\s+(?:the |all |our )?(\d+)\b|\ball (\d+)\b|\b(\d+) actions\b"
    r"|\bof (?:the |all |our )*(\d+)(?=(?:\s+[\w']+){1,5}\s+actions\b)"
)
RECOMMENDATION = re.compile(r"\brecommendations?\s+(?:no\.?\s*)?(\d+(?:\.\d+)*)\b")
# What only an action of a plan is asked, so that its wording alone may name it.
OF_A_PLAN = re.compile(
    r"\b(?:overdue|due date|deadline|target date|slip(?:ped|page)?|late|who\b.{0,20}\b(?:leads?|leading|owns"
    r"|responsible|accountable))\b"
)
_OF_DATES = re.compile(
    r"\b(?:dates|deadlines?|due date|slip\w*|keeps? (?:moving|slipping|changing)|put back|pushed back)\b"
)
AN_ACTION = re.compile(r"\b(?:actions?|tasks?)\b(?! (?:plan|log|tracker))")


def stems_of(words: Collection[str]) -> frozenset[str]:
    """Return the stems of words."""
    return frozenset(stem for word in words for stem in stems(word))


def are_of_actions(words: Collection[str], books: Sequence[PlanBook]) -> bool:
    """Return whether one word that is part of a lead's name is rather one of an action's."""
    wanted = {stem for word in words for stem in stems(word)}
    return len(words) == 1 and any(wanted <= set(stems(row.action)) for row in rows_of(books))


def rows_of(books: Sequence[PlanBook]) -> list[ActionItem]:
    """Return the rows of all versions of plans."""
    return [row for book in books for version in book.versions for row in version.rows]


def unexplained(
    text: str,
    books: Sequence[PlanBook],
    named: Sequence[str],
    refs: Sequence[str],
    who: NamedLeads | None,
) -> frozenset[str]:
    """Return the stems of words that neither the way of asking nor the plans explain."""
    frame: set[str] = set(explained_by(FRAME))
    if OBJECT.search(text) or refs:
        frame |= explained_by(FRAME_BESIDE_ACTIONS)
    frame |= explained_by(named or (books[0].words if len(books) == 1 else ()))
    for book in books:
        frame |= explained_by(tokens(book.newest.document.authority or ""))
    if who:
        frame |= explained_by(who.words)
    known = {part for ref in refs for part in tokens(ref)}
    numbers = {
        n
        for p in (SCORE, RECOMMENDATION, _SHARE)
        for m in p.finditer(text)
        for n in m.groups()
        if n
    }
    numbers |= set(re.findall(r"\b(?:version |v)(\d+)\b", text))
    left = [w for w in content_words(text) if w not in known | numbers | frame]
    return frozenset(stem for word in left for stem in stems(word)) - frame - {"v"}


def subject_asked(
    text: str, books: Sequence[PlanBook], left: Collection[str], beside: bool, named: bool
) -> frozenset[str] | None:
    """Return unexplained stems where some action's wording holds all of them, else None.

    One word alone tells an action only beside the word "action", or where a plan is named
    and dates are asked for; without any word of plans, only what nothing but an
    action is asked ("who leads", "is it overdue").
    """
    wanted = frozenset(left)
    if not wanted:
        return wanted
    if not (beside or OF_A_PLAN.search(text)):
        return None
    if len(wanted) == 1 and not AN_ACTION.search(text) and not _asks_its_date(text, named):
        return None
    return wanted if any(wanted <= set(stems(row.action)) for row in rows_of(books)) else None


def _asks_its_date(text: str, named: bool) -> bool:
    return named and _OF_DATES.search(text) is not None
