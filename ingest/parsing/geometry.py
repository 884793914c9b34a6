"""Boxes on a page, and the way from PDF coordinates to those of the page as shown."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the top left of the page as it is shown."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Space:
    """Turns PDF coordinates (up from the bottom, unrotated) into those of the shown page."""

    left: float
    bottom: float
    inner_width: float
    inner_height: float
    rotation: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, turned: int = 0) -> Space:
        """Return the space of `page`, turned clockwise by so many degrees more than it is shown."""
        width, height = page.get_size()
        rotation = page.get_rotation()
        if rotation in (90, 270):
            width, height = height, width
        left, bottom, _, _ = page.get_bbox()
        return cls(left, bottom, width, height, (rotation + turned) % 360)

    @property
    def width(self) -> float:
        """The width of the page as shown."""
        return self.inner_height if self.rotation in (90, 270) else self.inner_width

    @property
    def height(self) -> float:
        """The height of the page as shown."""
        return self.inner_width if self.rotation in (90, 270) else self.inner_height

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the box of PDF coordinates on the shown page."""
        x0, x1 = left - self.left, right - self.left
        y0, y1 = bottom - self.bottom, top - self.bottom
        width, height = self.inner_width, self.inner_height
        if self.rotation == 90:
            return Box(y0, x0, y1, x1)
        if self.rotation == 180:
            return Box(width - x1, y0, width - x0, y1)
        if self.rotation == 270:
            return Box(height - y1, width - x1, height - y0, width - x0)
        return Box(x0, height - y1, x1, height - y0)
