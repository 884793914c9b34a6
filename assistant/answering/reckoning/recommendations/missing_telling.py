"""Says to how many recommendations no response is held, each count with its rows."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.phrasing import paper_phrase
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Point, Proof
from assistant.answering.reckoning.recommendations import missing_wording as wording
from assistant.answering.reckoning.recommendations.missing_meant import Part
from assistant.answering.reckoning.recommendations.recommendation_tables import (
    count_of,
    counted,
    named_paper,
)
from assistant.answering.reckoning.recommendations.replies_held import Asked
from assistant.answers import Basis
from assistant.council import Recommendation, RecommendationKind

_MOST_TOLD, _MOST_POINTS, _IN_LEAD = 3, 2, 12


def missing_of(part: Part) -> Claim:
    """Return to how many of a report's recommendations no response is held."""
    missing, made = part.missing, _made(part)
    values = [count_of(part.items), count_of(missing, "without a response")]
    paper, by = _paper(part), _by((part,))
    if len(missing) < len(part.items):
        listed, numbers = _numbers(missing)
        text = wording.none_to_some(str(len(missing)), made, paper, by, listed)
        values += numbers
    elif len(missing) == 1:
        text = wording.none_to_only(made, paper, by)
    else:
        text = wording.none_to(made, paper, by)
    return Claim(text, Basis.COMPUTED, proofs_of(missing), tuple(values))


def missing_of_reports(parts: Sequence[Part], *, every: bool) -> Claim:
    """Return the same of several reports: of each where they are few, else of how many reports.

    `every` says that all recommendations of all reports held are asked about.
    """
    short = [part for part in parts if part.missing]
    by = _by(parts)
    if len(short) <= _MOST_TOLD:
        told, values = [], []
        for part in short:
            missing, paper = count_of(part.missing, "without a response"), _paper(part)
            number = missing.value if len(part.missing) < len(part.items) else None
            worded = wording.only_of_report if len(part.items) == 1 else wording.of_report
            told.append(worded(number, _made(part), paper))
            values += [missing, count_of(part.items)]
        proofs = tuple(proof for part in short for proof in proofs_of(part.missing))
        return Claim(wording.none_in_reports(told, by), Basis.COMPUTED, proofs, tuple(values))
    some, whole = _reports(short, "without a response"), _reports(parts)
    text = wording.none_in_many(some.value, whole.value, by, every=every)
    firsts = proofs_of([part.missing[0] for part in short])
    return Claim(text, Basis.COMPUTED, firsts, (some, whole))


def missing_of_number(part: Part) -> Claim:
    """Return that the recommendation of a number, the only one asked about, has no response."""
    (item,) = part.missing
    listed = item.number or ""
    number = Computed("number", Operation.LIST, listed, (item.record_id,), (listed,))
    text = wording.none_to_number(listed, named_paper(part.whole), _by((part,)))
    return Claim(text, Basis.COMPUTED, proofs_of([item]), (number,))


def each_answered(parts: Sequence[Part], *, every: bool = False) -> Claim:
    """Return that a response is held to all that are asked about: to all held where `every` says so."""
    if len(parts) > 1:
        value = _reports(parts)
        text = wording.one_to_each_of_reports(value.value, every=every)
        firsts = tuple(proof for part in parts for proof in _with_reply(part.asked[:1]))
        return Claim(text, Basis.COMPUTED, firsts, (value,))
    (part,) = parts
    worded = wording.one_to_only if len(part.items) == 1 else wording.one_to_each
    text = worded(_made(part), _paper(part))
    return Claim(text, Basis.COMPUTED, _with_reply(part.asked), (count_of(part.items),))


def _with_reply(asked: Sequence[Asked]) -> tuple[Proof, ...]:
    """Return the places of recommendations, and of a response to each."""
    proofs = list(proofs_of([each.item for each in asked]))
    for each in asked:
        proofs += next(reply for reply in each.replies if reply.sure).proofs[:1]
    return tuple(dict.fromkeys(proofs))


def cannot_tell(part: Part) -> Claim:
    """Return that what is held does not show which of a report's recommendations have none."""
    text = wording.cannot_tell(_made(part), _paper(part))
    return Claim(text, Basis.COMPUTED, proofs_of(part.items), (count_of(part.items),))


def unclear_to(parts: Sequence[Part]) -> Claim:
    """Return to how many more a response may be held."""
    items = [each.item for part in parts for each in part.unclear]
    value = count_of(items, "unclear")
    return Claim(wording.unclear_to(value.value), Basis.COMPUTED, proofs_of(items), (value,))


def unread(proof: Proof, ledger: Ledger) -> Claim:
    """Return that a paper responds to a report, but not recommendation by recommendation."""
    text = wording.unread(paper_phrase(ledger.document(proof.document_id)))
    return Claim(text, Basis.COMPUTED, (proof,))


def points_on(parts: Sequence[Part]) -> tuple[Point, ...]:
    """Return points for committee: what response the reports were given."""
    points = []
    for part in [part for part in parts if part.missing][:_MOST_POINTS]:
        whole, several = part.whole, len(part.missing) > 1
        listed = "" if len(part.missing) == len(whole.items) else _numbers(part.missing)[0]
        report = " ".join(whole.title.split()).replace("“", "'").replace("”", "'")
        question = wording.point(listed.strip(" ()"), report)
        why = wording.why(named_paper(whole), several=several)
        points.append(Point(question, why, "F4", proofs_of(part.missing)))
    return tuple(points)


def proofs_of(items: Sequence[Recommendation]) -> tuple[Proof, ...]:
    """Return the places of recommendations in their papers."""
    return tuple(Proof(item.document_id, item.span) for item in items)


def _made(part: Part) -> str:
    """Return how many are asked about; what is answered as a report's is no officers' draft."""
    whole, number = part.whole, len(part.items)
    if whole.is_inspection and not any(item.number for item in whole.items):
        return wording.to_improve(number)
    kind = whole.kind
    if kind is RecommendationKind.OFFICER_TO_COMMITTEE:
        kind = RecommendationKind.REVIEW_TO_AGENCY
    return counted(number, kind)


def _paper(part: Part) -> str:
    paper = named_paper(part.whole)
    return paper if part.is_whole else wording.fitting(paper)


def _by(parts: Sequence[Part]) -> str:
    return " by the executive" if any(part.by_others for part in parts) else ""


def _reports(parts: Sequence[Part], name: str = "reports") -> Computed:
    """Return how many reports there are, by the first recommendation of each."""
    rows = tuple(part.items[0].record_id for part in parts)
    return Computed(name, Operation.COUNT, str(len(set(rows))), rows)


def _numbers(items: Sequence[Recommendation]) -> tuple[str, tuple[Computed, ...]]:
    """Return the numbers of recommendations in brackets, nothing where one has none."""
    numbers = [item.number for item in items if item.number]
    if len(numbers) != len(items) or len(numbers) > _IN_LEAD:
        return "", ()
    *first, last = numbers
    listed = f"{', '.join(first)} and {last}" if first else last
    rows = tuple(item.record_id for item in items)
    value = Computed("numbers", Operation.LIST, "; ".join(numbers), rows, tuple(numbers))
    return f" (recommendation{'s' if first else ''} {listed})", (value,)
