"""What makes a sentence sure enough, and which passage comes first for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.candidates import Chosen
from assistant.answering.judging import judge
from assistant.answering.pipeline import Tools, open_view
from assistant.answering.ranking import Ranked, Ranking
from assistant.answering.reordering import reordered
from assistant.answering.sureness import sureness
from assistant.answering.turns import Role, read_turns
from assistant.answering.understanding import understand
from assistant.answering.weighing import features_of, is_plain, read_weights, weigh
from assistant.answers import AnswerStatus, Question


@pytest.fixture
def sentence(invented_tools: Tools) -> Chosen:
    """Give a sentence that has all the words of its question, and what is asked for."""
    view = open_view(invented_tools)
    passage = view.passages([0])[0]
    turn, base = read_turns(passage)[0], passage.locator.start
    return Chosen(
        passage,
        view.documents[passage.document_id],
        base + turn.start,
        base + turn.end,
        Role.STATEMENT,
        covered=1.0,
        said=1.0,
        placed=1.0,
        holds=True,
        turn=turn,
        meaning=0.6,
    )


def test_a_sentence_in_the_questions_own_words_is_plain(sentence: Chosen) -> None:
    assert is_plain(sentence)
    assert is_plain(replace(sentence, covered=0.2, role=Role.ANSWER))
    assert not is_plain(replace(sentence, covered=0.2))
    assert not is_plain(replace(sentence, said=0.5))
    assert not is_plain(replace(sentence, holds=False))
    assert not is_plain(replace(sentence, lacking=0.5))


def test_likeness_and_a_good_place_make_a_sentence_surer(
    sentence: Chosen, invented_tools: Tools
) -> None:
    plan = understand(Question("Who leads the plan?"), (), open_view(invented_tools))
    like, unlike, late = weigh(
        plan,
        [
            replace(sentence, said=0.4),
            replace(sentence, said=0.4, meaning=0.1),
            replace(sentence, said=0.4, rank=20),
        ],
    )
    assert like.sure > unlike.sure
    assert like.sure > late.sure
    assert like.score > unlike.score


def test_each_feature_has_its_weight(sentence: Chosen, invented_tools: Tools) -> None:
    plan = understand(Question("Who leads the plan?"), (), open_view(invented_tools))
    assert set(features_of(plan, sentence)) == set(read_weights().by_name)


def test_passages_with_a_sure_sentence_come_first(sentence: Chosen) -> None:
    ranked = [Ranked(row, 1.0 - row / 10, 0.0, 0.0) for row in range(3)]
    found = reordered(ranked, [replace(sentence, row=2, sure=0.9), replace(sentence, row=0)])
    assert [each.row for each in found] == [2, 0, 1]
    assert [each.row for each in reordered(ranked, [])] == [0, 1, 2]


def test_an_answer_is_surer_with_a_surer_sentence_and_where_passages_are_near() -> None:
    near, far = Ranked(0, 1.0, 0.5, 0.7), Ranked(1, 1.0, 0.5, 0.2)
    assert sureness(0.6, [near, far]) == sureness(0.6, [near])
    assert sureness(0.6, [near]) > sureness(0.6, [far]) > sureness(0.1, [far])
    assert 0 < sureness(0.0, []) < sureness(1.0, [near]) < 1


def test_what_another_paper_says_as_well_is_not_told_as_the_answer(
    sentence: Chosen, invented_tools: Tools
) -> None:
    view = open_view(invented_tools)
    plan = understand(Question("What was said of the plan?"), (), view)
    best = replace(sentence, sure=0.9, score=3.0, said=0.8, meaning=0.6)
    other = replace(
        best,
        document=replace(best.document, document_id="another paper"),
        start=best.end - 10,
        score=2.0,
        sure=0.6,
    )
    ranking = Ranking((Ranked(0, 1.0, 0.5, 0.6),), (), 1)

    def status(rival: Chosen) -> AnswerStatus:
        return judge(plan, [best, rival], ranking, view).status

    assert status(replace(other, said=0.5, meaning=0.4)) is AnswerStatus.ANSWERED
    assert status(replace(other, said=0.8, meaning=0.4)) is AnswerStatus.ANSWERED
    assert status(other) is AnswerStatus.NOT_IN_PAPERS
    assert status(replace(other, said=0.5, sure=0.85)) is AnswerStatus.NOT_IN_PAPERS
