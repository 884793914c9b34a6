"""Precision, recall and the share of right fields, for each type of record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from assistant.council import Commitment, Exchange, Recommendation, Record, Resolution, Speaker
from eval.extraction.labels import Label
from eval.extraction.matching import Matched

_TITLES = {"the", "of", "for", "and", "councillor", "cllr", "a", "chairman", "chair"}


@dataclass(slots=True)
class Score:
    """Counts for one type of record; `fields` has (right, compared) for each field."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    unplaced: int = 0
    fields: dict[str, Counter[bool]] = field(default_factory=dict)

    def add(self, matched: Matched) -> None:
        """Count what was found, missed and invented in one more scope."""
        self.found += len(matched.pairs)
        self.missed += len(matched.missed)
        self.invented += len(matched.invented)
        self.unplaced += len(matched.unplaced)
        for label, record in matched.pairs:
            for name, right in compare(label, record):
                self.fields.setdefault(name, Counter())[right] += 1

    @property
    def precision(self) -> float:
        """The share of extracted records that are labelled; NaN where none was extracted."""
        return _share(self.found, self.found + self.invented)

    @property
    def recall(self) -> float:
        """The share of labelled records that were extracted; NaN where none is labelled."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall (van Rijsbergen, 1979)."""
        return _share(2 * self.found, 2 * self.found + self.missed + self.invented)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def compare(label: Label, record: Record) -> Iterable[tuple[str, bool]]:
    """Yield for each field that is labelled whether the record has it right."""
    for name, check in _CHECKS.get(label.type, {}).items():
        right = check(label, record)
        if right is not None:
            yield name, right


def same_person(label: str | None, speakers: Iterable[Speaker | None]) -> bool:
    """Return whether one of `speakers` is the person or post of a label, by their words.

    >>> same_person("Mr Hale", [Speaker("Mr J Hale", name="Mr J Hale")])
    True
    >>> same_person(None, [])
    True
    """
    known = [speaker for speaker in speakers if speaker is not None]
    if label is None or not known:
        return label is None and not known
    wanted = _words(label)
    for speaker in known:
        parts = (speaker.printed, speaker.name, speaker.role, speaker.body)
        words = _words(" ".join(part for part in parts if part))
        if wanted <= words or (words and words <= wanted):
            return True
    return False


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", text.casefold()) if word not in _TITLES}


def _speaker(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Exchange) or label.answer_quote is None:
        return None
    return same_person(label.speaker, [reply.speaker for reply in record.replies])


def _asker(label: Label, record: Record) -> bool | None:
    return same_person(label.asker, record.askers) if isinstance(record, Exchange) else None


def _answered(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Exchange):
        return None
    return bool(record.replies) == (label.answer_quote is not None)


def _answer_class(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Exchange) or label.answer_class is None:
        return None
    wanted = "unable" if label.answer_class == "declined" else label.answer_class
    return record.answer_class.value == wanted


def _who(label: Label, record: Record) -> bool | None:
    return same_person(label.who, [record.who]) if isinstance(record, Commitment) else None


def _due(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Commitment):
        return None
    return (record.due.day.isoformat() if record.due.day else None) == label.due


def _strength(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Commitment) or label.strength is None:
        return None
    return record.strength.value == label.strength


def _verb_class(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Resolution) or label.verb_class is None:
        return None
    wanted = "refer" if label.verb_class == "defer" else label.verb_class
    return record.verb_class.value == wanted


def _mover(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Resolution) or label.mover is None:
        return None
    return same_person(label.mover, [record.mover])


def _seconder(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Resolution) or label.seconder is None:
        return None
    return same_person(label.seconder, [record.seconder])


def _votes(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Resolution) or label.votes is None:
        return None
    cast = record.votes
    return cast is not None and (cast.in_favour, cast.against, cast.abstained) == (
        label.votes.in_favour,
        label.votes.against,
        label.votes.abstained,
    )


def _number(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Recommendation):
        return None
    return (record.number or "").strip("().") == (label.number or "").strip("().")


def _kind(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Recommendation) or label.kind is None:
        return None
    return record.kind.value == label.kind


def _addressee(label: Label, record: Record) -> bool | None:
    if not isinstance(record, Recommendation) or label.addressee is None:
        return None
    return _words(label.addressee) == _words(record.addressee or "")


Check = Callable[[Label, Record], bool | None]
_CHECKS: Mapping[str, Mapping[str, Check]] = {
    "exchange": {
        "asker": _asker,
        "speaker": _speaker,
        "answered": _answered,
        "class": _answer_class,
    },
    "commitment": {"who": _who, "due": _due, "strength": _strength},
    "resolution": {
        "verb": _verb_class,
        "mover": _mover,
        "seconder": _seconder,
        "votes": _votes,
    },
    "recommendation": {"number": _number, "kind": _kind, "addressee": _addressee},
}
