"""Asks both pipelines the same questions in turn.

Each runs in a process of its own, as its users would run it, and idles while the other
works: in one process the threads of two model runtimes would wait for each other.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from assistant.answering.pipeline import Tools, answer_question
from assistant.answers import Question
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from eval.bench.figures import AskingFigures, Task
from eval.bench.judging import rank_figures, relevant_in, runs_of, squash
from eval.bench.measuring import timing
from eval.bench.ours import EVERYTHING, loaded_embedder, search_ours, texts_of
from eval.bench.plain import PlainPipeline

WARM_UP = 3
ROUNDS = 3
# Threads that have done their work keep turning for some milliseconds before they sleep.
PAUSE_S = 0.02


@dataclass(frozen=True, slots=True)
class Opened:
    """A pipeline that is ready: all that it holds, and what it finds for a query."""

    texts: list[str]
    search: Callable[[str], list[str]]


def open_ours(task: Task) -> Opened:
    view = Library(StorePlace(task.store)).view(EVERYTHING)
    embedder = loaded_embedder(task.store, task.threads)
    return Opened(texts_of(view), lambda query: search_ours(view, embedder, query))


def open_plain(task: Task) -> Opened:
    pipeline = PlainPipeline(task.plain)
    return Opened(pipeline.texts(), pipeline.search)


def open_answers(task: Task) -> Opened:
    """Return our whole answering; what it finds is not looked at."""
    embedder = loaded_embedder(task.store, task.threads)
    tools = Tools(Library(StorePlace(task.store)), embedder, EVERYTHING)

    async def answer(query: str) -> list[str]:
        return [type(event).__name__ async for event in answer_question(Question(query), tools)]

    runner = asyncio.Runner()
    return Opened([], lambda query: runner.run(answer(query)))


def ask_both(task: Task) -> AskingFigures:
    """Time and judge both pipelines' searches, and time our whole answers."""
    queries = [question.text for question in task.questions]
    with Running(open_ours, task) as ours, Running(open_plain, task) as plain:
        sides = (ours, plain)
        ranked, taken = _in_turn(sides, queries)
        held = [[squash(text) for text in side.texts] for side in sides]
    with Running(open_answers, task) as answering:
        _, answers = _in_turn((answering,), queries, rounds=1)
    proofs = [runs_of(question.proof) for question in task.questions]
    relevant = [[relevant_in(texts, runs) for runs in proofs] for texts in held]
    # What neither pipeline holds says nothing about either.
    kept = [i for i in range(len(proofs)) if relevant[0][i] or relevant[1][i]]
    ours_ranking, plain_ranking = (
        rank_figures(
            [task.questions[i] for i in kept],
            [ranked[side][i] for i in kept],
            [relevant[side][i] for i in kept],
        )
        for side in (0, 1)
    )
    return AskingFigures(
        ours=timing(taken[0]),
        plain=timing(taken[1]),
        answer=timing(answers[0]),
        dropped=len(proofs) - len(kept),
        ours_ranking=ours_ranking,
        plain_ranking=plain_ranking,
    )


class Running:
    """A pipeline in a process of its own. A context manager."""

    def __init__(self, opening: Callable[[Task], Opened], task: Task) -> None:
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(opening, task, theirs))
        self._process.start()
        theirs.close()
        self.texts: list[str] = self._connection.recv()

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._process.join()

    def search(self, query: str) -> tuple[list[str], float]:
        """Return what is found, best first, and the seconds that the search itself took."""
        time.sleep(PAUSE_S)
        self._connection.send(query)
        texts, seconds = self._connection.recv()
        return texts, seconds


def _serve(opening: Callable[[Task], Opened], task: Task, connection: Connection) -> None:
    opened = opening(task)
    connection.send(opened.texts)
    while True:
        try:
            query = connection.recv()
        except EOFError:
            return
        began = time.perf_counter()
        found = opened.search(query)
        connection.send((found, time.perf_counter() - began))


def _in_turn(
    sides: Sequence[Running], queries: Sequence[str], rounds: int = ROUNDS
) -> tuple[list[list[list[str]]], list[list[float]]]:
    """Return for each side the rankings of all queries, and all times in seconds."""
    ranked: list[list[list[str]]] = [[] for _ in sides]
    taken: list[list[float]] = [[] for _ in sides]
    for query in queries[:WARM_UP]:
        for side in sides:
            side.search(query)
    for round_number in range(rounds):
        for query in queries:
            # Each round the other one goes first.
            order = range(len(sides)) if round_number % 2 == 0 else reversed(range(len(sides)))
            for number in order:
                found, seconds = sides[number].search(query)
                taken[number].append(seconds)
                if round_number == 0:
                    ranked[number].append(found)
    return ranked, taken
