"""What readers say of answers, for programs."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request

from assistant.api.feedback_schemas import (
    FeedbackIn,
    FeedbackList,
    FeedbackMade,
    FeedbackOut,
    WholeStateOut,
)
from assistant.api.officers import at_this_computer
from assistant.api.owning import owner_of
from assistant.api.paper_schemas import Limit, Offset
from assistant.api.problems import not_found
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.feedback import Reason, Usefulness, WholeState
from assistant.web.feedback.wording import NO_SUCH_ANSWER, NO_SUCH_FEEDBACK, ONLY_HERE

router = APIRouter(prefix="/api/feedback", tags=["feedback"])
FOR_EVALUATORS = Depends(at_this_computer(ONLY_HERE))


@router.post(
    "",
    summary="Say whether an answer was useful",
    status_code=201,
    response_model=FeedbackMade,
    dependencies=[Depends(same_origin)],
)
def give(said: FeedbackIn, request: Request, services: Needed) -> FeedbackMade:
    """Keep what a reader says of a stored answer; it is deleted with the answer."""
    made = services.feedback.save(said.to_said(), owner_of(request))
    if made is None:
        raise not_found(NO_SUCH_ANSWER)
    return FeedbackMade(feedback_id=made)


@router.get(
    "",
    summary="What readers said of answers",
    response_model=FeedbackList,
    dependencies=[FOR_EVALUATORS],
)
def every(
    services: Needed,
    verdict: Usefulness | None = None,
    reason: Reason | None = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> FeedbackList:
    """Return feedback, newest first. For evaluators.

    Only where the app listens to its own computer alone.
    """
    found = services.feedback.newest(verdict, reason, limit=limit, offset=offset)
    items = [FeedbackOut.model_validate(each) for each in found]
    return FeedbackList(items=items, total=services.feedback.count(verdict, reason))


@router.get(
    "/{feedback_id}",
    summary="Feedback, whole",
    response_model=WholeStateOut,
    dependencies=[FOR_EVALUATORS],
)
def whole(feedback_id: str, services: Needed) -> WholeState:
    """Return feedback with the question, the answer, the settings and how it was found.

    Only where the app listens to its own computer alone.
    """
    return state_of(feedback_id, services)


def state_of(feedback_id: str, services: Services) -> WholeState:
    """Return feedback with its whole state.

    Raises:
        RequestError: 404, an unknown id.
    """
    found = services.feedback.whole(feedback_id)
    if found is None:
        raise not_found(NO_SUCH_FEEDBACK)
    return found
