"""Real footnotes in a Word file, which python-docx cannot write by itself.

The parts and their order are those of ECMA-376, part 1, section 17.11.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.exporting.word_file import writable

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_EMPTY = (
    f"<w:footnotes {nsdecls('w', 'r')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    "</w:footnotes>"
)
_TEXT, _MARK, _LINK = "footnote text", "footnote reference", "Hyperlink"


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a footnote says, and the address that it leads to, with the words of that link."""

    text: str
    address: str
    link: str


class Footnotes:
    """The footnotes of one document, by the number of the source that each one names.

    A source is told once, where it is first named; later marks refer back to that footnote.
    """

    def __init__(self, document: Document, sources: Mapping[int, Footnote]) -> None:
        self._sources = sources
        self._ids: dict[int, int] = {}
        self._styles = _add_styles(document)
        root = parse_xml(_EMPTY)
        package = document.part.package
        self._part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE, root, package)
        document.part.relate_to(self._part, RELATION.FOOTNOTES)
        _name_separators(document)

    def mark(self, paragraph: Paragraph, numbers: Sequence[int]) -> None:
        """Put the marks of sources at the end of a paragraph; unknown ones are left out."""
        known = [number for number in dict.fromkeys(numbers) if number in self._sources]
        for place, number in enumerate(known):
            if place:
                self._raised(paragraph, ",\N{NO-BREAK SPACE}")
            if number in self._ids:
                self._refer(paragraph, self._ids[number])
            else:
                self._ids[number] = len(self._ids) + 1
                self._begin(paragraph, self._ids[number], self._sources[number])

    def _begin(self, paragraph: Paragraph, note_id: int, source: Footnote) -> None:
        """Put a new footnote, between the two ends of a bookmark by which it is referred to."""
        start = _element("w:bookmarkStart", id=str(note_id), name=f"_RefSource{note_id}")
        paragraph._p.append(start)
        run = paragraph.add_run()
        run._r.style = self._styles[_MARK]
        run._r.append(_element("w:footnoteReference", id=str(note_id)))
        paragraph._p.append(_element("w:bookmarkEnd", id=str(note_id)))
        self._part.element.append(self._note(note_id, source))

    def _refer(self, paragraph: Paragraph, note_id: int) -> None:
        """Put a field that shows the number of an earlier footnote and leads to it."""
        for part in ("begin", "code", "separate", "number", "end"):
            run = self._raised(paragraph, str(note_id) if part == "number" else "")
            if part == "code":
                code = _element("w:instrText")
                code.text = f" NOTEREF _RefSource{note_id} \\f \\h "
                code.set(qn("xml:space"), "preserve")
                run.append(code)
            elif part != "number":
                run.append(_element("w:fldChar", fldCharType=part))

    def _raised(self, paragraph: Paragraph, text: str) -> BaseOxmlElement:
        run = paragraph.add_run(text)
        run._r.style = self._styles[_MARK]
        return cast(BaseOxmlElement, run._r)

    def _note(self, note_id: int, source: Footnote) -> BaseOxmlElement:
        note = _element("w:footnote", id=str(note_id))
        paragraph = Paragraph(_element("w:p"), self._part)  # type: ignore[arg-type]  # a part is a parent
        note.append(paragraph._p)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(_element("w:pStyle", val=self._styles[_TEXT]))
        mark = paragraph.add_run()
        mark._r.append(_run_style(self._styles[_MARK]))
        mark._r.append(_element("w:footnoteRef"))
        paragraph.add_run(f" {writable(source.text)} ")
        paragraph._p.append(self._link(source))
        return note

    def _link(self, source: Footnote) -> BaseOxmlElement:
        relation = self._part.relate_to(
            writable(source.address), RELATION.HYPERLINK, is_external=True
        )
        link = _element("w:hyperlink")
        link.set(qn("r:id"), relation)
        run, text = _element("w:r"), _element("w:t")
        text.text = writable(source.link)
        run.append(_run_style(self._styles[_LINK]))
        run.append(text)
        link.append(run)
        return link


def _element(tag: str, /, **values: str) -> BaseOxmlElement:
    made = cast(BaseOxmlElement, OxmlElement(tag))
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _run_style(style_id: str) -> BaseOxmlElement:
    properties = _element("w:rPr")
    properties.append(_element("w:rStyle", val=style_id))
    return properties


def _add_styles(document: Document) -> dict[str, str]:
    """Add the styles; return their ids, as setting a style by its name searches them all."""
    text = cast(ParagraphStyle, document.styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH, True))
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(9)
    text.paragraph_format.space_after = Pt(2)
    mark = cast(CharacterStyle, document.styles.add_style(_MARK, WD_STYLE_TYPE.CHARACTER, True))
    mark.font.superscript = True
    link = cast(CharacterStyle, document.styles.add_style(_LINK, WD_STYLE_TYPE.CHARACTER, True))
    link.font.underline = True
    return {_TEXT: text.style_id, _MARK: mark.style_id, _LINK: link.style_id}


def _name_separators(document: Document) -> None:
    """Name the two separators in the settings, at the place that the schema gives them."""
    settings = document.settings.element
    names = _element("w:footnotePr")
    names.extend([_element("w:footnote", id="-1"), _element("w:footnote", id="0")])
    before = settings.find(qn("w:compat"))
    if before is None:
        settings.append(names)
    else:
        before.addprevious(names)
