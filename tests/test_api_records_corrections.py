"""One record over HTTP: its printed parts, its history, and officers' words on it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from assistant.api.app import create_app
from assistant.settings import Settings
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.recorded_papers import AUDIT, HIDDEN, LEAVERS, MINUTES, PROMISE, record_library

WHO = {"made_by": "Scrutiny Officer", "reason": "Checked against the recording."}
NOTHING: Mapping[str, object] = {}
READ = f"/api/records/{LEAVERS.record_id}"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[httpx.Client]:
    library = record_library(tmp_path)
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))
    with serving(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client
    library.close()


@pytest.fixture
def public(tmp_path: Path) -> Iterator[httpx.Client]:
    """Give a client of an app that other computers can reach."""
    library = record_library(tmp_path / "public")
    app = create_app(Settings(host="0.0.0.0"), tools_for(library))
    with serving(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client
    library.close()


def say(
    api: httpx.Client, verdict: str, path: str = READ, changes: Mapping[str, object] = NOTHING
) -> httpx.Response:
    return api.post(f"{path}/corrections", json={"verdict": verdict, "changes": {**changes}, **WHO})


def test_each_printed_part_of_a_record_has_its_place(api: httpx.Client) -> None:
    record = api.get(READ).json()

    parts = {place["part"]: place["citation"] for place in record["places"]}
    assert list(parts) == ["span", "question", "replies.0.span"]
    assert parts["replies.0.span"]["quote"] == "The DCS said that twelve had left."
    for citation in parts.values():
        assert MINUTES.text[citation["start"] : citation["end"]] == citation["quote"]
    assert parts["replies.0.span"]["page"] == 3
    assert record["listed_under"] == "exchanges"
    assert record["as_read"] == record["as_corrected"]
    assert record["corrections"] == []


def test_a_correction_is_in_force_at_once_and_keeps_what_was_read(api: httpx.Client) -> None:
    said = say(api, "correct", changes={"answer_class": "partial", "item": "5"})

    assert said.status_code == 201
    record = api.get(READ).json()
    assert said.json() == record
    assert (record["as_read"]["answer_class"], record["as_read"]["item"]) == ("direct", "4.1")
    assert (record["as_corrected"]["answer_class"], record["as_corrected"]["item"]) == (
        "partial",
        "5",
    )
    [made] = api.get(f"{READ}/corrections").json()["items"]
    assert made["changes"] == {"answer_class": "partial", "item": "5"}
    assert {key: made[key] for key in WHO} == WHO
    assert dt.datetime.fromisoformat(made["made_at"]).tzinfo is not None
    [listed] = api.get("/api/exchanges?item=5").json()["items"]
    assert (listed["record_id"], listed["reviewed"]) == (LEAVERS.record_id, "correct")
    assert {key: listed["correction"][key] for key in WHO} == WHO
    assert listed["correction"]["as_read"] == {"answer_class": "direct", "item": "4.1"}


def test_part_of_a_due_date_can_be_corrected(api: httpx.Client) -> None:
    path = f"/api/records/{PROMISE.record_id}"

    say(api, "correct", path, {"due": {"latest": "2025-03-31"}})

    [listed] = api.get("/api/commitments").json()["items"]
    assert (listed["due"]["text"], listed["due"]["latest"]) == ("28 February 2025", "2025-03-31")


def test_a_hidden_record_is_listed_nowhere_until_it_is_restored(api: httpx.Client) -> None:
    say(api, "hide")
    hidden = api.get("/api/exchanges").json()
    record = api.get(READ).json()
    say(api, "restore")

    assert [item["record_id"] for item in hidden["items"]] == [AUDIT.record_id]
    assert (hidden["total"], record["as_corrected"]) == (1, None)
    assert api.get("/api/exchanges").json()["total"] == 2
    assert api.get(f"{READ}/corrections").json()["total"] == 2


def test_a_confirmed_record_is_told_so(api: httpx.Client) -> None:
    say(api, "confirm")

    assert api.get("/api/exchanges?item=4.1").json()["items"][0]["reviewed"] == "confirm"


@pytest.mark.parametrize(
    ("verdict", "changes", "told"),
    [
        ("correct", {"answer_class": "evasive"}, "'answer_class' cannot have this value"),
        ("correct", {"colour": "red"}, "'colour' is no field"),
        ("correct", {"span": {"text": "x"}}, "'span' is no field"),
        ("correct", {"question": {"text": "Q" * len(LEAVERS.question.text)}}, "not what the paper"),
        ("correct", {}, "Changes are needed"),
        ("hide", {"item": "5"}, "Changes are needed"),
    ],
)
def test_a_wrong_correction_is_refused_and_changes_nothing(
    api: httpx.Client, verdict: str, changes: dict[str, object], told: str
) -> None:
    response = say(api, verdict, changes=changes)

    assert response.status_code == 422
    assert told in response.json()["detail"]
    assert api.get(f"{READ}/corrections").json() == {"items": [], "total": 0}


@pytest.mark.parametrize(
    "body",
    [
        {"verdict": "confirm"},
        {"verdict": "confirm", "made_by": " ", "reason": "Checked."},
        {"verdict": "confirm", "made_by": "Clerk", "reason": "\ud800"},
        {"verdict": "correct", "changes": {"item": "\ud800"}, **WHO},
        {"verdict": "approve", **WHO},
        {"verdict": "confirm", "colour": "red", **WHO},
    ],
)
def test_a_word_without_who_or_why_is_refused(api: httpx.Client, body: dict[str, object]) -> None:
    content, headers = json.dumps(body), {"Content-Type": "application/json"}
    response = api.post(f"{READ}/corrections", content=content, headers=headers)

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_what_is_not_held_or_not_public_is_not_there(api: httpx.Client) -> None:
    for record_id in ("none", HIDDEN.record_id):
        path = f"/api/records/{record_id}"
        answers = [api.get(path), api.get(f"{path}/corrections"), say(api, "confirm", path)]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert {answer.text for answer in answers} == {answers[0].text}


def test_only_the_computer_that_serves_can_correct(public: httpx.Client) -> None:
    assert say(public, "hide").status_code == 403
    assert public.get("/api/exchanges").json()["total"] == 2
    assert public.get(READ).status_code == 200


def test_all_corrections_are_listed_newest_first(api: httpx.Client, public: httpx.Client) -> None:
    say(api, "hide")
    say(api, "confirm", f"/api/records/{AUDIT.record_id}")

    made = api.get("/api/corrections").json()

    assert made["total"] == 2
    assert [(each["verdict"], each["record_id"]) for each in made["items"]] == [
        ("confirm", AUDIT.record_id),
        ("hide", LEAVERS.record_id),
    ]
    assert len(api.get("/api/corrections?limit=1&offset=1").json()["items"]) == 1
    assert public.get("/api/corrections").status_code == 403


def test_a_hidden_record_is_not_told_to_other_computers(tmp_path: Path) -> None:
    library = record_library(tmp_path / "both")
    own = create_app(Settings(host="127.0.0.1"), tools_for(library))
    others = create_app(Settings(host="0.0.0.0"), tools_for(library))
    with serving(own) as here, serving(others) as there:
        with httpx.Client(base_url=here) as client:
            say(client, "hide")
            assert client.get(READ).status_code == 200
        assert httpx.get(f"{there}{READ}").status_code == 404
        assert httpx.get(f"{there}{READ}/corrections").status_code == 404
    library.close()


def test_another_site_cannot_correct(api: httpx.Client) -> None:
    body = {"verdict": "hide", **WHO}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
        refused = api.post(f"{READ}/corrections", json=body, headers=headers)
        assert refused.status_code == 403
    plain = api.post(f"{READ}/corrections", content="{}", headers={"Content-Type": "text/plain"})
    assert plain.status_code == 422
    assert api.get("/api/exchanges").json()["total"] == 2
