"""Which rows became complete, or were put back, since an earlier version of a plan."""

from __future__ import annotations

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.actions import Bucket, is_complete
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.plan_changes import two_versions
from assistant.answering.reckoning.plans.row_matching import match_rows
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.plans.versions import Version


def is_since(asked: AskedOfActions) -> bool:
    """Return whether only what came about since an earlier version is asked for."""
    since = asked.days.last_time or asked.days.since
    return bool(since) and asked.bucket in (Bucket.COMPLETE, Bucket.SLIPPED)


def version_since(scene: Scene, asked: AskedOfActions) -> Version | None:
    """Return the version since which something is asked for, None where none is held."""
    versions = two_versions(scene, asked)
    return versions[0] if versions else None


def rows_since(scene: Scene, asked: AskedOfActions) -> list[ActionItem] | None:
    """Return the rows that came to belong to a group since then; None without an earlier version."""
    old = version_since(scene, asked)
    if old is None:
        return None
    matching = match_rows(old, scene.version)
    if asked.bucket is Bucket.COMPLETE:
        done = {row.record_id for row in old.rows if is_complete(row)}
        before = {pair.new.record_id for pair in matching.pairs if pair.old.record_id in done}
        return [row for row in scene.rows if is_complete(row) and row.record_id not in before]
    later = {
        pair.new.record_id
        for pair in matching.pairs
        if pair.old.due.day and pair.new.due.day and pair.new.due.day > pair.old.due.day
    }
    return [row for row in scene.rows if row.record_id in later]
