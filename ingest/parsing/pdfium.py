"""Opens PDFs by PDFium: pages with words and shapes, metadata, bookmarks, page pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from assistant.errors import UnreadableDocumentError
from ingest.parsing.characters import single_line
from ingest.parsing.geometry import Space
from ingest.parsing.pdfium_shapes import Shape, painted_on
from ingest.parsing.pdfium_text import Word, is_hidden, turned_by, words_on

PASSWORD_ERROR = 4
_CREATED = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What one page shows. `picture_share` is the part of it that pictures cover, 0 to 1."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    shapes: tuple[Shape, ...]
    picture_share: float
    label: str | None
    hidden_text: bool


class PdfReader:
    """An open PDF; a context manager.

    Raises:
        UnreadableDocumentError: It is damaged, or has a password.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            self._document = pypdfium2.PdfDocument(path)
            self.pages = len(self._document)
        except pypdfium2.PdfiumError as exc:
            raise UnreadableDocumentError(_why(path.name, exc)) from exc

    def __enter__(self) -> PdfReader:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._document.close()

    def metadata(self) -> dict[str, str]:
        """Return what the file says of itself: title, author, created."""
        try:
            stated: dict[str, str] = self._document.get_metadata_dict()
        except UnicodeDecodeError:
            return {}
        kept = {"title": "Title", "author": "Author", "created": "CreationDate"}
        found = {key: single_line(stated.get(name, "")) for key, name in kept.items()}
        day = _CREATED.match(found["created"])
        found["created"] = "-".join(day.groups()) if day else ""
        return {key: value for key, value in found.items() if value}

    def outline(self) -> list[tuple[int, str]]:
        """Return the bookmarks as (depth from 1, title)."""
        entries: list[tuple[int, str]] = []
        try:
            for item in self._document.get_toc(max_depth=6):
                title = single_line(item.get_title())
                entries.append((item.level + 1, title))
        except (pypdfium2.PdfiumError, ValueError, UnicodeDecodeError):
            return []
        return [entry for entry in entries if entry[1]]

    def page(self, index: int) -> PdfPage:
        """Return what page `index` (from 0) shows.

        Raises:
            UnreadableDocumentError: The page is damaged.
        """
        try:
            page = self._document[index]
        except pypdfium2.PdfiumError as exc:
            raise UnreadableDocumentError(f"page {index + 1} of {self._name!r} is damaged") from exc
        try:
            return self._read(page, index)
        finally:
            page.close()

    def _read(self, page: pypdfium2.PdfPage, index: int) -> PdfPage:
        space = Space.of(page)
        text_page = pdfium.FPDFText_LoadPage(page.raw)
        if text_page:
            space = Space.of(page, turned_by(text_page, space.rotation))
        try:
            words = tuple(words_on(text_page, space)) if text_page else ()
            hidden = is_hidden(text_page) if words else False
        finally:
            if text_page:
                pdfium.FPDFText_ClosePage(text_page)
        shapes, pictures = painted_on(page.raw, space)
        return PdfPage(
            number=index + 1,
            width=space.width,
            height=space.height,
            words=words,
            shapes=tuple(shapes),
            picture_share=pictures,
            label=self._label(index),
            hidden_text=hidden,
        )

    def _label(self, index: int) -> str | None:
        try:
            return single_line(self._document.get_page_label(index)) or None
        except UnicodeDecodeError:
            return None

    def picture(self, index: int, dots_per_inch: int, max_side: int) -> Image.Image:
        """Return page `index` (from 0) as a grey picture, no side above `max_side` pixels."""
        page = self._document[index]
        try:
            scale = min(dots_per_inch / 72, max_side / max(*page.get_size(), 1))
            image: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
            return image.convert("L")
        finally:
            page.close()


def _why(name: str, error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) == PASSWORD_ERROR or "password" in str(error).lower():
        return f"{name!r} has a password; save it without one and add it again"
    return f"{name!r} is damaged and cannot be opened as a PDF"
