"""Reads written questions: who put one to whom, what it asks, and the reply below it."""

from __future__ import annotations

import re

from ingest.extracting.exchanges.exchanges_cues import ENDS_REPLIES
from ingest.extracting.exchanges.exchanges_open import Asked, Open, sentence_of
from ingest.extracting.exchanges.exchanges_parts import question_parts
from ingest.extracting.exchanges.exchanges_turns import Act, Turn
from ingest.extracting.minutes.speakers import mention_at

_WILL_ASK = re.compile(
    r"(?i)(?:\b(?:I|we|1)|\|)\s+(?:will|wish to|would like to)\s+(?:ask|enquire)"
    r"(?: at the next [\w ]{0,24}?meeting(?: of [^,.]{0,80}?)?)?,?\s*"
)
_WILL_MOVE = re.compile(r"(?i)\b(?:I|we) (?:will|wish to) (?:move|propose)\b")
# With one of these a sentence asks, whether or not a question mark is printed.
_BEGINS_ASKING = re.compile(
    r"\W*(?:How|What|When|Why|Who|Which|Where|Whether|Will|Does|Do|Did|Is|Are|Was|Were|Can|Could|Would"
    r"|Should|Has|Have)\b"
)
_ANY_LETTER = re.compile(r"(?:^|\s)\(?[a-j1-9][.)]\s")
_NEXT_LETTER = re.compile(r"\W{0,4}\(?[b-j2-9][.)]{1,2}\s")
# Below a reply that was read out, an officer adds to it.
_OFFICER_SAID = re.compile(
    r"\W*The (?:[A-Z]/)?[A-Z][a-z][\w’'/ ,-]{3,70}? (?:also |then )?(?:stated|noted|advised|confirmed|explained"
    r"|said|agreed|undertook|clarified|outlined|replied|informed)\b"
)
# What is shorter and asks nothing is the end of a heading.
_FEW_WORDS = 4
_TO_WHOM = re.compile(r"\bto (?=the |[A-Z])")


def begin_written(state: Open, turn: Turn) -> None:
    """Open a written question; its head may go on with what is asked."""
    follows = not turn.speakers and "supplementary" in turn.text.lower()
    asker, addressee = (state.asker, state.addressee) if follows else (turn.speakers, None)
    state.flush()
    state.asker, state.asker_paragraph = asker, turn.paragraph
    state.written = "question"
    head = turn.text[: turn.verb_end].rstrip()
    to = _TO_WHOM.search(head)
    mention = mention_at(state.people, head, to.end()) if to else None
    state.addressee = mention.speaker if mention else addressee
    if turn.verb_end < len(turn.text):
        _take_question(state, turn, turn.verb_end)


def take_written(state: Open, turn: Turn) -> bool:
    """Take a sentence of a written question or of its reply; False if it is neither."""
    spoken = turn.named and turn.act in (Act.STATEMENT, Act.QUESTION, Act.REPLY, Act.MORE)
    if state.written == "question":
        if spoken and state.run and (turn.directed or turn.act is Act.STATEMENT):
            state.written = ""
            return False
        _take_question(state, turn, 0)
        return True
    if turn.act is Act.QUESTION or (spoken and (turn.member or turn.directed)):
        state.flush()
        return False
    if ENDS_REPLIES.match(turn.text):
        state.flush()
    elif re.search(r"[^\W\d]", turn.text):
        told = turn.named and state.answers and _OFFICER_SAID.match(turn.text)
        speaker = turn.speakers[0] if told else state.addressee
        state.answers.append(sentence_of(turn, speaker, own=len(turn.text.split()) > _FEW_WORDS))
    return True


def _go_on_asking(state: Open, turn: Turn) -> None:
    """Take more of what is asked: a new question where it bears a letter of its own."""
    last = state.run[-1]
    several = len(turn.text.split()) > _FEW_WORDS
    if several and _NEXT_LETTER.match(turn.text) and _ANY_LETTER.search(last.text):
        state.run.append(
            Asked(turn.start, turn.end, turn.text, state.asker, turn.paragraph, written=True)
        )
    else:
        last.end = turn.end
        last.text += f" {turn.text}"


def _take_question(state: Open, turn: Turn, begins: int) -> None:
    text = turn.text
    will = _WILL_ASK.search(text)
    if _WILL_MOVE.search(text):
        state.flush()
        return
    asks = will is not None or "?" in text or _BEGINS_ASKING.match(text, begins) is not None
    if not asks and state.run:
        _go_on_asking(state, turn)
        return
    if not asks and len(text.split()) < _FEW_WORDS:
        return
    start = will.end() if will else begins
    if not re.search(r"\w{3}", text[start:]):
        return
    for left, right in question_parts(text, start):
        begin = left or begins
        state.run.append(
            Asked(
                turn.start + begin,
                turn.start + right,
                text[max(begin, start) : right],
                state.asker,
                turn.paragraph,
                written=True,
            )
        )
