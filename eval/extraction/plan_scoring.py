"""Scores rows and cells of action plans against plans whose every cell is known."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.actions import ActionItem

_ALIKE = 0.8


class PlanRow(BaseModel):
    """A row as it is printed and as it should be read; a field that is not given is not scored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    ref: str | None = None
    recommendation: str | None = None
    action: str = ""
    leads: tuple[str, ...] = ()
    due_text: str | None = None
    due_earliest: dt.date | None = None
    due_latest: dt.date | None = None
    due_precision: str | None = None
    due_history: tuple[dt.date, ...] = ()
    rating_word: str | None = None
    rating_colour: str | None = None
    rating_means: str | None = None
    status: str | None = None
    progress: str | None = None
    evidence: str | None = None
    lenient: tuple[str, ...] = ()


class Plan(BaseModel):
    """A plan: its file below the folder of papers, its rows, and to which part it belongs."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    file: str
    part: str = "dev"
    rows: tuple[PlanRow, ...]


@dataclass(slots=True)
class PlanScore:
    """Rows found, missed and invented; (right, compared) cells by field; what was wrong."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    cells: dict[str, Counter[bool]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def right_cells(self) -> tuple[int, int]:
        """How many cells are right, of how many compared."""
        right = sum(counts[True] for counts in self.cells.values())
        return right, sum(counts.total() for counts in self.cells.values())


def read_plans(gold: Path) -> list[Plan]:
    """Return the plans of a gold file: a list under `plans`, or one plan for each name."""
    facts = yaml.safe_load(gold.read_text("utf-8"))
    if "plans" in facts:
        return [Plan.model_validate(each) for each in facts["plans"]]
    return [
        Plan(file=each["file"], rows=tuple(PlanRow.model_validate(row) for row in each["actions"]))
        for each in facts.values()
        if isinstance(each, dict) and "actions" in each
    ]


def score_plan(plan: Plan, items: Sequence[ActionItem], score: PlanScore) -> None:
    """Add one plan's rows and cells to a score. Rows are matched by action text and ref."""
    left = list(items)
    for row in plan.rows:
        item = _best(row, left)
        if item is None:
            score.missed += 1
            score.wrong.append(f"{plan.file}: missed {row.ref} {row.action[:70]}")
            continue
        left.remove(item)
        score.found += 1
        for name, wanted, got in _cells(row, item):
            right = wanted == got
            score.cells.setdefault(name, Counter())[right] += 1
            if not right:
                score.wrong.append(f"{plan.file} {row.ref}: {name} {got!r}, not {wanted!r}")
    score.invented += len(left)
    score.wrong += [f"{plan.file}: invented {item.ref} {item.action[:70]}" for item in left]


def _best(row: PlanRow, items: Sequence[ActionItem]) -> ActionItem | None:
    def alike(item: ActionItem) -> tuple[float, bool]:
        share = SequenceMatcher(None, _plain(row.action), _plain(item.action)).ratio()
        return share, _plain(row.ref) == _plain(item.ref)

    best = max(items, key=alike, default=None)
    return best if best is not None and alike(best)[0] >= _ALIKE else None


def _cells(row: PlanRow, item: ActionItem) -> Iterator[tuple[str, object, object]]:
    rating = item.rating
    due = item.due
    both: Mapping[str, tuple[object, object]] = {
        "ref": (_plain(row.ref), _plain(item.ref)),
        "recommendation": (_plain(row.recommendation), _plain(item.recommendation)),
        "action": (_plain(row.action), _plain(item.action)),
        "leads": ([_plain(lead) for lead in row.leads], [_plain(lead) for lead in item.leads]),
        "due_text": (_plain(row.due_text), _plain(due.text)),
        "due_earliest": (row.due_earliest, due.earliest),
        "due_latest": (row.due_latest, due.latest),
        "due_precision": (row.due_precision, due.precision.value),
        "due_history": (list(row.due_history), list(due.earlier)),
        "rating_word": (_plain(row.rating_word), _plain(rating.word if rating else None)),
        "rating_colour": (row.rating_colour, rating.colour if rating else None),
        "rating_means": (_plain(row.rating_means), _plain(rating.means if rating else None)),
        "status": (row.status, item.status.value),
        "progress": (_plain(row.progress), _plain(item.progress)),
        # What came of it is proof as well: plans call the same column one or the other.
        "evidence": (
            _plain(row.evidence),
            _plain(item.evidence or (item.impact if row.evidence else None)),
        ),
    }
    for name, (wanted, got) in both.items():
        if name in row.model_fields_set and name not in row.lenient:
            yield name, wanted, got


def _plain(text: str | None) -> str:
    """Return the letters and digits of a text: wrapped cells may break anywhere."""
    plain = unicodedata.normalize("NFKC", text or "").casefold()
    return re.sub(r"[\W_]+", "", plain)
