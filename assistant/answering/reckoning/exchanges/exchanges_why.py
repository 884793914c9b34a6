"""Answers why something is so, where a member is minuted as asking just that and was told."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.quoting import clause
from assistant.answering.reckoning.asked.scopes import scope_of
from assistant.answering.reckoning.exchanges.exchanges_asking import FRAMING, AboutAsking
from assistant.answering.reckoning.exchanges.exchanges_few import tell_few
from assistant.answering.reckoning.exchanges.exchanges_found import ANSWERED
from assistant.answering.reckoning.exchanges.exchanges_held import exchanges_of, held_in
from assistant.answering.reckoning.exchanges.exchanges_later import later_answer
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.terms import stems
from assistant.council import Exchange

_WHY = re.compile(
    r"(?i)^\W*(?:so |and |but )?(?:why|how come|what(?:['’]?s| is| was| were| are| has| had)?"
    r" (?:the )?(?:reasons?\b|(?:been )?(?:behind|holding|held|causing|caused|stopping|stopped)))"
)
_ASKED_WHY = re.compile(
    r"(?i)\bwhy\b|\breasons?\b|\bwhat (?:was|is|had|has|were) (?:\w+ )?(?:holding|held|behind|caus\w+|stopp\w+)"
)
# Words of one meaning; each stands for the first.
_ALIKE = (
    "spend pay paid spending cost costs expenditure bill outlay",
    "fall fell fallen less lower fewer reduce reduced drop dropped decrease shrink shrunk down cut cheaper",
    "increase rise rose risen more higher grow grown up bigger extra dearer climb climbed",
    "agency temp temps temporary locum locums interim",
    "late delay delayed slow slower behind stall stalled overdue long longer holding held hold wait stuck",
    "close shut closure closing closed shutting",
    "stop stopped end ended halt halted abandon abandoned scrap scrapped cancel cancelled withdraw withdrawn",
    "refuse refused reject rejected decline declined turn turned accept accepted",
    "children child kids kid youngsters young",
    "home house housing dwelling flat flats houses homes",
    "worker staff workers employee employees workforce",
    "road highway street roads highways streets",
    "waste bin bins rubbish refuse recycling",
    "school pupil pupils schools",
    "girl girls women lasses",
    "boy boys lads men",
    "begin start open opened opening started launch launched",
)
_SAME = {
    stem: stems(group.split()[0])[0]
    for group in _ALIKE
    for word in group.split()
    for stem in stems(word)
}
_FRAME = frozenset(
    stems(
        """why reason reasons how come what behind us we our ours council councillor cllr member members these
        days still so much many lot thing things get getting got going are is was were had has have now
        year last did does keep kept told asked been ever really actually people anyone nobody lately recently
        wanted want known currently there being taking take took gone happen happened"""
    )
)
_WHOLE, _OWN, _CLEAR = 0.74, 0.5, 0.67
_LEAST = 2


def reckon_why(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the reply to a member who asked why the very same is so; None where it is not clear."""
    question = plan.standalone
    if plan.press or not _WHY.search(question):
        return None
    held = exchanges_of(ledger)
    scope = scope_of(plan, ledger, [s for each in held for s in each.askers], FRAMING)
    if scope is None or scope.people:
        return None
    meant = [e for e in held if scope.holds(e.committee, e.day) and _tells_why(e)]
    found = _nearest(_words(question), meant, _weights(held))
    if found is None:
        return None
    later = [later_answer(found, held_in(ledger), ledger)]
    return tell_few(AboutAsking.REPLY, [found], later, ledger)


def _tells_why(exchange: Exchange) -> bool:
    asked = _ASKED_WHY.search(clause(exchange.question)) is not None
    return asked and bool(exchange.replies) and exchange.answer_class in ANSWERED


def _nearest(
    asked: frozenset[str], meant: Sequence[Exchange], weights: Counter[str]
) -> Exchange | None:
    """Return the one exchange whose question says nearly all that is asked, far more than any other."""
    if len(asked) < _LEAST:
        return None
    ranked = sorted(
        (
            (_share(asked, _whole(e), weights), _share(asked, _own(e), weights), n, e)
            for n, e in enumerate(meant)
        ),
        key=lambda each: (each[0], each[1]),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _WHOLE or ranked[0][1] < _OWN:
        return None
    best = ranked[0][3]
    if len(asked & _question(best)) < _LEAST:
        return None
    if len(ranked) > 1 and ranked[1][0] > _CLEAR * ranked[0][0]:
        return None
    return best


def _share(asked: frozenset[str], said: frozenset[str], weights: Counter[str]) -> float:
    """Return how much of what is asked is said, the rarer words counting more."""
    worth = {word: 1 / math.log(2 + weights[word]) for word in asked}
    return sum(worth[word] for word in asked & said) / sum(worth.values())


def _weights(held: Sequence[Exchange]) -> Counter[str]:
    return Counter(word for exchange in held for word in _whole(exchange))


def _question(exchange: Exchange) -> frozenset[str]:
    return _words(clause(exchange.question))


def _own(exchange: Exchange) -> frozenset[str]:
    return _words(f"{exchange.question.text} {exchange.item_title or ''}")


def _whole(exchange: Exchange) -> frozenset[str]:
    replies = " ".join(reply.span.text for reply in exchange.replies)
    return _own(exchange) | _words(replies)


def _words(text: str) -> frozenset[str]:
    return frozenset(_SAME.get(s, s) for s in stems(text) if not s[0].isdigit()) - _FRAME
