"""Papers are added on a page: what is taken, what is refused, and in which words."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.answering.pipeline import Tools
from assistant.api import ingesting, routes_paper_pages, uploads
from assistant.api.app import create_app
from assistant.runs import Run, RunKind
from assistant.settings import Settings, read_settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.runs import RunFolder, new_run_id
from tests.invented_folder import a_report
from tests.invented_papers import FixedEmbedder
from tests.papers_office import PDF, Office, Served, open_office


@pytest.fixture
def office(tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with open_office(tmp_path, served, monkeypatch) as opened:
        yield opened


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
    assert '" checked' not in refused.text


@pytest.mark.parametrize("access", [None, "", "Public", "private", "quarantine"])
def test_nothing_is_public_that_nobody_said_is_public(office: Office, access: str | None) -> None:
    data = {} if access is None else {"access": access}
    sent = {"papers": ("a.txt", a_report("a").encode())}
    refused = office.client.post("/papers/add", files=sent, data=data)

    assert refused.status_code == 422
    assert '<a href="#access-public">Select who may read these papers</a>' in refused.text
    assert "Select them again" in refused.text
    assert '" checked' not in refused.text
    assert not office.library.place.inbox.exists()


def test_both_questions_of_the_form_are_told(office: Office) -> None:
    refused = office.client.post("/papers/add", files={"other": b""})
    chosen = office.add(access="exempt")

    for told in ("Select a file", "Select who may read these papers"):
        assert f">{told}</a>" in refused.text
    assert "Select who may read these papers" not in chosen.text
    assert 'value="exempt" checked' in chosen.text


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
    assert '" checked' not in refused.text


def test_too_many_waiting_runs_are_refused(office: Office) -> None:
    runs = RunFolder(office.library.place)
    for _ in range(ingesting.MOST_UNFINISHED):
        runs.save(Run(new_run_id(), RunKind.ADD, dt.datetime.now(dt.UTC)))
    refused = office.add(("a.txt", a_report("a").encode()))
    assert (refused.status_code, "Many changes are waiting" in refused.text) == (503, True)
    assert not office.library.place.inbox.exists()


def test_a_run_reads_the_settings_that_the_app_has_with_its_secrets(
    tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCRUTINY_DOOR_KEY", "k" * 16)
    settings = Settings(
        store_folder=tmp_path,
        database_url="postgresql://papers:a-password@database.example/papers",
        allowed_hosts=("localhost", "127.0.0.1"),
    )
    given: dict[str, str] = {}
    monkeypatch.setattr(ingesting, "launch", lambda _run, _runs, found: given.update(found))
    library = Library(StorePlace(tmp_path))
    app = create_app(settings, Tools(library=library, embedder=FixedEmbedder()))
    httpx.post(f"{served(app)}/papers/again", follow_redirects=False)
    library.close()

    for name in [each for each in os.environ if each.startswith("SCRUTINY_")]:
        monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert read_settings() == settings


def test_no_paper_yet_says_how_to_begin(tmp_path: Path, served: Served) -> None:
    settings = Settings(store_folder=tmp_path)
    library = Library(StorePlace(tmp_path))
    address = served(create_app(settings, Tools(library=library, embedder=FixedEmbedder())))
    listed = httpx.get(f"{address}/papers").text
    library.close()
    assert "No papers yet. Add minutes to begin." in listed
    assert "Filter and sort" not in listed
    assert "Add papers" in listed


def test_every_type_that_is_offered_is_one_that_can_be_read() -> None:
    assert set(uploads.TYPES) == {
        ".pdf", ".docx", ".xlsx", ".xlsm", ".csv", ".html", ".htm", ".txt", ".md",
    }  # fmt: skip
