"""The PDFs of a benchmark, read by neither of the pipelines that are compared."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from eval.bench.figures import PapersFigures

# Sentences are drawn from so many pages at most: pypdf reads about 36 a second.
SAMPLED_PAGES = 300


@dataclass(frozen=True, slots=True)
class BenchPapers:
    """PDFs that can be opened, with the text of each page."""

    pages: dict[Path, list[str]]

    @property
    def pdfs(self) -> list[Path]:
        return list(self.pages)

    def pages_of(self, pdfs: Sequence[Path]) -> int:
        return sum(len(self.pages[pdf]) for pdf in pdfs)

    def words_of(self, pdfs: Sequence[Path]) -> int:
        return sum(len(page.split()) for pdf in pdfs for page in self.pages[pdf])

    def figures(self) -> PapersFigures:
        pages = [page for of_one in self.pages.values() for page in of_one]
        return PapersFigures(
            files=len(self.pages),
            pages=len(pages),
            words=self.words_of(self.pdfs),
            pages_without_text=sum(not page.strip() for page in pages),
        )


def read_papers(folder: Path, limit: int | None = None) -> BenchPapers:
    """Return the PDFs below `folder` by name; those that cannot be opened are left out."""
    pages: dict[Path, list[str]] = {}
    for pdf in sorted(folder.resolve().rglob("*.pdf"))[:limit]:
        try:
            pages[pdf] = _pages(pdf)
        except pypdfium2.PdfiumError:
            continue
    return BenchPapers(pages)


def _pages(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def sampled_pages(papers: BenchPapers, seed: int) -> list[str]:
    """Return the text of some pages as pypdf reads it: the plain pipeline's own reader.

    So that no sentence is asked about which only our reader finds.
    """
    places = [(pdf, n) for pdf, pages in papers.pages.items() for n in range(len(pages))]
    chosen = random.Random(seed).sample(places, min(SAMPLED_PAGES, len(places)))
    texts = []
    for pdf in papers.pdfs:
        numbers = sorted(number for chosen_pdf, number in chosen if chosen_pdf == pdf)
        try:
            reader = PdfReader(pdf)
            texts.extend([reader.pages[number].extract_text() for number in numbers])
        except (PyPdfError, ValueError):
            continue
    return texts
