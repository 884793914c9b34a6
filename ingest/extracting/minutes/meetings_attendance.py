"""Who was at a meeting, came late, left, stayed away, was replaced or declared an interest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.council import Attendance, AttendanceKind, Speaker
from assistant.sentences import split_sentences
from ingest.extracting.minutes.attendance import POST_WORD, TITLE, read_list
from ingest.extracting.minutes.attendance_lists import NamedList, lists_of
from ingest.extracting.minutes.meetings_settings import time_in
from ingest.extracting.minutes.minutes import MinutedItem
from ingest.extracting.minutes.speakers import People, leading_mention, mention_at, people_of
from ingest.extracting.paper import Paper

_APOLOGIES_FROM = re.compile(
    r"(?i)\bapolog(?:y|ies)\b[^.:]{0,120}?\b(?:from|by|on behalf of|for)\s+(?!absence|lateness|inability"
    r"|her|his|their|non-)(?=[A-Z]|the |both )"
)
_FROM_ONLY = re.compile(
    r"(?:were|was) (?:received|given|noted|reported|submitted|tendered)\s+(?:from|by|on behalf of|for)\s+"
)
_SUBSTITUTED = re.compile(rf"for whom (?P<who>{TITLE}\s[^.,;()]{{2,60}}?) (?:was )?substitut\w+")
_SUBSTITUTES = re.compile(
    r"\b(?:substitut(?:ed|ing)|was (?:acting as )?(?:a )?substitute|attended in (?:the )?place of"
    r"|deputi[sz]ed)\b"
)
_MOVED = (
    (
        AttendanceKind.LEFT,
        re.compile(
            r"\b(?:(?:then )?left (?:the )?(?:meeting|chamber|room|council chamber)"
            r"|withdrew from (?:the )?(?:meeting|chamber|room))\b",
            re.IGNORECASE,
        ),
    ),
    (
        AttendanceKind.ARRIVED,
        re.compile(
            r"\b(?:(?:re-?)?joined (?:the )?meeting|(?:re-?)?entered (?:the )?(?:meeting|chamber|room)"
            r"|arrived (?:at|in|during|to) (?:the )?(?:meeting|chamber|\d)"
            r"|returned to (?:the )?(?:meeting|chamber|room)|arrived at)\b",
            re.IGNORECASE,
        ),
    ),
)
_DECLARED = re.compile(r"(?i)\b(?:declare|disclose)d?\b[^.]{0,80}\binterests?\b")
_MARKS = {
    "present": AttendanceKind.PRESENT,
    "present, as substitute": AttendanceKind.SUBSTITUTE,
    "in attendance": AttendanceKind.IN_ATTENDANCE,
    "expected": AttendanceKind.EXPECTED,
    "apologies": AttendanceKind.APOLOGY,
    "apologies, sent representative": AttendanceKind.APOLOGY,
}
# "Present by video link", "Apology" in a cell of a table.
_MARKED = (
    (AttendanceKind.SUBSTITUTE, re.compile(r"(?i)(?:present,? )?(?:as )?substitute\b.{0,40}")),
    (AttendanceKind.PRESENT, re.compile(r"(?i)(?:was )?present\b.{0,40}|attended(?: \w+){0,3}")),
    (AttendanceKind.APOLOGY, re.compile(r"(?i)apolog(?:y|ies)\b.{0,30}")),
)
_CHAIR_LABEL = re.compile(r"(?i)(?:present )?in the chair|chair(?:man|woman|person)?")
_ITEMS = re.compile(r"(?i)(?:for )?(?:items?|minutes?|up to|until|from)\b.*\d")
_MEMBER = re.compile(r"(?i)(?:elected |ordinary |committee )?member")
_WORTH_READING = re.compile(
    r"polog|ubstitut|place of|deputi|interest|\bleft\b|withdr|joined|enter|arriv|return"
)
_NOT_DONE = re.compile(
    r"(?i)\b(?:would|will|had to|may|must|should|if|to) (?:have to )?(?:leave|be|declare)\b"
)
_LIST_END = re.compile(
    r"[.;]|\bfor whom\b|\bwho\b|\band (?:for|it|an?|was|were|the)\b(?! )|,? due to\b|\bas (?:he|she"
    r"|they)\b|\bbut\b"
)


def attendance_of(
    paper: Paper, items: Sequence[MinutedItem], *, lists: bool, planned: bool
) -> Iterator[Attendance]:
    """Yield what a paper says of the people at its meeting, each once for each kind.

    An agenda's list of members is who is `EXPECTED`, a plan and not a record.
    """
    people = people_of(paper) if lists else People()
    seen: set[tuple[AttendanceKind, str]] = set()
    found = [
        *(_listed(paper, planned) if lists else ()),
        *(_registered(paper) if lists else ()),
        *(() if planned else _told(paper, people, items)),
    ]
    for attendance in found:
        surname = attendance.person.label.split()[-1].strip(".,()").lower()
        key = (
            attendance.kind,
            surname if attendance.person.name else attendance.person.label.lower(),
        )
        repeated = (
            attendance.kind in (AttendanceKind.APOLOGY, AttendanceKind.SUBSTITUTE) and key in seen
        )
        if not repeated:
            seen.add(key)
            yield attendance


def _listed(paper: Paper, planned: bool) -> Iterator[Attendance]:
    for named in lists_of(paper):
        kind = (
            AttendanceKind.EXPECTED
            if planned and named.kind is AttendanceKind.PRESENT
            else named.kind
        )
        if kind is AttendanceKind.EXPECTED and not planned:
            continue
        yield from _of_list(paper, named, kind)


def _registered(paper: Paper) -> Iterator[Attendance]:
    """Yield who a table of attendance marks as present, expected or away, one a row."""
    for block in paper.parsed.blocks:
        if block.row is None or block.row.is_header or len(block.row.cells) < 2:
            continue
        cells = [cell.text.strip().rstrip(":.") for cell in block.row.cells[1:]]
        marks = [_mark(cell) for cell in cells]
        kind = next((mark for mark in marks if mark), None)
        people = read_list(block.row.cells[0].text) if kind else []
        if kind and len(people) == 1 and people[0].person.name:
            posts = [
                c for c, mark in zip(cells, marks, strict=True) if not mark and POST_WORD.search(c)
            ]
            person = people[0].person
            if len(posts) == 1 and person.role is None and not _MEMBER.fullmatch(posts[0]):
                person = replace(person, role=posts[0])
            yield Attendance(kind, person, paper.span(block.start, block.end))


def _mark(cell: str) -> AttendanceKind | None:
    """Return what a cell of a table of attendance says, None for a cell that says another thing."""
    exact = _MARKS.get(cell.lower())
    return exact or next((kind for kind, pattern in _MARKED if pattern.fullmatch(cell)), None)


def _of_list(paper: Paper, named: NamedList, kind: AttendanceKind) -> Iterator[Attendance]:
    for entry in named.entries:
        span = paper.span(named.start + entry.start, named.start + entry.end)
        if entry.substitute_for:
            yield Attendance(
                AttendanceKind.SUBSTITUTE, entry.person, span, note=f"for {entry.substitute_for}"
            )
            continue
        listed = Attendance(kind, entry.person, span, note=entry.note)
        alone = len(named.entries) == 1 or _ITEMS.match(entry.person.role or "")
        yield _under_label(named.label, listed) if alone else listed
        if entry.substituted_by:
            person = Speaker(entry.substituted_by, entry.substituted_by)
            yield Attendance(
                AttendanceKind.SUBSTITUTE, person, span, note=f"for {entry.person.label}"
            )


def _under_label(label: str, listed: Attendance) -> Attendance:
    """Return who stands under "In the Chair:" as in the chair; a bracket may say for which items."""
    person = listed.person
    if listed.kind is not AttendanceKind.PRESENT or not _CHAIR_LABEL.fullmatch(label):
        return listed
    if person.role is None:
        return replace(listed, person=replace(person, role="in the Chair"))
    if _ITEMS.match(person.role):
        whole = replace(person, role=f"in the Chair, {person.role}")
        return replace(listed, person=whole, note=listed.note or person.role)
    return listed


def _told(paper: Paper, people: People, items: Sequence[MinutedItem]) -> Iterator[Attendance]:
    for item in items:
        for paragraph in item.paragraphs:
            last: Speaker | None = None
            if not _WORTH_READING.search(paragraph.text):
                continue
            for start, end in split_sentences(paragraph.text):
                sentence = paragraph.text[start:end]
                yield from _sentence(paper, people, sentence, paragraph.start + start, last)
                mention = leading_mention(people, sentence)
                last = mention.speaker if mention else last


def _sentence(
    paper: Paper, people: People, text: str, start: int, last: Speaker | None
) -> Iterator[Attendance]:
    if "polog" in text:
        yield from _apologies(paper, text, start)
    if "ubstitut" in text or "in place of" in text or "deputi" in text:
        yield from _substitutes(paper, people, text, start)
    if "interest" in text and _DECLARED.search(text):
        mention = leading_mention(people, text, last)
        if mention and _DECLARED.match(text[mention.end :].lstrip(" ,")):
            span = paper.span(start, start + len(text))
            for speaker in mention.speakers:
                yield Attendance(AttendanceKind.DECLARED_INTEREST, speaker, span)
    for kind, moved in _MOVED:
        verb = moved.search(text)
        if verb and not _NOT_DONE.search(text[: verb.start()][-30:]):
            yield from _moves(paper, people, text, start, kind, verb.start(), last)


def _apologies(paper: Paper, text: str, start: int) -> Iterator[Attendance]:
    lead = _APOLOGIES_FROM.search(text)
    if lead is None:
        return
    begin = lead.end()
    late = _FROM_ONLY.search(text, lead.start())
    begin = late.end() if late and late.end() > begin else begin
    stop = _LIST_END.search(
        re.sub(r"(?<=\bMr|\bMs|\bDr)\.|(?<=\bMrs)\.|(?<=\b[A-Z])\.", " ", text), begin
    )
    listed = text[begin : stop.start() if stop else len(text)]
    for entry in read_list(listed):
        if entry.person.name:
            span = paper.span(start + begin + entry.start, start + begin + entry.end)
            yield Attendance(AttendanceKind.APOLOGY, entry.person, span, note=entry.note)


def _substitutes(paper: Paper, people: People, text: str, start: int) -> Iterator[Attendance]:
    span = paper.span(start, start + len(text))
    for match in _SUBSTITUTED.finditer(text):
        mention = mention_at(people, text, match.start("who"))
        if mention:
            yield Attendance(AttendanceKind.SUBSTITUTE, mention.speaker, span)
    verb = _SUBSTITUTES.search(text)
    mention = leading_mention(people, text)
    if verb and mention and not text[mention.end : verb.start()].strip(" ,was"):
        yield Attendance(AttendanceKind.SUBSTITUTE, mention.speaker, span)


def _moves(
    paper: Paper,
    people: People,
    text: str,
    start: int,
    kind: AttendanceKind,
    verb: int,
    last: Speaker | None,
) -> Iterator[Attendance]:
    mention = leading_mention(people, text, last)
    if mention is None or mention.end > verb or len(text[mention.end : verb].strip()) > 40:
        return
    span = paper.span(start, start + len(text))
    for speaker in mention.speakers:
        if speaker.name or speaker.role:
            yield Attendance(kind, speaker, span, time_in(text))
