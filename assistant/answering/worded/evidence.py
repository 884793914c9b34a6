"""The sentences of the evidence that a statement is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.terms import stems
from assistant.sentences import split_sentences

# A further sentence of the evidence counts where it gives so many words that the others lack.
_ADDS = 2
_MOST_ALIGNED = 4
# "It was 46 per cent": what is told of stands in the sentence before.
_POINTS_BACK = re.compile(
    r"(?i)^\W*(?:he|she|they|it|this|these|that|those|in reply|reply|answer)\b"
    r"|\b(?:it|this|they|them|these|those)\b"
)
# How an answer frames what it tells; nothing of the papers.
FRAME = frozenset(
    stems(
        "paper papers minutes minute record records recorded report reports state states stated say"
        " according plan shows show set out note answer reply told confirm confirmed explained advised"
        " want wanted wish wished know whether asked question"
        " councillor committee council member meeting include includes including total number overall"
    )
)


COUNTING = frozenset(
    stems(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
        " thousand million first second third fourth fifth year years earlier"
    )
)
# Forms that the stemmer does not bring together, and words of one meaning.
FORMS = {
    "knew": "know", "known": "know", "went": "go", "gone": "go", "saw": "see", "seen": "see",
    "bring": "earn", "brought": "earn", "nobodi": "no", "came": "come", "held": "hold", "led": "lead",
    "met": "meet", "spoke": "speak", "spoken": "speak", "bought": "buy", "sold": "sell",
    "thought": "think", "grew": "grow", "grown": "grow", "drew": "draw", "drawn": "draw",
}  # fmt: skip
_BEGINNING = 5


@dataclass(frozen=True, slots=True)
class Proof:
    """What one numbered piece of evidence says, and what is known of it: paper, day, committee."""

    text: str
    known: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the evidence, and the one before it where it points back to that."""

    text: str
    before: str = ""

    @property
    def in_full(self) -> str:
        """The sentence with what it points back to."""
        return f"{self.before} {self.text}" if self.before else self.text


@dataclass(frozen=True, slots=True)
class Evidence:
    """All sentences that were cited, those that a statement is about, and what is known."""

    sentences: tuple[Told, ...]
    aligned: tuple[Told, ...]
    known: str

    @property
    def near(self) -> str:
        """What the aligned sentences say."""
        return "\n".join(each.in_full for each in self.aligned)

    @property
    def whole(self) -> str:
        """All that was cited."""
        return "\n".join(each.text for each in self.sentences)


def content(text: str) -> set[str]:
    """Return the beginnings of the words that tell of a text's matter: no figures, no framing.

    >>> content("Inspectors looked at fourteen homes.") == content("home inspections: looking")
    True
    """
    found = {FORMS.get(stem, stem) for stem in stems(text) if not stem[0].isdigit()}
    return {stem[:_BEGINNING] for stem in found - FRAME - COUNTING}


def read_evidence(statement: str, proofs: Sequence[Proof]) -> Evidence:
    """Return the evidence of a statement: of each proof the sentence nearest to it, and more."""
    by_proof = [list(_told(proof.text)) for proof in proofs]
    sentences = tuple(each for told in by_proof for each in told)
    known = "\n".join(dict.fromkeys(proof.known for proof in proofs))
    wanted = set(stems(statement))
    taken = [max(told, key=lambda each: _shared(each, wanted)) for told in by_proof if told]
    missing = wanted - {stem for each in taken for stem in stems(each.text)}
    left = [each for each in sentences if each not in taken]
    while left and len(taken) < max(_MOST_ALIGNED, len(proofs)):
        best = max(left, key=lambda each: len(missing & set(stems(each.text))))
        gain = missing & set(stems(best.text))
        if len(gain - FRAME) < _ADDS:
            break
        taken.append(best)
        left.remove(best)
        missing -= gain
    return Evidence(sentences, tuple(taken), known)


def _shared(told: Told, wanted: set[str]) -> int:
    return len(wanted & set(stems(told.text)))


def _told(text: str) -> list[Told]:
    places = list(split_sentences(text))
    found: list[Told] = []
    for number, (a, b) in enumerate(places):
        this = text[a:b]
        points = number and _POINTS_BACK.search(this)
        found.append(Told(this, text[slice(*places[number - 1])] if points else ""))
    return found
