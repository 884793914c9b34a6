"""What speaks against a statement whose figures and names all stand in its evidence.

Each doubt reads words, not meaning, and alone is often wrong: `agreeing` weighs them together
with what a small model says of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answering.worded import meaning
from assistant.answering.worded.attributing import attributed_otherwise
from assistant.answering.worded.evidence import Evidence, content
from assistant.answering.worded.faults import Fault
from assistant.answering.worded.figures_said import (
    misplaced_date,
    misplaced_figure,
    preposed_otherwise,
)
from assistant.answering.worded.names_said import gives_other_parts
from assistant.answering.wordings import wording_of

_CLAUSE_WORDS = 3
_REPEATED = 0.5
_CLAUSE = re.compile(
    r"(?i)[,;:–—]\s+|\s+(?:and|but|which|who|because|while|whereas|after|before|so that|although"
    r"|as|as well as|since|when|with|so|that)\s+"
)
# The share of a statement's words that stand nowhere in its evidence.
NOT_GIVEN = "words not given"
# What each doubt says is wrong, if it is.
MEANS: Mapping[str, Fault] = {
    "figure elsewhere": Fault.FIGURE,
    "figure after another word": Fault.FIGURE,
    "date elsewhere": Fault.DATE,
    "part of another": Fault.ROLE,
    "said by another": Fault.ROLE,
    "denied": Fault.NEGATION,
    "denied there": Fault.NEGATION,
    "opposite": Fault.OPPOSITE,
    "other decision": Fault.DECISION,
    "surer": Fault.CERTAINTY,
    "wider": Fault.CERTAINTY,
    "only": Fault.CERTAINTY,
    NOT_GIVEN: Fault.ADDED,
    "clause not given": Fault.ADDED,
}


def doubts_of(own: str, evidence: Evidence) -> dict[str, float]:
    """Return what speaks against a statement, by the names of `MEANS`, each in [0, 1]."""
    names = content(" ".join(wording_of(own).names))
    told = f"{evidence.whole}\n{evidence.known}"
    clause = _clauses_about(own, names, evidence)
    certain = {
        "figure elsewhere": misplaced_figure(own, evidence),
        "figure after another word": preposed_otherwise(own, evidence.near),
        "date elsewhere": misplaced_date(own, evidence),
        "part of another": gives_other_parts(own, evidence),
        "said by another": attributed_otherwise(own, evidence),
        "denied": meaning.is_negative(own) and not meaning.is_negative(evidence.whole),
        "denied there": _denies_less(own, names, evidence),
        "opposite": meaning.opposed(own, evidence.near),
        "other decision": meaning.decided_otherwise(own, told),
        "surer": bool(meaning.HEDGED.search(clause)) and not meaning.UNSURE.search(own),
        "wider": _is_wider(own, evidence),
        "only": bool(meaning.ONLY.search(own)) and not meaning.ONLY.search(evidence.whole),
    }
    said, held = content(own), content(told)
    return {
        **{name: float(doubt) for name, doubt in certain.items()},
        NOT_GIVEN: 1 - len(said & held) / len(said) if said else 0.0,
        "clause not given": _least_given_clause(own, names, held),
    }


def _is_wider(own: str, evidence: Evidence) -> bool:
    widened = meaning.EVERY.search(own) and not meaning.EVERY.search(evidence.whole)
    return bool(widened and meaning.NOT_EVERY.search(evidence.near))


def _denies_less(own: str, names: set[str], evidence: Evidence) -> bool:
    """Return whether a statement repeats more clauses that are denied than it denies itself."""
    parts = _CLAUSE.split(own)
    repeated = {_denied_clause(content(part) - names, names, evidence) for part in parts}
    return sum(map(meaning.is_negative, parts)) < len(repeated - {None})


def _denied_clause(said: set[str], names: set[str], evidence: Evidence) -> str | None:
    """Return the clause of the evidence that is repeated, if only denied ones are as near."""
    best, denied = (0, 0.0), None
    for told in evidence.sentences:
        for other in _CLAUSE.split(told.text):
            words = content(other) - names
            shared = len(words & said)
            rank = (shared, shared / max(len(words), 1))
            if shared and rank[1] >= _REPEATED and rank >= best:
                # Of two that are as near, the one that denies nothing is meant.
                stays = rank > best or denied is not None
                denied = other if meaning.is_negative(other) and stays else None
                best = rank
    return denied


def _clauses_about(own: str, names: set[str], evidence: Evidence) -> str:
    """Return the clauses of the nearest sentences that a statement repeats for the most part."""
    said = content(own)
    parts = [part for told in evidence.aligned for part in _CLAUSE.split(told.text)]
    return " … ".join(part for part in parts if _is_repeated(content(part) - names, said))


def _is_repeated(part: set[str], said: set[str]) -> bool:
    return len(part) > 1 and len(part & said) / len(part) >= _REPEATED


def _least_given_clause(own: str, names: set[str], held: set[str]) -> float:
    """Return the share of words not given, of the clause of which the least is given."""
    shares = [0.0]
    for part in _CLAUSE.split(own):
        words = content(part) - names
        if len(words) >= _CLAUSE_WORDS or (len(words) > 1 and not words & held):
            shares.append(1 - len(words & held) / len(words))
    return max(shares)
