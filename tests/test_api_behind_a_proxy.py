"""A proxy on the serving computer passes readers on from elsewhere: none becomes an officer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from assistant.api.app import create_app
from assistant.settings import Settings
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.recorded_papers import AUDIT, LEAVERS, MINUTES, record_library
from tests.test_stores_answers import make_answer

PUBLIC = "scrutiny.example"
WHO = {"made_by": "Scrutiny Officer", "reason": "Checked against the recording."}
HIDE = {"verdict": "hide", "changes": {}, **WHO}
PASSED_ON = [{"host": PUBLIC}, {"x-forwarded-for": "203.0.113.7"}, {"via": "1.1 proxy"}]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve an app that listens to its own computer, and that a proxy may name as it likes."""
    library = record_library(tmp_path)
    library.answers.save(make_answer("a1", "c1"), {"ranking": []})
    settings = Settings(host="127.0.0.1", allowed_hosts=("127.0.0.1", PUBLIC))
    with serving(create_app(settings, tools_for(library))) as found:
        yield found
    library.close()


@pytest.fixture
def officer(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=10) as client:
        yield client


@pytest.mark.parametrize("passed_on", PASSED_ON, ids=lambda each: next(iter(each)))
def test_what_only_officers_may_read_stays_closed(
    officer: httpx.Client, passed_on: dict[str, str]
) -> None:
    said = {"answer_id": "a1", "verdict": "useful"}
    feedback_id = officer.post("/api/feedback", json=said).json()["feedback_id"]
    for path in (
        "/feedback/list",
        "/feedback/list.json",
        f"/feedback/{feedback_id}/question.jsonl",
        "/api/feedback",
        f"/api/feedback/{feedback_id}",
        "/api/answers/a1/trace",
        "/records",
        "/records/proposed",
        f"/records/{LEAVERS.record_id}/hide",
        f"/records/{LEAVERS.record_id}/correct",
        "/api/corrections",
        "/papers/add",
        "/papers/restricted",
    ):
        assert officer.get(path).status_code == 200, path
        assert officer.get(path, headers=passed_on).status_code == 403, path


@pytest.mark.parametrize("passed_on", PASSED_ON, ids=lambda each: next(iter(each)))
def test_nothing_can_be_changed_from_elsewhere(
    officer: httpx.Client, passed_on: dict[str, str]
) -> None:
    record = f"/records/{LEAVERS.record_id}"
    for path in (f"{record}/hide", f"{record}/correct", "/records/proposed"):
        assert officer.post(path, data=WHO, headers=passed_on).status_code == 403, path
    refused = officer.post(f"/api{record}/corrections", json=HIDE, headers=passed_on)
    assert refused.status_code == 403
    assert officer.get(f"/api{record}").json()["corrections"] == []


def test_a_hidden_record_is_told_to_nobody_elsewhere(officer: httpx.Client) -> None:
    path = f"/records/{AUDIT.record_id}"
    officer.post(f"/api{path}/corrections", json=HIDE)
    for told in (path, f"/api{path}", f"/api{path}/corrections"):
        assert officer.get(told).status_code == 200, told
        assert officer.get(told, headers={"host": PUBLIC}).status_code == 404, told


def test_a_server_that_listens_to_more_than_is_set_makes_no_officers(tmp_path: Path) -> None:
    library = record_library(tmp_path)
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))

    async def from_elsewhere(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "client": ("203.0.113.7", 50000)}, receive, send)

    with serving(from_elsewhere) as address:
        assert httpx.get(f"{address}/records/{LEAVERS.record_id}").status_code == 200
        assert httpx.get(f"{address}/feedback/list").status_code == 403
        assert httpx.get(f"{address}/papers/add").status_code == 403
    library.close()


def test_no_link_leads_readers_to_what_they_may_not_open(officer: httpx.Client) -> None:
    record = f"/records/{LEAVERS.record_id}"
    for path, link in (
        (f"/papers/{MINUTES.document.document_id}", "/manage"),
        (record, f"{record}/correct"),
        ("/answers", 'href="/records"'),
        ("/privacy", "/feedback/list"),
    ):
        assert link in officer.get(path).text, path
        assert link not in officer.get(path, headers={"host": PUBLIC}).text, path


@pytest.mark.parametrize("passed_on", PASSED_ON, ids=lambda each: next(iter(each)))
@pytest.mark.parametrize("path", ["/", "/privacy", "/conversations", "/about", "/papers"])
def test_no_page_tells_readers_elsewhere_of_their_own_computer(
    officer: httpx.Client, path: str, passed_on: dict[str, str]
) -> None:
    elsewhere = officer.get(path, headers=passed_on).text
    assert "this computer" not in elsewhere.lower()
    if path != "/papers":
        assert "this computer" in officer.get(path).text
        assert "the council’s server" in elsewhere


def test_a_refused_question_tells_readers_elsewhere_where_it_is_kept(
    officer: httpx.Client,
) -> None:
    refused = {"question": "Ring 01234 567 890"}
    here = officer.post("/", data=refused)
    elsewhere = officer.post("/", data=refused, headers={"x-forwarded-for": "203.0.113.7"})
    assert (here.status_code, elsewhere.status_code) == (422, 422)
    assert "kept on this computer" in here.text
    assert "kept on the council’s server" in elsewhere.text
