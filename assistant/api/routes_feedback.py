"""What readers say of an answer: asked for on pages that need no script, and listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from assistant.answers import Answer
from assistant.api.feedback_schemas import WholeStateOut
from assistant.api.owning import owner_of
from assistant.api.problems import not_found
from assistant.api.routes_feedback_api import FOR_EVALUATORS, state_of
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.documents import Document
from assistant.exporting.evaluation_question import question_line
from assistant.feedback import Feedback, Reason, Usefulness
from assistant.stores.feedback import FeedbackLog
from assistant.web.feedback.form import FeedbackForm, read_feedback
from assistant.web.feedback.wording import (
    KEPT,
    NO_SUCH_ANSWER,
    NOT_CHANGED,
    REASONS,
    VERDICTS,
    note_words,
    said_words,
    summary_words,
)
from assistant.web.paging import PAGE_SIZE, Paged, address

router = APIRouter(prefix="/feedback", include_in_schema=False, default_response_class=HTMLResponse)
AnswerId = Annotated[str, Query(alias="answer", max_length=100)]


@router.get("")
def feedback_page(services: Needed, answer: AnswerId) -> Response:
    """Ask what was wrong with an answer."""
    return _form_page(services, _answer(services, answer), FeedbackForm(answer))


@router.post("", dependencies=[Depends(same_origin)])
def give(
    request: Request,
    services: Needed,
    answer: Annotated[str, Form(max_length=100)],
    verdict: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    comment: Annotated[str, Form()] = "",
) -> Response:
    """Keep what was said of an answer."""
    found = _answer(services, answer)
    form = read_feedback(answer, verdict, reason, comment)
    if form.problems:
        return _form_page(services, found, form, status=422)
    if services.feedback.save(form.to_said(), owner_of(request)) is None:
        raise not_found(NO_SUCH_ANSWER)
    return RedirectResponse(address("/feedback/thanks", {"answer": answer}), 303)


@router.get("/thanks")
def thanks(services: Needed, answer: AnswerId) -> Response:
    """Say that what was said is kept, and lead back to the answer."""
    found = _answer(services, answer)
    html = services.renderer.page(
        "feedback_thanks.html",
        title="Thank you",
        here=None,
        kept=KEPT,
        not_changed=NOT_CHANGED,
        **_links(found),
    )
    return HTMLResponse(html)


@router.get("/list", dependencies=[FOR_EVALUATORS])
def listing(
    services: Needed,
    verdict: str = "",
    reason: str = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """List what readers said, for those who evaluate; only on the computer that serves."""
    wanted = Usefulness(verdict) if verdict in set(Usefulness) else None
    why = Reason(reason) if reason in set(Reason) else None
    log = services.feedback
    html = services.renderer.page(
        "feedback_list.html",
        title="What readers said of answers",
        here=None,
        summary=summary_words(log.count(Usefulness.USEFUL), log.count(Usefulness.NOT_USEFUL)),
        any_kept=log.count() > 0,
        paged=_paged(services, wanted, why, page),
        asked={"verdict": wanted.value if wanted else "", "reason": why.value if why else ""},
        verdicts=[(value.value, words.label) for value, words in VERDICTS.items()],
        reasons=[(value.value, words) for value, words in REASONS.items()],
        verdict_words=VERDICTS,
        said_words=said_words,
    )
    return HTMLResponse(html)


@router.get("/list.json", dependencies=[FOR_EVALUATORS])
def every_state(services: Needed) -> Response:
    """Return all feedback, each with its whole state, as one JSON file."""
    headers = {"Content-Disposition": 'attachment; filename="feedback.json"'}
    return StreamingResponse(
        states_told(services.feedback), headers=headers, media_type="application/json"
    )


@router.get("/{feedback_id}/question.jsonl", dependencies=[FOR_EVALUATORS])
def evaluation_question(feedback_id: str, services: Needed) -> Response:
    """Return the beginning of an evaluation question made of feedback."""
    state, view = state_of(feedback_id, services), services.view()

    def text_of(document_id: str) -> tuple[Document, str] | None:
        document = view.documents.get(document_id)
        return (document, view.text_of(document_id)) if document else None

    line = question_line(state, text_of, note_words(state))
    headers = {"Content-Disposition": f'attachment; filename="{feedback_id}.jsonl"'}
    return Response(line, headers=headers, media_type="application/jsonl; charset=utf-8")


def _answer(services: Services, answer_id: str) -> Answer:
    found = services.answers.answer(answer_id)
    if found is None:
        raise not_found(NO_SUCH_ANSWER)
    return found


def _links(answer: Answer) -> dict[str, str]:
    conversation = address("/", {"conversation": answer.conversation_id})
    return {
        "back": f"{conversation}#answer-{answer.answer_id}",
        "change": address("/feedback", {"answer": answer.answer_id}),
    }


def _form_page(
    services: Services, answer: Answer, form: FeedbackForm, status: int = 200
) -> Response:
    html = services.renderer.page(
        "feedback.html",
        title="What was wrong with this answer?",
        here=None,
        question=answer.question,
        form=form,
        problems=form.problems,
        reasons=REASONS,
        kept=KEPT,
        **_links(answer),
    )
    return HTMLResponse(html, status)


def _paged(
    services: Services, verdict: Usefulness | None, reason: Reason | None, page: int
) -> Paged[Feedback]:
    total = services.feedback.count(verdict, reason)
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(page, pages)
    before = (page - 1) * PAGE_SIZE
    rows = services.feedback.newest(verdict, reason, limit=PAGE_SIZE, offset=before)
    return Paged(rows, total, page, pages, before + 1 if rows else 0, before + len(rows))


def states_told(log: FeedbackLog) -> Iterator[str]:
    """Yield a JSON list piece by piece: whole states are too large to hold all at once.

    What is said meanwhile is left out, and what is deleted meanwhile.
    """
    joint = "[\n"
    for feedback_id in log.ids():
        state = log.whole(feedback_id)
        if state is not None:
            yield joint + WholeStateOut.model_validate(state).model_dump_json()
            joint = ",\n"
    yield "[]\n" if joint == "[\n" else "\n]\n"
