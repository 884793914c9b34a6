"""Answers a question: plan, retrieve, choose, judge, compose, check, suggest.

Read this file first. Each step is a plain function that takes values and returns new
ones, and can be run alone; this one runs them in order and sends each part as soon as
it is checked.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import time
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answering.checking import is_proved, table_is_proved
from assistant.answering.choosing import Chosen, choose_sentences
from assistant.answering.citing import Citations
from assistant.answering.composing import compose
from assistant.answering.judging import Judgement, judge
from assistant.answering.listing import Listing, compose_listing, find_listing
from assistant.answering.naming import known_names
from assistant.answering.planning import Plan, plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.points import points_on_topic
from assistant.answering.reckoning.reckon import reckon
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.reckoning.showing import Shower
from assistant.answering.retrieving import Ranking, retrieve, scope_mask
from assistant.answering.rewriting import points_back
from assistant.answering.suggesting import MOST_FOLLOW_UPS, points_to_raise, suggest_questions
from assistant.answering.tracing import SelfAnswer, trace_of
from assistant.answers import (
    Answer,
    AnswerEvent,
    AnswerStatus,
    Citation,
    Done,
    FollowUps,
    FollowUpsReady,
    PlanReady,
    Question,
    Searched,
    Sentence,
    SentenceReady,
    StatusReady,
    Table,
    TableReady,
)
from assistant.documents import Access
from assistant.errors import IndexMismatchError
from assistant.models.embedding import Embedder
from assistant.stores.library import Library
from assistant.stores.place import PUBLIC_ONLY
from assistant.stores.view import View

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tools:
    """What answering needs: the stores, a model that embeds, and what the reader may see."""

    library: Library
    embedder: Embedder
    access: frozenset[Access] = PUBLIC_ONLY


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
    turns = await asyncio.to_thread(tools.library.answers.turns, conversation_id)
    names = known_names(view.documents.values())
    kept = _kept_to_what_was_cited(question, turns)
    plan = plan_question(kept, turns, names)
    plan = dataclasses.replace(plan, points_back=kept is not question)
    searched = await asyncio.to_thread(searched_in, view, plan)
    timer.stop("plan")
    yield PlanReady(plan.standalone, searched, view.generation)

    ranking = await asyncio.to_thread(retrieve, view, tools.embedder, plan)
    timer.stop("retrieve")
    judgement, chosen = await asyncio.to_thread(_judged, plan, ranking, view, tools.embedder)
    draft = await asyncio.to_thread(_drafted, plan, judgement, ranking, view)
    judgement, citations = draft.judgement, draft.citations
    sentences, tables = draft.sentences, draft.tables
    timer.stop("compose")
    yield StatusReady(judgement.status)
    known = citations.all
    for sentence in sentences:
        named = tuple(c for c in known if c.number in sentence.citations)
        yield SentenceReady(sentence, named)
    for table in tables:
        numbers = {number for row in table.rows for number in row.citations}
        yield TableReady(table, tuple(c for c in known if c.number in numbers))

    citations.take_new()
    nearest = _nearest(judgement, citations, view)
    tried: list[SelfAnswer] = []
    follow_ups = await asyncio.to_thread(
        _follow_ups, plan, judgement, ranking, view, tools.embedder, citations, tried
    )
    if draft.reckoned is not None:
        follow_ups = _with_reckoned(follow_ups, draft.reckoned, Shower(view, citations))
    if not follow_ups.raise_in_committee:
        answered = judgement.status is AnswerStatus.ANSWERED
        points = await asyncio.to_thread(
            points_on_topic, plan, Ledger(view, plan), answered=answered
        )
        raised = Shower(view, citations).points(points[:MOST_FOLLOW_UPS])
        follow_ups = dataclasses.replace(follow_ups, raise_in_committee=raised)
    timer.stop("suggest")
    yield FollowUpsReady(follow_ups, citations.take_new())
    answer = Answer(
        answer_id=uuid.uuid4().hex,
        conversation_id=conversation_id,
        question=question.text,
        standalone=plan.standalone,
        status=judgement.status,
        sentences=sentences,
        citations=citations.all,
        tables=tables,
        nearest=nearest,
        follow_ups=follow_ups,
        searched=searched,
        as_of=question.as_of,
        generation=view.generation,
        timings_ms=timer.taken,
    )
    trace = trace_of(plan, ranking, judgement, chosen, view, tried, draft.reckoned)
    await asyncio.to_thread(tools.library.answers.save, answer, trace)
    logger.info(
        "answer %s: %s, %s citations, %.0f ms",
        answer.answer_id,
        answer.status.value,
        len(answer.citations),
        sum(timer.taken.values()),
    )
    yield Done(answer)


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


def _judged(
    plan: Plan, ranking: Ranking, view: View, embedder: Embedder
) -> tuple[Judgement, tuple[Chosen, ...]]:
    chosen = () if plan.declined else choose_sentences(plan, ranking, view, embedder)
    return judge(plan, chosen, ranking, view), chosen


@dataclass(frozen=True, slots=True)
class _Draft:
    """A checked answer before its follow-ups; `reckoned` is what records gave of it."""

    judgement: Judgement
    citations: Citations
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    reckoned: Reckoned | None = None


def _drafted(plan: Plan, judgement: Judgement, ranking: Ranking, view: View) -> _Draft:
    """Return the answer that records give, else the one that passages give."""
    citations = Citations(view)
    reckoned = reckon(plan, Ledger(view, plan))
    shown = Shower(view, citations).show(reckoned) if reckoned else None
    if reckoned and shown:
        judgement = Judgement(reckoned.status, 1.0, reckoned.reason)
        return _Draft(judgement, citations, shown.sentences, shown.tables, reckoned)
    citations = Citations(view)
    listing = None if plan.declined else find_listing(plan, ranking, view)
    sentences, tables = _composed(judgement, listing, plan, citations, view)
    if not any(sentence.citations for sentence in sentences):
        judgement, citations = _without_proof(judgement), Citations(view)
        return _Draft(judgement, citations, _checked(judgement, plan, citations, view), ())
    if tables:
        judgement = dataclasses.replace(judgement, status=AnswerStatus.ANSWERED, reason="listed")
    return _Draft(judgement, citations, sentences, tables)


def _composed(
    judgement: Judgement, listing: Listing | None, plan: Plan, citations: Citations, view: View
) -> tuple[tuple[Sentence, ...], tuple[Table, ...]]:
    """Return the checked sentences and tables of an answer; a listing stands by itself."""
    if listing is not None:
        lead, table = compose_listing(listing, citations)
        known = {c.number: c for c in citations.all}
        if is_proved(lead, known, view) and table_is_proved(table, known, view):
            return (lead,), (table,)
    return _checked(judgement, plan, citations, view), ()


def _checked(
    judgement: Judgement, plan: Plan, citations: Citations, view: View
) -> tuple[Sentence, ...]:
    """Return the composed sentences that are proved; what is not, is not shown."""

    def stands(sentence: Sentence) -> bool:
        known: Mapping[int, Citation] = {c.number: c for c in citations.all}
        return is_proved(sentence, known, view)

    proved = [s for s in compose(judgement, plan, citations, stands) if stands(s)]
    number = citations.keep({n for s in proved for n in s.citations})
    return tuple(
        dataclasses.replace(s, citations=tuple(number[n] for n in s.citations)) for s in proved
    )


def _without_proof(judgement: Judgement) -> Judgement:
    """Return a judgement whose status needs no proof, where none of its sentences stood."""
    if judgement.status in (AnswerStatus.DECLINED, AnswerStatus.NOT_IN_PAPERS):
        return judgement
    return dataclasses.replace(
        judgement, status=AnswerStatus.NOT_IN_PAPERS, reason="no sentence could be proved"
    )


def _nearest(judgement: Judgement, citations: Citations, view: View) -> tuple[int, ...]:
    passage = judgement.nearest
    if judgement.status is not AnswerStatus.NOT_IN_PAPERS or passage is None:
        return ()
    document = view.documents[passage.document_id]
    place = passage.locator
    return (citations.cite(passage, document, place.start, place.end),)


def _with_reckoned(follow_ups: FollowUps, reckoned: Reckoned, shower: Shower) -> FollowUps:
    """Return follow-ups with those that the records trigger first, at most three of a kind."""
    asked = dict.fromkeys([*reckoned.ask_next, *follow_ups.ask_the_papers])
    points = (*shower.points(reckoned.points), *follow_ups.raise_in_committee)
    return FollowUps(tuple(asked)[:MOST_FOLLOW_UPS], points[:MOST_FOLLOW_UPS])


def _follow_ups(
    plan: Plan,
    judgement: Judgement,
    ranking: Ranking,
    view: View,
    embedder: Embedder,
    citations: Citations,
    tried_questions: list[SelfAnswer],
) -> FollowUps:
    if plan.declined:
        return FollowUps()

    def answers(text: str) -> bool:
        asked = Question(text, filters=plan.filters, as_of=plan.as_of)
        tried = plan_question(asked, (), known_names(view.documents.values()))
        tried_ranking = retrieve(view, embedder, tried)
        judged, _ = _judged(tried, tried_ranking, view, embedder)
        tried_questions.append(SelfAnswer(text, judged.status))
        return judged.status is AnswerStatus.ANSWERED

    return FollowUps(
        ask_the_papers=suggest_questions(plan, judgement, ranking, view, answers),
        raise_in_committee=points_to_raise(plan, judgement, citations, view),
    )
