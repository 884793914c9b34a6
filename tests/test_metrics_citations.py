"""Citations are held against the papers themselves, read again."""

from __future__ import annotations

import math

import pytest

from assistant.answers import Basis
from eval.cases import Nugget
from eval.metrics.citations import (
    CitationCheck,
    check_citation,
    cite_recall,
    lead_citation,
    norm,
    page_correct,
    quote_verbatim,
    shown_citations,
    stands_on,
)
from eval.metrics.grounding import claims_in, number_support
from eval.metrics.precision import cite_precision
from eval.papers import Papers
from eval.relevance import GoldPlace
from eval.runs import AnswerMade, FollowUpsMade, PointMade, RowMade, TableMade
from tests.scored_papers import (
    MINUTES,
    NOT_FOUND,
    PLAN,
    REPORT,
    SAID,
    TWIN,
    answered,
    case_of,
    cited,
    counted,
    made_of,
    passages_of,
    quoting,
    rows_of,
    write_papers,
)

HOLDS, BROKEN, NO_PAGES = (
    CitationCheck(True, True),
    CitationCheck(False, True),
    CitationCheck(True, None),
)
WRONG_PAGE = CitationCheck(True, False)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return write_papers(tmp_path_factory.mktemp("papers"))


def test_a_quote_is_verbatim_apart_from_white_space_soft_hyphens_and_width(papers: Papers) -> None:
    for quote in (SAID, SAID.replace(" ", "\n", 3), SAID.replace("Director", "Direc\xadtor")):
        citation = cited(papers, MINUTES, SAID).model_copy(update={"quote": quote})
        assert check_citation(citation, papers) == NO_PAGES
    assert norm("ﬁle  x") == "file x"


@pytest.mark.parametrize(
    "change", [{"quote": SAID.upper()}, {"end": 60}, {"file": "none.md"}, {"quote": " "}]
)
def test_a_quote_that_differs_or_stands_elsewhere_is_not_verbatim(
    papers: Papers, change: dict[str, object]
) -> None:
    citation = cited(papers, MINUTES, SAID).model_copy(update=change)
    assert not check_citation(citation, papers).verbatim


def test_a_quote_must_stand_on_the_page_that_is_named(papers: Papers) -> None:
    quote = "The review looked at 40 cases."
    assert check_citation(cited(papers, REPORT, quote, page=1), papers) == HOLDS
    assert check_citation(cited(papers, REPORT, quote, page=2), papers) == WRONG_PAGE
    assert check_citation(cited(papers, REPORT, quote, page=9), papers) == WRONG_PAGE
    assert check_citation(cited(papers, REPORT, quote), papers) == WRONG_PAGE


def test_a_quote_may_go_on_overleaf_and_only_from_its_own_page() -> None:
    pages = [
        "It was led by Dr Keswick and ended after the sum-\n1 of 2",
        "Report\nmer with a report.",
    ]
    quote = "led by Dr Keswick and ended after the summer with a report."
    assert stands_on(quote, pages, 1, crosses=True)
    assert not stands_on(quote, pages, 1)
    assert not stands_on(quote, pages, 2, crosses=True)
    assert not stands_on("mer with a report.", pages, 1, crosses=True)


def test_the_first_sixty_characters_are_enough_of_a_quote_that_crosses() -> None:
    quote = "x" * 60 + " and what no page holds"
    assert stands_on(quote, ["x" * 60, "something else"], 1, crosses=True)
    assert not stands_on(quote, ["x" * 59, "something else"], 1, crosses=True)


def test_cells_of_a_row_may_stand_apart_on_the_page() -> None:
    page = "Ref Action Lead\n1.1 Review the thresh\x02olds\n2.1 Train staff\nDirector\nHead"
    assert stands_on("1.1 | Review the thresholds | Director", [page], 1)
    assert not stands_on("1.1 | Review the budget | Director", [page], 1)
    assert not stands_on("Review the thresholds Director", [page], 1)


def test_a_label_and_the_text_beside_it_are_one_line() -> None:
    page = (
        "Present: A Moss\nCo-opted\nmembers:\nMrs Downham, Revd Nettleship\n(church)\nClerk: F Tull"
    )
    assert stands_on("Present: A Moss\n\nCo-opted Mrs Downham, Revd Nettleship", [page], 1)
    far = page.replace("members", "m" * 200)
    assert not stands_on("Present: A Moss\n\nCo-opted Mrs Downham, Revd Nettleship", [far], 1)


def test_a_page_without_letters_cannot_be_read_again() -> None:
    assert stands_on("anything", ["  \n"], 1) is None
    assert stands_on("anything", [], None) is None


def test_shares_of_citations_skip_what_does_not_apply() -> None:
    assert quote_verbatim([HOLDS, BROKEN]) == 0.5
    assert page_correct([WRONG_PAGE, NO_PAGES, HOLDS]) == 0.5
    assert math.isnan(page_correct([NO_PAGES]))
    assert math.isnan(quote_verbatim([]))


def test_each_sentence_but_framing_needs_a_citation_that_holds() -> None:
    answer = answered(
        [
            quoting("Two were asked.", 1, 2),
            quoting("Nobody knows.", 3),
            quoting("Of nothing."),
            quoting("This is what I found.", basis=Basis.NOTICE),
            quoting("There are 14 more.", basis=Basis.NOTICE),
        ]
    )
    checks = {1: BROKEN, 2: NO_PAGES, 3: WRONG_PAGE}
    assert cite_recall(answer, checks) == 0.25
    assert math.isnan(cite_recall(NOT_FOUND, {}))


def test_only_what_proves_sentences_and_rows_counts_as_shown(papers: Papers) -> None:
    citations = [cited(papers, MINUTES, SAID, number) for number in (1, 2, 3, 4)]
    answer = AnswerMade(
        status=answered().status,
        sentences=(quoting("Fine words.", basis=Basis.NOTICE), quoting("14.", 2)),
        tables=(TableMade(rows=(RowMade(cells=("14",), citations=(1,)),)),),
        citations=tuple(reversed(citations)),
        nearest=(4,),
        follow_ups=FollowUpsMade(raise_in_committee=(PointMade(question="Why?", citations=(3,)),)),
    )
    assert [each.number for each in shown_citations(answer)] == [1, 2]
    lead = lead_citation(answer)
    assert lead is not None
    assert lead.number == 2
    assert lead_citation(NOT_FOUND) is None


def test_a_citation_is_precise_in_the_gold_section_or_with_a_nugget(papers: Papers) -> None:
    text = papers[MINUTES].text
    gold = [GoldPlace(MINUTES, start := text.index("14 of"), start + 10)]
    nugget = Nugget(kind="text", any_of=("opening hours",))
    same_section = cited(papers, MINUTES, "Councillor Tull asked how many actions were complete.")
    twin = cited(papers, TWIN, "Councillor Tull asked how many actions were complete.")
    other = cited(papers, MINUTES, "Councillor Moss asked about opening hours.")
    elsewhere = cited(papers, PLAN, "1.1 | Review thresholds")
    assert cite_precision([same_section, twin], [], gold, papers) == 1
    assert cite_precision([same_section, other, elsewhere], [], gold, papers) == pytest.approx(
        1 / 3
    )
    assert cite_precision([other, elsewhere], [nugget], gold, papers) == 0.5
    assert math.isnan(cite_precision([], [], gold, papers))
    assert math.isnan(cite_precision([other], [], [], papers))


def test_without_headings_the_page_is_the_section_and_without_pages_the_quote(
    papers: Papers,
) -> None:
    text = papers[REPORT].text
    gold = [GoldPlace(REPORT, at := text.index("40 cases"), at + 8)]
    if len(papers[REPORT].sections) == 1:
        assert cite_precision([cited(papers, REPORT, "It was led by Dr Keswick")], [], gold, papers)
        assert not cite_precision([cited(papers, REPORT, "Costs were 1,234")], [], gold, papers)
    row = papers[PLAN].text.index("1.1 | Review")
    gold = [GoldPlace(PLAN, row, row + 20)]
    assert cite_precision([cited(papers, PLAN, "1.1 | Review")], [], gold, papers) == 1
    assert cite_precision([cited(papers, PLAN, "1.2 | Train staff")], [], gold, papers) == 0


def test_claims_are_read_outside_quotations() -> None:
    claims = claims_in("On 3 March 2025, “Sixteen” of 14 were late; Councillor Tull told Ofsted.")
    assert [number.value for number in claims.numbers] == [14]
    assert [date.first.isoformat() for date in claims.dates] == ["2025-03-03"]
    assert claims.names == ("Councillor Tull", "Ofsted")


def test_figures_of_own_words_must_stand_in_citations_or_computed_rows(papers: Papers) -> None:
    passages = passages_of(papers)
    computed = counted("2", rows_of(passages, "r1", "r3"))
    citations = [cited(papers, MINUTES, SAID, date="2025-03-03")]
    answer = answered(
        [
            quoting(
                "On 3 March 2025, 2 of the 18 were led by the Director.", 1, basis=Basis.COMPUTED
            ),
            quoting("A quotation may say 99.", 1),
        ],
        citations,
    )
    assert number_support(made_of(case_of(), answer, computed=(computed,)), papers) == (1.0, ())
    share, missing = number_support(made_of(case_of(), answer), papers)
    assert share == pytest.approx(3 / 4)
    assert missing == ("2",)


def test_a_figure_echoed_from_the_question_is_not_support(papers: Papers) -> None:
    case = case_of(question="Were 17 of the 18 actions complete?")
    answer = answered(
        [quoting("Yes, 17 were complete.", 1, basis=Basis.MODEL)], [cited(papers, MINUTES, SAID)]
    )
    assert number_support(made_of(case, answer), papers) == (0.0, ("17",))


def test_an_answer_that_claims_nothing_has_no_number_support(papers: Papers) -> None:
    for answer in (NOT_FOUND, None, answered([quoting("14", 1)])):
        assert math.isnan(number_support(made_of(case_of(), answer), papers)[0])


def test_the_item_and_committee_of_a_citation_are_shown_with_it(papers: Papers) -> None:
    text = "At item 4 the Place Scrutiny Committee was told. Later papers are silent."
    said = [quoting(text, 1, basis=Basis.COMPUTED)]
    named = cited(papers, MINUTES, SAID).model_copy(
        update={"item": "4", "committee": "Place Scrutiny Committee"}
    )
    assert number_support(made_of(case_of(), answered(said, [named])), papers) == (1.0, ())
    bare = answered(said, [cited(papers, MINUTES, SAID)])
    _, missing = number_support(made_of(case_of(), bare), papers)
    assert missing == ("4", "Place Scrutiny Committee")
