"""A brief as one page: what fits, what is reworded, how sources are numbered, the Word file."""

from __future__ import annotations

import datetime as dt
import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from assistant.briefing import Brief, BriefScope, brief, prepare
from assistant.briefing.enquiries import is_neutral
from assistant.errors import StoreError
from assistant.exporting.brief_word import WordBrief, WordLine, WordPart, write_brief
from assistant.stores.library import Library
from assistant.stores.view import View
from assistant.web.briefing.draft import Edits, draft_of, fitting, offered_parts
from assistant.web.briefing.steps import BriefingAsked, scope_of, sitting_on, sittings
from assistant.web.briefing.wording import PARTS
from tests.recorded_papers import (
    AUDIT,
    CHILDREN,
    HOUSING,
    MEETING,
    PUBLISH,
    record_library,
)

EVERY = tuple(PARTS)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("drafted")
    library = record_library(folder)
    yield library
    library.close()


@pytest.fixture
def view(library: Library) -> View:
    return library.view()


@pytest.fixture
def made(view: View) -> Brief:
    return brief(view, BriefScope(committee=CHILDREN))


def test_enquiries_rest_on_the_records_that_give_ground_for_them(made: Brief) -> None:
    section = next(each for each in made.sections if each.key == "enquiries")
    quotes = {citation.number: citation.quote for citation in made.citations}

    assert [quotes[line.citations[0]] for line in section.lines] == [AUDIT.question.text]
    for line in section.lines:
        question, why = line.cells
        assert question.endswith("?")
        assert why
        assert is_neutral(question)


def test_a_recommendation_without_a_response_is_worth_asking_about(view: View) -> None:
    made = brief(view, BriefScope(committee=HOUSING))
    section = next(each for each in made.sections if each.key == "enquiries")
    quotes = {citation.number: citation.quote for citation in made.citations}

    assert [quotes[line.citations[0]] for line in section.lines] == [PUBLISH.span.text]


def test_recommendations_on_a_subject_stand_with_their_responses(view: View) -> None:
    made = brief(view, BriefScope(item="inspect every damp home"))
    [line] = next(each for each in made.sections if each.key == "recommended").lines

    assert line.cells[3] == "The Cabinet should inspect every damp home."
    assert line.cells[-1] == "“Accepted”"
    assert len(line.citations) == 2


def test_a_part_that_fails_is_told_and_tried_anew(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StoreError("the text cannot be read")

    scope = BriefScope(committee=CHILDREN, as_of=dt.date(2025, 2, 2))
    with monkeypatch.context() as patched:
        patched.setattr(import_module("assistant.briefing.brief"), "find_minuted", broken)
        partial = brief(view, scope)
    draft = draft_of(partial, EVERY, "committee", Edits())

    assert draft.unmade == "3 of 6 sections could not be prepared. The others are complete."
    assert [part.key for part in draft.parts if part.unmade] == [
        "questions",
        "promises",
        "enquiries",
    ]
    assert not brief(view, scope).unmade


def test_a_brief_that_takes_long_is_made_once_and_waited_for(
    view: View, monkeypatch: pytest.MonkeyPatch, made: Brief
) -> None:
    begun, allowed = [], threading.Event()

    def slow(_: View, scope: BriefScope) -> Brief:
        begun.append(scope)
        allowed.wait(10)
        return made

    monkeypatch.setattr("assistant.briefing.preparing.brief", slow)
    scope = BriefScope(committee="slow")

    assert prepare(view, scope, 0.0) is None
    assert prepare(view, scope, 0.0) is None
    allowed.set()
    assert prepare(view, scope, 10.0) is made
    assert begun == [scope]


def test_a_brief_that_cannot_be_made_tells_why(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Brief:
        raise StoreError("the store is gone")

    monkeypatch.setattr("assistant.briefing.preparing.brief", broken)

    with pytest.raises(StoreError, match="gone"):
        prepare(view, BriefScope(committee="broken"), 10.0)


def test_sources_are_numbered_as_they_come_and_once_for_one_place(made: Brief) -> None:
    draft = draft_of(made, EVERY, "committee", Edits())

    numbers = [source.number for source in draft.sources]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len({source.words for source in draft.sources}) == len(numbers)
    cited = [chip.number for part in draft.parts for line in part.lines for chip in line.chips]
    assert set(cited) == set(numbers)
    assert all(line.chips for part in draft.parts for line in part.lines)


def test_only_the_parts_that_are_asked_for_are_there(made: Brief) -> None:
    draft = draft_of(made, ("questions",), "committee", Edits())

    assert [part.key for part in draft.parts] == ["questions"]


def test_a_part_without_lines_says_so(made: Brief) -> None:
    [part] = draft_of(made, ("recommendations",), "committee", Edits()).parts

    assert part.empty == "No earlier recommendations are on record for this committee."
    assert part.counted == "0"


def test_reworded_lines_are_marked_and_keep_their_sources(made: Brief) -> None:
    offered = offered_parts(made, EVERY)
    first = offered[1].lines[0]
    edits = Edits(frozenset({first.key}), {first.key: "When will the audit\ncome?"})

    draft = draft_of(made, EVERY, "committee", edits)

    [line] = [line for part in draft.parts for line in part.lines]
    assert (line.text, line.edited) == ("When will the audit come?", True)
    assert line.printed == first.text
    assert len(line.chips) == 1
    assert draft.edited


def test_a_line_with_its_own_words_is_not_marked(made: Brief) -> None:
    first = offered_parts(made, EVERY)[1].lines[0]

    draft = draft_of(
        made, EVERY, "", Edits(frozenset({first.key}), {first.key: f" {first.text}\n"})
    )

    assert not draft.edited


def test_a_line_whose_box_is_cleared_is_left_out(made: Brief) -> None:
    first = offered_parts(made, EVERY)[1].lines[0]

    draft = draft_of(made, EVERY, "", Edits(frozenset({first.key}), {first.key: "  "}))

    assert not any(part.lines for part in draft.parts)
    assert first in draft.parts[1].others


def test_lines_that_papers_no_longer_give_are_counted(made: Brief) -> None:
    draft = draft_of(made, EVERY, "", Edits(frozenset({"unanswered-0000000000"})))

    assert draft.gone == 1


def test_lines_of_each_part_are_kept_until_the_page_is_full(made: Brief) -> None:
    few = offered_parts(made, EVERY)
    [line] = few[1].lines
    lines = tuple(replace(line, key=f"line-{n}", text="word " * 60) for n in range(50))
    many = [
        replace(part, lines=tuple(replace(each, key=f"{part.key}-{each.key}") for each in lines))
        for part in few
    ]

    assert fitting(few) == {line.key for part in few for line in part.lines}
    kept = fitting(many)
    by_part = [sum(key.startswith(part.key) for key in kept) for part in many]
    assert max(by_part) - min(by_part) <= 1
    assert 6 < len(kept) < 20


def test_meetings_are_listed_once_a_day_with_what_counts_for_them(view: View) -> None:
    [held] = sittings(view, CHILDREN)
    asked = BriefingAsked(committee=CHILDREN, meeting=MEETING.isoformat(), item="all")

    assert (held.day, held.status, held.items) == (MEETING, "held", ())
    scope = scope_of(asked, sitting_on(view, asked))
    assert scope == BriefScope(CHILDREN, None, None, dt.date(2025, 1, 13))
    assert sitting_on(view, BriefingAsked(committee=CHILDREN, meeting="2025-01-15")) is None


def test_a_word_file_has_headings_header_rows_sources_and_language() -> None:
    line = WordLine("Mend the pool\x0b <b>", "Due: TBC.", (1, 2), "edited by you")
    part = WordPart("Outstanding actions (1)", ("Says", "Details", "Source"), ("Note.",), (line,))
    made = WordBrief(
        title="Briefing: pools",
        caption="Parks Panel",
        notices=("Preparation, not a record.",),
        parts=(part, WordPart("Questions (0)", ("a", "b", "c"), ("None.",), ())),
        sources_title="Sources",
        sources=("Minutes, 14 January 2025, minute 4", "Action plan"),
        footer="Made 22 November 2026 from papers up to 14 January 2025.",
        author="Aldermere Borough Council",
        made=dt.date(2026, 11, 22),
    )

    document = docx.Document(io.BytesIO(write_brief(made)))

    headings = [
        (p.style.name, p.text)
        for p in document.paragraphs
        if p.style and "Head" in str(p.style.name)
    ]
    assert headings == [
        ("Heading 1", "Briefing: pools"),
        ("Heading 2", "Outstanding actions (1)"),
        ("Heading 2", "Questions (0)"),
        ("Heading 2", "Sources"),
    ]
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Says", "Details", "Source"]
    assert len(table.rows[0]._tr.findall(f".//{qn('w:tblHeader')}")) == 1
    assert [cell.text for cell in table.rows[1].cells] == [
        "Mend the pool <b> (edited by you)",
        "Due: TBC.",
        "[1] [2]",
    ]
    numbered = [p.text for p in document.paragraphs if p.style and p.style.name == "List Number"]
    assert numbered == list(made.sources)
    assert document.sections[0].footer.paragraphs[0].text == made.footer
    assert document.core_properties.title == made.title
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
