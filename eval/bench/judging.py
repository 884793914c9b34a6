"""Says which passages prove an answer, by one rule for whatever pipeline cut them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from math import ceil

from eval.bench.figures import BenchQuestion, QuestionKind, RankingFigures

# A passage is relevant that holds half of the proof's words in sequence, but not fewer
# than this: three words such as "it was too" prove nothing.
MIN_WORDS = 6
DEPTH = 10


def squash(text: str) -> str:
    """Return only the letters and figures of a text, in lower case.

    Readers of PDFs differ in spaces, hyphens and marks, and none should lose by that.

    >>> squash("Early-\\nHelp: 52%")
    'earlyhelp52'
    """
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def runs_of(proof: str) -> tuple[str, ...]:
    """Return the squashed runs of words any of which makes a passage relevant.

    >>> runs_of("one two three four five six seven")
    ('onetwothreefourfivesix', 'twothreefourfivesixseven')
    """
    words = [word for word in map(squash, proof.split()) if word]
    size = min(len(words), max(MIN_WORDS, ceil(len(words) / 2)))
    return tuple("".join(words[i : i + size]) for i in range(len(words) - size + 1))


def relevant_in(squashed: Sequence[str], runs: Sequence[str]) -> frozenset[str]:
    """Return those of the squashed passages that hold a run; identical ones count once."""
    return frozenset(text for text in squashed if any(run in text for run in runs))


def rank_figures(
    questions: Sequence[BenchQuestion],
    ranked: Sequence[Sequence[str]],
    relevant: Sequence[frozenset[str]],
) -> dict[QuestionKind, RankingFigures]:
    """Return hit@1 and recall@10 by kind of question.

    `ranked` are the texts given for each question, best first; `relevant` the squashed
    ones that prove it. A question whose proof the pipeline has lost counts as 0.
    """
    best = [[squash(text) for text in texts[:DEPTH]] for texts in ranked]
    words = [sum(len(text.split()) for text in texts[:DEPTH]) for texts in ranked]
    figures: dict[QuestionKind, RankingFigures] = {}
    for kind in dict.fromkeys(question.kind for question in questions):
        mine = [i for i, question in enumerate(questions) if question.kind == kind]
        figures[kind] = RankingFigures(
            questions=len(mine),
            hit_at_1=_mean([bool(relevant[i] & set(best[i][:1])) for i in mine]),
            found_at_10=_mean([bool(relevant[i] & set(best[i])) for i in mine]),
            recall_at_10=_mean([_recall(best[i], relevant[i]) for i in mine]),
            words_at_10=_mean([words[i] for i in mine]),
            lost=sum(not relevant[i] for i in mine),
        )
    return figures


def _recall(ranked: Sequence[str], relevant: frozenset[str]) -> float:
    return len(relevant & set(ranked)) / len(relevant) if relevant else 0.0


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4)
