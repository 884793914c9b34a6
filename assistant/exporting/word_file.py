"""A plain A4 Word file in British English, with the same bytes for the same content."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Row
from docx.text.paragraph import Paragraph

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "en-GB"
TYPEFACE = "Arial"
CELL = "Table cell"
# Characters that XML cannot hold, which a scanned paper may.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Name, size, space before and after, in points.
_SIZES = (
    ("Normal", 11, 0, 6),
    (CELL, 9.5, 1, 1),
    ("Heading 1", 18, 0, 8),
    ("Heading 2", 13, 14, 4),
    ("Caption", 11, 10, 4),
    ("Subtitle", 10, 0, 4),
    ("Quote", 11, 0, 6),
    ("List Bullet", 11, 0, 6),
    ("Footer", 9, 0, 0),
)
# The earliest moment that a zip file can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def writable(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def mark_row(row: _Row, name: str) -> None:
    """Set a property of a row of a table by the name of its element: `w:tblHeader`."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def new_document(title: str, author: str, made_at: dt.datetime) -> Document:
    """Return an empty document with its properties, paper size and styles set."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    core = document.core_properties
    core.title, core.author, core.language = writable(title), writable(author), LANGUAGE
    core.comments, core.last_modified_by = "", writable(author)
    core.created = core.modified = made_at.astimezone(dt.UTC).replace(microsecond=0)
    document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for name, size, before, after in _SIZES:
        _set_style(document, name, size, before, after)
    _set_language(document)
    _drop_thumbnail(document)
    return document


def _set_style(document: Document, name: str, size: float, before: float, after: float) -> None:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = TYPEFACE, Pt(size)
    style.font.color.rgb, style.font.italic = RGBColor(0x0B, 0x0C, 0x0C), False
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    properties = style.element.get_or_add_rPr()
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)
    fonts = properties.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:hAnsi"), TYPEFACE)


def _set_language(document: Document) -> None:
    for element in (document.styles.element, document.settings.element):
        for name in ("w:lang", "w:themeFontLang"):
            for language in element.iter(qn(name)):
                language.set(qn("w:val"), LANGUAGE)


def _drop_thumbnail(document: Document) -> None:
    """Leave out the picture of another document that the template brings."""
    relations = document.part.package.rels
    for name in [n for n, each in relations.items() if each.reltype == RELATION.THUMBNAIL]:
        del relations[name]


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field, such as PAGE, that the reader's program works out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    field.append(run._r)


def bytes_of(document: Document) -> bytes:
    """Return the file. Nothing in it tells when it was written, so that it can be compared."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
