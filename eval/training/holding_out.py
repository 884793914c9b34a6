"""Keeps whole groups apart to measure on."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import chain
from typing import TypeVar

HELD_OUT = 10
T = TypeVar("T")


def split_groups(
    items: Sequence[T], group_of: Callable[[T], str | None], rng: random.Random
) -> tuple[list[T], list[T]]:
    """Return what to learn from, and one group in ten to measure on: groups stay together.

    What has no group is one by itself.
    """
    groups: dict[str, list[T]] = {}
    for number, item in enumerate(items):
        groups.setdefault(group_of(item) or str(number), []).append(item)
    shuffled = list(groups.values())
    rng.shuffle(shuffled)
    cut = len(shuffled) // HELD_OUT
    apart, kept = shuffled[:cut], shuffled[cut:]
    return list(chain.from_iterable(kept)), list(chain.from_iterable(apart))
