"""Commitments: who undertook what, by when, how firmly; and what is no commitment."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePosixPath

import pytest

from assistant.council import Commitment, Strength
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.commitments.commitments import extract_commitments
from ingest.extracting.commitments.commitments_sentences import find_promises
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

MINUTES = (
    "# Aldermere Borough Council\n\n"
    "MINUTES of a meeting of the Housing Committee held on Monday, 4 March 2024.\n\n"
    "**Present:** Councillors Ada Hale (Chair), Ben Orr and Cy Dunne\n\n"
    "**Officers present:** Dee Fell (Head of Housing), Eve Moss (Director of Place) (DP)\n\n"
    "## 5. Repairs\n\n"
)


def read(folder: Path, text: str, name: str = "minutes.md") -> list[Commitment]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    parsed = parse_file(file, ParsingLimits())
    facts = classify(parsed, PurePosixPath(name), Access.PUBLIC)
    passages = cut_passages("d", parsed, facts, lambda words: len(words.split()), 200)
    paper = Paper("d", parsed, facts, tuple(passages))
    found = extract_commitments(paper)
    for record in found:
        assert record.span.text == paper.text[record.span.start : record.span.end]
        assert record.what.text == paper.text[record.what.start : record.what.end]
        assert record.passage_id
    assert len({record.record_id for record in found}) == len(found)
    return found


def minuted(folder: Path, body: str) -> list[Commitment]:
    return read(folder, MINUTES + body + "\n")


def who(record: Commitment) -> str | None:
    return record.who.label if record.who else None


@pytest.mark.parametrize(
    ("sentence", "speaker", "strength"),
    [
        ("The Head of Housing agreed to circulate the list.", "Head of Housing", Strength.FIRM),
        ("The Head of Housing undertook to ask him.", "Head of Housing", Strength.FIRM),
        (
            "The Head of Housing said that she would send the list.",
            "Head of Housing",
            Strength.FIRM,
        ),
        ("The Head of Housing would follow up on this matter.", "Head of Housing", Strength.FIRM),
        (
            "The Head of Housing said that the list would be circulated when received.",
            "Head of Housing",
            Strength.FIRM,
        ),
        (
            "The Head of Housing said that she would be happy to meet tenants.",
            "Head of Housing",
            Strength.CONDITIONAL,
        ),
        ("The Head of Housing offered to visit them.", "Head of Housing", Strength.CONDITIONAL),
        (
            "The Head of Housing said that she would look into it.",
            "Head of Housing",
            Strength.CONDITIONAL,
        ),
        (
            "The Head of Housing said that she would send it if the supplier agreed.",
            "Head of Housing",
            Strength.CONDITIONAL,
        ),
        (
            "The Head of Housing said that the notes were being written and should be ready soon.",
            None,
            Strength.EXPECTATION,
        ),
    ],
)
def test_strength_follows_the_words(
    tmp_path: Path, sentence: str, speaker: str | None, strength: Strength
) -> None:
    found = minuted(tmp_path, sentence)

    assert [(who(r), r.strength) for r in found] == [(speaker, strength)]
    assert (found[0].item, found[0].day) == ("5", dt.date(2024, 3, 4))
    assert found[0].committee == "Housing Committee"


@pytest.mark.parametrize(
    "sentence",
    [
        "Councillor Orr asked whether the list would be circulated.",
        "Councillor Orr requested that a written report be brought to the Committee.",
        "Councillor Orr asked for confirmation that figures would be provided.",
        "Councillor Orr felt that the Council would report more than it should.",
        "The Head of Housing said that work was ongoing and that the trend was watched closely.",
        "The Head of Housing said that a new roof would need to be considered.",
        "The Head of Housing said that the Minister would publish guidance.",
        "The Head of Housing said that the new path would provide a way to the school.",
        "Councillor Orr noted that the results would be published in June and asked for an update.",
        "It was noted that the works that would be carried out had been costed.",
    ],
)
def test_questions_requests_opinions_and_other_bodies_promise_nothing(
    tmp_path: Path, sentence: str
) -> None:
    assert not minuted(tmp_path, sentence)


def test_he_and_she_are_the_last_speaker_of_the_paragraph(tmp_path: Path) -> None:
    found = minuted(
        tmp_path,
        "The Head of Housing said that nine homes were empty. She agreed to circulate a list to Members.",
    )

    assert [who(r) for r in found] == ["Head of Housing"]
    assert found[0].who is not None
    assert found[0].who.by_rule
    assert found[0].to_whom == "Members"


def test_nobody_is_guessed_for_work_that_is_to_be_done(tmp_path: Path) -> None:
    found = minuted(
        tmp_path, "The Head of Housing said that the wall would be repaired by 31 May 2024."
    )

    assert [(who(r), r.due.text, r.due.latest) for r in found] == [
        (None, "by 31 May 2024", dt.date(2024, 5, 31))
    ]


def test_a_relative_date_needs_an_anchor(tmp_path: Path) -> None:
    sentence = "The Head of Housing agreed to report before the next meeting."
    (alone,) = minuted(tmp_path, sentence)
    (anchored,) = minuted(tmp_path, sentence + "\n\nDate of next meeting: 6 May 2024")

    assert (alone.due.text, alone.due.latest) == ("before the next meeting", None)
    assert anchored.due.latest == dt.date(2024, 5, 6)


def test_a_vague_time_is_kept_as_printed(tmp_path: Path) -> None:
    (found,) = minuted(tmp_path, "The Head of Housing said that she would write in due course.")

    assert (found.due.text, found.due.latest) == ("in due course", None)


def test_a_chairs_ultimatum_is_conditional(tmp_path: Path) -> None:
    (found,) = minuted(
        tmp_path,
        "The Chair asked for the figure within the next fortnight, otherwise she would write "
        "to the Chief Executive.",
    )

    assert (found.strength, who(found)) == (Strength.CONDITIONAL, "Chair")
    assert found.due.latest == dt.date(2024, 3, 18)


def test_tags_lists_and_tables_of_actions(tmp_path: Path) -> None:
    found = minuted(
        tmp_path,
        "**ACTION:** Head of Housing to agree the measures with the Chair by 31 August 2024.\n\n"
        "The Committee wished to see the list. (Action: Director of Place)\n\n"
        "## Actions\n\n1. Mr Hay to bring the audit to the December meeting.\n\n"
        "| Action | Owner | By when |\n| --- | --- | --- |\n"
        "| Publish the register | Mrs Orr | 30 June 2024 |\n",
    )

    assert [(who(r), r.due.text) for r in found] == [
        ("Head of Housing", "by 31 August 2024"),
        ("Director of Place", ""),
        ("Mr Hay", "to the December meeting"),
        ("Mrs Orr", "30 June 2024"),
    ]
    assert {r.strength for r in found} == {Strength.FIRM}
    assert found[1].what.text == "The Committee wished to see the list."


def test_a_resolved_request_binds_whom_it_names(tmp_path: Path) -> None:
    found = minuted(
        tmp_path,
        "RESOLVED that the Committee:\n\n1. notes the report;\n\n"
        "2. requests the Head of Housing to report to the meeting on 6 May 2024; and\n\n"
        "3. requests that figures be included in each report.\n",
    )

    assert [(who(r), r.due.latest) for r in found] == [("Head of Housing", dt.date(2024, 5, 6))]


def test_an_accepted_request_is_a_commitment(tmp_path: Path) -> None:
    found = minuted(
        tmp_path,
        "The Chair asked that the next report show every date. "
        "The Head of Housing confirmed that it would.",
    )

    assert [who(r) for r in found] == ["Head of Housing"]


def test_replies_promise_and_questions_above_them_do_not(tmp_path: Path) -> None:
    found = minuted(
        tmp_path,
        "## 6. Question submitted by Councillor Dunne\n\n"
        "I will ask at the next meeting that the sign be repaired.\n\nREPLY:\n\n"
        "Repair works will be carried out within the next month. The Council will provide a plan.\n",
    )

    assert [(who(r), r.due.latest) for r in found] == [
        (None, dt.date(2024, 4, 4)),
        ("The Council", None),
    ]


def test_the_writer_of_an_answer_is_the_member_who_was_asked(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# COUNCIL: WEDNESDAY 17 JULY 2024\n\n## WRITTEN QUESTIONS BY MEMBERS, WITH ANSWERS\n\n"
        "### Question 1 by Councillor Orr to the Cabinet Member for Housing\n\n"
        "Will she send the figures?\n\n**Answer**\n\n"
        "They will be ready in September and I will send them to the Councillor then.\n",
        "written-questions.md",
    )

    assert [(who(r), r.due.latest) for r in found] == [
        ("Cabinet Member for Housing", dt.date(2024, 9, 30))
    ]


def test_reports_policies_and_news_hold_no_commitment(tmp_path: Path) -> None:
    body = "The council will publish a plan by May 2025. The Director said that she would write.\n"
    assert not read(tmp_path, f"# News report\n\n{body}", "news-report.md")
    assert not read(tmp_path, f"# Reserves policy\n\n{body}", "reserves-policy.md")
    report = (
        f"# Home visits\n\nReport to: Housing Committee\n\nReport of: Head of Housing\n\n{body}"
    )
    assert not read(tmp_path, report, "report-home-visits.md")


def test_several_promises_of_a_sentence_are_apart() -> None:
    sentence = "She said that the list would be circulated and that she would write to the Board."
    found = find_promises(sentence)

    assert [sentence[p.start : p.end] for p in found] == [
        "the list would be circulated and that",
        "she would write to the Board.",
    ]


def test_the_writer_of_a_letter_is_who_signs_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Mereshire Health Trust\n\n4 March 2024\n\nDear Councillor Hale\n\n"
        "Thank you for your letter. The trust publishes waiting times each month. "
        "I will send the figures for your ward by 31 May 2024.\n\n"
        "Yours sincerely\n\nDr Cy Dunne\n\nMedical Director\n",
        "letter.md",
    )

    assert [(who(r), r.due.latest) for r in found] == [("Dr Cy Dunne", dt.date(2024, 5, 31))]


def test_a_director_who_agrees_that_work_will_be_done_undertakes_it(tmp_path: Path) -> None:
    found = minuted(
        tmp_path,
        "Following discussion, the Director of Place agreed that a report would be prepared. "
        "It was agreed that clarification would be sought by the Head of Housing.",
    )

    assert [who(r) for r in found] == ["Director of Place", "Head of Housing"]
