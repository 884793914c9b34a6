"""Proposals of a model that wait for an officer, and what officers decide on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.errors import CorrectionError
from assistant.proposals import Proposal, ProposalState
from assistant.registers.facts import facts_as_json
from assistant.registers.history import RecordHistory
from assistant.registers.kinds import REGISTERS
from assistant.registers.places import cite_parts, parts_of
from assistant.stores.library import Library
from assistant.stores.rows import record_kind
from assistant.stores.view import View

_REGISTER_OF = {record_kind(kind): name for name, kind in REGISTERS.items()}


@dataclass(frozen=True, slots=True)
class Decided:
    """How many proposals were accepted and refused, and how many no longer waited."""

    accepted: int = 0
    refused: int = 0
    gone: int = 0


def waiting_proposals(library: Library, view: View) -> Sequence[Proposal]:
    """Return the proposals that wait, of papers of this view, by paper and in reading order."""
    order = {document_id: n for n, document_id in enumerate(view.documents)}
    found = [
        each
        for each in library.proposals.standing(ProposalState.WAITING)
        if each.record.document_id in order
    ]
    return sorted(found, key=lambda p: (order[p.record.document_id], p.record.span.start))


def as_history(view: View, proposal: Proposal) -> RecordHistory:
    """Return a proposal as the history of the record that it would be."""
    facts = facts_as_json(proposal.record)
    return RecordHistory(
        listed_under=_REGISTER_OF[record_kind(type(proposal.record))],
        record_id=proposal.record_id,
        document_id=proposal.record.document_id,
        as_read=facts,
        as_corrected=facts,
        corrections=(),
        places=cite_parts(view, proposal.record),
    )


def decide_proposals(
    library: Library, view: View, decisions: Mapping[str, ProposalState], *, by: str, reason: str
) -> Decided:
    """Accept and refuse proposals; those that no longer wait are counted and left as they are.

    Raises:
        CorrectionError: It is not told who decides.
    """
    if not by.strip():
        raise CorrectionError("It must be told who decides")
    waits = {each.record_id: each for each in waiting_proposals(library, view)}
    counts = dict.fromkeys(ProposalState, 0)
    gone = 0
    for record_id, state in decisions.items():
        proposal = waits.get(record_id)
        if proposal is None or not _is_printed(view, proposal):
            gone += 1
            continue
        try:
            now = dt.datetime.now(dt.UTC)
            library.proposals.decide(record_id, state, by=by, at=now, reason=reason)
        except CorrectionError:
            gone += 1
        else:
            counts[state] += 1
    return Decided(counts[ProposalState.ACCEPTED], counts[ProposalState.REFUSED], gone)


def _is_printed(view: View, proposal: Proposal) -> bool:
    text = view.text_of(proposal.record.document_id)
    return all(text[s.start : s.end] == s.text for _, s in parts_of(proposal.record))
