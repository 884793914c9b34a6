"""Which rows are new in a table, or gone from it, since its former version."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.phrasing import paper_phrase
from assistant.answering.planning import Plan
from assistant.answering.reckoning.figures.tables.periods import spans_in
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answering.reckoning.registers.asking import specific, unexplained
from assistant.answering.reckoning.registers.tables import (
    Row,
    Table,
    newest_of,
    partner_of,
    same_rows,
    tables_near,
)
from assistant.answering.reckoning.registers.telling import quoted, tell_change
from assistant.answers import Basis
from assistant.spans import Span

_ADDED = re.compile(
    r"(?i)\b(?:new (?:on|in|to|since|actions?|findings?|rows?|items?|risks?|entries|recommendations?"
    r"|milestones?|ones)"
    r"|(?:are|is|were|been|got|what's) new|added|put (?:on|in)|(?:went|gone|come|came|go) (?:in"
    r"|on)\b(?! with)|joined|extra)\b"
)
_GONE = re.compile(
    r"(?i)\b(?:(?:taken|took|take|come|came|dropped|fallen|fell|gone|went) (?:off|out)|removed|dropped"
    r"|no longer (?:in|on|there"
    r"|listed|shown)|(?:isn't|aren't|not|is not|are not) (?:in|on) the (?:current|latest|newest|new"
    r"|second|later|now)\w*"
    r"|disappeared|vanished|deleted|(?:has|have) gone|left out)\b"
)
_BETWEEN = re.compile(
    r"(?i)\b(?:since|between|from the|than|compared|first|original|last time|previous|former|earlier"
    r"|version|edition|issue)\b"
)
_FRAMING = """new added taken take off put on gone went come came since between first second third
issue edition version
    reason removed dropped longer listed list disappear joined extra entry current now what why
    isn't aren't current
    earlier original latest deleted vanished left last time"""
_SAYS_WHY = re.compile(
    r"(?i)\b(?:withdr\w+|removed|taken out|dropped|superseded|deleted|no longer|merged|replaced|added"
    r"|put in)\b"
)
_ASKS_WHY = re.compile(r"(?i)\b(?:why|reasons?|how come|because)\b")
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?]?")
_MOST_ROWS = 12


def reckon_changed_rows(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the rows that came to a table or went since its former version; else None."""
    question = plan.standalone.replace("’", "'")
    added, gone = _ADDED.search(question), _GONE.search(question)
    if plan.declined or not (added or gone) or not _BETWEEN.search(question):
        return None
    tables = tables_near(question, ledger)
    pairs = [
        (new, old)
        for new in newest_of(tables)
        if not unexplained(question, new, _FRAMING) and (old := _former(new, tables, question))
    ]
    named = [len(specific(question, new)) for new, _ in pairs]
    best = [pair for pair, many in zip(pairs, named, strict=True) if many == max(named) and many]
    return _told(best, tables, ledger, bool(added), bool(gone)) if best else None


def _former(new: Table, tables: Sequence[Table], question: str) -> Table | None:
    """Return the version before this one, or that of a day that a question names."""
    older = [each for each in tables if each.day < new.day and same_rows(new, each)]
    spans = spans_in(question)
    of_day = [t for t in older if any(s.first <= day <= s.last for s in spans for day in t.days)]
    if len({each.day for each in older}) > 1 and len({each.day for each in of_day}) != 1:
        return None
    return max(of_day or older, key=lambda each: each.day, default=None)


def _told(
    pairs: Sequence[tuple[Table, Table]],
    tables: Sequence[Table],
    ledger: Ledger,
    added: bool,
    gone: bool,
) -> Reckoned | None:
    new, old = pairs[0]
    if any(a.document is not new.document or b.document is not old.document for a, b in pairs):
        return None
    beside = [each for each in tables if each.document is new.document]
    before = [each for each in tables if each.document is old.document]
    came = _without(beside, before) if added else []
    went = _without(before, beside) if gone else []
    if (not came and not went) or len(came) > _MOST_ROWS or len(went) > _MOST_ROWS:
        return None
    if len({id(table) for table, _ in came}) > 1 or len({id(table) for table, _ in went}) > 1:
        return None
    first, last = (came[0][0] if came else new), (went[0][0] if went else old)
    said = [claim for _, row in went if (claim := _reason(last, row, first, ledger))]
    if _ASKS_WHY.search(ledger.plan.standalone) and len(said) < len(went):
        return None
    return tell_change(first, last, [r for _, r in came], [r for _, r in went], said[:3])


def _without(tables: Sequence[Table], others: Sequence[Table]) -> list[tuple[Table, Row]]:
    return [
        (table, row)
        for table in tables
        for row in table.rows
        if not any(partner_of(table, row, other) for other in others)
    ]


def _reason(old: Table, row: Row, new: Table, ledger: Ledger) -> Claim | None:
    """Return the sentence by which the newer paper says why a row went."""
    if old.ref is None:
        return None
    ref = re.compile(rf"(?<![\w.]){re.escape(row.cells[old.ref])}(?![\w.]\w)")
    for passage in ledger.view.passages_of(new.document.document_id):
        for match in _SENTENCE.finditer(passage.text):
            text = match[0].strip()
            if ref.search(text) and _SAYS_WHY.search(text) and " | " not in text:
                start = passage.locator.start + match.start() + match[0].index(text)
                place = Span(start, start + len(text), text)
                words = f"The {paper_phrase(new.document)} says: “{quoted(text)}”"
                return Claim(words, Basis.QUOTATION, (Proof(new.document.document_id, place),))
    return None
