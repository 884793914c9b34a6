"""What a model is given: the question, and numbered pieces of evidence as untrusted text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.checking import evidence_of
from assistant.answering.worded.disputed import is_disputed
from assistant.answering.worded.evidence import Proof
from assistant.answers import Basis, Citation, Sentence
from assistant.models.untrusted import numbered

MAX_PIECES = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """One numbered piece: the checked sentence it stands for, and its proof."""

    number: int
    sentence: Sentence
    proof: Proof


def pieces_of(
    sentences: Sequence[Sentence], citations: Mapping[int, Citation]
) -> tuple[Piece, ...]:
    """Return the pieces that checked sentences make, numbered from 1; notices make none.

    There are none where quotations count the same thing twice and not alike: those are shown as
    they are printed, as the checks can't tell which figure answers.
    """
    facts = [each for each in sentences if each.basis is not Basis.NOTICE][:MAX_PIECES]
    if is_disputed([each.text for each in facts if each.basis is Basis.QUOTATION]):
        return ()
    return tuple(Piece(n, each, _proof(each, citations)) for n, each in enumerate(facts, 1))


def _proof(sentence: Sentence, citations: Mapping[int, Citation]) -> Proof:
    """Return what a piece proves: its own checked words, the quotes, and what is known of them."""
    cited = [citations[number] for number in sentence.citations if number in citations]
    return Proof(sentence.text, "\n".join(evidence_of(cited, ())))


def rendered(pieces: Sequence[Piece]) -> str:
    """Return pieces as a model reads them, each between marks that no paper can forge."""
    return "\n".join(numbered(piece.number, piece.sentence.text) for piece in pieces)
