"""Recommendations of different reviews that share words: matched by computer, for people to judge."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.terms import stems
from assistant.council import Recommendation
from assistant.registers.matching import plain

# On the sample papers 0.33 is a theme that two reviews share; the next pairs, at 0.16 and
# below, share only such words as "protocol" or "partners".
LEAST_LIKENESS = 0.2
LEAST_SHARED = 3
MOST_SHOWN = 5
# A word that more than this share of many recommendations hold tells nothing of one.
COMMON_SHARE, MANY = 0.2, 100


@dataclass(frozen=True, slots=True)
class Like:
    """Another recommendation, and how alike the words of the two are, over 0 and up to 1."""

    record: Recommendation
    likeness: float


class Likeness:
    """Tells which recommendations are like one another, by the cosine of their words' weights.

    The weight of a word is log(1 + N / n) where n of the N recommendations hold it.
    """

    def __init__(self, records: Sequence[Recommendation]) -> None:
        self._records = records
        words = [frozenset(stems(record.text)) for record in records]
        held = Counter(word for each in words for word in each)
        total = len(records)
        self._weights: Mapping[str, float] = {
            word: math.log(1 + total / number) ** 2
            for word, number in held.items()
            if total < MANY or number <= COMMON_SHARE * total
        }
        self._words = [sorted(each & self._weights.keys()) for each in words]
        self._lengths = [math.sqrt(sum(map(self._weights.__getitem__, w))) for w in self._words]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self._words):
            for word in each:
                self._holders[word].append(place)
        self._places = {record.record_id: place for place, record in enumerate(records)}

    def like(self, record_id: str) -> Sequence[Like]:
        """Return the recommendations of other reviews most like one, the likest first."""
        place = self._places.get(record_id)
        if place is None:
            return ()
        own = plain(self._records[place].source_title)
        found = [
            Like(self._records[other], likeness)
            for other, likeness in self._near(place)
            if plain(self._records[other].source_title) != own
        ]
        found.sort(key=lambda each: (-each.likeness, each.record.record_id))
        return tuple(found[:MOST_SHOWN])

    def _near(self, place: int) -> Iterator[tuple[int, float]]:
        """Yield the recommendations that share enough words with the one at `place`."""
        products: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for word in self._words[place]:
            weight = self._weights[word]
            for other in self._holders[word]:
                products[other] += weight
                shared[other] += 1
        for other, product in products.items():
            lengths = self._lengths[place] * self._lengths[other]
            if (
                other != place
                and shared[other] >= LEAST_SHARED
                and product >= LEAST_LIKENESS * lengths
            ):
                yield other, product / lengths
