"""Drafts a neutral request for a paper, with the days in which it is to be answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answers import Answer
from assistant.clear_days import last_clear_day
from assistant.dates import day_typed
from assistant.web.requests import wording as words
from assistant.web.wording import british_date, counted

CLEAR_DAYS = 10
YEARS_OPEN = 6
LIMITS: Mapping[str, int] = {
    "paper": 300,
    "body": 200,
    "paper_date": 20,
    "kind": 20,
    "about": 1500,
    "committee": 200,
    "to": 200,
    "sender": 200,
    "received": 20,
}
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class RequestForm:
    """What is typed. Dates stay as typed, so that a wrong one can be put back."""

    paper: str = ""
    body: str = ""
    paper_date: str = ""
    kind: str = ""
    about: str = ""
    committee: str = ""
    to: str = words.DEFAULT_TO
    sender: str = ""
    received: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clock:
    """The last day to answer, if received on a day: by all days, and by working days alone."""

    received: dt.date
    every_day: dt.date
    working_day: dt.date


@dataclass(frozen=True, slots=True)
class Draft:
    """A request as it can be sent, and what its writer should know before sending it."""

    subject: str
    lines: Sequence[str]
    clock: Clock | None
    older: bool

    @property
    def text(self) -> str:
        """The whole request as plain text, its paragraphs apart."""
        return "\n\n".join([*self.lines]) + "\n"


def problems_of(form: RequestForm) -> Mapping[str, str]:
    """Return what is wrong with which field, in the order of the page."""
    found: dict[str, str] = {}
    required = {"paper": words.PAPER_EMPTY, "to": words.TO_EMPTY}
    for name, limit in LIMITS.items():
        typed = str(getattr(form, name))
        if UNREADABLE in typed:
            found[name] = words.UNREADABLE
        elif len(typed) > limit:
            found[name] = words.TOO_LONG.format(limit=limit)
        elif name in required and not typed.strip():
            found[name] = required[name]
    if form.kind not in words.KINDS:
        found["kind"] = words.KIND_EMPTY
    if form.paper_date.strip() and not day_typed(form.paper_date.strip()):
        found["paper_date"] = words.DATE_WRONG
    if not day_typed(form.received.strip()):
        found["received"] = words.RECEIVED_WRONG
    return {name: found[name] for name in LIMITS if name in found}


def from_answer(answer: Answer, today: dt.date) -> RequestForm:
    """Return a form that begins with what an answer could not find."""
    searched = answer.searched
    papers = counted(searched.documents, "paper")
    newest = british_date(searched.latest)
    lines = [words.FROM_ANSWER.format(question=answer.standalone.strip() or answer.question)]
    if searched.documents and newest:
        lines.append(words.NOT_FOUND.format(papers=papers, newest=newest))
    elif searched.documents:
        lines.append(words.NOT_FOUND_UNDATED.format(papers=papers))
    committee = searched.committees[0] if len(searched.committees) == 1 else ""
    about = "\n".join(lines)[: LIMITS["about"]]
    return RequestForm(about=about, body=committee, received=today.isoformat())


def draft_of(form: RequestForm, today: dt.date) -> Draft:
    """Return the request; the form has no problems."""
    clock = clock_of(form)
    older = _is_older(form, today)
    paper = _paper(form)
    subject = words.SUBJECT.format(paper=form.paper.strip())
    lines = [
        words.TO_LINE.format(to=form.to.strip()),
        words.FROM_LINE.format(sender=form.sender.strip() or words.NO_SENDER),
        words.DATE_LINE.format(day=british_date(day_typed(form.received.strip()))),
        subject,
        words.MEMBER.format(committee=form.committee.strip()) if form.committee.strip() else "",
        words.PLEASE.format(paper=paper),
        form.about.strip(),
        *_grounds(form, clock, older),
        words.THANKS,
        form.sender.strip() or words.NO_SENDER,
    ]
    return Draft(subject, [line for line in lines if line], clock, older)


def clock_of(form: RequestForm) -> Clock | None:
    """Return the days of regulation 17; None for a paper to which it does not apply."""
    received = day_typed(form.received.strip())
    if form.kind != "executive" or received is None:
        return None
    return Clock(
        received,
        last_clear_day(received, CLEAR_DAYS),
        last_clear_day(received, CLEAR_DAYS, working=True),
    )


def _paper(form: RequestForm) -> str:
    day = british_date(day_typed(form.paper_date.strip())) if form.paper_date.strip() else ""
    parts = (form.paper.strip().rstrip("."), form.body.strip(), day)
    return ", ".join(part for part in parts if part)


def _grounds(form: RequestForm, clock: Clock | None, older: bool) -> Sequence[str]:
    if clock is not None:
        days = words.CLOCK.format(
            received=british_date(clock.received),
            every_day=british_date(clock.every_day),
            working_day=british_date(clock.working_day),
        )
        return [f"{words.REGULATION} {days}", words.EXEMPT]
    if form.kind == "meeting" and not older:
        return [f"{words.INSPECTION} {words.WHY}"]
    return [words.WHY]


def _is_older(form: RequestForm, today: dt.date) -> bool:
    """Return whether a paper of a meeting is older than such papers must stay open."""
    day = day_typed(form.paper_date.strip())
    if form.kind != "meeting" or day is None:
        return False
    return (today.year - YEARS_OPEN, today.month, today.day) > (day.year, day.month, day.day)
