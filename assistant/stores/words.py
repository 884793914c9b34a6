"""The word index: BM25 over the text and the context of passages, by tantivy.

Each access class has a folder of its own. The index holds no text, only terms, and the
row ids that SQL gave to passages and documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray

from assistant.errors import StoreError

ANALYZER = "english_words"
CONTEXT_BOOST = 0.5
# Hits a query collects. 100k passages: 1,000 hits 1.4 ms, 5,000 3.1 ms, 20,000 9 ms, all 33 ms.
MAX_HITS = 5000
WRITER_HEAP_BYTES = 50_000_000
MAX_WORD_CHARS = 40


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """What the word index takes of a passage; ids are those of the SQL rows."""

    row_id: int
    document_row: int
    context: str
    text: str


class WordIndex:
    """The writing side of one access class."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._index = _open(folder)
        self._writer = self._index.writer(WRITER_HEAP_BYTES, 1)

    def row_ids(self) -> list[int]:
        """Return the row ids that are indexed, one for each entry, in no order."""
        return WordSearcher(self._index).row_ids()

    def add(self, passages: Iterable[IndexedPassage]) -> None:
        for passage in passages:
            entry = tantivy.Document()
            entry.add_unsigned("row_id", passage.row_id)
            entry.add_unsigned("document_row", passage.document_row)
            entry.add_text("context", passage.context)
            entry.add_text("text", passage.text)
            self._writer.add_document(entry)

    def delete(self, row_ids: Iterable[int]) -> None:
        for row_id in row_ids:
            self._writer.delete_documents_by_term("row_id", row_id)

    def clear(self) -> None:
        """Drop every entry, so that nothing of a deleted one is left in any file."""
        self._writer.delete_all_documents()

    def commit(self) -> None:
        self._writer.commit()
        self._writer.garbage_collect_files()

    def close(self) -> None:
        self._writer.wait_merging_threads()


class WordSearcher:
    """One moment of one access class's index; later changes do not touch it."""

    def __init__(self, index: tantivy.Index) -> None:
        index.reload()
        self._searcher = index.searcher()
        self._schema = index.schema

    @classmethod
    def open(cls, folder: Path) -> WordSearcher:
        """Open the index in `folder` for reading.

        Raises:
            StoreError: There is none, or it cannot be read.
        """
        if not (folder / "meta.json").exists():
            raise StoreError(f"the word index {folder.name!r} is missing; run `{MEND}`")
        return cls(_open(folder))

    def row_ids(self) -> list[int]:
        found = self._searcher.search(
            tantivy.Query.all_query(), max(self._searcher.num_docs, 1), count=False
        )
        return [int(row) for row in self._rows([address for _, address in found.hits])]

    def scores(
        self, query: str, within: tuple[str, Sequence[int]] | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return row ids and BM25 scores of the best passages that hold a word of `query`.

        `within` names a field, "row_id" or "document_row", and the values that count.
        """
        wanted = self._any_word(query)
        if within is not None:
            members = tantivy.Query.term_set_query(self._schema, within[0], list(within[1]))
            wanted = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, wanted),
                    (tantivy.Occur.Must, tantivy.Query.const_score_query(members, 0.0)),
                ]
            )
        hits = self._searcher.search(wanted, MAX_HITS, count=False).hits
        rows = self._rows([address for _, address in hits])
        return np.array(rows, np.int64), np.array([score for score, _ in hits], np.float32)

    def holding(self, word: str) -> NDArray[np.int64]:
        """Return the row ids of all passages whose text holds a word, or another of its stem.

        `word` may be a stem. Of one that is not letters and digits alone, the longest part
        counts; one that the index leaves out is held by all.
        """
        terms = _analyzer().analyze(word)
        if not terms:
            return np.array(self.row_ids(), np.int64)
        terms = [word.lower(), *terms] if word.isalnum() else sorted(terms, key=len)[-1:]
        most = sum(self._searcher.doc_freq("text", term) for term in terms)
        if not most:
            return np.zeros(0, np.int64)
        parts = [tantivy.Query.term_query(self._schema, "text", term, "basic") for term in terms]
        wanted = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
        hits = self._searcher.search(wanted, most, count=False).hits
        return np.array(self._rows([address for _, address in hits]), np.int64)

    def document_frequency(self, words: Sequence[str]) -> Mapping[str, int]:
        """Return for each word, stemmed or not, how many passages' texts hold it."""
        return {word: self._frequency(word) for word in words}

    def _frequency(self, word: str) -> int:
        exact = self._searcher.doc_freq("text", word.lower())
        terms = [] if exact else _analyzer().analyze(word)
        return exact or min((self._searcher.doc_freq("text", term) for term in terms), default=0)

    def _any_word(self, query: str) -> tantivy.Query:
        terms = list(dict.fromkeys(_analyzer().analyze(query)))
        if not terms:
            return tantivy.Query.empty_query()
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, part) for term in terms for part in self._parts(term)]
        )

    def _parts(self, term: str) -> tuple[tantivy.Query, tantivy.Query]:
        text = tantivy.Query.term_query(self._schema, "text", term, "freq")
        context = tantivy.Query.term_query(self._schema, "context", term, "freq")
        return text, tantivy.Query.boost_query(context, CONTEXT_BOOST)

    def _rows(self, addresses: list[tantivy.DocAddress]) -> list[int]:
        found = self._searcher.fast_field_values("row_id", addresses) if addresses else []
        return [int(row) for row in found if row is not None]


MEND = "python -m ingest rebuild"


def _open(folder: Path) -> tantivy.Index:
    try:
        index = tantivy.Index(_schema(), str(folder))
    except (ValueError, OSError) as exc:
        raise StoreError(
            f"the word index {folder.name!r} cannot be read; run `{MEND}`: {exc}"
        ) from exc
    index.register_tokenizer(ANALYZER, _analyzer())
    return index


@cache
def _schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    fields.add_unsigned_field("row_id", indexed=True, fast=True)
    fields.add_unsigned_field("document_row", indexed=True)
    for name in ("context", "text"):
        fields.add_text_field(name, tokenizer_name=ANALYZER, index_option="freq")
    return fields.build()


@cache
def _analyzer() -> tantivy.TextAnalyzer:
    steps = (
        tantivy.Filter.remove_long(MAX_WORD_CHARS),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stopword("english"),
        tantivy.Filter.stemmer("english"),
    )
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in steps:
        builder = builder.filter(step)
    return builder.build()
