"""What is open while an item is read: questions, remarks and the answer so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.council import AnswerClass, Speaker
from ingest.extracting.exchanges.answer_classes import class_of
from ingest.extracting.exchanges.exchanges_kinds import stems
from ingest.extracting.exchanges.exchanges_parts import deal_out
from ingest.extracting.exchanges.exchanges_turns import Turn
from ingest.extracting.minutes.speakers import People, leading_speaker

# Topics were asked about where the words that lead them in name questions or answers.
ASKED_TOPICS = re.compile(
    r"(?i)\b(?:questions?|quer(?:y|ies|ied)|asked|responses?|answers?|answered|repl(?:y|ies)|replied)\b"
)


_TO_SEVERAL = re.compile(
    r"(?i)\b(?:both|these|those|all) (?:of )?(?:the )?(?:questions|points|queries|members)\b"
)


@dataclass(slots=True)
class Asked:
    """A question: its place, what it asks in words, and by whom. `weak`: a remark, answered or dropped."""

    start: int
    end: int
    text: str
    askers: tuple[Speaker, ...]
    paragraph: int
    weak: bool = False
    topic: bool = False
    written: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with its speaker; `own`: it opens a point of its own."""

    start: int
    end: int
    text: str
    speaker: Speaker | None
    paragraph: int
    own: bool = True
    added_later: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """A question and the sentences that answer it, in order."""

    asked: Asked
    answers: tuple[Sentence, ...]

    def with_more(self, sentence: Sentence) -> Linked:
        """Return the question with one more sentence of its answer."""
        return replace(self, answers=(*self.answers, sentence))


@dataclass(slots=True)
class Open:
    """The state of reading one item.

    `run` are the questions not closed yet, `answers` what was answered to them; `remarks`
    and `said` are statements that an answer may follow. `asker` asked last. `echo` is a
    sentence of the asker's paragraph that may be the answer. `listing` is the paragraph
    whose list is the answer, `topics` the lead-in of a list of topics, which `found` holds
    from `topics_from` on, `asking` who puts
    the questions of a list. `written` says
    which part of a written question is being read.
    """

    people: People
    found: list[Linked] = field(default_factory=list)
    run: list[Asked] = field(default_factory=list)
    answers: list[Sentence] = field(default_factory=list)
    remarks: list[Asked] = field(default_factory=list)
    said: Asked | None = None
    asker: tuple[Speaker, ...] = ()
    asker_paragraph: int = -1
    echo: Sentence | None = None
    listing: int = -1
    topics: Asked | None = None
    topics_from: int = 0
    asking: tuple[Speaker, ...] | None = None
    written: str = ""
    addressee: Speaker | None = None

    def asked_words(self) -> frozenset[str]:
        """Return what the open questions are about."""
        return stems(" ".join(asked.text for asked in self.run))

    def close_topics(self) -> None:
        """End a list of topics. Points that were neither asked nor answered are no questions."""
        if self.topics is not None:
            listed = self.found[self.topics_from :]
            asked = ASKED_TOPICS.search(self.topics.text) or any(link.answers for link in listed)
            if not asked:
                del self.found[self.topics_from :]
            self.topics = None

    def flush(self) -> None:
        """Give out the questions that are open, with their answers, and forget them."""
        self.close_topics()
        if self.run and not self.answers and self.echo is not None:
            self.answers = [self.echo]
        self.found += deal(self.run, self.answers)
        self.run, self.answers, self.remarks = [], [], []
        self.listing, self.topics, self.written, self.addressee, self.echo = (
            -1,
            None,
            "",
            None,
            None,
        )
        self.asking = None

    def voice(self, text: str) -> Speaker | None:
        """Return who speaks first in a clause."""
        return leading_speaker(self.people, text[:1].upper() + text[1:])


def remark_of(turn: Turn) -> Asked:
    """Return a statement as something that may be answered."""
    return Asked(turn.start, turn.end, turn.text, turn.speakers, turn.paragraph, weak=True)


def sentence_of(turn: Turn, speaker: Speaker | None, *, own: bool = True) -> Sentence:
    """Return a turn as a sentence of an answer."""
    return Sentence(turn.start, turn.end, turn.text, speaker, turn.paragraph, own)


def deal(run: Sequence[Asked], answers: Sequence[Sentence]) -> list[Linked]:
    """Return the questions each with the sentences that answer it; an unanswered remark is none."""
    if not run:
        return []
    above = _above(run, answers)
    if above:
        return [*deal(run[:above], ()), *deal(run[above:], answers)]
    texts = [sentence.text for sentence in answers]
    if run[-1].weak and len(run) > 1:
        dealt = _nearest(run, texts)
    else:
        dealt = deal_out([asked.text for asked in run], texts, [a.own for a in answers])
    linked = [
        Linked(asked, tuple(answers[i] for i in places))
        for asked, places in zip(run, dealt, strict=True)
    ]
    if all(not link.answers or _only_assures(link) for link in linked):
        linked = [link if link.answers else Linked(link.asked, tuple(answers)) for link in linked]
    return [link for link in linked if link.answers or not (link.asked.weak or link.asked.topic)]


def _above(run: Sequence[Asked], answers: Sequence[Sentence]) -> int:
    """Return how many questions stand in paragraphs above the one that is asked and answered.

    An answer in the paragraph of a question is to it, unless it names several questions.
    """
    if (
        not answers
        or answers[0].paragraph != run[-1].paragraph
        or _TO_SEVERAL.search(answers[0].text)
    ):
        return 0
    above = [asked for asked in run if asked.paragraph < run[-1].paragraph]
    return 0 if any(asked.weak for asked in above) else len(above)


def _nearest(run: Sequence[Asked], texts: Sequence[str]) -> list[list[int]]:
    """Deal each sentence to the last remark, unless an earlier one shares clearly more words."""
    dealt: list[list[int]] = [[] for _ in run]
    words = [stems(asked.text) for asked in run]
    for index, text in enumerate(texts):
        shared = [len(about & stems(text)) for about in words]
        shared[-1] += 1
        best = max(shared)
        dealt[len(run) - 1 if shared[-1] == best else shared.index(best)].append(index)
    return dealt


def _only_assures(link: Linked) -> bool:
    words = "\n".join(sentence.text for sentence in link.answers)
    return class_of(link.asked.text, words).answer_class is AnswerClass.ASSURANCE_ONLY
