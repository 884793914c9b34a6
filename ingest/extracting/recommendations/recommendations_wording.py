"""The words by which recommendations are known: headings, verbs, bodies, deadlines."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.sentences import split_sentences

# Headings under which recommendations stand. What comes before or after is one of these words.
_BEFORE = (
    r"(?:the|our|key|main|summary|list|list of|summary of|full list of|overall|draft|final|formal"
    r"|national|local|multi-?agency|strategic|proposed|officers?['’]?s?|review|panel|inquiry|committee"
    r"|conclusions?|findings?|learning|lessons|observations?|and|&|of|[,:/–-])"
)
_AFTER = (
    r"(?:to|for|of|from|by|made|in|set out|arising|the|this|that|and|report|review|inquiry|group|panel"
    r"|committee|cabinet|executive|council|partnership|board|government|agencies|partners|we|make|are"
    r"|action|improvement|scrutiny|task|finish|members)"
)
_PLAIN = re.compile(
    rf"(?i)^\W*(?:section )?(?:[\d.]+|[a-z][.)])?\W*(?:{_BEFORE}\s*){{0,7}}"
    rf"\b(?:recommendations?(?:\(s\))?|learning points)(?:\s+{_AFTER}){{0,9}}\s*[:.–-]?\s*[¹²³⁴⁵⁶⁷⁸⁹]?$"
)
_POINTS = re.compile(r"(?i)\blearning points\b")
_NAMED = re.compile(r"(?i)recommendation|\blearning points\b")
_MIXED = re.compile(r"(?i)\b(?:conclusions?|findings?|observations?|learning|lessons)\b")
_IMPROVE = re.compile(
    r"(?i)^\W*(?:[\d.]+\W*)?(?:"
    r"what (?:needs?|do|does)\b.{0,60}?\b(?:needs? )?to (?:do to )?(?:improve|change)"
    r"|what needs to improve"
    r"|areas? (?:for|of|requiring|needing) (?:priority(?: and immediate)? action|improvement"
    r"|immediate (?:action|improvement))"
    r"|areas? (?:that need|to) improve(?:ment)?|priority(?: and immediate)? actions?)\s*[?:]?\s*[¹²³⁴⁵⁶⁷⁸⁹*]?$"
)
_NOT_THE_LIST = re.compile(
    r"(?i)\b(?:progress|respon(?:se|ses|d)|previous(?:ly)?|last inspection|earlier|past|implement\w*"
    r"|accepted|track\w*|status|updates?|monitor\w*|follow(?:ing)?[- ]up|action plans?|reasons?"
    r"|background|alternative|other reviews|since)\b"
)
_SHORT_HEADING = 120

# What a recommendation says: somebody should do something, or is asked to.
_STRENGTHS: tuple[tuple[str, str], ...] = (
    ("should consider", r"should (?:also |now |actively )?(?:consider|explore|look at)\b"),
    ("encourage", r"\b(?:is|are) encouraged\b|\bencourages?\b"),
    ("must", r"must\b"),
    ("should", r"should\b"),
)
_STRENGTH = re.compile(
    "(?i)" + "|".join(rf"(?P<s{n}>{words})" for n, (_, words) in enumerate(_STRENGTHS))
)
_RECOMMENDS = re.compile(
    r"(?i)\b(?:should|must|needs? to|ought to|recommend(?:s|ed)?(?! (?:in|by|as)\b)"
    r"|(?:is|are) (?:asked|invited|encouraged|recommended|urged|advised) to"
    r"|we (?:\w+ and )?(?:urge|encourage|call on|call for|ask|invite)|calls? (?:on|for)|urges?)\b"
)
_SAYS_RECOMMEND = re.compile(
    r"(?i)\b(?:we|review(?:er)?s?|inquiry|panel|group|committee|commission|authors?|report)"
    r" (?:(?:also|therefore|further) )*recommends?\b(?! (?:by|in|as)\b)"
)
_ASSIGNS = re.compile(r"^\W*[A-Z][^.,;:]{1,80}? to (?!be\b|the\b|a\b)(?:[a-z]+ly )?[a-z]{3,}\b")
_REF = r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})+"
_LINKED = re.compile(
    rf"(?i:\bactions?) (?:(?i:refs?|nos?|numbers?)\.? )?(?P<refs>{_REF}(?:(?:, | and |, and ){_REF})*)"
)
_CONCLUDES = re.compile(r"(?i)\b(?:must be|needs? to(?: be)?|should have been|recommended by)\b")
_IMPERATIVE = re.compile(
    r"(?i)^\W*(?:[\d.]+\W*|\(?[a-z]\)\s*)?(?:That|To|Delegate|Authorise|Recommend|Comment|Ensure|Continue|Review|Develop|Improve|Establish|Strengthen|Consider|Work|Provide"
    r"|Implement|Agree|Adopt|Publish|Promote|Introduce|Create|Explore|Seek|Produce|Undertake|Raise|Report"
    r"|Increase|Reduce|Make|Set|Build|Support|Use|Embed|Extend|Invest|Lobby|Write|Appoint|Carry|Conduct"
    r"|Deliver|Design|Encourage|Identify|Include|Maintain|Monitor|Prepare|Require|Share|Update|Clarify"
    r"|Commission|Request|Approve|Note|Endorse|Accept|Train|Offer|Hold|Give|Take|Put|Bring|Audit|Test)\b"
)
_ASKS_MEMBERS = (
    r"(?:the )?(?:[\w’'&-]+ ){0,8}?(?:committee|cabinet|council|panel|board|executive|members|commission"
    r"|mayor|leader|governors?|trustees)"
)
_DRAFT_VERBS = (
    r"(?:(?:is|are) (?:asked|recommended|invited|requested) to|notes?\b|agrees?\b|approves?\b"
    r"|endorses?\b|considers?\b|comments?\b|receives?\b|adopts?\b|recommends?\b)"
)
_TO_MEMBERS = re.compile(
    r"(?i)^\W*(?:[\d.]+\W*|\(?[a-z]\)\s*)?(?:recommend(?:ed|ations?)(?:\(s\))?\s*[:–—-]*\s*)?"
    rf"(?:pursuant to [^,]{{0,80}}, )?(?:that )?(?P<body>{_ASKS_MEMBERS})\b[^.:]{{0,160}}?\b{_DRAFT_VERBS}"
)
_COUNT = r"(?:\d+|one|two|three|four|five|six|nine|ten|twelve|eighteen|twenty-four)"
_LENGTH = rf"within (?:the next )?{_COUNT} (?:working )?(?:days?|weeks?|months?|years?)"
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter|quarter \d(?: of)?|q\d(?: of)?)(?: term)?,? "
)
# "Within six months" alone may be part of what is asked; a comma or a start makes it a deadline.
_DEADLINE = re.compile(
    rf"(?i)\b{_LENGTH} (?:of|from|after) (?:the )?"
    r"(?:(?:date|end|publication|receipt|issue|acceptance)(?: of (?:the|this) [\w-]+)?"
    r"|(?:this )?(?:report|review))\b"
    rf"|(?:(?<=, )|(?<=^)){_LENGTH}(?=[,.;]|$)"
    r"|\b(?:by|before|no later than) (?:the )?(?:end of )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    rf"(?:{_MONTHS})?(?:19|20)\d\d(?:[/-]\d\d)?\b"
)


class ListKind(StrEnum):
    """What stands under a heading. `MIXED` holds conclusions too, `IMPROVE` has no verbs."""

    PLAIN = "plain"
    MIXED = "mixed"
    IMPROVE = "improve"


def list_kind(heading: str) -> ListKind | None:
    """Return what kind of list of recommendations stands under a heading, if any.

    >>> list_kind("5. Recommendations"), list_kind("What needs to improve?")
    (<ListKind.PLAIN: 'plain'>, <ListKind.IMPROVE: 'improve'>)
    >>> list_kind("Progress on the accepted recommendations"), list_kind("Reasons for recommendation")
    (None, None)
    """
    if len(heading) > _SHORT_HEADING:
        return None
    text = _closed_up(heading)
    if _IMPROVE.match(text):
        return ListKind.IMPROVE
    if not _NAMED.search(text) or _NOT_THE_LIST.search(text) or not _PLAIN.match(text):
        return None
    return ListKind.MIXED if _MIXED.search(_POINTS.sub("", text)) else ListKind.PLAIN


def _closed_up(heading: str) -> str:
    """Return a heading in small capitals without the gap after its first letters ("C ONCLUSIONS")."""
    return re.sub(r"\b([A-Z]) ([A-Z]{3,})\b", r"\1\2", " ".join(heading.split()))


def is_about_others(headings: tuple[str, ...]) -> bool:
    """Return whether what stands under these headings is told of earlier recommendations."""
    return any(_NOT_THE_LIST.search(h) and "ecommend" in h.lower() for h in headings)


def recommends(text: str) -> bool:
    """Return whether a text says that something should be done.

    >>> recommends("The Board must publish its policy."), recommends("The board met twice.")
    (True, False)
    """
    return _RECOMMENDS.search(text) is not None


def says_recommend(text: str) -> bool:
    """Return whether a text recommends in so many words: "We recommend that ..."."""
    return _SAYS_RECOMMEND.search(text) is not None


def assigns(text: str) -> bool:
    """Return whether a text gives somebody a task: "The Partnership to review its policy."."""
    return _ASSIGNS.match(text) is not None


def recommends_among_conclusions(text: str) -> bool:
    """Return whether one of several conclusions recommends: what "needs to be" may only conclude.

    >>> recommends_among_conclusions("Policy must be aligned with civil use, which is hard.")
    False
    """
    return _RECOMMENDS.search(_CONCLUDES.sub("", text)) is not None


def is_imperative(text: str) -> bool:
    """Return whether a text begins as a recommendation does: "That ...", "Ensure ..."."""
    return _IMPERATIVE.match(text) is not None


def asks_members(text: str) -> str | None:
    """Return the body of members that a draft addresses, as printed.

    >>> asks_members("The Scrutiny Committee is asked to note the report.")
    'The Scrutiny Committee'
    """
    found = _TO_MEMBERS.match(text)
    return found["body"].strip() if found and not is_imperative(found["body"]) else None


def read_strength(text: str) -> str | None:
    """Return how strongly a recommendation is worded, by its first such verb.

    >>> read_strength("The council should consider a pilot."), read_strength("That it be done.")
    ('should consider', None)
    """
    found = _STRENGTH.search(text)
    return _STRENGTHS[int(found.lastgroup[1:])][0] if found and found.lastgroup else None


def linked_actions(text: str) -> tuple[str, ...]:
    """Return the refs of the actions that a recommendation names itself.

    >>> linked_actions("Audit every case (see actions 2.3 and 2.4 of the plan).")
    ('2.3', '2.4')
    """
    found = _LINKED.search(text)
    return tuple(re.findall(_REF, found["refs"])) if found else ()


def find_deadline(text: str) -> tuple[int, int] | None:
    """Return the place of the first deadline that a recommendation prints.

    >>> text = "It should be in place within six months of publication."
    >>> text[slice(*find_deadline(text))]
    'within six months of publication'
    """
    for start, end in split_sentences(text):
        found = _DEADLINE.search(text[start:end])
        if found and (recommends(text[start:end]) or is_imperative(text[start:end]) or start == 0):
            return start + found.start(), start + found.end()
    return None
