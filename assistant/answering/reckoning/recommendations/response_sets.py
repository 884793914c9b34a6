"""The responses that bodies gave to the recommendations of one report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Proof
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    gather_sets,
)
from assistant.answering.reckoning.recommendations.response_links import (
    answered_item,
    answered_set,
    bare_number,
    order_of,
    shown_body,
    shown_report,
)
from assistant.council import Recommendation, Response
from assistant.documents import DocumentKind
from assistant.spans import Span

HEALTH = re.compile(r"(?i)\bnhs\b|\bhealth board\b")
_DECIDED = (DocumentKind.DECISION_NOTICE, DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES)


@dataclass(frozen=True, slots=True)
class Answered:
    """All responses of one body to one recommendation; what was decided comes first.

    `made` is the recommendation as its own paper prints it, None where no paper held does.
    """

    responses: tuple[Response, ...]
    made: Recommendation | None = None

    @property
    def main(self) -> Response:
        """The response of the decision, else of the paper that proposes it."""
        return self.responses[0]

    @property
    def number(self) -> str | None:
        """The recommendation's number as printed."""
        return self.main.number

    @property
    def text(self) -> str | None:
        """The recommendation as the response prints it, else as its own paper does."""
        printed = (r.recommendation_text for r in self.responses if r.recommendation_text)
        return next(printed, self.made.text if self.made else None)

    @property
    def words(self) -> str:
        """What may name it: its text as either paper prints it."""
        return f"{self.text or ''} {self.made.text if self.made else ''}"

    @property
    def reason(self) -> tuple[Span, str] | None:
        """The reason or action that is printed, with its paper's id."""
        given = (r for r in self.responses if r.reason is not None and r.reason.text.strip())
        return next(((r.reason, r.document_id) for r in given if r.reason), None)

    @property
    def differs(self) -> bool:
        """Whether papers print different verdicts."""
        return len({response.verdict for response in self.responses}) > 1

    def proofs(self, ledger: Ledger) -> tuple[Proof, ...]:
        """Return the places of all responses and of their verdicts, and of the recommendation."""
        own = tuple(
            ledger.proof(response.document_id, span)
            for response in self.responses
            for span in (response.span, response.verdict_span)
        )
        return (*own, ledger.proof(self.made.document_id, self.made.span)) if self.made else own


@dataclass(frozen=True, slots=True)
class ResponseSet:
    """What one body answered to the recommendations of one report."""

    about: str | None
    by: str | None
    items: tuple[Answered, ...]
    titles: str
    made: RecommendationSet | None = None

    @property
    def noun(self) -> str:
        """What each is called: a recommendation, or a learning point by its number."""
        points = all((item.number or "").upper().startswith("LP") for item in self.items)
        return "learning point" if points else "recommendation"

    @property
    def called(self) -> str:
        """What may name it: the report and the body, and the titles of both papers."""
        health = "health board service nhs trust" if HEALTH.search(self.by or "") else ""
        own = f"{self.about or ''} {self.by or ''} {health} {self.titles}"
        return f"{own} {self.made.called}" if self.made else own


def gather_responses(ledger: Ledger) -> list[ResponseSet]:
    """Return all responses, report by report and body by body."""
    groups: dict[tuple[str, str], list[Response]] = {}
    for response in ledger.records(Response):
        key = (plain_title(response.about), plain_title(response.by))
        groups.setdefault(key, []).append(response)
    sets = gather_sets(ledger) if groups else ()
    return [_set(found, sets, ledger) for found in groups.values()]


def covers_all(each: ResponseSet, items: Sequence[Answered], ledger: Ledger) -> bool:
    """Return whether each recommendation of the report is held and has one of these responses."""
    about = plain_title(each.about)
    numbers = {bare_number(item.number) for item in items if item.number}
    made = [found for found in gather_sets(ledger) if plain_title(found.title) == about]
    made = made or [each.made for _ in items[:1] if each.made is not None]
    held = {bare_number(item.number) for found in made for item in found.items if item.number}
    return bool(held) and held <= numbers


def _set(
    found: Sequence[Response], sets: Sequence[RecommendationSet], ledger: Ledger
) -> ResponseSet:
    def decided(response: Response) -> bool:
        return ledger.document(response.document_id).kind not in _DECIDED

    by_number: dict[str, list[Response]] = {}
    for place, response in enumerate(sorted(found, key=decided)):
        key = bare_number(response.number) or f"unnumbered {place}"
        by_number.setdefault(key, []).append(response)
    made = answered_set(found, found[0].about, sets)
    items = [Answered(tuple(same), answered_item(same[0], made)) for same in by_number.values()]
    items.sort(key=lambda item: order_of(item.number))
    titles = " ".join({ledger.document(r.document_id).title for r in found})
    about = shown_report(found[0].about)
    return ResponseSet(about, shown_body(found[0].by), tuple(items), titles, made)


def plain_title(text: str | None) -> str:
    """Return a title as it is compared: its letters and digits alone."""
    bare = re.sub(r"(?i)^the ", "", text or "")
    return "".join(c for c in bare.casefold() if c.isalnum())
