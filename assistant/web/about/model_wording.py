"""What a language model does in this installation, and what is sent to it, by its uses."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from assistant.models.uses import ChatUse

_DOES: Mapping[ChatUse, str] = {
    ChatUse.STANDALONE: "word a follow-up question so that it is understood alone",
    ChatUse.PLANNING: "say what kind of thing a question asks for",
    ChatUse.NEAREST: "say which passages to look at first where no answer is sure",
    ChatUse.WORDING: "word an answer that was found",
    ChatUse.FOLLOW_UPS: "shorten the questions that are suggested next",
    ChatUse.READING: "propose records from minutes, for an officer to confirm",
}
_SENT: Mapping[ChatUse, str] = {
    ChatUse.STANDALONE: "the last questions of a conversation with their answers",
    ChatUse.PLANNING: "questions",
    ChatUse.NEAREST: "questions, with the passages of papers that were found",
    ChatUse.WORDING: "questions, with the sentences of papers that answer them",
    ChatUse.FOLLOW_UPS: "the questions that are suggested next",
    ChatUse.READING: "parts of minutes",
}


def does_words(model: str, uses: Collection[ChatUse]) -> str:
    """Return what a model may do here.

    >>> does_words("o:m", [ChatUse.WORDING, ChatUse.PLANNING])
    'A language model (o:m) may say what kind of thing a question asks for and word an answer that was found.'
    """
    *first, last = [words for use, words in _DOES.items() if use in uses]
    told = f"{', '.join(first)} and {last}" if first else last
    return f"A language model ({model}) may {told}."


def sent_words(model: str, uses: Collection[ChatUse]) -> str:
    """Return what is sent to a model.

    >>> sent_words("ollama:m", [ChatUse.FOLLOW_UPS])
    'To the language model ollama:m are sent: the questions that are suggested next.'
    """
    told = "; ".join(words for use, words in _SENT.items() if use in uses)
    return f"To the language model {model} are sent: {told}."
