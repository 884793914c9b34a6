"""What a record holds, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from assistant.correcting import Correction, JsonValue
from assistant.web.records import wording
from assistant.web.wording import british_date


def value_words(register: str, name: str, value: JsonValue) -> str:
    """Return a value of a record in words.

    >>> value_words("exchanges", "answer_class", "partial"), value_words("", "day", "2025-01-04")
    ('Answered in part', '4 January 2025')
    """
    choices = wording.CHOICES.get((register, name), {})
    match value:
        case None | "" | []:
            return wording.NOT_TOLD
        case bool():
            return "Yes" if value else "No"
        case str() if value in choices:
            return choices[value]
        case str():
            return _day(value) or value
        case float() if value.is_integer():
            return f"{int(value):,}"
        case int() | float():
            return f"{value:,}"
        case list():
            return "; ".join(value_words(register, name, each) for each in value)
    return _whole(register, name, value)


def _whole(register: str, name: str, value: Mapping[str, JsonValue]) -> str:
    """Return something of several parts in words: a person, a date, a rating."""
    if {"printed", "role"} <= set(value):
        named = value["name"] or value["role"] or value["printed"]
        more = [each for each in (value["role"], value["body"]) if each and each != named]
        return ", ".join(map(str, (named, *more)))
    if "latest" in value:
        read = _day(str(value["latest"])) if value["latest"] else None
        doubt = f" (looks wrong: {value['suspect']})" if value["suspect"] else ""
        return f"{read or 'No date can be read'}{doubt}"
    if "person" in value:
        return f"{value_words('', '', value['person'])} ({wording.ATTENDANCE[str(value['kind'])]})"
    if set(value) == {"start", "end", "text"}:
        return " ".join(str(value["text"]).split())
    told = [
        value_words(register, key, each)
        for key, each in value.items()
        if key not in ("span", "start", "end") and each not in (None, "", [], False)
    ]
    return ", ".join(told) or wording.NOT_TOLD


def _day(text: str) -> str | None:
    try:
        return british_date(dt.date.fromisoformat(text)) if len(text) == 10 else None
    except ValueError:
        return None


def said_words(word: Correction) -> str:
    """Return what was said of a record, by whom and when."""
    day = british_date(word.made_at.astimezone().date())
    return f"{wording.VERDICTS[word.verdict]} by {word.made_by}, {day}"
