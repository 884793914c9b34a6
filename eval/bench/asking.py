"""Asks both pipelines the same questions in turn, in one process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from assistant.answering.pipeline import Tools, answer_question
from assistant.answers import Done, Question
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from eval.bench.figures import AskingFigures, Task
from eval.bench.judging import rank_figures, relevant_in, runs_of, squash
from eval.bench.measuring import timing
from eval.bench.ours import EVERYTHING, loaded_embedder, search_ours, texts_of
from eval.bench.plain import PlainPipeline

WARM_UP = 3
ROUNDS = 3

Search = Callable[[str], list[str]]


def ask_both(task: Task) -> AskingFigures:
    """Time and judge both pipelines' searches, and time our whole answers."""
    library = Library(StorePlace(task.store))
    view, embedder = library.view(EVERYTHING), loaded_embedder(task.store, task.threads)
    plain = PlainPipeline(task.plain)
    searches: tuple[Search, Search] = (
        lambda query: search_ours(view, embedder, query),
        plain.search,
    )
    texts = ([squash(t) for t in texts_of(view)], [squash(t) for t in plain.texts()])
    proofs = [runs_of(question.proof) for question in task.questions]
    relevant = [[relevant_in(held, runs) for runs in proofs] for held in texts]
    # What neither pipeline holds says nothing about either.
    kept = [i for i in range(len(proofs)) if relevant[0][i] or relevant[1][i]]
    questions = [task.questions[i] for i in kept]
    ranked, taken = _in_turn(searches, [question.text for question in questions])
    ours, theirs = (
        rank_figures(questions, ranked[side], [relevant[side][i] for i in kept]) for side in (0, 1)
    )
    tools = Tools(library, embedder, EVERYTHING)
    return AskingFigures(
        ours=timing(taken[0]),
        plain=timing(taken[1]),
        answer=timing(asyncio.run(_answers(tools, [question.text for question in questions]))),
        dropped=len(proofs) - len(kept),
        ours_ranking=ours,
        plain_ranking=theirs,
    )


def _in_turn(
    searches: tuple[Search, Search], queries: Sequence[str]
) -> tuple[list[list[list[str]]], list[list[float]]]:
    """Return for each side the rankings of all queries, and all times in seconds."""
    for query in queries[:WARM_UP]:
        for search in searches:
            search(query)
    ranked: list[list[list[str]]] = [[], []]
    taken: list[list[float]] = [[], []]
    for round_number in range(ROUNDS):
        for query in queries:
            # Each round the other one goes first.
            for side in (0, 1) if round_number % 2 == 0 else (1, 0):
                began = time.perf_counter()
                found = searches[side](query)
                taken[side].append(time.perf_counter() - began)
                if round_number == 0:
                    ranked[side].append(found)
    return ranked, taken


async def _answers(tools: Tools, queries: Sequence[str]) -> list[float]:
    taken = []
    for number, query in enumerate([*queries[:WARM_UP], *queries]):
        began = time.perf_counter()
        async for event in answer_question(Question(query), tools):
            if isinstance(event, Done) and number >= WARM_UP:
                taken.append(time.perf_counter() - began)
    return taken
