"""Shows recommendations as a table and counts them; wording of both is here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answering.phrasing import paper_phrase
from assistant.answering.reckoning.corrections import tell_corrected
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answering.reckoning.recommendations.recommendation_sets import RecommendationSet
from assistant.answers import Basis
from assistant.council import Recommendation, RecommendationKind

_KIND = {
    RecommendationKind.OFFICER_TO_COMMITTEE: "officers’ recommendation",
    RecommendationKind.REVIEW_TO_AGENCY: "recommendation",
    RecommendationKind.SCRUTINY_TO_EXECUTIVE: "scrutiny recommendation",
}
_NONE, _TEXT = "–", "Recommendation"


@dataclass(frozen=True, slots=True)
class Part:
    """Those of a set that a question asks for."""

    whole: RecommendationSet
    items: tuple[Recommendation, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all are asked for."""
        return len(self.items) == len(self.whole.items)


def listing_lead(part: Part, ledger: Ledger) -> Claim:
    """Return how many of a set are asked for, of how many."""
    each, number = part.whole, len(part.items)
    proofs = tuple(proof for item in part.items for proof in item_proofs(item, ledger))
    values = [count_of(part.items)]
    if not part.is_whole:
        values.append(count_of(each.items, "all recommendations"))
        made = counted(len(each.items), each.kind)
        fits = "fits" if number == 1 else "fit"
        text = f"{number} of the {made} of the {named_paper(each)} {fits} what you asked."
    elif each.is_inspection and all(item.number is None for item in each.items):
        things = "thing" if number == 1 else "things"
        text = f"The {named_paper(each)} lists {number} {things} to improve."
    else:
        text = f"The {named_paper(each)} makes {counted(number, each.kind)}."
    return Claim(text, Basis.COMPUTED, proofs, tuple(values))


def named_paper(each: RecommendationSet) -> str:
    """Return what a set's paper is called in a sentence."""
    return paper_phrase(each.document)


def table_of(each: RecommendationSet, ledger: Ledger) -> ReckonedTable:
    """Return a set's recommendations as a table, as printed."""
    proofs = [item_proofs(item, ledger) for item in each.items]
    columns = (
        ("No.", [item.number or _NONE for item in each.items]),
        (_TEXT, [item.text for item in each.items]),
        ("To", [item.addressee or _NONE for item in each.items]),
        ("By when", [item.due.text or _NONE for item in each.items]),
    )
    kept = [(name, cells) for name, cells in columns if name == _TEXT or set(cells) != {_NONE}]
    rows = tuple(
        ReckonedRow(tuple(cells), proof)
        for cells, proof in zip(zip(*(c for _, c in kept), strict=True), proofs, strict=True)
    )
    printed = frozenset(
        place
        for place, (_, cells) in enumerate(kept)
        if all(_stands(cell, item) for cell, item in zip(cells, each.items, strict=True))
    )
    title = f"{_KIND[each.kind].capitalize()}s: {' '.join(each.title.split())}"
    return ReckonedTable(title, tuple(name for name, _ in kept), rows, printed)


def item_proofs(item: Recommendation, ledger: Ledger) -> tuple[Proof, ...]:
    """Return the place of a recommendation in its paper."""
    return (ledger.proof(item.document_id, item.span),)


def count_of(items: Sequence[Recommendation], name: str = "recommendations") -> Computed:
    """Return how many there are, by their records."""
    rows = tuple(item.record_id for item in items)
    return Computed(name, Operation.COUNT, str(len(set(rows))), rows)


def counted(number: int, kind: RecommendationKind) -> str:
    """Return a number with its noun.

    >>> counted(1, RecommendationKind.SCRUTINY_TO_EXECUTIVE)
    '1 scrutiny recommendation'
    """
    return f"{number} {_KIND[kind]}{'' if number == 1 else 's'}"


def corrected(items: Iterable[str], ledger: Ledger) -> tuple[Claim, ...]:
    """Return what officers corrected in these records, nothing where they corrected none."""
    return tell_corrected(items, ledger)


def _stands(cell: str, item: Recommendation) -> bool:
    return "".join(cell.split()) in "".join(item.span.text.split())
