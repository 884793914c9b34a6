"""Checks a sentence that a model wrote against what it cites, before it is shown.

Every quotation must be verbatim; every figure, date, name and label must stand in the cited
text. Whether they stand there of the same thing, and nothing is turned round or added, is
weighed: words are compared, and a small model reads both side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.worded.agreeing import doubted
from assistant.answering.worded.evidence import Evidence, Proof, read_evidence
from assistant.answering.worded.faults import Fault
from assistant.answering.worded.figures_said import is_spread, missing_figure
from assistant.answering.worded.names_said import has_unknown_name
from assistant.answering.worded.spelling_out import spelt_out
from assistant.sentences import split_sentences

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_LEAD_IN = re.compile(r"(?i)^\W*according to\s+")


def fault_of(statement: str, proofs: Sequence[Proof]) -> Fault | None:
    """Return why `statement` may not be shown on `proofs`; None where it may.

    >>> proof = Proof("Fourteen calls were missed altogether between 1 June and 31 August 2023.")
    >>> fault_of("14 calls were missed between 1 June and 31 August 2023.", [proof])
    >>> fault_of("13 calls were missed between 1 June and 31 August 2023.", [proof]).name
    'FIGURE'
    """
    fault, weighed = plain_fault(statement, proofs)
    return fault or (doubted(*weighed) if weighed else None)


def plain_fault(
    statement: str, proofs: Sequence[Proof]
) -> tuple[Fault | None, tuple[str, Evidence] | None]:
    """Return what is plainly wrong with a statement, and what is left to be weighed.

    What is left are the statement's own words and their evidence; None where a fault was
    found, or where the statement stands in its evidence word for word.
    """
    if not proofs:
        return Fault.UNCITED, None
    if _is_printed(statement, proofs):
        return None, None
    whole = _flat("\n".join(f"{proof.text}\n{proof.known}" for proof in proofs))
    if not all(_is_quoted(a or b, whole) for a, b in _QUOTED.findall(statement)):
        return Fault.QUOTATION, None
    own = spelt_out(_LEAD_IN.sub("", _QUOTED.sub(" ", statement)))
    spelt = [Proof(spelt_out(proof.text), spelt_out(proof.known)) for proof in proofs]
    evidence = read_evidence(own, spelt)
    missing = missing_figure(own, evidence)
    unknown = Fault.NAME if has_unknown_name(own, evidence) else None
    spread = Fault.SPREAD if is_spread(own, evidence) else None
    fault = missing or unknown or spread
    return fault, None if fault else (own, evidence)


def _is_printed(statement: str, proofs: Sequence[Proof]) -> bool:
    """Return whether a statement is made of whole sentences of its proofs, or of a whole proof.

    Part of a sentence may say something else: "14 homes flooded" holds "4 homes flooded".
    """
    printed = {_flat(proof.text) for proof in proofs}
    printed |= {_flat(proof.text[a:b]) for proof in proofs for a, b in split_sentences(proof.text)}
    parts = {_flat(statement[a:b]) for a, b in split_sentences(statement)}
    return _flat(statement) in printed or (bool(parts) and parts <= printed)


def _is_quoted(quotation: str, whole: str) -> bool:
    """Return whether a quotation stands in a text, and does not begin or end within a word."""
    return re.search(rf"(?<![\w.,£]){re.escape(_flat(quotation))}(?!\w)", whole) is not None


def _flat(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
