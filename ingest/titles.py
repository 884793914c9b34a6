"""Reads what a paper is called."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from assistant.documents import MINUTES_KINDS, DocumentKind
from ingest.parsing.parsed import ParsedDocument

_HEAD_CHARACTERS = 3000
_MAX_CHARACTERS = 200
_STATED = re.compile(
    r"(?im)^\W{0,9}(?:subject(?: matter)?(?:\s*/\s*title of decision)?|report title|title(?: of report)?"
    r"|eqia title|re)\s{0,9}(?::\s{0,9}|\n{1,9})(?P<title>\S[^\n]{5,200})"
)
# Headings and template names that files carry as their title and that say nothing.
_SAYS_NOTHING = re.compile(
    r"(?i)^\W{0,9}(?:the report|agenda(?: template| item)?|record of decision|executive decision|summary"
    r"|introduction|reply|question|contents|minutes|report"
    r"|untitled.*|document\d*|microsoft word.*|appendix \w|page \d+"
    r"|\(?\w\)|header|to:.*|from:.*|past pathway.*|\d+[.)]\s.*|[_\W]*|.{0,3}|background|purpose"
    r"|(?:members |councillors )?(?:present|in attendance)\b.*|apologies\b.*"
    r"|(?:[\w’'-]+ ){1,4}council)\W*$"
)


def read_title(
    parsed: ParsedDocument, path: PurePosixPath, kind: DocumentKind, committee: str | None
) -> str:
    """Return a paper's title: as stated in it, as printed at its top, else its file name.

    Printed minutes are called after their committee, for at their top stands only the
    council's name.
    """
    printed = " ".join(parsed.title.split())
    page = bool(parsed.metadata.get("page_heading"))
    nameless = (
        kind in MINUTES_KINDS and not page and (not printed or bool(_SAYS_NOTHING.match(printed)))
    )
    if committee and (kind is DocumentKind.PRINTED_MINUTES or nameless):
        return f"Minutes of the {committee}"
    if kind is DocumentKind.AGENDA and committee and _SAYS_NOTHING.match(printed):
        return f"Agenda of the {committee}"
    stated = _STATED.search(parsed.text[:_HEAD_CHARACTERS])
    if stated and kind not in (*MINUTES_KINDS, DocumentKind.NEWS_ITEM, DocumentKind.AGENDA):
        return _tidy(stated["title"])
    if printed and not _SAYS_NOTHING.match(printed):
        return _tidy(printed)
    return _tidy(re.sub(r"[_\s]+", " ", path.stem))


def _tidy(title: str) -> str:
    title = " ".join(title.split()).strip(" *#|")
    return title[:_MAX_CHARACTERS]
