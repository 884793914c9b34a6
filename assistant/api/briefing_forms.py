"""What the briefing pages are asked for, read from addresses and forms."""

from __future__ import annotations

from dataclasses import replace

from starlette.datastructures import FormData, QueryParams

from assistant.api.typed_text import readable, typed_text, typed_texts
from assistant.web.briefing.draft import MOST_CHARACTERS, Edits
from assistant.web.briefing.steps import BriefingAsked
from assistant.web.briefing.wording import PARTS, TOPIC_TOO_LONG

MOST_NAME = 300
TEXT = "text-"


def read_asked(data: QueryParams | FormData) -> BriefingAsked:
    """Return the choices made so far; parts that do not exist are left out."""
    return BriefingAsked(
        committee=_text(data, "committee"),
        meeting=_text(data, "meeting"),
        item=_typed(data, "item"),
        plan=_text(data, "plan"),
        include=tuple(key for key in PARTS if key in typed_texts(data, "include")),
    )


def topic_problem(asked: BriefingAsked) -> str:
    """Return what is wrong with the item or topic; empty where nothing is."""
    return TOPIC_TOO_LONG.format(limit=MOST_NAME) if len(asked.item) > MOST_NAME else ""


def all_parts(asked: BriefingAsked) -> BriefingAsked:
    """Return the choices with every part included, where none was named."""
    return asked if asked.include else replace(asked, include=tuple(PARTS))


def read_edits(data: FormData) -> Edits:
    """Return which lines stay and how they are worded."""
    words = {
        name.removeprefix(TEXT): readable(value)
        for name, value in data.multi_items()
        if name.startswith(TEXT) and isinstance(value, str)
    }
    return Edits(frozenset(typed_texts(data, "line")), words)


def too_long(edits: Edits) -> list[str]:
    """Return the keys of the lines whose new wording is too long."""
    return [key for key, words in edits.words.items() if len(words) > MOST_CHARACTERS]


def _typed(data: QueryParams | FormData, name: str) -> str:
    return typed_text(data, name).strip()


def _text(data: QueryParams | FormData, name: str) -> str:
    """Return what was chosen; more characters than any name has lead nowhere."""
    return _typed(data, name)[:MOST_NAME]
