"""Labels of records in papers, as people made them: read from YAML, hashed for keeping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from eval.extraction.anchors import Anchor, anchor_of

RecordType = Literal["exchange", "commitment", "resolution", "recommendation"]
# Fields that quote a paper: hashed before a label is kept.
_QUOTED = ("quote", "to_quote", "answer_quote", "response_quote")
# Notes of the labellers, which may repeat a paper's words.
_LEFT_OUT = ("note", "why")


class KeptAnchor(BaseModel):
    """An anchor as it is kept in YAML."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: int
    hash: str

    def anchor(self) -> Anchor:
        """Return it as the anchor that is looked for."""
        return Anchor(self.words, self.hash)


class Scope(BaseModel):
    """What of a paper is labelled wholly: all of it, some pages, or from one place to another."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    all: bool = False
    pages: tuple[int, ...] = ()
    begins: KeptAnchor | None = None
    ends: KeptAnchor | None = None


class Votes(BaseModel):
    """A vote as printed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None


class Label(BaseModel):
    """One record in a paper. A lenient one counts neither as missed nor as invented.

    The record reaches from `quote` to `to_quote`, where there is one. `response_clear` says
    that no honest reader could take the response in `response_file` for another verdict.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: RecordType
    quote: KeptAnchor
    to_quote: KeptAnchor | None = None
    page: int | None = None
    lenient: bool = False
    asker: str | None = None
    speaker: str | None = None
    answer_quote: KeptAnchor | None = None
    answer_class: str | None = None
    who: str | None = None
    due: str | None = None
    due_text: str | None = None
    strength: str | None = None
    verb_class: str | None = None
    mover: str | None = None
    seconder: str | None = None
    votes: Votes | None = None
    number: str | None = None
    addressee: str | None = None
    kind: str | None = None
    response: str | None = None
    response_quote: KeptAnchor | None = None
    response_file: str | None = None
    response_page: int | None = None
    response_number: str | None = None
    response_clear: bool = False
    response_also: tuple[str, ...] = ()


class LabelledPaper(BaseModel):
    """What was labelled in one scope of one paper; `types` are labelled wholly there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    scope: Scope
    part: Literal["dev", "test"]
    types: tuple[RecordType, ...]
    records: tuple[Label, ...] = ()
    hard_negative: bool = False


def read_labels(folder: Path) -> list[LabelledPaper]:
    """Return all labels below a folder, by file name.

    Raises:
        pydantic.ValidationError: A label has an unknown field or value.
    """
    return [
        LabelledPaper.model_validate(each)
        for path in sorted(folder.glob("*.yaml"))
        for each in yaml.safe_load(path.read_text("utf-8"))
    ]


def hashed(labelled: Mapping[str, object]) -> Mapping[str, object]:
    """Return one labelled paper with its quotations as anchors, ready to be kept."""
    scope = dict(_mapping(labelled["scope"]))
    for old, new in (("from", "begins"), ("to", "ends")):
        if old in scope:
            scope[new] = _kept(scope.pop(old))
    records = [dict(_hashed_fields(_mapping(each))) for each in _list(labelled.get("records"))]
    rest = {name: value for name, value in labelled.items() if name not in _LEFT_OUT}
    return {**rest, "scope": scope, "records": records}


def _hashed_fields(label: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in label.items():
        if name == "votes" and isinstance(value, dict):
            yield name, {"in_favour" if k in ("for", True) else k: v for k, v in value.items()}
        elif value is not None and name not in _LEFT_OUT:
            yield name, _kept(value) if name in _QUOTED else _plain(value)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _kept(quotation: object) -> Mapping[str, object]:
    anchor = anchor_of(str(quotation))
    return {"words": anchor.words, "hash": anchor.hash}


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is no mapping")
    return value


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
