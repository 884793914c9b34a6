"""Suggests what to ask next: questions that the papers answer, and points for committee."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.answering import phrasing
from assistant.answering.citing import Citations
from assistant.answering.judging import Judgement
from assistant.answering.planning import Plan
from assistant.answering.relating import MOST_WORDS, Subject
from assistant.answering.retrieving import Ranking
from assistant.answering.terms import stems
from assistant.answering.turns import Role, read_turns
from assistant.answers import AnswerStatus, CommitteePoint
from assistant.documents import MINUTES_KINDS, Document, DocumentKind, Passage, PassageKind

if TYPE_CHECKING:
    from assistant.stores.view import View

MOST_FOLLOW_UPS = 3
LEAST_WORDS = 5
_CANDIDATES = 30
_TRIED = 8
# A passage farther than this from the question is about something else.
_MIN_MEANING = 0.30
_ALIKE = 0.7
_NEAR_TO_RAISE = 0.5
# A point for committee opens neutrally and blames nobody.
_OPENS_FAIRLY = re.compile(r"(?i)^(?:what|when|where|which|who|how|by when|by what)\b")
_UNFAIR = re.compile(
    r"(?i)\b(?:brib\w*|corrupt\w*|lie[sd]?|lying|fail(?:ed|ure)s?|scandal\w*|shame\w*|incompeten\w*|blame\w*|cover"
    r" ?up|fault|disgrace\w*|wast(?:e|ed|ing)|stupid|useless|sack\w*|guilty)\b|[<>{}]"
)
_ASKED = re.compile(
    r"(?i)\b(?:asked|queried|enquired|questioned|wished to know)\s+(?:about\s+)?"
    r"(?P<question>(?:what|who|which|where|why|when|how many|how much|how often)\s+[^.;?]{12,140})"
)
_VERB_FIRST = re.compile(
    r"(?i)^(?P<wh>what|who|which(?: \w+){0,2}|where|why|when|how many (?!of\b)\w+|how much \w+|how often)\s+"
    r"(?P<subject>(?:the|a|an|this|these|any|all|our|its|their)\s.+?|(?<=when )\w+(?:\s\w+){0,3}?"
    r"|(?<=where )\w+(?:\s\w+){0,3}?|(?<=why )\w+(?:\s\w+){0,3}?)\s+"
    r"(?P<verb>is|are|was|were|will|would|had|has|have|could|can|should)\s+(?P<rest>.+)$"
)
_VERB_NOW = re.compile(
    r"(?i)^\S+(?: \w+){0,2}? (?:is|are|was|were|had|has|have|will|would|could)\b"
)
_POINTS_BACK = re.compile(r"(?i)\b(?:he|she|they|them|it|this|these|those|that|their|his|her)\b")
_PLAIN_HEADING = re.compile(
    r"^(?:\d[\d.]*\s+|[A-Z]\.\s+|\(?[a-z]\)\s+)?(?P<words>[A-Za-z].{5,70}?)[:.]?$"
)
_BODY = re.compile(
    r"(?i)\b(?:partnership|council|committee|board|cabinet|inspector|directorate)\W*(?:\([^)]*\))?\W*$"
)
_EMPTY_HEADINGS = re.compile(
    r"(?i)^(?:minutes|supporting|meeting:?|position|appendix|attendance|venue|key|sheet|table|figure|list|what|agenda"
    r"|work programme|forward plan"
    r"|other|further|equalit\w+|legal|risk|climate|consultation|financial implications|implications|options"
    r"|reason|next steps|version|progress"
    r"|apologies|declarations?|introduction|background|summary|contents|appendi\w+|notes?"
    r"|agenda item|conclusions?|recommendations?|decision|overview|purpose|contact|any other|exclusion"
    r"|urgent|date of|attendance|present|unrestricted|context|page|annex|section|part|item|reports?)\b"
)


def suggest_questions(
    plan: Plan,
    judgement: Judgement,
    ranking: Ranking,
    view: View,
    subject: Subject,
    answers: Callable[[str], bool],
) -> tuple[str, ...]:
    """Return at most three questions that the papers answer, near to what was asked.

    Each keeps to `subject` and is tried with `answers` before it is offered; none repeats
    what was asked.
    """
    if judgement.status is AnswerStatus.NOT_IN_PAPERS and not judgement.came_close:
        return ()
    offered: list[str] = []
    near = [r.row for r in ranking.best[:_CANDIDATES] if r.meaning >= _MIN_MEANING]
    said = [plan.standalone, *plan.asked_before]
    tried = 0
    cited = {c.document.document_id for c in (*judgement.exchange, *judgement.chosen[:3])}
    topic = set(stems(plan.standalone)) | {s for c in judgement.chosen[:1] for s in stems(c.text)}
    for question, document_id in _candidates(view.passages(near), view, cited, topic):
        if not LEAST_WORDS <= len(question.split()) <= MOST_WORDS:
            continue
        if not (subject.is_of(document_id) or subject.names_it(question)):
            continue
        if any(_alike(question, other) for other in (*said, *offered)):
            continue
        tried += 1
        if answers(question):
            offered.append(question)
        if len(offered) == MOST_FOLLOW_UPS or tried == _TRIED:
            break
    return tuple(offered)


def _candidates(
    passages: Sequence[Passage], view: View, cited: set[str], topic: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield questions of minutes and of headings in turn, each with its paper.

    Those near to the topic alone.
    """
    asked = [
        (question, passage.document_id)
        for passage in passages
        for question in _minuted_questions(passage)
        if passage.document_id in cited or topic & set(stems(question))
    ]
    about = [
        (question, passage.document_id)
        for passage in passages
        for heading, question in _heading_questions(passage, view.documents[passage.document_id])
        if topic & set(stems(heading))
    ]
    for pair in zip(asked, about, strict=False):
        yield from pair
    shorter = min(len(asked), len(about))
    yield from asked[shorter:]
    yield from about[shorter:]


def _minuted_questions(passage: Passage) -> Iterator[str]:
    """Yield the questions of an exchange that read as questions by themselves.

    >>> list(_asked_in("Councillor Ode asked who had been invited to the spring event."))
    ['Who had been invited to the spring event?']
    """
    if passage.kind is not PassageKind.EXCHANGE:
        return
    for turn in read_turns(passage):
        if turn.role is Role.QUESTION:
            yield from _asked_in(passage.text[turn.start : turn.end])


def _asked_in(sentence: str) -> Iterator[str]:
    for match in _ASKED.finditer(sentence):
        words = " ".join(match["question"].split()).strip(" ,")
        words = re.split(r"(?i),? and (?:asked|whether|if|what|how|why|who)\b", words)[0]
        if _POINTS_BACK.search(words):
            continue
        turned = _VERB_FIRST.match(words)
        if turned and not _VERB_NOW.match(words):
            words = f"{turned['wh']} {turned['verb']} {turned['subject']} {turned['rest']}"
        if _VERB_NOW.match(words):
            yield f"{words[0].upper()}{words[1:]}?"


def _heading_questions(passage: Passage, document: Document) -> Iterator[tuple[str, str]]:
    if not passage.locator.headings:
        return
    heading = _PLAIN_HEADING.match(" ".join(passage.locator.headings[-1].split()))
    if heading is None or _EMPTY_HEADINGS.match(heading["words"]) or _BODY.search(heading["words"]):
        return
    subject = _in_sentence(heading["words"])
    if passage.kind is PassageKind.RESOLUTION:
        yield subject, f"What was resolved about {subject}?"
    elif document.kind in MINUTES_KINDS:
        yield subject, f"What was said about {subject}?"
    elif document.kind not in (DocumentKind.NEWS_ITEM, DocumentKind.ACTION_LOG):
        words = phrasing.kind_words(document.kind)
        yield subject, f"What does the {words} say about {subject}?"


def _in_sentence(heading: str) -> str:
    words = heading.strip().split()
    if heading.isupper():
        return heading.lower()
    title_case = sum(word[:1].isupper() for word in words) > len(words) / 2
    first = words[0]
    named = len(words) > 1 and words[1][:1].isupper()  # "Child R action plan"
    plain = first[:1].isupper() and first[1:].islower() and not title_case and not named
    return " ".join([first.lower() if plain else first, *words[1:]])


def _alike(one: str, other: str) -> bool:
    a, b = set(stems(one)), set(stems(other))
    return len(a & b) / max(min(len(a), len(b)), 1) >= _ALIKE


def points_to_raise(
    plan: Plan, judgement: Judgement, citations: Citations, view: View
) -> tuple[CommitteePoint, ...]:
    """Return at most three points for committee, each with its reason and its passage."""
    fair = is_fair(plan.standalone)
    if judgement.status is AnswerStatus.ASKED_NOT_ANSWERED and judgement.exchange and fair:
        numbers = tuple(
            citations.cite(c.passage, c.document, c.start, c.end) for c in judgement.exchange[:2]
        )
        point = CommitteePoint(_as_question(plan.standalone), phrasing.ASKED_REASON, "F1", numbers)
        return (point,)
    if judgement.status is AnswerStatus.NOT_IN_PAPERS and judgement.nearest:
        # A question about all of something is settled by its rows, not by what search finds.
        if judgement.confidence < _NEAR_TO_RAISE or plan.every or not fair:
            return ()
        nearest = judgement.nearest[0]
        document, place = view.documents[nearest.document_id], nearest.locator
        number = citations.cite(nearest, document, place.start, place.end)
        point = CommitteePoint(_as_question(plan.standalone), phrasing.GAP_REASON, "gap", (number,))
        return (point,)
    return ()


def is_fair(question: str) -> bool:
    """Return whether a point for committee opens neutrally and blames nobody."""
    return _OPENS_FAIRLY.match(question) is not None and _UNFAIR.search(question) is None


def _as_question(text: str) -> str:
    text = text.strip().rstrip(".?! ")
    return f"{text[:1].upper()}{text[1:]}?"
