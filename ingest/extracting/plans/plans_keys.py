"""Finds the keys that say what ratings mean: as a line, a list, a table or a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.actions import KeyEntry
from ingest.extracting.paper import Paper
from ingest.extracting.plans.plans_layout import PlanTable, TableRow
from ingest.extracting.plans.ratings import COLOURS, colour_of, colour_words, is_rating_cell
from ingest.parsing.parsed import Block, BlockKind

KEY_HEADINGS = (
    r"key|legend|rag|brag|ratings?|assessment(?:\s+of\s+progress)?|status\s+(?:key|definitions?)"
    r"|definitions?"
)
MEANING_HEADINGS = (
    r"meaning|means|definition|description|explanation|key|what\s+it\s+means|criteria"
)
_STATUS_NAMES = (
    r"complete|open|closed|superseded|on\s+track|at\s+risk|off\s+track|overdue"
    r"|not\s+started|in\s+progress|delayed|ongoing|paused"
)
_HEADING = re.compile(rf"(?i)^\W*(?:{KEY_HEADINGS})\b")
_KEY_ROW = re.compile(
    r"(?i)^\W*(?:key|legend|(?:b?rag|ratings?|status|colou?rs?)\s+(?:key|legend|definitions?|guide|explained)"
    r"|key\s+to\b.*|(?:explanation|meaning|definitions?|guide|notes?|description)\s+(?:of|to|on|for)\s+"
    r"(?:the\s+)?(?:b?rag|ratings?|colou?rs?|status(?:es)?|codes?)\b.*|what\s+the\s+(?:ratings?|colou?rs?"
    r"|codes?|letters?)\s+(?:mean|stand\s+for).*)\W*$"
)
_MEANING = re.compile(rf"(?i)^\W*(?:{MEANING_HEADINGS})\b")
_ENTRY = re.compile(
    rf"(?i)(?<![\w'’.-])(?P<word>(?:{'|'.join(COLOURS)}|gray)(?:\s?\([A-Z]\))?|[0-5]|(?-i:[BRAGPY])(?=\s*[=:–—(-]|\s+(?:means|is|for|stands|shows|denotes|indicates)\b)|{_STATUS_NAMES})"
    r"\s*(?P<sign>=|:|[–—]|-(?=\s)|\bmeans\b|\bis\b|\bindicates\b|\bdenotes\b|\bstands\s+for\b|\bshows\b|\bfor\b|\()\s*"
)
# "1 fully achieved, 2 on track, 3 slipped" has no sign between figure and meaning.
_FIGURES = re.compile(r"(?<![\w.£/-])(?P<word>[0-5])\s+(?=[A-Za-z])")
# In a list under the word "key" a rating may stand before its meaning with nothing between.
_BARE = re.compile(rf"(?i)(?P<word>{'|'.join(COLOURS)}|gray|[0-5]|[BRAGP])[.)]?\s+(?=[A-Za-z])")
_SENTENCE_END = re.compile(r"[.;](?=\s+[A-Z])")
# Words of a sentence that explains ratings without calling itself a key.
_SPEAKS = re.compile(
    r"(?i)\b(?:letters?|colou?rs?|ratings?|rated|b?rag|codes?|stands?\s+for|judge(?:d|ments?)|shown\s+as|marked)\b"
)
_LONGEST_SENTENCES = 900
_LEAST_ENTRIES = 2
_LONGEST_MEANING = 300
# A list under "Key" may have this many lines.
_MOST_LINES = 10


@dataclass(frozen=True, slots=True)
class PrintedKey:
    """A key and where it stands: the indexes of its first and last block."""

    first: int
    last: int
    entries: tuple[KeyEntry, ...]


def find_keys(paper: Paper, tables: Sequence[Sequence[TableRow]]) -> list[PrintedKey]:
    """Return the keys of `paper`, in order. `tables` are those that are no plans."""
    keys = [*_in_text(paper), *(key for rows in tables if (key := _in_table(paper, rows)))]
    return sorted(keys, key=lambda key: key.first)


def key_in_rows(paper: Paper, rows: Sequence[TableRow]) -> PrintedKey | None:
    """Return the key that rows of a plan's own table print ("Key: Blue = complete")."""
    for row in rows:
        text = paper.text[row.block.start : row.block.end]
        entries = tuple(_entries(paper, row.block.start, row.block.end))
        if len(entries) >= _LEAST_ENTRIES and (_HEADING.match(text) or len(row.filled) == 1):
            return PrintedKey(row.index, row.index, entries)
    return _in_table(paper, rows) if len(rows) >= _LEAST_ENTRIES else None


def notes_of(rows: Sequence[TableRow]) -> list[TableRow]:
    """Return the rows of a plan's table that may print its key: those under the word, if any."""
    start = key_start(rows)
    if start is not None:
        return list(rows[start:])
    return [row for row in rows if len(row.filled) == 1]


def key_start(rows: Sequence[TableRow]) -> int | None:
    """Return which row begins the key at a table's foot; None without one."""
    for at, row in enumerate(rows):
        rest = rows[at + 1 : at + 1 + _MOST_LINES]
        named = len(row.filled) == 1 and _KEY_ROW.match(row.filled[0].text)
        if named and rest and all(len(below.filled) <= 2 for below in rows[at + 1 :]):
            return at
    return None


def key_beside(paper: Paper, table: PlanTable) -> PrintedKey | None:
    """Return the key that stands in columns beside a plan, an entry a cell."""
    named = {column for at in table.columns.columns.values() for column in at}
    entries = [
        _entry_of(paper, match, cell.start, meaning)
        for row in (*table.header, *table.rows)
        for cell in row.row.cells
        if cell.column not in named
        and (match := _ENTRY.match(cell.text))
        and (meaning := _closed(cell.text[match.end() :]))
    ]
    if len(entries) < _LEAST_ENTRIES:
        return None
    return PrintedKey(table.rows[0].index, table.rows[-1].index, tuple(entries))


def _in_text(paper: Paper) -> Iterator[PrintedKey]:
    blocks = paper.parsed.blocks
    index = 0
    while index < len(blocks):
        block = blocks[index]
        text = paper.text_of(block) if block.row is None else ""
        if not text or not (
            _HEADING.match(text)
            or _ENTRY.match(text)
            or re.search(r"(?i)\bkey\b", text[:400])
            or (len(text) <= _LONGEST_SENTENCES and _SPEAKS.search(text))
        ):
            index += 1
            continue
        entries = tuple(_entries(paper, _key_start(text, block), block.end))
        bare = not _HEADING.match(text) and not re.search(r"(?i)\bkey\b", text[:400])
        if bare and _SPEAKS.search(text):
            entries = _told(entries)
            bare = len(entries) <= _LEAST_ENTRIES
        if len(entries) >= _LEAST_ENTRIES and (not bare or _are_colours(entries)):
            yield PrintedKey(index, index, entries)
            index += 1
            continue
        lines = _lines_after(paper, index)
        if _HEADING.match(text) and len(lines) >= _LEAST_ENTRIES:
            yield PrintedKey(index, index + len(lines), (*entries, *lines))
        index += 1 + (len(lines) if len(lines) >= _LEAST_ENTRIES else 0)


def _told(entries: Sequence[KeyEntry]) -> tuple[KeyEntry, ...]:
    """Return the entries of a sentence that are colours or their letters, each once."""
    kept = [e for e in entries if e.word and (e.colour or re.fullmatch("[BRAGPY]", e.word))]
    return tuple(kept) if len({e.word for e in kept}) == len(kept) else ()


def _are_colours(entries: Sequence[KeyEntry]) -> bool:
    """Return whether a line without the word "key" can only be one."""
    return len(entries) > _LEAST_ENTRIES and all(entry.colour for entry in entries)


def _key_start(text: str, block: Block) -> int:
    """Return where the key begins; prose before the word "key" is no part of it."""
    match = re.search(r"(?i)\b(?:key|legend)\b", text)
    return block.start + (match.end() if match else 0)


def _lines_after(paper: Paper, index: int) -> list[KeyEntry]:
    """Return the entries of the lines under a heading, one a line, until a line is none."""
    found: list[KeyEntry] = []
    for block in paper.parsed.blocks[index + 1 : index + 1 + _MOST_LINES]:
        if block.row is not None:
            break
        entry = _line_entry(paper, block)
        if entry is None:
            break
        found.append(entry)
    return found


def _line_entry(paper: Paper, block: Block) -> KeyEntry | None:
    text = paper.text_of(block)
    match = _ENTRY.match(text) or _BARE.match(text)
    if match is None or len(text) > _LONGEST_MEANING:
        return None
    meaning = _closed(text[match.end() :])
    return _entry_of(paper, match, block.start, meaning) if meaning else None


def _entry_of(paper: Paper, match: re.Match[str], start: int, meaning: str) -> KeyEntry:
    word = match["word"].strip()
    colour = next(iter(sorted(colour_words(word))), None)
    end = start + match.end() + len(meaning)
    return KeyEntry(word, colour, meaning, paper.span(start + match.start(), end))


def _entries(paper: Paper, start: int, end: int) -> Iterator[KeyEntry]:
    text = paper.text[start:end]
    found = list(_ENTRY.finditer(text))
    if len(found) < _LEAST_ENTRIES:
        figures = list(_FIGURES.finditer(text))
        found = figures if len(figures) > len(found) and _in_order(figures) else found
    for number, match in enumerate(found):
        stop = found[number + 1].start() if number + 1 < len(found) else len(text)
        meaning = text[match.end() : stop]
        if "sign" in match.groupdict() and match["sign"] == "(":
            meaning = meaning.split(")")[0]
        if number + 1 == len(found) > 1:
            meaning = _without_rest(meaning, text[found[0].end() : match.start()])
        meaning = _closed(meaning)
        if re.search(r"[A-Za-z]{2}", meaning) and len(meaning) <= _LONGEST_MEANING:
            yield _entry_of(paper, match, start, meaning)


def _in_order(figures: Sequence[re.Match[str]]) -> bool:
    numbers = [int(match["word"]) for match in figures]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(numbers) > 2


def _without_rest(meaning: str, earlier: str) -> str:
    """Return the last meaning of a line without the sentences that follow the key.

    Where meanings before it have several sentences, so may the last.
    """
    stops = [m.end() for m in _SENTENCE_END.finditer(earlier) if earlier[m.end() :].strip()]
    ends = [m.start() for m in _SENTENCE_END.finditer(meaning)]
    one_each = all(_ENTRY.match(earlier[at:].lstrip()) for at in stops)
    return meaning[: ends[0]] if ends and one_each else meaning


def _closed(meaning: str) -> str:
    return meaning.strip().rstrip(" .;,|•").removesuffix(" and").rstrip(" ,;")


def _in_table(paper: Paper, rows: Sequence[TableRow]) -> PrintedKey | None:
    """Return the key that a table is: ratings in one column, meanings in the next."""
    if len(rows) > 2 * _MOST_LINES:
        return None
    entries = tuple(entry for row in rows for entry in _row_entries(paper, row))
    if len(entries) < _LEAST_ENTRIES or len({(e.word, e.colour) for e in entries}) < len(entries):
        return None
    header = next((row.row.header for row in rows if row.row.header), ())
    named = any(_MEANING.match(heading) or _HEADING.match(heading) for heading in header)
    plain = len(entries) > 2 and all(e.colour for e in entries) and _is_all(rows, entries)
    if not named and not plain and not _named_above(paper, rows[0]):
        return None
    return PrintedKey(rows[0].index, rows[-1].index, entries)


def _is_all(rows: Sequence[TableRow], entries: Sequence[KeyEntry]) -> bool:
    """Return whether a table holds nothing but entries."""
    cells = sum(len(row.filled) for row in rows)
    return cells <= sum(2 if entry.word else 1 for entry in entries)


def _named_above(paper: Paper, row: TableRow) -> bool:
    above = paper.parsed.blocks[max(row.index - 2, 0) : row.index]
    own = " ".join(cell.text for cell in row.filled)
    return bool(_HEADING.match(own)) or any(
        block.kind is not BlockKind.TABLE_ROW
        and re.search(rf"(?i)\b(?:{KEY_HEADINGS})\b", paper.text_of(block))
        for block in above
    )


def _row_entries(paper: Paper, row: TableRow) -> Iterator[KeyEntry]:
    """Yield what the cells of a row say: a rating before its meaning, or a meaning in colour."""
    cells = list(row.row.cells)
    at = 0
    while at < len(cells):
        cell = cells[at]
        following = cells[at + 1] if at + 1 < len(cells) else None
        colour = colour_of(cell.fill, colour_words(cell.text))
        rated = is_rating_cell(cell.text) and (cell.text or colour)
        if rated and following is not None and _is_meaning(row, following.text):
            word = cell.text or None
            named = next(iter(sorted(colour_words(cell.text))), None)
            span = paper.span(cell.start, following.end)
            yield KeyEntry(word, colour or named, following.text.rstrip(" ."), span)
            at += 2
            continue
        if not rated and colour and re.search(r"[A-Za-z]{2}", cell.text):
            yield KeyEntry(None, colour, cell.text.rstrip(" ."), paper.span(cell.start, cell.end))
        at += 1


def _is_meaning(row: TableRow, text: str) -> bool:
    """Return whether words stand beside a rating, and not a heading over meanings."""
    heading = row.row.is_header and _MEANING.match(text) is not None
    return not heading and re.search(r"[A-Za-z]{2}", text) is not None
