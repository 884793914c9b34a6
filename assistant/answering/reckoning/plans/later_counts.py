"""What later papers state of a plan whose rows are of an earlier day: a count, or one action."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem, KeyEntry
from assistant.answering.reckoning.plans.naming_plans import has_own_name
from assistant.answering.reckoning.plans.papers_naming import papers_naming
from assistant.answering.reckoning.plans.telling_actions import Scene, day_value, told
from assistant.answering.reckoning.plans.versions import names_plan
from assistant.answering.reckoning.reckoned import Claim, Computed, Proof
from assistant.dates import written_date
from assistant.documents import Document, Passage, PassageKind
from assistant.sentences import split_sentences
from assistant.spans import Span

_MOST_PAPERS = 6
_LONGEST = 60
_NUMBERS = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)}|all)"
_DONE = (
    r"(?:complete[d]?|(?:fully )?achieved|implemented|delivered|closed|superseded|open|outstanding"
    r"|overdue|in progress|on track|not (?:yet )?started)"
)
_SHARE = re.compile(rf"(?i)\b{_NUMBER} of (?:the |its |all )?({_NUMBER})\b")
_COUNT = re.compile(
    rf"(?i)\b{_NUMBER} (?:of the )?actions (?:\w+ ){{0,2}}(?:is|are|was|were|been|remain\w*)\b[^.]{{0,30}}"
    rf"\b{_DONE}\b"
)
_ASKS = re.compile(r"(?i)\?$|\basked\b|\bhow many\b")


# "six of the 11 were assessed as 1, three as 2"
_RATED_AS = re.compile(r"\bas (\d|[A-Z][a-z]+)\b")
BY_KEY = "by this plan's key"


@dataclass(frozen=True, slots=True)
class LaterLine:
    """A line of a later paper that lists actions of a plan under one rating of its key."""

    rating: KeyEntry
    number: str
    place: Proof
    text: str


# What was overdue so long after a position, a later paper tells better.
_STALE_AFTER = dt.timedelta(days=92)


def later_counts(scene: Scene, until: dt.date | None) -> tuple[Claim, ...]:
    """Return what the newest later paper states of how many actions stand where.

    `until` leaves out papers of later days. Nothing where the version counted is the newest
    that any paper tells of.
    """
    for paper, passages in _later_papers(scene, until):
        claim = _by_rating(scene, paper, passages) or _in_words(scene, paper, passages)
        if claim:
            return (claim,)
    return ()


def is_told_later(scene: Scene, until: dt.date) -> bool:
    """Return whether a paper on a plan came long after its position, on or before a day."""
    position = scene.version.position
    if position is None or until - position <= _STALE_AFTER:
        return False
    return any(passages for _, passages in _later_papers(scene, until))


def later_standing(scene: Scene, row: ActionItem, until: dt.date | None) -> tuple[Claim, ...]:
    """Return under which rating the newest later paper lists one action."""
    ref = re.compile(rf"(?<![\w.]){re.escape(row.ref)}(?![\w]|\.\d)") if row.ref else None
    for paper, passages in _later_papers(scene, until) if ref else ():
        for line in _lines(scene, passages):
            if ref and ref.search(line.text):
                text = f"A later paper, of {_day(paper)}, lists it as {_rated(line)}, by this plan's key."
                proofs = [line.place, _key_place(scene, line)]
                return (told(text, [_value(scene, paper)], proofs),)
    return ()


def _later_papers(scene: Scene, until: dt.date | None) -> Iterator[tuple[Document, list[Passage]]]:
    """Yield papers after the position that name the plan, newest first, with what they say of it."""
    position = scene.version.position
    if position is None or not has_own_name(scene.version.plan.title):
        return
    held = {version.document.document_id for version in scene.book.versions}
    later = [
        paper
        for document_id in papers_naming(scene.book.words, scene.ledger) - held
        if (paper := scene.ledger.documents.get(document_id)) is not None
        and paper.date.day is not None
        and position < paper.date.day <= (until or dt.date.max)
    ]
    later.sort(key=lambda paper: paper.date.day or dt.date.min, reverse=True)
    for paper in later[:_MOST_PAPERS]:
        passages = scene.ledger.view.passages_of(paper.document_id)
        yield paper, [each for each in passages if _is_about(each, scene)]


def _is_about(passage: Passage, scene: Scene) -> bool:
    named = names_plan(passage.text, scene.book)
    return named or any(names_plan(each, scene.book) for each in passage.locator.headings)


def _by_rating(scene: Scene, paper: Document, passages: Sequence[Passage]) -> Claim | None:
    """Return how many actions a later paper lists under each rating of the plan's key."""
    lines = [line for line in _lines(scene, passages) if line.number != "0"]
    if not lines:
        return None
    listed = [f"{line.number} as {_rated(line)}" for line in lines]
    together = " and ".join(filter(None, [", ".join(listed[:-1]), listed[-1]]))
    text = (
        f"Of {scene.name}, a later paper, of {_day(paper)}, lists {together}, by this plan's key."
    )
    proofs = [place for line in lines for place in (line.place, _key_place(scene, line))]
    return told(text, [_value(scene, paper)], proofs)


def _lines(scene: Scene, passages: Sequence[Passage]) -> Iterator[LaterLine]:
    """Yield the lines "rating | number | references" of which the number is that of references."""
    refs = {row.ref for row in scene.version.printed if row.ref}
    key = {entry.word: entry for entry in scene.version.key if entry.word}
    for passage in passages:
        if passage.kind is not PassageKind.TABLE_ROW:
            continue
        cells = [cell.strip() for cell in passage.text.split("|")]
        if len(cells) < 3 or cells[0] not in key or not cells[1].isdigit():
            continue
        named = [
            ref for ref in refs if re.search(rf"(?<![\w.]){re.escape(ref)}(?!\w|\.\d)", cells[2])
        ]
        if len(named) == int(cells[1]):
            yield LaterLine(key[cells[0]], cells[1], _place(passage, passage.text), cells[2])


def _in_words(scene: Scene, paper: Document, passages: Sequence[Passage]) -> Claim | None:
    """Return the last sentence of a later paper that counts the plan's actions."""
    total = {str(len(scene.version.printed))}
    if len(scene.version.printed) < len(_NUMBERS):
        total.add(_NUMBERS[len(scene.version.printed)])
    found = None
    for passage in passages:
        for sentence in _sentences(passage):
            share = _SHARE.search(sentence)
            counts = (share and share.group(1).lower() in total) or _COUNT.search(sentence)
            if counts and not _ASKS.search(sentence) and not set("“”") & set(sentence):
                found = (sentence, passage)
    if found is None:
        return None
    sentence, passage = found
    text = f"Of {scene.name}, a later paper, of {_day(paper)}, says: “{sentence}”"
    rated = set(_RATED_AS.findall(sentence))
    entries = [entry for entry in scene.version.key if entry.word in rated]
    if not entries or len(entries) < len(rated):
        return told(text, [_value(scene, paper)], [_place(passage, sentence)])
    meant = [f"{each.word} is “{each.meaning.split('.')[0]}”" for each in entries]
    together = " and ".join(filter(None, [", ".join(meant[:-1]), meant[-1]]))
    document = scene.version.document.document_id
    proofs = [_place(passage, sentence), *(Proof(document, each.span) for each in entries)]
    return told(
        f"{text} {BY_KEY[0].upper()}{BY_KEY[1:]}, {together}.", [_value(scene, paper)], proofs
    )


def is_by_key(claim: Claim) -> bool:
    """Return whether a claim of a later paper gives numbers by the ratings of a plan's key."""
    return BY_KEY in claim.text.lower()


def _sentences(passage: Passage) -> list[str]:
    if passage.kind is PassageKind.TABLE_ROW:
        return []
    text = passage.text
    return [
        sentence
        for begin, end in split_sentences(text)
        if (sentence := text[begin:end].strip()) and len(sentence.split()) <= _LONGEST
    ]


def _rated(line: LaterLine) -> str:
    """Return a rating with the first words of its meaning, up to a full stop."""
    return f"{line.rating.word} (“{line.rating.meaning.split('.')[0]}”)"


def _key_place(scene: Scene, line: LaterLine) -> Proof:
    return Proof(scene.version.document.document_id, line.rating.span)


def _place(passage: Passage, words: str) -> Proof:
    start = passage.locator.start + passage.text.index(words)
    return Proof(passage.document_id, Span(start, start + len(words), words))


def _day(paper: Document) -> str:
    return written_date(paper.date.day or dt.date.min)


def _value(scene: Scene, paper: Document) -> Computed:
    return day_value("later", paper.date.day or dt.date.min, scene.version.plan.record_id)
