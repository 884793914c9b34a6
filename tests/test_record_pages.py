"""The page of one record, and the forms by which officers confirm, correct, hide and restore it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from assistant.actions import DueDate
from assistant.api.app import create_app
from assistant.settings import Settings
from tests.conftest import serving, watched
from tests.invented_papers import tools_for
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops
from tests.recorded_papers import (
    AUDIT,
    HIDDEN,
    INSPECT,
    LEAVERS,
    MINUTES,
    PAPERS,
    PROMISE,
    Recorded,
    record_library,
)

WHO = {"made_by": "Scrutiny Officer", "reason": "Checked against the recording."}
HERE = f"/records/{LEAVERS.record_id}"
PROMISED = f"/records/{PROMISE.record_id}"
NOTHING: Mapping[str, str] = {}
PAGE = {"accept": "text/html"}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    library = record_library(tmp_path)
    yield create_app(Settings(host="127.0.0.1"), tools_for(library))
    library.close()


@pytest.fixture
def officer(app: FastAPI) -> Iterator[httpx.Client]:
    with (
        serving(app) as address,
        httpx.Client(base_url=address, timeout=10, headers=PAGE) as client,
    ):
        yield client


@pytest.fixture
def public(tmp_path: Path) -> Iterator[httpx.Client]:
    """Give a client of an app that other computers can reach; a record of it is hidden."""
    library = record_library(tmp_path / "public")
    tools = tools_for(library)
    with (
        serving(create_app(Settings(host="127.0.0.1"), tools)) as address,
        httpx.Client(base_url=address, timeout=10) as client,
    ):
        client.post(f"/records/{AUDIT.record_id}/hide", data=WHO)
    with (
        serving(create_app(Settings(host="0.0.0.0"), tools)) as address,
        httpx.Client(base_url=address, timeout=10, headers=PAGE) as client,
    ):
        yield client
    library.close()


def typed(page: str) -> dict[str, str]:
    """Return what the text fields of a form hold."""
    fields = re.findall(r'<input [^>]*name="(field-[^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in fields}


def say(
    officer: httpx.Client, path: str, verdict: str, changed: Mapping[str, str] = NOTHING
) -> httpx.Response:
    return officer.post(f"{path}/{verdict}", data={**WHO, **changed})


def test_a_record_is_shown_as_printed_and_as_read(officer: httpx.Client) -> None:
    page = officer.get(HERE).text

    assert re.search(r"<h1[^>]*>Question and answer: [^<]+, 14 January 2025</h1>", page)
    assert "“The DCS said that twelve had left.” <a" in page
    assert "No officer has checked it." in page
    assert f"/answers/{LEAVERS.record_id}" in page
    assert re.search(r'href="/sources/[^"]+start=\d+', page)


def test_a_correction_is_confirmed_and_kept_with_what_stood_before(officer: httpx.Client) -> None:
    said = say(officer, HERE, "correct", {"field-answer_class": "partial"})

    assert (said.status_code, said.headers["location"]) == (303, f"{HERE}?said=correct")
    page = officer.get(said.headers["location"]).text
    assert "The correction is saved." in page
    assert "Corrected. Before: Answered" in page
    assert "from “Answered” to “Answered in part”" in page
    assert WHO["reason"] in page
    assert "Answered in part" in officer.get(f"/answers/{LEAVERS.record_id}").text
    assert "The correction is saved." not in officer.get(HERE).text
    assert "The record is hidden." not in officer.get(f"{HERE}?said=hide").text


def test_what_was_not_changed_is_not_said(officer: httpx.Client) -> None:
    before = officer.get(f"{HERE}/correct").text

    say(officer, HERE, "correct", {**typed(before), "field-item": "5.1"})

    [made] = officer.get(f"/api{HERE}/corrections").json()["items"]
    assert made["changes"] == {"item": "5.1"}


def test_a_person_inside_a_record_can_be_corrected(officer: httpx.Client) -> None:
    say(officer, HERE, "correct", {"field-askers-0-name": "Councillor Vale"})

    record = officer.get(f"/api{HERE}").json()
    assert record["as_corrected"]["askers"][0]["name"] == "Councillor Vale"
    assert record["as_corrected"]["askers"][0]["printed"] == "Councillor Moss"
    assert "Councillor Vale" in officer.get("/answers?asked_by=vale&q=workers").text


def test_a_due_date_stays_of_one_piece(officer: httpx.Client) -> None:
    say(officer, PROMISED, "correct", {"field-due-latest": "2025-01-31"})

    due = officer.get(f"/api{PROMISED}").json()["as_corrected"]["due"]
    assert (due["earliest"], due["latest"]) == ("2025-01-31", "2025-01-31")
    assert due["text"] == PROMISE.due.text

    say(officer, PROMISED, "correct", {"field-due-latest": ""})

    due = officer.get(f"/api{PROMISED}").json()["as_corrected"]["due"]
    assert (due["earliest"], due["latest"], due["precision"]) == (None, None, "none")


def test_who_promised_can_be_told_where_nobody_was_read(tmp_path: Path) -> None:
    unnamed = replace(PROMISE, who=None, due=DueDate(""))
    library = record_library(tmp_path, [Recorded(MINUTES, (unnamed,))])
    with (
        serving(create_app(Settings(host="127.0.0.1"), tools_for(library))) as address,
        httpx.Client(base_url=address, timeout=10, headers=PAGE) as officer,
    ):
        say(officer, PROMISED, "correct", {"field-who-name": "Mrs Hale"})
        who = officer.get(f"/api{PROMISED}").json()["as_corrected"]["who"]
    library.close()
    assert (who["name"], who["role"], who["by_rule"]) == ("Mrs Hale", None, False)


@pytest.mark.parametrize(
    ("path", "changed", "problem"),
    [
        (HERE, NOTHING, "Change at least one field"),
        (HERE, {"field-day": "14 January"}, "Enter a real date"),
        (HERE, {"field-answer_class": "evasive"}, "Choose one from the list"),
        (HERE, {"field-item": "x" * 2001}, "Use 2000 characters or less"),
        (HERE, {"field-item": "\ufffd"}, "cannot be read"),
        (f"/records/{INSPECT.record_id}", {"field-source_title": " "}, "cannot be left empty"),
    ],
)
def test_what_cannot_be_kept_is_put_back_with_what_is_wrong(
    officer: httpx.Client, path: str, changed: Mapping[str, str], problem: str
) -> None:
    said = say(officer, path, "correct", changed)

    assert said.status_code == 422
    assert problem in said.text
    assert "<title>Error: Correct this record" in said.text
    assert WHO["reason"] in said.text
    assert officer.get(f"/api{path}/corrections").json()["total"] == 0


@pytest.mark.parametrize("verdict", ["confirm", "hide", "correct"])
def test_who_and_why_must_be_told(officer: httpx.Client, verdict: str) -> None:
    said = officer.post(f"{HERE}/{verdict}", data={"field-item": "<b>9</b>"})

    assert said.status_code == 422
    assert "Enter your name or post" in said.text
    assert "Enter a reason" in said.text
    assert "<b>9" not in said.text
    assert officer.get(f"/api{HERE}/corrections").json()["total"] == 0


def test_a_hidden_record_can_be_found_and_restored(officer: httpx.Client) -> None:
    say(officer, HERE, "hide")

    assert officer.get(f"/answers/{LEAVERS.record_id}").status_code == 404
    assert "hidden from lists and answers" in officer.get(HERE).text
    assert f'href="{HERE}#history"' in officer.get("/records").text
    assert say(officer, HERE, "confirm").status_code == 409

    say(officer, HERE, "restore")

    assert officer.get(f"/answers/{LEAVERS.record_id}").status_code == 200
    assert officer.get(f"/api{HERE}/corrections").json()["total"] == 2
    assert f"{HERE}/restore" not in officer.get(HERE).text


def test_only_the_serving_computer_may_correct(public: httpx.Client) -> None:
    page = public.get(HERE).text

    assert "only on the computer that serves them" in page
    assert f"{HERE}/correct" not in page
    assert public.get(f"{HERE}/correct").status_code == 403
    assert say(public, HERE, "confirm").status_code == 403
    assert public.get("/records").status_code == 403
    assert public.get(f"/records/{AUDIT.record_id}").status_code == 404


def test_a_form_of_another_site_is_refused(officer: httpx.Client) -> None:
    said = officer.post(f"{HERE}/hide", data=WHO, headers={"Origin": "https://example.org"})

    assert said.status_code == 403
    assert officer.get(f"/api{HERE}/corrections").json()["total"] == 0


def test_a_record_that_the_reader_may_not_see_is_not_there(officer: httpx.Client) -> None:
    assert officer.get(f"/records/{HIDDEN.record_id}").status_code == 404
    assert officer.get(f"/records/{HIDDEN.record_id}/correct").status_code == 404
    assert officer.get("/records/none").status_code == 404


def test_every_kind_of_record_has_its_page_and_its_forms(officer: httpx.Client) -> None:
    for recorded in PAPERS[:3]:
        for record in recorded.records:
            for form in ("", "/confirm", "/correct", "/hide"):
                assert officer.get(f"/records/{record.record_id}{form}").status_code == 200


def test_a_record_is_corrected_without_scripts(browser: Browser, app: FastAPI) -> None:
    with serving(app) as address:
        context = browser.new_context(base_url=address, java_script_enabled=False)
        page = context.new_page()
        page.goto(f"/answers/{LEAVERS.record_id}")
        page.get_by_role("link", name="Check or correct this record").click()
        page.get_by_role("link", name="Correct this record").click()
        page.get_by_label("How it was answered").select_option("Promised for later")
        page.get_by_label("Why is the record wrong?").fill("Only a promise is minuted.")
        page.get_by_label("Your name or post").fill("Scrutiny Officer")
        page.get_by_role("button", name="Correct this record").click()

        expect(page.get_by_text("The correction is saved.")).to_be_visible()
        expect(page.get_by_text("Only a promise is minuted.")).to_be_visible()
        context.close()


def test_no_rule_is_broken_on_pages_of_a_record(
    browser: Browser, app: FastAPI, tolerated: list[str]
) -> None:
    tolerated.append("422 (Unprocessable")
    with serving(app) as address:
        context = browser.new_context(base_url=address)
        with watched(context.new_page(), address, tolerated) as page:
            assert faults_at_widths(page, _wrong) == {}
            expect(page.get_by_label("Your name or post")).to_have_value("Clerk")
            page.get_by_label("Why is the record wrong?").fill("Misread.")
            page.get_by_label("Only the topic is minuted").select_option("Yes")
            page.get_by_role("button", name="Correct this record").click()
            assert faults_at_widths(page, lambda _: None) == {}
            page.reload()
            assert faulty_stops(tab_stops(page)) == []
            assert faults_at_widths(page, lambda each: each.goto("/records")) == {}
        context.close()


def _wrong(page: Page) -> None:
    page.goto(f"{HERE}/correct")
    page.get_by_label("Your name or post").fill("Clerk")
    page.get_by_role("button", name="Correct this record").click()
