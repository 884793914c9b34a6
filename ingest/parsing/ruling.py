"""Finds ruled tables on a page: from painted lines to a grid of cells."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.parsing.geometry import Box
from ingest.parsing.pdfium_shapes import Shape

THIN = 3.0
SHORTEST = 5.0
SNAP = 4.0
TOUCH = 3.5
COVERED = 0.6
LEAST_FILL = 9.0
MAX_LINES = 1_200
MAX_CELLS = 6_000
WHITE = 0xF8

Interval = tuple[float, float]
Lines = dict[float, list[Interval]]


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of a grid: where it is, and how many rows and columns it spans."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruled grid: positions of its columns and rows, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_rulings(shapes: Sequence[Shape]) -> list[Ruling]:
    """Return the ruled grids of at least two columns, from the top of the page down."""
    across, down = _edges(shapes)
    if len(across) < 2 or not down:
        return []
    if sum(map(len, across.values())) + sum(map(len, down.values())) > MAX_LINES:
        return []
    rulings = [_ruling(*part) for part in _components(across, down)]
    return sorted(
        (ruling for ruling in rulings if ruling is not None),
        key=lambda ruling: (ruling.ys[0], ruling.xs[0]),
    )


def is_white(colour: str) -> bool:
    """Return whether "#rrggbb" is white or as good as white."""
    return all(int(colour[at : at + 2], 16) >= WHITE for at in (1, 3, 5))


def fill_of(box: Box, shapes: Iterable[Shape]) -> str | None:
    """Return the colour painted last over most of `box`, None where it is white."""
    found: str | None = None
    area = max(box.width * box.height, 1.0)
    covered: dict[str, float] = defaultdict(float)
    for shape in shapes:
        if shape.fill is None or shape.box.height <= THIN or shape.box.width <= THIN:
            continue
        width = min(box.x1, shape.box.x1) - max(box.x0, shape.box.x0)
        height = min(box.bottom, shape.box.bottom) - max(box.top, shape.box.top)
        if width <= 0 or height <= 0:
            continue
        covered[shape.fill] += width * height
        if covered[shape.fill] >= area / 2:
            found = shape.fill
    return None if found is None or is_white(found) else found


def _edges(shapes: Sequence[Shape]) -> tuple[Lines, Lines]:
    across: list[tuple[float, Interval]] = []
    down: list[tuple[float, Interval]] = []
    for shape in shapes:
        box = shape.box
        if box.height <= THIN and box.width >= SHORTEST:
            across.append(((box.top + box.bottom) / 2, (box.x0, box.x1)))
        elif box.width <= THIN and box.height >= SHORTEST:
            down.append(((box.x0 + box.x1) / 2, (box.top, box.bottom)))
        elif shape.fill is not None and box.height >= LEAST_FILL and not is_white(shape.fill):
            across += [(box.top, (box.x0, box.x1)), (box.bottom, (box.x0, box.x1))]
            down += [(box.x0, (box.top, box.bottom)), (box.x1, (box.top, box.bottom))]
    return _snapped(across), _snapped(down)


def _snapped(edges: list[tuple[float, Interval]]) -> Lines:
    """Bring edges at nearly one position together and join those that touch."""
    lines: Lines = {}
    group: list[tuple[float, Interval]] = []
    for edge in [*sorted(edges), (float("inf"), (0.0, 0.0))]:
        if group and edge[0] - group[0][0] > SNAP:
            middle = sum(position for position, _ in group) / len(group)
            lines[middle] = _joined(interval for _, interval in group)
            group = []
        group.append(edge)
    return lines


def _joined(intervals: Iterable[Interval]) -> list[Interval]:
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if joined and start <= joined[-1][1] + TOUCH:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


_Edge = tuple[bool, float, Interval]


def _components(across: Lines, down: Lines) -> list[tuple[list[_Edge], list[_Edge]]]:
    """Return the groups of edges that touch one another."""
    rows: list[_Edge] = [(True, y, span) for y, spans in across.items() for span in spans]
    columns: list[_Edge] = [(False, x, span) for x, spans in down.items() for span in spans]
    parent = list(range(len(rows) + len(columns)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, (_, y, (x0, x1)) in enumerate(rows):
        for j, (_, x, (top, bottom)) in enumerate(columns, start=len(rows)):
            if x0 - TOUCH <= x <= x1 + TOUCH and top - TOUCH <= y <= bottom + TOUCH:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[_Edge], list[_Edge]]] = defaultdict(lambda: ([], []))
    for index, edge in enumerate([*rows, *columns]):
        groups[root(index)][0 if edge[0] else 1].append(edge)
    return [group for group in groups.values() if len(group[0]) > 1 and group[1]]


def _ruling(rows: list[_Edge], columns: list[_Edge]) -> Ruling | None:
    xs = _positions([x for _, x, _ in columns], [span for _, _, span in rows])
    ys = _positions([y for _, y, _ in rows], [span for _, _, span in columns])
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > MAX_CELLS:
        return None
    down, across = _by_position(columns), _by_position(rows)
    right_walls = [
        [_is_drawn(down.get(xs[i + 1]), ys[j], ys[j + 1]) for i in range(len(xs) - 1)]
        for j in range(len(ys) - 1)
    ]
    floors = [
        [_is_drawn(across.get(ys[j + 1]), xs[i], xs[i + 1]) for i in range(len(xs) - 1)]
        for j in range(len(ys) - 1)
    ]
    regions = _regions(right_walls, floors, xs, ys)
    return Ruling(tuple(xs), tuple(ys), tuple(regions))


def split_rows(ruling: Ruling, rows: tuple[int, int], edges: Sequence[float]) -> Ruling:
    """Return `ruling` with rows `rows[0]` to before `rows[1]` cut anew at `edges`.

    For tables that rule off groups of lines, and leave the lines within to the eye.
    """
    first, last = rows
    top, bottom = ruling.ys[first], ruling.ys[last]
    inner = [edge for edge in edges if top < edge < bottom]
    ys = [*ruling.ys[: first + 1], *inner, *ruling.ys[last:]]
    extra = len(inner) + 1 - (last - first)
    regions = [region for region in ruling.regions if region.row + region.row_span <= first]
    columns = list(itertools.pairwise(ruling.xs))
    for row in range(first, first + len(inner) + 1):
        for column, (x0, x1) in enumerate(columns):
            regions.append(Region(row, column, 1, 1, Box(x0, ys[row], x1, ys[row + 1])))
    regions += [
        replace(region, row=region.row + extra) for region in ruling.regions if region.row >= last
    ]
    return Ruling(ruling.xs, tuple(ys), tuple(regions))


def _positions(drawn: list[float], crossing: list[Interval]) -> list[float]:
    ends = [min(start for start, _ in crossing), max(end for _, end in crossing)]
    positions = sorted(set(drawn))
    if ends[0] < positions[0] - 2 * SNAP:
        positions.insert(0, ends[0])
    if ends[1] > positions[-1] + 2 * SNAP:
        positions.append(ends[1])
    return positions


def _by_position(edges: list[_Edge]) -> Lines:
    lines: Lines = defaultdict(list)
    for _, position, span in edges:
        lines[position].append(span)
    return lines


def _is_drawn(spans: list[Interval] | None, start: float, end: float) -> bool:
    covered = sum(max(0.0, min(end, span[1]) - max(start, span[0])) for span in spans or ())
    return covered >= COVERED * (end - start)


def _regions(
    walls: list[list[bool]], floors: list[list[bool]], xs: list[float], ys: list[float]
) -> list[Region]:
    """Merge elementary cells that no line parts into rectangles, row by row."""
    height, width = len(walls), len(walls[0])
    taken = [[False] * width for _ in range(height)]
    regions: list[Region] = []
    for row in range(height):
        for column in range(width):
            if taken[row][column]:
                continue
            last = column
            while last + 1 < width and not walls[row][last] and not taken[row][last + 1]:
                last += 1
            bottom = row
            while bottom + 1 < height and _goes_on(walls, floors, bottom, column, last):
                bottom += 1
            for y in range(row, bottom + 1):
                for x in range(column, last + 1):
                    taken[y][x] = True
            box = Box(xs[column], ys[row], xs[last + 1], ys[bottom + 1])
            regions.append(Region(row, column, bottom - row + 1, last - column + 1, box))
    return regions


def _goes_on(
    walls: list[list[bool]], floors: list[list[bool]], row: int, column: int, last: int
) -> bool:
    if any(floors[row][column : last + 1]):
        return False
    below = walls[row + 1]
    parted = any(below[column:last])
    left_open = column > 0 and not below[column - 1]
    right_open = last + 1 < len(below) and not below[last]
    return not (parted or left_open or right_open)
