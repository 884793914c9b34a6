"""A language model that proposes wording, where one is set. Nothing it says is shown unchecked.

The name is the provider's and the model's, as `openai:gpt-5-mini` or `ollama:llama3.2`.
Keys are the providers' own environment variables. Each reply is JSON of a schema and is
given as it grows, so that its first sentence can be checked before the last is written.
"""

from __future__ import annotations

import json
import logging
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol, cast

from assistant.errors import ModelError, SettingsError
from assistant.models.listening import Limit, in_time

if TYPE_CHECKING:
    from langchain_core.callbacks import BaseCallbackHandler
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import RunnableConfig

logger = logging.getLogger(__name__)

# Provider: the package that speaks its protocol. An extra of the provider's name installs it.
PROVIDERS: Mapping[str, str] = {
    "openai": "langchain_openai",
    "azure_openai": "langchain_openai",
    "ollama": "langchain_ollama",
    "anthropic": "langchain_anthropic",
}
# Providers that share the extra of another.
_EXTRAS = {"azure_openai": "openai"}
# Models that think before they reply count that as part of it; what ends a reply is its time.
MAX_REPLY_TOKENS = 4000
# After so many failures in a row a model is left alone for so long.
FAILURES_BEFORE_REST = 3
REST_S = 30.0
# A second try cannot help where the request itself is refused.
_REFUSED = frozenset({400, 401, 403, 404, 405, 413, 415, 422})
_UNSTRUCTURED = frozenset({400, 404, 415, 422, 501})
# Some servers fail over a request that they do not know; they name the part of it.
_STRUCTURE = re.compile(r"response_format|json_schema")
# Servers that refuse a key print it in their words.
_KEY_REFUSED = frozenset({401, 403})

Reply = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Request:
    """What a model is asked: its instructions, the material, and the shape of its reply.

    `within_s` is how long this reply is waited for, in seconds, where that is shorter than
    the model's own limit; None leaves it at that.
    """

    instructions: str
    material: str
    schema: Mapping[str, object]
    within_s: float | None = None


class ChatModel(Protocol):
    """Proposes replies. `name` is what is stored with an answer."""

    @property
    def name(self) -> str: ...

    def propose(self, request: Request) -> Iterator[Reply]:
        """Yield the reply to a request as it grows; the last one is whole.

        Nobody waits longer than the request allows, whatever the model does.

        Raises:
            ModelError: The model failed, was too slow, or said what is no such reply.
        """
        ...


@dataclass(slots=True)
class Breaker:
    """Leaves a model alone for a while after it failed several times in a row."""

    clock: Callable[[], float] = time.monotonic
    failures: int = 0
    rests_until: float = 0.0

    def check(self) -> None:
        """Refuse while the model rests.

        Raises:
            ModelError: It failed too often just now.
        """
        if self.clock() < self.rests_until:
            raise ModelError(
                "the language model failed several times and is left alone", retryable=True
            )

    def failed(self) -> None:
        """Note a failure."""
        self.failures += 1
        if self.failures >= FAILURES_BEFORE_REST:
            self.rests_until = self.clock() + REST_S
            self.failures = 0

    def worked(self) -> None:
        """Note a success."""
        self.failures = 0


class LangChainModel:
    """A chat model of LangChain behind `ChatModel`. Safe for threads."""

    def __init__(
        self, name: str, model: BaseChatModel, *, timeout_s: float, breaker: Breaker | None = None
    ) -> None:
        self._name = name
        self._model = model
        self._timeout_s = timeout_s
        self._breaker = breaker or Breaker()
        self._lock = threading.Lock()
        self._structured = True

    @property
    def name(self) -> str:
        return self._name

    def propose(self, request: Request) -> Iterator[Reply]:
        """Yield the growing reply; ask once more if nothing came at the first try."""
        with self._lock:
            self._breaker.check()
        asked = self._timeout_s if request.within_s is None else request.within_s
        within_s = min(asked, self._timeout_s)
        try:
            yield from in_time(lambda limit: self._tried(request, limit), within_s)
        except ModelError:
            self._note(worked=False)
            raise
        except TimeoutError as exc:
            self._note(worked=False)
            raise ModelError("the language model was too slow", retryable=True) from exc
        self._note(worked=True)

    def _note(self, *, worked: bool) -> None:
        with self._lock:
            if worked:
                self._breaker.worked()
            else:
                self._breaker.failed()

    def _tried(self, request: Request, limit: Limit) -> Iterator[Reply]:
        """Yield the growing reply of the first try, or of the second if nothing came."""
        structured = self._structured
        for last in (False, True):
            begun = False
            try:
                for reply in self._replies(request, structured, limit):
                    begun = True
                    yield reply
                return
            except ModelError:
                raise
            except Exception as exc:
                # Providers raise errors of their own kinds, with no base in common.
                refused = structured and _refuses_structure(exc)
                retry = not last and not begun and not limit.is_over
                if not retry or not (refused or _status(exc) not in _REFUSED):
                    raise ModelError(
                        f"the language model failed: {_named(exc)}", retryable=True
                    ) from exc
                structured = structured and not refused

    def _replies(self, request: Request, structured: bool, limit: Limit) -> Iterator[Reply]:
        whole: Reply | None = None
        for reply in self._parts(request, structured, limit):
            if isinstance(reply, dict) and reply:
                whole = reply
                yield reply
        if whole is None:
            raise ModelError("the language model gave no reply of the asked shape", retryable=True)
        if self._structured and not structured:
            # Only now is it known that it was the structure that was refused.
            logger.info("model %s: no structured output", self._name)
            with self._lock:
                self._structured = False

    def _parts(self, request: Request, structured: bool, limit: Limit) -> Iterator[object]:
        messages = [("system", request.instructions), ("human", request.material)]
        config: RunnableConfig = {"callbacks": [_leaver(limit)]}
        if structured:
            schema = cast("dict[str, Any]", request.schema)
            yield from self._model.with_structured_output(schema, method="json_schema").stream(
                messages, config
            )
            return
        text = ""
        for chunk in self._model.stream(messages, config):
            text += chunk.text
            found = json_in(text)
            if found is not None:
                yield found


def _leaver(limit: Limit) -> BaseCallbackHandler:
    """Return what ends a stream at its next piece once the limit is over.

    A parser gives nothing for a piece of white space, so that it has to be looked at before.
    """
    from langchain_core.callbacks import BaseCallbackHandler

    class Leaver(BaseCallbackHandler):
        raise_error = True

        def on_llm_new_token(self, token: object, **_: object) -> None:
            if limit.is_over:
                raise TimeoutError

    return Leaver()


def _status(exc: Exception) -> int | None:
    """Return the HTTP status that an error of a provider tells, if it tells one."""
    status = getattr(exc, "status_code", None)
    return status if isinstance(status, int) else None


def _refuses_structure(exc: Exception) -> bool:
    refused = isinstance(exc, NotImplementedError) or _status(exc) in _UNSTRUCTURED
    return refused or _STRUCTURE.search(str(exc)) is not None


def json_in(text: str) -> Reply | None:
    """Return the JSON object that a text holds, whole or as far as it goes; None without one.

    >>> json_in('Here it is: ```json {"sentences": [{"text": "A')
    {'sentences': [{'text': 'A'}]}
    """
    from langchain_core.utils.json import parse_partial_json

    start = text.find("{")
    if start < 0:
        return None
    try:
        found = parse_partial_json(text[start:].split("```", 1)[0])
    except (json.JSONDecodeError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def open_chat_model(name: str, base_url: str | None, *, timeout_s: float) -> ChatModel:
    """Return the model `provider:model`; nothing is sent to it yet.

    Raises:
        SettingsError: The name has no known provider, a package or a key is missing.
    """
    provider, _, model = name.partition(":")
    if provider not in PROVIDERS or not model:
        known = ", ".join(f"{each}:…" for each in PROVIDERS)
        raise SettingsError(f"SCRUTINY_CHAT_MODEL is {name!r}; it must be one of {known}")
    if find_spec(PROVIDERS[provider]) is None:
        extra = _EXTRAS.get(provider, provider)
        raise SettingsError(
            f"SCRUTINY_CHAT_MODEL is {name!r}, which needs a package that is not installed."
            f" Run: pip install 'scrutiny-assistant[{extra}]'"
        )
    from langchain.chat_models import init_chat_model

    try:
        opened = init_chat_model(
            model, model_provider=provider, **_options(provider, base_url, timeout_s)
        )
    except Exception as exc:
        # A missing key or address is told by each provider in its own way.
        raise SettingsError(f"The language model {name!r} cannot be used: {_named(exc)}") from exc
    return LangChainModel(name, cast("BaseChatModel", opened), timeout_s=timeout_s)


def _options(provider: str, base_url: str | None, timeout_s: float) -> dict[str, Any]:
    options: dict[str, Any] = {"temperature": 0}
    if base_url:
        options["azure_endpoint" if provider == "azure_openai" else "base_url"] = base_url
    if provider == "ollama":
        return {**options, "client_kwargs": {"timeout": timeout_s}, "num_predict": MAX_REPLY_TOKENS}
    return {**options, "timeout": timeout_s, "max_retries": 0, "max_tokens": MAX_REPLY_TOKENS}


def _named(exc: Exception) -> str:
    """Return an error's kind and the first line of its words; not where these may hold a key."""
    kind, status = type(exc).__name__, _status(exc)
    if status in _KEY_REFUSED:
        return f"{kind}: {status}"
    lines = str(exc).strip().splitlines()
    return f"{kind}: {lines[0][:200]}" if lines else kind
