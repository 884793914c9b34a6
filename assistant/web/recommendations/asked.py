"""What the page of recommendations is asked for, read from its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.council import RecommendationKind
from assistant.registers.matching import plain
from assistant.registers.recommendation_finding import (
    RecommendationsWanted,
    State,
    all_recommended,
    bare_body,
)
from assistant.registers.remembered import remembered
from assistant.stores.view import View
from assistant.web.actions.asked import LONGEST
from assistant.web.paging import page_number
from assistant.web.recommendations.wording import KINDS, STATES


class Grouping(StrEnum):
    """By what recommendations are put together."""

    REVIEW = "review"
    ADDRESSEE = "addressee"
    YEAR = "year"


GROUPINGS: Mapping[Grouping, str] = {
    Grouping.REVIEW: "Review or report",
    Grouping.ADDRESSEE: "Who it is addressed to",
    Grouping.YEAR: "Year",
}


@dataclass(frozen=True, slots=True)
class RecommendationChoices:
    """What can be chosen, each as a value and its words."""

    reviews: Sequence[tuple[str, str]]
    addressees: Sequence[tuple[str, str]]
    years: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RecommendationsAsked:
    """The filters of an address; what cannot be used is left out."""

    wanted: RecommendationsWanted
    grouping: Grouping = Grouping.REVIEW
    page: int = 1
    query: Mapping[str, object] = field(default_factory=dict)


def read_recommendations_asked(given: Mapping[str, str]) -> RecommendationsAsked:
    """Return what an address asks for."""
    typed = {name: given.get(name, "").strip()[:LONGEST] for name in _NAMES}
    year = typed["year"]
    wanted = RecommendationsWanted(
        kind=RecommendationKind(typed["kind"])
        if typed["kind"] in list(RecommendationKind)
        else None,
        review=typed["review"] or None,
        addressee=typed["addressee"] or None,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        state=State(typed["state"]) if typed["state"] in list(State) else None,
        words=typed["words"] or None,
    )
    known = typed["group"] in list(Grouping)
    grouping = Grouping(typed["group"]) if known else Grouping.REVIEW
    used = typed | {
        "kind": wanted.kind.value if wanted.kind else "",
        "year": str(wanted.year or ""),
        "state": wanted.state.value if wanted.state else "",
        "group": grouping.value if grouping is not Grouping.REVIEW else "",
    }
    query = {name: value for name, value in used.items() if value}
    return RecommendationsAsked(wanted, grouping, page_number(given.get("page", "")), query)


_NAMES = ("kind", "review", "addressee", "year", "state", "words", "group")


def recommendation_choices(view: View) -> RecommendationChoices:
    """Return what can be chosen; made once for each state of the papers."""
    return remembered(view).once("choices of recommendations", view, _choices)


def _choices(view: View) -> RecommendationChoices:
    held = all_recommended(view)
    reviews: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for each in held:
        reviews.setdefault(plain(each.record.source_title), each.record.source_title)
        body = bare_body(each.record.addressee or "")
        bodies.setdefault(plain(body), body[:1].upper() + body[1:])
    years = {each.paper.date.day.year for each in held if each.paper.date.day}
    return RecommendationChoices(
        reviews=[(title, title) for title in sorted(reviews.values(), key=str.casefold)],
        addressees=[(body, body) for body in sorted(bodies.values()) if body],
        years=[(str(year), str(year)) for year in sorted(years, reverse=True)],
    )


def asked_of_recommendations(asked: RecommendationsAsked) -> Sequence[tuple[str, str]]:
    """Return the filters in words: what each is called, and what was chosen."""
    wanted = asked.wanted
    told = (
        ("Made by", KINDS[wanted.kind] if wanted.kind else ""),
        ("Review", wanted.review or ""),
        ("Addressed to", wanted.addressee or ""),
        ("Year", str(wanted.year or "")),
        ("Response", STATES[wanted.state].label if wanted.state else ""),
        ("Words", wanted.words or ""),
    )
    return [(name, value) for name, value in told if value]
