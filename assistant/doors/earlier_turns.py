"""Conversations of clients that keep none here, and send every earlier question each time.

Only what the user asked is read of them. What a client holds for our answers may have been
changed on the way, so earlier answers are always our own: those stored when they were given,
or, where they are no longer known, given anew, without a language model.
"""

from __future__ import annotations

import hashlib
import json
import threading
import uuid
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from anyio.to_thread import run_sync

from assistant.answers import Question
from assistant.api.asking import whole_answer
from assistant.api.services import Services

PREFIX = "door-"
# A question is understood from the last four turns (`answering.rewriting`); two more give
# the oldest of them their own context.
MOST_REPEATED = 6
MOST_KNOWN = 10_000


def new_conversation() -> str:
    """Return the id of a conversation that no browser owns."""
    return f"{PREFIX}{uuid.uuid4().hex}"


def _digest(questions: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(questions).encode()).hexdigest()


@dataclass(slots=True)
class KnownConversations:
    """Finds the conversation in which exactly these questions were asked. Safe for threads.

    What is forgotten, at a restart say, costs time and nothing else: the last questions
    are answered again. A conversation is handed out once, so that two clients with the same
    history never share what comes after it.
    """

    _by_questions: OrderedDict[str, str] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, questions: Sequence[str]) -> str | None:
        """Return the conversation of these questions, and forget it; None if none is known."""
        with self._lock:
            return self._by_questions.pop(_digest(questions), None)

    def keep(self, questions: Sequence[str], conversation_id: str) -> None:
        """Note in which conversation these questions were asked; the oldest go first."""
        with self._lock:
            self._by_questions[_digest(questions)] = conversation_id
            while len(self._by_questions) > MOST_KNOWN:
                self._by_questions.popitem(last=False)


async def conversation_of(
    earlier: Sequence[str], services: Services, known: KnownConversations
) -> str:
    """Return a conversation in which the last of `earlier` questions stand answered.

    Raises:
        RequestError: As `whole_answer`, where they have to be answered again.
    """
    if not earlier:
        return new_conversation()
    taken = known.take(earlier)
    if taken is not None and await run_sync(_holds, services, taken, earlier):
        return taken
    fresh = new_conversation()
    # Nobody reads these words, and a slow model would be waited for at each turn.
    alone = replace(services, tools=replace(services.tools, chat=None))
    for text in earlier[-MOST_REPEATED:]:
        await whole_answer(Question(text, fresh), alone)
    return fresh


def _holds(services: Services, conversation_id: str, earlier: Sequence[str]) -> bool:
    """Return whether a conversation, which may have been deleted, still ends with these."""
    asked = [turn.question for turn in services.answers.turns(conversation_id)]
    held = min(len(asked), len(earlier))
    return held > 0 and asked[-held:] == list(earlier[-held:])
