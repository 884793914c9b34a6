"""Reads the limbs that follow an opener, over as many paragraphs as they take."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.sentences import split_sentences
from assistant.spans import Span
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions.limbs import (
    Limb,
    Marker,
    Series,
    follows,
    merged,
    read_marker,
    split_inline,
)
from ingest.extracting.resolutions.limbs_paragraphs import Paragraph
from ingest.extracting.resolutions.resolutions_openers import Opening
from ingest.extracting.resolutions.votes import read_listed, read_outcome
from ingest.parsing.parsed import BlockKind

_LEAD = re.compile(r"(?:^|[:\-–—;,]|\b(?:that|to|the|unanimously|following|[A-Z][\w-]+))\s*$")
_REASON = re.compile(
    r"\breasons? for (?:the |this )?(?:decision|resolution|recommendation)s?\s*[:\-–—]\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:(?:other|alternative) options?(?: considered)?|alternatives considered"
    r"|declarations? of interest|decision maker|call-in|voting|proposed by|moved by|for the motion"
    r"|reasons? for (?:the |this )?(?:decision|resolution|recommendation)s?)\s*[:\-–—(]",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[\s;,.]*(?:;|,)\s*(?:and|or)?|\s+and)\s*$")
_SUBHEADING = re.compile(r"[^.;]{2,70}$")
_CLOSED = re.compile(r"(?<=[\w).,;’'])\s?[”\"](?=\W|$)")
_SENTENCES = re.compile(r"[a-z)”]\.\s+[A-Z]")
_AND_ALSO = re.compile(
    r";\s+and\s+(?P<second>(?:to )?(?:notes?|agrees?|approves?|endorses?|requests?|recommends?|delegates?)\b"
    r"|that\b)|\bnoted\b[^;]{3,200}?\band\s+(?P<agreed>agreed (?:to|that)\b)"
)
_MOST = 120  # paragraphs


@dataclass(frozen=True, slots=True)
class Decision:
    """What one opener governs: limbs, the reason, and the paragraph after them."""

    limbs: tuple[Limb, ...]
    reason: Span | None
    after: int


def read_limbs(
    paper: Paper,
    paragraphs: Sequence[Paragraph],
    opening: Opening,
    until: int,
    opened: Collection[int],
) -> Decision:
    """Return the limbs of `opening`, whose own paragraph is read up to `until`.

    `opened` holds the paragraphs that another opener begins.
    """
    home = paragraphs[opening.paragraph]
    text = home.text
    head = text[opening.end - home.start : until - home.start]
    after = _AFTER.search(head)
    end = opening.end + (after.start() if after else len(head))
    head = head[: after.start()] if after else head
    reason = _reason_in(paper, home)
    if opening.lone:
        lone = Limb(*_sentence_at(home, opening.start, end))
        return Decision((lone,), reason, opening.paragraph + 1)
    if opening.start == opening.end and until == home.end and _opens(text):
        quoted = _quotation(paragraphs, opening)
        if quoted:
            return Decision((trimmed(paper, quoted[0]),), reason, quoted[1])
    if until == home.end and not after and _is_lead(head):
        below = _Below(paper, paragraphs, opened, read_marker(text), head)
        limbs, last, found = below.read(opening.paragraph + 1)
        return Decision(tuple(limbs), reason or found, last)
    limbs = _in_paragraph(head, opening.end)
    following = opening.paragraph + 1
    if reason is None and following < len(paragraphs) and until == home.end:
        reason = _reason_at(paper, paragraphs[following])
    return Decision(tuple(trimmed(paper, limb) for limb in limbs), reason, following)


def _opens(text: str) -> bool:
    return text.lstrip()[:1] in ("“", '"')


def _quotation(paragraphs: Sequence[Paragraph], opening: Opening) -> tuple[Limb, int] | None:
    """Return the quotation that begins with a bare limb, and the paragraph after it."""
    for number in range(opening.paragraph, min(opening.paragraph + 12, len(paragraphs))):
        paragraph = paragraphs[number]
        first = 2 if number == opening.paragraph else 0
        match = _CLOSED.search(paragraph.text, first)
        if match:
            return Limb(opening.start, paragraph.start + match.end()), number + 1
    return None


def _is_lead(head: str) -> bool:
    words = head.split()
    if not words or _SENTENCES.search(head):
        return not words
    return _LEAD.search(head) is not None and (words[-1][-1] in ":-–—;" or len(words) <= 6)


def _in_paragraph(head: str, base: int) -> list[Limb]:
    limbs = _printed_limbs(head, base)
    return [part for limb in limbs for part in _halves(limb, head, base)]


def _halves(limb: Limb, head: str, base: int) -> list[Limb]:
    """Return the two of a limb that says "; and agree to ..." after what it notes."""
    text = head[limb.start - base : limb.end - base]
    joint = _AND_ALSO.search(text)
    if joint is None or limb.marker:
        return [limb]
    at = limb.start + joint.start(joint.lastgroup or 0)
    return [replace(limb, end=at), replace(limb, start=at)]


def _printed_limbs(head: str, base: int) -> list[Limb]:
    inline = split_inline(head)
    if inline:
        lead = head[: inline[0][0]]
        return [Limb(base + start, base + end, mark, lead) for start, end, mark in inline]
    opened = head.lstrip(" :-–")
    if opened[:1] in '“"':
        close = _CLOSED.search(head, len(head) - len(opened) + 1)
        if close:
            return [Limb(base, base + close.end())]
    limbs: list[Limb] = []
    for start, end in split_sentences(head):
        if not limbs or re.match(r"\W*That\b", head[start:end]):
            limbs.append(Limb(base + start, base + end))
        elif head[limbs[-1].end - base - 1] == ";":
            limbs[-1] = Limb(limbs[-1].start, base + end)
        else:
            break
    return limbs


def _sentence_at(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    for first, last in paragraph.sentences():
        if first <= start < last:
            return first, last
    return start, end


def _reason_in(paper: Paper, paragraph: Paragraph) -> Span | None:
    match = _REASON.search(paragraph.text)
    if match is None:
        return None
    rest = paragraph.text[match.end() :]
    after = _AFTER.search(rest)
    start = paragraph.start + match.end()
    end = start + (after.start() if after else len(rest))
    return paper.span(start, end) if end > start else None


def _reason_at(paper: Paper, paragraph: Paragraph) -> Span | None:
    match = _REASON.match(paragraph.text)
    return _reason_in(paper, paragraph) if match and not paragraph.is_heading else None


def trimmed(paper: Paper, limb: Limb) -> Limb:
    """Return the limb without quotation marks, a joining "and" and its semicolon."""
    text = paper.text[limb.start : limb.end]
    start = limb.start + len(text) - len(text.lstrip(" \n:;,-–—“\"'"))
    tail = _TAIL.search(text)
    text = text[: tail.start()] if tail else text
    end = limb.start + len(text.rstrip(' \n“”"'))
    return Limb(start, max(start, end), limb.marker, limb.lead)


def _quote_end(paragraph: Paragraph) -> int | None:
    """Return where a quotation that opens the paragraph closes; None where it does not."""
    if paragraph.text.lstrip()[:1] not in '“"':
        return None
    match = _CLOSED.search(paragraph.text)
    return paragraph.start + match.end() if match else None


class _Below:
    """Reads the paragraphs below an opener that holds no limb of its own."""

    def __init__(
        self,
        paper: Paper,
        paragraphs: Sequence[Paragraph],
        opened: Collection[int],
        own: Marker | None,
        lead: str,
    ) -> None:
        self._paper, self._paragraphs, self._opened = paper, paragraphs, opened
        self._own, self._lead = own, lead
        self._series = Series()
        self._limbs: list[tuple[Limb, int]] = []
        self._done: list[Limb] = []
        self._quoted = lead.count("“") > lead.count("”")

    def read(self, first: int) -> tuple[list[Limb], int, Span | None]:
        """Return the limbs, the number of the paragraph after them, and the reason there."""
        number, reason = first, None
        while number < min(len(self._paragraphs), first + _MOST):
            paragraph = self._paragraphs[number]
            if number in self._opened or not self._takes(paragraph, number):
                reason = _reason_at(self._paper, paragraph)
                break
            number += 1
            if self._quoted and _CLOSED.search(paragraph.text):
                break
        self._close()
        return self._done, number, reason

    def _close(self) -> None:
        found = merged(self._limbs, self._paper.text)
        self._done.extend(trimmed(self._paper, limb) for limb in found)
        self._limbs, self._series = [], Series()

    def _takes(self, paragraph: Paragraph, number: int) -> bool:
        text = paragraph.text
        if paragraph.kind in (BlockKind.AGENDA_NOTE, BlockKind.TABLE_ROW) or _AFTER.match(text):
            return False
        plain = paragraph.kind is BlockKind.PARAGRAPH and len(text) < 60
        if read_listed(text) or (plain and read_outcome(text) is not None):
            return False
        begins = not self._limbs and not self._done
        if paragraph.is_heading and not (begins and text[:1] in '“"'):
            return False
        if begins and text.lstrip()[:1] in '“"':
            self._quoted = True
        marker = read_marker(text.lstrip('“"'))
        if marker:
            return self._takes_marked(paragraph, marker)
        if paragraph.kind is BlockKind.LIST_ITEM:
            return self._takes_bullet(paragraph)
        return self._takes_plain(paragraph, number)

    def _takes_marked(self, paragraph: Paragraph, marker: Marker) -> bool:
        if follows(self._own, marker) and not self._is_next(marker):
            return False
        depth = self._series.takes(marker)
        if depth is None:
            return False
        start = paragraph.start + paragraph.text.index(marker.printed) + len(marker.printed)
        limb = Limb(start, paragraph.end, self._series.path(), self._lead)
        self._limbs.append((limb, depth))
        return True

    def _is_next(self, marker: Marker) -> bool:
        return any((style, last + 1) in marker.styles for style, last, _ in self._series.levels)

    def _takes_bullet(self, paragraph: Paragraph, end: int | None = None) -> bool:
        depth = len(self._series.levels)
        limb = Limb(paragraph.start, end or paragraph.end, None, self._lead)
        self._limbs.append((limb, depth))
        return True

    def _takes_plain(self, paragraph: Paragraph, number: int) -> bool:
        text = paragraph.text.strip()
        begins = not self._limbs and not self._done
        if _SUBHEADING.match(text) and self._next_is_marked(number + 1):
            return True
        if text.endswith((":", ":-", ";")) and (begins or self._quoted):
            self._close()
            self._lead = text
            return True
        plain = self._quoted and not self._series.levels
        if begins or (plain and not self._unfinished(self._limbs[-1][0])):
            return self._takes_bullet(paragraph, _quote_end(paragraph))
        if self._limbs and self._limbs[-1][0].marker is None and text.startswith("That "):
            return self._takes_bullet(paragraph)
        last = self._limbs[-1] if self._limbs else None
        if last and (text[:1].islower() or self._unfinished(last[0])):
            limb, depth = last
            self._limbs[-1] = (Limb(limb.start, paragraph.end, limb.marker, limb.lead), depth)
            return True
        return False

    def _unfinished(self, limb: Limb) -> bool:
        return self._quoted and self._paper.text[limb.end - 1] not in '.;:!?”"'

    def _next_is_marked(self, number: int) -> bool:
        if number >= len(self._paragraphs):
            return False
        following = self._paragraphs[number]
        marker = read_marker(following.text)
        if marker is None or following.is_heading:
            return False
        begins = not self._series.levels and any(value == 1 for _, value in marker.styles)
        return begins or self._is_next(marker)
