"""Makes a brief: read `brief` first."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from assistant.answering.reckoning.corrections import tell_corrected, tell_hidden
from assistant.briefing import wording
from assistant.briefing.enquiries import enquiry_section
from assistant.briefing.minuted_sections import Minuted, find_minuted, minuted_sections
from assistant.briefing.plan_sections import plan_sections
from assistant.briefing.recommended_sections import (
    Recommended,
    find_recommended,
    recommended_sections,
)
from assistant.briefing.scope import Briefed, BriefScope
from assistant.briefing.sections import Brief, Numbering, Section
from assistant.errors import AssistantError
from assistant.registers.remembered import remembered
from assistant.stores.view import View

logger = logging.getLogger(__name__)


def brief(view: View, scope: BriefScope) -> Brief:
    """Return what the papers leave open for a committee, an item or a plan.

    Every line is cited. A section with nothing to tell says so. Overdue is reckoned on
    `as_of`, else on the position date of each plan. Made once for one state of the papers;
    one of which a part could not be made is tried anew.
    """
    kept, name = remembered(view), repr(scope)
    made = kept.once_for(name, view, lambda held: _made(Briefed(held, scope)))
    if made.unmade:
        kept.forget(name)
    return made


def not_held(view: View, scope: BriefScope) -> str | None:
    """Return words for a committee or plan that is asked for and not held; None if all are."""
    return Briefed(view, scope).missing()


def _made(briefed: Briefed) -> Brief:
    scope, view = briefed.scope, briefed.view
    numbering = Numbering(view)
    sections: list[Section] = []
    unmade: list[str] = []
    for titles, make in _parts(briefed, numbering):
        try:
            sections += make()
        except AssistantError as exc:
            logger.error("part of a brief could not be made: %s", exc)
            unmade += titles
    plan = briefed.books[0].name if scope.plan and len(briefed.books) == 1 else scope.plan
    told = [claim.text for claim in tell_corrected(sorted(numbering.records), briefed.ledger)]
    told += [
        claim.text
        for book in briefed.books
        if (version := book.at(scope.as_of)) is not None
        for claim in tell_hidden(version.hidden, briefed.ledger)
    ]
    return Brief(
        title=wording.title_of(scope.committee, briefed.item, plan),
        notice=wording.NOTICE,
        committee=scope.committee,
        item=briefed.item,
        plan=plan,
        as_of=scope.as_of,
        latest=briefed.latest,
        sections=tuple(sections),
        citations=numbering.citations(),
        corrected=wording.corrected(told) if told else None,
        generation=view.generation,
        unmade=tuple(unmade),
    )


class _Findings:
    """What several parts rest on, found once."""

    def __init__(self, briefed: Briefed) -> None:
        self._briefed = briefed

    @cached_property
    def minuted(self) -> Minuted:
        """What minutes leave open."""
        return find_minuted(self._briefed)

    @cached_property
    def recommended(self) -> Recommended:
        """The recommendations."""
        return find_recommended(self._briefed)


def _parts(
    briefed: Briefed, numbering: Numbering
) -> Iterator[tuple[tuple[str, ...], Callable[[], Iterable[Section]]]]:
    """Yield what makes the parts of a brief, each with the keys of its sections."""
    found = _Findings(briefed)
    yield wording.PLAN_KEYS, lambda: list(plan_sections(briefed, numbering))
    yield wording.MINUTED_KEYS, lambda: list(minuted_sections(found.minuted, numbering))
    yield (
        wording.RECOMMENDED_KEYS,
        lambda: list(recommended_sections(found.recommended, briefed, numbering)),
    )
    yield (
        wording.ENQUIRY_KEYS,
        lambda: [enquiry_section(briefed, found.minuted, found.recommended, numbering)],
    )
