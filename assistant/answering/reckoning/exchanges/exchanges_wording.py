"""The words in which answers tell of questions that were asked. All of that wording is here."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.planning import AskedFor
from assistant.council import AnswerClass

HOW = {
    AnswerClass.DIRECT: "answered",
    AnswerClass.PARTIAL: "answered in part",
    AnswerClass.REDIRECTED: "something else was given: another measure, group or period",
    AnswerClass.DEFERRED: "left until later",
    AnswerClass.REFERRED: "referred to another body",
    AnswerClass.UNABLE: "could not be answered at the meeting",
    AnswerClass.ASSURANCE_ONLY: "an assurance, without what was asked",
    AnswerClass.NONE_RECORDED: "no reply recorded",
}
NOBODY = "somebody whom the minutes do not name"
TOPIC_ONLY = "only the topic is minuted"
ASKED_AGAIN = "; answered when it was asked again, on"
REPORTED_LATER = "; not answered then, and a paper reports on it on"
REPORTED_ON = "a paper reports on it on"
A_PAPER_REPORTS = "A paper reports on it on"
ADDED_LATER = "added to the minutes later"
NOT_GIVEN = {
    AskedFor.DATE: "The answer recorded gives no date.",
    AskedFor.NUMBER: "The answer recorded gives no figure.",
    AskedFor.MONEY: "The answer recorded gives no amount.",
}
WHY_NOT = {
    AnswerClass.PARTIAL: "The answer recorded gives part of it.",
    AnswerClass.REDIRECTED: "The answer recorded gives something else than was asked.",
    AnswerClass.DEFERRED: "The answer recorded leaves it until later.",
    AnswerClass.REFERRED: "The answer recorded refers it to another body.",
    AnswerClass.UNABLE: "The answer recorded says that it could not be given then.",
    AnswerClass.ASSURANCE_ONLY: "The answer recorded is an assurance and does not settle it.",
    AnswerClass.NONE_RECORDED: "The minutes record no reply to it.",
}
GROUPED = "answers minuted without the questions"
GROUPED_SENTENCE = "The minutes record what was answered and not each question."
TOPIC_SENTENCE = "The minutes name it as a topic; they do not record what was asked or answered."
CORRECTED = "Some of this is as corrected by the council’s officers."
SUMS = ("answered", "answered in part", "not answered", "minuted as a topic only")
COLUMNS = (
    "Date",
    "Item",
    "Asked by",
    "Question as minuted",
    "Reply as minuted",
    "How it was answered",
)
PRINTED = frozenset({3, 4})
NEWEST = "That is the newest meeting of which the papers searched record questions."
TITLE = "Questions and answers"
TITLE_UNANSWERED = "Questions without an answer in the minutes"
EARLIER = "Earlier questions on this"


def not_that_person(asked: str, by: str, day: str) -> str:
    """Return the correction of a question that names the wrong person."""
    on = f" on {day}" if day else ""
    return f"The papers record this of {by}{on}, and not of {asked}."


def days_in_words(first: str, last: str) -> str:
    """Return when, in words, "" where no day is known.

    >>> days_in_words("3 July 2023", "3 July 2023"), days_in_words("", "")
    (', on 3 July 2023', '')
    """
    if not first:
        return ""
    return f", on {first}" if first == last else f", from {first} to {last}"


def lead_of_some(count: str, first: str, last: str, about: str, answered: str) -> str:
    """Return the lead of a table of exchanges; `answered` says how many were answered."""
    days = days_in_words(first, last)
    noun = "question is" if count == "1" else "questions are"
    return f"{count} {noun} recorded{about}{days}.{answered}"


NONE_FOUND = "I found no question about this in the minutes that I searched."


def in_parts(how: Sequence[str]) -> str:
    """Return how each part of one question was answered.

    >>> in_parts(["answered", "no reply recorded"])
    ', in parts: the first answered; the second: no reply recorded.'
    """
    first, second = how
    if first == second:
        return f", in parts, both {first}." if first == "answered" else f", in parts: {first}."
    said = [h if h.startswith("answered") else f": {h}" for h in (first, second)]
    spaced = [h if h.startswith(":") else f" {h}" for h in said]
    return f", in parts: the first{spaced[0]}; the second{spaced[1]}."


def lead_of_person(who: str, first: str, last: str, about: str) -> str:
    """Return the lead of what one person asked. It holds no total: people are not counted up."""
    days = days_in_words(first, last)
    return f"The papers record these questions {who}{about}{days}."


def again(place: str, who: str) -> str:
    """Return that the same was asked again; the quotation takes the place of {}."""
    return f"Asked again{place}, by {who}: {{}}"


def answer_to(words: str, when: str) -> str:
    """Return a point on a question whose words read by themselves.

    >>> answer_to("when the work would end", "on 9 October 2023")
    'What is the answer to “when the work would end”, asked on 9 October 2023?'
    """
    return f"What is the answer to “{words}”, asked {when}?"


def answer_about(words: str, when: str) -> str:
    """Return a point on a question of which the minutes tell what it was about."""
    return f"What is the answer to the question asked {when} about {words}?"


def answer_under(who: str, when: str, title: str) -> str:
    """Return a point on what was raised under an item."""
    return f"What is the answer to what was raised by {who} {when} under “{title}”?"
