"""Recommendations as the pages show them: in groups, and two reviews side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.council import RecommendationKind
from assistant.registers.matching import plain
from assistant.registers.recommendation_finding import (
    RecommendationsWanted,
    Recommended,
    State,
    all_recommended,
    bare_body,
    find_recommendations,
)
from assistant.stores.view import View
from assistant.web.paging import Paged, address, paged
from assistant.web.recommendations import wording
from assistant.web.recommendations.asked import Grouping, RecommendationsAsked
from assistant.web.recommendations.items import Item, items_shown


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Recommendations of one kind that stand together; `counts` are of the whole group."""

    title: str
    counts: str
    compare: str | None
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class RecommendationsPage:
    """All that the page shows."""

    groups: Sequence[GroupShown]
    rows: Paged[Recommended]
    heading: str
    officers: int
    held: int


def recommendations_page(view: View, asked: RecommendationsAsked) -> RecommendationsPage:
    """Return the page of recommendations that is asked for."""
    found = find_recommendations(view, asked.wanted)
    group_of = _GROUP_OF[asked.grouping]
    whole = _together(found, group_of)
    ordered = [each for group in whole.values() for each in group]
    shown = paged(ordered, asked.page)
    items = dict(zip(map(id, shown.rows), items_shown(view, shown.rows), strict=True))
    groups = [
        _group(key, whole[key], list(rows), items, asked)
        for key, rows in groupby(shown.rows, group_of)
    ]
    held = all_recommended(view)
    officers = sum(each.kind is RecommendationKind.OFFICER_TO_COMMITTEE for each in held)
    kinds = Counter(each.kind for each in found)
    heading = wording.summary_words(dict(sorted(kinds.items()))) if found else wording.NONE_FOUND
    return RecommendationsPage(groups, shown, heading.rstrip("."), officers, len(held))


GroupKey = tuple[RecommendationKind, str]
_GROUP_OF: Mapping[Grouping, Callable[[Recommended], GroupKey]] = {
    Grouping.REVIEW: lambda each: (each.kind, each.record.source_title),
    Grouping.ADDRESSEE: lambda each: (each.kind, _body(each)),
    Grouping.YEAR: lambda each: (
        each.kind,
        str(each.paper.date.day.year) if each.paper.date.day else wording.NO_DAY,
    ),
}


def _body(each: Recommended) -> str:
    name = bare_body(each.record.addressee or "")
    return f"{name[:1].upper()}{name[1:]}" or wording.NOBODY


def _together(
    found: Sequence[Recommended], group_of: Callable[[Recommended], GroupKey]
) -> Mapping[GroupKey, Sequence[Recommended]]:
    """Return recommendations group by group, groups in the order in which they are met."""
    groups: dict[GroupKey, list[Recommended]] = {}
    for each in found:
        groups.setdefault(group_of(each), []).append(each)
    return groups


def _group(
    key: GroupKey,
    whole: Sequence[Recommended],
    rows: Sequence[Recommended],
    items: Mapping[int, Item],
    asked: RecommendationsAsked,
) -> GroupShown:
    kind, title = key
    by_review = asked.grouping is Grouping.REVIEW and kind is not _OFFICERS
    return GroupShown(
        title=title,
        counts=f"{wording.kind_words(kind, len(whole))}: {_states(whole)}",
        compare=address("/recommendations/compare", {"first": title}) if by_review else None,
        items=[items[id(each)] for each in rows],
    )


_OFFICERS = RecommendationKind.OFFICER_TO_COMMITTEE


def _states(found: Sequence[Recommended]) -> str:
    said = Counter(state for each in found for state in each.states)
    return wording.states_words({state: said[state] for state in State if said[state]})


@dataclass(frozen=True, slots=True)
class Compared:
    """Two reviews side by side; each with its recommendations."""

    sides: Sequence[GroupShown]
    chosen: Sequence[str]


def reviews_of(view: View) -> Sequence[str]:
    """Return the titles of what reviews and scrutiny recommend in, newest first, each once."""
    titles: dict[str, str] = {}
    for each in find_recommendations(view, RecommendationsWanted()):
        titles.setdefault(plain(each.record.source_title), each.record.source_title)
    return list(titles.values())


def compared_reviews(view: View, first: str, second: str) -> Compared:
    """Return two reviews side by side; where one is not chosen, the newest others."""
    titles = {plain(title): title for title in reviews_of(view)}
    chosen = [titles[plain(title)] for title in (first, second) if plain(title) in titles]
    chosen = list(dict.fromkeys([*chosen, *titles.values()]))[:2]
    sides = []
    for title in chosen:
        found = find_recommendations(view, RecommendationsWanted(review=title))
        counts = wording.summary_words(Counter(each.kind for each in found))
        sides.append(
            GroupShown(title, f"{counts} {_states(found)}.", None, items_shown(view, found))
        )
    return Compared(sides, chosen)
