"""What a worded answer must keep of the settled one, and must not take from the question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.planning import AskedFor, asked_for
from assistant.answering.worded.claims import Quantity, quantities
from assistant.answering.worded.evidence import content
from assistant.answering.worded.material import Piece
from assistant.answers import Basis
from assistant.dates import PrintedDate, find_dates

# Words of the quotation that leads which the first sentence has to share.
_LEAST_MATTER = 2
_QUOTED = re.compile(r"“[^“”]*”")


def keeps_core(question: str, text: str, rests: Sequence[Piece], lead: Piece) -> bool:
    """Return whether the first sentence rests on the lead and gives what it gives.

    Of a computed lead that is every figure and date; of a quotation, one of those that the
    question asks for, and some of its matter.
    """
    if lead not in rests:
        return False
    if lead.sentence.basis is Basis.COMPUTED:
        return _gives_all(lead, text)
    quoted = " ".join(_QUOTED.findall(lead.sentence.text)) or lead.sentence.text
    matter = content(quoted)
    if len(matter & content(text)) < min(_LEAST_MATTER, len(matter)):
        return False
    asked = asked_for(question)
    if asked in (AskedFor.NUMBER, AskedFor.MONEY) and (figures := quantities(quoted)):
        return any(_given(figures, (), text))
    if asked is AskedFor.DATE and (dates := find_dates(quoted)):
        return any(_given((), dates, text))
    return True


def takes_from_question(question: str, text: str, rests: Sequence[Piece]) -> bool:
    """Return whether a sentence repeats a word of the question that nothing it rests on has.

    What is asked may suppose what is not so: "who struck it out?" where it was kept.
    """
    held = content("\n".join(f"{piece.proof.text}\n{piece.proof.known}" for piece in rests))
    return not content(text) & content(question) <= held


def left_out(pieces: Sequence[Piece], said: Sequence[tuple[str, Sequence[Piece]]]) -> list[Piece]:
    """Return the computed pieces of which no sentence that rests on them gives all they count."""
    return [
        piece
        for piece in pieces
        if piece.sentence.basis is Basis.COMPUTED
        and not _gives_all(piece, " ".join(text for text, rests in said if piece in rests))
    ]


def _gives_all(computed: Piece, text: str) -> bool:
    """Return whether a text gives every figure and date of a computed piece."""
    own = _QUOTED.sub(" ", computed.sentence.text)
    told = [quantity for quantity in quantities(own) if quantity.kind != "label"]
    return bool(text) and all(_given(told, find_dates(own), text))


def _given(figures: Sequence[Quantity], dates: Sequence[PrintedDate], text: str) -> Sequence[bool]:
    """Return of each of these figures and dates whether a text gives it."""
    said, days = quantities(text), find_dates(text)
    return [
        *(figure.stands_among(said) for figure in figures),
        *(any(date.covers(day) or day.covers(date) for day in days) for date in dates),
    ]
