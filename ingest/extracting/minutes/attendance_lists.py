"""Finds where a paper lists who was present, in attendance, absent or replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.council import AttendanceKind
from ingest.extracting.minutes.attendance import NAME_WORD, TITLE, Listed, read_list
from ingest.extracting.minutes.attendance_pieces import masked_brackets
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, BlockKind

_LABELS: tuple[tuple[AttendanceKind, str], ...] = (
    (
        AttendanceKind.PRESENT,
        r"(?:members?|councillors) (?:were )?present|present(?: in the chair)?|in the chair"
        r"|co-?opted(?: members| representatives)?|co-?optees|(?:vice[- ])?chair(?:man|woman|person)?"
        r"|(?:[a-z]+ )?members? (?:there|attending|who (?:attended|came))|(?:members|councillors)(?=\s?:)",
    ),
    (
        AttendanceKind.IN_ATTENDANCE,
        r"(?:also |officers? |officials? |members? )?in attendance(?: (?:virtually|remotely|for [^:]{1,40}))?"
        r"|(?:also|others?|officers?|officials?|staff) (?:also )?present(?: virtually)?|officers?|witnesses"
        r"|guests?|virtual(?: attendance)?|present virtually"
        r"|officers(?:,| and| &) (?:partners|guests|others|witnesses|advisers)",
    ),
    (
        AttendanceKind.APOLOGY,
        r"apolog(?:ies|y)(?: for absence)?(?: received)?(?: from)?|absent"
        r"|(?:could not|unable to|not able to) (?:come|attend|be there)"
        r"|(?:sent|with) apologies|not (?:present|there)",
    ),
    (AttendanceKind.SUBSTITUTE, r"(?:alternate|substitute)s?(?: members?)?(?: present)?"),
    (AttendanceKind.EXPECTED, r"expected(?: to attend)?|(?:committee )?membership"),
)
LABEL = re.compile(
    r"(?i)\s{0,9}(?:"
    + "|".join(f"(?P<{kind.value}>{words})" for kind, words in _LABELS)
    + r")\s{0,3}(?:[:\-–]|$)\s?"
)
# Labels that only a table of two columns makes plain.
_ROW_LABEL = re.compile(
    r"(?i)\W*(?:(?P<present>(?:[a-z]+ )?(?:members|councillors))"
    r"|(?P<in_attendance>(?:cabinet|executive|portfolio holders?"
    r"|partners|advisers|clerk|others)(?: members?)?))\W*"
)
# Lists of people stand before the business, and are never longer than this.
_MAX_BLOCKS = 60
_MAX_LIST = 6_000
_LOWER_WORD = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*")
_LIST_WORDS = frozenset(
    "and of the for in de van von der la le with to on non-voting substituting representative".split()
)
_OPEN_END = re.compile(r"(?:,|\band|&|-|\bof|\bfor|\bthe|Councillors?|Mrs?|Ms|Dr)\s*$")
# A label of two words that the page breaks: "Co-opted Mrs X, ..." and "members: ..." below it.
_BROKEN_LABEL = re.compile(
    rf"(?P<first>Co-opted|Officers|Members|Also|Others)\s+(?={TITLE}|{NAME_WORD} {NAME_WORD})"
)
# A label that a scan put behind the last sentence of a list: "... and Moss. OFFICIALS IN ATTENDANCE:".
_INNER_LABEL = re.compile(
    r"(?<=[a-zß-ÿ.;)])\s+(?=(?:PRESENT|Present|APOLOGIES|Apologies)\s?:)"
    r"|(?<=[.)])\s+(?=(?:OFFICIALS|OFFICERS|MEMBERS|Officials|Officers|Members|Also|ALSO|APOLOGIES|Apologies"
    r"|IN ATTENDANCE|In attendance)\b[ A-Za-z]{0,20}:)"
)
_NEXT_SENTENCE = re.compile(r"(?<=[a-zß-ÿ]{2})\.\s+(?=[A-Z])|(?<=\0)\.\s+(?=[A-Z])")
_TITLED_IN_BRACKET = re.compile(rf"\({TITLE}\s")
_LABEL_END = re.compile(
    r"(?i)\s{0,3}(?:members|representatives|present|in attendance|attendance)\s?:"
)


@dataclass(frozen=True, slots=True)
class NamedList:
    """One list: what it says of its people, and where it stands in the paper."""

    kind: AttendanceKind
    label: str
    start: int
    entries: tuple[Listed, ...]


def lists_of(paper: Paper, blocks: tuple[Block, ...] | None = None) -> list[NamedList]:
    """Return the lists of people that the paper, or these blocks of it, print before the business."""
    return _lists_in(paper, blocks) if blocks else list(_lists_of(paper))


# Most extractors ask for them.
@lru_cache(maxsize=1)
def _lists_of(paper: Paper) -> tuple[NamedList, ...]:
    return tuple(_lists_in(paper, paper.parsed.blocks))


def _lists_in(paper: Paper, blocks: Sequence[Block]) -> list[NamedList]:
    found = []
    for kind, label, parts in _sections(paper, blocks[:_MAX_BLOCKS]):
        if not parts:
            continue
        start, text = parts[0][0], ""
        for left, right in parts:
            text += "\n" * (left - start - len(text)) + paper.text[left:right]
        if len(text) <= _MAX_LIST:
            found.append(NamedList(kind, label, start, tuple(read_list(text))))
    return found


def _sections(
    paper: Paper, blocks: Sequence[Block]
) -> Iterator[tuple[AttendanceKind, str, list[tuple[int, int]]]]:
    """Yield kind, label and the stretches of text of each list."""
    current: tuple[AttendanceKind, str, list[tuple[int, int]]] | None = None
    for block in blocks:
        in_row = _in_row(block)
        if in_row is not None:
            if current:
                yield current
            yield in_row
            current = None
            continue
        for start, end in _stretches(paper, block):
            begun = _begun(paper, block, start, end)
            if begun:
                if current:
                    yield current
                current = begun
            elif current and block.kind is not BlockKind.HEADING:
                text = paper.text[start : start + _names_end(paper.text[start:end])]
                if _goes_on(paper, current[2], text):
                    skip = _LABEL_END.match(text)
                    current[2].append((start + (skip.end() if skip else 0), end))
                else:
                    yield current
                    current = None
            elif current:
                yield current
                current = None
            if current and _cut(paper, current[2]):
                yield current
                current = None
    if current:
        yield current


def _stretches(paper: Paper, block: Block) -> Iterator[tuple[int, int]]:
    """Yield a block, or its parts where a label stands behind a sentence of it."""
    start = block.start
    for match in _INNER_LABEL.finditer(paper.text, block.start, block.end):
        yield start, match.start()
        start = match.end()
    yield start, block.end


def _begun(
    paper: Paper, block: Block, start: int, end: int
) -> tuple[AttendanceKind, str, list[tuple[int, int]]] | None:
    """Return the list that a stretch begins with its label, None where it begins none."""
    text = paper.text[start:end]
    label = LABEL.match(text)
    if label and label.lastgroup and not (block.number and block.kind is BlockKind.HEADING):
        places = [(start + label.end(), end)] if label.end() < len(text) else []
        return AttendanceKind(label.lastgroup), label.group().strip(" :-–"), places
    broken = _BROKEN_LABEL.match(text)
    if broken:
        return _kind_of(broken["first"]), broken["first"], [(start + broken.end(), end)]
    return None


def _cut(paper: Paper, parts: list[tuple[int, int]]) -> bool:
    """Cut off the sentence that follows the names in the last part; return whether one does."""
    if not parts:
        return False
    start, end = parts[-1]
    length = _names_end(paper.text[start:end])
    parts[-1] = (start, start + length)
    return start + length < end


def _names_end(text: str) -> int:
    """Return where the names of a list end and a sentence begins, else the length of the text.

    >>> text = "Ms Ann Lee and Mr Bo Orr. At the outset the Chair welcomed all."
    >>> text[:_names_end(text)]
    'Ms Ann Lee and Mr Bo Orr'
    """
    masked = masked_brackets(text)
    for match in _NEXT_SENTENCE.finditer(masked):
        following = _NEXT_SENTENCE.search(masked, match.end())
        sentence = masked[match.end() : following.start() if following else len(masked)]
        if not _is_names(sentence):
            return match.start()
    return len(text)


def _in_row(block: Block) -> tuple[AttendanceKind, str, list[tuple[int, int]]] | None:
    """Return the list in a table's row: "Present:" in one cell and the people in the next."""
    cells = block.row.cells if block.row else ()
    text = cells[0].text.strip() if len(cells) > 1 else ""
    label = LABEL.fullmatch(text)
    if label is None and re.match(TITLE, cells[1].text.strip() if text else ""):
        label = _ROW_LABEL.fullmatch(text)
    if label is None or label.lastgroup is None:
        return None
    places = [(cell.start, cell.end) for cell in cells[1:] if cell.text.strip()]
    return AttendanceKind(label.lastgroup), label.group().strip(" :-–"), places


def _kind_of(first_word: str) -> AttendanceKind:
    members = first_word in ("Co-opted", "Members")
    return AttendanceKind.PRESENT if members else AttendanceKind.IN_ATTENDANCE


def _goes_on(paper: Paper, parts: list[tuple[int, int]], text: str) -> bool:
    """Return whether a paragraph below a list still belongs to it."""
    if not parts:
        return _is_names(text) or bool(re.match(TITLE, text))
    before = paper.text[parts[0][0] : parts[-1][1]]
    if _LABEL_END.match(text) or before.count("(") > before.count(")"):
        return True
    if len(text) >= _MAX_LIST or not _is_names(text):
        return False
    # Below a list that is over, a line of its own lists more: "Director of Homes (Mr. J. Hay)."
    over = before.rstrip().endswith(".")
    return not over or _TITLED_IN_BRACKET.search(text) is not None


def _is_names(text: str) -> bool:
    outside = re.sub(r"\([^()]{0,200}\)", " ", text[:_MAX_LIST])
    return all(word in _LIST_WORDS for word in _LOWER_WORD.findall(outside))
