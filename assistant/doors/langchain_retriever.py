"""The papers as a LangChain retriever."""

from __future__ import annotations

import datetime as dt

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field, SkipValidation

from assistant.answering.pipeline import Tools
from assistant.answering.retrieving import DEPTH
from assistant.answers import Filters, Question
from assistant.doors.finding import Found, find_passages


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
        question = Question(query, as_of=self.as_of, filters=self.filters)
        found = find_passages(self.tools, question, 0, self.k)
        return [
            Document(each.passage.text, id=each.passage.passage_id, metadata=_metadata(each))
            for each in found
        ]


def _metadata(found: Found) -> dict[str, object]:
    passage, paper = found.passage, found.paper
    return {
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
        "score": found.ranked.score,
        "bm25": found.ranked.words,
        "dense": found.ranked.meaning,
    }
