"""Reads responses out of tables that set a response beside each recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.documents import MINUTES_KINDS, DocumentKind
from assistant.spans import Span
from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.responses_wording import find_label
from ingest.extracting.resolutions.resolutions_places import read_coded
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
            r"|(?:response|decision|verdict|reply|answer) (?:of|by|from) (?:[\w’'&]+ ?){1,6}"
            r"|(?:recommendation )?(?:accept|agree)(?:ed|s)?\b.*|status \((?:accept|agree).*"
            r"|(?:accepted|agreed)\W.*reject.*|response \(.*\)|response status)\W*$"
        ),
    ),
    ("about", re.compile(r"(?i)^\W*(?:rec\w*|report|source)\b.*\btitle\W*$")),
    (
        "number",
        re.compile(
            r"(?i)^\W*(?:no|number|ref|reference|r ?e ?c\.?|rec(?:ommendation)? (?:no|number|ref|id)|#"
            r"|(?:learning|action) point(?: no)?)?\W*$"
        ),
    ),
    (
        "recommendation",
        re.compile(
            r"(?i)^\W*(?:rec extracted|subject|topic|proposal|ask|request|what (?:[\w'’]+ ){1,5}asked(?: for)?"
            r"|(?:you|we|they|members|scrutiny) (?:said|asked)(?: for)?|.*\bshould\W*"
            r"|(?:[\w'’]+ ){0,5}recommend(?:s|ed|ations?)?"
            r"(?: \([\w ]+\)| text| in (?:brief|short|summary)| summary| that| (?:of|by|from|made) .*)?)\W*$"
        ),
    ),
    (
        "reason",
        re.compile(
            r"(?i)^\W*(?:reasons?\b.*|(?:[\w'’]+ ){0,2}comments?\b.*|explanation"
            r"|remarks?|notes?|rationale|res extracted"
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
            r"(?i)^\W*(?:(?:(?:to be )?(?:done|complete[d]?|finished) )?by(?: when)?|deadline"
            r"|timescales?|target(?: date)?|due(?: date| by)?|when|date"
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
# What the column of verdicts is headed by, where the body stands in it.
_WHOSE = re.compile(
    r"(?i)\W*(?:(?:response|decision|verdict|reply|answer) (?:of|by|from) (?P<of>(?:the )?[\w’'& ]{3,60}?)"
    r"|(?P<by>(?:the )?(?:cabinet|executive|government|council|partnership|trust|health board))"
    r"(?:['’]s)?(?: (?:response|decision|verdict|view|reply|answer))?)\W*$"
)
_ABOVE = re.compile(r"(?i)\brespon(?:se|ses) (?:of|by|from) (?P<body>the [\w’'& ]{3,60}?)$")
_GROUP = re.compile(
    r"(?i)(?:report of )?(?:the )?[\w’'& -]{0,40}\b(?:working|task(?: and finish)?|review|scrutiny)"
    r" (?:group|panel)\b"
)
_SURE, _MOSTLY, _VERDICT_WORDS = 2, 0.7, 5
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
    headed_by: str | None = None


def answers_in_tables(paper: Paper) -> Iterator[Answer]:
    """Yield the answers of each table that has a column of recommendations and one of responses."""
    for header, blocks in _tables(paper):
        columns = _columns(header, blocks, _is_response(paper, blocks[0]))
        if columns is None:
            continue
        above = blocks[0].headings
        by = _body_of(header[columns["verdict"]]) or _body_above(above)
        about = _subject_of(paper, above)
        for block in blocks:
            answer = _answer(paper, block, columns)
            if answer is not None:
                yield replace(answer, about=answer.about or about, headed_by=by)


def _tables(paper: Paper) -> Iterator[tuple[Sequence[str], list[Block]]]:
    """Yield the heading of each table with its rows; pages may cut a table into several."""
    header: Sequence[str] = ()
    rows: list[Block] = []
    for block in paper.parsed.blocks:
        row = block.row
        if row is None or row.is_header or not row.header:
            continue
        if row.header is not header:
            if rows:
                yield header, rows
            header, rows = row.header, []
        rows.append(block)
    if rows:
        yield header, rows


def _is_response(paper: Paper, block: Block) -> bool:
    """Return whether a table stands in a paper, or below a heading, that responds to something."""
    headings = " ".join(block.headings)
    return (
        paper.facts.kind is DocumentKind.EXECUTIVE_RESPONSE
        or _ANSWERS.search(f"{paper.facts.title} {headings}") is not None
    )


def _columns(
    header: Sequence[str], rows: Sequence[Block], answers: bool
) -> Mapping[str, int] | None:
    names = any(_NAMES.search(name) or name.startswith("Rec") for name in header)
    if not names and not answers:
        return None
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        concept = next((c for c, pattern in _COLUMNS if pattern.match(name.strip())), None)
        if concept is not None and concept not in found and name.strip():
            found[concept] = index
    if "verdict" not in found:
        told = [index for index in range(len(header)) if _tells_verdicts(rows, index)]
        if len(told) == 1:
            found = {concept: index for concept, index in found.items() if index != told[0]}
            found["verdict"] = told[0]
    if "recommendation" not in found:
        left = found.get("verdict", 0)
        free = [i for i in range(left) if i not in found.values() and header[i].strip()]
        if "number" in found and free:
            found["recommendation"] = free[0]
    if "recommendation" not in found and "number" in found and header[found["number"]] == "Rec":
        found["recommendation"] = found.pop("number")
    named = "recommendation" in found or "number" in found
    return found if "verdict" in found and named else None


def _tells_verdicts(rows: Sequence[Block], column: int) -> bool:
    """Return whether most cells of a column are a verdict, whatever stands above it."""
    texts = [_text(_cell(block.row, column)) for block in rows if block.row]
    told = [text for text in texts if text]
    verdicts = [text for text in told if len(text.split()) <= _VERDICT_WORDS and find_label(text)]
    return len(verdicts) >= _SURE and len(verdicts) >= _MOSTLY * len(told)


def _body_of(heading: str) -> str | None:
    """Return the body that the heading of the verdicts names: "Cabinet", "Decision of Council"."""
    found = _WHOSE.match(" ".join(heading.split()))
    return (found["of"] or found["by"]) if found else None


def _body_above(headings: Sequence[str]) -> str | None:
    """Return the body that a heading above a table names: "the response of the Trust's Board"."""
    found = (_ABOVE.search(" ".join(heading.split())) for heading in reversed(headings))
    return next((match["body"] for match in found if match), None)


def _subject_of(paper: Paper, headings: Sequence[str]) -> str | None:
    """Return what a table in minutes, or one below "Task Group on Ponds", is about."""
    if not headings:
        return None
    heading = " ".join(headings[-1].split())
    minuted = paper.facts.kind in MINUTES_KINDS and _ANSWERS.search(heading) is not None
    if not minuted and _GROUP.match(heading) is None:
        return None
    return (read_coded(heading) or ("", heading))[1]


def _answer(paper: Paper, block: Block, columns: Mapping[str, int]) -> Answer | None:
    row = block.row
    if row is None:
        return None
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
    return text if text.strip(" -–.") and text.lower() not in ("none", "n/a") else None
