"""The description of the API for people: one plain page made from the OpenAPI document."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from assistant.api.services import Needed

router = APIRouter(include_in_schema=False)
Schema = Mapping[str, object]


def _name(schema: Schema) -> str | None:
    reference = schema.get("$ref")
    return reference.rsplit("/", 1)[-1] if isinstance(reference, str) else None


def schema_link(schema: Schema) -> Markup:
    """Return a link to a schema on the page; nothing for one without a name."""
    name = _name(schema)
    return (
        Markup(' <a class="govuk-link" href="#schema-{0}">{0}</a>').format(name or "")
        if name
        else Markup()
    )


def type_words(schema: Schema) -> Markup:
    """Return a field's type, schemas as links."""
    if _name(schema):
        return schema_link(schema)
    for joint in ("anyOf", "oneOf", "allOf"):
        options = schema.get(joint)
        if isinstance(options, list):
            return Markup(" or ").join(type_words(option) for option in options)
    items = schema.get("items")
    if isinstance(items, dict):
        return Markup("list of ") + type_words(items)
    words = schema.get("format") or schema.get("type") or "anything"
    return escape(str(words))


def prose(text: str) -> Markup:
    """Return a description with its names in backticks as code.

    >>> prose("With `Accept` set")
    Markup('With <code>Accept</code> set')
    """
    parts = text.split("`")
    return Markup().join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


@router.get("/docs")
def docs(request: Request, services: Needed) -> Response:
    """Show every route with its parameters, answers and schemas."""
    html = services.renderer.page(
        "docs.html",
        title="Interface for programs",
        here=None,
        api=request.app.openapi(),
        schema_link=schema_link,
        type_words=type_words,
        prose=prose,
    )
    return HTMLResponse(html)
