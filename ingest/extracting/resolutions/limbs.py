"""Cuts what follows an opener into limbs: lettered, numbered, nested, or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_MARKER = re.compile(
    r"\s*(?P<mark>\(?(?P<value>\d{1,3}|[a-zA-Z]|[ivxIVX]{2,6})(?P<end>[.)]{1,2}))(?=\s|$)"
)
_INLINE = re.compile(
    r"(?:(?<=^)|(?<=[;:.,\-–]\s)|(?<=\band\s)|(?<=[:;,]))\s*"
    r"(?P<mark>\((?:\d{1,2}|[a-z]|[ivx]{2,5})\)|(?:\d{1,2}|[a-z])\))\s+(?=\S)"
)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed marker: how it is written, and which numbers it can stand for."""

    printed: str
    styles: tuple[tuple[str, int], ...]


def read_marker(text: str) -> Marker | None:
    """Return the marker with which `text` begins; None where there is none.

    >>> read_marker("(ii) progress be reported").styles
    (('(roman)', 2),)
    """
    match = _MARKER.match(text)
    if match is None:
        return None
    value, shape = match["value"], "({})" if match["mark"].startswith("(") else "{}" + match["end"]
    if value.isdigit():
        return Marker(match["mark"], ((shape.format("number"), int(value)),))
    case = "ROMAN" if value.isupper() else "roman"
    styles = []
    if value.lower() in _ROMAN:
        styles.append((shape.format(case), _ROMAN.index(value.lower()) + 1))
    if len(value) == 1:
        letter = "LETTER" if value.isupper() else "letter"
        styles.append((shape.format(letter), ord(value.lower()) - ord("a") + 1))
    return Marker(match["mark"], tuple(styles)) if styles else None


def split_inline(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, marker) of limbs printed in one paragraph, [] where there are not two.

    >>> text = "(a) the report be noted; and (b) a further report be received."
    >>> [text[a:b] for a, b, _ in split_inline(text)]
    ['the report be noted; and ', 'a further report be received.']
    """
    found = []
    series = Series()
    for match in _INLINE.finditer(text):
        marker = read_marker(match["mark"])
        if marker and series.takes(marker) is not None:
            found.append(match)
    if len(found) < 2:
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [(m.end(), end, m["mark"]) for m, end in zip(found, ends, strict=True)]


@dataclass(slots=True)
class Series:
    """The open series of markers, outermost first; each holds its style and last number."""

    levels: list[tuple[str, int, str]] = field(default_factory=list)

    def takes(self, marker: Marker) -> int | None:
        """Take the marker if it goes on a series or begins one: its depth, None if it cannot."""
        for depth in range(len(self.levels) - 1, -1, -1):
            style, last, _ = self.levels[depth]
            for candidate, number in marker.styles:
                # A number is printed twice where an amendment strikes out and inserts, and a
                # series may begin with a capital that its later letters have not.
                if candidate.lower() == style.lower() and last <= number <= last + 2:
                    del self.levels[depth:]
                    self.levels.append((style, number, marker.printed))
                    return depth
        for candidate, number in marker.styles:
            if number == 1 and all(candidate != style for style, _, _ in self.levels):
                self.levels.append((candidate, number, marker.printed))
                return len(self.levels) - 1
        return None

    def path(self) -> str:
        """Return the printed markers from the outermost to the innermost."""
        return " ".join(printed for _, _, printed in self.levels)


def follows(own: Marker | None, marker: Marker) -> bool:
    """Return whether `marker` comes next after `own` in the paper's own numbering."""
    if own is None:
        return False
    return any((style, number - 1) in own.styles for style, number in marker.styles)


@dataclass(frozen=True, slots=True)
class Limb:
    """One limb: text[start:end] without its marker. `lead` is the words that it depends on."""

    start: int
    end: int
    marker: str | None = None
    lead: str = ""


def merged(limbs: Sequence[tuple[Limb, int]], text: str) -> list[Limb]:
    """Return the limbs with nested ones resolved; each comes with its depth.

    Below a short lead ("agrees to:") the nested ones are limbs, and the lead gives them
    their verb; below a statement of its own they are part of it.
    """
    out: list[Limb] = []
    position = 0
    while position < len(limbs):
        limb, depth = limbs[position]
        last = position + 1
        while last < len(limbs) and limbs[last][1] > depth:
            last += 1
        if last == position + 1:
            out.append(limb)
        elif _is_lead(text[limb.start : limb.end]):
            lead = f"{limb.lead} {text[limb.start : limb.end]}".strip()
            children = [
                (Limb(child.start, child.end, child.marker, lead), level)
                for child, level in limbs[position + 1 : last]
            ]
            out.extend(merged(children, text))
        else:
            out.append(Limb(limb.start, limbs[last - 1][0].end, limb.marker, limb.lead))
        position = last
    return out


def _is_lead(text: str) -> bool:
    words = text.split()
    return len(words) <= 8 and words[-1][-1] in ":-–" if words else True
