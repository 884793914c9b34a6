"""What a limb does, told from the verb inside it; never from the words that open it.

"It was AGREED that the report be noted" notes. Noting or receiving is not approval.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.council import VerbClass

# Each class with its verbs as "active forms | past participle"; the first verb of a limb tells.
_VERBS: tuple[tuple[VerbClass, str, str], ...] = (
    (VerbClass.NOTE, "notes? noted noting", "noted"),
    (VerbClass.RECEIVE, "receives? received", "received"),
    (VerbClass.ACCEPT, "accepts? accepted", "accepted"),
    (
        VerbClass.APPROVE,
        "approves? approved adopts? adopted endorses? endorsed ratif(?:y|ies) ratified"
        " confirms? confirmed authorises? authorised grants? granted delegates? delegated allocates?"
        " awards? makes? extends? retains? retain disposes? transfers? increases? establish(?:es)?",
        "agreed approved adopted endorsed ratified confirmed authorised signed passed granted"
        " delegated allocated awarded made given extended retained disposed transferred",
    ),
    (VerbClass.RECOMMEND, "recommends? recommended RECOMMENDS? RECOMMENDED", "recommended"),
    (
        VerbClass.REQUEST,
        "requests? requested asks? asked invites? invited urges? calls?_upon calls?_on instructs?",
        "requested asked invited urged instructed called reported presented submitted brought"
        " provided circulated",
    ),
    (
        VerbClass.REFER,
        "refers? referred defers? deferred adjourns? adjourned",
        "referred deferred adjourned remitted",
    ),
    (
        VerbClass.APPOINT,
        "appoints? appointed elects? elected nominates? nominated co-opts?",
        "appointed elected re-elected nominated co-opted",
    ),
    (
        VerbClass.OTHER,
        "welcomes? rejects?",
        "welcomed thanked commended congratulated rejected deleted withdrawn",
    ),
)
_PHRASES: tuple[tuple[VerbClass, str], ...] = (
    (VerbClass.APPROVE, r"taken as read|(?:correct|true|accurate) record|taken in charge"),
    (VerbClass.APPROVE, r"(?:approval|consent)\b.{0,80}?\b(?:be|is) (?:and is )?(?:hereby )?given"),
    (VerbClass.APPOINT, r"should represent|represent the \w+ .{0,60}\bon the\b"),
)
_BODY = (
    r"(?:(?:the|this|that) )?(?:(?:[A-Z][\w'’-]+|and|of|for) ){0,7}?"
    r"(?:Committee|Cabinet|Council|Panel|Board|Group"
    r"|Commission|Members|Executive|Leader|Meeting|District)\b(?: \[[^\]]{1,30}\])?"
)
_LEADING = re.compile(
    r"\W*(?:(?:[Aa]nd )?[Tt]hat\b[,:;]?\s*)?(?:(?i:pursuant to) [^,]{1,120}, ?)?"
    rf"(?:(?:{_BODY}|it|we)[:;,]?\s+)?(?:(?:is|are) asked to (?:consider and )?)?"
    r"(?:(?:[Aa]lso|hereby|formally|unanimously|therefore|further|and)\s+)*"
    r"(?:(?i:agrees?d? to) (?=(?:note|receive|recommend|request|ask|refer|defer|appoint|elect)\b))?"
    r"(?:[Tt]o\s+)?(?P<verb>[\w-]+(?: (?:upon|on)\b)?)"
)
_AGREES = re.compile(r"(?:agrees?|agreed)$", re.IGNORECASE)
_ACTIVE = tuple(
    (kind, re.compile(rf"(?:{'|'.join(forms.split())})$".replace("_", " "), re.IGNORECASE))
    for kind, forms, _ in _VERBS
)
_PAST = [word for _, _, past in _VERBS for word in past.split()]
_PASSIVE = re.compile(
    r"(?<!\bto )\b(?:be|being|was|were|is|are)\s+(?:and (?:is|are) )?(?:(?:\w+ly|also|hereby|then|not)\s+){0,2}"
    rf"(?P<verb>{'|'.join(_PAST)})\b",
    re.IGNORECASE,
)
_ASKED_TO = re.compile(r"\b(?:is|are) (?:asked|requested|invited) to\b")
_SECOND = re.compile(r"\band (?:to )?(?P<verb>\w+)")
_WORD = re.compile(r"[A-Za-z-]+")
_CLASS_OF = {word: kind for kind, _, past in _VERBS for word in past.split()}
_PHRASE_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _PHRASES)
_EXCLUSION = re.compile(
    r"\b(?:press|public)\b.{0,60}?\b(?P<verb>excluded)\b|\b(?P<active>exclude)s?\b.{0,30}\b(?:press|public)\b",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESSEE = (
    r"(?P<whom>(?:(?:the|all|its|our|this|each|both)\s+)?(?:[A-Z][\w'’.()-]*|officers|members)"
    r"(?:(?:,| and| of| for| to| the| &| &amp;| in)*\s+(?!that\b|to\b|be\b)[A-Z][\w'’.()-]*){0,12})"
)
_RECOMMENDS_TO = re.compile(rf"\b(?i:recommend\w*):? \(?to {_ADDRESSEE}")
_RECOMMENDS = re.compile(rf"\b(?i:recommends?) {_ADDRESSEE}\s+to\b")
_REQUESTS = re.compile(
    r"\b(?i:requests?|requested|asks?|asked|invites?|urges?|instructs?|calls? (?:up)?on) (?:that )?"
    rf"{_ADDRESSEE}\s+(?:to\b|reports?\b|consider|that\b)"
)
_REFERS_TO = re.compile(rf"\b(?i:refer\w*|remitted)\b[^.;:]{{0,160}}?\bto {_ADDRESSEE}")
_ASKED = re.compile(
    rf"(?:^|\b(?i:that) ){_ADDRESSEE} be (?:formally )?"
    r"(?:requested|asked|invited|urged|instructed|recommended)\b"
)
_ADDRESSES: dict[VerbClass, tuple[re.Pattern[str], ...]] = {
    VerbClass.RECOMMEND: (_RECOMMENDS_TO, _RECOMMENDS, _ASKED),
    VerbClass.REQUEST: (_ASKED, _REQUESTS),
    VerbClass.REFER: (_REFERS_TO,),
}


@dataclass(frozen=True, slots=True)
class LimbVerb:
    """The verb of a limb as printed, its class and to whom it is addressed."""

    verb: str | None
    kind: VerbClass
    addressee: str | None = None


def read_verb(text: str, agreed: bool = False) -> LimbVerb:
    """Return what the limb does.

    `agreed` says that the meeting "agreed" the limb: then one without a verb of any
    class is approved by that word, else its class is `OTHER`.

    >>> read_verb("that the report be noted", agreed=True).kind.value
    'note'
    >>> read_verb("Requests the Director of Housing to report in May").addressee
    'the Director of Housing'
    """
    found = _excluding(text) or _leading(text) or _phrase_or_passive(text)
    verb, kind = found or (None, VerbClass.APPROVE if agreed else VerbClass.OTHER)
    return LimbVerb(verb, kind, _addressee(text, kind))


def read_lead(lead: str, text: str) -> LimbVerb | None:
    """Return the verb that the words above a limb lend to it: "agrees to:", "asked to note:".

    >>> read_lead("RESOLVED that Cabinet agree to:", "the plan").kind.value
    'approve'
    """
    for word in reversed(_WORD.findall(_ASKED_TO.sub(" ", lead))):
        for kind, pattern in _ACTIVE:
            if pattern.match(word):
                return LimbVerb(word, kind, _addressee(f"{lead} {text}", kind))
        if _AGREES.match(word) and word.islower():
            return LimbVerb(word, VerbClass.APPROVE)
    return None


def _excluding(text: str) -> tuple[str | None, VerbClass] | None:
    match = _EXCLUSION.search(text)
    return (match["verb"] or match["active"], VerbClass.EXCLUDE_PUBLIC) if match else None


def _leading(text: str) -> tuple[str | None, VerbClass] | None:
    match = _LEADING.match(text)
    if match is None:
        return None
    verb = match["verb"]
    for kind, pattern in _ACTIVE:
        if pattern.match(verb):
            return verb, kind
    if _AGREES.match(verb):
        return verb, VerbClass.APPROVE
    return None


def _phrase_or_passive(text: str) -> tuple[str | None, VerbClass] | None:
    found: list[tuple[int, str, VerbClass]] = []
    passive = _PASSIVE.search(text)
    if passive:
        verb = passive["verb"]
        found.append((passive.start(), verb, _CLASS_OF[verb.lower()]))
    for kind, pattern in _PHRASE_PATTERNS:
        match = pattern.search(text)
        if match:
            found.append((match.start(), match.group(), kind))
    if not found:
        return _second(text)
    _, verb, kind = min(found)
    return verb, kind


def _second(text: str) -> tuple[str | None, VerbClass] | None:
    for match in _SECOND.finditer(text):
        for kind, pattern in _ACTIVE:
            if pattern.match(match["verb"]):
                return match["verb"], kind
    return None


def _addressee(text: str, kind: VerbClass) -> str | None:
    for pattern in _ADDRESSES.get(kind, ()):
        match = pattern.search(text)
        if match:
            return match["whom"].strip(" ,.()")
    return None
