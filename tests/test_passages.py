"""How papers are cut into passages."""

from pathlib import PurePosixPath

from assistant.documents import Access, Passage, PassageKind
from ingest.classifying import Facts, classify
from ingest.parsing.parsed import Block, BlockKind, Cell, FileType, ParsedDocument, Row
from ingest.passages import cut_passages

MINUTES = (
    (BlockKind.HEADING, "12. School transport"),
    (BlockKind.PARAGRAPH, "The Head of Travel introduced the report."),
    (BlockKind.PARAGRAPH, "Councillor Quill asked when the new route would open."),
    (BlockKind.PARAGRAPH, "The Head of Travel confirmed that it would open in May 2025."),
    (BlockKind.PARAGRAPH, "Councillor Ashdown queried the cost of the route."),
    (BlockKind.PARAGRAPH, "The Head of Travel advised that it would be £40,000 a year."),
    (BlockKind.PARAGRAPH, "RESOLVED that the report be noted; and"),
    (BlockKind.LIST_ITEM, "(a) a further report be brought in June."),
)


def parsed(parts: tuple[tuple[BlockKind, str], ...]) -> ParsedDocument:
    blocks: list[Block] = []
    text = ""
    headings: tuple[str, ...] = ()
    for kind, words in parts:
        start = len(text)
        text += words + "\n\n"
        if kind is BlockKind.HEADING:
            headings = (words,)
        above = () if kind is BlockKind.HEADING else headings
        blocks.append(Block(kind, start, start + len(words), headings=above))
    return ParsedDocument(FileType.TEXT, "Minutes", text, tuple(blocks))


def words(text: str) -> int:
    return len(text.split())


def cut(paper: ParsedDocument, max_tokens: int = 200) -> list[Passage]:
    facts: Facts = classify(paper, PurePosixPath("m.txt"), Access.PUBLIC)
    return cut_passages("d", paper, facts, words, max_tokens)


def test_a_question_stays_with_its_answer() -> None:
    exchanges = [p for p in cut(parsed(MINUTES)) if p.kind is PassageKind.EXCHANGE]

    assert [p.text.split(" ")[1] for p in exchanges] == ["Quill", "Ashdown"]
    assert exchanges[0].text.endswith("May 2025.")
    assert exchanges[1].text.endswith("£40,000 a year.")


def test_a_resolution_stays_with_its_limbs() -> None:
    resolution = next(p for p in cut(parsed(MINUTES)) if p.kind is PassageKind.RESOLUTION)

    assert resolution.text.startswith("RESOLVED")
    assert resolution.text.endswith("in June.")
    assert resolution.item == "12"


def test_every_passage_is_its_stretch_of_the_text() -> None:
    paper = parsed(MINUTES)

    for passage in cut(paper, max_tokens=45):
        assert passage.text == paper.text[passage.locator.start : passage.locator.end]


def test_a_long_paragraph_is_cut_at_sentences_and_loses_nothing() -> None:
    long = " ".join(f"Sentence {n} says a little about the route." for n in range(60))

    passages = cut(parsed(((BlockKind.PARAGRAPH, long),)), max_tokens=60)

    assert len(passages) > 5
    assert all(words(f"{p.context} {p.text}") <= 60 for p in passages)
    assert " ".join(p.text for p in passages) == long


def test_a_sentence_without_an_end_is_cut_at_words() -> None:
    endless = "word " * 500

    passages = cut(parsed(((BlockKind.PARAGRAPH, endless.strip()),)), max_tokens=60)

    assert sum(words(p.text) for p in passages) == 500


def test_a_table_row_has_its_header_in_the_context() -> None:
    cells = (Cell("Audit", 0, 5, 0), Cell("May 2025", 8, 16, 1))
    row = Row(0, 1, ("Action", "Due"), cells)
    block = Block(BlockKind.TABLE_ROW, 0, 16, row=row)
    paper = ParsedDocument(FileType.XLSX, "Plan", "Audit | May 2025\n", (block,))

    passage = cut(paper)[0]

    assert passage.kind is PassageKind.TABLE_ROW
    assert "Action | Due" in passage.context
    assert passage.text == "Audit | May 2025"


def test_passage_ids_do_not_change_from_run_to_run() -> None:
    assert [p.passage_id for p in cut(parsed(MINUTES))] == [
        p.passage_id for p in cut(parsed(MINUTES))
    ]
