"""Which fields of a record an officer can correct, and how the form asks for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.correcting import JsonValue
from assistant.web.records.wording import CHOICES, label_of


class Control(StrEnum):
    """How a field is asked for: `LINES` is one entry a line, `TRUTH` yes, no or not known."""

    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    LINES = "lines"
    NUMBER = "number"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Asked:
    """What can be corrected: `path` leads to it, "*" standing for each of several."""

    path: str
    control: Control = Control.TEXT


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one record, with its value as the form shows it. `path` has no "*"."""

    path: str
    label: str
    control: Control
    value: str
    options: Sequence[tuple[str, str]] = ()

    @property
    def name(self) -> str:
        """What the form calls it."""
        return f"field-{self.path.replace('.', '-')}"


_MINUTED = (Asked("committee"), Asked("day", Control.DAY), Asked("item"), Asked("item_title"))
_DUE = (Asked("due.latest", Control.DAY), Asked("due.suspect"))
CORRECTABLE: Mapping[str, Sequence[Asked]] = {
    "meetings": (
        *(Asked("committee"), Asked("day", Control.DAY), Asked("status", Control.CHOICE)),
        *(Asked("begins"), Asked("ends"), Asked("place")),
    ),
    "exchanges": (
        Asked("answer_class", Control.CHOICE),
        *(Asked("askers.*.name"), Asked("askers.*.role")),
        *(Asked("replies.*.speaker.name"), Asked("replies.*.speaker.role")),
        *_MINUTED,
        *(Asked("topic", Control.TRUTH), Asked("written", Control.TRUTH)),
    ),
    "commitments": (
        *(Asked("who.name"), Asked("who.role"), Asked("to_whom")),
        *_DUE,
        Asked("strength", Control.CHOICE),
        *_MINUTED,
    ),
    "resolutions": (
        *(Asked("verb_class", Control.CHOICE), Asked("addressee"), Asked("marker")),
        *(Asked("mover.name"), Asked("seconder.name")),
        *(Asked("carried", Control.TRUTH), Asked("motion", Control.TRUTH)),
        *_MINUTED,
    ),
    "recommendations": (
        *(Asked("kind", Control.CHOICE), Asked("number"), Asked("source_title")),
        *(Asked("addressee"), Asked("strength"), *_DUE, Asked("linked_actions", Control.LINES)),
    ),
    "responses": (
        *(Asked("verdict", Control.CHOICE), Asked("number"), Asked("about"), Asked("by")),
        *_DUE,
    ),
    "plans": (Asked("title"), Asked("position_at", Control.DAY)),
    "actions": (
        *(Asked("status", Control.CHOICE), *_DUE, Asked("leads", Control.LINES)),
        *(Asked("ref"), Asked("recommendation_ref")),
    ),
    "figures": (
        *(Asked("measure"), Asked("value", Control.NUMBER), Asked("unit"), Asked("period")),
        *(Asked("day", Control.DAY), Asked("place"), Asked("said_by")),
    ),
    "aliases": (Asked("short"), Asked("long")),
    "unread-tables": (),
}
# A name that is told where none was read makes a person of its own.
_MADE = frozenset({"who.name", "mover.name", "seconder.name"})
TRUTHS = (("true", "Yes"), ("false", "No"))
# May not be told to be unknown.
_ALWAYS_KNOWN = frozenset({"topic", "written", "motion"})
NOT_KNOWN = ("", "Not known")


def fields_of(register: str, facts: Mapping[str, JsonValue]) -> Sequence[Field]:
    """Return the fields of a record that can be corrected, with what they hold now."""
    return [
        Field(
            path,
            label_of(path, register),
            asked.control,
            shown(value),
            _options(register, path, asked.control),
        )
        for asked in CORRECTABLE[register]
        for path, value in _values(facts, asked.path)
    ]


def _options(register: str, path: str, control: Control) -> Sequence[tuple[str, str]]:
    if control is Control.TRUTH:
        return TRUTHS if path in _ALWAYS_KNOWN else (*TRUTHS, NOT_KNOWN)
    return tuple(CHOICES[register, path].items()) if control is Control.CHOICE else ()


def _values(facts: Mapping[str, JsonValue], path: str) -> Iterator[tuple[str, JsonValue]]:
    """Yield the places that a path leads to, with what is there."""
    if path in _MADE and facts.get(path.partition(".")[0]) is None:
        yield path, None
        return
    first, *steps = path.split(".")
    if first in facts:
        yield from _inside(facts[first], steps, first)


def _inside(value: JsonValue, steps: Sequence[str], path: str) -> Iterator[tuple[str, JsonValue]]:
    if not steps:
        yield path, value
    elif steps[0] == "*" and isinstance(value, list):
        for number, each in enumerate(value):
            yield from _inside(each, steps[1:], f"{path}.{number}")
    elif isinstance(value, dict) and steps[0] in value:
        yield from _inside(value[steps[0]], steps[1:], f"{path}.{steps[0]}")


def shown(value: JsonValue) -> str:
    """Return a value as the form puts it into a field.

    >>> shown(None), shown(["a", "b"]), shown(True), shown(2.0)
    ('', 'a\\nb', 'true', '2')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return str(value)
