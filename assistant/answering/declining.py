"""Tells which requests are not for this assistant."""

from __future__ import annotations

import re
from enum import StrEnum


class DeclineReason(StrEnum):
    """Why a request is declined."""

    IDENTITY = "identity"
    CASEWORK = "casework"
    BLAME = "blame"
    CAMPAIGN = "campaign"
    INSTRUCTION = "instruction"


# One child or family of whom the papers tell, and not "the child protection team".
_KIN = (
    r"(?:child(?:ren)?|baby|boy|girl|teenager|young person|family|siblings?|mother|father|parents?)"
)
_LETTER = r"(?:[b-hj-z]|(?-i:[A-Z]))"
_ONE = (
    rf"(?:(?:the|this|that|these|those) {_KIN}|(?:the )?(?:child|family|baby|adult|young person)"
    rf" {_LETTER}(?!\w)|(?:his|her|their) (?:child|baby|family|siblings?|mother|father|parents?))\b"
    r"(?! (?:and famil|assess|care|cent|court|criminal|death|exploit|group|health|help|hub|in care|in"
    r" need|information|intervention|law|liaison|looked|network|plan|practice|poverty|protect|review"
    r"|action|learn|report|case|serious|safe|service|sexual|social|support|team|welfare|work"
    rf"|{_LETTER}(?: (?:action|case|learn|plan|report|review)|['’]s )))"
)
_WHOSE = (
    r"(?!['’]s? (?!(?:school|nursery|mother|father|parents?|family|siblings?|gp|doctor|street)\b))"
)
_PRIVATE = (
    r"(?:(?:first |last |family |full )?names?|surnames?|(?:home )?address(?:es)?|dates? of birth"
    r"|birthdays?|photo(?:graph)?s?|whereabouts|identit(?:y|ies)|school|nursery|street|gp)"
)
_WHERE = r"(?:school|street|address|nursery|house|gp|village|estate|town)"
_IDENTITY = (
    r"\b(?:real|actual|true) (?:name|identit)(?:s|y|ies)?\b",
    r"\b(?:his|her|their) (?:full )?(?:names?|surnames?|home address(?:es)?|identity)\b(?! and shame)",
    rf"\b{_PRIVATE}(?:,? (?:and|or) {_PRIVATE})* of {_ONE}{_WHOSE}",
    rf"\b{_ONE}['’]s? (?:real |full )?{_PRIVATE}\s*(?:\?|$|and\b)",
    r"\bsurnames?(?: and \w+){0,2} of (?!(?:the|a|an|our|each|all|councillors?|cllrs?|m[rs]s?|dr)\b)\w",
    rf"\bidentif(?:y|ies|ied) {_ONE}\s*(?:\?|\.|$|in\b|from\b|behind\b|involved\b|concerned\b)",
    rf"\bname {_ONE}(?!['’])",
    rf"\bwho (?:is|was|are|were) (?:really )?{_ONE}\s*(?:\?|$|really\b|in the (?:review|report)\b)",
    r"\bwho (?:is|was|are|were) (?:really )?(?:child|family|sibling)\s*(?:\?|$|really\b)",
    rf"\b(?:what|which) {_WHERE} (?:did|does|do|was|were|is|has|had) {_ONE}",
    rf"\b(?:what|which) {_WHERE}\b[^?]{{0,20}}\battended by {_ONE}",
    rf"\bwhere (?:do|does|did|has|have) (?:{_ONE}|he|she|they|(?-i:(?!Child|Famil|Young)[A-Z]\w+"
    r"(?: and [A-Z]\w+)?)) (?:live|lived|go to school)\b",
)
_SELF = (
    r"(?:age|ethnicity|ethnic (?:group|origin|background)|race|religion|faith|nationality|gender|sex"
    r"|disabilit(?:y|ies)|birth ?place|date of birth)"
)
_RELATIVES = (
    r"(?:mother|mum|father|dad|parents?|carers?|siblings?|brothers?|sisters?|relatives?|family)"
)
_ABOUT_ONE = (
    rf"\bhow old (?:is|was)(?: now)? {_ONE}",
    rf"\b{_SELF}(?:,? (?:and|or) {_SELF})* of (?!(?:the|these|those) children){_ONE}",
    rf"\b{_ONE}['’]s? {_SELF}\b",
    rf"\b(?:when|where|what year|in which year) (?:is|was) {_ONE} born\b",
    rf"\b(?:is|was) {_ONE} (?:a |an )?(?:boy|girl|male|female|baby|teenager|adopted|disabled|white|black"
    r"|asian)\b",
    rf"\bwho (?:is|are|was|were) {_ONE}['’]s? {_RELATIVES}\b",
    rf"\bhow many {_RELATIVES} (?:does|did|has|had) {_ONE}",
    rf"\b(?:does|did|has|had) {_ONE} have (?:any |a )?{_RELATIVES}\b",
)
_WRITES = (
    r"(?:(?:^|[.!?;:,]\s*)\W*(?:please |now |then |just |ok |okay )*(?:write|draft(?! (?:minutes|report"
    r"|plan|budget|strategy|policy|agenda))|compose|prepare|make|create|produce|generate|give me|help"
    r" (?:me|us))\b|\b(?:can|could|will|would) you (?:please |help me |also )*(?:to )?(?:write|draft"
    r"|compose|prepare|make|create|produce|generate|give me|help)\b|\b(?:please|help me|i want to|i need"
    r" to|i need you to)(?: to)? (?:write|draft|compose|prepare|make|create|produce)\b"
    r"|\bi (?:need|want|would like) an?\b)"
)
_PATTERNS: tuple[tuple[DeclineReason, str], ...] = (
    *((DeclineReason.IDENTITY, pattern) for pattern in (*_IDENTITY, *_ABOUT_ONE)),
    (
        DeclineReason.CASEWORK,
        r"\bmy (?:resident|constituent|neighbour|client|son|daughter|own case|case|complaint|benefit"
        r"|application|council tax (?:bill|account)|housing (?:application|transfer))\b|\b(?:resident|"
        r"constituent)['’]s (?:case|complaint|application|repair)\b",
    ),
    (
        DeclineReason.BLAME,
        r"\b(?:who (?:is|was|should be) (?:to blame|at fault|sacked|fired|disciplined|held responsible)"
        r"|(?:is|was|are|were) [^?]{2,60} (?:to blame|at fault)|who (?:do|should|can|could) (?:we|i) blame"
        r"|(?:should|must) [^?]{2,50} (?:resign|be (?:sacked|fired|disciplined)|lose (?:his|her|their) job)"
        r"|who(?:se|['’]s) fault|worst (?:councillor|officer|director|social worker)|best (?:councillor"
        r"|officer)|(?:rank|rate|score|compare) (?:the )?(?:councillors|officers|members)|incompetent"
        r"|(?:who|which (?:councillors?|cllrs?|members?|officers?))\b[^?]{0,30}\b(?:the )?(?:most|fewest|least"
        r"|worst|best)\b[^?]{0,12}\b(?:questions?|attendance|meetings|apologies|often|promises|answers)"
        r"|(?:best|worst|poorest) attendance|how many questions (?:has|have|did|does) each\b"
        r"|(?<!-)lying(?= *(?:[?.!]|$| (?:to|about)\b| (?:councillor|officer|director)))"
        r"|corrupt|cover[- ]?up\b.*\bwho)\b",
    ),
    (
        DeclineReason.CAMPAIGN,
        rf"{_WRITES}[^?]*\b(?:press release|leaflet|campaign|election|attack (?:line|ad)|tweet"
        r"|social media post|slogan|manifesto|vote for|win votes|political point|speech|speeche)s?\b"
        r"|\bwho should (?:i|we|people|residents) vote for\b",
    ),
    (
        DeclineReason.INSTRUCTION,
        r"\b(?:ignore|disregard|forget) (?:all |any |the |your )*(?:previous|prior|above|earlier|system)"
        r"? ?(?:instruction|rule|prompt)s?\b|\bsystem prompt\b|\byou are now\b"
        r"|(?:^|[.!?;:,]\s*|\b(?:please|now|and|must|you will) )act as\b[^?]*\bwithout\b",
    ),
)
_COMPILED = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _PATTERNS)


def reason_to_decline(question: str) -> DeclineReason | None:
    """Return why `question` is declined, None where it is not.

    >>> reason_to_decline("Who is Child R really?").value
    'identity'
    >>> reason_to_decline("What did the review of Child R recommend?") is None
    True
    """
    for reason, pattern in _COMPILED:
        if pattern.search(question):
            return reason
    return None
