"""Questions that no store could hold, and conversations that nobody began."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

HALF = rb'{"question": "\ud800 what did the leader say"}'
HALF_IN_FILTERS = rb'{"question": "What?", "filters": {"committees": ["\ud800"]}}'
JSON = {"Content-Type": "application/json"}
STREAM = {"Accept": "text/event-stream"}
FORM = {"Content-Type": "multipart/form-data; boundary=x; charset=utf-7"}
HALF_IN_FORM = (
    b'--x\r\nContent-Disposition: form-data; name="question"\r\n\r\n+2AA- what\r\n--x--\r\n'
)


@pytest.mark.parametrize("body", [HALF, HALF_IN_FILTERS])
@pytest.mark.parametrize("accept", ["*/*", "text/event-stream"])
def test_half_a_character_is_a_problem(base_url: str, body: bytes, accept: str) -> None:
    response = httpx.post(
        f"{base_url}/api/answers", content=body, headers=JSON | {"Accept": accept}
    )

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert "cannot be read" in response.json()["errors"][0]["detail"]


def test_half_a_character_in_the_form_is_told_beside_the_question(base_url: str) -> None:
    page = httpx.post(base_url, content=HALF_IN_FORM, headers=FORM | {"Accept": "text/html"})
    streamed = httpx.post(base_url, content=HALF_IN_FORM, headers=FORM | STREAM)

    assert (page.status_code, streamed.status_code) == (422, 422)
    assert "This holds characters that cannot be read" in page.text
    assert streamed.headers["content-type"] == "application/problem+json"


def test_a_conversation_that_nobody_began_is_a_new_one(base_url: str) -> None:
    body = {"question": "What?", "conversation_id": "chosen-by-the-client"}

    whole = httpx.post(f"{base_url}/api/answers", json=body).json()
    streamed = httpx.post(f"{base_url}/api/answers", json=body, headers=STREAM).text
    page = httpx.post(base_url, data={"question": "What?", "conversation": "chosen-by-the-client"})

    assert whole["conversation_id"] != "chosen-by-the-client"
    assert "chosen-by-the-client" not in streamed
    assert page.status_code == 303
    assert "chosen-by-the-client" not in page.headers["location"]


def test_a_conversation_goes_on(base_url: str) -> None:
    begun = httpx.post(f"{base_url}/api/answers", json={"question": "What?"}).json()
    conversation = begun["conversation_id"]

    body = {"question": "And then?", "conversation_id": conversation}
    again = httpx.post(f"{base_url}/api/answers", json=body).json()
    page = httpx.post(base_url, data={"question": "And then?", "conversation": conversation})

    assert again["conversation_id"] == conversation
    assert parse_qs(urlsplit(page.headers["location"]).query)["conversation"] == [conversation]
