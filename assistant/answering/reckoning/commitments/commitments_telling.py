"""Tells of undertakings: in sentences where they are few, else as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.reckoning.asked.quoting import (
    clipped,
    day_value,
    in_sentence,
    item_in_brackets,
    opening,
    plain,
    quoted,
)
from assistant.answering.reckoning.commitments import commitments_wording as wording
from assistant.answering.reckoning.commitments.commitments_followed import (
    Followed,
    Follower,
    Outcome,
)
from assistant.answering.reckoning.commitments.later_mentions import names_a_thing
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Proof,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import Basis
from assistant.council import Commitment, Strength
from assistant.dates import written_date
from assistant.documents import PassageKind

_THIS = re.compile(
    r"(?i)\b(?:this|that|these|those|the) (?:matters?|issues?|points?|items?|requests?|suggestions?)\b"
    r"|\b(?:one|it|this|that|them|those|so)\b\W*$"
)
# An action tag gives somebody what a meeting asked for.
_REQUESTED = re.compile(
    r"\W*(?:\d[\d.]*\s+)?(?:The )?(?:(?:Sub-)?Committee|Panel|Board|Members|Forum|Chair(?:man)?"
    r"|Convener)\b[^.]{0,20}\b(?:requested|asked|wished|agreed|wanted)\b"
)
_NOT_A_NAME = re.compile(
    r"^(?:\d[\d.]*\s+|(?:[Aa]sks|[Rr]equests|[Rr]equires|[Ii]nvites|[Ii]nstructs)\s+(?=(?:the )?[A-Z]))+"
)
_PROMISE_WORDS, _MENTION_WORDS = 40, 35


def who_gave(commitment: Commitment) -> str:
    """Return who undertook it, as printed; "nobody named" where the paper names nobody.

    The verb of the resolution that asks for it, or a minute's number, is no part of a name.
    """
    if commitment.who is None:
        return wording.NOBODY
    return _NOT_A_NAME.sub("", " ".join(commitment.who.printed.split()))


def promise_claim(commitment: Commitment, ledger: Ledger) -> Claim:
    """Return the sentence that quotes an undertaking, with who gave it, when and how firmly."""
    span = clipped(commitment.span, _PROMISE_WORDS)
    day = (
        f"On {written_date(commitment.day)}{item_in_brackets(commitment, ledger)}"
        if commitment.day
        else ""
    )
    said = said_of(commitment, ledger)
    text = f"{day}, {said}: “{span.text}”" if day else f"{opening(said)}: “{span.text}”"
    values = (day_value(commitment.day),) if commitment.day else ()
    due = commitment.due
    if due.day is not None and due.text not in commitment.span.text:
        values = (*values, day_value(due.day, "due"))
        text = f"{text} ({wording.DUE} {written_date(due.day)})"
    return Claim(text, Basis.COMPUTED, (Proof(commitment.document_id, span),), values)


def said_of(commitment: Commitment, ledger: Ledger) -> str:
    """Return who undertook it and how firmly, as a sentence begins."""
    if commitment.strength is Strength.EXPECTATION:
        return wording.EXPECTED
    who = in_sentence(who_gave(commitment)) if commitment.who else wording.SOMEBODY
    if is_resolved(commitment, ledger):
        return f"{who} {wording.RESOLVED}"
    if commitment.who and _REQUESTED.match(commitment.span.text):
        return f"{who} {wording.TASKED}"
    return f"{who} {wording.GAVE[commitment.strength]}"


def is_resolved(commitment: Commitment, ledger: Ledger) -> bool:
    """Return whether a resolution asked for it: then nobody is minuted as undertaking it."""
    passage = ledger.view.passage(commitment.passage_id)
    return passage is not None and passage.kind is PassageKind.RESOLUTION


def outcome_claims(followed: Followed, ledger: Ledger) -> Iterator[Claim]:
    """Yield what later papers show, in the words that the rule allows."""
    mention = followed.mention
    if mention is not None:
        span = clipped(mention.span, _MENTION_WORDS)
        said = (
            "A paper reports on it on"
            if followed.outcome is Outcome.REPORTED
            else "It is mentioned again on"
        )
        text = f"{said} {written_date(mention.day)}: “{span.text}”"
        yield Claim(
            text, Basis.COMPUTED, (Proof(mention.document_id, span),), (day_value(mention.day),)
        )
    if followed.outcome is Outcome.TOO_EARLY:
        yield _too_early(followed)
    elif followed.outcome is Outcome.MENTIONED:
        yield Claim(wording.MENTIONED_ONLY, Basis.NOTICE)
    elif followed.outcome is Outcome.UNDATED:
        yield Claim(wording.UNDATED_SENTENCE, Basis.NOTICE)
    elif followed.outcome is Outcome.NONE:
        yield Claim(wording.NO_LATER_SENTENCE, Basis.NOTICE)


def led_by_claims(commitment: Commitment, follower: Follower) -> Iterator[Claim]:
    """Yield the question that an undertaking answers, where its own words do not say what it is."""
    who = commitment.who.printed if commitment.who else ""
    deed = commitment.what.text.replace(who, " ", 1) if who else commitment.what.text
    if names_a_thing(deed) and not _THIS.search(deed):
        return
    for each in follower.led_by(commitment)[:1]:
        span = clipped(each.question, _MENTION_WORDS)
        yield quoted(wording.LED_BY, span, each.document_id)


def _too_early(followed: Followed) -> Claim:
    due, latest, one = followed.commitment.due.day, followed.latest, followed.commitment
    if due is None or latest is None or latest >= due:
        return Claim(wording.too_early(None, None), Basis.NOTICE)
    text = wording.too_early(written_date(due), written_date(latest))
    values = (day_value(due, "due"), day_value(latest, "newest paper"))
    return Claim(text, Basis.COMPUTED, (Proof(one.document_id, one.span),), values)


def table_of(followed: Sequence[Followed], ledger: Ledger) -> ReckonedTable:
    """Return undertakings as a table, in the order given; to whom, where any paper says so."""
    to_whom = any(each.commitment.to_whom for each in followed)
    columns, printed = list(wording.COLUMNS), wording.MINUTED
    if to_whom:
        columns.insert(printed, wording.TO_WHOM)
    return ReckonedTable(
        wording.TITLE,
        tuple(columns),
        tuple(_row(each, ledger, to_whom) for each in followed),
        frozenset({printed + to_whom}),
    )


def _row(followed: Followed, ledger: Ledger, to_whom: bool) -> ReckonedRow:
    one = followed.commitment
    cells = (
        written_date(one.day) if one.day else "not known",
        (one.item or "").strip(" ."),
        who_gave(one),
        *((one.to_whom or "",) if to_whom else ()),
        plain(one.span),
        by_when(one),
        wording.BY_RESOLUTION if is_resolved(one, ledger) else wording.FIRMNESS[one.strength],
        later_in_words(followed),
    )
    proofs = [Proof(one.document_id, one.span)]
    if followed.mention is not None:
        proofs.append(Proof(followed.mention.document_id, followed.mention.span))
    return ReckonedRow(cells, tuple(proofs))


def by_when(commitment: Commitment) -> str:
    """Return when it was due as printed, with the day that is read from it."""
    due = commitment.due
    printed = " ".join(due.text.split())
    if due.day is None or written_date(due.day) in printed:
        return printed or "no date"
    day = f"by {written_date(due.day)}"
    return f"{printed} ({day})" if printed else day


def later_in_words(followed: Followed) -> str:
    """Return what later papers show of an undertaking, for a cell."""
    day = f" on {written_date(followed.mention.day)}" if followed.mention else ""
    if followed.outcome is Outcome.REPORTED:
        return f"{wording.REPORTED}{day}"
    if followed.outcome is Outcome.MENTIONED:
        return f"{wording.MENTIONED}{day}; {wording.NO_LATER} that it came"
    if followed.outcome is Outcome.UNDATED:
        return wording.UNDATED
    return wording.TOO_EARLY if followed.outcome is Outcome.TOO_EARLY else wording.NO_LATER
