"""Reads the number or bullet that a paragraph begins with."""

from __future__ import annotations

import re

BULLETS = "•·▪▫◦‣●○■□◼◾❖►▶⮚–—➢➤✓✔Ø§"
_DECIMAL = r"\d{1,4}(?:\.\d{1,3}){1,5}\.?"
_PLAIN = r"\d{1,4}[.)]|\(\d{1,3}\)"
_LETTER = r"\([a-z]{1,2}\)|[a-z]\)|[a-z]\.|\([ivxl]{1,6}\)|[ivxl]{1,6}[.)]|[A-Z]\)|\([A-Z]\)"
_MINUTE = r"\d{1,4}/\d{2,4}|\d{1,3}[a-z]\."
_NUMBER = re.compile(rf"({_MINUTE}|{_DECIMAL}|{_PLAIN}|{_LETTER})(?=\s+\S)")
_BULLET = re.compile(rf"([{re.escape(BULLETS)}]|[-o])\s+(?=\S)")
_DATE_LIKE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}\b|\d{1,2}[.:]\d{2}\s*(?:am|pm|a\.m|p\.m)", re.I)
_YEAR_FIRST = re.compile(r"\d\d\.\d\d\.\d\d")
_MEASURE = re.compile(
    r"(?:%|per cent|million|billion|years?|months?|weeks?|days?|hours?|pm|am)\b", re.I
)


def printed_number(text: str) -> str | None:
    """Return the number or letter that `text` begins with, None where there is none.

    >>> printed_number("41.2 The Chair thanked the officers.")
    '41.2'
    >>> printed_number("(a) the report be noted")
    '(a)'
    >>> printed_number("12.5 million was spent") is None
    True
    """
    found = _NUMBER.match(text)
    if found is None:
        return None
    number = found.group(1)
    rest = text[found.end() :].lstrip()
    if _DATE_LIKE.match(text) and not (_YEAR_FIRST.fullmatch(number) and rest[:1].isupper()):
        return None
    if not number.endswith((".", ")")) and (_MEASURE.match(rest) or rest[:1].islower()):
        return None
    return number


def bullet(text: str) -> str | None:
    """Return the bullet that `text` begins with, None where there is none.

    >>> bullet("• sports clubs")
    '•'
    """
    found = _BULLET.match(text)
    return found.group(1) if found else None


def starts_item(text: str) -> bool:
    """Return whether `text` begins with a number, a letter or a bullet."""
    return bullet(text) is not None or printed_number(text) is not None


def number_depth(number: str) -> int:
    """Return how deep a decimal number is nested: "4" is 1, "4.2" is 2.

    >>> number_depth("4.2.1")
    3
    """
    return number.strip("().").count(".") + 1
