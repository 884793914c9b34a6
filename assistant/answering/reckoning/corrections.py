"""What an answer says of officers' corrections: who, when, what the paper prints, and why."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.actions import ActionItem, DueDate, Rating
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Proof
from assistant.answers import Basis
from assistant.correcting import Correction
from assistant.council import RECORD_TYPES, Record, Speaker
from assistant.dates import written_date
from assistant.spans import Span

MOST_TOLD = 2
_LONGEST_REASON = 160
_FIELDS = {
    "due": "due date",
    "leads": "lead",
    "answer_class": "how it was answered",
    "askers": "who asked",
    "who": "who undertook it",
    "what": "what was undertaken",
    "to_whom": "to whom",
    "verb_class": "what it does",
    "addressee": "to whom",
    "position_at": "position date",
    "said_by": "who said it",
    "day": "date",
}
# After these words a post is told from a name: "the Scrutiny Officer", but "Ida Marsh".
_POST = re.compile(
    r"(?i)\b(?:officers?|manager|clerk|head|director|lead|adviser|advisor|services|team|support"
    r"|secretary|coordinator)\b"
)


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that officers corrected: as it stands, and as the paper prints or was read."""

    what: str
    now: str
    before: str

    @property
    def words(self) -> str:
        """The field as a sentence says it."""
        return f"{self.what} {self.now} ({self.before})"


def by_whom(word: Correction) -> str:
    """Return who said something of a record, and when, after "by"."""
    who = " ".join(word.made_by.split())
    article = "the " if _POST.search(who) and not who.lower().startswith("the ") else ""
    return f"{article}{who} on {written_date(word.made_at.date())}"


def given(name: str, text: str) -> Computed:
    """Return words that an officer or a question gave, so that a sentence may repeat them."""
    return Computed(name, Operation.GIVEN, text, operands=(text,))


def word_values(word: Correction) -> tuple[Computed, ...]:
    """Return the words and the day of an officer's word as values."""
    return (given("who and when", by_whom(word)), given("reason", reason_of(word)))


def reason_of(word: Correction) -> str:
    """Return the reason that an officer gave, on one line; a long one is cut."""
    plain = " ".join(word.reason.split()).replace("“", "‘").replace("”", "’").rstrip(".")
    return plain if len(plain) <= _LONGEST_REASON else f"{plain[:_LONGEST_REASON].rstrip()}…"


def changes_of(record: Record, ledger: Ledger) -> list[Changed]:
    """Return what officers changed in a record; nothing where it stands as it was read."""
    read = ledger.as_read(record)
    if read is record:
        return []
    return [
        Changed(_FIELDS.get(name, name.replace("_", " ")), _now(now), _before(name, before, read))
        for name in (field.name for field in dataclasses.fields(record))
        if (now := getattr(record, name)) != (before := getattr(read, name))
    ]


def tell_corrections(records: Sequence[Record], ledger: Ledger) -> tuple[Claim, ...]:
    """Return what officers corrected in these records; of many, how many and by whom."""
    corrected = [each for each in records if ledger.is_corrected(each.record_id)]
    if len(corrected) > MOST_TOLD:
        return (_many(corrected, ledger),)
    return tuple(claim for each in corrected for claim in _one(each, ledger))


def tell_corrected(record_ids: Iterable[str], ledger: Ledger) -> tuple[Claim, ...]:
    """Return what officers corrected in the records of these ids, of whatever kind."""
    wanted = {each for each in record_ids if ledger.is_corrected(each)}
    if not wanted:
        return ()
    held = (each for kind in RECORD_TYPES for each in ledger.records(kind, replaced=True))
    return tell_corrections([each for each in held if each.record_id in wanted], ledger)


def tell_hidden(records: Sequence[Record], ledger: Ledger) -> tuple[Claim, ...]:
    """Return that records which would count are hidden: by whom, since when and why."""
    hidden = [(each, word) for each in records if (word := ledger.word_on(each.record_id))]
    if not hidden:
        return ()
    one = len(hidden) == 1
    said = list(dict.fromkeys(f"{by_whom(word)} ({reason_of(word)})" for _, word in hidden))
    names = [name for each, _ in hidden if (name := _label(each))]
    which = f": {', '.join(names)}" if names else ""
    text = (
        f"{len(hidden)} {'row is' if one else 'rows are'} hidden by {' and by '.join(said[:2])}"
        f" and not counted{which}."
    )
    ids = tuple(each.record_id for each, _ in hidden)
    values = (
        Computed("hidden", Operation.COUNT, str(len(set(ids))), ids),
        *(value for _, word in hidden for value in word_values(word)),
    )
    proofs = tuple(Proof(each.document_id, each.span) for each, _ in hidden[:6])
    return (Claim(text, Basis.COMPUTED, proofs, values),)


def _one(record: Record, ledger: Ledger) -> tuple[Claim, ...]:
    word, changed = ledger.word_on(record.record_id), changes_of(record, ledger)
    if word is None or not changed:
        return ()
    label = _label(record)
    listed = " and ".join(each.words for each in changed)
    text = (
        f"As corrected by {by_whom(word)}{f', {label}' if label else ''}: {listed}. Reason given:"
        f" {reason_of(word)}."
    )
    now = [given("as corrected", f"{each.now} {each.before}") for each in changed]
    proof = Proof(record.document_id, record.span)
    return (Claim(text, Basis.COMPUTED, (proof,), (*word_values(word), *now)),)


def _many(records: Sequence[Record], ledger: Ledger) -> Claim:
    words = [word for each in records if (word := ledger.word_on(each.record_id))]
    whom = list(dict.fromkeys(map(by_whom, words)))
    who = f"{'; '.join(whom[:3])}{' and others' if len(whom) > 3 else ''}"
    text = f"{len(records)} records are as corrected by {who}; the reasons are kept with each."
    ids = tuple(each.record_id for each in records)
    values = (
        Computed("corrected", Operation.COUNT, str(len(set(ids))), ids),
        *(value for word in words for value in word_values(word)),
    )
    proofs = tuple(Proof(each.document_id, each.span) for each in records[:6])
    return Claim(text, Basis.COMPUTED, proofs, values)


def _label(record: Record) -> str:
    return f"action {record.ref}" if isinstance(record, ActionItem) and record.ref else ""


def _now(value: object) -> str:
    if isinstance(value, DueDate):
        return written_date(value.day) if value.day else value.text or "none"
    return _plain(value)


def _before(name: str, value: object, read: Record) -> str:
    """Return what the paper prints, where it does; else as what it was read."""
    printed = _printed(name, value, read)
    if printed:
        return f"the paper prints “{printed}”"
    if isinstance(value, DueDate):
        return "the paper prints no date"
    return f"read from the paper as {_plain(value)}"


def _printed(name: str, value: object, read: Record) -> str | None:
    """Return the words of the paper for a field, where they stand in the record's own place."""
    words = value.text if isinstance(value, DueDate | Span) else None
    if isinstance(read, ActionItem):
        cell = read.cells.get({"leads": "lead"}.get(name, name))
        words = words or (cell.text if cell else None)
        if name == "status" and not cell:
            rated = read.rating.word if read.rating else None
            words = read.status_text or rated
    stands = words and words in read.span.text and not set("“”") & set(words)
    return words if stands else None


def _plain(value: object) -> str:
    if value is None or value == () or value == "":
        return "nothing"
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, dt.date):
        return written_date(value)
    if isinstance(value, Speaker):
        return value.label
    if isinstance(value, Rating):
        return value.word or value.colour or "none"
    if isinstance(value, tuple):
        return " / ".join(_plain(each) for each in value)
    if isinstance(value, Span):
        return f"‘{value.text}’"
    return str(value).replace("“", "‘").replace("”", "’")
