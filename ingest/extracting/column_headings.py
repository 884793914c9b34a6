"""The headings by which councils name the columns of plans, logs and trackers."""

from __future__ import annotations

from enum import StrEnum


class Concept(StrEnum):
    """What a column of a plan holds. The values name the cells of an `ActionItem`."""

    REF = "ref"
    RECOMMENDATION_REF = "recommendation_ref"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    LEAD = "lead"
    DUE = "due"
    FIRST_DUE = "first_due"
    DATE = "date"
    RATING = "rating"
    STATUS = "status"
    DONE_TICK = "done_tick"
    ON_TRACK_TICK = "on_track_tick"
    PROGRESS = "progress"
    EVIDENCE = "evidence"
    IMPACT = "impact"
    ORIGIN = "origin"
    NOT_OF_A_PLAN = "not_of_a_plan"
    OTHER = "other"


# The headings of each concept. A heading is matched whole first, then as the beginning of a
# longer one, then anywhere in it; of two that match alike, the longer words win.
HEADINGS: tuple[tuple[Concept, tuple[str, ...]], ...] = (
    (
        Concept.REF,
        (
            "ref", "reference", "ref no", "no", "number", "id", "item", "item no", "action no",
            "action number", "action ref", "action reference", "action id", "action point no",
            "minute no", "minute", "minute ref", "minute number", "tr ws", "tr", "ws", "s no",
            "unique ref", "log no", "log ref", "task no", "point", "a no", "agenda item",
        ),
    ),
    (
        Concept.RECOMMENDATION_REF,
        (
            "rec no", "rec ref", "recommendation no", "recommendation number", "recommendation ref",
            "recommendation reference", "rec", "rec number", "finding no", "finding ref", "r no",
            "objective no", "priority no", "linked recommendation",
        ),
    ),
    (
        Concept.RECOMMENDATION,
        (
            "recommendation", "recommendations", "finding", "findings", "area for improvement",
            "area of improvement", "areas for improvement", "area for development", "desired outcome",
            "outcome required", "question", "learning", "learning point", "key learning", "issue",
            "what we want to achieve", "what do we want to achieve", "objective", "aim", "priority action",
            "issue raised", "improvement required", "audit recommendation", "review recommendation",
            "agreed recommendation", "request", "matter raised", "lesson", "standard",
        ),
    ),
    (
        Concept.ACTION,
        (
            "action", "actions", "action required", "actions required", "action s required",
            "action to be taken", "actions to be taken", "key actions", "key action", "action title",
            "action agreed", "agreed action", "agreed actions", "action point", "action points",
            "action s", "action description", "description of action", "task", "tasks", "activity",
            "what will we do", "what we will do", "what needs to happen", "what needs to be done",
            "what are we going to do", "how will we do it", "proposed action", "planned action",
            "management action", "step", "steps", "actions to achieve", "action needed", "what",
            "action taken or to be taken", "actions taken or to be taken", "action taken or proposed",
            "action taken or planned", "actions taken and planned", "improvement action",
            "specific action", "specific actions", "commitment", "deliverable",
            "action plan", "milestone action", "action summary", "summary of action",
        ),
    ),
    (
        Concept.LEAD,
        (
            "lead", "leads", "lead officer", "lead officers", "lead em", "lead executive member",
            "lead agency", "lead agencies", "lead person", "lead member", "lead s", "lead partner",
            "responsibility", "responsible", "responsible officer", "responsible officers",
            "responsible person", "responsible lead", "responsible agency", "person responsible",
            "officer responsible", "owner", "owners", "action owner", "owned by", "contact officer",
            "who", "by whom", "who will do it", "who is responsible", "who by", "accountable",
            "accountable officer", "accountable lead", "named lead", "action by", "assigned to",
            "officer", "lead service", "sro", "lead organisation", "person s responsible",
            "responsibility of", "lead name", "action lead", "delivery lead", "agency",
        ),
    ),
    (
        Concept.DUE,
        (
            "due", "due date", "due by", "date due", "target date", "target dates", "timescale",
            "timescales", "time scale", "timeframe", "time frame", "by when", "when", "deadline",
            "to be completed", "to be completed by", "complete by", "completion date", "target",
            "target completion", "target completion date", "completion due", "date for completion",
            "expected new achievement date", "expected completion", "expected completion date",
            "expected date", "expected achievement date", "new achievement date", "revised date",
            "revised due date", "revised target date", "revised timescale", "revised deadline",
            "current due date", "last date", "latest date", "new date", "date for action",
            "implementation date", "target implementation date", "end date", "delivery date",
            "action by when", "when by", "timeline", "milestone date", "planned completion",
            "planned completion date", "planned date", "due for completion", "target timescale",
            "deadline date", "completed by", "date to be completed", "action due",
        ),
    ),
    (
        Concept.FIRST_DUE,
        (
            "first date", "original date", "original due date", "original target date",
            "original deadline", "original timescale", "initial date", "previous date",
            "original completion date", "initial target date", "original target", "old date",
            "baseline date", "previous due date", "previous target date",
        ),
    ),
    (Concept.DATE, ("date",)),
    (
        Concept.RATING,
        (
            "rag", "brag", "rag rating", "brag rating", "rag status", "brag status", "rating",
            "ratings", "assessment", "assessment of progress", "progress rating", "judgement",
            "colour", "rag rated", "assessment of progress 1 4", "assessment 1 4", "current rag",
            "rag rating status", "delivery rag", "score", "grade", "progress assessment", "rag b r a g",
            "b rag", "rating 1 4", "evaluation", "status rag", "r a g", "overall rag",
        ),
    ),
    (
        Concept.STATUS,
        (
            "status", "current status", "action status", "state", "open closed", "complete",
            "completed", "complete y n", "completed y n", "overall status", "status of action",
            "delivery status", "implementation status", "open or closed", "stage", "closed",
            "outstanding complete", "complete outstanding",
        ),
    ),
    (Concept.DONE_TICK, ("achieved", "done", "achieved tick", "implemented", "discharged")),
    (Concept.ON_TRACK_TICK, ("on target", "on track", "on target tick", "on schedule")),
    (
        Concept.PROGRESS,
        (
            "progress", "update", "updates", "progress update", "progress updates", "action taken",
            "actions taken", "response", "comments", "comment", "commentary", "latest position",
            "current position", "notes", "narrative", "position", "latest update", "status update",
            "progress to date", "progress made", "progress since", "progress report",
            "progress and next steps", "progress presented to committee", "action update",
            "what have we done", "what has been done", "what we have done", "progress comments",
            "progress summary", "progress commentary", "update on progress", "progress notes",
            "status progress", "progress status", "update response", "current progress", "remarks",
            "progress against action", "progress position", "action progress", "latest progress",
        ),
    ),
    (
        Concept.EVIDENCE,
        (
            "evidence", "evidence of completion", "evidence of progress", "success indicators",
            "success indicator", "success criteria", "success measure", "success measures",
            "measure of success", "measures of success", "how will we know", "proof", "assurance",
            "how will we measure", "evidence of impact", "key evidence", "evidence base",
            "supporting evidence", "how will success be measured", "evidence required", "output",
            "outputs", "evidenced by", "what will success look like", "performance measure",
        ),
    ),
    (
        Concept.IMPACT,
        (
            "impact", "outcome", "outcomes", "impact on children", "difference made", "so what",
            "what difference", "impact outcome", "outcome impact", "intended impact", "benefit",
            "expected outcome", "intended outcome", "anticipated outcome", "impact measure",
            "what difference will it make", "what difference has it made", "expected impact",
        ),
    ),
    (
        Concept.ORIGIN,
        (
            "origin", "meeting", "committee", "meeting date", "date of meeting", "exec date",
            "date raised", "date agreed", "date added", "source", "exec", "executive date",
            "raised at", "raised by", "date opened", "date of request", "requested by", "board",
            "meeting and date", "committee date", "minutes", "report", "date requested", "date set",
        ),
    ),
    (
        Concept.NOT_OF_A_PLAN,
        (
            "likelihood", "risk level", "current risk level", "risk owner", "risk description", "risk event",
            "risk score", "inherent risk", "residual risk", "gross score", "net score",
            "current risk score", "target risk score", "probability", "controls", "protected characteristic",
            "actual", "variance", "budget", "dot", "direction of travel kpi", "forecast",
            "time", "session", "venue", "room", "duration",
            "votes", "attendance", "telephone", "email", "pages", "score definition", "controls in place",
        ),
    ),
    (
        Concept.OTHER,
        (
            "start date", "date completed", "date closed", "completion status date", "cost", "resources",
            "resource", "resources required", "actual completion date", "closed date", "start",
            "completed date", "priority", "theme", "direction of travel", "risk", "next review",
            "review date", "last updated", "date of update", "next steps", "resource implications",
            "workstream", "category", "service", "ward", "partners", "support", "key partners",
            "date updated", "risks", "monitoring", "how monitored", "monitored by", "linked to",
        ),
    ),
)  # fmt: skip
