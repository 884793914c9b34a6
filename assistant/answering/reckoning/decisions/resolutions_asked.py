"""Tells what a question wants to know of decisions, and which decisions it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.bodies import body_named
from assistant.answering.reckoning.asked.meetings_named import (
    DaysAsked,
    committee_place,
    days_asked,
)
from assistant.answering.reckoning.asked.people import PersonAsked, people_asked
from assistant.answering.reckoning.asked.topics import Topic, TopicIndex, TopicText, Unit, topic_of
from assistant.answering.reckoning.decisions.bodies_asked import bodies_asked, body_or_paper
from assistant.answering.reckoning.decisions.decisions_wording import (
    ASKED_TO,
    CALLED_IN,
    CARRIED,
    CLASSES,
    COMMITTEE,
    FRAMING,
    LATEST,
    LIST,
    MINUTES,
    MOTION,
    MOVER,
    NATURE,
    NOT_OURS,
    OF_MINUTES,
    OURS,
    REASON,
    RESPONSE,
    UNVERBED,
    VOTE,
    VOTERS,
)
from assistant.answering.reckoning.decisions.items import Item, gather_items
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems
from assistant.council import Alias, Resolution, Speaker


class AboutDecisions(StrEnum):
    """What a question wants to know of decisions."""

    LIST = "what was decided"
    NATURE = "was it approved or noted"
    REASON = "why was it decided"
    VOTE = "how did the vote go"
    CARRIED = "was it carried"
    MOVER = "who moved it"


# What a limb calls the whole matter of its item.
_WHOLE = frozenset(stems("report reports recommendation recommendations"))


@dataclass(frozen=True, slots=True)
class AskedOfDecisions:
    """What is asked, the limbs that it is asked of, and the days that the question keeps to.

    `by_topic` says that the question names what the decisions are about; `own` are the
    records that name it in their own words, and not only in their item's title; `said` are
    the stems of what it names; `titled` are those of items whose title names it. `newest`
    says that the question names no meeting and the newest was taken; `words` are all
    stems of the question.
    """

    about: AboutDecisions
    limbs: tuple[Resolution, ...]
    days: DaysAsked | None
    by_topic: bool
    motions: bool
    own: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    titled: frozenset[str] = frozenset()
    newest: bool = False
    words: frozenset[str] = frozenset()
    question: str = ""

    @property
    def one_item(self) -> bool:
        """Whether all limbs are of one item of one meeting."""
        return len({(limb.document_id, limb.item, limb.item_title) for limb in self.limbs}) == 1

    def own_items(self) -> tuple[Resolution, ...]:
        """Return the limbs of the matter's own items; all where no item is of it by its title."""
        kept = tuple(limb for limb in self.limbs if limb.record_id in self.titled)
        return kept or self.limbs

    def said_by(self, limb: Resolution) -> int:
        """Return how many words of the question a limb says itself, its verb among them."""
        return len(self.words & set(stems(f"{limb.text} {limb.verb or ''}")))

    def plainest(self, limbs: Sequence[Resolution]) -> list[Resolution]:
        """Return the limbs that say most of the question, in their order."""
        most = max(map(self.said_by, limbs), default=0)
        return [limb for limb in limbs if self.said_by(limb) == most]

    def is_of(self, limb: Resolution) -> bool:
        """Return whether a limb is of the matter itself, and not of a side point of its item."""
        own_words = set(stems(limb.text))
        return limb.record_id in self.own or bool(own_words & (self.said | _WHOLE))


def about_decisions(question: str) -> AboutDecisions | None:
    """Return what a question wants to know of decisions, None where it wants another thing.

    >>> about_decisions("who seconded the amendment?").value
    'who moved it'
    >>> about_decisions("was the plan approved or just noted").value
    'was it approved or noted'
    >>> about_decisions("When will the Cabinet decide?") is None
    True
    """
    if NOT_OURS.search(question) or UNVERBED.search(question):
        return None
    order = (
        (AboutDecisions.MOVER, MOVER),
        (AboutDecisions.VOTE, VOTE),
        (AboutDecisions.CARRIED, CARRIED),
    )
    for about, pattern in order:
        if pattern.search(question):
            return about
    if REASON.search(question) and LIST.search(question):
        return AboutDecisions.REASON
    if NATURE.search(question):
        return AboutDecisions.NATURE
    return AboutDecisions.LIST if LIST.search(question) else None


def decisions_asked(plan: Plan, ledger: Ledger, framing: str = "") -> AskedOfDecisions | None:
    """Return the decisions that a question means, None where none is clearly meant."""
    question = plan.standalone
    about = about_decisions(question)
    if about is None:
        return None
    items = gather_items(ledger)
    body = body_named(question, ledger)
    committees = body.committees if body else bodies_asked(question, items, ledger)
    of_body = (
        i.first for i in items if committees is None or body_or_paper(i.first, ledger) in committees
    )
    held = {first.day for first in of_body if first.day}
    days = days_asked(question, held)
    if committees == frozenset() or (days is not None and not any(map(days.holds, held))):
        return None
    items = [
        item
        for item in items
        if (committees is None or body_or_paper(item.first, ledger) in committees)
        and (days is None or days.holds(item.first.day))
    ]
    addressees = _addressees(question, items)
    by_name = [(body.start, body.end)] if body else committee_place(question)
    places = [*(days.places if days else ()), *by_name]
    places += [(person.start, person.end) for person in addressees]
    places += [match.span() for match in VOTERS.finditer(question)]
    topic = topic_of(
        plan, framing=f"{FRAMING} {framing}", without=places, aliases=ledger.records(Alias)
    )
    topic = _with_response(topic, question)
    every = tuple(limb for item in items for limb in item.limbs)
    own = _own(topic, every, ledger) if topic else frozenset()
    titled = _titled(topic, items, ledger) if topic else frozenset()
    found = tuple(e for e in every if e.record_id in titled | own) if topic else every
    motions = MOTION.search(question) is not None
    limbs = _to(addressees, _of_class(found, question))
    narrowed = (
        topic or days or motions or _names_body(question, committees) or len(limbs) < len(found)
    )
    newest = False
    if not narrowed:
        limbs, newest = _meant_by_none(about, limbs) if OURS.search(question) else ((), False)
    if not limbs:
        return None
    if LATEST.search(question):
        limbs = tuple(limb for limb in limbs if limb.day == limbs[-1].day)
    said = frozenset(stem for unit in topic.units for way in unit.ways for stem in way)
    named = frozenset(s for unit in topic.units if unit.name for s in stems(unit.name))
    return AskedOfDecisions(
        about, limbs, days, bool(topic), motions, own, said | named, titled, newest,
        frozenset(stems(question)), question,
    )  # fmt: skip


def _addressees(question: str, items: Sequence[Item]) -> tuple[PersonAsked, ...]:
    """Return the posts that a question says a body asked to do something."""
    if not ASKED_TO.search(question):
        return ()
    named = {limb.addressee for item in items for limb in item.limbs if limb.addressee}
    return people_asked(question, [Speaker(each, role=each) for each in sorted(named)])


def _to(people: Sequence[PersonAsked], limbs: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """Return the limbs that are addressed to one of `people`; all where none is named."""
    if not people:
        return tuple(limbs)
    return tuple(
        limb
        for limb in limbs
        if limb.addressee
        and any(p.is_same(Speaker(limb.addressee, role=limb.addressee)) for p in people)
    )


def _with_response(topic: Topic, question: str) -> Topic:
    """Return a topic with the response that a question names: "response of the Cabinet"."""
    match = RESPONSE.search(question)
    if match is None:
        return topic
    unit = Unit((frozenset(stems(f"response {match['body'] or match['whose']}")),))
    return replace(topic, units=(*topic.units, unit))


def _meant_by_none(
    about: AboutDecisions, limbs: Sequence[Resolution]
) -> tuple[tuple[Resolution, ...], bool]:
    """Return the limbs of a question that narrows nothing, and whether they are the newest.

    What was resolved is told of the newest meeting, or of the only paper; votes are few
    enough to be told from all of them.
    """
    if about in (AboutDecisions.VOTE, AboutDecisions.MOVER):
        return tuple(limb for limb in limbs if limb.votes or limb.mover), False
    if len({limb.document_id for limb in limbs}) == 1:
        return tuple(limbs), False
    days = [limb.day for limb in limbs if limb.day]
    if about not in (AboutDecisions.LIST, AboutDecisions.NATURE) or not days:
        return (), False
    return tuple(limb for limb in limbs if limb.day == max(days)), True


def _names_body(question: str, committees: frozenset[str] | None) -> bool:
    """Return whether a question names a body, and not only "the committee"."""
    return committees is not None and COMMITTEE.search(question) is None


def _titled(topic: Topic, items: Sequence[Item], ledger: Ledger) -> frozenset[str]:
    """Return the limbs of items whose titles are about a topic."""
    titles = TopicIndex([TopicText(_title_of(item.first, ledger)) for item in items])
    found = [items[fit.number] for fit in titles.about(topic)]
    return frozenset(limb.record_id for item in found for limb in item.limbs)


def _own(topic: Topic, limbs: Sequence[Resolution], ledger: Ledger) -> frozenset[str]:
    """Return the limbs whose own words, with their item's title, are about a topic."""
    texts = [TopicText(limb.text, _title_of(limb, ledger)) for limb in limbs]
    return frozenset(limbs[fit.number].record_id for fit in TopicIndex(texts).about(topic))


def _title_of(limb: Resolution, ledger: Ledger) -> str:
    """Return the title of a limb's item; of a paper that is the minutes of one item, its own."""
    alone = limb.item is None and limb.item_title is None and limb.committee is None
    return ledger.document(limb.document_id).title if alone else limb.item_title or ""


def _of_class(limbs: Sequence[Resolution], question: str) -> tuple[Resolution, ...]:
    """Return the limbs of the verb that a question keeps to, all where it keeps to none."""
    if MINUTES.search(question):
        return tuple(limb for limb in limbs if OF_MINUTES.search(limb.text)) or tuple(limbs)
    if CALLED_IN.search(question):
        return tuple(limb for limb in limbs if CALLED_IN.search(limb.text))
    classes = next((kept for pattern, kept in CLASSES if pattern.search(question)), None)
    return tuple(limb for limb in limbs if classes is None or limb.verb_class in classes)
