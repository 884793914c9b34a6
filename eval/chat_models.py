"""The language model of a run: a scripted one, or one that is installed; and what it may do."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.models.chat import ChatModel, open_chat_model
from assistant.models.scripted import SCRIPTS, ScriptedModel
from assistant.models.uses import DEFAULT_USES, ChatUse
from assistant.settings import read_settings
from eval.cases import Case
from eval.errors import EvaluationError
from eval.scripted_uses import scripts_of


def chat_model(name: str | None, cases: Sequence[Case]) -> ChatModel | None:
    """Return the language model of that name: one that follows a script, or an installed one.

    Scripts know the hand-written wordings of `cases`. Where a model is and how long it may take
    is what the settings say.

    Raises:
        EvaluationError: There is no such script.
        SettingsError: The model cannot be used.
    """
    if name is None:
        return None
    provider, _, script = name.partition(":")
    if provider != "scripted":
        settings = read_settings()
        return open_chat_model(name, settings.chat_base_url, timeout_s=settings.chat_timeout_s)
    if script not in SCRIPTS:
        raise EvaluationError(f"There is no script {script!r}; there are {', '.join(SCRIPTS)}.")
    return ScriptedModel(name, SCRIPTS[script], scripts_of(script, cases))


def chat_uses(names: str | None) -> frozenset[ChatUse]:
    """Return the uses that are named, with commas between them; the usual ones for None.

    Raises:
        EvaluationError: There is no such use.

    >>> sorted(chat_uses("standalone, follow_ups"))
    [<ChatUse.FOLLOW_UPS: 'follow_ups'>, <ChatUse.STANDALONE: 'standalone'>]
    """
    if names is None:
        return DEFAULT_USES
    try:
        return frozenset(ChatUse(name.strip()) for name in names.split(","))
    except ValueError as exc:
        raise EvaluationError(f"{exc}; there are {', '.join(ChatUse)}") from exc
