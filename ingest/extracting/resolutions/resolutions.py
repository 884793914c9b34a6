"""Resolutions and the motions put before them, limb by limb: read `extract_resolutions` first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.council import Resolution, Speaker, VerbClass
from assistant.documents import DocumentKind
from assistant.spans import Span
from ingest.extracting.minutes.speakers import People, people_of
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions.limbs import Limb, read_marker
from ingest.extracting.resolutions.limbs_paragraphs import Paragraph, read_paragraphs
from ingest.extracting.resolutions.resolutions_limbs import Decision, read_limbs
from ingest.extracting.resolutions.resolutions_moved import is_moved, is_voted_on, text_of
from ingest.extracting.resolutions.resolutions_openers import Opening, find_openings
from ingest.extracting.resolutions.resolutions_outcomes import Outcome, outcomes_of
from ingest.extracting.resolutions.resolutions_people import movers_in, proposing, seconding
from ingest.extracting.resolutions.resolutions_places import Places
from ingest.extracting.resolutions.resolutions_sentences import is_answer_to, sentences_of
from ingest.extracting.resolutions.resolutions_verbs import LimbVerb, read_lead, read_verb

# Papers that record decisions. An agenda's "Recommended" is a draft, a report asks for one.
_KINDS = frozenset(
    {DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES, DocumentKind.DECISION_NOTICE}
)
_PROPOSED = re.compile(
    r"\bproposed (?:record of )?decision\b|\bdecision to be taken\b", re.IGNORECASE
)
_HEAD_CHARACTERS = 600
_LEAD_CHARACTERS = 60  # "the Committee:-" and a marker, between an opener and its first limb
_AMENDS = re.compile(
    r"\b(?:in|to|of|at) minute (?:no\.? ?)?(?P<minute>\d[\w./]*(?:\(\w+\))*)"
    r"(?=.{0,200}\b(?:delete|insert|replace|substitut|amend|correct|read))"
    r"|\b(?:amend|correct)\w*.{0,80}\bminute (?:no\.? ?)?(?P<other>\d[\w./]*(?:\(\w+\))*)",
    re.IGNORECASE | re.DOTALL,
)
_MOVER_LOOK_BACK = 3  # paragraphs "Proposed by ..." and "Seconded by ..." above "And Resolved:"
# What stands below minutes for those who sign them.
_SIGNATURE = re.compile(
    r"(?i)\W*(?:signed|date|(?:vice[- ])?chair(?:man|woman|person)?|mayor|cathaoirleach|clerk|secretary)\W*"
)
_WORD_ALONE = re.compile(r"\W*(?:AGREED|Agreed)\W*")
_AMENDMENT = re.compile(r"\W*amendments?\b.{0,12}$", re.IGNORECASE)
_MOVER_LINE = re.compile(r"(?:^|[.;]\s+)\W*(?:proposed|seconded|moved) by\b.{2,60}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Put:
    """A decision or motion with those who moved it; `moved` is the text of what it resolves."""

    opening: Opening
    decision: Decision
    mover: Speaker | None
    seconder: Speaker | None
    moved: str | None = None


def extract_resolutions(paper: Paper) -> list[Resolution]:
    """Return one record for each limb that a meeting resolved or that was put to it.

    Only minutes and notices of decisions hold any; the record of a decision that is
    still proposed holds none.
    """
    return list(_resolutions_of(paper))


# A promise may be a resolution too, so that these are asked for twice.
@lru_cache(maxsize=1)
def _resolutions_of(paper: Paper) -> tuple[Resolution, ...]:
    if paper.facts.kind not in _KINDS or _PROPOSED.search(paper.text[:_HEAD_CHARACTERS]):
        return ()
    paragraphs = read_paragraphs(paper)
    people = people_of(paper)
    puts = list(_puts(paper, people, paragraphs))
    outcomes = outcomes_of(paper, paragraphs, [(p.opening, p.decision) for p in puts])
    places = Places(paper)
    found: dict[str, Resolution] = {}
    for put, outcome in zip(_moved(puts, outcomes, paragraphs, places), outcomes, strict=True):
        for resolution in _resolutions(paper, paragraphs, places, put, outcome):
            found.setdefault(resolution.record_id, resolution)
    return tuple(found.values())


def _puts(paper: Paper, people: People, paragraphs: Sequence[Paragraph]) -> Iterator[Put]:
    found = [
        list(find_openings(number, paragraph, paper.facts.kind))
        for number, paragraph in enumerate(paragraphs)
    ]
    opened = {
        number
        for number, openings in enumerate(found)
        if any(o.end > o.start or (o.lone and len(paragraphs[number].text) < 60) for o in openings)
    }
    number = 0
    while number < len(paragraphs):
        after = number + 1
        for position, opening in enumerate(found[number]):
            later = found[number][position + 1 :]
            until = later[0].start if later else paragraphs[number].end
            until = min(until, opening.stop or until)
            opening = _heading_limbs(paragraphs, _as_amendment(paragraphs, opening))
            decision = read_limbs(paper, paragraphs, opening, until, opened)
            if decision.limbs:
                yield Put(opening, decision, *_movers(people, paragraphs, opening))
                after = max(after, decision.after)
        number = after


def _as_amendment(paragraphs: Sequence[Paragraph], opening: Opening) -> Opening:
    """Return a bare limb as what it is: below "Amendment No. 2" it is one that was put."""
    above = paragraphs[max(opening.paragraph - _MOVER_LOOK_BACK, 0) : opening.paragraph]
    if opening.start < opening.end or not any(_AMENDMENT.match(p.text) for p in above):
        return opening
    return replace(opening, motion=True, amendment=True)


def _heading_limbs(paragraphs: Sequence[Paragraph], opening: Opening) -> Opening:
    """Return a word on a line of its own, "AGREED -", as the opener of the limbs marked below it."""
    home = paragraphs[opening.paragraph]
    below = paragraphs[opening.paragraph + 1 : opening.paragraph + 2]
    whole = opening.lone and _WORD_ALONE.fullmatch(home.text) is not None
    marker = read_marker(below[0].text) if whole and below and not below[0].is_heading else None
    if marker is None or all(value != 1 for _, value in marker.styles):
        return opening
    return replace(opening, end=home.end, agreed=True, lone=False)


def _movers(
    people: People, paragraphs: Sequence[Paragraph], opening: Opening
) -> tuple[Speaker | None, Speaker | None]:
    home = paragraphs[opening.paragraph]
    sentence = next(
        (
            home.text[start - home.start : end - home.start]
            for start, end in home.sentences()
            if start <= opening.start < end
        ),
        "",
    )
    mover, seconder = movers_in(people, sentence)
    if opening.motion and mover is not None and seconder is None:
        seconder = seconding(people, home.text[opening.end - home.start :])
    if opening.lone and mover is None:
        before = _before(paragraphs, opening)
        mover = proposing(people, home.text[: opening.start - home.start])
        if mover is None and is_answer_to(before, sentence):
            mover = movers_in(people, before)[0]
    number = opening.paragraph - 1
    while mover is None or seconder is None:
        if number < max(opening.paragraph - _MOVER_LOOK_BACK, 0):
            break
        line = _MOVER_LINE.search(paragraphs[number].text)
        if line is None:
            break
        above = movers_in(people, line.group())
        mover, seconder = mover or above[0], seconder or above[1]
        number -= 1
    return mover, seconder


def _before(paragraphs: Sequence[Paragraph], opening: Opening) -> str:
    """Return the sentence before an opening, "" where none stands before it."""
    texts = [
        text
        for paragraph in paragraphs[max(opening.paragraph - 1, 0) : opening.paragraph + 1]
        for start, _, text in sentences_of(paragraph)
        if paragraph.start + start < opening.start
    ]
    return texts[-1] if texts else ""


def _moved(
    puts: Sequence[Put],
    outcomes: Sequence[Outcome],
    paragraphs: Sequence[Paragraph],
    places: Places,
) -> Iterator[Put]:
    """Yield the decisions, one that carries a motion with the motion's mover and seconder.

    A motion that was carried and never printed again as resolved is itself the decision.
    """
    motion: Put | None = None
    for number, (put, outcome) in enumerate(zip(puts, outcomes, strict=True)):
        if put.opening.motion:
            if outcome.carried and not _resolved_later(paragraphs, places, puts, number):
                put = replace(put, opening=replace(put.opening, motion=False))
            lost = outcome.carried is False or put.opening.amendment
            motion = motion if lost else put
            yield put
            continue
        if motion and put.mover is None and _same_item(paragraphs, places, motion, put):
            put = replace(
                put,
                mover=motion.mover,
                seconder=motion.seconder,
                moved=text_of(motion.decision, paragraphs),
            )
        motion = None
        yield put


def _resolved_later(
    paragraphs: Sequence[Paragraph], places: Places, puts: Sequence[Put], number: int
) -> bool:
    """Return whether the same item goes on to print what was resolved."""
    for later in puts[number + 1 :]:
        if not _same_item(paragraphs, places, puts[number], later):
            return False
        if not later.opening.motion:
            return True
    return False


def _same_item(paragraphs: Sequence[Paragraph], places: Places, one: Put, other: Put) -> bool:
    first, second = (paragraphs[put.opening.paragraph].block for put in (one, other))
    item = places.of(first).item
    return first.headings == second.headings or (
        item is not None and places.of(first) == places.of(second)
    )


def _resolutions(
    paper: Paper, paragraphs: Sequence[Paragraph], places: Places, put: Put, outcome: Outcome
) -> Iterator[Resolution]:
    opening, home = put.opening, paragraphs[put.opening.paragraph]
    place = places.of(home.block)
    opener = paper.span(opening.start, opening.end) if opening.end > opening.start else None
    for limb in put.decision.limbs:
        text = " ".join(paper.text[limb.start : limb.end].split())
        if not text or _SIGNATURE.fullmatch(text):
            continue
        span = _quoted(paper, paragraphs, put, limb)
        read = _verb_of(limb, text, opening, opener.text if opener else "")
        moved = put.moved is None or len(put.decision.limbs) == 1 or is_moved(text, put.moved)
        yield Resolution(
            record_id=paper.record_id("resolution", span.start, span.end),
            document_id=paper.document_id,
            passage_id=paper.passage_id(span.start),
            span=span,
            committee=place.committee,
            day=place.day,
            item=place.item,
            item_title=place.title,
            marker=limb.marker,
            opener=opener,
            text=text,
            verb=read.verb,
            verb_class=read.kind,
            addressee=read.addressee,
            reason=put.decision.reason,
            mover=put.mover if moved else None,
            seconder=put.seconder if moved else None,
            votes=outcome.votes if moved and is_voted_on(text, outcome) else None,
            carried=outcome.carried if moved and is_voted_on(text, outcome) else None,
            motion=opening.motion,
            amends_minute=_amended(text),
        )


def _quoted(paper: Paper, paragraphs: Sequence[Paragraph], put: Put, limb: Limb) -> Span:
    """Return the limb as it is quoted: the first with its opener, which stands before it.

    "The report was noted" is quoted with the sentence before it, which says what report.
    """
    opening = put.opening
    home = paragraphs[opening.paragraph]
    if opening.lone and limb.start == home.start and opening.paragraph:
        *_, (start, end) = paragraphs[opening.paragraph - 1].sentences()
        if is_answer_to(paper.text[start:end], paper.text[limb.start : limb.end]):
            return paper.span(start, limb.end)
    if opening.lone and limb.start > home.start and limb.end <= home.end:
        starts = [start for start, _ in home.sentences() if start < limb.start]
        return paper.span(starts[-1] if starts else limb.start, limb.end)
    first = limb is put.decision.limbs[0] and opening.start < opening.end <= limb.start
    near = first and limb.start - opening.end <= _LEAD_CHARACTERS
    return paper.span(opening.start if near else limb.start, limb.end)


def _verb_of(limb: Limb, text: str, opening: Opening, opener: str) -> LimbVerb:
    if opener.endswith("requested that"):
        return LimbVerb("requested", VerbClass.REQUEST)
    read = read_verb(text)
    if read.verb is None:
        read = read_lead(f"{opener} {limb.lead}", text) or read
    if read.verb is None and (opening.agreed or opener):
        read = read_verb(text, agreed=True)
    return read


def _amended(text: str) -> str | None:
    match = _AMENDS.search(text)
    return (match["minute"] or match["other"]).rstrip(".") if match else None
