"""Runs that are killed at any moment: nothing half-done is seen, nothing is done twice."""

import hashlib
import logging
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import WriterBusyError
from assistant.stores.library import Library
from tests.invented_folder import ALL, Desk, a_report, open_desk

FILES = 6
RUN = """
import logging, sys
from pathlib import Path
from assistant.settings import Settings
from tests.invented_folder import Desk
logging.basicConfig(level=logging.INFO, format="%(name)s %(message)s", stream=sys.stdout)
Desk(Path(sys.argv[1]), Settings(store_folder=sys.argv[2], processes=2)).run()
"""


def long_paper(subject: str) -> str:
    return "\n\n".join(f"{n}. {a_report(f'{subject} in ward {n}')}" for n in range(1, 40))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = open_desk(tmp_path, processes=2)
    desk.write("published.txt", a_report("what was published before"))
    desk.run()
    for number in range(FILES):
        desk.write(f"paper-{number}.txt", long_paper(f"subject {number}"))
    return desk


def start(desk: Desk) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(desk.papers), str(desk.settings.store_folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )


def content(desk: Desk) -> str:
    """Return a digest of all that a reader can see."""
    view = desk.view()
    digest = hashlib.sha256()
    for document_id in sorted(view.documents):
        digest.update(repr(view.documents[document_id]).encode())
        digest.update(repr(view.passages_of(document_id)).encode())
    for source in sorted(view.sources(), key=lambda s: s.path):
        digest.update(repr(replace(source, seconds=0.0, root="")).encode())
    digest.update(
        repr(sorted(zip(view.table.ids, view.word_scores("ward 7"), strict=True))).encode()
    )
    return digest.hexdigest()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    desk = open_desk(tmp_path_factory.mktemp("undisturbed"))
    desk.write("published.txt", a_report("what was published before"))
    desk.run()
    for number in range(FILES):
        desk.write(f"paper-{number}.txt", long_paper(f"subject {number}"))
    desk.run()
    return content(desk)


@pytest.mark.parametrize("staged", [0, 1, 3, FILES - 1, FILES])
def test_a_killed_run_is_gone_on_with(
    desk: Desk, undisturbed: str, staged: int, caplog: pytest.LogCaptureFixture
) -> None:
    before = content(desk)
    process = start(desk)
    assert process.stdout is not None
    lines = (line for line in process.stdout if line.startswith("ingest.staging file"))
    for _ in range(staged):
        next(lines)
    process.kill()
    process.communicate()
    ended_at_once = desk.view().generation == 2

    assert ended_at_once or (desk.view().generation, content(desk)) == (1, before)

    with caplog.at_level(logging.INFO, "ingest.staging"):
        report = desk.run()

    read_again = sum(record.name == "ingest.staging" for record in caplog.records)
    assert read_again <= FILES - staged
    assert (report.failed, report.generation) == (0, 2)
    assert content(desk) == undisturbed


def test_a_second_writer_is_refused_and_a_reader_sees_the_end_of_the_first(desk: Desk) -> None:
    library = Library(desk.place)
    process = start(desk)
    assert process.stdout is not None
    next(line for line in process.stdout if line.startswith("ingest.staging file"))
    process.send_signal(signal.SIGSTOP)

    with pytest.raises(WriterBusyError, match=f"process {process.pid}"):
        desk.run()

    assert library.view(ALL).generation == 1
    process.send_signal(signal.SIGCONT)
    process.communicate()
    begin = time.monotonic()
    view = library.view(ALL)
    delay = time.monotonic() - begin
    library.close()

    assert (view.generation, len(view.documents)) == (2, FILES + 1)
    assert delay < 2


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are listed in /proc")
def test_readers_end_with_the_run_that_was_killed(desk: Desk) -> None:
    process = start(desk)
    assert process.stdout is not None
    next(line for line in process.stdout if line.startswith("ingest.staging file"))
    readers = [
        int(child)
        for listed in Path(f"/proc/{process.pid}/task").glob("*/children")
        for child in listed.read_text().split()
    ]
    assert any(is_running(pid) for pid in readers)
    process.kill()
    process.communicate()

    deadline = time.monotonic() + 10
    while any(is_running(pid) for pid in readers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_running(pid) for pid in readers)


def is_running(pid: int) -> bool:
    try:
        return "ingest.apart" in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False
