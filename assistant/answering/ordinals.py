"""Names a recommendation or action by its number where a question names it by its place."""

from __future__ import annotations

import re

_PLACES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_NTH = re.compile(
    rf"(?i)^(?:the )?(?P<place>{'|'.join(_PLACES)}|\d{{1,2}}(?:st|nd|rd|th)) "
    r"(?P<noun>one|recommendation|action|finding|priority)"
    r"(?: (?:that )?(?:we|they|you|it) [\w ]{2,30})?$"
)
_NUMBER = re.compile(
    r"(?i)^(?P<noun>recommendation|action|number|no\.?) (?P<number>[A-Z]?\d+(?:\.\d+)*)$"
)
_ROW = re.compile(r"^(?P<noun>recommendation|action) [A-Z]?\d+(?:\.\d+)*(?P<of> (?:of|in) .+)?$")
_TOLD_ONE = re.compile(r"\(recommendation ([A-Z]?\d+(?:\.\d+)*)\)")
_SENT = re.compile(
    r"(?i)\b(?:recommendations?|to (?P<to>[^?]+?),? as (?P<who>[^?,]+?) (?:had )?(?:asked|recommended"
    r"|wanted|proposed))\b"
)
_ANSWERED = re.compile(
    r"(?i)^\W*which (?:ones? |(?:\w+ )?)?of (?P<of>(?:the |our )?[^?]{3,60}?['’]s?) (?:[\w-]+ )?"
    r"recommendations did (?P<who>[^?]{3,40}?) (?:\w+ )?(?:refuse|reject|accept|agree|support|decline|"
    r"approve|turn down|back|endorse)\b"
)
_SAID_TO = re.compile(
    r"(?i)^\W*(?:what|how) did (?P<who>[^?]{3,60}?) (?P<verb>say|respond|reply)(?: back)? to "
    r"(?P<what>[^?]+?),? as (?P<whose>[^?,]+?) (?:had )?(?:asked|recommended|wanted|proposed)\b"
)


def numbered(fragment: str, previous: str) -> str:
    """Return "recommendation 4" for "the fourth one", where recommendations were asked about.

    >>> numbered("the fourth one we sent them", "What did cabinet say to the group's recommendations")
    'recommendation 4'
    >>> numbered("the second recommendation", "Who leads it"), numbered("the third one", "Who was it")
    ('recommendation 2', 'the third one')
    """
    match = _NTH.match(fragment)
    if match is None:
        return fragment
    noun = match["noun"].lower()
    if noun == "one":
        if not _SENT.search(previous):
            return fragment
        noun = "recommendation"
    return f"{noun} {_number(match['place'].lower())}"


def _number(place: str) -> int:
    return _PLACES.index(place) + 1 if place in _PLACES else int(re.sub(r"\D", "", place))


def labelled(what: str, topic: str) -> str:
    """Return "number 7" as the row of the same kind and paper as the one spoken of.

    >>> labelled("number 7", "recommendation 2 of the task group")
    'recommendation 7 of the task group'
    >>> labelled("the pool", "recommendation 2 of the task group")
    'the pool'
    """
    number, row = _NUMBER.match(what), _ROW.match(topic)
    if number is None or row is None:
        return what
    noun = number["noun"].lower()
    noun = row["noun"] if noun.startswith("n") else noun
    return f"{noun} {number['number']}{row['of'] or ''}" if noun == row["noun"] else what


def picked_one(previous: str, told: str) -> str | None:
    """Return the one recommendation that an answer gives for those that a body refused or accepted.

    >>> picked_one("Which of the group's recommendations did cabinet refuse", "1 was (recommendation R5).")
    'recommendation R5 of the group'
    """
    picked, found = _ANSWERED.match(previous), _TOLD_ONE.findall(told)
    if picked is None or len(found) != 1:
        return None
    group = re.sub(r"['’]s?$", "", picked["of"])
    return f"recommendation {found[0]} of {group}"


def replied_to(label: str, previous: str) -> str | None:
    """Return what a body replied to one recommendation, after what it replied to others.

    >>> replied_to("recommendation 2", "Which of the group's recommendations did cabinet refuse")
    'What did cabinet say to recommendation 2 of the group'
    >>> replied_to("recommendation 4", "What did cabinet say to free parking, as scrutiny asked")
    'What did cabinet say to recommendation 4 of scrutiny'
    """
    if picked := _ANSWERED.match(previous):
        group = re.sub(r"['’]s?$", "", picked["of"])
        return f"What did {picked['who']} say to {label} of {group}"
    if said := _SAID_TO.match(previous):
        return f"What did {said['who']} {said['verb']} to {label} of {said['whose']}"
    return None
