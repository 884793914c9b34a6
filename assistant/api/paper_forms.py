"""What officers fill in about a paper: read, checked, and put back as it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from assistant.api.typed_text import typed_text
from assistant.correcting import JsonValue
from assistant.dates import day_typed
from assistant.documents import Access, DateIs, DocumentKind, Standing
from assistant.web.papers import wording as said

MOST_NAME, MOST_REASON, MOST_COMMITTEE = 100, 500, 200
FACTS = ("kind", "committee", "date", "date_is", "standing", "access")
_CHOICES: Mapping[str, frozenset[str]] = {
    "kind": frozenset(each.value for each in DocumentKind),
    "date_is": frozenset(each.value for each in DateIs) - {DateIs.UNKNOWN.value},
    "standing": frozenset(each.value for each in Standing),
    "access": frozenset({Access.PUBLIC.value, Access.EXEMPT.value}),
}


@dataclass(frozen=True, slots=True)
class ReasonForm:
    """Who does something to a paper, and why."""

    made_by: str = ""
    reason: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What an officer states of a paper; an empty fact is as the paper says."""

    facts: Mapping[str, str]
    said: ReasonForm
    problems: Mapping[str, str] = field(default_factory=dict)

    def changes(self, stated: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
        """Return what differs from what is stated already; None takes a fact back."""
        return {
            name: value or None
            for name, value in self.facts.items()
            if (value or None) != stated.get(name)
        }


def typed(data: FormData, name: str) -> str:
    """Return one field as text that can be kept, without space around it."""
    text = typed_text(data, name).replace("\N{REPLACEMENT CHARACTER}", "")
    return "".join(each for each in text if each.isprintable() or each == "\n").strip()


def read_reason(data: FormData) -> ReasonForm:
    """Return who and why, with a problem for each that is missing or too long."""
    made_by, reason = typed(data, "made_by"), typed(data, "reason")
    problems = {
        "made_by": _named(made_by, said.NAME_NEEDED, "Your name or post", MOST_NAME),
        "reason": _named(reason, said.REASON_NEEDED, "Reason", MOST_REASON),
    }
    return ReasonForm(made_by, reason, {name: each for name, each in problems.items() if each})


def _named(value: str, missing: str, what: str, most: int) -> str:
    if not value:
        return missing
    return said.TOO_LONG.format(what=what, most=most) if len(value) > most else ""


def stated_form(stated: Mapping[str, JsonValue]) -> CorrectionForm:
    """Return the form as it first stands: what officers state already."""
    return CorrectionForm({name: str(stated.get(name) or "") for name in FACTS}, ReasonForm())


def read_correction(data: FormData, stated: Mapping[str, JsonValue]) -> CorrectionForm:
    """Return the form with a problem for each field that cannot be used."""
    facts = {name: " ".join(typed(data, name).split()) for name in FACTS}
    for name, known in _CHOICES.items():
        if facts[name] not in known:
            facts[name] = ""
    reason = read_reason(data)
    form = CorrectionForm(facts, reason)
    problems = {**_fact_problems(facts), **reason.problems}
    if not problems and not form.changes(stated):
        problems = {"kind": said.NOTHING_CHANGED}
    return CorrectionForm(facts, reason, problems)


def _fact_problems(facts: Mapping[str, str]) -> dict[str, str]:
    problems = {}
    if len(facts["committee"]) > MOST_COMMITTEE:
        problems["committee"] = said.TOO_LONG.format(what="Committee", most=MOST_COMMITTEE)
    if facts["date"] and not day_typed(facts["date"]):
        problems["date"] = said.DATE_WRONG
    if facts["date_is"] and not facts["date"]:
        problems["date_is"] = said.DATE_MEANING_NEEDED
    return problems
