"""How well passages are ranked: shares in [0, 1], NaN where nothing is relevant.

`ranked` holds passage ids, best first, none twice; ranks count from 1.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, TypeVar

NAN = math.nan


class Scored(Protocol):
    """A passage with its score."""

    @property
    def passage_id(self) -> str: ...
    @property
    def score(self) -> float: ...


class Placed(Protocol):
    """A stretch of a paper's text, half-open."""

    @property
    def doc(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Passage = TypeVar("_Passage", bound=Scored)


def in_order(passages: Iterable[_Passage]) -> list[_Passage]:
    """Return passages by score, the highest first; equal scores by id."""
    return sorted(passages, key=lambda passage: (-passage.score, passage.passage_id))


def hit_at_k(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Return 1 if any of the first `k` is relevant, else 0.

    >>> hit_at_k(["p3", "p1"], {"p1"}, k=1), hit_at_k(["p3", "p1"], {"p1"}, k=2)
    (0.0, 1.0)
    """
    if not relevant:
        return NAN
    return float(any(passage in relevant for passage in ranked[:k]))


def recall_at_k(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Return the share of `relevant` among the first `k` of `ranked`.

    >>> recall_at_k(["p3", "p1", "p9"], {"p1", "p2"}, k=2)
    0.5
    """
    if not relevant:
        return NAN
    return len(set(ranked[:k]) & set(relevant)) / len(set(relevant))


def ndcg_at_k(ranked: Sequence[str], relevant: Collection[str], k: int = 10) -> float:
    """Return nDCG with binary gain: DCG / IDCG (Jarvelin and Kekalainen 2002, as trec_eval).

    DCG adds rel_i / log2(i + 1) over the first `k`; IDCG is that of min(k, |R|) ones.

    >>> round(ndcg_at_k(["p3", "p1"], {"p1"}), 3)
    0.631
    """
    if not relevant:
        return NAN
    gained = sum(_gain(i) for i, each in enumerate(ranked[:k], start=1) if each in relevant)
    return gained / sum(_gain(i) for i in range(1, min(k, len(set(relevant))) + 1))


def _gain(rank: int) -> float:
    return 1 / math.log2(rank + 1)


def reciprocal_rank_at_k(ranked: Sequence[str], relevant: Collection[str], k: int = 10) -> float:
    """Return 1 / rank of the first relevant passage in `k`, 0 if there is none (TREC-8 QA).

    >>> reciprocal_rank_at_k(["p3", "p1"], {"p1"})
    0.5
    """
    if not relevant:
        return NAN
    return next((1 / i for i, each in enumerate(ranked[:k], start=1) if each in relevant), 0.0)


def support_recall_at_k(
    ranked: Sequence[str], groups: Sequence[Collection[str]], k: int = 10
) -> float:
    """Return the share of `groups` of which a relevant passage is in the first `k`.

    A group for which no passage is relevant is missed. NaN if no group has any, as of the others.

    >>> support_recall_at_k(["p1", "p2"], [{"p2"}, {"p7", "p8"}])
    0.5
    """
    if not any(groups):
        return NAN
    first = set(ranked[:k])
    return sum(bool(first & set(group)) for group in groups) / len(groups)


def gold_char_recall_at_k(ranked: Sequence[Placed], gold: Iterable[Placed], k: int = 10) -> float:
    """Return the share of the characters of `gold` that are inside the first `k` passages.

    Characters that several quotations or passages share count once; NaN without gold.
    """
    wanted = {(each.doc, at) for each in gold for at in range(each.start, each.end)}
    if not wanted:
        return NAN
    held = {(each.doc, at) for each in ranked[:k] for at in range(each.start, each.end)}
    return len(wanted & held) / len(wanted)


def chars_read_at_k(ranked: Sequence[Placed], k: int = 10) -> float:
    """Return how many characters the first `k` passages have together."""
    return float(sum(each.end - each.start for each in ranked[:k]))
