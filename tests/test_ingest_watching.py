"""Folders that are watched."""

import shutil
import time
from pathlib import Path

import pytest

from ingest import watching
from ingest.watching import watch_places


def test_changes_are_told_and_a_vanished_folder_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, stores = tmp_path / "papers", tmp_path / "papers" / "stores"
    stores.mkdir(parents=True)
    absent: list[Path] = []

    def come_back(_: float) -> None:
        (folder / "back.txt").parent.mkdir(exist_ok=True)
        (folder / "back.txt").write_text("x")

    monkeypatch.setattr(watching, "_REST_MS", 200)
    monkeypatch.setattr(watching, "_TICK_MS", 200)
    monkeypatch.setattr(time, "sleep", come_back)
    changes = watch_places([folder], [stores], absent.append)

    assert next(changes) == 0
    (stores / "scrutiny.db").write_text("x")
    (folder / "a.txt").write_text("x")
    assert next(changes) == 1
    shutil.rmtree(folder)
    told = next(changes)
    while not absent:
        told = next(changes)

    assert told == 0
    assert absent == [folder]
