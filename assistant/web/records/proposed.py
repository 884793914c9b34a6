"""Records that a language model proposed, as the page shows them to an officer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import Citation
from assistant.proposals import Proposal, ProposalState
from assistant.registers.proposed import Decided, as_history
from assistant.stores.view import View
from assistant.web.records import proposed_wording as wording
from assistant.web.records.page import Row, record_page

FIELD = "decision-"


@dataclass(frozen=True, slots=True)
class Shown:
    """One proposal. `field` is what the form calls its decision, `chosen` what was chosen."""

    kind: str
    citation: Citation
    rows: Sequence[Row]
    made: str
    field: str
    chosen: str


def shown_proposals(
    view: View, proposals: Sequence[Proposal], chosen: Mapping[str, ProposalState]
) -> Sequence[Shown]:
    """Return proposals with what each would record, in their order."""
    return [_shown(view, each, chosen.get(each.record_id)) for each in proposals]


def _shown(view: View, proposal: Proposal, chosen: ProposalState | None) -> Shown:
    page = record_page(view, as_history(view, proposal))
    return Shown(
        kind=page.kind,
        citation=page.citation,
        rows=[row for row in page.rows if row.read != wording.NOTHING_READ],
        made=wording.made(proposal.model, proposal.proposed_at.date()),
        field=f"{FIELD}{proposal.record_id}",
        chosen=chosen.value if chosen else "",
    )


def decided_words(decided: Decided) -> str:
    """Return what was done with the proposals that an officer decided on.

    >>> decided_words(Decided(accepted=1, refused=2))
    '1 proposal accepted, 2 refused.'
    """
    told = [
        f"{count} {'proposal ' if not place else ''}{word}"
        for place, (count, word) in enumerate(_counted(decided))
    ]
    return f"{', '.join(told)}." if told else wording.NOTHING_DECIDED


def _counted(decided: Decided) -> list[tuple[int, str]]:
    counts = (
        (decided.accepted, wording.ACCEPTED),
        (decided.refused, wording.REFUSED),
        (decided.gone, wording.GONE),
    )
    return [(count, word) for count, word in counts if count]
