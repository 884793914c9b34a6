"""Reads the marks that say who may see a paper."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from assistant.documents import Access
from ingest.parsing.parsed import Block, BlockKind, ParsedDocument

_TOP_BLOCKS = 25
_MAX_MARK_CHARACTERS = 200

_EXEMPT = re.compile(
    r"""(?ix)^\W*(?:
        not\s+for\s+publication
      | (?:strictly\s+)?(?:private\s+and\s+)?confidential\W*$
      | restricted\W*$
      | (?:part\s+(?:2|ii|b)\s*[-–—:]?\s*)?(?:exempt|confidential)\s+
        (?:report|appendix|annex|information|paper|item)\b(?!s)
      | (?:appendix|annex|report)\b[^.]{0,60}[-–—(]\s*exempt\b
      | (?:security\s+)?classification\s*:\s*(?:exempt|confidential|restricted|private)\b
      | (?:this\s+)?(?:report|appendix|annex|paper|document)\s+(?:is|contains)\s+
        (?:exempt|confidential|not\s+for\s+publication)\b
      | exempt\s+(?:under|by\s+virtue\s+of|from\s+publication)\b
      | exempt\W*$
    )"""
)
_PUBLIC = re.compile(
    r"""(?ix)^\W*(?:
        (?:security\s+)?classification\s*:\s*(?:unrestricted|public|open|official\W*$)
      | for\s+publication\b(?!\s*\[)
      | unrestricted\W*$
      | public\s+(?:report|document|paper)\W*$
    )"""
)
_EXEMPT_NAME = re.compile(r"(?i)(?<![a-z])(?:exempt|confidential|restricted|not for publication)\b")
_NOT_A_MARK = re.compile(
    r"(?i)unrestricted|exempt(?:ion|ions)\b|exempt (?:items|accommodation)"
    r"|exempt(?: or confidential)? (?:information|report|appendi\w+)\s*\??\s*[:|-]+\s*\|?\s*"
    r"(?:no|none|n/a|nil|not)\b"
)


def read_access(
    parsed: ParsedDocument, path: PurePosixPath, default: Access
) -> tuple[Access, tuple[str, ...]]:
    """Return who may read a paper, by its own marks, and what an officer should know.

    Marks count where they stand as a line of their own at the top of the paper, as a
    heading anywhere, or in the file's name. A paper with an exempt part is exempt as
    a whole, so that nothing of the part is shown; a paper that is marked both ways at
    its top is quarantined. Without a mark, `default` holds.
    """
    top = parsed.blocks[:_TOP_BLOCKS]
    exempt = _marked(parsed, top, _EXEMPT)
    public = _marked(parsed, top, _PUBLIC)
    if exempt and public:
        warning = (
            f"The paper is marked both {exempt!r} and {public!r}: it is held back until an"
            " officer states its access in papers.yaml."
        )
        return Access.QUARANTINED, (warning,)
    name = path.name
    if exempt or (_EXEMPT_NAME.search(name) and not _NOT_A_MARK.search(name)):
        return Access.EXEMPT, ()
    headings = [block for block in parsed.blocks[_TOP_BLOCKS:] if block.kind is BlockKind.HEADING]
    part = _marked(parsed, tuple(headings), _EXEMPT)
    if part:
        warning = f"A part is marked {part!r}: the whole paper is held as exempt."
        return Access.EXEMPT, (warning,)
    return default, ()


def _marked(
    parsed: ParsedDocument, blocks: tuple[Block, ...], pattern: re.Pattern[str]
) -> str | None:
    for block in blocks:
        for line in parsed.text[block.start : block.end].split("\n"):
            if len(line) > _MAX_MARK_CHARACTERS or not pattern.search(line):
                continue
            if pattern is _PUBLIC or not _NOT_A_MARK.search(line):
                return line.strip()[:60]
    return None
