"""Sends registers: as JSON, or as CSV where that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header
from pydantic import BaseModel
from starlette.responses import Response

from assistant.api.problems import not_found
from assistant.api.record_queries import LIMIT, ListFormat, RecordsAsked
from assistant.api.services import Needed, Services
from assistant.exporting.records_csv import records_csv
from assistant.registers.entering import enter
from assistant.registers.entries import facts_of
from assistant.registers.listing import not_held
from assistant.stores.records import Kind

CSV = "text/csv"
OR_CSV: dict[int | str, dict[str, object]] = {
    200: {
        "description": "The list; as CSV in UTF-8 with a byte order mark if asked for.",
        "content": {CSV: {"schema": {"type": "string"}}},
    }
}


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends the registers that one request asks for."""

    services: Services
    accept: str

    def send(
        self, register: str, kind: type[Kind], asked: RecordsAsked, listing: type[BaseModel]
    ) -> Response:
        """Return a register as it was asked for.

        Raises:
            RequestError: 404, a paper or meeting that is asked for is not held.
        """
        view, wanted = self.services.view(), asked.wanted
        missing = not_held(view, wanted)
        if missing:
            raise not_found(missing)
        as_csv = asked.format is ListFormat.CSV or (asked.format is None and CSV in self.accept)
        limit = asked.limit or (None if as_csv else LIMIT)
        page = enter(view, kind, wanted, asked.offset, limit)
        if as_csv:
            return _sheet(register, records_csv(register, page.entries))
        items = [facts_of(entry) for entry in page.entries]
        sent = listing.model_validate({"items": items, "total": page.total})
        return Response(sent.model_dump_json(), media_type="application/json")


def _sheet(register: str, text: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{register}.csv"'}
    return Response(text, headers=headers, media_type=f"{CSV}; charset=utf-8")


def _sender(services: Needed, accept: Annotated[str, Header()] = "*/*") -> Sender:
    return Sender(services, accept)


Sending = Annotated[Sender, Depends(_sender)]
