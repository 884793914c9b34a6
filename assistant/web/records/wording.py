"""Every word that the pages of one record say, once."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.actions import TAKEN_OUT
from assistant.answering.reckoning.exchanges.exchanges_wording import HOW as TOLD
from assistant.correcting import Verdict
from assistant.council import (
    AnswerClass,
    AttendanceKind,
    RecommendationKind,
    ResponseVerdict,
    Strength,
    VerbClass,
)
from assistant.registers.recommendation_finding import State
from assistant.web.actions.wording import TAGS
from assistant.web.previous.wording import HOW, HOW_OF
from assistant.web.recommendations.wording import STATES

KINDS: Mapping[str, str] = {
    "meetings": "Meeting",
    "exchanges": "Question and answer",
    "commitments": "Promise",
    "resolutions": "Resolution",
    "recommendations": "Recommendation",
    "responses": "Response to a recommendation",
    "plans": "Version of an action plan",
    "actions": "Action",
    "figures": "Figure",
    "aliases": "Short form",
    "unread-tables": "Table that could not be read",
}
LABELS: Mapping[str, str] = {
    "about": "Report that it responds to",
    "action": "Action",
    "addressee": "To whom",
    "amendments": "Changes to earlier minutes",
    "amends_minute": "Minute that it corrects",
    "answer_class": "How it was answered",
    "askers": "Asked by",
    "attendance": "People at the meeting",
    "authority": "Council or body",
    "begins": "Began at",
    "by": "Said by",
    "carried": "Carried",
    "cells": "Cells of the row",
    "class_words": "Words that show how it was answered",
    "committee": "Committee",
    "day": "Date",
    "doubts": "Doubts about this row",
    "due": "Due date",
    "due.latest": "Due date (the last day, if it is a period)",
    "due.suspect": "Why the printed date looks wrong",
    "ends": "Ended at",
    "evidence": "Evidence",
    "figure": "Figure",
    "impact": "Impact",
    "item": "Item number",
    "item_title": "Item title",
    "items": "Items",
    "key": "Key to the ratings",
    "kind": "Who recommends to whom",
    "leads": "Leads",
    "lineage": "Title without version and date",
    "linked_actions": "Actions linked to it",
    "long": "Stands for",
    "marker": "Printed mark",
    "measure": "What was counted",
    "motion": "Text of a motion that was put",
    "mover": "Moved by",
    "number": "Printed number",
    "opener": "Opening words",
    "order": "Place in the plan",
    "origin": "Origin",
    "page": "Page",
    "period": "Period",
    "place": "Place",
    "plan_id": "Plan",
    "position_at": "Position date",
    "position_from": "Position date read from",
    "position_span": "Words of the position date",
    "progress": "Progress",
    "question": "Question",
    "rating": "Rating",
    "reason": "Reason",
    "recommendation": "Recommendation",
    "recommendation_ref": "Number of the recommendation",
    "recommendation_text": "Recommendation as this paper prints it",
    "ref": "Reference",
    "replies": "Replies",
    "rows": "Rows",
    "said_by": "Said by",
    "seconder": "Seconded by",
    "short": "Short form",
    "source_title": "Report that makes it",
    "stated_totals": "Totals that the paper states",
    "status": "Status",
    "status_from": "Status read from",
    "status_text": "Status as printed",
    "strength": "How far it binds",
    "text": "Text",
    "title": "Title",
    "to_whom": "To whom",
    "topic": "Only the topic is minuted",
    "unit": "Unit",
    "value": "Value",
    "verb": "Word that tells what it does",
    "verb_class": "What it does",
    "verdict": "What was said of it",
    "verdict_span": "Words of the response",
    "votes": "Votes",
    "what": "What was promised",
    "who": "Promised by",
    "written": "A written question",
}
_PARTS = {"name": "name", "role": "post"}
_REDIRECTED = TOLD[AnswerClass.REDIRECTED]
CHOICES: Mapping[tuple[str, str], Mapping[str, str]] = {
    # Readers choose two of the classes together; officers must tell them apart.
    ("exchanges", "answer_class"): {
        **{each.value: HOW[how].label for each, how in HOW_OF.items()},
        AnswerClass.REDIRECTED.value: f"{_REDIRECTED[0].upper()}{_REDIRECTED[1:]}",
    },
    ("commitments", "strength"): {
        Strength.FIRM.value: "Firm",
        Strength.CONDITIONAL.value: "Conditional: an offer, or it depends on something",
        Strength.EXPECTATION.value: "Expected: nobody undertook it",
    },
    ("resolutions", "verb_class"): {
        VerbClass.NOTE.value: "Notes",
        VerbClass.RECEIVE.value: "Receives",
        VerbClass.ACCEPT.value: "Accepts",
        VerbClass.APPROVE.value: "Approves",
        VerbClass.RECOMMEND.value: "Recommends",
        VerbClass.REQUEST.value: "Requests",
        VerbClass.REFER.value: "Refers",
        VerbClass.APPOINT.value: "Appoints",
        VerbClass.EXCLUDE_PUBLIC.value: "Excludes the public",
        VerbClass.OTHER.value: "Something else",
    },
    ("recommendations", "kind"): {
        RecommendationKind.OFFICER_TO_COMMITTEE.value: "Officers to a committee",
        RecommendationKind.REVIEW_TO_AGENCY.value: "A review to agencies",
        RecommendationKind.SCRUTINY_TO_EXECUTIVE.value: "Scrutiny to the executive",
    },
    ("responses", "verdict"): {
        each.value: STATES[State(each.value)].label for each in ResponseVerdict
    },
    ("actions", "status"): {status.value: tag.label for status, tag in TAGS.items()},
    ("actions", "status_from"): {
        "status": "The status that is printed",
        "tick": "A tick",
        "key": "The rating, by the key printed with the plan",
        "progress": "The words on progress",
        "table": "The table that it stands in",
        TAKEN_OUT: "A list of what was taken out of the plan",
    },
    ("meetings", "status"): {
        "held": "Held",
        "postponed": "Postponed",
        "cancelled": "Cancelled",
        "planned": "Planned",
    },
}
VERDICTS: Mapping[Verdict, str] = {
    Verdict.CONFIRM: "Confirmed",
    Verdict.CORRECT: "Corrected",
    Verdict.HIDE: "Hidden",
    Verdict.RESTORE: "Restored to what was read",
}
ASKED: Mapping[Verdict, tuple[str, str, str]] = {
    Verdict.CONFIRM: (
        "Confirm this record",
        "Say that it was read correctly. Nothing in it changes.",
        "How do you know that it is right?",
    ),
    Verdict.CORRECT: (
        "Correct this record",
        "Change only what was read wrongly. What the paper prints is kept beside it, and so is"
        " what was read before.",
        "Why is the record wrong?",
    ),
    Verdict.HIDE: (
        "Hide this record",
        "It will be left out of lists, counts and answers. It is kept, and can be restored.",
        "Why should it be hidden?",
    ),
    Verdict.RESTORE: (
        "Restore this record",
        "It will stand as it was read from the paper. Corrections are taken back; they stay in"
        " the history.",
        "Why should it be restored?",
    ),
}
SAVED: Mapping[Verdict, str] = {
    Verdict.CONFIRM: "The record is confirmed.",
    Verdict.CORRECT: "The correction is saved. It is in force now.",
    Verdict.HIDE: "The record is hidden. Lists and answers leave it out now.",
    Verdict.RESTORE: "The record is restored. It stands as it was read.",
}
READ_BY_MODEL = (
    "Read by the language model {model}, and accepted by an officer as the paper prints it."
)
ONLY_HERE = "Records can be corrected only on the computer that serves them."
RECORD_GONE = "There is no such record. Its paper may have been replaced or withdrawn."
NAME_EMPTY = "Enter your name or post"
REASON_EMPTY = "Enter a reason"
TOO_LONG = "Use {limit} characters or less"
NUMBER_WRONG = "Enter a number, or leave it empty"
CHOICE_WRONG = "Choose one from the list"
LEFT_EMPTY = "This cannot be left empty"
NOTHING_CHANGED = "Change at least one field, or confirm the record instead"
NOT_OFFERED = "This cannot be said of the record as it stands now. Go back and look at it again."
NOT_TOLD = "Not recorded"
ATTENDANCE: Mapping[str, str] = {
    AttendanceKind.PRESENT.value: "present",
    AttendanceKind.IN_ATTENDANCE.value: "in attendance",
    AttendanceKind.APOLOGY.value: "apologies",
    AttendanceKind.SUBSTITUTE.value: "substitute",
    AttendanceKind.EXPECTED.value: "expected",
    AttendanceKind.ARRIVED.value: "arrived",
    AttendanceKind.LEFT.value: "left",
    AttendanceKind.DECLARED_INTEREST.value: "declared an interest",
}


def label_of(path: str, register: str = "") -> str:
    """Return what a field is called.

    >>> label_of("askers.1.name"), label_of("who.role"), label_of("due.latest")
    ('Asked by (2): name', 'Promised by: post', 'Due date (the last day, if it is a period)')
    """
    if path in LABELS:
        if (register, path) == ("figures", "day"):
            return "Day that it is of"
        return LABELS[path]
    steps = path.split(".")
    first = "Reply" if steps[0] == "replies" else LABELS.get(steps[0], steps[0])
    number = f" ({int(steps[1]) + 1})" if len(steps) > 1 and steps[1].isdigit() else ""
    part = _PARTS.get(steps[-1], "")
    return f"{first}{number}{f': {part}' if part else ''}"
