"""Answers a question: plan, retrieve, settle, follow up.

Read this file first: `settle` reckons from records, else chooses, judges, composes and
checks sentences of passages. Each step is a plain function that takes values and returns new
ones, and can be run alone; this one runs them in order and sends each part as soon as
it is checked.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from assistant.answering.following import follow_up
from assistant.answering.planning import Plan
from assistant.answering.proposing.accounts import Account
from assistant.answering.proposing.follow_ups import Trial, propose_follow_ups
from assistant.answering.proposing.nearest import propose_nearest
from assistant.answering.proposing.understood import Helpers, understood
from assistant.answering.ranking import Ranking
from assistant.answering.retrieving import retrieve, scope_mask
from assistant.answering.rewriting import points_back
from assistant.answering.settling import Settled, cite_nearest, settle
from assistant.answering.tracing import SelfAnswer, Underway, trace_of
from assistant.answering.worded.wording import Settling, Wording, begin_wording, word
from assistant.answers import (
    Answer,
    AnswerEvent,
    Basis,
    Done,
    FollowUps,
    FollowUpsReady,
    PlanReady,
    Question,
    Searched,
    Sentence,
    SentenceReady,
    StatusReady,
    TableReady,
)
from assistant.documents import Access
from assistant.errors import IndexMismatchError
from assistant.models.chat import ChatModel
from assistant.models.embedding import Embedder
from assistant.models.uses import DEFAULT_USES, ChatUse
from assistant.stores.library import Library
from assistant.stores.place import PUBLIC_ONLY
from assistant.stores.view import View

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tools:
    """What answering needs: the stores, a model that embeds, and what the reader may see.

    `chat` is the language model, where one is set, and `uses` what it may do.
    """

    library: Library
    embedder: Embedder
    access: frozenset[Access] = PUBLIC_ONLY
    chat: ChatModel | None = None
    uses: frozenset[ChatUse] = DEFAULT_USES

    def chat_for(self, use: ChatUse) -> ChatModel | None:
        """Return the language model, where one is set and may be used so."""
        return self.chat if use in self.uses else None


@dataclass(slots=True)
class _Timer:
    """Milliseconds by stage."""

    taken: dict[str, float] = field(default_factory=dict)
    since: float = field(default_factory=time.perf_counter)

    def stop(self, stage: str) -> None:
        now = time.perf_counter()
        self.taken[stage] = round((now - self.since) * 1000, 1)
        self.since = now


async def answer_question(question: Question, tools: Tools) -> AsyncIterator[AnswerEvent]:
    """Answer `question` from the papers, yielding each part as soon as it is checked.

    The plan comes first, then the status, then sentences whose citations have been
    resolved and checked, then follow-ups, then one `Done`. Nothing yielded is ever
    taken back. The answer is stored before `Done`.

    Raises:
        StoreError: The index is missing or was built by another embedder.
    """
    timer = _Timer()
    view = await asyncio.to_thread(open_view, tools)
    conversation_id = question.conversation_id or uuid.uuid4().hex
    plan, accounts = await asyncio.to_thread(_understood, question, conversation_id, view, tools)
    searched = await asyncio.to_thread(searched_in, view, plan)
    timer.stop("plan")
    yield PlanReady(plan.standalone, searched, view.generation, Underway(uses=accounts))

    ranking = await asyncio.to_thread(retrieve, view, tools.embedder, plan)
    timer.stop("retrieve")
    settled = await asyncio.to_thread(settle, plan, ranking, view, tools.embedder)
    timer.stop("compose")
    yield StatusReady(settled.judgement.status)
    known = settled.citations.all
    writer = tools.chat_for(ChatUse.WORDING)
    wording = begin_wording(writer) if writer else None
    sentences: list[Sentence] = []
    async for sentence in _worded(settled, plan, writer, wording):
        named = tuple(c for c in known if c.number in sentence.citations)
        sentences.append(sentence)
        yield SentenceReady(sentence, named, Underway(wording, accounts))
    timer.stop("word")
    for table in settled.tables:
        numbers = {number for row in table.rows for number in row.citations}
        yield TableReady(table, tuple(c for c in known if c.number in numbers))

    settled.citations.take_new()
    ended = await asyncio.to_thread(_ended, plan, settled, ranking, view, tools)
    timer.stop("suggest")
    yield FollowUpsReady(ended.follow_ups, settled.citations.take_new())
    answer = Answer(
        answer_id=uuid.uuid4().hex,
        conversation_id=conversation_id,
        question=question.text,
        standalone=plan.standalone,
        status=settled.judgement.status,
        sentences=tuple(sentences),
        citations=settled.citations.all,
        tables=settled.tables,
        nearest=ended.nearest,
        follow_ups=ended.follow_ups,
        searched=searched,
        as_of=question.as_of,
        filters=question.filters,
        generation=view.generation,
        timings_ms=timer.taken,
        worded_by=_worded_by(sentences, writer),
    )
    told = (*accounts, *ended.accounts)
    trace = trace_of(plan, ranking, ended.settled, view, ended.tried, wording, told)
    await asyncio.to_thread(tools.library.answers.save, answer, trace)
    _log(answer)
    yield Done(answer)


def _understood(
    question: Question, conversation_id: str, view: View, tools: Tools
) -> tuple[Plan, tuple[Account, ...]]:
    """Return the plan of a question in its conversation, and how models took part in it."""
    turns = tools.library.answers.turns(conversation_id)
    kept = _kept_to_what_was_cited(question, turns)
    helpers = Helpers(tools.chat_for(ChatUse.STANDALONE), tools.chat_for(ChatUse.PLANNING))
    plan, accounts = understood(kept, turns, view, helpers)
    return dataclasses.replace(plan, points_back=kept is not question), accounts


@dataclass(frozen=True, slots=True)
class _Ended:
    """What follows the sentences of an answer: nearest passages and what to ask next."""

    settled: Settled
    nearest: tuple[int, ...]
    follow_ups: FollowUps
    tried: Sequence[SelfAnswer]
    accounts: tuple[Account, ...]


def _ended(plan: Plan, settled: Settled, ranking: Ranking, view: View, tools: Tools) -> _Ended:
    accounts: list[Account] = []
    if picker := tools.chat_for(ChatUse.NEAREST):
        settled, told = propose_nearest(settled, plan.standalone, view, picker)
        accounts.append(told)
    nearest = cite_nearest(settled, view)
    follow_ups, tried = follow_up(plan, settled, ranking, view, tools.embedder)
    if rewords := tools.chat_for(ChatUse.FOLLOW_UPS):
        trial = Trial(plan, view, tools.embedder)
        follow_ups, told = propose_follow_ups(follow_ups, trial, rewords)
        accounts.append(told)
    return _Ended(settled, nearest, follow_ups, tried, tuple(accounts))


def _log(answer: Answer) -> None:
    logger.info(
        "answer %s: %s, %s citations, %.0f ms",
        answer.answer_id,
        answer.status.value,
        len(answer.citations),
        sum(answer.timings_ms.values()),
    )


async def _worded(
    settled: Settled, plan: Plan, chat: ChatModel | None, account: Wording | None
) -> AsyncIterator[Sentence]:
    """Yield the sentences to show: the settled ones, or a model's checked wording of them."""
    if chat is None or account is None:
        for sentence in settled.sentences:
            yield sentence
        return
    known = {citation.number: citation for citation in settled.citations.all}
    status = settled.judgement.status
    worded = word(Settling(plan.standalone, status, settled.sentences, known), chat, account)
    while (told := await asyncio.to_thread(next, worded, None)) is not None:
        yield told


def _worded_by(sentences: Sequence[Sentence], chat: ChatModel | None) -> str | None:
    modelled = any(sentence.basis is Basis.MODEL for sentence in sentences)
    return chat.name if chat and modelled else None


def open_view(tools: Tools) -> View:
    """Return the newest generation that the reader may see.

    Raises:
        IndexMismatchError: The papers were indexed with another embedding model.
    """
    view = tools.library.view(tools.access)
    if view.embedder is not None and view.embedder != tools.embedder.name:
        raise IndexMismatchError(
            f"The papers were indexed with the embedding model {view.embedder!r}, and"
            f" {tools.embedder.name!r} is set. Run: python -m ingest rebuild"
        )
    return view


def _kept_to_what_was_cited(question: Question, turns: Sequence[Answer]) -> Question:
    """Return a question that points back ("who asked that?") kept to the papers just cited."""
    if not turns or not points_back(question.text) or question.filters.documents:
        return question
    cited = tuple(dict.fromkeys(c.document_id for c in turns[-1].citations))
    filters = dataclasses.replace(question.filters, documents=cited)
    return dataclasses.replace(question, filters=filters)


def searched_in(view: View, plan: Plan) -> Searched:
    """Return what an answer to `plan` is looked for in."""
    mask = scope_mask(view, plan)
    rows = set(view.table.document_rows[mask].tolist())
    documents = [view.documents[view.table.document_order[row]] for row in sorted(rows)]
    days = [document.date.day for document in documents if document.date.day]
    return Searched(
        documents=len(documents),
        passages=int(mask.sum()),
        latest=max(days, default=None),
        committees=tuple(sorted({d.committee for d in documents if d.committee})),
    )
