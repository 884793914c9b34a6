"""Tells whether what somebody says answers the question that is open, and takes it if so."""

from __future__ import annotations

import re

from assistant.council import AttendanceKind
from ingest.extracting.exchanges.exchanges_cues import REPLIES, tells_no_reply
from ingest.extracting.exchanges.exchanges_kinds import stems
from ingest.extracting.exchanges.exchanges_lists import ABOUT, answer_first, ends_with_list, lead_of
from ingest.extracting.exchanges.exchanges_open import Open, Sentence, remark_of, sentence_of
from ingest.extracting.exchanges.exchanges_turns import Turn

# An answer may stand this many paragraphs below its question, if it shares words with it.
_FAR = 4
_SHARED = 3
# An answer that only adds may belong to one of this many questions above.
_BACK = 12
_MIN_REMARK = 30
_ADDS = re.compile(
    r"\b(?:added|echoed|continued|supplemented|also (?:said|stated|confirmed|noted|advised|explained))\b"
)
_IN_RELATION = re.compile(
    r"\bin relation to (?:the (?:issue|question|point|matter) of )?(?P<what>[^,.;]{3,60})"
)
_RETURNS = re.compile(r"\b(?:replied|responded|answered|replying|responding)\b")
_MEMBERS = re.compile(
    r"(?i)\b(?:councillors?|cllrs?|cmhlr|alder(?:wo)?m[ae]n|bailies?|members?|representatives?|panel|committee)\b"
)
_DISSATISFIED = re.compile(r"(?i)\b(?:disappoint\w*|concern\w*|frustrat\w*)\b")
_POINT = re.compile(
    r"\b[Oo]n the (?:first|second|third|last|other) (?:point|question|part|matter)\b"
)
_REFUSES = re.compile(
    r"(?i)\b(?:could not|cannot|unable|would (?:be )?(?:provide|circulate|send|report|look|check|clarify"
    r"|need)|matter of)\b"
)
_BEGINS_BUSINESS = re.compile(
    r"\b(?:introduced|presented|welcomed|thanked|opened|moved|left|joined|declared|withdrew|ended|closed)\b"
)


def reply(state: Open, turn: Turn) -> None:
    """Take a sentence in which somebody may answer, or note it as said."""
    lead = lead_of(turn)
    remarked = bool(state.remarks) and turn.paragraph - state.remarks[-1].paragraph <= 1
    if (
        lead
        and not _answers_run(state, lead["what"])
        and not (remarked and not ABOUT.search(lead["what"]))
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
        silent = not turn.member and tells_no_reply(state.answers[-1].text)
        fits = turn.directed or turn.sure or not turn.named or silent or _POINT.search(turn.text)
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
    if turn.member and not turn.directed:
        told = turn.sure and (
            _RETURNS.search(turn.text[:120]) or stems(turn.text) & state.asked_words()
        )
        if not told:
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
    said = REPLIES.search(turn.text[:400]) or turn.directed
    if (
        not said
        or turn.member
        or len(remark.text) < _MIN_REMARK
        or turn.speakers[:1] == remark.askers[:1] != ()
    ):
        return False
    plain = not any(_MEMBERS.search(asker.printed) for asker in remark.askers)
    if (
        plain
        and remark.askers
        and not (turn.directed or turn.sure or _DISSATISFIED.search(remark.text))
    ):
        return turn.paragraph == remark.paragraph and _is_officer(state, turn)
    if turn.paragraph == remark.paragraph:
        return turn.directed or not _BEGINS_BUSINESS.search(turn.text[:120])
    below = turn.paragraph == remark.paragraph + 1
    complaint = _DISSATISFIED.search(remark.text) and stems(remark.text) & stems(turn.text)
    return below and (
        turn.directed or bool(complaint and not _BEGINS_BUSINESS.search(turn.text[:120]))
    )


def _is_officer(state: Open, turn: Turn) -> bool:
    """Return whether the paper lists the one who speaks as in attendance, and not as a member."""
    name = turn.speakers[0].name if turn.speakers else None
    return name is not None and state.people.kind_of(name) is AttendanceKind.IN_ATTENDANCE


def _add(state: Open, turn: Turn) -> None:
    state.answers.append(sentence_of(turn, turn.speakers[0] if turn.speakers else None))
    state.listing = turn.paragraph if ends_with_list(turn) else -1


def go_on(state: Open, turn: Turn) -> None:
    """Take a sentence that goes on with an answer, or may be one."""
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
        if (
            by_rule
            and turn.sure
            and turn.speakers[0].label not in {a.label for a in state.run[-1].askers}
        ):
            state.answers.append(sentence_of(turn, turn.speakers[0]))
        elif by_rule and (turn.sure or _REFUSES.search(turn.text)):
            state.echo = sentence_of(turn, None)
    elif state.answers and turn.named:
        state.flush()


def add_silence(state: Open, turn: Turn) -> None:
    """Take the sentence by which the minutes tell that a question had no reply."""
    if state.run and not state.answers and 0 <= turn.paragraph - state.run[-1].paragraph <= 1:
        state.answers.append(sentence_of(turn, None))
    else:
        go_on(state, turn)


def add_later(state: Open, turn: Turn) -> None:
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
