"""The words of points for committee on a theme that comes back."""

from __future__ import annotations

from collections.abc import Sequence


def recurring(theme: str) -> str:
    """Return a neutral question on a theme that more than one review raises."""
    return f"What shows that practice on {theme} has changed since the reviews that raised it?"


def why_recurring(titles: Sequence[str]) -> str:
    """Return why it is worth asking."""
    return f"More than one review makes a recommendation on it: {' and '.join(titles)}."
