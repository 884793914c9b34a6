"""Names columns by what their cells hold, where the headings do not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.actions import ActionStatus
from ingest.extracting.dates.due_dates import NO_DATE_WORDS
from ingest.extracting.dates.due_units import find_stretches
from ingest.extracting.plans.columns import NamedColumns
from ingest.extracting.plans.concepts import Concept
from ingest.extracting.plans.plans_layout import TableRow, texts_at, texts_of
from ingest.extracting.plans.plans_leads import is_lead, is_post
from ingest.extracting.plans.ratings import is_rating_cell
from ingest.extracting.plans.statuses import is_status_word, read_leading_status, read_status
from ingest.extracting.plans.things_to_do import is_thing_to_do

VERDICT = re.compile(
    r"(?i)^\W*(?:partly\s+|partially\s+|not\s+|fully\s+)?(?:accept|agree|reject|support|noted)"
)
# Words of prose that tells how far something is.
TELLING_WORDS = (
    r"has|have|had|was|were|been|is|are|now|yet|not|no|still|so\s+far|awaiting|awaited|due|sent|held"
    r"|written|begun|given|met|done|under\s?way|put|built|made|\w{3,}(?:ed|ing)"
)
_TELLING = re.compile(rf"(?i)\b(?:{TELLING_WORDS})\b")
_REQUEST = re.compile(r"(?i)\brequest")
_EXPECTED = re.compile(r"(?i)\b(?:forecast|actual|outturn|expected)\b")
_ACTUAL = re.compile(r"(?i)^\W*(?:actual|outturn)(?: date)?\W*$")
_MILESTONES = re.compile(
    r"(?i)\b(?:milestones?|stages?|deliverables?|gateways?|workstreams?|phases?|outputs?)\b"
)
_NO_DATE = re.compile(rf"(?i)^\W*(?:{NO_DATE_WORDS})")
# Shares of a column's cells that must be of a kind; a wrong name costs more than none.
_THINGS, _DATED, _LEADS, _POSTS, _STATUSES, _TOLD = 0.6, 0.7, 0.8, 0.4, 0.8, 0.5
_SHORT = 40
_LONGEST_DATE, _LONGEST_LEAD, _LONGEST_STATUS = 60, 90, 30
_LEAST_PROSE_WORDS = 2.5
_LEAST_STORY_WORDS, _NAMED = 4, 0.3
_LEAST_CELLS = 2
_LEAST_KNOWN = 2
_LEAST_WIDTH = 3
_KNOWN = (Concept.LEAD, Concept.DUE, Concept.FIRST_DUE, Concept.STATUS, Concept.RATING,
          Concept.PROGRESS, Concept.DONE_TICK, Concept.ON_TRACK_TICK)  # fmt: skip


def speaks_of_a_plan(columns: NamedColumns) -> bool:
    """Return whether one heading is that of actions, or two are others of plans'."""
    known = sum(columns.has(concept) for concept in _KNOWN)
    return (known >= _LEAST_KNOWN or columns.has(Concept.ACTION)) and not columns.has(
        Concept.NOT_OF_A_PLAN
    )


def with_forecasts(columns: NamedColumns, rows: Sequence[TableRow]) -> NamedColumns:
    """Return the columns with a forecast of dates as the date due, and the date before it as the first.

    "Forecast" heads money in one table and days in another: the cells tell which.
    """
    apart = columns.columns.get(Concept.NOT_OF_A_PLAN, ())
    dated = [at for at in apart if _EXPECTED.search(columns.headings[at])]
    dated = [at for at in dated if _are_dates(texts_at(at, rows))]
    if not dated:
        return columns
    newest = next((at for at in dated if not _ACTUAL.match(columns.headings[at])), None)
    named = dict(columns.columns)
    named[Concept.NOT_OF_A_PLAN] = tuple(at for at in apart if at not in dated)
    if not named[Concept.NOT_OF_A_PLAN]:
        del named[Concept.NOT_OF_A_PLAN]
    if newest is not None:
        before = named.pop(Concept.DUE, ())
        named[Concept.DUE] = (newest,)
        if before and Concept.FIRST_DUE not in named:
            named[Concept.FIRST_DUE] = before
    return NamedColumns(named, columns.headings)


def by_contents(columns: NamedColumns, rows: Sequence[TableRow]) -> NamedColumns:
    """Return the columns with those named whose cells leave no doubt; `rows` stand under the header.

    For tables whose headings already speak of a plan.
    """
    columns = _without_worded_refs(columns, rows)
    known = sum(columns.has(concept) for concept in _KNOWN)
    named = dict(columns.columns)
    unnamed = _unnamed(columns)
    if Concept.ACTION not in named:
        candidates = sorted((*named.get(Concept.MAYBE_ACTION, ()), *unnamed))
        action = next((at for at in candidates if _are_things_to_do(texts_at(at, rows))), None)
        if action is None:
            action = next((at for at in candidates if _are_milestones(columns, at, rows)), None)
        if action is None or known < _LEAST_KNOWN or not _is_tracked(named):
            return columns
        named[Concept.ACTION] = (action,)
        rest = tuple(at for at in named.get(Concept.MAYBE_ACTION, ()) if at != action)
        named = {c: at for c, at in named.items() if c is not Concept.MAYBE_ACTION}
        named |= {Concept.OTHER: (*named.get(Concept.OTHER, ()), *rest)} if rest else {}
        unnamed = [at for at in unnamed if at != action]
    _fill(named, unnamed, rows)
    return NamedColumns(named, columns.headings)


def _without_worded_refs(columns: NamedColumns, rows: Sequence[TableRow]) -> NamedColumns:
    """Return the columns with "Rec" as the recommendation where its cells hold the words too.

    A request that members made is what is to be done, where no other column says it.
    """
    named = dict(columns.columns)
    if Concept.ACTION in named:
        return columns
    for concept in (Concept.RECOMMENDATION_REF, Concept.REF):
        if any(" " in columns.headings[at].strip() for at in named.get(concept, ())):
            continue
        texts = texts_of(columns, concept, rows)
        worded = _share(texts, lambda text: text.count(" ") >= _LEAST_STORY_WORDS - 1)
        if texts and worded >= _THINGS and Concept.RECOMMENDATION not in named:
            named[Concept.RECOMMENDATION] = named.pop(concept)
            return NamedColumns(named, columns.headings)
    asked = named.get(Concept.RECOMMENDATION, ())
    if asked and all(_REQUEST.search(columns.headings[at]) for at in asked):
        named[Concept.ACTION] = named.pop(Concept.RECOMMENDATION)
    return NamedColumns(named, columns.headings)


def _unnamed(columns: NamedColumns) -> list[int]:
    named = {column for at in columns.columns.values() for column in at}
    headings = enumerate(columns.headings)
    return [column for column, heading in headings if heading and column not in named]


def _is_tracked(named: dict[Concept, tuple[int, ...]]) -> bool:
    """Return whether who or when is known, and one thing besides."""
    return Concept.LEAD in named or Concept.DUE in named or Concept.FIRST_DUE in named


def reads_like_a_plan(rows: Sequence[TableRow]) -> bool:
    """Return whether columns under whatever headings hold things to do, and who and when."""
    width = max((row.width for row in rows), default=0)
    if width < _LEAST_WIDTH or len(rows) < _LEAST_CELLS + 1:
        return False
    columns = [texts_at(at, rows) for at in range(width)]
    full = [texts for texts in columns if len(texts) * 2 > len(rows)]
    if not any(_are_things_to_do(texts[1:]) for texts in full):
        return False
    return any(_are_leads(texts[1:]) for texts in full) and any(
        _are_dates(texts[1:]) for texts in full
    )


def _fill(
    named: dict[Concept, tuple[int, ...]], unnamed: list[int], rows: Sequence[TableRow]
) -> None:
    action = named[Concept.ACTION][0]
    tests: tuple[tuple[Concept, tuple[Concept, ...], Callable[[list[str]], bool]], ...] = (
        (Concept.DUE, (Concept.DUE, Concept.FIRST_DUE), _are_dates),
        (Concept.LEAD, (Concept.LEAD,), _are_leads),
        (Concept.STATUS, (Concept.STATUS, Concept.RATING, Concept.DONE_TICK), _are_statuses),
        (Concept.PROGRESS, (Concept.PROGRESS,), _are_told),
    )
    for concept, instead, test in tests:
        if any(other in named for other in instead):
            continue
        right = [at for at in unnamed if concept is not Concept.PROGRESS or at > action]
        found = _fullest([at for at in right if test(texts_at(at, rows))], rows)
        if found is not None:
            named[concept] = (found,)
            unnamed = [at for at in unnamed if at != found]


def _fullest(columns: Sequence[int], rows: Sequence[TableRow]) -> int | None:
    """Return the one column, or the one with more cells filled than any other; None for a tie."""
    counts = sorted(((len(texts_at(at, rows)), at) for at in columns), reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return counts[0][1]


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts) if texts else 0.0


def _are_things_to_do(texts: list[str]) -> bool:
    return len(texts) >= _LEAST_CELLS and _share(texts, is_thing_to_do) >= _THINGS


def _are_milestones(columns: NamedColumns, at: int, rows: Sequence[TableRow]) -> bool:
    """Return whether a column headed as milestones names what is to be reached, each in words."""
    texts = texts_at(at, rows)
    worded = _share(texts, lambda text: " " in text and not find_stretches(text))
    return bool(_MILESTONES.search(columns.headings[at])) and worded >= _THINGS


def _are_dates(texts: list[str]) -> bool:
    if len(texts) < _LEAST_CELLS or max(map(len, texts)) > _LONGEST_DATE:
        return False
    dated = _share(texts, lambda text: bool(find_stretches(text)))
    either = _share(texts, lambda text: bool(find_stretches(text) or _NO_DATE.match(text)))
    return either >= _DATED and dated >= _DATED / 2


def _are_leads(texts: list[str]) -> bool:
    if len(texts) < _LEAST_CELLS or max(map(len, texts)) > _LONGEST_LEAD:
        return False
    return _share(texts, is_lead) >= _LEADS and _share(texts, is_post) >= _POSTS


def _are_statuses(texts: list[str]) -> bool:
    if len(texts) < _LEAST_CELLS or max(map(len, texts)) > _LONGEST_STATUS:
        return False
    return _share(texts, lambda t: read_status(t) is not ActionStatus.UNKNOWN) >= _STATUSES


def _are_told(texts: list[str]) -> bool:
    words = sum(text.count(" ") + 1 for text in texts)
    if len(texts) < _LEAST_CELLS or words < _LEAST_PROSE_WORDS * len(texts):
        return False
    return (
        _share(texts, lambda text: _TELLING.search(text) is not None) >= _TOLD
        and _share(texts, is_thing_to_do) < _THINGS
        and _share(texts, lambda text: len(text) < _LONGEST_STATUS and is_post(text)) < _POSTS
    )


def by_values(columns: NamedColumns, rows: Sequence[TableRow]) -> NamedColumns:
    """Give "Status" to the rating where it holds colours, and a nameless coloured column too."""
    named = dict(columns.columns)
    replies = texts_of(columns, Concept.PROGRESS, rows)
    short = sum(bool(VERDICT.match(text)) and len(text) < _SHORT for text in replies)
    if replies and short * 2 > len(replies):
        # "Accepted" answers the recommendation and tells no progress.
        named.pop(Concept.PROGRESS)
    status = texts_of(columns, Concept.STATUS, rows)
    coloured = sum(is_rating_cell(text) for text in status)
    if status and Concept.RATING not in named and coloured * 2 > len(status):
        named[Concept.RATING] = named.pop(Concept.STATUS)
    if Concept.PROGRESS not in named and Concept.STATUS in named and _are_stories(status):
        named[Concept.PROGRESS] = named.pop(Concept.STATUS)
    if not {Concept.STATUS, Concept.RATING, Concept.DONE_TICK} & named.keys():
        named = _with_statuses_told(named, rows)
    if Concept.RATING not in named:
        named = _with_coloured(columns, named, rows)
    if not {Concept.STATUS, Concept.RATING} & named.keys() and Concept.PERCENT in named:
        named[Concept.STATUS] = named.pop(Concept.PERCENT)
    return NamedColumns(named, columns.headings)


def _with_statuses_told(
    named: dict[Concept, tuple[int, ...]], rows: Sequence[TableRow]
) -> dict[Concept, tuple[int, ...]]:
    """Give a column of progress whose cells are statuses alone ("Position at March") to the status."""
    told = named.get(Concept.PROGRESS, ())
    found = next((at for at in told if _are_statuses(texts_at(at, rows))), None)
    if found is None:
        return named
    rest = tuple(at for at in told if at != found)
    named = {concept: at for concept, at in named.items() if concept is not Concept.PROGRESS}
    return named | {Concept.STATUS: (found,)} | ({Concept.PROGRESS: rest} if rest else {})


def _are_stories(texts: Sequence[str]) -> bool:
    """Return whether the cells of a status column tell what has happened and name no status."""
    words = sum(text.count(" ") + 1 for text in texts)
    if len(texts) <= _LEAST_CELLS or words < _LEAST_STORY_WORDS * len(texts):
        return False
    return _share(texts, _names_a_status) < _NAMED


def _names_a_status(text: str) -> bool:
    short = len(text) <= _LONGEST_STATUS and is_status_word(text)
    return short or read_leading_status(text) is not ActionStatus.UNKNOWN


def _with_coloured(
    columns: NamedColumns, named: dict[Concept, tuple[int, ...]], rows: Sequence[TableRow]
) -> dict[Concept, tuple[int, ...]]:
    bare = _coloured_column(columns, rows)
    if bare is None:
        return named
    kept = {
        concept: tuple(column for column in at if column != bare)
        for concept, at in named.items()
        if concept in (Concept.REF, Concept.STATUS) or tuple(at) != (bare,)
    }
    return {concept: at for concept, at in kept.items() if at} | {Concept.RATING: (bare,)}


def _coloured_column(columns: NamedColumns, rows: Sequence[TableRow]) -> int | None:
    """Return the column without a heading whose cells are coloured and hold no more than ratings."""
    for column in range(max((row.width for row in rows), default=0)):
        heading = columns.headings[column] if column < len(columns.headings) else ""
        if heading and columns.concept_of(column) is not Concept.STATUS:
            continue
        cells = [cell for row in rows if (cell := row.cell_at(column)) is not None]
        filled = [cell for cell in cells if cell.fill]
        if cells and len(filled) * 2 > len(cells) and all(is_rating_cell(c.text) for c in filled):
            return column
    return None
