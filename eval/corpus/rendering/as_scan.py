"""A paper as a scan: a picture of its pages, a little askew, with no text layer."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from eval.corpus.rendering.as_pdf import render_pdf
from eval.corpus.rendering.sources import PaperSource

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
SKEW_DEGREES = 0.5
BLACK_BELOW = 150


def render_scan(source: PaperSource) -> bytes:
    """Return a PDF that holds only a black-and-white picture of each page."""
    pages = pypdfium2.PdfDocument(render_pdf(source))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(source.facts.get("pdf_title", "Scan"))
    for page in pages:
        picture = page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True).to_pil()
        turned = picture.rotate(SKEW_DEGREES, Image.Resampling.BICUBIC, fillcolor=255)
        ink = turned.point([0 if level < BLACK_BELOW else 255 for level in range(256)]).convert("1")
        canvas.drawImage(ImageReader(ink), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    pages.close()
    return buffer.getvalue()
