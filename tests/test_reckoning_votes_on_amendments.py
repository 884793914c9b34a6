"""Votes on amendments are no votes on the matter itself, and a motion is counted once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from assistant.answering.reckoning.decisions.items import is_amendment
from assistant.council import Resolution, Speaker, VerbClass, Votes
from assistant.documents import DocumentKind
from assistant.stores.view import View
from tests.invented_minutes import Minutes, reckoned, shown, view_of

DAY = dt.date(2024, 2, 12)
TITLE = "Library opening hours and council tax"
MOVED = "Mr Tallow proposed, and Ms Hurd seconded the motion that"
MOTION = "the opening hours of libraries be agreed and council tax raised."
AMENDS = "Mr Orme proposed, and Ms Pell seconded the following amendment:"
AMENDMENT = "Spend the council tax on mobile libraries and fly tipping."
LOST = "For (2)\n\nMr Orme, Ms Pell\n\nAgainst (3)\n\nMr Tallow, Mr R Hurd, Mrs Vine, OBE"
CARRIED = "For (41) Against (10)"
RESOLVED = "RESOLVED that"
DECIDED = "the opening hours of libraries are agreed and council tax is raised."


def limb(
    paper: Minutes, record_id: str, opener: str, words: str, votes: tuple[int, int], *, fate: bool
) -> Resolution:
    span = paper.span(words)
    printed = paper.span(LOST if votes[0] == 2 else CARRIED)
    moved = words in (MOTION, DECIDED)
    mover, seconder = ("Mr Tallow", "Ms Hurd") if moved else ("Mr Orme", "Ms Pell")
    return Resolution(
        record_id, paper.document_id, paper.passage_id(span), span, paper.committee, paper.day,
        "4", TITLE, None, paper.span(opener), words, "agree", VerbClass.APPROVE,
        mover=Speaker(mover, mover), seconder=Speaker(seconder, seconder),
        votes=Votes(*votes, None, printed), carried=fate, motion=words != DECIDED,
    )  # fmt: skip


def council() -> Minutes:
    paper = Minutes(
        TITLE, DAY, (MOVED, MOTION, AMENDS, AMENDMENT, LOST, CARRIED, RESOLVED, DECIDED),
        committee="County Council",
    )  # fmt: skip
    paper.records += [
        limb(paper, "motion", MOVED, MOTION, (41, 10), fate=True),
        limb(paper, "amendment", AMENDS, AMENDMENT, (2, 3), fate=False),
        limb(paper, "resolved", RESOLVED, DECIDED, (41, 10), fate=True),
    ]
    return paper


def cabinet() -> Minutes:
    words = "the new bus shelters be agreed."
    paper = Minutes(
        "Bus shelters", dt.date(2024, 1, 15), (RESOLVED, words), committee="Cabinet"
    )  # fmt: skip
    span = paper.span(words)
    paper.records.append(
        Resolution(
            "shelters", paper.document_id, paper.passage_id(span), span, "Cabinet", paper.day, "4",
            "Bus shelters", None, paper.span(RESOLVED), words, "agree", VerbClass.APPROVE,
        )
    )  # fmt: skip
    return paper


def notice(committee: str | None) -> Minutes:
    return Minutes(
        "Decision notice", dt.date(2024, 1, 15),
        ("24/17 - Bus shelters", "Reason(s) for decision:", "The old ones leak."),
        kind=DocumentKind.DECISION_NOTICE, committee=committee,
    )  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("votes"), council(), cabinet())


@pytest.mark.parametrize(
    "question",
    [
        "How did the vote on library opening hours go?",
        "what was the vote on council tax",
        "How many people voted for the council tax motion in February 2024?",
    ],
)
def test_the_vote_on_a_matter_is_that_on_its_motion(question: str, view: View) -> None:
    told = shown(view, question)

    (sentence,) = told.sentences
    assert sentence.text.startswith(f"On 12 February 2024, under “{TITLE}”, it was carried")
    assert CARRIED in sentence.text


def test_the_vote_on_an_amendment_is_told_as_such(view: View) -> None:
    told = shown(view, "What was the vote on the fly tipping amendment?")

    (sentence,) = told.sentences
    assert "the amendment moved by Mr Orme was lost" in sentence.text
    assert LOST in sentence.text


def test_an_amendment_alone_does_not_tell_how_a_matter_was_voted_on(view: View) -> None:
    assert reckoned(view, "What was the vote on fly tipping?") is None


def test_a_motion_that_its_resolution_repeats_is_one_decision(view: View) -> None:
    told = shown(view, "What was resolved about library opening hours?")

    assert told.sentences[0].text == (
        "On 12 February 2024 the County Council made 1 decision: 1 agreed or approved."
    )
    assert [row.cells[-1] for row in told.tables[0].rows] == [
        "agreed or approved; 41 for, 10 against",
        "motion lost",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "What was agreed at the last cabinet meeting?",
        "what was decided at the latest cabinet meeting",
    ],
)
def test_the_last_meeting_of_a_body_is_of_that_body(question: str, view: View) -> None:
    told = shown(view, question)

    assert told.sentences[0].text.startswith("On 15 January 2024 the Cabinet resolved")


def test_the_full_council_is_the_county_council(view: View) -> None:
    told = shown(view, "What did the full council decide in February 2024?")

    assert "the County Council" in told.sentences[0].text


def test_what_was_agreed_was_not_rejected_though_an_amendment_was_lost(view: View) -> None:
    told = shown(view, "Why did the council vote against the opening hours of libraries?")

    assert told.sentences[0].text.startswith("It was agreed, not rejected: on 12 February 2024")
    assert DECIDED in told.sentences[0].text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How did Mr Orme vote on the fly tipping amendment?", "Mr Orme voted for."),
        ("which way did Cllr Vine vote on the fly tipping amendment", "Mrs Vine voted against."),
        ("Did Mr Hurd vote for the fly tipping amendment?", "Mr R Hurd voted against."),
        ("Who voted for the fly tipping amendment?", "these voted for: “Mr Orme, Ms Pell”"),
    ],
)
def test_a_vote_by_name_is_told_of_who_is_listed(question: str, told: str, view: View) -> None:
    (sentence,) = shown(view, question).sentences

    assert sentence.text == (f"On 12 February 2024 the amendment moved by Mr Orme was lost: {told}")


@pytest.mark.parametrize(
    "question",
    [
        "How did Ms Orme vote on the fly tipping amendment?",
        "How did Mr Nesbit vote on the fly tipping amendment?",
        "Who abstained on the fly tipping amendment?",
        "How did Mr Orme vote on the opening hours of libraries?",
    ],
)
def test_a_vote_that_is_not_listed_is_not_made_up(question: str, view: View) -> None:
    answer = reckoned(view, question)

    said = "" if answer is None else " ".join(claim.text for claim in answer.claims)
    assert " voted " not in said
    assert "abstained" not in said


def test_how_much_was_agreed_is_no_list_of_decisions(view: View) -> None:
    assert reckoned(view, "By how much did the council agree to raise council tax?") is None


@pytest.mark.parametrize("body", [None, "Cabinet"])
def test_a_reason_that_another_paper_prints_is_left_to_it(body: str | None, tmp_path: Path) -> None:
    papers = view_of(tmp_path, cabinet(), notice(body))

    assert reckoned(papers, "Why did the cabinet agree the new bus shelters?") is None


def test_a_reason_of_another_body_is_none(tmp_path: Path) -> None:
    papers = view_of(tmp_path, cabinet(), notice("Planning Committee"))

    answer = reckoned(papers, "Why did the cabinet agree the new bus shelters?")

    assert answer is not None
    assert answer.claims[-1].text == "The papers searched record no reason for it."


def two_meetings() -> list[Minutes]:
    papers = []
    for number, (day, title, words, votes) in enumerate(
        (
            (dt.date(2024, 3, 4), "Canal group: final report", "the report be adopted.", (5, 0)),
            (dt.date(2024, 9, 9), "Canal group: response", "the response be noted.", (4, 3)),
        )
    ):
        printed = f"The motion was carried, {votes[0]} for and {votes[1]} against."
        paper = Minutes(title, day, (RESOLVED, words, printed), committee="Scrutiny Panel")
        span = paper.span(words)
        paper.records.append(
            Resolution(
                f"canal {number}", paper.document_id, paper.passage_id(span), span,
                paper.committee, day, "4", title, None, paper.span(RESOLVED), words, "adopt",
                VerbClass.APPROVE, votes=Votes(*votes, None, paper.span(printed)), carried=True,
            )
        )  # fmt: skip
        papers.append(paper)
    return papers


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How did the vote go on adopting the canal group's report?", ["5 for"]),
        ("What was the vote on the response to the canal group?", ["4 for"]),
        ("How did the votes on the canal group go?", ["5 for", "4 for"]),
    ],
)
def test_one_vote_is_that_of_the_item_that_says_most_of_the_question(
    question: str, expected: list[str], tmp_path: Path
) -> None:
    told = shown(view_of(tmp_path, *two_meetings()), question)

    text = " ".join(sentence.text for sentence in told.sentences)
    assert [votes for votes in ("5 for", "4 for") if votes in text] == expected


def test_what_would_delete_a_recommendation_is_an_amendment() -> None:
    paper = Minutes("Canal report", DAY, ("It was moved that", "recommendation 4 be deleted."))
    words = paper.span("recommendation 4 be deleted.")
    deletes = Resolution(
        "deletes", paper.document_id, paper.passage_id(words), words, paper.committee, DAY, "4",
        "Canal report", None, None, words.text, "delete", VerbClass.OTHER, motion=True,
    )  # fmt: skip
    assert is_amendment(deletes)
    assert not is_amendment(dataclasses.replace(deletes, text="the report be adopted."))
