"""Plans as tables for the web and as comma-separated values."""

from __future__ import annotations

import csv
import io
from html import escape
from pathlib import Path

from eval.extraction.plans.model import FILLS, SAME, Column, OtherTable, Plan, Section, cell_of


def write_csv(plan: Plan, target: Path) -> None:
    """Write `plan` as a spreadsheet program exports it: title lines, then the table."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=plan.delimiter)
    section = plan.sections[0]
    blank = [""] * (len(section.columns) - 1)
    for line in [plan.title, *plan.before]:
        writer.writerow([line, *blank])
    writer.writerow(["", *blank])
    writer.writerow([column.head for column in section.columns])
    for row in section.rows:
        writer.writerow([str(cell_of(row, column)) for column in section.columns])
    for line in plan.after:
        writer.writerow([line, *blank])
    target.write_bytes(b"\xef\xbb\xbf" + buffer.getvalue().encode())


def write_html(plan: Plan, target: Path) -> None:
    """Write `plan` as a page of a council's site, with cells that span rows."""
    parts = [f"<h1>{escape(plan.title)}</h1>", *(_words(text) for text in plan.before)]
    parts += [_other(table) for table in plan.tables_before]
    for section in plan.sections:
        if section.heading:
            parts.append(f"<h2>{escape(section.heading)}</h2>")
        parts += [*(_words(t) for t in section.before), _actions(section, plan)]
        parts += [*(_words(t) for t in section.after), *(_other(t) for t in section.tables_after)]
    if plan.key:
        terms = (f"<dt>{escape(w)}</dt><dd>{escape(t)}</dd>" for w, t in plan.key.items())
        parts += [f"<h2>{escape(plan.key_caption)}</h2>", f"<dl>{''.join(terms)}</dl>"]
    parts += [_other(table) for table in plan.tables_after]
    parts += [_words(text) for text in plan.after]
    body = "\n".join(parts)
    target.write_text(
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head><meta charset="utf-8">'
        f"<title>{escape(plan.title)}</title></head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n",
        "utf-8",
    )


def _words(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _other(table: OtherTable) -> str:
    head, *rows = table.rows
    lines = ["<tr>" + "".join(f"<th>{escape(text)}</th>" for text in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{escape(t)}</td>" for t in row) + "</tr>" for row in rows]
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    return "<table>" + caption + "\n".join(lines) + "</table>"


def _actions(section: Section, plan: Plan) -> str:
    heads = "".join(f'<th scope="col">{escape(column.head)}</th>' for column in section.columns)
    lines = ["<table>", f"<thead><tr>{heads}</tr></thead>", "<tbody>"]
    for number in range(len(section.rows)):
        cells = [_cell(section, number, column) for column in section.columns]
        if plan.row_heads:
            cells[0] = cells[0].replace("<td", '<th scope="row"').replace("</td>", "</th>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"])


def _cell(section: Section, number: int, column: Column) -> str:
    row = section.rows[number]
    text = str(cell_of(row, column))
    if text == SAME:
        return ""
    last = number + 1
    while column.merged and last < len(section.rows):
        if cell_of(section.rows[last], column) != SAME:
            break
        last += 1
    span = f' rowspan="{last - number}"' if last - number > 1 else ""
    fill = ""
    if row.colour and column.field in {"colour", "rating"}:
        fill = f' style="background-color: #{FILLS[row.colour]}"'
    marked = escape(text).replace("\n", "<br>")
    while "~~" in marked:
        marked = marked.replace("~~", "<del>", 1).replace("~~", "</del>", 1)
    return f"<td{span}{fill}>{marked}</td>"
