"""One recommendation as pages show it: its responses, its linked actions, and others like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.plans.actions import is_overdue
from assistant.answers import Citation
from assistant.council import Record, Response
from assistant.registers.places import cite_records
from assistant.registers.recommendation_finding import (
    LinkedAction,
    Recommended,
    State,
    bare_body,
    likeness,
)
from assistant.registers.recommendation_likeness import Like
from assistant.stores.view import View
from assistant.web.actions.plans import plan_href
from assistant.web.recommendations import wording
from assistant.web.wording import StatusWords, british_date


@dataclass(frozen=True, slots=True)
class ResponseShown:
    """One response: who says what, as printed and as read, and where."""

    by: str
    tag: StatusWords
    printed: str
    reason: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class ActionShown:
    """One linked action, with how far it is according to which plan."""

    href: str
    name: str
    words: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class LikeShown:
    """A recommendation of another review with like words."""

    href: str
    name: str
    text: str
    per_cent: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation, with all that is shown beside it.

    `to_report` is a response to the report of one without a number.
    """

    href: str
    name: str
    review: str
    text: str
    addressee: str
    due: str
    tags: Sequence[StatusWords]
    responses: Sequence[ResponseShown]
    to_report: Citation | None
    linked: str
    actions: Sequence[ActionShown]
    named_actions: str
    plan: tuple[str, str] | None
    alike: Sequence[LikeShown]
    latest: str
    citation: Citation


def words_of(items: Iterable[Item]) -> Iterator[str]:
    """Give all words of recommendations, responses and linked actions that are shown."""
    for item in items:
        yield from (item.review, item.text, item.addressee, item.due)
        for response in item.responses:
            yield from (response.by, response.printed, response.reason)
        yield from (action.name for action in item.actions)
        yield from (like.text for like in item.alike)


def items_shown(view: View, found: Sequence[Recommended]) -> list[Item]:
    """Return recommendations with their responses, actions and likes, all cited at once."""
    known = likeness(view)
    like = {each.record.record_id: known.like(each.record.record_id) for each in found}
    records: list[Record] = []
    for each in found:
        records += [each.record, *each.responses, *each.to_report[:1]]
        records += [action.row for action in each.actions]
        records += [other.record for other in like[each.record.record_id]]
    cited = {
        record.record_id: citation
        for record, citation in zip(records, cite_records(view, records), strict=True)
    }
    return [_item(each, cited, like[each.record.record_id]) for each in found]


def _item(each: Recommended, cited: Mapping[str, Citation], like: Sequence[Like]) -> Item:
    record = each.record
    statuses = Counter(action.row.status for action in each.actions)
    return Item(
        href=f"/records/{record.record_id}",
        name=wording.called(record.number),
        review=record.source_title,
        text=" ".join(record.text.split()),
        addressee=record.addressee or wording.NOBODY,
        due=_due(each),
        tags=[wording.STATES[state] for state in State if state in each.states],
        responses=[_response(response, cited) for response in each.responses],
        to_report=cited[each.to_report[0].record_id] if each.to_report else None,
        linked=wording.linked_words(statuses) if statuses else "",
        actions=[_action(action, cited) for action in each.actions],
        named_actions=", ".join(record.linked_actions),
        plan=(each.plan.name, plan_href(each.plan)) if each.plan else None,
        alike=[_like(other, cited) for other in like],
        latest=british_date(each.latest) or wording.NO_DAY,
        citation=cited[record.record_id],
    )


def _due(each: Recommended) -> str:
    due = each.record.due
    read = british_date(due.day)
    return f"{due.text} (read as by {read})" if read and read != due.text else due.text


def _response(response: Response, cited: Mapping[str, Citation]) -> ResponseShown:
    by = bare_body(response.by or "") or wording.NOBODY
    return ResponseShown(
        by=f"{by[:1].upper()}{by[1:]}",
        tag=wording.STATES[State(response.verdict)],
        printed=" ".join(response.verdict_span.text.split()),
        reason=" ".join(response.reason.text.split()) if response.reason else "",
        citation=cited[response.record_id],
    )


def _action(action: LinkedAction, cited: Mapping[str, Citation]) -> ActionShown:
    row, day = action.row, action.version.position
    words = wording.according_words(row.status, day, overdue=is_overdue(row, day))
    if action.version is not action.book.newest:
        words = f"{words}; {wording.gone_words(day)}"
    text = " ".join(row.action.split())
    name = f"{row.ref}: {text}" if row.ref else text
    return ActionShown(f"/records/{row.record_id}", name, words, cited[row.record_id])


def _like(other: Like, cited: Mapping[str, Citation]) -> LikeShown:
    record = other.record
    return LikeShown(
        href=f"/records/{record.record_id}",
        name=f"{record.source_title}, {wording.called(record.number).lower()}",
        text=" ".join(record.text.split()),
        per_cent=round(100 * other.likeness),
        citation=cited[record.record_id],
    )
