"""Tells headings from text by how they look beside the body of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.parsing.drafts import Draft
from ingest.parsing.numbering import bullet, number_depth, printed_number
from ingest.parsing.paragraphs import Paragraph
from ingest.parsing.parsed import BlockKind

LARGER = 1.12
MAX_CHARS = 170
MAX_LINES = 4
MAX_CAPITALS_CHARS = 110
MAX_LEVEL = 6
LEAST_LETTERS = 3
MAX_FIGURES_SHARE = 0.4
_RESOLUTION = re.compile(r"\W*(?:it was\s+)?(?:resolved|agreed|recommended|noted)\b", re.I)
_NAMED = re.compile(
    r"(?:Recommendation|Finding|Appendix|Annex|Chapter) (?:\d{1,3}|[A-Z])(?:\s*[:–—-]|$)"
)
_LETTERS = re.compile(r"[^\W\d_]")
_NOT_WORDS = re.compile(r"[\W_]+")

Style = tuple[float, bool, bool]


class HeadingJudge:
    """Knows a document's body text, and so which paragraphs are headings."""

    def __init__(self, paragraphs: Sequence[Paragraph], outline: Sequence[tuple[int, str]]) -> None:
        sizes: Counter[float] = Counter()
        bold: Counter[bool] = Counter()
        for paragraph in paragraphs:
            sizes[paragraph.size] += len(paragraph.text)
            bold[paragraph.bold] += len(paragraph.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0
        self.body_is_bold = bold[True] > bold[False]
        self.outline: Mapping[str, int] = {_bare(title): depth for depth, title in outline}
        styles = {self._style(one) for one in paragraphs if self._is_heading(one)}
        ranked = sorted(styles, key=lambda style: (-style[0], not style[1], not style[2]))
        self.levels = {style: min(rank, MAX_LEVEL) for rank, style in enumerate(ranked, start=1)}

    def draft(self, paragraph: Paragraph) -> Draft:
        """Return `paragraph` as a heading, a list item or a paragraph."""
        text, number = paragraph.text, printed_number(paragraph.text)
        if self._is_heading(paragraph):
            level = self.levels[self._style(paragraph)]
            if number is not None and number[:1].isdigit():
                level = min(level + number_depth(number) - 1, MAX_LEVEL)
            return Draft(BlockKind.HEADING, text, paragraph.page, level, number, ocr=paragraph.ocr)
        mark = number or bullet(text)
        kind = BlockKind.PARAGRAPH if mark is None else BlockKind.LIST_ITEM
        return Draft(
            kind, text, paragraph.page, number=mark, ocr=paragraph.ocr, turns=paragraph.turns
        )

    def _style(self, paragraph: Paragraph) -> Style:
        return (round(paragraph.size), paragraph.bold, _is_capitals(paragraph.text))

    def _is_heading(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if (
            paragraph.ocr
            or any(line.gaps for line in paragraph.lines)
            or _is_mostly_figures(text)
            or len(text) > MAX_CHARS
            or len(paragraph.lines) > MAX_LINES
            or len(_LETTERS.findall(text)) < LEAST_LETTERS
            or bullet(text) is not None
            or _RESOLUTION.match(text)
        ):
            return False
        if _bare(text) in self.outline:
            return True
        if _NAMED.match(text) and len(paragraph.lines) <= 2 and not text.endswith((".", ",", ";")):
            return True
        if text.endswith((",", ";")) or (text.endswith(".") and len(text) > 60):
            return False
        if paragraph.size >= self.body * LARGER:
            return not text[:1].islower()
        if paragraph.bold and not self.body_is_bold:
            return not text.endswith(".") and not text[:1].islower()
        return (
            _is_capitals(text)
            and len(text) <= MAX_CAPITALS_CHARS
            and paragraph.size >= self.body - 0.5
            and not text.endswith(".")
        )


def _is_mostly_figures(text: str) -> bool:
    figures = sum(map(str.isdigit, text))
    return figures > MAX_FIGURES_SHARE * len(text.replace(" ", ""))


def _is_capitals(text: str) -> bool:
    letters = "".join(_LETTERS.findall(text))
    return len(letters) > LEAST_LETTERS and letters.isupper()


def _bare(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.lower()).strip()
