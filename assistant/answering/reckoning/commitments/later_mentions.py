"""Finds what later papers say of a thing that was promised or asked for, by strict rules."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answering.reckoning.asked.paper_columns import paper_columns
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems
from assistant.documents import Passage, PassageKind
from assistant.sentences import split_sentences
from assistant.spans import Span

# A sentence mentions a thing when most of what weighs in it stands there or in its heading.
_MIN_SHARE = 0.57
# An answer that was added to minutes later says what it answers in few words.
_MIN_SHARE_ADDED = 0.45
_MIN_IN_SENTENCE = 0.3
_MIN_WORDS = 2
_LOOKED_AT = 40
# Passages that are worse than this share of the best by their words are not read.
_MIN_WORD_SCORE = 0.15
_MAX_ROW_WORDS = 80
_CLOSES = re.compile(
    r"(?i)\b(?:(?:had|has|have|was|were)(?: now| since| also)?(?: been)? (?:circulated|sent|provided|received"
    r"|agreed|published|presented|issued|shared|tabled|supplied|e-?mailed|reported|brought|delivered"
    r"|appended|attached)"
    r"|presented (?:the|a|her|his|its|their) \w*\s?(?:report|update|paper|findings|audit|review|proposals)"
    r"|tabled|(?:has|have|had) (?:since|now) (?:advised|confirmed|written|replied)|wrote to|written to"
    r"|(?:sent|received|circulated|agreed|provided) (?:on|with|in) |reported back)\b"
)
_ADDED = re.compile(
    r"(?i)\b(?:has|have) since (?:advised|confirmed|written|replied|provided)\b|\badded to these minutes\b"
)
_PRESENTS = re.compile(r"(?i)\b(?:presented|tabled)\b")
_PURPOSE = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?To (?:consider|report|receive|note|agree|approve|update)\b"
)
_OPEN_STILL = re.compile(
    r"(?i)\b(?:not|no|never|nor|yet|awaited|outstanding|await\w*|would|will|should|to be|promised|remind\w*"
    r"|asked(?! for by)|queried|requested(?! by)|requests|overdue|deferred|ongoing|chased?)\b|n['’]t\b"
)
_SAYS_LITTLE = frozenset(
    stems(
        """agreed agree would will could shall bring provide provided circulate circulated send sent share
        shared report reports back meeting meetings committee members member officers next following
        future outside soon available writing written response respond look whether feed clarify confirm
        undertook undertake offered happy contact come before after month months week weeks year january
        february march april june july august september october november december council point noted include
        information update director manager assistant head officer chair councillor mr mrs ms dr asked
        question said item now due receive received second first third last action ready end
        being work minute page time further also them they she her his this that which investigate
        investigated matter matters issue issues senior executive engineer"""
    )
)
# Of two words alone, both must stand close together: "list of dates", "the date list".
_CLOSE = 4
# What was recalled in one sentence did not come by the next.
_NEVER_CAME = re.compile(
    r"\s+(?:It|They|That|This|None|Nothing|These|Those)\b[^.?!]{0,40}?(?:\b(?:never|not|nor|no|yet)\b|n['’]t\b)[^.?!]*[.?!]"
)
# A thing's only word of its own must be as rare as this, or it would find anything.
_RARE = 0.02
# The item's heading, and "Minutes:" below it.
_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A later sentence about a thing. `closes`: its words say that the thing came."""

    document_id: str
    day: dt.date
    span: Span
    closes: bool
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: the words that tell it, the day after which, and the paper it is of.

    A mention holds one of the thing's `own` words, where it has any.
    """

    words: frozenset[str]
    own: frozenset[str]
    day: dt.date
    document_id: str


def sought(
    texts: Sequence[str], day: dt.date, document_id: str, people: Collection[str] = ()
) -> Sought:
    """Return what tells a thing from others: its words without those that frame every promise.

    `texts` come in order of weight: the later are used only where the first say too little.
    Posts and people of the meeting are left out: they tell who speaks, and of nothing.
    """
    longest_first = sorted(people, key=len, reverse=True)
    texts = [_without(text, longest_first) for text in texts]
    alone = (person for person in people if len(person.split()) == 1)
    names = {stem for person in alone for stem in stems(person)}
    words: set[str] = set()
    for text in texts:
        words |= {
            s for s in stems(text) if s not in _SAYS_LITTLE and s not in names and not s.isdigit()
        }
        if len(words) >= _MIN_WORDS:
            break
    own = words & set(stems(texts[0])) if texts else set()
    return Sought(frozenset(words), frozenset(own), day, document_id)


def names_a_thing(promise: str) -> bool:
    """Return whether the words of a promise tell what is promised.

    >>> names_a_thing("circulate the recruitment plan"), names_a_thing("it would be provided")
    (True, False)
    """
    return any(stem not in _SAYS_LITTLE and not stem.isdigit() for stem in stems(promise))


def _without(text: str, people: Sequence[str]) -> str:
    for person in people:
        text = text.replace(person, " ")
    return text


def later_mentions(ledger: Ledger, thing: Sought) -> list[Mention]:
    """Return what papers dated after a day say of a thing, oldest first."""
    view = ledger.view
    if len(thing.words) < _MIN_WORDS or not len(view.table.document_order):
        return []
    papers = paper_columns(ledger)
    here = ledger.document(thing.document_id)
    later = papers.between(thing.day + dt.timedelta(1), dt.date.max, here.authority)
    mask = (later & ~papers.press)[view.table.document_rows]
    if not mask.any():
        return []
    if len(thing.own) == 1 and not _is_rare(ledger, *thing.own):
        return []
    weights = _weights(ledger, thing.words)
    scores = view.word_scores(" ".join(sorted(thing.words)), mask)
    least = _MIN_WORD_SCORE * float(scores.max())
    ranked = np.argsort(-scores, kind="stable")[:_LOOKED_AT]
    best = [int(row) for row in ranked if scores[row] > 0 and scores[row] >= least]
    found = [
        m for passage in view.passages(best) for m in _in_passage(passage, thing, weights, ledger)
    ]
    return sorted(found, key=lambda mention: (mention.day, mention.share, mention.document_id))


def _is_rare(ledger: Ledger, word: str) -> bool:
    held = ledger.view.document_frequency([word])
    return held[word] <= _RARE * len(ledger.view.table.ids)


def _weights(ledger: Ledger, words: frozenset[str]) -> Mapping[str, float]:
    """Return how much each word tells: the less, the more passages hold it."""
    total = len(ledger.view.table.ids)
    held = ledger.view.document_frequency(sorted(words))
    return {word: math.log(1 + total / (1 + held[word])) for word in words}


def _in_passage(
    passage: Passage, thing: Sought, weights: Mapping[str, float], ledger: Ledger
) -> Iterator[Mention]:
    day = ledger.documents[passage.document_id].date.day
    if day is None or passage.kind in (PassageKind.AGENDA_NOTE, PassageKind.RECOMMENDATION):
        return
    heading = set(stems(" ".join(passage.locator.headings[-_HEADINGS:])))
    base = passage.locator.start
    for start, end in _stretches(passage):
        text = passage.text[start:end]
        share = (
            0.0
            if _PURPOSE.match(text)
            else _share(
                stems(text),
                heading,
                thing,
                weights,
                presented=says_it_came(text) and _PRESENTS.search(text) is not None,
            )
        )
        following = _NEVER_CAME.match(passage.text, end)
        if following and passage.kind is not PassageKind.TABLE_ROW:
            text = passage.text[start : following.end()]
            end = following.end()
        if share >= (_MIN_SHARE_ADDED if _ADDED.search(text) else _MIN_SHARE):
            span = Span(base + start, base + end, text)
            yield Mention(passage.document_id, day, span, says_it_came(text), share)


def _stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    if passage.kind is not PassageKind.TABLE_ROW:
        yield from split_sentences(passage.text)
    elif len(passage.text.split()) <= _MAX_ROW_WORDS:
        yield 0, len(passage.text)


def _share(
    text: Sequence[str],
    heading: set[str],
    thing: Sought,
    weights: Mapping[str, float],
    *,
    presented: bool,
) -> float:
    """Return how much of a thing a sentence says, 0 where it says too little to be about it.

    What a heading says counts only where something is presented under it.
    """
    own = set(text)
    around = own | heading if presented else own
    met = {word for word in weights if word in around}
    if len(met) < _MIN_WORDS or (thing.own and not thing.own & around):
        return 0.0
    if len(weights) == _MIN_WORDS and not _stand_close(text, met):
        return 0.0
    total = sum(weights.values())
    here = sum(weight for word, weight in weights.items() if word in own)
    least = 0.0 if presented and met <= heading else _MIN_IN_SENTENCE
    return sum(weights[word] for word in met) / total if here / total >= least else 0.0


def _stand_close(text: Sequence[str], words: set[str]) -> bool:
    places = {word: [n for n, stem in enumerate(text) if stem == word] for word in words}
    one, other = sorted(places.values(), key=len)
    return any(abs(a - b) < _CLOSE for a in one for b in other)


def says_it_came(text: str) -> bool:
    """Return whether words say that a thing came, and none that it is still open.

    >>> says_it_came("The figures were received on 24 October 2024.")
    True
    >>> says_it_came("The list promised in October had not been received.")
    False
    """
    return _CLOSES.search(text) is not None and _OPEN_STILL.search(text) is None


def still_open(text: str) -> bool:
    """Return whether words say that a thing is still to come."""
    return _OPEN_STILL.search(text) is not None
