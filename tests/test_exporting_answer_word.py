"""An answer as a Word file: structure, footnotes, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from assistant.answering.phrasing import NOT_SETTLED, NOT_SURE
from assistant.answers import Answer, AnswerStatus, Basis, Filters, Sentence, Table, TableRow
from assistant.documents import DocumentKind, SourceType
from assistant.exporting.answer_word import WordTable, column_widths, write_answer
from assistant.web.conversations.word_file import file_name, word_answer
from tests.test_stores_answers import make_answer

ASKED = dt.datetime(2026, 11, 22, 12, 30, tzinfo=dt.UTC)
BASE = "https://questions.example"


def written(answer: Answer) -> bytes:
    words = word_answer(
        answer, ASKED, service="Scrutiny questions", council="Aldermere", base_url=BASE
    )
    return write_answer(words)


def part(file: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return etree.fromstring(package.read(name))


def texts(file: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs]


def notes(file: bytes) -> list[str]:
    found = part(file, "word/footnotes.xml").findall(qn("w:footnote"))
    own = [note for note in found if not note.get(qn("w:type"))]
    return ["".join(text.text or "" for text in note.iter(qn("w:t"))).strip() for note in own]


def test_each_source_is_a_footnote_with_its_place_and_address() -> None:
    file = written(make_answer("a1", "c1"))

    [note] = notes(file)
    assert note.startswith("Minutes, Overview and Scrutiny Committee, 14 January 2026")
    assert "minute 41.2, page 2." in note
    assert note.endswith("Open this source")
    links = part(file, "word/_rels/footnotes.xml.rels")
    assert [link.get("TargetMode") for link in links] == ["External"]
    assert str(links[0].get("Target")).startswith(f"{BASE}/sources/1?start=")


def test_a_source_named_again_refers_back_to_its_footnote() -> None:
    body = part(written(make_answer("a1", "c1")), "word/document.xml")

    references = list(body.iter(qn("w:footnoteReference")))
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    fields = [code.text for code in body.iter(qn("w:instrText"))]

    assert [each.get(qn("w:id")) for each in references] == ["1"]
    assert marks == ["_RefSource1"]
    assert fields == [" NOTEREF _RefSource1 \\f \\h "] * 2


def test_headings_language_title_and_header_rows_are_real() -> None:
    file = written(make_answer("a1", "c1"))
    document = docx.Document(io.BytesIO(file))

    styles = [p.style.name for p in document.paragraphs if p.style]
    assert styles.count("Heading 1") == 1
    assert "Heading 2" in styles
    assert document.core_properties.title == "Is it balanced?"
    assert document.core_properties.language == "en-GB"
    languages = part(file, "word/styles.xml").iter(qn("w:lang"))
    assert {each.get(qn("w:val")) for each in languages} == {"en-GB"}
    [grid] = document.tables
    header = grid.rows[0]._tr
    assert [cell.text for cell in grid.rows[0].cells] == ["What", "When", "Source"]
    assert header.find(f".//{qn('w:tblHeader')}") is not None


def test_the_file_tells_how_the_question_was_understood_and_kept() -> None:
    answer = replace(
        make_answer("a1", "c1"),
        filters=Filters(committees=("Overview",), kinds=(DocumentKind.MINUTES,)),
        stopped=True,
    )

    said = texts(written(answer))

    assert "Understood as: Is the budget balanced?" in said
    assert "Searched only: Overview, Minutes" in said
    assert "This answer was stopped before it was complete." in said
    assert (
        "Searched 2 papers (Overview), the newest dated 14 January 2026. As at 1 February 2026."
        in said
    )
    assert any(line.startswith("Scrutiny questions, Aldermere, asked 22 November") for line in said)


def test_what_came_closest_is_quoted_where_nothing_answers() -> None:
    answer = make_answer("a1", "c1")
    notice = Sentence("I could not find this in the papers I searched.", Basis.NOTICE)
    silent = replace(
        answer, status=AnswerStatus.NOT_IN_PAPERS, sentences=(notice,), tables=(), nearest=(1,)
    )

    said = texts(written(silent))

    assert "The nearest passages I found" in said
    assert "They may not answer it." in said
    assert f"“{answer.citations[0].quote}”" in said
    # The status says already what the notice says.
    assert notice.text not in said


@pytest.mark.parametrize(
    ("status", "notice", "label"),
    [
        (
            AnswerStatus.ASKED_NOT_ANSWERED,
            "This was asked in committee. The answer that is recorded gives no date.",
            "Asked before, not answered",
        ),
        (AnswerStatus.ASKED_NOT_ANSWERED, NOT_SETTLED, "Asked before, not answered"),
        (AnswerStatus.NOT_IN_PAPERS, NOT_SURE, "No sure answer found"),
    ],
)
def test_the_file_says_what_the_page_says_where_nothing_answers(
    status: AnswerStatus, notice: str, label: str
) -> None:
    told = (Sentence(notice, Basis.NOTICE), Sentence("It was asked.", Basis.COMPUTED, (1,)))
    answer = replace(make_answer("a1", "c1"), status=status, sentences=told)

    said = texts(written(answer))

    assert f"{label}. {notice}" in said
    assert notice not in said
    assert "It was asked." in said


def test_the_file_names_the_model_and_warns_of_old_records() -> None:
    answer = make_answer("a1", "c1")
    searched = replace(answer.searched, latest=dt.date(2028, 1, 14))
    old = replace(answer, searched=searched, as_of=None, worded_by="invented:model")

    said = texts(written(old))

    assert any("Worded by a language model (invented:model)" in line for line in said)
    assert any("The latest record I found is from 14 January 2026." in line for line in said)


def test_hostile_text_is_text() -> None:
    hostile = "<w:p>&amp; \x00\x0b</w:p>"
    answer = replace(
        make_answer("a1", "c1"),
        question=hostile,
        sentences=(Sentence(hostile, Basis.QUOTATION, (1, 7)),),
        tables=(Table(hostile, (hostile,), (TableRow((hostile, "too many"), ()),)),),
    )
    cited = replace(
        answer.citations[0], kind=DocumentKind.OTHER, title=hostile, quote=f"Said: {hostile}"
    )

    file = written(replace(answer, citations=(cited,)))

    assert texts(file).count("<w:p>&amp; </w:p>") >= 2
    [note] = notes(file)
    assert note.startswith("<w:p>&amp; </w:p>")
    assert "“Said: <w:p>&amp; " in note


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert written(make_answer("a1", "c1")) == written(make_answer("a1", "c1"))


def test_columns_with_more_words_are_wider_and_fill_the_page() -> None:
    rows = ((("1", "Publish the breakdown by ward and month", "31/12/2024"), (1,)),)
    widths = column_widths(WordTable("Actions", ("Ref", "Action", "Due"), rows))

    assert widths[0] < widths[2] < widths[1]
    assert round(sum(width.mm for width in widths)) == 160


def test_names_of_files_are_plain() -> None:
    answer = replace(make_answer("a1", "c1"), question="What’s overdue in “Child R”?")

    assert file_name(answer) == "what-s-overdue-in-child-r.docx"
    assert file_name(replace(answer, question="???")) == "answer.docx"


@pytest.mark.parametrize(
    ("source_type", "told"),
    [(SourceType.PRESS, " (press)."), (SourceType.PARTNER, " (partner)."), (SourceType.OTHER, ".")],
)
def test_a_footnote_says_whose_paper_it_is_where_it_is_not_the_councils(
    source_type: SourceType, told: str
) -> None:
    answer = make_answer("a1", "c1")
    cited = replace(answer.citations[0], source_type=source_type)

    [note] = notes(written(replace(answer, citations=(cited,))))

    assert f"minute 41.2, page 2{told}" in note
