"""Cuts a list of people into its entries, each with what stands in its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKETS = re.compile(r"\(((?:[^()]|\([^()]{0,80}\)){0,160})\)?")
_SPLIT = re.compile(r"[,;]|\band\b|&(?= [A-Z])|\.\s*\n\s*\n")
# "(Mr. J. Hay) Director of Homes": a comma is missing behind the bracket.
_BEHIND_BRACKET = re.compile(r"(?<=\0)\s+(?=[A-Z])")
_MAX_ENTRY = 240


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry: `head` is what stands outside its brackets; `start` and `end` count in the list.

    `mark` is what parts it from the one before: ",", ";", "and", a full stop, "" for none.
    """

    start: int
    end: int
    head: str
    brackets: tuple[str, ...]
    mark: str = ""


def pieces_of(text: str, person: re.Pattern[str]) -> Iterator[Piece]:
    """Yield the entries of a list; behind a bracket that begins with a `person` the next one begins."""
    start, masked = 0, masked_brackets(text)
    ends = [*_SPLIT.finditer(masked)]
    for behind in _BEHIND_BRACKET.finditer(masked):
        opened = text.rfind("(", 0, behind.start())
        if person.match(text[opened + 1 : behind.start()]):
            ends.append(behind)
    mark = ""
    for match in [*sorted(ends, key=lambda found: found.start()), None]:
        end = match.start() if match else len(text)
        part = text[start:end]
        left = start + len(part) - len(part.lstrip())
        right = start + len(part.rstrip(" .\n\t"))
        if left < right <= left + _MAX_ENTRY:
            head = squeezed(masked[left:right].replace("\0", " "))
            brackets = tuple(squeezed(b) for b in _BRACKETS.findall(text[left:right]))
            yield Piece(left, right, head, brackets, mark)
        start = match.end() if match else end
        mark = match.group().strip() if match else ""


def masked_brackets(text: str) -> str:
    """Return `text` with what stands in brackets blanked out, character for character."""
    depth, out = 0, []
    for character in text:
        depth += character == "("
        out.append("\0" if depth else character)
        depth -= character == ")" and depth > 0
    return "".join(out)


def squeezed(text: str) -> str:
    """Return `text` on one line, broken words joined, without stops at its ends."""
    joined = re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", text)
    return re.sub(r"\s+", " ", joined).strip(" .,\0")
