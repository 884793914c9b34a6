"""The responses that bodies gave to the recommendations of one report, and which are meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Proof
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    gather_sets,
    holds_name,
)
from assistant.answering.reckoning.recommendations.recommendations_asked import (
    ASKS_RECOMMENDATIONS,
    distinct_words,
    names_asked,
)
from assistant.answering.reckoning.recommendations.response_links import (
    answered_item,
    answered_set,
    bare_number,
    order_of,
    shown_body,
    shown_report,
)
from assistant.answering.reckoning.recommendations.responses_words import (
    FRAMING,
    RESPONDS,
    names_verdict,
)
from assistant.answering.terms import stems
from assistant.council import Recommendation, Response
from assistant.documents import DocumentKind
from assistant.spans import Span

_RESPONSE_TO = re.compile(
    r"(?i)\brespon(?:d\w*|se) (?:.{0,40} )?to (?:.{0,70}\b)?(?:report|review|group|inquiry|committee)\b"
    r"|\b(?:report|review|group|inquiry)\b.{0,40}\brespon(?:d\w*|se)\b"
)
_POINTS = re.compile(r"(?i)\blearning points?\b")
# "Learning point 4", "R5": numbers that plans do not read as a recommendation's.
_POINT = re.compile(r"(?i:\blearning point (?P<number>\d{1,2})\b)")
# What a committee itself voted for is no response to it.
_OWN_VOTE = re.compile(
    r"(?i)\bvot(?:e|es|ed|ing)\b|\bmov(?:ed|er)\b|\bsecond(?:ed|er)\b|\bmotion\b|\bamendment\b|\bminutes\b"
    r"|\b(?:did|has|have|had) (?:the |our )?(?:committee|panel|commission|we|members)\b"
)
_HEALTH = re.compile(r"(?i)\bnhs\b|\bhealth board\b")
_SURE = 3
_DECIDED = (DocumentKind.DECISION_NOTICE, DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES)
# A response prints at least this share of the shorter wording of what it answers.
_ALIKE = 0.5
_NUMBERS = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()


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
        health = "health board service nhs trust" if _HEALTH.search(self.by or "") else ""
        own = f"{self.about or ''} {self.by or ''} {health} {self.titles}"
        return f"{own} {self.made.called}" if self.made else own


def asks_responses(plan: Plan) -> bool:
    """Return whether a question asks what was answered to recommendations."""
    question = plan.standalone
    named = ASKS_RECOMMENDATIONS.search(question) or _POINTS.search(question)
    if named is not None:
        return RESPONDS.search(question) is not None or names_verdict(question)
    return _RESPONSE_TO.search(question) is not None


def asks_verdict(plan: Plan) -> bool:
    """Return whether a question that names no recommendation may ask what was said to one."""
    question = plan.standalone
    return names_verdict(question) and _OWN_VOTE.search(question) is None


def gather_responses(ledger: Ledger) -> list[ResponseSet]:
    """Return all responses, report by report and body by body."""
    groups: dict[tuple[str, str], list[Response]] = {}
    for response in ledger.records(Response):
        key = (_plain(response.about), _plain(response.by))
        groups.setdefault(key, []).append(response)
    sets = gather_sets(ledger) if groups else ()
    return [_set(found, sets, ledger) for found in groups.values()]


def responses_asked(
    plan: Plan, ledger: Ledger, *, named: bool = True
) -> tuple[ResponseSet, tuple[Answered, ...]] | None:
    """Return the set that a question means and those of it that it asks for.

    None where none or several fit: names must stand in what the responses are about. A
    question that is not `named`, as it says nothing of recommendations, must name the body
    or the report, and be about one of them by most of its words.
    """
    numbers = [number for noun, number in plan.labels if noun == "recommendation"]
    numbers += [match["number"] for match in _POINT.finditer(plan.standalone)]
    gathered = gather_responses(ledger)
    gathered = [each for each in gathered if _says_body(plan, each)] or gathered
    sets = gather_sets(ledger) if numbers else ()
    fits = [
        (each, items)
        for each in gathered
        if (items := _items(each, plan, numbers)) is not None
        and all(_is_of_that_number(item, each, sets) for item in items if numbers)
    ]
    if not named:
        fits = [fit for fit in fits if _names_it(plan, *fit)]
    if not fits and not numbers:
        nearly = (fit for each in gathered if (fit := _nearly(each, plan)) is not None)
        fits = [fit for fit in nearly if named or _says_body(plan, fit[0])]
    return fits[0] if len(fits) == 1 else None


def covers_all(each: ResponseSet, items: Sequence[Answered], ledger: Ledger) -> bool:
    """Return whether each recommendation of the report is held and has one of these responses."""
    about = _plain(each.about)
    numbers = {bare_number(item.number) for item in items if item.number}
    made = [found for found in gather_sets(ledger) if _plain(found.title) == about]
    made = made or [each.made for _ in items[:1] if each.made is not None]
    held = {bare_number(item.number) for found in made for item in found.items if item.number}
    return bool(held) and held <= numbers


def _is_of_that_number(
    item: Answered, each: ResponseSet, sets: Sequence[RecommendationSet]
) -> bool:
    """Return whether the report itself prints that recommendation under that number.

    A response may number the recommendations otherwise than the report does.
    """
    if not item.number or not item.text:
        return True
    about = _plain(each.about)
    for made in sets:
        own = made.numbered(item.number) if _plain(made.title) == about else None
        if own is not None:
            one, two = set(stems(own.text)), set(stems(item.text))
            return len(one & two) >= _ALIKE * max(min(len(one), len(two)), 1)
    return True


def _items(each: ResponseSet, plan: Plan, numbers: Sequence[str]) -> tuple[Answered, ...] | None:
    """Return the responses of a set that a question asks for, None where it means another."""
    titled = set(stems(each.called))
    names = [name for name in names_asked(plan) if not holds_name(each.called, name)]
    words = [word for word in _asked_words(each, plan) if word not in titled]
    found = [
        item
        for item in each.items
        if not numbers or bare_number(item.number) in map(bare_number, numbers)
    ]
    if names or words:
        found = [item for item in found if _is_on(item, words, names)]
        if not found:
            return None
    return tuple(found) or None


def _asked_words(each: ResponseSet, plan: Plan) -> list[str]:
    """Return the stems that must name a set or one of its items."""
    count = len(each.items)
    whole = {str(count), *_NUMBERS[count : count + 1]}
    return [word for word in distinct_words(plan) if word not in FRAMING | whole]


def _nearly(each: ResponseSet, plan: Plan) -> tuple[ResponseSet, tuple[Answered, ...]] | None:
    """Return the one response whose recommendation says all words of a question but one."""
    titled = set(stems(each.called))
    if any(not holds_name(each.called, name) for name in names_asked(plan)):
        return None
    words = {word for word in _asked_words(each, plan) if word not in titled}
    said = [(len(words & set(stems(item.words))), item) for item in each.items]
    best = [item for count, item in said if count >= _SURE and count >= len(words) - 1]
    return (each, tuple(best)) if len(best) == 1 else None


def _names_it(plan: Plan, each: ResponseSet, items: Sequence[Answered]) -> bool:
    """Return whether a question that says nothing of recommendations surely means these responses."""
    titled = set(stems(each.called))
    own = [word for word in _asked_words(each, plan) if word not in titled]
    names = names_asked(plan)
    whole = len(items) == len(each.items)
    says_report = bool(names) and not own and whole
    return says_report or (
        _says_body(plan, each) and len(items) == 1 and (len(own) > 1 or len(names) > 0)
    )


def _says_body(plan: Plan, each: ResponseSet) -> bool:
    """Return whether a question names the body that responded."""
    by, said = set(stems(each.by or "")), set(stems(plan.standalone))
    if _HEALTH.search(each.by or "") and _HEALTH.search(plan.standalone):
        return True
    return bool(by) and by <= said


def _is_on(item: Answered, words: Sequence[str], names: Sequence[Sequence[str]]) -> bool:
    return set(words) <= set(stems(item.words)) and all(
        holds_name(item.words, name) for name in names
    )


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


def _plain(text: str | None) -> str:
    bare = re.sub(r"(?i)^the ", "", text or "")
    return "".join(c for c in bare.casefold() if c.isalnum())
