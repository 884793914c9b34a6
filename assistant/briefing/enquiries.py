"""Lines of enquiry that a brief's own findings give ground for: neutral, each with why and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.phrasing import paper_phrase
from assistant.answering.reckoning.commitments.commitments_points import (
    point_of as point_of_promise,
)
from assistant.answering.reckoning.exchanges.exchanges_points import point_of as point_of_question
from assistant.answering.reckoning.plans.action_points import action_points
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.points import points_wording
from assistant.answering.reckoning.reckoned import Point, Proof
from assistant.briefing import wording
from assistant.briefing.minuted_sections import WITHOUT_EVIDENCE, Minuted
from assistant.briefing.recommended_sections import Recommended
from assistant.briefing.scope import Briefed
from assistant.briefing.sections import Numbering, Section, Told
from assistant.council import Recommendation
from assistant.registers.standings import version_in_force

_MOST = 12
# More of one kind would crowd out the others.
_MOST_OF_A_KIND = 4
_MOST_WORDS = 35
# Words of a minuted question that a neutral one cannot repeat.
_LOADED = re.compile(
    r"(?i)\b(?:fail(?:ed|ing|s|ures?)?|blam\w*|fault|scandal\w*|shame\w*|disgrac\w*|incompeten\w*"
    r"|corrupt\w*|l(?:ied|ies|ying)|wast(?:e|ed|ing)|sack\w*|cover[ -]?up|stupid|useless)\b"
)


def enquiry_section(
    briefed: Briefed, minuted: Minuted, recommended: Recommended, numbering: Numbering
) -> Section:
    """Return the section of suggested lines of enquiry, kinds in turn.

    Each is worded from a record by rules, to nobody in particular and about nobody.
    """
    kinds = (
        _of_plans(briefed),
        _of_questions(briefed, minuted),
        _of_promises(briefed, minuted),
        _of_recommendations(briefed, recommended),
    )
    points = list(_in_turn([_neutral(kind) for kind in kinds]))[:_MOST]
    lines = [_told(each) for each in points]
    return numbering.section("enquiries", wording.ENQUIRIES, wording.ENQUIRY_COLUMNS, lines)


def is_neutral(question: str) -> bool:
    """Return whether a question is free of words that judge.

    >>> is_neutral("What evidence supports the rating?"), is_neutral("Who is to blame?")
    (True, False)
    """
    return _LOADED.search(question) is None


def _neutral(points: Iterator[Point]) -> list[Point]:
    once = {each.question.casefold(): each for each in points if is_neutral(each.question)}
    return list(once.values())[:_MOST_OF_A_KIND]


def _in_turn(kinds: Sequence[Sequence[Point]]) -> Iterator[Point]:
    for turn in range(_MOST_OF_A_KIND):
        yield from (kind[turn] for kind in kinds if turn < len(kind))


def _told(point: Point) -> Told:
    places = tuple((proof.document_id, proof.span) for proof in point.proofs)
    return Told((point.question, point.because), places)


def _of_plans(briefed: Briefed) -> Iterator[Point]:
    """Yield points on rows of the versions in force: dates passed, ratings, effect, agencies."""
    for book in briefed.books:
        version = version_in_force(book, briefed.scope.as_of)
        if version is None:
            continue
        scene = Scene(briefed.ledger, book, version, briefed.scope.as_of or version.position)
        rows = [row for row in version.rows if briefed.whole_plans or briefed.is_about(row)]
        yield from action_points(scene, rows)


def _of_questions(briefed: Briefed, minuted: Minuted) -> Iterator[Point]:
    found = (point_of_question(each, briefed.ledger) for each in minuted.unanswered)
    yield from (each for each in found if each is not None)


def _of_promises(briefed: Briefed, minuted: Minuted) -> Iterator[Point]:
    followed = minuted.with_outcome(*WITHOUT_EVIDENCE)
    found = (point_of_promise(each, briefed.ledger) for each in followed)
    yield from (each for each in found if each is not None)


def _of_recommendations(briefed: Briefed, recommended: Recommended) -> Iterator[Point]:
    for each in recommended.open:
        text = " ".join(each.text.split()).rstrip(" .;")
        day = briefed.ledger.document(each.document_id).date.day
        if day and len(text.split()) <= _MOST_WORDS and not {"“", "”"} & set(text):
            yield _response_to(each, wording.dated(day), text, briefed)


def _response_to(made: Recommendation, day: str, text: str, briefed: Briefed) -> Point:
    paper = paper_phrase(briefed.ledger.document(made.document_id))
    return Point(
        points_wording.response_to(day, text),
        wording.made_and_open(made.source_title, paper),
        "F4",
        (Proof(made.document_id, made.span),),
    )
