"""What was resolved, gathered item by item; an item that two papers record, once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.reckoning.decisions.decisions_wording import AMENDMENT
from assistant.answering.reckoning.ledger import Ledger
from assistant.council import Resolution
from assistant.documents import MINUTES_KINDS

# "There voted for the amendment 5 and for the motion 4": each side has its own number.
_DIVISION = re.compile(
    r"(?is)(?=.*\bfor the amendment\b[^\d.;]{0,25}(?P<amendment>\d{1,3})\b)"
    r"(?=.*\bthe motion\b[^\d.;]{0,25}(?P<motion>\d{1,3})\b)"
)
# "That recommendation 4 be deleted" would change the matter that is before a meeting.
_WOULD_CHANGE = re.compile(
    r"(?i)^\W*(?:that )?(?:the )?(?:recommendation|paragraph|clause|section|resolution|point)s? (?:no\.? )?"
    r"[\w().]+ (?:should |is to )?be (?:deleted|removed|struck|taken out|omitted|amended|reworded)\b"
)


@dataclass(frozen=True, slots=True)
class Item:
    """What one meeting resolved under one item, and the motions that were put there."""

    limbs: tuple[Resolution, ...]

    @property
    def first(self) -> Resolution:
        """Its first limb, which tells the meeting and the item."""
        return self.limbs[0]


def is_amendment(limb: Resolution) -> bool:
    """Return whether a limb is of an amendment that was put, by what opens it or its vote."""
    division = _DIVISION.search(limb.votes.span.text) if limb.votes else None
    if limb.votes and division and division["amendment"] != division["motion"]:
        return limb.votes.in_favour == int(division["amendment"])
    if limb.motion and _WOULD_CHANGE.search(limb.text):
        return True
    around = (limb.opener, limb.votes.span if limb.votes else None)
    return limb.motion and any(span and AMENDMENT.search(span.text) for span in around)


def gather_items(ledger: Ledger) -> list[Item]:
    """Return what was resolved, item by item, by day; an item that two papers record, once."""
    papers: dict[tuple[str, dt.date | None, str], dict[str, list[Resolution]]] = {}
    for limb in ledger.records(Resolution):
        item = limb.item or limb.item_title or ""
        meeting = (_plain(limb.committee), limb.day, _plain(item))
        papers.setdefault(meeting, {}).setdefault(limb.document_id, []).append(limb)
    items = [Item(tuple(_fullest(found, ledger))) for found in papers.values()]
    return sorted(items, key=lambda item: item.first.day or dt.date.min)


def _fullest(found: Mapping[str, list[Resolution]], ledger: Ledger) -> list[Resolution]:
    def worth(document_id: str) -> tuple[bool, int]:
        return ledger.document(document_id).kind in MINUTES_KINDS, len(found[document_id])

    return found[max(found, key=worth)]


def _plain(name: str | None) -> str:
    return "".join(c for c in (name or "").casefold() if c.isalnum())
