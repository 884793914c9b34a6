"""Reads judgements: the colour of a fill, the word of a cell, and what the key says of them."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Collection, Sequence

from assistant.actions import KeyEntry, Rating

COLOURS = (
    "red", "amber", "orange", "yellow", "green", "blue", "purple", "black", "grey", "white", "brown", "pink",
)  # fmt: skip
_LETTERS = {
    "r": "red",
    "a": "amber",
    "g": "green",
    "b": "blue",
    "p": "purple",
    "y": "yellow",
    "o": "orange",
}
# Hues in degrees, up to which a fill has the name.
_HUES = (
    (16, "red"),
    (52, "amber"),
    (68, "yellow"),
    (172, "green"),
    (258, "blue"),
    (322, "purple"),
    (361, "red"),
)
_NEAR = {
    "amber": ("orange", "yellow"),
    "yellow": ("amber",),
    "orange": ("amber",),
    "blue": ("purple",),
    "purple": ("blue",),
}
_LEAST_SATURATION = 0.15
_BLACK, _WHITE = 0.13, 0.96
_COLOUR_WORD = re.compile(rf"(?i)\b({'|'.join(COLOURS)}|gray)\b")
_RATING_CELL = re.compile(
    rf"(?i)^\W*(?:(?:{'|'.join(COLOURS)}|gray)\b.{{0,60}}|[bragp]\W*|[0-5]\W*|[A-E]\W*)?$"
)


def colour_of(fill: str | None, printed: Collection[str] = ()) -> str | None:
    """Return the plain colour word of a fill ("#rrggbb"), None without one.

    `printed` holds the colour words that the plan itself uses: between neighbours such as
    amber and orange, its own word is taken.

    >>> colour_of("#92d050"), colour_of("#ffc000"), colour_of("#ffc000", {"orange"})
    ('green', 'amber', 'orange')
    """
    if fill is None or re.fullmatch(r"#[0-9a-f]{6}", fill) is None:
        return None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if value <= _BLACK:
        return "black"
    if saturation < _LEAST_SATURATION:
        return "white" if value >= _WHITE else "grey"
    name = next(name for limit, name in _HUES if hue * 360 < limit)
    if name in printed:
        return name
    return next((near for near in _NEAR.get(name, ()) if near in printed), name)


def colour_words(text: str) -> set[str]:
    """Return the colour words of `text`, in lower case.

    >>> sorted(colour_words("Green = done; RED = late"))
    ['green', 'red']
    """
    found = {match.group().lower() for match in _COLOUR_WORD.finditer(text)}
    return {"grey" if word == "gray" else word for word in found}


def is_rating_cell(text: str) -> bool:
    """Return whether a cell holds nothing but a rating: a colour, a letter, a figure, or nothing.

    >>> is_rating_cell("Amber"), is_rating_cell("G"), is_rating_cell("In progress")
    (True, True, False)
    """
    return _RATING_CELL.match(text) is not None


def read_rating(word: str, colour: str | None, key: Sequence[KeyEntry]) -> Rating | None:
    """Return a rating with what the key says of it; None where a cell has neither word nor colour."""
    word = word.strip()
    if not word and colour is None:
        return None
    entry = _entry(word, colour, key)
    return Rating(word or None, colour, entry.meaning if entry else None)


def _entry(word: str, colour: str | None, key: Sequence[KeyEntry]) -> KeyEntry | None:
    plain = _plain(word)
    if plain:
        by_word = [e for e in key if e.word and _plain(e.word) == plain]
        begins = [e for e in key if e.word and re.match(rf"{re.escape(_plain(e.word))}\b", plain)]
        named = _LETTERS.get(plain) or next(iter(_COLOUR_WORD.findall(plain)), None)
        by_colour = [e for e in key if named and named in (_plain(e.word or ""), e.colour)]
        by_letter = [e for e in key if _LETTERS.get(_plain(e.word or "")) == plain]
        named_so = next(iter((*by_word, *begins, *by_colour, *by_letter)), None)
        if named_so is not None or named or plain in _LETTERS or plain.isdigit():
            return named_so
    # A word of the council's own ("On track") on a coloured cell: the key of colours tells.
    return next((e for e in key if colour and colour in (e.colour, _plain(e.word or ""))), None)


def contradicts(rating: Rating) -> bool:
    """Return whether the printed word names another colour than the fill.

    >>> contradicts(Rating("Green", "red")), contradicts(Rating("Green", "green"))
    (True, False)
    """
    named = _LETTERS.get(_plain(rating.word or "")) or next(
        iter(sorted(colour_words(rating.word or ""))), None
    )
    if named is None or rating.colour in (None, "grey", "white", "black"):
        return False
    return named != rating.colour and rating.colour not in _NEAR.get(named, ())


def _plain(word: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9%]+", " ", word.lower()).split())
