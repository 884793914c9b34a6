"""Words of the pages: complete, once, and as a reader would say them."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answers import AnswerStatus
from assistant.documents import (
    DateIs,
    Document,
    DocumentKind,
    PaperDate,
    SourceState,
    Standing,
)
from assistant.web import wording
from assistant.web.assets import load_assets
from assistant.web.rendering import Renderer
from assistant.web.vendor import unbrand_styles

MINUTES = Document(
    document_id="d1",
    file="minutes.html",
    title="Agenda item 4",
    characters=10,
    file_type="html",
    kind=DocumentKind.MINUTES,
    standing=Standing.DRAFT,
    committee="Housing Scrutiny Committee",
    date=PaperDate(dt.date(2025, 1, 4), DateIs.MEETING),
)
REPORT = Document(
    document_id="d2",
    file="report.pdf",
    title="Damp and mould: review of 4 January 2025",
    characters=10,
    file_type="pdf",
    kind=DocumentKind.REVIEW_REPORT,
    date=PaperDate(dt.date(2025, 1, 4), DateIs.PUBLISHED),
)


def test_every_status_kind_standing_and_state_has_its_words() -> None:
    assert set(wording.STATUSES) == set(AnswerStatus)
    assert set(wording.KINDS) == set(DocumentKind)
    assert set(wording.STANDINGS) == set(Standing)
    assert set(wording.SOURCE_STATES) == set(SourceState)


def test_minutes_are_called_by_their_committee_and_drafts_by_their_standing() -> None:
    name = "Draft minutes, Housing Scrutiny Committee, 4 January 2025"
    assert wording.full_name(MINUTES) == name
    assert wording.short_name(MINUTES) == "Draft minutes, 4 January 2025"


def test_a_date_in_a_title_is_not_said_twice() -> None:
    assert wording.full_name(REPORT) == "Damp and mould: review of 4 January 2025"


@pytest.mark.parametrize(
    ("kind", "item", "page", "label", "heading", "words"),
    [
        (DocumentKind.MINUTES, "41.2", 4, "2", "Damp", "minute 41.2, page 2"),
        (DocumentKind.OFFICER_REPORT, None, 4, None, "Damp", "page 4"),
        (DocumentKind.AGENDA, "7", None, None, "Damp", "item 7"),
        (DocumentKind.ACTION_PLAN, None, None, None, "Damp", "“Damp”"),
        (DocumentKind.ACTION_PLAN, None, None, None, None, ""),
    ],
)
def test_places_are_said_by_item_page_or_heading(
    kind: DocumentKind,
    item: str | None,
    page: int | None,
    label: str | None,
    heading: str | None,
    words: str,
) -> None:
    assert wording.place_words(kind, item, page, label, heading) == words


def test_a_declined_question_is_shown_without_a_sentence_of_status() -> None:
    html = Renderer("Aldermere Borough Council").status(AnswerStatus.DECLINED)
    assert "Not something I can help with" in html


def test_the_vendored_styles_carry_no_branding() -> None:
    css = load_assets().files["govuk-frontend.min.css"].body.decode()
    for word in ("GDS Transport", "@font-face", "url(", "Calvert", "sourceMappingURL"):
        assert word not in css
    with pytest.raises(ValueError, match="unexpected style sheet"):
        unbrand_styles(css)


def test_the_licence_stands_beside_what_is_vendored() -> None:
    licence = load_assets().files["govuk-frontend.LICENSE.txt"].body.decode()
    assert "The MIT License" in licence
    assert "Government Digital Service" in licence
