"""What one run of ingestion did, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.documents import Source, SourceState


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `pages` counts those of files read so far.

    `key` names the file in work; `pages_done` of its `pages_of_file` are read, where that is told.
    """

    files_done: int
    files: int
    pages: int
    current: str
    key: str = ""
    pages_done: int = 0
    pages_of_file: int = 0


@dataclass(slots=True)
class RunReport:
    """What one run did. `new` and `changed` count files that were read, `passages` those
    of papers that no other file had given."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    quarantined: int = 0
    missing: int = 0
    pages: int = 0
    passages: int = 0
    generation: int = 0
    seconds: float = 0.0
    problems: list[Source] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """The number of files that were read, or could not be."""
        return self.new + self.changed + self.failed + self.quarantined

    @property
    def is_idle(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.done or self.missing or self.remarks)

    def count_read(self, source: Source, *, known: bool) -> None:
        """Count a file that was read; `known` says that an earlier run was offered it."""
        self.pages += source.pages or 1
        if source.state is SourceState.QUARANTINED:
            self.quarantined += 1
        else:
            self.new += not known
            self.changed += known
        if source.warnings or source.reason:
            self.problems.append(source)

    def count_failed(self, source: Source) -> None:
        """Count a file that could not be read."""
        self.failed += 1
        self.problems.append(source)
