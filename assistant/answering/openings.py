"""Reads what a question puts before its matter, and what it says somebody must do."""

from __future__ import annotations

import re

_ASKS = (
    r"(?:(?:on |in |by |at |to |for |from )?(?:when|what|who(?:m|se)?|where|which|how|why)\b"
    r"|(?:has|have|had|is|are|was|were|did|do|does|can|could|will|would|should|must)\b)"
)
# "In version 2 of the Marsh plan, when …", "What about the Marsh plan, did it …".
_FRONTED = re.compile(
    rf"(?i)^\s*(?:and |but |so )?(?:what about|how about|in|on|for|at|under|from|going by|according to"
    rf"|looking at)\s+(?P<scope>[^,?]{{4,60}}),\s*(?P<question>{_ASKS}.*)$"
)
_PLAN = re.compile(
    r"(?i)\b(?:plan|tracker|log|programme|strategy|report|review|version|response|minutes|register)s?\b"
)
_THERE = re.compile(r"(?i)\s+(?:there|in it|on it|in that|on that)(?=\s*\??$)")
_VERSION = re.compile(
    r"(?i)^(?:in |on |for )?(?P<version>(?:the )?(?:[\w ]+ )?version(?: \d{1,2})?)"
    r"(?P<plan> of (?:the |our )?.+)?$"
)
_SCOPE = re.compile(
    r"(?i)^(?P<scope>[^?:]{3,60}?)\s*(?:\s[-–]\s|:\s)\s*(?P<question>(?:(?:when|what|who"
    r"|where)['’]?s?|which|how|why|has|have"
    r"|is|are|did|do|does|was|were|can|will)\b.*)$"
)
_MODAL = r"(?:must|should|shall|will|would|ought to|might|has to|have to|had to)"
# "What must the firm do about missed visits": what the firm must do about missed visits.
_MUST_DO = re.compile(
    r"(?i)^\W*what\s+(?P<modal>must|should|shall|will|would|might|has|have|had|is|are)\s+"
    r"(?P<who>(?:the |our |its )?[^?,]{3,60}?)\s+(?P<verb>do|done|doing)\s+(?P<prep>about|to|on"
    r"|with|for)\s+(?P<what>[^?,]{3,})"
)
# "When should the 40 wardens be trained by": the 40 wardens to be trained.
_TO_BE_DONE = re.compile(
    rf"(?i)^(?:by |on )?(?:when|where|why|how)(?:['’]s)?\s+(?:{_MODAL}|was|were|is|are)\s+"
    r"(?P<who>(?:(?:the|our|all|its)\s+)?[^?,]{3,60}?)\s+(?:(?:supposed|meant|expected|due|scheduled) )?"
    r"(?:be|to be|to have been|have been)\s+"
    r"(?P<verb>[a-z]+(?:ed|en|un|ut|id|ilt|ought|old|ent|ept))\b"
)
_STATES = frozenset(
    """completed finished closed delivered achieved implemented started ended opened reached
    agreed approved decided published called presented expected supposed due discussed
    considered reported reviewed built held""".split()
)


def scope_of(question: str) -> tuple[str, str]:
    """Return the plan that stands before a question ("" where none does), and the question.

    >>> scope_of("Marsh plan, May 2024 - who leads drains?")
    ('Marsh plan, May 2024', 'who leads drains?')
    """
    match = _SCOPE.match(question)
    if match is None or match["question"] == question:
        return fronted(question)
    return match["scope"], match["question"]


def other_version(fragment: str, question: str) -> str | None:
    """Return a question on another version of the plan that it begins with, else None.

    >>> other_version("in the first version", "In version 2 of the Marsh plan, what is late")
    'The first version of the Marsh plan - what is late'
    """
    scope, rest = scope_of(question)
    old, new = _VERSION.match(scope), _VERSION.match(fragment)
    if old is None or new is None or not old["plan"] or new["plan"]:
        return None
    version = new["version"]
    return f"{version[0].upper()}{version[1:]}{old['plan']} - {rest}"


def fronted(question: str) -> tuple[str, str]:
    """Return the paper that a question begins with ("" where none), and the question.

    >>> fronted("In version 2 of the Marsh plan, when should drains be cleared?")
    ('version 2 of the Marsh plan', 'when should drains be cleared?')
    >>> fronted("What about the Marsh plan, did the second version drop anything there?")
    ('the Marsh plan', 'did the second version drop anything?')
    >>> fronted("In May 2024, who was in the chair?")
    ('', 'In May 2024, who was in the chair?')
    """
    match = _FRONTED.match(question)
    if match is None or not _PLAN.search(match["scope"]):
        return "", question
    return match["scope"].strip(), _THERE.sub("", match["question"])


def obliged(question: str) -> str:
    """Return what somebody must do, or what is to be done to something; "" for other questions.

    >>> obliged("What must Quill Ltd do about missed visits")
    'what Quill Ltd must do about missed visits'
    >>> obliged("When should the 40 wardens be trained by?")
    'the 40 wardens to be trained'
    >>> obliged("When will the plan be completed?")
    ''
    """
    if done := _MUST_DO.match(question):
        verb = f"{done['modal']} {done['verb']}"
        return f"what {done['who']} {verb} {done['prep']} {done['what'].strip()}"
    match = _TO_BE_DONE.match(question)
    if match is None or match["verb"].lower() in _STATES:
        return ""
    return f"{match['who']} to be {match['verb']}"
