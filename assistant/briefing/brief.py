"""Makes a brief: read `brief` first."""

from __future__ import annotations

from assistant.answering.reckoning.corrections import tell_corrected, tell_hidden
from assistant.briefing import wording
from assistant.briefing.minuted_sections import minuted_sections
from assistant.briefing.plan_sections import plan_sections
from assistant.briefing.scope import Briefed, BriefScope
from assistant.briefing.sections import Brief, Numbering
from assistant.registers.remembered import remembered
from assistant.stores.view import View


def brief(view: View, scope: BriefScope) -> Brief:
    """Return what the papers leave open for a committee, an item or a plan.

    Every line is cited. A section with nothing to tell says so. Overdue is reckoned on
    `as_of`, else on the position date of each plan. Made once for one state of the papers.
    """
    return remembered(view).once(repr(scope), view, lambda held: _made(Briefed(held, scope)))


def not_held(view: View, scope: BriefScope) -> str | None:
    """Return words for a committee or plan that is asked for and not held; None if all are."""
    return Briefed(view, scope).missing()


def _made(briefed: Briefed) -> Brief:
    scope, view = briefed.scope, briefed.view
    numbering = Numbering(view)
    sections = (*plan_sections(briefed, numbering), *minuted_sections(briefed, numbering))
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
        sections=sections,
        citations=numbering.citations(),
        corrected=wording.corrected(told) if told else None,
        generation=view.generation,
    )
