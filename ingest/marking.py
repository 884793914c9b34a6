"""Reads the marks that say who may see a paper."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from assistant.documents import Access
from ingest.parsing.parsed import Block, BlockKind, ParsedDocument

_TOP_BLOCKS = 25
_MAX_MARK_CHARACTERS = 200

_PAPER = r"(?:report|appendix|appendices|annex(?:e|es)?|paper|document)"
# The word as a mark: not what is exempt from a charge, nor the list of exempt items.
_CLOSED = (
    r"(?:exempt(?!ion|ed|\s+(?:items|accommodation|supported|housing|properties|supplies|charit"
    r"|from\s+(?!publication|disclosure|public\b)))"
    r"|confidential|restricted|private\s+and\s+confidential|not\s+for\s+publication)\b"
)
_EXEMPT = re.compile(
    rf"""(?ix)^\W{{0,40}}(?:
        not\s+for\s+publication
      | (?:strictly\s+)?(?:private\s+and\s+)?confidential\W{{0,40}}
        (?:$|(?:part|not|exempt|restricted|private|para|schedule|by\s+virtue)\b)
      | restricted\W*$
      | (?:private|restricted)\s+(?:and\s+confidential\s+)?(?:report|appendix|annex|paper)\b
      | (?:part\s+(?:2|ii|b)\s*[-–—:]?\s*)?(?:exempt|confidential)\s+
        (?:report|appendix|appendices|annex|information|paper|item)\b
      | part\s+(?:2|ii|b)\s*[-–—:(]?\s*(?:private|{_CLOSED})\s*
        (?:\W*$|(?:business|session|report|appendix|paper|meeting)\b)
      | (?:.{{0,100}}[\s:–-])??{_PAPER}(?:\s+(?:no\.?\s*)?[\w.]{{1,4}})?\s*[-–—:(]\s*{_CLOSED}
      | (?:the\s+|this\s+)?{_PAPER}\b[^.]{{0,60}}[-–—(]\s*exempt\b(?!\s+\w)
      | (?:security\s+)?classification\s*[:|][\s:|]*
        (?:part\s+)?(?:exempt|confidential|restricted|private|official\W{{1,3}}sensitive)\b
      | (?:the\s+|this\s+)?{_PAPER}\b[^.]{{0,60}}?\s(?:is|are|contains?)\s+{_CLOSED}
      | exempt\s+(?:under|by\s+virtue\s+of|from\s+publication)\b
      | exempt\W*$
    )"""
)
# A mark that gives its reason fills a paragraph.
_EXEMPT_AT_LENGTH = re.compile(
    rf"(?i)^\W{{0,40}}(?:(?:the |this )?{_PAPER}\b[^.]{{0,60}}? (?:is|are) )?not for publication\b"
)
_PUBLIC = re.compile(
    r"""(?ix)^\W{0,40}(?:
        (?:security\s+)?classification\s*[:|][\s:|]*(?:unrestricted|public|open|official\W*$)
      | for\s+publication\b(?!\s*\[)
      | unrestricted\W*$
      | public\s+(?:report|document|paper)\W*$
    )"""
)
_EXEMPT_NAME = re.compile(
    r"(?i)(?<![a-z])(?<!not )(?<!non[ -])(?:exempt(?!ion|ed| (?:items|accommodation))|confidential"
    r"|restricted|not for publication)\b"
)
# "Exempt information: No", and the like: a form's question that is answered with no.
_DENIED = re.compile(
    rf"(?i)^\W{{0,40}}(?:part (?:2|ii|b)\W+)?(?:(?:exempt|confidential|restricted)\b[^.:|?–-]{{0,40}}"
    rf"|(?:the |this )?{_PAPER}\b[^.:|?–-]{{0,60}}(?:exempt|confidential|restricted)\b[^.:|?–-]{{0,40}})"
    r"[\s:|?–-]+(?:no(?!\.?\s*\d)|none|n/?a|nil|not applicable|not exempt)\b"
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
    if exempt or _EXEMPT_NAME.search(re.sub(r"[_\s]+", " ", path.name)):
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
        for line in filter(None, parsed.text[block.start : block.end].split("\n")):
            if len(line) > _MAX_MARK_CHARACTERS:
                found = pattern is _EXEMPT and bool(_EXEMPT_AT_LENGTH.match(line))
            else:
                denied = pattern is _EXEMPT and _DENIED.match(line)
                found = bool(pattern.match(line)) and not denied
            if found:
                return line.strip()[:60]
    return None
