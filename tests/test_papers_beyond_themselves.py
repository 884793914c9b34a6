"""What is known of a paper from others: versions, amendments, who names it, what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.pipeline import Tools
from assistant.council import Exchange
from assistant.documents import Document
from assistant.registers.naming_papers import naming_pattern, papers_naming
from assistant.registers.of_papers import (
    amendments_of,
    current_version,
    files_of,
    plan_versions,
    records_counted,
    versions_of,
)
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.view import View
from assistant.stores.writer import Writer
from assistant.web.sources.gone import gone_page
from assistant.web.sources.wording import NO_LONGER_HELD, WITHDRAWN
from tests.invented_papers import QUOTED, build_library, cite


@pytest.fixture(scope="session")
def view(sample_tools: Tools) -> View:
    """Give the sample papers as a public reader sees them."""
    return sample_tools.library.view(sample_tools.access)


def named(view: View, part: str) -> Document:
    return next(paper for paper in view.documents.values() if part in paper.file)


def test_a_draft_leads_to_the_minutes_that_replaced_it(view: View) -> None:
    draft = named(view, "draft-minutes-2024-07-08")
    approved = named(view, "minutes-2024-07-08-approved-as-amended")
    assert versions_of(view, draft) == [draft, approved]
    assert versions_of(view, approved) == [draft, approved]
    assert current_version(view, draft) == approved


def test_what_a_later_meeting_amended_is_told_of_the_minutes_of_that_day(view: View) -> None:
    [amending] = amendments_of(view, named(view, "draft-minutes-2024-07-08"))
    assert (amending.made.old, amending.made.new) == ("146", "164")
    assert amending.meeting.document_id == named(view, "printed-minutes-2024-10-07").document_id
    assert not amendments_of(view, named(view, "printed-minutes-2024-10-07"))


def test_the_versions_of_a_plan_are_those_of_its_papers(view: View) -> None:
    second = named(view, "action-plan-v2")
    versions = plan_versions(view, second.document_id)
    assert second in [version.document for version in versions]
    days = [version.position for version in versions if version.position]
    assert days == sorted(days)
    assert plan_versions(view, named(view, "press").document_id) == []


def test_records_are_counted_as_they_are_held(view: View) -> None:
    counted = records_counted(view)
    for paper in view.documents.values():
        held = [each for each in view.records(Exchange) if each.document_id == paper.document_id]
        assert counted.by_paper.get(paper.document_id, {}).get("exchanges", 0) == len(held)


def test_papers_that_name_a_review_hold_its_title(view: View) -> None:
    review = named(view, "local-child-safeguarding-practice-review-child-r")
    pattern = naming_pattern(review)
    found = papers_naming(view, review)
    assert found
    assert pattern is not None
    for naming in found:
        text = view.text_of(naming.passage.document_id)
        assert pattern.fullmatch(text[naming.start : naming.end])
        assert naming.passage.document_id != review.document_id


def test_minutes_are_named_by_their_day_in_papers_of_their_committee(view: View) -> None:
    minutes = named(view, "draft-minutes-2024-07-08")
    [naming] = papers_naming(view, minutes)
    other = view.documents[naming.passage.document_id]
    assert other.committee == minutes.committee
    assert "8 July 2024" in naming.passage.text


def test_a_title_of_two_words_names_no_paper() -> None:
    assert naming_pattern(Document("d", "a.pdf", "Action Plan", 9, "pdf")) is None


def test_a_withdrawn_paper_is_told_as_withdrawn_with_what_is_held_instead(tmp_path: Path) -> None:
    library = build_library(tmp_path)
    found = cite(library, 1, QUOTED)
    with Writer(StorePlace(tmp_path / "stores"), "fixed", 4) as writer:
        writer.withdraw(found.document_id, "published by mistake")
        writer.publish()
    view = Library(StorePlace(tmp_path / "stores")).view()
    assert found.document_id not in view.documents
    gone = gone_page(view, found.document_id, found.file)
    assert (gone.sentence, gone.reason, gone.current) == (WITHDRAWN, "published by mistake", None)
    assert files_of(view, found.document_id)
    unknown = gone_page(view, "nothing", "plans/temporary-accommodation.xlsx")
    assert unknown.sentence == NO_LONGER_HELD
    assert unknown.current_words.startswith("Temporary accommodation action plan")
