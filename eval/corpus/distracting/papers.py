"""A distracting paper before it is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.corpus.build import render
from eval.corpus.distracting.people import Scene, holder
from eval.corpus.rendering.sources import PaperSource

SUFFIXES = {"pdf": "pdf", "docx": "docx", "xlsx": "xlsx", "text": "txt"}
HOME, HOME_SEAT = "Aldermere Borough Council", "Civic Centre, Staithe Street, Aldermere"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of `scene`: `kind` begins its file's name, `form` names its renderer.

    `body` holds blocks of the sources' dialect; a block of several lines stays together.
    `folder` and `suffix` replace what follows from the committee and the form.
    """

    scene: Scene
    kind: str
    form: str
    title: str
    facts: Mapping[str, str]
    body: tuple[str, ...]
    folder: str = ""
    suffix: str = ""

    def path(self, number: int) -> str:
        """Return the path below the folder of papers; `number` keeps paths apart."""
        folder = self.folder or self.scene.committee.slug
        suffix = self.suffix or SUFFIXES.get(self.form, "html")
        return (
            f"distractors/{folder}/{self.kind}-{self.scene.day.isoformat()}-{number:03d}.{suffix}"
        )


def rendered(paper: Paper, number: int) -> bytes:
    """Return the bytes of `paper`; its web pages bear the name of its own council."""
    joint = "\n" if paper.suffix == "csv" else "\n\n"
    body = joint.join(paper.body) + "\n"
    source = PaperSource("", paper.path(number), paper.form, paper.title, paper.facts, body)
    content = render(source)
    if paper.form.endswith("_page"):
        return rehoused(content.decode("utf-8"), paper.scene).encode("utf-8")
    return content


def rehoused(page: str, scene: Scene) -> str:
    """Return the web `page` with the furniture of its own council and year."""
    council = scene.committee.council
    clerk, _ = holder(scene, "Democratic Services Officer")
    page = page.replace("Leon Hatherley", clerk)
    if council.key == "aldermere":
        return page
    page = page.replace(f"Council Chamber, {HOME_SEAT}", council.seat)
    page = page.replace(HOME_SEAT, council.seat).replace(HOME, council.name)
    return page.replace("aldermere.example", f"{council.key}.example").replace(
        '"aldermere"', f'"{council.key}"'
    )
