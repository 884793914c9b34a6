"""Distracting papers look right, and never answer a question about a story."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from eval.corpus.build import SOURCES, STORY_SOURCES
from eval.corpus.distracting.build import build_distractors, paper_at
from eval.corpus.distracting.minutes import STYLES
from eval.corpus.distracting.parts import layouts, topics_of, words
from eval.corpus.distracting.people import meetings
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file

COUNT = 320
FORBIDDEN = re.compile(
    r"child r\b|family t\b|adult m\b|\bthe flood\b(?! risk manager)|flood risk action plan"
    r"|home care improvement plan|repairs improvement plan|neglect strategy 2024|tannery fold"
    r"|merrin brook|currier street|pike house|aldermere care at home|\bcanary\b",
    re.IGNORECASE,
)
STORY_COMMITTEES = (
    "Children's Services Overview and Scrutiny Committee",
    "Adult Social Care and Health Scrutiny Committee",
    "Environment and Place Scrutiny Committee",
    "Housing Scrutiny Panel",
)
DAY_IN_NAME = re.compile(r"(20\d\d-\d\d-\d\d)")


def story_days() -> set[dt.date]:
    """Return every day that the path of a story's paper names."""
    outputs = []
    for folder in (SOURCES, STORY_SOURCES):
        for source in folder.glob("*.md"):
            head = source.read_text(encoding="utf-8").split("---\n")[1]
            outputs += DAY_IN_NAME.findall(head)
    return {dt.date.fromisoformat(day) for day in outputs}


def plain(index: int) -> str:
    paper = paper_at(index)
    return "\n".join((paper.title, *paper.facts.values(), *paper.body, paper.path(index)))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [plain(index) for index in range(COUNT)]


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = build_distractors(tmp_path / "first", 32)
    again = build_distractors(tmp_path / "again", 32)

    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


def test_a_paper_is_the_same_however_many_are_built(tmp_path: Path) -> None:
    few = build_distractors(tmp_path / "few", 4)
    more = build_distractors(tmp_path / "more", 8)

    assert [path.name for path in few] == [path.name for path in more[:4]]


def test_each_paper_has_its_own_path_below_distractors() -> None:
    paths = [paper_at(index).path(index) for index in range(COUNT)]

    assert len(set(paths)) == COUNT
    assert all(path.startswith("distractors/") for path in paths)


def test_no_paper_names_what_a_story_is_about(texts: list[str]) -> None:
    found = [(index, FORBIDDEN.findall(text)) for index, text in enumerate(texts)]

    assert [(index, named) for index, named in found if named] == []


def test_no_committee_of_a_story_meets_on_a_day_of_a_story() -> None:
    days = story_days()
    theirs = [(c.name, day) for c, day in meetings() if c.name in STORY_COMMITTEES]

    assert len(days) > 10
    assert {name for name, _ in theirs} == set(STORY_COMMITTEES)
    assert [(name, day) for name, day in theirs if day in days] == []


def test_committees_of_stories_are_shown_in_earlier_years_alone() -> None:
    years = {day.year for c, day in meetings() if c.name in STORY_COMMITTEES}

    assert max(years) < min(day.year for day in story_days())


def test_every_slot_of_a_phrase_is_filled(texts: list[str]) -> None:
    unfilled = re.compile(r"\{(?!green|amber|red|blue|grey|purple)\w*\}")

    assert [text for text in texts if unfilled.search(text)] == []


def test_weekdays_agree_with_their_dates(texts: list[str]) -> None:
    printed = re.compile(r"\b((?:Mon|Tues|Wednes|Thurs|Fri)day),? (\d{1,2} [A-Z][a-z]+ 20\d\d)")
    found = [match for text in texts for match in printed.findall(text)]
    wrong = [pair for pair in found if f"{dt.datetime.strptime(pair[1], '%d %B %Y'):%A}" != pair[0]]

    assert len(found) > 200
    assert wrong == []


def test_papers_vary_in_subject_layout_style_and_phrase() -> None:
    areas = {area for c, _ in meetings() for area in c.areas} | {"practice"}
    phrases = words("phrases")

    assert sum(len(topics_of(area)) for area in areas) >= 60
    assert len(layouts()) >= 8
    assert len(set(STYLES)) >= 6
    assert {
        len(said) for kinds in ("questions", "answers") for said in phrases[kinds].values()
    } == {12}


def test_one_paper_in_seven_is_a_pdf() -> None:
    forms = [paper_at(index).form for index in range(COUNT)]

    assert 0.1 < forms.count("pdf") / COUNT < 0.2


def test_sampled_papers_are_parsed_without_error(tmp_path: Path) -> None:
    paths = build_distractors(tmp_path, 40)[::2]
    read = [parse_file(path, ParsingLimits()) for path in paths]

    assert len(read) == 20
    assert all(len(paper.text) > 400 for paper in read)
