"""Small invented reports and the responses to them, for the tests of what has no response."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.reckoning.recommendations.responses_missing import (
    reckon_missing_responses,
)
from assistant.answers import Question
from assistant.council import (
    Recommendation,
    RecommendationKind,
    Record,
    Response,
    ResponseVerdict,
)
from assistant.documents import DateIs, Document, DocumentKind, PaperDate
from assistant.spans import Span
from assistant.stores.view import View
from tests.reckoning_plans import HeldView

SCRUTINY = RecommendationKind.SCRUTINY_TO_EXECUTIVE
Papers = tuple[dict[str, Document], list[Record]]


def paper(
    name: str, title: str, text: str, day: dt.date, kind: DocumentKind = DocumentKind.UNKNOWN
) -> Document:
    date = PaperDate(day, DateIs.MEETING)
    return Document(name, f"{name}.pdf", title, len(text), "pdf", kind, date=date)


def report(
    name: str,
    title: str,
    asked: Sequence[str],
    kind: RecommendationKind = SCRUTINY,
    to: str | None = None,
    day: dt.date = dt.date(2025, 3, 4),
) -> Papers:
    text, made = "\n".join(asked), []
    for number, words in enumerate(asked, 1):
        start = text.index(words)
        made.append(
            Recommendation(
                f"{name} {number}",
                name,
                "",
                Span(start, start + len(words), words),
                kind,
                str(number),
                words,
                title,
                to,
            )
        )
    return {name: paper(name, title, text, day)}, list(made)


def reply(
    name: str,
    about: str,
    answers: Sequence[tuple[str | None, str | None]],
    by: str = "the Cabinet",
    day: dt.date = dt.date(2025, 5, 6),
) -> Papers:
    """Return a paper of responses: of each the number and, where it prints it, the recommendation."""
    lines = [f"{number or 'All'} | Accepted | {text or ''}" for number, text in answers]
    whole, said, start = "\n".join(lines), list[Record](), 0
    for (number, text), line in zip(answers, lines, strict=True):
        at = start + line.index("Accepted")
        said.append(
            Response(
                f"{name} {number}",
                name,
                "",
                Span(start, start + len(line), line),
                number,
                about,
                ResponseVerdict.ACCEPTED,
                Span(at, at + 8, "Accepted"),
                text,
                by,
            )
        )
        start += len(line) + 1
    kind = DocumentKind.EXECUTIVE_RESPONSE
    return {name: paper(name, f"Response to {about}", whole, day, kind)}, said


def ledger_of(question: str, *papers: Papers) -> Ledger:
    documents = {name: each for held, _ in papers for name, each in held.items()}
    records = [record for _, held in papers for record in held]
    view = cast("View", HeldView(documents, records))
    return Ledger(view, plan_question(Question(question), ()))


def answer(question: str, *papers: Papers) -> Reckoned | None:
    ledger = ledger_of(question, *papers)
    return reckon_missing_responses(ledger.plan, ledger)


def told(question: str, *papers: Papers) -> Reckoned:
    found = answer(question, *papers)
    assert found is not None
    assert all(value.holds() for value in found.computed)
    return found


def gaps(found: Reckoned) -> list[tuple[str, str]]:
    """Return the numbers and reports of the recommendations that are listed as gaps."""
    table = next(t for t in found.tables if t.columns[:2] == ("No.", "Recommendation"))
    return [(row.cells[0], row.cells[2]) for row in table.rows]
