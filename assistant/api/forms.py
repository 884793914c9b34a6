"""The question form: read, checked, and put back as it was typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from starlette.datastructures import FormData, QueryParams

from assistant.answers import Filters, Question
from assistant.documents import DocumentKind
from assistant.web import wording

CONVERSATION_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class AskForm:
    """What the form holds. Dates stay as typed, so that a wrong one can be put back."""

    question: str = ""
    conversation_id: str = ""
    committees: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    date_from: str = ""
    date_to: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def filters(self) -> Filters:
        """Which papers were chosen. Who chooses minutes means printed ones too."""
        printed = (DocumentKind.PRINTED_MINUTES,) if DocumentKind.MINUTES in self.kinds else ()
        return Filters(
            committees=self.committees,
            kinds=tuple(dict.fromkeys(self.kinds + printed)),
            date_from=_day(self.date_from),
            date_to=_day(self.date_to),
        )

    @property
    def chosen(self) -> str:
        """The choice of papers in words; empty when all were chosen."""
        filters = self.filters
        parts = [*filters.committees, *(wording.KINDS[kind] for kind in self.kinds)]
        if filters.date_from:
            parts.append(f"from {wording.british_date(filters.date_from)}")
        if filters.date_to:
            parts.append(f"to {wording.british_date(filters.date_to)}")
        return ", ".join(parts)

    def to_question(self) -> Question:
        """Return the question as the answerer takes it."""
        return Question(self.question.strip(), self.conversation_id or None, None, self.filters)

    def address(self, conversation_id: str, answer_id: str | None = None) -> str:
        """Return the address of the conversation, with the same papers chosen."""
        chosen = {
            "conversation": conversation_id,
            "committee": self.committees,
            "kind": [kind.value for kind in self.kinds],
            "date_from": self.date_from,
            "date_to": self.date_to,
        }
        query = urlencode({name: value for name, value in chosen.items() if value}, doseq=True)
        return f"/?{query}#answer-{answer_id}" if answer_id else f"/?{query}"


def _day(typed: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        return None


def _texts(data: FormData | QueryParams, name: str) -> list[str]:
    found = [value for value in data.getlist(name) if isinstance(value, str) and value]
    return [value.encode(errors="surrogatepass").decode(errors="replace") for value in found]


def _text(data: FormData | QueryParams, name: str) -> str:
    return next(iter(_texts(data, name)), "")


def read_form(data: FormData | QueryParams, limit: int, *, asked: bool) -> AskForm:
    """Return the form, with a problem for each field that cannot be used.

    The question is checked when `asked`; an address that only chooses papers has none.
    """
    conversation_id = _text(data, "conversation")
    known = {kind.value for kind in DocumentKind}
    form = AskForm(
        question=_text(data, "question").replace("\r\n", "\n"),
        conversation_id=conversation_id if CONVERSATION_ID.fullmatch(conversation_id) else "",
        committees=tuple(_texts(data, "committee")),
        kinds=tuple(DocumentKind(kind) for kind in _texts(data, "kind") if kind in known),
        date_from=_text(data, "date_from"),
        date_to=_text(data, "date_to"),
    )
    problems = {**(_question_problem(form, limit) if asked else {}), **_date_problems(form)}
    return AskForm(
        form.question,
        form.conversation_id,
        form.committees,
        form.kinds,
        form.date_from,
        form.date_to,
        problems,
    )


def _question_problem(form: AskForm, limit: int) -> dict[str, str]:
    text = form.question.strip()
    if "\N{REPLACEMENT CHARACTER}" in text:
        return {"question": wording.UNREADABLE}
    if not text:
        return {"question": wording.QUESTION_EMPTY}
    if len(text) > limit:
        return {"question": wording.QUESTION_TOO_LONG.format(limit=limit)}
    return {}


def _date_problems(form: AskForm) -> dict[str, str]:
    typed = {"date_from": form.date_from, "date_to": form.date_to}
    wrong = {name: wording.DATE_WRONG for name, day in typed.items() if day and not _day(day)}
    first, last = _day(form.date_from), _day(form.date_to)
    if not wrong and first and last and first > last:
        return {"date_from": wording.DATES_CROSSED}
    return wrong
