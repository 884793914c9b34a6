"""Sources of papers: facts in YAML above a body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class PaperSource:
    """One paper as it was written.

    `output` is the path below the folder of papers; `form` names the renderer; `facts`
    holds what else the renderer needs (running header, footer, reference numbers).
    """

    file: str
    output: str
    form: str
    title: str
    facts: Mapping[str, str]
    body: str


def read_sources(folder: Path) -> list[PaperSource]:
    """Return all sources below `folder`, sorted by file name; a twin gives two papers."""
    sources: list[PaperSource] = []
    for path in sorted(folder.glob("*.md")):
        sources.extend(read_source(path))
    return sources


def read_source(path: Path) -> list[PaperSource]:
    """Return the papers that the file at `path` describes: one, or one for each output."""
    _, head, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    loaded = yaml.safe_load(head)
    outputs = loaded.pop("output")
    form, title = str(loaded.pop("form")), str(loaded.pop("title"))
    facts = {str(name): str(value) for name, value in loaded.items()}
    named = outputs if isinstance(outputs, list) else [outputs]
    return [PaperSource(path.name, str(name), form, title, facts, body) for name in named]
