"""Matches short forms with what papers say that they stand for: "EHCP" and the plan's name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.answering.terms import stems, tokens
from assistant.council import Alias

if TYPE_CHECKING:
    from assistant.stores.view import View

_WORD = re.compile(r"[^\W_]+")
_PLURAL = re.compile(r"(?<=[A-Z\d])s$")
_SHORTEST = 2

_Forms = frozenset[tuple[str, str]]
_known: WeakKeyDictionary[object, _Forms] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class OtherForm:
    """Stems of a form in a question, and those of the other form, which say the same."""

    asked: frozenset[str]
    other: frozenset[str]


def other_forms(question: str, view: View) -> tuple[OtherForm, ...]:
    """Return the other form of each short or long form in a question, as its papers define it.

    Short forms are matched as printed, plurals aside; long ones whatever their capitals.
    """
    words = {_PLURAL.sub("", word) for word in _WORD.findall(question)}
    plain = f" {' '.join(tokens(question))} "
    found = []
    for short, long in sorted(_forms(view)):
        has_short, has_long = short in words, f" {' '.join(tokens(long))} " in plain
        if has_short != has_long:
            asked, other = (short, long) if has_short else (long, short)
            found.append(OtherForm(frozenset(stems(asked)), frozenset(stems(other))))
    return tuple(form for form in found if form.asked and form.other)


def said_with(held: frozenset[str], forms: Collection[OtherForm]) -> frozenset[str]:
    """Return stems with those of a question's form, where they hold all of its other form.

    >>> form = OtherForm(frozenset({"mash"}), frozenset({"multi-ag", "hub"}))
    >>> sorted(said_with(frozenset({"hub", "multi-ag"}), [form]))
    ['hub', 'mash', 'multi-ag']
    """
    return held.union(*(form.asked for form in forms if form.other <= held))


def _forms(view: View) -> _Forms:
    """Return the short forms of a view's papers, each with what it stands for."""
    if view not in _known:
        _known[view] = frozenset(
            (_PLURAL.sub("", alias.short), alias.long)
            for alias in view.records(Alias)
            if len(alias.short) >= _SHORTEST
        )
    return _known[view]
