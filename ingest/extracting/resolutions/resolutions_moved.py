"""Tells which limbs of a resolution a motion and its vote were about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extracting.resolutions.limbs_paragraphs import Paragraph
from ingest.extracting.resolutions.resolutions_limbs import Decision
from ingest.extracting.resolutions.resolutions_outcomes import Outcome

_WORD = re.compile(r"[a-z0-9]{4,}")
_ALIKE = 0.25
# "Recommendation 3 was put to the vote" is no vote on recommendation 1.
_VOTED_ON = re.compile(r"(?i)\W*recommendation (?P<number>\d{1,2})\b[^.;]{0,40}\bput\b")


def text_of(decision: Decision, paragraphs: Sequence[Paragraph]) -> str:
    """Return the words of a decision, out of the paragraphs of its paper."""
    spans = [(limb.start, limb.end) for limb in decision.limbs]
    return " ".join(
        paragraph.text[max(start - paragraph.start, 0) : end - paragraph.start]
        for paragraph in paragraphs
        for start, end in spans
        if start < paragraph.end and end > paragraph.start
    )


def is_moved(limb: str, motion: str) -> bool:
    """Return whether a limb says what a motion said; what is noted beside it nobody moved.

    >>> is_moved("ask Cabinet to build a pond", "that Cabinet be asked for a pond")
    True
    >>> is_moved("note the report", "that Cabinet be asked for a pond")
    False
    """
    own, words = set(_WORD.findall(limb.lower())), set(_WORD.findall(motion.lower()))
    return len(own & words) >= _ALIKE * len(own)


def is_voted_on(limb: str, outcome: Outcome) -> bool:
    """Return whether a vote was on a limb, where it names one recommendation by its number."""
    named = _VOTED_ON.match(outcome.votes.span.text) if outcome.votes else None
    if named is None:
        return True
    return re.search(rf"(?i)\brecommendation {named['number']}\b", limb) is not None
