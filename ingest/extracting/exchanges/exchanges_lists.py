"""Reads lists: topics whose answers are lost, answers in bullets, answers before their question."""

from __future__ import annotations

import re

from assistant.council import Speaker
from ingest.extracting.exchanges.exchanges_cues import REPLIES
from ingest.extracting.exchanges.exchanges_kinds import stems
from ingest.extracting.exchanges.exchanges_open import Asked, Linked, Open, Sentence, sentence_of
from ingest.extracting.exchanges.exchanges_turns import Turn
from ingest.extracting.minutes.speakers import mention_at

ABOUT = re.compile(
    r"\b(?:about|on|regarding|concerning|relating to|in relation to|as to|in respect of|whether|how|why"
    r"|what|when|who)\b"
)
_TOPICS = re.compile(
    r"(?i)\b(?:raised|discussed|asked (?:questions )?(?:about|on)|questions? (?:was|were) (?:asked"
    r"|raised) (?:about|on)|covered|queried)\b"
    r"[^.:;]{0,60}\b(?:topics?|questions?|issues?|matters?|points?|subjects?|following)\b"
    r"[^:;]{0,120}[:;]\s*$"
)
_SAID = (
    r"(?:said|stated|confirmed|advised|explained|noted|outlined|replied|informed|clarified|responded"
    r"|reported|undertook|indicated|agreed|pointed out|highlighted|assured)"
)
# Where "in response to ..." ends and the answer begins.
_ANSWER_BEGINS = (
    r",\s+(?:the |officers |members |it |an? |he |she |they |this |that |said|stated|\w+ (?:was|were) |[A-Z])"
    r"|\s+it was\b"
    r"|(?<!from)(?<!by)\s+(?:the |officers\b|Mrs? |Ms |Dr |Councillor |Cllr )"
    rf"(?:[\w’'/ ]|,(?= [A-Z])){{0,60}}\b{_SAID}\b"
    r"|:|\.?$"
)
_LEAD = re.compile(
    r"\b(?:[Ii]n|[Bb]y way of|[Ff]urther|[Ff]ollowing|[Aa]rising|[Rr]esponding|[Rr]eplying|[Aa]nswering"
    r"|(?:[Ww]hen )?[Aa]sked|[Ww]hen questioned)\s*"
    r"(?:(?:response|reply|answer|responding|replying|answering|responses|replies)\s+)?(?:to |from |on |by )?"
    r"(?P<what>(?:[^.;]{0,60}\b)?(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|points?|issues?|concerns?"
    r"|comments?"
    r"|(?:%|per cent)|how|whether|why|what|when|who)\b[^;]{0,280}?)"
    rf"(?={_ANSWER_BEGINS})"
)
_BULLET_LEAD = re.compile(
    r"\W{0,4}(?:In terms of|On the (?:question|issue|matter) of|As to|Regarding|With regards? to"
    r"|In (?:relation|response|answer|reply|respect) (?:to|of))\s+"
    r"(?:the (?:question|query|point) (?:of|as to|about) )?(?P<what>(?:whether|how|why|what|when|who"
    r"|if)\b[^.;]{8,240}?),\s"
)
# "With regard to the fees, it was noted that ...", below a lead that names questions.
_BULLET_ABOUT = re.compile(
    r"\W{0,4}(?:With regards? to|In relation to|Regarding|In (?:response|answer|reply) to)\s+"
    r"(?P<what>[^.;]{8,260}?),\s(?=(?:it was|members were|assurances? (?:was|were)|officers)\b)"
)
_DASH = re.compile(r"\s?[–-]\s+(?=[A-Z])")
_FROM_WHOM = re.compile(r"(?:^|\b(?:from|by|of|to)\s+)(?=[A-Z]|the |a [A-Zm])")
_PLAIN = re.compile(
    r"\b(?:questions?|quer(?:y|ies)|points?|issues?|comments) (?:from|by|raised by"
    r"|put by) (?:the )?(?:[A-Zm][\w’'.]*\s?){1,5}$"
)


# "In reply the Head said": who replies stands where the question would.
_BARE_REPLY = re.compile(
    r"^\W*(?:\d{1,3}[.)]\s*)?(?:[Ii]n|[Bb]y way of) (?:reply|response|answer),?\s+(?!to\b)"
)


def ends_with_list(turn: Turn) -> bool:
    """Return whether a list follows what a sentence says: "stated that:", "the following:-"."""
    return turn.text.rstrip(" -–").endswith(":")


def begin_topics(state: Open, turn: Turn) -> bool:
    """Open a list of topics, if the sentence leads one in."""
    if not _TOPICS.search(turn.text):
        return False
    state.flush()
    state.topics_from = len(state.found)
    state.topics = Asked(turn.start, turn.end, turn.text, turn.speakers, turn.paragraph, topic=True)
    return True


def add_topic(state: Open, turn: Turn) -> None:
    """Take one topic of the list; "topic - the Head of X confirmed ..." has its answer with it."""
    lead = state.topics
    last = state.found[-1] if state.found else None
    if lead is None:
        return
    if last is not None and last.asked.topic and last.asked.paragraph == turn.paragraph:
        if last.answers:
            state.found[-1] = last.with_more(sentence_of(turn, last.answers[-1].speaker, own=False))
        else:
            last.asked.end = turn.end
        return
    for dash in _DASH.finditer(turn.text):
        mention = mention_at(state.people, turn.text, dash.end())
        if mention and re.match(
            rf"\s+(?:\w+ly )?(?:{REPLIES.pattern}|will\b|would\b)", turn.text[mention.end :]
        ):
            asked = Asked(
                turn.start,
                turn.start + dash.start(),
                turn.text[: dash.start()],
                lead.askers,
                turn.paragraph,
                topic=True,
            )
            begin = turn.start + dash.end()
            answer = Sentence(
                begin, turn.end, turn.text[dash.end() :], mention.speaker, turn.paragraph
            )
            state.found.append(Linked(asked, (answer,)))
            return
    asked = Asked(turn.start, turn.end, turn.text, lead.askers, turn.paragraph, topic=True)
    state.found.append(Linked(asked, ()))


def lead_of(turn: Turn) -> re.Match[str] | None:
    """Return the "in response to ..." with which an answer opens."""
    if not turn.directed or _BARE_REPLY.match(turn.text):
        return None
    return _LEAD.search(turn.text[:400])


def answer_first(state: Open, turn: Turn, lead: re.Match[str]) -> None:
    """Take an answer that stands before or without its question."""
    state.flush()
    askers = _askers_in(state, lead["what"])
    rest = turn.text[lead.end() :].lstrip(", ")
    told = re.search(r"\w", rest) is not None
    speaker = state.voice(rest) or (turn.speakers[0] if turn.speakers else None)
    begin = turn.end - len(rest) if told else turn.start
    answer = Sentence(begin, turn.end, rest, speaker, turn.paragraph)
    topic = ABOUT.search(_PLAIN.sub("", lead["what"])) is None and "%" not in lead["what"]
    if topic and told and _answers_earlier(state, askers, answer):
        return
    start, end = turn.start + lead.start(), turn.start + lead.end()
    state.run = [Asked(start, end, lead.group(), askers, turn.paragraph, topic=topic)]
    if ends_with_list(turn):
        state.listing, state.addressee = turn.paragraph, speaker
    elif told:
        state.answers.append(answer)


def _answers_earlier(state: Open, askers: tuple[Speaker, ...], answer: Sentence) -> bool:
    """Give an answer "in response to Councillor X" to the question of X that is still unanswered."""
    for place in range(len(state.found) - 1, max(len(state.found) - 12, -1), -1):
        link = state.found[place]
        same = {a.label for a in askers} & {a.label for a in link.asked.askers}
        if same and not link.answers and stems(link.asked.text) & stems(answer.text):
            state.found[place] = link.with_more(answer)
            return True
    return False


def _askers_in(state: Open, what: str) -> tuple[Speaker, ...]:
    for match in _FROM_WHOM.finditer(what):
        mention = mention_at(state.people, what, match.end())
        if mention:
            return mention.speakers
    return ()


def take_bullet(state: Open, turn: Turn) -> None:
    """Take one bullet of an answer in a list; one that names its question stands by itself."""
    lead = _BULLET_LEAD.match(turn.text) or _BULLET_ABOUT.match(turn.text)
    if lead:
        askers = state.run[0].askers if state.run else ()
        asked = Asked(
            turn.start, turn.start + lead.end("what"), lead["what"], askers, turn.paragraph
        )
        rest = turn.text[lead.end() :]
        answer = Sentence(
            turn.start + lead.end(), turn.end, rest, state.voice(rest), turn.paragraph
        )
        state.found.append(Linked(asked, (answer,)))
        return
    last = state.found[-1] if state.found else None
    if last and last.answers and last.answers[-1].paragraph == turn.paragraph:
        state.found[-1] = last.with_more(sentence_of(turn, last.answers[-1].speaker, own=False))
        return
    speaker = state.addressee or (state.answers[0].speaker if state.answers else None)
    state.answers.append(sentence_of(turn, turn.speakers[0] if turn.named else speaker))


def add_asked(state: Open, turn: Turn) -> None:
    """Take one question of the list that "asked the following questions:" leads in."""
    if state.run and state.run[-1].paragraph == turn.paragraph:
        state.run[-1].end = turn.end
        state.run[-1].text += f" {turn.text}"
    elif state.asking is not None:
        state.run.append(Asked(turn.start, turn.end, turn.text, state.asking, turn.paragraph))
