"""A file's type comes from its content; hostile and broken files are refused in plain words."""

import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from assistant.errors import LimitExceededError, UnreadableDocumentError, WrongTypeError
from ingest.parsing.file_type import detect_file_type, is_archive
from ingest.parsing.parsed import FileType, ParsingLimits
from ingest.parsing.reading import parse_file

LIMITS = ParsingLimits()


def _pdf(path: Path, pages: int = 1, text: str = "The plan is on track.") -> Path:
    canvas = Canvas(str(path))
    for _ in range(pages):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return path


def test_an_error_page_saved_as_pdf_is_reported_as_that(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_text("<!DOCTYPE html><html><head><title>Not found</title></head></html>")

    with pytest.raises(WrongTypeError, match=r"'minutes.pdf' .* web page \('Not found'\)"):
        parse_file(path, LIMITS)


def test_a_pdf_is_known_behind_junk_and_under_another_name(tmp_path: Path) -> None:
    path = _pdf(tmp_path / "plan.pdf")
    path.write_bytes(b"\r\nHTTP junk\r\n" + path.read_bytes())

    assert detect_file_type(path) is FileType.PDF
    assert "on track" in parse_file(path, LIMITS).text
    assert detect_file_type(path.rename(tmp_path / "plan")) is FileType.PDF


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "is empty"),
        ("blank.txt", b" \r\n\x00", "is empty"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "JPEG picture"),
        ("noise.bin", bytes(range(256)) * 20, "cannot be read"),
        ("broken.pdf", b"%PDF-1.7\nnothing follows", "is damaged"),
        ("broken.docx", b"PK\x03\x04 cut", "is damaged"),
        ("data.json", b'{"a": 1}', "data file"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(UnreadableDocumentError, match=words) as raised:
        parse_file(path, LIMITS)
    assert repr(name) in str(raised.value)


def test_a_missing_file_can_be_tried_again(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        parse_file(tmp_path / "gone.pdf", LIMITS)
    assert raised.value.retryable


def test_an_archive_is_told_from_a_word_document(tmp_path: Path) -> None:
    archive, document = tmp_path / "papers.zip", tmp_path / "paper.docx"
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("a.txt", "text")
    docx.Document().save(str(document))

    assert is_archive(archive)
    assert not is_archive(document)
    with pytest.raises(UnreadableDocumentError, match="zip archive"):
        detect_file_type(archive)


def test_sizes_and_pages_are_limited(tmp_path: Path) -> None:
    path = _pdf(tmp_path / "long.pdf", pages=5)

    with pytest.raises(LimitExceededError, match="5 pages"):
        parse_file(path, ParsingLimits(max_pages=4))
    with pytest.raises(LimitExceededError, match="bytes"):
        parse_file(path, ParsingLimits(max_bytes=10))
    with pytest.raises(LimitExceededError, match="characters"):
        parse_file(path, ParsingLimits(max_characters=20))


def _encrypted(path: Path, user_password: str) -> Path:
    writer = PdfWriter(clone_from=_pdf(path))
    writer.encrypt(user_password=user_password, owner_password="clerk", algorithm="RC4-128")
    writer.write(path)
    return path


def test_a_pdf_locked_only_against_changes_is_read(tmp_path: Path) -> None:
    assert "on track" in parse_file(_encrypted(tmp_path / "a.pdf", ""), LIMITS).text


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    path = _encrypted(tmp_path / "b.pdf", "secret")

    with pytest.raises(UnreadableDocumentError, match=r"'b.pdf' has a password"):
        parse_file(path, LIMITS)


def _with_part(path: Path, name: str, content: bytes) -> Path:
    """Write a Word document in which the part `name` is `content`."""
    source = path.with_suffix(".source")
    docx.Document().save(str(source))
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return path


def test_a_zip_bomb_is_refused_by_its_unpacked_size(tmp_path: Path) -> None:
    path = _with_part(tmp_path / "bomb.docx", "word/media/image1.bin", bytes(6_000_000))
    assert path.stat().st_size < 100_000

    with pytest.raises(LimitExceededError, match="unpack"):
        parse_file(path, ParsingLimits(max_unpacked_bytes=5_000_000))


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    bomb = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"""

    with pytest.raises(UnreadableDocumentError, match="declares XML entities"):
        parse_file(_with_part(tmp_path / "bomb.docx", "word/document.xml", bomb), LIMITS)


def test_broken_xml_in_a_word_document_is_an_error_in_words(tmp_path: Path) -> None:
    path = _with_part(tmp_path / "torn.docx", "word/document.xml", b"<w:document")

    with pytest.raises(UnreadableDocumentError, match=r"'torn.docx' is damaged"):
        parse_file(path, LIMITS)
