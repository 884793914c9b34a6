"""Follows the turns of an item and puts each question together with what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.extracting.exchanges_lists import (
    ABOUT,
    add_topic,
    answer_first,
    begin_topics,
    ends_with_list,
    lead_of,
    take_bullet,
)
from ingest.extracting.exchanges_open import Asked, Linked, Open, Sentence, remark_of, sentence_of
from ingest.extracting.exchanges_parts import question_parts, stems
from ingest.extracting.exchanges_turns import Act, Turn
from ingest.extracting.exchanges_written import begin_written, take_written
from ingest.extracting.speakers import People

# An answer may stand this many paragraphs below its question, if it shares words with it.
_FAR = 4
_SHARED = 3
# An answer that only adds may belong to one of this many questions above.
_BACK = 12
_MIN_REMARK = 30
_CONTAINER = re.compile(
    r"\s*(?:(?:a (?:number|series|range) of|several|some|further|various"
    r"|many)\s+)?questions?\b(?!\s*:)(?!.*\?)"
)
_ANSWERS_LOST = re.compile(
    r"(?i)\b(?:responses?|answers?|repl(?:y|ies)) (?:was|were|had been) (?:given|provided)"
    r"|\b(?:responded|answered|replied)\b"
)
_LATER_NOTE = re.compile(
    r"(?i)\badded to (?:these|the) minutes\b|\bpost[- ]meeting note\b|\bha(?:s|ve) since (?:advised"
    r"|confirmed|replied|responded"
    r"|provided)|\bsubsequent to the meeting\b|\bafter the meeting[,:]"
)
_ADDS = re.compile(
    r"\b(?:added|echoed|continued|supplemented|also (?:said|stated|confirmed|noted|advised|explained))\b"
)
_IN_RELATION = re.compile(
    r"\bin relation to (?:the (?:issue|question|point|matter) of )?(?P<what>[^,.;]{3,60})"
)
_POINT = re.compile(
    r"\b[Oo]n the (?:first|second|third|last|other) (?:point|question|part|matter)\b"
)
_REFUSES = re.compile(
    r"(?i)\b(?:could not|cannot|unable|would (?:be )?(?:provide|circulate|send|report|look|check|clarify"
    r"|need)|matter of)\b"
)
_SECONDED = re.compile(
    r"(?i)^\W*(?:the |this )?(?:motion|proposal|amendment)? ?(?:was |is )?(?:proposed"
    r"|seconded) by\b[^.]{0,120}\.?$"
)
_DISSATISFIED = re.compile(r"(?i)\b(?:disappoint\w*|concern\w*|frustrat\w*)\b")
_BEGINS_BUSINESS = re.compile(
    r"\b(?:introduced|presented|welcomed|thanked|opened|moved|left|joined|declared|withdrew|ended|closed)\b"
)


def link_turns(people: People, turns: Iterable[Turn], lists: frozenset[int]) -> list[Linked]:
    """Return what the turns of one item ask and answer; `lists` numbers its list paragraphs."""
    state = Open(people)
    for turn in turns:
        _take(state, turn, turn.paragraph in lists)
    state.flush()
    return state.found


def _take(state: Open, turn: Turn, listed: bool) -> None:
    if turn.act is Act.CLOSE and state.written != "answer":
        if not (_SECONDED.search(turn.text) and state.run and not state.answers):
            state.flush()
    elif turn.act is Act.ROW:
        if state.written == "answer":
            state.answers.append(sentence_of(turn, state.addressee, own=False))
    elif turn.act is Act.WRITTEN:
        begin_written(state, turn)
    elif turn.act is Act.LABEL:
        _begin_reply(state)
    elif state.written and take_written(state, turn):
        return
    elif _LATER_NOTE.search(turn.text):
        _add_later(state, turn)
    elif state.topics is not None and listed:
        add_topic(state, turn)
    elif (
        listed
        and 0 <= state.listing < turn.paragraph
        and not (turn.act is Act.QUESTION and turn.named)
    ):
        take_bullet(state, turn)
    else:
        _take_spoken(state, turn)


def _begin_reply(state: Open) -> None:
    """Read on as the reply to a written question, or to what was asked of a motion."""
    if state.run and not state.answers:
        state.written = "answer"


def _take_spoken(state: Open, turn: Turn) -> None:
    state.topics = None
    if (turn.act is not Act.REPLY or turn.member) and begin_topics(state, turn):
        return
    if turn.act is Act.QUESTION:
        _ask(state, turn)
    elif turn.act is Act.STATEMENT:
        _remark(state, turn)
    elif turn.act is Act.REPLY:
        _reply(state, turn)
    elif turn.act is Act.MORE:
        _go_on(state, turn)


def _ask(state: Open, turn: Turn) -> None:
    asked = turn.text[turn.verb_end :]
    if _CONTAINER.match(asked) and not ABOUT.search(asked):
        state.flush()
        return
    before = [remark for remark in state.remarks if _is_joined(remark, turn)]
    if state.answers or _is_past(state, turn):
        state.flush()
    askers = turn.speakers
    if askers and askers[0].by_rule and turn.paragraph == state.asker_paragraph and state.asker:
        askers = tuple(replace(speaker, by_rule=True) for speaker in state.asker)
    state.asker, state.asker_paragraph = askers, turn.paragraph
    state.remarks, state.listing = [], -1
    if _CONTAINER.match(asked) and _ANSWERS_LOST.search(asked):
        topic = Asked(turn.start, turn.end, turn.text, askers, turn.paragraph, topic=True)
        state.found.append(Linked(topic, ()))
        return
    state.run += before if not state.run else []
    for left, right in question_parts(turn.text, turn.verb_end):
        state.run.append(
            Asked(
                turn.start + left, turn.start + right, turn.text[left:right], askers, turn.paragraph
            )
        )


def _is_joined(remark: Asked, turn: Turn) -> bool:
    """Return whether a complaint in the paragraph above is answered together with a question."""
    near = turn.paragraph == remark.paragraph + 1 and _DISSATISFIED.search(remark.text) is not None
    return near and {a.label for a in remark.askers} == {a.label for a in turn.speakers}


def _is_past(state: Open, turn: Turn) -> bool:
    """Return whether the open question stands too far above to be answered with this one."""
    if not state.run or turn.paragraph == state.run[-1].paragraph:
        return False
    return state.echo is not None or turn.paragraph > state.run[-1].paragraph + 1


def _remark(state: Open, turn: Turn) -> None:
    if state.answers:
        state.flush()
    if state.run and turn.paragraph <= state.run[-1].paragraph:
        return
    if state.remarks and turn.paragraph > state.remarks[-1].paragraph:
        state.remarks = []
    state.remarks.append(remark_of(turn))
    if turn.speakers:
        state.asker, state.asker_paragraph = turn.speakers, turn.paragraph


def _reply(state: Open, turn: Turn) -> None:
    lead = lead_of(turn)
    if (
        lead
        and not _answers_run(state, lead["what"])
        and not (state.remarks and not ABOUT.search(lead["what"]))
    ):
        answer_first(state, turn, lead)
    elif state.answers:
        _reply_again(state, turn)
    elif state.run and _may_answer(state, turn):
        _add(state, turn)
    elif state.remarks and _answers_remark(state, turn):
        state.run, state.remarks = list(state.remarks), []
        _add(state, turn)
    elif not state.run:
        state.said = remark_of(turn)
    elif turn.paragraph > state.run[-1].paragraph + 1:
        state.flush()


def _reply_again(state: Open, turn: Turn) -> None:
    """Take what another says after an answer: more of it, or the next business."""
    if _ADDS.search(turn.text[:160]) and turn.named and _adds_to_earlier(state, turn):
        return
    if turn.paragraph == state.answers[-1].paragraph:
        fits = turn.directed or turn.sure or not turn.named or _POINT.search(turn.text)
        if fits or state.asked_words() & stems(turn.text):
            _add(state, turn)
            return
    elif _supplements(state, turn):
        _add(state, turn)
        return
    state.flush()
    state.said = remark_of(turn)


def _adds_to_earlier(state: Open, turn: Turn) -> bool:
    """Give what somebody adds to the earlier question that shares most words with it, if one does."""
    about = _IN_RELATION.search(turn.text)
    words, enough = stems(about["what"] if about else turn.text), 1 if about else 2
    here = max((len(words & stems(asked.text)) for asked in state.run), default=0)
    best, place = here, -1
    for index in range(max(len(state.found) - _BACK, 0), len(state.found)):
        shared = len(words & stems(state.found[index].asked.text))
        if shared > best and shared >= enough and state.found[index].answers:
            best, place = shared, index
    if place < 0:
        return False
    state.found[place] = state.found[place].with_more(sentence_of(turn, turn.speakers[0]))
    state.flush()
    return True


def _answers_run(state: Open, what: str) -> bool:
    """Return whether "in response to ..." points to the question that is open."""
    if not state.run or state.answers:
        return False
    if not ABOUT.search(what):
        return True
    named = [speaker.label.split()[-1] for asked in state.run for speaker in asked.askers]
    return any(name in what for name in named) or bool(stems(what) & state.asked_words())


def _may_answer(state: Open, turn: Turn) -> bool:
    last = state.run[-1]
    if turn.member and not turn.sure and not turn.directed:
        return False
    if turn.speakers and any(s.label == a.label for s in turn.speakers for a in last.askers):
        return False
    distance = turn.paragraph - last.paragraph
    if distance <= 1:
        return not (distance and _BEGINS_BUSINESS.search(turn.text[:120]) and not turn.sure)
    shared = stems(turn.text) & state.asked_words()
    return distance <= _FAR and (turn.directed or len(shared) >= _SHARED)


def _supplements(state: Open, turn: Turn) -> bool:
    if turn.paragraph > state.answers[-1].paragraph + 1 or turn.member or not turn.named:
        return False
    head = turn.text[:160]
    if _BEGINS_BUSINESS.search(head):
        return False
    return _ADDS.search(head) is not None or len(stems(turn.text) & state.asked_words()) >= _SHARED


def _answers_remark(state: Open, turn: Turn) -> bool:
    remark = state.remarks[-1]
    if (
        turn.member
        or len(remark.text) < _MIN_REMARK
        or turn.speakers[:1] == remark.askers[:1] != ()
    ):
        return False
    if turn.paragraph == remark.paragraph:
        return not _BEGINS_BUSINESS.search(turn.text[:120])
    return turn.paragraph == remark.paragraph + 1 and turn.directed


def _add(state: Open, turn: Turn) -> None:
    state.answers.append(sentence_of(turn, turn.speakers[0] if turn.speakers else None))
    state.listing = turn.paragraph if ends_with_list(turn) else -1


def _go_on(state: Open, turn: Turn) -> None:
    if state.answers and turn.paragraph == state.answers[-1].paragraph:
        last = state.answers[-1]
        if turn.named and turn.member:
            state.flush()
            return
        who = turn.speakers[0] if turn.named else last.speaker
        state.answers.append(sentence_of(turn, who, own=bool(turn.speakers)))
        state.listing = turn.paragraph if ends_with_list(turn) else state.listing
    elif state.run and not state.answers and turn.paragraph == state.run[-1].paragraph:
        by_rule = bool(turn.speakers) and turn.speakers[0].by_rule
        if by_rule and (turn.sure or _REFUSES.search(turn.text)):
            state.echo = sentence_of(turn, None)
    elif state.answers and turn.named:
        state.flush()


def _add_later(state: Open, turn: Turn) -> None:
    """Take a response that was put into the minutes after the meeting."""
    remark = state.remarks[-1] if state.remarks else state.said
    if remark is not None and turn.paragraph == remark.paragraph + 1:
        state.flush()
        state.run = [remark]
    if not state.run:
        return
    colon = turn.text.find(": ")
    speaker = state.voice(turn.text[colon + 2 :] if colon > 0 else turn.text.lstrip("["))
    state.answers.append(
        Sentence(turn.start, turn.end, turn.text, speaker, turn.paragraph, added_later=True)
    )
