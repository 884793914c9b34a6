"""What became of the motions that were put: the vote, and whether they were carried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.council import Votes
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions.limbs_paragraphs import Paragraph
from ingest.extracting.resolutions.resolutions_limbs import Decision
from ingest.extracting.resolutions.resolutions_openers import Opening
from ingest.extracting.resolutions.votes import read_listed
from ingest.extracting.resolutions.votes_told import votes_told

_SET_OUT = re.compile(
    r"\b(?:set out )?(?:in|at) (?:item \d+, )?paragraph (?P<number>\d{1,3})\b", re.IGNORECASE
)
_PUT = re.compile(
    r"\bto the vote\b|\bput the (?:substantive |amended )?(?:motion|amendment)\b", re.IGNORECASE
)
_OWN_NUMBER = re.compile(r"\W*(\d{1,3})[.)]")
# "On a division, there voted for the amendment 5 and for the motion 4."
_DIVISION = re.compile(
    r"(?i)\bfor the (?P<first>motion|amendment)\b[^\d.;]{0,25}(?P<one>\d{1,3})\b[^.;]{0,60}?"
    r"\bthe (?P<second>motion|amendment)\b[^\d.;]{0,25}(?P<two>\d{1,3})\b"
)
# "Voted in favour of buying a bench" is no vote on what is resolved below it.
_OWN_MATTER = re.compile(r"(?i)\bin favour of (?!(?:the|this|that|it|both|all)\b)")
# "For the proposal:", above the names; their number stands behind them.
_SIDE = re.compile(
    r"(?i)\W*(?P<side>for|against)(?: the (?:proposal|motion|amendment|recommendation))?\s*:?\s*$"
)
_NUMBER_LAST = re.compile(
    r"\((\d{1,3})\)\s*\.?\s*(?:there were no abstentions\.?)?\s*$", re.IGNORECASE
)


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
    side: str | None = None
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
    return _Reader(paper, paragraphs, puts).read()


class _Reader:
    """Reads a paper down, keeping the vote that is being reported."""

    def __init__(
        self,
        paper: Paper,
        paragraphs: Sequence[Paragraph],
        puts: Sequence[tuple[Opening, Decision]],
    ) -> None:
        self._paper, self._paragraphs, self._puts = paper, paragraphs, puts
        self._outcomes = [Outcome() for _ in puts]
        self._ballot = _Ballot()
        self._item: tuple[str, ...] = ()
        self._carried: tuple[tuple[str, ...], Outcome] | None = None

    def read(self) -> list[Outcome]:
        """Return the outcomes in the order of what was put."""
        for paragraph, current in _read(self._paragraphs, self._puts):
            headings = paragraph.block.headings
            if not (headings and _SIDE.match(headings[-1])) and not _SIDE.match(paragraph.text):
                self._item = headings
            self._settled(paragraph, current)
            self._resolved(paragraph, current)
            if not self._listed(paragraph) and not self._divided(paragraph, current):
                self._told(paragraph, current)
        return self._outcomes

    def _resolved(self, paragraph: Paragraph, current: int) -> None:
        """Give a resolution the vote by which the motion that it resolves was just carried."""
        opening = self._puts[current][0] if current >= 0 else None
        if self._carried is None or opening is None or opening.motion:
            return
        if self._item == self._carried[0] and self._paragraphs[opening.paragraph] is paragraph:
            self._outcomes[current] = self._carried[1]
            self._carried = None

    def _settled(self, paragraph: Paragraph, current: int) -> None:
        """Give the motion before a resolution the vote whose lists of names end there."""
        sides = self._ballot.sides
        opens = current >= 0 and self._paragraphs[self._puts[current][0].paragraph] is paragraph
        if not opens or not {"for", "against"} <= sides.keys():
            return
        target = self._target(current - 1)
        if target is not None:
            won = None if sides["for"] == sides["against"] else sides["for"] > sides["against"]
            self._outcomes[target] = Outcome(_counted(self._paper, self._ballot), won)
        self._ballot = _Ballot()

    def _divided(self, paragraph: Paragraph, current: int) -> bool:
        """Take a division between a motion and an amendment; each is put against the other."""
        match = _DIVISION.search(paragraph.text)
        if match is None or match["first"].lower() == match["second"].lower():
            return False
        at = paragraph.start + match.start()
        span = next(self._paper.span(a, b) for a, b in paragraph.sentences() if a <= at < b)
        counts = {
            match["first"].lower(): int(match["one"]),
            match["second"].lower(): int(match["two"]),
        }
        for amends, own, other in (
            (True, counts["amendment"], counts["motion"]),
            (False, counts["motion"], counts["amendment"]),
        ):
            index = self._last_open(current, amendment=amends)
            if index is not None:
                won = None if own == other else own > other
                self._outcomes[index] = Outcome(Votes(own, other, None, span), won)
        return True

    def _last_open(self, current: int, *, amendment: bool) -> int | None:
        for index in range(current, -1, -1):
            opening = self._puts[index][0]
            if self._item_of(index) != self._item:
                return None
            if opening.motion and opening.amendment is amendment:
                return index if self._outcomes[index].carried is None else None
        return None

    def _listed(self, paragraph: Paragraph) -> bool:
        """Take a side with its number, "Against (45)", or one whose number follows the names."""
        ballot, text = self._ballot, paragraph.text
        listed, side = read_listed(text.partition("|")[0]), _SIDE.match(text)
        if listed:
            self._count(paragraph, listed.side, listed.number)
            return True
        if side:
            ballot.side = side["side"].lower()
            return True
        number = _NUMBER_LAST.search(text) if ballot.side else None
        if number and ballot.side:
            self._count(paragraph, ballot.side, int(number[1]))
            ballot.side = None
        return number is not None

    def _count(self, paragraph: Paragraph, side: str, number: int) -> None:
        if not self._ballot.sides:
            self._ballot.start = paragraph.start
        self._ballot.sides[side], self._ballot.end = number, paragraph.end

    def _told(self, paragraph: Paragraph, current: int) -> None:
        if _PUT.search(paragraph.text):
            self._ballot = _Ballot(_named(self._paragraphs, self._puts, current, paragraph.text))
        for start, end, carried, votes in votes_told(self._paper, paragraph):
            votes = votes or _counted(self._paper, self._ballot)
            target = self._own(start, end, current)
            if target is None:
                target = self._target(self._before(end, current))
                if (
                    target is not None
                    and target > current
                    and votes
                    and _OWN_MATTER.search(votes.span.text)
                ):
                    target = None
            if target is not None and self._outcomes[target] == Outcome():
                self._outcomes[target] = Outcome(votes, carried)
                opening = self._puts[target][0]
                won = carried and opening.motion and not opening.amendment
                self._carried = (self._item, self._outcomes[target]) if won else None
            self._ballot = _Ballot()

    def _own(self, start: int, end: int, current: int) -> int | None:
        """Return the decision that the sentence with the vote opens itself."""
        for index in range(current, -1, -1):
            opening = self._puts[index][0]
            if start <= opening.start < end and not opening.motion and not opening.lone:
                return index
        return None

    def _before(self, end: int, current: int) -> int:
        """Return the last thing that was put before a place, as more may follow in its paragraph."""
        while current >= 0 and self._puts[current][0].start >= end:
            current -= 1
        return current

    def _target(self, current: int) -> int | None:
        if self._ballot.target is not None:
            return self._ballot.target
        for index in range(current, -1, -1):
            if self._item_of(index) != self._item:
                break
            if self._puts[index][0].motion and self._outcomes[index].carried is None:
                return index
        following = current + 1
        if following < len(self._puts) and not self._puts[following][0].motion:
            return following if self._item_of(following) == self._item else None
        return None

    def _item_of(self, index: int) -> tuple[str, ...]:
        return self._paragraphs[self._puts[index][0].paragraph].block.headings


def _read(
    paragraphs: Sequence[Paragraph], puts: Sequence[tuple[Opening, Decision]]
) -> Iterator[tuple[Paragraph, int]]:
    """Yield each paragraph that is no limb, with the number of the last thing put before it."""
    current = -1
    skip = 0
    for number, paragraph in enumerate(paragraphs):
        while current + 1 < len(puts) and puts[current + 1][0].paragraph <= number:
            current += 1
            skip = max(skip, puts[current][1].after)
        if current < 0 or number >= skip or puts[current][0].paragraph == number:
            yield paragraph, current


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
