"""Reads responses out of tables that set a response beside each recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.documents import DocumentKind
from assistant.spans import Span
from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.responses_wording import find_label
from ingest.parsing.parsed import Block, Cell, Row

_BODIES = (
    r"(?:(?:the )?(?:executive|cabinet|government|council|partnership|agency|board|department|trust"
    r"|management|committee)(?:['’]s)? )?"
)
# By concept; a column is the first that its heading fits.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "verdict",
        re.compile(
            rf"(?i)^\W*(?:{_BODIES}(?:response|decision|verdict|view|position|reply|answer)"
            r"|(?:recommendation )?(?:accept|agree)(?:ed|s)?\b.*|status \((?:accept|agree).*"
            r"|(?:accepted|agreed)\W.*reject.*|response \(.*\)|response status)\W*$"
        ),
    ),
    ("about", re.compile(r"(?i)^\W*(?:rec\w*|report|source)\b.*\btitle\W*$")),
    (
        "number",
        re.compile(
            r"(?i)^\W*(?:no|number|ref|reference|re ?c\.?|rec(?:ommendation)? (?:no|number|ref|id)|#"
            r"|(?:learning|action) point(?: no)?)?\W*$"
        ),
    ),
    (
        "recommendation",
        re.compile(
            r"(?i)^\W*(?:rec extracted|subject|topic|proposal|what (?:was|we) asked(?: for)?"
            r"|(?:[\w'’]+ ){0,3}recommendations?"
            r"(?: \([\w ]+\)| text| in (?:brief|short|summary)| summary)?)\W*$"
        ),
    ),
    (
        "reason",
        re.compile(
            r"(?i)^\W*(?:reasons?\b.*|(?:[\w'’]+ ){0,2}comments?\b.*|explanation|rationale|res extracted"
            r"|action\b.*|response (?:text|detail|comment).*|detail\w*|follow-up note"
            r"|what (?:will|the|is|was|we|has)\b.*)\W*$"
        ),
    ),
    (
        "by",
        re.compile(
            r"(?i)^\W*(?:response (?:by|from)|responding (?:body|agency)|respondent|agency|organisation"
            r"|partner(?: agency)?|body)\W*$"
        ),
    ),
    (
        "due",
        re.compile(
            r"(?i)^\W*(?:by(?: when)?|deadline|timescales?|target(?: date)?|due(?: date| by)?|when|date"
            r"|(?:implementation|completion) date)\W*$"
        ),
    ),
)
# A table that names no recommendations answers some where its paper is a response.
_ANSWERS = re.compile(r"(?i)\brespon(?:se|ds?|ding)\b|\breply\b|\bagenc\w+\b")
_NAMES = re.compile(r"ecommendation|(?i:learning points?)")

# "1. Open late", "Recommendation 1: open late", "R1 Open late" in the cell of the recommendation.
_MARKED = re.compile(
    r"^(?:(?:(?i:recommendation)\s+|R)?(?P<number>\d{1,3}[a-z]?)(?:[.):]\s*|\s+[–-]\s+)"
    r"|(?P<lettered>R\d{1,3}[a-z]?)\s+)(?P<text>.+)$"
)
# "R1", "LP 2": the cell holds no more than the number.
_BARE = re.compile(r"[A-Z]{0,3}\s?\d{1,3}[a-z]?")


@dataclass(frozen=True, slots=True)
class Answer:
    """A response as found: where it stands, the words of its verdict, and what is beside them."""

    span: Span
    number: str | None
    verdict_span: Span
    recommendation_text: str | None = None
    reason: Span | None = None
    by: str | None = None
    about: str | None = None
    due_text: str | None = None


def answers_in_tables(paper: Paper) -> Iterator[Answer]:
    """Yield the answers of each table that has a column of recommendations and one of responses."""
    header: Sequence[str] | None = None
    columns: Mapping[str, int] | None = None
    for block in paper.parsed.blocks:
        row = block.row
        if row is None or row.is_header or not row.header:
            continue
        if row.header is not header:
            header, columns = row.header, _columns(row.header, _is_response(paper, block))
        answer = _answer(paper, block, row, columns) if columns is not None else None
        if answer is not None:
            yield answer


def _is_response(paper: Paper, block: Block) -> bool:
    """Return whether a table stands in a paper, or below a heading, that responds to something."""
    headings = " ".join(block.headings)
    return (
        paper.facts.kind is DocumentKind.EXECUTIVE_RESPONSE
        or _ANSWERS.search(f"{paper.facts.title} {headings}") is not None
    )


def _columns(header: Sequence[str], answers: bool) -> Mapping[str, int] | None:
    names = any(_NAMES.search(name) or name.startswith("Rec") for name in header)
    if not names and not answers:
        return None
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        concept = next((c for c, pattern in _COLUMNS if pattern.match(name.strip())), None)
        if concept is not None and concept not in found and name.strip():
            found[concept] = index
    if "recommendation" not in found and "number" in found and header[found["number"]] == "Rec":
        found["recommendation"] = found.pop("number")
    named = "recommendation" in found or "number" in found
    return found if "verdict" in found and named else None


def _answer(paper: Paper, block: Block, row: Row, columns: Mapping[str, int]) -> Answer | None:
    cells = {concept: _cell(row, index) for concept, index in columns.items()}
    verdict = cells["verdict"]
    place = find_label(verdict.text) if verdict is not None else None
    if verdict is None or place is None:
        return None
    beside = cells.get("reason")
    wanted, number = _text(cells.get("recommendation")), _text(cells.get("number"))
    marked = _MARKED.match(wanted) if wanted and number is None else None
    if marked is not None:
        number, wanted = marked["number"] or marked["lettered"], marked["text"]
    elif wanted and number is None and _BARE.fullmatch(wanted):
        number, wanted = wanted, None
    after = paper.span(min(verdict.start + place[1] + 1, verdict.end), verdict.end)
    reason = paper.span(beside.start, beside.end) if beside and beside.text.strip() else after
    return Answer(
        span=paper.span(block.start, block.end),
        number=number,
        verdict_span=paper.span(verdict.start + place[0], verdict.start + place[1]),
        recommendation_text=wanted,
        reason=reason if reason.text.strip(" .-–") else None,
        by=_text(cells.get("by")),
        about=_text(cells.get("about")),
        due_text=_text(cells.get("due")),
    )


def _cell(row: Row, column: int) -> Cell | None:
    return next((c for c in row.cells if c.column <= column < c.column + c.column_span), None)


def _text(cell: Cell | None) -> str | None:
    text = " ".join(cell.text.split()).strip() if cell is not None else ""
    return text if text.strip(" -–.") else None
