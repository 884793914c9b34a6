"""What the tests of the MCP server share: its tools, and results as the client reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from mcp_types import CallToolResult, TextContent
from pydantic import BaseModel

ROOT = Path(__file__).parents[1]
TOOLS = {
    "ask",
    "search_passages",
    "open_source",
    "list_actions",
    "list_exchanges",
    "list_commitments",
    "list_recommendations",
}
Shape = TypeVar("Shape", bound=BaseModel)


def text_of(result: CallToolResult) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


def read(result: CallToolResult, shape: type[Shape]) -> Shape:
    """Return the typed content of a result."""
    assert not result.is_error, text_of(result)
    return shape.model_validate(result.structured_content)
