"""The papers as a LangChain retriever."""

from __future__ import annotations

import datetime as dt

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field, SkipValidation

from assistant.answering.pipeline import Tools, open_view
from assistant.answering.retrieving import DEPTH, retrieve
from assistant.answering.understanding import understand
from assistant.answers import Filters, Question


class ScrutinyRetriever(BaseRetriever):
    """Returns passages as LangChain documents, best first, ranked as answers rank them.

    `tools` says which stores, which model and what the reader may see; papers of other
    access classes are never ranked. `page_content` is the passage verbatim; `metadata`
    holds its ids, place, paper and scores.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    tools: SkipValidation[Tools]
    k: int = Field(10, ge=1, le=DEPTH)
    as_of: dt.date | None = None
    filters: Filters = Filters()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        view = open_view(self.tools)
        plan = understand(Question(query, as_of=self.as_of, filters=self.filters), (), view)
        ranked = retrieve(view, self.tools.embedder, plan).best[: self.k]
        found = []
        for place, passage in zip(ranked, view.passages([r.row for r in ranked]), strict=True):
            paper = view.documents[passage.document_id]
            metadata = {
                "passage_id": passage.passage_id,
                "document_id": passage.document_id,
                "file": paper.file,
                "title": paper.title,
                "kind": paper.kind.value,
                "committee": paper.committee,
                "date": paper.date.day.isoformat() if paper.date.day else None,
                "standing": paper.standing.value,
                "page": passage.locator.page,
                "heading": passage.locator.headings[-1] if passage.locator.headings else None,
                "start": passage.locator.start,
                "end": passage.locator.end,
                "score": place.score,
                "bm25": place.words,
                "dense": place.meaning,
            }
            found.append(Document(passage.text, id=passage.passage_id, metadata=metadata))
        return found
