"""Answers what was recommended, how many, to whom and by when; each kind by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.phrasing import kind_words, short_title
from assistant.answering.planning import AskedFor, Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Reckoned,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    about,
    gather_sets,
    holds_name,
    to_body,
)
from assistant.answering.reckoning.recommendations.recommendation_tables import (
    Part,
    corrected,
    count_of,
    item_proofs,
    listing_lead,
    named_paper,
    table_of,
)
from assistant.answering.reckoning.recommendations.recommendations_asked import (
    ASKS_RECOMMENDATIONS,
    Asked,
    names_asked,
    sets_asked,
)
from assistant.answers import AnswerStatus, Basis
from assistant.council import Recommendation, RecommendationKind
from assistant.spans import Span

_IMPROVE = re.compile(
    r"(?i)\bneed(?:s|ed)? (?:to (?:be )?)?improv\w*|\bareas? (?:for|of|that need|needing|to) improve?\w*"
    r"|\bwhat (?:must|should) .{3,60} improve\b|\bimprovements? (?:are |is )?(?:needed|required)\b"
    r"|\bpriority actions?\b"
)
_INSPECTED = re.compile(r"(?i)\bofsted\b|\binspect\w*|\bcqc\b|\bilacs\b|\bsend\b")
_PRIORITY = re.compile(r"(?i)\bpriority actions?\b")
_TO_WHOM = re.compile(
    r"(?i)\b(?:to whom|who (?:is |was )?(?:responsible|owns|owned)\b"
    r"|who (?:is|are|was|were) .{0,60}\b(?:to|for|at)\b|address\w*|aimed at"
    r"|who (?:must|should|has to|have to|needs? to)|which (?:agenc\w+|bod\w+|partners?|organisations?)"
    r"|recommendations? (?:were |was |are |is )?(?:made )?(?:for|to) (?!improve|reduce|ensure))"
)
_NOT_OURS = re.compile(
    r"(?i)\bactions?\b|\bfindings?\b|\bdone\b|\bimplement\w*|\bachieved\b|\bcompleted?\b"
    r"|\b(?:carried|acted) (?:out|up ?on)\b|\bprogress\b|\bwhy\b|\bvot\w+|\bamendment\b|\bresolv\w+"
    r"|\bcost\w*|\bcarried\b|\bmoved\b|\bsecond(?:ed|er)\b|\brefer+ed\b|\bbecame\b|\bbecome\b"
    r"|\bwho (?:asked|said|presented|wrote|leads?)\b|\bdecid\w+|\bagreed\b|\bendors\w+"
    r"|\baccept\w*|\breject\w*|\brespon(?:d|se)\w*"
)
_MOST_ROWS, _MOST_SETS, _MOST_QUOTED = 60, 4, 60
_NUMBERS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        range(1, 13),
        strict=True,
    )
)
_STATED = re.compile(
    r"(?i)\b(?:makes?|made|making|contains?|offers?|sets? out)\s+(?P<number>[a-z]+|\d{1,3})\s+recommendations\b"
)
_NOT_HELD = "No inspection report of that name is among the papers I searched."
_APART = "Recommendations of different papers are not added up."


def reckon_recommendations(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the recommendations asked for, None where the question is for something else."""
    question = plan.standalone
    improve = _IMPROVE.search(question) is not None
    if not improve and (not ASKS_RECOMMENDATIONS.search(question) or _NOT_OURS.search(question)):
        return None
    if plan.asked_for in (AskedFor.MONEY, AskedFor.MEANING, AskedFor.REASON):
        return None
    asked = sets_asked(plan, ledger, inspections=improve)
    if asked is None:
        return _not_held(plan, ledger) if improve and _INSPECTED.search(question) else None
    if _PRIORITY.search(question):
        return _priority(asked, plan, ledger)
    number = numbered(plan)
    if number is not None:
        return _one(asked, number, plan, ledger)
    return _listed(asked, plan, ledger)


def _not_held(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return that no inspection of a place is held, where no paper's title names the place."""
    names = names_asked(plan)
    titles = [f"{d.title} {d.authority or ''} {d.file}" for d in ledger.documents.values()]
    held = any(holds_name(title, name) for title in titles for name in names)
    if not names or held or not any(each.is_inspection for each in gather_sets(ledger)):
        return None
    claim = Claim(_NOT_HELD, Basis.NOTICE)
    return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim,), "no inspection of that place")


def _priority(asked: Asked, plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the items that stand under a heading of priority actions."""

    def is_priority(item: Recommendation) -> bool:
        passage = ledger.view.passage(item.passage_id)
        headings = passage.locator.headings if passage else ()
        return _PRIORITY.search(" ".join([*headings[-2:], item.span.text])) is not None

    sets = tuple(
        each.only(items)
        for each in asked.sets
        if (items := tuple(item for item in each.items if is_priority(item)))
    )
    return _listed(Asked(sets, asked.topic, asked.named), plan, ledger) if sets else None


def numbered(plan: Plan) -> str | None:
    """Return the number of the one recommendation that a question names."""
    numbers = [number for noun, number in plan.labels if noun == "recommendation"]
    short = re.search(r"(?i)\brec\.?\s*(\d+)\b", plan.standalone)
    if len(set(numbers)) == 1:
        return numbers[0]
    return short.group(1) if short and not numbers else None


def _listed(asked: Asked, plan: Plan, ledger: Ledger) -> Reckoned | None:
    parts = [Part(each, _fitting(each, asked, plan)) for each in asked.sets]
    parts = [part for part in parts if part.items]
    sets = [part.whole.only(part.items) for part in parts]
    if not sets or (not asked.named and not asked.topic and len(sets) > _MOST_SETS):
        return None
    if len(sets) > _MOST_SETS or sum(len(each.items) for each in sets) > _MOST_ROWS:
        return _too_many(sets, ledger) if len(sets) > 1 else None
    claims = [listing_lead(part, ledger) for part in parts]
    status = AnswerStatus.ANSWERED
    if len(sets) > 1:
        claims.append(Claim(_APART, Basis.NOTICE))
    elif parts[0].is_whole:
        stated = _stated(parts[0].whole, ledger)
        if stated is not None:
            claims.append(stated)
            status = AnswerStatus.PARTLY_ANSWERED
        if _TO_WHOM.search(plan.standalone):
            claims += _bodies(sets[0], ledger)
    claims += corrected((item.record_id for each in sets for item in each.items), ledger)
    tables = tuple(table_of(each, ledger) for each in sets)
    return Reckoned(status, tuple(claims), "recommendations listed", tables)


def _fitting(each: RecommendationSet, asked: Asked, plan: Plan) -> tuple[Recommendation, ...]:
    return to_body(plan.standalone, about(each.items, asked.topic))


def _stated(each: RecommendationSet, ledger: Ledger) -> Claim | None:
    """Return what the paper states of its own number, where another number was read."""
    if each.kind is RecommendationKind.OFFICER_TO_COMMITTEE:
        return None
    text = ledger.view.text_of(each.document.document_id)
    found = list(_STATED.finditer(text))
    stated = {_number(match["number"]) for match in found} - {None}
    if len(stated) != 1 or stated == {len(each.items)}:
        return None
    match = next(m for m in found if _number(m["number"]) is not None)
    span = span_at(text, match.start(), match.end())
    proof = ledger.proof(each.document.document_id, span)
    said = f"The paper itself says “{match.group()}”; the table holds those that could be read."
    return Claim(said, Basis.QUOTATION, (proof,))


def _bodies(each: RecommendationSet, ledger: Ledger) -> list[Claim]:
    named = dict.fromkeys(item.addressee for item in each.items if item.addressee)
    if not named:
        return [Claim("No addressee is printed beside them.", Basis.NOTICE)]
    values = []
    parts = []
    for body in named:
        items = [item for item in each.items if item.addressee == body]
        values.append(count_of(items, body))
        parts.append(f"{len(items)} to {body}")
    proofs = tuple(p for item in each.items if item.addressee for p in item_proofs(item, ledger))
    said = f"As addressed: {'; '.join(parts)}."
    return [Claim(said, Basis.COMPUTED, proofs, tuple(values))]


def _too_many(sets: Sequence[RecommendationSet], ledger: Ledger) -> Reckoned:
    rows = tuple(
        ReckonedRow(
            (short_title(each.document), kind_words(each.document.kind), str(len(each.items))),
            item_proofs(each.items[0], ledger),
        )
        for each in sets
    )
    proofs = tuple(item_proofs(each.items[0], ledger)[0] for each in sets)
    papers = Computed(
        "papers", Operation.COUNT, str(len(sets)), tuple(s.items[0].record_id for s in sets)
    )
    text = f"{len(sets)} papers make recommendations of this kind. {_APART}"
    table = ReckonedTable("Papers that recommend", ("Paper", "Kind", "Recommendations"), rows)
    claim = Claim(text, Basis.COMPUTED, proofs, (papers,))
    ask = tuple(
        f"What are the recommendations of “{short_title(each.document)}”?" for each in sets[:2]
    )
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "several papers", (table,), ask_next=ask)


def _one(asked: Asked, number: str, plan: Plan, ledger: Ledger) -> Reckoned | None:
    found = [(each, each.numbered(number)) for each in asked.sets]
    held = [(each, item) for each, item in found if item is not None]
    if not held or len(held) > _MOST_SETS:
        return _no_such(asked, number, ledger) if not held else None
    claims: list[Claim] = []
    tables: list[ReckonedTable] = []
    for each, item in held:
        said = f"The {named_paper(each)} recommends: “{item.span.text}”"
        if len(item.span.text.split()) > _MOST_QUOTED:
            said = f"The {named_paper(each)} prints recommendation {item.number} as shown."
            tables.append(table_of(each.only((item,)), ledger))
        claims.append(Claim(said, Basis.QUOTATION, item_proofs(item, ledger)))
    if len(held) == 1 and _TO_WHOM.search(plan.standalone):
        claims.insert(0, _addressed(held[0][1], ledger))
    if len(held) == 1 and plan.asked_for is AskedFor.DATE:
        due = held[0][1].due.text
        if not due:
            return None
        said = f"Its own timescale is “{due}”."
        claims.insert(0, Claim(said, Basis.QUOTATION, item_proofs(held[0][1], ledger)))
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims), "one recommendation", tuple(tables))


def _addressed(item: Recommendation, ledger: Ledger) -> Claim:
    if not item.addressee:
        return Claim("It names no body that it is addressed to.", Basis.NOTICE)
    return Claim(f"It is addressed to {item.addressee}.", Basis.COMPUTED, item_proofs(item, ledger))


def _no_such(asked: Asked, number: str, ledger: Ledger) -> Reckoned | None:
    """Return the correction that a set has no recommendation of a number, where it has fewer."""
    if len(asked.sets) != 1 or not asked.named or not number.isdigit():
        return None
    (each,) = asked.sets
    numbers = [item.number for item in each.items]
    if not all(n and n.isdigit() for n in numbers) or int(number) <= len(numbers):
        return None
    value = count_of(each.items)
    proofs = tuple(proof for item in each.items for proof in item_proofs(item, ledger))
    text = f"The {named_paper(each)} has no recommendation of that number: it makes {len(numbers)}."
    claim = Claim(text, Basis.COMPUTED, proofs, (value,))
    return Reckoned(
        AnswerStatus.ANSWERED, (claim,), "no such recommendation", (table_of(each, ledger),)
    )


def span_at(text: str, start: int, end: int) -> Span:
    """Return a stretch of a paper's text."""
    return Span(start, end, text[start:end])


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())
