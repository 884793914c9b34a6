"""Which actions a plan no longer lists, and what its papers say of why."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.actions import is_closed, is_complete, label_of
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.plan_changes import (
    no_longer_listed,
    only_one_version,
    two_versions,
)
from assistant.answering.reckoning.plans.row_matching import Matching, match_rows, same_action
from assistant.answering.reckoning.plans.row_tables import rows_table
from assistant.answering.reckoning.plans.telling_actions import Part, Scene, ended, quotable, told
from assistant.answering.reckoning.plans.versions import PlanBook, Version, plain_ref
from assistant.answering.reckoning.reckoned import Claim, Proof
from assistant.answers import AnswerStatus, Basis
from assistant.sentences import split_sentences
from assistant.spans import Span

_MOST_TOLD = 3
_LONGEST = 70
_TAKEN_OUT = re.compile(
    r"(?i)\b(?:taken (?:out|off)|withdrawn|removed|dropped|deleted|no longer (?:in|listed)|left out"
    r"|superseded|replaced)\b"
)


def tell_dropped(scene: Scene) -> Part:
    """Return the rows of any earlier version that the version meant no longer lists."""
    if scene.version is scene.book.versions[0]:
        return only_one_version(scene)
    gone = rows_gone(scene.book, scene.version)
    if not gone:
        text = f"Every action of the earlier versions held is listed in {scene.name} ({scene.position})."
        return Part(AnswerStatus.ANSWERED, (told(text, scene.position_values(), scene.proof()),))
    claims = [c for version, row in gone[:_MOST_TOLD] for c in _told(scene, version, row)]
    table = rows_table(scene, f"No longer listed, {scene.book.name}", [row for _, row in gone])
    said = len(claims) > len(gone[:_MOST_TOLD]) and len(gone) == 1
    known = said or all(is_complete(row) or is_closed(row) for _, row in gone)
    status = AnswerStatus.ANSWERED if known else AnswerStatus.PARTLY_ANSWERED
    return Part(status, tuple(claims), (table,), short=len(claims))


def rows_gone(
    book: PlanBook, version: Version, match: Callable[[Version, Version], Matching] = match_rows
) -> list[tuple[Version, ActionItem]]:
    """Return the rows that a version lists no longer, each with the last version that does.

    `match` may remember what it matched before.
    """
    until = book.versions[: book.versions.index(version) + 1]
    return [
        (old, row)
        for old, new in pairwise(until)
        for row in match(old, new).vanished
        if not same_action(row, version.printed)
    ]


def with_reasons(scene: Scene, asked: AskedOfActions, part: Part | None) -> Part | None:
    """Return what changed, with what a later paper says of the actions that it lists no longer."""
    versions = two_versions(scene, asked)
    if part is None or versions is None:
        return part
    old, new = versions
    gone = match_rows(old, new).vanished[:_MOST_TOLD]
    why = [claim for row in gone if (claim := _why(scene, new, row)) is not None]
    return replace(part, claims=(*part.claims, *why))


def _told(scene: Scene, version: Version, row: ActionItem) -> list[Claim]:
    """Return that a row is listed no longer, and what a later version says of it."""
    later = scene.book.versions[scene.book.versions.index(version) + 1 :]
    why = next((claim for each in later if (claim := _why(scene, each, row))), None)
    return [*no_longer_listed(scene, version, [row], said=why is not None), *([why] if why else [])]


def _why(scene: Scene, version: Version, row: ActionItem) -> Claim | None:
    """Return the entry of a row that is listed apart as taken out, else the sentence that tells so."""
    for out in version.taken_out:
        same = row.ref and out.ref and plain_ref(row.ref) == plain_ref(out.ref)
        if (same or out.action == row.action) and out.progress:
            at = scene.at(version)
            text = f"In {at.position} it is listed as taken out: {quotable(out.progress, out.span)}"
            proofs = [*scene.proofs_of([out]), *at.proof()]
            return told(ended(text), at.position_values(), proofs)
    span = _sentence_on(scene, version, row)
    if span is None:
        return None
    proof = Proof(version.document.document_id, span)
    return Claim(
        f"The later paper says of {label_of(row)}: “{span.text}”", Basis.QUOTATION, (proof,)
    )


def _sentence_on(scene: Scene, version: Version, row: ActionItem) -> Span | None:
    if not row.ref:
        return None
    text = scene.ledger.view.text_of(version.document.document_id)
    number = re.compile(rf"(?<![\w.]){re.escape(row.ref)}(?![\w]|\.\d)")
    rows = [each.span for each in version.printed]
    for start, end in split_sentences(text):
        said = text[start:end]
        if not (number.search(said) and _TAKEN_OUT.search(said)) or set("“”") & set(said):
            continue
        inside = any(span.start <= start < span.end for span in rows)
        if not inside and " | " not in said and said.count(" ") < _LONGEST:
            return Span(start, end, said)
    return None
