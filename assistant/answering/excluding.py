"""Tells which lines of a passage cannot answer, however near they are."""

from __future__ import annotations

import re

from assistant.answering.naming import pseudonyms_in
from assistant.answering.planning import EXACT, AskedFor, Plan
from assistant.answering.terms import stems, tokens
from assistant.answering.turns import Role, Turn, read_turns
from assistant.documents import Document, Passage, PassageKind, SourceType

_MIN_ROW = 6
_OPENING_WORDS = 14
_FRONT_SHEET = re.compile(
    r"(?i)^\W*(?:subject|title|report title|to|report to|classification|decision no|past pathway[^:]*"
    r"|future pathway[^:]*)\s*:|^\W*(?:table|figure|chart|map|annex|appendix)\s+[\dA-Z]+\b[.:]?"
)
_HAS_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|being|am|has|have|had|do|does|did|will|would|can|could|shall|should"
    r"|must|may|might|said|made|held|given|gave|took|found|told|sent|went|came|left|rose|fell|met|put|read"
    r"|need|needs|make|makes|take|takes|give|gives|say|says|show|shows|include|includes|remain|remains"
    r"|continue|continues|[a-z]{2,}(?:ed|ing|ise|ises|ize|izes))\b"
)
# "Dedicated Schools Grant Deficit": each word of a line has its capital.
_TITLE_CASE = re.compile(r"(?:(?:[A-Z][\w’'-]*|of|and|the|for|in|to|on|&)\s+){2,8}[A-Z][\w’'-]*")
# Of so many words, ending in a full stop, whatever its verb.
_WHOLE_SENTENCE = re.compile(r"^(?:\S+\s+){6,}\S+[.?!]\W*$")
_OPPOSITES = tuple(
    (re.compile(rf"(?i)\b{one}\b"), re.compile(rf"(?i)\b{other}\b"))
    for one, other in (
        (r"on[- ]street", r"off[- ]street"),
        (r"primary schools?", r"secondary schools?"),
        (r"overspen[dt]", r"underspen[dt]"),
    )
)
_EDITORIAL = re.compile(
    r"(?i)['’]s? (?:view|opinion|comment)\W*$"
    r"|^\W*(?:editorial|opinion|comment|leader column|letters?)\b[^.]{0,30}$"
)
_SPEECH_GOES_ON = re.compile(r"^\W*[\"“][^\"”]*(?:[\"”]\W*)?$")
_ALLEGES = re.compile(
    r"(?i)\b(?:cover(?:ed|ing)?[ -]?up|shame(?:ful)?|disgrac\w+|scandal\w*|heads (?:should|must|will) roll"
    r"|rotten|lie[sd]?|lying|corrupt\w*|swept under|incompeten\w*|whitewash\w*|in denial|lost its grip)\b"
)
_OF_REVIEWS = frozenset(stems("findings recommendations recommended review"))
_PRONOUN_FIRST = re.compile(r"^\W*(?:He|She|They|His|Her|Their)\b")


def is_unfit(plan: Plan, passage: Passage, document: Document, turn: Turn) -> bool:
    """Return whether a line is a title or label, hangs in the air, or is another's words."""
    text = passage.text[turn.start : turn.end]
    if document.source_type is SourceType.PRESS and _is_opinion(plan, passage, turn):
        return True
    if _is_of_another_review(plan, passage, document, turn) or _is_of_the_other(plan, text):
        return True
    if not _names_the_people(plan, passage, turn) or _is_title(text, passage, document):
        return True
    return _is_label(plan, turn, text) or _hangs(passage, turn, text)


def _is_of_the_other(plan: Plan, text: str) -> bool:
    """Return whether a sentence tells only of the opposite of what a question names."""
    for one, other in (*_OPPOSITES, *((b, a) for a, b in _OPPOSITES)):
        if one.search(plan.standalone) and other.search(text):
            return not (one.search(text) or other.search(plan.standalone))
    return False


def _is_opinion(plan: Plan, passage: Passage, turn: Turn) -> bool:
    """Return whether the press gives an opinion or alleges, or words whose speaker is not told.

    Where the press is asked for, its opinion may be quoted as its own.
    """
    text = passage.text[turn.start : turn.end]
    if _SPEECH_GOES_ON.match(text):
        return True
    heading = passage.locator.headings[-1] if passage.locator.headings else ""
    alleges = _ALLEGES.search(text) or _ALLEGES.search(plan.standalone)
    return (is_editorial(heading) or alleges is not None) and not plan.press


def is_editorial(heading: str) -> bool:
    """Return whether a heading of a news item announces its writer's own view.

    >>> is_editorial("The Chronicle's view"), is_editorial("View from the bridge repairs")
    (True, False)
    """
    return _EDITORIAL.search(heading) is not None


def _is_of_another_review(plan: Plan, passage: Passage, document: Document, turn: Turn) -> bool:
    """Return whether a place is headed by another review than the one that is asked about.

    There a sentence is about the one asked only if it says so, and what is found or
    recommended is that of the heading.
    """
    asked = set(pseudonyms_in(plan.standalone))
    if not asked:
        return False
    headed = set(pseudonyms_in(" ".join([document.title, *passage.locator.headings])))
    if not headed or asked & headed:
        return False
    own = passage.text[turn.start : turn.end]
    question = passage.text[slice(*turn.asked)] if turn.asked else ""
    lead = passage.text[slice(*turn.lead)] if turn.lead else ""
    said = set(pseudonyms_in(f"{question} {lead} {own}"))
    return not asked & said or bool(_OF_REVIEWS & set(stems(plan.standalone)))


def _is_label(plan: Plan, turn: Turn, text: str) -> bool:
    """Return whether a line has no verb and does not name what was asked for after a colon."""
    if turn.role is Role.ROW or turn.lead or plan.asked_for is AskedFor.MEANING:
        return False
    if _TITLE_CASE.fullmatch(text.strip()) and not any(c.isdigit() for c in text):
        return True
    if _HAS_VERB.search(text) or _WHOLE_SENTENCE.search(text):
        return False
    return not (":" in text and plan.asked_for in (*EXACT, AskedFor.PERSON))


def _hangs(passage: Passage, turn: Turn, text: str) -> bool:
    """Return whether a sentence says "he" or "they" of nobody that a quotation could show."""
    if not _PRONOUN_FIRST.match(text):
        return False
    return not any(
        t.paragraph == turn.paragraph and t.end <= turn.start for t in read_turns(passage)
    )


def _is_title(text: str, passage: Passage, document: Document) -> bool:
    """Return whether a line says no more than the paper's title and headings do."""
    cells = [cell for cell in text.split(" | ") if cell.strip()]
    if passage.kind is PassageKind.TABLE_ROW and len(cells) == 1 and len(text.split()) < _MIN_ROW:
        return True
    if _FRONT_SHEET.match(text):
        return True
    known = set(stems(" ".join([document.title, passage.context, *passage.locator.headings])))
    return set(stems(text)) <= known


def _names_the_people(plan: Plan, passage: Passage, turn: Turn) -> bool:
    """Return whether a sentence, the one before it or its lead-in opens with who is asked about."""
    if not plan.people:
        return True
    before = passage.text[: turn.start].rstrip()
    start = max(before.rfind(". "), before.rfind("\n"), 0)
    lead = passage.text[slice(*turn.lead)] if turn.lead else ""
    opening = [lead, passage.text[start : turn.start], passage.text[turn.start : turn.end]]
    around = {word for part in opening for word in tokens(part)[:_OPENING_WORDS]}
    return all(set(tokens(name)) <= around for name in plan.people)
