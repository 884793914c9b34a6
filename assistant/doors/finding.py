"""Finds passages for other programs, ranked as answers rank them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answering.pipeline import Tools, open_view
from assistant.answering.retrieving import Ranked, retrieve
from assistant.answering.understanding import understand
from assistant.answers import Question
from assistant.documents import Document, Passage


@dataclass(frozen=True, slots=True)
class Found:
    """A passage, its paper, and where it stands in the ranking."""

    passage: Passage
    paper: Document
    ranked: Ranked


def find_passages(tools: Tools, question: Question, first: int, count: int) -> list[Found]:
    """Return `count` passages for a question from the one at `first`, best first.

    Only what the reader of `tools` may see is ranked. Fewer, or none, come back at the end
    of the ranking, which is `DEPTH` long.
    """
    view = open_view(tools)
    plan = understand(question, (), view)
    ranked = retrieve(view, tools.embedder, plan).best[first : first + count]
    passages = view.passages([each.row for each in ranked])
    return [
        Found(passage, view.documents[passage.document_id], each)
        for each, passage in zip(ranked, passages, strict=True)
    ]
