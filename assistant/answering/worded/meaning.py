"""Words that turn a statement round: negations, opposites, decisions, hedges, quantifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{pattern})\b")


NEGATIVE = re.compile(
    r"(?i)\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable|fail(?:s|ed|ing)? to"
    r"|refus\w+|declin(?:ed|es|ing)|lack(?:s|ed|ing)?|absence|absent|rejected|turned down|missing|nil"
    r"|yet to|little or no|rather than|instead of|unresolved|incomplete|outstanding|for want of"
    r"|miss(?:ed|es|ing)|overlooked|kept out|left out|ruled out|no longer|untrue|banned|barred"
    r"|turn\w*(?:\s\w+){0,3}\sdown|leav(?:e|es|ing) out)\b|n[’']t\b"
)
# Each pair turns a statement round; what belongs to neither side says nothing of it.
OPPOSITES: Sequence[tuple[re.Pattern[str], re.Pattern[str]]] = tuple(
    (_words(one), _words(other))
    for one, other in (
        (
            r"increas\w+|ros[e]|risen?|rises|rising|grew|grown|went up|up from|higher|worsen\w*",
            r"decreas\w+|fell|fall(?:s|en|ing)?|drop(?:s|ped)?|reduc\w+|down from|lower|went down|cut|shrank",
        ),
        (
            r"more than|over|above|exceed\w*|at least|no fewer than",
            r"fewer than|less than|under|below|at most|up to",
        ),
        (r"before|prior to|ahead of", r"after|following|since"),
        (
            r"accept(?:s|ed)?|approv\w+|agreed?|supported|adopted",
            r"reject(?:s|ed)?|refused|opposed|turned down|dismissed",
        ),
        (
            r"in part|partly|partially|with (?:changes|amendments)|as amended",
            r"in full|fully|entirely|wholly",
        ),
        (r"in favour|voted for", r"voted against|(?:was|were) against"),
        (r"open(?:ed|s|ing)?|opens", r"clos(?:ed|es|ing|ure)"),
        (r"earl(?:y|ier)", r"late(?!st)|later|overdue|delayed"),
        (
            r"complet(?:e|ed|es)|finished|delivered|done",
            r"incomplete|outstanding|not begun|not started|overdue",
        ),
        (r"first", r"last|final"),
        (r"joined|arrived|recruited|appointed", r"left|departed|resigned|retired"),
        (r"maximum|most|highest|largest", r"minimum|least|fewest|lowest|smallest"),
        (r"internal(?:ly)?", r"external(?:ly)?"),
        (r"permanent(?:ly)?", r"temporar(?:y|ily)|interim"),
        (r"public(?:ly)?", r"private(?:ly)?|exempt"),
        (r"gain(?:ed|s)?|surplus|underspen[dt]\w*", r"loss(?:es)?|lost|deficit|overspen[dt]\w*"),
        (r"better|improv\w+", r"worse\w*|deteriorat\w+"),
        (r"adequate|sufficient|enough", r"inadequate|insufficient|not enough"),
        (r"won", r"lost"),
    )
)
DECISIONS: Mapping[str, re.Pattern[str]] = {
    "noted": _words(r"note[ds]?|noting|received? (?:the|this|that|its|a verbal|an oral)"),
    "approved": _words(
        r"approv\w+|agree[ds]?|accept(?:s|ed)?|adopt(?:s|ed)?|endors\w+|carried|resolve[ds]?|decided?"
        r"|upheld|confirmed the"
    ),
    "rejected": _words(
        r"reject(?:s|ed)?|refus\w+|turned down|(?:declared|was|were) lost|lost (?:by|on|with)|defeated"
        r"|voted down|dismissed"
    ),
    "deferred": _words(r"defer(?:s|red)?|postpone[ds]?|adjourn(?:s|ed)?|put off"),
    "referred": _words(r"refer(?:s|red)? back|refer(?:s|red)? (?:\w+ )?to"),
    "withdrawn": _words(r"withdr(?:aw|ew|awn)"),
    "delegated": _words(r"delegat\w+"),
    "amended": _words(r"amend(?:s|ed|ment)?"),
}
# Who did what: a name that asked must not be made to answer.
ROLES: Mapping[str, re.Pattern[str]] = {
    "asked": _words(
        r"(?<!been )ask(?:s|ed)?|quer(?:y|ied)|questioned|enquired|inquired|sought|wanted to know|wondered"
    ),
    "told": _words(
        r"repl(?:y|ied|ies)|answer(?:s|ed)?|responded|explain(?:s|ed)?|confirm(?:s|ed)?|advised|sa(?:id|ys)|stated"
        r"|told|reported|reassured|undertook|promised|informed"
    ),
    "moved": _words(r"moved|proposed"),
    "seconded": _words(r"seconded"),
    "apologised": _words(r"apologi[sz]ed"),
    "undertook": _words(
        r"undertook|promised|pledged|(?:he|she|they) would"
        r"|would (?:clarify|write|provide|send|bring|check|share)"
    ),
    "chaired": _words(r"chair(?:s|ed)|in the chair|presided"),
}
HEDGED = _words(
    r"(?-i:may)|might|hope[sd]?|hoping|aim(?:s|ed|ing)? to|expect(?:s|ed)?|intend(?:s|ed)?|plan(?:s|ned)? to"
    r"|propose[sd]?|subject to|estimat\w+|likely|possibl[ey]|provisional(?:ly)?|seek(?:s|ing)? to|anticipat\w+"
    r"|alleged(?:ly)?|forecast|suggest(?:s|ed)?"
)
# What keeps a statement as unsure as its evidence.
UNSURE = _words(
    r"(?-i:may)|might|could|hop\w+|aim\w*|expect\w*|intend\w*|intention|plan\w*|propos\w+|subject to|estimat\w+"
    r"|likely|possib\w+|provisional\w*|seek\w*|anticipat\w+|alleged\w*|forecast\w*|suggest\w*|due|target|should"
    r"|would|(?:was|were|is|are) to|put at"
    r"|about|around|roughly|if|want\w*|ask\w*|whether|thought|thinks?|believe\w*|consider\w*"
    r"|prospect"
)
EVERY = _words(
    r"all|every(?! (?:day|week|month|quarter|year|\w+ (?:days|weeks|months|years)))|whole|entire(?:ly)?"
    r"|always|everyone|everybody|fully|in full"
)
# What gives one figure to each of several things; "every 6 weeks" does not.
SPREAD = _words(
    r"(?<!\bat )(?<!\bin )(?<!\bon )(?:each|every)"
    r"(?! (?:\w+ )?(?:days?|weeks?|months?|quarters?|years?)\b)|apiece"
)
SPREAD_AMOUNT = _words(r"all|both")
SPREADING = _words(
    r"each|every|apiece|per(?!\s?cent)|all|both"
    r"|an? (?:day|night|week|month|quarter|year|hour|head|person|child|place|home)"
)
NOT_EVERY = _words(r"some|most|part(?:ly)?|in part|many|several|few|nearly|almost|except|but")
ONLY = _words(r"only|solely|exclusively")


_NOT_UNTIL = re.compile(r"(?i)\b(?:not|n[’']t)\b(?=(?:\s\w+){0,4}\suntil\b)")


_UNDONE = re.compile(
    r"(?i)\bun(?!der|til|it|ion|less)[a-z]{4,}|\b(?:in|ir|im)(?:adequate|sufficient|ability|complete)\w*"
)


# "342, not 324" and "in May and not, as planned, in April" say what is true beside what is not.
_CONTRASTED = re.compile(
    r"(?i),? (?:and |but )?not,? (?:as (?:planned|promised|agreed),? )?(?:by |in |on |the |from )*(?=[£\d])"
)


_NO_DENIAL = re.compile(
    r"(?i)\|\s*(?:none|no|nil)\s*(?=\||$)|\bfor nothing\b|\bnot only\b"
    r"|\bno (?:more|fewer|less|later) than\b"
)


def is_negative(text: str) -> bool:
    """Return whether a text denies something; "not until May" says that it happened in May."""
    plain = _NO_DENIAL.sub(" ", _CONTRASTED.sub(" ", _NOT_UNTIL.sub(" ", text)))
    return NEGATIVE.search(plain) is not None or _UNDONE.search(plain) is not None


def opposed(said: str, evidence: str) -> bool:
    """Return whether a statement says the opposite of what its evidence says.

    >>> opposed("Late calls rose to 9.4 per cent.", "Late calls fell to 9.4 per cent.")
    True
    """
    for one, other in OPPOSITES:
        for side, opposite in ((one, other), (other, one)):
            told = side.search(said) and not opposite.search(said)
            if told and opposite.search(evidence) and not side.search(evidence):
                return True
    return False


_FORMAL = re.compile(
    r"(?i)\b(?:resol(?:ved?|utions?)|agreed|decided)\b(?=:?,? (?:that|to)\b|:)|\bresolution\b"
)


def decided_otherwise(said: str, evidence: str) -> bool:
    """Return whether a statement tells of a decision that its evidence does not tell of.

    >>> decided_otherwise("The committee approved the report.", "RESOLVED: That the report be noted.")
    True
    """
    told, held = _decisions(said), _decisions(evidence)
    if held - {"approved"}:
        # "Resolved that … be noted": the verb of the limb counts, not the word "resolved".
        told, held = _decisions(_FORMAL.sub(" ", said)), _decisions(_FORMAL.sub(" ", evidence))
    return not told <= held


def _decisions(text: str) -> set[str]:
    return {name for name, words in DECISIONS.items() if words.search(text)}


def acts(text: str) -> set[str]:
    """Return what people do in a text, of `ROLES`."""
    return {name for name, words in ROLES.items() if words.search(text)}
