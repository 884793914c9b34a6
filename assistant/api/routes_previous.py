"""Previous answers: what was asked and answered before."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from assistant.api.officers import AtThisComputer
from assistant.api.previous_query import AnswersAsked, read_query, read_topic
from assistant.api.problems import not_found
from assistant.api.services import Needed, Services
from assistant.web.paging import titled
from assistant.web.previous import wording
from assistant.web.previous.entry import entry_page, exchange_named
from assistant.web.previous.listing import answers_page, committees_asked, words_of
from assistant.web.previous.thread import thread_page, topics_to_choose
from assistant.web.short_forms import short_forms_in
from assistant.web.wording import british_date

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/answers")
def previous_answers(request: Request, services: Needed, here: AtThisComputer) -> Response:
    """Show the questions on record that the address asks for."""
    asked = read_query(request.query_params)
    page = _answers(services, asked, here=here)
    return HTMLResponse(page, 422 if asked.problems else 200)


def _answers(services: Services, asked: AnswersAsked, *, here: bool) -> str:
    view = services.view()
    listing = None
    if not asked.problems:
        listing = answers_page(
            view,
            asked.wanted,
            relevance=asked["sort"] == "relevance",
            by_person=bool(asked["group"]),
            page=asked.page,
        )
    count = wording.count_words(listing.paged.total, asked["q"]) if listing else ""
    named = f"Previous answers: {count}" if asked.given and listing else "Previous answers"
    return services.renderer.page(
        "answers.html",
        title=titled(named, listing.paged) if listing else named,
        here="/answers",
        correctable=here,
        asked=asked,
        listing=listing,
        count=count,
        short_forms=short_forms_in(view, words_of(listing)) if listing else (),
        none_found=wording.none_found(
            asked["q"], filtered=listing is not None and bool(asked.chosen)
        ),
        committees=[(name, name) for name in committees_asked(view)],
        hows=[(how.value, words.label) for how, words in wording.HOW.items()],
        sorts=[each for each in wording.SORTS if asked["q"] or each[0] != "relevance"],
    )


@router.get("/answers/topics")
def topic_thread(request: Request, services: Needed) -> Response:
    """Show one topic over the years, oldest first."""
    asked = read_topic(request.query_params)
    page = _thread(services, asked)
    return HTMLResponse(page, 422 if asked.problems else 200)


def _thread(services: Services, asked: AnswersAsked) -> str:
    view = services.view()
    topic = asked["q"]
    thread = thread_page(view, asked.wanted, asked.page) if topic and not asked.problems else None
    count = wording.thread_words(thread.paged.total, topic) if thread else ""
    return services.renderer.page(
        "thread.html",
        title=f"One topic over the years: {count}" if count else "One topic over the years",
        here="/answers",
        topic=topic,
        committee=asked["committee"],
        committees=[(name, name) for name in committees_asked(view)],
        problems=asked.problems,
        thread=thread,
        count=count,
        topics=topics_to_choose(view),
    )


@router.get("/answers/{record_id}")
def one_answer(record_id: str, services: Needed) -> Response:
    """Show one question with its replies, what was promised, and what came later."""
    view = services.view()
    exchange = exchange_named(view, record_id)
    if exchange is None:
        raise not_found(wording.ENTRY_GONE)
    entry = entry_page(view, exchange)
    texts = [entry.question.text, *(f"{each.speaker} {each.text}" for each in entry.replies)]
    html = services.renderer.page(
        "answers_entry.html",
        title=f"{entry.title}, {british_date(entry.day)}" if entry.day else entry.title,
        here="/answers",
        entry=entry,
        short_forms=short_forms_in(view, texts),
    )
    return HTMLResponse(html)
