"""Short forms on a page, each with what the papers say that it stands for.

A reader who hears "MASH" cannot look around the page for its meaning.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.council import Alias
from assistant.registers.remembered import remembered
from assistant.stores.view import View

_WORD = re.compile(r"\b[A-Z][\w-]*")
_PLURAL = re.compile(r"(?<=[A-Z\d])s$")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form with its long one as most papers print it, and one record of it."""

    short: str
    long: str
    href: str


def short_forms_in(view: View, texts: Iterable[str]) -> Sequence[ShortForm]:
    """Return the short forms that stand in `texts`, in the order of the alphabet."""
    known = remembered(view).once("short forms shown", view, _known)
    found = {_PLURAL.sub("", word) for text in texts for word in _WORD.findall(text)}
    return [known[short] for short in sorted(found & known.keys())]


def _known(view: View) -> Mapping[str, ShortForm]:
    """Return short forms by themselves, without those that papers use in several meanings."""
    forms: defaultdict[str, list[Alias]] = defaultdict(list)
    for alias in view.records(Alias):
        forms[_PLURAL.sub("", alias.short)].append(alias)
    return {
        short: _shown(short, aliases)
        for short, aliases in forms.items()
        if len({_plain(alias).casefold() for alias in aliases}) == 1
    }


def _shown(short: str, aliases: Sequence[Alias]) -> ShortForm:
    long = Counter(_plain(alias) for alias in aliases).most_common(1)[0][0]
    return ShortForm(short, long, f"/records/{aliases[0].record_id}")


def _plain(alias: Alias) -> str:
    return " ".join(alias.long.split())
