"""Reads `papers.yaml`, in which an officer states or corrects facts about papers."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

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

    def over(self, read: Facts) -> Facts:
        """Return `read` with all that is stated put in its place."""
        stated = self.model_dump(exclude_none=True, exclude={"date", "date_is"})
        facts = dataclasses.replace(read, **stated)
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
    sidecar wins over an outer one's.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[Path, Mapping[str, StatedFacts]] = {}

    def facts_for(self, path: PurePosixPath) -> StatedFacts:
        """Return what is stated about the file at `path`, below the root.

        Raises:
            SidecarError: A sidecar on the way is wrong; the message says where and why.
        """
        stated: dict[str, object] = {}
        folders = [PurePosixPath(), *reversed(path.parents[:-1])]
        for folder in folders:
            below = path.relative_to(folder).as_posix()
            for pattern, facts in self._sidecar(self._root / folder).items():
                if fnmatchcase(below, pattern) or fnmatchcase(path.name, pattern):
                    stated |= facts.model_dump(exclude_none=True)
        return StatedFacts.model_validate(stated)

    def _sidecar(self, folder: Path) -> Mapping[str, StatedFacts]:
        if folder not in self._read:
            file = folder / SIDECAR_NAME
            self._read[folder] = read_sidecar(file) if file.is_file() else {}
        return self._read[folder]


def read_sidecar(file: Path) -> Mapping[str, StatedFacts]:
    """Return the facts of one sidecar, by pattern.

    Raises:
        SidecarError: The file is not YAML, or states something that cannot be.
    """
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise SidecarError(f"{file.name!r} in {file.parent.name!r} is not YAML: {exc}") from exc
    try:
        return _Patterns.validate_python(content or {})
    except ValidationError as exc:
        faults = "; ".join(
            f"{' › '.join(str(part) for part in e['loc']) or 'the whole file'}: {e['msg']}"
            for e in exc.errors()
        )
        raise SidecarError(f"{file.name!r} in {file.parent.name!r} is wrong. {faults}") from exc
