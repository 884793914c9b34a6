"""What a worded answer must keep of the settled one, and must not take from the question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.planning import AskedFor, asked_for
from assistant.answering.terms import stems
from assistant.answering.worded.claims import Quantity, quantities
from assistant.answering.worded.evidence import COUNTING, FORMS, FRAME, content
from assistant.answering.worded.material import Piece
from assistant.answering.worded.meaning import EVERY
from assistant.answering.worded.spelling_out import spelt_out
from assistant.answering.wordings import QUOTED
from assistant.answers import Basis
from assistant.dates import PrintedDate, find_dates

# Words of the quotation that leads which the first sentence has to share.
_LEAST_MATTER = 2
# Statuses, ratings and dates are printed in so few words; what is longer may be shortened.
_SHORT_QUOTATION = 8
# The share of its own words by which a later computed sentence is known to be told.
_TOLD = 0.5
_PERSON = re.compile(r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr|Professor)\s+(?:[A-Z][\w’'-]+\s?)+")
# Names are held against the evidence by themselves; a title and initials are no matter of theirs.
_TITLES = re.compile(r"(?i)\b(?:cllrs?|mrs?|ms|miss|dr)\b\.?|(?-i:\b[A-Z]{2,}\b)")
# They frame an answer, but what nobody confirmed may not be told as confirmed.
_SPOKEN = frozenset(stems("confirm confirmed explained advised agreed"))
_LEAST_STEM = 4
_ONE = re.compile(r"(?i)\bone\b")


def keeps_core(question: str, text: str, rests: Sequence[Piece], lead: Piece) -> bool:
    """Return whether the first sentence rests on the lead and gives what it gives.

    Of a computed lead that is every figure and date; of a quotation, one of those that the
    question asks for, and some of its matter.
    """
    if lead not in rests:
        return False
    if lead.sentence.basis is Basis.COMPUTED:
        return _gives_counts(lead, text)
    quoted = " ".join(QUOTED.findall(lead.sentence.text)) or lead.sentence.text
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
    evidence = "\n".join(f"{piece.proof.text}\n{piece.proof.known}" for piece in rests)
    held = _matter(evidence)
    taken = _matter(text) & _matter(question) - held
    widened = all(EVERY.search(each) for each in (question, text)) and not EVERY.search(evidence)
    return widened or any(not any(_are_forms(stem, other) for other in held) for stem in taken)


def left_out(pieces: Sequence[Piece], said: Sequence[tuple[str, Sequence[Piece]]]) -> list[Piece]:
    """Return the computed pieces that no sentence resting on them tells whole.

    Whole are all figures, dates, labels, persons and short quotations; of a piece that does not
    lead, half of its own words too, as its figures may be those of the lead.
    """
    computed = [piece for piece in pieces if piece.sentence.basis is Basis.COMPUTED]
    return [
        piece
        for piece in computed
        if not _is_told(piece, pieces[0], " ".join(text for text, rests in said if piece in rests))
    ]


def _is_told(piece: Piece, lead: Piece, text: str) -> bool:
    if not text or not _gives_counts(piece, text):
        return False
    printed = piece.sentence.text
    own = QUOTED.sub(" ", printed)
    labels = [quantity for quantity in quantities(own) if quantity.kind == "label"]
    persons = [name.split()[-1] for name in _PERSON.findall(own)]
    short = [q[1:-1] for q in QUOTED.findall(printed) if len(q.split()) <= _SHORT_QUOTATION]
    mine = content(own) - content(QUOTED.sub(" ", lead.sentence.text))
    return (
        all(_given(labels, (), text))
        and all(each.lower() in text.lower() for each in (*persons, *short))
        and (piece is lead or len(mine & content(text)) >= _TOLD * max(len(mine), 1))
    )


def _gives_counts(computed: Piece, text: str) -> bool:
    """Return whether a text gives every figure and date of a computed piece."""
    own = QUOTED.sub(" ", computed.sentence.text)
    told = [quantity for quantity in quantities(own) if quantity.kind != "label"]
    return all(_given(told, find_dates(own), text))


def _given(figures: Sequence[Quantity], dates: Sequence[PrintedDate], text: str) -> Sequence[bool]:
    """Return of each of these figures and dates whether a text gives it, as exactly."""
    said, days = quantities(text), find_dates(text)
    if _ONE.search(text):
        said.append(Quantity("number", "1"))
    return [
        *(figure.stands_among(said) for figure in figures),
        *(any(date.covers(day) for day in days) for date in dates),
    ]


def _matter(text: str) -> set[str]:
    """Return the stems of the words that tell of a text's matter: no dates, figures, titles."""
    text = _TITLES.sub(" ", spelt_out(text))
    for date in find_dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    found = {FORMS.get(stem, stem) for stem in stems(text) if not stem[0].isdigit()}
    return found - (FRAME - _SPOKEN) - COUNTING


def _are_forms(one: str, other: str) -> bool:
    """Return whether two stems are of one word: the stemmer keeps "inspect" and "inspector"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_STEM and long.startswith(short)
