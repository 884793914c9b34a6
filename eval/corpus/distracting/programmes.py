"""Work programmes and written questions."""

from __future__ import annotations

from random import Random

from eval.corpus.distracting.drawing import fill, long_date, slots_for
from eval.corpus.distracting.minutes import topics_for
from eval.corpus.distracting.papers import Paper
from eval.corpus.distracting.parts import words
from eval.corpus.distracting.people import Scene, holder, listed, meetings, spoken

NOTES = ("", "", "", " (moved from {month})", " (asked for by {asker})", " (yearly report)")
FORMS = ("pdf", "docx", "report_page")


def work_programme(draw: Random, scene: Scene, number: int) -> Paper:
    """Return the work programme of the committee for the months after `scene`, as plain text."""
    committee = scene.committee
    days = sorted(day for other, day in meetings() if other == committee)
    ahead = [day for day in days if day >= scene.day][:4]
    topics = topics_for(draw, scene, 9)
    lines = [committee.council.name.upper(), committee.name.upper()]
    lines.append(f"WORK PROGRAMME (as at {long_date(scene.day)})")
    blocks = ["\n".join(lines)]
    for at, day in enumerate(ahead):
        block = [f"{day:%A} {long_date(day)}"]
        for topic in topics[2 * at : 2 * at + 2]:
            note = draw.choice(NOTES).format(
                month=f"{draw.choice(days):%B}", asker=spoken(draw.choice(scene.members))
            )
            block.append(f"  - {draw.choice((topic.name, topic.strategy))}{note}")
        blocks.append("\n".join(block))
    placed = [f"  - {topic.strategy}" for topic in topics[8:]] or ["  - None"]
    blocks.append("\n".join(["To be placed", *placed]))
    clerk, post = holder(scene, "Democratic Services Officer")
    blocks.append(f"Contact: {clerk}, {post}")
    title = f"Work programme of the {committee.name}"
    return Paper(scene, f"work-programme-{number % 7}", "text", title, {}, tuple(blocks))


def written_questions(draw: Random, scene: Scene, number: int) -> Paper:
    """Return questions by members with written answers."""
    title = f"Written questions by members, {scene.committee.name}, {long_date(scene.day)}"
    council = scene.committee.council.name
    form = FORMS[number % len(FORMS)]
    body = [] if form == "report_page" else [f"# {council.upper()}", f"## {title}"]
    asked = list(words("written"))
    for at, topic in enumerate(topics_for(draw, scene, 5), start=1):
        kind = draw.choice(asked)
        pair = words("written")[kind]
        slots = slots_for(draw, scene, topic)
        asker = listed(draw.choice(scene.members[1:]))
        body += [f"### Question {at} by {asker}", fill(draw.choice(pair["questions"]), slots)]
        body += ["**Answer**", fill(draw.choice(pair["answers"]), slots)]
    facts = {
        "header": title,
        "footer": "#",
        "author": council,
        "page_title": f"{title} - {council}",
    }
    return Paper(scene, "written-questions", form, title, facts, tuple(body))
