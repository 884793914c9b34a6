"""Questions of minutes are found with those who asked, what was answered, and how."""

import hashlib
from pathlib import Path, PurePosixPath

import pytest

from assistant.council import AnswerClass, Exchange
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.exchanges.answer_classes import class_of
from ingest.extracting.exchanges.exchanges import extract_exchanges
from ingest.extracting.exchanges.exchanges_parts import question_parts
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

MINUTES = """# ALDERMERE BOROUGH COUNCIL

**MINUTES of a meeting of the Homes Scrutiny Committee held on Monday, 3 July 2023 at 6.00 pm.**

**Present:** Councillors Marcus Tull (Chair), Harriet Fenn and Desmond Okell; Mr J Penhale

**Officers present:** Kwame Ellerton (Assistant Director, Housing) (AD), Ms S Prothero (Head of Repairs)

## 6. Repairs

The AD introduced the report.

"""


def paper_of(folder: Path, text: str, name: str = "minutes.md") -> Paper:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    parsed = parse_file(path, ParsingLimits())
    facts = classify(parsed, PurePosixPath(path.name), Access.PUBLIC)
    document_id = hashlib.sha256(parsed.text.encode()).hexdigest()
    return Paper(
        document_id,
        parsed,
        facts,
        cut_passages(document_id, parsed, facts, lambda t: len(t.split()), 200),
    )


def asked_in(folder: Path, text: str) -> list[Exchange]:
    paper = paper_of(folder, MINUTES + text)
    found = extract_exchanges(paper)
    for exchange in found:
        for span in (exchange.span, exchange.question, *(reply.span for reply in exchange.replies)):
            assert span.text == paper.text[span.start : span.end]
    return found


def said(exchange: Exchange) -> list[tuple[str | None, str]]:
    return [(r.speaker.label if r.speaker else None, r.span.text) for r in exchange.replies]


def test_a_question_is_answered_in_the_next_paragraph(tmp_path: Path) -> None:
    (found,) = asked_in(
        tmp_path,
        "Councillor Fenn asked how many repairs were late.\n\nThe AD said that 41 were late on"
        " 31 May 2023.\n",
    )

    assert [asker.label for asker in found.askers] == ["Councillor Fenn"]
    assert said(found) == [
        ("Assistant Director, Housing", "The AD said that 41 were late on 31 May 2023.")
    ]
    assert (found.item, found.item_title, str(found.day)) == ("6.", "Repairs", "2023-07-03")
    assert found.answer_class is AnswerClass.DIRECT


def test_a_question_is_answered_in_its_own_sentence(tmp_path: Path) -> None:
    (found,) = asked_in(
        tmp_path,
        "Councillor Fenn queried whether the roof was sound and the Head of Repairs stated that she would"
        " follow up on this.\n",
    )

    assert found.question.text == "Councillor Fenn queried whether the roof was sound"
    assert found.replies[0].speaker is not None
    assert found.answer_class is AnswerClass.DEFERRED


def test_each_question_of_a_sentence_stands_by_itself_with_its_own_answer(tmp_path: Path) -> None:
    first, second = asked_in(
        tmp_path,
        "Councillor Okell asked what the average wait was, and when it would reach six"
        " weeks.\n\nThe AD said"
        " that the average wait was nine weeks. He confirmed that the position was reviewed every week.\n",
    )

    assert first.question.text == "Councillor Okell asked what the average wait was"
    assert second.question.text == "when it would reach six weeks."
    assert first.answer_class is AnswerClass.DIRECT
    assert second.answer_class is AnswerClass.ASSURANCE_ONLY
    assert said(second)[0][1] == "He confirmed that the position was reviewed every week."


def test_a_second_question_without_an_answer_has_none_recorded(tmp_path: Path) -> None:
    first, second = asked_in(
        tmp_path,
        "Mr Penhale asked whether nurseries in private hands would be paid. He also asked"
        " whether childminders"
        " were included.\n\nThe AD said that the offer was for nurseries, those in private hands too.\n",
    )

    assert first.answer_class is AnswerClass.DIRECT
    assert second.answer_class is AnswerClass.NONE_RECORDED
    assert second.class_words is None
    assert second.askers[0].by_rule


def test_an_answer_may_come_before_its_question(tmp_path: Path) -> None:
    (found,) = asked_in(
        tmp_path,
        "In response to a question from Councillor Okell about the reasons for delay, it was confirmed that"
        " parts had been short.\n",
    )

    assert [asker.label for asker in found.askers] == ["Councillor Okell"]
    assert found.replies[0].span.text == "it was confirmed that parts had been short."


def test_topics_whose_answers_are_lost_are_listed_without_answers(tmp_path: Path) -> None:
    found = asked_in(
        tmp_path,
        "Members raised the following topics, to which appropriate responses were given:\n\n-"
        " opening hours of"
        " hubs;\n- waiting times; and\n- the use of vans.\n",
    )

    assert len(found) == 3
    assert all(exchange.topic for exchange in found)
    assert {exchange.answer_class for exchange in found} == {AnswerClass.NONE_RECORDED}


def test_a_response_added_to_the_minutes_later_was_not_spoken(tmp_path: Path) -> None:
    (found,) = asked_in(
        tmp_path,
        "Mr Penhale said that he had not had the figure for May.\n\n[The following response was"
        " added to these"
        " minutes on 21 July 2025: The AD has since advised that the figure was 17.3.]\n",
    )

    assert found.replies[0].added_later
    assert found.replies[0].speaker is not None
    assert found.replies[0].speaker.role == "Assistant Director, Housing"


def test_a_remark_is_an_exchange_only_if_it_was_answered(tmp_path: Path) -> None:
    found = asked_in(
        tmp_path,
        "Councillor Fenn felt that vans were slow. The AD explained that two were in repair.\n\n"
        "Councillor Okell felt that the report was long.\n",
    )

    assert [e.question.text for e in found] == ["Councillor Fenn felt that vans were slow."]


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Fenn asked that a report be brought to the Committee.\n",
        "The Chair asked the AD to circulate a list. The AD agreed to circulate it.\n",
        "The AD reported that the comparison, asked for by Councillor Okell, had been circulated.\n",
        "RESOLVED that the report be noted.\n",
        "Members asked questions and commented as follows:\n",
        "Councillor Fenn moved and Councillor Okell seconded that it be deleted.\n",
    ],
)
def test_requests_and_reports_of_questions_are_no_questions(tmp_path: Path, text: str) -> None:
    assert asked_in(tmp_path, text) == []


def test_a_members_remark_is_not_taken_for_the_answer(tmp_path: Path) -> None:
    (found,) = asked_in(
        tmp_path,
        "Councillor Fenn asked why it was late.\n\nCouncillor Okell said that he was worried as well.\n",
    )

    assert found.replies == ()


def test_written_questions_have_the_answer_below_them(tmp_path: Path) -> None:
    paper = paper_of(
        tmp_path,
        "# ALDERMERE BOROUGH COUNCIL\n\n## ITEM 11: WRITTEN QUESTIONS BY MEMBERS, WITH ANSWERS\n\n"
        "### Question 1 by Councillor Edith Garrow to the Cabinet Member for Homes\n\n"
        "How many homes were built in 2023/24?\n\n**Answer**\n\nIn 2023/24, 33 homes were built.\n",
        "written-questions.md",
    )

    (found,) = extract_exchanges(paper)

    assert found.written
    assert found.item == "11"
    assert said(found) == [("Cabinet Member for Homes", "In 2023/24, 33 homes were built.")]


def test_a_review_records_no_exchange_although_it_tells_who_asked(tmp_path: Path) -> None:
    paper = paper_of(
        tmp_path,
        "# Local Child Safeguarding Practice Review: Child Z\n\nThe health visitor asked whether"
        " the mother was"
        " well. The GP said that she was.\n",
        "review.md",
    )

    assert extract_exchanges(paper) == []


@pytest.mark.parametrize(
    ("asked", "answer", "expected"),
    [
        ("how many children lived there", "She said that 41 did.", "direct"),
        (
            "when it would be finished",
            "He said that there were timescales against it.",
            "assurance_only",
        ),
        ("what it would cost", "A written response would be provided.", "deferred"),
        ("how many practices took part", "She did not have the number with her.", "unable"),
        ("what the balance was", "This was a question for the Section 151 Officer.", "referred"),
        ("how many had been seen", "She said that visits were offered to all.", "redirected"),
        (
            "why it had risen",
            "Some was due to cost. He could not say how much was due to each.",
            "partial",
        ),
        ("when it would open", "It would open in the autumn.", "direct"),
        ("whether the date would be met", "He could not say.", "unable"),
        (
            "who inspected them",
            "Inspections were the responsibility of the Fire Authority.",
            "direct",
        ),
        (
            "how often it was inspected",
            "That was the responsibility of the Fire Authority.",
            "referred",
        ),
        ("why it was slow", "He also referred to the weather, because it had been wet.", "direct"),
        ("if the owner could be written to", "A letter will be sent to the owner.", "direct"),
    ],
)
def test_the_class_follows_what_was_asked_and_what_was_given(
    asked: str, answer: str, expected: str
) -> None:
    assert class_of(asked, answer).answer_class.value == expected


def test_about_names_a_topic_and_not_a_question_of_its_own() -> None:
    text = "Mr Hay asked about the hub and whether it would open."

    assert question_parts(text, 12) == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "asker", "speaker", "expected"),
    [
        (
            "b. Another member sought assurance that drivers had been asked. It was explained that"
            " they had.\n",
            "Another member",
            None,
            "direct",
        ),
        (
            "d. Concern was expressed about the night bus. The AD acknowledged the concern and said"
            " that a review"
            " would follow.\n",
            None,
            "Assistant Director, Housing",
            "direct",
        ),
        (
            "e. The Panel queried the fall in lettings and was informed that 40 homes had been empty.\n",
            "The Panel",
            None,
            "direct",
        ),
        (
            "Asked by Councillor Fenn whether the hub would close, the AD said that no decision had"
            " been taken.\n",
            "Councillor Fenn",
            "Assistant Director, Housing",
            "unable",
        ),
        (
            "The AD was asked how many homes were rated good. He responded that 18 of 22 were.\n",
            None,
            "Assistant Director, Housing",
            "direct",
        ),
        (
            "Councillor Tull wished to know who would pay. That was a matter for the Integrated Care"
            " Board.\n",
            "Councillor Tull",
            None,
            "referred",
        ),
        (
            "The Chair asked Ms Prothero for the number of leaks. Ms Prothero replied that there had"
            " been 31.\n",
            "Chair",
            "Ms Prothero",
            "direct",
        ),
        (
            "Ms Prothero, in response to a question about damp, said that 12 homes were damp.\n",
            None,
            "Ms Prothero",
            "direct",
        ),
    ],
)
def test_questions_are_found_in_the_many_ways_that_minutes_put_them(
    tmp_path: Path, text: str, asker: str | None, speaker: str | None, expected: str
) -> None:
    (found,) = asked_in(tmp_path, text)

    assert [a.label for a in found.askers] == ([asker] if asker else [])
    assert [label for label, _ in said(found)] == [speaker]
    assert found.answer_class.value == expected


def test_questions_in_a_list_share_the_answer_below_it(tmp_path: Path) -> None:
    staff, bill = asked_in(
        tmp_path,
        "Councillor Okell asked the following questions:\n\n- how many staff had left; and\n-"
        " what the agency bill"
        " was.\n\nThe AD replied that 14 staff had left and that the agency bill was £210,000.\n",
    )

    assert [a.label for a in bill.askers] == ["Councillor Okell"]
    assert staff.answer_class is bill.answer_class is AnswerClass.DIRECT


def test_answers_in_bullets_belong_to_the_questions_above_them(tmp_path: Path) -> None:
    grouped, named = asked_in(
        tmp_path,
        "Further to comments and questions from Members it was noted:\n\n- 41 homes were"
        " empty.\n- In terms of"
        " whether the hub would open, it was confirmed that it would open in May.\n\nRESOLVED"
        " that it be noted.\n",
    )

    by_place = sorted((grouped, named), key=lambda exchange: exchange.question.start)
    assert by_place[0].topic
    assert by_place[1].question.text.endswith("whether the hub would open")
    assert [a.label for a in by_place[1].askers] == ["Members"]


def test_what_somebody_adds_goes_to_the_question_it_is_about(tmp_path: Path) -> None:
    damp, buses = asked_in(
        tmp_path,
        "Councillor Fenn asked how many homes had damp.\n\nThe AD said that 12"
        " had.\n\nCouncillor Okell asked"
        " whether the gas checks were late.\n\nMs Prothero said that none was.\n\nThe Head of"
        " Repairs added that"
        " in relation to damp, fans had been ordered.\n",
    )

    assert [label for label, _ in said(damp)] == ["Assistant Director, Housing", "Head of Repairs"]
    assert len(buses.replies) == 1


def test_a_question_and_answer_paper_may_number_its_questions(tmp_path: Path) -> None:
    first, second, third = asked_in(
        tmp_path,
        "**Q1** Councillor Okell: What is the wait?\n\n**A:** It is nine weeks.\n\nSupplementary"
        " question\n\nWill"
        " it fall?\n\nAnswer\n\nYes.\n\n**Question:** How many homes are empty?\n\n**Answer:** 14 homes.\n",
    )

    assert [a.label for a in second.askers] == ["Councillor Okell"]
    assert said(first) == [(None, "It is nine weeks.")]
    assert third.askers == ()
    assert said(third) == [(None, "14 homes.")]


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Fenn asked why rents rose.\n\nThe Council had submitted evidence to the Government.\n",
        "Councillor Fenn asked why rents rose.\n\nMr Penhale, Leader of the Lime Group,"
        " explained that he was new.\n",
        "Councillor Fenn asked why rents rose.\n\nThe AD introduced the next report.\n",
    ],
)
def test_bodies_other_members_and_the_next_business_answer_nothing(
    tmp_path: Path, text: str
) -> None:
    (found,) = asked_in(tmp_path, text)

    assert found.replies == ()


def test_the_paragraph_after_a_list_of_answers_is_no_part_of_it(tmp_path: Path) -> None:
    (found,) = asked_in(
        tmp_path,
        "1. The AD gave figures.\n\n2. Further to questions from Members it was noted:\n\n- 41 homes"
        " were empty.\n\n3. The AD said that it was late.\n",
    )

    assert said(found) == [(None, "41 homes were empty.")]


def test_questions_in_the_same_words_are_records_of_their_own(tmp_path: Path) -> None:
    first, *rest = asked_in(
        tmp_path,
        "Councillor Fenn asked how many homes were late.\n\nThe AD said that 41 were.\n\n" * 3,
    )

    assert len({exchange.record_id for exchange in (first, *rest)}) == 3
    assert all(exchange.passage_id for exchange in (first, *rest))


def test_points_that_members_made_are_not_questions_that_they_asked(tmp_path: Path) -> None:
    text = "Members discussed the following points:\n\n- the need for a review.\n- the value of buses.\n"

    assert asked_in(tmp_path, text) == []


def test_a_topic_may_have_its_answer_behind_a_dash(tmp_path: Path) -> None:
    answered, lost = asked_in(
        tmp_path,
        "Members discussed the following issues:\n\n- Empty homes - Head of Repairs confirmed that 41 were"
        " empty.\n- Loft works.\n",
    )

    assert said(answered) == [("Head of Repairs", "Head of Repairs confirmed that 41 were empty.")]
    assert (lost.topic, lost.answer_class) == (True, AnswerClass.NONE_RECORDED)
