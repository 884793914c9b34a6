"""Whether citations are of what answers the question."""

from __future__ import annotations

import math
from collections.abc import Sequence

from eval.cases import Nugget
from eval.metrics.citations import share_of
from eval.metrics.nuggets import is_said
from eval.papers import Papers, Stretch
from eval.relevance import GoldPlace
from eval.runs import CitationMade


def cite_precision(
    citations: Sequence[CitationMade],
    matched: Sequence[Nugget],
    gold: Sequence[GoldPlace],
    papers: Papers,
) -> float:
    """Return the share of citations that prove something, after ALCE (2305.14627).

    They hold a nugget that the answer says, or lie in the section of a gold quotation.
    NaN without citations or without gold.
    """
    if not citations or not gold:
        return math.nan
    return share_of(
        any(is_said(nugget, (citation.quote,)) for nugget in matched)
        or any(lies_in_section(citation, place, papers) for place in gold)
        for citation in citations
    )


def nearest_proves(
    citations: Sequence[CitationMade], gold: Sequence[GoldPlace], papers: Papers
) -> float:
    """Return 1 if a passage named as nearest holds half of a gold quotation, else 0.

    NaN without gold.
    """
    if not gold:
        return math.nan
    return float(any(_holds(each, place, papers) for each in citations for place in gold))


def _holds(citation: CitationMade, gold: GoldPlace, papers: Papers) -> bool:
    shared = Stretch(gold.start, gold.end).overlap(citation.start, citation.end)
    return 2 * shared >= gold.end - gold.start and papers.same(citation.file, gold.doc)


def lies_in_section(citation: CitationMade, gold: GoldPlace, papers: Papers) -> bool:
    """Return whether at least half of a citation lies in the section of a gold quotation.

    A section goes from a heading to the next one; in a paper without headings it is the page, and
    without pages the quotation itself.
    """
    if not papers.same(citation.file, gold.doc):
        return False
    common = section_of(gold, papers).overlap(citation.start, citation.end)
    return common > 0 and 2 * common >= citation.end - citation.start


def section_of(gold: GoldPlace, papers: Papers) -> Stretch:
    """Return the stretch of a paper that a gold quotation stands in; from where it begins on."""
    paper = papers[gold.doc]
    pages = paper.page_places if paper.printed_pages else ()
    stretches = paper.sections if len(paper.sections) > 1 else pages
    held = [each for each in stretches if each.overlap(gold.start, gold.end)]
    if not held:
        return Stretch(gold.start, gold.end)
    return Stretch(held[0].start, held[-1].end)
