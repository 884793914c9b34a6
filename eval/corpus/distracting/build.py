"""Writes the distracting papers: python -m eval.corpus.distracting.build FOLDER [COUNT]."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from eval.corpus.distracting.minutes import minutes_of
from eval.corpus.distracting.papers import Paper, rendered
from eval.corpus.distracting.people import meetings, scene_of
from eval.corpus.distracting.plans import plan_of
from eval.corpus.distracting.programmes import work_programme, written_questions
from eval.corpus.distracting.reports import report_of

# The kinds of 32 papers in a row, so that any number of papers has nearly the same mix.
MIX = (
    *("minutes", "plan", "minutes", "officer", "minutes", "plan", "minutes", "performance"),
    *("minutes", "plan", "minutes", "inspection", "minutes", "plan", "minutes", "officer"),
    *("minutes", "plan", "minutes", "programme", "minutes", "plan", "minutes", "task"),
    *("minutes", "plan", "written", "officer", "minutes", "performance", "response", "minutes"),
)


def paper_at(index: int) -> Paper:
    """Return paper `index`, counted from 0; it is the same however many are built."""
    kind = MIX[index % len(MIX)]
    turn = index // len(MIX) * MIX.count(kind) + MIX[: index % len(MIX)].count(kind)
    draw = Random(f"paper-{index}")
    if kind == "plan":
        return plan_of(draw, turn)
    scene = scene_of(*meetings()[index % len(meetings())])
    if kind == "minutes":
        return minutes_of(draw, scene, turn)
    if kind == "programme":
        return work_programme(draw, scene, turn)
    if kind == "written":
        return written_questions(draw, scene, turn)
    return report_of(kind, draw, scene, turn)


def build_distractors(folder: Path, count: int = 320) -> list[Path]:
    """Write `count` papers below `folder` and return their paths, in order of writing."""
    written = []
    for index in range(count):
        paper = paper_at(index)
        path = folder / paper.path(index)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(rendered(paper, index))
        written.append(path)
    return written


def main(arguments: list[str]) -> None:
    """Build the papers into the folder that is named first."""
    if not arguments:
        raise SystemExit("usage: python -m eval.corpus.distracting.build FOLDER [COUNT]")
    counts = [int(argument) for argument in arguments[1:2]]
    build_distractors(Path(arguments[0]), *counts)


if __name__ == "__main__":
    main(sys.argv[1:])
