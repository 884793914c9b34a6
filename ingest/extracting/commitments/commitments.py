"""What people and bodies undertook, as minutes, replies and letters print it.

Read `extract_commitments` first. A member's request is no commitment unless it was accepted
or resolved; plans, duties and work that goes on are none. The cues stand in `promise_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.council import Commitment, Resolution, Speaker, Strength, VerbClass
from assistant.dates import Precision, find_dates
from assistant.documents import DocumentKind
from assistant.spans import Span
from ingest.extracting.commitments.commitments_cues import Voice
from ingest.extracting.commitments.commitments_due import Clock, due_of, next_meeting_of, whom_of
from ingest.extracting.commitments.commitments_people import agent_of, speaker_of, subject_at
from ingest.extracting.commitments.commitments_reading import Sentence, read_sentences
from ingest.extracting.commitments.commitments_resolved import read_resolved
from ingest.extracting.commitments.commitments_sentences import Promise
from ingest.extracting.commitments.commitments_tags import read_tags
from ingest.extracting.commitments.promise_words import SURE
from ingest.extracting.minutes.minutes import is_minutes
from ingest.extracting.minutes.speakers import People, people_of
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions.limbs_paragraphs import Paragraph, read_paragraphs
from ingest.extracting.resolutions.resolutions import extract_resolutions
from ingest.extracting.resolutions.resolutions_openers import is_elsewhere
from ingest.extracting.resolutions.resolutions_places import Place, Places

Kind = DocumentKind

_LETTER = re.compile(
    r"^\W*Dear (?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr|Chair|Sir|Madam|[A-Z])", re.MULTILINE
)
_SIGNED = re.compile(r"^\W*(?:Yours (?:sincerely|faithfully)|Kind regards)", re.MULTILINE)
_LETTERS = frozenset({Kind.PARTNER_PAPER, Kind.OTHER, Kind.UNKNOWN})
_HEAD_CHARACTERS = 600
_FIRST_QUESTION = re.compile(r"(?im)^\W*question\b")
# Whoever agrees that work will be done undertakes it; "it was agreed" names nobody.
_AGREED_THAT = re.compile(r"(?<!\bwas )(?<!\balso )\b(?:agreed|undertook|promised) that\s+$")
_NOBODY_SAYS = re.compile(r"(?i)\bit was (?:\w+ ){0,2}?(?:agreed|noted|suggested) that\s+$")
_CLOSED = frozenset({VerbClass.NOTE, VerbClass.REFER})
# Openers whose limbs may be promises too.
_SAID = re.compile(r"(?i)it\b|and\b|(?:the )?(?:members|councillors)\b")
_SURE = re.compile(rf"(?:{'|'.join(SURE)})\b[\w ]*$", re.IGNORECASE)
# The subject of the next promise: the words of the one before it run on into it.
_OPEN_SUBJECT = re.compile(r"\b(?:I|we|they|he|she)\s*$")
_POINTS_BACK = re.compile(r"\bthen\b\W*$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A promise before it becomes a record; `sentence` is what is quoted."""

    sentence: Span
    what: Span
    who: Speaker | None
    strength: Strength
    due: str
    paragraph: Paragraph
    at: int = 0


def extract_commitments(paper: Paper) -> list[Commitment]:
    """Return what was undertaken, in reading order; papers of other kinds hold nothing."""
    kind = paper.facts.kind
    minutes = is_minutes(paper)
    if (
        not minutes
        and kind not in (Kind.QUESTION_PAPER, Kind.DECISION_NOTICE)
        and not _is_letter(paper)
    ):
        return []
    paragraphs = read_paragraphs(paper)
    people = people_of(paper)
    resolutions = extract_resolutions(paper)
    found: list[_Found] = []
    if minutes:
        found.extend(_tagged(paper, people, paragraphs))
    found.extend(_resolved(paper, people, paragraphs, resolutions))
    if kind is not Kind.DECISION_NOTICE:
        closed = [(r.span.start, r.span.end) for r in resolutions if _is_closed(r)]
        closed += [(one.sentence.start, one.sentence.end) for one in found]
        found.extend(_prose(paper, people, paragraphs, closed, minutes))
    found.sort(key=lambda one: one.what.start)
    return _records(paper, list(_whole(paper, found)))


def _whole(paper: Paper, found: Sequence[_Found]) -> Iterator[_Found]:
    """Yield the promises; two whose words run together are one, of whom it names.

    "The team will investigate, and once we have news we will tell you" is one promise.
    """
    waiting: _Found | None = None
    for one in found:
        if waiting is None or not _are_one(waiting, one):
            if waiting is not None:
                yield waiting
            waiting = one
            continue
        named = waiting if waiting.who else one
        waiting = replace(named, what=paper.span(waiting.what.start, one.what.end))
    if waiting is not None:
        yield waiting


def _are_one(first: _Found, second: _Found) -> bool:
    same = (first.sentence.start, first.sentence.end) == (
        second.sentence.start,
        second.sentence.end,
    )
    one_named = (first.who is None) != (second.who is None)
    return same and one_named and _OPEN_SUBJECT.search(first.what.text) is not None


def _is_closed(resolution: Resolution) -> bool:
    """Return whether nothing else may be read in what a resolution or motion says."""
    opener = resolution.opener
    said = opener is not None and _SAID.match(opener.text) is not None
    return resolution.motion or not said or resolution.verb_class in _CLOSED


def _is_letter(paper: Paper) -> bool:
    if paper.facts.kind not in _LETTERS:
        return False
    return bool(_LETTER.search(paper.text[:3000]) and _SIGNED.search(paper.text))


def _tagged(paper: Paper, people: People, paragraphs: Sequence[Paragraph]) -> Iterator[_Found]:
    for tag in read_tags(paper, people, paragraphs):
        span = paper.span(tag.start, tag.end)
        home = next(p for p in paragraphs if p.start <= tag.start < p.end)
        yield _Found(span, span, tag.who, Strength.FIRM, tag.due, home)


def _resolved(
    paper: Paper,
    people: People,
    paragraphs: Sequence[Paragraph],
    resolutions: Sequence[Resolution],
) -> Iterator[_Found]:
    for resolution in resolutions:
        who = read_resolved(people, resolution)
        if who is not None:
            home = next(p for p in paragraphs if p.start <= resolution.span.start < p.end)
            yield _Found(
                resolution.span, resolution.span, who, Strength.FIRM, resolution.text, home
            )


def _prose(
    paper: Paper,
    people: People,
    paragraphs: Sequence[Paragraph],
    closed: Sequence[tuple[int, int]],
    minutes: bool,
) -> Iterator[_Found]:
    for sentence in read_sentences(paper, people, paragraphs, minutes):
        if is_elsewhere(sentence.text):
            continue
        for promise in sentence.promises:
            place = sentence.start + promise.at
            if any(start <= place < end for start, end in closed):
                continue
            who = _who(people, sentence, promise)
            if who is not None and _is_heard(sentence, promise, who.speaker):
                yield _spoken(paper, sentence, promise, who.speaker)


def _is_heard(sentence: Sentence, promise: Promise, who: Speaker | None) -> bool:
    """Return whether somebody tells it, or nobody need: minutes name the doer, or what is done."""
    if sentence.told:
        return True
    if promise.voice is Voice.ACTIVE:
        named = who is not None and bool(who.name or who.role)
        return named or (
            who is not None and sentence.apart and _SURE.search(promise.words) is not None
        )
    return sentence.apart and promise.strength is Strength.FIRM


def _spoken(paper: Paper, sentence: Sentence, promise: Promise, who: Speaker | None) -> _Found:
    start = sentence.start
    due, at = _due_words(sentence.text, promise)
    return _Found(
        sentence=paper.span(start, start + len(sentence.text)),
        what=paper.span(start + promise.start, start + promise.end),
        who=who,
        strength=promise.strength,
        due=due,
        paragraph=sentence.paragraph,
        at=at,
    )


def _due_words(sentence: str, promise: Promise) -> tuple[str, int]:
    """Return the words that may say by when, and where the promise's verb stands in them.

    They are the clause, with what came before if it points there.
    """
    clause = sentence[promise.start : promise.end]
    before = sentence[: promise.start].rstrip()
    back = _POINTS_BACK.search(clause) or before.endswith("otherwise")
    if back:
        return sentence[: promise.end], promise.at
    return clause, promise.at - promise.start


@dataclass(frozen=True, slots=True)
class _Who:
    speaker: Speaker | None


def _who(people: People, sentence: Sentence, promise: Promise) -> _Who | None:
    """Return who undertakes it; None where nobody does who can."""
    text, last = sentence.text, sentence.last
    if promise.voice is Voice.ACTIVE:
        subject = subject_at(people, text, promise.at, promise.start, last)
        if subject is None:
            return None
        speaker = subject.speaker
        if speaker is None and sentence.writer:
            speaker = sentence.writer
        return _Who(speaker)
    agent = agent_of(people, text[promise.at : promise.end])
    if agent is None:
        return None
    agreed = _AGREED_THAT.search(text[: promise.start]) is not None
    done = promise.voice is Voice.DONE and not agreed
    if agent.speaker or done or promise.strength is Strength.EXPECTATION:
        return _Who(agent.speaker)
    if _NOBODY_SAYS.search(text[: promise.start]):
        return _Who(None)
    return _Who(speaker_of(people, text[: promise.at], last))


def _records(paper: Paper, found: Sequence[_Found]) -> list[Commitment]:
    records: list[Commitment] = []
    if not found:
        return records
    next_meeting, places = next_meeting_of(paper), Places(paper)
    seen: set[tuple[int, int]] = set()
    for one in found:
        if (one.what.start, one.what.end) in seen:
            continue
        seen.add((one.what.start, one.what.end))
        place = _place(paper, places, one.paragraph)
        clock = Clock(place.day, next_meeting)
        records.append(
            Commitment(
                record_id=paper.record_id("commitment", one.what.start, one.what.end),
                document_id=paper.document_id,
                passage_id=paper.passage_id(one.what.start),
                span=one.sentence,
                committee=place.committee,
                day=place.day,
                item=place.item,
                item_title=place.title,
                who=one.who,
                what=one.what,
                to_whom=whom_of(one.what.text),
                due=due_of(one.due, one.at, clock),
                strength=one.strength,
            )
        )
    return records


def _place(paper: Paper, places: Places, paragraph: Paragraph) -> Place:
    place = places.of(paragraph.block)
    if place.day is None and paper.facts.kind is Kind.QUESTION_PAPER:
        head = find_dates(_FIRST_QUESTION.split(paper.text[:_HEAD_CHARACTERS])[0])
        dates = {date.first for date in head if date.precision is Precision.DAY}
        if len(dates) == 1:
            return replace(place, day=dates.pop())
    return place
