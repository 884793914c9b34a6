"""The word lists from which distracting papers are put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent
TOPIC_FILES = ("topics_children.yaml", "topics_people.yaml", "topics_council.yaml")


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that a committee discusses, with its measure and who answers for it.

    `low`, `high` and `aim` are figures in `unit`: "" for counts, "%" for shares, "£" for
    money, else a word that follows the figure. Floats are printed with one decimal.
    """

    name: str
    area: str
    measure: str
    who: str
    thing: str
    strategy: str
    cause: str
    step: str
    post: str
    unit: str
    low: float
    high: float
    aim: float

    def say(self, figure: float) -> str:
        """Return `figure` as a council prints it.

        >>> topics_of("licensing")[0].say(81)
        '81 per cent'
        """
        if self.unit == "£":
            return f"£{figure:,.0f}"
        return self._with_unit(f"{figure:.1f}" if isinstance(self.low, float) else f"{figure:,.0f}")

    def say_aim(self) -> str:
        """Return the aim as a council prints it: a whole number without its decimal."""
        return self.say(self.aim) if self.unit == "£" else self._with_unit(f"{self.aim:,}")

    def _with_unit(self, printed: str) -> str:
        word = "per cent" if self.unit == "%" else self.unit
        return f"{printed} {word}".strip()


@dataclass(frozen=True, slots=True)
class Council:
    """An invented council; `boards` names its safeguarding partnerships by area."""

    key: str
    name: str
    short: str
    seat: str
    wards: tuple[str, ...]
    boards: dict[str, str]


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee and the years in which its papers are written; `weekday` counts from Monday, 0."""

    name: str
    council: Council
    slug: str
    areas: tuple[str, ...]
    weekday: int
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How a plan is printed: columns as (heading, field, width) and the words of its key.

    `words` gives for each state the printed word, its fill ("" for none) and its meaning.
    """

    name: str
    form: str
    refs: str
    coloured: bool
    key: str
    columns: tuple[tuple[str, str, int], ...]
    words: dict[str, tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a plan wants done, and what is said of it when done, going or stuck."""

    act: str
    done: str
    going: str
    stuck: str
    people: bool = False


@cache
def actions() -> tuple[Action, ...]:
    """Return the actions that plans are made of."""
    rows = yaml.safe_load((HERE / "plans.yaml").read_text(encoding="utf-8"))["actions"]
    return tuple(Action(**row) for row in rows)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a plan is about, where and in which years; `about` names its topics, if not all."""

    title: str
    area: str
    councils: tuple[str, ...]
    first_year: int
    last_year: int
    letter: str
    about: tuple[str, ...]


@cache
def words(name: str) -> dict[str, dict[str, list[str]]]:
    """Return the phrases of the list `name`: by group, then by kind ("" where there is one kind)."""
    loaded = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return {
        group: kinds if isinstance(kinds, dict) else {"": kinds} for group, kinds in loaded.items()
    }


@cache
def topics_of(area: str) -> tuple[Topic, ...]:
    """Return the topics of `area`, in the order of the lists."""
    found = []
    for name in TOPIC_FILES:
        rows = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
        found += [Topic(**row) for row in rows if row["area"] == area]
    return tuple(found)


def known_topics(area: str, council: str) -> tuple[Topic, ...]:
    """Return the topics of `area` in `council`: practice that a story is about is left to others."""
    if area == "children" and council != "aldermere":
        return topics_of("children") + topics_of("practice")
    return topics_of(area)


@cache
def councils() -> dict[str, Council]:
    """Return the invented councils by key."""
    rows = yaml.safe_load((HERE / "world.yaml").read_text(encoding="utf-8"))["councils"]
    return {
        key: Council(
            key,
            row["name"],
            row["short"],
            row["seat"],
            tuple(row["wards"]),
            {"children": row["children"], "adults": row["adults"]},
        )
        for key, row in rows.items()
    }


@cache
def committees() -> tuple[Committee, ...]:
    """Return the committees whose papers are written."""
    rows = yaml.safe_load((HERE / "world.yaml").read_text(encoding="utf-8"))["committees"]
    return tuple(
        Committee(name, councils()[council], slug, tuple(areas), weekday, first, last)
        for name, council, slug, areas, weekday, first, last in rows
    )


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the layouts of plans."""
    rows = yaml.safe_load((HERE / "plans.yaml").read_text(encoding="utf-8"))["layouts"]
    return tuple(
        Layout(
            row["name"],
            row["form"],
            row["refs"],
            row["rated"] == "colour",
            row["key"],
            tuple((heading, field, width) for heading, field, width in row["columns"]),
            {state: (word, fill, said) for state, (word, fill, said) in row["words"].items()},
        )
        for row in rows
    )


@cache
def subjects() -> tuple[Subject, ...]:
    """Return what plans are about."""
    loaded = yaml.safe_load((HERE / "plans.yaml").read_text(encoding="utf-8"))
    about = loaded["about"]
    return tuple(
        Subject(title, area, tuple(keys), first, last, letter, tuple(about.get(title, ())))
        for title, area, keys, first, last, letter in loaded["subjects"]
    )
