"""Figures, dates and phrases drawn for one subject of one meeting."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

from eval.corpus.distracting.parts import Topic
from eval.corpus.distracting.people import WORLD, Scene, answering, spoken

Slots = Mapping[str, str]
T = TypeVar("T")


def month_end(day: dt.date, months_before: int) -> dt.date:
    """Return the last day of the month that lies `months_before` before that of `day`."""
    at = day.year * 12 + day.month - 1 - months_before
    year, month = at // 12, at % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def long_date(day: dt.date) -> str:
    """Return `day` as "31 March 2024"."""
    return f"{day.day} {day:%B %Y}"


def figure(draw: Random, topic: Topic) -> float:
    """Return a plausible figure for the measure of `topic`, between its bounds."""
    if isinstance(topic.low, float):
        return round(draw.uniform(topic.low, topic.high), 1)
    if topic.unit == "£" and topic.low >= 100_000:
        return round(draw.uniform(topic.low, topic.high), -4)
    return draw.randint(int(topic.low), int(topic.high))


def series(draw: Random, topic: Topic, count: int) -> list[float]:
    """Return `count` figures in order of time, each near the one before and unlike it."""
    found = [figure(draw, topic)]
    reach = (topic.high - topic.low) / 4
    while len(found) < count:
        near = figure(draw, topic)
        if near != found[-1] and abs(near - found[-1]) <= max(reach, 2):
            found.append(near)
    return found


def money(draw: Random) -> tuple[str, str]:
    """Return a sum and a smaller part of it."""
    whole = draw.randint(21, 940) * 1000 + draw.choice((0, 0, 500))
    return f"£{whole:,}", f"£{round(whole * draw.uniform(0.15, 0.8), -2):,.0f}"


def slots_for(draw: Random, scene: Scene, topic: Topic) -> dict[str, str]:
    """Return what the phrases about `topic` are filled with: one set of facts for one item."""
    before, value = series(draw, topic, 2)
    lag = draw.randint(1, 3)
    cost, share = money(draw)
    ahead = draw.randint(3, 14)
    due = month_end(scene.day, -ahead)
    post = answering(draw, scene, topic)
    return {
        "name": topic.name,
        "measure": topic.measure,
        "measure_cap": capital(topic.measure),
        "who": topic.who,
        "thing": topic.thing,
        "thing_short": topic.thing.removeprefix("the "),
        "strategy": topic.strategy,
        "cause": topic.cause,
        "cause_cap": capital(topic.cause),
        "step": topic.step,
        "post": f"the {post}",
        "post_bare": post,
        "value": topic.say(value),
        "before": topic.say(before),
        "aim": topic.say_aim(),
        "move": "Raise" if topic.aim > (topic.low + topic.high) / 2 else "Reduce",
        "most": str(draw.randint(60, 95)),
        "staff": WORLD["staff"].get(topic.area, "staff"),
        "day": long_date(month_end(scene.day, lag)),
        "earlier": long_date(month_end(scene.day, lag + 12)),
        "earlier_month": f"{month_end(scene.day, draw.randint(4, 11)):%B}",
        "month": f"{month_end(scene.day, -draw.randint(1, ahead - 1)):%B %Y}",
        "next": draw.choice(("next", "next", "autumn", "spring", "following")),
        "due_day": long_date(due),
        "due": draw.choice((long_date(due), long_date(due), f"the end of {due:%B %Y}")),
        "done": long_date(scene.day - dt.timedelta(days=draw.randint(9, 160))),
        "recent": long_date(scene.day - dt.timedelta(days=draw.randint(7, 40))),
        "soon": long_date(scene.day + dt.timedelta(days=draw.randint(9, 60))),
        "cost": cost,
        "share": share,
        "n": str(draw.randint(2, 9)),
        "n2": f"{draw.randint(1, 11) * 5:02d}",
        "few": (few := draw.choice(("once", "twice", "three times"))),
        "few_cap": capital(few),
        "m": str(draw.randint(11, 60)),
        "hundreds": str(draw.randint(8, 45) * 10),
        "total": str(draw.randint(10, 24)),
        "span": f"{scene.day.year}-{(scene.day.year + 3) % 100}",
        "body": (body := draw.choice(WORLD["bodies"].get(topic.area, WORLD["bodies"][""]))),
        "body_cap": capital(body),
        "place": draw.choice(scene.committee.council.wards),
        "asker": spoken(draw.choice(scene.members[1:-1])),
    }


def fill(pattern: str, slots: Slots) -> str:
    """Return `pattern` with its slots filled and a capital at its start."""
    return capital(pattern.format_map(slots))


def capital(text: str) -> str:
    """Return `text` with its first letter raised.

    >>> capital("the average wait")
    'The average wait'
    """
    return text[:1].upper() + text[1:]


def cycled(draw: Random, phrases: Sequence[T], count: int) -> list[T]:
    """Return `count` of `phrases`, none twice while there are enough."""
    pool: list[T] = []
    while len(pool) < count:
        pool += draw.sample(list(phrases), len(phrases))
    return pool[:count]
