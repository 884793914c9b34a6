"""The question form: read, checked, and put back as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from starlette.datastructures import FormData, QueryParams

from assistant.answers import Filters, Question
from assistant.api.typed_text import typed_texts
from assistant.dates import day_typed
from assistant.documents import Document, DocumentKind
from assistant.web import wording
from assistant.web.asking.personal import holds_personal_details
from assistant.web.asking.wording import chosen_words

CONVERSATION_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
DOCUMENT_ID = re.compile(r"[A-Za-z0-9]{1,128}")


@dataclass(frozen=True, slots=True)
class AskForm:
    """What the form holds. Dates stay as typed, so that a wrong one can be put back.

    `as_of` is the day on which the question is answered; `documents` are ids of papers.
    `draft` is what stood in the box when a question on offer was asked instead.
    """

    question: str = ""
    draft: str = ""
    conversation_id: str = ""
    committees: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    date_from: str = ""
    date_to: str = ""
    as_of: str = ""
    documents: tuple[str, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def filters(self) -> Filters:
        """Which papers were chosen. Who chooses minutes means printed ones too."""
        printed = (DocumentKind.PRINTED_MINUTES,) if DocumentKind.MINUTES in self.kinds else ()
        return Filters(
            committees=self.committees,
            kinds=tuple(dict.fromkeys(self.kinds + printed)),
            documents=self.documents,
            date_from=day_typed(self.date_from),
            date_to=day_typed(self.date_to),
        )

    def chosen(self, papers: Mapping[str, Document]) -> str:
        """Return the choice of papers and of a day in words; empty where nothing was chosen."""
        named = [papers[each] for each in self.documents if each in papers]
        as_of = day_typed(self.as_of)
        day = f"as at {wording.british_date(as_of)}" if as_of else ""
        return ", ".join(filter(None, [chosen_words(self.filters, named), day]))

    def to_question(self) -> Question:
        """Return the question as the answerer takes it."""
        conversation_id = self.conversation_id or None
        return Question(self.question.strip(), conversation_id, day_typed(self.as_of), self.filters)

    def address(self, conversation_id: str, answer_id: str | None = None) -> str:
        """Return the address of the conversation, with the same papers chosen."""
        chosen = {
            "conversation": conversation_id,
            "committee": self.committees,
            "kind": [kind.value for kind in self.kinds],
            "date_from": self.date_from,
            "date_to": self.date_to,
            "as_of": self.as_of,
            "document": self.documents,
        }
        query = urlencode({name: value for name, value in chosen.items() if value}, doseq=True)
        return f"/?{query}#answer-{answer_id}" if answer_id else f"/?{query}"


def _texts(data: FormData | QueryParams, name: str) -> list[str]:
    return [text for text in typed_texts(data, name) if text]


def _text(data: FormData | QueryParams, name: str) -> str:
    return next(iter(_texts(data, name)), "")


def read_form(data: FormData | QueryParams, limit: int, *, asked: bool) -> AskForm:
    """Return the form, with a problem for each field that cannot be used.

    The question is checked when `asked`; an address that only chooses papers has none.
    """
    conversation_id = _text(data, "conversation")
    offered, typed = _text(data, "offered"), _text(data, "question")
    known = {kind.value for kind in DocumentKind}
    form = AskForm(
        question=offered or typed,
        draft=typed if offered else "",
        conversation_id=conversation_id if CONVERSATION_ID.fullmatch(conversation_id) else "",
        committees=tuple(_texts(data, "committee")),
        kinds=tuple(DocumentKind(kind) for kind in _texts(data, "kind") if kind in known),
        date_from=_text(data, "date_from"),
        date_to=_text(data, "date_to"),
        as_of=_text(data, "as_of"),
        documents=tuple(each for each in _texts(data, "document") if DOCUMENT_ID.fullmatch(each)),
    )
    problems = {**(_question_problem(form, limit) if asked else {}), **_date_problems(form)}
    return replace(form, problems=problems)


def _question_problem(form: AskForm, limit: int) -> dict[str, str]:
    text = form.question.strip()
    if "\N{REPLACEMENT CHARACTER}" in text:
        return {"question": wording.UNREADABLE}
    if not text:
        return {"question": wording.QUESTION_EMPTY}
    if holds_personal_details(text):
        return {"question": wording.PERSONAL}
    if len(text) > limit:
        return {"question": wording.QUESTION_TOO_LONG.format(limit=limit)}
    return {}


def _date_problems(form: AskForm) -> dict[str, str]:
    typed = {"date_from": form.date_from, "date_to": form.date_to, "as_of": form.as_of}
    wrong = {name: wording.DATE_WRONG for name, day in typed.items() if day and not day_typed(day)}
    first, last = day_typed(form.date_from), day_typed(form.date_to)
    if not wrong and first and last and first > last:
        return {"date_from": wording.DATES_CROSSED}
    return wrong
