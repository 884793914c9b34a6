"""What the page of actions is asked for, read from its address and put back as typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.dates import day_typed
from assistant.registers.action_finding import ActionOrder, ActionsWanted
from assistant.registers.action_groups import Group
from assistant.registers.remembered import remembered
from assistant.registers.standings import plan_shelf
from assistant.stores.view import View
from assistant.web.actions.wording import GROUPS, PLAN_GONE
from assistant.web.paging import page_number
from assistant.web.wording import DATE_WRONG, british_date

LONGEST = 300
# More leads than a reader can look through are typed, not chosen.
MOST_LEADS = 100


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: plans by the id of their newest version, committees, leads as printed.

    `newest` tells that id for the id of any version.
    """

    plans: Sequence[tuple[str, str]]
    newest: Mapping[str, str]
    committees: Sequence[tuple[str, str]]
    leads: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ActionsAsked:
    """The filters of an address. What cannot be used is left out; a wrong date is a problem."""

    wanted: ActionsWanted
    page: int = 1
    query: Mapping[str, object] = field(default_factory=dict)
    as_of: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)


def read_actions_asked(given: Mapping[str, str]) -> ActionsAsked:
    """Return what an address asks for."""
    typed = {name: given.get(name, "").strip()[:LONGEST] for name in _NAMES}
    as_of = day_typed(typed["as_of"])
    wanted = ActionsWanted(
        plan=typed["plan"] or None,
        committee=typed["committee"] or None,
        lead=typed["lead"] or None,
        words=typed["words"] or None,
        as_of=as_of,
        group=Group(typed["status"]) if typed["status"] in list(Group) else None,
        order=ActionOrder(typed["sort"]) if typed["sort"] in list(ActionOrder) else _PLAN,
    )
    used = typed | {
        "status": wanted.group.value if wanted.group else "",
        "sort": wanted.order.value if wanted.order is not _PLAN else "",
    }
    wrong = {"as_of": DATE_WRONG} if typed["as_of"] and as_of is None else {}
    query = {name: value for name, value in used.items() if value}
    return ActionsAsked(wanted, page_number(given.get("page", "")), query, typed["as_of"], wrong)


_PLAN = ActionOrder.PLAN
_NAMES = ("plan", "committee", "lead", "words", "as_of", "status", "sort")


def choices_of(view: View) -> Choices:
    """Return what can be chosen of the plans held; made once for each state of the papers."""
    return remembered(view).once("choices of actions", view, _choices)


def _choices(view: View) -> Choices:
    newest = [(book, book.newest) for book in plan_shelf(view).books]
    committees = {version.document.committee or "" for _, version in newest} - {""}
    leads = {lead for _, version in newest for row in version.rows for lead in row.leads}
    return Choices(
        [(version.plan.record_id, book.name) for book, version in newest],
        {
            plan.record_id: book.newest.plan.record_id
            for book, _ in newest
            for version in book.versions
            for plan in version.plans
        },
        [(each, each) for each in sorted(committees)],
        [(each, each) for each in sorted(leads, key=str.casefold)],
    )


def asked_in_words(asked: ActionsAsked, choices: Choices) -> Sequence[tuple[str, str]]:
    """Return the filters in words: what each is called, and what was chosen."""
    wanted = asked.wanted
    plan_id = choices.newest.get(wanted.plan or "", "")
    told = (
        ("Plan", dict(choices.plans).get(plan_id, PLAN_GONE) if wanted.plan else ""),
        ("Committee", wanted.committee or ""),
        ("Status", GROUPS[wanted.group] if wanted.group else ""),
        ("Lead", wanted.lead or ""),
        ("Words", wanted.words or ""),
        ("Position and overdue as at", british_date(wanted.as_of)),
    )
    return [(name, value) for name, value in told if value]
