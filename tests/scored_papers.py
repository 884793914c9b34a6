"""Three small papers, and answers about them, for tests of scoring."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from assistant.answers import AnswerStatus, Basis
from eval.cases import Case
from eval.papers import Papers
from eval.runs import (
    AnswerMade,
    CitationMade,
    ComputedValue,
    Generated,
    IndexedPassage,
    RetrievedPassage,
    RowPlace,
    SentenceMade,
)

MINUTES, PLAN, TWIN, REPORT = "minutes.md", "plan.csv", "again/minutes.md", "report.pdf"
_MINUTES = """# Minutes of 3 March 2025

## 4. Action plan

Councillor Tull asked how many actions were complete. The Director said that 14 of the 18 actions were complete.

## 5. Libraries

Councillor Moss asked about opening hours. No answer was given.
"""
_PLAN = """Ref,Action,Lead,Status
1.1,Review thresholds,Director,Complete
1.2,Train staff,Head of Service,Open
1.3,Publish a strategy,Director,Complete
"""
_PAGES = (
    ("The review looked at 40 cases.", "It was led by Dr Keswick and ended after the sum-"),
    ("mer with a report to members.", "Costs were 1,234 pounds in all."),
)
SAID = "The Director said that 14 of the 18 actions were complete."


def write_papers(folder: Path) -> Papers:
    """Write the papers below `folder`; the minutes stand there twice."""
    for name, content in ((MINUTES, _MINUTES), (TWIN, f"{_MINUTES}\n"), (PLAN, _PLAN)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    canvas = Canvas(str(folder / REPORT), invariant=1)
    for lines in _PAGES:
        for number, line in enumerate(lines):
            canvas.drawString(72, 760 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return Papers([folder])


def passage_of(papers: Papers, doc: str, words: str, name: str) -> IndexedPassage:
    """Return the passage that is `words` of a paper."""
    start = papers[doc].text.index(words)
    return IndexedPassage(id=name, doc=doc, page=1, start=start, end=start + len(words))


def passages_of(papers: Papers) -> list[IndexedPassage]:
    """Return every paragraph and row as a passage; those of the minutes stand there twice."""
    return [
        passage_of(papers, MINUTES, "Councillor Tull asked how many actions were complete.", "m1"),
        passage_of(papers, MINUTES, SAID, "m2"),
        passage_of(papers, MINUTES, "Councillor Moss asked about opening hours.", "m3"),
        passage_of(papers, TWIN, SAID, "t2"),
        passage_of(papers, PLAN, "1.1 | Review thresholds | Director | Complete", "r1"),
        passage_of(papers, PLAN, "1.2 | Train staff | Head of Service | Open", "r2"),
        passage_of(papers, PLAN, "1.3 | Publish a strategy | Director | Complete", "r3"),
    ]


def cited(papers: Papers, doc: str, quote: str, number: int = 1, **more: object) -> CitationMade:
    """Return a citation of `quote` where it stands; `more` overrides what is said of it."""
    start = papers[doc].text.index(quote)
    fields = {
        "number": number,
        "passage_id": f"p{number}",
        "file": doc,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        **more,
    }
    return CitationMade.model_validate(fields)


def quoting(text: str, *numbers: int, basis: Basis = Basis.QUOTATION) -> SentenceMade:
    """Return a sentence with its citations."""
    return SentenceMade(text=text, basis=basis, citations=numbers)


def answered(
    sentences: Sequence[SentenceMade] = (),
    citations: Sequence[CitationMade] = (),
    status: AnswerStatus = AnswerStatus.ANSWERED,
) -> AnswerMade:
    """Return an answer."""
    return AnswerMade(status=status, sentences=tuple(sentences), citations=tuple(citations))


NOT_FOUND = answered(
    [quoting("I could not find this in the papers.", basis=Basis.NOTICE)],
    status=AnswerStatus.NOT_IN_PAPERS,
)


def made_of(case: Case, answer: AnswerMade | None, **more: object) -> Generated:
    """Return what was made of a case."""
    fields = {"case_id": case.id, "case_hash": case.content_hash, "answer": answer, **more}
    return Generated.model_validate(fields)


def ranked(passages: Sequence[IndexedPassage], *names: str) -> tuple[RetrievedPassage, ...]:
    """Return a ranking of the named passages, best first."""
    by_id = {passage.id: passage for passage in passages}
    return tuple(
        RetrievedPassage(
            passage_id=name,
            doc=by_id[name].doc,
            start=by_id[name].start,
            end=by_id[name].end,
            score=1 - rank / 100,
        )
        for rank, name in enumerate(names)
    )


def rows_of(passages: Sequence[IndexedPassage], *names: str) -> tuple[RowPlace, ...]:
    """Return the named rows as what a value was computed from."""
    return tuple(
        RowPlace(record_id=p.id, doc=p.doc, start=p.start, end=p.end)
        for p in passages
        if p.id in names
    )


def counted(value: str, rows: Sequence[RowPlace]) -> ComputedValue:
    """Return a count of rows."""
    return ComputedValue(
        name="complete", value=value, formula=f"count of {len(rows)} rows", rows=tuple(rows)
    )


def case_of(**fields: object) -> Case:
    """Return the case of the minuted count, changed by `fields`."""
    usual: dict[str, object] = {
        "id": "ans-1",
        "split": "dev",
        "type": "count",
        "question": "How many actions are complete?",
        "expect_status": ["answered"],
        "nuggets": [{"id": "n1", "kind": "number", "any_of": ["14"]}],
        "support": [{"group": "a", "doc": MINUTES, "quote": "14 of the 18 actions were complete"}],
        "author": "ab",
    }
    return Case.model_validate({**usual, **fields})
