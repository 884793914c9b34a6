"""Scripted models that read minutes as the labels do: one faithfully, one with planted lies.

Both know only what a request shows them: a label counts when its words stand there.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.models.chat import Reply, Request
from assistant.models.scripted import pieces_in
from eval.extraction.anchors import Place, WordIndex
from eval.extraction.labels import KeptAnchor, Label
from ingest.proposing.asking import MAX_ROWS, Row

_PERSON = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\s(?:[A-Z][\w’'-]+\s?){1,2}(?<!\s)"
    r"|\b(?:[A-Z][a-z]+\s){0,3}(?:Head|Director|Manager|Officer|Auditor|Leader)(?:\sof(?:\s[A-Z][a-z]+){1,3})?"
)
_TITLE = re.compile(r"^(?:the\s+)?(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\.?\s+", re.IGNORECASE)
_FIGURE = re.compile(r"\d+")
NOBODY = "Councillor Marlowe-Finch"


@dataclass(frozen=True, slots=True)
class Shown:
    """The sentences of a request, run together; `starts` are where they begin."""

    text: str
    starts: tuple[int, ...]

    def number(self, offset: int) -> int:
        """Return the number, from 1, of the sentence at a place."""
        return sum(start <= offset for start in self.starts)

    def numbers(self, place: Place) -> list[int]:
        """Return the numbers of the sentences that a place touches."""
        return list(range(self.number(place.start), self.number(place.end - 1) + 1))


def shown_in(request: Request) -> Shown:
    """Return what a request shows of a paper."""
    text, starts = "", []
    for _, sentence in pieces_in(request):
        starts.append(len(text))
        text += f"{sentence} "
    return Shown(text, tuple(starts))


def faithful_rows(labels: Sequence[Label], request: Request) -> list[Row]:
    """Return a row for each label whose words a request shows, at most as many as are asked for."""
    shown = shown_in(request)
    index = WordIndex(shown.text)
    rows = (_row(label, shown, index) for label in labels if label.type != "recommendation")
    return [row for row in rows if row is not None][:MAX_ROWS]


def _row(label: Label, shown: Shown, index: WordIndex) -> Row | None:
    words = _find(index, label.quote, 0)
    if words is None:
        return None
    if label.to_quote:
        end = _find(index, label.to_quote, words.start)
        words = Place(words.start, end.end) if end else words
    asker = label.asker or label.who or label.mover
    row = Row(
        kind=label.type if label.type != "recommendation" else "exchange",
        words=shown.text[words.start : words.end],
        words_in=shown.numbers(words),
        by_when=label.due_text or "",
    )
    if asker:
        row = row.model_copy(update=_person(shown, asker, words, ("who", "who_in")))
    answer = _find(index, label.answer_quote, words.end) if label.answer_quote else None
    if answer is None:
        return row
    given = {"answer": shown.text[answer.start : answer.end], "answer_in": shown.numbers(answer)}
    by = _person(shown, label.speaker or "", answer, ("answered_by", "answered_by_in"))
    return row.model_copy(update={**given, **by})


def _find(index: WordIndex, anchor: KeptAnchor, after: int) -> Place | None:
    found = index.find(anchor.anchor())
    return next((place for place in found if place.start >= after), None)


def _person(
    shown: Shown, named: str, words: Place, fields: tuple[str, str]
) -> Mapping[str, str | int]:
    """Return who plays a role: as printed in the sentences of the words, else nearest before."""
    until = shown.numbers(words)[-1]
    for form in dict.fromkeys((named, _TITLE.sub("", named))):
        pattern = rf"(?<!\w)(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\.?\s)?{re.escape(form)}(?!\w)"
        places = [
            each
            for each in re.finditer(pattern, shown.text)
            if form and shown.number(each.start()) <= until
        ]
        here = [each for each in places if shown.number(each.start()) in shown.numbers(words)]
        chosen = [e for e in here if e.end() <= words.start] or here or places
        if chosen:
            return {fields[0]: chosen[-1].group(), fields[1]: shown.number(chosen[-1].start())}
    return {}


@dataclass(frozen=True, slots=True)
class Lie:
    """A row with one planted fault, and the kind of the fault."""

    row: Row
    kind: str


def sloppy_rows(labels: Sequence[Label], request: Request) -> list[Row | Lie]:
    """Return the faithful rows, a third of them with a wrong name, figure or role."""
    told: list[Row | Lie] = []
    for row in faithful_rows(labels, request):
        chance = zlib.crc32(f"{row.words} {row.kind}".encode())
        spoilt = _spoilt(row, shown_in(request), chance // 3) if chance % 3 == 0 else None
        told.append(spoilt or row)
    return told


def _spoilt(row: Row, shown: Shown, chance: int) -> Lie | None:
    """Return a row with one of the faults that can be planted in it."""
    lies = every_lie(row, shown)
    return lies[chance % len(lies)] if lies else None


def every_lie(row: Row, shown: Shown) -> list[Lie]:
    """Return a row with each fault that can be planted in it, one at a time."""
    kinds: list[tuple[str, Callable[[Row, Shown], Row | None]]] = [
        ("another person of the part", _other_person),
        ("a person who is not printed", _nobody),
        ("another figure", _other_figure),
        ("roles swapped", _swapped),
        ("another kind", _other_kind),
    ]
    spoilt = [(name, spoil(row, shown)) for name, spoil in kinds]
    return [Lie(wrong, name) for name, wrong in spoilt if wrong is not None and wrong != row]


def _other_person(row: Row, shown: Shown) -> Row | None:
    own = {_TITLE.sub("", each).casefold() for each in (row.who, row.answered_by) if each}
    others = [
        each
        for each in _PERSON.finditer(shown.text)
        if all(
            word not in each.group().casefold() and each.group().casefold() not in word
            for word in own
        )
    ]
    if not others or row.kind == "resolution":
        return None
    at = row.words_in[0]
    nearest = min(others, key=lambda each: abs(shown.number(each.start()) - at))
    update = {"who": nearest.group(), "who_in": shown.number(nearest.start())}
    return row.model_copy(update=update)


def _nobody(row: Row, _: Shown) -> Row:
    return row.model_copy(update={"who": NOBODY, "who_in": row.words_in[0]})


def _other_figure(row: Row, _: Shown) -> Row:
    for name in ("answer", "words", "by_when"):
        told: str = getattr(row, name)
        figure = _FIGURE.search(told)
        if figure:
            wrong = f"{told[: figure.start()]}{int(figure.group()) + 1}{told[figure.end() :]}"
            return row.model_copy(update={name: wrong})
    name = "answer" if row.answer_in else "words"
    return row.model_copy(update={name: f"{getattr(row, name)} in 3 weeks"})


def _swapped(row: Row, _: Shown) -> Row | None:
    if not (row.who and row.answered_by):
        return None
    return row.model_copy(
        update={
            "who": row.answered_by,
            "who_in": row.answered_by_in,
            "answered_by": row.who,
            "answered_by_in": row.who_in,
        }
    )


def _other_kind(row: Row, _: Shown) -> Row:
    kind = {"exchange": "commitment", "commitment": "resolution", "resolution": "commitment"}
    return row.model_copy(update={"kind": kind[row.kind]})


def replying(rows: Callable[[Request], Sequence[Row | Lie]]) -> Callable[[Request], Reply]:
    """Return a script that gives rows as a model replies with them."""

    def reply(request: Request) -> Reply:
        told = [each.row if isinstance(each, Lie) else each for each in rows(request)]
        return {"records": [row.model_dump() for row in told]}

    return reply
