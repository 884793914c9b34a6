"""Holds a follow-up as a model reworded it against the one that was chosen and tried."""

from __future__ import annotations

import re

from assistant.answering.naming import labels_in, names_in, pseudonyms_in
from assistant.answering.planning import asked_for
from assistant.answering.pointing import POINTS_BACK
from assistant.answering.proposing.plain import TURNING, question_fault
from assistant.answering.relating import MOST_WORDS
from assistant.answering.suggesting import LEAST_WORDS, is_fair
from assistant.answering.terms import stems, tokens
from assistant.answering.worded.evidence import content
from assistant.answering.worded.meaning import is_negative, opposed
from assistant.answering.wordings import wording_of
from assistant.dates import find_dates

_MOST_CHARACTERS = 200
# A question that is tried again may lose so much of its matter, and gain so many words.
_MOST_LOST = 1 / 3
_MOST_NEW = 1
_OPENS = re.compile(r"(?i)(?:which|who|when|where|why)\b")
_QUOTED = re.compile(r"“[^“”]*”")


def follow_up_fault(proposed: str, chosen: str, *, tried: bool) -> str | None:
    """Return why a rewording may not stand for the question that was chosen; None where it may.

    One that is `tried` again has to lead to the same answer, so that its words may differ a little;
    the words of a point for committee may not.

    >>> chosen = "What was promised at the meeting of the Marsh Panel on 3 May 2024?"
    >>> follow_up_fault("What was promised at the Marsh Panel on 3 May 2024?", chosen, tried=False)
    >>> follow_up_fault("What was promised at the Marsh Panel on 4 May 2024?", chosen, tried=True)
    'it gives another figure or date'
    """
    if fault := question_fault(proposed, _MOST_CHARACTERS):
        return fault
    length = len(proposed.split())
    if not LEAST_WORDS <= length <= MOST_WORDS or length > len(chosen.split()):
        return "it is not shorter, or too short"
    if POINTS_BACK.search(proposed) and not POINTS_BACK.search(chosen):
        return "it is not understood alone"
    return _changed(proposed, chosen) or _matter_fault(proposed, chosen, tried=tried)


def _changed(proposed: str, chosen: str) -> str | None:
    """Return which hard part of a question was changed."""
    if _figures(proposed) != _figures(chosen):
        return "it gives another figure or date"
    if _names(proposed) != _names(chosen) or _QUOTED.findall(proposed) != _QUOTED.findall(chosen):
        return "it gives another name or quotation"
    if is_negative(proposed) != is_negative(chosen) or opposed(proposed, chosen):
        return "it turns the question round"
    if TURNING & set(tokens(proposed)) != TURNING & set(tokens(chosen)):
        return "it asks for more, for less, or of another time"
    if asked_for(proposed) is not asked_for(chosen) and not _opens_alike(proposed, chosen):
        return "it asks for another kind of thing"
    return None


def _opens_alike(proposed: str, chosen: str) -> bool:
    one, other = _OPENS.match(proposed), _OPENS.match(chosen)
    return one is not None and other is not None and one.group().lower() == other.group().lower()


def _figures(text: str) -> tuple[object, ...]:
    dates = {(date.first, date.precision) for date in find_dates(text)}
    figures = sorted(token for token in tokens(text) if token[0].isdigit())
    return dates, figures, sorted(wording_of(text).numbers), sorted(labels_in(text))


def _names(text: str) -> set[str]:
    names = (*names_in(text), *pseudonyms_in(text))
    return {stem for name in names for stem in stems(name) if stem[0].isalpha()}


def _matter_fault(proposed: str, chosen: str, *, tried: bool) -> str | None:
    now, before = content(proposed), content(chosen)
    if not tried:
        if not is_fair(proposed):
            return "it is no neutral question"
        return None if now == before else "its words are others"
    if len(now - before) > _MOST_NEW or len(before - now) > _MOST_LOST * len(before):
        return "its words are others"
    return None
