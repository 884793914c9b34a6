"""The words by which a body accepts, partly accepts or rejects a recommendation."""

from __future__ import annotations

import re

from assistant.council import ResponseVerdict

# The first that is found in the words decides: a refusal says "accepted" too.
_VERDICTS: tuple[tuple[ResponseVerdict, re.Pattern[str]], ...] = (
    (
        ResponseVerdict.REJECTED,
        re.compile(
            r"(?i)\b(?:not (?:be )?(?:accept\w*|agreed?|support\w*|approved?|endorsed|adopted)|declin\w+"
            r"|reject\w*|disagree\w*|(?:cannot|unable to) (?:accept|agree|support))\b"
        ),
    ),
    (
        ResponseVerdict.PARTLY,
        re.compile(
            r"(?i)\b(?:part(?:ly|ial|ially)?|in principle|subject to"
            r"|with (?:\w+ )?(?:amend|modif|chang|condition|qualif|reserv|caveat)\w+)\b"
        ),
    ),
    (
        ResponseVerdict.DEFERRED,
        re.compile(
            r"(?i)\b(?:deferr(?:ed|al)|postponed|put (?:off|back)|on hold|under consideration"
            r"|(?:to be )?considered (?:later|further)|referred back|decision (?:awaited|pending))\b"
        ),
    ),
    (
        ResponseVerdict.ACCEPTED,
        re.compile(r"(?i)\b(?:accept\w*|agree[ds]?|support(?:ed|s)?|approved?|endorsed|adopted)\b"),
    ),
)
_WORDS = r"(?:accept(?:ed|s)?|agreed?|supported|approved|endorsed|adopted)"
_PARTLY = r"(?:partial(?:ly)?|partly)"
_SAYS = (
    rf"(?:not {_WORDS}|{_WORDS}|reject(?:ed|s)?|declined|disagreed|deferred|postponed|on hold"
    rf"|under consideration|referred back|{_PARTLY}(?:[- ]{_WORDS})?)"
)
_IN = r"in (?:full|part|principle)"
_HOW = (
    rf"(?:,? (?:{_IN}|fully|{_PARTLY}|subject to [^.;:|\n]{{2,80}}"
    r"|with (?:\w+ )?(?:amendment|modification|change|condition|qualification|reservation|caveat)s?))?"
)
# "Response: Accepted in part." opens the reply.
_LABEL = re.compile(
    r"(?i)^\W*(?:(?:the )?(?:[\w’']+ ){0,3}(?:response|decision|status|outcome)\s*[:–—-]+\s*)?"
    rf"(?P<says>(?:fully )?{_SAYS}{_HOW})\s*(?:[.:;,–—(-]|$)"
)
_BODY = (
    r"(?:(?:[Tt]he )?(?:(?:[A-Z][\w’'&-]*|of|and|for|the) ){0,6}?(?:Government|government|Council|council"
    r"|Cabinet|Executive|Department|Board|Partnership|Trust|Agency|Committee|Authority|Constabulary)|[Ww]e)"
)
_VERB = (
    r"(?:(?:fully |broadly |also |therefore |partially |partly )*(?:accepts?|agrees? (?:with|to)|supports?"
    r"|rejects?|disagrees? with|declines?)"
    r"|(?:do(?:es)?|has|have|cannot|can) ?(?:not )?(?:accepted|rejected|accept|agree with|agree to|support))"
)
_WHOSE = (
    r"(?:(?:this|the|these|that|both|all|part of this) )?(?:(?:[A-Z]\w*(?:['’]s)? ){1,4}"
    r"|(?:committee|inquiry|panel|group|review|board)(?:['’]s)? )?"
)
_STATEMENT = re.compile(
    rf"(?:^|[.;,] )(?P<who>{_BODY}) (?P<says>{_VERB}(?:,? {_IN},?)? {_WHOSE}recommendations?(?: {_IN})?)\b"
)
_IN_FULL = re.compile(rf"^(?P<who>{_BODY}) (?P<says>(?:accepts?|agrees?) {_IN})\b")


def read_verdict(words: str) -> ResponseVerdict | None:
    """Return what the words of a response say.

    >>> [read_verdict(w).value for w in ("Accepted in part", "Not accepted", "Agreed")]
    ['partly', 'rejected', 'accepted']
    """
    return next((verdict for verdict, pattern in _VERDICTS if pattern.search(words)), None)


def find_label(text: str) -> tuple[int, int] | None:
    """Return the place of the words of a verdict with which `text` opens.

    >>> text = "Response: Accepted in part. Two posts are funded."
    >>> text[slice(*find_label(text))]
    'Accepted in part'
    >>> find_label("Accepted practice is to ask.")
    """
    found = _LABEL.match(text)
    return found.span("says") if found else None


def find_statement(sentence: str) -> tuple[int, int, str] | None:
    """Return the place of a verdict that a sentence states, and who states it.

    >>> sentence = "The Government accepts this recommendation in principle."
    >>> start, end, who = find_statement(sentence)
    >>> sentence[start:end], who
    ('accepts this recommendation in principle', 'The Government')
    >>> find_statement("The government agrees that clear governance is needed.")
    """
    found = _STATEMENT.search(sentence) or _IN_FULL.match(sentence)
    return (*found.span("says"), found["who"]) if found else None


def numbers_in(text: str) -> list[str]:
    """Return the numbers that a list of recommendations names, ranges counted out.

    >>> numbers_in("1, 2, 4 to 6 and 9")
    ['1', '2', '4', '5', '6', '9']
    """
    numbers: list[str] = []
    for first, last in re.findall(r"(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?", text):
        upto = int(last) if last else int(first)
        numbers.extend(str(n) for n in range(int(first), min(upto, int(first) + 99) + 1))
    return numbers
