"""Registers over HTTP: filtered, paged, cited, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.api.app import create_app
from assistant.api.record_queries import ASKED
from assistant.council import Exchange, Record
from assistant.documents import Access
from assistant.registers.entering import enter
from assistant.registers.kinds import REGISTERS
from assistant.registers.wanted import Wanted
from assistant.settings import Settings
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.recorded_papers import (
    AUDIT,
    HELD,
    HIDDEN,
    INSPECT,
    LEAVERS,
    MINUTES,
    PROMISE,
    PUBLISH,
    record_library,
)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder: Path = tmp_path_factory.mktemp("records")
    library = record_library(folder)
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))
    with serving(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client
    library.close()


def ids(api: httpx.Client, path: str) -> list[str]:
    listing = api.get(path).json()
    assert listing["total"] == len(listing["items"])
    return [item["record_id"] for item in listing["items"]]


def test_every_register_is_listed(api: httpx.Client) -> None:
    totals = {name: api.get(f"/api/{name}").json()["total"] for name in REGISTERS}

    assert totals["meetings"] == totals["commitments"] == totals["resolutions"] == 1
    assert totals["exchanges"] == totals["recommendations"] == 2
    assert totals["responses"] == totals["figures"] == totals["aliases"] == 1
    assert totals["unread-tables"] == 0
    assert set(ASKED) == set(REGISTERS)


def test_a_record_is_sent_with_the_place_it_was_read_from(api: httpx.Client) -> None:
    [item] = api.get("/api/exchanges", params={"answered": "true"}).json()["items"]

    citation = item["citation"]
    assert item["question"]["text"] == citation["quote"] == LEAVERS.span.text
    assert MINUTES.text[citation["start"] : citation["end"]] == citation["quote"]
    assert (citation["page"], citation["passage_id"]) == (2, LEAVERS.passage_id)
    assert citation["url"].startswith(f"/sources/{LEAVERS.passage_id}?start=")
    assert item["askers"][0]["name"] == "Councillor Moss"
    assert item["replies"][0]["speaker"]["role"] == "Director of Children's Services"
    assert (item["answer_class"], item["reviewed"]) == ("direct", None)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("exchanges?answered=false", [AUDIT]),
        ("exchanges?answer_class=direct&answer_class=none_recorded", [LEAVERS, AUDIT]),
        ("exchanges?person=cllr+moss", [LEAVERS]),
        ("exchanges?person=director+for+children's+services", [LEAVERS]),
        ("exchanges?asked_by=cllr+moss", [LEAVERS]),
        ("exchanges?asked_by=DCS", []),
        ("exchanges?answered_by=DCS", [LEAVERS]),
        ("exchanges?answered_by=moss", []),
        ("exchanges?item=4.2.", [AUDIT]),
        ("exchanges?item=4", [LEAVERS, AUDIT]),
        ("exchanges?q=social+worker", [LEAVERS]),
        ("exchanges?q=the", []),
        ("exchanges?committee=CHILDREN’S+scrutiny+committee", [LEAVERS, AUDIT]),
        ("exchanges?committee=Housing+Scrutiny+Panel", []),
        ("exchanges?date_from=2025-01-14&date_to=2025-01-14", [LEAVERS, AUDIT]),
        ("exchanges?date_from=2025-01-15", []),
        ("exchanges?as_of=2025-01-13", []),
        (f"exchanges?meeting={HELD.record_id}", [LEAVERS, AUDIT]),
        (f"exchanges?document={MINUTES.document.document_id}", [LEAVERS, AUDIT]),
        ("commitments?strength=firm&person=DCS", [PROMISE]),
        ("commitments?strength=conditional", []),
        ("resolutions?verb_class=approve", []),
        ("recommendations?responded=true", [INSPECT]),
        ("recommendations?responded=false", [PUBLISH]),
        ("recommendations?verdict=accepted", [INSPECT]),
        ("recommendations?number=2", [PUBLISH]),
        ("recommendations?kind=review_to_agency", []),
        ("meetings?status=cancelled", []),
    ],
)
def test_filters_keep_what_they_name(api: httpx.Client, query: str, found: list[Record]) -> None:
    assert ids(api, f"/api/{query}") == [record.record_id for record in found]


def test_a_recommendation_brings_the_responses_that_are_held(api: httpx.Client) -> None:
    inspect, publish = api.get("/api/recommendations").json()["items"]

    assert [each["verdict"] for each in inspect["responses"]] == ["accepted"]
    assert inspect["responses"][0]["citation"]["title"] == "Cabinet response"
    assert publish["responses"] == []


def test_lists_are_paged_in_a_stable_order(api: httpx.Client) -> None:
    whole = api.get("/api/exchanges").json()["items"]
    second = api.get("/api/exchanges", params={"limit": 1, "offset": 1}).json()

    assert second == {
        "items": [whole[1] | {"citation": second["items"][0]["citation"]}],
        "total": 2,
    }
    assert api.get("/api/exchanges", params={"offset": 9}).json() == {"items": [], "total": 2}


@pytest.mark.parametrize(
    "query",
    [
        "exchanges?answer_class=evasive",
        "exchanges?answered=perhaps",
        "exchanges?date_from=yesterday",
        "exchanges?colour=red",
        "exchanges?q=",
        "exchanges?limit=0",
        "exchanges?limit=1001",
        "exchanges?format=pdf",
        "meetings?answered=true",
        "commitments?strength=strong",
        "resolutions?verb_class=approved",
        "recommendations?kind=all",
        "responses?verdict=maybe",
    ],
)
def test_a_value_or_a_filter_that_is_not_known_is_refused(api: httpx.Client, query: str) -> None:
    response = api.get(f"/api/{query}")

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["errors"]


@pytest.mark.parametrize("query", ["exchanges?document=none", "exchanges?meeting=none"])
def test_a_paper_or_meeting_that_is_not_held_is_told(api: httpx.Client, query: str) -> None:
    assert api.get(f"/api/{query}").status_code == 404


@pytest.mark.parametrize("way", ["format", "accept"])
def test_a_sheet_is_safe_and_whole(api: httpx.Client, way: str) -> None:
    if way == "format":
        response = api.get("/api/exchanges", params={"format": "csv"})
    else:
        response = api.get("/api/exchanges", headers={"Accept": "text/csv"})

    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="exchanges.csv"' in response.headers["content-disposition"]
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["Record"] for row in rows] == [LEAVERS.record_id, AUDIT.record_id]
    assert rows[0]["Asked by"] == "Councillor Moss"
    assert rows[0]["Day"] == "2025-01-14"
    assert rows[1]["Question"] == f"'{AUDIT.question.text}"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


@pytest.mark.parametrize("register", REGISTERS)
def test_every_register_has_a_sheet(api: httpx.Client, register: str) -> None:
    lines = api.get(f"/api/{register}", params={"format": "csv"}).text.splitlines()

    assert lines[0].endswith("Source,Record")


def test_records_of_exempt_papers_are_nowhere(api: httpx.Client) -> None:
    document = {"document": HIDDEN.document_id}

    for register in REGISTERS:
        assert "zebrafinch" not in api.get(f"/api/{register}").text
        assert "zebrafinch" not in api.get(f"/api/{register}?format=csv").text
        gone = api.get(f"/api/{register}", params=document)
        never = api.get(f"/api/{register}", params={"document": "0" * 64})
        assert gone.status_code == never.status_code == 404
        assert gone.text.replace(HIDDEN.document_id, "0" * 64) == never.text


def test_a_cleared_reader_sees_them(tmp_path: Path) -> None:
    library = record_library(tmp_path)

    cleared = library.view(frozenset({Access.PUBLIC, Access.EXEMPT}))

    assert enter(cleared, Exchange, Wanted()).total == 3
    assert enter(library.view(), Exchange, Wanted()).total == 2
    library.close()
