"""A brief as one page: lines chosen to fit, reworded where the member wishes, sources numbered."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.answers import Citation
from assistant.briefing import Brief, Line, Section
from assistant.briefing.wording import AGREE
from assistant.web.asking.turns import Chip, source_href
from assistant.web.briefing import wording
from assistant.web.wording import cited_place, reference_words, short_name

# Measured on printed A4 pages: so many printed lines fit below the title, of so many characters.
PAGE_LINES = 62.0
LINE_CHARACTERS = 118
SOURCE_CHARACTERS = 62
HEADING_LINES = 1.9
MOST_IN_PART = 6
MOST_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Offered:
    """A line that a briefing can hold. `key` stays the same while the line does."""

    key: str
    text: str
    standing: str
    details: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class OfferedPart:
    """All lines of one part, the weightiest first."""

    key: str
    title: str
    lines: tuple[Offered, ...]
    total: int
    note: str | None
    unmade: bool


@dataclass(frozen=True, slots=True)
class Edits:
    """What a member changed: which lines stay (None: as many as fit), and new wording by key."""

    kept: frozenset[str] | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of the page, with links to its sources."""

    key: str
    text: str
    printed: str
    standing: str
    details: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    edited: bool


@dataclass(frozen=True, slots=True)
class DraftPart:
    """One part of the page. `empty` says that there is nothing; `others` are left out."""

    key: str
    title: str
    total: int
    counted: str
    lines: tuple[DraftLine, ...]
    others: tuple[Offered, ...]
    note: str | None
    empty: str
    unmade: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A source with its number and its whole name."""

    number: int
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A briefing as it is shown, printed and sent."""

    parts: tuple[DraftPart, ...]
    sources: tuple[Reference, ...]
    unmade: str
    gone: int
    edited: bool
    corrected: str | None
    latest: dt.date | None

    @property
    def left_out(self) -> int:
        """How many lines are not on the page."""
        return sum(len(part.others) for part in self.parts)


def offered_parts(made: Brief, include: Sequence[str]) -> tuple[OfferedPart, ...]:
    """Return the parts that are asked for, with all lines of each."""
    cited = {citation.number: citation for citation in made.citations}
    sections = {section.key: section for section in made.sections}
    single = made.plan is not None
    found = []
    for key, names in wording.PARTS.items():
        if key not in include:
            continue
        held = [sections[name] for name in names if name in sections]
        found_lines = [(section, line) for section in held for line in section.lines]
        lines = tuple(
            _offered(section, line, cited, single=single)
            for section, line in sorted(found_lines, key=_is_settled)
        )
        notes = dict.fromkeys(section.note for section in held if section.note and section.total)
        found.append(
            OfferedPart(
                key,
                wording.PART_TITLES[key],
                tuple({line.key: line for line in lines}.values()),
                sum(section.total for section in held),
                " ".join(notes) or None,
                bool(set(names) & set(made.unmade)),
            )
        )
    return tuple(found)


def _is_settled(found: tuple[Section, Line]) -> bool:
    """Return whether a line only confirms: a total that its rows bear out, an action complete."""
    section, line = found
    named = dict(zip(section.columns, line.cells, strict=True))
    return named.get("Agree") == AGREE or named.get("Status", "").startswith("Complete")


def _offered(
    section: Section, line: Line, cited: Mapping[int, Citation], *, single: bool
) -> Offered:
    named = dict(zip(section.columns, line.cells, strict=True))
    text = next(words for column, words in named.items() if column in wording.MAIN_COLUMNS)
    details = tuple(
        (wording.DETAILS.get(column, column), words)
        for column, words in named.items()
        if column not in wording.MAIN_COLUMNS
        and words not in ("", "–")
        and not (single and column == "Plan")
    )
    digest = hashlib.blake2s("\0".join((section.key, *line.cells)).encode(), digest_size=5)
    return Offered(
        f"{section.key}-{digest.hexdigest()}",
        text,
        wording.STANDINGS.get(section.key, ""),
        details,
        tuple(cited[number] for number in line.citations),
    )


def fitting(parts: Sequence[OfferedPart]) -> frozenset[str]:
    """Return the keys of the lines that one printed page holds: of each part in turn."""
    kept: set[str] = set()
    places: set[tuple[str, str]] = set()
    used = HEADING_LINES * (len(parts) + 1)
    for turn in range(MOST_IN_PART):
        for part in parts:
            if turn >= len(part.lines):
                continue
            line = part.lines[turn]
            new = {_place(each) for each in line.citations} - places
            height = _height(line) + sum(_source_height(each) for each in new)
            if used + height > PAGE_LINES:
                continue
            used += height
            places |= new
            kept.add(line.key)
    return frozenset(kept)


def _height(line: Offered) -> float:
    details = sum(len(label) + len(words) + 4 for label, words in line.details)
    return (
        math.ceil((len(line.text) + 4 * len(line.citations)) / LINE_CHARACTERS)
        + math.ceil((details + len(line.standing)) / (LINE_CHARACTERS * 1.1))
        + 0.3
    )


def _source_height(place: tuple[str, str]) -> float:
    """Return the height of a source, two of which stand side by side."""
    return math.ceil(len(place[1]) / SOURCE_CHARACTERS) / 2


def _place(citation: Citation) -> tuple[str, str]:
    return citation.document_id, reference_words(citation)


class _Sources:
    """Numbers places in the order in which lines name them; the same place, the same number."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Reference] = {}

    def chips(self, citations: Sequence[Citation]) -> tuple[Chip, ...]:
        """Return the links of a line, one for each place."""
        once = {_place(each): each for each in reversed(citations)}
        return tuple(self._chip(once[place]) for place in dict.fromkeys(map(_place, citations)))

    def _chip(self, citation: Citation) -> Chip:
        place = _place(citation)
        number = self._known[place].number if place in self._known else len(self._known) + 1
        href = source_href(replace(citation, number=number), None)
        self._known.setdefault(place, Reference(number, href, place[1]))
        where = ", ".join(filter(None, (short_name(citation), cited_place(citation))))
        return Chip(number, href, f"Source {number}, {where}")

    def references(self) -> tuple[Reference, ...]:
        """Return all places in order."""
        return tuple(self._known.values())


def draft_of(made: Brief, include: Sequence[str], subject: str, edits: Edits) -> Draft:
    """Return the page of a brief: the lines that fit or that are kept, as they were reworded."""
    offered = offered_parts(made, include)
    kept = fitting(offered) if edits.kept is None else edits.kept
    sources = _Sources()
    parts = tuple(_part(part, kept, edits, sources, subject) for part in offered)
    held = {line.key for part in offered for line in part.lines}
    unmade = sum(part.unmade for part in offered)
    return Draft(
        parts=parts,
        sources=sources.references(),
        unmade=wording.unmade_words(unmade, len(offered)) if unmade else "",
        gone=len(kept - held),
        edited=any(line.edited for part in parts for line in part.lines),
        corrected=made.corrected,
        latest=made.latest,
    )


def _part(
    part: OfferedPart, kept: frozenset[str], edits: Edits, sources: _Sources, subject: str
) -> DraftPart:
    lines = tuple(_lines(part, kept, edits, sources.chips))
    shown = {line.key for line in lines}
    return DraftPart(
        key=part.key,
        title=part.title,
        total=part.total,
        counted=wording.shown_words(len(lines), part.total),
        lines=lines,
        others=tuple(line for line in part.lines if line.key not in shown),
        note=part.note,
        empty=wording.EMPTY[part.key].format(subject),
        unmade=part.unmade,
    )


def _lines(
    part: OfferedPart,
    kept: frozenset[str],
    edits: Edits,
    chips: Callable[[Sequence[Citation]], tuple[Chip, ...]],
) -> Iterator[DraftLine]:
    for line in part.lines:
        words = " ".join(edits.words.get(line.key, line.text).split())
        if line.key in kept and words:
            yield DraftLine(
                line.key,
                words,
                line.text,
                line.standing,
                line.details,
                chips(line.citations),
                edited=words != " ".join(line.text.split()),
            )
