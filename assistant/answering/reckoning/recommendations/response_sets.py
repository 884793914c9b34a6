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
    plain_number,
)
from assistant.answering.reckoning.recommendations.recommendations_asked import (
    ASKS_RECOMMENDATIONS,
    distinct_words,
    names_asked,
)
from assistant.answering.terms import stems
from assistant.council import Response, ResponseVerdict
from assistant.documents import DocumentKind
from assistant.spans import Span

_RESPONDS = re.compile(
    r"(?i)\baccept\w*|\breject\w*|\brefus\w*|\bturn(?:ed)? down\b|\brespon(?:d\w*|se\w*)\b"
    r"|\bagreed?\b|\badopt\w*|\bdeclined?\b|\bsay to\b|\bsaid to\b|\bsay about\b|\bsaid about\b"
    r"|\bsay (?:on|in)\b|\bthrown out\b|\bknocked back\b|\breply\b|\banswer(?:ed)? to\b"
    r"|\bdecided? (?:about|on)\b|\btaken up\b|\b(?:happened to|became of|become of)\b"
    r"|\bwhen\b|\bby what date\b|\bdeadline\b"
)
_RESPONSE_TO = re.compile(
    r"(?i)\brespon(?:d\w*|se) (?:.{0,40} )?to (?:.{0,70}\b)?(?:report|review|group|inquiry|committee)\b"
    r"|\b(?:report|review|group|inquiry)\b.{0,40}\brespon(?:d\w*|se)\b"
)
_VERDICTS = (
    (ResponseVerdict.PARTLY, re.compile(r"(?i)\bpart(?:ly|ial|ially)?\b|\bin part\b")),
    (
        ResponseVerdict.REJECTED,
        re.compile(r"(?i)\breject\w*|\brefus\w*|\bturn(?:ed)? down\b|\bnot (?:be )?accept\w*"
                   r"|\bdidn['’]?t accept|\bdeclined?\b|\bthrown out\b|\bknocked back\b"),
    ),
    (ResponseVerdict.ACCEPTED, re.compile(r"(?i)(?<!not )(?<!n't )\baccept\w*|\badopted\b|\bagreed\b")),
)  # fmt: skip
_DECIDED = (DocumentKind.DECISION_NOTICE, DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES)
# A response prints at least this share of the shorter wording of what it answers.
_ALIKE = 0.5
_NUMBERS = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()
# "Did the Cabinet accept all of them?" is told by all of them.
_OF_ALL = re.compile(r"(?i)\b(?:did|do|does|were|was|have|has|are)\b.*\b(?:all|every|each)\b")
_BOTH = re.compile(r"(?i)\b(?:accept\w*|agreed) (?:or|and|/) (?:not|reject\w*)|\bwhether\b")


@dataclass(frozen=True, slots=True)
class Answered:
    """All responses of one body to one recommendation; what was decided comes first."""

    responses: tuple[Response, ...]

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
        """The recommendation as the response prints it."""
        return next((r.recommendation_text for r in self.responses if r.recommendation_text), None)

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
        """Return the places of all responses, and of their verdicts."""
        return tuple(
            ledger.proof(response.document_id, span)
            for response in self.responses
            for span in (response.span, response.verdict_span)
        )


@dataclass(frozen=True, slots=True)
class ResponseSet:
    """What one body answered to the recommendations of one report."""

    about: str | None
    by: str | None
    items: tuple[Answered, ...]
    titles: str


def asks_responses(plan: Plan) -> bool:
    """Return whether a question asks what was answered to recommendations."""
    question = plan.standalone
    named = ASKS_RECOMMENDATIONS.search(question) is not None
    return (named and _RESPONDS.search(question) is not None) or (
        _RESPONSE_TO.search(question) is not None
    )


def verdicts_asked(question: str) -> tuple[ResponseVerdict, ...]:
    """Return the verdicts that a question keeps to, none where it asks for all.

    >>> [v.value for v in verdicts_asked("Which were partly accepted?")]
    ['partly']
    >>> verdicts_asked("Which were accepted or rejected?"), verdicts_asked("Were all accepted?")
    ((), ())
    """
    if _BOTH.search(question) or _OF_ALL.search(question):
        return ()
    found = [verdict for verdict, pattern in _VERDICTS if pattern.search(question)]
    if ResponseVerdict.PARTLY in found and not re.search(r"(?i)\breject", question):
        return (ResponseVerdict.PARTLY,)
    if set(found) >= {ResponseVerdict.ACCEPTED, ResponseVerdict.REJECTED}:
        return (
            ()
            if re.search(r"(?i)\baccept\w*.*\breject|\breject\w*.*\baccept", question)
            else (ResponseVerdict.REJECTED,)
        )
    return tuple(found)


def gather_responses(ledger: Ledger) -> list[ResponseSet]:
    """Return all responses, report by report and body by body."""
    groups: dict[tuple[str, str], list[Response]] = {}
    for response in ledger.records(Response):
        key = (_plain(response.about), _plain(response.by))
        groups.setdefault(key, []).append(response)
    return [_set(found, ledger) for found in groups.values()]


def responses_asked(plan: Plan, ledger: Ledger) -> tuple[ResponseSet, tuple[Answered, ...]] | None:
    """Return the set that a question means and those of it that it asks for.

    None where none or several fit: names must stand in what the responses are about.
    """
    numbers = [number for noun, number in plan.labels if noun == "recommendation"]
    sets = gather_sets(ledger) if numbers else ()
    fits = [
        (each, items)
        for each in gather_responses(ledger)
        if (items := _items(each, plan, numbers)) is not None
        and all(_is_of_that_number(item, each, sets) for item in items if numbers)
    ]
    return fits[0] if len(fits) == 1 else None


def covers_all(each: ResponseSet, items: Sequence[Answered], ledger: Ledger) -> bool:
    """Return whether each recommendation of the report is held and has one of these responses."""
    about = _plain(each.about)
    numbers = {plain_number(item.number) for item in items if item.number}
    made = [found for found in gather_sets(ledger) if _plain(found.title) == about]
    held = {plain_number(item.number) for found in made for item in found.items if item.number}
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
    about = f"{each.about or ''} {each.by or ''} {each.titles}"
    titled = set(stems(about))
    names = [name for name in names_asked(plan) if not holds_name(about, name)]
    whole = {str(len(each.items)), *_NUMBERS[len(each.items) : len(each.items) + 1]}
    words = [word for word in distinct_words(plan) if word not in titled | whole]
    found = [
        item
        for item in each.items
        if not numbers or plain_number(item.number) in map(plain_number, numbers)
    ]
    if names or words:
        found = [item for item in found if _is_on(item, words, names)]
        if not found:
            return None
    return tuple(found) or None


def _is_on(item: Answered, words: Sequence[str], names: Sequence[Sequence[str]]) -> bool:
    text = item.text or ""
    return set(words) <= set(stems(text)) and all(holds_name(text, name) for name in names)


def _set(found: Sequence[Response], ledger: Ledger) -> ResponseSet:
    def decided(response: Response) -> bool:
        return ledger.document(response.document_id).kind not in _DECIDED

    by_number: dict[str, list[Response]] = {}
    for place, response in enumerate(sorted(found, key=decided)):
        key = plain_number(response.number) or f"unnumbered {place}"
        by_number.setdefault(key, []).append(response)
    items = [Answered(tuple(same)) for same in by_number.values()]
    items.sort(key=lambda item: _order(item.number))
    titles = " ".join({ledger.document(r.document_id).title for r in found})
    by = re.sub(r"(?i)^the ", "", found[0].by or "")
    return ResponseSet(found[0].about, f"the {by}" if by else None, tuple(items), titles)


def _order(number: str | None) -> tuple[int, str]:
    digits = re.match(r"\d+", number or "")
    return (int(digits.group()) if digits else 10**6, number or "")


def _plain(text: str | None) -> str:
    bare = re.sub(r"(?i)^the ", "", text or "")
    return "".join(c for c in bare.casefold() if c.isalnum())
