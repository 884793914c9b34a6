"""Answers from the milestones of a project: when the last is reached, which slipped, and how far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem, ActionPlan, ActionStatus
from assistant.answering.phrasing import paper_phrase
from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    Reckoned,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answering.terms import stems
from assistant.answers import AnswerStatus, Basis
from assistant.dates import written_date
from assistant.documents import Document

_HEADED = re.compile(
    r"(?i)(?:^|\| )[^|\n]{0,20}\b(?:milestones?|stages?|gateways?|phases?)\b[^|\n]{0,20} \|"
)
_BEFORE = 400
_WHOLE = r"(?:all|whole|entire|every|everything|last|final|very end|complete(?:ly)?|fully|lot)"
_DONE = r"(?:complet\w+|done|finish\w*|over|end(?:s|ed)?|reached|delivered|achieved|wrapped up|land(?:s|ed)?)"
_LAST = re.compile(
    rf"(?i)\bwhen\b[^?]*\b{_WHOLE}\b[^?]*\b{_DONE}\b|\bwhen\b[^?]*\b{_DONE}\b[^?]*\b{_WHOLE}\b"
    rf"|\bwhen\b[^?]*\b(?:project|scheme|refurbishment|rebuild(?:ing)?|programme|works)\b[^?]*\b{_DONE}\b"
    r"|\b(?:what|which)\b[^?]*\b(?:last|final|latest) (?:milestone|stage|phase|date)\b"
)
_SLIPPED = re.compile(
    r"(?i)\b(?:which|what|how many|list|any)\b[^?]*\b(?:slip\w*|moved|pushed|put back|later|late|drift\w*"
    r"|behind|delayed|missed)\b[^?]*\b(?:baseline|original\w*|first (?:date|set|planned|given)|planned|plan)\b"
)
_HOW_LATE = re.compile(
    r"(?i)\bhow (?:late|far behind|much later|(?:many|long) (?:days|weeks|months)?\s?(?:late|behind)?)\b"
    r"|\bhow (?:far|much|long) (?:has|have|is|are|did)\b[^?]*\b(?:slip\w*|behind|late|delayed|moved)\b"
)
_NOT_OURS = re.compile(r"(?i)\bwhy\b|\bwho\b|\bcost\w*|£|\bbudget\b|\bvot\w+|\basked\b|\bpromis\w+")
_FRAME = frozenset(
    stems(
        """all whole entire every everything last final very end completely fully complete done finish over
        reach deliver achieve wrap land when which milestone milestones stage stages phase phases project
        scheme programme plan work works date dates baseline original originally first set given planned
        forecast forecasts hold bit part going slip slipped moved pushed back later late behind delayed missed
        since against many much long far how days weeks months day week month expected latest newest now thing
        piece lot list their its been running actually compared progress report stand position drift"""
    )
)
_OVER = frozenset(
    {ActionStatus.COMPLETE, ActionStatus.SUPERSEDED, ActionStatus.CLOSED_NOT_COMPLETE}
)
_COLUMNS, _TITLE = ("Milestone", "Date first set", "Date now"), "Milestones whose dates moved"


@dataclass(frozen=True, slots=True)
class _Project:
    document: Document
    rows: tuple[ActionItem, ...]


def reckon_project_dates(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what the dates of one project's milestones tell; None where another thing is asked."""
    question = plan.standalone
    if _NOT_OURS.search(question):
        return None
    ways = ((_HOW_LATE, _how_late), (_SLIPPED, _slipped), (_LAST, _last))
    way = next((told for pattern, told in ways if pattern.search(question)), None)
    if way is None:
        return None
    words = frozenset(s for s in stems(question) if not s[0].isdigit()) - _FRAME
    found = [told for each in _projects(ledger) if (told := way(each, words))]
    return found[0] if len(found) == 1 else None


def _projects(ledger: Ledger) -> Sequence[_Project]:
    """Return the plans whose rows are milestones, of each lineage the newest."""
    return ledger.once("projects", _read_projects)


def _read_projects(ledger: Ledger) -> Sequence[_Project]:
    rows_of: dict[str, list[ActionItem]] = {}
    for row in ledger.records(ActionItem):
        rows_of.setdefault(row.plan_id, []).append(row)
    newest: dict[str, tuple[ActionPlan, _Project]] = {}
    for plan in ledger.records(ActionPlan):
        text = ledger.view.text_of(plan.document_id)
        if not _HEADED.search(text[max(0, plan.span.start - _BEFORE) : plan.span.end]):
            continue
        rows = tuple(rows_of.get(plan.record_id, ()))
        held = newest.get(plan.lineage)
        if held is None or (plan.position_at and _is_later(plan, held[0])):
            newest[plan.lineage] = (plan, _Project(ledger.document(plan.document_id), rows))
    return [project for _, project in newest.values()]


def _is_later(one: ActionPlan, other: ActionPlan) -> bool:
    return bool(one.position_at and (not other.position_at or one.position_at > other.position_at))


def _named(project: _Project) -> frozenset[str]:
    document = project.document
    file = re.sub(r"[\W_]+", " ", document.file.rpartition("/")[2])
    return frozenset(
        stems(f"{document.title} {document.authority or ''} {document.committee or ''} {file}")
    )


def _last(project: _Project, words: frozenset[str]) -> Reckoned | None:
    """Return the latest date of a milestone; a word beside the project's name must be of that one."""
    named = _named(project)
    dated = [row for row in project.rows if row.due.day is not None]
    if not dated or not words & named:
        return None
    last = max(dated, key=lambda row: row.due.day.toordinal() if row.due.day else 0)
    if not words <= named | set(stems(last.action)):
        return None
    undated = [row for row in project.rows if row.due.day is None and row.status not in _OVER]
    value = _day(last, Operation.LATEST)
    text = (
        f"The latest date that the {paper_phrase(project.document)} prints for a milestone is {value.value},"
        f" for {_label(last)}."
    )
    claims = [Claim(text, Basis.COMPUTED, (_proof(last, project),), (value, *_given(last)))]
    if undated:
        count = Computed("undated", Operation.COUNT, str(len(undated)), _ids(undated))
        names = "; ".join(_label(row) for row in undated[:5])
        one = len(undated) == 1
        more = f"{count.value} that {'is' if one else 'are'} not done {'has' if one else 'have'}"
        values = (count, *(v for row in undated for v in _given(row)))
        proofs = tuple(_proof(row, project) for row in undated)
        claims.append(Claim(f"{more} no date: {names}.", Basis.COMPUTED, proofs, values))
    status = AnswerStatus.PARTLY_ANSWERED if undated else AnswerStatus.ANSWERED
    return Reckoned(status, tuple(claims), "the last milestone of a project")


def _slipped(project: _Project, words: frozenset[str]) -> Reckoned | None:
    """Return the milestones whose date is later than the one first set."""
    if not words or not words <= _named(project):
        return None
    later = [row for row in project.rows if _days_late(row) > 0]
    if not later:
        return None
    count = Computed("later", Operation.COUNT, str(len(later)), _ids(later))
    of = Computed("milestones", Operation.COUNT, str(len(project.rows)), _ids(project.rows))
    text = (
        f"{count.value} of the {of.value} milestones in the {paper_phrase(project.document)} have a date"
        " later than the one first set."
    )
    proofs = tuple(_proof(row, project) for row in later)
    rows = tuple(
        ReckonedRow(
            (row.action, written_date(row.due.earlier[0]), row.due.text), (_proof(row, project),)
        )
        for row in later
    )
    claim = Claim(text, Basis.COMPUTED, proofs, (count, of))
    table = ReckonedTable(_TITLE, _COLUMNS, rows, frozenset({0, 2}))
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "milestones that slipped", (table,))


def _how_late(project: _Project, words: frozenset[str]) -> Reckoned | None:
    """Return how far the one milestone that a question names has moved from the date first set."""
    named = _named(project)
    fits = [
        row
        for row in project.rows
        if words & set(stems(row.action)) and words <= named | set(stems(row.action))
    ]
    least = min((len(words - set(stems(row.action))) for row in fits), default=0)
    meant = [row for row in fits if len(words - set(stems(row.action))) == least]
    if len(meant) != 1 or _days_late(meant[0]) <= 0:
        return None
    row = meant[0]
    now, first = row.due.day, row.due.earlier[0]
    if now is None:
        return None
    days = (first.isoformat(), now.isoformat())
    late = Computed(
        "days late", Operation.DAYS_BETWEEN, str(_days_late(row)), (row.record_id,), days
    )
    was = Computed("first set", Operation.EARLIEST, written_date(first), (row.record_id,), days[:1])
    value = _day(row, Operation.LATEST)
    text = (
        f"{_label(row)} is {late.value} days later than first set: {was.value} then, {value.value} now"
        f" ({paper_phrase(project.document)})."
    )
    proof = (_proof(row, project),)
    claim = Claim(
        text[:1].upper() + text[1:], Basis.COMPUTED, proof, (late, was, value, *_given(row))
    )
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "how late a milestone is")


def _days_late(row: ActionItem) -> int:
    return (row.due.day - row.due.earlier[0]).days if row.due.day and row.due.earlier else 0


def _day(row: ActionItem, operation: Operation) -> Computed:
    day = row.due.day
    written = written_date(day) if day else ""
    return Computed("day", operation, written, (row.record_id,), (day.isoformat(),) if day else ())


def _given(row: ActionItem) -> tuple[Computed, ...]:
    printed = [row.ref, " ".join(row.action.split())]
    return tuple(Computed("as printed", Operation.GIVEN, p, operands=(p,)) for p in printed if p)


def _label(row: ActionItem) -> str:
    words = " ".join(row.action.split())
    return f"{row.ref} “{words}”" if row.ref else f"“{words}”"


def _proof(row: ActionItem, project: _Project) -> Proof:
    return Proof(project.document.document_id, row.span)


def _ids(rows: Sequence[ActionItem]) -> tuple[str, ...]:
    return tuple(row.record_id for row in rows)
