"""The README names every setting with its default, and every route."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from assistant import api
from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.settings import Settings

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
ROUTES = [
    import_module(f"assistant.api.{module.name}")
    for module in iter_modules(api.__path__)
    if module.name.startswith("routes_")
]


def shown(default: object) -> str:
    if default is None:
        return "unset"
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple):
        return f"`{[str(each) for each in default]}`".replace("'", '"')
    return f"`{default}`"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_the_readme_tells_each_setting(name: str) -> None:
    field = Settings.model_fields[name]

    row = f"| `SCRUTINY_{name.upper()}` | {shown(field.default)} | {field.description} |"

    assert row in README


def test_the_readme_names_no_setting_that_is_not_there() -> None:
    named = set(re.findall(r"SCRUTINY_([A-Z_]+)", README))

    assert named == {name.upper() for name in Settings.model_fields}


def test_the_readme_tells_each_route(invented_tools: Tools) -> None:
    app: FastAPI = create_app(Settings(), invented_tools)
    routes = {
        f"{method.upper()} {path}"
        for path, ways in app.openapi()["paths"].items()
        for method in ways
    }
    routes |= {
        f"{method} {re.sub(r':[a-z]+}', '}', route.path)}"
        for module in ROUTES
        for route in module.router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }

    told = set(re.findall(r"`((?:GET|POST) /[^`]*)`", README))

    assert told == routes | {"GET /openapi.json"}
