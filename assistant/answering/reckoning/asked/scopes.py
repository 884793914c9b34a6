"""What a question about meetings keeps to: people, days, committees and a topic."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.bodies import body_named
from assistant.answering.reckoning.asked.meetings_named import (
    DaysAsked,
    committee_place,
    committees_asked,
    days_asked,
)
from assistant.answering.reckoning.asked.people import (
    PersonAsked,
    holds_post,
    names_somebody_else,
    people_asked,
    post_words,
    surname_of,
)
from assistant.answering.reckoning.asked.topics import Topic, topic_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.council import Alias, Meeting, Speaker
from assistant.documents import DateIs, DocumentKind

# After these, a person or a post is what a question is about, and takes no part.
_SPOKEN_OF = re.compile(
    r"(?i)\b(?:about|on|regarding|concerning|contact(?:ing)?|visit(?:ing)?|with|remind(?:ing)?|write to"
    r"|talk to|speak to|meet(?:ing)?|(?:letter|e-?mail|visit|apology|message)s? to)\s+(?:the\s+|our\s+)?$"
)


# A pronoun for which the person was put at the end: "was he answered, about Mr Tull?".
_STANDS_FOR = re.compile(r"(?i)\b(?:he|she|they|him|her|his|their)\b[^?]*, about (?:the )?$")

# "The figures the Chair asked for": whoever asked for a thing is not who was to send it.
_ASKED_FOR = re.compile(
    r"(?i)\s*(?:had |has |have )?(?:asked|requested|wanted|demanded|pressed) for\b"
)
_WHAT_CAME = re.compile(
    r"(?i)^\W*(?:and |so |but )?(?:has|have|had|did|was|were|is|are|what happened)\b"
)

_MINUTES = (DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES, DocumentKind.QUESTION_PAPER)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question keeps to; an empty or None part keeps to nothing."""

    people: tuple[PersonAsked, ...]
    days: DaysAsked | None
    committees: frozenset[str] | None
    topic: Topic

    def holds(self, committee: str | None, day: dt.date | None) -> bool:
        """Return whether a record of this committee and day is inside it."""
        if self.committees is not None and committee not in self.committees:
            return False
        return self.days is None or self.days.holds(day)

    @property
    def is_open(self) -> bool:
        """Whether it keeps to nothing at all."""
        return not (self.people or self.days or self.committees or self.topic)


# "The director" alone may be any of several: it is neither one person nor a topic.
_SHARED_POSTS = frozenset({"director", "directors", "manager", "managers"})
# Beside so many other words "the Director" only frames what was said.
_TELLING = 2
_LONE_DIRECTOR = re.compile(
    r"(?i)\bthe (?:director|manager) (?!of\b|for\b)(?:said|told|promised|agreed|undertook|offered|would)"
)


def scope_of(
    plan: Plan, ledger: Ledger, speakers: Iterable[Speaker], framing: str = ""
) -> Scope | None:
    """Return what a question keeps to.

    None where it names a person or a committee that no record knows, or a post that several
    hold and nothing else: then no record answers it, and no count of records would be right.
    """
    people = people_asked(plan.standalone, speakers)
    if names_somebody_else(plan, people):
        return None
    people = tuple(each for each in people if not _is_spoken_of(plan.standalone, each))
    known = {d.committee for d in ledger.documents.values() if d.committee}
    body = body_named(plan.standalone, ledger)
    committees = body.committees if body else committees_asked(plan.standalone, known)
    if committees is not None and not committees:
        return None
    days = days_asked(plan.standalone, meeting_days(ledger, committees))
    places = [(person.start, person.end) for person in people]
    places += days.places if days else ()
    places += [(body.start, body.end)] if body else committee_place(plan.standalone)
    aliases = ledger.records(Alias)
    topic = topic_of(plan, framing=framing, without=places, aliases=aliases)
    if _LONE_DIRECTOR.search(plan.standalone) and len(topic.units) > _TELLING:
        kept = tuple(unit for unit in topic.units if unit.typed not in _SHARED_POSTS)
        topic = replace(topic, units=kept)
    if topic and all(unit.typed in _SHARED_POSTS for unit in topic.units):
        return None
    return Scope(people, days, committees, topic)


def _is_spoken_of(question: str, person: PersonAsked) -> bool:
    before, after = question[: person.start], question[person.end :]
    if _SPOKEN_OF.search(before) is not None and _STANDS_FOR.search(before) is None:
        return True
    return _ASKED_FOR.match(after) is not None and _WHAT_CAME.match(question) is not None


def meeting_days(ledger: Ledger, committees: frozenset[str] | None = None) -> frozenset[dt.date]:
    """Return the days of the meetings of which the papers record something; of `committees` if given."""

    def ours(committee: str | None) -> bool:
        return committees is None or committee in committees

    meetings = (each for each in ledger.records(Meeting) if ours(each.committee))
    held = (each.day for each in meetings if each.status == "held")
    papers = (d.date for d in ledger.documents.values() if d.kind in _MINUTES and ours(d.committee))
    minuted = (date.day for date in papers if date.date_is is DateIs.MEETING)
    return frozenset(day for day in (*held, *minuted) if day is not None)


class Lists:
    """Who is listed at each meeting, as what: tells that a person and a post are one there."""

    def __init__(self, ledger: Ledger) -> None:
        self._listed: dict[tuple[str | None, dt.date | None], list[Speaker]] = {}
        for meeting in ledger.records(Meeting):
            people = [each.person for each in meeting.attendance if each.person.name]
            self._listed.setdefault((meeting.committee, meeting.day), []).extend(people)

    def is_same(
        self,
        person: PersonAsked,
        speaker: Speaker | None,
        committee: str | None,
        day: dt.date | None,
    ) -> bool:
        """Return whether a speaker at a meeting is the person or post that is asked about."""
        if speaker is None:
            return False
        if person.is_same(speaker):
            return True
        listed = self._listed.get((committee, day), ())
        if speaker.name:
            return bool(person.post) and _holds(person.post, surname_of(speaker), listed)
        post = post_words(speaker.role or speaker.printed)
        return (
            bool(post) and person.surname is not None and _holders(post, listed) == {person.surname}
        )

    def is_other(
        self,
        person: PersonAsked,
        speaker: Speaker | None,
        committee: str | None,
        day: dt.date | None,
    ) -> bool:
        """Return whether a speaker is surely not who is asked about: in doubt nobody is corrected."""
        if speaker is None or self.is_same(person, speaker, committee, day):
            return False
        if person.is_other(speaker):
            return True
        listed = self._listed.get((committee, day), ())
        if person.surname is not None:
            holders = _holders(post_words(speaker.role or speaker.printed), listed)
            return len(holders) == 1 and person.surname not in holders
        return not speaker.role and surname_of(speaker) in {
            surname_of(each) for each in listed if each.role
        }


def _holders(post: Sequence[str], listed: Sequence[Speaker]) -> set[str | None]:
    """Return the surnames of those who are listed with a post."""
    return {surname_of(each) for each in listed if each.role and holds_post(post, each.role)}


def _holds(post: Sequence[str], surname: str | None, listed: Sequence[Speaker]) -> bool:
    return any(
        each.role and surname_of(each) == surname and holds_post(post, each.role) for each in listed
    )
