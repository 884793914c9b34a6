"""How MCP tools reply: typed and as text, or with an error that says what is wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, TextContent
from pydantic import BaseModel, ValidationError

from assistant.api.handling import problem_of
from assistant.errors import AssistantError

logger = logging.getLogger(__name__)


def reply(result: BaseModel, text: str) -> CallToolResult:
    """Return a result with its text."""
    structured: dict[str, object] = result.model_dump(mode="json")
    return CallToolResult(
        content=[TextContent(type="text", text=text)], structured_content=structured
    )


@contextmanager
def told() -> Iterator[None]:
    """Turn what goes wrong into words for the client's model, as the API words it.

    Raises:
        ToolError: With the words; what is unexpected stays in the log.
    """
    try:
        yield
    except ValidationError as exc:
        faults = exc.errors(include_url=False, include_input=False)
        raise ToolError(
            "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in faults)
        ) from exc
    except AssistantError as exc:
        problem = problem_of(exc)
        if problem.status >= 500:
            logger.error("a tool failed: %s", exc, exc_info=exc)
        raise ToolError(problem.detail) from exc
