"""The page on which officers accept or refuse what a language model proposed."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from assistant.api.app import create_app
from assistant.proposals import Proposal, ProposalState
from assistant.settings import Settings
from assistant.stores.library import Library
from ingest.proposing.parts import irregular_parts
from ingest.proposing.reading import read_part
from tests.conftest import serving, watched
from tests.invented_papers import tools_for
from tests.irregular_minutes import (
    ASKED,
    DECIDED,
    PAPER,
    PROMISED,
    minutes,
    only_part,
    replying,
)
from tests.page_rules import faults_at_widths, faulty_stops, tab_stops
from tests.recorded_papers import Recorded, record_library

HERE = "/records/proposed"
PAGE = {"accept": "text/html"}
WHO = {"made_by": "Scrutiny Officer"}
_PART = only_part(irregular_parts(minutes()))
EXCHANGE, PROMISE, RESOLUTION = read_part(
    minutes(), _PART, replying(ASKED, PROMISED, DECIDED)
).records


def chosen(**states: str) -> Mapping[str, str]:
    records = {"exchange": EXCHANGE, "promise": PROMISE, "resolution": RESOLUTION}
    return {f"decision-{records[name].record_id}": state for name, state in states.items()}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = record_library(tmp_path, [Recorded(PAPER, ())])
    now = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    found = [
        Proposal(each, "ollama:invented", "abc", now) for each in (EXCHANGE, PROMISE, RESOLUTION)
    ]
    opened.proposals.keep(PAPER.document.document_id, "part", found)
    yield opened
    opened.close()


@pytest.fixture
def app(library: Library) -> FastAPI:
    return create_app(Settings(host="127.0.0.1"), tools_for(library))


@pytest.fixture
def officer(app: FastAPI) -> Iterator[httpx.Client]:
    with (
        serving(app) as address,
        httpx.Client(base_url=address, timeout=10, headers=PAGE) as client,
    ):
        yield client


def text_of(response: httpx.Response) -> str:
    return html.unescape(response.text)


def test_each_proposal_shows_what_is_printed_and_what_would_be_recorded(
    officer: httpx.Client,
) -> None:
    told = text_of(officer.get(HERE))
    assert EXCHANGE.span.text in told
    assert f"/sources/{PAPER.document.document_id}" in told or "/sources/" in told
    assert "Proposed by ollama:invented on 1 March 2025" in told
    assert "Councillor Ostrow" in told
    assert "30 June 2025" in told
    assert told.count('value="accepted"') == 3
    assert told.count('value="" checked') == 3


def test_an_accepted_proposal_is_a_record_that_says_who_read_and_accepted_it(
    officer: httpx.Client,
) -> None:
    assert officer.get("/api/exchanges").json()["total"] == 0

    saved = officer.post(HERE, data={**WHO, **chosen(exchange="accepted", promise="refused")})

    assert saved.status_code == 303
    assert "1 proposal accepted, 1 refused." in text_of(officer.get(saved.headers["location"]))
    [record] = officer.get("/api/exchanges").json()["items"]
    assert (record["record_id"], record["read_by"]) == (EXCHANGE.record_id, "ollama:invented")
    assert (record["reviewed"], record["correction"]["made_by"]) == ("confirm", "Scrutiny Officer")
    assert officer.get("/api/commitments").json()["total"] == 0
    page = text_of(officer.get(f"/records/{EXCHANGE.record_id}"))
    assert "Read by the language model ollama:invented" in page
    assert "Confirmed by Scrutiny Officer" in page
    assert "accepted by an officer" in text_of(officer.get("/answers"))
    assert "A language model read this" in text_of(officer.get(f"/answers/{EXCHANGE.record_id}"))
    sheet = officer.get("/api/exchanges?format=csv").text
    assert "ollama:invented" in sheet


def test_only_what_waits_is_listed(officer: httpx.Client) -> None:
    officer.post(HERE, data={**WHO, **chosen(exchange="accepted", promise="refused")})
    told = text_of(officer.get(HERE))
    assert told.count('value="accepted"') == 1
    assert RESOLUTION.span.text in told


def test_a_proposal_that_was_decided_meanwhile_is_told_and_left(
    officer: httpx.Client, library: Library
) -> None:
    officer.post(HERE, data={**WHO, **chosen(exchange="refused")})
    late = officer.post(HERE, data={**WHO, **chosen(exchange="accepted")})
    assert "already decided" in text_of(officer.get(late.headers["location"]))
    [refused] = library.proposals.standing(ProposalState.REFUSED)
    assert refused.record_id == EXCHANGE.record_id
    assert officer.get("/api/exchanges").json()["total"] == 0


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({**chosen(exchange="accepted")}, "Enter your name or post"),
        ({**chosen(exchange="accepted"), "made_by": "x" * 201}, "Use 200 characters or less"),
        (WHO, "Choose Accept or Refuse"),
        ({**WHO, **chosen(exchange="waiting")}, "Choose Accept or Refuse"),
    ],
)
def test_a_form_that_cannot_be_kept_says_why_and_keeps_what_was_chosen(
    officer: httpx.Client, library: Library, data: Mapping[str, str], problem: str
) -> None:
    refused = officer.post(HERE, data=dict(data))
    assert refused.status_code == 422
    assert problem in text_of(refused)
    assert len(library.proposals.standing(ProposalState.WAITING)) == 3
    if "accepted" in data.values():
        assert 'value="accepted" checked' in refused.text


def test_another_site_cannot_decide(officer: httpx.Client, library: Library) -> None:
    refused = officer.post(
        HERE, data={**WHO, **chosen(exchange="accepted")}, headers={"origin": "http://evil.example"}
    )
    assert refused.status_code == 403
    assert len(library.proposals.standing(ProposalState.WAITING)) == 3


def test_proposals_are_shown_only_on_the_computer_that_serves_them(library: Library) -> None:
    public = create_app(
        Settings(host="0.0.0.0", allowed_hosts=("127.0.0.1",)),
        tools_for(library),
    )
    with serving(public) as address, httpx.Client(base_url=address, headers=PAGE) as client:
        assert client.get(HERE).status_code == 403
        assert client.post(HERE, data={**WHO, **chosen(exchange="accepted")}).status_code == 403


def test_the_list_of_corrections_leads_to_proposals_while_any_wait(officer: httpx.Client) -> None:
    assert "3 proposed records" in text_of(officer.get("/records"))
    everything = chosen(exchange="refused", promise="refused", resolution="refused")
    officer.post(HERE, data={**WHO, **everything})
    assert HERE not in officer.get("/records").text
    assert "No proposal is waiting" in text_of(officer.get(HERE))


@pytest.fixture
def page(app: FastAPI, browser: Browser) -> Iterator[Page]:
    with serving(app) as address:
        context = browser.new_context(base_url=address)
        with watched(context.new_page(), address, ["422"]) as opened:
            yield opened
        context.close()


def test_the_page_is_accessible_and_can_be_used_by_keyboard(page: Page) -> None:
    assert faults_at_widths(page, lambda each: each.goto(HERE)) == {}
    page.goto(HERE)
    assert faulty_stops(tab_stops(page)) == []
    page.get_by_role("button", name="Save decisions").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter your name or post")
    assert faults_at_widths(page, lambda _: None) == {}


def test_an_officer_decides_in_a_browser_without_javascript(app: FastAPI, browser: Browser) -> None:
    with serving(app) as address:
        context = browser.new_context(base_url=address, java_script_enabled=False)
        opened = context.new_page()
        opened.goto(HERE)
        opened.get_by_label("Accept").first.check()
        opened.get_by_label("Your name or post").fill("Scrutiny Officer")
        opened.get_by_role("button", name="Save decisions").click()
        expect(opened.get_by_text("1 proposal accepted.")).to_be_visible()
        context.close()
