"""Every word that the pages of previous answers say, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.reckoning.commitments.commitments_followed import Followed, Outcome
from assistant.council import AnswerClass, Commitment, Exchange, Figure, Resolution, Strength
from assistant.web.wording import british_date, counted


class How(StrEnum):
    """How a question was answered, as readers choose it."""

    ANSWERED = "answered"
    PART = "part"
    LATER = "later"
    REFERRED = "referred"
    UNABLE = "unable"
    ASSURANCE = "assurance"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class HowWords:
    """What the page says of how a question was answered; `tone` is a class of the tag."""

    label: str
    sentence: str
    tone: str


HOW: Mapping[How, HowWords] = {
    How.ANSWERED: HowWords(
        "Answered", "The minutes record what was asked for.", "govuk-tag--green"
    ),
    How.PART: HowWords(
        "Answered in part",
        "The minutes record a part of what was asked for, or another measure, group or period.",
        "govuk-tag--yellow",
    ),
    How.LATER: HowWords(
        "Promised for later", "The reply says that it would be given later.", "govuk-tag--yellow"
    ),
    How.REFERRED: HowWords(
        "Referred to another body", "The reply names who else must answer.", "govuk-tag--yellow"
    ),
    How.UNABLE: HowWords(
        "Could not be answered then",
        "The reply says that it could not be given at the meeting.",
        "govuk-tag--yellow",
    ),
    How.ASSURANCE: HowWords(
        "Assurance given",
        "The reply gives an assurance. The minutes do not record what was asked for.",
        "govuk-tag--yellow",
    ),
    How.NONE: HowWords(
        "No answer on record",
        "The minutes do not record a reply. One may have been given.",
        "govuk-tag--grey",
    ),
}
TOPIC_ONLY = HowWords(
    "Only the topic is recorded",
    "The minutes name what was asked about. They do not record the question or the reply.",
    "govuk-tag--grey",
)
HOW_OF: Mapping[AnswerClass, How] = {
    AnswerClass.DIRECT: How.ANSWERED,
    AnswerClass.PARTIAL: How.PART,
    AnswerClass.REDIRECTED: How.PART,
    AnswerClass.DEFERRED: How.LATER,
    AnswerClass.REFERRED: How.REFERRED,
    AnswerClass.UNABLE: How.UNABLE,
    AnswerClass.ASSURANCE_ONLY: How.ASSURANCE,
    AnswerClass.NONE_RECORDED: How.NONE,
}
NOT_NAMED = "Not named in the minutes"
EVERYTHING = "all"
SORTS = (("newest", "Newest first"), ("oldest", "Oldest first"), ("relevance", "Best match first"))
HOW_WRONG = "Choose how it was answered from the list"
TOO_LONG = "Use {limit} characters or less"
TOPIC_EMPTY = "Enter a topic"
ENTRY_GONE = "This question is no longer on record. Its paper may have been replaced or withdrawn."
_GIVEN = {
    Strength.FIRM: "Follow-up promised",
    Strength.CONDITIONAL: "Follow-up offered",
    Strength.EXPECTATION: "Follow-up expected",
}


def how_words(exchange: Exchange) -> HowWords:
    """Return what the page says of how a question was answered."""
    return TOPIC_ONLY if exchange.topic else HOW[HOW_OF[exchange.answer_class]]


def classes_of(how: How) -> tuple[AnswerClass, ...]:
    """Return the classes of answers that readers choose together."""
    return tuple(answer_class for answer_class, each in HOW_OF.items() if each is how)


def count_words(total: int, searched: str) -> str:
    """Return how many questions were found.

    >>> count_words(1, "damp"), count_words(14, "")
    ('1 question about “damp”', '14 questions')
    """
    return counted(total, "question") + (f" about “{searched}”" if searched else "")


def thread_words(total: int, topic: str) -> str:
    """Return how many entries tell of a topic; one entry may hold several figures.

    >>> thread_words(1, "damp")
    '1 entry about “damp”'
    """
    return f"{counted(total, 'entry', 'entries')} about “{topic}”"


def none_found(searched: str, *, filtered: bool) -> str:
    """Return what to do where nothing was found."""
    if searched and filtered:
        return (
            f"There are no answers about “{searched}” with these filters. Remove a filter, use"
            " fewer words, or ask the assistant."
        )
    if searched:
        return (
            f"There are no answers about “{searched}”. Check the spelling, use fewer words, or"
            " ask the assistant."
        )
    return "There are no questions of this kind. Remove a filter, or ask the assistant."


def follow_up(commitment: Commitment, followed: Followed | None) -> str:
    """Return in a line what was to follow a reply, by when, and what later papers show of it.

    What was not followed yet is not told.
    """
    due = commitment.due
    if due.day is not None:
        begins = f"Follow-up due {british_date(due.day)}"
    elif due.text:
        begins = f"{_GIVEN[commitment.strength]} “{' '.join(due.text.split())}”"
    else:
        begins = f"{_GIVEN[commitment.strength]}, no date given"
    return f"{begins} – {_shown(followed)}" if followed else begins


def _shown(followed: Followed) -> str:
    mention = followed.mention
    if followed.outcome is Outcome.REPORTED and mention:
        return f"reported on {british_date(mention.day)}"
    if followed.outcome is Outcome.MENTIONED and mention:
        return f"mentioned again on {british_date(mention.day)}; no record that it came"
    if followed.outcome is Outcome.TOO_EARLY:
        return "too early to tell from the papers held"
    if followed.outcome is Outcome.UNDATED:
        return "the paper has no date to follow it from"
    return "no record"


def outcome_sentence(followed: Followed) -> str:
    """Return in a sentence what later papers show of an undertaking."""
    until = f" up to {british_date(followed.latest)}" if followed.latest else ""
    match followed.outcome:
        case Outcome.REPORTED:
            return "A later paper reports on it:"
        case Outcome.MENTIONED:
            return "A later paper mentions it. None of the papers held shows that it came:"
        case Outcome.TOO_EARLY:
            return (
                f"It is too early to tell: the committee’s papers held go{until or ' no further'}."
            )
        case Outcome.UNDATED:
            return "The paper has no date, so no other paper can be told to be later."
    return f"The papers held{until} do not record that it came. It may have come all the same."


def dated(day: dt.date | None) -> str:
    """Return a day as printed in papers, or that there is none."""
    return british_date(day) if day else "No date in the paper"


def figure_words(figure: Figure) -> str:
    """Return what a figure was read as: of what, how much, for when."""
    period = f", {' '.join(figure.period.split())}" if figure.period else ""
    place = f", {figure.place}" if figure.place else ""
    return f"{figure.measure}: {' '.join(figure.figure.text.split())}{period}{place}"


def motion_words(motion: Resolution) -> str:
    """Return what became of a motion, as far as it is recorded."""
    if motion.carried is None:
        return "A motion that was put; what became of it is not recorded here."
    return f"A motion that was put, and {'carried' if motion.carried else 'lost'}."
