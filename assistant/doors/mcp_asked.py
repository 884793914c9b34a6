"""What MCP tools can be asked, argument by argument."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, StringConstraints

from assistant.actions import ActionStatus
from assistant.council import RecommendationKind, Strength
from assistant.registers.wanted import Bucket

LIMIT = 20
MOST = 100
MOST_AROUND = 5

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Asking = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    Field(description="One question, complete in itself."),
]
Conversation = Annotated[
    str | None,
    Field(description="The `conversation_id` of an earlier answer, to ask on from it."),
]
Committees = Annotated[
    list[Words] | None,
    Field(max_length=100, description="Only papers of these committees, named in full."),
]
AsOf = Annotated[
    dt.date | None,
    Field(description="Only papers dated on or before this day; overdue is reckoned on it."),
]
From = Annotated[dt.date | None, Field(description="Only of this day or later.")]
To = Annotated[dt.date | None, Field(description="Only of this day or earlier.")]
Topic = Annotated[Words | None, Field(description="Words that must all stand in the record.")]
Person = Annotated[Words | None, Field(description="Words of a person's name or post.")]
Number = Annotated[Words | None, Field(description="Number or reference as printed.")]
PlanNamed = Annotated[Words | None, Field(description="Words of the plan's title.")]
Statuses = Annotated[list[ActionStatus] | None, Field(description="How far the action is.")]
Buckets = Annotated[
    list[Bucket] | None, Field(description="Where it stands on the day it is reckoned on.")
]
Answered = Annotated[
    bool | None, Field(description="Whether the reply gives what was asked, or part of it.")
]
Strengths = Annotated[list[Strength] | None, Field(description="How far the undertaking binds.")]
Kinds = Annotated[
    list[RecommendationKind] | None, Field(description="Who recommends, and to whom.")
]
Responded = Annotated[bool | None, Field(description="Whether a response to it is held.")]
Limit = Annotated[int, Field(ge=1, le=MOST, description="Most items to return.")]
Offset = Annotated[int, Field(ge=0, description="Items to leave out first.")]
Around = Annotated[
    int, Field(ge=0, le=MOST_AROUND, description="Neighbouring passages to add on each side.")
]
