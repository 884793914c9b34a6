"""Names a table's columns by meaning, whatever their headings are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.extracting.plans.column_headings import HEADINGS, NEWER, OLDER, ONLY_WHOLE
from ingest.extracting.plans.concepts import Concept

_WHOLE, _BEGINS, _HOLDS = 1_000, 500, 100
# A heading of more words than this is a sentence; it names no column.
_MAX_WORDS = 14
_LEAST_INSIDE = 3
_REPLACED = re.compile(r"(?i)\b(?:original|initial|first|previous|baseline|old)\b")
# Headings of what is told beside a judgement, under one group.
_WORDS = frozenset("words text comment comments narrative notes detail details reason".split())
# "Area for" over "improvement" is one heading in two lines, not a group and its part.
_RUNS_ON = re.compile(r"(?i)(?:\b(?:for|of|to|by|and|or|the|on|in|with|we|will|is|has)|[-/&])\s*$")
# "Log ref" numbers the rows; "Item", beside it, says what was talked about.
_NUMBERS = re.compile(r"\b(?:ref\w*|no|nos|number|id|code|serial)\b")
_MEMBER = re.compile(
    r"(?i)\b(?:portfolio|cabinet|executive\s+member|councillor|sponsor|champion)\b"
)
_NEWEST = re.compile(r"(?i)\b(?:revised|new|now|current|latest|last|expected|extended)\b")


@dataclass(frozen=True, slots=True)
class NamedColumns:
    """The columns of each concept, in order; a concept without a column is absent."""

    columns: dict[Concept, tuple[int, ...]]
    headings: tuple[str, ...]

    def has(self, *concepts: Concept) -> bool:
        """Return whether any of `concepts` has a column."""
        return any(concept in self.columns for concept in concepts)

    def first(self, concept: Concept) -> int | None:
        """Return the first column of `concept`."""
        return next(iter(self.columns.get(concept, ())), None)

    def concept_of(self, column: int) -> Concept:
        """Return what `column` holds."""
        return next((c for c, at in self.columns.items() if column in at), Concept.OTHER)


@lru_cache(maxsize=4_096)
def plain_heading(text: str) -> str:
    """Return a heading in lower case, without punctuation, its words parted by single spaces.

    >>> plain_heading("  Target/ Date: ")
    'target date'
    """
    worded = text.lower().replace("%", " percent ").replace("#", " hash ")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", worded).split())


_PHRASES: dict[str, Concept] = {}
_SQUEEZED: dict[str, Concept] = {}
for _concept, _phrases in HEADINGS:
    for _phrase in _phrases:
        _PHRASES.setdefault(_phrase, _concept)
        _SQUEEZED.setdefault(_phrase.replace(" ", ""), _concept)
_MOST_PHRASE_WORDS = max(phrase.count(" ") + 1 for phrase in _PHRASES)


@lru_cache(maxsize=4_096)
def concept_of(heading: str) -> Concept | None:
    """Return what a column under `heading` holds; None where no words tell.

    >>> concept_of("Respons-ible Officer"), concept_of("Progress (March 2025)")
    (<Concept.LEAD: 'lead'>, <Concept.PROGRESS: 'progress'>)
    """
    return _scored(heading)[1]


@lru_cache(maxsize=4_096)
def _scored(heading: str) -> tuple[int, Concept | None]:
    plain = plain_heading(heading)
    if not plain or len(plain.split()) > _MAX_WORDS:
        return 0, None
    squeezed = plain.replace(" ", "")
    if squeezed in _SQUEEZED:
        return _WHOLE + len(squeezed), _SQUEEZED[squeezed]
    best, found = 0, None
    for begins, phrase in _runs(plain.split()):
        concept = _PHRASES.get(phrase)
        if concept in (None, Concept.MAYBE_ACTION) or phrase in ONLY_WHOLE:
            continue
        if not begins and len(phrase) <= _LEAST_INSIDE:
            continue
        score = (_BEGINS if begins else _HOLDS) + len(phrase)
        if score > best:
            best, found = score, concept
    return best, found


def _runs(words: Sequence[str]) -> Iterator[tuple[bool, str]]:
    """Yield the runs of words that a phrase may be, and whether each is at the beginning."""
    for first in range(len(words)):
        for last in range(first + 1, min(first + _MOST_PHRASE_WORDS, len(words)) + 1):
            yield first == 0, " ".join(words[first:last])


def is_whole_heading(text: str) -> bool:
    """Return whether a text is one of the known headings, with no other word.

    >>> is_whole_heading("Action"), is_whole_heading("Action for all")
    (True, False)
    """
    return _scored(text)[0] >= _WHOLE


def concept_in_lines(lines: Sequence[str]) -> Concept | None:
    """Return what a column holds whose heading has several lines, a group's heading first.

    >>> concept_in_lines(["Timescale", "Original"]), concept_in_lines(["Position", "RAG"])
    (<Concept.FIRST_DUE: 'first_due'>, <Concept.RATING: 'rating'>)
    >>> concept_in_lines(["Rating", "Last year"]), concept_in_lines(["Target", "date"])
    (<Concept.OTHER: 'other'>, <Concept.DUE: 'due'>)
    >>> concept_in_lines(["Area for", "improvement"])
    <Concept.RECOMMENDATION: 'recommendation'>
    """
    lines = [line for line in lines if line]
    whole = _scored(" ".join(lines))
    if len(lines) < 2:
        return whole[1] or _of_another_time(lines[-1] if lines else "")
    if _RUNS_ON.search(lines[-2]):
        return whole[1]
    group, last = _scored(" ".join(lines[:-1]))[1], plain_heading(lines[-1]).split()
    if group in (Concept.STATUS, Concept.RATING) and last and last[0] in _WORDS:
        return Concept.PROGRESS
    if last and last[0] in OLDER | NEWER and whole[0] < _WHOLE and group is not None:
        if last[0] in NEWER:
            return group
        return Concept.FIRST_DUE if group in (Concept.DUE, Concept.DATE) else Concept.OTHER
    own = _scored(lines[-1])
    if own[0] >= _WHOLE and own[0] > whole[0]:
        return own[1]
    return whole[1] or own[1] or _of_another_time(lines[-1])


def _of_another_time(heading: str) -> Concept | None:
    """Return what a heading such as "Revised finish" holds by the words after the first."""
    first, _, rest = plain_heading(heading).partition(" ")
    concept = _scored(rest)[1] if first in OLDER | NEWER else None
    older = first in OLDER and concept is Concept.DUE
    return Concept.FIRST_DUE if older else concept


def name_columns(headings: Sequence[str], lines: Sequence[Sequence[str]] = ()) -> NamedColumns:
    """Return the columns by concept; those that nothing names are left out.

    `lines` holds the lines of each heading where the header has several.

    >>> named = name_columns(["Ref", "What will we do?", "Who", "By when", "RAG"])
    >>> [concept.value for concept in named.columns]
    ['ref', 'action', 'lead', 'due', 'rating']
    """
    columns: dict[Concept, tuple[int, ...]] = {}
    for column, parts in enumerate(lines or [(heading,) for heading in headings]):
        concept = concept_in_lines(parts)
        if concept is not None:
            columns[concept] = (*columns.get(concept, ()), column)
    if Concept.ACTION not in columns:
        _find_action(columns, headings)
    return NamedColumns(_settled(columns, headings), tuple(headings))


def _find_action(columns: dict[Concept, tuple[int, ...]], headings: Sequence[str]) -> None:
    """Take a heading of two parts ("Response / action required") for the action's, where none else is."""
    for column, heading in enumerate(headings):
        if "action" not in heading.lower():
            continue
        parts = [concept_of(part) for part in re.split(r"[/&]|\band\b", heading)]
        if len(parts) > 1 and Concept.ACTION in parts:
            for concept, at in list(columns.items()):
                columns[concept] = tuple(other for other in at if other != column)
                if not columns[concept]:
                    del columns[concept]
            columns[Concept.ACTION] = (column,)
            return


def _settled(
    columns: dict[Concept, tuple[int, ...]], headings: Sequence[str]
) -> dict[Concept, tuple[int, ...]]:
    """Give a bare "Date" to what it can only be, replaced dates and second references their own."""
    date = columns.pop(Concept.DATE, ())
    if date:
        action = next(
            iter(columns.get(Concept.ACTION, columns.get(Concept.RECOMMENDATION, ()))), -1
        )
        before = date[0] < action
        kind = Concept.ORIGIN if before or Concept.DUE in columns else Concept.DUE
        columns[kind] = tuple(sorted((*columns.get(kind, ()), *date)))
    leads = columns.get(Concept.LEAD, ())
    if len(leads) > 1:
        # Who does the work comes before who answers for it in public.
        columns[Concept.LEAD] = tuple(
            sorted(leads, key=lambda at: bool(_MEMBER.search(headings[at])))
        )
    dues = columns.get(Concept.DUE, ())
    if len(dues) > 1:
        replaced = tuple(at for at in dues if _REPLACED.search(headings[at]))
        kept = [at for at in dues if at not in replaced]
        newest = [at for at in kept if _NEWEST.search(headings[at])]
        if newest and len(newest) < len(kept):
            replaced = tuple(at for at in dues if at not in newest)
            kept = newest
        if kept and (replaced or Concept.FIRST_DUE not in columns):
            columns[Concept.DUE] = tuple(kept)
            columns[Concept.FIRST_DUE] = (*columns.get(Concept.FIRST_DUE, ()), *replaced)
            if not columns[Concept.FIRST_DUE]:
                del columns[Concept.FIRST_DUE]
    refs = columns.get(Concept.REF, ())
    if len(refs) > 1:
        refs = tuple(sorted(refs, key=lambda at: _NUMBERS.search(headings[at]) is None))
        columns[Concept.REF] = refs[:1]
        columns[Concept.ORIGIN] = tuple(sorted((*columns.get(Concept.ORIGIN, ()), *refs[1:])))
    return columns
