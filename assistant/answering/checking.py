"""Checks every sentence against the stored text before it is sent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.answering.wordings import wording_of
from assistant.answers import Basis, Citation, Sentence, Table
from assistant.dates import written_date
from assistant.documents import PassageKind

if TYPE_CHECKING:
    from assistant.stores.view import View

_QUOTED = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A financial or school year; above a row it is often the heading of its column alone.
_YEARS = re.compile(r"\b(?:19|20)\d\d[/–-]\d\d(?:\d\d)?\b")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


class Value(Protocol):
    """A value that was worked out and can be worked out again."""

    @property
    def value(self) -> str: ...
    @property
    def operands(self) -> tuple[str, ...]: ...
    def holds(self) -> bool: ...


def is_proved(sentence: Sentence, citations: Mapping[int, Citation], view: View) -> bool:
    """Return whether a sentence may be shown.

    A notice holds no figure and needs no proof. Of any other, each citation's quote
    must stand in the stored text at its place, each quotation in a citation's quote or
    title, and each figure outside quotations in what is cited or known of it.
    """
    if sentence.basis is Basis.NOTICE:
        return _FIGURE.search(sentence.text) is None
    cited = [citations[number] for number in sentence.citations if number in citations]
    if not cited or len(cited) != len(sentence.citations):
        return False
    if not all(stands(citation, view) for citation in cited):
        return False
    known = {c.number: f"{c.quote}\n{_known(c, view)}" for c in cited}
    return _quotations_stand(sentence.text, known) and _figures_stand(sentence.text, known)


def computed_is_proved(
    sentence: Sentence, values: Sequence[Value], citations: Mapping[int, Citation], view: View
) -> bool:
    """Return whether a computed sentence may be shown.

    Each value, computed again, must be the same; each figure, date and name of the sentence
    must be one of a value, of what went into it, or of what a reader sees cited: a quote, its
    paper's title, date, committee, item, heading and page. Each quotation must stand.
    """
    cited = [citations[number] for number in sentence.citations if number in citations]
    if not cited or len(cited) != len(sentence.citations):
        return False
    if not all(stands(citation, view) for citation in cited):
        return False
    if not all(value.holds() for value in values):
        return False
    known = {c.number: f"{c.quote}\n{_known(c, view)}" for c in cited}
    if not _quotations_stand(sentence.text, known):
        return False
    seen = evidence_of(cited, values)
    years = set(_YEARS.findall(_QUOTED.sub(" ", sentence.text)))
    if not all(any(year in place for place in (*known.values(), *seen)) for year in years):
        return False
    figures = _figures_stand(_YEARS.sub(" ", sentence.text), dict(enumerate(seen)))
    return figures and wording_of(sentence.text).stands_in(seen)


def evidence_of(cited: Sequence[Citation], values: Sequence[Value]) -> tuple[str, ...]:
    """Return what a reader sees of citations, and the working of computed values."""
    worked = (f"{each.value} {' '.join(_printed(each.operands))}" for each in values)
    return (*(_seen(citation) for citation in cited), *worked)


def _seen(citation: Citation) -> str:
    day = written_date(citation.date) if citation.date else ""
    page = f"page {citation.page}" if citation.page else ""
    item = f"item {citation.item}" if citation.item else ""
    told = (citation.title, citation.heading, citation.committee, item, day, page)
    return "\n".join((citation.quote, *(each for each in told if each)))


def _printed(operands: Sequence[str]) -> list[str]:
    """Return operands as sentences print them: days in words."""
    return [
        written_date(dt.date.fromisoformat(each)) if _ISO_DAY.fullmatch(each) else each
        for each in operands
    ]


def stands(citation: Citation, view: View) -> bool:
    """Return whether a citation's quote is the stored text at its place, verbatim."""
    text = view.text_of(citation.document_id)
    return bool(citation.quote) and text[citation.start : citation.end] == citation.quote


def table_is_proved(table: Table, citations: Mapping[int, Citation], view: View) -> bool:
    """Return whether each cell of a table stands in what its row cites."""
    for row in table.rows:
        cited = [citations[number] for number in row.citations if number in citations]
        if not cited or not all(stands(citation, view) for citation in cited):
            return False
        known = _plain(" ".join(f"{c.quote} {_known(c, view)}" for c in cited))
        if not all(_plain(cell) in known for cell in row.cells):
            return False
    return True


def _plain(text: str) -> str:
    return " ".join(text.split())


def _quotations_stand(text: str, known: Mapping[int, str]) -> bool:
    return all(
        any(quoted.group(1).rstrip("…") in place for place in known.values())
        for quoted in _QUOTED.finditer(text)
    )


def _figures_stand(text: str, known: Mapping[int, str]) -> bool:
    outside = _QUOTED.sub(" ", text)
    figures = {figure for place in known.values() for figure in _FIGURE.findall(place)}
    return all(figure in figures for figure in _FIGURE.findall(outside))


def _known(citation: Citation, view: View) -> str:
    """Return what is known of the cited place besides its text; of a row, its columns."""
    row = citation.passage_kind is PassageKind.TABLE_ROW
    passage = view.passage(citation.passage_id) if row else None
    day = written_date(citation.date) if citation.date else ""
    title = " ".join(citation.title.split()).replace("“", "'").replace("”", "'")
    parts = [title, day, citation.committee or "", citation.item or "", citation.heading or ""]
    return " ".join([*parts, str(citation.page or ""), passage.context if passage else ""])
