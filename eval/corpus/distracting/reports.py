"""Officer reports, performance reports, and reports of inspectors and of task groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from eval.corpus.distracting.drawing import (
    capital,
    cycled,
    fill,
    long_date,
    month_end,
    series,
    slots_for,
)
from eval.corpus.distracting.minutes import topics_for
from eval.corpus.distracting.papers import Paper
from eval.corpus.distracting.parts import Action, Topic, actions, words
from eval.corpus.distracting.people import Scene, holder, listed

FORMS = ("report_page", "docx", "report_page", "pdf", "docx")
ANSWERS = ("Accepted", "Accepted", "Partly accepted", "Rejected")
REASONS_AGAINST = (
    "The cost would be {cost}.",
    "This is for {body}.",
    "It would repeat what the {strategy} does.",
    "There is no budget for it before {month}.",
)
REASONS = (
    "Lead: {post_bare}.",
    "The cost would be {cost}. Lead: {post_bare}.",
    "It depends on {body}.",
    "Within existing budgets.",
    "Already done in {place}; to be extended.",
)


def _said(draw: Random, kind: str, slots: Mapping[str, str]) -> str:
    return fill(draw.choice(words("phrases")["reports"][kind]), slots)


def _head(scene: Scene, title: str, post: str) -> list[str]:
    name, called = holder(scene, post)
    rows = (
        f"| Report to: | {scene.committee.name} |",
        f"| Date: | {scene.written_day} |",
        f"| Report of: | {called} |",
        f"| Contact officer: | {name}, {called} |",
    )
    council = scene.committee.council.name
    return [f"# {council}: {title}", "\n".join(("!widths 30 70", "!unheaded", *rows))]


def _paper(scene: Scene, kind: str, form: str, title: str, body: list[str]) -> Paper:
    council = scene.committee.council.name
    facts = {
        "header": f"{scene.committee.name} - {long_date(scene.day)}",
        "footer": council,
        "author": council,
        "page_title": f"{title} - {council}",
    }
    shown = body[1:] if form == "report_page" else body
    return Paper(scene, kind, form, title, facts, tuple(shown))


def _measures(draw: Random, scene: Scene, topics: list[Topic]) -> str:
    days = [long_date(month_end(scene.day, months)) for months in (7, 4, 1)]
    lines = ["!widths 40 20 20 20", f"| Measure | {' | '.join(days)} |"]
    for topic in dict.fromkeys(topics):
        cells = " | ".join(topic.say(value) for value in series(draw, topic, len(days)))
        lines.append(f"| {capital(topic.measure.removeprefix('the '))} | {cells} |")
    return "\n".join(lines)


def officer_report(draw: Random, scene: Scene, form: str) -> Paper:
    """Return a report of an officer on one subject, in numbered paragraphs."""
    topic, *others = topics_for(draw, scene, 4)
    slots = slots_for(draw, scene, topic)
    title = draw.choice((topic.name, f"{topic.strategy}: progress report", f"{topic.name}: update"))
    said = [_said(draw, kind, slots) for kind in ("position", "reason")]
    body = _head(scene, title, topic.post)
    body += ["## 1. Purpose", f"1.1 {_said(draw, 'purpose', slots)}"]
    body += ["## 2. Recommendation", "2.1 That the report be noted.", "## 3. Position"]
    body += [f"3.1 {said[0]} {said[1]}", _measures(draw, scene, others)]
    body.append("## 4. What has been done")
    kinds = draw.sample(("step", "plan", "training", "voice"), draw.randint(3, 4))
    body += [f"4.{n} {_said(draw, kind, slots)}" for n, kind in enumerate(kinds, start=1)]
    body += ["## 5. Financial implications", f"5.1 {_said(draw, 'money', slots)}"]
    body += ["## 6. Next steps", f"6.1 {_said(draw, 'next', slots)}"]
    return _paper(scene, "report", form, title, body)


def performance_report(draw: Random, scene: Scene, form: str) -> Paper:
    """Return a table of measures over three quarters, with a paragraph on some of them."""
    topics = topics_for(draw, scene, 8)
    end = month_end(scene.day, 1)
    title = f"Performance report to {long_date(end)}"
    table = _measures(draw, scene, topics)
    if form == "docx" and draw.random() < 0.5:
        name = scene.committee.council.name
        sheet = ["!sheet Measures", f"# {name}: {title}", scene.committee.name, table]
        return _paper(scene, "performance", "xlsx", title, sheet)
    body = _head(scene, title, topics[0].post)
    body += ["## Summary", "The table gives the measures that members have asked for.", table]
    for topic in topics[:3]:
        slots = slots_for(draw, scene, topic)
        kinds = draw.sample(("reason", "step", "plan", "voice"), 2)
        told = " ".join(_said(draw, kind, slots) for kind in kinds)
        body += [f"## {topic.name}", f"{told} Lead: {slots['post_bare']}."]
    return _paper(scene, "performance", form, title, body)


def inspection(draw: Random, scene: Scene, form: str) -> Paper:
    """Return a report on what has been done since an inspection or a peer challenge."""
    topics = topics_for(draw, scene, 4)
    visit = draw.choice(("inspection", "peer challenge", "focused visit", "audit"))
    title = f"Follow-up of the {visit} of {month_end(scene.day, draw.randint(11, 12)):%B %Y}"
    body = _head(scene, title, topics[0].post)
    body.append(f"This report follows {len(topics)} areas for improvement named by the {visit}.")
    wanted = cycled(draw, words("plans")["recommendations"][""], len(topics))
    for number, topic in enumerate(topics, start=1):
        slots = slots_for(draw, scene, topic)
        body.append(f"## Area {number}: {fill(wanted[number - 1], slots)}")
        found = "The team found that {measure} was {before} on {earlier} and that {cause}."
        body.append(fill(f"{found} On {{day}} it was {{value}}.", slots))
        kind = draw.choice(("step", "plan", "training"))
        body.append(f"{_said(draw, kind, slots)} Lead: {slots['post_bare']}.")
    return _paper(scene, "follow-up", form, title, body)


def task_and_finish(draw: Random, scene: Scene, form: str) -> Paper:
    """Return the report of a task and finish group with its recommendations."""
    topic = topics_for(draw, scene, 1)[0]
    title = f"{topic.name}: report of the Task and Finish Group"
    slots = slots_for(draw, scene, topic)
    names = [listed(name) for name in scene.members[1:5]]
    body = [f"# {title}", f"{scene.committee.name}, {scene.written_day}", "## Members of the group"]
    body.append(f"{names[0]} (Chair of the Group), {', '.join(names[1:])}.")
    body += ["## What we heard", _said(draw, "position", slots)]
    body.append(fill("We met {who} in {place}. We were told that {cause}, and that {step}.", slots))
    body += [_said(draw, "training", slots), "## Recommendations"]
    lines = []
    for number, action in enumerate(_fitting(draw, topic, draw.randint(5, 8)), start=1):
        own = slots_for(draw, scene, topic)
        lines.append(f"{number}. {fill(action.act, own)}, by {own['due']}.")
    cost = "We were told that the cost would be {cost}, and {share} in later years."
    body += ["\n".join(lines), "## Cost", fill(cost, slots)]
    return _paper(scene, "task-and-finish", form, title, body)


def _fitting(draw: Random, topic: Topic, count: int) -> list[Action]:
    people = topic.area in {"children", "practice", "care", "adults", "health"}
    return cycled(draw, [action for action in actions() if people or not action.people], count)


def executive_response(draw: Random, scene: Scene, form: str) -> Paper:
    """Return the Cabinet's response to recommendations, row by row."""
    topic = topics_for(draw, scene, 1)[0]
    title = f"Response of the Cabinet to the {scene.committee.name}: {topic.name}"
    body = _head(scene, title, topic.post)
    lines = ["| No. | Recommendation | Response | Reasons and action | By when |"]
    for number, action in enumerate(_fitting(draw, topic, draw.randint(5, 8)), start=1):
        slots = slots_for(draw, scene, topic)
        answer = draw.choice(ANSWERS)
        rejected = answer == "Rejected"
        due = "-" if rejected else capital(slots["due"])
        reason = fill(draw.choice(REASONS_AGAINST if rejected else REASONS), slots)
        lines.append(f"| {number} | {fill(action.act, slots)} | {answer} | {reason} | {due} |")
    body += ["## Response to each recommendation", "\n".join(["!widths 6 32 16 32 14", *lines])]
    body += ["## Financial implications", _said(draw, "money", slots_for(draw, scene, topic))]
    return _paper(scene, "response", form, title, body)


KINDS: dict[str, Callable[[Random, Scene, str], Paper]] = {
    "officer": officer_report,
    "performance": performance_report,
    "inspection": inspection,
    "task": task_and_finish,
    "response": executive_response,
}


def report_of(kind: str, draw: Random, scene: Scene, number: int) -> Paper:
    """Return the report of `kind` for `scene`, in the form whose turn it is."""
    return KINDS[kind](draw, scene, FORMS[number % len(FORMS)])
