"""Sources: a cited passage in its paper, on a page of its own or beside an answer."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode, urlsplit, urlunsplit

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from assistant.answers import Answer
from assistant.api.problems import not_found
from assistant.api.services import Needed, Services
from assistant.api.source_asked import SourceAsked
from assistant.api.source_making import make_source
from assistant.stores.view import View
from assistant.web import wording
from assistant.web.sources.gone import gone_page

router = APIRouter(include_in_schema=False)
BRIEFING = "/briefing/draft"
# Pages that list sources and can be asked for again by their addresses.
LISTING = (BRIEFING, "/actions", "/answers", "/recommendations", "/records", "/papers")


def _back(answer: Answer | None, request: Request) -> tuple[str, str]:
    """Return the way back and its words: to the answer, else to the page that led here."""
    if answer is not None:
        query = urlencode({"conversation": answer.conversation_id})
        return f"/?{query}#answer-{answer.answer_id}", "Back to your answer"
    before = urlsplit(request.headers.get("referer", ""))
    if before.netloc != request.url.netloc or not before.path.startswith(LISTING):
        return "/", "Back to questions"
    words = "Back to your briefing" if before.path == BRIEFING else "Back"
    return urlunsplit(("", "", before.path, before.query, "")), words


@router.get("/sources/{passage_id}")
def source(
    passage_id: str,
    request: Request,
    services: Needed,
    asked: Annotated[SourceAsked, Query()],
) -> Response:
    """Show a passage with the quotation marked; only its inside for the panel."""
    view = services.view()
    passage = view.passage(passage_id)
    answer = services.answers.answer(asked.answer) if asked.answer else None
    if passage is None or passage.document_id not in view.documents:
        return _gone(services, view, passage_id, answer, request)
    if asked.part == "panel":
        source = make_source(view, passage, asked, answer, level=3)
        return HTMLResponse(services.renderer.page("panel.html", source=source))
    source = make_source(view, passage, asked, answer, level=2)
    back, back_words = _back(answer, request)
    html = services.renderer.page(
        "source.html",
        title=source.title,
        here=None,
        source=source,
        address_here=str(request.base_url).rstrip("/") + asked.permanent(passage),
        back=back,
        back_words=back_words,
    )
    return HTMLResponse(html)


def _gone(
    services: Services, view: View, passage_id: str, answer: Answer | None, request: Request
) -> Response:
    """Tell what became of a source that a stored answer cites.

    Raises:
        RequestError: 404, no stored answer cites it.
    """
    cited = answer.citations if answer else ()
    citation = next((each for each in cited if each.passage_id == passage_id), None)
    if citation is None:
        raise not_found(wording.SOURCE_GONE)
    gone = gone_page(view, citation.document_id, citation.file)
    back, back_words = _back(answer, request)
    html = services.renderer.page(
        "source_gone.html",
        title="Source not held",
        here=None,
        gone=gone,
        back=back,
        back_words=back_words,
    )
    return HTMLResponse(html, 404)
