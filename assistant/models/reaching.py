"""Asks the server of a language model, once at the start, whether it is there."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from assistant.errors import SettingsError

TIMEOUT_S = 5.0
_REFUSED = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class _Server:
    """Where a provider's server tells which models it has."""

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)


def check_server(name: str, base_url: str | None) -> None:
    """Return if the server of the model `provider:model` is there; nothing is asked of the model.

    Raises:
        SettingsError: Nothing answers at its address, the key is refused, or an Ollama server
            does not have the model.
    """
    provider, _, model = name.partition(":")
    server = _server_of(provider, base_url)
    try:
        with urlopen(
            Request(server.address, headers=dict(server.headers)), timeout=TIMEOUT_S
        ) as got:
            told = got.read(1_000_000)
    except HTTPError as exc:
        if exc.code in _REFUSED:
            raise SettingsError(
                f"The server of the language model {name!r} refuses the key ({exc.code})."
            ) from exc
        return
    except (URLError, OSError, ValueError) as exc:
        reason = exc.reason if isinstance(exc, URLError) else exc
        raise SettingsError(
            f"No server answers for the language model {name!r} at {server.address}: {reason}."
            " Start it, set SCRUTINY_CHAT_BASE_URL, or unset SCRUTINY_CHAT_MODEL to do without."
        ) from exc
    if provider == "ollama" and not _has(model, told):
        raise SettingsError(f"The Ollama server has no model {model!r}. Run: ollama pull {model}")


def _server_of(provider: str, base_url: str | None) -> _Server:
    if provider == "ollama":
        base = base_url or os.environ.get("OLLAMA_HOST") or "http://127.0.0.1:11434"
        base = base if "://" in base else f"http://{base}"
        return _Server(f"{base.rstrip('/')}/api/tags")
    if provider == "anthropic":
        base = base_url or os.environ.get("ANTHROPIC_BASE_URL") or "https://api.anthropic.com"
        key = {"x-api-key": os.environ.get("ANTHROPIC_API_KEY", "")}
        return _Server(f"{base.rstrip('/')}/v1/models", {**key, "anthropic-version": "2023-06-01"})
    if provider == "azure_openai":
        return _Server(base_url or os.environ.get("AZURE_OPENAI_ENDPOINT", ""))
    base = base_url or os.environ.get("OPENAI_BASE_URL") or "https://api.openai.com/v1"
    bearer = {"Authorization": f"Bearer {os.environ.get('OPENAI_API_KEY', '')}"}
    return _Server(f"{base.rstrip('/')}/models", bearer)


def _has(model: str, told: bytes) -> bool:
    """Return whether a list of models names one; a list of another shape says nothing."""
    try:
        names = [str(each["name"]) for each in json.loads(told)["models"]]
    except (ValueError, KeyError, TypeError):
        return True
    return any(name in (model, f"{model}:latest") for name in names)
