"""What readers say of answers is kept with the whole state, and becomes evaluation questions."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import Filters
from assistant.api.app import create_app
from assistant.api.routes_feedback import states_told
from assistant.documents import Document
from assistant.exporting.evaluation_question import question_line
from assistant.feedback import Asked, Feedback, Reason, Said, Usefulness, WholeState
from assistant.settings import Settings
from assistant.web.paging import PAGE_SIZE
from eval.cases import Case, load_cases
from eval.checking import check_cases
from eval.errors import CaseError
from eval.papers import Papers
from tests.conftest import Served
from tests.invented_papers import NEVER, build_library, fixed_answers, tools_for
from tests.test_stores_answers import make_answer

PAGE = {"Accept": "text/html"}


@pytest.fixture
def tools(tmp_path: Path) -> Iterator[Tools]:
    made = tools_for(build_library(tmp_path))
    yield made
    made.library.close()


@pytest.fixture
def api(served: Served, tools: Tools) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served(create_app(Settings(), tools, fixed_answers))) as client:
        yield client


def asked(client: httpx.Client, question: str = "What was promised?", **more: object) -> str:
    answer = client.post("/api/answers", json={"question": question, **more}).json()
    return str(answer["answer_id"])


def test_feedback_is_kept_with_question_answer_filters_settings_and_trace(
    api: httpx.Client,
) -> None:
    answer_id = asked(api, filters={"kinds": ["minutes"]}, as_of="2025-03-01")
    said = {"answer_id": answer_id, "verdict": "not_useful", "reason": "wrong", "comment": " No. "}

    made = api.post("/api/feedback", json=said)
    whole = api.get(f"/api/feedback/{made.json()['feedback_id']}").json()

    assert made.status_code == 201
    assert whole["feedback"] | said | {"comment": "No."} == whole["feedback"]
    assert whole["answer"]["question"] == "What was promised?"
    assert whole["answer"]["as_of"] == "2025-03-01"
    assert whole["filters"]["kinds"] == ["minutes"]
    assert whole["asked"]["settings"] == {"embedding_model": "fixed", "embedding_backend": "none"}
    assert whole["asked"]["version"] == "0.1.0"
    assert whole["trace"] == {"ranking": []}
    assert whole["earlier"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "not_useful"},
        {"verdict": "useful", "reason": "wrong"},
        {"verdict": "splendid"},
        {"verdict": "not_useful", "reason": "other", "comment": "x" * 1001},
        {"verdict": "useful", "name": "somebody"},
    ],
)
def test_feedback_that_cannot_be_understood_is_refused(
    api: httpx.Client, wrong: dict[str, str]
) -> None:
    response = api.post("/api/feedback", json={"answer_id": asked(api), **wrong})

    assert response.status_code == 422
    assert api.get("/api/feedback").json() == {"items": [], "total": 0}


def test_feedback_on_no_answer_is_not_found(api: httpx.Client) -> None:
    said = {"answer_id": "unknown", "verdict": "useful"}
    assert api.post("/api/feedback", json=said).status_code == 404
    assert api.get("/feedback?answer=unknown", headers=PAGE).status_code == 404
    assert api.get("/api/feedback/unknown").status_code == 404
    assert api.get("/feedback/unknown/question.jsonl").status_code == 404


def test_feedback_is_listed_by_verdict_and_reason_newest_first(api: httpx.Client) -> None:
    for reason in ("wrong", "missed", "wrong"):
        said = {"answer_id": asked(api), "verdict": "not_useful", "reason": reason}
        api.post("/api/feedback", json=said)
    api.post("/api/feedback", json={"answer_id": asked(api), "verdict": "useful"})

    wrong = api.get("/api/feedback", params={"reason": "wrong"}).json()
    page = api.get("/feedback/list", params={"reason": "wrong"}, headers=PAGE).text
    assert '<a href="/evaluation" class="govuk-back-link">' in page
    every = api.get("/feedback/list.json").json()

    assert wrong["total"] == 2
    assert api.get("/api/feedback", params={"limit": 1}).json()["items"][0]["verdict"] == "useful"
    assert "1 answer was called useful, 3 not useful." in page
    assert "2 answers judged" in page
    assert [each["feedback"]["verdict"] for each in every].count("not_useful") == 3


def test_what_is_said_while_all_is_sent_repeats_nothing(tools: Tools) -> None:
    log = tools.library.feedback
    tools.library.answers.save(make_answer("a1", "c1"), {})
    said = Said("a1", Usefulness.USEFUL)
    before = {log.save(said) for _ in range(PAGE_SIZE + 2)}

    sent = states_told(log)
    pieces = [next(sent)]
    log.save(said)
    told = [each["feedback"]["feedback_id"] for each in json.loads("".join([*pieces, *sent]))]

    assert len(told) == len(before)
    assert set(told) == before


def test_no_feedback_is_an_empty_list(api: httpx.Client) -> None:
    assert "Nobody has said anything" in api.get("/feedback/list", headers=PAGE).text
    assert api.get("/feedback/list.json").json() == []


def test_feedback_is_read_only_on_the_computer_that_serves(served: Served, tools: Tools) -> None:
    app = create_app(Settings(host="0.0.0.0"), tools, fixed_answers)
    with httpx.Client(base_url=served(app)) as public:
        answer_id = asked(public)
        made = public.post("/api/feedback", json={"answer_id": answer_id, "verdict": "useful"})
        feedback_id = made.json()["feedback_id"]
        for path in (
            "/feedback/list",
            "/feedback/list.json",
            f"/feedback/{feedback_id}/question.jsonl",
            "/api/feedback",
            f"/api/feedback/{feedback_id}",
        ):
            assert public.get(path).status_code == 403
        assert "No page lists it." in public.get("/privacy").text


def test_other_sites_cannot_give_feedback(api: httpx.Client) -> None:
    data = {"answer": asked(api), "verdict": "useful"}
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert api.post("/feedback", data=data, headers=headers).status_code == 403


def test_feedback_goes_with_its_conversation(api: httpx.Client) -> None:
    answer = api.post("/api/answers", json={"question": "What?"}).json()
    said = {"answer_id": answer["answer_id"], "verdict": "useful"}
    api.post("/api/feedback", json=said)

    api.post("/conversations/delete", data={"conversation": answer["conversation_id"]})

    assert api.get("/api/feedback").json()["total"] == 0


def test_the_line_for_evaluation_names_the_turn_and_what_was_cited(api: httpx.Client) -> None:
    first = api.post("/api/answers", json={"question": NEVER}).json()
    second = asked(api, "And then?", conversation_id=first["conversation_id"])
    said = {"answer_id": second, "verdict": "not_useful", "reason": "other", "comment": "Odd."}
    made = api.post("/api/feedback", json=said).json()

    sent = api.get(f"/feedback/{made['feedback_id']}/question.jsonl")
    line = json.loads(sent.text)

    assert sent.headers["content-disposition"].startswith("attachment")
    assert line["id"].endswith("-t2")
    assert [turn["text"] for turn in line["turns"]] == [
        NEVER,
        "I could not find this in the papers I searched.",
    ]
    assert line["support"][0]["doc"] == "minutes/2025-01-14.pdf"
    assert (line["nuggets"], line["expect_status"], line["author"]) == ([], [], "")
    assert "The reader wrote: Odd." in line["note"]


def test_the_line_of_what_was_not_answered_names_the_closest_but_proves_nothing(
    api: httpx.Client,
) -> None:
    said = {"answer_id": asked(api, NEVER), "verdict": "not_useful", "reason": "missed"}
    made = api.post("/api/feedback", json=said).json()

    line = json.loads(api.get(f"/feedback/{made['feedback_id']}/question.jsonl").text)

    assert line["support"] == []
    assert "The closest passages it found: minutes/2025-01-14.pdf, page " in line["note"]


def test_evaluation_takes_the_line_once_a_person_has_filled_it_in(tmp_path: Path) -> None:
    papers_folder, question_file = tmp_path / "papers", tmp_path / "mine.jsonl"
    papers_folder.mkdir()
    quote = "It was agreed."
    (papers_folder / "minutes.txt").write_text(f"Damp\n\n{quote}\n\nMould\n\n{quote}\n", "utf-8")
    papers = Papers([papers_folder])
    text = papers["minutes.txt"].text
    second = text.rindex(quote)
    answer = make_answer("a1", "c1")
    cited = replace(
        answer.citations[0],
        file="minutes.txt",
        page=None,
        quote=quote,
        start=second,
        end=second + len(quote),
    )
    filters = Filters(date_from=dt.date(2025, 1, 1))
    state = WholeState(
        Feedback("f" * 32, Said("a1", Usefulness.NOT_USEFUL, Reason.WRONG), "c1", "What?", NOON),
        replace(answer, citations=(cited,), filters=filters),
        Asked(),
        {},
        NOON,
    )
    document = Document(cited.document_id, "minutes.txt", "Minutes", len(text), "txt")

    line = question_line(state, lambda _: (document, text), "Feedback.")
    question_file.write_text(line, "utf-8")
    with pytest.raises(CaseError, match="needs a vital nugget"):
        load_cases(question_file)
    filled = json.loads(line) | {
        "author": "ab",
        "expect_status": ["answered"],
        "nuggets": [{"kind": "text", "any_of": ["agreed"]}],
    }
    case = Case.model_validate(filled)

    check_cases([case], papers, {})
    assert papers.resolve(case.support[0]).start == second


NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
