"""`python -m eval.extraction`: how exactly records are read, against labels made by people."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer
import yaml
from rich.console import Console
from rich.table import Table

from assistant.actions import ActionItem
from assistant.council import Record
from assistant.documents import Access
from assistant.errors import UnreadableDocumentError
from assistant.models.embedding import load_embedder
from eval.extraction.anchors import WordIndex
from eval.extraction.cost import measure
from eval.extraction.labels import LabelledPaper, hashed, read_labels
from eval.extraction.matching import Matched, match
from eval.extraction.plan_scoring import PlanScore, read_plans, score_plan
from eval.extraction.proposal_scoring import Compared, compare_readers, read_irregular, shares
from eval.extraction.scoring import Score, compare
from eval.extraction.table_scoring import TableScore, read_tables, score_table
from eval.statistics import wilson_interval
from ingest.classifying import classify
from ingest.extracting.paper import Paper
from ingest.extracting.records import extract_records
from ingest.parsing.parsed import ParsedDocument, ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

CORPUS = Path(__file__).parents[1] / "corpus"
GOLD = Path(__file__).with_name("gold")
TABLES = GOLD.with_name("tables.yaml")
IRREGULAR = GOLD.with_name("irregular")
_MAX_WORDS = 170
READ = {".pdf", ".docx", ".html", ".htm", ".xlsx", ".csv", ".txt", ".md"}
_HERE = Path(__file__).parent
PLANS = {
    "sample": (CORPUS / "facts" / "plans.yaml", CORPUS / "papers"),
    "other layouts": (_HERE / "plans" / "gold.yaml", _HERE / "plans" / "papers"),
}

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
out = Console()


@app.command()
def score(
    papers: Annotated[Path, typer.Option(help="The folder that the labels' files stand in.")],
    part: Annotated[str, typer.Option(help="dev, test or all.")] = "dev",
    gold: Annotated[Path, typer.Option(help="The folder of labels.")] = GOLD,
    show: Annotated[bool, typer.Option(help="List what was missed, invented or wrong.")] = False,
) -> None:
    """Measure exchanges, commitments, resolutions and recommendations in labelled papers."""
    scores: dict[str, Score] = {}
    read: dict[str, tuple[Paper, Sequence[Record]]] = {}
    for labelled in read_labels(gold):
        path = papers / labelled.file
        if part not in ("all", labelled.part) or not path.is_file():
            continue
        if labelled.file not in read:
            paper = read_for_scoring(path, labelled.file)
            read[labelled.file] = paper, extract_records(paper)
        paper, records = read[labelled.file]
        for kind in labelled.types:
            matched = match(labelled, kind, paper, records)
            scores.setdefault(kind, Score()).add(matched)
            if show:
                _show(labelled, matched, paper)
    _print(scores, f"{len(read)} papers, part {part}")


@app.command()
def plans(
    part: Annotated[str, typer.Option(help="dev, test or all.")] = "dev",
    show: Annotated[bool, typer.Option(help="List every wrong row and cell.")] = False,
) -> None:
    """Measure rows and cells of the sample's plans and of plans in other layouts."""
    grid = Table(title=f"Action plans, part {part}")
    for column in ("plans", "rows", "missed", "invented", "cells right", "wrong by field"):
        grid.add_column(column)
    for name, (gold, folder) in PLANS.items():
        each = PlanScore()
        chosen = [p for p in read_plans(gold) if part in ("all", p.part) or name == "sample"]
        for plan in chosen:
            records = extract_records(read_for_scoring(folder / plan.file, plan.file))
            score_plan(plan, [r for r in records if isinstance(r, ActionItem)], each)
        right, compared = each.right_cells
        wrong = {field: counts[False] for field, counts in each.cells.items() if counts[False]}
        told = ", ".join(f"{field} {count}" for field, count in wrong.items())
        share = f"{right}/{compared} ({right / max(compared, 1):.2%})"
        counts = (str(each.found), str(each.missed), str(each.invented))
        grid.add_row(f"{name} ({len(chosen)})", *counts, share, told)
        for line in each.wrong if show else ():
            out.print(f"  {line}", markup=False, highlight=False)
    out.print(grid)


@app.command()
def tables(
    papers: Annotated[Path, typer.Option(help="The folder that the tables' files stand in.")],
    part: Annotated[str, typer.Option(help="dev, test or all.")] = "dev",
    show: Annotated[bool, typer.Option(help="List every wrong row and cell.")] = False,
) -> None:
    """Measure rows, cells and fills of rated tables in real papers."""
    scores: dict[str, TableScore] = {}
    parsed: dict[str, ParsedDocument] = {}
    for table in read_tables(TABLES):
        path = papers / table.file
        if part not in ("all", table.part) or not path.is_file():
            continue
        if table.file not in parsed:
            parsed[table.file] = parse_file(path, ParsingLimits())
        each = scores.setdefault(table.kind, TableScore())
        score_table(table, parsed[table.file], each)
    grid = Table(title=f"Rated tables, {len(parsed)} papers, part {part}")
    for column in ("kind", "rows found", "rows missed", "cells right", "fills right"):
        grid.add_column(column)
    for kind, each in scores.items():
        cells, fills = (f"{c[True]}/{c.total()}" for c in (each.cells, each.fills))
        grid.add_row(kind, str(each.found), str(each.missed), cells, fills)
        for line in each.wrong if show else ():
            out.print(f"  {line}", markup=False, highlight=False)
    out.print(grid)


@app.command()
def proposals(
    papers: Annotated[
        Path | None, typer.Option(help="Also the labelled papers that stand in this folder.")
    ] = None,
    part: Annotated[str, typer.Option(help="dev, test or all, of the labelled papers.")] = "dev",
    show: Annotated[bool, typer.Option(help="List the planted faults that were kept.")] = False,
) -> None:
    """Measure rules alone against rules and what scripted readers propose of irregular minutes."""
    _print_compared("irregular minutes", IRREGULAR, read_irregular(IRREGULAR), show=show)
    if papers is not None:
        chosen = [each for each in read_labels(GOLD) if part in ("all", each.part)]
        _print_compared(f"labelled papers, part {part}", papers, chosen, show=show)


def _print_compared(
    name: str, folder: Path, labelled: Sequence[LabelledPaper], *, show: bool
) -> None:
    present = [each for each in labelled if (folder / each.file).is_file()]
    papers = {each.file: read_for_scoring(folder / each.file, each.file) for each in present}
    records = {file: extract_records(paper) for file, paper in papers.items()}
    compared = compare_readers([(e, papers[e.file], records[e.file]) for e in present])
    grid = Table(title=f"{name}: {len(papers)} papers")
    for column in ("read by", "record", "found", "missed", "invented", "precision", "recall"):
        grid.add_column(column)
    for reader, each in compared.items():
        for kind, score in {**each.scores, "all": each.total()}.items():
            counts = (str(score.found), str(score.missed), str(score.invented))
            told = (
                f"{value:.3f}" + (f" [{i.low:.2f}, {i.high:.2f}]" if i else "")
                for _, value, i in shares(score)
            )
            grid.add_row(reader, kind, *counts, *told)
    out.print(grid)
    for reader, each in compared.items():
        _print_rows(reader, each, show=show)


def _print_rows(reader: str, compared: Compared, *, show: bool) -> None:
    """Say what became of a reader's rows, and of the faults that were planted in them."""
    names = compared.named()
    out.print(f"{reader}: names right {names[True]} of {names.total()}", highlight=False)
    if not compared.rows:
        return
    reasons = ", ".join(f"{n} {fault.value}" for fault, n in compared.dropped.most_common())
    out.print(f"  {compared.rows} rows, {compared.proposed} proposed; dropped: {reasons}")
    _print_lies("of its rows with a planted fault were dropped", compared.lies)
    _print_lies("were dropped with each fault in each row that passes", compared.every_lie)
    for line in compared.survived if show else ():
        out.print(f"    kept: {line}", markup=False, highlight=False)


def _print_lies(told: str, lies: Counter[tuple[str, bool]]) -> None:
    planted = lies.total()
    if not planted:
        return
    dropped = sum(count for (_, was_dropped), count in lies.items() if was_dropped)
    share = wilson_interval(dropped, planted)
    kinds = ", ".join(
        f"{kind} {lies[kind, True]}/{lies[kind, True] + lies[kind, False]}"
        for kind in sorted({kind for kind, _ in lies})
    )
    out.print(
        f"  {dropped} of {planted} {told}: {dropped / planted:.3f}"
        f" [{share.low:.2f}, {share.high:.2f}] ({kinds})",
        highlight=False,
    )


@app.command()
def cost(
    papers: Annotated[Path, typer.Option(help="A folder of papers.")],
    every: Annotated[int, typer.Option(help="Take every so manieth file.")] = 1,
) -> None:
    """Measure what extraction adds to the time of parsing, cutting and embedding."""
    files = sorted(p for p in papers.rglob("*") if p.is_file() and p.suffix.lower() in READ)[
        ::every
    ]
    named = [(path, path.relative_to(papers).as_posix()) for path in files]
    embedder = load_embedder(threads=1, cache=Path("var/models"))
    embedder.embed(["warm"])
    spent = measure(named, read_for_scoring, embedder, UnreadableDocumentError)
    grid = Table(title=f"{spent.papers} papers, {spent.pages} pages, one process")
    for column in ("step", "seconds", "ms a page"):
        grid.add_column(column)
    steps = {"parse and cut": spent.reading_s, "embed": spent.embedding_s, **spent.extracting_s}
    for step, seconds in steps.items():
        grid.add_row(step, f"{seconds:.2f}", f"{seconds / spent.pages * 1000:.2f}")
    out.print(grid)
    out.print(f"with extraction: {spent.ratio:.3f} times the time without")
    out.print(", ".join(f"{count} {name}" for name, count in spent.records.most_common()))


@app.command()
def keep(
    labelled: Annotated[Path, typer.Argument(help="Labels with quotations, as people made them.")],
    kept: Annotated[Path, typer.Argument(help="Where the labels with hashes are written.")],
) -> None:
    """Hash the quotations of labels, so that they can be kept without the papers' words."""
    labels = yaml.safe_load(labelled.read_text("utf-8"))
    written = [dict(hashed(each)) for each in labels]
    kept.write_text(yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=110))
    out.print(f"{sum(len(each.get('records') or []) for each in labels)} labels kept")


def read_for_scoring(path: Path, name: str) -> Paper:
    """Return a file as extractors are given it."""
    parsed = parse_file(path, ParsingLimits())
    facts = classify(parsed, PurePosixPath(name), Access.PUBLIC)
    document_id = hashlib.sha256(parsed.text.encode()).hexdigest()
    passages = cut_passages(document_id, parsed, facts, lambda t: len(t.split()), _MAX_WORDS)
    return Paper(document_id, parsed, facts, passages)


def _print(scores: dict[str, Score], title: str) -> None:
    grid = Table(title=title)
    for column in ("record", "found", "missed", "invented", "precision", "recall", "F1", "fields"):
        grid.add_column(column)
    for kind, each in scores.items():
        fields = ", ".join(
            f"{name} {counts[True]}/{counts.total()}" for name, counts in each.fields.items()
        )
        counts = (str(each.found), str(each.missed), str(each.invented))
        shares = (f"{each.precision:.3f}", f"{each.recall:.3f}", f"{each.f1:.3f}")
        grid.add_row(kind, *counts, *shares, fields)
        if each.unplaced:
            out.print(f"{each.unplaced} labels of {kind} are not in the text that was read")
    out.print(grid)


def _show(labelled: LabelledPaper, matched: Matched, paper: Paper) -> None:
    out.print(f"\n[bold]{labelled.file}[/bold] ({labelled.part})")
    for label in matched.missed:
        [place, *_] = WordIndex(paper.text).find(label.quote.anchor())
        text = " ".join(paper.text[max(place.start - 80, 0) : place.end + 40].split())
        out.print(f"  missed {label.type}: …{text}…", markup=False)
    for record in matched.invented:
        kind = type(record).__name__.lower()
        text = " ".join(record.span.text.split())[:220]
        out.print(f"  invented {kind}: {text}", markup=False)
    for label, record in matched.pairs:
        wrong = [name for name, right in compare(label, record) if not right]
        if wrong:
            text = " ".join(record.span.text.split())[:220]
            out.print(f"  wrong {', '.join(wrong)}: {text}", markup=False)


if __name__ == "__main__":
    app()
