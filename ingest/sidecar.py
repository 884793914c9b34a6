"""Reads `papers.yaml`, in which an officer states or corrects facts about papers."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Collection, Hashable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.correcting import JsonValue
from assistant.documents import (
    Access,
    DateIs,
    DocumentKind,
    PaperDate,
    SourceType,
    Standing,
)
from assistant.errors import SidecarError
from ingest.classifying import Facts

SIDECAR_NAME = "papers.yaml"
_MAX_BYTES = 1_000_000


class StatedFacts(BaseModel):
    """What an officer states about the papers that a pattern names; None is not stated."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str | None = None
    kind: DocumentKind | None = None
    source_type: SourceType | None = None
    standing: Standing | None = None
    access: Access | None = None
    authority: str | None = None
    committee: str | None = None
    date: dt.date | None = None
    date_is: DateIs | None = None

    def digest(self) -> str:
        """Return the SHA-256 of what is stated, so that a change of it is noticed."""
        stated = self.model_dump(mode="json", exclude_none=True)
        return hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()

    def and_by_officers(self, facts: Mapping[str, JsonValue]) -> StatedFacts:
        """Return what is stated with an officer's later word put in its place."""
        known = self.model_dump(mode="json", exclude_none=True)
        return StatedFacts.model_validate(known | dict(facts))

    def over(self, read: Facts) -> Facts:
        """Return `read` with all that is stated put in its place."""
        stated = self.model_dump(exclude_none=True, exclude={"date", "date_is"})
        facts = dataclasses.replace(read, **stated)
        if facts.source_type is SourceType.UNKNOWN and self.authority:
            facts = dataclasses.replace(facts, source_type=SourceType.COUNCIL)
        if self.date is None:
            return facts
        date_is = self.date_is or _usual_meaning(facts.kind)
        return dataclasses.replace(facts, date=PaperDate(self.date, date_is))


_Patterns = TypeAdapter(dict[str, StatedFacts])


def _usual_meaning(kind: DocumentKind) -> DateIs:
    if kind in (DocumentKind.ACTION_PLAN, DocumentKind.ACTION_LOG):
        return DateIs.POSITION
    if kind in (DocumentKind.NEWS_ITEM, DocumentKind.INSPECTION_REPORT):
        return DateIs.PUBLISHED
    return DateIs.MEETING


class Sidecars:
    """The sidecars of a folder and of the folders below it.

    A sidecar maps patterns of paths below its own folder to facts:

        "*.pdf": {authority: Aldermere Borough Council}
        minutes-2025-01-14.docx: {kind: minutes, date: 2025-01-14, standing: draft}

    Where several patterns fit, the later one wins fact by fact, and an inner folder's
    sidecar wins over an outer one's. Folders above the root count as long as each of
    them has a sidecar, so that one file alone is read as it is with its folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[Path, Mapping[str, StatedFacts]] = {}
        self._above: list[Path] = []
        for folder in root.parents:
            if not (folder / SIDECAR_NAME).is_file():
                break
            self._above.insert(0, folder)

    def facts_for(self, path: PurePosixPath) -> StatedFacts:
        """Return what is stated about the file at `path`, below the root.

        Raises:
            SidecarError: A sidecar on the way is wrong; the message says where and why.
        """
        stated: dict[str, object] = {}
        below_root = [PurePosixPath(), *reversed(path.parents[:-1])]
        for folder in [*self._above, *(self._root / inner for inner in below_root)]:
            facts_by_pattern = self._sidecar(folder)
            below = (self._root / path).relative_to(folder).as_posix()
            for pattern, facts in facts_by_pattern.items():
                if fits(pattern, PurePosixPath(below)):
                    stated |= facts.model_dump(exclude_none=True)
        return StatedFacts.model_validate(stated)

    def without_effect(self, paths: Collection[PurePosixPath]) -> list[str]:
        """Return a sentence for each pattern of a sidecar that fits none of `paths`.

        Only the sidecars that `facts_for` has read count, and only those below the root.
        """
        remarks = []
        for folder, patterns in self._read.items():
            if not folder.is_relative_to(self._root):
                continue
            inner = PurePosixPath(folder.relative_to(self._root))
            below = [path.relative_to(inner) for path in paths if path.is_relative_to(inner)]
            for pattern in patterns:
                if not any(fits(pattern, path) for path in below):
                    where = (inner / SIDECAR_NAME).as_posix()
                    remarks.append(f"{where!r} states facts of {pattern!r}, but no file fits that.")
        return remarks

    def _sidecar(self, folder: Path) -> Mapping[str, StatedFacts]:
        if folder not in self._read:
            file = folder / SIDECAR_NAME
            self._read[folder] = read_sidecar(file) if file.is_file() else {}
        return self._read[folder]


def fits(pattern: str, path: PurePosixPath) -> bool:
    """Return whether a sidecar's pattern names a file at `path` below the sidecar's folder."""
    return fnmatchcase(path.as_posix(), pattern) or fnmatchcase(path.name, pattern)


class _UniqueKeysLoader(yaml.SafeLoader):
    """Refuses a key that is stated twice; YAML's own loader forgets the first."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, object]:
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise yaml.YAMLError(f"{twice!r} is stated twice")
        return super().construct_mapping(node, deep)


def read_sidecar(file: Path) -> Mapping[str, StatedFacts]:
    """Return the facts of one sidecar, by pattern.

    Raises:
        SidecarError: The file is not YAML, or states something that cannot be.
    """
    where = f"{file.name!r} in {file.parent.name!r}"
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise SidecarError(f"{where} is far too large; at most {_MAX_BYTES:,} bytes are read.")
        content = yaml.load(file.read_text(encoding="utf-8-sig"), _UniqueKeysLoader)
    except OSError as exc:
        raise SidecarError(f"{where} cannot be opened: {exc.strerror}.", retryable=True) from exc
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as exc:
        raise SidecarError(f"{where} is not YAML: {exc}") from exc
    try:
        return _Patterns.validate_python(content or {})
    except ValidationError as exc:
        faults = "; ".join(
            f"{' › '.join(str(part) for part in e['loc']) or 'the whole file'}: {e['msg']}"
            for e in exc.errors()
        )
        raise SidecarError(f"{where} is wrong. {faults}") from exc
