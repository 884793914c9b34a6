"""Reads elements of Word's XML."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ingest.parsing.characters import single_line
from ingest.parsing.docx_numbering import W

_LEFT_OUT = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "delText", "instrText", "pPr", "rPr", "txbxContent",
        "footnoteReference", "endnoteReference", "commentReference", "fldChar",
    )
)  # fmt: skip
MAX_SKIPPED = 200
# Ticks of the fonts Wingdings and Wingdings 2, by the end of their code.
_TICKS = {"FC": "✓", "FE": "☑", "50": "✓", "52": "☑"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def number_of(element: etree._Element | None) -> tuple[str | None, int | None]:
    """Return the list and depth that a `numPr` element names."""
    if element is None:
        return None, None
    number, depth = attribute(element, "numId"), attribute(element, "ilvl")
    return number, int(depth) if depth else None


def attribute(element: etree._Element, place: str, name: str = "val") -> str | None:
    """Return an attribute of the element at `place` below `element`, such as "pPr/pStyle"."""
    found = element.find("/".join(f"{W}{part}" for part in place.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def style_id(element: etree._Element) -> str:
    """Return the style of a paragraph."""
    return attribute(element, "pPr/pStyle") or "Normal"


def text_of(element: etree._Element) -> str:
    """Return the text of `element` as it prints: insertions in, deletions and fields' code out.

    Line breaks are kept.
    """
    pieces: list[str] = []
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        if node.tag in _LEFT_OUT or node.tag == _FALLBACK:
            continue
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
        elif node.tag in (f"{W}tab", f"{W}ptab"):
            pieces.append(" ")
        elif node.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif node.tag == f"{W}sym":
            pieces.append(_TICKS.get((node.get(f"{W}char") or "")[-2:].upper(), "•"))
        else:
            stack.extend(reversed(node))
    return "".join(pieces)


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes anchored in a paragraph, each once."""
    for box in element.iter(f"{W}txbxContent"):
        if nearest(box, _FALLBACK) is None and nearest(box, f"{W}p") is element:
            yield box


def nearest(element: etree._Element, tag: str) -> etree._Element | None:
    """Return the nearest ancestor with `tag`."""
    return next(element.iterancestors(tag), None)


def skipped_columns(row: etree._Element) -> int:
    """Return how many columns a table row leaves out at its start."""
    return min(int(attribute(row, "trPr/gridBefore") or 0), MAX_SKIPPED)


def is_on(mark: etree._Element) -> bool:
    """Return whether a mark such as bold is switched on."""
    return (mark.get(f"{W}val") or "true") not in ("0", "false", "none")


def is_bold(element: etree._Element) -> bool:
    """Return whether all text of `element` is set bold by itself."""
    runs = [run for run in element.iter(f"{W}r") if single_line(text_of(run))]
    return bool(runs) and all(
        (mark := run.find(f"{W}rPr/{W}b")) is not None and is_on(mark) for run in runs
    )
