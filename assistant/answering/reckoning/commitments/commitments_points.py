"""Asks what has come of an undertaking, by the words that say what it was (basis F4)."""

from __future__ import annotations

import re

from assistant.answering.reckoning.asked.quoting import item_in_brackets, opening, plain
from assistant.answering.reckoning.commitments import commitments_wording as wording
from assistant.answering.reckoning.commitments.commitments_followed import Followed
from assistant.answering.reckoning.commitments.commitments_telling import (
    is_resolved,
    later_in_words,
    said_of,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Point, Proof
from assistant.council import Commitment, Strength
from assistant.dates import written_date

_MOST_DEED_WORDS, _FEW_WORDS = 28, 5
_CUT_OFF = re.compile(r"(?i),? (?:and|or|but)(?: (?:i|we|that|she|he|they))?$")
_NO_SUBJECT = re.compile(r"(?i)^(?:will|would|shall|should|to be|be)\b")
_POINTS_BACK = re.compile(
    r"(?i)^(?:it|this|these|they|those|to (?:do|look at|bring) (?:so|it|this))\b"
)
_GOES_ON = re.compile(r"(?i),? and (?:agreed|noted|said|asked|also|thanked|explained)\b.*$")
# Titles that tell nothing of what was undertaken.
_EMPTY = re.compile(
    r"(?i)^\W*(?:(?:adoption of )?minutes|actions?|correspondence|written questions?|questions?\b|matters"
    r"|any other|notices? of motion|work programme|apologies|chair|declarations?)"
)
# How papers print what is to be done, and the words that lead to it in a question.
_TO_DO = re.compile(
    r"(?i)\b(?:agreed|undertook|offered|promised|happy|committed|pleased|asked|requested)\s+"
    r"(?P<deed>to\s(?!be\b|look\b|need\b)[a-z][^.;]{8,170})(?=[.;]|$)"
)
_WOULD = re.compile(
    r"(?i)\bthat\s+(?P<deed>(?:(?!\bthat\b)[^.;,]){2,70}?\s(?:would|will)\s(?!need\b)[^.;]{8,150})(?=[.;]|$)"
)
_SOMEBODY_TO = re.compile(
    r"(?i)\b(?:requests?|asks?|invites?|requested|asked)\b[^.;]{2,90}?\b"
    r"(?P<deed>to\s(?!be\b|the\b|an?\b)[a-z][^.;]{8,170})(?=[.;]|$)"
)
_THAT = re.compile(r"(?i)\b(?:requests?|asks?|agrees?)\s(?P<deed>that\s[^.;]{8,170})(?=[.;]|$)")
_THING = re.compile(r"(?i)\b(?:requests?|asks?\sfor)\s(?P<deed>an?\s[^.;]{8,170})(?=[.;]|$)")


def point_of(followed: Followed, ledger: Ledger) -> Point | None:
    """Return a point for committee about an undertaking without later evidence."""
    one = followed.commitment
    if one.day is None or one.strength is Strength.EXPECTATION:
        return None
    day = written_date(one.day)
    question = _worded(one, day, ledger)
    if question is None:
        return None
    said = opening(said_of(one, ledger))
    because = f"{said}, on {day}{item_in_brackets(one, ledger)}; {later_in_words(followed)}."
    proofs = [Proof(one.document_id, one.span)]
    if followed.mention is not None:
        proofs.append(Proof(followed.mention.document_id, followed.mention.span))
    return Point(question, because, "F4", tuple(proofs))


def _worded(one: Commitment, day: str, ledger: Ledger) -> str | None:
    """Return what to ask: the thing undertaken as printed, else the item it stands under."""
    resolved = is_resolved(one, ledger)
    noun = "request" if resolved else "undertaking"
    kinds = ((_THAT, ""), (_SOMEBODY_TO, ""), (_THING, "for ")) if resolved else ()
    for pattern, link in (*kinds, (_TO_DO, ""), (_WOULD, "that ")):
        for text in (plain(one.what), plain(one.span)):
            deed = _last(pattern, text)
            if deed and len(deed.split()) <= _MOST_DEED_WORDS and not {"“", "”"} & set(deed):
                return wording.come_of(noun, day, link, deed, _under(one, deed))
    whole = _CUT_OFF.sub("", plain(one.what)).rstrip(" .;,")
    if (
        not _NO_SUBJECT.match(whole)
        and _FEW_WORDS <= len(whole.split()) <= _MOST_DEED_WORDS
        and not {"“", "”"} & set(whole)
    ):
        return wording.come_of(noun, day, "", whole, _under(one, whole))
    if one.item_title and not _EMPTY.match(one.item_title):
        title = " ".join(one.item_title.split()).strip(" .:")
        return wording.come_of_item(day, title)
    return None


def _under(one: Commitment, deed: str) -> str:
    """Return the item's title where the words point back to what is not quoted, else ""."""
    title = " ".join((one.item_title or "").split()).strip(" .:")
    return title if _POINTS_BACK.match(deed) and not _EMPTY.match(title) else ""


def _last(pattern: re.Pattern[str], text: str) -> str | None:
    found = [
        _CUT_OFF.sub("", _GOES_ON.sub("", match["deed"])).strip(" ,")
        for match in pattern.finditer(text)
    ]
    return found[-1] if found else None
