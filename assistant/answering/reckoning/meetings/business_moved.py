"""Quotes where the business of a meeting that did not take place goes, and why it did not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Proof
from assistant.answers import Basis
from assistant.council import Meeting
from assistant.sentences import split_sentences
from assistant.spans import Span

_GOES_TO = re.compile(
    r"(?i)\b(?:business|items?|reports?|agenda|meeting)\b.{0,40}\b(?:will|to|would) (?:now |instead )?be"
    r" (?:taken|considered|heard|dealt|moved|held|received|brought|carried)\b"
    r"|\b(?:rescheduled|rearranged|re-arranged|moved|deferred|postponed) (?:to|until|for)\b"
    r"|\b(?:cancelled|postponed|called off) (?:because|due|owing|as|for)\b"
)
# What a paper says of its own meeting stands near its top.
_TOP = 2_000
_MOST = 2


def business_moved(papers: Sequence[Meeting], ledger: Ledger) -> tuple[Claim, ...]:
    """Return what the papers of a cancelled meeting say of its business, quoted; () where nothing."""
    found: dict[str, Claim] = {}
    for paper in papers:
        for passage in ledger.view.passages_of(paper.document_id):
            base = passage.locator.start
            for start, end in split_sentences(passage.text):
                text = passage.text[start:end]
                if base + start < _TOP and _GOES_TO.search(text):
                    span = Span(base + start, base + end, text)
                    proof = Proof(paper.document_id, span)
                    found.setdefault(
                        text, Claim(f"Its paper says: “{text}”", Basis.QUOTATION, (proof,))
                    )
    return tuple(found.values())[:_MOST]
