"""Questions with their proof: asked at meetings, or made of the words of a known sentence."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from eval.bench.figures import BenchQuestion
from eval.bench.judging import squash
from eval.corpus.build import PAPERS, SOURCES
from eval.corpus.rendering.sources import read_sources

EXCHANGES = PAPERS.parent / "facts" / "exchanges.yaml"
SENTENCE_WORDS = range(12, 61)
QUERY_WORDS = 6
# A sentence on more pages than this is a running line or a formula, and no known item.
MAX_PAGES = 2

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CONTENT_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{3,}")


def natural_questions(pdfs: Sequence[Path]) -> list[BenchQuestion]:
    """Return the questions asked at the sample corpus's meetings and answered in `pdfs`."""
    wanted = {pdf.relative_to(PAPERS).as_posix() for pdf in pdfs if pdf.is_relative_to(PAPERS)}
    held = {source.file for source in read_sources(SOURCES) if source.output in wanted}
    exchanges = yaml.safe_load(EXCHANGES.read_text(encoding="utf-8"))
    return [
        BenchQuestion(text=str(each["asked"]), proof=str(each["answered"]), kind="natural")
        for file, listed in exchanges.items()
        if file in held
        for each in listed
        if "answered" in each
    ]


def known_items(
    sampled: Sequence[str], pages: Sequence[str], count: int, seed: int
) -> list[BenchQuestion]:
    """Return `count` sentences of the sampled pages, each as a query of its rarer words.

    `pages` are all pages: a sentence that stands on many of them is left out.
    """
    sentences = sorted({sentence for page in sampled for sentence in _sentences(page)})
    frequency = Counter(word for sentence in sentences for word in set(_content(sentence)))
    random.Random(seed).shuffle(sentences)
    squashed = [squash(page) for page in pages]
    items: list[BenchQuestion] = []
    for sentence in sentences:
        if len(items) == count:
            break
        query = _rarer_words(sentence, frequency)
        whole = squash(sentence)
        if len(query) == QUERY_WORDS and sum(whole in page for page in squashed) <= MAX_PAGES:
            items.append(BenchQuestion(text=" ".join(query), proof=sentence, kind="known_item"))
    return items


def _sentences(page: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(" ".join(page.split())):
        whole = sentence[:1].isupper() and sentence.endswith((".", "!", "?"))
        if whole and len(sentence.split()) in SENTENCE_WORDS:
            yield sentence


def _content(sentence: str) -> list[str]:
    return [word.lower() for word in _CONTENT_WORD.findall(sentence)]


def _rarer_words(sentence: str, frequency: Counter[str]) -> list[str]:
    words = list(dict.fromkeys(_content(sentence)))
    rarest = set(sorted(words, key=lambda word: frequency[word])[:QUERY_WORDS])
    return [word for word in words if word in rarest]
