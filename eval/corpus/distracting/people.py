"""Who sits on a committee, who answers there, and on which day it meets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

from eval.corpus.distracting.parts import Committee, Topic, committees

WORLD = yaml.safe_load((Path(__file__).parent / "world.yaml").read_text(encoding="utf-8"))
MONTHS_OF_MEETINGS = (1, 3, 6, 7, 9, 10, 11, 12)
LAST_DAY = dt.date(2026, 3, 31)
OFTEN_SEEN = 11
PLAIN = {"J Penhale": "Mr Penhale"}


@dataclass(frozen=True, slots=True)
class Scene:
    """One meeting: where, when and with whom; `members` begins with the chair."""

    committee: Committee
    day: dt.date
    members: tuple[str, ...]
    guests: tuple[tuple[str, str], ...]

    @property
    def written_day(self) -> str:
        """The day as "Monday 3 July 2023"."""
        return f"{self.day:%A} {self.day.day} {self.day:%B %Y}"


@cache
def meetings() -> tuple[tuple[Committee, dt.date], ...]:
    """Return every meeting of every committee, shuffled once and for all."""
    found = list(_meetings())
    Random("meetings").shuffle(found)
    return tuple(found)


def _meetings() -> Iterator[tuple[Committee, dt.date]]:
    for committee in committees():
        for year in range(committee.first_year, committee.last_year + 1):
            for month in MONTHS_OF_MEETINGS:
                weeks = (0, 1) if month == 12 else (1, 2, 3)
                week = Random(f"{committee.slug}-{year}-{month}").choice(weeks)
                first = dt.date(year, month, 1)
                offset = (committee.weekday - first.weekday()) % 7
                day = first + dt.timedelta(days=offset + 7 * week)
                if day <= LAST_DAY:
                    yield committee, day


def scene_of(committee: Committee, day: dt.date) -> Scene:
    """Return the meeting of `committee` on `day`; its members stay for two years."""
    draw = Random(f"{committee.slug}-{day.year // 2}")
    known = WORLD["councillors"][committee.council.key]
    often = min(OFTEN_SEEN, len(known) - 3)
    members = draw.sample(known[:often], 4) + draw.sample(known[often:], 3)
    draw.shuffle(members)
    if members[0] in PLAIN:
        members.reverse()
    guests = WORLD["guests"].get(committee.slug, []) if day.year >= WORLD["guests_since"] else []
    return Scene(committee, day, tuple(members), tuple((name, post) for name, post in guests))


def meetings_before(scene: Scene) -> list[dt.date]:
    """Return the days of up to five meetings before `scene`, in order; the first has one too."""
    met = sorted(day for committee, day in meetings() if committee == scene.committee)
    earlier = [day for day in met if day < scene.day][-5:]
    return earlier or [scene.day - dt.timedelta(weeks=9)]


def spoken(member: str) -> str:
    """Return how minutes name `member`: "Councillor Okell", or "Mr Penhale"."""
    return PLAIN.get(member, f"Councillor {member.split()[-1]}")


def listed(member: str) -> str:
    """Return how a list of those present names `member`."""
    return f"Mr {member}" if member in PLAIN else f"Councillor {member}"


def holder(scene: Scene, post: str) -> tuple[str, str]:
    """Return who holds `post` on the day of `scene`, and the post as it was then called."""
    council = scene.committee.council.key
    for name, first, last, *called in WORLD["holders"][council].get(post, []):
        if first <= scene.day.isoformat() <= last:
            return str(name), str(called[0]) if called else post
    period = scene.day.year // 4
    draw = Random(f"{council}-{post}-{period}")
    return f"{draw.choice(WORLD['officer_first'])} {draw.choice(WORLD['officer_last'])}", post


def answering(draw: Random, scene: Scene, topic: Topic) -> str:
    """Return the post that answers on `topic`: at times that of a guest."""
    if scene.guests and draw.random() < 0.35:
        return draw.choice(scene.guests)[1]
    return holder(scene, topic.post)[1]
