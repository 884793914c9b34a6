"""Pictures of PDF pages, and where on them a quotation stands."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from assistant.errors import UnreadableDocumentError
from assistant.exporting.page_picture import LARGE_SCALE, boxes_of, locate, picture_of, size_of
from tests.invented_papers import PROMISED, QUOTED, minutes_pdf


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Give the printed minutes as a file."""
    path = tmp_path / "minutes.pdf"
    path.write_bytes(minutes_pdf())
    return path


def one_page(path: Path, *, rotation: int = 0, colour: bool = False, side: float = 800) -> Path:
    """Write a square page that says one sentence, near its top left."""
    canvas = Canvas(str(path), pagesize=(side, side), invariant=1)
    if rotation:
        canvas.setPageRotation(rotation)
    if colour:
        canvas.setFillColorRGB(0.9, 0.2, 0.1)
        canvas.rect(100, 100, 300, 300, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(72, side - 72, "The plan was agreed by all members present.")
    canvas.save()
    return path


def test_boxes_stand_on_the_dark_pixels_of_the_quotation(minutes: Path) -> None:
    picture = Image.open(io.BytesIO(picture_of(minutes, 2).webp)).convert("L")
    for quote, lines in ((QUOTED, 2), (PROMISED, 3)):
        boxes = boxes_of(minutes, 2, quote)
        assert len(boxes) == lines
        for box in boxes:
            left, top = round(box.left * picture.width), round(box.top * picture.height)
            width, height = round(box.width * picture.width), round(box.height * picture.height)
            darkest, _ = picture.crop((left, top, left + width, top + height)).getextrema()
            assert isinstance(darkest, int | float)
            assert darkest < 100


def test_a_quotation_of_another_page_is_not_marked(minutes: Path) -> None:
    assert boxes_of(minutes, 1, QUOTED) == ()


def test_boxes_turn_with_the_page(tmp_path: Path) -> None:
    quote = "agreed by all members"
    [upright] = boxes_of(one_page(tmp_path / "a.pdf"), 1, quote)
    [turned] = boxes_of(one_page(tmp_path / "b.pdf", rotation=90), 1, quote)
    assert upright.width > upright.height
    assert turned.height > turned.width
    assert turned.top == pytest.approx(upright.left, abs=0.002)
    assert turned.left + turned.width == pytest.approx(1 - upright.top, abs=0.002)


def test_grey_pages_are_kept_grey_and_coloured_ones_coloured(tmp_path: Path) -> None:
    grey = picture_of(one_page(tmp_path / "grey.pdf"), 1)
    coloured = picture_of(one_page(tmp_path / "coloured.pdf", colour=True), 1)
    middle = (300, 900)
    shown = Image.open(io.BytesIO(coloured.webp)).convert("RGB").getpixel(middle)
    assert isinstance(shown, tuple)
    assert shown[0] > shown[2] + 100
    assert len(grey.webp) < 20_000


def test_a_larger_picture_shows_the_same_page_in_more_detail(minutes: Path) -> None:
    usual, large = picture_of(minutes, 2), picture_of(minutes, 2, LARGE_SCALE)
    assert large.width > usual.width * 1.6
    assert large.height / large.width == pytest.approx(usual.height / usual.width, abs=0.01)


def test_a_poster_is_kept_within_memory(tmp_path: Path) -> None:
    width, height, pages = size_of(one_page(tmp_path / "poster.pdf", side=8000), 1)
    assert (width, height) == (2000, 2000)
    assert pages == 1


@pytest.mark.parametrize("number", [0, 3])
def test_a_page_that_is_not_there_is_said(minutes: Path, number: int) -> None:
    with pytest.raises(UnreadableDocumentError, match="no page"):
        picture_of(minutes, number)


def test_a_file_that_is_no_pdf_is_said(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"<html>Not found</html>")
    with pytest.raises(UnreadableDocumentError, match="cannot be opened"):
        size_of(path, 1)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("It was agreed\r\nto wait for it.", "agreed to wait", "agreed\r\nto wait"),
        ("the infor-\r\nmation was given late", "the information was given late", None),
        ("“Councillor’s view” stood.", "Councillor's view", "Councillor’s view"),
        ("agreed. Later they agreed to wait.", "agreed to wait", "agreed to wait"),
        ("Nothing like it is here.", "agreed to wait", None),
        ("", "agreed", None),
        ("agreed", "", None),
    ],
)
def test_quotations_are_found_whatever_stands_between_words(
    text: str, quote: str, found: str | None
) -> None:
    span = locate(text, quote)
    if "infor-" in text:
        assert span is not None
        assert text[span[0] : span[1]].endswith("was given late")
    else:
        assert (text[span[0] : span[1]] if span else None) == found
