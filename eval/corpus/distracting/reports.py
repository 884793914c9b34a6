"""Officer reports, performance reports, and reports of inspectors and of task groups."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from eval.corpus.distracting.drawing import (
    capital,
    cycled,
    figure,
    fill,
    long_date,
    month_end,
    slots_for,
)
from eval.corpus.distracting.minutes import topics_for
from eval.corpus.distracting.papers import Paper
from eval.corpus.distracting.parts import Topic, words
from eval.corpus.distracting.people import Scene, holder, listed

FORMS = ("report_page", "docx", "report_page", "pdf", "docx")


def facts_of(scene: Scene, title: str, rows: list[tuple[str, str]]) -> list[str]:
    """Return the heading of a report and the table of facts below it."""
    table = "!widths 30 70\n!unheaded\n" + "\n".join(f"| {name}: | {said} |" for name, said in rows)
    return [f"# {title}", table]


def _head(scene: Scene, title: str, post: str) -> list[str]:
    name, called = holder(scene, post)
    rows = [
        ("Report to", scene.committee.name),
        ("Date", scene.written_day),
        ("Report of", called),
        ("Contact officer", f"{name}, {called}"),
    ]
    return facts_of(scene, f"{scene.committee.council.name}: {title}", rows)


def _file_facts(scene: Scene, title: str) -> dict[str, str]:
    council = scene.committee.council.name
    return {
        "header": f"{scene.committee.name} - {long_date(scene.day)}",
        "footer": council,
        "author": council,
        "page_title": f"{title} - {council}",
    }


def officer_report(draw: Random, scene: Scene, form: str) -> Paper:
    """Return a report of an officer on one subject, in numbered paragraphs."""
    topic = topics_for(draw, scene, 1)[0]
    slots = slots_for(draw, scene, topic)
    title = draw.choice((topic.name, f"{topic.strategy}: progress report", f"{topic.name}: update"))
    body = _head(scene, title, topic.post)
    body += ["## 1. Purpose", f"1.1 To report on {topic.thing} and on the {topic.strategy}."]
    body += ["## 2. Recommendation", "2.1 That the report be noted."]
    body += [
        "## 3. Position",
        fill("3.1 {measure_cap} was {value} on {day}. The aim is {aim}.", slots),
    ]
    body.append(
        fill("3.2 A year before, on {earlier}, it was {before}. The reason: {cause}.", slots)
    )
    body.append(_measures(draw, scene, [topic, *topics_for(draw, scene, 3)]))
    body += ["## 4. What has changed", fill("4.1 Since {earlier_month}, {step}.", slots)]
    body.append(
        fill("4.2 The {strategy} is due by {due}. {n} of its {total} actions are complete.", slots)
    )
    body.append(
        fill("4.3 {hundreds} practitioners were trained by {done}; {m} more are booked.", slots)
    )
    body.append(
        fill("4.4 In {place}, a group of {who} was asked for its views in {earlier_month}.", slots)
    )
    body += [
        "## 5. Financial implications",
        fill("5.1 The cost is {cost}, of which {share} is met by {body}.", slots),
    ]
    body += ["## 6. Next steps", fill("6.1 A further report will be made in {month}.", slots)]
    return Paper(scene, "report", form, title, _file_facts(scene, title), tuple(body))


def _measures(draw: Random, scene: Scene, topics: list[Topic]) -> str:
    days = [long_date(month_end(scene.day, months)) for months in (7, 4, 1)]
    lines = ["!widths 40 20 20 20", f"| Measure | {' | '.join(days)} |"]
    for topic in dict.fromkeys(topics):
        cells = " | ".join(topic.say(figure(draw, topic)) for _ in days)
        lines.append(f"| {capital(topic.measure.removeprefix('the '))} | {cells} |")
    return "\n".join(lines)


def performance_report(draw: Random, scene: Scene, form: str) -> Paper:
    """Return a table of measures over three quarters, with a paragraph on some of them."""
    topics = topics_for(draw, scene, 8)
    quarter, year = draw.randint(1, 4), scene.day.year
    title = f"Performance report, quarter {quarter} of {year - 1}/{year % 100}"
    table = _measures(draw, scene, topics)
    if form == "docx" and draw.random() < 0.5:
        name = scene.committee.council.name
        sheet = ("!sheet Measures", f"# {name}: {title}", scene.committee.name, table)
        return Paper(scene, "performance", "xlsx", title, _file_facts(scene, title), sheet)
    body = _head(scene, title, topics[0].post)
    body += ["## Summary", "The table gives the measures that the committee has asked for.", table]
    for topic in topics[:4]:
        slots = slots_for(draw, scene, topic)
        body.append(f"## {topic.name}")
        body.append(
            fill(
                "The last movement came about because {cause}. Since {earlier_month}, {step}.",
                slots,
            )
        )
        body.append(
            fill(
                "The aim of {aim} is expected to be met by {due}. The lead is the {post_bare}.",
                slots,
            )
        )
    return Paper(scene, "performance", form, title, _file_facts(scene, title), tuple(body))


def inspection(draw: Random, scene: Scene, form: str) -> Paper:
    """Return a report on what has been done since an inspection or a peer challenge."""
    topics = topics_for(draw, scene, 4)
    visit = draw.choice(("inspection", "peer challenge", "focused visit", "audit"))
    title = f"Follow-up of the {visit} of {month_end(scene.day, draw.randint(9, 20)):%B %Y}"
    body = _head(scene, title, topics[0].post)
    body.append(
        f"This report says what has been done about the {len(topics)} areas for improvement."
    )
    for number, topic in enumerate(topics, start=1):
        slots = slots_for(draw, scene, topic)
        wanted = words("plans")["recommendations"][""]
        body.append(f"## Area {number}: {fill(draw.choice(wanted), slots)}")
        body.append(
            fill("The team found that {measure} was {before} on {earlier} and that {cause}.", slots)
        )
        body.append(
            fill(
                "On {day} it was {value}. {step}.".replace(
                    "{step}", "The service says that {step}"
                ),
                slots,
            )
        )
        body.append(fill("The last action is due by {due}. Lead: {post_bare}.", slots))
    return Paper(scene, "follow-up", form, title, _file_facts(scene, title), tuple(body))


def task_and_finish(draw: Random, scene: Scene, form: str) -> Paper:
    """Return the report of a task and finish group with its recommendations."""
    topic = topics_for(draw, scene, 1)[0]
    title = f"{topic.name}: report of the Task and Finish Group"
    slots = slots_for(draw, scene, topic)
    names = [listed(name) for name in scene.members[1:5]]
    body = [f"# {title}", f"{scene.committee.name}, {scene.written_day}", "## Members of the group"]
    body.append(f"{names[0]} (Chair of the Group), {', '.join(names[1:])}.")
    body += [
        "## What we heard",
        fill("{measure_cap} was {value} on {day}, and {before} a year before.", slots),
    ]
    body.append(fill("We met {who} in {place}. They told us that {cause}.", slots))
    body.append(
        fill(
            "{step_cap}. We think that this should be tested before it is extended.",
            {**slots, "step_cap": capital(topic.step)},
        )
    )
    body.append("## Recommendations")
    asked = cycled(draw, words("plans")["actions"][""], 7)
    lines = []
    for number, pattern in enumerate(asked, start=1):
        more = {**slots, "n": str(draw.randint(2, 9)), "m": str(draw.randint(15, 60))}
        lines.append(
            f"{number}. {fill(pattern, more)}, by {long_date(month_end(scene.day, -draw.randint(2, 14)))}."
        )
    body += [
        "\n".join(lines),
        "## Cost",
        fill("We were told that the cost would be {cost}, and {share} in later years.", slots),
    ]
    return Paper(scene, "task-and-finish", form, title, _file_facts(scene, title), tuple(body))


def executive_response(draw: Random, scene: Scene, form: str) -> Paper:
    """Return the Cabinet's response to recommendations, row by row."""
    topic = topics_for(draw, scene, 1)[0]
    title = f"Response of the Cabinet to the {scene.committee.name}: {topic.name}"
    body = _head(scene, title, topic.post)
    lines = [
        "!widths 6 32 16 32 14",
        "| No. | Recommendation | Response | Reasons and action | By when |",
    ]
    for number, pattern in enumerate(cycled(draw, words("plans")["actions"][""], 6), start=1):
        slots = slots_for(draw, scene, topic)
        answer = draw.choice(("Accepted", "Accepted", "Partly accepted", "Rejected"))
        reason = draw.choice(
            (
                "{step_cap}. Lead: {post_bare}.",
                "The cost would be {cost}. Lead: {post_bare}.",
                "It depends on {body}.",
                "Within existing budgets.",
            )
        )
        reason = fill(reason, {**slots, "step_cap": capital(topic.step)})
        due = "-" if answer == "Rejected" else slots["due"]
        lines.append(f"| {number} | {fill(pattern, slots)} | {answer} | {reason} | {due} |")
    body += ["## Response to each recommendation", "\n".join(lines), "## Financial implications"]
    body.append(fill("The cost in a full year is {cost}.", slots_for(draw, scene, topic)))
    return Paper(scene, "response", form, title, _file_facts(scene, title), tuple(body))


def written_questions(draw: Random, scene: Scene, form: str) -> Paper:
    """Return questions by members with written answers."""
    title = f"Written questions by members - {scene.committee.name} - {long_date(scene.day)}"
    body = [f"# {scene.committee.council.name.upper()}", f"## {title}"]
    for number, topic in enumerate(topics_for(draw, scene, 5), start=1):
        slots = slots_for(draw, scene, topic)
        asker = listed(draw.choice(scene.members[1:]))
        question = draw.choice(QUESTIONS)
        body += [f"### Question {number} by {asker}", fill(question, slots), "**Answer**"]
        body.append(fill(draw.choice(REPLIES), slots))
    return Paper(scene, "written-questions", form, title, _file_facts(scene, title), tuple(body))


QUESTIONS = (
    "What was {measure} on {day}, and what was it a year before?",
    "What has {thing} cost in the last 12 months, and what is the budget for the next?",
    "When will the {strategy} be published, and who will be asked about it?",
    "How many of the {total} actions in the plan for {thing} are complete?",
    "Why was the aim of {aim} missed, and when will it be met?",
    "What has {body} told the council about {thing}?",
)
REPLIES = (
    "It was {value} on {day} and {before} on {earlier}.",
    "The cost was {cost}. The budget for next year is not yet set.",
    "It will be published by {due}. A group of {who} has been asked.",
    "{n} of {total} are complete. The others are due by {due}.",
    "I can assure the Councillor that the matter is kept under review.",
    "This is a matter for {body}. I have passed the question on.",
    "Officers tell me that {cause}. Since {earlier_month}, {step}.",
    "Figures will be published in {month} and I will send them then.",
)

KINDS: dict[str, Callable[[Random, Scene, str], Paper]] = {
    "officer": officer_report,
    "performance": performance_report,
    "inspection": inspection,
    "task": task_and_finish,
    "response": executive_response,
    "written": written_questions,
}


def report_of(kind: str, draw: Random, scene: Scene, number: int) -> Paper:
    """Return the report of `kind` for `scene`, in the form whose turn it is."""
    return KINDS[kind](draw, scene, FORMS[number % len(FORMS)])
