"""Answers how a member voted, and who voted for a thing, where minutes list votes by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.reckoning.decisions.resolutions_asked import (
    AboutDecisions,
    AskedOfDecisions,
    decisions_asked,
)
from assistant.answering.reckoning.decisions.resolutions_tables import dated_claim
from assistant.answering.reckoning.decisions.votes_answers import votes_put, what_was_voted
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answers import AnswerStatus
from assistant.council import Resolution

_TITLES = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Cllr|Councillor)"
_MEMBER = re.compile(rf"\b(?P<title>(?i:{_TITLES}))\.? (?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'-]+)*)")
_HOW = re.compile(
    r"(?i)\b(?:how|which way|what way) did\b[^?]{2,60}\bvote\b|^\W*did\b[^?]{2,60}\bvote\b"
)
_WHO = re.compile(
    r"(?i)\b(?:who|which (?:councillors|members)) (?:all )?"
    r"(?:voted (?P<side>for|in favour|against)|(?P<none>abstain\w*))\b"
)
# "For (12)", "Against:" on a line of its own, before the names.
_SIDE = re.compile(
    r"(?im)^\W*(?P<side>for|in favour|against|abstain(?:ed|ing)?|abstentions?)\b"
    r"\s*(?:\(\d+\))?:?[ \t]*(?:\n|$|\|)"
)
_ANY_MEMBER = frozenset({"cllr", "councillor"})
_MOST, _MOST_NAMES = 4, 60
_DID = {"for": "voted for", "against": "voted against", "abstain": "abstained"}


@dataclass(frozen=True, slots=True)
class _Side:
    """Who voted one way, as printed; `way` is "for", "against" or "abstain"."""

    way: str
    printed: str

    @property
    def names(self) -> list[str]:
        """The names, one by one."""
        return [name.strip() for name in re.split(r",|\band\b", self.printed) if name.strip()]


def reckon_named_vote(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return how one member voted, or who voted one way; None where no vote lists names."""
    question = plan.standalone
    who, member = _WHO.search(question), _MEMBER.search(question)
    if who is None and (member is None or not _HOW.search(question)):
        return None
    framing = f"{member.group() if member else ''} who which way members councillors"
    framing += " send sent sending back"
    asked = decisions_asked(plan, ledger, framing)
    if (
        asked is None
        or asked.about is not AboutDecisions.VOTE
        or not (asked.by_topic or asked.motions)
    ):
        return None
    claims = _told(asked, who, member, ledger)
    if not claims:
        return None
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims), "votes recorded by name")


def _told(
    asked: AskedOfDecisions,
    who: re.Match[str] | None,
    member: re.Match[str] | None,
    ledger: Ledger,
) -> list[Claim]:
    """Return a claim for each vote that was put; none where one of them does not tell."""
    groups = votes_put(asked)
    claims: list[Claim] = []
    for group in groups if len(groups) <= _MOST else ():
        limb, sides = group[0], _sides(group[0])
        words = _of_side(who, sides) if who else _of_member(member, sides) if member else None
        if words is None or limb.votes is None:
            return []
        proof = ledger.proof(limb.document_id, limb.votes.span)
        moved = tuple(ledger.proof(limb.document_id, each.span) for each in group)
        claims.append(
            dated_claim(f"{what_was_voted(limb, ledger)}: {words}", limb, (proof, *moved))
        )
    return claims


def _sides(limb: Resolution) -> list[_Side]:
    text = limb.votes.span.text if limb.votes else ""
    heads = list(_SIDE.finditer(text))
    places = [*(head.start() for head in heads), len(text)]
    return [
        _Side(_way(head["side"]), text[head.end() : end].strip())
        for head, end in zip(heads, places[1:], strict=True)
    ]


def _way(side: str) -> str:
    low = side.lower()
    return "for" if low in ("for", "in favour") else "abstain" if low.startswith("abst") else low


def _of_side(who: re.Match[str], sides: list[_Side]) -> str | None:
    way = _way(who["side"] or "abstain")
    side = next((each for each in sides if each.way == way), None)
    if side is None or not side.printed or "\n" in side.printed or len(side.names) > _MOST_NAMES:
        return None
    return f"these {_DID[way]}: “{side.printed}”"


def _of_member(member: re.Match[str], sides: list[_Side]) -> str | None:
    """Return which way a member voted, None where the lists do not tell it of one alone."""
    surname, title = member["name"].split()[-1].casefold(), member["title"].lower()
    found = [
        (side, name)
        for side in sides
        for name in side.names
        if name.split()[-1].casefold() == surname and _may_be(title, name.split()[0])
    ]
    if len(found) != 1:
        return None
    side, name = found[0]
    return f"{' '.join(name.split())} {_DID[side.way]}."


def _may_be(title: str, printed: str) -> bool:
    known = printed.lower().rstrip(".")
    return title in _ANY_MEMBER or known in _ANY_MEMBER or title == known or known == "sir"
