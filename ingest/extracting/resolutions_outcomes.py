"""What became of the motions that were put: the vote, and whether they were carried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.council import Votes
from ingest.extracting.limbs_paragraphs import Paragraph
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions_limbs import Decision
from ingest.extracting.resolutions_openers import Opening
from ingest.extracting.votes import read_counts, read_listed, read_outcome

_SET_OUT = re.compile(
    r"\b(?:set out )?(?:in|at) (?:item \d+, )?paragraph (?P<number>\d{1,3})\b", re.IGNORECASE
)
_PUT = re.compile(
    r"\bto the vote\b|\bput the (?:substantive |amended )?(?:motion|amendment)\b", re.IGNORECASE
)
_OWN_NUMBER = re.compile(r"\W*(\d{1,3})[.)]")
_BALLOT = re.compile(r"(?i)\bvot(?:e|es|ed|ing)\b|\bshow of hands\b|\bunanimous\w*")
_LINE = 60  # characters of a line that says no more than "Amendment lost."


@dataclass(frozen=True, slots=True)
class Outcome:
    """A vote and whether it carried; None for what is not printed."""

    votes: Votes | None = None
    carried: bool | None = None


@dataclass(slots=True)
class _Ballot:
    """What is known of one vote as the paper is read down."""

    target: int | None = None
    sides: dict[str, int] = field(default_factory=dict)
    start: int = 0
    end: int = 0


def outcomes_of(
    paper: Paper,
    paragraphs: Sequence[Paragraph],
    puts: Sequence[tuple[Opening, Decision]],
) -> list[Outcome]:
    """Return the outcome of each thing that was put, in their order.

    A vote belongs to the motion whose paragraph it names, else to the last motion that
    has no outcome yet, else to the resolution that follows it under the same item.
    """
    outcomes = [Outcome() for _ in puts]
    ballot = _Ballot()
    last: tuple[tuple[str, ...], Outcome] | None = None
    for paragraph, current in _read(paragraphs, puts):
        text = paragraph.text
        if last and _is_resolved(paragraphs, puts, current, paragraph, last[0]):
            outcomes[current] = last[1]
            last = None
        listed = read_listed(text)
        if listed:
            if not ballot.sides:
                ballot.start = paragraph.start
            ballot.sides[listed.side], ballot.end = listed.number, paragraph.end
            continue
        if _PUT.search(text):
            ballot = _Ballot(_named(paragraphs, puts, current, text))
        carried, votes = _told(paper, paragraph)
        if carried is None and votes is None:
            continue
        votes = votes or _counted(paper, ballot)
        target = _target(paragraphs, puts, outcomes, current, paragraph, ballot)
        if target is not None:
            outcomes[target] = Outcome(votes, carried)
            put_and_carried = carried and puts[target][0].motion
            last = (paragraph.block.headings, outcomes[target]) if put_and_carried else None
        ballot = _Ballot()
    return outcomes


def _is_resolved(
    paragraphs: Sequence[Paragraph],
    puts: Sequence[tuple[Opening, Decision]],
    current: int,
    paragraph: Paragraph,
    headings: tuple[str, ...],
) -> bool:
    """Return whether `paragraph` resolves, under the same item, what was just carried."""
    opening = puts[current][0] if current >= 0 else None
    if opening is None or opening.motion or paragraph.block.headings != headings:
        return False
    return paragraphs[opening.paragraph] is paragraph


def _read(
    paragraphs: Sequence[Paragraph], puts: Sequence[tuple[Opening, Decision]]
) -> Iterator[tuple[Paragraph, int]]:
    """Yield each paragraph that is no limb, with the number of the last thing put before it."""
    current = -1
    skip = 0
    for number, paragraph in enumerate(paragraphs):
        while current + 1 < len(puts) and puts[current + 1][0].paragraph <= number:
            current += 1
            _, decision = puts[current]
            skip = max(skip, decision.after)
        if current < 0 or number >= skip or puts[current][0].paragraph == number:
            yield paragraph, current


def _told(paper: Paper, paragraph: Paragraph) -> tuple[bool | None, Votes | None]:
    if len(paragraph.text) < _LINE:
        outcome = read_outcome(paragraph.text)
        if outcome is not None:
            return outcome, None
    if not _BALLOT.search(paragraph.text):
        return None, None
    for start, end in paragraph.sentences():
        sentence = paragraph.text[start - paragraph.start : end - paragraph.start]
        if not _BALLOT.search(sentence):
            continue
        counts, outcome = read_counts(sentence), read_outcome(sentence)
        if counts:
            span = paper.span(start, end)
            votes = Votes(counts.in_favour, counts.against, counts.abstained, span)
            return outcome, votes
        if outcome is not None:
            return outcome, None
    return None, None


def _counted(paper: Paper, ballot: _Ballot) -> Votes | None:
    if not ballot.sides:
        return None
    sides = ballot.sides
    span = paper.span(ballot.start, ballot.end)
    return Votes(sides.get("for"), sides.get("against"), sides.get("abstained"), span)


def _named(
    paragraphs: Sequence[Paragraph],
    puts: Sequence[tuple[Opening, Decision]],
    current: int,
    text: str,
) -> int | None:
    match = _SET_OUT.search(text)
    if match is None:
        return None
    for index in range(current, -1, -1):
        opening, _ = puts[index]
        own = _OWN_NUMBER.match(paragraphs[opening.paragraph].text)
        if opening.motion and own and own[1] == match["number"]:
            return index
    return None


def _target(
    paragraphs: Sequence[Paragraph],
    puts: Sequence[tuple[Opening, Decision]],
    outcomes: Sequence[Outcome],
    current: int,
    paragraph: Paragraph,
    ballot: _Ballot,
) -> int | None:
    if ballot.target is not None:
        return ballot.target
    headings = paragraph.block.headings
    for index in range(current, -1, -1):
        opening, _ = puts[index]
        if paragraphs[opening.paragraph].block.headings != headings:
            break
        if opening.motion and outcomes[index].carried is None:
            return index
    following = current + 1
    if following < len(puts) and not puts[following][0].motion:
        home = paragraphs[puts[following][0].paragraph]
        return following if home.block.headings == headings else None
    return None
