"""Reads what a question asks of action plans; None where it asks something else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem
from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.posts import NamedLeads
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.actions import Bucket
from assistant.answering.reckoning.plans.asking_bodies import body_words, of_years
from assistant.answering.reckoning.plans.asking_buckets import bucket_asked
from assistant.answering.reckoning.plans.asking_days import AskedDays, asked_days, without_plans
from assistant.answering.reckoning.plans.asking_months import with_years
from assistant.answering.reckoning.plans.asking_nouns import (
    counted_books,
    with_actions,
    without_left_aside,
)
from assistant.answering.reckoning.plans.asking_people import holder_asked
from assistant.answering.reckoning.plans.asking_picks import (
    WHO,
    leads_asked,
    rating_asked,
    recommendation_asked,
    without_names,
    without_posts,
)
from assistant.answering.reckoning.plans.asking_plans import (
    Meant,
    name_words_of,
    plans_meant,
    refs_asked,
    with_refs,
    words_of,
)
from assistant.answering.reckoning.plans.asking_subjects import (
    AN_ACTION,
    OF_A_PLAN,
    rows_of,
    stems_of,
    subject_asked,
    unexplained,
)
from assistant.answering.reckoning.plans.asking_topics import Topic, topic_asked
from assistant.answering.reckoning.plans.asking_words import (
    OBJECT,
    asked_words,
)
from assistant.answering.reckoning.plans.nearest_row import nearest_row
from assistant.answering.reckoning.plans.quoted_row import QuotedRow, quoted_row
from assistant.answering.reckoning.plans.versions import (
    PlanBook,
    plain_ref,
)
from assistant.answering.reckoning.reckoned import Claim
from assistant.answering.terms import stems

_LEADS = re.compile(r"\b(?:leads?|leading|responsible|owns?|accountable)\b")
# Of all actions of some wording, only these can be told; all else is of a whole plan.
_BY_WORDING = (Topic.ROWS, Topic.LEADS, Topic.LED_BY)
_MANY = re.compile(r"\bactions\b|\ball\b|\bevery\b|\beach\b|\bhow many\b|\btasks\b")
_PICKS = re.compile(r"\b(?:which|what|how many|any|list|show|number of)\b")
_MAY_BE = re.compile(
    r"\d|\b(?:chang\w+|slip\w*|outstanding|undated|progress\w*|ratings?|rated|green|amber|red|colou?rs?|done|open"
    r"|complet\w+|implement\w+|deliver\w+|overdue|finish\w*|different|behind|left|remain\w*|missed|dates?|totals?"
    r"|how far|where (?:are|have) we|getting on|going|doing|on track|put back|pushed back|leads?)\b"
)
# "when it came to the March meeting" tells a time alone.
_CAME_TO = re.compile(
    r"\b(?:when|as) (?:it|this|that|they|the \w+) (?:first )?(?:came|went|was brought) to\b[^?,;]*?"
    r"\b(?:meetings?|committee|us)\b"
)
_KIND_OF_PLAN = re.compile(
    r"\b([a-z][\w'-]*)\s+(?:(?:action|improvement)\s+)*(?:plan|tracker|log)\b"
)
# "How many SEND plans were late" counts plans, such as those of children, and no actions.
_COUNTS_PLANS = re.compile(r"\bhow many (?:[\w'-]+ ){0,3}plans\b(?! actions)")
# "Not done at all" leaves out what is partly done, which no status tells for sure.
_AT_ALL = re.compile(r"\bat all\b")
# What was said of an action, minutes tell: no row does.
_SPOKEN = re.compile(
    r"\bwhat (?:was|were|has been) (?:said|asked|raised|told)\b|\bwho (?:said|asked|raised)\b"
)
# A count asked beside the number of an action is a second question.
_COUNTS = re.compile(r"\bhow many\b(?! (?:times|days|weeks|months|years)\b)")
_ABOUT_A_PLAN = frozenset({"version", "action", "recommendation"})


@dataclass(frozen=True, slots=True)
class AskedOfActions:
    """What is asked of plans. Empty or None: no such condition.

    `books` are the plans meant, `named` says that the question names them. `refs` and
    `subject` (stems of its wording) tell one action, `leads` those who are named as
    printed, `rating` a printed word or number, `recommendation` the one whose actions
    are meant. `holder` says whose post the leads are, where a person is named.
    """

    topic: Topic
    bucket: Bucket
    books: tuple[PlanBook, ...]
    days: AskedDays
    named: bool = False
    refs: tuple[str, ...] = ()
    subject: frozenset[str] = frozenset()
    leads: tuple[str, ...] = ()
    rating: str | None = None
    recommendation: str | None = None
    is_of_one: bool = False
    holder: Claim | None = None


def may_be_of_actions(question: str) -> bool:
    """Return whether a question may be about actions at all: a cheap look before any row is read.

    >>> may_be_of_actions("whats overdeu"), may_be_of_actions("Who chairs the committee?")
    (True, False)
    """
    text = asked_words(question)
    return bool(OBJECT.search(text) or OF_A_PLAN.search(text) or _MAY_BE.search(text))


def read_question(
    plan: Plan,
    books: Sequence[PlanBook],
    shorts: dict[str, tuple[str, ...]],
    today: dt.date,
    ledger: Ledger,
) -> AskedOfActions | None:
    """Return what a question asks of the plans held, None where it is about anything else.

    Each word of the question that says something must be explained: by the words with
    which people ask about actions, or by a plan's name, a lead, an action's wording or its
    number. A question with a word that none of these hold is not about these rows.
    """
    text = asked_words(plan.standalone, lambda: words_of(books), name_words_of(books))
    text = without_left_aside(text)
    books = counted_books(text, books)
    text = with_actions(text, books, shorts)
    text = with_years(text, plans_meant(text, books).books)
    quoted = _quoted(text, books)
    text = quoted.without(text) if quoted else text
    days = asked_days(text, plan.as_of, today)
    said = _CAME_TO.sub(" ", days.without(text))
    named = plans_meant(said, books)
    refs = refs_asked(said, named.books)
    if quoted:
        named = Meant((quoted.book,), named.words)
        refs = (quoted.ref,) if quoted.ref else ()
    meant = of_years(with_refs(named.books, refs), days.years)
    if not meant or (refs and _COUNTS.search(said)):
        return None
    if _SPOKEN.search(said) or _COUNTS_PLANS.search(said):
        return None
    who = leads_asked(said, meant, named.words, shorts)
    holder = (
        None if who else holder_asked(said, rows_of(meant), ledger, shorts, _day_of(days, meant))
    )
    who = holder.leads if holder else who
    explained = [*(who.printed if who else ()), quoted.row.action if quoted else ""]
    if _other_label(plan, refs, " ".join(explained).lower()):
        return None
    beside = bool(OBJECT.search(said) or refs)
    left = unexplained(said, meant, named.words, refs, who) - stems_of(
        body_words(said, meant, ledger)
    )
    if left and named.words and not refs and (row := _described(plan, said, meant, left)):
        refs, left = (row.ref or "",), frozenset()
    subject = _subject(said, meant, left, beside, bool(named.words), quoted)
    if subject is None:
        return None
    if subject and not refs and _counts_another(plan, said, subject, beside):
        return None
    of_one = bool(refs or quoted) or (
        bool(subject) and not _MANY.search(without_names(said, meant))
    )
    plain = without_names(said, meant) if named.words else said
    plain = without_posts(plain, who)
    topic = topic_asked(plain, of_one=of_one, beside=beside, named=bool(named.words))
    if refs or quoted:
        topic = topic or Topic.STANDING
    elif not of_one:
        topic = _topic_of_some(topic, plain, days, who)
    if _bucket(plain, days) is Bucket.OPEN and _AT_ALL.search(plain):
        return None
    if topic is None or (subject and not of_one and topic not in _BY_WORDING):
        return None
    found = AskedOfActions(
        topic, _bucket(plain, days), tuple(meant), days, bool(named.words), refs, subject,
        who.printed if who else (), rating_asked(said), recommendation_asked(said), of_one,
        holder.claim if holder else None,
    )  # fmt: skip
    beside = beside or (topic is Topic.LED_BY and _LEADS.search(said) is not None)
    return None if _is_too_thin(found, beside) else found


def _quoted(text: str, books: Sequence[PlanBook]) -> QuotedRow | None:
    """Return the action whose wording is repeated in a question about one; None in any other."""
    if not (OBJECT.search(text) or OF_A_PLAN.search(text)):
        return None
    found = quoted_row(text, plans_meant(text, books).books)
    return None if found and _COUNTS.search(found.without(text)) else found


def _subject(
    text: str,
    books: Sequence[PlanBook],
    left: Collection[str],
    beside: bool,
    named: bool,
    quoted: QuotedRow | None,
) -> frozenset[str] | None:
    """Return the stems of an action's wording that a question names; None for a strange word."""
    if quoted is None:
        return subject_asked(text, books, left, beside, named)
    own = frozenset(stems(quoted.row.action))
    if frozenset(left) - own:
        return None
    return frozenset() if quoted.ref else own


def _described(
    plan: Plan, text: str, books: Sequence[PlanBook], left: Collection[str]
) -> ActionItem | None:
    """Return the row that a question for a lead describes in words of its own."""
    if len(books) != 1 or not WHO.search(text):
        return None
    if any(set(left) <= set(stems(row.action)) for row in rows_of(books)):
        return None
    return nearest_row(plan, books[0])


def _day_of(days: AskedDays, books: Sequence[PlanBook]) -> dt.date | None:
    """Return the day on which somebody's post is meant: of the version named, else the last."""
    if len(books) == 1 and days.first:
        return books[0].versions[0].position
    numbered = [v for book in books for v in book.versions if v.number in days.versions]
    return numbered[0].position if len(numbered) == 1 else days.day


def _counts_another(plan: Plan, text: str, subject: Collection[str], beside: bool) -> bool:
    """Return whether a question counts something else than actions, or names another plan.

    "How many EHCPs" is no count of actions, "the housing tracker" none of the plans held.
    """
    if plan.counted is not None and plan.counted in subject:
        return True
    if any(set(stems(match[1])) & set(subject) for match in _KIND_OF_PLAN.finditer(text)):
        return True
    return not beside and _MANY.search(text) is not None and not AN_ACTION.search(text)


def _bucket(text: str, days: AskedDays) -> Bucket:
    """Return the group of rows asked for: what was due by a day is all of it, done or not."""
    return bucket_asked(without_plans(text) if days.due_from or days.due_to else text)


def _topic_of_some(
    topic: Topic | None, text: str, days: AskedDays, who: NamedLeads | None
) -> Topic | None:
    """Return the topic of a question that picks rows by lead, rating or due date."""
    if topic in (Topic.RATING_KEY, Topic.CHANGES, Topic.TOTALS, Topic.COMPARE):
        return topic
    if who is not None:
        plain = bucket_asked(text) is Bucket.ALL
        return Topic.LED_BY if plain or topic is Topic.LEADS else Topic.ROWS
    picks = days.due_from or days.due_to or (rating_asked(text) and _PICKS.search(text))
    return Topic.ROWS if picks else topic


def _is_too_thin(asked: AskedOfActions, beside: bool) -> bool:
    """Return whether a question names nothing that plans alone have."""
    if beside or asked.named:
        return False
    if asked.topic in (Topic.LEADS, Topic.OVERVIEW, Topic.RATING_KEY):
        return not (asked.rating or asked.subject)
    return asked.topic is Topic.LED_BY


def _other_label(plan: Plan, refs: Sequence[str], explained: str) -> bool:
    """Return whether a numbered thing is asked for that no plan holds ("action 9.9").

    What a lead or a repeated wording has in it is none ("Section 151 Officer").
    """
    known = {plain_ref(ref) for ref in refs}
    return any(
        noun not in _ABOUT_A_PLAN or (noun == "action" and plain_ref(number) not in known)
        for noun, number in plan.labels
        if f"{noun} {number}" not in explained
    )
