"""Papers, sources, pages and files over HTTP, with their safeguards."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from fastapi import FastAPI
from PIL import Image

from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.registers.kinds import REGISTERS
from assistant.settings import Settings
from tests.invented_papers import PLAN_ROW, QUOTED, cite, fixed_answers

Served = Callable[[FastAPI], str]


@pytest.fixture
def api(base_url: str) -> Iterator[httpx.Client]:
    """Give a client of the running app."""
    with httpx.Client(base_url=base_url, timeout=10) as client:
        yield client


def test_every_file_is_listed_with_what_became_of_it(api: httpx.Client) -> None:
    listing = api.get("/api/documents").json()
    assert listing["total"] == 4
    by_path = {item["path"]: item for item in listing["items"]}
    assert list(by_path) == sorted(by_path)
    assert by_path["minutes/scan.pdf"]["state"] == "failed"
    assert "OCR is not installed" in by_path["minutes/scan.pdf"]["reason"]
    assert by_path["minutes/scan.pdf"]["document"] is None
    minutes = by_path["minutes/2025-01-14.pdf"]["document"]
    assert (minutes["kind"], minutes["date"], minutes["pages"]) == ("minutes", "2025-01-14", 2)


def test_lists_are_paged(api: httpx.Client) -> None:
    second = api.get("/api/documents", params={"limit": 1, "offset": 1}).json()
    assert (len(second["items"]), second["total"]) == (1, 4)
    passages = api.get("/api/passages", params={"limit": 3, "offset": 2}).json()
    assert (len(passages["items"]), passages["total"]) == (2, 4)
    for wrong in ({"limit": 1001}, {"limit": 0}, {"offset": -1}):
        assert api.get("/api/passages", params=wrong).status_code == 422


def test_a_passage_is_its_papers_text(api: httpx.Client, invented_tools: Tools) -> None:
    view = invented_tools.library.view()
    for passage in api.get("/api/passages").json()["items"]:
        text = view.text_of(passage["document_id"])
        assert passage["text"] == text[passage["start"] : passage["end"]]
        assert api.get(f"/api/passages/{passage['passage_id']}").json() == passage
    document = api.get("/api/documents").json()["items"][-1]["document"]
    one = api.get("/api/passages", params={"document": document["document_id"]}).json()
    assert {item["document_id"] for item in one["items"]} == {document["document_id"]}
    assert api.get(f"/api/documents/{document['document_id']}").json() == document


@pytest.mark.parametrize(
    "path",
    [
        "/api/documents/none",
        "/api/passages/none",
        "/api/passages?document=none",
        "/api/answers/none",
        "/api/answers/none/trace",
        "/api/none",
        "/sources/none",
        "/papers/none/original",
        "/papers/none/pages/1.webp",
        "/static/none/app.js",
    ],
)
def test_what_is_not_there_is_a_problem(api: httpx.Client, path: str) -> None:
    response = api.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == 404


def test_health_tells_what_is_held(api: httpx.Client) -> None:
    health = api.get("/api/health").json()
    assert (health["status"], health["documents"], health["passages"]) == ("ready", 2, 4)
    assert health["embedder"] == "fixed"


def test_a_source_is_told_gone_in_words(api: httpx.Client) -> None:
    page = api.get("/sources/none", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "no longer among the papers" in page.text


def test_only_the_quotation_is_marked(api: httpx.Client, invented_tools: Tools) -> None:
    found = cite(invented_tools.library, 1, QUOTED)
    exact = api.get(found.url).text
    assert re.findall(r"<mark>(.*?)</mark>", exact, re.DOTALL)[0] == QUOTED
    address = found.url.split("?")[0]
    for wrong in ({"start": found.end, "end": found.start}, {"start": 0, "end": 10**9}, {}):
        whole = api.get(address, params=wrong).text
        assert QUOTED in re.findall(r"<mark>(.*?)</mark>", whole, re.DOTALL)[0]
        assert "<mark>41.2" in whole


def test_a_page_is_a_small_grey_picture(api: httpx.Client, invented_tools: Tools) -> None:
    found = cite(invented_tools.library, 1, QUOTED)
    response = api.get(f"/papers/{found.document_id}/pages/2.webp")
    assert response.headers["content-type"] == "image/webp"
    assert "max-age" in response.headers["cache-control"]
    assert len(response.content) < 60_000
    assert Image.open(io.BytesIO(response.content)).size == (893, 1263)
    assert api.get(f"/papers/{found.document_id}/pages/3.webp").status_code == 404


def test_originals_come_back_whole_and_cannot_run(api: httpx.Client, invented_tools: Tools) -> None:
    view = invented_tools.library.view()
    for quote, shown in ((QUOTED, "inline"), (PLAN_ROW, "attachment")):
        found = cite(invented_tools.library, 1, quote)
        response = api.get(f"/papers/{found.document_id}/original")
        path = view.original(found.document_id)
        assert path is not None
        assert response.content == path.read_bytes()
        assert response.headers["content-disposition"].startswith(shown)
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/papers", "/docs", "/api/health", "/nowhere"])
def test_every_response_has_a_strict_policy(api: httpx.Client, path: str) -> None:
    policy = api.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


def test_pages_hold_no_inline_script_or_style(api: httpx.Client) -> None:
    for path in ("/", "/papers", "/about", "/docs", "/privacy", "/accessibility"):
        html = api.get(path, headers={"Accept": "text/html"}).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)
        assert "http://" not in html.replace("http%3A//www.w3.org", "")
        assert html.count("<h1") == 1


def test_static_files_are_kept_for_ever_under_the_name_of_their_content(
    api: httpx.Client,
) -> None:
    names = re.findall(r'"(/static/[0-9a-f]{12}/[\w.-]+)"', api.get("/").text)
    assert len(set(names)) >= 6
    for name in set(names):
        response = api.get(name)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
        assert response.headers["content-encoding"] == "gzip"


def test_a_form_from_another_site_is_refused(api: httpx.Client) -> None:
    data = {"question": "What?"}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
        assert api.post("/", data=data, headers=headers).status_code == 403
        response = api.post("/conversations/delete", data={"conversation": "x"}, headers=headers)
        assert response.status_code == 403
    own = {"Origin": str(api.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert api.post("/", data=data, headers=own).status_code == 303


def test_a_question_in_another_content_type_is_refused(api: httpx.Client) -> None:
    headers = {"Content-Type": "text/plain"}
    body = '{"question": "What?"}'
    assert api.post("/api/answers", content=body, headers=headers).status_code == 422


def test_only_known_host_names_are_served(api: httpx.Client) -> None:
    assert api.get("/api/health", headers={"Host": "elsewhere.example"}).status_code == 400
    assert api.get("/api/health", headers={"Host": "localhost:8000"}).status_code == 200


def test_a_body_over_the_limit_is_refused(api: httpx.Client) -> None:
    response = api.post("/api/answers", json={"question": "x" * 100_000})
    assert response.status_code == 413


def test_papers_quoted_on_pages_are_escaped(invented_tools: Tools, served: Served) -> None:
    settings = Settings(council_name="<script>alert(1)</script>")
    address = served(create_app(settings, invented_tools, fixed_answers))
    page = httpx.post(
        f"{address}/", data={"question": "<img src=x onerror=alert(1)>"}, follow_redirects=True
    )
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "&lt;img src=x" in page.text


def test_the_description_names_every_route_with_examples(api: httpx.Client) -> None:
    described = api.get("/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/answers",
        "/api/answers/{answer_id}",
        "/api/answers/{answer_id}/tables/{number}.csv",
        "/api/answers/{answer_id}/trace",
        "/api/documents",
        "/api/documents/{document_id}",
        "/api/passages",
        "/api/passages/{passage_id}",
        "/api/health",
        "/api/briefing",
        "/api/corrections",
        "/api/feedback",
        "/api/feedback/{feedback_id}",
        "/api/records/{record_id}",
        "/api/records/{record_id}/corrections",
        *(f"/api/{register}" for register in REGISTERS),
    }
    schemas = described["components"]["schemas"]
    for name in ("QuestionIn", "AnswerOut", "FileOut", "ProblemDetails"):
        assert schemas[name]["examples"]
    page = api.get("/docs").text
    assert "POST /api/answers" in page
    assert 'id="schema-AnswerOut"' in page
