"""Minutes in the styles in which committees write them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from eval.corpus.distracting.drawing import long_date
from eval.corpus.distracting.exchanges import Item, initials, item_on, topics_raised
from eval.corpus.distracting.papers import Paper
from eval.corpus.distracting.parts import Topic, known_topics
from eval.corpus.distracting.people import Scene, holder, listed, meetings_before, spoken

FULL, PAIR = 5, 3


def topics_for(draw: Random, scene: Scene, count: int) -> list[Topic]:
    """Return `count` topics that the committee of `scene` may discuss."""
    council = scene.committee.council.key
    known = [topic for area in scene.committee.areas for topic in known_topics(area, council)]
    return draw.sample(known, min(count, len(known)))


def attendance(scene: Scene, topics: list[Topic], *, short: bool = False) -> list[str]:
    """Return who was present as four facts: members, officers, guests, apologies."""
    named = [holder(scene, topic.post) for topic in topics]
    named.append(holder(scene, "Democratic Services Officer"))
    if "children" in scene.committee.areas or "care" in scene.committee.areas:
        named.insert(0, holder(scene, "Director of Children's Services"))
    named += list(scene.guests)
    officers = dict.fromkeys(
        f"{name} ({post}) ({initials(post)})" if short else f"{name} ({post})"
        for name, post in named
    )
    chair, vice, *others = (listed(name) for name in scene.members[:-1])
    members = ", ".join([f"{chair} (Chair)", f"{vice} (Vice-Chair)", *others])
    return [members, ", ".join(officers), listed(scene.members[-1])]


def _spread(item: Item) -> list[str]:
    lines = [item.intro]
    for exchange in item.exchanges:
        lines += [exchange.question, exchange.answer]
    return [*lines, item.extra] if item.extra else lines


def _heads(scene: Scene) -> list[str]:
    return [
        f"# {scene.committee.council.name.upper()}",
        f"## {scene.committee.name.upper()}",
    ]


def body_word(scene: Scene) -> str:
    """Return what the committee of `scene` calls itself: "Committee", "Panel", "Board" or "Forum"."""
    return scene.committee.name.split()[-1]


def printed(draw: Random, scene: Scene) -> Paper:
    """Return printed minutes with a table of those present and running numbers."""
    topics = topics_for(draw, scene, 2)
    members, officers, absent = attendance(scene, topics)
    number = draw.randint(1, 40)
    council = scene.committee.council
    opening = (
        f"**MINUTES of a meeting of the {scene.committee.name} held at the {council.seat} on "
        f"{scene.day:%A}, {long_date(scene.day)} at {draw.choice(('6.00', '6.30', '2.00'))} pm.**"
    )
    table = (
        "!widths 22 78\n!unheaded\n!unruled\n"
        f"| **Present:** | {members} |\n| **Officers present:** | {officers} |\n"
        f"| **Apologies:** | {absent} |"
    )
    body = [*_heads(scene), opening, table, f"## {number}. Declarations of interest"]
    body += ["There were no declarations of interest.", f"## {number + 1}. Minutes"]
    body.append(
        f"**RESOLVED** that the minutes of the meeting held on {long_date(meetings_before(scene)[-1])} be "
        "approved as a correct record and signed by the Chair."
    )
    for at, topic in enumerate(topics):
        item = item_on(draw, scene, topic, PAIR - at)
        body += [f"## {number + 2 + at}. {item.title}", *_spread(item)]
        body.append(f"**RESOLVED** that the {body_word(scene)}:")
        limbs = [f"{n}. {limb}{';' if n < len(item.limbs) else '.'}" for n, limb in _numbered(item)]
        body.append("\n".join(limbs))
    body.append(f"The meeting ended at {draw.randint(7, 8)}.{draw.randint(10, 55)} pm.")
    facts = {
        "header": f"{scene.committee.name}, {scene.day:%d.%m.%y}",
        "footer": "#",
        "first_label": str(number),
        "author": council.name,
    }
    title = f"Printed minutes {scene.written_day} {scene.committee.name}"
    return Paper(scene, "printed-minutes", "pdf", title, facts, tuple(body))


def _numbered(item: Item) -> list[tuple[int, str]]:
    return list(enumerate(item.limbs, start=1))


def item_page(draw: Random, scene: Scene) -> Paper:
    """Return the web page of one item."""
    topic = topics_for(draw, scene, 1)[0]
    item = item_on(draw, scene, topic, FULL)
    number = draw.randint(5, 60)
    limbs = "\n".join(f"{n}. {limb[0].upper()}{limb[1:]}." for n, limb in _numbered(item))
    body = [item.note, "!minutes", *_spread(item)]
    body += [
        f"RESOLVED: That the {body_word(scene)}:-",
        limbs,
        f"!ref {draw.randint(11000, 39999)}",
    ]
    body.append(f"!documents\n!document {draw.randint(9000, 17000)} 88 Report - {item.title}")
    name, council = scene.committee.name, scene.committee.council.name
    facts = {
        "page_title": f"Agenda item - {item.title} - {council}",
        "committee": name,
        "breadcrumb": f"Meeting of {name}, {scene.written_day} 6.00 pm (Item {number}.)",
        "meeting_link": f"ieListDocuments.aspx?CId=90&MId={draw.randint(1100, 2900)}&Ver=4",
        "issue": str(draw.randint(5000, 19000)),
        "item": f"{number}.",
    }
    return Paper(scene, "agenda-item", "item_page", item.title, facts, tuple(body))


def meeting_page(draw: Random, scene: Scene) -> Paper:
    """Return the web page of a whole meeting: two items minuted, one by its topics alone."""
    topics = topics_for(draw, scene, 3)
    number = draw.randint(1, 50)
    body = [
        f"!agenda-item {number}. Apologies for absence\n!minutes\n"
        f"An apology for absence was received from {spoken(scene.members[-1])}."
    ]
    for at, topic in enumerate(topics[:2], start=1):
        item = item_on(draw, scene, topic, PAIR - at + 1)
        limbs = "\n".join(f"{n}. {limb[0].upper()}{limb[1:]}." for n, limb in _numbered(item))
        body += [f"!agenda-item {number + at}. {item.title}", item.note, "!minutes"]
        body += [*_spread(item), f"RESOLVED: That the {body_word(scene)}:-", limbs]
    if len(topics) == 3:
        item = item_on(draw, scene, topics[2], 1)
        body += [f"!agenda-item {number + 3}. {item.title}", "!minutes", item.intro]
        body.append("Members raised these topics, to which appropriate responses were given:")
        body += ["\n".join(topics_raised(draw, item.slots)), "RESOLVED: That the update be noted."]
    name, council = scene.committee.name, scene.committee.council.name
    facts = {
        "page_title": f"Agenda and minutes - {name} - {scene.written_day} 6.00 pm - {council}",
        "page_kind": "Agenda and minutes",
        "committee": name,
        "when": f"{scene.written_day} 6.00 pm",
    }
    return Paper(scene, "meeting", "meeting_page", "Agenda and minutes", facts, tuple(body))


def draft(draw: Random, scene: Scene) -> Paper:
    """Return draft minutes with initials of posts and tagged actions."""
    topics = topics_for(draw, scene, 2)
    members, officers, absent = attendance(scene, topics, short=True)
    called = {topic.post: initials(topic.post) for topic in topics}
    called |= {post: initials(post) for _, post in scene.guests}
    number = draw.randint(1, 40)
    body = [*_heads(scene), f"**DRAFT minutes of the meeting held on {scene.written_day}**"]
    body += [f"**Present:** {members}", f"**Officers present:** {officers}"]
    body.append(f"**Apologies:** {absent}")
    for at, topic in enumerate(topics):
        item = item_on(draw, scene, topic, PAIR, called)
        body.append(f"## {number + at}. {item.title}")
        body.append(item.intro)
        body += [f"{pair.question} {pair.answer}" for pair in item.exchanges]
        post = item.slots["post"].removeprefix("the ")
        body.append(f"**ACTION:** {post} to circulate a note on {item.slots['thing']}.")
        body.append("It was AGREED that the report be noted.")
    facts = {"header": "DRAFT - subject to approval at the next meeting", "footer": "Draft"}
    title = f"Draft minutes of the {scene.committee.name}, {long_date(scene.day)}"
    return Paper(scene, "draft-minutes", "docx", title, facts, tuple(body))


def lettered(draw: Random, scene: Scene) -> Paper:
    """Return minutes in county style: numbered paragraphs, questions by letter."""
    topics = topics_for(draw, scene, 2)
    members, officers, absent = attendance(scene, topics)
    number = draw.randint(1, 70)
    body = [*_heads(scene), f"MINUTES of a meeting held on {scene.written_day}."]
    body += [f"PRESENT: {members}", f"IN ATTENDANCE: {officers}", f"APOLOGIES: {absent}"]
    body.append("## UNRESTRICTED ITEMS")
    for at, topic in enumerate(topics):
        item = item_on(draw, scene, topic, PAIR - at)
        body += [f"## {number + at}. {item.title}", f"(Item {at + 3})", f"1. {item.intro}"]
        body.append("2. Members asked questions and commented as follows:")
        spread = [part for pair in item.exchanges for part in (pair.question, pair.answer)]
        body += [f"({chr(97 + n)}) {line}" for n, line in enumerate(spread)]
        body.append(f"3. RESOLVED that the {body_word(scene)} {' and '.join(item.limbs)}.")
    facts = {"header": f"{scene.committee.name} - {long_date(scene.day)}", "footer": ""}
    title = f"Minutes of the {scene.committee.name}, {long_date(scene.day)}"
    return Paper(scene, "minutes", "docx", title, facts, tuple(body))


def grouped(draw: Random, scene: Scene) -> Paper:
    """Return minutes whose answers stand together in bullets."""
    topics = topics_for(draw, scene, 3)
    members, officers, absent = attendance(scene, topics)
    body = [*_heads(scene), f"Minutes of the meeting held on {scene.written_day}"]
    body += [f"**Members:** {members}", f"**Officers:** {officers}", f"**Apologies:** {absent}"]
    for at, topic in enumerate(topics, start=1):
        item = item_on(draw, scene, topic, PAIR)
        post = item.slots["post"]
        body += [f"## {at}. {item.title}", item.intro]
        body.append(f"In response to questions from Members, {post} said that:")
        facts = (
            f"- {item.slots['measure']} was {item.slots['value']} on {item.slots['day']};",
            f"- {item.slots['cause']};",
            f"- the cost in a full year was {item.slots['cost']}; and",
            f"- {item.slots['step']}.",
        )
        body += ["\n".join(facts), item.exchanges[0].question, item.exchanges[0].answer]
        body.append(f"**AGREED:** that the {body_word(scene)} {item.limbs[-1]}.")
    facts_of_file = {"header": scene.committee.council.name, "footer": scene.committee.name}
    title = f"Minutes of the {scene.committee.name}, {long_date(scene.day)}"
    return Paper(scene, "minutes", "docx", title, facts_of_file, tuple(body))


def notes(draw: Random, scene: Scene) -> Paper:
    """Return plain notes of a meeting with a list of actions."""
    topics = topics_for(draw, scene, 2)
    members, officers, absent = attendance(scene, topics)
    body = [
        f"{scene.committee.council.name.upper()}\n{scene.committee.name.upper()}\n"
        f"NOTES OF THE MEETING ON {scene.written_day.upper()}"
    ]
    body.append(f"Present: {members}\nOfficers: {officers}\nApologies: {absent}")
    actions = []
    for at, topic in enumerate(topics, start=1):
        item = item_on(draw, scene, topic, PAIR)
        body += [f"{at}. {item.title.upper()}", item.intro]
        body += [f"{pair.question} {pair.answer}" for pair in item.exchanges]
        slots = item.slots
        actions.append(
            f"ACTION: {slots['post_bare']} to report {slots['measure']} by {slots['due']}."
        )
    body += ["ACTIONS FROM THIS MEETING", *actions]
    title = f"Notes of the {scene.committee.name}, {long_date(scene.day)}"
    return Paper(scene, "notes", "text", title, {}, tuple(body))


STYLES: tuple[Callable[[Random, Scene], Paper], ...] = (
    item_page,
    meeting_page,
    printed,
    item_page,
    draft,
    lettered,
    meeting_page,
    notes,
    item_page,
    grouped,
    meeting_page,
    lettered,
    notes,
    item_page,
    printed,
)


def minutes_of(draw: Random, scene: Scene, number: int) -> Paper:
    """Return the minutes of `scene` in the style whose turn it is."""
    return STYLES[number % len(STYLES)](draw, scene)
