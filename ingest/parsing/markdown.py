"""Reads Markdown, also that which a converter made from a PDF line by line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingest.parsing.drafts import Draft, DraftCell, DraftRow
from ingest.parsing.lines import ends_sentence, join_lines, words_of
from ingest.parsing.numbering import bullet, printed_number, starts_item
from ingest.parsing.parsed import BlockKind

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
_TABLE_LINE = re.compile(r"\s*\|.*\|\s*$")
_DIVIDER = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)|\(Image[^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_STAR_ITEM = re.compile(r"^[*+]\s+(?=\S)")
_MARKED_COLON = re.compile(r"\*+([:.,;])\*+")
_TAG = re.compile(r"</?(?:small|br|sub|sup|b|i|u|em|strong|span|p|div)\b[^>]*>", re.I)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
_PAGE_NUMBER = re.compile(r"(?:Page\s+)?\d{1,4}")
_BOLD_LINE = re.compile(r"\*\*(?!\*)(.+?)\*\*:?")
_ORIGINAL = re.compile(r"\[Original file\]\([^)]*\)")
FULL_LINE_SHARE = 0.72
SPACED_SHARE = 0.12
HEADING_CHARS = 150
MAX_MARKED_CHARS = 20_000


def markdown_drafts(lines: Sequence[str]) -> list[Draft]:
    """Return the blocks of Markdown `lines`."""
    spaced = _is_spaced_out(lines)
    reader = _Reader(spaced, _full_width(lines), words_of(lines) if spaced else frozenset())
    for line in lines:
        reader.take(line)
    return reader.finish()


def plain(text: str) -> str:
    """Return a Markdown line without its marks.

    >>> plain("**Resolved:** that [the report](s1.pdf) be *noted*")
    'Resolved: that the report be noted'
    """
    if len(text) > MAX_MARKED_CHARS:
        return " ".join(text.split())
    text = _LINK.sub(r"\1", _IMAGE.sub("", _TAG.sub("", text)))
    text = _MARKED_COLON.sub(r"\1", text)
    while (fewer := _EMPHASIS.sub(r"\2", text)) != text:
        text = fewer
    return " ".join(_ESCAPE.sub(r"\1", text).split())


def _is_spaced_out(lines: Sequence[str]) -> bool:
    """Tell a conversion that put a blank line after each printed line."""
    texts = [line.strip() for line in lines if line.strip()]
    if len(texts) < 8 or any(line.startswith("#") for line in texts):
        return False
    running = sum(
        not ends_sentence(first) and second[:1].islower()
        for first, second in itertools.pairwise(texts)
    )
    return running >= SPACED_SHARE * len(texts)


def _full_width(lines: Sequence[str]) -> int:
    lengths = sorted(len(plain(line)) for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


class _Reader:
    """Gathers lines into drafts; one use."""

    def __init__(self, spaced: bool, full_width: int, known: frozenset[str]) -> None:
        self.spaced = spaced
        self.full_width = full_width
        self.known = known
        self.drafts: list[Draft] = []
        self.pending: list[str] = []
        self.table: list[str] = []
        self.tables = 0
        self.after_rule = False
        self.last_line = ""

    def take(self, line: str) -> None:
        if _TABLE_LINE.match(line) and not self.spaced:
            self.flush_paragraph()
            self.table.append(line)
            return
        self.flush_table()
        text = line.strip()
        if not text:
            if not self.spaced:
                self.flush_paragraph()
            return
        if _RULE.match(text) or _ORIGINAL.fullmatch(text):
            self.after_rule = True
            return
        if self.after_rule and _PAGE_NUMBER.fullmatch(text):
            return
        self.after_rule = False
        self._take_text(text)

    def _take_text(self, text: str) -> None:
        heading = _HEADING.match(text)
        bold = _BOLD_LINE.fullmatch(text)
        if heading is not None:
            self.flush_paragraph()
            self._add_heading(plain(heading.group(2)), len(heading.group(1)))
        elif (
            bold is not None
            and len(text) <= HEADING_CHARS
            and (not bold.group(1).endswith(".") or _is_number(bold.group(1)))
        ):
            self._take_bold(plain(text))
        else:
            shown = plain(_STAR_ITEM.sub("• ", re.sub(r"^(?:>\s?)+", "", text)))
            if shown and (not self.pending or self._starts_anew(shown, text)):
                self.flush_paragraph()
            if shown:
                self.pending.append(shown)
                self.last_line = shown

    def _take_bold(self, text: str) -> None:
        if _is_number(text):
            self.flush_paragraph()
            self.pending, self.last_line = [text], text
            return
        if len(self.pending) == 1 and _is_number(self.pending[0]):
            text = f"{self.pending.pop()} {text}"
        self.flush_paragraph()
        last = self.drafts[-1] if self.drafts else None
        if last is not None and self._continues_heading(last, text):
            self.drafts.pop()
            text = f"{last.text} {text}"
        self._add_heading(text, 3)

    def _continues_heading(self, last: Draft, text: str) -> bool:
        if not self.spaced or last.kind is not BlockKind.HEADING or last.level != 3:
            return False
        runs_on = last.text.isupper() and text.isupper() and printed_number(text) is None
        return text[:1].islower() or (runs_on and not f"{last.text}{text}".endswith(":"))

    def _add_heading(self, text: str, level: int) -> None:
        if text:
            self.drafts.append(
                Draft(BlockKind.HEADING, text, level=level, number=printed_number(text))
            )

    def _starts_anew(self, shown: str, raw: str) -> bool:
        if starts_item(shown) or _is_number(shown) or raw.startswith(("* ", "- ", "+ ")):
            return True
        if not self.spaced:
            return self.last_line.endswith("  ")
        if _is_number(self.last_line):
            return False
        if self.last_line.isupper():
            return not shown.isupper() or self.last_line.endswith((":", ".")) or shown.endswith(":")
        full = len(self.last_line) >= FULL_LINE_SHARE * self.full_width
        if shown[:1].islower() and not self.last_line.endswith((".", ":")):
            return False
        return not full or (ends_sentence(self.last_line) and not full)

    def flush_paragraph(self) -> None:
        text = join_lines(self.pending, self.known)
        self.pending = []
        if not text:
            return
        mark = bullet(text) or printed_number(text)
        if self.spaced and _is_spaced_heading(text, mark):
            self.drafts.append(Draft(BlockKind.HEADING, text, level=3, number=mark))
            return
        kind = BlockKind.PARAGRAPH if mark is None else BlockKind.LIST_ITEM
        self.drafts.append(Draft(kind, text, number=mark))

    def flush_table(self) -> None:
        if not self.table:
            return
        lines, self.table = self.table, []
        rows = [_cells(line) for line in lines if not _DIVIDER.match(line)]
        has_header = len(lines) > 1 and _DIVIDER.match(lines[1]) is not None
        header = tuple(rows[0]) if has_header and rows else ()
        for index, texts in enumerate(rows):
            cells = tuple(DraftCell(text, column) for column, text in enumerate(texts))
            row = DraftRow(self.tables, index, header, cells, has_header and index == 0)
            self.drafts.append(Draft(BlockKind.TABLE_ROW, row=row))
        self.tables += 1

    def finish(self) -> list[Draft]:
        self.flush_paragraph()
        self.flush_table()
        return self.drafts


def _is_spaced_heading(text: str, mark: str | None) -> bool:
    """Tell an item's title, or words in capitals, where a conversion lost the look."""
    if text.isupper() and len(text) <= 4 * HEADING_CHARS:
        return sum(map(str.isalpha, text)) > 3
    is_title = mark is not None and mark[:1].isdigit() and len(text) <= 80
    return is_title and not text.endswith((".", ";", ",", ":"))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,3}\.|\([a-z]{1,2}\)|[a-z]\)", text) is not None


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [plain(cell.replace("\\|", "|")) for cell in re.split(r"(?<!\\)\|", inner)]
