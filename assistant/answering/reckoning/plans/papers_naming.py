"""Which papers name a plan, in an item, a question or their title: looked up by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.naming_plans import holds_name, words_that_tell
from assistant.answering.terms import tokens
from assistant.council import Exchange, Meeting


@dataclass(frozen=True, slots=True)
class _Texts:
    """Short texts of papers, each with the papers that print it, by the words they hold."""

    papers: Mapping[str, set[str]]
    by_word: Mapping[str, set[str]]


def papers_naming(words: Sequence[str], ledger: Ledger) -> set[str]:
    """Return the ids of papers of which an item, a question or the title names a plan."""
    texts = ledger.once("texts that may name a plan", _texts)
    telling = words_that_tell(words)
    held = [texts.by_word.get(word, set()) for word in telling]
    likely = set.intersection(*held) if held else set(texts.papers)
    named = (text for text in likely if _names(text, words))
    return {paper for text in named for paper in texts.papers[text]}


def _names(text: str, words: Sequence[str]) -> bool:
    small = text.lower()
    return all(word in small for word in words) and holds_name(text, words)


def _texts(ledger: Ledger) -> _Texts:
    papers: dict[str, set[str]] = defaultdict(set)
    by_word: dict[str, set[str]] = defaultdict(set)
    for text, document_id in _printed(ledger):
        papers[text].add(document_id)
    for text in papers:
        for word in tokens(text):
            by_word[word].add(text)
    return _Texts(papers, by_word)


def _printed(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for meeting in ledger.records(Meeting):
        yield from ((item.title, meeting.document_id) for item in meeting.items)
    yield from ((each.span.text, each.document_id) for each in ledger.records(Exchange))
    yield from ((paper.title, key) for key, paper in ledger.documents.items())
