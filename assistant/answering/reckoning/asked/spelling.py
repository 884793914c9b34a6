"""Tells a mistyped word from another word."""

from __future__ import annotations


def is_near(typed: str, known: str, most: int) -> bool:
    """Return whether at most `most` letters are wrong, missing, too many or exchanged.

    >>> is_near("caselaod", "caseload", 1), is_near("leisur", "measur", 1)
    (True, False)
    """
    if typed[0] != known[0] or abs(len(typed) - len(known)) > most:
        return False
    before: list[int] = []
    row = list(range(len(known) + 1))
    for i, letter in enumerate(typed, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(known, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == known[j - 2] and typed[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1] <= most
