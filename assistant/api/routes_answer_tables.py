"""The tables of stored answers: on pages of their own, sorted, and as CSV."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from assistant.answers import Answer
from assistant.api.problems import RequestError, not_found
from assistant.api.record_sending import CSV
from assistant.api.services import Needed, Services
from assistant.exporting.answer_tables_csv import table_csv
from assistant.web.asking.table_sorting import Sorting
from assistant.web.asking.tables import sheet_of, shown_table, table_page
from assistant.web.asking.turns import turn_of

router = APIRouter(tags=["answers"])
AS_CSV: dict[int | str, dict[str, object]] = {
    200: {
        "description": "The table in UTF-8 with a byte order mark.",
        "content": {CSV: {"schema": {"type": "string"}}},
    }
}


def _answer(services: Services, answer_id: str) -> Answer:
    answer = services.answers.answer(answer_id)
    if answer is None:
        raise not_found("There is no such answer. It may have been deleted.")
    return answer


def _no_table() -> RequestError:
    return not_found("This answer has no such table.")


@router.get(
    "/api/answers/{answer_id}/tables/{number}.csv",
    summary="A table of a stored answer",
    response_class=Response,
    responses=AS_CSV,
)
def table_as_csv(answer_id: str, number: int, request: Request, services: Needed) -> Response:
    """Return a table of an answer, counted from 1, with the papers that each row rests on."""
    site = str(request.base_url).rstrip("/")
    try:
        sheet = sheet_of(_answer(services, answer_id), number, site)
    except IndexError as exc:
        raise _no_table() from exc
    headers = {"Content-Disposition": f'attachment; filename="{sheet.file_name}"'}
    text = table_csv(sheet.columns, sheet.rows)
    return Response(text, headers=headers, media_type=f"{CSV}; charset=utf-8")


@router.get(
    "/conversations/{conversation_id}/answers/{answer_id}/tables/{number}", include_in_schema=False
)
def one_table(
    conversation_id: str,
    answer_id: str,
    number: int,
    services: Needed,
    sort: Annotated[str, Query(max_length=9)] = "",
    order: str = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    part: str = "",
) -> Response:
    """Show a table by itself, sorted as asked; as a `part`, as it stands in its answer."""
    answer = _answer(services, answer_id)
    if answer.conversation_id != conversation_id:
        raise not_found("There is no such answer. It may have been deleted.")
    sorting = Sorting(int(sort), order == "descending") if sort.isdecimal() else None
    cited = turn_of(answer, {}, newest=True).cited
    renderer = services.renderer
    try:
        if part == "table":
            return HTMLResponse(renderer.shown_table(shown_table(answer, number, sorting), cited))
        shown = table_page(answer, number, sorting, page)
    except IndexError as exc:
        raise _no_table() from exc
    html = renderer.page(
        "answer_table.html", title=shown.table.title, here="/", shown=shown, cited=cited
    )
    return HTMLResponse(html)
