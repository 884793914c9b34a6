"""The assistant under evaluation: in this process, or a running server."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import httpx
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.answering.answered import answered
from assistant.answering.pipeline import Tools
from assistant.answers import Answer, Question
from assistant.documents import Access
from assistant.models.chat import ChatModel
from assistant.models.embedding import Embedder
from assistant.models.uses import DEFAULT_USES, ChatUse
from assistant.stores.library import Library
from assistant.stores.place import PUBLIC_ONLY, StorePlace
from eval.errors import EvaluationError
from eval.runs import AnswerMade, ComputedValue, IndexedPassage, RetrievedPassage, WordingMade

logger = logging.getLogger(__name__)

TIMEOUT_S = 120.0
PAGE = 1000
_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)


class TraceMade(BaseModel):
    """How an answer was found, as the trace route tells it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    confidence: float | None = None
    reason: str = ""
    abstain_reason: str | None = None
    from_records: bool = False
    retrieved: tuple[RetrievedPassage, ...] | None = None
    computed: tuple[ComputedValue, ...] = ()
    wording: WordingMade | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer with how it was found, and the conversation that it stands in."""

    answer: AnswerMade
    trace: TraceMade
    conversation_id: str


class AssistantUnderTest(Protocol):
    """What is asked questions. A crash raises; it is kept as the case's error."""

    def ask(self, question: str, as_of: dt.date | None, conversation: str | None) -> Asked:
        """Ask a question, as the next of a conversation (None begins one)."""
        ...

    def passages(self) -> Iterator[IndexedPassage]:
        """Yield every passage that can be found."""
        ...

    def described(self) -> Mapping[str, str]:
        """Return the versions of the application and its models."""
        ...

    def forget(self, conversation: str) -> None:
        """Drop what was asked in a conversation."""
        ...


class _ListedPaper(BaseModel):
    document_id: str
    file: str


class _ListedFile(BaseModel):
    document: _ListedPaper | None = None


class CrashError(Exception):
    """The assistant under evaluation broke on a question. Another question may go well."""


class LocalAssistant:
    """The assistant in this process, on the store in a folder."""

    def __init__(
        self,
        place: StorePlace,
        embedder: Embedder,
        access: frozenset[Access] = PUBLIC_ONLY,
        chat: ChatModel | None = None,
        uses: frozenset[ChatUse] = DEFAULT_USES,
    ) -> None:
        self._library = Library(place)
        self._tools = Tools(self._library, embedder, access, chat, uses)

    def ask(self, question: str, as_of: dt.date | None, conversation: str | None) -> Asked:
        asked = Question(question, conversation_id=conversation, as_of=as_of)
        answer = asyncio.run(answered(asked, self._tools))
        trace = self._library.answers.trace(answer.answer_id) or {}
        made = AnswerMade.model_validate_json(_ANSWER.dump_json(answer))
        return Asked(made, TraceMade.model_validate(trace), answer.conversation_id)

    def passages(self) -> Iterator[IndexedPassage]:
        view = self._library.view(self._tools.access)
        for passage in view.passages(range(len(view.table.ids))):
            place = passage.locator
            yield IndexedPassage(
                id=passage.passage_id,
                doc=view.documents[passage.document_id].file,
                page=place.page,
                start=place.start,
                end=place.end,
            )

    def described(self) -> Mapping[str, str]:
        embedder = self._tools.embedder
        told = {"embedding": embedder.name, "backend": embedder.backend}
        if self._tools.chat is None:
            return told
        return {**told, "chat": self._tools.chat.name, "uses": ", ".join(sorted(self._tools.uses))}

    def forget(self, conversation: str) -> None:
        self._library.answers.delete_conversation(conversation)


class RemoteAssistant:
    """A running server, asked through its API. Its traces must be open to this computer."""

    def __init__(self, address: str) -> None:
        self._client = httpx.Client(base_url=address.rstrip("/"), timeout=TIMEOUT_S)

    def ask(self, question: str, as_of: dt.date | None, conversation: str | None) -> Asked:
        body: dict[str, object] = {"question": question}
        if as_of:
            body["as_of"] = as_of.isoformat()
        if conversation:
            body["conversation_id"] = conversation
        sent = self._request("POST", "/api/answers", body)
        answer_id, conversation_id = str(sent["answer_id"]), str(sent["conversation_id"])
        trace = self._request("GET", f"/api/answers/{answer_id}/trace")
        try:
            made = AnswerMade.model_validate(sent)
            return Asked(made, TraceMade.model_validate(trace), conversation_id)
        except ValidationError as exc:
            raise EvaluationError(f"The server's answer is not understood: {exc}") from exc

    def passages(self) -> Iterator[IndexedPassage]:
        listed = [_ListedFile.model_validate(each) for each in self._listed("/api/documents")]
        files = {each.document.document_id: each.document.file for each in listed if each.document}
        for each in self._listed("/api/passages"):
            yield IndexedPassage.model_validate(
                {**each, "id": each["passage_id"], "doc": files[str(each["document_id"])]}
            )

    def described(self) -> Mapping[str, str]:
        health = self._request("GET", "/api/health")
        return {"embedding": str(health.get("embedder")), "backend": "server"}

    def forget(self, conversation: str) -> None:
        """Do nothing: what a server keeps is its owner's to delete."""

    def close(self) -> None:
        """End the connection."""
        self._client.close()

    def _listed(self, route: str) -> Iterator[Mapping[str, object]]:
        offset = 0
        while True:
            page = self._request("GET", f"{route}?limit={PAGE}&offset={offset}")
            items = page["items"]
            if not isinstance(items, list) or not items:
                return
            yield from items
            offset += len(items)

    def _request(
        self, method: str, route: str, body: Mapping[str, object] | None = None
    ) -> Mapping[str, object]:
        headers = {"Accept": "application/json"}
        try:
            response = self._client.request(method, route, json=body, headers=headers)
            response.raise_for_status()
        except httpx.HTTPStatusError as exc:
            code, told = exc.response.status_code, exc.response.text[:200]
            if code >= 500 and route == "/api/answers":
                raise CrashError(f"the server gave {code}: {told}") from exc
            raise EvaluationError(f"{route} of the server gave {code}: {told}") from exc
        except httpx.HTTPError as exc:
            raise EvaluationError(f"The server does not answer: {exc}") from exc
        found: Mapping[str, object] = response.json()
        return found
