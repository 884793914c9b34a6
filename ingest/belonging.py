"""Reads whose paper it is, of which committee, and from which day."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from assistant.dates import Precision, find_dates
from assistant.documents import DateIs, DocumentKind, PaperDate
from ingest.parsing.parsed import ParsedDocument

HEAD_CHARACTERS = 2500
TOP_CHARACTERS = 700
_FIRST_LINES = 350
# The page of one agenda item bears no date; whole minutes bear it in their first lines.
_ITEM_PAGE = re.compile(r"(?m)^Minutes:\s*$")
Kind = DocumentKind

# A scan reads the raised letters of "17th" as marks.
_RAISED = re.compile(r"(?<=\d)\s?[\"”“™°%*'’^]{1,3}(?=\s+[A-Za-z]{3,9}\b[\s,]+\d{4})")
_NAME = r"[A-Z][\w’'&,.-]*(?:\s+(?:of|and|the|for|&|on|[A-Z][\w’'&,.-]*))*?"

_AUTHORITY = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w’'-])((?:[A-Z][\w’'-]{1,30}(?: (?:and|of|upon|on|the|with) | )){1,4}"
        r"(?:City and County|(?:Metropolitan )?Borough|County|District|City|Parish|Town|Unitary)"
        r" (?:Council|council))\b",
        r"(?<![\w’'-])([A-Z][A-Z’'-]{1,30}(?: (?:AND |OF |UPON |ON )?[A-Z][A-Z’'-]{1,30}){0,3}?"
        r" (?:CITY AND COUNTY|(?:METROPOLITAN )?BOROUGH|COUNTY|DISTRICT|CITY|PARISH|TOWN) COUNCIL)\b",
        r"\b((?:Royal |London )Borough of [A-Z][\w’'-]{1,30}(?: (?:and |upon )?[A-Z][\w’'-]{1,30}){0,2})",
        r"(?m)^\W{0,9}((?:Isle of )?[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})? Council)\W{0,9}$",
        r"\binspection of (?:the )?([A-Z][\w’'-]{1,30}(?:\s(?:and|of|upon|on)"
        r"\s[\w’'-]{1,30}|\s[A-Z][\w’'-]{1,30}){0,3}?)\s{1,9}(?:local\s{1,9}authority"
        r"|Local\s{1,9}Area|children)",
    )
)
_TEXT_FOR_AUTHORITY = 30_000
_HEAD_COUNTS = 3
_NOT_A_NAME = re.compile(
    r"^(?:(?:Budget|Full|The|Member|Members|Leader|Chair|Chairman|Mayor|Inspection|Clerk|Councillors?|of"
    r"|and|this|This|Our|Each|Every|All|National|Community|Security|Director|Joint|Between|From|To|By|At"
    r"|In|For|With|Welcome|Dear|BUDGET|FULL|THE)\s+)+"
)
_BEFORE_NAME = re.compile(
    r"^(?:.*\b(?:Meeting|Minutes|Proceedings|Executive|Directorate) (?:of|on)|.*\bCabinet and|.*\bDraft)"
    r"\s+(?:the\s+)?"
)
_FURNITURE = ("authority", "running_header", "breadcrumb", "meeting_line")
# "The County Council" that a report goes to is its own authority's.
_OWN_KIND = re.compile(
    r"(?im)^\W{0,9}(?:report )?(?:to|meeting of(?: the)?)\s*:?\s*(?P<kind>County|City|Borough|District|Parish"
    r"|Town) Council\b"
)
_FORMER = re.compile(r"(?i)\b(?:former(?:ly)?|previously|late|old)\b(?: of| with)?(?: the)?\s*$")
_FORMER_REACH = 40
_ONLY_KINDS = re.compile(
    r"(?:(?:City|County|Borough|District|Parish|Town|Metropolitan|Unitary|Municipal|Local|and|or)\s+)+Council"
)
_NO_AUTHORITY = frozenset(
    {"County Council", "City Council", "Borough Council", "District Council", "Parish Council",
     "Town Council", "Full Council", "Community Council", "Council"}
)  # fmt: skip
_BODY_WORD = (
    r"(?:Committee|Cabinet|County Council|Full Council|Panel|Board|Commission|Sub-?Committee"
    r"|Partnership|Forum|District of [A-Z][\w-]+(?: ?[A-Z][\w-]+)*|Council)"
)
# What stands in a masthead; its name may run over lines.
_OF_MEETING = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i)\bminutes of (?:proceedings (?:at|of) )?(?:an? |the )?(?:\w+ ){0,3}?meeting of "
        r"(?:the )?(?P<name>[^.,:]{3,110}?)\s+(?:which was |was )?(?:held|on|at)\b",
        r"(?i)\bmeeting of (?:the )?(?P<name>[^.,:]{3,110}?),?\s+(?:(?:which was |was )?held\b"
        r"|on\s+(?:\w+day|\d))",
    )
)
_BY_ITSELF = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?m)^\s{0,40}(?i:to|report to|meeting|committee)\s*:\s*(?P<name>[^\n–—:,]{3,90}?)"
        r"\s*(?:[–—,-]\s|$|\d)",
        r"(?m)^\s{0,40}(?P<name>[A-Z][A-Z’'&, -]{3,90}(?:COMMITTEE|PANEL|BOARD|COMMISSION|FORUM)"
        r"|CABINET|COUNTY COUNCIL|FULL COUNCIL)\s*$",
    )
)
# The head of minutes, agendas and questions: the body by itself, or "Minutes of the ...".
_MEETS = r"(?:Committee|Cabinet|Full Council|Panel|Board|Commission|Sub-?Committee|Forum)"
_LINE = r"[A-Z][\w’'&,.-]*(?: +(?:of|and|the|for|&|on|[A-Z][\w’'&,.-]*))*? +"
_DAY_AFTER = r"(?:[,:–—-]\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d)[^\n]{0,40})?"
_HEADS_MINUTES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?m)^\s{{0,40}}(?i:(?:draft |printed |approved )?minutes of the )(?P<name>(?:{_LINE})?{_MEETS})\s*$",
        rf"(?m)^\s{{0,40}}(?P<name>(?:{_LINE})?{_MEETS})\s*{_DAY_AFTER}$",
        r"(?m)^\s{0,40}(?P<name>(?i:full council|council))\s*[,:–—-]\s*(?i:(?:mon|tues|wednes|thurs|fri)day)\b",
    )
)
_WITH_HEADS = (Kind.MINUTES, Kind.PRINTED_MINUTES, Kind.AGENDA, Kind.QUESTION_PAPER)
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "on", "in", "to", "upon"})
_COMMITTEE_END = re.compile(r"(?i)\s+(?:will|prior|which|that|to be|was|is|has|have|commenc\w+)\b")
_MEETING_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?im)^\s{0,40}(?:date(?: of meeting)?|meeting(?: date)?)\s*:?\s*(?P<date>[^\n]{6,60})$",
        r"(?im)^\s{0,40}(?:to|report to)\s*:\s*(?P<date>[^\n]{6,140})$",
        r"(?im)^\W{0,40}(?:[^\n]{0,60}\bmeeting (?:of|on)\b[^\n]{0,60})?"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?P<date>\d[^\n]{6,40})",
    )
)
_HELD = re.compile(
    r"(?i)\bheld\b[\s\S]{0,160}?\bon\b[\s\S]{0,40}?(?P<date>\d{1,2}\s*(?:st|nd|rd|th)?[\s*,]+"
    r"(?:of\s+)?[a-z]{3,9}[\s*,]+\d{4})"
)
_POSITION = re.compile(
    r"(?i)\b(?:position (?:as )?at|as at|updated?(?: on| to)?|progress (?:as )?(?:at|to)|"
    r"version(?: \d+)? (?:of|dated))\s*:?\s*(?P<date>[^\n]{6,30})"
)
_PUBLISHED = re.compile(
    r"(?im)^[^\n]{0,100}\b(?:published|publication date|date published|posted|last updated)\s*:?\s*(?:on\s+)?"
    r"(?P<date>[^\n]{6,60})"
)


def read_authority(parsed: ParsedDocument) -> str | None:
    """Return the council whose paper it is: the one at its top, else the one named most.

    A council that only the text names, as often as another, tells nothing.
    """
    furniture = " \n".join(parsed.metadata.get(key, "") for key in _FURNITURE)
    top = _councils_in(f"{furniture}\n{parsed.title or ''}\n{parsed.text[:TOP_CHARACTERS]}")
    own = _OWN_KIND.search(parsed.text[:HEAD_CHARACTERS].replace("*", ""))
    counts: Counter[str] = Counter()
    for name, count in _councils_in(parsed.text[:HEAD_CHARACTERS]).items():
        counts[name] += _HEAD_COUNTS * count
    counts.update(_councils_in(parsed.text[HEAD_CHARACTERS:_TEXT_FOR_AUTHORITY]))
    for named in (top, counts):
        fitting = [
            (name, count)
            for name, count in named.most_common()
            if own is None or not name.endswith("Council") or own["kind"].title() in name
        ]
        if fitting and (named is top or len(fitting) == 1 or fitting[0][1] > fitting[1][1]):
            return _fuller(fitting[0][0], counts)
    return None


def _fuller(name: str, counts: Counter[str]) -> str:
    """Return the council's whole name where only its area was printed: "Elmshire" in a title."""
    if "Council" in name or "Borough" in name:
        return name
    return next((full for full, _ in counts.most_common() if name in full and full != name), name)


def _councils_in(text: str) -> Counter[str]:
    """Return the councils that a text names, how often, in order of place where equal."""
    counts: Counter[str] = Counter()
    plain = text.replace("*", "")
    for pattern in _AUTHORITY:
        for match in pattern.finditer(plain):
            if _FORMER.search(plain[max(match.start() - _FORMER_REACH, 0) : match.start()]):
                continue
            name = _NOT_A_NAME.sub("", tidy_name(match.group(1)))
            name = re.sub(r" Council and .*", " Council", name)
            name = _BEFORE_NAME.sub("", name)
            if name and name not in _NO_AUTHORITY and not _ONLY_KINDS.fullmatch(name):
                counts[name] += 1
    return counts


# A heading "MINUTES OF THE HOMES PANEL" names the Homes Panel.
_MINUTES_OF = re.compile(
    r"(?i)^\W*(?:draft |approved )?minutes? of (?:the |a )?(?:meeting of )?(?:the )?"
)


def read_committee(parsed: ParsedDocument, head: str, kind: DocumentKind) -> str | None:
    stated = parsed.metadata.get("committee", "").strip()
    if stated:
        return tidy_name(stated)
    breadcrumb = re.search(r"Meeting of (?P<name>[^,]+),", parsed.metadata.get("breadcrumb", ""))
    if breadcrumb:
        return tidy_name(breadcrumb["name"])
    if kind in (Kind.NEWS_ITEM, Kind.REVIEW_REPORT, Kind.INSPECTION_REPORT):
        return None
    text = head.replace("*", "")
    masthead = sorted(
        (match for pattern in _OF_MEETING for match in pattern.finditer(text[:TOP_CHARACTERS])),
        key=lambda match: match.start("name"),
    )
    top = text[: TOP_CHARACTERS * 2]
    own = _HEADS_MINUTES if kind in _WITH_HEADS else ()
    below = (
        match for pattern in (*_BY_ITSELF, *_OF_MEETING, *own) for match in pattern.finditer(top)
    )
    for match in (*masthead, *below):
        name = tidy_name(_MINUTES_OF.sub("", _COMMITTEE_END.split(match["name"])[0]))
        if re.search(_BODY_WORD, name) and not re.search(r"(?i)\b(leader|chief|member)\b", name):
            return name
    return None


def tidy_name(name: str) -> str:
    """Return a name printed in capitals or over lines as it is usually written.

    >>> tidy_name("CHILDREN AND FAMILIES  SCRUTINY COMMITTEE")
    'Children and Families Scrutiny Committee'
    >>> tidy_name("AREA FORUM OF ELMBURY- ON-THE-HILL")
    'Area Forum of Elmbury-on-the-Hill'
    """
    name = re.sub(r"[\s*]+", " ", name).strip(" ,.;:–-")
    name = re.sub(r"(?<=\w)- (?=\w)", "-", re.sub(r"^(?:the|The)\s+", "", name))
    if not name.isupper():
        return name
    return " ".join("-".join(map(_capitalised, word.split("-"))) for word in name.split())


def _capitalised(word: str) -> str:
    return word.lower() if word.lower() in _SMALL_WORDS else word.capitalize()


def read_date(
    kind: DocumentKind, parsed: ParsedDocument, path: PurePosixPath, head: str
) -> PaperDate:
    head = _RAISED.sub("", head)
    minutes = kind in (Kind.MINUTES, Kind.PRINTED_MINUTES, Kind.AGENDA)
    whole = minutes and not (parsed.metadata.get("page_heading") or _ITEM_PAGE.search(head))
    plan = kind in (Kind.ACTION_PLAN, Kind.ACTION_LOG, Kind.PROGRESS_REPORT)
    if plan and (day := _first_day([m["date"] for m in _POSITION.finditer(head)])):
        return PaperDate(day, DateIs.POSITION)
    if kind is not Kind.NEWS_ITEM and kind is not Kind.INSPECTION_REPORT:
        furniture = [parsed.metadata.get(key, "") for key in ("breadcrumb", "meeting_line")]
        held = [m["date"] for m in _HELD.finditer(head[:TOP_CHARACTERS])]
        top = [head[:_FIRST_LINES], *held] if whole else []
        day = _first_day([*furniture, *top, *_meeting_lines(head)])
        day = day or (_day_in_path(path) if minutes else _day_in_folders(path))
        if day:
            return PaperDate(day, DateIs.MEETING)
    published = [parsed.metadata.get("published", "")]
    published += [m["date"] for m in _PUBLISHED.finditer(head)]
    if kind is Kind.NEWS_ITEM:
        published.append(head[:TOP_CHARACTERS])
    day = _first_day(published) or _day_in_path(path)
    return PaperDate(day, DateIs.PUBLISHED) if day else PaperDate()


def _meeting_lines(head: str) -> list[str]:
    text = head.replace("*", "")[: TOP_CHARACTERS * 2]
    return [m["date"] for pattern in _MEETING_LINES for m in pattern.finditer(text)]


def _first_day(texts: Sequence[str]) -> dt.date | None:
    for text in texts:
        for date in find_dates(text):
            if date.precision is Precision.DAY:
                return date.first
    return None


def _day_in_path(path: PurePosixPath) -> dt.date | None:
    """Return the day in a file's name, else in its folders' names, innermost first."""
    return _first_day([path.stem.replace("_", " ")]) or _day_in_folders(path)


def _day_in_folders(path: PurePosixPath) -> dt.date | None:
    nested = re.search(r"((?:19|20)\d\d)/([01]\d)/([0-3]\d)-", f"{path.parent.as_posix()}/")
    days = [part.replace("_", " ") for part in reversed(path.parts[:-1])]
    return _first_day([*days, "-".join(nested.groups())] if nested else days)
