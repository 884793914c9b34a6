"""The whole assistant as a LangChain tool: a question in, a proven answer out."""

from __future__ import annotations

import asyncio
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, Self

from langchain_core.callbacks import AsyncCallbackManagerForToolRun, CallbackManagerForToolRun
from langchain_core.tools import BaseTool
from pydantic import BaseModel, ConfigDict, Field, SkipValidation, create_model, model_validator

from assistant.answering.answered import answered
from assistant.answering.pipeline import Tools
from assistant.answers import Answer, Filters, Question
from assistant.doors.earlier_turns import new_conversation
from assistant.doors.markdown import locate_from, whole_text
from assistant.settings import Settings

Replied = tuple[str, Answer]


class Asked(BaseModel):
    """What the tool is given."""

    question: str = Field(min_length=1, description="One question, complete in itself.")


def _asked(most_characters: int) -> type[BaseModel]:
    """Return what the tool is given, with a question of at most so many characters."""
    told = Asked.model_fields["question"].description
    limited = Field(min_length=1, max_length=most_characters, description=told)
    return create_model("Asked", __base__=Asked, question=(str, limited))


class ScrutinyTool(BaseTool):
    """Answers a question from a council's papers, every sentence with its source.

    `tools` says which stores, which model and what the reader may see. The tool returns
    Markdown with numbered sources; a tool call returns it with the `Answer` as artifact.
    `base_url` is where the pages are served, for links; without it sources are named by the
    ids of their passages. `max_question_characters` is the setting of that name. The answer is
    stored like any other.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    name: str = "ask_council_papers"
    description: str = (
        "Answers a question from a council's papers (minutes, action plans, reviews, reports)"
        " and from nothing else, with numbered sources. It says so where the papers do not tell."
    )
    args_schema: type[BaseModel] = Asked
    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"
    tools: SkipValidation[Tools]
    base_url: str | None = None
    as_of: dt.date | None = None
    filters: Filters = Filters()
    max_question_characters: int = Settings.model_fields["max_question_characters"].default

    @model_validator(mode="after")
    def _limit(self) -> Self:
        self.args_schema = _asked(self.max_question_characters)
        return self

    def _run(self, question: str, run_manager: CallbackManagerForToolRun | None = None) -> Replied:
        # In a thread of its own: the caller's may run an event loop already, as notebooks do.
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, self._reply(question)).result()

    async def _arun(
        self, question: str, run_manager: AsyncCallbackManagerForToolRun | None = None
    ) -> Replied:
        return await self._reply(question)

    async def _reply(self, question: str) -> Replied:
        asked = Question(question.strip(), new_conversation(), self.as_of, self.filters)
        answer = await answered(asked, self.tools)
        return whole_text(answer, locate_from(self.base_url)), answer
