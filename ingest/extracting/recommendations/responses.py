"""Responses of the executive, or of another body, to recommendations, one by one.

Read are tables with a column for the response, responses in prose below "Recommendation
3", and decisions ("That recommendations 1 and 2 be accepted"). A reply that does not say
whether it accepts is no verdict, and none is guessed from its tone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.actions import DueDate
from assistant.council import Response, ResponseVerdict
from assistant.documents import DocumentKind
from assistant.sentences import split_sentences
from assistant.spans import Span
from ingest.extracting.dates.due_dates import read_due
from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.recommendation_lists import LABEL
from ingest.extracting.recommendations.recommendations_wording import recommends
from ingest.extracting.recommendations.responses_tables import Answer, answers_in_tables
from ingest.extracting.recommendations.responses_titles import ANSWERS_TO, answered_report
from ingest.extracting.recommendations.responses_wording import (
    find_label,
    find_statement,
    numbers_in,
    read_verdict,
)
from ingest.parsing.parsed import Block, BlockKind

Kind = DocumentKind
_DECIDES = frozenset({Kind.DECISION_NOTICE, Kind.MINUTES, Kind.PRINTED_MINUTES})
_EXECUTIVE = re.compile(r"(?i)\b(?:cabinet|executive)\b")
# "That recommendations 1, 2 and 4 of the Task and Finish Group be accepted."
_DECIDED = re.compile(
    r"(?i)\brecommendations? (?P<numbers>\d{1,3}(?:(?:, | and | to |, and |\s?[-–]\s?)\d{1,3})*)"
    r"(?: (?P<about>(?:of|in|from) [^.;:]{3,120}?))? (?P<says>(?:be|is|are|was|were)"
    r" (?:not |partly |partially )?(?:accepted|agreed|rejected|supported|approved)"
    r"(?: in (?:part|full|principle))?)\b"
)
_BLOCKS_TO_READ = 40
_NAMED = re.compile(r"(?i)recommend|\bRec\b|\blearning points?\b|\brespon(?:se|d)")


def extract_responses(paper: Paper) -> list[Response]:
    """Return the responses that a paper records, in reading order."""
    if not _NAMED.search(paper.text):
        return []
    answers = list(answers_in_tables(paper))
    if paper.facts.kind is Kind.EXECUTIVE_RESPONSE or "esponse" in paper.facts.title:
        answers.extend(_answers_in_prose(paper))
    if paper.facts.kind in _DECIDES and _EXECUTIVE.search(
        paper.facts.committee or paper.facts.title
    ):
        answers.extend(_decisions(paper))
    records = []
    for part, answer in enumerate(sorted(answers, key=_place)):
        verdict = read_verdict(answer.verdict_span.text)
        if verdict is not None:
            records.append(_record(paper, answer, verdict, part))
    return records


def _place(answer: Answer) -> tuple[int, int]:
    return answer.span.start, answer.verdict_span.start


def _answers_in_prose(paper: Paper) -> Iterator[Answer]:
    """Yield the answers that are stated in the text below "Recommendation 3"."""
    blocks = paper.parsed.blocks
    starts = [i for i, b in enumerate(blocks) if b.row is None and _labelled(paper, b)]
    if not starts:
        starts = [i for i, b in enumerate(blocks) if _is_numbered(paper, b)]
    for start, end in pairwise([*starts, len(blocks)]):
        answer = _answer_below(paper, blocks[start : min(end, start + _BLOCKS_TO_READ)])
        if answer is not None:
            yield answer


def _labelled(paper: Paper, block: Block) -> bool:
    return LABEL.match(paper.text[block.start : min(block.end, block.start + 60)]) is not None


def _is_numbered(paper: Paper, block: Block) -> bool:
    """Return whether a block is a numbered recommendation that is not labelled as one."""
    whole = bool(block.number) and str(block.number).strip("().").isdigit()
    return whole and block.kind is BlockKind.LIST_ITEM and recommends(paper.text_of(block))


def _answer_below(paper: Paper, blocks: Sequence[Block]) -> Answer | None:
    label = LABEL.match(paper.text_of(blocks[0])[:60])
    number = label["number"] if label else str(blocks[0].number).strip("().")
    first = blocks[0].start + (label.end() if label else len(number) + 1)
    for block in blocks:
        offset = max(first, block.start)
        text = paper.text[offset : block.end]
        if (
            block is not blocks[0]
            and block.kind is BlockKind.HEADING
            and block.level < blocks[0].level
        ):
            return None
        found = _verdict_in(text)
        if found is not None:
            start, end, who = found
            return Answer(
                span=paper.span(blocks[0].start, block.end),
                number=number,
                verdict_span=paper.span(offset + start, offset + end),
                recommendation_text=_above(paper, blocks, first, offset),
                reason=_reason(paper, offset + end, block.end),
                by=who,
            )
    return None


def _verdict_in(text: str) -> tuple[int, int, str | None] | None:
    label = find_label(text)
    if label is not None:
        return (*label, None)
    for start, end in split_sentences(text):
        found = find_statement(text[start:end])
        if found is not None:
            return start + found[0], start + found[1], found[2]
    return None


def _above(paper: Paper, blocks: Sequence[Block], first: int, offset: int) -> str | None:
    """Return what stands between the label and the answer: the recommendation as repeated."""
    parts = [
        paper.text[max(b.start, first) : b.end]
        for b in blocks
        if b.start < offset and b.end > first
    ]
    return " ".join(" ".join(parts).split()) or None if parts and offset > first else None


def _reason(paper: Paper, start: int, end: int) -> Span | None:
    """Return what follows the words of the verdict in their paragraph."""
    rest = paper.text[start:end]
    lead = re.match(r"[\s.:;,–—-]*", rest)
    span = paper.span(start + (lead.end() if lead else 0), end)
    return span if span.text else None


def _decisions(paper: Paper) -> Iterator[Answer]:
    for block in paper.parsed.blocks:
        if block.kind is BlockKind.AGENDA_NOTE or block.row:
            continue
        text = paper.text_of(block)
        if "ecommendation" not in text:
            continue
        for found in _DECIDED.finditer(text):
            for number in numbers_in(found["numbers"]):
                yield Answer(
                    span=paper.span(block.start, block.end),
                    number=number,
                    verdict_span=paper.span(
                        block.start + found.start("says"), block.start + found.end("says")
                    ),
                    about=_titled(block.headings)
                    or (found["about"] or "").partition(" ")[2]
                    or None,
                    by=paper.facts.committee,
                )


def _titled(headings: Sequence[str]) -> str | None:
    for heading in reversed(headings):
        found = ANSWERS_TO.search(heading)
        if found:
            return re.sub(r"\s*\([^()]*\)$", "", found["about"])
    return None


def _record(paper: Paper, answer: Answer, verdict: ResponseVerdict, part: int) -> Response:
    about, by = answered_report(paper)
    return Response(
        record_id=paper.record_id("response", answer.span.start, answer.span.end, part),
        document_id=paper.document_id,
        passage_id=paper.passage_id(answer.verdict_span.start),
        span=answer.span,
        number=answer.number,
        about=answer.about or about,
        verdict=verdict,
        verdict_span=answer.verdict_span,
        recommendation_text=answer.recommendation_text,
        by=answer.by or by or answer.headed_by,
        reason=answer.reason,
        due=read_due(answer.due_text) if answer.due_text else DueDate(""),
    )
