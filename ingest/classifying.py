"""Tells what a paper is: kind, authority, committee, date, standing, source, access.

Everything is read from the paper or from its file name. What neither tells stays
unknown. The rules are those of how councils print their papers; each list below is
tried in order and the first that fits wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from assistant.documents import (
    MINUTES_KINDS,
    Access,
    DocumentKind,
    PaperDate,
    SourceType,
    Standing,
)
from ingest.belonging import (
    HEAD_CHARACTERS,
    TOP_CHARACTERS,
    read_authority,
    read_committee,
    read_date,
)
from ingest.marking import read_access
from ingest.parsing.parsed import BlockKind, FileType, ParsedDocument
from ingest.titles import read_title

Kind = DocumentKind

# (kind, pattern in the title or file name, pattern in the first lines); either may be None.
_KINDS: tuple[tuple[DocumentKind, str | None, str | None], ...] = (
    (Kind.NEWS_ITEM, r"\b(news (item|report|story)|press (article|cutting))\b", None),
    (Kind.ACTION_LOG, r"\b(action|actions|recommendation|work)s? (log|tracker)\b", None),
    (
        Kind.ACTION_LOG,
        r"\boutstanding (business|actions?|requests?|matters)\b(?!.*\bminutes\b)"
        r"|\b(actions?|matters arising|requests?|undertakings?|promises) (arising )?(sheet|record|summary)\b"
        r"|\bmatters arising\b(?!.*\bminutes\b)|\b(things|items|matters) to come back\b"
        r"|\b(requests?|actions?|matters) (tracker|log|schedule|register|outstanding)\b"
        r"|\b(members?|councillors?|committee|panel)['’]?s?['’]? requests? for information\b"
        r"|\b(schedule|register|log|list) of (outstanding )?(actions|requests|outstanding business)\b",
        None,
    ),
    (Kind.PRINTED_MINUTES, r"\bprinted minutes\b", None),
    (Kind.AGENDA, r"\bagenda (front ?sheet|frontsheet)\b", r"\A\W*(?i:(?:public )?agenda)\s*\n"),
    (
        Kind.PRINTED_MINUTES,
        None,
        r"(?im)^\W{0,40}(?:draft )?minutes? of (?:proceedings (?:at|of) )?(?:an? |the )?"
        r"(?:\w+ ){0,3}?(?:meeting|session)\b",
    ),
    (Kind.MINUTES, r"\b(draft |approved )?minutes\b(?! of evidence)", None),
    (Kind.REPORTS_PACK, r"\b(reports?|agenda|document) pack\b", r"(?i)\bpublic reports pack\b"),
    (Kind.DECISION_NOTICE, r"\b(decision (notice|record|sheet)|record of decisions?|prod)\b", None),
    (
        Kind.DECISION_NOTICE,
        None,
        r"(?i)\b(record of (executive )?decision|decision notice|notice of decisions?)\b",
    ),
    (
        Kind.EXECUTIVE_RESPONSE,
        r"\b(government|executive|cabinet)('s|’s)? response\b|\bresponse\b.*\brecomm",
        r"(?i)\b(government|executive|cabinet)(?:['’]s)? response to\b",
    ),
    (
        Kind.PARTNER_PAPER,
        r"\bpartnership\b.*\b(yearly|annual) report\b|\b(yearly|annual) report\b.*\bpartnership\b",
        r"(?i)\A\W*[^\n]{0,80}\b(?:partnership|safeguarding (?:children|adults) board)\W*\n+"
        r"(?:yearly|annual|learning|[^\n]{0,40}sub-?group)",
    ),
    (
        Kind.OFFICER_REPORT,
        None,
        r"(?m)\A(?![\s\S]{0,400}(?i:progress|update|monitoring|quarter))"
        r"(?=[\s\S]{0,500}^\W{0,40}(?i:report to|to)\s*:)"
        r"[\s\S]{0,700}^\W{0,40}(?i:report (?:of|by|author)|from|contact officer)\s*:",
    ),
    (
        Kind.INSPECTION_REPORT,
        r"\b(ilacs|jtai|inspection|ofsted|focused visit|monitoring visit)\b",
        r"(?i)\binspection dates?:|\bdate of inspection\b",
    ),
    (
        Kind.QUESTION_PAPER,
        r"\b(written|members['’]?|public|councillors['’]?) questions\b|\bquestions (and|to)\b",
        r"(?im)^\s{0,40}questions? (?:by|from|submitted by)\s+(?:councillor|cllr|mr|mrs|ms|a member)",
    ),
    (
        Kind.PROGRESS_REPORT,
        r"\b(progress|update|monitoring)( \w+){0,2} report\b|\bprogress\b",
        None,
    ),
    (Kind.ACTION_PLAN, r"\b(action|improvement|delivery|implementation) plan\b", None),
    (
        Kind.REVIEW_REPORT,
        r"\b(case|practice|homicide|adult|learning|task and finish|scrutiny|peer)"
        r"( \w+){0,2} review\b(?!.*\baction plan)|\binquiry\b.*\b(report|module)|\brapid review\b",
        r"(?i)\b(child safeguarding practice review|serious case review|safeguarding adults? review"
        r"|domestic homicide review)\b[\s\S]{0,200}\b(report|independent|reviewer|author)\b",
    ),
    (Kind.AGENDA, r"\bagenda\b", r"(?m)^\s{0,40}AGENDA\s*$"),
    (Kind.PROGRESS_REPORT, r"\b(quarterly|performance|update|budget monitoring)\b.*", None),
    (
        Kind.OFFICER_REPORT,
        r"\breport\b",
        r"(?im)^\s{0,40}(?:report (?:of|by|to)|from|to|report author|contact officer|lead officer"
        r"|decision maker|classification)\s*:",
    ),
    (Kind.PARTNER_PAPER, r"\b(partnership|partner|police|icb|nhs)\b", None),
    (
        Kind.OTHER,
        r"\b(eqia|equality impact|amendment|letter|polic(y|ies)|strategy|charter|work programme"
        r"|forward plan)\b",
        r"(?i)\breport of (?:a|the) task and finish group\b",
    ),
)
_NEWS = re.compile(
    r"(?i)\b(local news|press association|our reporter|news editor|local democracy reporter|breaking"
    r" news|advertisement|share this (?:story|article)|read more:|vacancies updated|subscribe|newsletter"
    r"|by [A-Z]\w+ [A-Z]\w+, reporter)\b"
)
_NEWS_SIGNS = 2
_BYLINE = re.compile(
    r"(?m)^\W{0,40}By (?:[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+(?:, [a-z ]+)?|(?:[Oo]ur|[Ll]ocal) [a-z ]+)\s*$",
    re.UNICODE,
)
_BYLINE_CHARACTERS = 500
_COUNCIL_KINDS = (
    Kind.MINUTES,
    Kind.PRINTED_MINUTES,
    Kind.AGENDA,
    Kind.DECISION_NOTICE,
    Kind.REPORTS_PACK,
    Kind.QUESTION_PAPER,
    Kind.OFFICER_REPORT,
    Kind.PROGRESS_REPORT,
    Kind.EXECUTIVE_RESPONSE,
)
_INSPECTOR = re.compile(
    r"(?i)\b(ofsted|care quality commission|his majesty.s inspect|her majesty.s inspect)"
)
_PARTNER = re.compile(
    r"(?i)\b(safeguarding (children|adults) (partnership|board)|integrated care board"
    r"|\bL?SCP\b|\bLSC[PB]\b|\bLCSPR\b|constabulary|police and crime commissioner|nhs (foundation )?trust)\b"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was told about a paper, by itself or by an officer."""

    title: str
    kind: DocumentKind = DocumentKind.UNKNOWN
    source_type: SourceType = SourceType.UNKNOWN
    standing: Standing = Standing.UNKNOWN
    access: Access = Access.PUBLIC
    authority: str | None = None
    committee: str | None = None
    date: PaperDate = PaperDate()
    warnings: tuple[str, ...] = ()


def classify(parsed: ParsedDocument, path: PurePosixPath, default_access: Access) -> Facts:
    """Return what `parsed`, a paper read from `path`, tells about itself.

    A paper with conflicting marks of access is `QUARANTINED`; an unmarked one has
    `default_access`.
    """
    head = _plain_head(parsed.text[:HEAD_CHARACTERS])
    printed = parsed.title.strip()
    kind = _kind(parsed, printed, path, head)
    committee, authority = read_committee(parsed, head, kind), read_authority(parsed)
    title = read_title(parsed, path, kind, committee)
    access, warnings = read_access(parsed, path, default_access)
    return Facts(
        title=title,
        kind=kind,
        source_type=_source_type(kind, parsed, head, authority),
        standing=_standing(kind, parsed, title, path, head),
        access=access,
        authority=authority,
        committee=committee,
        date=read_date(kind, parsed, path, head),
        warnings=warnings,
    )


def _plain_head(head: str) -> str:
    """Return the first lines with rows of two cells ("Report to | Cabinet") as "name: value"."""
    return re.sub(r"(?m)^([^|\n]{2,40}?):?\s*\|\s*([^|\n]+)$", r"\1: \2", head)


def _spaced(name: str) -> str:
    return re.sub(r"[_\s-]+", " ", name)


def _kind(parsed: ParsedDocument, title: str, path: PurePosixPath, head: str) -> DocumentKind:
    page_heading = parsed.metadata.get("page_heading", "").lower()
    if page_heading.startswith(("agenda", "issue")) or "minutes" in page_heading:
        return _web_kind(parsed, page_heading)
    if _BYLINE.search(head[:_BYLINE_CHARACTERS]):
        return Kind.NEWS_ITEM
    names = f"{_spaced(title)}\n{_spaced(path.stem)}"
    for kind, in_name, in_head in _KINDS:
        if in_name and re.search(in_name, names, re.IGNORECASE):
            return kind
        if in_head and re.search(in_head, head[: TOP_CHARACTERS * 2]):
            return _as_typed(kind, parsed)
    if len({m.group().lower() for m in _NEWS.finditer(parsed.text)}) >= _NEWS_SIGNS:
        return Kind.NEWS_ITEM
    return _kind_by_structure(parsed)


def _as_typed(kind: DocumentKind, parsed: ParsedDocument) -> DocumentKind:
    """Return the kind; printed minutes are the council's PDF, a Word file is not printed yet."""
    if kind is Kind.PRINTED_MINUTES and parsed.file_type is FileType.DOCX:
        return Kind.MINUTES
    return kind


def _web_kind(parsed: ParsedDocument, page_heading: str) -> DocumentKind:
    if page_heading.startswith("agenda") and page_heading != "agenda item":
        if "minutes" in page_heading:
            return Kind.MINUTES
        return Kind.DECISION_NOTICE if "decision" in page_heading else Kind.AGENDA
    planned_only = all(b.kind in (BlockKind.AGENDA_NOTE, BlockKind.HEADING) for b in parsed.blocks)
    return Kind.AGENDA if planned_only else Kind.MINUTES


def _kind_by_structure(parsed: ParsedDocument) -> DocumentKind:
    """Return what tables and section names tell of a paper whose name tells nothing."""
    columns = {
        cell.lower() for block in parsed.blocks if block.row for cell in block.row.header if cell
    }
    joined = " | ".join(columns)
    if re.search(r"\b(action|recommendation)", joined) and re.search(
        r"\b(lead|owner|responsib|rag|timescale|target date|by when|due)", joined
    ):
        return Kind.ACTION_PLAN
    if re.search(r"(?m)^Minutes:\s*$", parsed.text):
        return Kind.MINUTES
    return Kind.UNKNOWN


def _source_type(
    kind: DocumentKind, parsed: ParsedDocument, head: str, authority: str | None
) -> SourceType:
    if kind is Kind.NEWS_ITEM:
        return SourceType.PRESS
    if kind is Kind.INSPECTION_REPORT and _INSPECTOR.search(parsed.text):
        return SourceType.INSPECTOR
    if kind in _COUNCIL_KINDS:
        return SourceType.COUNCIL
    if kind is Kind.ACTION_LOG and re.search(r"(?i)\b(?:scrutiny|committee|minute)\b", head):
        return SourceType.COUNCIL
    if _PARTNER.search(head[:TOP_CHARACTERS]):
        return SourceType.PARTNER
    own = authority or re.search(
        r"\b(?:Scrutiny|Select|Cabinet) Committee\b|\bScrutiny Officer\b", head
    )
    return SourceType.COUNCIL if own else SourceType.UNKNOWN


def _standing(
    kind: DocumentKind, parsed: ParsedDocument, title: str, path: PurePosixPath, head: str
) -> Standing:
    names = f"{_spaced(title)} {_spaced(path.stem)} {parsed.metadata.get('page_heading', '')}"
    if re.search(r"\bdraft\b", names, re.IGNORECASE) or re.search(
        r"(?m)^\s{0,40}DRAFT\b|\bdraft minutes\b|\bsubject to (?:approval|confirmation)\b", head
    ):
        return Standing.DRAFT
    if kind is Kind.AGENDA:
        return Standing.AGENDA_ONLY
    if kind is Kind.DECISION_NOTICE:
        return Standing.DECISIONS_ONLY
    if kind in MINUTES_KINDS:
        return Standing.PUBLISHED
    return Standing.UNKNOWN
