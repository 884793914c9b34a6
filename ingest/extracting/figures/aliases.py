"""Short forms that a paper defines: acronyms, initials of its attendance list, names of posts.

A short form counts only where its letters fit the words beside it; the words are kept as
printed. Nothing is expanded from general knowledge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.council import Alias
from ingest.extracting.figures.aliases_fitting import fit_after, fit_before
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, BlockKind

_SHORT = r"[A-Z][A-Za-z0-9&]{0,10}[A-Z0-9](?:['’]?s)?"
# "designated officer (LADO)", "Ruth Calloway (RC, Designated Nurse)"
_IN_BRACKETS = re.compile(
    rf"\((?:the )?[‘’“\"']?(?P<short>{_SHORT})[‘’”\"']?(?P<more>, [^()\n]{{2,80}})?\)"
)
# "NET (Netherby, Eastmere and Tull)"
_SPELT_OUT = re.compile(rf"\b(?P<short>{_SHORT}) \((?P<long>[A-Za-z][^()\n]{{4,110}})\)")
# "AD - Assistant Director", "MASH: multi-agency safeguarding hub"
_IN_A_LIST = re.compile(
    rf"^\W{{0,4}}(?P<short>{_SHORT})\s*(?:[-–—=:]|means|stands for)\s+(?P<long>[A-Za-z]\S.{{2,140}})"
)
_POST = re.compile(
    r"\b(?P<post>(?:(?:Interim|Assistant|Deputy|Executive|Strategic|Corporate|Service) )*(?:Director|Head"
    r"|Cabinet Member|Portfolio Holder|Lead Member)) (?P<link>for|of) "
    r"(?P<area>[A-Z][\w’'-]+(?:,? (?:and |& )?[A-Z][\w’'-]+)*)"
)
_LOOK_BACK = 160
_CUTS = re.compile(r"[.;:?!\n|()\[\]]\s*")
_MOST_WORDS = 12


def extract_aliases(paper: Paper) -> list[Alias]:
    """Return the short forms that a paper defines, each once, in reading order."""
    found: dict[tuple[str, str], Alias] = {}
    for start, end, short, long in sorted(_definitions(paper)):
        long = " ".join(long.split()).strip(" ,;:‘’“”\"'")
        key = (short, long.lower())
        if key in found or not long or len(long.split()) > _MOST_WORDS:
            continue
        span = paper.span(start, end)
        found[key] = Alias(
            record_id=paper.record_id("alias", span.start, span.end),
            document_id=paper.document_id,
            passage_id=paper.passage_id(span.start),
            span=span,
            short=short,
            long=long,
        )
    return list(found.values())


def _definitions(paper: Paper) -> Iterator[tuple[int, int, str, str]]:
    yield from _bracketed(paper.text)
    yield from _spelt_out(paper.text)
    for block in paper.parsed.blocks:
        if block.row is not None:
            yield from _in_row(paper, block)
        elif block.kind is not BlockKind.HEADING and block.end - block.start < 200:
            yield from _in_list(paper, block)
    yield from _posts(paper.text)


def _bracketed(text: str) -> Iterator[tuple[int, int, str, str]]:
    for found in _IN_BRACKETS.finditer(text):
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        bare = before.rstrip()
        if bare.endswith(")"):
            opened = bare.rfind("(")
            inside = bare[opened + 1 : -1] if opened >= 0 else ""
            if fit_after(found["short"], inside) is not None:
                yield found.start() - len(before) + opened, found.end(), found["short"], inside
            continue
        cut = max((m.end() for m in _CUTS.finditer(bare)), default=0)
        start = fit_before(found["short"], bare[cut:])
        if start is not None:
            place = found.start() - len(before) + cut + start
            yield place, found.end(), found["short"], bare[cut + start :]


def _spelt_out(text: str) -> Iterator[tuple[int, int, str, str]]:
    for found in _SPELT_OUT.finditer(text):
        end = fit_after(found["short"], found["long"])
        if end is not None and not re.search(r"[.;?]", found["long"][:end]):
            if found["long"][end:].strip(" ,") and not found["long"][end:].startswith(
                (",", ";", " -", " –")
            ):
                continue
            yield found.start(), found.end(), found["short"], found["long"][:end]


def _in_row(paper: Paper, block: Block) -> Iterator[tuple[int, int, str, str]]:
    """Yield the entry of a glossary: a row of a short form and its meaning."""
    cells = [c for c in block.row.cells if c.text.strip()] if block.row else []
    if len(cells) != 2 or not re.fullmatch(_SHORT, cells[0].text.strip()):
        return
    short, meaning = cells[0].text.strip(), cells[1].text.lstrip()
    end = fit_after(short, meaning)
    if end is not None:
        yield block.start, block.end, short, meaning[:end]


def _in_list(paper: Paper, block: Block) -> Iterator[tuple[int, int, str, str]]:
    found = _IN_A_LIST.match(paper.text_of(block))
    if found is None:
        return
    end = fit_after(found["short"], found["long"])
    rest = found["long"][end:] if end is not None else ""
    if end is not None and (not rest or rest[0] in ",;.(:" or rest.startswith((" -", " –", " ("))):
        start = block.start + found.start("short")
        yield start, block.start + found.start("long") + end, found["short"], found["long"][:end]


def _posts(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the rarer of two forms of one post, "Director for" beside "Director of" (P7)."""
    forms: dict[tuple[str, str], Counter[str]] = {}
    first: dict[str, tuple[int, int]] = {}
    for found in _POST.finditer(text):
        printed = " ".join(found.group().split())
        area = re.sub(r"[’',]", "", found["area"].replace("&", "and")).lower()
        forms.setdefault((found["post"], area), Counter())[printed] += 1
        first.setdefault(printed, found.span())
    for (post, _), counts in forms.items():
        links = {form.removeprefix(post).split()[0] for form in counts}
        if links == {"for", "of"}:
            usual = counts.most_common(1)[0][0]
            link = usual.removeprefix(post).split()[0]
            for form in counts:
                if form.removeprefix(post).split()[0] != link:
                    yield (*first[form], form, usual)
