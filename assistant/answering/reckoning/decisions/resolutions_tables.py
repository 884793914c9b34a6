"""Shows decisions as a table and says what they did; wording of both is here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import Basis
from assistant.council import Resolution, VerbClass
from assistant.dates import written_date
from assistant.spans import Span

# What a limb of each class did, as a sentence says it: "noted the report".
DID = {
    VerbClass.NOTE: "noted",
    VerbClass.RECEIVE: "received",
    VerbClass.ACCEPT: "accepted",
    VerbClass.APPROVE: "agreed or approved",
    VerbClass.RECOMMEND: "recommended",
    VerbClass.REQUEST: "requested",
    VerbClass.REFER: "referred",
    VerbClass.APPOINT: "appointed",
    VerbClass.EXCLUDE_PUBLIC: "public excluded",
    VerbClass.OTHER: "other",
}
_LOST, _CARRIED, _PUT = "motion lost", "motion carried", "motion, outcome not recorded"
_UNKNOWN_DAY = "date not known"


def table_of_decisions(limbs: Sequence[Resolution], ledger: Ledger, title: str) -> ReckonedTable:
    """Return decisions as a table: when, on what, the words, and what they did."""
    several = len({limb.committee for limb in limbs}) > 1
    columns = ("Date", *(("Committee",) if several else ()), "Item", "Resolution", "Effect")
    rows = []
    for limb in limbs:
        committee = (limb.committee or "–",) if several else ()
        cells = (day_of(limb), *committee, item_of(limb), limb.text, effect_of(limb))
        rows.append(ReckonedRow(cells, proofs_of(limb, ledger)))
    place = len(columns) - 2
    stands = all("".join(limb.text.split()) in "".join(limb.span.text.split()) for limb in limbs)
    return ReckonedTable(title, columns, tuple(rows), frozenset({place} if stands else ()))


def words_of_limb(limb: Resolution) -> str:
    """Return a limb's own words as printed, without its opener and marker where they can be told."""
    return limb.text if limb.text in limb.span.text else limb.span.text


def effect_of(limb: Resolution) -> str:
    """Return what a limb did, in a word or two."""
    if limb.motion:
        return _LOST if limb.carried is False else _CARRIED if limb.carried else _PUT
    votes = f"; {votes_words(limb)}" if limb.votes else ""
    return f"{did_word(limb)}{votes}"


def did_word(limb: Resolution) -> str:
    """Return what a limb did; for a verb of no class, its own printed word."""
    verb = (limb.verb or "").lower()
    if limb.verb_class is VerbClass.OTHER and verb.isalpha():
        return verb
    return DID[limb.verb_class]


def verb_past(limb: Resolution) -> str:
    """Return the printed verb of a limb as "it was …" goes on: "agree" as "agreed"."""
    verb = (limb.verb or "").lower()
    if not verb.isalpha():
        return DID[limb.verb_class]
    if verb.endswith("ed"):
        return verb
    stem = verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


def votes_words(limb: Resolution) -> str:
    """Return a vote's printed figures in words: "7 for, 2 against, 1 abstention"."""
    if limb.votes is None:
        return ""
    for_, against, abstained = limb.votes.in_favour, limb.votes.against, limb.votes.abstained
    parts = [f"{for_} for"] if for_ is not None else []
    parts += [f"{against} against"] if against is not None else []
    if abstained is not None:
        parts.append(f"{abstained} abstention{'' if abstained == 1 else 's'}")
    return ", ".join(parts)


def item_of(limb: Resolution) -> str:
    """Return an item's number and title as printed."""
    parts = [part for part in (limb.item, " ".join((limb.item_title or "").split())) if part]
    return ". ".join(parts) or "–"


def day_of(limb: Resolution) -> str:
    """Return the day of a decision in words."""
    return written_date(limb.day) if limb.day else _UNKNOWN_DAY


def on_day(limb: Resolution) -> str:
    """Return when a limb was resolved, as a sentence goes on; "" where no day is printed."""
    return f", on {day_of(limb)}" if limb.day else ""


def body_of(limb: Resolution) -> str:
    """Return the body that decided, with its article."""
    return f"the {limb.committee}" if limb.committee else "the meeting"


def proofs_of(limb: Resolution, ledger: Ledger) -> tuple[Proof, ...]:
    """Return the places of a limb: its own, its opener and its vote."""
    spans: list[Span] = [limb.span]
    if limb.opener is not None:
        spans.append(limb.opener)
    if limb.votes is not None:
        spans.append(limb.votes.span)
    return tuple(ledger.proof(limb.document_id, span) for span in spans)


def did_words(limbs: Iterable[Resolution]) -> tuple[str, tuple[Computed, ...]]:
    """Return what limbs did, by class and number, with the counts: "1 noted, 2 requested"."""
    found = list(limbs)
    values = []
    for verb, number in Counter(map(_said_of, found)).most_common():
        rows = tuple(limb.record_id for limb in found if _said_of(limb) == verb)
        values.append(Computed(verb, Operation.COUNT, str(number), rows))
    return ", ".join(f"{value.value} {value.name}" for value in values), tuple(values)


def _said_of(limb: Resolution) -> str:
    return _CARRIED if limb.motion else did_word(limb)


def dated_claim(
    text: str, limb: Resolution, proofs: tuple[Proof, ...], values: tuple[Computed, ...] = ()
) -> Claim:
    """Return a sentence that prints a decision's day; a paper may record another meeting too."""
    if limb.day is None:
        return Claim(text, Basis.COMPUTED, proofs, values)
    day = limb.day.isoformat()
    value = Computed("day", Operation.LATEST, day_of(limb), (limb.record_id,), (day,))
    return Claim(text, Basis.COMPUTED, proofs, (value, *values))


def resolved_claim(limb: Resolution, ledger: Ledger, where: str = "") -> Claim:
    """Return one decision as a quotation, said with its body and day; `where` tells its item."""
    body = body_of(limb)
    lead = f"On {day_of(limb)} {body}" if limb.day else f"{body[:1].upper()}{body[1:]}"
    text = f"{lead} resolved{where}: “{words_of_limb(limb)}”"
    return dated_claim(text, limb, proofs_of(limb, ledger))


def is_quotable(limb: Resolution, ledger: Ledger) -> bool:
    """Return whether the item's title stands in what is known of the cited place."""
    passage = ledger.view.passage(limb.passage_id)
    title = limb.item_title or ""
    known = " ".join(passage.locator.headings[-1:]) if passage else ""
    known = f"{known} {ledger.document(limb.document_id).title}"
    return bool(title) and title in known and not {"“", "”"} & set(title)
