"""Opens the doors of a running app."""

from __future__ import annotations

from fastapi import FastAPI

from assistant.answering.pipeline import Tools, answer_question
from assistant.api.app import create_app
from assistant.api.services import Answerer, Services
from assistant.doors.openai_door import OpenAIDoor
from assistant.settings import Settings


def create_open_app(
    settings: Settings, tools: Tools, answerer: Answerer = answer_question
) -> FastAPI:
    """Return the app of `create_app` with `/v1` for clients of OpenAI's API."""
    app = create_app(settings, tools, answerer)
    services: Services = app.state.services
    app.mount("/v1", OpenAIDoor(services).app())
    return app
