"""What a Word document's styles say of headings and lists."""

from __future__ import annotations

import re

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from ingest.parsing.docx_numbering import W
from ingest.parsing.docx_xml import attribute, number_of

_HEADING_STYLE = re.compile(r"heading\s*(\d)", re.I)
MAX_DEPTH = 20

StyleFacts = dict[str, tuple[int | None, tuple[str, int] | None]]


def style_facts(document: WordDocument) -> StyleFacts:
    """Return each paragraph style's heading level (0 for Title) and its list."""
    facts: StyleFacts = {}
    based: dict[str, str] = {}
    root: etree._Element = document.styles.element
    for style in root.iter(f"{W}style"):
        key = style.get(f"{W}styleId") or ""
        name = attribute(style, "name") or ""
        heading = _HEADING_STYLE.match(name)
        outline = attribute(style, "pPr/outlineLvl")
        level: int | None = None
        if heading is not None:
            level = int(heading.group(1))
        elif name.lower() == "title":
            level = 0
        elif outline is not None and outline in "012345":
            level = int(outline) + 1
        number, depth = number_of(style.find(f"{W}pPr/{W}numPr"))
        facts[key] = (level, (number, depth or 0) if number else None)
        based[key] = attribute(style, "basedOn") or ""
    return {key: _inherited(key, facts, based) for key in facts}


def _inherited(
    key: str, facts: StyleFacts, based: dict[str, str]
) -> tuple[int | None, tuple[str, int] | None]:
    level, numbered = facts[key]
    parent = based.get(key, "")
    for _ in range(MAX_DEPTH):
        if parent not in facts:
            break
        level = facts[parent][0] if level is None else level
        numbered = facts[parent][1] if numbered is None else numbered
        parent = based.get(parent, "")
    return level, numbered


def numbering_root(document: WordDocument) -> etree._Element | None:
    """Return the part of a document that defines its lists, None where there is none."""
    relations = document.part.rels.values()
    if not any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in relations):
        return None
    root: etree._Element = document.part.numbering_part.element
    return root
