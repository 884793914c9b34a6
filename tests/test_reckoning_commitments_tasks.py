"""Who was given a task, by when, and where it has got to, are questions about undertakings."""

from pathlib import Path, PurePosixPath

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.asked.topics import TopicIndex, TopicText, topic_of
from assistant.answering.reckoning.commitments.commitments_asking import (
    AboutPromises,
    about_promises,
)
from assistant.answers import Question
from assistant.documents import Access
from ingest.classifying import classify
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("who's meant to be finding out how many lifts failed?", AboutPromises.WHAT),
        ("When is the Head of Lifts supposed to report back on repairs?", AboutPromises.WHAT),
        ("what was the Head of Lifts told to bring us about repairs?", AboutPromises.WHAT),
        ("Where has the lifts timetable got to?", AboutPromises.CAME),
        ("Are we still getting the monthly lifts email?", AboutPromises.CAME),
    ],
)
def test_tasks_are_asked_after_in_other_words(question: str, wanted: AboutPromises) -> None:
    assert about_promises(question) is wanted


@pytest.mark.parametrize("question", ["Who chairs the panel?", "When is the next meeting due?"])
def test_other_questions_are_of_no_task(question: str) -> None:
    assert about_promises(question) is None


@pytest.mark.parametrize(
    ("question", "record"),
    [
        (
            "did children in care get EHC plans any quicker",
            "looked after children's EHCPs came sooner",
        ),
        ("over 75s who went home at night", "people over 75 discharged at night"),
        ("the missed assisted (pull out) collections", "assisted collections that were missed"),
    ],
)
def test_a_thing_is_known_by_its_other_names(question: str, record: str) -> None:
    topic = topic_of(plan_question(Question(question), ()), framing="did get any who")
    others = [TopicText("the cost of lifts"), TopicText("parking at the station")]
    fits = TopicIndex([TopicText(record), *others]).about(topic)
    assert [fit.number for fit in fits] == [0]


def test_a_heading_of_minutes_is_no_part_of_a_committees_name(tmp_path: Path) -> None:
    path = tmp_path / "minutes-25-november-2025.md"
    path.write_text(
        "# MINUTES OF THE HEALTH AND HOMES SCRUTINY PANEL\n\nTuesday, 25th November 2025 at 6.30pm\n\n"
        "PRESENT: Councillor Ada Hale (in the Chair)\n",
        encoding="utf-8",
    )
    parsed = parse_file(path, ParsingLimits())
    facts = classify(parsed, PurePosixPath(path.name), Access.PUBLIC)
    assert facts.committee == "Health and Homes Scrutiny Panel"
