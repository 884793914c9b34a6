"""A conversation belongs to the browser that began it, by a cookie that tells nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.api.warming import warm_up
from assistant.settings import Settings
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from tests.conftest import Served
from tests.invented_papers import FixedEmbedder, build_library, fixed_answers
from tests.test_stores_answers import make_answer
from tests.test_stores_conversations import grow_old

PAGE = {"Accept": "text/html"}
STREAM = {"Accept": "text/event-stream"}
Browser = Callable[[], httpx.Client]


@pytest.fixture
def tools(tmp_path: Path) -> Iterator[Tools]:
    build_library(tmp_path).close()
    library = Library(StorePlace(tmp_path / "stores"), keep_days=90)
    yield Tools(library, FixedEmbedder())
    library.close()


@pytest.fixture
def browser_of(served: Served, tools: Tools) -> Iterator[Browser]:
    """Give a function that gives one more browser, without any cookie."""
    address = served(create_app(Settings(), tools, fixed_answers))
    opened: list[httpx.Client] = []

    def give() -> httpx.Client:
        opened.append(httpx.Client(base_url=address, headers=PAGE))
        return opened[-1]

    yield give
    for client in opened:
        client.close()


def ask(client: httpx.Client, question: str, conversation: str = "") -> str:
    """Ask through the page; return the conversation."""
    response = client.post("/", data={"question": question, "conversation": conversation})
    assert response.status_code == 303
    return parse_qs(urlsplit(response.headers["location"]).query)["conversation"][0]


def test_the_first_question_sets_a_cookie_that_only_we_can_read(browser_of: Browser) -> None:
    reader = browser_of()
    assert "set-cookie" not in reader.get("/").headers
    assert "set-cookie" not in reader.get("/conversations").headers

    response = reader.post("/", data={"question": "What was promised?"}, headers=STREAM)

    cookie = response.headers["set-cookie"]
    assert re.match(r"scrutiny_browser=[0-9a-f]{32};", cookie)
    assert {"HttpOnly", "SameSite=strict", f"Max-Age={90 * 86400}", "Path=/"} <= {
        part.strip() for part in cookie.split(";")
    }
    assert "Secure" not in cookie


def test_the_cookie_is_secure_where_the_address_is(browser_of: Browser) -> None:
    response = browser_of().post(
        "/", data={"question": "What?"}, headers={"X-Forwarded-Proto": "https"}
    )

    assert "; Secure" in response.headers["set-cookie"]


def test_each_browser_lists_only_what_it_asked(browser_of: Browser) -> None:
    mine, other = browser_of(), browser_of()
    ask(mine, "What of damp?")
    ask(mine, "What of mould?")
    ask(other, "What of schools?")
    other.post("/api/answers", json={"question": "What of parks?"})

    mine_html, other_html = mine.get("/conversations").text, other.get("/conversations").text

    assert "2 conversations" in mine_html
    assert mine_html.index("What of mould?") < mine_html.index("What of damp?")
    assert "schools" not in mine_html
    assert "1 conversation" in other_html
    assert "parks" not in other_html
    assert "There are no questions of yours here." in browser_of().get("/conversations").text


def test_a_made_up_cookie_owns_nothing_and_is_replaced(browser_of: Browser) -> None:
    reader = browser_of()
    reader.headers["Cookie"] = "scrutiny_browser=<script>"

    response = reader.post("/", data={"question": "What?"})

    assert re.match(r"scrutiny_browser=[0-9a-f]{32};", response.headers["set-cookie"])
    assert "There are no questions" in reader.get("/conversations").text


def test_whoever_goes_on_with_a_conversation_does_not_take_it(browser_of: Browser) -> None:
    mine, other = browser_of(), browser_of()
    conversation = ask(mine, "What of damp?")

    assert ask(other, "And since?", conversation) == conversation

    assert "2 questions" in mine.get("/conversations").text
    assert "There are no questions" in other.get("/conversations").text


def test_search_finds_words_of_any_question_in_a_conversation(browser_of: Browser) -> None:
    mine = browser_of()
    conversation = ask(mine, "What of damp?")
    ask(mine, "And of the ÉCOLE budget?", conversation)
    ask(mine, "What of parks?")

    found = mine.get("/conversations", params={"q": "école  BUDGET"}).text
    none = mine.get("/conversations", params={"q": "<b>parks</b>"}).text

    assert "1 conversation with" in found
    assert ">And of the ÉCOLE budget?</a>" in found
    assert "What of parks?" not in found
    assert "No conversations with “&lt;b&gt;parks&lt;/b&gt;”" in none


def test_only_its_browser_renames_or_deletes_a_conversation(browser_of: Browser) -> None:
    mine, other = browser_of(), browser_of()
    conversation = ask(mine, "What of damp?")
    ask(other, "What of parks?")
    named = {"conversation": conversation}

    for stranger in (other, browser_of()):
        for path, data in (("rename", {**named, "title": "Mine"}), ("delete", named)):
            assert stranger.get(f"/conversations/{path}", params=named).status_code == 403
            assert stranger.post(f"/conversations/{path}", data=data).status_code == 403
    assert "What of damp?" in mine.get("/conversations").text

    mine.post("/conversations/rename", data={**named, "title": " <i>Damp</i>\n2026 "})
    assert "&lt;i&gt;Damp&lt;/i&gt; 2026</a>" in mine.get("/conversations").text
    mine.post("/conversations/rename", data={**named, "title": ""})
    assert "Damp" not in mine.get("/conversations").text
    assert mine.post("/conversations/delete", data=named).status_code == 303
    assert mine.post("/conversations/delete", data=named).status_code == 404


def test_a_name_that_cannot_be_used_is_told(browser_of: Browser) -> None:
    mine = browser_of()
    conversation = ask(mine, "What of damp?")

    data = {"conversation": conversation, "title": "x" * 101}
    response = mine.post("/conversations/rename", data=data)

    assert response.status_code == 422
    assert "Name must be 100 characters or less" in response.text
    assert "x" * 101 in response.text


def test_what_nobodys_browser_began_is_deleted_by_its_address(browser_of: Browser) -> None:
    reader = browser_of()
    asked = reader.post("/api/answers", json={"question": "What of parks?"}).json()
    named = {"conversation": asked["conversation_id"]}

    assert "What of parks?" in reader.get("/conversations/delete", params=named).text
    assert reader.post("/conversations/delete", data=named).status_code == 303
    assert reader.get(f"/api/answers/{asked['answer_id']}").status_code == 404


def test_all_of_ones_own_can_be_deleted_at_once(browser_of: Browser) -> None:
    mine, other = browser_of(), browser_of()
    ask(mine, "What of damp?")
    ask(mine, "What of mould?")
    ask(other, "What of schools?")

    asked = mine.get("/conversations/delete-all").text
    done = mine.post("/conversations/delete-all", follow_redirects=True).text

    assert "2 conversations with 2 questions will be deleted." in asked
    assert "All your questions and their answers are deleted." in done
    assert "There are no questions of yours here." in done
    assert "What of schools?" in other.get("/conversations").text
    assert mine.get("/conversations/delete-all").headers["location"] == "/conversations"


@pytest.mark.parametrize("path", ["rename", "delete", "delete-all"])
def test_other_sites_change_nothing(browser_of: Browser, path: str) -> None:
    mine = browser_of()
    named = {"conversation": ask(mine, "What of damp?")}

    response = mine.post(
        f"/conversations/{path}", data=named, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert response.status_code == 403
    assert "What of damp?" in mine.get("/conversations").text


def test_what_is_outdated_is_deleted_at_the_start(tools: Tools, tmp_path: Path) -> None:
    place = StorePlace(tmp_path / "stores")
    tools.library.answers.save(make_answer("old", "c1"), {})
    grow_old(place, 91, "old")

    warm_up(tools)

    assert tools.library.answers.answer("old") is None


@pytest.mark.parametrize(
    ("host", "days", "said"),
    [
        ("127.0.0.1", 90, "kept on this computer and deleted 90 days after the last question"),
        ("0.0.0.0", 1, "kept on the council’s server and deleted 1 day after the last question"),
        ("0.0.0.0", 0, "kept on the council’s server until you delete them"),
    ],
)
def test_the_privacy_sentence_says_what_is_in_force(
    served: Served, tmp_path: Path, host: str, days: int, said: str
) -> None:
    library = Library(StorePlace(tmp_path), keep_days=days)
    app = create_app(Settings(host=host), Tools(library, FixedEmbedder()))
    address = served(app)

    privacy = httpx.get(f"{address}/privacy").text

    assert said in privacy
    assert said in httpx.get(address).text
    assert "scrutiny_browser" in privacy
    assert f"lasts for {days or 400} day" in privacy
    library.close()
