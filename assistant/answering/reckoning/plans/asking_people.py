"""The post of a person whom a question names, where plans print posts and no names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem
from assistant.answering.reckoning.asked.posts import NamedLeads, post_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.telling_actions import day_value, quotable, told
from assistant.answering.reckoning.reckoned import Claim
from assistant.council import Attendance, Meeting
from assistant.dates import written_date

_TITLE = re.compile(r"(?i)^(?:councillor|cllr|mrs?|ms|miss|dr|prof|sir|dame|revd|rev)\.?\s+")
_TITLES = r"(?:mrs?|ms|miss|dr|prof|sir|dame)\.?"
# A post that is held for a time is the same post.
_FOR_A_TIME = frozenset({"interim", "acting", "temporary"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Leads that are the post of a named person, and the claim that says whence that is known."""

    leads: NamedLeads
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Listed:
    meeting: Meeting
    each: Attendance
    day: dt.date
    name: str
    role: str


def holder_asked(
    text: str,
    rows: Sequence[ActionItem],
    ledger: Ledger,
    shorts: Mapping[str, tuple[str, ...]],
    day: dt.date | None,
) -> Holder | None:
    """Return the post of the person whom a question in small letters names; None without one.

    Meetings tell the post: the last on or before `day`, else the first after it. A person
    whose post no row has as its lead, or a name that two people bear, gives None.
    """
    listed = [(one, words) for one in _listed(ledger) if (words := _named_by(text, one.name))]
    if not listed or len({one.name.split()[-1] for one, _ in listed}) > 1:
        return None
    if len({frozenset(one.name.split()[:-1]) for one, _ in listed if " " in one.name}) > 1:
        return None
    before = [pair for pair in listed if day is None or pair[0].day <= day]
    one, words = (
        max(before, key=lambda p: p[0].day) if before else min(listed, key=lambda p: p[0].day)
    )
    post = _post(one.role, shorts)
    printed = dict.fromkeys(
        lead for row in rows for lead in row.leads if _post(lead, shorts) == post
    )
    if not printed:
        return None
    return Holder(NamedLeads(tuple(printed), words), _claim(one, ledger))


def _listed(ledger: Ledger) -> Iterator[_Listed]:
    for meeting in ledger.records(Meeting):
        for each in meeting.attendance:
            name, role = each.person.name, each.person.role
            if name and role and meeting.day:
                plain = _TITLE.sub("", name).replace("’", "'").lower()
                yield _Listed(meeting, each, meeting.day, plain, role)


def _named_by(text: str, name: str) -> frozenset[str]:
    """Return the words of a question that name a person: the whole name, or a title and surname."""
    parts = name.split()
    whole = re.search(rf"\b{r'[ ]+'.join(map(re.escape, parts))}\b", text) if parts else None
    if whole and len(parts) > 1:
        return frozenset(parts)
    titled = re.search(rf"\b({_TITLES})\s+{re.escape(parts[-1])}\b", text) if parts else None
    return frozenset({parts[-1], titled.group(1).rstrip(".")}) if titled else frozenset()


def _post(printed: str, shorts: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(post_of(printed, shorts)) - _FOR_A_TIME


def _claim(one: _Listed, ledger: Ledger) -> Claim:
    person, span = one.each.person, one.each.span
    name = _TITLE.sub("", person.name or "")
    text = (
        f"{name} is listed as {quotable(one.role, span)} at the meeting of {written_date(one.day)}."
    )
    value = day_value("listed", one.day, one.meeting.record_id)
    return told(text, [value], [ledger.proof(one.meeting.document_id, span)])
