"""Plots as inline SVG: axes, lines and bars, told apart by dashes and labels, not colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from eval.reporting.curves import Point

WIDTH, HEIGHT = 360, 260
LEFT, RIGHT, TOP, BOTTOM = 46, 20, 30, 44
ROW = 26
# A part of a bar holds its number if it is this wide.
ROOM = 18
LETTER = 7


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a plot."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis shows, from where to where, with the ticks that are printed."""

    label: str
    low: float
    high: float
    ticks: tuple[float, ...]
    percent: bool = True

    def told(self, value: float) -> str:
        """Return a tick's text."""
        return f"{value * 100:.0f}%" if self.percent else f"{value:g}"

    def share(self, value: float) -> float:
        """Return where a value lies between the ends, in [0, 1] within them."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of bars; a part is its class, its length and the text on it."""

    label: str
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A figure: the drawing, its description and the same as a table."""

    id: str
    title: str
    description: str
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: tuple[tuple[str, str], ...] = ()


SHARE = (0.0, 0.25, 0.5, 0.75, 1.0)


def line_plot(
    id_: str, title: str, description: str, series: Sequence[Series], x: Axis, y: Axis,
    *, diagonal: bool = False, dots: bool = True,
) -> Plot:  # fmt: skip
    """Return a plot of lines over two axes; `diagonal` adds the line that chance or truth gives."""
    parts = [_axes(x, y)]
    if diagonal:
        parts.append(_line(((x.low, y.low), (x.high, y.high)), x, y, "guide"))
    for number, one in enumerate(series):
        parts.append(_line(one.points, x, y, f"line s{number}"))
        if dots:
            parts.extend(_dot(point, x, y, number) for point in one.points)
    return Plot(
        id=id_,
        title=title,
        description=description,
        svg=_svg(id_, title, description, HEIGHT, Markup("").join(parts)),
        columns=("Line", x.label, y.label),
        rows=tuple(
            (one.name, _told(px, x.percent), _told(py, y.percent))
            for one in series
            for px, py in _thinned(one.points)
        ),
        legend=tuple((f"s{number}", one.name) for number, one in enumerate(series)),
    )


def bar_plot(
    id_: str, title: str, description: str, bars: Sequence[Bar], classes: Sequence[str],
    unit: str, *, stacked: bool,
) -> Plot:  # fmt: skip
    """Return horizontal bars, one row a label; stacked end to end or one upon the other."""
    ends = [
        sum(v for _, v in bar.parts) if stacked else max(v for _, v in bar.parts) for bar in bars
    ]
    longest = max([*ends, 1e-9])
    left = LETTER * max((len(bar.label) for bar in bars), default=0) + 10
    height = ROW * len(bars) + 8
    drawn = [
        _bar(bar, place, classes, left, (WIDTH - left - 72) / longest, stacked)
        for place, bar in enumerate(bars)
    ]
    names = [name for name, _ in bars[0].parts] if bars else []
    return Plot(
        id=id_,
        title=title,
        description=description,
        svg=_svg(id_, title, description, height, Markup("").join(drawn)),
        columns=(unit, *names),
        rows=tuple((bar.label, *(f"{value:,.0f}" for _, value in bar.parts)) for bar in bars),
        legend=tuple(zip(classes, names, strict=False)),
    )


def _svg(id_: str, title: str, description: str, height: float, inner: Markup) -> Markup:
    return Markup(
        '<svg viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-t {id}-d" class="plot">'
        '<title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>{}</svg>'
    ).format(WIDTH, height, title, description, inner, id=id_)


def _axes(x: Axis, y: Axis) -> Markup:
    grid = [_y_tick(value, y) for value in y.ticks]
    ticks = [
        Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            _px(value, x), HEIGHT - BOTTOM + 16, x.told(value)
        )
        for value in x.ticks
    ]
    name = Markup('<text x="{}" y="{}" text-anchor="middle" class="axis">{}</text>').format(
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, x.label
    )
    height = Markup('<text x="0" y="14" class="axis">{}</text>').format(y.label)
    return Markup("").join([*grid, *ticks, name, height])


def _y_tick(value: float, y: Axis) -> Markup:
    at = _py(value, y)
    return Markup(
        '<line x1="{}" x2="{}" y1="{at:.1f}" y2="{at:.1f}" class="grid"/>'
        '<text x="{}" y="{:.1f}" text-anchor="end">{}</text>'
    ).format(LEFT, WIDTH - RIGHT, LEFT - 6, at + 4, y.told(value), at=at)


def _line(points: Sequence[Point], x: Axis, y: Axis, class_: str) -> Markup:
    path = " ".join(f"{_px(px, x):.1f},{_py(py, y):.1f}" for px, py in points)
    return Markup('<polyline points="{}" class="{}"/>').format(path, class_)


def _dot(point: Point, x: Axis, y: Axis, number: int) -> Markup:
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3" class="dot s{}"/>').format(
        _px(point[0], x), _py(point[1], y), number
    )


def _bar(
    bar: Bar, place: int, classes: Sequence[str], left: float, scale: float, stacked: bool
) -> Markup:
    top, at = ROW * place + 4, left
    drawn = [Markup('<text x="0" y="{}">{}</text>').format(top + 14, bar.label)]
    parts = list(zip(classes, (value for _, value in bar.parts), strict=False))
    # Bars that lie upon each other are drawn the longest first.
    for class_, value in parts if stacked else sorted(parts, key=lambda part: -part[1]):
        if value > 0:
            drawn.append(_part(class_, value, at, top, value * scale, stacked))
            at += value * scale if stacked else 0
    values = [value for _, value in bar.parts]
    end = at if stacked else left + max(values) * scale
    told = f"{sum(values):,.0f}" if stacked else " · ".join(f"{value:,.0f}" for value in values)
    drawn.append(Markup('<text x="{:.1f}" y="{}">{}</text>').format(end + 5, top + 14, told))
    return Markup("").join(drawn)


def _part(class_: str, value: float, at: float, top: int, width: float, numbered: bool) -> Markup:
    rect = Markup('<rect x="{:.1f}" y="{}" width="{:.1f}" height="18" class="bar {}"/>').format(
        at, top, width, class_
    )
    if not numbered or width < ROOM:
        return rect
    return rect + Markup(
        '<text x="{:.1f}" y="{}" text-anchor="middle" class="on {}">{:,.0f}</text>'
    ).format(at + width / 2, top + 14, class_, value)


def _px(value: float, x: Axis) -> float:
    return LEFT + x.share(value) * (WIDTH - LEFT - RIGHT)


def _py(value: float, y: Axis) -> float:
    return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM)


def _told(value: float, percent: bool) -> str:
    return f"{value * 100:.1f}%" if percent else f"{value:g}"


def _thinned(points: Sequence[Point]) -> Sequence[Point]:
    # A table of some twenty rows tells a curve of hundreds of points as well.
    step = max(1, len(points) // 20)
    kept = points[::step]
    return kept if not points or kept[-1] == points[-1] else (*kept, points[-1])
