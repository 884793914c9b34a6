"""Action plans: rows that stay from year to year, in layouts that do not."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from functools import cache
from random import Random

from eval.corpus.distracting.drawing import capital, cycled, fill, long_date, slots_for
from eval.corpus.distracting.papers import Paper
from eval.corpus.distracting.parts import (
    Action,
    Committee,
    Layout,
    Subject,
    Topic,
    actions,
    committees,
    councils,
    known_topics,
    layouts,
    subjects,
    words,
)
from eval.corpus.distracting.people import LAST_DAY, Scene, holder, meetings_before, scene_of

STATES_WHEN_DUE = ("complete", "complete", "complete", "slow", "late")
STATES_BEFORE = ("complete", "on_track", "on_track", "on_track", "slow")
OWN_WORDS = {"complete": "done", "on_track": "going", "slow": "stuck", "late": "stuck"}
DATES_IN_WORDS = ("TBC", "Ongoing", "Spring term {year}", "Q2 {year}/{after}", "Within 12 months")
PEOPLE = {"children", "practice", "care", "adults", "health", "housing"}
YEARS_OF_A_PLAN = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One action of a plan, the same in each version of it."""

    ref: str
    group: int
    recommendation: str
    text: str
    action: Action
    slots: dict[str, str]
    topic: Topic
    due: dt.date
    due_in_words: str


@cache
def issues() -> tuple[tuple[Subject, str, int], ...]:
    """Return every plan, council and year in which a plan is reported, shuffled."""
    found = [
        (subject, council, year)
        for subject in subjects()
        for council in subject.councils
        for year in range(subject.first_year, subject.last_year + 1)
    ]
    Random("issues").shuffle(found)
    return tuple(found)


def plan_of(draw: Random, number: int) -> Paper:
    """Return the plan whose turn it is, as at a day of its year."""
    subject, council, year = issues()[number % len(issues())]
    layout = layouts()[number % len(layouts())]
    last_month = LAST_DAY.month if year == LAST_DAY.year else 12
    day = dt.date(year, draw.randint(1, last_month), draw.randint(1, 28))
    scene = scene_of(_committee(council, subject.area), day)
    rows = _rows(subject, council, layout, year)
    states = [_state(draw, row, day) for row in rows]
    pairs = zip(rows, states, strict=True)
    printed = [_printed(draw, scene, row, state, layout) for row, state in pairs]
    title = f"{councils()[council].short}: {subject.title}"
    body = _body(subject, scene, layout, rows, printed, states)
    facts = _facts(scene, title, layout)
    folder = "plans-" + subject.title.split(":")[0].lower().replace(" ", "-").replace("'", "")
    suffix = "csv" if layout.form == "text" else ""
    return Paper(scene, f"{council}-plan", layout.form, title, facts, body, folder, suffix)


def _state(draw: Random, row: Row, day: dt.date) -> str:
    if row.due_in_words:
        return draw.choice(STATES_BEFORE)
    return draw.choice(STATES_WHEN_DUE if row.due <= day else STATES_BEFORE)


def _facts(scene: Scene, title: str, layout: Layout) -> dict[str, str]:
    owner = scene.committee.council.name
    facts = {"header": title, "footer": "Page #", "author": owner}
    if layout.form == "pdf":
        facts["paper"] = "landscape"
    if layout.form == "docx":
        facts["footer"] = owner
    return {**facts, "page_title": f"{title} - {owner}"}


def _committee(council: str, area: str) -> Committee:
    here = [c for c in committees() if c.council.key == council]
    return next((c for c in here if area in c.areas), here[0])


def _rows(subject: Subject, council: str, layout: Layout, year: int) -> list[Row]:
    first = year - (year - subject.first_year) % YEARS_OF_A_PLAN
    draw = Random(f"rows-{subject.title}-{council}-{first}")
    known = known_topics(subject.area, council)
    fit = [topic for topic in known if not subject.about or topic.name in subject.about]
    topics = cycled(draw, fit, 4)
    fitting = [a for a in actions() if not a.people or subject.area in PEOPLE]
    chosen = cycled(draw, fitting, 12)
    asked = cycled(draw, words("plans")["recommendations"][""], 4)
    scene = scene_of(_committee(council, subject.area), dt.date(first, 3, 4))
    rows: list[Row] = []
    for group, topic in enumerate(topics, start=1):
        for at in range(1, draw.choice((1, 2, 2, 3)) + 1):
            action, slots = chosen[len(rows)], slots_for(draw, scene, topic)
            due = scene.day + dt.timedelta(days=draw.randint(90, 900))
            in_words = draw.choice(DATES_IN_WORDS) if draw.random() < 0.2 else ""
            rows.append(
                Row(
                    _ref(layout, subject, group, at, len(rows) + 1),
                    group,
                    f"{group}. {fill(asked[group - 1], slots)}",
                    fill(action.act, slots),
                    action,
                    slots,
                    topic,
                    due,
                    in_words.format(year=due.year, after=(due.year + 1) % 100),
                )
            )
    return rows


def _ref(layout: Layout, subject: Subject, group: int, at: int, index: int) -> str:
    return layout.refs.format(
        r=group, a=at, i=index, l="abc"[at - 1], p=subject.letter, year=subject.first_year
    )


def _printed(draw: Random, scene: Scene, row: Row, state: str, layout: Layout) -> dict[str, str]:
    kept = ("hundreds", "m", "n", "most", "body", "body_cap", "place", "few", "few_cap")
    slots = {**slots_for(draw, scene, row.topic), **{name: row.slots[name] for name in kept}}
    said = words("plans")
    own = str(getattr(row.action, OWN_WORDS[state]))
    progress = own if draw.random() < 0.75 else draw.choice(said["progress"][state])
    word, colour, _ = layout.words[state]
    rating = f"{{{colour}}}{word}" if colour and layout.coloured else word
    return {
        "ref": row.ref,
        "rec": row.recommendation,
        "act": row.text,
        "lead": holder(scene, row.topic.post)[1],
        "due": row.due_in_words or _due(draw, row.due, state, scene.day),
        "progress": fill(progress, slots),
        "rating": rating,
        "evidence": fill(draw.choice(said["evidence"][""]), slots) if state == "complete" else "",
        "origin": f"{scene.committee.name}, {long_date(draw.choice(meetings_before(scene)))}",
    }


def _due(draw: Random, due: dt.date, state: str, day: dt.date) -> str:
    if state != "slow" or due > day:
        return f"{due:%d/%m/%Y}"
    moved = day + dt.timedelta(days=draw.choice((31, 61, 92, 184)))
    return f"{moved:%d/%m/%Y} (revised from {due:%d/%m/%Y})"


def _body(
    subject: Subject,
    scene: Scene,
    layout: Layout,
    rows: list[Row],
    printed: list[dict[str, str]],
    states: list[str],
) -> tuple[str, ...]:
    headings = [heading for heading, _, _ in layout.columns]
    fields = [field for _, field, _ in layout.columns]
    if layout.form == "text":
        return _csv(headings, fields, printed)
    table = [f"!widths {' '.join(str(width) for _, _, width in layout.columns)}"]
    table.append(_line(headings))
    for at, cells in enumerate(printed):
        again = at > 0 and rows[at - 1].group == rows[at].group
        shown = {**cells, "rec": "^"} if again and layout.form != "report_page" else cells
        table.append(_line([shown[field] for field in fields]))
    done = states.count("complete")
    owner = scene.committee.council
    board = owner.boards.get(subject.area, owner.name)
    head = [f"# {board}", f"## {subject.title}", f"Position as at {long_date(scene.day)}."]
    key = f"**{layout.key}:** " + " ".join(_key(layout))
    total = (
        f"Summary: {done} of {len(rows)} actions are complete. The plan is monitored by the board."
    )
    if layout.form == "xlsx":
        return ("!sheet Action plan", *head[1:], key.replace("*", ""), "\n".join(table))
    return (*head, key, "\n".join(table), total)


def _key(layout: Layout) -> list[str]:
    return list(dict.fromkeys(f"{word} = {said}." for word, _, said in layout.words.values()))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _csv(headings: list[str], fields: list[str], printed: list[dict[str, str]]) -> tuple[str, ...]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([[capital(cells[field]) for field in fields] for cells in printed])
    return (buffer.getvalue().rstrip("\n"),)
