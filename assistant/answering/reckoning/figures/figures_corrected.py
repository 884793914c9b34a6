"""Answers which of two figures is right, where a paper says that an earlier one was wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.phrasing import paper_phrase
from assistant.answering.planning import Plan
from assistant.answering.reckoning.figures.tables.cells import cell_asked
from assistant.answering.reckoning.figures.tables.fitting import initials_of
from assistant.answering.reckoning.figures.tables.periods import Span as Period
from assistant.answering.reckoning.figures.tables.periods import spans_in
from assistant.answering.reckoning.figures.tables.words import asked_stems, measure_stems
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answering.terms import stems
from assistant.answers import AnswerStatus, Basis
from assistant.documents import MINUTES_KINDS, Document, DocumentKind, Passage
from assistant.sentences import split_sentences
from assistant.spans import Span

_ASKS = re.compile(
    r"(?i)\b(?:right|correct(?:ed|ion)?|wrong(?:ly)?|accurate|true|mistake\w*"
    r"|errors?)\b[^?]{0,60}\b(?:figures?|numbers?"
    r"|rates?|one|percentages?|totals?)\b|\b(?:figures?|numbers?|rates?|percentages?|totals?|%"
    r"|per ?cent|\d+)[^?]{0,90}"
    r"\b(?:right|correct(?:ed)?|wrong|accurate|true|mistake\w*|errors?)\b"
    r"|\b(?:true|real|proper|right|correct)\b[^?]{0,40}\b(?:proportion|share|level|amount|count|value|sum)\b"
    r"|\bstill (?:the |our |a |be )?(?:right|correct|figures?|numbers?|true|so|stands?|holds?|case|valid)\b"
    r"|\b(?:seen|heard|given|told|got|had|have) (?:two|both|several|different)\b"
    r"|\b(?:figures?|numbers?|that|it|one)\b[^?]{0,40}\b(?:been|was|were|got|it|then|later|since)"
    r" (?:it )?(?:corrected|revised|restated|amended|put right|changed)\b"
    r"|\b(?:two|different|conflicting|differing|several) (?:[\w-]+ ){0,3}(?:figures|numbers|rates"
    r"|percentages|totals)\b"
)
_SAYS = re.compile(
    r"(?im)\b(?:right|true|correct(?:ed)?|proper) (?:figure|number|rate|total|percentage|share|count"
    r"|sum|amount)\b"
    r"|\bshould have (?:been|read|said|shown)\b|\bshould read\b|\bcorrected(?: from|:| figure)"
    r"|\b(?:figures?|numbers?|totals?|rates?) [^.]{0,60}\bdiffer(?:ed|s)? because\b"
    r"|\b(?:that|this|it) was (?:wrong|a mistake|an error|incorrect)\b|\b(?:given|reported|quoted"
    r"|printed) in error\b"
    r"|\bsubject to (?:\w+ ){0,3}corrections?\b|^\W*(?:correction|erratum)\b|\b(?:is|was|were|are|been|be)"
    r" (?:now )?(?:corrected|restated|understated|overstated|misreported|misprinted|transposed|swapped"
    r"|double[- ]counted|counted twice)\b|\bhad (?:wrongly |also )?counted\b[^.]{2,60}\b(?:twice|as well|too)\b"
    r"|\b(?:digits?|figures|numbers) (?:had|have|were) (?:been )?(?:swapped|transposed|mixed up)\b"
    r"|\bwrongly (?:given|reported|stated|printed|quoted)\b"
)
_NUMBER = re.compile(r"(?<![\w.,/])\d[\d,]*(?:\.\d+)?(?![\w/])")
# "3.9 days": a number that a question quotes, and not one of a period.
_NUMBER_ASKED = re.compile(r"(?<![\w.,/])\d[\d,]*\.\d+%?|(?<![\w.,/])\d{1,3}(?:,\d{3})+|\d+%")
_NO_PART = frozenset(
    stems(
        """right correct corrected wrong wrongly accurate true mistake error note notes conflict conflicting
        differing complain complained given quoted told explained explain figure number went i've which one mr
        mrs ms cllr councillor dr two different why differ both reported said originally meeting
        seen see heard hear read remember remembered recall being change changed then still written wrote
        write down noted got have had since revised restated real proper think thought believe says minutes
        quarter year month today"""
    )
)
_NOT_SAID = frozenset({DocumentKind.AGENDA, DocumentKind.NEWS_ITEM})
_MOST_WORDS, _MOST_PAPERS = 90, 2


@dataclass(frozen=True, slots=True)
class _Corrected:
    document: Document
    span: Span


def reckon_corrected_figure(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what a paper says of a figure that was wrong; None where none or several are meant."""
    question = plan.standalone
    if not _ASKS.search(question):
        return None
    found = [each for each in _all(ledger) if _is_meant(each, question, ledger)]
    said = [
        _Corrected(doc, span) for doc, passage in found if (span := _told(doc, passage, ledger))
    ]
    papers = {each.document.document_id for each in said}
    if not said:
        return _of_cell(question, ledger)
    if len(papers) > _MOST_PAPERS or len(said) > len(papers):
        return None
    said.sort(key=lambda each: " | " in each.span.text)
    claims = tuple(_claim(each) for each in said)
    return Reckoned(AnswerStatus.ANSWERED, claims, "a figure that a paper corrects")


def _of_cell(question: str, ledger: Ledger) -> Reckoned | None:
    """Return the cell of a table that a question means, where a correction gives its very number."""
    spans = spans_in(question)
    numbers = {number.rstrip(",") for number in _NUMBER.findall(_without(question, spans))}
    cell = cell_asked(_NUMBER_ASKED.sub(" ", question) if numbers else question, _NO_PART, ledger)
    if cell is None:
        return None
    claim, line, printed = cell
    wanted = numbers | set(_NUMBER.findall(printed))
    about = asked_stems(question) | measure_stems(line.measure)
    said = [
        _Corrected(document, span)
        for document, passage in _all(ledger)
        if wanted <= set(_NUMBER.findall(_beside(passage.text)))
        and about & measure_stems(f"{passage.text} {passage.context}")
        and (span := _told(document, passage, ledger))
    ]
    if not said or len(said) > _MOST_PAPERS:
        return None
    claims = (claim, *(_claim(each) for each in said[:1]))
    return Reckoned(AnswerStatus.ANSWERED, claims, "a figure that a paper corrects")


def _all(ledger: Ledger) -> Iterator[tuple[Document, Passage]]:
    for document_id, document in ledger.documents.items():
        if document.kind in _NOT_SAID or not _SAYS.search(ledger.view.text_of(document_id)):
            continue
        for passage in ledger.view.passages_of(document_id):
            if _SAYS.search(passage.text):
                yield document, passage


def _is_meant(each: tuple[Document, Passage], question: str, ledger: Ledger) -> bool:
    """Return whether a passage holds the number, the period and the words of a question."""
    document, passage = each
    spans = spans_in(question)
    bare = _without(question, spans)
    numbers = {number.rstrip(",") for number in _NUMBER.findall(bare)}
    if numbers - set(_NUMBER.findall(_beside(passage.text))):
        return False
    told = spans_in(passage.text)
    if not all(any(_meets(span, other) for other in told) for span in spans):
        return False
    asked = asked_stems(bare) - _NO_PART
    context = f"{passage.context} {document.title} {document.file}"
    short = frozenset(word.lower() for word in re.findall(r"\b[A-Z]{3,5}\b", bare))
    asked -= short & initials_of(context)
    near = asked & measure_stems(passage.text)
    return bool(near) and asked <= near | measure_stems(re.sub(r"[\W_]+", " ", context))


def _beside(text: str) -> str:
    """Return the sentences that say of a correction, each with the one before and the one after."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    said = [n for n, sentence in enumerate(sentences) if _SAYS.search(sentence)]
    return " ".join(" ".join(sentences[max(n - 1, 0) : n + 2]) for n in said)


def _meets(one: Period, other: Period) -> bool:
    return one.days == other.days or one.holds(other)


def _without(question: str, spans: list[Period]) -> str:
    for span in spans:
        question = f"{question[: span.start]}{' ' * (span.end - span.start)}{question[span.end :]}"
    return question


def _told(document: Document, passage: Passage, ledger: Ledger) -> Span | None:
    """Return the sentences of the correction: of its paragraph, from the first number to its end."""
    for match in _SAYS.finditer(passage.text):
        start = passage.text.rfind("\n", 0, match.start()) + 1
        end = passage.text.find("\n", match.end())
        line = passage.text[start : end if end >= 0 else len(passage.text)]
        if not _NUMBER.search(line) and "because" not in line:
            continue
        if len(line.split()) > _MOST_WORDS:
            line, start = _cut(line, match.start() - start, start)
        if len(line.split()) > _MOST_WORDS:
            return None
        begins = passage.locator.start + start
        text = ledger.view.text_of(document.document_id)[begins : begins + len(line)]
        return Span(begins, begins + len(text.rstrip()), text.rstrip())
    return None


def _cut(line: str, at: int, start: int) -> tuple[str, int]:
    """Return the sentence in which a correction stands, with the one before and the one after."""
    sentences = list(split_sentences(line))
    number = next((n for n, (_, ends) in enumerate(sentences) if at < ends), 0)
    begin, end = sentences[max(number - 1, 0)][0], sentences[min(number + 1, len(sentences) - 1)][1]
    return line[begin:end], start + begin


def _claim(each: _Corrected) -> Claim:
    says = "record" if each.document.kind in MINUTES_KINDS else "says"
    text = f"The {paper_phrase(each.document)} {says}: “{each.span.text}”"
    return Claim(text, Basis.QUOTATION, (Proof(each.document.document_id, each.span),))
