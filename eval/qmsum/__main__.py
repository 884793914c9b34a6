"""`python -m eval.qmsum --meetings FOLDER`: the product's ranking on QMSum's meetings."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from assistant.errors import AssistantError
from assistant.models.embedding import load_embedder
from assistant.settings import read_settings
from eval.ladder.steps import WIDE, WIDE_TRIED
from eval.qmsum.measuring import measure
from eval.qmsum.meetings import load_meetings
from eval.qmsum.packing import pack
from eval.qmsum.reporting import tables
from eval.qmsum.storing import indexed


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; return 0, or 2 where the meetings cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m eval.qmsum", description=__doc__)
    parser.add_argument("--meetings", type=Path, required=True, help="Folder of QMSum JSON files.")
    parser.add_argument("--models", type=Path, help="Folder that keeps the exported model.")
    parser.add_argument("--tried", action="store_true", help="Also what was tried and left out.")
    chosen = parser.parse_args(arguments)
    steps = (*WIDE, *WIDE_TRIED) if chosen.tried else WIDE
    settings = read_settings()
    models = chosen.models or settings.store_folder / "models"
    embedder = load_embedder(threads=settings.threads, cache=models)
    try:
        packed = [(meeting, pack(meeting)) for meeting in load_meetings(chosen.meetings)]
        with (
            tempfile.TemporaryDirectory() as folder,
            indexed(Path(folder), embedder, [(m.name, p) for m, p in packed]) as view,
        ):
            measured = measure(view, embedder, packed, steps)
    except AssistantError as exc:
        print(exc, file=sys.stderr)  # noqa: T201 - the command's own message
        return 2
    for line in tables(measured, steps):
        print(line)  # noqa: T201 - the command's own output
    return 0


if __name__ == "__main__":
    sys.exit(main())
