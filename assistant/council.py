"""What councils' papers record: meetings, exchanges, promises, resolutions, recommendations.

Every record names its paper, the passage in which its `span` begins, and the exact spans
it was read from. What is printed is kept beside what it is read as.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from assistant.actions import ActionItem, ActionPlan, DueDate, UnreadTable
from assistant.spans import Span


class AnswerClass(StrEnum):
    """How a recorded question was answered (never a judgement of a person)."""

    DIRECT = "direct"
    PARTIAL = "partial"
    REDIRECTED = "redirected"
    DEFERRED = "deferred"
    REFERRED = "referred"
    UNABLE = "unable"
    ASSURANCE_ONLY = "assurance_only"
    NONE_RECORDED = "none_recorded"


class Strength(StrEnum):
    """How far a commitment binds."""

    FIRM = "firm"
    CONDITIONAL = "conditional"
    EXPECTATION = "expectation"


class VerbClass(StrEnum):
    """What a resolution's limb does. `NOTE` and `RECEIVE` are never approval."""

    NOTE = "note"
    RECEIVE = "receive"
    ACCEPT = "accept"
    APPROVE = "approve"
    RECOMMEND = "recommend"
    REQUEST = "request"
    REFER = "refer"
    APPOINT = "appoint"
    EXCLUDE_PUBLIC = "exclude_public"
    OTHER = "other"


class RecommendationKind(StrEnum):
    """Who recommends to whom. The three are never counted together."""

    OFFICER_TO_COMMITTEE = "officer_to_committee"
    REVIEW_TO_AGENCY = "review_to_agency"
    SCRUTINY_TO_EXECUTIVE = "scrutiny_to_executive"


class ResponseVerdict(StrEnum):
    """What the body to which a recommendation was made said of it."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    DEFERRED = "deferred"


class AttendanceKind(StrEnum):
    """What a paper records of a person at a meeting. `EXPECTED` is a plan, not a record."""

    PRESENT = "present"
    IN_ATTENDANCE = "in_attendance"
    APOLOGY = "apology"
    SUBSTITUTE = "substitute"
    EXPECTED = "expected"
    ARRIVED = "arrived"
    LEFT = "left"
    DECLARED_INTEREST = "declared_interest"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, post or body as minuted; what is not printed is None, never guessed.

    `printed` is the form in the paper ("the DCS", "Councillor Moss"). `name` keeps its
    title. `role` is the post, expanded through the paper's own list of initials where it
    has one. `by_rule` says that "he" or "she" was read as the last speaker.
    """

    printed: str
    name: str | None = None
    role: str | None = None
    body: str | None = None
    by_rule: bool = False

    @property
    def label(self) -> str:
        """The name where there is one, else the post, else the printed form."""
        return self.name or self.role or self.printed


@dataclass(frozen=True, slots=True)
class Attendance:
    """What a paper says of one person at a meeting. `at` is the time as printed."""

    kind: AttendanceKind
    person: Speaker
    span: Span
    at: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item with its printed number, as text; None where none is printed."""

    number: str | None
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later meeting's change to an earlier minute: `old` and `new` as printed."""

    minute: str | None
    old: str | None
    new: str | None
    amended_day: dt.date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting as one paper records it. `day` is None where no place that may tell it does.

    `status` is "held", "postponed", "cancelled" or "planned" (an agenda). `begins` and
    `ends` are times as printed.
    """

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    authority: str | None
    committee: str | None
    day: dt.date | None
    status: str = "held"
    begins: str | None = None
    ends: str | None = None
    place: str | None = None
    items: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered, in one stretch. `added_later` was not spoken at the meeting."""

    speaker: Speaker | None
    span: Span
    added_later: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as minuted, or one part of it, and what was answered.

    `question` is the sentence or clause that asks. `topic` says that the minutes name only
    a topic: then what was asked about it is not recorded. `class_words` are the words that
    show how it was answered, None where no reply is recorded.
    """

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    committee: str | None
    day: dt.date | None
    item: str | None
    item_title: str | None
    askers: tuple[Speaker, ...]
    question: Span
    replies: tuple[Reply, ...]
    answer_class: AnswerClass
    class_words: Span | None = None
    topic: bool = False
    written: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """An undertaking: who, what, to whom, by when. `who` is None where nobody is printed."""

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    committee: str | None
    day: dt.date | None
    item: str | None
    item_title: str | None
    who: Speaker | None
    what: Span
    to_whom: str | None
    due: DueDate
    strength: Strength


@dataclass(frozen=True, slots=True)
class Votes:
    """A vote as printed; a figure that is not printed is None."""

    in_favour: int | None
    against: int | None
    abstained: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Resolution:
    """One limb of what a meeting resolved. `carried` is False for a motion that was lost.

    `motion` says that the limb is the text of a motion or amendment that was put. `opener`
    is "RESOLVED", "It was AGREED that" and so on; `verb` the word inside the limb from
    which `verb_class` was read. `amends_minute` names an earlier minute that it corrects.
    """

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    committee: str | None
    day: dt.date | None
    item: str | None
    item_title: str | None
    marker: str | None
    opener: Span | None
    text: str
    verb: str | None
    verb_class: VerbClass
    addressee: str | None = None
    reason: Span | None = None
    mover: Speaker | None = None
    seconder: Speaker | None = None
    votes: Votes | None = None
    carried: bool | None = None
    motion: bool = False
    amends_minute: str | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation of a review, of scrutiny, of an inspection, or of officers.

    `number` is as printed, None for an unnumbered one. `source_title` is the review or
    report that makes it. `strength` is "must", "should", "should consider", "encourage" or
    None. `linked_actions` are refs of plan rows that the paper itself links to it.
    """

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    kind: RecommendationKind
    number: str | None
    text: str
    source_title: str
    addressee: str | None = None
    strength: str | None = None
    due: DueDate = DueDate("")
    linked_actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """A body's response to one recommendation. `about` is the report's title as this paper names it."""

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    number: str | None
    about: str | None
    verdict: ResponseVerdict
    verdict_span: Span
    recommendation_text: str | None = None
    by: str | None = None
    reason: Span | None = None
    due: DueDate = DueDate("")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its measure: what was counted, in which unit, when, where, said by whom.

    `value` is None for a figure in words that no rule reads. `period` is as printed; `day`
    is the day of a position ("on 31 May 2024") or the last day of the period.
    """

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    measure: str
    figure: Span
    value: float | None
    unit: str
    period: str | None = None
    day: dt.date | None = None
    place: str | None = None
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """A short form that a paper defines: "local authority designated officer (LADO)"."""

    record_id: str
    document_id: str
    passage_id: str
    span: Span
    short: str
    long: str


Record = (
    Meeting
    | Exchange
    | Commitment
    | Resolution
    | Recommendation
    | Response
    | ActionPlan
    | ActionItem
    | UnreadTable
    | Figure
    | Alias
)
RECORD_TYPES: tuple[type[Record], ...] = (
    Meeting,
    Exchange,
    Commitment,
    Resolution,
    Recommendation,
    Response,
    ActionPlan,
    ActionItem,
    UnreadTable,
    Figure,
    Alias,
)
