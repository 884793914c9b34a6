"""Writes the plans and their gold: `python -m eval.extraction.plans.build`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from eval.extraction.plans.as_office import write_docx, write_xlsx
from eval.extraction.plans.as_pdf import pages_of, write_pdf
from eval.extraction.plans.as_text import write_csv, write_html
from eval.extraction.plans.model import gold, load

HERE = Path(__file__).parent
WRITERS = {
    ".pdf": write_pdf,
    ".docx": write_docx,
    ".xlsx": write_xlsx,
    ".csv": write_csv,
    ".html": write_html,
}
PREFACE = (HERE / "written" / "preface.txt").read_text("utf-8")


class Plainly(yaml.SafeDumper):
    """Writes every date out, however often it comes."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def build() -> None:
    """Write every plan, then what each of them prints."""
    papers = HERE / "papers"
    papers.mkdir(exist_ok=True)
    plans: list[dict[str, Any]] = []
    for source in sorted((HERE / "written").glob("[0-9]*.yaml")):
        plan = load(source)
        target = papers / plan.file
        WRITERS[target.suffix](plan, target)
        plans.append(gold(plan, pages_of(plan, target) if target.suffix == ".pdf" else None))
    sources = sorted((HERE / "written").glob("pair*.yaml"))
    pairs = [yaml.safe_load(source.read_text("utf-8")) for source in sources]
    text = yaml.dump(
        {"plans": plans, "pairs": pairs},
        Dumper=Plainly,
        sort_keys=False,
        allow_unicode=True,
        width=100,
    )
    comment = "".join(f"# {line}".rstrip() + "\n" for line in PREFACE.splitlines())
    (HERE / "gold.yaml").write_text(comment + text, "utf-8")


if __name__ == "__main__":
    build()
