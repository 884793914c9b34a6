"""Papers as web pages: the three kinds of a committee site's pages, news and reports."""

from __future__ import annotations

import html
import re
from pathlib import Path
from string import Template

from eval.corpus.rendering.blocks import (
    Block,
    Heading,
    Item,
    Mark,
    Paragraph,
    Table,
    TableCell,
    parse_blocks,
    split_bold,
)
from eval.corpus.rendering.sources import PaperSource

TEMPLATES = Path(__file__).parent / "templates"


def render_html(source: PaperSource) -> bytes:
    """Return the web page of `source`, with the furniture that such pages have."""
    page = Template((TEMPLATES / f"{source.form}.html").read_text(encoding="utf-8"))
    facts = {name: html.escape(value) for name, value in source.facts.items()}
    body = "\n".join(_markup(block, source.form) for block in parse_blocks(source.body))
    text = page.substitute(facts, title=html.escape(source.title), body=body)
    return text.encode("utf-8")


def _markup(block: Block, form: str) -> str:
    word = form in {"item_page", "meeting_page", "issue_page"}
    match block:
        case Heading(level, text):
            return f"<h{level + 1}>{_inline(text)}</h{level + 1}>"
        case Paragraph(text):
            return _word_paragraph(text) if word else f"<p>{_inline(text)}</p>"
        case Item(label, text, depth):
            return _word_item(label, text, depth) if word else _plain_item(label, text)
        case Table():
            return _table(block)
        case Mark(name, value):
            return _mark(name, value)


def _word_paragraph(text: str) -> str:
    empty = '<p class="MsoNormal" style="margin-top:0cm;text-align:justify">&nbsp;</p>'
    return f'<p class="MsoNormal" style="text-align:justify">{_wrapped(text)}</p>\n{empty}'


def _word_item(label: str, text: str, depth: int) -> str:
    mark = "\u00b7" if label == "-" else label
    gap = '<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp;&nbsp; </span>'
    left = 36 * (depth + 1)
    return (
        f'<p class="MsoListParagraph" style="margin-left:{left}.0pt;text-indent:-18.0pt">'
        f"{mark}{gap}{_wrapped(text)}</p>"
    )


def _plain_item(label: str, text: str) -> str:
    if label == "-":
        return f"<ul><li>{_inline(text)}</li></ul>"
    return f'<p class="numbered">{label} {_inline(text)}</p>'


def _wrapped(text: str) -> str:
    """Return `text` with the hard line ends that pasted Word text has in its source."""
    return re.sub(r"((?:\S+ ){13}\S+) ", r"\1\n", _inline(text))


def _inline(text: str) -> str:
    parts = []
    for part, bold, italic in split_bold(text):
        escaped = html.escape(part, quote=False).replace("&lt;br&gt;", "<br>")
        if bold:
            escaped = f"<b>{escaped}</b>"
        parts.append(f"<i>{escaped}</i>" if italic else escaped)
    return "".join(parts)


def _table(table: Table) -> str:
    lines = ['<table class="mgTable" border="1" cellspacing="0">']
    for number, row in enumerate(table.rows):
        tag = "th" if table.headed and number == 0 else "td"
        cells = "".join(
            _cell(cell, tag, _span(table, number, column))
            for column, cell in enumerate(row)
            if not cell.joined
        )
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</table>"])


def _cell(cell: TableCell, tag: str, span: int) -> str:
    fill = f' style="background:#{cell.fill}"' if cell.fill else ""
    rows = f' rowspan="{span}"' if span > 1 else ""
    return f"<{tag}{rows}{fill}>{_inline(cell.text) or '&nbsp;'}</{tag}>"


def _span(table: Table, row: int, column: int) -> int:
    span = 1
    while row + span < len(table.rows) and table.rows[row + span][column].joined:
        span += 1
    return span


def _mark(name: str, value: str) -> str:
    text = html.escape(value, quote=False)
    if name in {"minutes", "decision", "documents"}:
        words = {
            "minutes": "Minutes:",
            "decision": "Decision:",
            "documents": "Supporting documents:",
        }
        return f'<p class="mgSubItemTitleTxt">{words[name]}</p>'
    if name == "meeting":
        return f'<h2 class="mgSubTitleTxt">Meeting: {text}</h2>'
    if name == "agenda-item":
        number, _, title = text.partition(" ")
        return (
            f'</div></td></tr>\n<tr><td class="mgItemNumberCell"><p>{number}</p></td>'
            f'<td><p class="mgAiTitleTxt">{title}</p><div class="mgWordPara">'
        )
    if name == "ref":
        return f'<p class="mgHide" style="display:none">ref: {text}</p>'
    if name == "document":
        number, _, title = text.partition(" ")
        size, _, title = title.partition(" ")
        return (
            f'<ul class="mgBulletList"><li><a href="documents/s{number}/paper.pdf" '
            f'title="Link to document file">{title}</a> '
            f'<img src="images/pdf.gif" alt="pdf icon"> PDF {size} KB</li></ul>'
        )
    raise ValueError(f"a web page has no mark {name!r}")
