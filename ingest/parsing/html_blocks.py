"""Turns the content of a web page into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborNode

from ingest.parsing.characters import single_line
from ingest.parsing.drafts import Draft
from ingest.parsing.html_tables import grid_of, is_layout, item_rows
from ingest.parsing.moderngov import shape_sections, strip_noise
from ingest.parsing.numbering import bullet, printed_number
from ingest.parsing.parsed import BlockKind
from ingest.parsing.tables import count_header_rows, table_drafts

MAX_DEPTH = 150
LEFT_OUT = frozenset(
    "script style noscript template svg math iframe object embed video audio canvas nav footer "
    "aside form button select input textarea head link meta dialog menu".split()
)
BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 "
    "h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th "
    "thead tr ul caption".split()
)
_NOISY = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|menu|navbar|navigation|share|sharing|social|sidebar|"
    r"advert(?:isement)?|ads?|related|comments?|footer|skip|language|a-?z|toc|newsletter|"
    r"mw-editsection|mw-jump-link|navbox|reference)(?:$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOISY_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
_WORD_BULLET = re.compile(r"^[·•§Ø▪]\s*(?=\S)|^o\s{2,}(?=\S)")


def block_drafts(root: LexborNode) -> list[Draft]:
    """Return the blocks below `root` in reading order."""
    walker = _Walker()
    walker.children(root, 0)
    walker.flush()
    return walker.drafts


class _Walker:
    """Gathers inline text until a block ends; one use."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.inline: list[str] = []
        self.tables = 0
        self.mark: str | None = None

    def children(self, node: LexborNode, depth: int) -> None:
        child = node.child
        while child is not None:
            self.visit(child, depth)
            child = child.next

    def visit(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self.inline.append(node.text_content or "")
        elif tag.startswith("-") or tag == "_comment" or _is_noise(node, tag):
            return
        elif depth > MAX_DEPTH:
            self.inline.append(f" {node.text(separator=' ')} ")
        elif tag == "br":
            self._break()
        elif tag == "table":
            self.flush()
            self._table(node, depth)
        elif tag in ("ol", "ul"):
            self.flush()
            self._list(node, tag, depth)
        elif re.fullmatch(r"h[1-6]", tag):
            self.flush()
            self.children(node, depth + 1)
            self._flush_heading(int(tag[1]))
        elif tag in BLOCKS:
            self.flush()
            self.children(node, depth + 1)
            self.flush()
        else:
            self.children(node, depth + 1)

    def _break(self) -> None:
        """Two line breaks part paragraphs, one does not."""
        if self.inline and self.inline[-1] == "\n":
            self.flush()
        else:
            self.inline.append("\n")

    def _take_inline(self) -> str:
        text = strip_noise(single_line("".join(self.inline)))
        self.inline = []
        return text

    def flush(self) -> None:
        text = self._take_inline()
        if not text:
            return
        if self.mark is not None:
            shown = f"{self.mark} {text}" if self.mark != "•" else text
            self.drafts.append(Draft(BlockKind.LIST_ITEM, shown, number=self.mark))
            self.mark = None
            return
        number = printed_number(text) or bullet(text)
        if _WORD_BULLET.match(text):
            text, number = _WORD_BULLET.sub("", text), "•"
        kind = BlockKind.PARAGRAPH if number is None else BlockKind.LIST_ITEM
        self.drafts.append(Draft(kind, text, number=number))

    def _flush_heading(self, level: int) -> None:
        text = self._take_inline()
        if text:
            self.drafts.append(
                Draft(BlockKind.HEADING, text, level=level, number=printed_number(text))
            )

    def _list(self, node: LexborNode, tag: str, depth: int) -> None:
        form = node.attributes.get("type") or "1"
        start = node.attributes.get("start") or "1"
        count = int(start) if start.isdigit() else 1
        child = node.child
        while child is not None:
            if child.tag == "li" and not _is_noise(child, "li"):
                self.mark = _list_mark(count, form) if tag == "ol" else "•"
                self.children(child, depth + 1)
                self.flush()
                self.mark = None
                count += 1
            elif child.tag in ("ol", "ul"):
                self._list(child, child.tag, depth + 1)
            child = child.next

    def _table(self, node: LexborNode, depth: int) -> None:
        items = item_rows(node)
        if items:
            for number, cell in items:
                self._item(number, cell)
            return
        if is_layout(node):
            for cell in node.css("td, th, caption"):
                if not _has_table_between(cell, node):
                    self.children(cell, depth + 2)
                    self.flush()
            return
        caption = node.css_first("caption")
        if caption is not None and (text := single_line(caption.text())):
            self.drafts.append(Draft(BlockKind.PARAGRAPH, text))
        rows, marked = grid_of(node)
        if rows:
            count = marked or count_header_rows(rows)
            self.drafts += table_drafts(self.tables, rows, min(count, len(rows)))
            self.tables += 1

    def _item(self, number: str, cell: LexborNode) -> None:
        """Add an agenda item of a meeting page: its title, its note and its record."""
        blocks = block_drafts(cell)
        if not blocks:
            return
        title = f"{number} {blocks[0].text}".strip()
        self.drafts.append(Draft(BlockKind.HEADING, title, level=2, number=number or None))
        for draft in shape_sections(blocks[1:], level=3):
            row = draft.row
            if row is not None:
                draft = replace(draft, row=replace(row, table=row.table + self.tables))
            self.drafts.append(draft)
        self.tables += len({draft.row.table for draft in blocks if draft.row is not None})


def _is_noise(node: LexborNode, tag: str) -> bool:
    if tag in LEFT_OUT:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if attributes.get("role") in _NOISY_ROLES or _HIDDEN.search(attributes.get("style") or ""):
        return True
    if tag in ("body", "html", "main", "article", "td", "tr", "table"):
        return False
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return _NOISY.search(names) is not None


def _has_table_between(cell: LexborNode, table: LexborNode) -> bool:
    parent = cell.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent is None or parent.mem_id != table.mem_id


def _list_mark(count: int, form: str) -> str:
    if form in "aA" and count <= 26:
        letter = chr(ord("a") + count - 1)
        return f"{letter if form == 'a' else letter.upper()}."
    return f"{count}."


def direct_text(drafts: list[Draft]) -> Iterator[str]:
    """Yield the texts of `drafts`."""
    return (draft.text for draft in drafts)
