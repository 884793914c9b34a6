"""The patterns by which a sentence is known to promise, from the words in `promise_words`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto

from assistant.council import Strength
from ingest.extracting.commitments import promise_words as words
from ingest.extracting.commitments import promise_words_replies as replies


class Voice(Enum):
    """Who undertakes: the subject itself, whoever speaks, or nobody who is named."""

    ACTIVE = auto()
    TOLD = auto()
    DONE = auto()


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern of any of the phrases, the longest first."""
    return "|".join(sorted((re.escape(p).replace(r"\ ", r"\s+") for p in phrases), key=len)[::-1])


_ADVERB = r"(?:(?:also|then|therefore|now|both|all|personally|further|again|\w+ly)\s+){0,2}"
_MODAL = r"\b(?:would|will|shall)(?:\s+|,\s[^,;.]{3,90},\s+)"
# "He would have the matter examined."
_HAVE_DONE = (
    r"have\s+(?:the|this|these|that|those|it|them|all|any|an?)\s(?:[^.;,]{0,50}\s)?"
    r"(?:\w{3,}ed|done|built|cut|sent|drawn up|put in place)"
)
_ACTIVE = re.compile(rf"{_MODAL}{_ADVERB}(?:{any_of(words.ACTS)}|{_HAVE_DONE})\b", re.IGNORECASE)
_TRIAL = re.compile(rf"{_MODAL}{_ADVERB}(?:{any_of(words.TRIALS)})\b", re.IGNORECASE)
_IN_TOUCH = re.compile(rf"{_MODAL}{_ADVERB}be in (?:contact|touch) with\b", re.IGNORECASE)
UNDERTAKING = re.compile(
    rf"\b(?:{any_of(words.UNDERTAKINGS)})\s+(?!the\b|this\b|that\b|these\b|those\b|all\b|an?\b|it\b"
    r"|any\b|defer\b|note\b|adjourn\b|chair\b|allocate\b|hold\b|suspend\b|nominate\b|appoint\b)[a-z]+",
)
_OFFER = re.compile(rf"\b(?:{any_of(words.OFFERS)})\s+[a-z]+")
_TOLD = re.compile(
    rf"{_MODAL}{_ADVERB}be\s+{_ADVERB}(?:{any_of(words.TOLD)})\b(?!\s+as\b)", re.IGNORECASE
)
_ISSUES = re.compile(
    r"\b(?:reports?|details?|clarification|invitations?|responses?|letters?|updates?|replies|reply|notices?|correspondence|documentation|tenders?|surveys?|questionnaires?)\b[^.;]{0,60}?\s"
    r"(?P<cue>(?:would|will) issue)\b",
    re.IGNORECASE,
)
# "The new survey to be made available for the next meeting": a sentence without a verb.
_TO_BE = re.compile(
    r"^\W*(?:(?:The|A|An)\s)(?:(?!\b(?:is|are|was|were|will|would|has|had|have|need\w*|ask\w*|due|able"
    r"|\w+ed|require\w*|request\w*|seem\w*|appear\w*|ought|continue\w*|for|to)\b)[^.;:,]){3,60}?\s"
    rf"(?P<cue>to be\s+(?:{any_of((*words.TOLD, *words.DONE))}))\b"
    r"(?!.*\b(?:is|are|was|were|will|would|has|had|have)\b)",
)
_DONE = re.compile(
    rf"{_MODAL}{_ADVERB}be\s+{_ADVERB}(?:{any_of(words.DONE)})\b(?! (?:first|next)\b)",
    re.IGNORECASE,
)
# What a body will consider on a day, or by a rule, is its business and no promise.
_TRIED = re.compile(
    rf"\b(?:would|will)\s+{_ADVERB}be\s+{_ADVERB}(?:{any_of(words.TRIED)})\b"
    r"(?!(?<=considered) (?:by|on|at(?! the next)|to|where|a|an|eligible|valid|safe|necessary|appropriate)\b)",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\b(?:next|revised|final|future) (?:version|report|update|plan|issue)\b.{0,20}?\s"
    r"(?P<cue>(?:would|will) (?:have|show|include|contain|give|set out)\b)"
)
_COMES = re.compile(
    r"\b(?:it|this|(?:the|a) (?:\w+ ){0,3}(?:report|update|paper|plan|results?))\s+"
    r"(?P<cue>(?:would|will) (?:come|go|return) (?:back )?to (?:the|a|this) (?:\w+ ){0,4}?"
    r"(?:meeting|committee|cabinet|council|panel|board))\b",
    re.IGNORECASE,
)
_WOULD_SO = re.compile(
    r"\b(?:confirmed|agreed) that (?P<cue>(?:it|he|she|they|this) would(?: do so| be done)?)\s*[.;]?$"
)
_AWAITED = "|".join(
    (
        any_of(words.TOLD),
        any_of(words.DONE),
        "available|ready|received|made|opened|in place|on site|secured|complete|inspected",
    )
)
_STARTS = (
    r"(?:commence|start|begin|proceed|take place|go ahead|get under ?way|recommence|follow|issue"
    r"|close|conclude|be held|go (?:out )?to tender|go on (?:public )?display|be on site|open)\b"
)
_EXPECTED = re.compile(rf"\b(?:{any_of(words.EXPECTED)})\b", re.IGNORECASE)
_TO_COME = tuple(phrase for phrase in words.PREDICTED if phrase.endswith("to be"))
_PREDICTED = re.compile(
    rf"\b(?:{any_of(_TO_COME)})\s+{_ADVERB}(?:{_AWAITED})\b"
    rf"|\b(?:{any_of(set(words.PREDICTED) - set(_TO_COME))})\b(?:(?!\bnot\b)[^.;]){{0,120}}?"
    rf"\b(?:be\s+{_ADVERB}(?:{_AWAITED})|(?:will|would)\s+{_ADVERB}{_STARTS})",
    re.IGNORECASE,
)
_HOPED = re.compile(
    rf"\b(?:{any_of(words.HOPED)})\s+{_ADVERB}(?:{any_of((*words.ACTS, 'have', 'undertake'))}|(?<=have )\w+)\b",
    re.IGNORECASE,
)
_INTENDS = re.compile(
    rf"(?<!not )\b(?:{any_of(words.INTENDS)})\s+{_ADVERB}(?:{any_of(words.ACTS)}|{_HAVE_DONE})\b"
)
# What stands between a noun and its verb, and begins no other clause.
_OF_NOUN = r"(?:(?!\b(?:that|which|who|he|she|they|it|stated|said|and the)\b)[^.;,]){0,60}?\s"
_WORK = rf"\b(?:{any_of(words.WORKS)})\b(?! (?:section|department|team|division)){_OF_NOUN}"
_BEGINS = re.compile(rf"{_WORK}(?P<cue>(?:will|would)\s+{_ADVERB}{_STARTS})", re.IGNORECASE)
_IS_TO_BEGIN = re.compile(
    rf"{_WORK}(?P<cue>(?:is|are)\s+(?:due\s+|scheduled\s+|expected\s+|programmed\s+|planned\s+)?to\s+{_STARTS})",
    re.IGNORECASE,
)
_WHEN = r"(?:for|from|in|within|by|before|early|later|this|next|shortly|on|to be)\b"
_SCHEDULED = re.compile(
    rf"\b(?:{any_of((*words.WORKS, *words.OUTPUTS))})\b{_OF_NOUN}"
    r"(?P<cue>(?:is|are|was|were|has been|have been)\s+(?:now\s+|also\s+|currently\s+)?"
    rf"(?:scheduled|programmed|expected|anticipated|due)\s+{_WHEN}"
    r"|(?:will|would)\s+be\s+(?:available|ready|complete|in place|finished|on site|open|operational"
    r"|up and running)\b"
    r"|(?:has|have) (?:now |also )?been (?:arranged|scheduled|organised) (?:for|with)\b)",
    re.IGNORECASE,
)
# "It was agreed that the Council should write": whoever agrees to that undertakes it.
_SHOULD = re.compile(
    rf"\b(?:agreed|resolved)\s+that\s+(?:(?!\band\b)[^.;,]){{3,80}}?\s(?P<cue>should\s+{_ADVERB}(?:{any_of(words.ACTS)}))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:it|this|the|an?)\s+(?:\w+ ){0,4}?(?P<cue>(?:would|will) (?:then |first )?"
    r"(?:come|go|be brought|be put|be presented) before (?:the |a |full )?(?:\w+ ){0,4}?"
    r"(?:meeting|committee|cabinet|council|panel|board))\b",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"\b(?:Committee|Members|Council|Panel|Board|Cabinet|Commission) "
    r"(?P<cue>(?:would|will) (?:also |then )?receive (?:an?|the|further|regular) (?:[\w’-]+ ){0,4}?"
    r"(?:updates?|reports?|briefings?|presentations?|papers?|responses?))\b"
)
_CONSIDERATION = re.compile(
    r"\bconsideration (?:will|would) (?:also |then )?be given\b|\bwould give consideration\b",
    re.IGNORECASE,
)
_NOW = r"(?:also |now |then |therefore |again )?"
CAN_BE = re.compile(
    rf"\b(?:can|could) {_NOW}be {_NOW}(?:{any_of(replies.COULD_BE)})\b(?! by the\b)"
    rf"|\bcan {_NOW}be {_NOW}(?:{any_of(replies.CAN_BE)})\b(?! (?:by|under|only|online)\b)",
    re.IGNORECASE,
)
_WILL_BE_DOING = re.compile(
    rf"{_MODAL}{_ADVERB}be\s+{_ADVERB}(?!(?:{any_of(replies.STATES)})\b)[a-z]{{2,}}(?<!th)ing\b"
    r"(?=\s+(?:an?|the|our|its|their|this|these|with|for|to|all|up|out|[a-z]+s)\b)"
)
_CONTINUES = re.compile(
    rf"{_MODAL}{_ADVERB}continue\s+(?:(?:its|their|our|his|her)\s+(?:efforts|work)"
    rf"|(?:to|efforts to)\s+{_ADVERB}(?:{any_of((*words.ACTS, *words.TRIALS, 'work'))}))\b"
)
# Any other work that "will be" done.
_ANY_WORK = re.compile(
    rf"\b(?:will|would) {_NOW}be (?!(?:{any_of(replies.NO_WORK)})\b)(?!\w*(?:un|dis)\w+ed\b)[a-z-]{{2,}}ed\b"
    r"(?! (?:to|as|if|that|under)\b)"
)
CAN_ACT = re.compile(rf"\bcan {_NOW}(?:{any_of(replies.CAN_ACT)})\b")
_IS_TO_ACT = re.compile(
    rf"\b(?:is|are) (?:now |also )?(?:due |set |scheduled )?to\s+{_ADVERB}(?:{any_of(words.ACTS)})\b"
)
_ON_COURSE = re.compile(
    r"\b(?:is|are)\s+(?:now |currently |still |also )?(?:"
    rf"(?:anticipated?|expected|due|scheduled|programmed|planned|set|on schedule|on target|on track)"
    rf"\s+to\s+(?:{_STARTS}|complete\b|finish\b|be (?:complete|finished|operational|in place)\b)"
    r"|on (?:schedule|target|track) for (?:completion|delivery)\b"
    r"|(?<!meeting is )(?<!meeting is currently )(?<!meeting is now )(?:scheduled|programmed|earmarked|listed)"
    r" for (?:works?|resurfacing|repairs?|upgrad\w+|completion|replacement|inclusion|delivery|restoration"
    r"|reconstruction|improvement|early|late|mid|20\d\d|Q[1-4]|the (?:first|second|third|last|end))\b"
    r"|(?:included|listed) (?:in|on|under) the (?=[^.;,]{0,70}20\d\d)(?:[\w’'/&-]+ ){0,8}?"
    r"(?:programme|schedule|scheme|list|plan)\b)",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"\bit is likely to be\b[^.;]{3,60}?\bbefore\b", re.IGNORECASE)
_POSSIBLE = re.compile(
    rf"\bit (?:will|would) {_NOW}be possible to (?:{any_of((*words.ACTS, 'give'))})\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    rf"\bthere (?:will|would) {_NOW}be (?:an? )?(?:[a-z]+ )?(?:{any_of(replies.THERE_WILL_BE)})\b",
    re.IGNORECASE,
)
# "Development of the options will commence": what begins by itself, said of a common noun.
STARTS_ITSELF = re.compile(
    r"(?<=[a-z)] )(?<!meeting )(?<!it )(?<!he )(?<!she )(?<!they )(?<!we )(?<!which )(?<!that )(?<!who )"
    rf"(?P<cue>(?:will|would) {_ADVERB}(?:commence|start|begin|proceed|recommence|resume|take place"
    r"|go ahead|open|go on (?:public )?display|be on site))"
    r"(?=\s*[.,;]|\s+(?:in|on|once|shortly|early|by|before|after|this|next|from|within|when|as|following"
    r"|during|immediately|again|and|subject|later|towards|thereafter|\d)\b)"
)
# Every cue holds one of these; they are looked for before any pattern is tried.
SCENTS = (
    "would", "will", "shall", "should", "to be", "being", "can ", "could be", "been arranged",
    "listed", "included", "on schedule", "on target", "on track", "likely to be",
    *words.HOPED, *words.INTENDS, "is due", "are due", "scheduled", "programmed", "expected",
    "anticipated", "is to", "are to",
    *words.UNDERTAKINGS, *words.OFFERS,
    *(phrase for phrase in words.PREDICTED if "to be" not in phrase),
)  # fmt: skip
_FIRM, _CONDITIONAL, _EXPECTATION = Strength.FIRM, Strength.CONDITIONAL, Strength.EXPECTATION
CUES: tuple[tuple[re.Pattern[str], Strength, Voice], ...] = (
    (_OFFER, _CONDITIONAL, Voice.ACTIVE),
    (_HOPED, _EXPECTATION, Voice.DONE),
    (_PREDICTED, _EXPECTATION, Voice.DONE),
    (_IS_TO_BEGIN, _EXPECTATION, Voice.DONE),
    (_SCHEDULED, _EXPECTATION, Voice.DONE),
    (_INTENDS, _EXPECTATION, Voice.ACTIVE),
    (_EXPECTED, _EXPECTATION, Voice.DONE),
    (UNDERTAKING, _FIRM, Voice.ACTIVE),
    (_TRIAL, _CONDITIONAL, Voice.ACTIVE),
    (_ISSUES, _FIRM, Voice.DONE),
    (_BEGINS, _FIRM, Voice.DONE),
    (STARTS_ITSELF, _FIRM, Voice.DONE),
    (_ACTIVE, _FIRM, Voice.ACTIVE),
    (_IN_TOUCH, _FIRM, Voice.ACTIVE),
    (_TOLD, _FIRM, Voice.TOLD),
    (_TO_BE, _FIRM, Voice.DONE),
    (_VERSION, _FIRM, Voice.TOLD),
    (_COMES, _FIRM, Voice.TOLD),
    (_WOULD_SO, _FIRM, Voice.TOLD),
    (_DONE, _FIRM, Voice.DONE),
    (_TRIED, _CONDITIONAL, Voice.DONE),
    (_BEFORE, _EXPECTATION, Voice.DONE),
    (_SHOULD, _FIRM, Voice.ACTIVE),
    (_RECEIVES, _FIRM, Voice.DONE),
    (_CONSIDERATION, _CONDITIONAL, Voice.DONE),
    (CAN_BE, _CONDITIONAL, Voice.DONE),
    (_WILL_BE_DOING, _FIRM, Voice.ACTIVE),
    (_CONTINUES, _FIRM, Voice.ACTIVE),
    (CAN_ACT, _CONDITIONAL, Voice.ACTIVE),
    (_IS_TO_ACT, _FIRM, Voice.ACTIVE),
    (_ON_COURSE, _EXPECTATION, Voice.DONE),
    (_LIKELY, _EXPECTATION, Voice.DONE),
    (_POSSIBLE, _CONDITIONAL, Voice.DONE),
    (_THERE, _FIRM, Voice.DONE),
    (_ANY_WORK, _FIRM, Voice.DONE),
)
