"""Writes the papers of the invented council from their sources: python -m eval.corpus.build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from eval.corpus.rendering.as_docx import render_docx
from eval.corpus.rendering.as_html import render_html
from eval.corpus.rendering.as_pdf import render_pdf
from eval.corpus.rendering.as_scan import render_scan
from eval.corpus.rendering.as_xlsx import render_xlsx
from eval.corpus.rendering.sources import PaperSource, read_sources
from eval.corpus.rendering.zipped import same_content

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
PAPERS = HERE / "papers"
# Papers that evaluation adds to the sample: other committees' stories, read by nobody at the first run.
STORY_SOURCES = HERE / "stories" / "sources"
STORY_PAPERS = HERE / "stories" / "papers"
# Other councils with layouts of their own, each in a folder with `sources` and `papers`.
COUNCILS = HERE / "councils"


def render_text(source: PaperSource) -> bytes:
    """Return the body of `source` as it stands."""
    return source.body.lstrip("\n").encode("utf-8")


RENDERERS: dict[str, Callable[[PaperSource], bytes]] = {
    "pdf": render_pdf,
    "docx": render_docx,
    "xlsx": render_xlsx,
    "scan": render_scan,
    "item_page": render_html,
    "meeting_page": render_html,
    "issue_page": render_html,
    "news_page": render_html,
    "report_page": render_html,
    "text": render_text,
}


def render(source: PaperSource) -> bytes:
    """Return the bytes of the paper that `source` describes."""
    return RENDERERS[source.form](source)


def build(papers: Path = PAPERS, sources: Path = SOURCES) -> list[Path]:
    """Write every changed paper below `papers` and return their paths, sorted by source."""
    written = []
    for source in read_sources(sources):
        path = papers / source.output
        path.parent.mkdir(parents=True, exist_ok=True)
        content = render(source)
        if not (path.is_file() and same_content(path.read_bytes(), content)):
            path.write_bytes(content)
        written.append(path)
    return written


def folders() -> list[tuple[Path, Path]]:
    """Return where papers are written, each with the folder of their sources."""
    others = [(each.parent / "papers", each) for each in sorted(COUNCILS.glob("*/sources"))]
    return [(PAPERS, SOURCES), (STORY_PAPERS, STORY_SOURCES), *others]


def main() -> None:
    """Build all papers and drop those whose source has gone."""
    for papers, sources in folders():
        written = set(build(papers, sources))
        for path in papers.rglob("*"):
            if path.is_file() and path not in written:
                path.unlink()


if __name__ == "__main__":
    main()
