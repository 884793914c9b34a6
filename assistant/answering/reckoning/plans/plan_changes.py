"""What changed between two versions of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem
from assistant.answering.reckoning.asked.posts import same_leads
from assistant.answering.reckoning.plans.actions import (
    is_closed,
    is_complete,
    label_of,
    lead_words,
    rating_words,
    refs_of,
    status_cell,
)
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.asking_scene import version_numbered
from assistant.answering.reckoning.plans.dates_moved import due_said, due_words
from assistant.answering.reckoning.plans.row_matching import Pair, match_rows, same_action
from assistant.answering.reckoning.plans.row_tables import MOST_ROWS, rows_table, table_of
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    count_value,
    day_value,
    due_told,
    place_of,
    told,
)
from assistant.answering.reckoning.plans.versions import Version
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Proof,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import AnswerStatus
from assistant.dates import written_date

MOST_REFS = 6
NOT_SHARED = "The two versions use different keys, so a rating does not mean the same in both."


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs in a row between two versions."""

    pair: Pair
    what: str
    before: str
    after: str


def tell_changes(scene: Scene, asked: AskedOfActions) -> Part | None:
    """Return the rows that are new, no longer listed or different between two versions.

    None where two versions are named that are not both held.
    """
    versions = two_versions(scene, asked)
    if versions is None and len(asked.days.versions) == 2:
        return None
    if versions is None:
        return only_one_version(scene)
    old, new = versions
    matching = match_rows(old, new)
    changes = [change for pair in matching.pairs for change in changes_of(pair, scene.shorts)]
    claims = (
        _summary(scene, old, new, changes, matching.added, matching.vanished),
        *_dated_first(scene, changes),
        *no_longer_listed(scene, old, matching.vanished),
        *other_key(old, new),
        *_unsure(scene, matching.pairs),
    )
    tables = [*_changed_table(scene, changes)]
    if matching.added:
        tables.append(
            rows_table(scene, f"Not in the version before, {_position(new)}", matching.added)
        )
    if matching.vanished:
        tables.append(rows_table(scene, f"No longer listed after {_day(old)}", matching.vanished))
    return Part(AnswerStatus.ANSWERED, claims, tuple(tables))


def _was_listed(row: ActionItem, scene: Scene, old: Version) -> bool:
    """Return whether a version before `old` listed a row that `old` does not."""
    earlier = scene.book.versions[: scene.book.versions.index(old)]
    return any(same_action(row, version.printed) for version in earlier)


def two_versions(scene: Scene, asked: AskedOfActions) -> tuple[Version, Version] | None:
    """Return the older and the newer version that a question means."""
    book, days = scene.book, asked.days
    if len(days.versions) == 2:
        found = [version_numbered(book, number) for number in sorted(days.versions)]
        first, last = found
        return (first, last) if first and last else None
    if days.since:
        first = book.at(days.since) or book.versions[0]
        return (first, scene.version) if first is not scene.version else None
    if days.since_version is not None and scene.version is not book.newest:
        return scene.version, book.newest
    before = book.before(scene.version)
    return (before, scene.version) if before else None


def only_one_version(scene: Scene) -> Part:
    text = (
        f"Only a single version of {scene.name} can be used, with {scene.position}, so it cannot be"
        " told what changed."
    )
    claim = told(text, scene.position_values(), scene.proof())
    return Part(AnswerStatus.CANNOT_BE_WORKED_OUT, (claim,))


def changes_of(pair: Pair, shorts: Mapping[str, tuple[str, ...]]) -> Iterator[Change]:
    """Yield what differs between the two rows of a pair; `shorts` are known short forms of posts."""
    old, new = pair.old, pair.new
    if due_said(old) != due_said(new):
        yield Change(pair, "date", due_words(old), due_words(new))
    if old.status is not new.status:
        yield Change(pair, "status", status_cell(old), status_cell(new))
    elif not is_complete(new) and _rating(old) and _rating(new) and _rating(old) != _rating(new):
        yield Change(pair, "rating", rating_words(old) or "", rating_words(new) or "")
    if "lead" in new.cells and not same_leads(old.leads, new.leads, shorts):
        yield Change(pair, "lead", lead_words(old), lead_words(new))


def _rating(row: ActionItem) -> str:
    """Return a rating as it is compared: a colour without a word is the word for it."""
    return ((row.rating.word or row.rating.colour or "") if row.rating else "").casefold()


def _summary(
    scene: Scene,
    old: Version,
    new: Version,
    changes: Sequence[Change],
    added: Sequence[ActionItem],
    vanished: Sequence[ActionItem],
) -> Claim:
    again = [row for row in added if _was_listed(row, scene, old)]
    counts = [
        ("new", "new", [row for row in added if row not in again]),
        ("again", "listed again", again),
        ("no longer listed", "no longer listed", vanished),
        ("date", "with another date", [c.pair.new for c in changes if c.what == "date"]),
        ("status", "with another status", [c.pair.new for c in changes if c.what == "status"]),
        ("rating", "with another rating", [c.pair.new for c in changes if c.what == "rating"]),
        ("lead", "with another lead", [c.pair.new for c in changes if c.what == "lead"]),
    ]
    said = [f"{len(rows)} {words}{_which(rows)}" for _, words, rows in counts if rows]
    listed = ", ".join(said) if said else "no difference in dates, status, ratings, leads or rows"
    text = f"Between {_position(old)} and {_position(new)} of {scene.name}: {listed}."
    values = [count_value(name, list(rows)) for name, _, rows in counts if rows]
    named = [row for _, _, rows in counts if len(rows) <= MOST_REFS for row in rows]
    proofs = [place_of(old), place_of(new), *scene.proofs_of(named)]
    return told(text, [*values, *_days(old, new)], proofs)


def _which(rows: Sequence[ActionItem]) -> str:
    """Return the references of a few rows, in brackets."""
    return f" ({refs_of(rows)})" if len(rows) <= MOST_REFS and any(r.ref for r in rows) else ""


def _dated_first(scene: Scene, changes: Sequence[Change]) -> tuple[Claim, ...]:
    """Return the rows that have a date for the first time, with it."""
    rows = [
        change.pair
        for change in changes
        if change.what == "date" and change.pair.old.due.day is None and change.pair.new.due.day
    ]
    if not 0 < len(rows) <= MOST_REFS:
        return ()
    dates = [(label_of(pair.new), due_told(scene, pair.new)) for pair in rows]
    listed = [f"{label} ({words})" for label, (words, _) in dates]
    together = " and ".join(filter(None, [", ".join(listed[:-1]), listed[-1]]))
    have = "has" if len(rows) == 1 else "have"
    text = f"{together[0].upper()}{together[1:]} {have} a date for the first time."
    values = [value for _, (_, given) in dates for value in given]
    return (told(text, values, scene.proofs_of([pair.new for pair in rows])),)


def _days(*versions: Version) -> list[Computed]:
    return [day_value("position", v.position, v.plan.record_id) for v in versions if v.position]


def _position(version: Version) -> str:
    return f"the position at {_day(version)}" if version.position else "an undated version"


def _day(version: Version) -> str:
    return written_date(version.position) if version.position else "an undated version"


def no_longer_listed(
    scene: Scene, version: Version, rows: Sequence[ActionItem], *, said: bool = False
) -> tuple[Claim, ...]:
    """Return that rows are listed no longer; unless `said`, with what is known of how they ended."""
    if not rows:
        return ()
    one = len(rows) == 1
    which = label_of(rows[0]) if one else f"{len(rows)} actions"
    text = (
        f"{which[0].upper()}{which[1:]} {'is' if one else 'are'} no longer listed after {_day(version)}"
        f"{'' if said else f'; {_closing(rows)}'}."
    )
    proofs = [*scene.proofs_of(rows[:6]), place_of(version)]
    return (told(text, [count_value("vanished", rows), *_days(version)], proofs),)


def _closing(rows: Sequence[ActionItem]) -> str:
    """Return what is known of rows that vanished: a last status that closes is no proof of more."""
    if all(is_complete(row) or is_closed(row) for row in rows):
        return f"{'it was' if len(rows) == 1 else 'they were'} shown there as complete or closed"
    return "no closing record was found in the plan"


def other_key(old: Version, new: Version) -> tuple[Claim, ...]:
    """Return that the keys differ where one rating has another meaning."""
    before = {(e.word or e.colour or "").casefold(): e for e in old.key}
    for entry in new.key:
        other = before.get((entry.word or entry.colour or "").casefold())
        if other and _letters(other.meaning) != _letters(entry.meaning):
            proofs = [
                Proof(old.document.document_id, other.span),
                Proof(new.document.document_id, entry.span),
            ]
            return (told(NOT_SHARED, (), proofs),)
    return ()


def _letters(text: str) -> str:
    """Return the first words of a meaning without marks: a fuller wording is no other meaning."""
    plain = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return " ".join(plain[:2])


def _unsure(scene: Scene, pairs: Sequence[Pair]) -> tuple[Claim, ...]:
    rows = [pair.new for pair in pairs if not pair.sure]
    if not rows:
        return ()
    one = len(rows) == 1
    text = (
        f"{len(rows)} {'row was' if one else 'rows were'} matched although the number or wording"
        f" changed; {'it needs' if one else 'they need'} confirming."
    )
    return (told(text, [count_value("to confirm", rows)], scene.proofs_of(rows[:3])),)


def _changed_table(scene: Scene, changes: Sequence[Change]) -> Iterator[ReckonedTable]:
    if not changes:
        return
    cells: tuple[Callable[[Change], str], ...] = (
        lambda c: c.pair.new.ref or "–",
        lambda c: " ".join(c.pair.new.action.split()),
        lambda c: c.what if c.pair.sure else f"{c.what} (match to be confirmed)",
        lambda c: c.before,
        lambda c: c.after,
    )
    rows = [
        ReckonedRow(
            tuple(cell(change) for cell in cells),
            tuple(Proof(row.document_id, row.span) for row in (change.pair.new, change.pair.old)),
        )
        for change in changes[:MOST_ROWS]
    ]
    more = f" (the first {MOST_ROWS} of {len(changes)})" if len(changes) > MOST_ROWS else ""
    title = f"Rows that differ, {scene.book.name}{more}"
    yield table_of(title, ("Ref", "Action", "What", "Before", "After"), rows)
