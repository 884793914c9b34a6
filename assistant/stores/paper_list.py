"""Every file and paper, whoever may read it: for officers at the computer that serves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, select

from assistant.documents import Access, Document, Source
from assistant.managing import file_id
from assistant.stores.rows import live_at, read_document, read_source
from assistant.stores.tables import document_facts, sources


@dataclass(frozen=True)
class PaperList:
    """All that one generation knows of files and papers, withdrawn and exempt ones too."""

    generation: int
    sources: Sequence[Source]
    documents: Mapping[str, Document]

    @cached_property
    def by_file(self) -> Mapping[str, Source]:
        """The files by the names that addresses give them."""
        return {file_id(source): source for source in self.sources}

    def files_of(self, document_id: str) -> list[Source]:
        """Return the files that gave a paper."""
        return [source for source in self.sources if source.document_id == document_id]

    def is_restricted(self, source: Source) -> bool:
        """Return whether readers may not know of a file."""
        paper = self.documents.get(source.document_id or "")
        marks = {source.access, paper.access if paper else source.access}
        return marks != {Access.PUBLIC}


def read_paper_list(connection: Connection, generation: int) -> PaperList:
    """Return the files and papers of a generation, files in the order of their paths."""
    files = connection.scalars(
        select(sources.c.facts).where(live_at(sources, generation)).order_by(sources.c.source_key)
    )
    papers = connection.scalars(
        select(document_facts.c.facts)
        .where(live_at(document_facts, generation))
        .order_by(document_facts.c.document_row)
    )
    found = [read_document(facts) for facts in papers]
    return PaperList(
        generation,
        [read_source(facts) for facts in files],
        {paper.document_id: paper for paper in found},
    )
