"""Shows a run of the benchmark on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from eval.bench.figures import BenchFigures, PipelineFigures, QuestionKind, Timing

# The bars that this project sets itself.
SPEED_BAR = 3.0
QUERY_BAR = 0.5
FIRST_EVENT_BAR_MS = 300.0
BAR_PASSAGES = 100_000
# Other work of half a core spoils the waiting of threads for each other, and with it the ratios.
QUIET_LOAD = 0.5
KINDS: dict[QuestionKind, str] = {
    "natural": "questions asked at meetings",
    "known_item": "known sentences",
}


def print_figures(figures: BenchFigures, console: Console) -> None:
    """Print tables of all figures, then a line for each bar."""
    console.print(
        Group(
            _ingestion_table(figures),
            _asking_table(figures),
            *_large_lines(figures),
            Text("\nBars", style="bold"),
            *(Text(f"  {line}") for line in bar_lines(figures)),
            *_remarks(figures),
        ),
        highlight=False,
    )


def _remarks(figures: BenchFigures) -> Iterator[Text]:
    if figures.load_before > QUIET_LOAD:
        busy = f"The machine was busy (load {figures.load_before:.1f}): measure again when quiet."
        yield Text(busy, style="yellow")
    yield Text("Figures are of this machine; trust the ratios.", style="dim")


def bar_lines(figures: BenchFigures) -> Iterator[str]:
    """Yield a line for each bar, with what was measured."""
    speed = figures.ours.pages_per_s / figures.plain.pages_per_s
    working = figures.ours.pages_per_s_after_loading / figures.plain.pages_per_s_after_loading
    yield (
        f"pages per second: {speed:.2f} times (bar {SPEED_BAR:g}){_met(speed >= SPEED_BAR)};"
        f" {working:.2f} times once both are loaded"
    )
    asking = figures.asking
    query = asking.ours.p50_ms / asking.plain.p50_ms
    yield f"query p50: {query:.2f} of the plain one's (bar {QUERY_BAR:g}){_met(query <= QUERY_BAR)}"
    for kind, named in KINDS.items():
        if kind in asking.ours_ranking:
            ours, plain = asking.ours_ranking[kind], asking.plain_ranking[kind]
            met = _met(ours.recall_at_10 >= plain.recall_at_10)
            yield (
                f"recall@10, {named}: {ours.recall_at_10:.3f} ours, {plain.recall_at_10:.3f} plain"
                f" (bar: no less){met}"
            )
    if figures.large is not None:
        first = figures.large.first_event.p95_ms
        yield (
            f"first event at {figures.large.passages:,} passages: {first:.1f} ms p95"
            f" (bar {FIRST_EVENT_BAR_MS:g} at {BAR_PASSAGES:,}){_met(first <= FIRST_EVENT_BAR_MS)}"
        )


def _met(is_met: bool) -> str:
    return ": met" if is_met else ": not met"


def _ingestion_table(figures: BenchFigures) -> Table:
    papers = figures.papers
    table = Table(
        title=f"From PDFs to a searchable index: {papers.files} files, {papers.words:,} words,\n"
        f"{papers.pages:,} pages, {papers.pages_without_text} of them without text",
        title_justify="left",
    )
    for heading in ("", "ours", "plain LangChain", "ratio"):
        table.add_column(heading, justify="left" if not heading else "right")
    ours, plain = figures.ours, figures.plain
    table.add_row(*_row("seconds, whole process", ours.process.wall_s, plain.process.wall_s))
    with_export = ours.process.wall_s + figures.export_s
    table.add_row(*_row("the same, the first time ever", with_export, plain.process.wall_s))
    table.add_row(*_row("of which loading", ours.ingestion.load_s, plain.ingestion.load_s))
    table.add_row(*_row("pages per second", ours.pages_per_s, plain.pages_per_s))
    table.add_row(*_row("words per second", ours.words_per_s, plain.words_per_s))
    table.add_row(
        *_row(
            "pages per second, once loaded",
            ours.pages_per_s_after_loading,
            plain.pages_per_s_after_loading,
        )
    )
    for name, value in (("all processes", "peak_mb"), ("largest process", "largest_process_mb")):
        held = [getattr(side.process, value) for side in (ours, plain)]
        table.add_row(*_row(f"peak memory, MB, {name}", *held))
    table.add_row(*_counts("passages", ours, plain))
    table.add_row(*_row("words in passages", ours.ingestion.words, plain.ingestion.words))
    table.add_row("files not read", str(len(ours.ingestion.failed)), _failed(plain), "")
    return table


def _row(name: str, ours: float, plain: float) -> tuple[str, str, str, str]:
    return name, f"{ours:,.1f}", f"{plain:,.1f}", f"{ours / plain:.2f}" if plain else ""


def _counts(name: str, ours: PipelineFigures, plain: PipelineFigures) -> tuple[str, ...]:
    return name, f"{ours.ingestion.passages:,}", f"{plain.ingestion.passages:,}", ""


def _failed(side: PipelineFigures) -> str:
    return str(len(side.ingestion.failed))


def _asking_table(figures: BenchFigures) -> Table:
    asking = figures.asking
    title = "The same questions, asked of both in turn"
    if asking.dropped:
        title += f"\n({asking.dropped} left out: neither index holds their proof)"
    table = Table(title=title, title_justify="left")
    for heading in ("", "ours", "plain LangChain"):
        table.add_column(heading, justify="left" if not heading else "right")
    table.add_row(f"query, ms ({asking.ours.n})", _ms(asking.ours), _ms(asking.plain))
    table.add_row("whole answer, ms", _ms(asking.answer), "")
    for kind, named in KINDS.items():
        if kind not in asking.ours_ranking:
            continue
        ours, plain = asking.ours_ranking[kind], asking.plain_ranking[kind]
        table.add_section()
        table.add_row(f"{named} ({ours.questions})", "", "")
        for label, field in (
            ("  hit@1", "hit_at_1"),
            ("  found in the first 10", "found_at_10"),
            ("  recall@10", "recall_at_10"),
        ):
            values = [f"{getattr(side, field):.3f}" for side in (ours, plain)]
            table.add_row(label, *values)
        words = [f"{side.words_at_10:,.0f}" for side in (ours, plain)]
        table.add_row("  words in the first 10", *words)
        table.add_row("  proofs in no passage", str(ours.lost), str(plain.lost))
    return table


def _large_lines(figures: BenchFigures) -> Iterator[Table]:
    large = figures.large
    if large is None:
        return
    table = Table(title=f"Answers from {large.passages:,} passages, ms", title_justify="left")
    table.add_column("")
    table.add_column(f"p50 / p95 of {large.done.n}", justify="right")
    for name, value in (
        ("to the first event", large.first_event),
        ("to the status", large.status),
        ("to the end", large.done),
        ("exact scan of the vectors", large.vector_scan),
        ("search by words", large.word_search),
    ):
        table.add_row(name, _ms(value))
    table.add_row("opening the store, once", f"{large.open_s * 1000:,.0f}")
    if figures.large_process is not None:
        table.add_row("peak memory, MB", f"{figures.large_process.peak_mb:,.0f}")
    yield table


def _ms(value: Timing) -> str:
    return f"{value.p50_ms:,.1f} / {value.p95_ms:,.1f}"
