"""Makes a question of a fragment ("and in 2025?", "why?") by the question before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.openings import other_version
from assistant.answering.ordinals import numbered, picked_one, replied_to
from assistant.answering.pointing import PLURAL, person_meant, with_topic
from assistant.answering.stepping import is_step, stepped
from assistant.answering.subjects import head_of, is_period, period_of, topic_of, without_period
from assistant.answering.swapping import BEFORE_IT, LABEL, PLACED, WHO_IS, spaced, swapped
from assistant.answers import Answer

_JOINING = re.compile(
    r"(?i)^\s*(?:and|but|so|or|plus|also|then|&|same (?:again )?for|ditto)\b|^\s*(?:what|how) about\b|^\s*&"
)
_JOINER = re.compile(
    r"(?i)^(?:(?:and|but|so|or|plus|also|then|same(?: again)? for|ditto|(?:what|how) about)\b|&)[\s,]*"
)
_VERBS = re.compile(
    r"(?i)\b(?:is|are|was|were|am|has|have|had|do|does|did|can|could|will|would|should|shall|may"
    r"|might|what|who|whos"
    r"|whose|which|when|where|how|whats|whens|list|show|tell|give|explain|summarise|compare|find|leads|owns"
    r"|got|says|said|told|led|voted|asked|agreed)\b|\b\w+['’](?:s|ve|re|d|ll) (?:the|it|a|an|on|in"
    r"|to|he|she|they|this|that)\b"
)
_WHY = re.compile(
    r"(?i)^why(?P<more>(?:\s+(?:not|so|only|the|is that|was that|did|that|then|there)\b.{0,30})?|\s*)$"
)
_WH_REST = re.compile(
    r"(?i)^\s*(?:when|where|how)(?:['’]?s)?\s+(?=(?:did|does|do|was|were|is|are|has|have|will)\b)(?P<rest>.+)$"
)
_YES_NO = re.compile(r"(?i)^\s*(?:has|have|had|was|were|is|are|did|does|do|will)\s+\S.*$")
_BEFORE = re.compile(
    r"(?i)^(?:the )?(?:(?:one|person|holder|postholder)? ?before(?: (?P<who>him|her|them))?"
    r"|previous(?:ly)?(?: one| holder)?"
    r"|(?:his|her|their|the) predecessor|last one)$"
)
_EARLIER = re.compile(
    r"(?i)^(?:(?:in|at|for|on) )?(?:the )?(?:(?:previous|last|earlier) (?P<noun>version|plan|one"
    r"|year|meeting|quarter)"
    r"|(?P<kind>version|plan|one|year|meeting|quarter|report) before(?: (?:that|it|this))?)$"
)
_VERSION = re.compile(r"(?i)\b(?:version |v)(?P<number>\d{1,2})\b(?![.\d])")
_YEAR_WORD = re.compile(r"(?i)\b(?:year|quarter|meeting)\b")
_BARE_YEAR = re.compile(
    r"\b(?P<year>20\d\d|\d\d(?=/\d\d\b))(?:(?P<joint>\s?[/–-]\s?)(?P<last>(?:20)?\d\d))?\b"
)
_COMPARED = re.compile(r"(?i)^(?:compared (?:with|to)|versus|vs\.?|rather than|instead of)\s")
DOUBTED = re.compile(
    r"(?i)^\s*(?:i|we) (?:thought|think|heard|understood|was told|were told) (?:that )?(?:it|that"
    r"|there|they) (?:was|were|is|are|had been)"
    r" (?P<number>[£\d][\d,.]*%?)\W*$"
)
_RESULT = re.compile(
    r"(?i)\b(?:was|were|be|is|been)\s+(?P<result>rejected|refused|deferred|withdrawn|superseded"
    r"|accepted in part|partly accepted"
    r"|accepted|lost|carried|approved|delayed|deleted|called in)\b"
)
_ONES = re.compile(
    r"(?i)^(?P<which>the (?!last|next|first|other|old|new|same|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|latest|previous)[a-z-]{4,}) (?P<many>ones?)$"
)
_DID_WHAT = re.compile(r"(?i)^(?:moved|proposed|seconded|voted (?:for|against)|opposed)$")
_MOST_WORDS = 9


def is_fragment(asked: str) -> bool:
    """Return whether words are no question by themselves, but go on from one.

    >>> is_fragment("and in 2025?"), is_fragment("why?"), is_fragment("overdue drains")
    (True, True, False)
    """
    bare = _bare(asked)
    if _WHY.match(bare) or _BEFORE.match(bare) or _EARLIER.match(bare) or is_period(bare):
        return True
    if is_step(bare):
        return True
    if not bare or len(bare.split()) > _MOST_WORDS or _VERBS.search(bare):
        return False
    return bool(
        _COMPARED.match(bare) or _JOINING.match(asked) or LABEL.match(bare) or PLACED.match(bare)
    )


def joined(asked: str, turns: Sequence[Answer]) -> str:
    """Return a fragment as a whole question: the last one with what is new in its place."""
    fragment, previous = _bare(asked), turns[-1].standalone.strip().rstrip("?. ")
    topic = topic_of(previous)
    if why := _WHY.match(fragment):
        return _why(previous, why["more"].strip(), topic, turns[-1])
    if _is_aside(turns[-1]) and len(turns) > 1:
        return joined(asked, turns[:-1])  # "And recommendation 3?" asks on from before "Why?".
    if step := stepped(fragment, previous, turns[-1]) or other_version(fragment, previous):
        return f"{step}?"
    if _DID_WHAT.match(fragment) and topic:
        return f"Who {fragment} {topic}?"
    if (others := _with_noun(fragment, topic)) != fragment:
        bare = (
            others.removeprefix("the ")
            if f"how many {topic}".lower() in previous.lower()
            else others
        )
        return f"{previous.replace(topic, bare, 1)}?"
    fragment = numbered(fragment, previous)
    if LABEL.match(fragment) and (reply := replied_to(fragment, previous)):
        return f"{reply}?"
    if _BEFORE.match(fragment) or _EARLIER.match(fragment):
        return _before(fragment, previous, topic, turns)
    if _COMPARED.match(fragment):
        return f"{previous}, {fragment}?"
    return f"{swapped(fragment, previous, turns[-1]) or f'{previous}, for {fragment}'}?"


def _with_noun(fragment: str, topic: str) -> str:
    """Return "the medium ones" with what they are, by the topic."""
    match = _ONES.match(fragment)
    if match is None or (match["many"] == "ones") != bool(PLURAL.match(topic)):
        return fragment
    head = head_of(topic)
    if match["many"] == "one":
        return f"{match['which']} {head.split()[-1]}" if len(head.split()) > 1 else fragment
    rest = topic.partition(head)[2] if head in topic else ""
    return f"{match['which']} {' '.join(head.split()[-2:])}{rest}"


def _bare(asked: str) -> str:
    bare = asked.strip(" ?.!,")
    while (shorter := _JOINER.sub("", bare)) != bare:
        bare = shorter
    return bare


def _is_aside(turn: Answer) -> bool:
    """Return whether a turn asked for a reason or doubted a number."""
    bare = _bare(turn.question)
    return _WHY.match(bare) is not None or DOUBTED.match(bare) is not None


def _why(previous: str, more: str, topic: str, last: Answer) -> str:
    """Return "why?" on what was last asked, or on what the answer says became of it."""
    if re.match(r"(?i)(?:is|was|did|that|then|the)\b", more):
        more = ""
    tail = f", {more}" if more and more.lower() != "not" else ""
    if one := picked_one(previous, " ".join(s.text for s in last.sentences[:1])):
        topic = one
    results = {m["result"] for s in last.sentences[:2] for m in _RESULT.finditer(s.text)}
    if len(results) == 1 and re.match(
        r"(?i)(?:recommendation|action|item|motion|amendment)\b", topic
    ):
        return f"Why was {topic} {results.pop()}?"
    if started := _WH_REST.match(previous):
        return f"Why {started['rest']}{tail}?"
    if _YES_NO.match(previous) and ", about " not in previous:
        asked = f"{previous[0].lower()}{previous[1:]}"
        verb, _, rest = asked.partition(" ")
        return f"Why {f'{verb} not {rest}' if more.lower() == 'not' else asked}{tail}?"
    return f"Why{f' {more}' if tail else ''}, about {topic or previous}?"


def _before(fragment: str, previous: str, topic: str, turns: Sequence[Answer]) -> str:
    """Return who held a post before, or a count by the version or in the year before."""
    match = _BEFORE.match(fragment)
    asked = WHO_IS.match(without_period(previous))
    if match and asked:
        post = BEFORE_IT.sub("", asked["post"])
        who = person_meant(match["who"] or "they", turns[-1:])
        who = None if who and who.lower().endswith(post.lower()) else who
        return f"Who was {asked['the'] or ''}{post} before{f' {who}' if who else ''}?"
    period = period_of(previous)
    number = _version_told(previous, turns[-1])
    if number is not None and number > 1 and not _YEAR_WORD.search(fragment):
        place = f"in version {number - 1}"
        base = _VERSION.sub("", without_period(previous)).rstrip(" ,")
        return f"{re.sub(r'(?i)(?: in| of)$', '', base)}, {place}?"
    if period and (year := _BARE_YEAR.search(period.text)):
        earlier = period.text.replace(year.group(), _year_before(year))
        if is_period(earlier) and re.search(r"(?i)\b(?:year|one)\b|^before$", fragment):
            put = spaced(previous, period.start, earlier)
            return f"{previous[: period.start]}{put}{previous[period.end :]}?"
    if is_period(fragment) and (moved := swapped(fragment, previous, turns[-1])):
        return f"{moved}?"
    return with_topic(fragment, topic) if topic else fragment


def _year_before(year: re.Match[str]) -> str:
    """Return "2023/24" for "2024/25", and "2023" for "2024"."""
    first = str(int(year["year"]) - 1).zfill(2)
    if year["last"] is None:
        return first
    return f"{first}{year['joint']}{str(int(year['last']) - 1).zfill(2)}"


def _version_told(previous: str, last: Answer) -> int | None:
    """Return the version of a plan that was asked for, or the only one that the answer cites."""
    if asked := _VERSION.search(previous):
        return int(asked["number"])
    told = [sentence.text for sentence in last.sentences[:1]]
    told += [f"{c.title} {re.sub(r'[-_]', ' ', c.file)}" for c in last.citations[:1]]
    found = {int(match["number"]) for text in told for match in _VERSION.finditer(text)}
    return found.pop() if len(found) == 1 else None
