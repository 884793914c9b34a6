"""Reads references: of an action in a line above it, of a recommendation in its words."""

from __future__ import annotations

import re

_REF = re.compile(
    r"^\W*(?:(?i:action|ref(?:erence)?|item|measure|task|step|milestone|commitment)\b\.?\s*"
    r"(?:(?i:no|number|ref)\b\.?\s*)?[:#–-]?\s*)?"
    r"(?P<ref>(?:[A-Z]{1,4}[ /.-]?)?\(?\d{1,3}(?:[./-]\d{1,3}){0,3}[a-z]?\)?|[A-Z])(?=[\s.:)–-]|$)"
)
_ASKED = re.compile(
    r"(?i)^\W*(?:recommendations?|rec\.?|findings?|areas?\s+for\s+(?:improvement|development)|priority"
    r"|objective|outcome|learning\s+point)\s*(?:no\.?\s*)?\d|^\W*(?:recommendation|finding)\s*:"
)
_NUMBERED = re.compile(
    r"^\W*(?:(?i:recommendation|rec\.?|finding|priority|objective)\s*)?([A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)(?=[.):\s–-])"
)
# "A3 Fit devices": the reference stands in the action's own cell.
_OWN_REF = re.compile(
    r"(?P<ref>[A-Z]{1,3}\d{1,2}(?:\.\d{1,2})?|\d{1,2}\.\d{1,2})[.:)]?\s+(?=[A-Z])"
)
_ACTION = re.compile(r"(?i)^\W*(?:action|task|step|measure|milestone|commitment)\b")
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


def heads_one_action(text: str) -> bool:
    """Return whether a line is the reference of the one action below, with or without a title.

    >>> heads_one_action("OS/14"), heads_one_action("Action 3: Guidance"), heads_one_action("3. Housing")
    (True, True, False)
    """
    return is_only_ref(text) or (_ACTION.match(text) is not None and ref_in(text) is not None)


def is_only_ref(text: str) -> bool:
    """Return whether a line is a reference and nothing else.

    >>> is_only_ref("Action 3"), is_only_ref("OS/14"), is_only_ref("3. Housing")
    (True, True, False)
    """
    place = ref_in(text)
    return place is not None and re.search(r"\w", text[place[1] :]) is None


def numbers_those_below(ref: str, number: str) -> bool:
    """Return whether the reference of a theme begins that of the row below it.

    >>> numbers_those_below("A", "A1"), numbers_those_below("1", "1.1"), numbers_those_below("1", "12")
    (True, True, False)
    """
    plain = ref.rstrip(". )")
    rest = number[len(plain) :]
    if not plain or not number.startswith(plain) or not rest:
        return False
    return not (plain[-1].isdigit() and rest[0].isdigit())


def asked_in(theme: str | None) -> str | None:
    """Return a theme that is itself a recommendation, None for another.

    >>> asked_in("Recommendation 2: Review the procedure"), asked_in("Leadership")
    ('Recommendation 2: Review the procedure', None)
    """
    return theme if theme and _ASKED.match(theme) else None


def number_of(text: str | None) -> str | None:
    """Return the number that a recommendation begins with.

    >>> number_of("Recommendation 3: Escalation"), number_of("2. Families"), number_of("Two visits")
    ('3', '2', None)
    """
    match = _NUMBERED.match(text or "")
    return match.group(1) if match and any(map(str.isdigit, match.group(1))) else None


def own_ref(text: str) -> tuple[str, str] | None:
    """Return the reference that an action's own words begin with, and the rest of them.

    >>> own_ref("A3 Fit devices"), own_ref("Fit 3 devices")
    (('A3', 'Fit devices'), None)
    """
    match = _OWN_REF.match(text)
    return (match["ref"], text[match.end() :]) if match else None
