"""Painted paths and pictures of a PDF page, by PDFium: what tables are ruled and filled with."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.parsing.geometry import Box, Space

MAX_SHAPES = 20_000
MAX_SEGMENTS = 400
MAX_FORM_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted path's straight part: a filled area or a stroke, with its colour."""

    box: Box
    fill: str | None
    stroked: bool


def painted_on(page: object, space: Space) -> tuple[list[Shape], float]:
    """Return the painted paths of a PDFium page, and the share that pictures cover."""
    shapes: list[Shape] = []
    area = 0.0
    count = pdfium.FPDFPage_CountObjects(page)
    roots = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    for item, matrix in _objects(roots, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(item, matrix, space)
            area += max(box.width, 0) * max(box.height, 0) if box else 0
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(shapes) < MAX_SHAPES:
            shapes.extend(_shapes(item, matrix, space))
    return shapes, min(area / max(space.width * space.height, 1), 1.0)


_Matrix = tuple[float, float, float, float, float, float]


def _objects(
    items: Iterator[object], matrix: _Matrix, depth: int
) -> Iterator[tuple[object, _Matrix]]:
    for item in items:
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < MAX_FORM_DEPTH:
            inner = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, inner)
            count = pdfium.FPDFFormObj_CountObjects(item)
            children = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(count))
            yield from _objects(children, _product(inner, matrix), depth + 1)


def _product(inner: pdfium.FS_MATRIX, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = outer
    return (
        inner.a * a + inner.b * c,
        inner.a * b + inner.b * d,
        inner.c * a + inner.d * c,
        inner.c * b + inner.d * d,
        inner.e * a + inner.f * c + e,
        inner.e * b + inner.f * d + f,
    )


def _bounds(item: object, matrix: _Matrix, space: Space) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return None
    return _placed([(edges[0].value, edges[1].value), (edges[2].value, edges[3].value)],
                   matrix, space)  # fmt: skip


def _placed(points: list[tuple[float, float]], matrix: _Matrix, space: Space) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return space.box(min(xs), min(ys), max(xs), max(ys))


def _shapes(item: object, matrix: _Matrix, space: Space) -> Iterator[Shape]:
    fill_mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill_mode, stroke)
    if not fill_mode.value and not stroke.value:
        return
    fill = _fill_colour(item) if fill_mode.value else None
    if fill_mode.value and fill is None and not stroke.value:
        return
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments > MAX_SEGMENTS:
        return
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, own)
    whole = _product(own, matrix)
    for points in _subpaths(item, segments):
        if fill is None:
            for start, end in itertools.pairwise(points):
                yield Shape(_placed([start, end], whole, space), None, True)
        else:
            yield Shape(_placed(points, whole, space), fill, bool(stroke.value))


def _subpaths(item: object, segments: int) -> Iterator[list[tuple[float, float]]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and len(points) > 1:
            yield points
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _fill_colour(item: object) -> str | None:
    """Return the fill as "#rrggbb"; None where it cannot be seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) or alpha.value < 26:
        return None
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
