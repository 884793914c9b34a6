"""Tells what each sentence of minutes does: ask, state, answer, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.council import AttendanceKind, Speaker
from assistant.sentences import split_sentences
from assistant.turns import is_resolution
from ingest.extracting.exchanges.exchanges_askers import asker_inside
from ingest.extracting.exchanges.exchanges_cues import (
    ANSWER_MARK,
    ASKED_PASSIVE,
    ASKS,
    BARE_ASK,
    BODY,
    CONCERN,
    EXECUTIVE,
    FIRST_WORD,
    GROUP_LEAD,
    IN_RESPONSE,
    IT_WAS_ASKED,
    LABEL,
    LABEL_ALONE,
    MEMBER,
    MOTION,
    NUMBERED,
    OF_SOMEBODY,
    PASSIVE_REPLY,
    PERFECT,
    RAISED,
    REPLIES,
    STATES,
    SUPPLEMENTARY,
    SURE_REPLY,
    WAS_TOLD,
    WRITTEN,
    tells_no_reply,
)
from ingest.extracting.minutes.minutes import Paragraph
from ingest.extracting.minutes.speakers import (
    Mention,
    People,
    leading_mention,
    mention_at,
    speaker_by,
)
from ingest.parsing.parsed import BlockKind

_WAS = re.compile(r"\s+(?:was|were)\b")
_ANSWER_ALONE = re.compile(r"\W*A\s?\d{0,3}\s*[:.]\W*")


class Act(StrEnum):
    """What a sentence does.

    A `STATEMENT` is a member's remark that may be answered, `WRITTEN` names who put a
    written question, `LABEL` is the word "Reply" or "Answer" before one. A `ROW` of a table
    can only go on with a written reply. `SILENCE` says that nobody answered.
    """

    QUESTION = "question"
    STATEMENT = "statement"
    REPLY = "reply"
    MORE = "more"
    WRITTEN = "written"
    LABEL = "label"
    ROW = "row"
    SILENCE = "silence"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Turn:
    """One sentence, or a clause of one, with who speaks in it.

    `verb_end` is where what is asked begins. `sure` says that its words can only answer;
    `directed` that it opens with "in response". `named` says that a person is printed.
    `subject` is who was asked, where the sentence says no more ("The Head was asked").
    """

    start: int
    end: int
    text: str
    act: Act
    paragraph: int
    speakers: tuple[Speaker, ...] = ()
    verb_end: int = 0
    sure: bool = False
    directed: bool = False
    named: bool = False
    member: bool = False
    subject: Speaker | None = None


def turns_of(people: People, paragraph: Paragraph, number: int) -> Iterator[Turn]:
    """Yield the turns of one paragraph, in order. Offsets count in the paper."""
    if paragraph.kind is BlockKind.TABLE_ROW:
        yield Turn(paragraph.start, paragraph.end, paragraph.text, Act.ROW, number)
        return
    last: Speaker | None = None
    for start, end in split_sentences(paragraph.text):
        for left, right in _clauses(people, paragraph.text, start, end):
            turn = _turn(people, paragraph, left, right, number, last)
            if turn.subject or (turn.named and turn.speakers):
                last = turn.subject or turn.speakers[0]
            yield turn


def _clauses(people: People, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, cut where an answer begins inside it: "... and the Head of X said"."""
    sentence = text[start:end]
    label = LABEL.search(sentence) or ANSWER_MARK.match(sentence)
    if label:
        for left, right in ((0, label.start()), label.span(), (label.end(), len(sentence))):
            if sentence[left:right].strip():
                yield start + left, start + right
        return
    asks = ASKS.search(sentence) or ASKED_PASSIVE.match(sentence) or STATES.search(sentence)
    if asks:
        for joint in re.finditer(
            r"(?:,|;)?\s+(?:and|but|to which|whereupon)\s+(?=in (?:repl|resp)|[Tt]he |[A-Z])",
            sentence,
        ):
            if joint.start() >= asks.end() and _is_reply_start(people, sentence[joint.end() :]):
                yield start, start + joint.start()
                yield start + joint.end(), end
                return
        told = WAS_TOLD.search(sentence, asks.end())
        if told:
            yield start, start + told.start()
            yield start + told.end(), end
            return
    yield start, end


def _is_reply_start(people: People, text: str) -> bool:
    directed = re.match(r"in (?:reply|response|replying|responding|answer)\b,?\s*", text)
    mention = mention_at(people, text, directed.end() if directed else 0)
    if mention is None or (is_member(people, mention) and not directed):
        return False
    return (
        re.match(
            r"\s*,?\s+(?:\w+ly\s+|also\s+|then\s+)?(?:" + REPLIES.pattern + ")", text[mention.end :]
        )
        is not None
    )


def _turn(
    people: People, paragraph: Paragraph, left: int, right: int, number: int, last: Speaker | None
) -> Turn:
    text = paragraph.text[left:right]
    start, end = paragraph.start + left, paragraph.start + right
    blank = Turn(start, end, text, Act.MORE, number)
    if LABEL_ALONE.match(text) or _ANSWER_ALONE.fullmatch(text):
        return replace(blank, act=Act.LABEL)
    written = _written(people, blank)
    if written is not None:
        return written
    if tells_no_reply(text):
        return replace(blank, act=Act.SILENCE)
    if is_resolution(text) or _is_motion(text):
        return replace(blank, act=Act.CLOSE)
    if IT_WAS_ASKED.match(text) or BARE_ASK.match(text):
        return _asked_by_nobody(people, blank)
    mention = leading_mention(people, text, last) or asker_inside(people, text)
    of_somebody = OF_SOMEBODY.match(text, mention.end) if mention else None
    if mention and of_somebody:
        return replace(blank, act=Act.QUESTION, verb_end=of_somebody.end(), subject=mention.speaker)
    turn = _spoken_by(people, blank, mention)
    asked = _asks_at(text, mention)
    if asked:
        return replace(turn, act=Act.QUESTION, verb_end=asked)
    directed = IN_RESPONSE.search(text[:300]) is not None
    if GROUP_LEAD.match(text) and text.rstrip().endswith(":"):
        return replace(turn, act=Act.REPLY, directed=True)
    if PASSIVE_REPLY.match(text):
        return replace(blank, act=Act.REPLY, sure=True, directed=directed)
    if (mention is None or _WAS.match(text, mention.end)) and RAISED.match(text):
        return replace(blank, act=Act.STATEMENT)
    if mention is None:
        act = Act.STATEMENT if CONCERN.match(text) else Act.REPLY if directed else Act.MORE
        return replace(blank, act=act, directed=directed)
    return _said(turn, mention, directed=directed)


def _asked_by_nobody(people: People, blank: Turn) -> Turn:
    """Return a question that names nobody before its verb: "Queried when", "It was asked if"."""
    begins = IT_WAS_ASKED.match(blank.text) or BARE_ASK.match(blank.text)
    asker = speaker_by(people, blank.text[:120])
    return replace(
        blank,
        act=Act.QUESTION,
        verb_end=begins.end() if begins else 0,
        speakers=(asker,) if asker else (),
    )


def _spoken_by(people: People, blank: Turn, mention: Mention | None) -> Turn:
    if mention is None:
        return blank
    named = not mention.speaker.by_rule
    return replace(blank, speakers=mention.speakers, named=named, member=is_member(people, mention))


def _written(people: People, blank: Turn) -> Turn | None:
    """Return the head of a written question: "Question by X to Y", "Q1", "Supplementary question"."""
    text = blank.text
    if SUPPLEMENTARY.match(text):
        return replace(blank, act=Act.WRITTEN, verb_end=len(text))
    head = WRITTEN.match(text)
    if head:
        cut = FIRST_WORD.search(text, head.end())
        named = text[: cut.start() if cut else len(text)]
        named = named.title() if named.isupper() else named
        asker = mention_at(people, named, head.end())
        if asker:
            turn = _spoken_by(people, blank, asker)
            return replace(turn, act=Act.WRITTEN, verb_end=cut.end() if cut else len(text))
    numbered = _numbered_question(people, text)
    if numbered:
        turn = _spoken_by(people, blank, numbered[0])
        return replace(turn, act=Act.WRITTEN, verb_end=numbered[1])
    return None


def _said(turn: Turn, mention: Mention, *, directed: bool) -> Turn:
    """Return what somebody says as a reply, a statement, or neither."""
    if BODY.match(mention.speaker.printed):
        return replace(turn, speakers=(), named=False, member=False)
    if mention.speaker.by_rule:
        return replace(turn, sure=SURE_REPLY.search(turn.text[:80]) is not None)
    verb = turn.text[mention.end : mention.end + 200]
    if directed or not turn.member:
        sure = SURE_REPLY.search(verb) is not None
        return replace(turn, act=Act.REPLY, sure=sure, directed=directed)
    if SURE_REPLY.match(verb.lstrip(" ,")):
        return replace(turn, act=Act.REPLY, sure=True)
    return replace(turn, act=Act.STATEMENT) if STATES.search(verb) else turn


def _numbered_question(people: People, text: str) -> tuple[Mention | None, int] | None:
    """Return who puts a question that opens with "Q1" or "Question:", and where it begins."""
    mark = NUMBERED.match(text)
    if mark is None:
        return None
    mention = mention_at(people, text, mark.end())
    colon = re.match(r"\s*[:–-]\s*", text[mention.end :]) if mention else None
    if mention and colon:
        return mention, mention.end + colon.end()
    asks = text.rstrip().endswith("?") and not (mention and ASKS.search(text, mention.end))
    return (None, mark.end()) if asks else None


def _asks_at(text: str, mention: Mention | None) -> int:
    """Return where what is asked begins, 0 if the sentence asks nothing."""
    passive = ASKED_PASSIVE.match(text)
    if passive:
        return passive.end()
    if mention is None:
        return 0
    for match in ASKS.finditer(text, mention.end):
        before = text[mention.end : match.start()]
        if PERFECT.search(before) or re.search(
            r"\b(?:that|which|who|whom|as) (?:\w+ ){0,3}$", before
        ):
            continue
        joined = re.search(
            r"(?:\b(?:and|but|while|whilst)\s+(?:Mr|Mrs|Ms|Miss|Dr|Councillor|Cllr)\.?\s[\w’'. -]{2,40}"
            r"|^|\b(?:and|but|also|then|again|further|he|she|they)|,|\)|–|-|;)\s*(?:\w+ly\s+)?$",
            before,
        )
        if joined or len(before.strip()) < 25:
            return match.end()
    return 0


def _is_motion(text: str) -> bool:
    return MOTION.search(text[:160]) is not None and not ASKS.search(text)


def is_member(people: People, mention: Mention) -> bool:
    """Return whether those who speak are members: by title, list or word, the executive left out."""
    speaker = mention.speaker
    if EXECUTIVE.search(f"{speaker.printed} {speaker.role or ''}"):
        return False
    if speaker.name:
        kind = people.kind_of(speaker.name)
        if kind is not None:
            return kind in (AttendanceKind.PRESENT, AttendanceKind.SUBSTITUTE)
    return MEMBER.search(speaker.printed) is not None
