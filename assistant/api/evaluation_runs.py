"""Where the evaluation runs of this installation are."""

from __future__ import annotations

from pathlib import Path

from assistant.api.services import Services


def runs_folder(services: Services) -> Path:
    """Return the folder of the runs: the one that is set, else inside the store folder."""
    settings = services.settings
    return settings.evaluation_folder or settings.store_folder / "eval" / "runs"
