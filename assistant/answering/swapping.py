"""Puts a date, a name, a number or a thing into the last question, in the place of its like."""

from __future__ import annotations

import re

from assistant.answering.naming import names_in, pseudonyms_in
from assistant.answering.openings import scope_of
from assistant.answering.pointing import with_topic
from assistant.answering.subjects import (
    dated_like,
    is_period,
    period_of,
    topic_of,
    without_period,
)
from assistant.answering.terms import subject_words, tokens
from assistant.answers import Answer

LABEL = re.compile(
    r"(?i)^(?:the )?(?:(?P<noun>recommendation|action|finding|item|minute|question|priority"
    r"|objective|paragraph|learning point)s?\s+"
    r"|(?:number|no\.?)\s+)?(?P<number>[A-Z]?\d{1,2}(?:\.\d+)*[a-z]?)$"
)
_MANY = re.compile(
    r"(?i)\b(?P<noun>recommendation|action|finding|item|priority|objective|learning point)s\b"
)
_PICKED = re.compile(
    r"(?i)^which (?:of the )?(?:recommendations|actions|findings|items)(?P<of> (?:of"
    r"|in) .+?)? (?P<verb>were|are|have)"
    r" (?P<rest>.+)$"
)
_ONE_VERB = {"were": "Was", "are": "Is", "have": "Has"}
_NUMBERED = r"\b(?P<noun>{noun})\s+(?:no\.?\s*|number\s*)?[A-Z]?\d+(?:\.\d+)*[a-z]?\b"
_OF_ALL = (
    r"(?:(?P<the>\bthe |\bour )(?P<whose>[^?,]{{3,60}}?)['’]s\s+)?(?:(?:all )?\b(?:the )?)?"
    r"\b{noun}s\b(?! \d)"
)
PLACED = re.compile(
    r"(?i)^(?P<where>on|in|at|for|to|from|by|about|of|with|against|under)\s+(?P<what>.+)$"
)
WHO_IS = re.compile(
    r"(?i)^\s*who(?:['’]?s| is| was| are)\s+(?:currently |now )?(?P<the>the |our )?(?P<post>[^?]+?)$"
)
_POST = re.compile(
    r"(?i)^(?:the |our )?(?P<post>(?:[a-z-]+ ){0,3}?(?:director|cabinet member|portfolio holder"
    r"|chair|vice[- ]chair|leader|deputy leader|head"
    r"|manager|deputy|chief executive|lead|officer|mayor|secretary|clerk|reviewer))(?P<more> (?:of"
    r"|for|on|at) .+)?(?P<now> now| today| currently)?$"
)
_AREA = re.compile(r"(?i)\b(?:of|for)\s+(?P<area>.+)$")
# What belongs to the thing spoken of, and how it is asked for.
_BELONGS = re.compile(
    r"(?i)^(?:(?:the|its|their|any)\s+)?(?P<noun>(?:(?:target|due|original|first|revised|new"
    r"|running|total|annual|yearly|capital|start"
    r"|end|closing|completion)\s+)*(?:dates?|deadline|costs?|budget|result|outcome|reasons?|status"
    r"|progress|rating|vote"
    r"|risks?|savings?|funding|timescale))(?: now)?$"
)
_DOERS = {
    "seconder": "Who seconded", "mover": "Who moved", "proposer": "Who moved", "lead": "Who leads",
    "owner": "Who owns", "lead officer": "Who leads", "author": "Who wrote", "chair": "Who chairs",
    "lead agency": "Who leads", "supplier": "Who is the supplier of",
}  # fmt: skip
_ITSELF = re.compile(r"(?i)^(?:the )?(?P<noun>[\w’' -]{3,50}?) (?:itself|themselves)$")
_NO_PREPOSITION = re.compile(
    r"(?i)\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|quarter|q\d"
)
_LOCATED = re.compile(
    r"(?i)\b(?:in|at|for|on|of|from|to|by|about|was|is|did|does|has|had|were)\s+$"
)
BEFORE_IT = re.compile(r"(?i)\s+before\b.*$")
_MOST_SWAPPED = 2


def swapped(fragment: str, previous: str, last: Answer) -> str | None:
    """Return the last question with a fragment in the place of what is like it, else None.

    `last` is the answer to it: names that are typed in small letters are known by it.
    """
    topic = topic_of(previous)
    for put in (_period, _label, _placed, _name, _post, _belonging, _thing):
        if done := put(fragment, previous, topic, last):
            return done
    return None


def _period(fragment: str, previous: str, topic: str, last: Answer) -> str | None:
    if not is_period(fragment):
        return None
    period = period_of(previous)
    put = dated_like(fragment, period.text if period else previous)
    if period is None:
        return f"{previous}, {'in ' if _NO_PREPOSITION.match(put) else ''}{put}"
    if _NO_PREPOSITION.match(put):
        old = re.match(r"(?i)(?:in|on|at|by|for|since|before|after|during|until)\b ", period.text)
        put = f"{old.group() if old else ''}{put}"
    return (
        f"{previous[: period.start]}{spaced(previous, period.start, put)}{previous[period.end :]}"
    )


def spaced(text: str, start: int, put: str) -> str:
    return put if start == 0 or text[start - 1] in " (" else f" {put}"


def _label(fragment: str, previous: str, topic: str, last: Answer) -> str | None:
    """Return the last question on another numbered thing, or on one of those it was about."""
    match = LABEL.match(fragment)
    if match is None:
        return None
    noun = (
        match["noun"]
        or _nouns_of(previous)
        or r"recommendation|action|finding|item|priority|objective|learning point"
    )
    if numbered := re.search(_NUMBERED.format(noun=noun), previous, re.IGNORECASE):
        put = f"{numbered['noun']} {match['number']}"
        return f"{previous[: numbered.start()]}{put}{previous[numbered.end() :]}"
    told = match["noun"] or _nouns_of(previous)
    if told is None:
        return None
    if picked := _PICKED.match(previous):
        verb = _ONE_VERB[picked["verb"].lower()]
        return f"{verb} {told.lower()} {match['number']}{picked['of'] or ''} {picked['rest']}"
    listed = re.search(_OF_ALL.format(noun=noun), previous, re.IGNORECASE)
    if listed is None:
        return with_topic(fragment, topic).rstrip("?") if topic else None
    whose = f" of {listed['the']}{listed['whose']}" if listed["whose"] else ""
    lead = " " if listed.group().startswith(" ") else ""
    put = f"{lead}{told.lower()} {match['number']}{whose}"
    return f"{previous[: listed.start()]}{put}{previous[listed.end() :]}"


def _nouns_of(previous: str) -> str | None:
    """Return the noun of the only numbered things that a question names together."""
    found = {m["noun"].lower() for m in _MANY.finditer(previous)}
    return found.pop() if len(found) == 1 else None


def _placed(fragment: str, previous: str, topic: str, last: Answer) -> str | None:
    """Return the last question with another thing after the same preposition."""
    match = PLACED.match(fragment)
    if match is None:
        return None
    if named := _name(match["what"], previous, topic, last):
        return named
    what = _itself(match["what"], previous)
    for start in [m.end() for m in re.finditer(rf"(?i)\b{match['where']}\s+", previous)]:
        if topic and previous.startswith(topic, start):
            return f"{previous[:start]}{what}{previous[start + len(topic) :]}"
    return f"{without_period(previous) if period_of(fragment) else previous}, {match['where'].lower()} {what}"


def _itself(what: str, previous: str) -> str:
    """Return "the report itself" with the words that the last question names the report by."""
    match = _ITSELF.match(what)
    if match is None:
        return what
    whole = re.search(
        rf"(?i)\b(?:the|our) (?:[^?,]{{0,60}} )?{re.escape(match['noun'])}\b", previous
    )
    near = re.sub(r"(?i)^.*\b(?:of|in|on|from) (?=the |our )", "", whole.group()) if whole else ""
    return near or f"the {match['noun']}"


def _name(fragment: str, previous: str, topic: str, last: Answer) -> str | None:
    """Return the last question with its last name changed for the one that a fragment is."""
    names = [name for name in _names(previous) if _is_place_for_a_name(previous, name)]
    new = _name_alone(fragment, last)
    if not names or new is None:
        return None
    kin = [name for name in names if bool(pseudonyms_in(name)) == bool(pseudonyms_in(new))]
    old = (kin or names)[-1]
    at = previous.lower().rfind(old.lower())
    return f"{previous[:at]}{new}{previous[at + len(old) :]}"


def _names(question: str) -> list[str]:
    return sorted(
        (n for n in names_in(question) if n.lower() in question.lower()),
        key=lambda name: question.lower().rfind(name.lower()),
    )


def _is_place_for_a_name(question: str, name: str) -> bool:
    at = question.lower().rfind(name.lower())
    return (
        bool(_LOCATED.search(question[:at]))
        or bool(pseudonyms_in(name))
        or len(_names(question)) == 1
    )


def _name_alone(fragment: str, last: Answer) -> str | None:
    """Return the name that a fragment is, also in small letters where the last answer prints it."""
    rest = re.sub(r"(?i)^the \w+ one,?\s+", "", fragment)
    rest = re.sub(r"(?i)^(?:in|on|at|for|to)\s+", "", rest)
    names = names_in(rest)
    if len(names) == 1 and names[0].lower() == rest.lower():
        return names[0]
    if len(rest.split()) > _MOST_SWAPPED or re.match(r"(?i)(?:the|a|an|any|its|their|all)\b", rest):
        return None
    shown = re.compile(rf"\b{re.escape(rest.title())}\b")
    printed = [sentence.text for sentence in last.sentences] + [c.quote for c in last.citations]
    if any(shown.search(text) for text in printed):
        return rest.title()
    return (
        rest.title()
        if len(rest.split()) == 1
        and rest.isalpha()
        and not re.search(r"(?i)(?:s|ing|tion|ment|ity|ed)$", rest)
        else None
    )


def _post(fragment: str, previous: str, topic: str, last: Answer) -> str | None:
    match, asked = _POST.match(fragment), WHO_IS.match(without_period(previous))
    if match is None or asked is None:
        return None
    post = BEFORE_IT.sub("", asked["post"])
    area = _AREA.search(post)
    of = match["more"] or (f" for {area['area']}" if area else "")
    return f"Who is the {match['post']}{of}{match['now'] or ''}"


def _belonging(fragment: str, previous: str, topic: str, last: Answer) -> str | None:
    """Return a question for what belongs to the topic: its date, its cost, who seconded it."""
    if not topic:
        return None
    doer = re.sub(r"(?i)^(?:the|its)\s+", "", fragment).lower()
    if doer in _DOERS:
        period = period_of(previous)
        when = f", {period.text}" if period and doer in ("seconder", "mover", "proposer") else ""
        return f"{_DOERS[doer]} {topic}{when}"
    match = _BELONGS.match(fragment)
    if match is None:
        return None
    many = match["noun"].endswith("s") and not match["noun"].endswith(("ss", "status"))
    return f"What {'are' if many else 'is'} the {match['noun']} of {topic}"


def _thing(fragment: str, previous: str, topic: str, last: Answer) -> str | None:
    """Return the last question on another thing; its plan and its time are kept."""
    scope, question = scope_of(previous)
    what = _itself(fragment, previous)
    shared = set(tokens(what)) & set(tokens(topic))
    if not topic or topic not in question or not subject_words(what) or len(shared) > _MOST_SWAPPED:
        return None
    if _ITSELF.match(fragment):
        kept = [name for name in names_in(topic) if name not in what]
        what = f"{what} ({', '.join(kept)})" if kept else what
    done = question.replace(topic, what, 1)
    return f"{scope} - {done}" if scope else done
