"""Understands a question from the conversation: gives its stand-alone wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.naming import names_in
from assistant.answering.terms import subject_words
from assistant.answers import Answer
from assistant.dates import find_dates

_LEADING = re.compile(r"(?i)^\s*(?:and|but|so|ok(?:ay)?|also|then|right|thanks?(?: you)?)[\s,:-]+")
_POINTS_BACK = re.compile(
    r"(?i)\b(?P<many>(?:any |some |all |each |one |which |how many |none )?of (?:those|these|them)"
    r"|those(?: ones)?(?=\s*(?:\?|$|is|are|was|were|have|has|had|do|did|will))"
    r"|these(?: ones)?(?=\s*(?:\?|$|is|are|was|were|have|has|had|do|did|will))|them|they)\b"
    r"|\b(?P<one>it(?! (?:is |was )?(?:true|said|possible|that|likely|the case|right|fair|correct|clear"
    r"|normal|legal|time|worth|safe|better|best|raining|going to)\b)"
    r"|this(?=\s*(?:\?|$|is|was|has|be))|that(?=\s*(?:\?|$|is\b|was\b|has\b|be\b))|the same)\b"
    r"|\b(?P<person>he|she|him)\b"
)
_REPLY = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:what was (?:the|their|his|her) (?:reply|answer|response)"
    r"|who (?:replied|responded|answered|asked(?: (?:that|this|it))?|said (?:that|this|it))"
    r"|who (?:disagreed|agreed)|did any(?:one|body) .*"
    r"|why|when|where|how many|how much|by whom|since when|which ones?)\W*$"
)
_SAME_NOUN = re.compile(
    r"(?i)\b(?P<word>this|that|these|those|the same)\s+"
    r"(?P<noun>(?!(?:the|our|all|any|and|was|are|has)\b)[a-z]{3,}(?:\s[a-z]{4,})?)\b"
)
_ELLIPTIC = re.compile(
    r"(?i)^\s*(?:what|how) about\b|^\s*(?:why|when|who|where|how many|how much|since when|by when|by"
    r" whom|which ones?)(?: (?:not|so|else|is that|was that))?\s*\?*\s*$|^\s*(?:in|for|since|before"
    r"|after|from|by) [^?]{2,30}\?*\s*$"
)
_OPENING = re.compile(
    r"(?i)^\s*(?:(?:please\s+)?(?:tell me|show me|list|explain|give me|describe)(?: about)?|(?:on |in"
    r" |by |at |to |for |from )?(?:when|where|why|who(?:m|se)?|which|what|how)(?: many| much| often"
    r"| long| far| well)?)?\s*(?:(?:will|would|is|are|was|were|has|have|had|do|does|did|can|could"
    r"|should|shall|may)\s+)?(?:there\s+)?"
)
_VERB = re.compile(
    r"(?i)\s+(?:will|would|is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|should"
    r"|shall|may|say|says|said|ask|asked|agree|agreed|decide|decided|recommend|recommended|need"
    r"|needs|show|shows|completed|take|takes|mean|means|happen|happens|happened)\b.*$"
)
_AUXILIARY = re.compile(
    r"(?i)\s+(?:will|would|is|are|was|were|has|have|had|do|does|did|can|could|should)(?: been| be)?\s+"
)
# What somebody did, before the thing that it was done to.
_VERB_FIRST = re.compile(
    r"(?i)^(?:(?:ever|also|not|else|all)\s+)*(?:(?:owns?|leads?|chairs?|voted?|abstained?|moved|seconded|attended|chaired|spoke|left"
    r"|arrived|apologised|sent|signed|objected|opposed|supported|approved|agreed|resolved|decided"
    r"|disagreed|replied|answered|responded|asked|raised|said|promised|undertook|offered|wrote|came"
    r"|went|present(?:ed)?|recommended)\b\s*(?:(?:about|against|for|on|to|at|of|in|with)\b\s*)?"
    r"|(?:it|they|them|he|she|that|this)\b.*$)"
)
_ASKED_THAT = re.compile(r"(?i)\basked $")
_PERIOD = re.compile(r"(?i)^\s*(?:in|for|since|before|after|from|by|during|at|on)\b")
# One numbered row, and the plan or review it is of: "action 3.3 of the Child R plan".
_ROW = re.compile(
    r"(?i)\b(?:action|recommendation|finding|item|minute)\s+(?:no\.?\s*)?[A-Z]?\d+(?:\.\d+)*[a-z]?\b"
    r"(?:\s+(?:of|in|on|from)\s+(?:the |our )?[^?,]{3,60}?\b(?:plan|log|tracker|review|report)\b)?"
)
_RECOMMENDED = re.compile(
    r"(?i)^\W*what (?:did|does|do|has|have) (?P<who>[^?]{3,80}?) (?:recommend|recommended)\W*$"
)
_WAS_ASKED = re.compile(
    r"(?i)\b(?:has|have|had|did|was)\s+(?:anyone|anybody|any \w+|a \w+|members?|councillors?|we|it|this"
    r"|that|they)\s+(?:ever |already |been )*(?:ask|asked|raise|raised|query|queried)\s+"
    r"(?P<what>(?:about|when|whether|if|what|who|why|how|where|which)\b[^?]{4,})"
)
_THE_REPLY = re.compile(r"(?i)\b(?:told|answer(?:ed)?|repl(?:y|ied)|respon(?:se|ded|d)|said)\b")
# What an earlier rewriting put at the end: it is never put there twice.
_ABOUT = re.compile(r"(?i)^.*, about (?=\S)")
_MAX_CHARACTERS = 300
_MAX_NAME_WORDS = 5


def standalone_wording(question: str, turns: Sequence[Answer]) -> str:
    """Return `question` so that it can be understood without the conversation.

    The subject of the last turn takes the place of "those", "it" or "that plan"; a
    question that is only a fragment is given the subject. A question that stands by
    itself comes back as it was asked.
    """
    asked = " ".join(question.split())
    if not turns:
        return asked
    previous = turns[-1].standalone
    bare = _LEADING.sub("", asked)
    before = _WAS_ASKED.search(previous)
    if before and _THE_REPLY.search(bare) and len(subject_words(bare)) <= 1:
        return f"What was answered to the question {before['what'].strip()}?"[:_MAX_CHARACTERS]
    topic = topic_of(previous)
    if not topic:
        return asked
    if _ELLIPTIC.search(bare):
        return _joined(bare, previous, topic)
    rewritten = _replaced(bare, topic)
    if rewritten == bare:
        return asked if bare == asked else _with_topic(bare, topic)
    return _capitalised(rewritten)[:_MAX_CHARACTERS]


def points_back(question: str) -> bool:
    """Return whether a question is about what was just said, and not only about its subject.

    >>> points_back("And who asked that?"), points_back("What about 2019?")
    (True, False)
    """
    bare = _LEADING.sub("", question)
    return _REPLY.search(bare) is not None or _POINTS_BACK.search(bare) is not None


def topic_of(question: str) -> str:
    """Return the noun phrase that a question is about, "" where none can be told.

    >>> topic_of("When will all the actions in the Child R plan be completed?")
    'the actions in the Child R plan'
    >>> topic_of("Has the date for action 3.3 slipped?")
    'action 3.3'
    >>> topic_of("Who voted against?"), topic_of("Who voted against the plan?")
    ('', 'the plan')
    >>> topic_of("What does the Child R review recommend?")
    'the recommendations of the Child R review'
    """
    if row := _ROW.search(question):
        return row.group()
    if recommended := _RECOMMENDED.search(question):
        return f"the recommendations of {recommended['who']}"
    question = _ABOUT.sub("", question)
    rest = _OPENING.sub("", question.strip().rstrip("?. "), count=1)
    phrase = _VERB.sub("", rest).strip(" ,.;:")
    if len(subject_words(phrase)) == 0 or len(phrase.split()) < 2:
        phrase = _AUXILIARY.sub(" ", rest, count=1).strip(" ,.;:")
    phrase = _VERB_FIRST.sub("", phrase).strip(" ,.;:")
    phrase = re.sub(r"(?i)^(?:all|any|some|each of|every)\s+(?=the |our |its )", "", phrase)
    return phrase if subject_words(phrase) else ""


def _replaced(question: str, topic: str) -> str:
    same = _SAME_NOUN.search(question)
    if same and same["noun"].split()[0].lower() in topic.lower().split():
        return f"{question[: same.start()]}{topic}{question[same.end() :]}"
    match = _POINTS_BACK.search(question)
    if match is None:
        return question
    if match["person"]:
        return _with_topic(question, topic)
    word = match.group()
    of = re.match(r"(?i)(.*\bof )", word)
    put = f"{of.group(1) if of else ''}{topic}"
    if _ASKED_THAT.search(question[: match.start()]):
        put = f"about {put}"
    if word.lower() in ("their", "its"):
        put = f"{topic}’s"
    return f"{question[: match.start()]}{put}{question[match.end() :]}"


def _joined(fragment: str, previous: str, topic: str) -> str:
    """Return a fragment ("what about 2024?", "why?") as a question on the last topic."""
    about = re.sub(r"(?i)^\s*(?:what|how) about\s+", "", fragment).strip(" ?")
    if about != fragment.strip(" ?"):
        opening = previous.strip().rstrip("?. ")
        swapped = _swapped(opening, about)
        if swapped:
            return _capitalised(f"{swapped}?")[:_MAX_CHARACTERS]
        return _capitalised(f"{opening}, for {about}?")[:_MAX_CHARACTERS]
    if _PERIOD.match(fragment):
        opening = previous.strip().rstrip("?. ")
        bare = fragment.strip().rstrip("?. ")
        return _capitalised(f"{opening}, {bare[0].lower()}{bare[1:]}?")[:_MAX_CHARACTERS]
    return _with_topic(fragment, topic)


def _swapped(previous: str, about: str) -> str | None:
    """Return the last question with its date or its only name changed for the new one."""
    old, new = find_dates(previous), find_dates(about)
    if len(old) == 1 and new:
        return f"{previous[: old[0].start]}{about}{previous[old[0].end :]}"
    names = [name for name in names_in(previous) if name in previous]
    if len(names) == 1 and len(about.split()) <= _MAX_NAME_WORDS and not new:
        return previous.replace(names[0], about, 1)
    return None


def _with_topic(question: str, topic: str) -> str:
    bare = question.strip().rstrip("?. ")
    if topic.lower() in bare.lower():
        return _capitalised(f"{bare}?")[:_MAX_CHARACTERS]
    return _capitalised(f"{bare}, about {topic}?")[:_MAX_CHARACTERS]


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
