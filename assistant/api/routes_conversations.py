"""A reader’s own conversations: list, search, rename, delete; an answer as a Word file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.api.officers import AtThisComputer
from assistant.api.owning import owner_of
from assistant.api.problems import RequestError, not_found
from assistant.api.schemas import ConversationId
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.exporting.answer_word import write_answer
from assistant.exporting.word_file import MEDIA_TYPE
from assistant.stores.conversations import Conversation
from assistant.web.conversations.listing import PATH, listing_of, name_of
from assistant.web.conversations.word_file import file_name, word_answer
from assistant.web.conversations.wording import (
    DONE,
    MOST_TITLE_CHARACTERS,
    NO_SUCH,
    NOT_YOURS,
    TITLE_TOO_LONG,
    UNREADABLE_TITLE,
    privacy_words,
    result_words,
)
from assistant.web.paging import address
from assistant.web.rendering import SERVICE_NAME

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
TITLE = "Your questions"
Named = Annotated[ConversationId, Query()]
Posted = Annotated[ConversationId, Form()]
FromOurPage = Depends(same_origin)


@router.get(PATH)
def conversations(
    request: Request,
    services: Needed,
    here: AtThisComputer,
    q: Annotated[str, Query(max_length=500)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    done: str = "",
) -> Response:
    """List the conversations that this browser began, those matching a search."""
    owner = owner_of(request)
    kept = services.conversations.of(owner) if owner else []
    listing = listing_of(kept, q.strip(), page)
    return _page(
        services,
        "conversations.html",
        listing=listing,
        results=result_words(listing.paged.total, listing.search),
        privacy=privacy_words(here, services.answers.keep_days),
        done=DONE.get(done, ""),
    )


@router.get(f"{PATH}/rename")
def rename_page(request: Request, services: Needed, conversation: Named) -> Response:
    """Ask for another name."""
    found = _own(request, services, conversation)
    return _rename_page(services, found, found.title or "")


@router.post(f"{PATH}/rename", dependencies=[FromOurPage])
def rename(
    request: Request, services: Needed, conversation: Posted, title: Annotated[str, Form()] = ""
) -> Response:
    """Give a conversation another name; an empty one takes its name away."""
    found = _own(request, services, conversation)
    typed = " ".join(title.split())
    if any("\ud800" <= character <= "\udfff" for character in typed):
        return _rename_page(services, found, "", UNREADABLE_TITLE)
    if len(typed) > MOST_TITLE_CHARACTERS:
        return _rename_page(services, found, typed, TITLE_TOO_LONG)
    services.conversations.rename(conversation, owner_of(request) or "", typed or None)
    return RedirectResponse(address(PATH, {"done": "renamed"}), 303)


@router.get(f"{PATH}/delete")
def delete_page(request: Request, services: Needed, conversation: Named) -> Response:
    """Ask whether one conversation is to be deleted."""
    questions = _deletable(request, services, conversation)
    return _page(
        services,
        "conversations_delete.html",
        title="Delete these questions and answers?",
        back=address("/", {"conversation": conversation}),
        conversation_id=conversation,
        questions=questions,
        kept=1,
    )


@router.post(f"{PATH}/delete", dependencies=[FromOurPage])
def delete(request: Request, services: Needed, conversation: Posted) -> Response:
    """Delete a conversation with all its questions and answers."""
    _deletable(request, services, conversation)
    services.answers.delete_conversation(conversation)
    return RedirectResponse(address(PATH, {"done": "deleted"}), 303)


@router.get(f"{PATH}/delete-all")
def delete_all_page(request: Request, services: Needed) -> Response:
    """Ask whether all of this browser's conversations are to be deleted."""
    owner = owner_of(request)
    kept = services.conversations.of(owner) if owner else []
    if not kept:
        return RedirectResponse(PATH, 303)
    return _page(
        services,
        "conversations_delete.html",
        title="Delete all your questions and answers?",
        back=PATH,
        conversation_id="",
        questions=[question for each in kept for question in each.questions],
        kept=len(kept),
    )


@router.post(f"{PATH}/delete-all", dependencies=[FromOurPage])
def delete_all(request: Request, services: Needed) -> Response:
    """Delete all conversations that this browser began."""
    owner = owner_of(request)
    if owner:
        services.conversations.delete_all(owner)
    return RedirectResponse(address(PATH, {"done": "all"}), 303)


@router.get(PATH + "/{conversation_id}/answers/{answer_id}.docx")
def word(conversation_id: str, answer_id: str, request: Request, services: Needed) -> Response:
    """Return a stored answer as a Word file, its sources as footnotes."""
    answer, asked = services.answers.answer(answer_id), services.answers.asked(answer_id)
    if answer is None or asked is None or answer.conversation_id != conversation_id:
        raise not_found(NO_SUCH)
    words = word_answer(
        answer,
        asked[1],
        service=SERVICE_NAME,
        council=services.settings.council_name,
        base_url=str(request.base_url).rstrip("/"),
    )
    headers = {"Content-Disposition": f'attachment; filename="{file_name(answer)}"'}
    return Response(write_answer(words), headers=headers, media_type=MEDIA_TYPE)


def _own(request: Request, services: Services, conversation_id: str) -> Conversation:
    """Return a conversation that the sender of `request` began.

    Raises:
        RequestError: 404 if it is not kept, 403 if it is another's.
    """
    owner = owner_of(request)
    found = services.conversations.find(conversation_id, owner) if owner else None
    if found is None and services.answers.turns(conversation_id):
        raise RequestError(403, NOT_YOURS)
    if found is None:
        raise not_found(NO_SUCH)
    return found


def _deletable(request: Request, services: Services, conversation_id: str) -> list[str]:
    """Return the questions of a conversation that the sender of `request` may delete.

    That is one of their own, or one that nobody's browser began: its address alone gives it.

    Raises:
        RequestError: 404 if it is not kept, 403 if it is another's.
    """
    if services.conversations.owner_of(conversation_id) is not None:
        return list(_own(request, services, conversation_id).questions)
    turns = services.answers.turns(conversation_id)
    if not turns:
        raise not_found(NO_SUCH)
    return [turn.question for turn in turns]


def _rename_page(
    services: Services, found: Conversation, typed: str, problem: str = ""
) -> Response:
    return _page(
        services,
        "conversations_rename.html",
        status=422 if problem else 200,
        title="Rename these questions",
        conversation_id=found.conversation_id,
        name=name_of(found),
        first=found.questions[0],
        typed=typed,
        limit=MOST_TITLE_CHARACTERS,
        problems={"title": problem} if problem else {},
    )


def _page(
    services: Services, template: str, *, status: int = 200, title: str = TITLE, **context: object
) -> Response:
    return HTMLResponse(services.renderer.page(template, title=title, here=None, **context), status)
