"""Sends lists of pages as sheets: CSV, or XLSX with a sheet that says what was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from assistant.api.record_sending import CSV
from assistant.api.services import Services
from assistant.council import Record
from assistant.exporting.records_csv import records_csv
from assistant.exporting.records_xlsx import MEDIA_TYPE, records_xlsx
from assistant.registers.columns import Column, columns_of
from assistant.registers.entries import Entry
from assistant.web.sheets_about import about_sheet


def csv_of(
    register: str,
    entries: Sequence[Entry[Record]],
    more: Sequence[Column] = (),
    *,
    request: Request,
) -> Response:
    """Return entries as CSV; `more` are columns after those of the register."""
    text = records_csv(register, entries, more, str(request.base_url))
    return Response(text, headers=_named(register, "csv"), media_type=f"{CSV}; charset=utf-8")


def xlsx_of(
    register: str,
    entries: Sequence[Entry[Record]],
    more: Sequence[Column] = (),
    *,
    request: Request,
    services: Services,
    filters: Sequence[tuple[str, str]],
    note: str,
    as_of: dt.date | None = None,
) -> Response:
    """Return entries as XLSX, with what was asked on a sheet of its own."""
    title = register.capitalize()
    about = about_sheet(
        title,
        filters,
        len(entries),
        note,
        as_of=as_of,
        generation=services.view().generation,
        made_at=dt.datetime.now(dt.UTC),
    )
    columns = (*columns_of(register), *more)
    book = records_xlsx(title, columns, entries, about, str(request.base_url))
    return Response(book, headers=_named(register, "xlsx"), media_type=MEDIA_TYPE)


def _named(register: str, kind: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{register}.{kind}"'}
