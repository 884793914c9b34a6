"""How far a plan is: counts by status, and the change since the version before."""

from __future__ import annotations

from assistant.answering.reckoning.plans.actions import (
    Bucket,
    in_bucket,
    is_closed,
    is_complete,
    is_open,
    is_undated,
    is_unknown,
)
from assistant.answering.reckoning.plans.row_tables import rows_table
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    by_due,
    count_value,
    day_value,
    place_of,
    told,
)
from assistant.answering.reckoning.plans.totals import tell_beside_corrected, tell_disagreement
from assistant.answering.reckoning.reckoned import Claim
from assistant.answers import AnswerStatus
from assistant.dates import written_date


def tell_overview(scene: Scene) -> Part:
    """Return the counts of a plan by status, and how many were complete before."""
    differ = tell_disagreement(scene)
    running = [row for row in scene.rows if not is_complete(row) and not is_closed(row)]
    claims = (
        _counts(scene),
        *_dates(scene),
        *_before(scene),
        *differ,
        *tell_beside_corrected(scene),
    )
    tables = (
        (rows_table(scene, f"Not yet complete, {scene.book.name}", by_due(running)),)
        if running
        else ()
    )
    status = AnswerStatus.PAPERS_DISAGREE if differ else AnswerStatus.ANSWERED
    return Part(status, claims, tables)


def _counts(scene: Scene) -> Claim:
    groups = [
        ("complete", [row for row in scene.rows if is_complete(row)]),
        ("open", [row for row in scene.rows if is_open(row)]),
        ("superseded or closed", [row for row in scene.rows if is_closed(row)]),
        ("of unknown status", [row for row in scene.rows if is_unknown(row)]),
    ]
    said = [f"{len(rows)} {name}" for name, rows in groups if rows]
    number, first = said[0].split(" ", 1)
    said[0] = f"{number} {'is' if number == '1' else 'are'} {first}"
    listed = " and ".join(filter(None, [", ".join(said[:-1]), said[-1]]))
    values = [count_value(name, rows) for name, rows in groups if rows]
    text = f"Of the {len(scene.rows)} actions of {scene.name}, {listed} ({scene.position})."
    values.append(count_value("actions", scene.rows))
    return told(text, [*values, *scene.position_values()], scene.proof())


def _dates(scene: Scene) -> tuple[Claim, ...]:
    if scene.day is None:
        return ()
    past = in_bucket(Bucket.OVERDUE, scene.version, scene.book, scene.day)
    undated = [row for row in scene.rows if is_undated(row)]
    if not past and not undated:
        return ()
    text = (
        f"On {written_date(scene.day)}, {len(past) or 'none'} of the open actions"
        f" {'was' if len(past) < 2 else 'were'} past the date;"
        f" {len(undated) or 'none'} had no date that can be resolved."
    )
    values = [count_value("overdue", past), count_value("no date", undated)]
    return (told(text, [*values, *scene.position_values()], scene.proof()),)


def _before(scene: Scene) -> tuple[Claim, ...]:
    before = scene.book.before(scene.version)
    if before is None or before.position is None:
        return ()
    done = [row for row in before.rows if is_complete(row)]
    text = (
        f"In the version before, with the position at {written_date(before.position)},"
        f" {len(done) or 'none'}"
        f" of {len(before.rows)} {'was' if len(done) < 2 else 'were'} complete."
    )
    values = [count_value("complete before", done), count_value("before", before.rows)]
    values.append(day_value("before", before.position, before.plan.record_id))
    return (told(text, values, [place_of(before)]),)
