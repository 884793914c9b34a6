"""Requests of OpenAI's chat completions, as far as they mean something here."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

MODEL = "scrutiny-assistant"
MOST_MESSAGES = 2000


class Part(BaseModel):
    """A part of a message; only text has a meaning here."""

    type: str
    text: str = ""


class Message(BaseModel):
    """One message. Those of the role `user` are read, all others are left aside."""

    role: str
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        """The text of the message, without its other parts."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text").strip()
        return (self.content or "").strip()

    @property
    def other_parts(self) -> list[str]:
        """The kinds of the parts that are not text."""
        parts = self.content if isinstance(self.content, list) else []
        return [part.type for part in parts if part.type != "text"]


class ResponseFormat(BaseModel):
    """The form that is asked for: text, or a JSON that is not offered."""

    type: str = "text"


class ChatRequest(BaseModel):
    """A request for an answer. Fields that are not named here are tolerated and ignored."""

    model_config = ConfigDict(extra="ignore")

    messages: list[Message] = Field(min_length=1, max_length=MOST_MESSAGES)
    model: str = MODEL
    stream: bool | None = False
    n: int | None = None
    tools: list[JsonValue] | None = None
    tool_choice: JsonValue = None
    functions: list[JsonValue] | None = None
    response_format: ResponseFormat | None = None
    logprobs: bool | None = None
    modalities: list[str] | None = None

    @property
    def not_offered(self) -> str | None:
        """The name of a field that asks for what no answer here can have; None if all is well."""
        asked = {
            "tools": bool(self.tools) and self.tool_choice != "none",
            "functions": bool(self.functions),
            "response_format": self.response_format and self.response_format.type != "text",
            "logprobs": self.logprobs,
            "modalities": bool(self.modalities) and "text" not in (self.modalities or ()),
        }
        return next((field for field, given in asked.items() if given), None)


class UrlCitation(BaseModel):
    """Where a citation leads, and where its number stands in the content, in characters."""

    url: str
    title: str
    start_index: int
    end_index: int


class Annotation(BaseModel):
    """A citation as OpenAI's clients know it."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation
