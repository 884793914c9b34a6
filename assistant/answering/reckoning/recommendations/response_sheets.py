"""Responses that a sheet pairs with recommendations: told as the sheet's labels, not as a body's words."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation
from assistant.answering.reckoning.recommendations.response_sets import (
    Answered,
    ResponseSet,
    covers_all,
)
from assistant.answers import Basis
from assistant.council import Response, ResponseVerdict
from assistant.documents import Document

SAID = {
    ResponseVerdict.ACCEPTED: "accepted",
    ResponseVerdict.PARTLY: "accepted in part",
    ResponseVerdict.REJECTED: "rejected",
    ResponseVerdict.DEFERRED: "deferred",
}
_SHEETS = frozenset({"xlsx", "xls", "xlsm", "ods", "csv", "tsv"})


def is_listed(each: ResponseSet, ledger: Ledger) -> bool:
    """Return whether sheets alone tell of these responses, and name nobody who gave them."""
    papers = [ledger.document(r.document_id) for item in each.items for r in item.responses]
    return each.by is None and all(paper.file_type in _SHEETS for paper in papers)


def listed_one(number: str, response: Response, ledger: Ledger) -> Claim:
    """Return what a sheet lists as the response to one recommendation."""
    sheet = _called(ledger.document(response.document_id))
    text = f"For {number[0].lower()}{number[1:]}, {sheet} lists “{response.verdict_span.text}”."
    proofs = [ledger.proof(response.document_id, s) for s in (response.span, response.verdict_span)]
    return Claim(text, Basis.QUOTATION, tuple(proofs))


def listed_several(
    each: ResponseSet,
    items: Sequence[Answered],
    verdicts: Sequence[ResponseVerdict],
    ledger: Ledger,
) -> Claim:
    """Return how many recommendations a sheet lists under each of its labels."""
    labels: dict[str, list[Answered]] = {}
    for item in items:
        labels.setdefault(item.main.verdict_span.text.strip(), []).append(item)
    sheet = _called(ledger.document(items[0].main.document_id))
    parts = [f"{len(found)} as “{label}”{numbers_of(found)}" for label, found in labels.items()]
    listed = " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
    about = f" of {each.about}" if each.about else ""
    text = f"Of the {len(items)} recommendations{about}, {sheet} lists {listed}."
    if verdicts and not any(item.main.verdict in verdicts for item in items):
        none = f"none is listed as {' or '.join(SAID[verdict] for verdict in verdicts)}"
        if not covers_all(each, items, ledger):
            none = f"of those with a recorded response, {none}"
        text = f"{none[0].upper()}{none[1:]}. {text}"
    asked_for = [item for item in items if item.main.verdict in verdicts]
    values = [count_of("responses", items), count_of("of the kind asked for", asked_for)]
    values += [count_of(label, found) for label, found in labels.items()]
    proofs = tuple(
        proof
        for item in items
        for proof in item.proofs(ledger)[
            : 1 if item.main.verdict_span.text in item.main.span.text else 2
        ]
    )
    return Claim(text, Basis.COMPUTED, proofs, tuple(values))


def _called(document: Document) -> str:
    return f"the sheet “{' '.join(document.title.split())}”"


def numbers_of(items: Sequence[Answered], noun: str = "recommendation") -> str:
    """Return the numbers of recommendations in brackets, nothing where one has none."""
    numbers = [item.number for item in items if item.number]
    if len(numbers) != len(items):
        return ""
    *first, last = numbers
    listed = f"{', '.join(first)} and {last}" if first else last
    return f" ({noun if not first else f'{noun}s'} {listed})"


def count_of(name: str, items: Sequence[Answered]) -> Computed:
    """Return how many recommendations there are, by their first responses."""
    rows = tuple(item.main.record_id for item in items)
    return Computed(name, Operation.COUNT, str(len(set(rows))), rows)
