"""MCP tools on the papers: ask, search, open. What a docstring says, the client's model reads."""

from __future__ import annotations

from typing import Annotated

from anyio.to_thread import run_sync
from mcp_types import CallToolResult

from assistant.answering.citing import citation_of
from assistant.answering.retrieving import DEPTH
from assistant.answers import Filters, Question
from assistant.api.asking import whole_answer
from assistant.api.problems import RequestError, not_found
from assistant.api.schemas import AnswerOut
from assistant.api.services import Services
from assistant.documents import Document, Passage
from assistant.doors import mcp_asked as asked
from assistant.doors.earlier_turns import PREFIX, new_conversation
from assistant.doors.finding import Found, find_passages
from assistant.doors.markdown import locate_from, whole_text
from assistant.doors.mcp_replies import reply, told
from assistant.doors.mcp_schemas import (
    PassageFound,
    Place,
    Ranking,
    SourceOpened,
    SourcePassage,
)
from assistant.doors.mcp_text import text_of
from assistant.doors.wording import NO_SUCH_PASSAGE
from assistant.web.wording import QUESTION_TOO_LONG


class PaperTools:
    """Tools that answer from the papers of `services`, and open them."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def ask(
        self,
        question: asked.Asking,
        conversation_id: asked.Conversation = None,
        as_of: asked.AsOf = None,
        committees: asked.Committees = None,
    ) -> Annotated[CallToolResult, AnswerOut]:
        """Answer a question from the council's papers, every sentence with its source.

        Counts and dates are computed from the records. Where the papers do not tell, the status
        says so: that is a finding, not a failure. Quote the answer rather than reword its facts.
        """
        filters = Filters(committees=tuple(committees or ()))
        with told():
            self._check_length(question)
            conversation = await run_sync(self._conversation, conversation_id)
            wanted = Question(question, conversation, as_of, filters)
            answer = await whole_answer(wanted, self._services)
        return reply(AnswerOut.model_validate(answer), whole_text(answer, locate_from(None)))

    def search_passages(
        self,
        query: asked.Asking,
        committees: asked.Committees = None,
        date_from: asked.From = None,
        date_to: asked.To = None,
        as_of: asked.AsOf = None,
        limit: asked.Limit = 10,
        offset: asked.Offset = 0,
    ) -> Annotated[CallToolResult, Ranking]:
        """Return the passages that suit a query best, verbatim, best first.

        To count or list actions, questions or recommendations use the list tools: a ranking
        may leave out one of many.
        """
        filters = Filters(tuple(committees or ()), date_from=date_from, date_to=date_to)
        with told():
            self._check_length(query)
            wanted = Question(query, as_of=as_of, filters=filters)
            # One more than is shown tells whether there are more.
            found = find_passages(self._services.tools, wanted, offset, limit + 1)
        more = len(found) > limit and offset + limit < DEPTH
        result = Ranking(
            items=[_passage_found(each) for each in found[:limit]],
            next_offset=offset + limit if more else None,
        )
        return reply(result, text_of(result))

    def open_source(
        self, passage_id: str, around: asked.Around = 0
    ) -> Annotated[CallToolResult, SourceOpened]:
        """Return a cited passage verbatim, by the id that answers, lists and searches give.

        With `around`, the passages before and after it in the same paper as well.
        """
        with told():
            view = self._services.view()
            passage = view.passage(passage_id)
            if passage is None or passage.document_id not in view.documents:
                raise not_found(NO_SUCH_PASSAGE.format(passage_id=passage_id))
            paper = view.documents[passage.document_id]
            passages = [passage]
            if around:
                near = range(passage.ordinal - around, passage.ordinal + around + 1)
                of_paper = view.passages_of(paper.document_id)
                passages = [each for each in of_paper if each.ordinal in near]
        shown = [_source_passage(each) for each in passages]
        result = SourceOpened(source=_place(passage, paper), passages=shown)
        return reply(result, text_of(result))

    def _check_length(self, question: str) -> None:
        limit = self._services.settings.max_question_characters
        if len(question) > limit:
            raise RequestError(422, QUESTION_TOO_LONG.format(limit=limit))

    def _conversation(self, named: str | None) -> str:
        """Return the conversation to ask in: one that a door began, else a new one."""
        if named and named.startswith(PREFIX) and self._services.answers.turns(named):
            return named
        return new_conversation()


def _place(passage: Passage, paper: Document) -> Place:
    return Place.of(citation_of(1, passage, paper, passage.locator.start, passage.text))


def _passage_found(found: Found) -> PassageFound:
    passage = found.passage
    return PassageFound(
        text=passage.text,
        headings=list(passage.locator.headings),
        score=found.ranked.score,
        source=_place(passage, found.paper),
    )


def _source_passage(passage: Passage) -> SourcePassage:
    return SourcePassage(
        passage_id=passage.passage_id,
        kind=passage.kind,
        headings=list(passage.locator.headings),
        page=passage.locator.page,
        text=passage.text,
    )
