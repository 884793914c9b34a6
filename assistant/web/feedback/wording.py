"""What the pages say when readers judge an answer, and to those who read these judgements."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answers import Answer
from assistant.feedback import MOST_COMMENT_CHARACTERS, Feedback, Reason, Usefulness, WholeState
from assistant.web.asking.wording import chosen_words, status_label
from assistant.web.wording import StatusWords, british_date, counted

REASONS: Mapping[Reason, str] = {
    Reason.WRONG: "It is wrong",
    Reason.MISSED: "It missed something that is in the papers",
    Reason.OUT_OF_DATE: "It used a paper that is out of date",
    Reason.MISUNDERSTOOD: "It did not answer what I asked",
    Reason.OTHER: "Something else",
}
VERDICTS: Mapping[Usefulness, StatusWords] = {
    Usefulness.USEFUL: StatusWords("Useful", "", "govuk-tag--green"),
    Usefulness.NOT_USEFUL: StatusWords("Not useful", "", "govuk-tag--orange"),
}
REASON_MISSING = "Choose what was wrong"
COMMENT_TOO_LONG = f"Your words must be {MOST_COMMENT_CHARACTERS:,} characters or less"
NO_SUCH_ANSWER = "This answer is no longer kept. It may have been deleted."
NO_SUCH_FEEDBACK = "This feedback is no longer kept. It is deleted with its answer."
ONLY_HERE = "Feedback can be read only on the computer that serves these pages."
NOT_CHANGED = (
    "The answer stays as it is, and nobody will reply. Check its sources before you use it."
)
KEPT = "We keep what you say with the question and the answer, and delete it with them."


def summary_words(useful: int, not_useful: int) -> str:
    """Return how much feedback there is.

    >>> summary_words(1, 3)
    '1 answer was called useful, 3 not useful.'
    """
    if not useful + not_useful:
        return "Nobody has said anything about an answer yet."
    was = "was" if useful == 1 else "were"
    return f"{counted(useful, 'answer')} {was} called useful, {not_useful:,} not useful."


def said_words(feedback: Feedback) -> str:
    """Return why an answer was not useful; empty for a useful one."""
    reason = feedback.said.reason
    return REASONS[reason] if reason else ""


def note_words(state: WholeState) -> str:
    """Return what a person needs to know who makes an evaluation question of feedback."""
    said = state.feedback.said
    verdict = ": ".join(filter(None, (VERDICTS[said.verdict].label, said_words(state.feedback))))
    chosen = chosen_words(state.answer.filters, state.answer.citations)
    parts = (
        f"Feedback of {british_date(state.feedback.made_at.astimezone().date())}: {verdict}.",
        f"The reader wrote: {said.comment}" if said.comment else "",
        f"The answer’s status was: {status_label(state.answer.status, state.answer.sentences)}.",
        f"Searched only: {chosen}." if chosen else "",
        _nearest_words(state.answer),
        f"Version {state.asked.version}." if state.asked.version else "",
    )
    return " ".join(filter(None, parts))


def _nearest_words(answer: Answer) -> str:
    """Return where a person may begin to look for the proof: never proof by itself."""
    places = [
        f"{each.file}{f', page {each.page}' if each.page else ''}: “{each.quote}”"
        for each in answer.citations
        if each.number in answer.nearest
    ]
    return f"The closest passages it found: {'; '.join(places)}." if places else ""
