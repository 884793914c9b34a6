"""What a column of a plan can hold."""

from __future__ import annotations

from enum import StrEnum


class Concept(StrEnum):
    """What a column of a plan holds. The values name the cells of an `ActionItem`.

    A `MAYBE_ACTION` holds the actions only where its cells tell what to do.
    """

    REF = "ref"
    RECOMMENDATION_REF = "recommendation_ref"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    MAYBE_ACTION = "maybe_action"
    LEAD = "lead"
    DUE = "due"
    FIRST_DUE = "first_due"
    DATE = "date"
    RATING = "rating"
    STATUS = "status"
    DONE_TICK = "done_tick"
    ON_TRACK_TICK = "on_track_tick"
    PERCENT = "percent"
    PROGRESS = "progress"
    EVIDENCE = "evidence"
    IMPACT = "impact"
    ORIGIN = "origin"
    NOT_OF_A_PLAN = "not_of_a_plan"
    OTHER = "other"
