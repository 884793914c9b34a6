"""How far work on papers is: pages that update themselves, processes of their own."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.runs import Run, RunFile, RunKind, RunState
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.locking import WriterLock
from assistant.stores.place import StorePlace
from assistant.stores.runs import RunFolder, new_run_id
from tests.invented_folder import a_report
from tests.invented_papers import FixedEmbedder, fixed_answers
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops
from tests.papers_office import PDF, WHY, WORD, Office, Served, open_office


@pytest.fixture
def office(tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with open_office(tmp_path, served, monkeypatch) as opened:
        yield opened


def run_in(office: Office, state: RunState) -> str:
    run_id = new_run_id()
    files = tuple(RunFile(f"in/{n}.pdf", f"minutes-{n}-{'long' * 20}.pdf") for n in range(3))
    now = dt.datetime.now(dt.UTC)
    told = "'x.pdf' cannot be opened" if state is RunState.FAILED else ""
    RunFolder(office.library.place).save(
        Run(run_id, RunKind.ADD, now, files, state=state, told=told)
    )
    return f"/papers/runs/{run_id}"


def test_pages_of_officers_break_no_rule(office: Office, browser: Browser) -> None:
    office.add(("<b>buses.txt", a_report("buses").encode()), ("bad.pdf", PDF))
    address = office.file("b-buses.txt")
    office.client.post(address, data={"committee": "<i>Bus</i>", **WHY})
    context = browser.new_context(base_url=office.address)
    page = context.new_page()
    paths = [
        address, f"{address}/remove", f"{address}/withdraw", "/papers/again", "/papers/runs",
        "/papers/restricted", office.file("bad.pdf"),
        run_in(office, RunState.FAILED), run_in(office, RunState.RUNNING),
    ]  # fmt: skip
    faults = {}
    for path in paths:
        found = faults_at_widths(page, lambda page, path=path: page.goto(path))  # type: ignore[misc]
        page.set_viewport_size({"width": 1280, "height": 800})
        page.reload()
        stops = faulty_stops(tab_stops(page))
        if found or stops:
            faults[path] = (found, stops)
    context.close()
    assert faults == {}


def drop(page: Page, name: str, text: str) -> None:
    """Drop a file on the form as somebody drags it there."""
    dragged = page.evaluate_handle(
        """([name, text]) => { const data = new DataTransfer()
        data.items.add(new File([text], name)); return data }""",
        [name, text],
    )
    page.dispatch_event("#papers", "drop", {"dataTransfer": dragged})
    expect(page.locator(".govuk-drop-zone")).to_contain_text(name)


def test_uploading_works_in_the_browser_with_and_without_javascript(
    office: Office, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "buses.txt"
    for scripted in (True, False):
        file.write_text(a_report(f"buses {scripted}"))
        context = browser.new_context(base_url=office.address, java_script_enabled=scripted)
        page = context.new_page()
        page.goto("/papers")
        page.get_by_role("button", name="Add papers").click()
        if scripted:
            page.get_by_role("button", name="Add papers").click()
            expect(page.locator("#papers-error")).to_contain_text("Select a file")
            expect(page.locator("#papers")).to_be_focused()
            page.wait_for_timeout(1100)  # A second press within a second counts as a double click.
            drop(page, "dropped.txt", file.read_text())
        else:
            page.set_input_files("input[type=file]", file)
        page.get_by_role("button", name="Add papers").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Adding papers")
        expect(page.locator("#run")).to_contain_text("1 of 1 file read")
        context.close()


def test_progress_updates_itself_until_it_is_over(office: Office, browser: Browser) -> None:
    address = run_in(office, RunState.RUNNING)
    runs = RunFolder(office.library.place)
    context = browser.new_context(base_url=office.address)
    page = context.new_page()
    page.clock.install()
    page.goto(address)
    expect(page.get_by_text("0 of 3 files read")).to_be_visible()
    expect(page.locator("#run-status")).to_be_empty()
    run = runs.load(address.rsplit("/", 1)[1])
    assert run is not None
    runs.save(Run(run.run_id, run.kind, run.asked_at, state=RunState.DONE))
    page.clock.run_for(5100)
    expect(page.locator("#run-status")).to_have_text("Finished.")
    expect(page.get_by_role("link", name="Pause updates")).to_have_count(0)
    context.close()
    plain = office.client.get(run_in(office, RunState.RUNNING)).text
    paused = office.client.get(f"{run_in(office, RunState.RUNNING)}?updates=paused").text
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in plain
    assert "http-equiv" not in paused
    assert "Go on with updates" in paused


def wait_until(reached: Callable[[], bool], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.2)


def test_a_process_of_its_own_reads_uploads_and_waits_its_turn(
    sample_folder: Path, tmp_path: Path, served: Served
) -> None:
    folder = tmp_path / "stores"
    shutil.copytree(sample_folder, folder)
    settings = Settings(store_folder=folder, processes=1, ocr=False)
    library = Library(StorePlace(folder))
    runs = RunFolder(library.place)
    tools = Tools(library=library, embedder=FixedEmbedder())
    office = Office(library, settings, served(create_app(settings, tools, fixed_answers)))
    lock = WriterLock(library.place)

    def newest() -> Run:
        return runs.newest(1)[0]

    try:
        waiting = office.add((f"{WORD}.txt", a_report(WORD).encode()))
        wait_until(lambda: bool(newest().told))
        told = office.client.get(waiting.url.path).text
        assert "Another process is changing the papers." in told
        os.kill(newest().pid or 0, signal.SIGKILL)
        wait_until(lambda: newest().state is RunState.STOPPED)
    finally:
        lock.release()
    stopped = office.client.get(waiting.url.path).text
    assert "This stopped before it was finished. Nothing half-done is shown." in stopped
    assert WORD not in office.listed()
    office.client.post(f"{waiting.url.path}/again")
    wait_until(lambda: newest().is_over)
    assert newest().state is RunState.DONE
    assert WORD in office.listed()
    assert "public word index" in runs.log(newest().run_id).read_text()
    office.client.close()
    library.close()
