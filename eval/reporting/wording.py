"""What a report calls things, in words that need no manual."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from eval.cases import AbstainKind
from eval.scores import FailureTag, Outcome

Unit = Literal["share", "index", "count"]


@dataclass(frozen=True, slots=True)
class MetricWords:
    """A metric's name in words, what it means, where it belongs and how it is printed."""

    label: str
    meaning: str
    group: str = "Other figures"
    unit: Unit = "share"


FINDING, CITING, CONTENT = "Finding the passages", "Citing them", "What the answers say"
SILENCE, TRUST = "Knowing when not to answer", "Confidence"
NEXT, STEADY = "Suggestions for what to ask next", "Conversations and wordings"
GROUPS = (CONTENT, CITING, FINDING, SILENCE, TRUST, NEXT, STEADY, "Other figures")

# `{k}` is the depth that stands after the at sign of a metric's name.
METRICS: Mapping[str, MetricWords] = {
    "truth_score": MetricWords(
        "Points",
        "+1 right, ½ partly right, 0 not answered, −1 wrong; from −1 to 1",
        CONTENT,
        "index",
    ),
    "wrong_rate": MetricWords("Wrong answers", "of all questions; less is better", CONTENT),
    "correct_of_answered": MetricWords(
        "Right, where answered", "of the questions that were answered", CONTENT
    ),
    "vital_recall": MetricWords(
        "Vital facts given", "facts without which an answer is not right", CONTENT
    ),
    "vital_recall_answered": MetricWords(
        "Vital facts given, where answered", "the same, unanswered questions aside", CONTENT
    ),
    "all_recall": MetricWords("All facts given", "vital facts and useful ones", CONTENT),
    "status_correct": MetricWords(
        "Right kind of answer", "the answer says what sort of answer it is", CONTENT
    ),
    "table_exact": MetricWords(
        "Tables worked out exactly", "the value and the rows it was worked out from", CONTENT
    ),
    "answer_words": MetricWords("Words in an answer", "the mean", CONTENT, "count"),
    "answer_words_median": MetricWords("Words in an answer", "the median", CONTENT, "count"),
    "record_recall": MetricWords("Records found", "of those the papers hold", CONTENT),
    "record_precision": MetricWords("Records that are right", "of those read", CONTENT),
    "quote_verbatim": MetricWords(
        "Word-for-word quotations", "quotations that stand in the paper as given", CITING
    ),
    "page_correct": MetricWords(
        "Right page given", "quotations that stand on the page named", CITING
    ),
    "cite_recall": MetricWords("Sentences with sound proof", "of the answers' sentences", CITING),
    "cite_precision": MetricWords(
        "Citations to the point", "citations from the right part of the right paper", CITING
    ),
    "number_support": MetricWords(
        "Figures proved", "figures, dates and names that stand in the proof beside them", CITING
    ),
    "hit@1": MetricWords("Right passage first", "the first passage found is proof", FINDING),
    "hit": MetricWords("A right passage in the top {k}", "at least one of them is proof", FINDING),
    "recall": MetricWords(
        "Right passages in the top {k}", "of all passages that are proof", FINDING
    ),
    "support_recall": MetricWords(
        "Whole proof in the top {k}", "of the separate facts that the proof needs", FINDING
    ),
    "ndcg": MetricWords(
        "Order of the top {k}", "1 if all proof stands at the top (nDCG)", FINDING, "index"
    ),
    "mrr": MetricWords(
        "Height of the first right passage", "1 first, ½ second, ⅓ third …", FINDING, "index"
    ),
    "gold_char_recall": MetricWords(
        "Proof read in the top {k}", "of the characters of all proof", FINDING
    ),
    "chars_read": MetricWords(
        "Characters in the top {k}", "how much text that is", FINDING, "count"
    ),
    "abstain_precision": MetricWords(
        "Rightly not answered", "of the questions that were not answered", SILENCE
    ),
    "abstain_recall": MetricWords(
        "Not answered, as it should be", "of questions that the papers cannot answer", SILENCE
    ),
    "false_abstain_rate": MetricWords(
        "Not answered, though it could be", "of questions that the papers answer", SILENCE
    ),
    "nearest_proves": MetricWords(
        "Proof among the closest shown", "of questions needlessly left unanswered", SILENCE
    ),
    "auroc": MetricWords(
        "Telling answerable from not", "½ is chance, 1 is never mistaken (AUROC)", SILENCE, "index"
    ),
    "recall@2%fa": MetricWords(
        "Caught at 2% needless silence",
        "unanswerable questions that a strict limit stops",
        SILENCE,
    ),
    "ece": MetricWords(
        "Confidence off the mark",
        "mean gap of confidence and truth; less is better",
        TRUST,
        "index",
    ),
    "brier": MetricWords("Squared error of confidence", "less is better", TRUST, "index"),
    "aurc": MetricWords(
        "Errors among the most confident", "over all depths (AURC); less is better", TRUST, "index"
    ),
    "selective": MetricWords("Right, of the most confident {k}%", "of answered questions", TRUST),
    "followups_answerable": MetricWords(
        "Suggestions that can be answered", "with sound proof", NEXT
    ),
    "followups_new": MetricWords(
        "Suggestions that are new", "they do not repeat what was shown", NEXT
    ),
    "followups_open": MetricWords(
        "Points that are still open", "the papers do not settle them", NEXT
    ),
    "followups_relevant": MetricWords(
        "Suggestions to the point", "they share the answer's subject", NEXT
    ),
    "followups_wellformed": MetricWords("Well-formed suggestions", "short, whole questions", NEXT),
    "followups_diverse": MetricWords(
        "Varied suggestions", "answers whose suggestions differ", NEXT
    ),
    "followups_topics_covered": MetricWords(
        "Topics suggested", "of those a member would raise", NEXT
    ),
    "carry_over": MetricWords(
        "Follow-on questions understood", "they find what the full question finds", STEADY
    ),
    "paraphrase_stability": MetricWords(
        "Same proof in other words", "a question asked otherwise leads to the same quote", STEADY
    ),
}

KINDS: Mapping[AbstainKind, str] = {
    AbstainKind.OFF_TOPIC: "off topic",
    AbstainKind.NEAR_MISS: "close, but not in the papers",
    AbstainKind.OUT_OF_TIME: "answered only later",
    AbstainKind.IDENTITY: "who a person is",
    AbstainKind.FALSE_PREMISE: "on a false premise",
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.CORRECT: "Right",
    Outcome.PARTIAL: "Partly right",
    Outcome.ABSTAINED: "Not answered",
    Outcome.WRONG: "Wrong",
    Outcome.CRASHED: "Crashed",
}


@dataclass(frozen=True, slots=True)
class TagWords:
    """The stage that a failure asks to mend, and what went wrong there."""

    stage: str
    meaning: str


TAGS: Mapping[FailureTag, TagWords] = {
    FailureTag.WRONG_ANSWER: TagWords(
        "Answering", "it should have been answered otherwise, or not at all"
    ),
    FailureTag.RETRIEVAL_MISS: TagWords(
        "Finding", "the proof was not among the first ten passages"
    ),
    FailureTag.SELECTION_MISS: TagWords(
        "Choosing", "the proof was found, and something else was quoted"
    ),
    FailureTag.WRONG_ABSTAIN: TagWords(
        "Holding back", "the proof was found, and no answer was given"
    ),
    FailureTag.CITATION_FAULT: TagWords(
        "Citing", "a sentence lacks proof, or a quotation or page does not hold"
    ),
}

_DEPTH = re.compile(r"^(?P<name>\w+)@(?P<k>\d+)$")
_KIND = re.compile(rf"^(?P<name>.+?)_(?P<kind>{'|'.join(AbstainKind)})$")


def words_of(name: str) -> MetricWords:
    """Return the words for a metric; a name that is not known stands for itself.

    >>> words_of("recall@10").label, words_of("auroc_off_topic").label
    ('Right passages in the top 10', 'Telling answerable from not: off topic')
    >>> words_of("unheard_of").label
    'unheard of'
    """
    if known := METRICS.get(name):
        return known
    if found := _KIND.match(name):
        words = words_of(found["name"])
        kind = KINDS[AbstainKind(found["kind"])]
        return MetricWords(f"{words.label}: {kind}", words.meaning, words.group, words.unit)
    if (found := _DEPTH.match(name)) and found["name"] in METRICS:
        words = METRICS[found["name"]]
        label = words.label.format(k=found["k"])
        return MetricWords(label, words.meaning, words.group, words.unit)
    return MetricWords(name.replace("_", " "), "")


def printed(value: float | None, unit: Unit) -> str:
    """Return a value as a report prints it.

    >>> printed(0.5, "share"), printed(-0.25, "index"), printed(1240, "count"), printed(None, "share")
    ('50.0%', '−0.250', '1,240', '–')
    """
    if value is None:
        return "–"
    if unit == "share":
        return _signed(f"{value * 100:.1f}%")
    return _signed(f"{value:.3f}" if unit == "index" else f"{value:,.0f}")


def printed_change(value: float | None, unit: Unit) -> str:
    """Return a difference with its sign; of shares in percentage points.

    >>> printed_change(0.024, "share"), printed_change(-0.5, "index")
    ('+2.4 points', '−0.500')
    """
    if value is None:
        return "–"
    if unit == "share":
        return _signed(f"{value * 100:+.1f} points")
    return _signed(f"{value:+.3f}" if unit == "index" else f"{value:+,.0f}")


def _signed(text: str) -> str:
    return text.replace("-", "−")
