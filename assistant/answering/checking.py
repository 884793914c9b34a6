"""Checks every sentence against the stored text before it is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.answers import Basis, Citation, Sentence, Table
from assistant.dates import written_date

if TYPE_CHECKING:
    from assistant.stores.view import View

_QUOTED = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


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
    return _quotations_stand(sentence.text, cited) and _figures_stand(sentence.text, cited)


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
        known = " ".join([*(_plain(c.quote) for c in cited), *(_known(c) for c in cited)])
        if not all(_plain(cell) in known for cell in row.cells):
            return False
    return True


def _plain(text: str) -> str:
    return " ".join(text.split())


def _quotations_stand(text: str, cited: Sequence[Citation]) -> bool:
    return all(
        any(quoted.group(1).rstrip("…") in f"{c.quote}\n{_known(c)}" for c in cited)
        for quoted in _QUOTED.finditer(text)
    )


def _figures_stand(text: str, cited: Sequence[Citation]) -> bool:
    outside = _QUOTED.sub(" ", text)
    known = {figure for c in cited for figure in _FIGURE.findall(f"{c.quote} {_known(c)}")}
    return all(figure in known for figure in _FIGURE.findall(outside))


def _known(citation: Citation) -> str:
    """Return what is known of the cited place besides its text."""
    day = written_date(citation.date) if citation.date else ""
    title = " ".join(citation.title.split()).replace("“", "'").replace("”", "'")
    parts = [title, day, citation.committee or "", citation.item or "", citation.heading or ""]
    return " ".join([*parts, str(citation.page or "")])
