"""Names of plans that no title prints: initials, and what many of a plan's rows are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.reckoning.plans.asking_words import FRAME, FRAME_BESIDE_ACTIONS
from assistant.answering.reckoning.plans.naming_plans import own_title
from assistant.answering.reckoning.plans.versions import PlanBook
from assistant.answering.terms import stems, tokens
from assistant.documents import DocumentKind

_BEFORE_PLAN = re.compile(
    r"\b([a-z][\w'-]*)\s+(?:(?:action|improvement|recovery|delivery|implementation)\s+)*(?:plan|tracker)\b"
)
_KIND = re.compile(
    r"(?i)[\s:,–-]*(?:(?:action|improvement|delivery|recovery)\s+)?(?:plan|tracker|log)\W*$"
)
_SMALL = frozenset({"of", "and", "for", "the", "to", "in", "on"})
_FEWEST_LETTERS = 3
_FEWEST_ROWS, _LEAST_SHARE, _TIMES_OTHERS = 3, 0.12, 2
_LOGS = (DocumentKind.ACTION_LOG, DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES)


def is_log(book: PlanBook) -> bool:
    """Return whether a plan is a log of what was asked for, by its name or by its paper's kind."""
    words = {word.lower() for word in tokens(book.name)}
    if "log" in words:
        return True
    return book.newest.document.kind in _LOGS and not words & {"plan", "tracker"}


def initials_asked(text: str, book: PlanBook) -> tuple[str, ...]:
    """Return the initials of a plan's title that a question in small letters holds ("wsoa")."""
    title = own_title(book.newest.plan.title)
    words = [tokens(each) for each in (title, _KIND.sub("", title))]
    small = [[word for word in each if word not in _SMALL] for each in words]
    short = {"".join(word[0] for word in each) for each in (*words, *small)}
    held = set(tokens(text))
    return tuple(each for each in short if len(each) >= _FEWEST_LETTERS and each in held)


def of_rows(text: str, books: Sequence[PlanBook]) -> tuple[PlanBook, str] | None:
    """Return the one plan many of whose rows hold the word before "plan", and that word.

    "The SEND plan" is that with many actions of SEND officers, whatever its title.
    """
    for match in _BEFORE_PLAN.finditer(text):
        word = match[1]
        if word in FRAME | FRAME_BESIDE_ACTIONS or not stems(word):
            continue
        wanted = set(stems(word))
        shares = sorted(
            ((_share(book, wanted), book) for book in books if not is_log(book)),
            key=lambda pair: -pair[0],
        )
        if shares and shares[0][0] >= _LEAST_SHARE:
            others = shares[1][0] if len(shares) > 1 else 0.0
            if shares[0][0] >= others * _TIMES_OTHERS:
                return shares[0][1], word
    return None


def _share(book: PlanBook, wanted: set[str]) -> float:
    rows = book.newest.rows
    held = sum(wanted <= set(stems(f"{row.action} {' '.join(row.leads)}")) for row in rows)
    return held / len(rows) if held >= _FEWEST_ROWS else 0.0
