"""The app's own description, with the form of its problems."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from assistant.api.problems import PROBLEM_TYPE, ProblemDetails

SCHEMAS = "#/components/schemas/"
PROBLEM_RESPONSE = {
    "description": "A problem, as RFC 9457 says it",
    "content": {PROBLEM_TYPE: {"schema": {"$ref": f"{SCHEMAS}{ProblemDetails.__name__}"}}},
}


class DescribedApp(FastAPI):
    """An app whose OpenAPI document holds the schema of problem details.

    FastAPI would list it as plain JSON; it is sent as its own media type.
    """

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document, made once."""
        if not self.openapi_schema:
            described = super().openapi()
            problem = ProblemDetails.model_json_schema(ref_template=SCHEMAS + "{model}")
            schemas = described["components"]["schemas"]
            schemas |= problem.pop("$defs", {}) | {ProblemDetails.__name__: problem}
        return super().openapi()
