"""Shows on a terminal what a run did and what became of every file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.documents import Source
from ingest.reporting import RunReport


def print_report(out: Console, report: RunReport) -> None:
    """Say what a run did, and list the files that need attention."""
    counts = (
        (report.new, "new"),
        (report.changed, "changed"),
        (report.unchanged, "unchanged"),
        (report.failed, "could not be read"),
        (report.quarantined, "held back"),
        (report.missing, "no longer there"),
    )
    told = [f"{count:,} {what}" for count, what in counts if count]
    out.print(f"Files: {', '.join(told) or 'none'}.", highlight=False)
    if report.done:
        speed = report.pages / report.seconds if report.seconds else 0
        out.print(
            f"{report.pages:,} pages, {report.passages:,} passages in {report.seconds:.1f} s"
            f" ({speed:.1f} pages a second).",
            highlight=False,
        )
    out.print(f"Readers see generation {report.generation}.", highlight=False)
    print_remarks(out, report.problems)
    for remark in report.remarks:
        out.print(Text(remark, style="yellow"))


def print_remarks(out: Console, sources: Iterable[Source]) -> None:
    """List the files that have remarks, each with all of them."""
    remarked = [(source, remarks) for source in sources if (remarks := remarks_on(source))]
    if not remarked:
        return
    out.print("\nNeeds attention:", style="bold")
    for source, remarks in remarked:
        out.print(Text(source.path))
        for remark in remarks:
            out.print(Padding(Text(remark, style="yellow"), (0, 0, 0, 2)))


def remarks_on(source: Source) -> list[str]:
    """Return what an officer should know of a file: its reason first, nothing twice."""
    return list(dict.fromkeys([*([source.reason] if source.reason else []), *source.warnings]))


def print_files(out: Console, sources: Sequence[Source], kinds: Mapping[str, str]) -> None:
    """Show files in a table for each folder that was ingested, then the remarks on them."""
    for root, files in groupby(sources, key=lambda source: source.root):
        out.print(Text(f"\n{root}", style="bold"))
        table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
        table.add_column("File", overflow="fold", ratio=1, min_width=24)
        for name in ("State", "Taken for"):
            table.add_column(name)
        for name in ("Pages", "Passages"):
            table.add_column(name, justify="right", no_wrap=True)
        for folder, inside in groupby(files, key=lambda source: source.path.rpartition("/")[0]):
            if folder:
                table.add_row(Text(f"{folder}/", style="dim"))
            for source in inside:
                kind = kinds.get(source.document_id or "") or source.file_type or ""
                table.add_row(
                    Text(("  " if folder else "") + source.path.rpartition("/")[2]),
                    Text(source.state.value),
                    Text(kind.replace("_", " ")),
                    str(source.pages or ""),
                    str(source.passages or ""),
                )
        out.print(table)
    print_remarks(out, sources)
