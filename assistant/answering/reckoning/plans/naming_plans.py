"""What a plan is called: its title without version, date and the words that any plan has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.answering.terms import tokens
from assistant.dates import find_dates

_REVIEW_KINDS = re.compile(
    r"(?i)\b(?:local )?(?:child )?safeguarding practice reviews?\b|\bserious case reviews?\b"
    r"|\bsafeguarding adults? reviews?\b|\bdomestic homicide reviews?\b"
    r"|\b(?:LCSPR|CSPR|SCR|SAR|DHR)s?\b"
)
_VERSION = re.compile(r"(?i)\b(?:version|ver\.?|v|issue|revision)\s?\.?(\d{1,2})(?:\.\d+)?\b")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_NTH_VERSION = re.compile(
    rf"(?i)\b(?:the )?(?P<nth>{'|'.join(_ORDINALS)}) (?:version|edition|issue|iteration)\b"
)
_TRAILING = re.compile(
    r"(?i)[\s:,;–—-]*\b(?:(?:final|progress|update|monitoring|quarterly|annual|latest|draft|position)"
    r"\s*(?:report|statement|update)?|position (?:as )?at|as at|at|update|appendix \w+|agenda item \d+)\s*$"
)
_LEADING = re.compile(
    r"(?i)^\s*(?:agenda item \d+|appendix \w+|item \d+|report|draft)\s*[:.–—-]*\s+"
)
_MARKS = re.compile(r"\s*[:–—]\s*|\s+-\s+|[\s,;:.]+$")
_COUNCIL = re.compile(
    r"^(?:(?:[A-Z][\w'’-]+|of|and|upon|the)\s+){1,6}Council\b[\s:,-]*(?=[\w'’-]+\s+\w)"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?")
_YEARS = re.compile(r"\b(?:19|20)\d\d[/ –-]\d\d(?:\d\d)?\b(?![/-])")
_KINDS = re.compile(
    r"(?i)\b(?:action (?:plan|log|tracker)|(?:improvement|recovery|delivery|implementation) plan|plan"
    r"|tracker|log)\b"
)
_LINKING = frozenset({"a", "an", "and", "as", "at", "for", "in", "of", "on", "the", "to"})
KINDS_OF_COUNCIL = frozenset(
    "council county borough district city metropolitan royal london town unitary".split()
)
# Words that stand between others of a name and that both may leave out.
_INSIDE = _LINKING | {"scrutiny", "review", "recommendation", "recommendations"}
_ANY_PLAN = frozenset(
    """action actions plan plans version final progress report reports update updates position
    appendix tracker trackers log logs item agenda draft review reviews the a an of for and on
    in to at as our lead monitoring recommendation recommendations response delivery sheet
    council""".split()
)


@lru_cache(maxsize=4096)
def plan_name(title: str) -> str:
    """Return what a plan is called in a sentence.

    >>> plan_name("LCSPR Child R: Action Plan, version 2")
    'Child R action plan'
    >>> plan_name("Aldermere Borough Council: Waste Action Plan")
    'Waste action plan'
    >>> plan_name("Scrutiny action log 2024/25"), plan_name("Action Plan")
    ('Scrutiny action log', 'action plan')
    """
    name = _COUNCIL.sub("", _bare(title)) or _bare(title)
    name = _KINDS.sub(lambda match: match.group().lower(), name)
    return f"{name[0].upper()}{name[1:]}" if has_own_name(title) else name or "plan"


@lru_cache(maxsize=4096)
def plan_words(title: str) -> tuple[str, ...]:
    """Return the words by which a plan is told from others; all of its words where none is.

    >>> plan_words("LCSPR Child R: Action Plan, version 2"), plan_words("Action plan")
    (('child', 'r'), ('action', 'plan'))
    """
    words = _words(title)
    own = tuple(word for word in words if not _is_common(word))
    named = tuple(tokens(own_title(title)))
    alone = tuple(word for word in named if not _is_common(word))
    return alone or own or words


def own_title(title: str) -> str:
    """Return a title without the council that it begins with, version and date.

    >>> own_title("Wexley Council: Waste Action Plan, version 2")
    'Waste Action Plan'
    """
    return _COUNCIL.sub("", _bare(title))


@lru_cache(maxsize=4096)
def council_words(title: str) -> tuple[str, ...]:
    """Return the words of the council that a title begins with, those that any has left out.

    >>> council_words("Vale of Wexley Council: Waste Action Plan")
    ('vale', 'wexley')
    """
    match = _COUNCIL.search(_bare(title))
    words = tokens(match.group()) if match else []
    return tuple(word for word in words if word not in _LINKING | KINDS_OF_COUNCIL)


@lru_cache(maxsize=4096)
def has_own_name(title: str) -> bool:
    """Return whether a title holds more than words that any plan has."""
    return any(not _is_common(word) for word in _words(title))


def holds_name(text: str, name: Sequence[str]) -> bool:
    """Return whether text holds the words of a plan's name one after another.

    >>> holds_name("the waste and recycling plan", ("waste", "recycling"))
    True
    """
    words = _words_but(text, _left_out(name))
    wanted = words_that_tell(name)
    size = len(wanted)
    return any(words[at : at + size] == wanted for at in range(len(words) - size + 1))


def words_that_tell(name: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a plan's name that a text must hold to name it."""
    left_out = _left_out(name)
    return tuple(word for word in name if word not in left_out)


def _left_out(name: Sequence[str]) -> frozenset[str]:
    return _INSIDE if set(name) - _INSIDE else _LINKING


@lru_cache(maxsize=20_000)
def _words_but(text: str, left_out: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in tokens(text) if word not in left_out)


def without_name(text: str, name: Sequence[str]) -> str:
    """Return text in small letters without a plan's name.

    >>> without_name("actions in the waste and recycling plan", ("waste", "recycling"))
    'actions in the   plan'
    """
    between = rf"(?:['’]s)?\W+(?:(?:{'|'.join(sorted(_INSIDE))})\W+)*"
    return re.sub(rf"\b{between.join(map(re.escape, name))}\b", " ", text) if name else text


@lru_cache(maxsize=4096)
def version_number(title: str) -> int | None:
    """Return the number of the version that a title prints.

    >>> version_number("Child R - Action Plan - Version 3"), version_number("Action Plan")
    (3, None)
    """
    match = _VERSION.search(title)
    if match:
        return int(match.group(1))
    nth = _NTH_VERSION.search(title)
    return _ORDINALS.index(nth["nth"].lower()) + 1 if nth else None


@lru_cache(maxsize=10_000)
def _words(title: str) -> tuple[str, ...]:
    return tuple(tokens(_bare(title)))


def _is_common(word: str) -> bool:
    return word in _ANY_PLAN or _YEAR.fullmatch(word) is not None


def _bare(title: str) -> str:
    if " " not in title.strip():
        title = re.sub(r"[-_]+", " ", title)
    title = _YEARS.sub(" ", title)
    for date in reversed(find_dates(title)):
        title = f"{title[: date.start]} {title[date.end :]}"
    title = _REVIEW_KINDS.sub(" ", _NTH_VERSION.sub(" ", _VERSION.sub(" ", title)))
    title = re.sub(r"\(\s*\)", " ", title)
    title = _MARKS.sub(" ", " ".join(title.split()))
    before = None
    while before != title:
        before = title
        title = _LEADING.sub("", _TRAILING.sub("", title)).strip(" ,;:.-–—")
    return " ".join(title.split())
