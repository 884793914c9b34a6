"""Files that do harm: each is listed with its reason, and stops nothing."""

import logging
import os
import re
import shutil
import sys
import time
from pathlib import Path

import pytest
from docx import Document as WordDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from assistant.documents import SourceState
from ingest import discovery, readers
from ingest.readers import ReaderError
from ingest.reporting import RunReport
from tests.invented_folder import Desk, a_report, open_desk, zipped

HOSTILE = (sys.executable, "-P", str(Path(__file__).with_name("hostile_reader.py")))


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "READER", HOSTILE)


def reason(desk: Desk, path: str) -> str:
    source = desk.sources()[path]
    assert source.state is SourceState.FAILED
    return str(source.reason)


@pytest.mark.usefixtures("hostile")
def test_files_that_misbehave_stop_nobody(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, file_timeout_s=1.5, processes=2)
    for name in ("hangs", "spins", "killed-once", "killed-always", "crashes", "surprises"):
        desk.write(f"{name}.txt", a_report(name))
    for number in range(6):
        desk.write(f"sound-{number}.txt", a_report(f"road {number}"))

    begin = time.monotonic()
    report = desk.run()

    assert time.monotonic() - begin < 30
    assert (report.new, report.failed) == (7, 5)
    assert "took longer to read than the 1.5 seconds" in reason(desk, "hangs.txt")
    assert "took longer to read than the 1.5 seconds" in reason(desk, "spins.txt")
    assert "killed twice" in reason(desk, "killed-always.txt")
    assert "exit code -11" in reason(desk, "crashes.txt")
    assert "nobody thought of this" in reason(desk, "surprises.txt")
    assert desk.sources()["killed-once.txt"].state is SourceState.READY

    again = desk.run()

    # Who was killed for want of memory is tried again; the others would fail as before.
    assert (again.failed, again.unchanged) == (1, 11)


@pytest.mark.usefixtures("hostile")
def test_a_raised_limit_gives_a_failed_file_another_try(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, file_timeout_s=0.5)
    desk.write("hangs.txt", a_report("buses"))
    assert desk.run().failed == 1
    assert desk.run().failed == 0
    longer = Desk(desk.papers, desk.settings.model_copy(update={"file_timeout_s": 0.6}))
    assert longer.run().failed == 1


@pytest.mark.usefixtures("hostile")
def test_want_of_memory_is_told_as_that(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, file_memory_mb=500)
    desk.write("swallows.txt", a_report("buses"))
    desk.write("sound.txt", a_report("trams"))

    report = desk.run()

    assert (report.new, report.failed) == (1, 1)
    assert "needs more memory to read than the 500 MB" in reason(desk, "swallows.txt")


@pytest.mark.usefixtures("hostile")
def test_a_file_that_changes_while_it_is_read_is_read_next_time(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.write("changes.txt", a_report("buses"))

    report = desk.run()

    assert report.failed == 1
    assert "changed while it was being read" in reason(desk, "changes.txt")
    assert desk.view().documents == {}
    assert desk.run().changed == 1


def test_readers_that_do_not_start_are_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "READER", (sys.executable, "-c", "raise SystemExit(7)"))
    desk = open_desk(tmp_path)
    desk.write("a.txt", a_report("buses"))

    with pytest.raises(ReaderError, match=r"ends at its start \(exit code 7\)"):
        desk.run()


def test_readers_that_hang_at_their_start_are_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "READER", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(readers, "START_TIMEOUT_S", 0.3)
    desk = open_desk(tmp_path)
    desk.write("a.txt", a_report("buses"))

    with pytest.raises(ReaderError, match="did not start"):
        desk.run()


def long_pdf(path: Path, pages: int) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    for number in range(pages):
        canvas.drawString(72, 700, f"Page {number}")
        canvas.showPage()
    canvas.save()


def entity_bomb(path: Path) -> None:
    WordDocument().save(str(path))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">' + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (c + 1, c, c, c, c) for c in range(97, 115)
    )
    with_bomb = zipped(
        path.with_suffix(".zip"),
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": bomb + b"]><x>&s;</x>"},
    )
    with_bomb.replace(path)


@pytest.fixture(scope="module")
def after_bombs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, RunReport, float]:
    folder = tmp_path_factory.mktemp("bombs")
    desk = open_desk(folder, max_file_mb=1, max_pages=300, max_unpacked_mb=5)
    zipped(desk.papers / "bomb.zip", {"zeros.txt": b"0" * 50_000_000})
    zipped(
        desk.papers / "bomb.docx",
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 50_000_000},
    )
    entity_bomb(desk.papers / "entities.docx")
    long_pdf(desk.papers / "long.pdf", 400)
    desk.write("huge.txt", "words " * 200_000)
    desk.write("empty.txt", b"")
    desk.write("error.pdf", "<html><body><h1>404 Not Found</h1></body></html>")
    desk.write("sound.txt", a_report("buses"))
    desk.write(os.fsdecode(b"caf\xe9.txt"), a_report("cafes"))
    desk.write("two\nlines.txt", a_report("lines"))
    desk.write("[red]brackets[/red].txt", a_report("brackets"))
    (desk.papers / "loop").symlink_to(desk.papers)
    (desk.papers / "round.txt").symlink_to(desk.papers / "round.txt")
    (desk.papers / "nowhere.txt").symlink_to(desk.papers / "not-there.txt")
    os.mkfifo(desk.papers / "pipe.txt")
    begin = time.monotonic()
    report = desk.run()
    return desk, report, time.monotonic() - begin


def test_bombs_are_listed_each_with_its_reason(
    after_bombs: tuple[Desk, RunReport, float],
) -> None:
    desk, report, seconds = after_bombs

    assert "unpacks to far too much" in reason(desk, "bomb.zip")
    assert "unpack" in reason(desk, "bomb.docx")
    assert "entities" in reason(desk, "entities.docx")
    assert "300" in reason(desk, "long.pdf")
    assert "1,000,000" in reason(desk, "huge.txt")
    assert "empty" in reason(desk, "empty.txt")
    assert "web page" in reason(desk, "error.pdf")
    assert (report.failed, report.new) == (7, 4)
    assert seconds < 20


def test_awkward_names_are_kept_on_one_line(after_bombs: tuple[Desk, RunReport, float]) -> None:
    desk, _, _ = after_bombs

    ready = {path for path, s in desk.sources().items() if s.state is SourceState.READY}

    assert ready == {"sound.txt", r"caf\xe9.txt", r"two\nlines.txt", "[red]brackets[/red].txt"}


def test_bombs_again_change_nothing(after_bombs: tuple[Desk, RunReport, float]) -> None:
    desk, first, _ = after_bombs

    again = desk.run()

    assert (again.done, again.unchanged, again.generation) == (0, 11, first.generation)


def test_what_may_not_be_opened_is_listed_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path)
    locked = desk.write("locked.txt", a_report("buses"))
    desk.write("closed/inner.txt", a_report("trams"))
    desk.run()
    digesting, scanning = discovery.digest_of, os.scandir

    def refuse(file: Path) -> str:
        if file == locked:
            raise PermissionError(13, "Permission denied", str(file))
        return digesting(file)

    def refuse_folder(path: str | Path) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scanning(path)

    with monkeypatch.context() as patched:
        patched.setattr(discovery, "digest_of", refuse)
        patched.setattr(os, "scandir", refuse_folder)
        report = desk.run()

    assert (report.failed, report.missing) == (2, 0)
    assert "'locked.txt' cannot be opened: Permission denied." in reason(desk, "locked.txt")
    assert "'closed' cannot be opened" in reason(desk, "closed")
    assert len(desk.view().documents) == 2

    desk.run()

    assert desk.sources()["locked.txt"].state is SourceState.READY
    assert desk.sources()["closed"].state is SourceState.MISSING


@pytest.mark.usefixtures("hostile")
def test_the_log_has_a_line_for_each_file_and_no_name(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = open_desk(tmp_path)
    desk.write("hearing of Mr Ashdown.txt", a_report("Mr Ashdown"))
    desk.write("surprises.txt", a_report("Mr Ashdown again"))
    with caplog.at_level(logging.INFO):
        desk.run()

    lines = [r.getMessage() for r in caplog.records if r.name == "ingest.staging"]
    assert len(lines) == 2
    assert re.fullmatch(
        r"file 1: ready, document [0-9a-f]{12}, no pages, \d passages, \d+ ms", lines[0]
    )
    assert lines[1] == "file 2: failed, UnreadableDocumentError"
    assert "Ashdown" not in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_ocr_works_within_the_least_memory(tmp_path: Path) -> None:
    scan = Path(__file__).parents[1] / (
        "eval/corpus/papers/2024-25/2024-10-07/letter-from-the-independent-scrutineer.pdf"
    )
    desk = open_desk(tmp_path, ocr=True, file_memory_mb=512)
    shutil.copy(scan, desk.papers / "letter.pdf")

    desk.run()

    source = desk.sources()["letter.pdf"]
    assert "was read by OCR" in source.warnings[0]
    assert source.passages > 0
