"""Tells which records are about what a question is about; where none clearly is, none."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.topic_words import FRAMING, SAME
from assistant.answering.spelling import is_near
from assistant.answering.terms import stems, tokens
from assistant.council import Alias

# What a bracket adds is said beside it in other words: "assisted (pull out) collections".
_ASIDE = re.compile(r"\((?=[a-z])[^()]{2,40}\)")
_COMMAND = re.compile(r"(?i)^\W*(?:please )?(?:can you )?(?:list|show|give|tell)(?: me| us)?\b")
# Texts whose stems are kept from one question to the next.
_KEPT = 50_000
_UNLIKE = 0.0
_MIN_SHARE = 0.7
_MIN_OWN = 0.5
_MIN_TITLE = 0.8
_MIN_UNITS, _LIKELY = 2, 0.5
_TYPED_LONG, _TYPED_VERY_LONG = 6, 9


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing a question is about: it is met where one of its ways of saying stands.

    Each way is a set of stems, or a name in small letters that must stand word for word.
    `typed` is a single word as it is typed: a question about it alone is not met by
    another word of its stem ("a briefing", "the brief").
    """

    ways: tuple[frozenset[str], ...]
    name: str | None = None
    typed: str | None = None

    def stands_in(self, text: TopicText, stemmed: Collection[str]) -> bool:
        if self.name is not None:
            return re.search(rf"\b{re.escape(self.name)}\b", text.plain) is not None
        return any(way <= set(stemmed) for way in self.ways)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about. No `units`: it is about everything of its kind.

    `said` are the words that tell it, as they are typed; "" where a name is among them.
    """

    units: tuple[Unit, ...]
    words: str
    said: str = ""

    def __bool__(self) -> bool:
        return bool(self.units)

    @property
    def breadth(self) -> int:
        """How many words tell it: "statistical neighbours" are one thing and two words."""
        return sum(
            len(unit.name.split()) if unit.name else max(map(len, unit.ways)) for unit in self.units
        )


@lru_cache(maxsize=_KEPT)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stems(text))


@dataclass(frozen=True)
class TopicText:
    """What a record is about: its own words, the item's title, and what stands around it."""

    words: str
    title: str = ""
    around: str = ""

    @cached_property
    def own(self) -> frozenset[str]:
        return _stems_of(self.words)

    @cached_property
    def titled(self) -> frozenset[str]:
        return self.own | _stems_of(self.title)

    @cached_property
    def all(self) -> frozenset[str]:
        return self.titled | _stems_of(self.around)

    @cached_property
    def plain(self) -> str:
        return " ".join(f"{self.words} {self.title} {self.around}".lower().split())


@dataclass(frozen=True, slots=True)
class Fit:
    """A text's number, and the weighted share of the topic in its own words and in all of it."""

    number: int
    own: float
    share: float


def topic_of(
    plan: Plan,
    *,
    framing: str = "",
    without: Iterable[tuple[int, int]] = (),
    aliases: Iterable[Alias] = (),
) -> Topic:
    """Return what a question is about, without its dates, its framing and stretches `without`.

    `framing` holds further words that only frame a family's questions ("promised").
    """
    question = _COMMAND.sub(lambda found: " " * len(found.group()), plan.standalone)
    question = _ASIDE.sub(lambda found: " " * len(found.group()), question)
    for start, end in (*without, *((date.start, date.end) for date in plan.dates)):
        question = f"{question[:start]}{' ' * (end - start)}{question[end:]}"
    names = [name for name in plan.names if len(name.split()) > 1 and name in question]
    units: list[Unit] = []
    for name in names:
        question = question.replace(name, " ", 1)
        units.append(Unit((), " ".join(name.lower().split())))
    units += _units(question, FRAMING | set(stems(framing)), _long_forms(aliases))
    dropped = FRAMING | set(stems(framing))
    told = [w for w in tokens(question) if (stem := stems(w)) and stem[0] not in dropped]
    said = "" if names else " ".join(told)
    return Topic(tuple(dict.fromkeys(units)), " ".join(question.split()), said)


def _long_forms(aliases: Iterable[Alias]) -> Mapping[str, frozenset[str]]:
    return {alias.short.lower().rstrip("s"): frozenset(stems(alias.long)) for alias in aliases}


def _units(
    question: str, framing: Collection[str], long: Mapping[str, frozenset[str]]
) -> list[Unit]:
    plain = " ".join(tokens(question))
    units: list[Unit] = []
    for short, whole in long.items():
        parts = " ".join(tokens(short))
        if " " in parts and _holds(plain, parts):
            plain = re.sub(rf"\b{re.escape(parts)}\b", " ", plain)
            units.append(Unit((frozenset(stems(parts)), whole)))
    for group in SAME:
        said = next(
            (way for way in sorted(group, key=len, reverse=True) if _holds(plain, way)), None
        )
        if said is not None and not set(stems(said)) <= set(framing):
            plain = re.sub(rf"\b{re.escape(said)}\b", " ", plain)
            units.append(Unit(tuple(frozenset(stems(way)) for way in group)))
    for word in plain.split():
        stem = stems(word)
        if (
            not stem
            or "'" in word
            or "’" in word
            or stem[0] in framing
            or (len(word) == 1 and word.isalpha())
            or (word.isdigit() and len(word) == 4)
        ):
            continue
        ways = [frozenset(stem)]
        if word.rstrip("s") in long:
            ways.append(long[word.rstrip("s")])
        units.append(Unit(tuple(ways), typed=word if len(ways) == 1 else None))
    return units


def _holds(plain: str, way: str) -> bool:
    return re.search(rf"\b{re.escape(way)}\b", plain) is not None


class TopicIndex:
    """The texts of one family's records, weighed by how few of them hold a word."""

    def __init__(self, texts: Sequence[TopicText]) -> None:
        self._texts = texts
        self._counts = Counter(stem for text in texts for stem in text.all)

    def about(
        self, topic: Topic, among: Collection[int] | None = None, *, loosely: bool = False
    ) -> list[Fit]:
        """Return the texts that are clearly about `topic`, best first; of those `among`, if given.

        All of a topic's names must stand in a text, and most of what weighs in it in its
        own words or its title. Texts whose own words say it come alone where there are any.
        `loosely`: what stands around a text may say it all.
        """
        topic = self.as_spelt(topic)
        weights = [self._weight(unit) for unit in topic.units]
        total = sum(weights)
        fits = [
            fit
            for number, text in enumerate(self._texts)
            if (among is None or number in among)
            and (fit := self._fit(number, text, topic, weights, total, loosely=loosely))
        ]
        fits = [fit for fit in fits if _says_the_word(topic, self._texts[fit.number])]
        own = [fit for fit in fits if fit.own >= _MIN_SHARE]
        return sorted(own or fits, key=lambda fit: (-fit.own, -fit.share, fit.number))

    def likeliest(self, topic: Topic, among: Collection[int]) -> list[Fit]:
        """Return the one text `among` few that says half of a topic, where no other comes near.

        For texts that a question has narrowed already, by their speaker and their day.
        """
        topic = self.as_spelt(topic)
        total = len(topic.units)
        if total < _MIN_UNITS:
            return []
        fits = []
        for number in among:
            text = self._texts[number]
            own = sum(unit.stands_in(text, text.own) for unit in topic.units)
            whole = sum(unit.stands_in(text, text.all) for unit in topic.units)
            fits.append(Fit(number, own / total, whole / total))
        fits.sort(key=lambda fit: (-fit.share, -fit.own))
        if not fits or fits[0].share < max(_LIKELY, _MIN_UNITS / total):
            return []
        alone = len(fits) == 1 or fits[1].share <= fits[0].share / 2
        return fits[:1] if alone else []

    def knows(self, topic: Topic) -> bool:
        """Return whether any text holds anything of a topic, even if none is clearly about it."""
        topic = self.as_spelt(topic)
        return any(unit.stands_in(text, text.all) for unit in topic.units for text in self._texts)

    def _fit(
        self,
        number: int,
        text: TopicText,
        topic: Topic,
        weights: Sequence[float],
        total: float,
        *,
        loosely: bool,
    ) -> Fit | None:
        pairs = list(zip(topic.units, weights, strict=True))
        if any(
            unit.name is not None and not unit.stands_in(text, text.all) for unit in topic.units
        ):
            return None

        def share(stemmed: Collection[str]) -> float:
            held = sum(w for unit, w in pairs if unit.stands_in(text, stemmed))
            return held / total if total else 0.0

        own, titled, whole = share(text.own), share(text.titled), share(text.all)
        if loosely and whole >= _MIN_TITLE:
            return Fit(number, own, whole)
        if whole < _MIN_SHARE or titled < _MIN_OWN:
            return None
        if own == _UNLIKE and titled < _MIN_TITLE:
            return None
        return Fit(number, own, whole)

    def _weight(self, unit: Unit) -> float:
        if unit.name is not None:
            return 1.0
        held = max((min((self._counts[s] for s in way), default=0) for way in unit.ways), default=0)
        return math.log(1 + len(self._texts) / (0.5 + held))

    def as_spelt(self, topic: Topic) -> Topic:
        """Return a topic with words that no text holds put as the one that is spelt nearly so."""
        units = tuple(self._spelt(unit) for unit in topic.units)
        return Topic(units, topic.words, topic.said)

    def _spelt(self, unit: Unit) -> Unit:
        stems_of = {stem for way in unit.ways for stem in way}
        if unit.name is not None or len(unit.ways) != 1 or len(stems_of) != 1:
            return unit
        (stem,) = stems_of
        if self._counts[stem] or len(stem) < _TYPED_LONG:
            return unit
        most = 1 if len(stem) < _TYPED_VERY_LONG else 2
        near = [known for known in self._counts if is_near(stem, known, most)]
        return Unit((frozenset(near),)) if len(near) == 1 else unit


def _says_the_word(topic: Topic, text: TopicText) -> bool:
    """Return whether a text says the only word of a topic, and not another one of its stem."""
    typed = topic.units[0].typed if len(topic.units) == 1 else None
    if typed is None:
        return True
    base = re.sub(r"(?:ies|es|s|ing|ed)$", "", typed) if not typed.endswith("ing") else typed
    return re.search(rf"\b{re.escape(base)}", text.plain) is not None
