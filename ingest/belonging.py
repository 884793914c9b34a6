"""Reads whose paper it is, of which committee, and from which day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from assistant.dates import Precision, find_dates
from assistant.documents import DateIs, DocumentKind, PaperDate
from ingest.parsing.parsed import ParsedDocument

HEAD_CHARACTERS = 2500
TOP_CHARACTERS = 700
Kind = DocumentKind

_NAME = r"[A-Z][\w’'&,.-]*(?:\s+(?:of|and|the|for|&|on|[A-Z][\w’'&,.-]*))*?"

_AUTHORITY = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b((?:[A-Z][\w’'-]+(?: (?:and|of|upon|on|the|with) | )){1,5}"
        r"(?:City and County|Borough|County|District|City|Metropolitan Borough|Parish|Town|Unitary)"
        r" Council)\b",
        r"\b([A-Z][A-Z’'& -]{3,50}? (?:CITY AND COUNTY|COUNTY|BOROUGH|DISTRICT|CITY|PARISH|TOWN)"
        r" COUNCIL)\b",
        r"\b((?:Royal |London )Borough of (?:[A-Z][\w’'-]+(?: and | )?){1,4})",
        r"\b(?:Inspection of|inspection of)\s+((?:[A-Z][\w’'-]+(?:\s+(?:and|of|upon|on)\s+|\s+)?)"
        r"{1,5})(?:local\s+authority|Local\s+Area|children)",
        r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? Council)\b(?! meeting)",
    )
)
_BODY_WORD = (
    r"(?:Committee|Cabinet|County Council|Full Council|Panel|Board|Commission|Sub-?Committee"
    r"|Partnership|Forum|District of [A-Z][\w-]+(?: ?[A-Z][\w-]+)*|Council)"
)
_COMMITTEE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i)\bminutes of (?:proceedings (?:at|of) )?(?:an? |the )?(?:\w+ ){0,3}?meeting of "
        r"(?:the )?(?P<name>[^.,\n]{3,110}?)\s+(?:which was |was )?(?:held|on|at|of)\b",
        r"(?i)\bmeeting of (?:the )?(?P<name>[^.,\n]{3,110}?),?\s+(?:(?:which was |was )?held\b"
        r"|on\s+(?:\w+day|\d))",
        r"(?m)^\s*(?i:to|report to|meeting|committee)\s*:\s*(?P<name>[^\n–—:,]{3,90}?)"
        r"\s*(?:[–—,-]\s|$|\d)",
        rf"(?m)^\s*(?P<name>(?:{_NAME}\s+)?{_BODY_WORD})\s*$",
        r"(?m)^\s*(?P<name>[A-Z][A-Z’'&, -]{3,90}(?:COMMITTEE|PANEL|BOARD|COMMISSION|FORUM)"
        r"|CABINET|COUNTY COUNCIL|FULL COUNCIL)\s*$",
    )
)
_MEETING_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i)\bheld\b[\s\S]{0,160}?\bon\b[\s\S]{0,40}?(?P<date>\d{1,2}\s*(?:st|nd|rd|th)?[\s*,]+"
        r"(?:of\s+)?[a-z]{3,9}[\s*,]+\d{4})",
        r"(?im)^\s*(?:date(?: of meeting)?|meeting(?: date)?)\s*:?\s*(?P<date>[^\n]{6,60})$",
        r"(?im)^\s*(?:to|report to)\s*:\s*(?P<date>[^\n]{6,140})$",
        r"(?im)^\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?P<date>\d[^\n]{6,40})",
    )
)
_POSITION = re.compile(
    r"(?i)\b(?:position (?:as )?at|as at|updated?(?: on| to)?|progress (?:as )?(?:at|to)|"
    r"version(?: \d+)? (?:of|dated))\s*:?\s*(?P<date>[^\n]{6,30})"
)
_PUBLISHED = re.compile(
    r"(?im)^\s*(?:published|publication date|date published|posted|last updated)\s*:?\s*(?:on\s+)?"
    r"(?P<date>[^\n]{6,60})$"
)


def read_authority(parsed: ParsedDocument, head: str) -> str | None:
    where = (parsed.metadata.get("authority", ""), head, parsed.metadata.get("running_header", ""))
    for text in where:
        for pattern in _AUTHORITY:
            match = pattern.search(text)
            if match:
                return tidy_name(match.group(1))
    return None


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
    for pattern in _COMMITTEE:
        for match in pattern.finditer(text[: TOP_CHARACTERS * 2]):
            name = tidy_name(match["name"])
            if re.search(_BODY_WORD, name) and not re.search(
                r"(?i)\b(leader|chief|member)\b", name
            ):
                return name
    return None


def tidy_name(name: str) -> str:
    """Return a name printed in capitals or over lines as it is usually written.

    >>> tidy_name("CHILDREN AND FAMILIES  SCRUTINY COMMITTEE")
    'Children and Families Scrutiny Committee'
    """
    name = re.sub(r"[\s*]+", " ", name).strip(" ,.;:–-")
    name = re.sub(r"^(?:the|The)\s+", "", name)
    if not name.isupper():
        return name
    small = {"of", "and", "the", "for", "on", "in", "to", "upon"}
    words = [word.lower() if word.lower() in small else word.capitalize() for word in name.split()]
    return " ".join(words)


def read_date(
    kind: DocumentKind, parsed: ParsedDocument, path: PurePosixPath, head: str
) -> PaperDate:
    plan = kind in (Kind.ACTION_PLAN, Kind.ACTION_LOG, Kind.PROGRESS_REPORT)
    if plan and (day := _first_day([m["date"] for m in _POSITION.finditer(head)])):
        return PaperDate(day, DateIs.POSITION)
    if kind is not Kind.NEWS_ITEM and kind is not Kind.INSPECTION_REPORT:
        day = _first_day(_meeting_lines(parsed, head)) or _day_in_path(path)
        if day:
            return PaperDate(day, DateIs.MEETING)
    published = [parsed.metadata.get("published", "")]
    published += [m["date"] for m in _PUBLISHED.finditer(head)]
    if kind is Kind.NEWS_ITEM:
        published.append(head[:TOP_CHARACTERS])
    day = _first_day(published) or _day_in_path(path)
    return PaperDate(day, DateIs.PUBLISHED) if day else PaperDate()


def _meeting_lines(parsed: ParsedDocument, head: str) -> list[str]:
    furniture = [parsed.metadata.get(key, "") for key in ("breadcrumb", "meeting_line")]
    text = head.replace("*", "")[: TOP_CHARACTERS * 2]
    return furniture + [m["date"] for pattern in _MEETING_LINES for m in pattern.finditer(text)]


def _first_day(texts: Sequence[str]) -> dt.date | None:
    for text in texts:
        for date in find_dates(text):
            if date.precision is Precision.DAY:
                return date.first
    return None


def _day_in_path(path: PurePosixPath) -> dt.date | None:
    """Return the day in a file's name, else in its folders' names, innermost first."""
    folders = "/".join(path.parts[:-1])
    nested = re.search(r"((?:19|20)\d\d)/([01]\d)/([0-3]\d)-", folders + "/")
    texts = [_spaced_date(path.stem)]
    texts += [_spaced_date(part) for part in reversed(path.parts[:-1])]
    if nested:
        texts.append("-".join(nested.groups()))
    return _first_day(texts)


def _spaced_date(name: str) -> str:
    return re.sub(r"_", " ", name)
