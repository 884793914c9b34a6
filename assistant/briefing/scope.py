"""What a brief is about: a committee, an item or a plan, as the papers stood on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.naming_plans import holds_name
from assistant.answering.reckoning.plans.versions import PlanBook, names_plan
from assistant.answering.terms import stems
from assistant.briefing import wording
from assistant.council import Meeting, Record
from assistant.registers.facts import committee_of
from assistant.registers.listing import ledger_of
from assistant.registers.matching import calls_plan, plain, sought_in
from assistant.registers.remembered import remembered
from assistant.registers.standings import PlanShelf, plan_shelf, version_in_force
from assistant.registers.wanted import Wanted
from assistant.stores.view import View

# Most of an item's own words must stand in what is said to be about it; of a few, all.
_MIN_SHARE = 0.6
_FEW_WORDS = 3
# Words of the titles of items that tell of no subject.
_ANY_ITEM = frozenset(
    stems(
        """item report reports update updates review reviews annual quarterly quarter performance
        progress plan plans action actions draft final monitoring overview scrutiny committee panel
        strategy service services council presentation verbal response recommendations year"""
    )
)


@dataclass(frozen=True, slots=True)
class BriefScope:
    """What is asked for. `item` is a printed number or words of a title, `plan` an id or words."""

    committee: str | None = None
    item: str | None = None
    plan: str | None = None
    as_of: dt.date | None = None


class Briefed:
    """The records of one view that belong to a brief."""

    def __init__(self, view: View, scope: BriefScope) -> None:
        self.view = view
        self.ledger: Ledger = ledger_of(view, Wanted(as_of=scope.as_of))
        self.asked = scope
        self.scope = replace(scope, committee=self._committee(scope.committee))
        self.item = self._item_title()
        given = self._plans()
        # An item on a plan is briefed by all rows of the plan, which need not say its name.
        self.named = [book for book in given if self.item and _names(self.item, book)]
        self.books = self.named or given
        self._subject = self._words()

    @cached_property
    def shelf(self) -> PlanShelf:
        """The plans with their rows matched; to ask the view for each row would be slow."""
        return plan_shelf(self.view)

    @property
    def latest(self) -> dt.date | None:
        """The day of the newest paper of the committee, else of all papers."""
        days = [
            paper.date.day
            for paper in self.ledger.documents.values()
            if paper.date.day and self._is_of_committee(paper.committee)
        ]
        return max(days, default=None)

    def missing(self) -> str | None:
        """Return words for what is asked for and not held; None if all is."""
        scope = self.scope
        papers = self.ledger.documents.values()
        if scope.committee and not any(self._is_of_committee(each.committee) for each in papers):
            names = self._called(scope.committee) or list(self._names().values())
            return wording.no_committee(scope.committee, names)
        if scope.plan and not self.books:
            return f"There is no plan {scope.plan!r}."
        return None

    def holds(self, record: Record) -> bool:
        """Return whether a record belongs to the brief: by its committee and by its subject."""
        paper = self.ledger.document(record.document_id)
        return self._is_of_committee(committee_of(record, paper)) and self.is_about(record)

    @property
    def whole_plans(self) -> bool:
        """Whether all rows of the plans belong to the brief, and not only those on its item."""
        return self.scope.item is None or bool(self.named)

    def is_about(self, record: Record) -> bool:
        """Return whether a record holds most words of the brief's subject, or has its title."""
        if not (self.scope.item or self.scope.plan):
            return True
        title = getattr(record, "item_title", None)
        if self.item and title and plain(title) == plain(self.item):
            return True
        if not self._subject:
            return False
        held = self._subject & remembered(self.view).topics.of(record)
        share = 1.0 if len(self._subject) <= _FEW_WORDS else _MIN_SHARE
        return len(held) >= share * len(self._subject)

    def _committee(self, asked: str | None) -> str | None:
        """Return the one committee whose name is asked for, or holds the words asked for."""
        called = self._called(asked) if asked else []
        whole = [name for name in called if plain(name) == plain(asked or "")]
        return (whole or called)[0] if whole or len(called) == 1 else asked

    def _called(self, asked: str) -> list[str]:
        """Return the committees whose names hold all words asked for."""
        wanted = set(stems(asked))
        names = self._names().values()
        return [name for name in names if wanted and wanted <= set(stems(name))]

    def _names(self) -> dict[str, str]:
        """Return the committees of the papers, each once."""
        names = {each.committee for each in self.ledger.documents.values() if each.committee}
        return {plain(name): name for name in sorted(names)}

    def _is_of_committee(self, committee: str | None) -> bool:
        return self.scope.committee is None or plain(committee or "") == plain(self.scope.committee)

    def _plans(self) -> Sequence[PlanBook]:
        words = self.scope.plan
        books = self.shelf.books
        if words:
            return [book for book in books if _is_called(book, words)]
        return [
            book
            for book in books
            if version_in_force(book, self.scope.as_of) is not None and self._was_given(book)
        ]

    def _was_given(self, book: PlanBook) -> bool:
        """Return whether a plan is the committee's: a paper of it, or named by an item of it."""
        committees = {version.document.committee for version in book.versions} - {None}
        if any(self._is_of_committee(each) for each in committees or {None}):
            return True
        return not committees and any(_names(title, book) for title in self._item_titles)

    @cached_property
    def _item_titles(self) -> frozenset[str]:
        """The titles of all items of the committee's meetings."""
        return frozenset(
            item.title
            for meeting in self.ledger.records(Meeting)
            if self._is_of_committee(meeting.committee)
            for item in meeting.items
        )

    def _item_title(self) -> str | None:
        """Return the title of the item asked for by number, in the newest meeting that has it."""
        number = (self.scope.item or "").strip(" .")
        if not any(character.isdigit() for character in number):
            return self.scope.item
        meetings = [
            meeting
            for meeting in self.ledger.records(Meeting)
            if meeting.day and self._is_of_committee(meeting.committee)
        ]
        for meeting in sorted(meetings, key=lambda each: each.day or dt.date.min, reverse=True):
            for item in meeting.items:
                if item.number and item.number.strip(" .") == number:
                    return item.title
        return self.scope.item

    def _words(self) -> frozenset[str]:
        if self.scope.item:
            return sought_in(self.item or "") - _ANY_ITEM
        names = [stems(" ".join(book.words)) for book in self.books] if self.scope.plan else []
        return frozenset(word for name in names for word in name) - _ANY_ITEM


def _names(title: str, book: PlanBook) -> bool:
    """Return whether the title of an item names a plan."""
    own = len(book.words) > 1 and holds_name(title, book.words)
    return own or names_plan(title, book)


def _is_called(book: PlanBook, words: str) -> bool:
    """Return whether a plan has a version of this id, or with a title that these words name."""
    plans = [plan for version in book.versions for plan in version.plans]
    return any(plan.record_id == words or calls_plan(words, plan.title) for plan in plans)
