"""Holds a stand-alone wording that a model proposed against what was said.

It may only put together what stands in the question, in earlier questions and in the titles of
what was cited, with plain words of the last answer. Names, numbers and dates must be the last
turn's or the question's own. What the rules' wording names and dates, it does too, and of the
question's own words none that the rules keep is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.naming import labels_in, names_in, pseudonyms_in
from assistant.answering.planning import AskedFor, asked_for
from assistant.answering.pointing import POINTS_BACK
from assistant.answering.proposing.plain import TURNING, question_fault
from assistant.answering.terms import stems, subject_words, tokens
from assistant.answering.worded.meaning import is_negative
from assistant.dates import find_dates

MAX_CHARACTERS = 300
# Words that say no more than the kind of question that they ask.
_ASKED_WITH = {
    AskedFor.DATE: frozenset(stems("due date target deadline")),
    AskedFor.PERSON: frozenset(stems("lead leads own owns owner responsible")),
    AskedFor.NUMBER: frozenset(stems("number")),
    AskedFor.MONEY: frozenset(stems("cost")),
}
_PLAIN_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}(?:-[a-z]+)*(?![\w])")


@dataclass(frozen=True, slots=True)
class Said:
    """What a stand-alone wording may draw on.

    `by_rules` is the wording without a model, `earlier` the questions of earlier turns, each as
    asked and as understood, the last turn's last. Of the last turn, `cited` are the titles and
    committees; plain words may come from what was `shown`, names and figures may not.
    """

    question: str
    by_rules: str
    earlier: tuple[str, ...]
    cited: tuple[str, ...] = ()
    shown: str = ""

    @property
    def near(self) -> tuple[str, ...]:
        """The texts that names, figures and dates may come from."""
        return (self.question, self.by_rules, *self.earlier[-2:], *self.cited)


def standalone_fault(proposed: str, said: Said) -> str | None:
    """Return why a wording may not stand for the question; None where it may.

    >>> said = Said("who leads it?", "Who leads it?", ("When is action 3.3 of the Child R plan due?",))
    >>> standalone_fault("Who leads action 3.3 of the Child R plan?", said)
    >>> standalone_fault("Who leads action 3.4 of the Child R plan?", said)
    'it brings in: 3.4, action 3.4'
    >>> standalone_fault("When is action 3.3 of the Child R plan due?", said)
    'it leaves out: lead'
    """
    if fault := question_fault(proposed, MAX_CHARACTERS):
        return fault
    held = {stem for text in said.near for stem in stems(text)}
    plain = _PLAIN_WORD.findall(" ".join((*said.earlier, said.shown)))
    held |= {stem for word in plain for stem in stems(word)}
    held |= _ASKED_WITH.get(asked_for(proposed), frozenset())
    if new := sorted((_matter(proposed) - held) | set(_new_things(proposed, said))):
        return f"it brings in: {', '.join(new)}"
    kept = _matter(said.question) & set(stems(said.by_rules))
    if lost := sorted((kept - set(stems(proposed))) | (_things(said.by_rules) - _things(proposed))):
        return f"it leaves out: {', '.join(lost)}"
    return _turned_fault(proposed, said) or _pointing_fault(proposed, said)


def _matter(text: str) -> set[str]:
    return set(stems(" ".join(subject_words(text))))


def _things(text: str) -> set[str]:
    """Return the children, numbered things and days that a question is about, each as one text."""
    labels = {number for _, number in labels_in(text)}
    dates = {f"{date.first} ({date.precision})" for date in find_dates(text)}
    return {*pseudonyms_in(text), *labels, *dates}


def _new_things(proposed: str, said: Said) -> Iterator[str]:
    """Yield names, numbered things and dates that stand nowhere whole."""
    running = [f" {' '.join(tokens(text))} " for text in said.near]
    for name in pseudonyms_in(proposed):
        if not any(f" {' '.join(tokens(name))} " in text for text in running):
            yield name
    for name in names_in(proposed):
        words = {stem for stem in stems(name) if stem[0].isalpha()}
        if not any(words <= set(stems(text)) for text in said.near):
            yield name
    labels = {label for text in said.near for label in labels_in(text)}
    asked = set(tokens(said.question))
    for noun, number in labels_in(proposed):
        if (noun, number) not in labels and number not in asked:
            yield f"{noun} {number}"
    dates = {(date.first, date.precision) for text in said.near for date in find_dates(text)}
    for date in find_dates(proposed):
        if (date.first, date.precision) not in dates:
            yield proposed[date.start : date.end]


def _turned_fault(proposed: str, said: Said) -> str | None:
    """Return whether a wording asks for the opposite, for more, or for another kind of thing."""
    before = " … ".join((said.by_rules, *said.earlier))
    if is_negative(said.question) and not is_negative(proposed):
        return "it drops a denial"
    if is_negative(proposed) and not is_negative(f"{said.question} … {before}"):
        return "it denies what was asked"
    now, asked = (TURNING & set(tokens(text)) for text in (proposed, said.question))
    if not asked <= now or not now <= asked | set(tokens(before)):
        return "it asks for more, for less, or of another time"
    kind, own = asked_for(proposed), asked_for(said.question)
    kinds = {asked_for(text) for text in (said.by_rules, *said.earlier)}
    if kind is not own and (own is not AskedFor.ANYTHING or kind not in kinds | {own}):
        return "it asks for another kind of thing"
    return None


def _pointing_fault(proposed: str, said: Said) -> str | None:
    """Return whether a wording is still not understood alone, or left what was spoken of."""
    if POINTS_BACK.search(proposed) and not POINTS_BACK.search(said.by_rules):
        return "it still points back"
    own = _matter(said.question)
    near = _matter(f"{said.by_rules} {said.earlier[-1] if said.earlier else ''}")
    if not (_matter(proposed) - own) & near and said.by_rules != said.question:
        return "it does not say what is spoken of"
    return None
