"""Checks that a person is printed as the one who asks, answers or undertakes: read `role_of`.

A name before the verb of its role, with nobody else between, plays the role; so does one
behind "by" or "in reply to", and one before a colon. "He" stands for the one person whom the
sentences before speak of, as long as nobody else begins one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.council import Speaker
from assistant.spans import Span
from ingest.extracting.exchanges.exchanges_cues import MEMBER
from ingest.extracting.minutes.speakers import Mention, People, leading_mention, mention_at
from ingest.proposing.parts import Part
from ingest.proposing.role_words import (
    ANSWERED_BEHIND,
    ANSWERED_BY,
    ANSWERING,
    ASIDE,
    ASKED_BEHIND,
    ASKED_BY,
    ASKING,
    LABEL_BEFORE,
    LABEL_BEHIND,
    MARKED_ANSWER,
    MOVED_BY,
    MOVING,
    PASSIVE,
    PROMISED_BY,
    PROMISING,
)

_NOBODY = People()
# Whoever stands behind one of these is spoken to or of.
_OBJECT_OF = re.compile(
    r"\b(?:to|with|by|for|of|from|about|told|informed|advised|(?:re)?assured|asked|reminded|thanked|promised"
    r"|answered|invited)\s+(?:the\s+)?$"
)
_WORD = re.compile(r"(?<![\w’'-])[A-Za-z]")
_NAMED = re.compile(r"[A-Z][a-z’'-]+(?:\s[A-Z]\.?)?\s[A-Z][a-z’'-]+(?=\s+[a-z])")
_PRONOUN = re.compile(r"\W*(?:He|She|They)\b")
_OWN_PRONOUN = re.compile(r"\W*(?:I|We)\b")
# A pronoun reaches no further back.
_REACH = 6
# What is asked without saying by whom is asked by whoever spoke just before.
_RUNS_ON = 2


class Role(StrEnum):
    """What somebody does in a row."""

    ASKS = "asks"
    ANSWERS = "answers"
    PROMISES = "promises"
    MOVES = "moves"


@dataclass(frozen=True, slots=True)
class _Signs:
    """How a role is printed: its verb, what stands before "by NAME", what behind "NAME's"."""

    verb: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str] | None = None


_SIGNS = {
    Role.ASKS: _Signs(ASKING, ASKED_BY, ASKED_BEHIND),
    Role.ANSWERS: _Signs(ANSWERING, ANSWERED_BY, ANSWERED_BEHIND),
    Role.PROMISES: _Signs(PROMISING, PROMISED_BY),
    Role.MOVES: _Signs(MOVING, MOVED_BY),
}


def role_of(text: str, part: Part, name: Span, words: Span, role: Role) -> Speaker | None:
    """Return who is printed at `name`, if that is the one who asks, answers or undertakes `words`.

    None where the text does not print it so. `by_rule` says that a pronoun stands between.
    """
    home, there = _sentence(part, name.start), _sentence(part, words.start)
    if home is None or there is None or home > there:
        return None
    until = max(words.end, part.sentences[there].end)
    if home == there:
        plays = _plays(text, part.sentences[home], name, min(until, part.sentences[home].end), role)
        return speaker_at(text, name) if plays else None
    if there - home > _REACH or not _is_spoken_of(text, part, home, there, name):
        return None
    if not _goes_on(text, part, home, there, name, role):
        return None
    return replace(speaker_at(text, name), by_rule=True)


def speaker_at(text: str, name: Span) -> Speaker:
    """Return the person or post printed at a place, as far as the model pointed.

    >>> speaker_at("The Head of Legal said so.", Span(4, 17, "Head of Legal")).role
    'Head of Legal'
    """
    article = re.search(r"\b[Tt]he\s+$", text[max(0, name.start - 5) : name.start])
    start = name.start - len(article.group()) if article else name.start
    mention = mention_at(_NOBODY, text[start : name.end])
    printed = " ".join(name.text.split())
    if mention is None or mention.end < name.end - start:
        return Speaker(printed, printed if _is_name(name.text) else None)
    return replace(mention.speaker, printed=printed)


def _is_name(text: str) -> bool:
    return re.fullmatch(r"(?:[A-Z][\w.’'-]*\s+){1,4}[A-Z][\w’'-]+", text) is not None


def _sentence(part: Part, offset: int) -> int | None:
    found = (n for n, each in enumerate(part.sentences) if each.start <= offset < each.end)
    return next(found, None)


def _plays(text: str, sentence: Span, name: Span, until: int, role: Role) -> bool:
    """Return whether the name plays the role inside its own sentence."""
    before, after = text[sentence.start : name.start], text[name.end : until]
    signs = _SIGNS[role]
    if signs.before.search(before) or (signs.behind and signs.behind.match(after)):
        return True
    if _is_label(before, after):
        marked = MARKED_ANSWER.match(before) is not None
        asks = "?" in after or ASKING.search(after) is not None
        return (
            role is not Role.MOVES
            and marked <= (role is not Role.ASKS)
            and (role is not Role.ASKS or asks)
        )
    if _OBJECT_OF.search(before):
        return False
    after = _without_asides(after)
    if _verb(after, signs.verb, role) is not None:
        return True
    return role is Role.PROMISES and _tells_own_promise(after)


def _tells_own_promise(after: str) -> bool:
    """Return whether a promise that somebody tells is nobody else's: "she said it would be sent"."""
    says = _verb(after, ANSWERING, Role.ANSWERS)
    if says is None:
        return False
    promise = PROMISING.search(after, says.end())
    told = after[says.end() : promise.start() if promise else len(after)]
    return not any(_is_subject(told, each, Role.PROMISES) for each in mentions(told))


def _is_label(before: str, after: str) -> bool:
    return bool(LABEL_BEFORE.fullmatch(before) and LABEL_BEHIND.match(after))


def _verb(after: str, verb: re.Pattern[str], role: Role) -> re.Match[str] | None:
    """Return the first verb of the role that belongs to a subject before `after`."""
    for found in verb.finditer(after):
        between = after[: found.start()]
        if PASSIVE.search(between) and not found.group().startswith("was"):
            continue
        if any(_is_subject(after, each, role) for each in mentions(between)):
            return None
        asks = ASKING.search(after[: found.end()])
        if (
            role in (Role.ANSWERS, Role.PROMISES)
            and asks
            and not PASSIVE.search(after[: asks.start()])
        ):
            return None
        return found
    return None


def _is_subject(text: str, mention: Mention, role: Role) -> bool:
    """Return whether somebody between a name and a verb takes the verb from the name."""
    return role is Role.ASKS or not _OBJECT_OF.search(text[: mention.start])


def _without_asides(text: str) -> str:
    return ASIDE.sub(lambda found: " " * len(found.group()), text)


def mentions(text: str) -> list[Mention]:
    """Return the people, posts and bodies that are printed in a text, in order."""
    found: list[Mention] = []
    at = 0
    while begins := _WORD.search(text, at):
        mention = mention_at(_NOBODY, text, begins.start()) or _named_at(text, begins.start())
        if mention is None:
            at = begins.end()
            continue
        found.append(mention)
        at = max(mention.end, begins.end())
    return found


def _named_at(text: str, start: int) -> Mention | None:
    match = _NAMED.match(text, start)
    if match is None:
        return None
    return Mention((Speaker(match.group(), match.group()),), start, match.end())


def _is_spoken_of(text: str, part: Part, home: int, there: int, name: Span) -> bool:
    """Return whether the name begins its sentence and nobody else one of those that follow."""
    first = part.sentences[home]
    lead = leading_mention(_NOBODY, first.text)
    named = lead is not None and first.start + lead.start <= name.start < first.start + lead.end
    before, after = text[first.start : name.start], text[name.end : first.end]
    if not named and not _is_label(before, after) and LABEL_BEFORE.fullmatch(before) is None:
        return False
    return all(
        leading_mention(_NOBODY, each.text) is None and not _opens_with_label(each.text)
        for each in part.sentences[home + 1 : there + 1]
    )


def _opens_with_label(sentence: str) -> bool:
    """Return whether somebody else is named before a colon; "Q:" and "A:" name nobody."""
    head = sentence.split(":", 1)[0] if ":" in sentence[:80] else ""
    return any(each.start <= 8 for each in mentions(head + " said")) if head else False


def _goes_on(text: str, part: Part, home: int, there: int, name: Span, role: Role) -> bool:
    """Return whether the sentence of the words goes on with what the named person does."""
    first, last = part.sentences[home], part.sentences[there]
    verb = _SIGNS[role].verb
    own = _verb(_without_asides(text[name.end : first.end]), verb, role)
    label = _is_label(text[first.start : name.start], text[name.end : first.end])
    pronoun = _PRONOUN.match(last.text)
    says = pronoun is not None and _verb(last.text[pronoun.end() :], verb, role) is not None
    asked = _verb(text[name.end : first.end], ASKING, Role.ASKS) is not None
    if role is Role.ASKS:
        # A member's own words run on into a question that nobody else begins.
        member = MEMBER.search(name.text) is not None and there - home <= _RUNS_ON
        return says or asked or ((label or member) and "?" in last.text)
    if role is Role.PROMISES:
        return says or (label and _OWN_PRONOUN.match(last.text) is not None)
    return says or (not asked and (own is not None or label))
