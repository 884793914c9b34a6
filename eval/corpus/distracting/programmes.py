"""Work programmes: what a committee meant to consider, month by month."""

from __future__ import annotations

from random import Random

from eval.corpus.distracting.drawing import long_date
from eval.corpus.distracting.minutes import topics_for
from eval.corpus.distracting.papers import Paper
from eval.corpus.distracting.people import Scene, holder, meetings, spoken

NOTES = ("", "", "", " (moved from {month})", " (asked for by {asker})", " (yearly report)")


def work_programme(draw: Random, scene: Scene, number: int) -> Paper:
    """Return the work programme of the committee for the months around `scene`, as plain text."""
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
