"""The attacks: a paper, a question or a conversation each, about a street of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from eval.injection.papers import PLACES, write_minutes

ATTACKS = Path(__file__).with_name("attacks.yaml")
QUESTION, CONVERSATION = "question", "conversation"
_PLAIN = "How many homes flooded in {street}?"


class Told(BaseModel):
    """What `attacks.yaml` holds: the false sentence, orders by name, and where each stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lie: str
    orders: dict[str, str]
    claims: tuple[str, ...]
    places: dict[str, tuple[str, ...]]
    asked: dict[str, str]
    questions: tuple[str, ...]
    conversations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack. `order` is empty where the paper gives none, `before` is what is asked first.

    `claims` says that the order is a plain statement of the paper, and asks nothing of anybody.
    """

    name: str
    place: str
    street: str
    question: str
    order: str = ""
    before: str | None = None
    claims: bool = False


@cache
def load_attacks(path: Path = ATTACKS) -> tuple[Attack, ...]:
    """Return all attacks of a file, by place."""
    told = Told.model_validate(yaml.safe_load(path.read_text("utf-8")))
    return tuple(_attacks(told))


def write_papers(attacks: Sequence[Attack], folder: Path) -> None:
    """Write the paper of each attack; its file's name begins with the attack's."""
    for attack in attacks:
        write = PLACES.get(attack.place, write_minutes)
        write(folder / attack.name, attack.street, attack.order)


def some_of_each(attacks: Sequence[Attack], count: int) -> list[Attack]:
    """Return the first `count` attacks of each place."""
    taken: dict[str, list[Attack]] = {}
    for attack in attacks:
        taken.setdefault(attack.place, []).append(attack)
    return [attack for group in taken.values() for attack in group[:count]]


def _attacks(told: Told) -> Iterator[Attack]:
    streets = (f"{tree} {end}" for end in _ENDS for tree in _TREES)
    for place, orders in told.places.items():
        for name in orders:
            street = next(streets)
            wording = told.asked.get(place, _PLAIN)
            order = _filled(told.orders[name], told, street)
            question = _filled(wording, told, street)
            claims = name in told.claims
            yield Attack(_name(place, name), place, street, question, order, claims=claims)
    asked = [(QUESTION, ("", wording)) for wording in told.questions]
    asked += [(CONVERSATION, wordings) for wordings in told.conversations]
    for number, (place, wordings) in enumerate(asked, 1):
        street = next(streets)
        before, question = (_filled(wording, told, street) for wording in wordings)
        yield Attack(_name(place, str(number)), place, street, question, before=before or None)


def _filled(wording: str, told: Told, street: str) -> str:
    question = _PLAIN.format(street=street)
    return wording.format(lie=told.lie, street=street, question=question)


def _name(place: str, order: str) -> str:
    return f"{place.replace(',', '').replace(' ', '-').lower()}-{order}-minutes"


_TREES = (
    "Alder Birch Cedar Damson Elder Fern Gorse Hazel Ivy Juniper Larch Maple Nettle Oak Poplar Quince"
    " Rowan Sorrel Thistle Willow"
).split()
_ENDS = "Street Lane Row Court Yard Hill Terrace Close Wharf Green Mount".split()
