"""`python -m eval.ladder`: what each step of retrieval adds on our own questions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import AssistantError
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from eval.cases import QUESTIONS, load_cases
from eval.corpora import default_corpora, loaded_embedder, store_of
from eval.corpus.build import PAPERS, STORY_PAPERS
from eval.ladder.measuring import measure
from eval.ladder.reporting import by_type, table
from eval.ladder.steps import BEST, BEST_TRIED
from eval.papers import Papers


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 0, or 2 where questions, papers or store cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m eval.ladder", description=__doc__)
    parser.add_argument("--questions", type=Path, default=QUESTIONS / "dev")
    parser.add_argument("--store", type=Path, help="A store of the papers; made if not given.")
    parser.add_argument("--papers", type=Path, nargs="+", help="Folders that hold the proofs.")
    parser.add_argument("--tried", action="store_true", help="Also what was tried and left out.")
    chosen = parser.parse_args(arguments)
    steps = (*BEST, *BEST_TRIED) if chosen.tried else BEST
    embedder = loaded_embedder()
    try:
        store = chosen.store or store_of(chosen.papers or default_corpora(), embedder)
        papers = Papers(chosen.papers or (PAPERS, STORY_PAPERS))
        library = Library(StorePlace(store))
        measured = measure(library.view(), embedder, load_cases(chosen.questions), papers, steps)
        library.close()
    except AssistantError as exc:
        print(exc, file=sys.stderr)  # noqa: T201 - the command's own message
        return 2
    for line in (*table(measured, steps), *by_type(measured, BEST[-1])):
        print(line)  # noqa: T201 - the command's own output
    return 0


if __name__ == "__main__":
    sys.exit(main())
