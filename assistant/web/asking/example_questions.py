"""Questions to begin with: of what the papers record, and only such as they answer."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from assistant.actions import ActionItem
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckon import reckon
from assistant.answering.understanding import understand
from assistant.answers import AnswerStatus, Question
from assistant.council import Commitment, Exchange, Resolution, Response
from assistant.stores.view import View
from assistant.web.holdings import PROCEDURE

MOST_EXAMPLES = 3
# Trying a question reads every record of its kind: of 4,000 it takes seconds, of 20,000 minutes.
MOST_RECORDS_TRIED = 4000
TRIED_OF = (ActionItem, Response, Exchange, Resolution, Commitment)
MOST_TITLES = 6
SHORTEST_WORDS, LONGEST_WORDS = 2, 10
ITEM_NUMBER = re.compile(r"^[\d.()a-z]{1,6}[.)\s]\s*(?=\S)")
# A heading that names somebody, perhaps a resident who asked or petitioned.
NAMES_SOMEBODY = re.compile(
    r"(?i)\b(?:mr|mrs|ms|miss|mx|dr|cllrs?|councillors?|petition|deputation|question(?:s)? (?:from|by)"
    r"|report (?:by|from))\b"
)
ANSWERED = (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)


def example_questions(view: View) -> list[str]:
    """Return up to three questions that this view's records answer, none naming a resident.

    Each kind of record gives one question, the first that its records do answer. Where
    there are very many records, it is enough that there are some of the kind.
    """
    few = sum(len(view.records(kind)) for kind in TRIED_OF) <= MOST_RECORDS_TRIED
    families = (_of_actions, _of_responses, _of_exchanges, _of_resolutions, _of_commitments)
    found: list[str] = []
    for family in families:
        answered = (text for text in family(view) if not few or is_answered(text, view))
        found += [text for text in [next(answered, "")] if text]
        if len(found) == MOST_EXAMPLES:
            break
    return found


def is_answered(text: str, view: View) -> bool:
    """Return whether the records of a view answer a question."""
    plan = understand(Question(text), (), view)
    reckoned = reckon(plan, Ledger(view, plan))
    return reckoned is not None and reckoned.status in ANSWERED


def _of_actions(view: View) -> Iterator[str]:
    if view.records(ActionItem):
        yield "Which actions are overdue?"
        yield "When will all actions be completed?"


def _of_responses(view: View) -> Iterator[str]:
    if view.records(Response):
        yield "Which recommendations were not accepted?"


def _of_exchanges(view: View) -> Iterator[str]:
    """Yield a question for each of the newest items under which questions were asked."""
    asked = sorted(view.records(Exchange), key=lambda each: each.day or dt.date.min, reverse=True)
    titles = dict.fromkeys(_subject(each.item_title or "") for each in asked)
    for title in [title for title in titles if title][:MOST_TITLES]:
        yield f"What was asked about “{title}”?"


def _of_resolutions(view: View) -> Iterator[str]:
    whose = Counter(each.committee for each in view.records(Resolution) if each.committee)
    for committee, _ in whose.most_common(2):
        yield f"What did the {committee} decide at its last meeting?"


def _of_commitments(view: View) -> Iterator[str]:
    if view.records(Commitment):
        yield "What was promised and has not been reported back?"


def _subject(title: str) -> str:
    """Return what an item was about; empty for procedure, for a name, and where it tells little.

    >>> _subject("7. Early help: progress report"), _subject("Apologies"), _subject("Petition: A. Lee")
    ('Early help: progress report', '', '')
    """
    subject = ITEM_NUMBER.sub("", title).strip(" .:")
    telling = SHORTEST_WORDS <= len(subject.split()) <= LONGEST_WORDS
    if not telling or PROCEDURE.search(subject) or NAMES_SOMEBODY.search(subject):
        return ""
    return subject
