"""The About page tells truly what a language model does and what is sent to it."""

from __future__ import annotations

import pytest

from assistant.evaluation import RunsFound
from assistant.models.uses import ChatUse
from assistant.web.about.page import Installation, about_page


def installed(*uses: ChatUse, model: str | None = "ollama:m") -> Installation:
    return Installation(
        council="Aldermere",
        contact=None,
        version="1",
        embedding_model="fixed",
        here=True,
        remote_stores=False,
        chat_model=model,
        chat_uses=frozenset(uses),
    )


@pytest.mark.parametrize("use", list(ChatUse))
def test_each_use_tells_what_it_does_and_sends(use: ChatUse) -> None:
    page = about_page(installed(use), (), RunsFound((), ()))
    others = {about_page(installed(u), (), RunsFound((), ())).leaves for u in ChatUse if u != use}
    assert page.model_does is not None
    assert "ollama:m" in page.model_does
    assert "are sent: " in page.leaves
    assert page.leaves not in others


@pytest.mark.parametrize("installation", [installed(), installed(ChatUse.WORDING, model=None)])
def test_without_a_model_or_a_use_nothing_is_sent(installation: Installation) -> None:
    page = about_page(installation, (), RunsFound((), ()))
    assert page.model_does is None
    assert page.leaves == "Nothing is sent to any service. No language model is used."


def test_conversations_are_named_only_where_they_are_sent() -> None:
    wording = about_page(installed(ChatUse.WORDING), (), RunsFound((), ()))
    both = about_page(installed(ChatUse.WORDING, ChatUse.STANDALONE), (), RunsFound((), ()))
    assert "conversation" not in wording.leaves
    assert "the last questions of a conversation with their answers; questions" in both.leaves
