"""Tells closely whether an undertaking is about the topic of a question, and not of something near it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from assistant.answering.reckoning.asked.topics import Topic, Unit
from assistant.answering.terms import stems

# A short topic is named: each of its words must be met. A longer one may be put in other words.
_NAMED = 3
# What only its item tells says no more than this of its own ("when aims would be set"); what
# says a part of a topic itself may say a little more.
_MOST_OTHER, _MOST_OTHER_OF_A_PART = 2, 3
_PARTS = re.compile(
    r"(?i)\b(?:about|on|regarding|concerning|over|for|of|in|at|to|with|from|by|and|or|the|a|an|do|made|given)\b"
    r"|[,;:?()]|[’']s?\b"
)
# Each of these is printed for the others.
_ONE_THING = (frozenset(stems("procedure process protocol")),)
# Of a topic with another word, these say nothing that an undertaking need repeat.
_LIGHT = frozenset(
    stems(
        """figure figures number numbers statistics information details update updates progress work
        situation position problem problems concern concerns arrangements question questions request
        requests plan plans future possible proper latest current"""
    )
)
# What an undertaking brings, whatever it is about, and who asks or is asked.
_CARRIERS = frozenset(
    stems(
        """agree bring provide circulate send share report meeting committee member officer next
        following future soon available writing write written response respond look feed back clarify
        confirm undertake undertook undertaken promise offer happy come came before after month
        week year note include information update director manager assistant head officer chair
        councillor ask question say said item now due receive ready end time further also this that
        they figure number proposal answer reply summary copy list letter paper slide find found out
        arrange discuss consider know let data breakdown request want enquire query wonder seek
        sought detail whether what when how which would could should will it she her his he them
        give given get add log action be been has have had do done explain hear full new mr mrs
        ms dr miss all each quarter quarterly spring summer autumn winter january february march
        april may june july august september october november december within fortnight far per
        cent percentage council"""
    )
)
_PERSON = re.compile(r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")


@dataclass(frozen=True, slots=True)
class Told:
    """What tells an undertaking: its own words, with the question that led to it, and its item.

    Each is a set of stems; `of_its_own` are those of its words that name a thing. `said` and
    `titled` are the same texts in small letters.
    """

    words: frozenset[str]
    title: frozenset[str]
    of_its_own: frozenset[str]
    said: str
    titled: str

    def others(self, units: Iterable[Unit]) -> int:
        """Return how many of its own words name another thing than a topic and its item do."""
        asked = {stem for unit in units for way in unit.ways for stem in way}
        return len(self.of_its_own - asked - self.title)


def told_by(said: str, asked: str, title: str, who: str = "") -> Told:
    """Return what tells an undertaking; who gave it, and who is named, tells nothing of its topic.

    >>> sorted(told_by("She would bring proposals in May.", "when aims would be set", "").of_its_own)
    ['aim', 'set']
    """
    words = stems(f"{said} {asked}")
    plain = set(stems(_PERSON.sub(" ", f"{said} {asked}"))) - _CARRIERS - set(stems(who))
    own = frozenset(stem for stem in plain if not stem.isdigit())
    plain_said, plain_title = (" ".join(t.lower().split()) for t in (f"{said} {asked}", title))
    return Told(frozenset(words), frozenset(stems(title)), own, plain_said, plain_title)


def with_other_words(topic: Topic) -> Topic:
    """Return a topic of which "procedure" is met by "process" too, and so on."""
    return replace(topic, units=tuple(_widened(unit) for unit in topic.units))


def _widened(unit: Unit) -> Unit:
    for group in _ONE_THING:
        if len(unit.ways) == 1 and unit.ways[0] <= group:
            return replace(
                unit, ways=tuple(frozenset({stem}) for stem in sorted(group)), typed=None
            )
    return unit


def is_closely_about(told: Told, topic: Topic, question: str) -> bool:
    """Return whether an undertaking is about a topic, by the words of both.

    Words that stand together in the question must be met together, by what was undertaken
    and asked, or by the item's title: "health visitors" is no "independent visitor" of an item
    on health. What only its item's title tells must name nothing else.
    """
    names = [unit.name for unit in topic.units if unit.name is not None]
    if not all(_is_named(name, f"{told.said} {told.titled}") for name in names):
        return False
    units = _weighty(topic)
    left = [unit for unit in units if not _stands(unit, told.words)]
    short = len(units) <= _NAMED
    by_title = len(left) == len(units) and not any(_is_named(name, told.said) for name in names)
    if by_title and told.others(topic.units) > _MOST_OTHER:
        return False
    if short and left and told.others(topic.units) > _MOST_OTHER_OF_A_PART:
        return False
    return not short or all(_is_met(group, told, question) for group in _together(units, question))


def _is_named(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _weighty(topic: Topic) -> list[Unit]:
    units = [unit for unit in topic.units if unit.name is None]
    heavy = [unit for unit in units if not all(way <= _LIGHT for way in unit.ways)]
    return heavy or units


def _stands(unit: Unit, words: Collection[str]) -> bool:
    return any(way <= set(words) for way in unit.ways)


def _is_met(group: Collection[Unit], told: Told, question: str) -> bool:
    if any(all(_stands(unit, each) for unit in group) for each in (told.words, told.title)):
        return True
    left = [unit for unit in group if not _stands(unit, told.words)]
    named = all(_is_name(unit, question) and _stands(unit, told.title) for unit in left)
    return named and len(left) < len(group)


def _is_name(unit: Unit, question: str) -> bool:
    """Return whether a word names one thing wherever it stands: several words, or capitals."""
    if any(len(way) > 1 for way in unit.ways):
        return True
    return bool(unit.typed and re.search(rf"(?<!^)\b{re.escape(unit.typed.upper())}\b", question))


def _together(units: Iterable[Unit], question: str) -> list[list[Unit]]:
    """Return the words of a topic that stand together in a question, group by group."""
    parts = [set(stems(part)) for part in _PARTS.split(question)]
    groups: dict[int, list[Unit]] = {}
    for number, unit in enumerate(units):
        home = next((n for n, part in enumerate(parts) if any(w & part for w in unit.ways)), None)
        groups.setdefault(-1 - number if home is None else home, []).append(unit)
    return list(groups.values())
