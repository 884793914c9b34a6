"""The headings by which councils name the columns of plans, logs and trackers."""

from __future__ import annotations

from ingest.extracting.column_headings_progress import HEADINGS_OF_PROGRESS
from ingest.extracting.concepts import Concept

# Headings too common in other tables to be looked for inside longer ones.
ONLY_WHOLE = frozenset(
    (
        "original", "revised", "baseline", "schedule", "finish", "completion", "success", "result",
        "results", "measures", "latest", "news", "opened", "delivered", "finished", "confidence",
        "explanation", "goal", "area", "section", "type", "link", "links", "plan", "work", "travel",
        "code", "row", "line", "serial", "ap", "hash", "benefits", "timing", "timings", "reviewed",
        "officers", "assigned", "baseline", "why", "context", "reason", "reasons", "trend", "dir",
        "funding", "policy", "background", "achievements", "direction", "evaluation", "to do",
    )
)  # fmt: skip
# What a line under a group's heading makes of the group: "Timescale" over "Original" and "Revised".
OLDER = frozenset("original previous initial first old baseline last before then was".split())
NEWER = frozenset("revised current new latest now present actual today".split())

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
            "line", "line no", "row", "serial", "serial no", "sr no", "code", "step no", "action point ref",
            "ap", "ap no", "measure no", "measure ref", "tracker ref", "tracker no", "ref id", "hash",
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
            "what we said we d do", "what we said we would do", "what we said", "what we will do next",
            "what we agreed to do", "what we agreed", "what we are doing", "what we re going to do",
            "what must be done", "what has to be done", "what is to be done", "what is being done",
            "what will be done", "what was agreed", "what we plan to do", "we will", "to do",
            "how we will do it", "how we will achieve this", "how will we achieve this",
            "action to take", "action item", "action items", "action details", "details of action",
            "action detail", "action or task", "agreed step", "agreed steps", "actions agreed",
            "council action", "service action", "recommended action", "remedial action",
            "corrective action", "mitigating action", "undertaking", "undertakings", "action name",
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
            "lead director", "lead manager", "lead department", "lead directorate", "lead team",
            "accountability", "accountable person", "accountable director", "accountable body",
            "accountable owner", "responsible manager", "responsible team", "responsible body",
            "responsible service", "responsible director", "responsible party", "responsible member",
            "officer lead", "officers", "officer s", "named officer", "named person", "named owner",
            "who will lead", "who s responsible", "who is doing it", "who will do this", "who leads",
            "who is accountable", "who s doing it", "led by", "lead by", "assigned", "assignee",
            "allocated to", "for action by", "action for", "actioned by", "action holder",
            "action officer", "action manager", "task owner", "delivered by", "senior responsible officer",
            "senior responsible owner", "strategic lead", "operational lead", "service lead",
            "project lead", "project manager", "to be done by whom", "post holder", "in charge",
            "exec lead", "executive lead", "member lead", "cabinet lead", "cabinet member", "portfolio holder",
            "lead portfolio holder", "lead cabinet member", "lead councillor", "champion", "sponsor",
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
            "completion", "completion by", "to complete by", "delivery by", "deliver by", "delivery due",
            "finish by", "finish date", "finish", "to be done by", "done by", "to be delivered by",
            "by what date", "by which date", "when will it be done", "when will we do it",
            "when it will be done", "when is it due", "when due", "expected by", "expected delivery",
            "expected delivery date", "estimated completion", "estimated completion date",
            "anticipated completion", "anticipated completion date", "anticipated date",
            "forecast completion", "forecast date", "forecast completion date", "agreed date",
            "agreed deadline", "agreed timescale", "agreed completion date", "date of completion",
            "target for completion", "target deadline", "target delivery date", "scheduled date",
            "schedule", "scheduled completion", "delivery timescale", "delivery timeline",
            "timescale for completion", "timescale for delivery", "timing", "timings", "required by",
            "needed by", "date required", "due on", "due for", "due when", "now due", "revised",
            "revised completion date", "revised target", "revised to", "current date",
            "current target date", "current deadline", "extended to", "extended date",
        ),
    ),
    (
        Concept.FIRST_DUE,
        (
            "first date", "original date", "original due date", "original target date",
            "original deadline", "original timescale", "initial date", "previous date",
            "original completion date", "initial target date", "original target", "old date",
            "baseline date", "previous due date", "previous target date",
            "original", "originally due", "original timescales", "original timeframe", "first due",
            "first target date", "first deadline", "initial due date", "initial deadline",
            "initial target", "initial timescale", "initially due", "previous deadline",
            "previously due", "date first set", "date first agreed", "baseline", "baseline target date",
        ),
    ),
    (Concept.DATE, ("date",)),
    *HEADINGS_OF_PROGRESS,
    (
        Concept.MAYBE_ACTION,
        (
            "measure", "milestone", "milestones", "key milestone", "key milestones", "initiative",
            "pledge", "promise", "project", "priority", "intervention", "output required", "work item",
            "details", "detail", "description", "summary", "subject", "matter", "title", "issue or action",
            "key deliverable", "deliverables", "key deliverables", "work", "work required", "plan",
            "improvement", "improvements", "change", "change required", "response to recommendation",
            "executive response", "cabinet response", "council response", "our response", "our offer",
            "how", "how we will get there", "activities", "key activities", "key activity", "key tasks",
            "key task", "task description", "development", "requirement", "what we ll do", "our promise",
        ),
    ),
    (
        Concept.PERCENT,
        (
            "percent", "percent complete", "percent completed", "complete percent", "completion percent",
            "percent completion", "percentage complete", "percentage completed", "percentage",
            "progress percent", "percent progress", "percent done", "position percent", "how complete",
            "status percent", "completed percent", "percent delivered",
        ),
    ),
    (
        Concept.ORIGIN,
        (
            "origin", "meeting", "committee", "meeting date", "date of meeting", "exec date",
            "date raised", "date agreed", "date added", "source", "exec", "executive date",
            "raised at", "raised by", "date opened", "date of request", "requested by", "board",
            "meeting and date", "committee date", "minutes", "report", "date requested", "date set",
            "date of origin", "originating meeting", "origin of action", "where from", "came from",
            "date asked", "asked by", "asked at", "first raised", "arising from", "agreed at",
            "meeting at which agreed", "raised on", "date logged", "logged on", "opened", "date started",
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
            "completed date", "theme", "direction of travel", "risk", "next review",
            "review date", "last updated", "date of update", "next steps", "resource implications",
            "workstream", "category", "service", "ward", "partners", "support", "key partners",
            "date updated", "risks", "monitoring", "how monitored", "monitored by", "linked to",
            "dir", "trend", "dot arrow", "direction", "change since last", "travel", "barriers", "barrier",
            "dependencies", "dependency", "rationale", "reason", "reasons", "why", "background",
            "context", "constraints", "funding", "budget source", "link", "links", "next step",
            "what next", "what s next", "what will happen next", "rag last", "previous rag", "last rag",
            "previous rating", "last rating", "rag last time", "rag previous", "rag last quarter",
            "section", "area", "strand", "pillar", "goal", "work stream", "policy", "report to",
            "reporting to", "days late", "days overdue", "status date", "signed off by", "sign off",
            "contact details", "last review", "reviewed", "date of last update", "actual date",
            "actual completion", "actual finish", "finished on", "completed on", "started on",
            "barriers to progress", "issues and risks", "risks and issues", "action type", "type",
        ),
    ),
)  # fmt: skip
