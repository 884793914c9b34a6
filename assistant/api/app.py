"""Puts the app together: routes, errors, limits and headers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.answering.pipeline import Tools, answer_question
from assistant.api import (
    routes_action_pages,
    routes_answer_tables,
    routes_answers,
    routes_briefing,
    routes_briefing_pages,
    routes_conversations,
    routes_corrections,
    routes_docs,
    routes_documents,
    routes_evaluation_pages,
    routes_feedback,
    routes_feedback_api,
    routes_pages,
    routes_paper_files,
    routes_paper_managing,
    routes_paper_pages,
    routes_paper_reading,
    routes_paper_runs,
    routes_previous,
    routes_proposal_pages,
    routes_recommendation_pages,
    routes_record_pages,
    routes_records,
    routes_requests,
    routes_sources,
    routes_static,
)
from assistant.api.body_limits import BodyLimits
from assistant.api.describing import PROBLEM_RESPONSE, DescribedApp
from assistant.api.forgetting import forgetting
from assistant.api.handling import handle_errors
from assistant.api.security import SecurityHeaders
from assistant.api.services import Answerer, Places, Services
from assistant.api.uploads import UPLOAD_PATH
from assistant.api.warming import warm_up
from assistant.settings import Settings
from assistant.web.rendering import Renderer

MAX_BODY_BYTES = 64 * 1024
DESCRIPTION = "Answers councillors’ scrutiny questions from a council’s papers, with proof."


def create_app(settings: Settings, tools: Tools, answerer: Answerer = answer_question) -> FastAPI:
    """Return the app that answers by `answerer` and shows the papers of `tools.library`."""

    @asynccontextmanager
    async def warmed(_: FastAPI) -> AsyncIterator[None]:
        warming = asyncio.create_task(run_in_threadpool(warm_up, tools, services.examples))
        async with forgetting(tools.library.answers):
            yield
        await warming

    app = DescribedApp(
        title="Scrutiny questions",
        version=version("scrutiny-assistant"),
        description=DESCRIPTION,
        lifespan=warmed,
        docs_url=None,
        redoc_url=None,
        responses={"4XX": PROBLEM_RESPONSE, "5XX": PROBLEM_RESPONSE},
    )
    services = app.state.services = Services(
        settings=settings,
        tools=tools,
        answerer=answerer,
        renderer=Renderer(settings.council_name),
        places=Places(settings.max_concurrent_answers),
    )
    for routes in (
        routes_answers,
        routes_answer_tables,
        routes_documents,
        routes_records,
        routes_corrections,
        routes_briefing,
        routes_pages,
        routes_previous,
        routes_proposal_pages,
        routes_record_pages,
        routes_action_pages,
        routes_recommendation_pages,
        routes_briefing_pages,
        routes_paper_pages,
        routes_paper_runs,
        routes_paper_managing,
        routes_evaluation_pages,
        routes_conversations,
        routes_feedback,
        routes_feedback_api,
        routes_paper_files,
        routes_paper_reading,
        routes_requests,
        routes_sources,
        routes_docs,
        routes_static,
    ):
        app.include_router(routes.router)
    handle_errors(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(BodyLimits, max_body_size=MAX_BODY_BYTES, unlimited=UPLOAD_PATH)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts))
    app.add_middleware(SecurityHeaders)
    return app
