"""What the routes need, made once by `create_app`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerEvent, Question
from assistant.api.offering import Examples
from assistant.api.problems import busy
from assistant.settings import Settings
from assistant.stores.answer_log import AnswerLog
from assistant.stores.conversations import Conversations
from assistant.stores.feedback import FeedbackLog
from assistant.stores.view import View
from assistant.web.rendering import Renderer
from assistant.web.wording import BUSY

Answerer = Callable[[Question, Tools], AsyncIterator[AnswerEvent]]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Places:
    """Counts the answers being worked on; refuses one more than there are places."""

    def __init__(self, places: int) -> None:
        self._free = places

    @contextmanager
    def one(self) -> Iterator[None]:
        """Hold a place.

        Raises:
            RequestError: 503, all places are taken.
        """
        if self._free <= 0:
            raise busy(BUSY)
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1


@dataclass(frozen=True, slots=True)
class Services:
    """Settings, stores, the answerer and the renderer of one running app."""

    settings: Settings
    tools: Tools
    answerer: Answerer
    renderer: Renderer
    places: Places
    examples: Examples = field(default_factory=Examples)

    @property
    def answers(self) -> AnswerLog:
        """The stored answers."""
        return self.tools.library.answers

    @property
    def conversations(self) -> Conversations:
        """Whose conversations are whose."""
        return self.tools.library.conversations

    @property
    def feedback(self) -> FeedbackLog:
        """What readers said of answers."""
        return self.tools.library.feedback

    def view(self) -> View:
        """Return the newest papers that the reader may see."""
        return self.tools.library.view(self.tools.access)

    def answer(self, question: Question) -> AsyncIterator[AnswerEvent]:
        """Yield the parts of the answer to `question`, as the answerer makes them."""
        return self.answerer(question, self.tools)

    @property
    def on_loopback(self) -> bool:
        """Whether only this computer can reach the app."""
        return self.settings.host in LOOPBACK


def services_of(request: Request) -> Services:
    """Return the services of the app that received `request`."""
    return cast(Services, request.app.state.services)


Needed = Annotated[Services, Depends(services_of)]
