"""Names a plan, and the line of versions that it belongs to."""

from __future__ import annotations

import re

from assistant.dates import written_date
from assistant.documents import MINUTES_KINDS, DocumentKind
from ingest.extracting.dates.due_units import find_stretches
from ingest.extracting.paper import Paper
from ingest.extracting.plans.plans_layout import PlanTable
from ingest.parsing.parsed import BlockKind, FileType

PLAN_NAMES = (
    r"(?:action|improvement|delivery|implementation|recovery|recommendations?)\s+plan"
    r"|(?:action|recommendation|issues?)s?\s+(?:log|tracker|list)|tracker|written\s+statement\s+of\s+action"
)
_PLAN_NAME = re.compile(rf"(?i)\b(?:{PLAN_NAMES})\b")
_ITEM = re.compile(r"(?i)^\W*(?:agenda\s+item|appendix|annex|item)\s+[\w.]+\s*[:–-]?\s*")
_NUMBERED = re.compile(r"^\W*\d+(?:\.\d+)*[.)]?\s+")
_VERSION = re.compile(
    r"(?i)\b(?:version|revision|issue|v|ver|rev)\.?\s*\d+(?:\.\d+)*\b"
    r"|\b(?:draft|final|updated?|revised|latest|appendix\s+\w+)\b"
)
_MONTHS = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\b")
_POSITION = re.compile(
    r"(?i)\b(?:position\s+)?(?:as\s+)?(?:at|of|on)\s*$|\bprogress\s+(?:report|update)\b"
)
_TRACKED = re.compile(r"(?i)\b(?:actions?|recommendations?)\b")
_BLOCKS_ABOVE = 30
_LONGEST, _SHORT = 150, 90
_LISTED = re.compile(r"^\W*\(?(?:[a-z]|[ivx]+|\d+)\)\s|^[a-z]")
_SHEETS = (FileType.XLSX, FileType.CSV)
_OWN_PAPER = (DocumentKind.ACTION_PLAN, DocumentKind.ACTION_LOG)


def title_of(paper: Paper, table: PlanTable) -> str:
    """Return the title of the plan that `table` is, or begins.

    The nearest line above that names a plan, in a title row of the table or a heading;
    else the paper's own title, which in a paper of several reports is the report's heading.
    """
    for row in reversed(table.above):
        text = " ".join(cell.text for cell in row.filled)
        if _PLAN_NAME.search(text) and len(text) <= _LONGEST:
            return text
    blocks = paper.parsed.blocks[max(table.first.index - _BLOCKS_ABOVE, 0) : table.first.index]
    own = paper.facts.kind in _OWN_PAPER
    for block in reversed(blocks):
        if block.row is not None and not own:
            continue
        text = paper.text_of(block)
        if block.row is not None or not _PLAN_NAME.search(text) or not _is_line(block.kind, text):
            continue
        if _names_one(text):
            return _ITEM.sub("", text).strip()
        if block.kind is BlockKind.HEADING:
            # "Action log": what stands above it is of other things.
            break
    headings = [h for h in table.first.block.headings if _PLAN_NAME.search(h) and _names_one(h)]
    if headings:
        return _ITEM.sub("", headings[-1]).strip()
    tracked = [h for h in table.first.block.headings if _TRACKED.search(h)]
    if tracked and not own:
        return _NUMBERED.sub("", _ITEM.sub("", tracked[-1])).strip()
    return _first_line(paper, table) or paper.facts.title


def _is_line(kind: BlockKind, text: str) -> bool:
    """Return whether a block may be a title: a heading, or a short line that is part of no list."""
    return kind is BlockKind.HEADING or (
        len(text) <= _SHORT and not text.endswith((".", ";", ",")) and not _LISTED.match(text)
    )


def _first_line(paper: Paper, table: PlanTable) -> str | None:
    """Return the paper's first line where no heading and no printed title stands above the table.

    The name of the first sheet of a workbook is no heading of the paper.
    """
    above = paper.parsed.blocks[: table.first.index]
    if paper.parsed.file_type in _SHEETS and above and above[0].kind is BlockKind.HEADING:
        above = above[1:]
    if not above or any(block.kind is not BlockKind.PARAGRAPH for block in above):
        return None
    line = paper.text_of(above[0])
    if (
        len(line) > _LONGEST
        or line.endswith(".")
        or any(paper.text_of(block).startswith(paper.facts.title) for block in above)
    ):
        return None
    return line


def lineage_in(paper: Paper, title: str) -> str:
    """Return the lineage of a plan; the actions of one meeting's minutes are no version of others.

    Minutes print a list of actions under the same words each time.
    """
    lineage = lineage_of(title)
    day = paper.facts.date.day
    if paper.facts.kind not in MINUTES_KINDS or _PLAN_NAME.search(title) or day is None:
        return lineage
    return f"{lineage}, {written_date(day)}"


def _names_one(text: str) -> bool:
    """Return whether a line names a plan beyond saying "action plan"."""
    rest = _NUMBERED.sub("", _ITEM.sub("", _PLAN_NAME.sub(" ", lineage_of(text))))
    return re.search(r"[a-z]{3,}|\b[a-z]\b", rest) is not None


def lineage_of(title: str) -> str:
    """Return a title without version, date and punctuation, in lower case.

    >>> lineage_of("LCSPR Child R: Action Plan, version 3")
    'lcspr child r action plan'
    >>> lineage_of("LCSPR Child R - Action Plan v2 (June 2024)")
    'lcspr child r action plan'
    """
    text = _VERSION.sub(" ", title.replace("_", " "))
    for stretch in reversed(find_stretches(text)):
        before = _POSITION.sub("", text[: stretch.start].rstrip())
        text = f"{before} {text[stretch.end :]}"
    text = _POSITION.sub(" ", _YEARS.sub(" ", _MONTHS.sub(" ", text)))
    plain = " ".join(re.sub(r"[^\w'’&]+", " ", text.lower()).split())
    return (
        re.sub(r"^(?:agenda item|appendix|item) \w+ |\b\d\d\b(?= |$)", "", plain).strip()
        or title.lower()
    )
