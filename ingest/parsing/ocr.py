"""Reads pictures of pages by tesseract, a program that may or may not be installed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

from PIL import Image

from ingest.parsing.geometry import Box
from ingest.parsing.pdf_lines import Line

DOTS_PER_INCH = 300
MAX_SIDE = 6_000
TIMEOUT_S = 90
LEAST_CONFIDENCE = 30.0
POINTS = 72 / DOTS_PER_INCH


@cache
def is_installed() -> bool:
    """Return whether tesseract can be run."""
    return shutil.which("tesseract") is not None


def read_picture(picture: Image.Image, points_per_pixel: float = POINTS) -> list[Line] | None:
    """Return the lines on `picture` in reading order; None where tesseract failed."""
    content = io.BytesIO()
    picture.save(content, format="PNG", compress_level=1)
    command = ["tesseract", "-", "-", "-l", "eng", "--psm", "1", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=content.getvalue(),
            capture_output=True,
            timeout=TIMEOUT_S,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return list(_lines(done.stdout.decode("utf-8", "replace"), points_per_pixel))


def _lines(table: str, scale: float) -> Iterator[Line]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words: list[tuple[str, Box]] = []
    edges = (0.0, 0.0)
    place: tuple[str, ...] = ()
    group = 0
    for row in rows:
        if row["level"] == "3":
            box = _box(row, scale)
            following = (box.x0, box.x1)
        if row["level"] != "5" or not row["text"].strip():
            continue
        here = (row["block_num"], row["par_num"], row["line_num"])
        if here != place and words:
            yield _line(words, edges, group)
            words = []
        group += here[:2] != place[:2]
        place, edges = here, following
        if float(row["conf"]) >= LEAST_CONFIDENCE:
            words.append((row["text"].strip(), _box(row, scale)))
    if words:
        yield _line(words, edges, group)


def _box(row: dict[str, str], scale: float) -> Box:
    left, top = int(row["left"]) * scale, int(row["top"]) * scale
    return Box(left, top, left + int(row["width"]) * scale, top + int(row["height"]) * scale)


def _line(words: list[tuple[str, Box]], edges: tuple[float, float], group: int) -> Line:
    boxes = [box for _, box in words]
    box = Box(
        min(one.x0 for one in boxes),
        min(one.top for one in boxes),
        max(one.x1 for one in boxes),
        max(one.bottom for one in boxes),
    )
    text = " ".join(word for word, _ in words)
    return Line(text, box, 11.0, False, max(edges[1], box.x1), edges[0], group=group)
