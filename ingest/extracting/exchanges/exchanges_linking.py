"""Follows the turns of an item and puts each question together with what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.extracting.exchanges.exchanges_cues import WILL_ASK
from ingest.extracting.exchanges.exchanges_lists import (
    ABOUT,
    add_asked,
    add_topic,
    begin_topics,
    ends_with_list,
    take_bullet,
)
from ingest.extracting.exchanges.exchanges_open import Asked, Linked, Open, remark_of, sentence_of
from ingest.extracting.exchanges.exchanges_parts import question_parts
from ingest.extracting.exchanges.exchanges_replies import add_later, add_silence, go_on, reply
from ingest.extracting.exchanges.exchanges_turns import Act, Turn
from ingest.extracting.exchanges.exchanges_written import begin_written, take_written
from ingest.extracting.minutes.speakers import People

_CONTAINER = re.compile(
    r"\s*(?:(?:a (?:number|series|range) of|several|some|further|various"
    r"|many)\s+)?(?:the following )?questions?\b(?!\s*:\s*\w)(?!.*\?)"
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
_SECONDED = re.compile(
    r"(?i)^\W*(?:the |this )?(?:motion|proposal|amendment)? ?(?:was |is )?(?:proposed"
    r"|seconded) by\b[^.]{0,120}\.?$"
)
_WHETHER = re.compile(r"\b(?:and|as to) (?:if|whether)\b")
_DISSATISFIED = re.compile(r"(?i)\b(?:disappoint\w*|concern\w*|frustrat\w*)\b")


def link_turns(people: People, turns: Iterable[Turn], lists: frozenset[int]) -> list[Linked]:
    """Return what the turns of one item ask and answer; `lists` numbers its list paragraphs."""
    state = Open(people)
    for turn in turns:
        _take(state, turn, turn.paragraph in lists)
    state.flush()
    return state.found


def _take(state: Open, turn: Turn, listed: bool) -> None:
    if state.written != "question" and WILL_ASK.match(turn.text):
        begin_written(state, replace(turn, speakers=(), verb_end=0, act=Act.WRITTEN))
        return
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
        add_later(state, turn)
    elif state.asking is not None and listed and not turn.named:
        add_asked(state, turn)
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
    state.close_topics()
    state.asking = None
    if (turn.act is not Act.REPLY or turn.member) and begin_topics(state, turn):
        return
    if turn.act is Act.QUESTION:
        _ask(state, turn)
    elif turn.act is Act.STATEMENT:
        _remark(state, turn)
    elif turn.act is Act.REPLY:
        reply(state, turn)
    elif turn.act is Act.SILENCE:
        add_silence(state, turn)
    elif turn.act is Act.MORE:
        go_on(state, turn)


def _ask(state: Open, turn: Turn) -> None:
    asked = turn.text[turn.verb_end :]
    if _CONTAINER.match(asked) and not ABOUT.search(asked):
        state.flush()
        state.asking = turn.speakers if ends_with_list(turn) else None
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
    near = (
        0 <= turn.paragraph - remark.paragraph <= 1
        and _DISSATISFIED.search(remark.text) is not None
    )
    return near and {a.label for a in remark.askers} == {a.label for a in turn.speakers}


def _is_past(state: Open, turn: Turn) -> bool:
    """Return whether the open question stands too far above to be answered with this one."""
    if not state.run or turn.paragraph == state.run[-1].paragraph:
        return False
    return state.echo is not None or turn.paragraph > state.run[-1].paragraph + 1


def _remark(state: Open, turn: Turn) -> None:
    if state.answers:
        state.flush()
    if state.run and turn.paragraph <= state.run[-1].paragraph + 1:
        same = {a.label for a in turn.speakers} == {a.label for a in state.run[-1].askers}
        if same and (_DISSATISFIED.search(turn.text) or _WHETHER.search(turn.text)):
            state.run.append(remark_of(turn))
            return
    if state.run and turn.paragraph <= state.run[-1].paragraph:
        return
    if state.remarks and turn.paragraph > state.remarks[-1].paragraph:
        state.remarks = []
    state.remarks.append(remark_of(turn))
    if turn.speakers:
        state.asker, state.asker_paragraph = turn.speakers, turn.paragraph
