"""The one row of any table that a question is about, and the cells that it asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.planning import Plan
from assistant.answering.reckoning.figures.tables.words import FRAMED, measure_stems
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.reckoning.registers.asking import of_version, stands_in
from assistant.answering.reckoning.registers.tables import Row, Table, tables_near
from assistant.answering.reckoning.registers.telling import tell_cells
from assistant.answering.reckoning.registers.values import DECISIONS

_WHO = re.compile(
    r"(?i)\bwho(?:'s| is| are| has|se| will| leads?| owns?)\b[^?]*\b(?:charge|responsib\w*|deal\w*"
    r"|lead\w*|own\w*|look\w* after"
    r"|job|handling|doing|sorting|tasked|accountable|supposed|running|action)\b"
    r"|\bwho (?:leads|owns)\b|\bwhich officer\b|\bwhose job\b"
)
_WHEN = re.compile(
    r"(?i)\bwhen (?:is|are|will|should|do|does|can|must|might)\b"
    r"|\bwhen (?:was|were|had|did)\b(?=.*\b(?:meant|supposed|due|expected|originally|first)\b)"
    r"|\b(?:by when|by what (?:day|date|time)|what(?:'s| is) the (?:new |revised |latest "
    r"|current )?(?:date|deadline|target)"
    r"|date for|deadline for|how soon)\b"
)
_STATUS = re.compile(
    r"(?i)\b(?:where (?:have we got|are we|has it got|do we stand|is it) (?:to |up to |at )?(?:with|on)"
    r"|what(?:'s| is| has)? (?:happening|happened|become|became|come) (?:with|to|of)|how far (?:on|along"
    r"|have)"
    r"|(?:what(?:'s| is) the )?(?:status|progress|position) (?:of|on|with)|any (?:progress|movement"
    r"|news) (?:on|with)"
    r"|what(?:'s| is) the latest (?:on|with)|how (?:is|are|'s) .{3,60} (?:going|getting on|coming along))\b"
)
_HAD = re.compile(
    r"(?i)^\W*(?:has|have|did|do we|was|were|any answer|are we still waiting)\b|\b(?:ever (?:get|got|hear"
    r"|heard|told|come|came"
    r"|answered)|still waiting|did (?:she|he|they|we|that) (?:ever )?(?:get|hear|come)|have we had)\b"
)
_DECIDED = re.compile(
    r"(?i)\bdid (?:the )?(?:council|cabinet|executive|board|partnership|they)\b[^?]*\b(?:agree|accept"
    r"|approve|support|take up"
    r"|back|say yes)\b|\bwhat (?:did|was) (?:the )?(?:council|cabinet|executive|board"
    r"|partnership)?\b[^?]*\b(?:decid\w+"
    r"|decision|response|do about)\b|\bwas\b[^?]*\b(?:agreed|accepted|approved|turned down|rejected)\b"
)
_SLIPPED = re.compile(r"(?i)\b(?:slipp?\w*|pushed back|put back|moved back|delayed|later than)\b")
_OTHERS = re.compile(
    r"(?i)\b(?:moved (?:that|the)|seconded|proposed|voted?|chair(?:ed)?|apologies|attend\w*|why|reason"
    r"|how many|how much|per ?cent|share of|rate of|last count"
    r"|percentage|average|said|asked what|which|list|whole|all of|everything|entire)\b"
)
_FRAMING = (
    frozenset(
        measure_stems(
            """who who's charge responsible deal dealing lead leading own owner job officer look
            after handling doing getting
            get got work date deadline target when slipped finish finished done expect expected now
            these days where
            happening happened status progress position latest news answer ever told figure council
            cabinet agree agreed
            accept accepted decide decided decision response had have cllr councillor yet still
            waiting supposed action
            recommendation finding milestone item rid those became come came wanted know onto"""
        )
    )
    | FRAMED
)
_FEWEST, _LEAST_SHARE, _NEXT_SHARE = 2, 0.65, 0.75


@dataclass(frozen=True, slots=True)
class _Near:
    table: Table
    row: Row
    own: frozenset[str]
    share: float
    asker: bool


def reckon_register_row(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the cells that a question asks for of the one row it is about; else None."""
    question = plan.standalone.replace("’", "'")
    kinds = [kind for kind, pattern in _KINDS if pattern.search(question)]
    if plan.declined or not kinds or _OTHERS.search(question):
        return None
    tables = of_version(tables_near(question, ledger), question, due=True)
    near = _nearest(tables, _words(question, plan), decided="decided" in kinds)
    if near is None:
        return None
    columns = _columns(near, kinds)
    return tell_cells(near.table, near.row, columns, "one row") if columns else None


def reckon_asked_row(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the row of a list of members' questions that a question is about; else None."""
    question = plan.standalone.replace("’", "'")
    tables = [t for t in of_version(tables_near(question, ledger), question, due=True) if t.askers]
    near = _nearest(tables, _words(question, plan), decided=False)
    if near is None or not near.asker:
        return None
    return tell_cells(near.table, near.row, _columns(near, ["status"]), "one question")


_KINDS = (
    ("who", _WHO),
    ("when", _WHEN),
    ("slipped", _SLIPPED),
    ("status", _STATUS),
    ("decided", _DECIDED),
    ("had", _HAD),
)


def _words(question: str, plan: Plan) -> frozenset[str]:
    sentences = [each for each in re.split(r"(?<=[.?!])\s+", question) if each.strip()]
    asked = [s for s in sentences if any(pattern.search(s) for _, pattern in _KINDS)]
    return frozenset(measure_stems(" ".join(asked or sentences)) - _FRAMING)


def _nearest(tables: Sequence[Table], words: frozenset[str], *, decided: bool) -> _Near | None:
    """Return the row that clearly holds most of what is asked; None where none does."""
    rows = [(table, row) for table in tables for row in table.rows]
    texts = [measure_stems(row.cells[table.about]) for table, row in rows]
    weights = {word: _weight(word, texts) for word in words}
    total = sum(weights.values())
    if not total:
        return None
    near = []
    for (table, row), text in zip(rows, texts, strict=True):
        own = frozenset(word for word in words if stands_in(word, text))
        asked_by = measure_stems(" ".join(row.cells[n] for n in table.askers)) - FRAMED
        around = measure_stems(" ".join(row.cells)) | table.words
        held = [word for word in words if stands_in(word, around)]
        share = sum(weights[word] for word in held) / total
        if own:
            near.append(_Near(table, row, own, share, bool(asked_by & words)))
    best = _clear(near, weights)
    if best is None:
        return None
    alike = [each for each in near if _same(each, best)]
    deciding = [each for each in alike if each.table.vocabulary & DECISIONS]
    return max(deciding if decided and deciding else alike, key=lambda each: each.table.day)


def _same(one: _Near, other: _Near) -> bool:
    """Return whether two rows say the same in two tables: what was agreed, and what came of it."""
    about, others = (measure_stems(each.row.cells[each.table.about]) for each in (one, other))
    return one is other or (about == others and one.table is not other.table)


def _clear(near: Sequence[_Near], weights: dict[str, float]) -> _Near | None:
    def value(each: _Near) -> float:
        return sum(weights[word] for word in each.own) + (2 * each.asker)

    ranked = sorted(near, key=value, reverse=True)
    if not ranked:
        return None
    best = ranked[0]
    others = [each for each in ranked[1:] if not _same(each, best)]
    if len(best.own) + best.asker < _FEWEST or best.share < _LEAST_SHARE:
        return None
    if others and value(others[0]) > _NEXT_SHARE * value(best):
        return None
    return best


def _weight(word: str, texts: Sequence[frozenset[str]]) -> float:
    held = sum(stands_in(word, text) for text in texts)
    return math.log(1 + len(texts) / (0.5 + held))


def _columns(near: _Near, kinds: Sequence[str]) -> list[int]:
    """Return the columns that are asked for; none where the table has none of that kind."""
    table = near.table
    wanted: list[int] = []
    if "who" in kinds:
        wanted.extend(table.people)
    if "when" in kinds or "slipped" in kinds:
        wanted.extend(table.dates)
    if {"status", "decided", "had"} & set(kinds):
        if not table.states or ("had" in kinds and len(kinds) == 1 and not table.askers):
            return []
        apart = {table.ref, table.about, *table.people, *table.askers}
        wanted.extend(n for n in range(len(table.header)) if n not in apart)
    told = [n for n in dict.fromkeys(wanted) if near.row.cells[n]]
    if not told:
        return []
    return list(dict.fromkeys((*told, *table.states)))
