"""Papers: what is held, upload, correction, removal."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from assistant.api.services import Needed
from assistant.web.paging import PAGE_SIZE
from assistant.web.papers import papers_page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/papers")
def papers(services: Needed, page: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
    """Show every file that was read, and what became of it."""
    listing = papers_page(services.view(), page, PAGE_SIZE)
    html = services.renderer.page("papers.html", title="Papers", here="/papers", **listing)
    return HTMLResponse(html)
