"""Numbers with their measure: what was counted, in which unit, when, where, said by whom.

Only what a sentence or a table of indicators states clearly is read. A target, a guideline
or a wish is no figure, and a number whose measure stands elsewhere is left to its passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.council import Figure
from assistant.documents import DocumentKind
from assistant.sentences import split_sentences
from ingest.extracting.figures.figures_cells import planned_figures
from ingest.extracting.figures.figures_sentences import Stated, stated_figures
from ingest.extracting.figures.figures_tables import Tabled, tabled_figures
from ingest.extracting.figures.measures import Period, find_periods
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, BlockKind

_NOT_READ = frozenset({DocumentKind.NEWS_ITEM, DocumentKind.AGENDA})
# A sentence is tried only where a number stands beside a word that a figure needs.
_HINT = re.compile(
    r"\b(?:were|are|was|is|had|have|stood|averaged|totalled|from|average|number|rate|overspend|underspend"
    r"|deficit|surplus|shortfall|proportion|percentage)\b"
)
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")
_AT_A_DAY = re.compile(r"(?i)\b(?:position|progress|figures?|as)\b[^.]{0,40}\b(?:on|at|as at)\b")
_ON_A_DAY = re.compile(r"(?i)(?:on|as at|at) \d")
_LIST_MARK = re.compile(r"^\W*(?:\d{1,3}(?:\.\d{1,3})+[.:]?|\(?(?:\d{1,3}|[a-z])[.):]+)\s+")
_PLACE = re.compile(
    r"\bin (?P<place>(?:the )?(?:[A-Z][a-z’'-]+ (?:and )?){1,4}(?:wards?|borough|district|area|locality))\b"
)
_LONGEST = 600
_MOST = 400


def extract_figures(paper: Paper) -> list[Figure]:
    """Return the figures that a paper states, in reading order; at most 400 of prose."""
    if paper.facts.kind in _NOT_READ:
        return []
    found = [_of_table(paper, tabled) for tabled in tabled_figures(paper)]
    found += [_of_table(paper, tabled) for tabled in planned_figures(paper)]
    for number, figure in enumerate(_of_prose(paper)):
        if number == _MOST:
            break
        found.append(figure)
    return sorted(found, key=lambda figure: (figure.span.start, figure.figure.start))


def _of_prose(paper: Paper) -> Iterator[Figure]:
    before = ""
    position: Period | None = None
    for block in paper.parsed.blocks:
        if block.row is not None or block.kind in (BlockKind.HEADING, BlockKind.AGENDA_NOTE):
            position = None
            continue
        text = paper.text_of(block)
        if block.kind is not BlockKind.LIST_ITEM:
            position = _position(text)
        if _NUMBER.search(text):
            yield from _of_block(paper, block, text, before, position)
        before = text


def _position(text: str) -> Period | None:
    """Return the day of which the list below a paragraph gives the position."""
    if not (text.rstrip().endswith(":") and _AT_A_DAY.search(text)):
        return None
    periods = list(find_periods(text))
    return periods[0] if len(periods) == 1 else None


def _of_block(
    paper: Paper, block: Block, text: str, before: str, position: Period | None
) -> Iterator[Figure]:
    mark = _LIST_MARK.match(text)
    first = mark.end() if mark else 0
    under = position
    for start, end in split_sentences(text[first:]):
        sentence = text[first + start : first + end]
        if len(sentence) > _LONGEST:
            continue
        if _NUMBER.search(sentence) and (under or _HINT.search(sentence)):
            for stated in stated_figures(sentence, before, under):
                yield _figure(paper, block.start + first + start, sentence, stated)
        under = position or _as_before(sentence)


def _as_before(sentence: str) -> Period | None:
    """Return the day with which a sentence opens: what the next one counts is of that day."""
    periods = list(find_periods(sentence))
    opens = periods and periods[0].start == 0 and _ON_A_DAY.match(periods[0].text)
    return periods[0] if opens else None


def _figure(paper: Paper, offset: int, sentence: str, stated: Stated) -> Figure:
    amount, period = stated.amount, stated.period
    span = paper.span(offset, offset + len(sentence))
    place = _PLACE.search(stated.measure)
    return Figure(
        record_id=paper.record_id("figure", offset + amount.start, offset + amount.end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(offset),
        span=span,
        measure=stated.measure,
        figure=paper.span(offset + amount.start, offset + amount.end),
        value=amount.value,
        unit=stated.unit,
        period=period.text if period else None,
        day=period.day if period else None,
        place=place["place"] if place else None,
        said_by=stated.said_by,
    )


def _of_table(paper: Paper, tabled: Tabled) -> Figure:
    block, cell = tabled.block, tabled.cell
    figure = paper.span(cell.start, cell.end)
    if tabled.within:
        figure = paper.span(cell.start + tabled.amount.start, cell.start + tabled.amount.end)
    place = _PLACE.search(tabled.measure)
    return Figure(
        record_id=paper.record_id("figure", figure.start, figure.end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(block.start),
        span=paper.span(block.start, block.end),
        measure=tabled.measure,
        figure=figure,
        value=tabled.amount.value,
        unit=tabled.unit,
        period=tabled.period.text,
        day=tabled.period.day,
        place=place["place"] if place else None,
    )
