"""Finds what later minutes tell of a question under its own number, or with who asked it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.answering.reckoning.asked.paper_columns import paper_columns
from assistant.answering.reckoning.asked.people import surname_of
from assistant.answering.reckoning.asked.word_rows import rows_of, stems_held
from assistant.answering.reckoning.commitments.later_mentions import Mention
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems
from assistant.council import Exchange
from assistant.documents import Passage, PassageKind
from assistant.sentences import split_sentences
from assistant.spans import Span

_ARISING = re.compile(
    r"(?i)\b(?:matters? arising|arising from|actions?|follow(?:ed|ing)?[- ]?up"
    r"|(?:last|previous) (?:notes|minutes)|outstanding|minutes)\b"
)
# What was reported, and not asked or promised once more.
_REPORTS = re.compile(
    r"(?i)\b(?:report(?:ed|s)|advised|confirmed|apologi[sz]ed|had (?:given|written|sent|been)|wrote|replied"
    r"|stated|said|noted|explained|informed|answered|provided|circulated|responded|was|were|stood at)\b"
)
_ASKS = re.compile(r"(?i)\b(?:asked (?!again)|queried|enquired|wondered|\?)")
# What still has not come, and what a member says in a dialogue, is no answer.
_OPEN = re.compile(
    r"(?i)\b(?:never|nothing|nobody|no (?:figures?|date|reply|answer)|not (?:yet |been )*(?:come|arrived"
    r"|received|had|answered|able)|reminded?|I was|would (?:send|write|report|bring|supply)|awaited)\b"
    r"|^\W*(?:councillor|cllr|alderman|mr|mrs|ms|dr)\b[^:]{3,40}:\s"
)
_NUMBERED = re.compile(
    r"^\W*(?:minutes?|items?|min\.?)?\s*(?P<number>[A-Z]{0,4}[\s.]?\d[\w./]*)\s*[–—:.-]+\s", re.I
)
# Words of a question that any answer may bear.
_SAYS_LITTLE = frozenset(
    stems(
        """asked queried wondered wished whether would could had many much what when how why which number figure
        figures cost councillor cllr alderman mr mrs ms dr chair members member director manager head officer
        officers assistant committee council year time reported reply answer question said meeting"""
    )
)
_MIN_WORDS, _MIN_SHARE, _LEAST = 2, 0.5, 0.3
_MOST_WORDS = 45
# One query for so many papers: the first that tells ends the search.
_READ_AT_ONCE = 20


def arising_from(exchange: Exchange, ledger: Ledger) -> Mention | None:
    """Return what the first later minutes tell of a question, None where none clearly do.

    They name the minute of the question, or who asked it, or stand under matters arising; and
    they bear its words.
    """
    if exchange.day is None or exchange.topic:
        return None
    words = _content(exchange)
    for passages in _likely(exchange, words, ledger):
        found = _in_paper(exchange, words, passages, ledger)
        if found is not None:
            return found
    return None


def _likely(
    exchange: Exchange, words: frozenset[str], ledger: Ledger
) -> Iterator[Sequence[Passage]]:
    """Yield the passages of later minutes that bear enough words of a question, paper by paper.

    What the word index tells of a passage holds of each stretch in it, so no other is read.
    """
    view = ledger.view
    rows = np.flatnonzero(_bears_enough(exchange, words, ledger) & _later_minutes(exchange, ledger))
    by_paper: dict[str, list[int]] = {}
    for row in rows.tolist():
        by_paper.setdefault(view.table.document_ids[row], []).append(row)
    order = sorted(by_paper, key=lambda each: (ledger.document(each).date.day, each))
    for begin in range(0, len(order), _READ_AT_ONCE):
        papers = [by_paper[each] for each in order[begin : begin + _READ_AT_ONCE]]
        held = iter(view.passages([row for each in papers for row in each]))
        yield from ([next(held) for _ in each] for each in papers)


def _later_minutes(exchange: Exchange, ledger: Ledger) -> NDArray[np.bool_]:
    if exchange.day is None:
        return np.zeros(len(ledger.view.table.ids), bool)
    papers = paper_columns(ledger)
    here = ledger.document(exchange.document_id)
    later = papers.between(exchange.day + dt.timedelta(1), dt.date.max, here.authority)
    return (later & papers.minutes)[ledger.view.table.document_rows]


def _bears_enough(exchange: Exchange, words: frozenset[str], ledger: Ledger) -> NDArray[np.bool_]:
    """Return which passages may bear the words of a question, or fewer and who asked it."""
    view = ledger.view
    met = stems_held(view, words)
    share = met / max(len(words), 1)
    named = np.zeros(len(view.table.ids), bool)
    for name in {surname_of(asker) for asker in exchange.askers} - {None}:
        named[rows_of(view, str(name))] = True
    if "/" in (exchange.item or ""):
        named[:] = True  # A minute of this number may begin any passage.
    return (met >= _MIN_WORDS) & ((share >= _MIN_SHARE) | (named & (share >= _LEAST)))


def _in_paper(
    exchange: Exchange, words: frozenset[str], passages: Sequence[Passage], ledger: Ledger
) -> Mention | None:
    best: tuple[float, Span] | None = None
    for passage in passages:
        if passage.kind in (PassageKind.AGENDA_NOTE, PassageKind.TABLE_ROW):
            continue
        for share, span in _stretches(exchange, passage, words):
            if best is None or share > best[0]:
                best = share, span
    paper = ledger.document(passages[0].document_id)
    if best is None or paper.date.day is None:
        return None
    return Mention(paper.document_id, paper.date.day, best[1], closes=True, share=best[0])


def _stretches(
    exchange: Exchange, passage: Passage, words: frozenset[str]
) -> Iterator[tuple[float, Span]]:
    under = _ARISING.search(" ".join(passage.locator.headings[-1:])) is not None
    number = _NUMBERED.match(passage.text)
    same = number is not None and _is_same(number["number"], exchange.item)
    if not (under or same or _names_asker(passage.text, exchange)):
        return
    sentences = list(split_sentences(passage.text))
    for place, (start, _) in enumerate(sentences):
        end = _end_of(passage.text, sentences, place)
        text = passage.text[start:end]
        if _ASKS.search(text) or _OPEN.search(text) or not _REPORTS.search(text):
            continue
        met = words & set(stems(text))
        share = len(met) / len(words) if words else 0.0
        if len(met) < _MIN_WORDS or share < _LEAST:
            continue
        named = _names_asker(text, exchange)
        least = _LEAST if same or named else _MIN_SHARE
        if (same or named or under) and share >= least:
            base = passage.locator.start
            yield share + same + named, Span(base + start, base + end, text)


def _end_of(text: str, sentences: Sequence[tuple[int, int]], first: int) -> int:
    """Return where the last sentence ends that stays short with the first; two at most."""
    start, end = sentences[first]
    if first + 1 == len(sentences) or "\n" in text[end : sentences[first + 1][0]]:
        return end
    following = sentences[first + 1][1]
    return following if len(text[start:following].split()) <= _MOST_WORDS else end


def _content(exchange: Exchange) -> frozenset[str]:
    people = {stem for asker in exchange.askers for stem in stems(asker.printed)}
    return frozenset(stems(exchange.question.text)) - _SAYS_LITTLE - people


def _is_same(number: str, item: str | None) -> bool:
    """Return whether a paragraph is numbered as the item in which the question was asked.

    >>> _is_same("17/23", "17/23."), _is_same("4", "4")
    (True, False)
    """
    plain = (item or "").strip(" .:)")
    return "/" in plain and number.strip(" .").upper() == plain.upper()


def _names_asker(text: str, exchange: Exchange) -> bool:
    names = [name for asker in exchange.askers if (name := surname_of(asker))]
    return any(re.search(rf"(?i)\b{re.escape(name)}(?:['’]s)?\b", text) for name in names)
