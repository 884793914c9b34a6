"""Questions asked at meetings and on paper, with what was answered to each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.council import AnswerClass, Exchange, Reply, Speaker
from assistant.documents import DocumentKind
from assistant.spans import Span
from ingest.extracting.exchanges.answer_classes import class_of
from ingest.extracting.exchanges.exchanges_cues import NO_REPLY
from ingest.extracting.exchanges.exchanges_labelled import spoken_turns
from ingest.extracting.exchanges.exchanges_linking import link_turns
from ingest.extracting.exchanges.exchanges_open import Asked, Linked, Sentence
from ingest.extracting.exchanges.exchanges_tables import table_exchanges
from ingest.extracting.exchanges.exchanges_turns import Act, Turn, turns_of
from ingest.extracting.minutes.minutes import MinutedItem, is_minutes, minuted_items
from ingest.extracting.minutes.minutes_inside import minutes_inside
from ingest.extracting.minutes.speakers import People, people_of
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import BlockKind


def extract_exchanges(paper: Paper) -> list[Exchange]:
    """Return every question that minutes or a question paper record, in reading order.

    Minutes that a pack of reports holds are read too.
    Other papers record those of a table that names who asked: what else a report says that
    somebody asked is not a minute.
    """
    inside = minutes_inside(paper)
    people = people_of(paper)
    tabled = list(table_exchanges(paper, people))
    if not (inside or is_minutes(paper) or paper.facts.kind is DocumentKind.QUESTION_PAPER):
        return tabled
    items = [(item, list(_turns(people, item))) for item in minuted_items(paper, inside)]
    asking = _those_who_ask(turns for _, turns in items)
    found: list[Exchange] = []
    for item, turns in items:
        lists = frozenset(_list_paragraphs(item))
        heard = [_as_member(turn, asking) for turn in turns]
        for linked in link_turns(people, heard, lists):
            found.append(_exchange(paper, item, linked, len(found)))
    return [*found, *tabled]


def _turns(people: People, item: MinutedItem) -> Iterator[Turn]:
    if item.heading is not None:
        heading = next(turns_of(people, item.heading, -1), None)
        if heading is not None and heading.act is Act.WRITTEN:
            yield replace(heading, verb_end=len(heading.text))
    for number, paragraph in enumerate(item.paragraphs):
        yield from spoken_turns(people, paragraph, number)


def _list_paragraphs(item: MinutedItem) -> Iterator[int]:
    """Yield the places of list items; a number that follows on from before a list is a paragraph's."""
    numbered, inside = 0, False
    for place, paragraph in enumerate(item.paragraphs):
        if paragraph.kind is not BlockKind.LIST_ITEM:
            continue
        digits = re.match(r"\d+", paragraph.number or "")
        if digits is None:
            inside = True
            yield place
        elif not (inside and int(digits.group()) == numbered + 1):
            yield place
        numbered = int(digits.group()) if digits else numbered


def _those_who_ask(all_turns: Iterator[Sequence[Turn]]) -> frozenset[str]:
    """Return the names of those who ask in this paper and never reply in words that only reply.

    Where "Mr X" may be a member or an officer and no list says which, this tells.
    """
    ask: set[str] = set()
    reply: set[str] = set()
    for turns in all_turns:
        for turn in turns:
            if turn.speakers and turn.act in (Act.QUESTION, Act.REPLY):
                sure = turn.act is Act.REPLY and (turn.sure or turn.directed)
                names = ask if turn.act is Act.QUESTION else reply if sure else set()
                names.update(speaker.name for speaker in turn.speakers if speaker.name)
    return frozenset(ask - reply)


def _as_member(turn: Turn, asking: frozenset[str]) -> Turn:
    if (
        turn.member
        or not turn.speakers
        or turn.speakers[0].name not in asking
        or turn.speakers[0].role
    ):
        return turn
    statement = turn.act is Act.REPLY and turn.named
    return replace(turn, member=True, act=Act.STATEMENT if statement else turn.act)


def _exchange(paper: Paper, item: MinutedItem, linked: Linked, part: int) -> Exchange:
    asked = linked.asked
    question = paper.span(asked.start, asked.end)
    replies = _replies(paper, linked.answers)
    answer_class, words = _judge(paper, asked, linked.answers)
    end = max([asked.end, *(reply.span.end for reply in replies)])
    start = min([asked.start, *(reply.span.start for reply in replies)])
    return Exchange(
        record_id=paper.record_id("exchange", asked.start, asked.end, part),
        document_id=paper.document_id,
        passage_id=paper.passage_id(question.start),
        span=paper.span(start, end),
        committee=item.committee,
        day=item.day,
        item=item.number,
        item_title=item.title,
        askers=asked.askers,
        question=question,
        replies=replies,
        answer_class=answer_class,
        class_words=words,
        topic=asked.topic,
        written=asked.written,
    )


def _replies(paper: Paper, answers: Sequence[Sentence]) -> tuple[Reply, ...]:
    """Return the sentences of an answer as stretches, one for each speaker."""
    replies: list[Reply] = []
    stretch: list[Sentence] = []
    for sentence in answers:
        if stretch and not _same_stretch(paper, stretch[-1], sentence):
            replies.append(_reply(paper, stretch))
            stretch = []
        stretch.append(sentence)
    return (*replies, _reply(paper, stretch)) if stretch else ()


def _same_stretch(paper: Paper, above: Sentence, below: Sentence) -> bool:
    between = paper.text[above.end : below.start]
    same = above.speaker is below.speaker or _label(above.speaker) == _label(below.speaker)
    return same and above.added_later == below.added_later and not between.strip()


def _label(speaker: Speaker | None) -> str:
    return speaker.label if speaker else ""


def _reply(paper: Paper, stretch: Sequence[Sentence]) -> Reply:
    speaker = next(
        (s.speaker for s in stretch if s.speaker and not s.speaker.by_rule), stretch[0].speaker
    )
    return Reply(speaker, paper.span(stretch[0].start, stretch[-1].end), stretch[0].added_later)


def _judge(
    paper: Paper, asked: Asked, answers: Sequence[Sentence]
) -> tuple[AnswerClass, Span | None]:
    """Return how the question was answered, and the words of the answer that show it."""
    if not answers:
        return AnswerClass.NONE_RECORDED, None
    if all(one.speaker is None and NO_REPLY.search(one.text) for one in answers):
        return AnswerClass.NONE_RECORDED, paper.span(answers[0].start, answers[-1].end)
    texts, places = "", []
    for sentence in answers:
        places.append((len(texts), sentence.start))
        texts += sentence.text + "\n"
    judged = class_of(asked.text, texts)
    offset, place = [pair for pair in places if pair[0] <= judged.start][-1]
    return judged.answer_class, paper.span(
        place + judged.start - offset, place + judged.end - offset
    )
