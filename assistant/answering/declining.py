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


_CHILD = r"(?:child|children|baby|boy|girl|teenager|young person|family|sibling|mother|father)"
_PATTERNS: tuple[tuple[DeclineReason, str], ...] = (
    (
        DeclineReason.IDENTITY,
        rf"\b(?:real|actual|true|full) (?:name|identity)s?\b|\bidentif(?:y|ies|ied) (?:the |this |that )?"
        rf"{_CHILD}\b|\bwho (?:is|was|are|were) (?:really )?(?:the )?(?:child|baby|family|sibling)"
        rf"(?: [A-Z])?\s*(?:\?|$|really|in the review)"
        rf"|\b(?:what|which) (?:school|street|address|nursery|house|gp)\b[^?]*\b(?:the |did |does )"
        rf"{_CHILD}\b|\b(?:address|home) of (?:the )?{_CHILD}\b|\bwhere (?:does|did|do) (?:the )?"
        rf"{_CHILD}(?: [A-Z])? (?:live|go to school)\b|\bname (?:the |of the ){_CHILD}\b",
    ),
    (
        DeclineReason.CASEWORK,
        r"\bmy (?:resident|constituent|neighbour|client|son|daughter|own case|case|complaint|benefit"
        r"|application|council tax (?:bill|account)|housing (?:application|transfer))\b|\b(?:resident|"
        r"constituent)['’]s (?:case|complaint|application|repair)\b",
    ),
    (
        DeclineReason.BLAME,
        r"\b(?:who (?:is|was|should be) (?:to blame|at fault|sacked|fired|disciplined|held responsible)"
        r"|who(?:se|['’]s) fault|worst (?:councillor|officer|director|social worker)|best (?:councillor"
        r"|officer)|(?:rank|rate|score) (?:the )?(?:councillors|officers|members)|incompetent|lying"
        r"|corrupt|cover[- ]?up\b.*\bwho)\b",
    ),
    (
        DeclineReason.CAMPAIGN,
        r"\b(?:press release|leaflet|campaign|election|attack (?:line|ad)|tweet|social media post"
        r"|slogan|manifesto|vote for|win votes|political point)s?\b.*|\b(?:write|draft)\b.*\bspeech\b",
    ),
    (
        DeclineReason.INSTRUCTION,
        r"\b(?:ignore|disregard|forget) (?:all |any |the |your )*(?:previous|prior|above|earlier|system)"
        r"? ?(?:instruction|rule|prompt)s?\b|\bsystem prompt\b|\byou are now\b|\bact as\b.*\bwithout\b",
    ),
)
_CAMPAIGN_VERB = re.compile(r"(?i)\b(?:write|draft|compose|prepare|make|create|help me|give me)\b")


def reason_to_decline(question: str) -> DeclineReason | None:
    """Return why `question` is declined, None where it is not.

    >>> reason_to_decline("Who is Child R really?").value
    'identity'
    >>> reason_to_decline("What did the review of Child R recommend?") is None
    True
    """
    for reason, pattern in _PATTERNS:
        found = re.search(pattern, question, re.IGNORECASE)
        if found and (reason is not DeclineReason.CAMPAIGN or _CAMPAIGN_VERB.search(question)):
            return reason
    return None
