"""Composes the default answer: few verbatim sentences, short first, each with its proof."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answering import phrasing
from assistant.answering.candidates import Chosen
from assistant.answering.citing import Citations
from assistant.answering.excluding import is_editorial
from assistant.answering.judging import Judgement
from assistant.answering.planning import Plan
from assistant.answering.replies import Replied
from assistant.answering.rows import read_row, tell_row
from assistant.answering.terms import stems
from assistant.answering.turns import Role, counted_before, read_turns
from assistant.answers import AnswerStatus, Basis, Sentence
from assistant.documents import MINUTES_KINDS, PassageKind, SourceType
from assistant.turns import is_resolution

# Short first: at most 120 words besides tables, a notice of some 15 among them.
_MAX_WORDS = 105
_MAX_SENTENCES = 4
_MAX_QUOTED_WORDS = 60
# A further sentence must be nearly as sure as the first and say something new; one from
# elsewhere more so.
_NEARLY, _NEARLY_BESIDE = 0.85, 0.5
_SAME = 0.6
_POINTS_BACK = re.compile(
    r"^\W*(?:He|She|They|It|This|These|That|Those|Their|His|Her|Such|However|Also|Furthermore)\b"
)


def compose(
    judgement: Judgement, plan: Plan, citations: Citations, proved: Callable[[Sentence], bool]
) -> Iterator[Sentence]:
    """Yield the sentences of an answer that are `proved`, the lead first."""
    if judgement.status is AnswerStatus.DECLINED and plan.declined:
        yield Sentence(phrasing.DECLINED[plan.declined], Basis.NOTICE)
        return
    if judgement.status is AnswerStatus.NOT_IN_PAPERS:
        notice = phrasing.NOT_SURE if judgement.came_close else phrasing.NOT_FOUND
        yield Sentence(notice, Basis.NOTICE)
        return
    if judgement.status is AnswerStatus.ASKED_NOT_ANSWERED:
        yield Sentence(_not_answered(judgement, plan), Basis.NOTICE)
    if judgement.status is AnswerStatus.CANNOT_BE_WORKED_OUT:
        yield Sentence(phrasing.COULD_NOT_BE_GIVEN, Basis.NOTICE)
    if judgement.replied is not None:
        yield _reply_sentence(judgement.replied, citations)
        return
    spans = list(_once(judgement.exchange)) or list(_selected(judgement.chosen))
    yield from _quoted(spans, plan, citations, proved)
    if judgement.status is AnswerStatus.PARTLY_ANSWERED:
        yield Sentence(phrasing.PARTLY, Basis.NOTICE)


def _reply_sentence(replied: Replied, citations: Citations) -> Sentence:
    """Return a sentence that quotes a reply and says to whose question it was made."""
    reply, asked = replied.reply, replied.exchange.question
    number = citations.cite(reply.passage, reply.document, reply.start, reply.end)
    question = citations.cite(
        replied.question.passage, replied.question.document, asked.start, asked.end
    )
    askers = " and ".join(speaker.label for speaker in replied.exchange.askers)
    to = f"In reply to {askers}" if askers else "In reply to a question"
    paper = phrasing.paper_phrase(reply.document)
    text = f"{to}, the {paper} {_verb(reply)}: “{reply.text}”"
    return Sentence(text, Basis.QUOTATION, (number, question))


def _not_answered(judgement: Judgement, plan: Plan) -> str:
    if len(judgement.exchange) == 1:
        return phrasing.NOT_ANSWERED_OTHERWISE
    return phrasing.NOT_ANSWERED.get(plan.asked_for, phrasing.NOT_SETTLED)


def _once(exchange: Sequence[Chosen]) -> Iterator[Chosen]:
    """Yield the parts of an exchange that an earlier part's quotation does not hold."""
    taken: list[Chosen] = []
    for part in exchange:
        if not any(_covers(other, part) for other in taken):
            taken.append(part)
            yield part


def _selected(chosen: Sequence[Chosen]) -> Iterator[Chosen]:
    """Yield the best sentence and up to three more that are new and nearly as sure.

    What stands under the same heading as the best one completes it more often.
    """
    taken: list[Chosen] = []
    for candidate in chosen:
        if taken and candidate.sure < _least_sure(taken[0], candidate):
            continue
        if any(_covers(other, candidate) or _alike(candidate, other) for other in taken):
            continue
        taken.append(candidate)
        yield candidate
        if len(taken) == _MAX_SENTENCES - 1:
            break


def _least_sure(best: Chosen, candidate: Chosen) -> float:
    """Return how sure a further sentence must be."""
    beside = (
        candidate.document.document_id == best.document.document_id
        and candidate.passage.locator.headings == best.passage.locator.headings
    )
    return (_NEARLY_BESIDE if beside else _NEARLY) * best.sure


def _covers(taken: Chosen, candidate: Chosen) -> bool:
    """Return whether the quotation of `taken` holds `candidate` already."""
    whole = with_rest_of_reply(taken)
    same = taken.document.document_id == candidate.document.document_id
    return same and whole.start <= candidate.start and candidate.end <= whole.end


def _alike(one: Chosen, other: Chosen) -> bool:
    a, b = set(stems(one.text)), set(stems(other.text))
    return len(a & b) / max(min(len(a), len(b)), 1) >= _SAME


def _quoted(
    spans: Sequence[Chosen], plan: Plan, citations: Citations, proved: Callable[[Sentence], bool]
) -> Iterator[Sentence]:
    """Yield the proved sentences as long as the whole stays short; a reply is never cut off."""
    last_paper = None
    words = 0
    for place, chosen in enumerate(spans):
        paper = (chosen.document.document_id, chosen.document.date.day)
        named = paper == last_paper
        sentence = quote_sentence(chosen, plan, citations, named=named)
        length = len(sentence.text.split())
        reply = place == 1 and spans[0].role is Role.QUESTION
        if (words and words + length > _MAX_WORDS and not reply) or not proved(sentence):
            continue
        yield sentence
        words += length
        last_paper = paper


def quote_sentence(chosen: Chosen, plan: Plan, citations: Citations, *, named: bool) -> Sentence:
    """Return a sentence that quotes `chosen`, said with its speaker, paper and date.

    `named` says that the sentence before has named the same paper.
    """
    if chosen.role is Role.ROW:
        return _row_sentence(chosen, plan, citations)
    chosen = with_rest_of_reply(chosen)
    start = _with_antecedent(chosen)
    text = _text(chosen, start, chosen.end)
    said = phrasing.split_speaker(text) if start == chosen.start else None
    paper = phrasing.paper_phrase(chosen.document)
    quote_start = start + said.at if said else start
    quote_start, quote_end = _trim(chosen, quote_start, chosen.end)
    number = citations.cite(chosen.passage, chosen.document, quote_start, quote_end)
    quote = _text(chosen, quote_start, quote_end)
    if said:
        lead = said.lead if named else f"In the {paper}, {_small_first(said.lead)}"
        return Sentence(f"{lead}: “{quote}”", Basis.QUOTATION, (number,))
    if chosen.document.source_type is SourceType.PRESS:
        heading = chosen.passage.locator.headings[-1:]
        opinion = any(is_editorial(each) for each in heading)
        lead = phrasing.press_words(chosen.document, opinion=opinion, named=named)
        return Sentence(f"{lead}: “{quote}”", Basis.QUOTATION, (number,))
    verb = "adds" if named else _verb(chosen)
    lead = f"The same paper {verb}" if named else f"The {paper} {verb}"
    return Sentence(f"{lead}: “{quote}”", Basis.QUOTATION, (number,))


def _text(chosen: Chosen, start: int, end: int) -> str:
    base = chosen.passage.locator.start
    return chosen.passage.text[start - base : end - base]


def _small_first(lead: str) -> str:
    first = lead.split(" ", 1)[0]
    return lead[0].lower() + lead[1:] if first in ("The", "A", "An", "Members", "Member") else lead


def _verb(chosen: Chosen) -> str:
    if chosen.document.kind in MINUTES_KINDS:
        plural = "record"
        if chosen.passage.kind is PassageKind.RESOLUTION and is_resolution(chosen.text):
            return f"{plural} the resolution"
        return plural
    return "says"


def with_rest_of_reply(chosen: Chosen) -> Chosen:
    """Return a reply with the sentences that complete it in the same paragraph."""
    if chosen.turn.asked is None:
        return chosen
    base, end = chosen.passage.locator.start, chosen.end
    for turn in read_turns(chosen.passage):
        same = turn.paragraph == chosen.turn.paragraph and turn.asked == chosen.turn.asked
        if not same or base + turn.start < end:
            continue
        if phrasing.names_speaker(chosen.passage.text[turn.start : turn.end]):
            break
        if len(_text(chosen, chosen.start, base + turn.end).split()) > _MAX_QUOTED_WORDS:
            break
        end = base + turn.end
    return replace(chosen, end=end)


def _with_antecedent(chosen: Chosen) -> int:
    """Return where a quotation begins so that "She" or "This" is not left hanging."""
    counted = counted_before(chosen.passage, chosen.turn)
    if not (_POINTS_BACK.match(chosen.text) or counted):
        return chosen.start
    base = chosen.passage.locator.start
    before = [
        turn
        for turn in read_turns(chosen.passage)
        if turn.paragraph == chosen.turn.paragraph and base + turn.start < chosen.start
    ]  # fmt: skip
    if not before:
        return chosen.start
    first = before[-1]
    if counted:
        first = next(t for t in before if chosen.passage.text[t.start : t.end] == counted)
    start = base + first.start
    words = len(_text(chosen, start, chosen.end).split())
    return start if words <= _MAX_QUOTED_WORDS else chosen.start


def _trim(chosen: Chosen, start: int, end: int) -> tuple[int, int]:
    """Return the span without what a quotation should not begin or end with."""
    text = _text(chosen, start, end)
    lead = re.match(r"^(?:\s+|[•·▪*]\s*|[o–-]\s+)+", text)
    if lead:
        start += lead.end()
    return start, start + len(_text(chosen, start, end).rstrip())


def _row_sentence(chosen: Chosen, plan: Plan, citations: Citations) -> Sentence:
    """Return a sentence that quotes the cells of a table row that matter to the question."""
    number = citations.cite(chosen.passage, chosen.document, chosen.start, chosen.end)
    paper = phrasing.paper_phrase(chosen.document)
    told = tell_row(read_row(chosen.passage), plan)
    if told is None or not _is_short(told.about.text):
        return Sentence(f"The {paper} lists: “{chosen.text}”", Basis.QUOTATION, (number,))
    cells = [(cell.heading, cell.text) for cell in told.cells if _is_short(cell.text)]
    text = phrasing.row_words(
        (told.about.heading, told.about.text), told.ref.text if told.ref else None, cells
    )
    return Sentence(f"The {paper} lists {text}", Basis.QUOTATION, (number,))


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MAX_QUOTED_WORDS
