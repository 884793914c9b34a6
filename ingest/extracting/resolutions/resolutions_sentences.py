"""Sentences that are a decision as a whole: "The minutes were AGREED as a record"."""

from __future__ import annotations

import re

from ingest.extracting.resolutions.limbs_paragraphs import Paragraph

# Whoever decides, and the words by which they do.
DECIDERS = "Members|Councillors|Council|Committee|Cabinet|Panel|Board|Commission|District"
DECIDED = "agreed|approved|adopted|endorsed|ratified|accepted|noted|nominated|confirmed|appointed"
# What is put to a meeting, so that saying it was agreed is a decision.
PUT_TO_A_MEETING = (
    r"motion|recommendations?|amendments?|proposals?|report|minutes|budget|programme|schedule"
    r"|allocations?|plan|policy|strategy|bye-laws|item|application|nominations?"
)
CAPITALS = "RESOLVED|AGREED|NOTED|RECEIVED|DECIDED|ENDORSED|APPROVED"

_WERE = re.compile(rf"\b(?:be|was|were)\s+(?:{CAPITALS})\b")
_PAPERS = (
    "(?:report|update|presentation|position|proposal|briefing|notice|schedule|statement)s?"
    "|minutes|correspondence|conferences"
)
_NOTED = re.compile(
    rf"(?:(?:The |These )?(?:[\w’' ]{{0,40}}\b)?(?:{_PAPERS})"
    r"(?:,? as circulated,?)?(?: for [^.;,]{3,60})? (?:was|were) (?:duly )?(?:noted|received)"
    r"(?: (?:and (?:noted|approved|agreed|adopted) )?by (?:the )?(?:members|committee|council))?)\.?$"
    rf"|(?:The )?(?:Members|Committee|Council) noted (?:the|this|same)(?: \w+){{0,2}} ?(?:{_PAPERS}|disposal)"
    r"(?: (?:on|of|for) (?:(?!\b(?:and|but|which|that)\b)[^.;,]){2,100})?(?:,? as circulated)?\.?$",
    re.IGNORECASE,
)
_MOTION_AGREED = re.compile(
    r"(?:(?:The|This) (?:amended |substantive )?(?:(?:notice of )?motion |proposal |amendment )?was"
    r" (?:(?:duly )?proposed by .{3,60}?,? (?:and )?)?|Proposed by .{3,60}?,? (?:and )?)"
    r"seconded by .{3,60}? and (?:was |it was )?(?:unanimously |duly )?"
    r"(?:agreed|carried|adopted|passed)\b[^.]{0,40}\.?$",
    re.IGNORECASE,
)
_ON_PROPOSAL = re.compile(
    r"(?:.{0,80}\b)?on the (?:proposal|motion) of .{3,60}?,?\s*(?:and )?\.?seconded by .{3,60}?,\s*"
    rf"(?:(?:the|both|this|these|all)\s+(?:[\w’']+\s+){{0,3}}?(?:{PUT_TO_A_MEETING})\b[^.]{{0,120}}?\s"
    rf"(?:was|were)\s+(?:unanimously |duly )?(?:{DECIDED}|carried|deferred|referred)\b"
    r"|(?-i:[A-Z])[\w .’'()-]{2,50}? (?:was|were) (?:duly )?"
    r"(?:appointed|suspended|nominated|elected|co-opted)\b"
    rf"|(?:the\s+)?(?:{DECIDERS})\s+(?:unanimously |also )?(?:{DECIDED})\s+(?!that\b|to\b))",
    re.IGNORECASE,
)
# Decisions that the minutes tell as what a body did, or what was done with its papers.
_BODY_DECIDED = re.compile(
    r"(?:The )?(?:Sub-Committee|Committee|Cabinet|Panel|Board|Commission|Executive|Members)"
    r" (?:unanimously |also |then |duly )?(?:approved|adopted|endorsed|ratified|accepted|agreed)"
    r" (?:the|this|these|its|all|both) [^?]{3,200}$"
    r"|(?:The )?(?:Sub-Committee|Committee|Cabinet|Panel|Board|Commission|Council)"
    r" (?:also |then |duly )?(?:noted|received)(?: and noted)? (?:the|this)(?: contents of the)?"
    rf"(?: [\w’'-]+){{0,3}}? (?:{_PAPERS})(?: (?:on|of|from|for) [^.;?]{{2,80}})?\.?$"
    r"|(?:The )?Council (?:unanimously |duly )?(?:approved|adopted|agreed|accepted) (?:the|all|both)"
    r" (?:\w+ )?recommendations?\b[^?]{0,120}$",
)
_WAS_DECIDED = re.compile(
    r"(?:The|These|This|All|Both)(?: the)?(?: [\w’'-]+){0,2}? (?:recommendations?|report|proposals?)"
    r"(?: (?:in|of|set out|contained|as)\b[^.;?]{2,60}?)? (?:was|were) (?:all )?(?:unanimously |duly )?"
    r"(?:agreed|approved|adopted|accepted|endorsed|received(?: and noted)?)\b[^?]{0,100}$"
)
_ELECTED = re.compile(
    r"(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Miss|Dr) [\w .’'()-]{2,40}? (?:was|were) (?:duly |unanimously |hereby )?"
    r"(?:elected|re-elected|appointed|re-appointed|nominated|co-opted)(?: (?:as|to be))?(?: the)?"
    r" (?:Chair|Vice|Deputy|Mayor|Leader|Cathaoirleach|Leas|to )"
)
# "The Panel adopted the plan in March 2019" tells of another meeting.
_EARLIER = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:previous|last|earlier|ago|already|originally|had been|so far)\b"
    r"|\bby the (?!members|committee|council|cabinet|panel|board|chair)"
)
_AGREED_TO_IT = re.compile(
    r"(?:(?:The )?(?:Members|Committee|Council|Panel|Cabinet|Councillors)(?: present)? (?:all |unanimously )?"
    r"(?:agreed|approved|accepted)(?: (?:to|with))? (?:this|the|these) (?:proposals?|requests?|suggestions?"
    r"|recommendations?|amendments?)|This (?:proposal |request |suggestion |recommendation )?was"
    r" (?:unanimously )?agreed(?: by (?:all|the) (?:members|committee|council))?)\.?$",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"(?i)\b(?:(?:propos|suggest|request|recommend)(?:ed|es|al|als)|asked that)\b"
)
_RECORD = re.compile(
    r"(?:^|\b(?:The|Draft)\s+)minutes\b[^.]{0,200}?\b(?:was|were) (?:then |unanimously |duly )?"
    r"(?:agreed|approved|adopted|confirmed|accepted|signed|taken as read)\b"
    r"|\b(?:agreed|approved|confirmed|accepted|signed|adopted)\b.{0,60}?\b(?:true|correct|accurate)"
    r"(?: and (?:true|correct|accurate))? record\b",
    re.IGNORECASE,
)
# The title of an item, a wish or a doubt about minutes is no decision on them.
_NO_RECORD = re.compile(
    r"(?i)\bif in order\b|\bto be\b|\?\s*$|\b(?:asked|queried|not|until|when|would|that the minutes)\b"
)


def is_decision(sentence: str) -> bool:
    """Return whether the sentence is a decision as a whole.

    >>> is_decision("This was seconded by Councillor Hay and agreed.")
    True
    >>> is_decision("The motion was seconded by Councillor Hay.")
    False
    """
    if _WERE.search(sentence) or _NOTED.match(sentence) or is_carried(sentence):
        return True
    told = (_BODY_DECIDED, _WAS_DECIDED, _ELECTED)
    if any(pattern.match(sentence) for pattern in told) and not _EARLIER.search(sentence):
        return True
    return _RECORD.search(sentence) is not None and _NO_RECORD.search(sentence) is None


def is_carried(sentence: str) -> bool:
    """Return whether the sentence says that what was put was agreed, whatever it is."""
    return any(pattern.match(sentence) for pattern in (_MOTION_AGREED, _ON_PROPOSAL, _AGREED_TO_IT))


def is_answer_to(proposal: str, sentence: str) -> bool:
    """Return whether the sentence agrees to what the one before it proposed.

    >>> is_answer_to("Councillor Hay proposed that a visit be arranged.", "This was agreed.")
    True
    """
    return _AGREED_TO_IT.match(sentence) is not None and _PROPOSES.search(proposal) is not None


def sentences_of(paragraph: Paragraph) -> list[tuple[int, int, str]]:
    """Return the sentences of a paragraph, with their offsets in it."""
    return [
        (
            start - paragraph.start,
            end - paragraph.start,
            paragraph.text[start - paragraph.start : end - paragraph.start],
        )
        for start, end in paragraph.sentences()
    ]
