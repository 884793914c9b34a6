"""What the commands of `python -m ingest` print, and how they end."""

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from assistant.documents import SourceState
from assistant.stores.locking import WriterLock
from ingest import commands, console
from tests.invented_folder import Desk, a_report, open_desk
from tests.invented_papers import FixedEmbedder


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = open_desk(tmp_path)
    monkeypatch.setenv("SCRUTINY_STORE_FOLDER", str(desk.settings.store_folder))
    monkeypatch.setenv("SCRUTINY_PROCESSES", "1")
    monkeypatch.setenv("SCRUTINY_LOG_LEVEL", "ERROR")
    monkeypatch.setattr(commands, "_embedder", lambda settings: FixedEmbedder())
    return desk


def run(*arguments: str | Path, width: int = 80) -> Result:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(commands, "out", Console(width=width))
        patched.setattr(commands, "err", Console(width=width, stderr=True))
        patched.setattr(console, "err", Console(width=width, stderr=True))
        return CliRunner().invoke(commands.app, [str(argument) for argument in arguments])


def test_a_run_says_what_it_did(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.write("b.pdf", "<html><body>404</body></html>")

    first, second = run("add", desk.papers), run("add", desk.papers)

    assert first.exit_code == 0
    assert "Files: 1 new, 1 could not be read." in first.stdout
    assert "b.pdf\n  'b.pdf' is named as a PDF but holds a web page" in first.stdout
    assert "Files: 2 unchanged.\nReaders see generation 1." in second.stdout


def test_json_is_one_line(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))

    report = json.loads(run("add", desk.papers, "--json").stdout)
    listed = json.loads(run("status", "--json").stdout)

    assert (report["new"], report["failed"], report["generation"]) == (1, 0, 1)
    assert listed["generation"] == 1
    [item] = listed["items"]
    assert (item["path"], item["state"], item["kind"]) == ("a.txt", "ready", "officer_report")


def test_exit_codes_tell_what_went_wrong(desk: Desk) -> None:
    desk.write("a.pdf", "<html><body>404</body></html>")
    assert run("add", desk.papers).exit_code == console.NOTHING_READ

    absent = run("add", desk.papers / "nowhere")
    assert (absent.exit_code, "There is no file or folder" in absent.stderr) == (2, True)

    desk.write("papers.yaml", "a.pdf: {kind: leaflet}")
    wrong = run("add", desk.papers)
    assert (wrong.exit_code, "'papers.yaml' in 'papers' is wrong" in wrong.stderr) == (2, True)


def test_a_second_writer_is_told_who_writes(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    lock = WriterLock(desk.place)
    try:
        second = run("add", desk.papers)
    finally:
        lock.release()

    assert second.exit_code == console.BUSY
    assert second.stderr.startswith("Another process is writing to")
    assert "Traceback" not in second.stderr


def test_an_empty_store_says_how_to_begin(desk: Desk) -> None:
    assert "python -m ingest add FOLDER" in run("status").stdout


@pytest.mark.parametrize("width", [80, 200])
def test_status_is_legible(desk: Desk, width: int) -> None:
    long = "2025-26/childrens-services/" + "minutes of the meeting of the committee " * 2
    desk.write(f"{long}.txt", a_report("buses"))
    desk.write("2025-26/[bold]b.pdf", "<html><body>404</body></html>")
    run("add", desk.papers)

    listed = run("status", width=width).stdout

    assert all(len(line) <= width for line in listed.splitlines())
    assert "Passages" in listed
    assert "[bold]b.pdf" in listed
    assert "probably an error page" in " ".join(listed.split())
    assert "2 of 2 files listed; 1 papers" in listed


def test_status_can_be_kept_to_problems(desk: Desk) -> None:
    desk.write("sound.txt", a_report("buses"))
    desk.write("broken.pdf", "<html><body>404</body></html>")
    run("add", desk.papers)

    listed = run("status", "--problems").stdout

    assert "broken.pdf" in listed
    assert "sound.txt" not in listed


@pytest.mark.parametrize("name", ["id", "path below the root", "path on disk", "name alone"])
def test_a_paper_is_withdrawn_by_any_of_its_names(desk: Desk, name: str) -> None:
    file = desk.write("inner/a.txt", a_report("buses"))
    desk.run()
    names = {
        "id": desk.paper("inner/a.txt").document_id[:8],
        "path below the root": "inner/a.txt",
        "path on disk": str(file),
        "name alone": "a.txt",
    }

    done = run("withdraw", names[name], "--reason", "sent by mistake")

    assert (done.exit_code, desk.view().documents) == (0, {})
    assert desk.sources()["inner/a.txt"].reason == "sent by mistake"


def test_a_name_that_fits_several_papers_is_not_guessed(desk: Desk) -> None:
    desk.write("one/a.txt", a_report("buses"))
    desk.write("two/a.txt", a_report("trams"))
    desk.run()

    refused = run("remove", "--yes", "a.txt")

    assert refused.exit_code == console.WRONG
    assert "More than one paper fits 'a.txt'" in refused.stderr
    assert len(desk.view().documents) == 2
    assert run("withdraw", "nothing.txt").exit_code == console.WRONG


def test_a_removed_paper_is_gone_and_its_file_is_named(desk: Desk) -> None:
    file = desk.write("a.txt", a_report("buses"))
    desk.run()

    done = run("remove", "--yes", "a.txt", width=200)

    assert done.exit_code == 0
    assert f"would be read again: {file.resolve()}" in done.stderr
    assert (desk.view().documents, desk.sources()) == ({}, {})


def test_rebuilding_keeps_what_is_published(desk: Desk) -> None:
    desk.write("a.txt", a_report("buses"))
    desk.run()
    before = desk.view()

    done = run("rebuild")

    assert "Rebuilt as generation 2 with fixed." in done.stdout
    assert desk.view().documents == before.documents
    assert desk.view().table.ids == before.table.ids


def test_watching_goes_on_after_a_wrong_sidecar_and_a_busy_store(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.txt", a_report("buses"))
    sidecar = desk.papers / "papers.yaml"

    def changes(places: Sequence[Path], left_out: Sequence[Path], _: object) -> Iterator[int]:
        assert list(left_out) == [desk.settings.store_folder]
        yield 0
        sidecar.write_text("a.txt: {kind: leaflet}")
        yield 1
        sidecar.unlink()
        desk.write("b.txt", a_report("trams"))
        lock = WriterLock(desk.place)
        monkeypatch.setattr(time, "sleep", lambda _: lock.release())
        yield 1

    monkeypatch.setattr(commands, "watch_places", changes)

    watched = run("add", desk.papers, "--watch")

    assert watched.exit_code == 0
    assert "is wrong" in watched.stderr
    assert "Another process is writing" in watched.stderr
    assert watched.stdout.count("Files:") == 2
    assert desk.sources()["b.txt"].state is SourceState.READY


def test_an_interrupted_run_says_that_nothing_is_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "ingest_places", interrupt)

    stopped = run("add", desk.papers)

    assert stopped.exit_code == console.INTERRUPTED
    assert "What was read is kept" in stopped.stderr


def test_settings_that_make_no_sense_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRUTINY_MAX_PAGES", "many")

    refused = run("add", desk.papers)

    assert refused.exit_code == console.WRONG
    assert "SCRUTINY_MAX_PAGES" in refused.stderr
