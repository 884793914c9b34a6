"""Checks a sentence that a model wrote against what it cites, before it is shown.

Every quotation must be verbatim; every figure, date, name and label must stand in the cited
text, near the words that the sentence is about; nothing may be turned round or added. The
checks read words, not meaning: what they can't match, they refuse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.terms import stems
from assistant.answering.worded import meaning
from assistant.answering.worded.claims import quantities
from assistant.answering.wordings import wording_of
from assistant.dates import find_dates
from assistant.sentences import split_sentences

# Shares of a sentence's own words that its evidence must hold, whole and clause by clause: of
# 300 sentences, half with one fault, these measured best (eval/checker).
MIN_SAID, MIN_CLAUSE = 0.7, 0.5
_CLAUSE_WORDS = 3
# A further sentence of the evidence counts where it gives so many words that the others lack.
_ADDS = 2
_MOST_ALIGNED = 4
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_CLAUSE = re.compile(
    r"(?i)[,;:–—]\s+|\s+(?:and|but|which|who|because|while|whereas|after|before|so that|although|as well as)\s+"
)
# How an answer frames what it tells; nothing of the papers.
_FRAME = frozenset(
    stems(
        "paper papers minutes minute record records recorded report reports state states stated say"
        " according plan shows show set out note answer reply told confirm confirmed explained advised"
        " councillor committee council member meeting include includes including total number overall"
    )
)
_PREPOSED = re.compile(
    r"(?i)\b(from|to|by|before|after|until|since|above|below|over|under)\s+(?:£\s?)?$"
)
_CONTRARY = (
    {"from", "to"},
    {"before", "after"},
    {"before", "since"},
    {"by", "from"},
    {"above", "below"},
    {"over", "under"},
    {"until", "from"},
    {"until", "since"},
)


class Fault(StrEnum):
    """Why a sentence is not shown."""

    UNCITED = "it cites nothing, or what was not given"
    QUOTATION = "a quotation is not verbatim"
    FIGURE = "a figure does not stand in what it cites"
    DATE = "a date does not stand in what it cites"
    NAME = "a name does not stand in what it cites"
    ROLE = "somebody is said to have done what another did"
    NEGATION = "it denies what is said, or says what is denied"
    OPPOSITE = "it says the opposite"
    DECISION = "it tells of another decision"
    CERTAINTY = "it is surer, or wider, than what it cites"
    ADDED = "it says more than what it cites"


@dataclass(frozen=True, slots=True)
class Proof:
    """What one numbered piece of evidence says, and what is known of it: paper, day, committee."""

    text: str
    known: str = ""


@dataclass(frozen=True, slots=True)
class _Aligned:
    """The sentences of the evidence that a statement is about, best first, and all around them."""

    best: str
    near: str
    known: str
    whole: str


def fault_of(statement: str, proofs: Sequence[Proof]) -> Fault | None:
    """Return why `statement` may not be shown on `proofs`; None where it may.

    >>> proof = Proof("Fourteen calls were missed altogether between 1 June and 31 August 2023.")
    >>> fault_of("14 calls were missed between 1 June and 31 August 2023.", [proof])
    >>> fault_of("13 calls were missed between 1 June and 31 August 2023.", [proof]).name
    'FIGURE'
    """
    if not proofs:
        return Fault.UNCITED
    whole = "\n".join(f"{proof.text}\n{proof.known}" for proof in proofs)
    if _flat(statement) in _flat(whole):
        return None
    quoted = [a or b for a, b in _QUOTED.findall(statement)]
    if not all(_flat(each) in _flat(whole) for each in quoted):
        return Fault.QUOTATION
    own = _QUOTED.sub(" ", statement)
    aligned = _align(statement, proofs)
    return (
        _figures(own, aligned)
        or _names(own, aligned)
        or _turned_round(own, aligned)
        or _added(own, aligned)
    )


def _flat(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _content(text: str) -> set[str]:
    return {stem for stem in stems(text) if not stem[0].isdigit()} - _FRAME


def _align(statement: str, proofs: Sequence[Proof]) -> _Aligned:
    wanted = set(stems(statement))
    parts = [
        (proof.text[a:b], n, k)
        for n, proof in enumerate(proofs)
        for k, (a, b) in enumerate(split_sentences(proof.text))
    ]
    taken: list[tuple[str, int, int]] = []
    missing = set(wanted)
    while parts and len(taken) < _MOST_ALIGNED:
        best = max(parts, key=lambda part: len(missing & set(stems(part[0]))))
        gain = missing & set(stems(best[0]))
        if taken and len(gain - _FRAME) < _ADDS:
            break
        taken.append(best)
        parts.remove(best)
        missing -= gain
    near = "\n".join(text for text, _, _ in taken)
    before = [_before(proofs[n].text, k) for _, n, k in taken]
    known = "\n".join(dict.fromkeys(proof.known for proof in proofs))
    whole = "\n".join(proof.text for proof in proofs)
    return _Aligned(taken[0][0] if taken else "", "\n".join([near, *before]), known, whole)


_POINTS_BACK = re.compile(
    r"(?i)^\W*(?:he|she|they|it|this|these|that|those|in reply|reply|the (?:director|officer|head|chair))\b"
)


def _before(text: str, number: int) -> str:
    """Return the sentence before one that points back to it, so that "she" has a name."""
    places = list(split_sentences(text))
    this = text[slice(*places[number])]
    if number and _POINTS_BACK.match(this):
        return text[slice(*places[number - 1])]
    return ""


def _figures(own: str, aligned: _Aligned) -> Fault | None:
    held = quantities(f"{aligned.near}\n{aligned.known}")
    plain = {q.value for q in held}
    for quantity in quantities(own):
        if quantity.kind == "label" and quantity.value in aligned.near + aligned.known:
            continue
        # A row prints "74" under "Per cent": the unit may stand in its heading.
        headed = (
            quantity.kind in ("percent", "money")
            and quantity.value in plain
            and _headed(quantity.kind, aligned)
        )
        if not (quantity.stands_among(held) or headed):
            return Fault.FIGURE
    if _preposed_otherwise(own, aligned.near):
        return Fault.FIGURE
    dates = find_dates(f"{aligned.near}\n{aligned.known}")
    if not all(any(date.covers(other) for other in dates) for date in find_dates(own)):
        return Fault.DATE
    return None


def _headed(kind: str, aligned: _Aligned) -> bool:
    signs = {"percent": r"%|per\s?cent", "money": "£|€|pounds"}[kind]
    return re.search(rf"(?i){signs}", aligned.near + aligned.known) is not None


def _preposed_otherwise(own: str, evidence: str) -> bool:
    """Return whether a figure stands after "from" that stands after "to" in the evidence."""
    said, held = _preposed(own), _preposed(evidence)
    return any(
        figure in held
        and word not in held[figure]
        and any({word, other} in _CONTRARY for other in held[figure])
        for figure, words in said.items()
        for word in words
    )


def _preposed(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in re.finditer(r"£?\d[\d,.]*\d|\d", text):
        before = _PREPOSED.search(text[: match.start()])
        if before:
            found.setdefault(match.group().strip("£"), set()).add(before[1].lower())
    return found


def _names(own: str, aligned: _Aligned) -> Fault | None:
    said = wording_of(own)
    if said.unnamed([aligned.near, aligned.known]):
        return Fault.NAME
    if not said.numbers_in(f"{aligned.near}\n{aligned.known}"):
        return Fault.FIGURE
    told = meaning.acts(own)
    for name in said.names:
        sentence = next(
            (s for s in aligned.near.split("\n") if set(stems(name)) <= set(stems(s))), ""
        )
        did = meaning.acts(sentence)
        if sentence and told and did and not told & did:
            return Fault.ROLE
    return None


def _turned_round(own: str, aligned: _Aligned) -> Fault | None:
    clause = _clause_about(own, aligned.best)
    if bool(meaning.NEGATIVE.search(own)) != bool(meaning.NEGATIVE.search(aligned.near)):
        denied = meaning.NEGATIVE.search(own) is not None
        if denied or meaning.NEGATIVE.search(clause):
            return Fault.NEGATION
    elif not meaning.NEGATIVE.search(own) and meaning.NEGATIVE.search(clause):
        return Fault.NEGATION
    if meaning.opposed(own, aligned.near):
        return Fault.OPPOSITE
    if meaning.decided_otherwise(own, f"{aligned.near}\n{aligned.known}"):
        return Fault.DECISION
    if meaning.HEDGED.search(clause) and not meaning.HEDGED.search(own):
        return Fault.CERTAINTY
    wider = (meaning.EVERY, meaning.ONLY)
    if any(words.search(own) and not words.search(aligned.near) for words in wider):
        return Fault.CERTAINTY
    return None


def _clause_about(own: str, evidence: str) -> str:
    """Return the clauses of the evidence that share words with a statement."""
    said = _content(own)
    return " … ".join(
        part
        for part in _CLAUSE.split(evidence)
        if len(said & _content(part)) >= min(2, len(_content(part)) or 2)
    )


def _added(own: str, aligned: _Aligned) -> Fault | None:
    held = set(stems(f"{aligned.whole}\n{aligned.known}"))
    said = _content(own)
    if said and len(said & held) / len(said) < MIN_SAID:
        return Fault.ADDED
    for part in _CLAUSE.split(own):
        words = _content(part)
        if len(words) >= _CLAUSE_WORDS and len(words & held) / len(words) < MIN_CLAUSE:
            return Fault.ADDED
    return None
