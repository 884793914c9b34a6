"""Finds where a resolution, or a motion that was put, begins.

Officers' words for it stand in the named tuples below. A word in capitals opens a
resolution wherever a paragraph begins with it; in small letters it needs more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents import DocumentKind
from ingest.extracting.resolutions.limbs_paragraphs import Paragraph
from ingest.extracting.resolutions.resolutions_motions import motions_told
from ingest.extracting.resolutions.resolutions_sentences import (
    is_carried,
    is_decision,
    sentences_of,
)
from ingest.parsing.parsed import BlockKind

CAPITALS = ("RESOLVED", "AGREED", "NOTED", "RECEIVED", "DECIDED", "ENDORSED", "APPROVED")
BODIES = (
    "Committee", "Sub-Committee", "Cabinet", "Council", "County Council", "Panel", "Board", "Commission",
    "Executive", "Councillors",
)  # fmt: skip
# "When it was agreed that" tells of another time.
NOT_BEFORE = (
    "when",
    "as",
    "that",
    "which",
    "where",
    "since",
    "if",
    "said",
    "because",
    "confirmed",
    "advised",
    "noted",
    "once",
    "until",
    "stated",
    "reported",
)

_CAPITAL = "|".join(CAPITALS)
_BODY = "|".join(BODIES)
_MARK = r"\W*(?:\(?(?:\d{1,3}|[a-z])[.)]\s*|\d{1,3}(?:\.\d{1,3}){1,3}\.?\s+)?"
_AFTER = (
    r"(?:,?\s+(?:[Uu]nanimously|UNANIMOUSLY|in principle|to RECOMMEND|nem\.? con\.?|on a show of hands"
    r"|without (?:a |any )?(?:vote|division|dissent)"
    r"|by (?:a majority|\w+ votes to \w+|(?:the |all )?(?:[Mm]embers|[Cc]ommittee|[Cc]ouncil|[Cc]abinet"
    r"|[Pp]anel|[Bb]oard)(?: present)?)))?"
)
_LINK = r"(?:\s*[:;\-–—]+)*(?:\s*,?\s*(?:that|to)\b[,:]?)?"
_AT_START = re.compile(
    rf"{_MARK}(?P<opener>(?:and )?(?:[Ii]t was |[Tt]he (?:{_BODY}) |(?:{_BODY}) |[Mm]embers )?"
    r"(?:[Uu]nanimously |therefore )?"
    rf"(?:{_CAPITAL})\b{_AFTER}{_LINK})"
)
_SMALL_AT_START = re.compile(
    rf"{_MARK}(?P<opener>(?:and )?(?:resolved|agreed|decided){_AFTER}\s*(?:[:;\-–—]+{_LINK}|(?:that|to)\b[,:]?)"
    rf"|(?:the )?(?:{_BODY}) (?:unanimously |therefore |also )?resolved{_AFTER}{_LINK}"
    rf"|the (?:{_BODY}) (?:unanimously |therefore |also )?agreed{_AFTER}(?:\s+(?:that|to)\b|\s*:)"
    rf"|(?:decisions?|resolutions?)(?: made| taken)?\s*[:\-–—]+{_LINK})",
    re.IGNORECASE,
)
_HOW = (
    r"(?:,? (?:at (?:the|this) meeting|following (?:a )?discussion"
    r"|on the (?:proposal|motion) of [^;]{3,60}?(?:,? (?:and )?seconded by [^;]{3,60}?)?),?)?"
)
_IT_WAS = re.compile(
    rf"(?P<opener>\bit was (?:(?:also|further|then|subsequently|therefore|unanimously|accordingly) ){{0,2}}"
    rf"(?:agreed|resolved|decided){_AFTER}{_HOW}(?:\s*(?::|[-–—]\s)|,?\s+(?:that|to)\b[,:]?|\s+(?=the\b)))",
    re.IGNORECASE,
)
# A full stop stands in a name only behind an initial or a courtesy title.
_NAMED = r"(?:[^.;]|(?<=\b[A-Z])\.|(?<=\bM[rs])\.|(?<=\bMrs)\.){3,60}?"
_SECONDED_AND = re.compile(
    rf"\bseconded by\b{_NAMED}(?:;|,)?\s+"
    rf"(?P<opener>and,?(?: by [^.;:]{{3,80}},)? (?:agreed|resolved){_AFTER}(?:\s*:|\s+(?:that|to)\b[,:]?)"
    rf"|it was requested that\b)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\W*(?:\(?\w{1,3}[.)]\s*)?That\b,?\s(?!whilst|while|although)"
    r"(?:(?!\b(?:would|has|have|had|was|were)\b).){3,300}?"
    r"(?<!\bto )(?<!\bwill )(?<!\bcan )(?<!\bmay )(?<!\bcould )(?<!\bshould )(?<!\bmust )"
    r"(?:\bbe\b|\b(?:is|are) hereby)\s+\w+",
    re.DOTALL,
)
_LONE = re.compile(
    r"\W*(?:(?:AGREED|NOTED|RECEIVED|ENDORSED|APPROVED)(?:,? (?:AND|and) )?)+\W*$"
    r"|\W*(?:Agreed|Noted|Received)\W*$"
)
_PUT = re.compile(
    r"\b(?:proposed|moved)\b,?(?: and .{2,160}?,?\s?seconded\b| by .{2,60}?,? and seconded by .{2,40}?)?,?\s*"
    r"(?P<opener>(?:that the following|the following|the above|an?|a further|the) (?:\w+ ){0,3}?"
    r"(?:motion|amendment)\b(?: (?:to|set out)\b[^“”:]{0,80}?)?,?\s?"
    r"(?:\bthat\b(?:\s+\w+)?[.:]?$|:$|(?=“)|:\s*(?=“)|that\s*:))",
    re.IGNORECASE,
)
_PUT_THAT = re.compile(
    r"\b(?:proposed|moved)\b,? and .{2,160}?,?\s?seconded,?\s*(?P<opener>that)\b", re.IGNORECASE
)
_PROPOSED_THAT = re.compile(
    r"\b(?:proposed|moved) by .{3,60}?,? (?:and )?seconded by "
    r"(?:(?!\b(?:agreed|resolved|carried)\b).){3,60}?,? (?P<opener>that)\b",
    re.IGNORECASE,
)
_PROPOSED_TO = re.compile(
    r"\b[Pp]roposed by [^.;]{3,60}?,? (?:and )?seconded by (?:[A-Z][\w.’'()-]*,?\s+){1,5}"
    r"(?P<opener>to)\s+[a-z]{3,}"
)
# "Proposed by ... that a bench be bought. Agreed."
_THEN_AGREED = re.compile(
    r"[.;]\s*(?:(?:This|It) was )?(?:[Aa]greed|AGREED|[Cc]arried|CARRIED|[Rr]esolved|RESOLVED|[Aa]pproved"
    r"|All (?:agreed|(?:were )?in favour))(?: unanimously)?\W*$"
)
_MEMBERS_AGREED = re.compile(
    r"(?:^|\.\s+|,\s+|\band\s+)(?P<opener>(?:the )?(?:Members|Councillors) (?:(?:also|then|unanimously|all) )?"
    r"(?:agreed|resolved|decided)"
    r"(?: (?:to(?! (?:this|the|these)\b)|that)\b|(?= with (?:the |a )?proposals?\b)))",
    re.IGNORECASE,
)
_SHALL = re.compile(r"[^.;]{3,200}?\b(?:should|would|shall|be)\b")
_AND_AGREED = re.compile(
    r"\bproposed (?P<opener>that) .{10,300}? and (?:it|this) was (?:unanimously )?agreed(?: unanimously)?\W*$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"\bthe following (?:motion|amendment) was (?:proposed|moved) by .{3,60}? "
    r"(?P<opener>and seconded by .{3,40}?:)",
    re.IGNORECASE,
)
# "At that meeting, Members agreed to" tells of another one.
_ELSEWHERE = re.compile(
    r"(?i)\bat (?:that|the (?:last|previous|earlier)) (?:\w+ ){0,2}meeting\b,? [^.;]*\.?\s*$"
)
# "It was agreed that the tenants had a point" is an opinion, and decides nothing.
_OPINION = re.compile(
    r"\s*(?:(?!\b(?:would|should|be|to|will|could)\b)[^.,;]){2,70}?\b(?:had|was|were|is|are|has|have)\b"
)
# A paragraph without any of these, and none that begins with "That", decides nothing.
_SCENTS = (
    "resol", "agreed", "noted", "receiv", "decid", "decision", "endorsed", "approved", "proposed", "moved",
    "deferred", "adopted", "elected", "appointed", "nominated", "co-opted", "accepted", "ratified",
    "confirmed", "seconded",
)  # fmt: skip
_THAT_WITHIN = 20  # characters of its beginning, for a marker
_AGREES = re.compile(r"agreed|resolved|decided")
_WHOLE_SCENT = re.compile(
    r"(?i)agreed|approved|adopted|endorsed|ratified|accepted|noted|nominated|confirmed|appointed|carried"
    r"|passed|received|suspended|elected|co-opted|deferred|referred|signed|taken as read"
    r"|resolved|decided"
)
_STANDS_ALONE = frozenset(
    {DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES, DocumentKind.DECISION_NOTICE}
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Words of a paper that open a resolution or a motion; offsets in the paper.

    `start` to `end` are the opener, empty where a bare limb has none; the limbs begin at
    `end`, and end at `stop` where words behind them are none of theirs. `agreed` says that
    its verb is "agreed", `lone` that it is a whole decision.
    """

    paragraph: int
    start: int
    end: int
    agreed: bool = False
    motion: bool = False
    amendment: bool = False
    lone: bool = False
    stop: int | None = None


def find_openings(number: int, paragraph: Paragraph, kind: DocumentKind) -> Iterator[Opening]:
    """Yield the openings in a paragraph, in order."""
    text = paragraph.text
    if paragraph.kind in (BlockKind.AGENDA_NOTE, BlockKind.TABLE_ROW):
        return
    plain = text.lower()
    if "That" not in text[:_THAT_WITHIN] and not any(scent in plain for scent in _SCENTS):
        return
    spans: list[tuple[int, int, Opening]] = []
    for start, end, opening in _candidates(number, paragraph, kind):
        if all(end <= other or start >= last for other, last, _ in spans):
            spans.append((start, end, opening))
    for _, _, opening in sorted(spans, key=lambda found: found[0]):
        yield opening


def _candidates(
    number: int, paragraph: Paragraph, kind: DocumentKind
) -> Iterator[tuple[int, int, Opening]]:
    text, base = paragraph.text, paragraph.start
    if _LONE.match(text) and not paragraph.is_heading:
        yield 0, len(text), Opening(number, base, base, lone=True)
        return
    plain = text.lower()
    put = "proposed" in plain or "moved" in plain
    for match in _AND_AGREED.finditer(text) if put else ():
        start, end = match.span("opener")
        yield start, end, Opening(number, base + start, base + end, agreed=True)
    for pattern in (_PUT, _PUT_THAT, _PROPOSED_THAT, _PROPOSED_TO, _FOLLOWING) if put else ():
        for match in pattern.finditer(text):
            start, end = match.span("opener")
            amendment = "amendment" in match.group().lower()
            motion = amendment or _THEN_AGREED.search(text, end) is None
            yield (
                start,
                end,
                Opening(number, base + start, base + end, motion=motion, amendment=amendment),
            )
    for told in motions_told(text) if put and kind in _STANDS_ALONE else ():
        stop = base + told.stop if told.stop else None
        opening = Opening(
            number,
            base + told.start,
            base + told.end,
            motion=True,
            amendment=told.amendment,
            stop=stop,
        )
        yield told.start, told.stop or max(told.end, told.start + 1), opening
    for match in filter(None, (_AT_START.match(text), _small(text, kind))):
        start, end = match.span("opener")
        yield start, end, _opening(number, base, start, end, match["opener"])
    if paragraph.is_heading:
        return
    for pattern, scent in ((_SECONDED_AND, "seconded"), (_IT_WAS, "it was")):
        for match in pattern.finditer(text) if scent in plain else ():
            start, end = match.span("opener")
            opinion = not match["opener"].endswith("to") and _OPINION.match(text, end)
            if not (opinion or _told(text[:start]) or is_elsewhere(text[:start])):
                yield start, end, _opening(number, base, start, end, match["opener"])
    for match in (
        _MEMBERS_AGREED.finditer(text) if kind in _STANDS_ALONE and _AGREES.search(plain) else ()
    ):
        start, end = match.span("opener")
        here = not is_elsewhere(text[:start])
        if here and (not match["opener"].endswith("that") or _decides(text, end)):
            yield start, end, _opening(number, base, start, end, match["opener"])
    yield from _whole_sentences(number, paragraph, kind)


def is_elsewhere(text: str) -> bool:
    """Return whether the last sentence tells what another meeting did.

    >>> is_elsewhere("At that meeting, Members agreed to refer it back")
    True
    """
    return _ELSEWHERE.search(text) is not None


def _decides(text: str, at: int) -> bool:
    """Return whether what was agreed is to happen; "that it was vital" is an opinion."""
    return _SHALL.match(text, at) is not None and _OPINION.match(text, at) is None


def _small(text: str, kind: DocumentKind) -> re.Match[str] | None:
    return _SMALL_AT_START.match(text) if kind in _STANDS_ALONE else None


def _opening(number: int, base: int, start: int, end: int, words: str) -> Opening:
    agreed = re.search(r"(?i)agreed|decided", words) is not None
    return Opening(number, base + start, base + end, agreed)


def _told(before: str) -> bool:
    words = before.rstrip(" ,").split()
    return bool(words) and words[-1].lower().strip("(“\"'") in NOT_BEFORE


def _whole_sentences(
    number: int, paragraph: Paragraph, kind: DocumentKind
) -> Iterator[tuple[int, int, Opening]]:
    """Yield sentences that are a decision as a whole: "The minutes were AGREED as a record"."""
    base = paragraph.start
    bullet = paragraph.kind is BlockKind.LIST_ITEM and paragraph.number is None
    if kind in _STANDS_ALONE and not bullet and _BARE.match(paragraph.text):
        yield 0, len(paragraph.text), Opening(number, base, base)
        return
    if not _WHOLE_SCENT.search(paragraph.text):
        return
    for start, end, sentence in sentences_of(paragraph):
        if kind in _STANDS_ALONE and is_decision(sentence):
            agreed = is_carried(sentence)
            yield start, end, Opening(number, base + start, base + start, agreed, lone=True)
