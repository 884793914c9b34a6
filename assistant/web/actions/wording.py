"""The words of the pages on actions and plans, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from assistant.actions import ActionStatus
from assistant.registers.action_finding import ActionOrder
from assistant.registers.action_groups import SOON_DAYS, Group
from assistant.web.wording import StatusWords, british_date, counted

WHERE_FROM = "Status is read from minutes and action plans. It may be out of date."
RECKONED = "Overdue is reckoned on the day for which each plan states its position."
LATER = "Stated by later papers, and not counted in the statuses shown:"
OPEN_ONE = "Open an action to see all that is printed of it, and how it was read."
GROUPS: Mapping[Group, str] = {
    Group.OPEN: "Not yet completed",
    Group.OVERDUE: "Overdue",
    Group.SOON: f"Due in the next {SOON_DAYS} days",
    Group.NOT_STARTED: "Not started",
    Group.COMPLETE: "Completed",
    Group.CLOSED: "Superseded or closed",
    Group.UNKNOWN: "Status not known",
    Group.PAST_UNKNOWN: "Date past, status not known",
    Group.UNDATED: "Not done, no date that can be read",
    Group.MOVED: "Date moved",
    Group.DROPPED: "No longer listed",
    Group.CONFLICTING: "Papers differ",
}
SAVED: Sequence[tuple[Group | None, str]] = (
    (None, "All actions"),
    (Group.OVERDUE, "Overdue"),
    (Group.SOON, f"Due in {SOON_DAYS} days"),
    (Group.UNDATED, "Not done, no date"),
    (Group.MOVED, "Date moved"),
    (Group.DROPPED, "No longer listed"),
    (Group.CONFLICTING, "Papers differ"),
    (Group.COMPLETE, "Completed"),
)
EXPLAINED: Mapping[Group, str] = {
    Group.OVERDUE: "Open actions whose date is before the day they are reckoned on.",
    Group.SOON: f"Open actions due on the day they are reckoned on or in the {SOON_DAYS} days after it.",
    Group.UNDATED: (
        "Actions that may still have to be done and have no date that can be read, such as “TBC”."
    ),
    Group.MOVED: (
        "Actions whose printed date was put back, in one version of the plan or from one to the"
        " next, and those that the plan itself marks as slipped."
    ),
    Group.DROPPED: (
        "Actions that an earlier version of the plan lists and the one in force does not. That an"
        " action is no longer listed does not show that it was completed."
    ),
    Group.CONFLICTING: (
        "Actions whose rating differs from their date, progress or evidence, or that an earlier"
        " version shows as complete and this one as open."
    ),
    Group.PAST_UNKNOWN: "Actions past their date, where nothing printed tells whether they were done.",
}
ORDERS: Mapping[ActionOrder, str] = {
    ActionOrder.PLAN: "Order in the plan",
    ActionOrder.DUE: "Due date, earliest first",
    ActionOrder.LEAD: "Lead",
    ActionOrder.UPDATED: "Last update, newest first",
}
OVERDUE = StatusWords("Overdue", "", "govuk-tag--red")
SOON = StatusWords("Due soon", "", "govuk-tag--yellow")
GONE = StatusWords("No longer listed", "", "govuk-tag--grey")
TAGS: Mapping[ActionStatus, StatusWords] = {
    ActionStatus.COMPLETE: StatusWords("Completed", "", "govuk-tag--green"),
    ActionStatus.IN_PROGRESS: StatusWords("In progress", "", "govuk-tag--blue"),
    ActionStatus.NOT_STARTED: StatusWords("Not started", "", "govuk-tag--grey"),
    ActionStatus.SUPERSEDED: StatusWords("Superseded", "", "govuk-tag--grey"),
    ActionStatus.CLOSED_NOT_COMPLETE: StatusWords(
        "Closed, completion not shown", "", "govuk-tag--grey"
    ),
    ActionStatus.UNKNOWN: StatusWords("Not known", "", "govuk-tag--grey"),
}
UNDATED = "a day that is not printed"
CHANGED: Mapping[str, str] = {
    "date": "Due date",
    "status": "Status",
    "rating": "Rating",
    "lead": "Lead",
}
UNSURE = " (number or wording changed, to be confirmed)"
NO_LEAD = "No lead printed in this version"
NO_DATE = "No date printed"
NO_POSITION = "Position date not printed"
TOTALS = "The paper of {plan} also states a total that differs from its rows, {day}"
PLAN_GONE = "a plan that is no longer held"
NO_KEY = "no key in this version"
MISPRINT = "This date looks misprinted and is not reckoned with: {why}."
DATE_PAST = "Its date is past. Nothing printed tells whether it was done."


_SUMMED: Mapping[Group, str] = {
    Group.OVERDUE: "overdue",
    Group.SOON: f"due in the next {SOON_DAYS} days",
    Group.OPEN: "not yet completed",
    Group.COMPLETE: "completed",
    Group.UNKNOWN: "of unknown status",
    Group.CLOSED: "superseded or closed",
    Group.UNDATED: "have no date that can be read",
    Group.PAST_UNKNOWN: "past their date and of unknown status",
}
# Those that are counted within another group; its own number holds theirs.
_PARTS: Mapping[Group, Group] = {
    Group.OVERDUE: Group.OPEN,
    Group.SOON: Group.OPEN,
    Group.PAST_UNKNOWN: Group.UNKNOWN,
    Group.UNDATED: Group.UNDATED,
}
_ALWAYS = (Group.OVERDUE, Group.SOON, Group.OPEN, Group.COMPLETE)


def found_words(number: int, group: Group | None) -> str:
    """Return the heading of the results.

    >>> found_words(3, None), found_words(1, Group.OVERDUE)
    ('3 actions', '1 action: overdue')
    """
    words = GROUPS[group] if group else ""
    return f"{counted(number, 'action')}{': ' + words[0].lower() + words[1:] if words else ''}"


def summary_words(number: int, plans: int, sizes: Mapping[Group, int]) -> str:
    """Return what stands out among actions, in one sentence.

    >>> sizes = {Group.OVERDUE: 2, Group.SOON: 1, Group.COMPLETE: 14, Group.OPEN: 5}
    >>> summary_words(19, 1, sizes)
    'Of 19 actions in 1 plan: 5 not yet completed (2 overdue, 1 due in the next 30 days), 14 completed.'
    """
    shown = [group for group in _SUMMED if sizes.get(group) or group in _ALWAYS]
    listed = ", ".join(_counted(group, shown, sizes) for group in shown if group not in _PARTS)
    parts = [f"{sizes[group]:,} {_SUMMED[group]}" for group in shown if group is Group.UNDATED]
    undated = f" Of those not completed or not known, {parts[0]}." if parts else ""
    return f"Of {counted(number, 'action')} in {counted(plans, 'plan')}: {listed}.{undated}"


def _counted(group: Group, shown: Sequence[Group], sizes: Mapping[Group, int]) -> str:
    """Return how many actions are in a group, with those of the groups within it."""
    parts = [f"{sizes.get(p, 0):,} {_SUMMED[p]}" for p in shown if _PARTS.get(p) is group]
    within = f" ({', '.join(parts)})" if parts else ""
    return f"{sizes.get(group, 0):,} {_SUMMED[group]}{within}"


def positions_words(days: Sequence[dt.date | None], as_of: dt.date | None) -> str:
    """Return on which day actions are reckoned, and for which days plans state them.

    >>> positions_words([dt.date(2025, 1, 6), dt.date(2025, 3, 1)], None)
    'Positions from 6 January 2025 to 1 March 2025.'
    """
    held = sorted({day for day in days if day})
    undated = " At least one plan prints no position date." if None in days else ""
    reckoned = f"Reckoned on {british_date(as_of)}. " if as_of else ""
    if not held:
        return f"{reckoned}{undated}".strip()
    span = f"Position at {british_date(held[0])}."
    if len(held) > 1:
        span = f"Positions from {british_date(held[0])} to {british_date(held[-1])}."
    return f"{reckoned}{span}{undated}"


def too_late_words(plans: int) -> str:
    """Return how many plans have no version so early; nothing where each has one.

    >>> too_late_words(2)
    '2 plans have no version with a position on or before that day.'
    """
    have = f"{counted(plans, 'plan')} {'has' if plans == 1 else 'have'}"
    return f"{have} no version with a position on or before that day." if plans else ""


def hidden_words(number: int) -> str:
    """Return that officers hid rows; nothing where they hid none.

    >>> hidden_words(1), hidden_words(0)
    ('1 row that officers hid is left out.', '')
    """
    return (
        f"{counted(number, 'row')} that officers hid {'is' if number == 1 else 'are'} left out."
        if number
        else ""
    )


def lead_before(day: dt.date | None) -> str:
    """Return in which version a lead was last printed.

    >>> lead_before(dt.date(2025, 2, 24))
    'In the version of 24 February 2025:'
    """
    return f"In {f'the version of {british_date(day)}' if day else 'an earlier version'}:"


def sheet_note(later: Sequence[str]) -> str:
    """Return what a sheet says of where it comes from, with what later papers state.

    >>> sheet_note([]) == WHERE_FROM
    True
    """
    return " ".join([WHERE_FROM, *([LATER, *later] if later else [])])


def late_words(days: int, day: dt.date | None) -> str:
    """Return how late an action is.

    >>> late_words(1, dt.date(2025, 4, 1))
    '1 day late on 1 April 2025'
    """
    return f"{counted(days, 'day')} late on {british_date(day)}"


def read_words(day: dt.date, *, exact: bool) -> str:
    """Return what a printed date is read as.

    >>> read_words(dt.date(2025, 3, 31), exact=False)
    'Read as by 31 March 2025'
    """
    return f"Read as {'' if exact else 'by '}{british_date(day)}"


def gone_words(status: ActionStatus, day: dt.date | None) -> str:
    """Return how an action stood where it was last listed."""
    label = TAGS[status].label
    return f"{label} when last listed, {british_date(day) or 'on a day not printed'}"


def plan_line(versions: int, day: dt.date | None, rows: int) -> str:
    """Return what is held of a plan.

    >>> plan_line(2, dt.date(2025, 3, 1), 12)
    '2 versions are held. The newest has its position at 1 March 2025 and lists 12 actions.'
    """
    held = f"{counted(versions, 'version')} {'is' if versions == 1 else 'are'} held."
    which = "It" if versions == 1 else "The newest"
    position = f"has its position at {british_date(day)}" if day else "prints no position date"
    return f"{held} {which} {position} and lists {counted(rows, 'action')}."


def total_words(printed: str, found: int, differs: bool) -> str:
    """Return a total as a paper states it, beside the rows as counted.

    >>> total_words("14 actions", 13, True)
    'The paper states “14 actions”. Its rows give 13: the two differ.'
    """
    said = f"The paper states “{' '.join(printed.split())}”. Its rows give {found:,}"
    return f"{said}: the two differ." if differs else f"{said}."


def listed_before(day: dt.date | None) -> str:
    """Return that an action which the older of two versions lacks stood in one before it."""
    which = f"the version of {british_date(day)}" if day else "an earlier version"
    return f"It was also listed in {which}."


def changes_words(changed: int, added: int, gone: int, again: int = 0) -> str:
    """Return how many actions differ between two versions; `again`, how many came back.

    >>> changes_words(2, 1, 0)
    '2 actions differ, 1 action is new, no action is no longer listed.'
    """
    differ = f"{counted(changed, 'action')} {'differs' if changed == 1 else 'differ'}"
    new = f"{counted(added, 'action')} {'is' if added == 1 else 'are'} new"
    left = f"{counted(gone, 'action')} {'is' if gone == 1 else 'are'} no longer listed"
    return (
        ", ".join(
            (
                differ if changed else "No action differs",
                new if added else "no action is new",
                left if gone else "no action is no longer listed",
                *(
                    [f"{counted(again, 'action')} {'is' if again == 1 else 'are'} listed again"]
                    if again
                    else ()
                ),
            )
        )
        + "."
    )
