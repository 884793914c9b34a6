"""The words of the evaluation pages. All of that wording is here and in their templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from assistant.evaluation.counting import Changes
from assistant.evaluation.lines import Interval, Metric
from assistant.web.wording import STATUSES, StatusWords, british_date, counted

TITLE = "How well does this tool answer?"
EMPTY = "No evaluation run is here yet."
NO_MATCH = "No test questions match. Choose other filters."
NO_SUCH_RUN = "There is no such evaluation run. It may have been removed."
NO_SUCH_QUESTION = "This run has no such test question."
NO_EXPECTED = (
    "What is expected is not kept with this run. It is kept when the run is scored again, "
    "with python -m eval score."
)
NO_ANSWER = "The answer is not kept with this run."
FROM_RECORDS = "This was answered from records alone, so no passages were ranked."
FEW = "Fewer than 20 papers stand behind this figure, so the true range is wider."

HEADLINES: Mapping[str, str] = {
    "right": "Answered right, or rightly not answered",
    "supported": "Answers fully supported by their sources",
    "silent": "Rightly not answered, of questions the papers cannot answer",
    "wrong": "Wrong or unsupported",
    "unanswered": "Not answered, though the papers answer it",
}
OUTCOMES: Mapping[str, StatusWords] = {
    "correct": StatusWords("Right", "", "govuk-tag--green"),
    "partial": StatusWords("Partly right", "", "govuk-tag--yellow"),
    "abstained": StatusWords("Not answered", "", "govuk-tag--grey"),
    "wrong": StatusWords("Wrong", "", "govuk-tag--red"),
    "crashed": StatusWords("Crashed", "", "govuk-tag--red"),
}
STAGES: Mapping[str, tuple[str, str]] = {
    "wrong_answer": ("Answering", "it should have been answered otherwise, or not at all"),
    "retrieval_miss": ("Finding", "the proof was not among the first ten passages"),
    "selection_miss": ("Choosing", "the proof was found, and something else was quoted"),
    "wrong_abstain": ("Holding back", "the proof was found, and no answer was given"),
    "citation_fault": ("Citing", "a sentence lacks proof, or a quotation or page does not hold"),
}
TYPES: Mapping[str, str] = {
    "abstain": "The papers do not answer",
    "compare": "Comparison",
    "count": "Count",
    "fact": "Plain fact",
    "list": "List",
    "opinion": "Opinion in a paper",
    "status": "Progress",
    "summary": "Summary",
    "table": "Table",
    "timeline": "Timeline",
    "who": "Who",
}
ABSTAIN_KINDS: Mapping[str, str] = {
    "off_topic": "It is off topic.",
    "near_miss": "The papers come close and do not say.",
    "out_of_time": "Only papers after the day asked about say.",
    "identity": "It asks who a person is.",
    "false_premise": "What it assumes is untrue; saying so is right too.",
}
_KINDS = {kind: f"of questions of the kind “{kind.replace('_', ' ')}”" for kind in ABSTAIN_KINDS}
METRICS: Mapping[str, str] = {
    "quote_verbatim": "Quotations that stand word for word in their paper",
    "page_correct": "Quotations that stand on the page given",
    "number_support": "Figures, dates and names proved by the source beside them",
    "cite_recall": "Sentences with sound proof",
    "cite_precision": "Citations to the point",
    "table_exact": "Tables worked out exactly",
    "correct_of_answered": "Right, of those answered",
    "vital_recall": "Vital facts given",
    "status_correct": "Right kind of answer",
    "abstain_precision": "Rightly not answered, of those not answered",
    "false_abstain_rate": "Not answered, though the papers answer it",
    "hit@1": "A right passage found first",
    "recall@10": "Right passages among the first ten",
    "support_recall@10": "Whole proof among the first ten passages",
    "followups_answerable": "Suggested questions that can be answered",
    "followups_new": "Suggested questions that are new",
    "followups_open": "Points for committee that are still open",
    "followups_relevant": "Suggestions to the point",
    "carry_over": "Follow-on questions understood",
    "paraphrase_stability": "Same proof when asked in other words",
    "wrong_rate": "Wrong answers",
    "vital_recall_answered": "Vital facts given, where answered",
    "all_recall": "All facts given, vital and useful",
    "abstain_recall": "Rightly not answered, of questions the papers cannot answer",
    "nearest_proves": "Proof among the closest shown, where needlessly not answered",
    "followups_wellformed": "Suggested questions that are short and whole",
    "followups_diverse": "Answers whose suggestions differ",
    "followups_topics_covered": "Topics suggested, of those a member would raise",
    "hit@5": "A right passage among the first five",
    "recall@1": "Right passages, had only the first been read",
    **{f"recall@{k}": f"Right passages among the first {k}" for k in (3, 5, 20, 50)},
    "gold_char_recall@10": "Text of the proof inside the first ten passages",
    **{f"selective@{k}": f"Right, of the most confident {k}% answered" for k in (80, 90, 95)},
    **{f"abstain_recall_{kind}": f"Rightly not answered, {said}" for kind, said in _KINDS.items()},
    **{
        f"recall@2%fa_{kind}": f"Stopped by a strict limit, {said}" for kind, said in _KINDS.items()
    },
}
# Figures that are no shares: printed as they are.
MEASURES: Mapping[str, str] = {
    "truth_score": "Points: 1 right, ½ partly right, 0 not answered, −1 wrong",
    "answer_words": "Words in an answer, mean",
    "answer_words_median": "Words in an answer, median",
    "chars_read@10": "Characters in the first ten passages",
    "ndcg@10": "Order of the first ten passages, 1 at best",
    "mrr@10": "Height of the first right passage, 1 at best",
    **{f"auroc_{kind}": f"Told from what can be answered, {said}" for kind, said in _KINDS.items()},
    "ece": "Confidence off the mark, 0 at best",
    "brier": "Squared error of confidence, 0 at best",
    "aurc": "Errors among the most confident, 0 at best",
}


def metric_words(name: str) -> str:
    """Return a figure's name in words; one that is not known stands for itself.

    >>> metric_words("hit@1"), metric_words("unheard_of")
    ('A right passage found first', 'unheard of')
    """
    return METRICS.get(name) or MEASURES.get(name) or name.replace("_", " ")


def outcome_words(outcome: str) -> StatusWords:
    """Return the words of an outcome."""
    return OUTCOMES.get(outcome) or StatusWords(outcome.capitalize(), "", "govuk-tag--grey")


def stage_words(tag: str) -> tuple[str, str]:
    """Return the stage that failed, and how."""
    return STAGES.get(tag) or (tag.replace("_", " ").capitalize(), "")


def type_words(kind: str) -> str:
    """Return the words of a type of question."""
    return TYPES.get(kind) or kind.replace("_", " ").capitalize()


def status_words(status: str | None) -> str:
    """Return what the page says of an answer's status."""
    known = {each.value: words.label for each, words in STATUSES.items()}
    return known.get(status or "", (status or "No answer").replace("_", " ").capitalize())


def percent(share: float) -> str:
    """Return a share in percent.

    >>> percent(0.5278)
    '53%'
    """
    return f"{share * 100:.0f}%"


def range_words(interval: Interval | None) -> str:
    """Return a 95 % interval in words, nothing without one.

    >>> range_words(Interval(low=0.414, high=0.639))
    'likely between 41% and 64%'
    """
    if interval is None:
        return ""
    return f"likely between {percent(interval.low)} and {percent(interval.high)}"


def count_words(count: int, of: int) -> str:
    """Return a count with what it is counted of.

    >>> count_words(46, 50), count_words(0, 0)
    ('46 of 50', 'None tested')
    """
    return f"{count:,} of {of:,}" if of else "None tested"


def value_words(metric: Metric) -> str:
    """Return a figure as the table prints it: a share in percent, what is no share as it is."""
    if metric.value is None:
        return "–"
    return _figure(metric.name, metric.value)


def metric_range(metric: Metric) -> str:
    """Return a figure's interval as the table prints it."""
    found = metric.interval
    if found is None:
        return "–"
    return f"{_figure(metric.name, found.low)} to {_figure(metric.name, found.high)}"


def _figure(name: str, value: float) -> str:
    if name in METRICS:
        return percent(value)
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def seconds(value: float | None) -> str:
    """Return a time, as exact as it is worth reading.

    >>> seconds(0.2821), seconds(12.34), seconds(None)
    ('0.28 seconds', '12 seconds', 'Not measured')
    """
    if value is None:
        return "Not measured"
    return f"{value:.2g} seconds" if value < 10 else f"{value:.0f} seconds"


def questions_words(number: int) -> str:
    """Return how many test questions there are."""
    return counted(number, "test question")


def broken_words(name: str, reason: str) -> str:
    """Return that a run cannot be shown, and why."""
    return f"The run “{name}” cannot be shown. {reason.rstrip('.')}."


def run_words(name: str, day: dt.date) -> str:
    """Return how a run is told from others of its day.

    >>> run_words("second", dt.date(2026, 11, 22))
    '“second” of 22 November 2026'
    """
    return f"“{name}” of {british_date(day)}"


def changed_words(before: str, changes: Changes) -> str:
    """Return what two runs are compared over, and how many questions are left out."""
    asked = "question that is" if changes.paired == 1 else "questions that are"
    told = f"Compared with the run {before}, over the {changes.paired:,} {asked} the same in both."
    if not changes.changed:
        return told
    left = "is new or was" if changes.changed == 1 else "are new or were"
    return (
        f"{told} {counted(changes.changed, 'question')} of this run {left} changed, and left out."
    )
