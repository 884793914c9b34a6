"""Answers how a vote went, whether a motion was carried, and who moved it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.reckoning.decisions.decisions_wording import AMENDMENT, LOST
from assistant.answering.reckoning.decisions.items import is_amendment
from assistant.answering.reckoning.decisions.resolutions_asked import AskedOfDecisions
from assistant.answering.reckoning.decisions.resolutions_tables import (
    dated_claim,
    day_of,
    is_quotable,
    on_day,
    proofs_of,
    resolved_claim,
    table_of_decisions,
    votes_words,
    words_of_limb,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Proof, Reckoned
from assistant.answering.terms import stems
from assistant.answers import AnswerStatus, Basis
from assistant.council import Resolution

_NO_COUNT = "The papers searched record no count of votes on this."
_NO_MOVER = "The papers searched do not record who moved or seconded this."
_NOT_BY_NAME = "The papers searched do not record how each member voted on this."
_NAMED = re.compile(r"\b(?:Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr)\.? [A-Z]")
_MANY_VOTES = re.compile(r"(?i)\bvotes\b|\ball\b|\beach\b|\bevery\b|\btwice\b|\bboth\b")
_MOST, _MOST_VOTE_WORDS = 4, 45


def vote_answer(asked: AskedOfDecisions, ledger: Ledger) -> Reckoned | None:
    """Return the votes that are printed, quoted."""
    limbs = _put(asked)
    counted = _meant(asked, [limb for limb in limbs if limb.votes is not None])
    if not counted:
        return _none(limbs, _NO_COUNT, ledger) if asked.by_topic or asked.motions else None
    groups = _by_vote(counted)
    if len(groups) > _MOST:
        table = table_of_decisions(counted, ledger, "Votes as printed")
        claim = _count_claim("votes", [group[0] for group in groups], ledger)
        return Reckoned(AnswerStatus.ANSWERED, (claim,), "votes listed", (table,))
    claims = tuple(_claim(group, ledger) for group in groups)
    return Reckoned(AnswerStatus.ANSWERED, claims, "votes recorded")


def _meant(asked: AskedOfDecisions, limbs: list[Resolution]) -> list[Resolution]:
    """Return the limbs of the one item that says most of a question for one vote; else all."""
    if not asked.by_topic or _MANY_VOTES.search(asked.question):
        return limbs
    said: dict[tuple[str, str | None, str | None], int] = {}
    for limb in limbs:
        item = (limb.document_id, limb.item, limb.item_title)
        words = stems(f"{limb.item_title or ''} {limb.text} {limb.verb or ''}")
        said[item] = max(said.get(item, 0), len(asked.words & set(words)))
    best = [item for item, number in said.items() if number == max(said.values())]
    if len(said) < 2 or len(best) > 1:
        return limbs
    return [e for e in limbs if (e.document_id, e.item, e.item_title) == best[0]]


def personal_vote(asked: AskedOfDecisions, ledger: Ledger) -> Reckoned | None:
    """Return that no vote of a named member is printed, with the vote; none where names are."""
    counted = _meant(asked, [limb for limb in _put(asked) if limb.votes is not None])
    groups = _by_vote(counted)
    if not groups or len(groups) > _MOST or any(map(_names_voters, counted)):
        return None
    claims = (Claim(_NOT_BY_NAME, Basis.NOTICE), *(_claim(group, ledger) for group in groups))
    return Reckoned(AnswerStatus.NOT_IN_PAPERS, claims, "votes are not recorded by name")


def _names_voters(limb: Resolution) -> bool:
    return limb.votes is not None and _NAMED.search(limb.votes.span.text) is not None


def carried_answer(asked: AskedOfDecisions, ledger: Ledger) -> Reckoned | None:
    """Return whether motions were carried or lost."""
    motions = [limb for limb in _put(asked) if limb.motion and limb.carried is not None]
    if not motions:
        return None
    if LOST.search(asked.question) and not asked.by_topic:
        motions = [limb for limb in motions if limb.carried is False] or motions
    if len(_by_motion(motions)) > _MOST:
        table = table_of_decisions(motions, ledger, "Motions as printed")
        claims = (_count_claim("motions", _by_motion(motions), ledger),)
        return Reckoned(AnswerStatus.ANSWERED, claims, "motions listed", (table,))
    return Reckoned(
        AnswerStatus.ANSWERED,
        tuple(fate_claim(limb, ledger) for limb in _by_motion(motions)),
        "fate of motions recorded",
    )


def mover_answer(asked: AskedOfDecisions, ledger: Ledger) -> Reckoned | None:
    """Return who moved and seconded, as printed."""
    limbs = _put(asked)
    moved = [limb for limb in limbs if limb.mover or limb.seconder]
    if not moved:
        return _none(limbs, _NO_MOVER, ledger) if asked.by_topic or asked.motions else None
    if len({(limb.mover, limb.seconder, limb.item) for limb in moved}) > _MOST:
        return None
    claims: dict[str, Claim] = {}
    for limb in moved:
        claim = moved_claim(limb, ledger)
        claims.setdefault(claim.text, claim)
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims.values())[:_MOST], "movers recorded")


def _put(asked: AskedOfDecisions) -> list[Resolution]:
    """Return the motions where motions are asked about, else all that was put.

    An amendment is no vote on the matter itself: it is told where it is asked for, and
    where it is not, only the motion that it would have changed is.
    """
    limbs = list(asked.limbs)
    amendments = [limb for limb in limbs if is_amendment(limb)]
    if amendments and AMENDMENT.search(asked.question):
        return amendments
    own = asked.own_items() if asked.by_topic else asked.limbs
    limbs = [limb for limb in own if not is_amendment(limb)]
    motions = [limb for limb in limbs if limb.motion]
    return motions if asked.motions and motions else limbs


def _by_vote(limbs: Sequence[Resolution]) -> list[list[Resolution]]:
    groups: dict[tuple[str, int], list[Resolution]] = {}
    for limb in limbs:
        assert limb.votes is not None
        groups.setdefault((limb.document_id, limb.votes.span.start), []).append(limb)
    return sorted(groups.values(), key=lambda group: group[0].motion)


def votes_put(asked: AskedOfDecisions) -> list[list[Resolution]]:
    """Return the limbs with a count of votes of what was put, those of one vote together."""
    return _by_vote([limb for limb in _put(asked) if limb.votes is not None])


def what_was_voted(limb: Resolution, ledger: Ledger) -> str:
    """Return the day, the item and the result of a vote, as a sentence begins."""
    what = f"{_thing(limb)} was {'lost' if limb.carried is False else 'carried'}"
    day = f"On {day_of(limb)}" if limb.day else "The vote as minuted"
    if limb.carried is None or not limb.day:
        return day
    under = is_quotable(limb, ledger) and not is_amendment(limb)
    where = f", under “{limb.item_title}”," if under else ""
    return f"{day}{where} {what}"


def _claim(group: Sequence[Resolution], ledger: Ledger) -> Claim:
    limb = group[0]
    text = f"{what_was_voted(limb, ledger)}: {_vote_words(limb)}"
    return dated_claim(text, limb, _vote_proofs(group, ledger))


def _thing(limb: Resolution) -> str:
    """Return what was voted on, so that no vote on one thing is taken for another's."""
    if not is_amendment(limb):
        return "the motion" if limb.carried is False else "it"
    return f"the amendment moved by {limb.mover.label}" if limb.mover else "the amendment"


def _by_motion(limbs: Sequence[Resolution]) -> list[Resolution]:
    """Return the first limb of each motion: limbs that one vote settled, or one member moved."""
    first: dict[tuple[object, ...], Resolution] = {}
    for limb in limbs:
        vote = limb.votes.span.start if limb.votes else None
        mover = limb.mover.printed if limb.mover else None
        alone = limb.record_id if vote is None and mover is None else None
        first.setdefault((limb.document_id, limb.item, limb.carried, vote, mover, alone), limb)
    return list(first.values())


def _vote_words(limb: Resolution) -> str:
    """Return a vote as printed; its figures alone where all voters are listed by name."""
    if limb.votes is None:
        return ""
    printed = limb.votes.span.text
    figures = votes_words(limb)
    long = len(printed.split()) > _MOST_VOTE_WORDS and figures
    return f"{figures}." if long else f"“{printed}”"


def _count_claim(what: str, limbs: Sequence[Resolution], ledger: Ledger) -> Claim:
    """Return how many votes or motions there were, and how many of them were carried and lost."""
    values = [_counted(what, limbs)]
    parts = []
    for name, fate in (("carried", True), ("lost", False)):
        some = [limb for limb in limbs if limb.carried is fate]
        if some:
            values.append(_counted(name, some))
            parts.append(f"{values[-1].value} {name}")
    told = f": {' and '.join(parts)}" if parts else ""
    text = f"The papers record {values[0].value} {what}{told}."
    proofs = tuple(ledger.proof(limb.document_id, limb.span) for limb in limbs)
    return Claim(text, Basis.COMPUTED, proofs, tuple(values))


def _counted(name: str, limbs: Sequence[Resolution]) -> Computed:
    rows = tuple(dict.fromkeys(limb.record_id for limb in limbs))
    return Computed(name, Operation.COUNT, str(len(rows)), rows)


def _vote_proofs(group: Iterable[Resolution], ledger: Ledger) -> tuple[Proof, ...]:
    found: list[Proof] = []
    for limb in group:
        if limb.votes is not None and not found:
            found.append(ledger.proof(limb.document_id, limb.votes.span))
        found.append(ledger.proof(limb.document_id, limb.span))
    return tuple(found)


def fate_claim(limb: Resolution, ledger: Ledger) -> Claim:
    """Return whether a motion was carried or lost, with its words and its vote."""
    fate = "carried" if limb.carried else "lost"
    votes = f"; {_vote_words(limb)}" if limb.votes else "."
    text = f"It was {fate}{on_day(limb).lstrip(',')}: “{words_of_limb(limb)}”{votes}"
    return dated_claim(text, limb, proofs_of(limb, ledger))


def moved_claim(limb: Resolution, ledger: Ledger) -> Claim:
    """Return who moved and seconded a motion, with its words."""
    parts = [f"{limb.mover.label} moved"] if limb.mover else []
    parts += [f"{limb.seconder.label} seconded"] if limb.seconder else []
    text = f"{' and '.join(parts)}{on_day(limb)}: “{words_of_limb(limb)}”"
    return dated_claim(text, limb, proofs_of(limb, ledger))


def _none(limbs: Sequence[Resolution], notice: str, ledger: Ledger) -> Reckoned | None:
    """Return that something is not recorded, after the decision itself."""
    if not limbs or len({(limb.document_id, limb.item) for limb in limbs}) > 1:
        return None
    limb = limbs[0]
    claims = (Claim(notice, Basis.NOTICE), resolved_claim(limb, ledger))
    return Reckoned(AnswerStatus.NOT_IN_PAPERS, claims, "not recorded")
