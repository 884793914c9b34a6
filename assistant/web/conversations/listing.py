"""A browser's own conversations as the page lists them: by day, newest first, searched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from assistant.stores.conversations import Conversation
from assistant.web.paging import Paged, address, paged
from assistant.web.wording import counted

PATH = "/conversations"


# Of a long conversation so many more questions are listed; a search finds the others.
MORE_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a conversation, and where its answer stands."""

    question: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation. `also` are questions beyond the name: what a search found, or the first."""

    conversation_id: str
    name: str
    href: str
    rename: str
    delete: str
    count: str
    day: dt.date
    time: str
    first: str | None
    also: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The conversations whose last question was asked on one day."""

    day: dt.date
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list. `any_kept` says whether there is anything to search."""

    days: Sequence[Day]
    paged: Paged[Row]
    search: str
    any_kept: bool


def listing_of(kept: Sequence[Conversation], search: str, page: int) -> Listing:
    """Return one page of the conversations in which every word of `search` stands."""
    wanted = search.casefold().split()
    rows = [_row(each, wanted) for each in kept if _matches(each, wanted)]
    shown = paged(rows, page)
    days = [Day(day, list(found)) for day, found in groupby(shown.rows, key=attrgetter("day"))]
    return Listing(days, shown, search, bool(kept))


def name_of(conversation: Conversation) -> str:
    """Return what a conversation is called: its own name, else its first question."""
    return conversation.title or conversation.questions[0]


def _matches(conversation: Conversation, wanted: Sequence[str]) -> bool:
    text = "\n".join((conversation.title or "", *conversation.questions)).casefold()
    return all(word in text for word in wanted)


def _row(conversation: Conversation, wanted: Sequence[str]) -> Row:
    known = {"conversation": conversation.conversation_id}
    name, first = name_of(conversation), conversation.questions[0]
    last = conversation.last_at.astimezone()
    return Row(
        conversation_id=conversation.conversation_id,
        name=name,
        href=address("/", known),
        rename=address(f"{PATH}/rename", known),
        delete=address(f"{PATH}/delete", known),
        count=counted(len(conversation.questions), "question"),
        day=last.date(),
        time=f"{last:%H:%M}",
        first=first if conversation.title else None,
        also=_also(conversation, address("/", known), wanted),
    )


def _also(conversation: Conversation, href: str, wanted: Sequence[str]) -> tuple[Asked, ...]:
    """Return the questions beyond the name in which a word stands; with no words, the first."""
    said = {name_of(conversation), conversation.questions[0]}
    answers = dict(
        zip(reversed(conversation.questions), reversed(conversation.answer_ids), strict=True)
    )
    rest = [
        Asked(each, f"{href}#answer-{answers[each]}")
        for each in dict.fromkeys(conversation.questions)
        if each not in said
    ]
    if not wanted:
        return tuple(rest[:MORE_SHOWN])
    return tuple(each for each in rest if any(word in each.question.casefold() for word in wanted))
