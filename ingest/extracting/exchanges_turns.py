"""Tells what each sentence of minutes does: ask, state, answer, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.council import AttendanceKind, Speaker
from assistant.sentences import split_sentences
from assistant.turns import is_resolution
from ingest.extracting.minutes import Paragraph
from ingest.extracting.speakers import Mention, People, leading_mention, mention_at
from ingest.parsing.parsed import BlockKind

# What follows "asked" when it asks for knowledge; "asked that" and "asked X to" ask for a deed.
_OPEN = (
    r"(?:whether|if|how|what|when|why|who|whom|whose|which|where|for|about|after|regarding|on|as to"
    r"|in relation to"
    r"|concerning|are|is|does|do|did|will|can|could|would|a (?:number of |further )?questions?"
    r"|(?:\w+ )?questions?)\b"
)
# Who is asked stands between: "asked the Head of Repairs whether".
_WHOM = (
    r"(?:(?:the|that|all|both) )?(?:[A-Z][\w’'.-]*|officers?|members?|him|her|them)"
    r"(?:,? (?:of|for|and|&|the|[A-Z][\w’'.-]*)){0,9}"
)
ASKS = re.compile(
    r"\b(?:asked\s+(?:(?:again|also|specifically|further|then),?\s+)?"
    rf"(?:{_WHOM}\s+(?=(?!for\b|on\b|after\b){_OPEN}))?(?={_OPEN}|:|“|\")"
    r"(?!for [^.;]{0,160}? to be\b|for by\b|for it to\b)"
    r"|quer(?:ied|ying)|questioned|questioning|[ei]nquired|asking\s+(?=whether|if|how|what|when|why|who"
    r"|which|for\b)"
    r"|(?:sought|seeking|looked for|requested|requesting|called for)\s+(?:\w+\s+)?(?:(?:some|any|further"
    r"|more|urgent)\s+)?"
    r"(?:clarif\w+|clarity|details?|(?:re)?assurances?|guarantees?|information|updates?|confirmation"
    r"|explanations?|figures"
    r"|data|answers?|timelines?|timescales?|timeframes?)"
    r"|wondered\s+(?=whether|if|how|what|when|why|who|where)"
    r"|(?:wished|wanted|would like)\s+to\s+(?:know|understand|hear)"
    r"|requested\s+(?=if\b|whether\b|to know\b)"
    r"|challenged\s+(?=whether|how|why|the|if)"
    r"|raised\s+(?:(?:a|an|the|several|some|further|two|three)\s+)?(?:question|query|queries"
    r"|issue of (?:whether|how|why)))"
    r"(?!\s+by\b)"
)
_ASKED_PASSIVE = re.compile(
    r"(?i)^\W*(?:clarification|clarity|an? (?:further )?(?:question|query|update)|questions|quer(?:y"
    r"|ies)|assurances?"
    r"|confirmation|(?:further )?information"
    r"|(?:an? )?(?:further )?updates?)\b(?P<topic>[^.]{0,120}?)\s+(?:was|were)\s+(?:also\s+)?"
    r"(?:then\s+)?(?:sought|asked|raised|put|requested)\b"
)
_CONCERN = re.compile(
    r"(?i)^\W*(?:some |further |grave |serious )?(?:concerns?|disappointment|frustration|surprise"
    r"|doubts?) (?:was|were)"
    r" (?:also )?(?:expressed|raised|voiced)\b"
)
_STATES = re.compile(
    r"\b(?:expressed|was concerned|were concerned|felt|highlighted|raised|stated|said|noted|mentioned"
    r"|referred|pointed"
    r"|outlined|reminded|commented|considered|suggested|reported|argued|observed|drew attention"
    r"|was disappointed"
    r"|were disappointed|advised)\b"
)
REPLIES = re.compile(
    r"\b(?:replied|responded|answered|confirmed|advised|explained|clarified|assured|reassured|informed"
    r"|apologi[sz]ed"
    r"|undertook|agreed|accepted|acknowledged|replying|responding|indicated|stated|said|reported|noted"
    r"|outlined"
    r"|added|commented|offered|tabled|told|gave|was not present|provided|pointed out|emphasised|stressed"
    r"|suggested)\b"
)
_SURE_REPLY = re.compile(
    r"\b(?:replied|responded|answered|confirmed|explained|clarified|assured|reassured|apologi[sz]ed|replying"
    r"|responding|undertook|informed)\b"
)
_PASSIVE_REPLY = re.compile(
    r"(?i)^\W*(?:(?:in|by way of) (?:response|reply|answer)[^,]{0,160},\s*)?(?:it was|this was"
    r"|members were|the (?:committee"
    r"|panel|board|meeting|member|councillor|members) (?:was|were)|they were)\s+(?:\w+ly )?(?:also "
    r"|then |further )?"
    r"(?:confirmed|explained|stated|noted|clarified|advised|reported|replied|answered|agreed|informed"
    r"|told|assured"
    r"|acknowledged|said|understood|responded|pointed out|highlighted)\b"
)
# The lead-in of an answer that stands before or without its question.
ANSWERING = re.compile(
    r"(?:In|in|By way of|When|Responding|responding|Replying|Answering|Further|Following|following|Arising)"
    r"(?: (?:response|reply|answer|replying|responding|answering|responses|replies|an answer))?"
    r"(?: (?:to|from))?(?=[ ,])"
)
_RESPONSE = r"(?:response|reply|answer|replying|responding|answering)"
_IN_RESPONSE = re.compile(
    rf"^\W*(?:\(?[a-z0-9]{{1,3}}[.)]\s*)?(?:[Ii]n {_RESPONSE}\b|[Rr]esponding\b|[Rr]eplying\b"
    rf"|By way of {_RESPONSE}|Answering\b)"
    rf"|,\s+in {_RESPONSE} to\b|,\s+(?:responding|replying) to\b"
)
# "Further to comments and questions from Members it was noted:", and a list below it.
_GROUP_LEAD = re.compile(
    r"\W*(?:\d{1,3}[.)]\s*)?(?:Further to|Following|In (?:response|reply|answer) to|Arising from|During"
    r"|After|As a result of)\b"
    r"[^:]{0,80}\b(?:questions?|comments|queries|points)\b"
)
_MOTION = re.compile(
    r"(?i)\b(?:moved|seconded|proposed by|proposed and|put to the vote|motion (?:was|be)|on the proposal of"
    r"|(?:motion|amendment|proposal|vote|substantive motion) (?:was |is )?(?:declared )?(?:carried|lost"
    r"|agreed))\b"
)
_LABEL = re.compile(
    r"\b(?:REPLY|Reply|REPLIES|ANSWER|Answer|RESPONSE|Response)(?: FROM [A-Z& ]{2,40})?\s?:"
)
_LABEL_ALONE = re.compile(
    r"(?i)\W{0,5}(?:reply|replies|answer|response)(?: from [\w& ]{2,40})?\W{0,5}$"
)
_WRITTEN = re.compile(
    r"\W*(?:\d{1,3}\s?\.?\s*)?(?i:(?:public |supplementary |written "
    r"|oral )*question (?:no\.? ?)?(?:\d{1,3})?[a-z]?\W*"
    r"(?:submitted |asked |received |put )?(?:by|from)\s+)"
)
_FIRST_WORD = re.compile(
    r"\s(?=(?:How|What|When|Why|Who|Which|Where|Will|Does|Do|Did|Is|Are|Can|Could|Would|Should|Has|Have|Had"
    r"|Please|Given|Following|Further|If|I|In|On|Under|As)\s)"
)
_PERFECT = re.compile(
    r"\b(?:had|has|have|having|been|being|be|was|were|to be)\s+(?:\w+ly\s+|also\s+|previously\s+)?$"
)
_MEMBER = re.compile(
    r"(?i)\b(?:councillors?|cllrs?|cmhlr|members?|representatives?|co-?optee|committee|panel|residents?"
    r"|questioner)\b"
)
_EXECUTIVE = re.compile(
    r"(?i)\b(?:cabinet member|portfolio holder|lead member|leader|deputy leader|cabinet|executive member)\b"
)


class Act(StrEnum):
    """What a sentence does.

    A `STATEMENT` is a member's remark that may be answered, `WRITTEN` names who put a
    written question, `LABEL` is the word "Reply" or "Answer" before one. A `ROW` of a table
    can only go on with a written reply.
    """

    QUESTION = "question"
    STATEMENT = "statement"
    REPLY = "reply"
    MORE = "more"
    WRITTEN = "written"
    LABEL = "label"
    ROW = "row"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Turn:
    """One sentence, or a clause of one, with who speaks in it.

    `verb_end` is where what is asked begins. `sure` says that its words can only answer;
    `directed` that it opens with "in response". `named` says that a person is printed.
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


def turns_of(people: People, paragraph: Paragraph, number: int) -> Iterator[Turn]:
    """Yield the turns of one paragraph, in order. Offsets count in the paper."""
    if paragraph.kind is BlockKind.TABLE_ROW:
        yield Turn(paragraph.start, paragraph.end, paragraph.text, Act.ROW, number)
        return
    last: Speaker | None = None
    for start, end in split_sentences(paragraph.text):
        for left, right in _clauses(people, paragraph.text, start, end):
            turn = _turn(people, paragraph, left, right, number, last)
            if turn.named and turn.speakers:
                last = turn.speakers[0]
            yield turn


def _clauses(people: People, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, cut where an answer begins inside it: "... and the Head of X said"."""
    sentence = text[start:end]
    label = _LABEL.search(sentence)
    if label:
        for left, right in ((0, label.start()), label.span(), (label.end(), len(sentence))):
            if sentence[left:right].strip():
                yield start + left, start + right
        return
    asks = ASKS.search(sentence) or _ASKED_PASSIVE.match(sentence) or _STATES.search(sentence)
    if asks:
        for joint in re.finditer(
            r"(?:,|;)?\s+(?:and|but|to which|whereupon)\s+(?=in (?:repl|resp)|[Tt]he |[A-Z])",
            sentence,
        ):
            if joint.start() >= asks.end() and _is_reply_start(people, sentence[joint.end() :]):
                yield start, start + joint.start()
                yield start + joint.end(), end
                return
    yield start, end


def _is_reply_start(people: People, text: str) -> bool:
    directed = re.match(r"in (?:reply|response|replying|responding|answer)\b,?\s*", text)
    mention = mention_at(people, text, directed.end() if directed else 0)
    if mention is None or (_is_member(people, mention) and not directed):
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

    def made(act: Act, mention: Mention | None = None, **more: bool | int) -> Turn:
        named = mention is not None and not mention.speaker.by_rule
        speakers = mention.speakers if mention else ()
        member = mention is not None and _is_member(people, mention)
        return Turn(start, end, text, act, number, speakers, named=named, member=member, **more)  # type: ignore[arg-type]  # keywords

    if _LABEL_ALONE.match(text):
        return made(Act.LABEL)
    written = _WRITTEN.match(text)
    if written:
        cut = _FIRST_WORD.search(text, written.end())
        asker = mention_at(people, text[: cut.start() if cut else len(text)], written.end())
        if asker:
            return made(Act.WRITTEN, asker, verb_end=cut.end() if cut else len(text))
    if is_resolution(text) or _is_motion(text):
        return made(Act.CLOSE)
    mention = leading_mention(people, text, last)
    asked = _asks_at(text, mention)
    if asked:
        return made(Act.QUESTION, mention, verb_end=asked)
    directed = _IN_RESPONSE.search(text[:300]) is not None
    if _GROUP_LEAD.match(text) and text.rstrip().endswith(":"):
        return made(Act.REPLY, mention, directed=True)
    if _PASSIVE_REPLY.match(text):
        return made(Act.REPLY, None, sure=True, directed=directed)
    if mention is None:
        concern = _CONCERN.match(text)
        return (
            made(Act.STATEMENT, None)
            if concern
            else made(Act.REPLY if directed else Act.MORE, None, directed=directed)
        )
    if mention.speaker.by_rule:
        return made(Act.MORE, mention, sure=_SURE_REPLY.search(text[:80]) is not None)
    verb = text[mention.end : mention.end + 200]
    if directed or not _is_member(people, mention):
        return made(
            Act.REPLY, mention, sure=_SURE_REPLY.search(verb) is not None, directed=directed
        )
    if _SURE_REPLY.match(verb.lstrip(" ,")):
        return made(Act.REPLY, mention, sure=True)
    return made(Act.STATEMENT if _STATES.search(verb) else Act.MORE, mention)


def _asks_at(text: str, mention: Mention | None) -> int:
    """Return where what is asked begins, 0 if the sentence asks nothing."""
    passive = _ASKED_PASSIVE.match(text)
    if passive:
        return passive.end()
    if mention is None:
        return 0
    for match in ASKS.finditer(text, mention.end):
        before = text[mention.end : match.start()]
        if _PERFECT.search(before) or re.search(
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
    return _MOTION.search(text[:160]) is not None and not ASKS.search(text)


def _is_member(people: People, mention: Mention) -> bool:
    """Return whether those who speak are members: by title, list or word, the executive left out."""
    speaker = mention.speaker
    if _EXECUTIVE.search(f"{speaker.printed} {speaker.role or ''}"):
        return False
    if speaker.name:
        kind = people.kind_of(speaker.name)
        if kind is not None:
            return kind in (AttendanceKind.PRESENT, AttendanceKind.SUBSTITUTE)
    return _MEMBER.search(speaker.printed) is not None
