"""Turns what was reckoned into checked sentences and tables with numbered citations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.checking import computed_is_proved, evidence_of, is_proved, stands
from assistant.answering.citing import Citations
from assistant.answering.reckoning.name_places import place_of_name
from assistant.answering.reckoning.reckoned import Claim, Point, Proof, Reckoned, ReckonedTable
from assistant.answering.wordings import wording_of
from assistant.answers import Basis, Citation, CommitteePoint, Sentence, Table, TableRow
from assistant.documents import Passage

if TYPE_CHECKING:
    from assistant.stores.view import View


@dataclass(frozen=True, slots=True)
class Shown:
    """The sentences and tables of an answer, checked and cited."""

    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]


class Shower:
    """Cites the proofs of one answer. What is not proved is not shown."""

    def __init__(self, view: View, citations: Citations) -> None:
        self._view = view
        self._citations = citations
        self._passages: dict[str, tuple[list[int], Sequence[Passage]]] = {}

    def show(self, reckoned: Reckoned) -> Shown | None:
        """Return the claims and tables that are proved; None where nothing of them is.

        An answer whose lead is not proved is none: what follows would hang in the air.
        """
        papers = _papers_of(reckoned)
        sentences = [self._sentence(claim, papers) for claim in reckoned.claims]
        if not sentences or sentences[0] is None:
            return None
        tables = [self._table(table) for table in reckoned.tables]
        kept = Shown(
            tuple(sentence for sentence in sentences if sentence is not None),
            tuple(table for table in tables if table is not None),
        )
        return self._renumbered(kept)

    def _renumbered(self, shown: Shown) -> Shown:
        """Return what is shown with its citations numbered from 1, without unused ones."""
        used = {number for sentence in shown.sentences for number in sentence.citations}
        used |= {n for table in shown.tables for row in table.rows for n in row.citations}
        number = self._citations.keep(used)

        def of(cited: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(number[n] for n in cited)

        return Shown(
            tuple(replace(s, citations=of(s.citations)) for s in shown.sentences),
            tuple(
                replace(t, rows=tuple(replace(r, citations=of(r.citations)) for r in t.rows))
                for t in shown.tables
            ),
        )

    def points(self, points: Iterable[Point]) -> tuple[CommitteePoint, ...]:
        """Return points for committee with their citations."""
        return tuple(
            CommitteePoint(each.question, each.because, each.basis, self._cite(each.proofs))
            for each in points
        )

    def _sentence(self, claim: Claim, papers: Sequence[str]) -> Sentence | None:
        numbers = self._cite(claim.proofs)
        if claim.basis is not Basis.COMPUTED:
            sentence = Sentence(claim.text, claim.basis, numbers)
            return sentence if is_proved(sentence, self._known, self._view) else None
        numbers = (*numbers, *self._naming(claim, numbers, papers))
        sentence = Sentence(claim.text, claim.basis, tuple(dict.fromkeys(numbers)))
        proved = computed_is_proved(sentence, claim.computed, self._known, self._view)
        return sentence if proved else None

    @property
    def _known(self) -> Mapping[int, Citation]:
        return {citation.number: citation for citation in self._citations.all}

    def _naming(
        self, claim: Claim, numbers: Sequence[int], papers: Sequence[str]
    ) -> tuple[int, ...]:
        """Return citations of the places that print the names which a claim's proofs do not."""
        cited = [self._known[number] for number in numbers]
        names = wording_of(claim.text).unnamed(evidence_of(cited, claim.computed))
        own = tuple(proof.document_id for proof in claim.proofs)
        held = tuple(dict.fromkeys((*own, *papers)))
        places = (place_of_name(name, held, self._view) for name in names)
        return self._cite([place for place in places if place is not None])

    def _table(self, table: ReckonedTable) -> Table | None:
        rows = tuple(TableRow(row.cells, self._cite(row.proofs)) for row in table.rows)
        for row in rows:
            cited = [self._known[number] for number in row.citations]
            if not cited or not all(stands(citation, self._view) for citation in cited):
                return None
            quoted = _plain(" ".join(citation.quote for citation in cited))
            if not all(_plain(row.cells[column]) in quoted for column in table.printed):
                return None
        return Table(table.title, table.columns, rows)

    def _cite(self, proofs: Sequence[Proof]) -> tuple[int, ...]:
        numbers = (self._number(proof) for proof in proofs)
        return tuple(dict.fromkeys(number for number in numbers if number is not None))

    def _number(self, proof: Proof) -> int | None:
        passage = self._passage_at(proof.document_id, proof.span.start)
        document = self._view.documents.get(proof.document_id)
        if passage is None or document is None:
            return None
        return self._citations.cite(passage, document, proof.span.start, proof.span.end)

    def _passage_at(self, document_id: str, offset: int) -> Passage | None:
        """Return the passage at `offset`; the next one, or the last, where none stands there."""
        if document_id not in self._passages:
            found = self._view.passages_of(document_id)
            self._passages[document_id] = ([p.locator.start for p in found], found)
        starts, passages = self._passages[document_id]
        if not passages:
            return None
        number = max(bisect_right(starts, offset) - 1, 0)
        if offset >= passages[number].locator.end and number + 1 < len(passages):
            number += 1
        return passages[number]


def _papers_of(reckoned: Reckoned) -> tuple[str, ...]:
    """Return the papers that an answer rests on, in the order in which it names them."""
    claimed = [proof for claim in reckoned.claims for proof in claim.proofs]
    listed = [proof for table in reckoned.tables for row in table.rows for proof in row.proofs]
    return tuple(dict.fromkeys(proof.document_id for proof in (*claimed, *listed)))


def _plain(text: str) -> str:
    """Return text without white space: a cell may be wrapped in the middle of a word."""
    return "".join(text.split())
