"""Groups the lines of a page into paragraphs."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from ingest.parsing.lines import ends_sentence, join_lines
from ingest.parsing.numbering import bullet, printed_number, starts_item
from ingest.parsing.pdf_lines import Line

SIZE_STEP = 0.8
WIDE_PITCH = 1.28
INDENT = 9.0
HANGING = 6.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, with the look of the first.

    `turns` tells, for each page after the first, the page and how many characters of
    the text's end stand on it or after it.
    """

    text: str
    lines: tuple[Line, ...]
    page: int
    ocr: bool = False
    turns: tuple[tuple[int, int], ...] = ()

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


def paragraphs_of(
    lines: Sequence[Line], page: int, known: Set[str], ocr: bool = False
) -> list[Paragraph]:
    """Return the paragraphs of one page's `lines`, which are in reading order."""
    pitch = _usual_pitch(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(join_lines((line.text for line in group), known), tuple(group), page, ocr)
        for group in groups
    ]


def joined_over_pages(paragraphs: Sequence[Paragraph], known: Set[str]) -> list[Paragraph]:
    """Join a paragraph that a page break cut; it keeps the page on which it starts."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        last = joined[-1] if joined else None
        if last is not None and _runs_over(last, paragraph):
            text = join_lines([last.text, paragraph.text], known)
            added = len(paragraph.text)
            turns = (*((page, left + len(text) - len(last.text)) for page, left in last.turns),)
            joined[-1] = Paragraph(
                text,
                (*last.lines, *paragraph.lines),
                last.page,
                last.ocr,
                (*turns, (paragraph.page, added)),
            )
        else:
            joined.append(paragraph)
    return joined


def _usual_pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from line to line, in line heights."""
    steps: Counter[float] = Counter()
    for one, other in itertools.pairwise(lines):
        step = (other.box.top - one.box.top) / max(one.box.height, 1.0)
        if 0.6 < step < 2.6 and abs(one.size - other.size) < SIZE_STEP:
            steps[round(step, 1)] += 1
    common = steps.most_common(1)
    return max(common[0][0], 0.9) if common and common[0][1] > 1 else 1.2


def _goes_on(group: list[Line], line: Line, pitch: float) -> bool:
    last = group[-1]
    step = (line.box.top - last.box.top) / max(last.box.height, 1.0)
    if abs(line.size - last.size) > SIZE_STEP or not 0.3 < step <= pitch * WIDE_PITCH:
        return False
    if line.gaps or last.gaps or (line.group != last.group and not _runs_on(last, line)):
        return False
    if last.bold != line.bold and (ends_sentence(last.text) or _is_short(last, line)):
        return False
    if bullet(line.text) is not None:
        return False
    if starts_item(line.text) and not _is_wrapped_number(group, line):
        return False
    if _is_outdented(group, line) or _is_new_indent(group, line):
        return False
    return not (_is_short(last, line) and _may_end(last, line))


def _runs_on(last: Line, line: Line) -> bool:
    return not ends_sentence(last.text) and line.text[:1].islower() and not last.text.isupper()


def _is_short(last: Line, line: Line) -> bool:
    """Return whether the next line's first word would have fitted on `last`."""
    words = max(len(line.text), 1)
    first = len(line.text.split(" ", 1)[0]) * line.box.width / words
    return last.box.x1 + first + 0.4 * line.size < last.right - 0.02 * (last.right - last.left)


def _may_end(last: Line, line: Line) -> bool:
    if last.text.endswith(",") and not line.bold:
        return False
    start = line.text.lstrip("\"'“‘(")[:1]
    return ends_sentence(last.text) or start.isupper() or start.isdigit()


def _is_wrapped_number(group: list[Line], line: Line) -> bool:
    """Return whether a number at the line's start is only a wrapped figure in a sentence."""
    last = group[-1]
    number, above = printed_number(line.text), printed_number(group[0].text)
    if number and above and number.split(".")[0] == above.split(".")[0] and "." in number[:-1]:
        return False
    if number is None or ends_sentence(last.text) or _is_short(last, line):
        return False
    body = group[1].box.x0 if len(group) > 1 else last.box.x0
    return abs(line.box.x0 - body) < HANGING and not line.text.startswith("(")


def _is_outdented(group: list[Line], line: Line) -> bool:
    if len(group) == 1:
        return False
    body = group[-1].box.x0
    return line.box.x0 < body - INDENT and (
        starts_item(group[0].text) or ends_sentence(group[-1].text)
    )


def _is_new_indent(group: list[Line], line: Line) -> bool:
    last = group[-1]
    if line.box.x0 <= last.box.x0 + INDENT or not ends_sentence(last.text):
        return False
    return len(group) > 1 or not starts_item(last.text)


def _runs_over(last: Paragraph, paragraph: Paragraph) -> bool:
    if paragraph.page != last.page + 1 or paragraph.ocr != last.ocr:
        return False
    if abs(paragraph.size - last.size) > SIZE_STEP or paragraph.bold != last.bold:
        return False
    if ends_sentence(last.text) or starts_item(paragraph.text):
        return False
    tail = last.lines[-1]
    is_full = tail.box.x1 > tail.right - 0.25 * (tail.right - tail.left)
    return paragraph.text[:1].islower() or (is_full and len(last.lines) > 1)
