"""Tells whether a sentence of a reply says what its own speaker will do, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.council import Exchange, Reply, Speaker, Strength

# What whoever replies does for those who asked; other deeds count alike, if the subject is sure.
_ANSWERING = r"(?:clarify|confirm|check|find out|come back|get back|feed back|look into)"
_DEED = (
    rf"(?:{_ANSWERING}|send|circulate|provide|write|bring|supply|publish|arrange|report|share|include"
    r"|raise|let|ask)"
)
_FIRMLY = (
    r"(?:(?:then |also |therefore )?(?:undertook|promised|agreed) to"
    rf"|(?:would|will|shall) (?:also |then )?(?:have to {_ANSWERING}|{_DEED}))\b"
)
_OFFERING = (
    r"(?:offered to|(?:was|were|would be|is|will be) (?:very |quite |more than )?(?:happy|willing|glad) to"
    r"|would (?:consider|look))\b"
)
_DEEDS = rf"(?:(?P<firm>{_FIRMLY})|(?P<offered>{_OFFERING}))"
_PRONOUN = re.compile(
    rf"(?i)(?:^|\b(?:that|and|but|said|replied|added|so)|,)\s*(?:he|she) {_DEEDS}"
)
# What is to come to those who asked; by whom else is never said here.
_TO_THEM = re.compile(
    r"(?i)\b(?:this|it|these|they) (?:would|will|shall) (?:also |then )?be"
    r" (?:sent|circulated|provided|written|reported|brought|shared|supplied)"
    r"(?: back)? (?:to|with) (?:all |the |every |a |next |future )*"
    r"(?:Members?|Councillors?|Committee|Sub-Committee|Panel|Board|Forum|meeting)\b"
)
_BY_ANOTHER = re.compile(
    r"(?i)\b(?:by|from) (?!(?:the )?(?:end|next|following|start|e-?mail|spring|summer|autumn|winter"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|\d))"
)
# Who else "he" or "she" may be, or "it" may come from, once asker and speaker are left away.
_SOMEBODY_ELSE = re.compile(
    r"(?i)\b(?:councillor|cllr|mr|mrs|ms|miss|dr|sir|dame|director|manager|(?:police |social )?officer|head"
    r"|leader|lead|chair(?:man|woman|person)?|convener|mayor|minister|commissioner|chief executive|engineer"
    r"|surveyor|solicitor|inspector|member|holder|secretary|principal|head ?teacher|teacher|developer"
    r"|contractor|company|firm|owner|landlord|tenant|resident|parent|mother|father|child|applicant"
    r"|colleague|consultant|agent|provider|operator|doctor|nurse|worker|carer|somebody|someone|ofsted"
    r"|government|department|trust|agency|association|auditor|partner|bishop|who)s?\b"
)


def own_undertaking(text: str, before: str, exchange: Exchange, reply: Reply) -> Strength | None:
    """Return how firmly the speaker of `reply` undertakes something in `text`, None where not.

    `before` is what the reply says ahead of this sentence. The subject must be the speaker's own
    printed name or post; "he" or "she", where nobody else was spoken of whom that may mean; or
    the thing itself that is to come to those who asked.
    """
    speaker = reply.speaker
    if speaker is not None and speaker.by_rule:
        return None
    named = next(_by_name(text, speaker), None)
    if named is not None:
        return _firmness(named)
    pronoun = _PRONOUN.search(text)
    if pronoun and not _others(f"{before} {text[: pronoun.start()]}", exchange, speaker):
        return _firmness(pronoun)
    passive = _TO_THEM.search(text)
    if passive is None or _BY_ANOTHER.search(text):
        return None
    return (
        None if _others(f"{before} {text[: passive.start()]}", exchange, speaker) else Strength.FIRM
    )


def _firmness(match: re.Match[str]) -> Strength:
    return Strength.FIRM if match["firm"] else Strength.CONDITIONAL


def _by_name(text: str, speaker: Speaker | None) -> Iterator[re.Match[str]]:
    """Yield where the speaker's name or post is the subject: no deputy of it, and nothing of its own."""
    for name in _names(speaker):
        subject = rf"(?:^\W*(?:(?:\d[\d.]*|[a-z]{{1,3}}\))\W*)?|\bthat |\band |, )(?:the )?{re.escape(name)},? "
        match = re.search(rf"(?i){subject}{_DEEDS}", text)
        if match:
            yield match


def _names(speaker: Speaker | None) -> list[str]:
    """Return how a paper may print the speaker, longest first, without "the"."""
    if speaker is None:
        return []
    printed = (speaker.printed, speaker.name, speaker.role)
    names = {re.sub(r"(?i)^the\s+", "", each.strip()) for each in printed if each}
    return sorted(filter(None, names), key=len, reverse=True)


def _others(said: str, exchange: Exchange, speaker: Speaker | None) -> bool:
    """Return whether question or reply speak of somebody besides asker and speaker."""
    text = f"{exchange.question.text} {said}"
    for each in filter(None, (*exchange.askers, speaker)):
        for name in _names(each):
            text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", " ", text)
    return _SOMEBODY_ELSE.search(text) is not None
