"""The form by which an officer speaks on a record: read, checked, and put back as it was typed."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from assistant.api.typed_text import typed_text
from assistant.correcting import JsonValue, Verdict
from assistant.dates import day_typed
from assistant.web.records import wording as words
from assistant.web.records.fields import Control, Field
from assistant.web.wording import DATE_WRONG, UNREADABLE

MOST_IN_A_LINE, MOST_IN_A_TEXT = 200, 2000
# A person told where none was read; `printed` is then as the officer wrote it.
NOBODY: Mapping[str, JsonValue] = {"name": None, "role": None, "body": None, "by_rule": False}
NEVER_EMPTY = frozenset({"measure", "unit", "short", "long", "title", "source_title"})


class WrongValueError(ValueError):
    """What was typed cannot be a value of its field; says so in words for the page."""


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What was typed, the changes it makes to the record, and what is wrong by field."""

    made_by: str = ""
    reason: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, JsonValue] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


def read_correction(
    data: FormData, verdict: Verdict, fields: Sequence[Field], facts: Mapping[str, JsonValue]
) -> CorrectionForm:
    """Return what an officer says of a record whose fields are `facts`."""
    made_by, reason = _text(data, "made_by").strip(), _text(data, "reason").strip()
    problems: dict[str, str] = {}
    typed: dict[str, str] = {}
    changes: dict[str, JsonValue] = {}
    if verdict is Verdict.CORRECT:
        typed = {each.name: _text(data, each.name) for each in fields if each.name in data}
        changes, problems = _changes(fields, typed, facts)
        if not changes and not problems:
            problems["correction"] = words.NOTHING_CHANGED
    problems |= _line_problem("reason", reason, words.REASON_EMPTY, MOST_IN_A_TEXT)
    problems |= _line_problem("made_by", made_by, words.NAME_EMPTY, MOST_IN_A_LINE)
    return CorrectionForm(made_by, reason, typed, changes, problems)


def _text(data: FormData, name: str) -> str:
    return typed_text(data, name).replace("\0", "\N{REPLACEMENT CHARACTER}")


def _line_problem(name: str, text: str, empty: str, limit: int) -> dict[str, str]:
    if not text:
        return {name: empty}
    try:
        _check(text, limit)
    except WrongValueError as exc:
        return {name: str(exc)}
    return {}


def _check(text: str, limit: int) -> None:
    if "\N{REPLACEMENT CHARACTER}" in text:
        raise WrongValueError(UNREADABLE)
    if len(text) > limit:
        raise WrongValueError(words.TOO_LONG.format(limit=limit))


def _changes(
    fields: Sequence[Field], typed: Mapping[str, str], facts: Mapping[str, JsonValue]
) -> tuple[dict[str, JsonValue], dict[str, str]]:
    """Return the changed fields, each whole, and what is wrong with which."""
    after = {name: copy.deepcopy(value) for name, value in facts.items()}
    wrong: dict[str, str] = {}
    for each in fields:
        given = typed.get(each.name, each.value)
        if given.strip() == each.value.strip():
            continue
        try:
            _put(after, each.path, _value(each, given.strip()))
        except WrongValueError as exc:
            wrong[each.name] = str(exc)
    return {name: value for name, value in after.items() if value != facts[name]}, wrong


def _value(asked: Field, text: str) -> JsonValue:
    """Return what was typed as JSON.

    Raises:
        WrongValueError: It is none that the field can have.
    """
    _check(text, MOST_IN_A_TEXT)
    match asked.control:
        case Control.LINES:
            return [line.strip() for line in text.split("\n") if line.strip()]
        case Control.CHOICE | Control.TRUTH if text not in dict(asked.options):
            raise WrongValueError(words.CHOICE_WRONG)
        case Control.TRUTH:
            return {"true": True, "false": False}.get(text)
        case Control.DAY if text and not day_typed(text):
            raise WrongValueError(DATE_WRONG)
        case Control.NUMBER if text:
            return _number(text)
    if not text and asked.path in NEVER_EMPTY:
        raise WrongValueError(words.LEFT_EMPTY)
    return text or None


def _number(text: str) -> float:
    try:
        number = float(text.replace(",", ""))
    except ValueError as exc:
        raise WrongValueError(words.NUMBER_WRONG) from exc
    if number != number or abs(number) == float("inf"):
        raise WrongValueError(words.NUMBER_WRONG)
    return number


def _put(facts: dict[str, JsonValue], path: str, value: JsonValue) -> None:
    """Set the value at a path; what goes with it is set too."""
    *steps, last = path.split(".")
    if steps and facts[steps[0]] is None:
        facts[steps[0]] = {**NOBODY, "printed": value}
    inner: JsonValue = facts
    for step in steps:
        inner = inner[int(step)] if isinstance(inner, list) else _dict(inner)[step]
    _dict(inner)[last] = value
    if last == "latest":
        _settle_due(_dict(inner))


def _dict(value: JsonValue) -> dict[str, JsonValue]:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} has no fields")
    return value


def _settle_due(due: dict[str, JsonValue]) -> None:
    """Make the first day and the precision of a due date agree with its new last day."""
    latest, earliest = due["latest"], due["earliest"]
    if latest is None:
        due |= {"earliest": None, "precision": "none"}
    elif earliest is None or str(earliest) > str(latest):
        due |= {"earliest": latest, "precision": "day"}
