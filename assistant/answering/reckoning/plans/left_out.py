"""What an answer about plans does not count, in sentences or, where these are long, as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.plans.telling_actions import told
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    ReckonedRow,
    ReckonedTable,
)

_TITLE, _COLUMNS = "Not counted", ("Plan or paper", "Why it is not counted")
_MOST_PROOFS = 6


@dataclass(frozen=True, slots=True)
class Missing:
    """Things of one kind that are not counted for one reason, of one plan or paper.

    `kind` is their noun for one and for several; `ids` are what tells each from the others.
    """

    name: str
    why: str
    kind: tuple[str, str]
    ids: tuple[str, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What an answer does not count: a sentence for each reason, and a table where plans are many.

    `missing` holds the same thing by thing, so that it can be told in short.
    """

    claims: tuple[Claim, ...] = ()
    tables: tuple[ReckonedTable, ...] = ()
    missing: tuple[Missing, ...] = ()

    def and_also(self, other: LeftOut) -> LeftOut:
        """Return this and `other` together."""
        return LeftOut(
            (*self.claims, *other.claims),
            (*self.tables, *other.tables),
            (*self.missing, *other.missing),
        )

    def in_short(self) -> LeftOut:
        """Return one sentence with the numbers, and all reasons in a table."""
        ids: dict[tuple[str, str], list[str]] = defaultdict(list)
        for each in self.missing:
            ids[each.kind].extend(each.ids)
        values = [number_of(kind[1], found) for kind, found in ids.items()]
        parts = [
            f"{value.value} {kind[value.value != '1']}"
            for kind, value in zip(ids, values, strict=True)
        ]
        listed = " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
        proofs = [each.proofs[0] for each in self.missing[:_MOST_PROOFS]]
        claim = told(f"Not counted: {listed}; the table says why.", values, proofs)
        rows = tuple(ReckonedRow((each.name, each.why), each.proofs) for each in self.missing)
        return LeftOut((claim,), (ReckonedTable(_TITLE, _COLUMNS, rows),), self.missing)


NOTHING_LEFT_OUT = LeftOut()


def number_of(name: str, ids: Sequence[str]) -> Computed:
    """Return how many different things `ids` name, as a value with all of them."""
    return Computed(name, Operation.COUNT, str(len(set(ids))), tuple(ids))
