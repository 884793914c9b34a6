"""Puts the words of a PDF page into lines, in the order in which people read them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.parsing.geometry import Box
from ingest.parsing.pdfium_text import Word

SEGMENT_GAP = 1.6
LEAST_GUTTER = 9.0
COLUMN_LINES = 5
COLUMN_SHARE = 0.22
SAME_LINE = 0.5
WIDE_GAP = 2.0
MARK_CHARS = 7


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. `left` and `right` are the edges of the column that it stands in.

    `gaps` counts wide gaps within the line; `group` is the paragraph that OCR told, else 0.
    """

    text: str
    box: Box
    size: float
    bold: bool
    right: float
    left: float
    gaps: int = 0
    group: int = 0


def lines_of(words: Sequence[Word], page_width: float) -> list[Line]:
    """Return the lines of `words` in reading order, columns one after another."""
    segments = _segments(words)
    ordered: list[Line] = []
    for group in _columns(segments, page_width):
        rows = _rows(group)
        left = min((segment.box.x0 for segment in group), default=0.0)
        right = max((segment.box.x1 for segment in group), default=page_width)
        ordered.extend(_line(row, left, right) for row in rows)
    return ordered


@dataclass(frozen=True, slots=True)
class _Segment:
    words: tuple[Word, ...]
    box: Box


def hull(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around `boxes`."""
    found = list(boxes)
    return Box(
        min(box.x0 for box in found),
        min(box.top for box in found),
        max(box.x1 for box in found),
        max(box.bottom for box in found),
    )


def _segments(words: Sequence[Word]) -> list[_Segment]:
    """Return runs of words on one line without a wide gap."""
    segments: list[_Segment] = []
    run: list[Word] = []
    for word in words:
        if run and not follows(run[-1], word):
            segments.append(_Segment(tuple(run), hull(one.box for one in run)))
            run = []
        run.append(word)
    if run:
        segments.append(_Segment(tuple(run), hull(one.box for one in run)))
    return segments


def follows(last: Word, word: Word) -> bool:
    """Return whether `word` stands on the line of `last`, no more than a space after it."""
    gap = word.box.x0 - last.box.x1
    wide = SEGMENT_GAP * max(word.box.height, last.box.height, 6.0) * 0.8
    return _on_one_line(last.box, word.box) and -wide < gap < wide


def _on_one_line(one: Box, other: Box) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > SAME_LINE * min(one.height, other.height)


def _columns(segments: list[_Segment], page_width: float) -> list[list[_Segment]]:
    """Return groups of segments: bands across the page, and columns within a band."""
    gutter = _gutter(segments, page_width)
    if gutter is None:
        return [segments] if segments else []
    crossing = [s for s in segments if s.box.x0 < gutter - 4 and s.box.x1 > gutter + 4]
    tops = sorted(s.box.top for s in crossing)
    groups: list[list[_Segment]] = []
    bounds = [float("-inf"), *tops, float("inf")]
    for start, end in itertools.pairwise(bounds):
        band = [s for s in segments if start <= s.box.top < end and s not in crossing]
        across = [s for s in crossing if s.box.top == start]
        left = [s for s in band if s.box.x1 <= gutter + 4]
        right = [s for s in band if s.box.x1 > gutter + 4]
        if not left or not right:
            groups.append([*across, *band])
            continue
        groups.append(across)
        groups.extend(_columns(left, page_width))
        groups.extend(_columns(right, page_width))
    return _merged([group for group in groups if group])


def _merged(groups: list[list[_Segment]]) -> list[list[_Segment]]:
    """Bring single lines across the page that follow one another into one group."""
    merged: list[list[_Segment]] = []
    for group in groups:
        if merged and _is_plain(merged[-1]) and _is_plain(group):
            merged[-1] = [*merged[-1], *group]
        else:
            merged.append(group)
    return merged


def _is_plain(group: list[_Segment]) -> bool:
    return len(group) == 1


def _gutter(segments: list[_Segment], page_width: float) -> float | None:
    """Return the middle of an empty strip between two columns of running text, if any."""
    long_enough = [s for s in segments if s.box.width > COLUMN_SHARE * page_width]
    if len(long_enough) < 2 * COLUMN_LINES:
        return None
    starts = Counter(round(s.box.x0 / 3) for s in long_enough)
    for start, count in starts.most_common(6):
        if count < COLUMN_LINES:
            break
        edge = start * 3 - 2
        right = [s for s in long_enough if s.box.x0 >= edge - 2]
        left = [s for s in long_enough if s.box.x1 <= edge]
        if len(left) < COLUMN_LINES or len(right) < COLUMN_LINES:
            continue
        crossing = sum(s.box.x0 < edge - 6 and s.box.x1 > edge + 2 for s in segments)
        if crossing > 0.35 * len(segments):
            continue
        gutter_start = _quantile([s.box.x1 for s in left], 0.97)
        if edge - gutter_start < LEAST_GUTTER - 6:
            continue
        overlap = min(max(s.box.bottom for s in left), max(s.box.bottom for s in right)) - max(
            min(s.box.top for s in left), min(s.box.top for s in right)
        )
        if overlap < 3 * median(s.box.height for s in long_enough):
            continue
        return (min(gutter_start, edge) + edge) / 2
    return None


def _quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def _rows(segments: list[_Segment]) -> list[list[_Segment]]:
    """Return segments by line from the top, each line from the left."""
    rows: list[list[_Segment]] = []
    tops: list[Box] = []
    for segment in sorted(segments, key=lambda s: (s.box.top + s.box.bottom) / 2):
        near = next(
            (
                at
                for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1)
                if _on_one_line(tops[at], segment.box)
            ),
            None,
        )
        if near is None:
            rows.append([segment])
            tops.append(segment.box)
        else:
            rows[near].append(segment)
    return [sorted(row, key=lambda s: s.box.x0) for row in rows]


def _wide_gaps(row: list[_Segment]) -> int:
    """Return how many gaps part columns; one after a printed number or bullet does not."""
    return sum(
        right.box.x0 - left.box.x1 > WIDE_GAP * right.box.height
        and not (index == 0 and len("".join(word.text for word in left.words)) <= MARK_CHARS)
        for index, (left, right) in enumerate(itertools.pairwise(row))
    )


def _line(row: list[_Segment], left: float, right: float) -> Line:
    words = [word for segment in row for word in segment.words]
    weights: Counter[float] = Counter()
    bold = 0
    letters = 0
    for word in words:
        weights[word.size] += len(word.text)
        alphabetic = sum(map(str.isalnum, word.text))
        letters += alphabetic
        bold += alphabetic if word.bold else 0
    return Line(
        text=" ".join(word.text for word in words),
        box=hull(segment.box for segment in row),
        size=weights.most_common(1)[0][0],
        bold=letters > 0 and bold >= 0.9 * letters,
        right=right,
        left=left,
        gaps=_wide_gaps(row),
    )
