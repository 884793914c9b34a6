"""What officers do to a paper on its pages: correct, withdraw, restore, remove, read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser
from starlette.datastructures import FormData

from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.api.paper_forms import read_correction
from tests.invented_folder import a_report
from tests.invented_papers import FixedEmbedder
from tests.papers_office import WHY, WORD, Office, Served, open_office


@pytest.fixture
def office(tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with open_office(tmp_path, served, monkeypatch) as opened:
        yield opened


def test_a_paper_made_exempt_is_gone_from_every_page_and_answer(office: Office) -> None:
    office.add((f"{WORD}.txt", a_report(WORD).encode()))
    [paper] = [d for d in office.library.view().documents.values() if WORD in d.title]
    [passage, *_] = office.library.view().passages_of(paper.document_id)
    address = office.file(f"{WORD}.txt")

    done = office.client.post(address, data={"access": "exempt", **WHY})

    assert "It is exempt: readers cannot find it." in done.text
    assert "now shown" not in done.text
    assert f"/papers/{paper.document_id}/manage" in done.text
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


def test_a_day_that_does_not_exist_is_not_dropped_on_the_way(
    office: Office, browser: Browser
) -> None:
    """A browser sends such a day as if nothing had been typed: it must not send it."""
    page = browser.new_page(base_url=office.address)
    page.goto(office.file("minutes/2025-01-14.pdf"))
    page.get_by_label("Kind of paper").select_option("Agenda")
    page.get_by_label("Your name or post").fill("Scrutiny Officer")
    page.get_by_label("Reason").fill("Read wrongly.")
    page.locator("#date").click()
    page.keyboard.type("31022025")
    page.get_by_role("button", name="Save and read again").click()

    assert page.evaluate("document.activeElement.id") == "date"
    assert page.locator("#date").evaluate("field => field.validity.badInput")
    assert "Nobody has changed anything" in page.get_by_role("main").inner_text()
    page.close()


def test_withdrawing_needs_a_reason_and_can_be_taken_back(office: Office) -> None:
    office.add(("buses.txt", a_report("buses").encode()))
    address = office.file("buses.txt")
    refused = office.client.post(f"{address}/withdraw", data={"made_by": "Clerk"})
    office.client.post(f"{address}/withdraw", data=WHY)
    withdrawn = office.listed()
    assert office.client.get(f"{address}/withdraw").status_code == 404
    office.client.post(f"{address}/restore", data=WHY)

    assert (refused.status_code, "Enter a reason" in refused.text) == (422, True)
    assert "Reason given: Agreed with the clerk." in withdrawn
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


@pytest.mark.parametrize("date", ["2025-W03-2", "20250114", "0022-03-31", "2025-02-30"])
def test_a_date_that_ingestion_could_not_read_is_refused(date: str) -> None:
    form = read_correction(FormData({"date": date, **WHY}), {})
    assert form.problems == {"date": "Enter a real date, or leave it empty"}


def test_what_cannot_be_printed_is_left_out_of_what_is_typed() -> None:
    form = read_correction(FormData({"committee": " Bus\x00 \n Panel\ud800 ", **WHY}), {})
    assert form.changes({}) == {"committee": "Bus Panel"}


def test_unknown_files_runs_and_steps_are_not_found(office: Office) -> None:
    known = office.file("minutes/scan.pdf")
    for path in (
        "/papers/files/0", "/papers/runs/..%2f..%2fwriter", "/papers/runs/20260101-000000-00000000",
        "/papers/runs/20260101-000000-00000000/log", f"{known}/burn", f"{known}/withdraw",
    ):  # fmt: skip
        assert office.client.get(path).status_code == 404
