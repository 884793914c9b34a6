"""What the steps of the benchmark are asked for and give back; the JSON file is made of these."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

QuestionKind = Literal["natural", "known_item"]


class Figures(BaseModel):
    """Never changed once made."""

    model_config = ConfigDict(frozen=True)


class BenchQuestion(Figures):
    """A question, and words of the papers that a relevant passage holds."""

    text: str
    proof: str
    kind: QuestionKind


class Task(Figures):
    """What one step works on. `store` is our folder, `plain` that of the plain pipeline."""

    pdfs: list[Path] = []
    store: Path = Path()
    plain: Path = Path()
    large: Path = Path()
    questions: list[BenchQuestion] = []
    threads: int = 2
    ocr: bool = False
    scale: int = 0


class IngestionFigures(Figures):
    """One pipeline's ingestion. `work_s` leaves out what is loaded before the first file."""

    passages: int
    words: int
    failed: list[str]
    load_s: float
    work_s: float


class Timing(Figures):
    """Milliseconds: the median and the 95th percentile of `n` measurements."""

    n: int
    p50_ms: float
    p95_ms: float


class RankingFigures(Figures):
    """Means over questions, in [0, 1]. `lost` counts proofs that no passage holds.

    `words_at_10` is how many words the first ten passages make a reader read.
    """

    questions: int
    hit_at_1: float
    found_at_10: float
    recall_at_10: float
    words_at_10: float
    lost: int


class AskingFigures(Figures):
    """Both pipelines asked the same questions in turn."""

    ours: Timing
    plain: Timing
    answer: Timing
    dropped: int
    ours_ranking: dict[QuestionKind, RankingFigures]
    plain_ranking: dict[QuestionKind, RankingFigures]


class BuiltFigures(Figures):
    """A large store that was built."""

    passages: int
    seconds: float


class LargeFigures(Figures):
    """Answers from a large store, as time from the question; and shares of the search."""

    passages: int
    open_s: float
    first_event: Timing
    status: Timing
    done: Timing
    vector_scan: Timing
    word_search: Timing


class ProcessFigures(Figures):
    """A process from its start to its end, with all that it started.

    On Linux a page that several hold is shared out among them.
    """

    wall_s: float
    peak_mb: float
    largest_process_mb: float


class PapersFigures(Figures):
    """What the papers hold, as a third reader counts it: the same for both pipelines."""

    files: int
    pages: int
    words: int
    pages_without_text: int


class PipelineFigures(Figures):
    """One pipeline from PDFs to a searchable index. Rates are of the whole process."""

    ingestion: IngestionFigures
    process: ProcessFigures
    pages: int
    pages_per_s: float
    words_per_s: float
    pages_per_s_after_loading: float


class BenchFigures(Figures):
    """One run of the benchmark. `load_before` is the machine's load average at its start."""

    schema_version: int = 1
    started: str
    machine: dict[str, str]
    load_before: float
    papers: PapersFigures
    ours: PipelineFigures
    plain: PipelineFigures
    export_s: float
    asking: AskingFigures
    asking_process: ProcessFigures
    built: BuiltFigures | None
    large: LargeFigures | None
    large_process: ProcessFigures | None
