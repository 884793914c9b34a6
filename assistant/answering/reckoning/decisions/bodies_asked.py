"""Tells the bodies whose decisions a question asks for, by their names or their papers' titles."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.answering.reckoning.asked.meetings_named import committee_place, committees_asked
from assistant.answering.reckoning.decisions.decisions_wording import COMMITTEE, ROUTED, SUBJECT
from assistant.answering.reckoning.decisions.items import Item
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import tokens
from assistant.council import Resolution

_KINDS = frozenset({"committee", "panel", "board", "scrutiny", "cabinet", "council"})


def bodies_asked(question: str, items: Sequence[Item], ledger: Ledger) -> frozenset[str] | None:
    """Return the bodies that are asked for; None where none is named, empty where none is known.

    Where no body bears the name, a paper that prints no body does, if its title holds it.
    """
    known = {item.first.committee for item in items if item.first.committee}
    named = _committees(question, known)
    if named is None or named:
        return named
    papers = {body_or_paper(item.first, ledger) for item in items if not item.first.committee}
    places = " ".join(question[start:end] for start, end in committee_place(question))
    name = _plain(places) - _KINDS
    return frozenset(title for title in papers if name and name <= _plain(title))


def body_or_paper(limb: Resolution, ledger: Ledger) -> str:
    """Return the body that decided; of a paper that names none, the paper's title."""
    return limb.committee or ledger.document(limb.document_id).title


def _plain(text: str) -> set[str]:
    return {word.removesuffix("s") for word in tokens(text)}


def _committees(question: str, known: Collection[str]) -> frozenset[str] | None:
    """Return the bodies whose decisions are asked for; not those that they are sent to."""
    subject = SUBJECT.search(question)
    if subject:
        body = subject["body"].lower()
        return frozenset(name for name in known if name.lower() == body)
    named = committees_asked(ROUTED.sub(" ", question), known)
    own = COMMITTEE.search(question)
    if named is None and own:
        return frozenset(name for name in known if own["body"].lower() in name.lower()) or None
    return named
