"""What was asked and answered under one item of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from eval.corpus.distracting.drawing import fill, slots_for
from eval.corpus.distracting.parts import Topic, words
from eval.corpus.distracting.people import Scene, spoken

# Which kinds of answer a kind of question gets; a kind named twice comes twice as often.
ANSWERS = {
    "number": ("number", "number", "number", "number", "deferred", "declined"),
    "when": ("when", "when", "when", "assurance"),
    "why": ("why",),
    "cost": ("cost", "cost", "cost", "deferred", "declined"),
    "sure": ("assurance", "assurance", "why"),
    "other": ("referred",),
    "request": ("promise",),
}
KINDS = ("number", "number", "when", "why", "cost", "sure", "other", "request")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer, each a paragraph; `pattern` is what the question was made from."""

    pattern: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of business: a title, an agenda note, an introduction, exchanges, limbs."""

    title: str
    note: str
    intro: str
    exchanges: tuple[Exchange, ...]
    extra: str
    limbs: tuple[str, ...]
    slots: Mapping[str, str]


def item_on(
    draw: Random, scene: Scene, topic: Topic, count: int, called: Mapping[str, str] | None = None
) -> Item:
    """Return an item on `topic` with `count` exchanges.

    `called` gives shorter names of posts by post, where the minutes have initials.
    """
    slots = slots_for(draw, scene, topic)
    if called and slots["post_bare"] in called:
        slots["post"] = f"the {called[slots['post_bare']]}"
    kinds = draw.sample(KINDS, min(count, len(KINDS)))
    askers = [spoken(name) for name in draw.sample(scene.members[1:-1], len(scene.members) - 2)]
    made: list[Exchange] = []
    for at, kind in enumerate(kinds):
        own = {**slots, "asker": askers[at % len(askers)]}
        made.append(_exchange(draw, kind, own, [pair.pattern for pair in made]))
    extra = draw.choice(words("phrases")["extras"][""]) if draw.random() < 0.3 else ""
    return Item(
        _title(draw, slots),
        fill(draw.choice(words("phrases")["agenda_notes"][""]), slots),
        fill(draw.choice(words("phrases")["intros"][""]), slots),
        tuple(made),
        fill(extra, {**slots, "asker": askers[-1]}),
        _limbs(draw, slots),
        slots,
    )


def _exchange(draw: Random, kind: str, slots: Mapping[str, str], used: list[str]) -> Exchange:
    phrases = words("phrases")
    question = draw.choice([p for p in phrases["questions"][kind] if p not in used])
    answer = draw.choice(phrases["answers"][draw.choice(ANSWERS[kind])])
    return Exchange(question, fill(question, slots), fill(answer, slots))


def _limbs(draw: Random, slots: Mapping[str, str]) -> tuple[str, ...]:
    listed = words("phrases")["resolutions"][""]
    chosen = [listed[0], *draw.sample(listed[1:], draw.randint(0, 2))]
    return tuple(pattern.format_map(slots) for pattern in chosen)


def _title(draw: Random, slots: Mapping[str, str]) -> str:
    name, strategy = slots["name"], slots["strategy"]
    return draw.choice((name, name, f"{name}: update", f"{strategy}: progress", f"{name}: report"))


def topics_raised(draw: Random, slots: Mapping[str, str]) -> list[str]:
    """Return bullets of minutes that name topics and leave the answers out."""
    listed = draw.sample(words("phrases")["topic_only"][""], 3)
    return [f"- {line.format_map(slots)}" for line in listed]


def initials(post: str) -> str:
    """Return the initials of `post`.

    >>> initials("Head of Corporate Parenting")
    'HCP'
    """
    small = {"of", "for", "and", "the", "in"}
    return "".join(word[0] for word in post.replace(",", "").split() if word not in small).upper()
