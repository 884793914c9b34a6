"""Checks a sentence that a model wrote against what it cites, before it is shown.

Every quotation must be verbatim; every figure, date, name and label must stand in the cited
text, near the words that the sentence is about; nothing may be turned round or added. The
checks read words, not meaning: what they can't match, they refuse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.worded import meaning
from assistant.answering.worded.evidence import Evidence, Proof, content, read_evidence
from assistant.answering.worded.faults import Fault
from assistant.answering.worded.figures_said import figure_fault
from assistant.answering.worded.names_said import name_fault
from assistant.answering.wordings import wording_of

# Shares of a sentence's own words that its evidence must hold, whole and clause by clause: tuned
# on half of the sentences of eval/wording, and measured on the other half.
MIN_SAID, MIN_CLAUSE = 0.5, 0.34
_CLAUSE_WORDS = 3
_REPEATED = 0.5
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_LEAD_IN = re.compile(r"(?i)^\W*according to\s+")
_CLAUSE = re.compile(
    r"(?i)[,;:–—]\s+|\s+(?:and|but|which|who|because|while|whereas|after|before|so that|although"
    r"|as|as well as|since|when|with|so|that)\s+"
)


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
    own = _LEAD_IN.sub("", _QUOTED.sub(" ", statement))
    evidence = read_evidence(own, proofs)
    return (
        figure_fault(own, evidence)
        or name_fault(own, evidence)
        or _turned_round(own, evidence)
        or _added(own, evidence)
    )


def _flat(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _turned_round(own: str, evidence: Evidence) -> Fault | None:
    if meaning.is_negative(own) and not meaning.is_negative(evidence.whole):
        return Fault.NEGATION
    names = content(" ".join(wording_of(own).names))
    if any(_denied_only_there(part, names, evidence) for part in _CLAUSE.split(own)):
        return Fault.NEGATION
    clause = _clauses_about(own, names, evidence)
    if meaning.opposed(own, evidence.near):
        return Fault.OPPOSITE
    if meaning.decided_otherwise(own, f"{evidence.whole}\n{evidence.known}"):
        return Fault.DECISION
    if meaning.HEDGED.search(clause) and not meaning.UNSURE.search(own):
        return Fault.CERTAINTY
    widened = meaning.EVERY.search(own) and not meaning.EVERY.search(evidence.whole)
    if widened and meaning.NOT_EVERY.search(evidence.near):
        return Fault.CERTAINTY
    if meaning.ONLY.search(own) and not meaning.ONLY.search(evidence.whole):
        return Fault.CERTAINTY
    return None


def _denied_only_there(part: str, names: set[str], evidence: Evidence) -> bool:
    """Return whether the clause of the evidence that a clause repeats is denied there alone."""
    if meaning.is_negative(part):
        return False
    said = content(part) - names
    best, denied = (0, 0.0), False
    for told in evidence.sentences:
        for other in _CLAUSE.split(told.text):
            words = content(other) - names
            shared = len(words & said)
            rank = (shared, shared / max(len(words), 1))
            if shared and rank[1] >= _REPEATED and rank >= best:
                # Of two that are as near, the one that denies nothing is meant.
                denied = meaning.is_negative(other) and (rank > best or denied)
                best = rank
    return denied


def _clauses_about(own: str, names: set[str], evidence: Evidence) -> str:
    """Return the clauses of the nearest sentences that a statement repeats for the most part."""
    said = content(own)
    parts = [part for told in evidence.aligned for part in _CLAUSE.split(told.text)]
    return " … ".join(part for part in parts if _is_repeated(content(part) - names, said))


def _is_repeated(part: set[str], said: set[str]) -> bool:
    return len(part) > 1 and len(part & said) / len(part) >= _REPEATED


def _added(own: str, evidence: Evidence) -> Fault | None:
    held, said = content(f"{evidence.whole}\n{evidence.known}"), content(own)
    if said and len(said & held) / len(said) < MIN_SAID:
        return Fault.ADDED
    names = content(" ".join(wording_of(own).names))
    for part in _CLAUSE.split(own):
        words = content(part) - names
        given = len(words & held)
        if len(words) >= _CLAUSE_WORDS and given / len(words) < MIN_CLAUSE:
            return Fault.ADDED
        if len(words) > 1 and not given:
            return Fault.ADDED
    return None
