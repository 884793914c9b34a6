"""Says which plans an answer about several does not count, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from assistant.actions import UnreadTable
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.actions import Bucket
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.asking_topics import Topic
from assistant.answering.reckoning.plans.left_out import (
    NOTHING_LEFT_OUT,
    LeftOut,
    Missing,
    number_of,
)
from assistant.answering.reckoning.plans.naming_plans import has_own_name, plan_words
from assistant.answering.reckoning.plans.telling_actions import Scene, place_of, told
from assistant.answering.reckoning.plans.versions import PlanBook
from assistant.answering.reckoning.reckoned import Claim, Proof, ReckonedRow, ReckonedTable
from assistant.documents import Document, DocumentKind

_COUNTED = (Topic.ROWS, Topic.COMPARE, Topic.OVERVIEW, Topic.COMPLETION)
_KINDS = (DocumentKind.ACTION_PLAN, DocumentKind.ACTION_LOG)
_MOST_NAMED = 3
_MOST_PROOFS = 6
_COLUMNS = ("Plan", "Why it is not counted")
_PLANS, _PAPERS = ("plan", "plans"), ("paper", "papers")
_NOT_READ = "its tables could not be read with confidence"
_Place = tuple[str, Proof]
# Why a plan, or several, are not counted.
_Why = tuple[str, str]
_EARLY = ("of which no version with a position on or before that day is held",) * 2
_TOLD_LATER = ("of which later papers tell more than the last version held by that day",) * 2
_NO_DAY = ("which prints no date for its position", "which print no date for their position")
_NO_DATES = ("whose open actions have no date that can be resolved",) * 2


def plans_left_out(
    asked: AskedOfActions, early: Sequence[PlanBook], untold: Sequence[Scene], ledger: Ledger
) -> LeftOut:
    """Return the plans that are not counted, with the reason.

    `early` are those without a version as old as the day asked for, `untold` those with one
    that nothing is told of. Nothing where rows are picked: a plan need hold none of them.
    """
    if asked.topic not in _COUNTED or asked.bucket is Bucket.DROPPED or _picks(asked):
        return NOTHING_LEFT_OUT
    groups: list[tuple[list[_Place], _Why]] = []
    if asked.days.day:
        groups.append(([(f"the {b.name}", place_of(b.versions[0])) for b in early], _EARLY))
    groups += [(_places(scenes), why) for scenes, why in _untold(asked, untold)]
    some = [(places, why) for places, why in groups if places]
    claims = [_told(places, why) for places, why in some]
    plans = [
        Missing(name.removeprefix("the "), why[0], _PLANS, (_id_of(proof),), (proof,))
        for places, why in some
        for name, proof in places
    ]
    many = any(len(places) > _MOST_NAMED for places, _ in some)
    rows = tuple(ReckonedRow((each.name, each.why), each.proofs) for each in plans)
    tables = (ReckonedTable("Plans not counted", _COLUMNS, rows),) if many else ()
    whole = LeftOut(tuple(claims), tables, tuple(plans))
    return whole.and_also(_not_read(asked, ledger))


def _untold(asked: AskedOfActions, untold: Sequence[Scene]) -> list[tuple[Sequence[Scene], _Why]]:
    """Return the plans that nothing is told of, by the reason; of some counts none is known."""
    if asked.topic is Topic.COMPLETION:
        return [(untold, _NO_DATES)]
    undated = [scene for scene in untold if scene.day is None]
    stale = [scene for scene in untold if scene.day]
    overdue = asked.bucket is Bucket.OVERDUE
    return [(undated, _NO_DAY), *([(stale, _TOLD_LATER)] if overdue else [])]


def _places(scenes: Sequence[Scene]) -> list[_Place]:
    return [(scene.name, place_of(scene.version)) for scene in scenes]


def _picks(asked: AskedOfActions) -> bool:
    """Return whether a question is of some rows or some versions, and not of whole plans."""
    days = asked.days
    named = days.versions or days.first or days.previous or days.version_from
    rows = asked.leads or asked.subject or asked.recommendation or asked.rating or asked.refs
    return bool(named or rows)


def _told(plans: Sequence[_Place], why: _Why) -> Claim:
    """Return that plans are not counted: by their names where they are few, else how many."""
    proofs = [proof for _, proof in plans[:_MOST_PROOFS]]
    names = [name for name, _ in plans]
    if len(plans) > _MOST_NAMED:
        value = number_of("not counted", [_id_of(proof) for _, proof in plans])
        return told(f"Not counted: {value.value} more plans {why[1]}.", [value], proofs)
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return told(f"Not counted: {listed}, {why[len(plans) > 1]}.", (), proofs)


def _id_of(place: Proof) -> str:
    return f"{place.document_id} {place.span.start}"


def _not_read(asked: AskedOfActions, ledger: Ledger) -> LeftOut:
    """Return which papers of plans have tables of which none could be read.

    A paper is no plan: several may be of one plan, and of one that is counted by another paper.
    """
    if asked.named:
        return NOTHING_LEFT_OUT
    read = {v.document.document_id for book in asked.books for v in book.versions}
    places = {
        table.document_id: Proof(table.document_id, table.span)
        for table in ledger.records(UnreadTable)
        if table.document_id not in read and _may_count(table.document_id, asked, ledger)
    }
    of_books: dict[str, list[Proof]] = defaultdict(list)
    for document_id, proof in places.items():
        paper = ledger.document(document_id)
        book = next((each for each in asked.books if _is_of(paper, each)), None)
        if book is None or not _is_older(paper, book, asked):
            of_books[book.name if book else ""].append(proof)
    claims = (_papers_told(name, proofs) for name, proofs in sorted(of_books.items()))
    papers = (
        Missing(ledger.document(p.document_id).title, _NOT_READ, _PAPERS, (p.document_id,), (p,))
        for proofs in of_books.values()
        for p in proofs
    )
    return LeftOut(tuple(claims), missing=tuple(papers))


def _papers_told(name: str, proofs: Sequence[Proof]) -> Claim:
    value = number_of("not read", [proof.document_id for proof in proofs])
    one = len(proofs) == 1
    papers, whose = ("paper", "whose table") if one else ("papers", "whose tables")
    of = f"more {papers} of the {name}" if name else f"{papers} of {'a plan' if one else 'plans'}"
    text = f"Not counted: {value.value} {of} {whose} could not be read with confidence."
    return told(text, [value], proofs[:_MOST_PROOFS])


def _is_of(paper: Document, book: PlanBook) -> bool:
    """Return whether a paper is called by the name of a plan that other papers print."""
    return has_own_name(paper.title) and set(plan_words(paper.title)) == set(book.words)


def _is_older(paper: Document, book: PlanBook, asked: AskedOfActions) -> bool:
    """Return whether a newer paper of the same plan is counted: then nothing is missing."""
    version = book.at(asked.days.day)
    if version is None or paper.date.day is None:
        return False
    day = version.position or version.document.date.day
    return day is not None and paper.date.day < day


def _may_count(document_id: str, asked: AskedOfActions, ledger: Ledger) -> bool:
    paper = ledger.document(document_id)
    by_then = paper.date.day is None or asked.days.day is None or paper.date.day <= asked.days.day
    return paper.kind in _KINDS and by_then
