"""What officers do to papers on the pages: add, correct, withdraw, restore, remove, read again."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect
from starlette.datastructures import FormData

from assistant.answering.pipeline import Tools
from assistant.api import ingesting, routes_paper_pages, uploads
from assistant.api.app import create_app
from assistant.api.paper_forms import read_correction
from assistant.managing import file_id
from assistant.runs import Run, RunFile, RunKind, RunState
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.locking import WriterLock
from assistant.stores.place import StorePlace
from assistant.stores.runs import RunFolder, new_run_id
from ingest.working import work_off
from tests.invented_folder import a_report
from tests.invented_papers import FixedEmbedder, build_library, fixed_answers
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops

Served = Callable[[FastAPI], str]
WORD = "zwieselkraut"
PDF = b"%PDF-1.4 and then nothing"
WHY = {"made_by": "Scrutiny Officer", "reason": "Agreed with the clerk."}


class Office:
    """A running app on stores of its own, and a client of it."""

    def __init__(self, library: Library, settings: Settings, address: str) -> None:
        self.library = library
        self.settings = settings
        self.address = address
        self.client = httpx.Client(base_url=address, timeout=30, follow_redirects=True)

    def add(self, *files: tuple[str, bytes], **data: str) -> httpx.Response:
        """Upload files as the form does."""
        sent = [("papers", (name, content)) for name, content in files]
        return self.client.post("/papers/add", files=sent, data=data)

    def file(self, path: str) -> str:
        """Return the address of a file's page."""
        [source] = [s for s in self.library.papers().sources if s.path == path]
        return f"/papers/files/{file_id(source)}"

    def listed(self) -> str:
        """Return the list that readers see."""
        return self.client.get("/papers").text


@pytest.fixture
def office(tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Give an office where runs are done at once, in this process."""
    library = build_library(tmp_path)
    settings = Settings(
        store_folder=library.place.folder, processes=1, ocr=False, max_file_mb=1,
        council_name="Aldermere Borough Council",
    )  # fmt: skip

    def at_once(run: Run, _: RunFolder, __: dict[str, str]) -> None:
        work_off(run.run_id, settings, FixedEmbedder())

    monkeypatch.setattr(ingesting, "launch", at_once)
    tools = Tools(library=library, embedder=FixedEmbedder())
    running = Office(library, settings, served(create_app(settings, tools, fixed_answers)))
    yield running
    running.client.close()
    library.close()


def test_uploads_are_read_and_each_problem_is_told(office: Office) -> None:
    page = office.add(("../../buses.txt", a_report("buses").encode()), ("bad.pdf", PDF))
    assert "/papers/runs/" in str(page.url)
    assert "2 of 2 files read" in page.text
    assert "This file is damaged or not complete." in page.text
    listed = office.listed()
    assert "buses.txt" in listed
    assert "6 documents, 3 need attention. Last checked" in listed
    inbox = office.library.place.inbox
    assert sorted(file.name for file in inbox.iterdir()) == ["bad.pdf", "buses.txt"]


def test_a_second_upload_of_a_name_gets_a_number(office: Office) -> None:
    for subject in ("buses", "parks"):
        office.add(("report.txt", a_report(subject).encode()))
    assert sorted(f.name for f in office.library.place.inbox.iterdir()) == [
        "report-2.txt",
        "report.txt",
    ]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([], "Select a file"),
        ([("a.exe", b"MZ")], "a.exe must be a PDF"),
        ([("a.pdf", b"<html>404</html>")], "The content of a.pdf is not what its name says"),
        ([("a.docx", b"PK but no package")], "The content of a.docx is not what its name says"),
        ([("a.txt", b"")], "a.txt is empty"),
        ([("a.txt", b"x" * 1_000_001)], "a.txt must be smaller than 1 MB"),
        ([("<b>.exe", b"MZ")], "b-.exe must be a PDF"),
        ([(f"{n}.txt", b"x") for n in range(51)], "only select up to 50 files"),
    ],
)
def test_an_upload_that_cannot_be_kept_is_refused_whole(
    office: Office, files: list[tuple[str, bytes]], told: str
) -> None:
    page = office.add(*files, ("good.txt", b"x")) if len(files) == 1 else office.add(*files)
    assert page.status_code == 422
    assert told in page.text
    assert "Error: Add papers" in page.text
    assert not office.library.place.inbox.exists()


def test_an_upload_too_large_altogether_is_refused_unread(office: Office) -> None:
    refused = office.add(*[("a.txt", b"x" * 900_000)] * 6)
    assert refused.status_code == 413
    assert "together must be smaller than 5 MB" in refused.text


def test_only_the_upload_may_be_large(office: Office) -> None:
    large = {"made_by": "x" * 70_000}
    assert office.client.post("/papers/again", data=large).status_code in (413, 200)
    assert office.client.post(office.file("minutes/scan.pdf"), data=large).status_code == 413


def test_a_full_disk_is_told_before_and_after(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes_paper_pages, "free_bytes", lambda _: 900)
    assert "The disk is nearly full: 1 KB left." in office.listed()
    refused = office.add(("a.txt", b"x" * 1000))
    assert (refused.status_code, "not enough room" in refused.text) == (507, True)


def test_a_paper_made_exempt_is_gone_from_every_page_and_answer(office: Office) -> None:
    office.add((f"{WORD}.txt", a_report(WORD).encode()))
    [paper] = [d for d in office.library.view().documents.values() if WORD in d.title]
    [passage, *_] = office.library.view().passages_of(paper.document_id)
    address = office.file(f"{WORD}.txt")

    done = office.client.post(address, data={"access": "exempt", **WHY})

    assert "What was read again is now shown." in done.text
    for path in ("/papers", f"/papers?q={WORD}", "/api/documents", "/api/passages"):
        shown = office.client.get(path).text
        assert WORD not in shown.replace(f'value="{WORD}"', "")
    for path in (
        f"/papers/{paper.document_id}",
        f"/papers/{paper.document_id}/original",
        f"/sources/{passage.passage_id}",
        f"/api/documents/{paper.document_id}",
    ):
        assert office.client.get(path).status_code in (404, 410)
    assert WORD in office.client.get("/papers/restricted").text
    history = office.client.get(address).text
    assert "Who may read it: Public → Exempt" in history
    assert "by Scrutiny Officer" in history


def test_a_correction_is_checked_kept_and_told(office: Office) -> None:
    office.add(("buses.txt", a_report("buses").encode()))
    address = office.file("buses.txt")
    unchanged = office.client.post(address, data=WHY)
    wrong = office.client.post(
        address, data={"date": "31/2/2025", "date_is": "meeting", "committee": "x" * 201}
    )
    office.client.post(
        address, data={"kind": "minutes", "date": "2025-02-03", "committee": "<i>Bus</i>", **WHY}
    )

    assert (unchanged.status_code, "Change at least one answer" in unchanged.text) == (422, True)
    for told in ("Enter a real date", "Committee must be 200", "Enter your name", "Enter a reason"):
        assert told in wrong.text
    page = office.client.get(address).text
    assert "Stated by an officer" in page
    assert "Kind of paper: Officer report → Minutes" in page
    assert "&lt;i&gt;Bus&lt;/i&gt;" in office.listed()
    [paper] = [d for d in office.library.view().documents.values() if d.file == "buses.txt"]
    assert paper.date.day == dt.date(2025, 2, 3)


def test_withdrawing_needs_a_reason_and_can_be_taken_back(office: Office) -> None:
    office.add(("buses.txt", a_report("buses").encode()))
    address = office.file("buses.txt")
    refused = office.client.post(f"{address}/withdraw", data={"made_by": "Clerk"})
    office.client.post(f"{address}/withdraw", data=WHY)
    withdrawn = office.listed()
    assert office.client.get(f"{address}/withdraw").status_code == 404
    office.client.post(f"{address}/restore", data=WHY)

    assert (refused.status_code, "Enter a reason" in refused.text) == (422, True)
    assert "Agreed with the clerk." in withdrawn
    assert office.client.get(f"{address}/restore").status_code == 404
    assert "Agreed with the clerk." not in office.listed()
    assert len(office.library.view().documents) == 3


def test_a_removed_paper_leaves_who_and_why_alone(office: Office) -> None:
    office.add((f"{WORD}.txt", a_report(WORD).encode()))
    address = office.file(f"{WORD}.txt")
    asked = office.client.get(f"{address}/remove").text
    done = office.client.post(f"{address}/remove", data=WHY)

    assert "This cannot be undone." in asked
    assert "The paper is erased." in done.text
    assert office.client.get(address).status_code == 404
    changes = office.client.get("/papers/runs").text
    assert "Agreed with the clerk." in changes
    assert WORD not in changes + office.listed()
    folder = office.library.place.folder
    kept = [f for f in folder.rglob("*") if f.is_file() and WORD.encode() in f.read_bytes()]
    assert kept == []


def test_a_file_outside_the_uploads_is_named_before_removal(office: Office) -> None:
    address = office.file("minutes/2025-01-14.pdf")
    asked = office.client.get(f"{address}/remove").text
    assert "papers/minutes/2025-01-14.pdf" in asked
    assert "will not be deleted" in asked


def test_all_papers_are_read_again(office: Office) -> None:
    assert "All 4 files" in office.client.get("/papers/again").text
    done = office.client.post("/papers/again")
    assert "4 of 4 files read" in done.text
    assert "no copy is kept" in done.text


def test_nothing_can_be_changed_from_another_site_or_computer(
    office: Office, served: Served
) -> None:
    address = office.file("minutes/scan.pdf")
    foreign = {"origin": "http://elsewhere.example"}
    for path in ("/papers/add", "/papers/again", address, f"{address}/remove"):
        assert office.client.post(path, headers=foreign).status_code == 403
    tools = Tools(library=office.library, embedder=FixedEmbedder())
    open_to_all = office.settings.model_copy(update={"host": "0.0.0.0"})
    with httpx.Client(base_url=served(create_app(open_to_all, tools))) as client:
        listed = client.get("/papers").text
        assert "Add papers" not in listed
        assert "Correct or remove" not in listed
        for path in ("/papers/add", "/papers/restricted", "/papers/runs", address):
            refused = client.get(path, headers={"accept": "text/html"})
            assert refused.status_code == 403
            assert "only on the computer that serves this site" in refused.text


def test_a_proxy_makes_nobody_an_officer(office: Office, served: Served) -> None:
    settings = office.settings.model_copy(update={"allowed_hosts": ("scrutiny.example",)})
    tools = Tools(library=office.library, embedder=FixedEmbedder())
    elsewhere = {"host": "scrutiny.example"}
    with httpx.Client(base_url=served(create_app(settings, tools)), headers=elsewhere) as client:
        assert "Add papers" not in client.get("/papers").text
        assert client.get("/papers/add").status_code == 403


@pytest.mark.parametrize("date", ["2025-W03-2", "20250114", "0001-01-01", "2025-02-30"])
def test_a_date_that_ingestion_could_not_read_is_refused(date: str) -> None:
    form = read_correction(FormData({"date": date, **WHY}), {})
    assert form.problems == {"date": "Enter a real date, or leave it empty"}


def test_what_cannot_be_printed_is_left_out_of_what_is_typed() -> None:
    form = read_correction(FormData({"committee": " Bus\x00 \n Panel\ud800 ", **WHY}), {})
    assert form.changes({}) == {"committee": "Bus Panel?"}


def test_too_many_waiting_runs_are_refused(office: Office) -> None:
    runs = RunFolder(office.library.place)
    for _ in range(ingesting.MOST_UNFINISHED):
        runs.save(Run(new_run_id(), RunKind.ADD, dt.datetime.now(dt.UTC)))
    refused = office.add(("a.txt", a_report("a").encode()))
    assert (refused.status_code, "Many changes are waiting" in refused.text) == (503, True)
    assert not office.library.place.inbox.exists()


def test_no_paper_yet_says_how_to_begin(tmp_path: Path, served: Served) -> None:
    settings = Settings(store_folder=tmp_path)
    library = Library(StorePlace(tmp_path))
    address = served(create_app(settings, Tools(library=library, embedder=FixedEmbedder())))
    listed = httpx.get(f"{address}/papers").text
    library.close()
    assert "No papers yet. Add minutes to begin." in listed
    assert "Filter and sort" not in listed
    assert "Add papers" in listed


def test_unknown_files_runs_and_steps_are_not_found(office: Office) -> None:
    known = office.file("minutes/scan.pdf")
    for path in (
        "/papers/files/0", "/papers/runs/..%2f..%2fwriter", "/papers/runs/20260101-000000-00000000",
        "/papers/runs/20260101-000000-00000000/log", f"{known}/burn", f"{known}/withdraw",
    ):  # fmt: skip
        assert office.client.get(path).status_code == 404


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


def test_every_type_that_is_offered_is_one_that_can_be_read() -> None:
    assert set(uploads.TYPES) == {
        ".pdf", ".docx", ".xlsx", ".xlsm", ".csv", ".html", ".htm", ".txt", ".md",
    }  # fmt: skip
