"""Short forms: defined in the paper, and fitting their letters."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.figures.aliases import extract_aliases
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages


def read(folder: Path, text: str) -> dict[str, str]:
    file = folder / "paper.md"
    file.write_text(text, encoding="utf-8")
    parsed = parse_file(file, ParsingLimits())
    facts = classify(parsed, PurePosixPath("paper.md"), Access.PUBLIC)
    passages = cut_passages("d", parsed, facts, lambda words: len(words.split()), 200)
    paper = Paper("d", parsed, facts, tuple(passages))
    found = extract_aliases(paper)
    for record in found:
        assert record.span.text == paper.text[record.span.start : record.span.end]
    return {record.short: record.long for record in found}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Ask the lead audit review officer (LARO).", "LARO", "lead audit review officer"),
        ("All of TAB (Thorpe, Ash and Bray) signed.", "TAB", "Thorpe, Ash and Bray"),
        ("Present: Una Vale (UV, Designated Nurse)", "UV", "Una Vale"),
        (
            "Present: Una Vale (Assistant Director, Care and Early Help) (AD)",
            "AD",
            "Assistant Director, Care and Early Help",
        ),
        (
            "New Education, Health and Care Plans (EHCPs)",
            "EHCPs",
            "Education, Health and Care Plans",
        ),
        ("AD - Assistant Director", "AD", "Assistant Director"),
        ("the Mended Toys Tool 2 (MTT2) is used", "MTT2", "Mended Toys Tool 2"),
        ("the second inquiry into barn safety (IBS)", "IBS", "inquiry into barn safety"),
    ],
)
def test_a_long_form_fits_its_letters(tmp_path: Path, text: str, short: str, long: str) -> None:
    assert read(tmp_path, f"# Paper\n\n{text}\n") == {short: long}


@pytest.mark.parametrize(
    "text",
    [
        "Una Vale (DCS) spoke.",
        "The meeting was moved (CANCELLED).",
        "We asked the council (see Appendix AB).",
        "Evidence from a firm of builders (ABC0049).",
        "NHS (which pays for it all and has done so) agreed.",
    ],
)
def test_nothing_is_expanded_that_the_paper_does_not_define(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, f"# Paper\n\n{text}\n") == {}


def test_a_glossary_gives_the_words_that_fit(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Paper\n\n| Term | Meaning |\n|---|---|\n"
        "| MTT2 | Mended Toys Tool 2, an assessment tool |\n"
        "| Section 17 | The part of an Act |\n",
    )

    assert found == {"MTT2": "Mended Toys Tool 2"}


def test_two_forms_of_one_post_are_one_post(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Paper\n\nThe Director of Children's Services spoke.\n\n"
        "The Director of Children's Services left.\n\nThe Director for Children's Services came.\n",
    )

    assert found == {"Director for Children's Services": "Director of Children's Services"}
