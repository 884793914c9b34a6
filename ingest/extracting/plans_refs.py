"""Finds the reference of an action in a line that stands above it."""

from __future__ import annotations

import re

_REF = re.compile(
    r"^\W*(?:(?i:action|ref(?:erence)?|item|measure|task|step|milestone|commitment)\b\.?\s*"
    r"(?:(?i:no|number|ref)\b\.?\s*)?[:#–-]?\s*)?"
    r"(?P<ref>(?:[A-Z]{1,4}[ /.-]?)?\(?\d{1,3}(?:[./-]\d{1,3}){0,3}[a-z]?\)?|[A-Z])(?=[\s.:)–-]|$)"
)
_WORDED = re.compile(r"(?i)^\W*(?:action|ref|item|measure|task|step|milestone|commitment)")


def ref_in(text: str) -> tuple[int, int] | None:
    """Return where the reference stands in a line that is one, or begins with one.

    >>> "Action 3.2: Guidance"[slice(*ref_in("Action 3.2: Guidance"))]
    '3.2'
    >>> ref_in("Theme 2"), ref_in("Progress in 2025")
    (None, None)
    """
    found = _REF.match(text)
    if found is None or not (any(map(str.isdigit, found["ref"])) or _WORDED.match(text)):
        return None
    return found.span("ref")


def is_only_ref(text: str) -> bool:
    """Return whether a line is a reference and nothing else.

    >>> is_only_ref("Action 3"), is_only_ref("OS/14"), is_only_ref("3. Housing")
    (True, True, False)
    """
    place = ref_in(text)
    return place is not None and re.search(r"\w", text[place[1] :]) is None
