"""Matches posts and bodies as questions type them with the leads that plans print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem
from assistant.council import Alias

# Words that any post may have: alone they name none.
_COMMON = frozenset(
    """manager director officer head service services lead assistant deputy chief nurse worker team
    business principal interim senior executive council board group children childrens and care""".split()
)
_LINKING = frozenset({"of", "for", "the", "and", "to", "in", "a"})
_FOR_A_TIME = frozenset({"interim", "acting", "temporary"})
_INITIALS = re.compile(r"[A-Z]{3,6}")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class NamedLeads:
    """Leads that a question names: as printed, and the words of the question that name them.

    `whole` says that all words of such a lead stand in the question.
    """

    printed: tuple[str, ...]
    words: frozenset[str]
    whole: bool = True


def post_words(printed: str) -> tuple[str, ...]:
    """Return a post's words so that "Director for" is "Director of" and "&" is "and".

    >>> post_words("Director for Children's Services") == post_words("director of childrens services")
    True
    """
    plain = printed.casefold().replace("’", "'").replace("'", "")
    return tuple(word for word in _WORD.findall(plain) if word not in _LINKING)


def post_of(printed: str, shorts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a post's words with short forms written out, each word once.

    >>> post_of("AD Children's Homes", {"ad": ("assistant", "director", "childrens", "homes")})
    ('assistant', 'director', 'childrens', 'homes')
    """
    words = (part for word in post_words(printed) for part in shorts.get(word, (word,)))
    return tuple(dict.fromkeys(words))


def same_leads(
    one: Sequence[str], other: Sequence[str], shorts: Mapping[str, tuple[str, ...]]
) -> bool:
    """Return whether the same posts are printed, in whatever form and order."""
    return {post_of(each, shorts) for each in one} == {post_of(each, shorts) for each in other}


def short_forms(aliases: Iterable[Alias]) -> Mapping[str, tuple[str, ...]]:
    """Return the words of each short form that a paper defines one way alone."""
    longs: dict[str, set[tuple[str, ...]]] = {}
    for alias in aliases:
        short = "".join(post_words(alias.short))
        longs.setdefault(short, set()).add(post_words(alias.long))
    return {short: next(iter(found)) for short, found in longs.items() if len(found) == 1}


def initials(rows: Iterable[ActionItem], roles: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the words of each post that some lead prints by its initials alone ("DCS").

    Only where one post alone, of `roles` and the leads, has these initials.
    """
    printed = {lead for row in rows for lead in row.leads}
    short = {lead for lead in printed if _INITIALS.fullmatch(lead.strip())}
    posts = {post_words(each) for each in (*roles, *(printed - short))}
    found: dict[str, set[tuple[str, ...]]] = {}
    for post in posts:
        words = tuple(word for word in post if word not in _FOR_A_TIME)
        found.setdefault("".join(word[0] for word in words), set()).add(words)
    wanted = {lead.strip().lower(): found.get(lead.strip().lower(), set()) for lead in short}
    return {lead: next(iter(of)) for lead, of in wanted.items() if len(of) == 1}


def named_leads(
    question: str, rows: Sequence[ActionItem], shorts: Mapping[str, tuple[str, ...]]
) -> NamedLeads | None:
    """Return the leads that a question names, wholly or by their first or last words."""
    asked = (*post_words(question), "", *post_words(re.sub(r"['’]s\b", " ", question)))
    best: dict[str, tuple[int, frozenset[str]]] = {}
    for printed in dict.fromkeys(lead for row in rows for lead in row.leads):
        for words in _forms(printed, shorts):
            length, said = _longest(asked, words, shorts)
            if length > best.get(printed, (0, said))[0]:
                best[printed] = (length, said)
    if not best:
        return None
    most = max(length for length, _ in best.values())
    kept = {printed: said for printed, (length, said) in best.items() if length == most}
    whole = {lead for lead in kept if most in {len(form) for form in _forms(lead, shorts)}}
    kept = {
        lead: said
        for lead, said in kept.items()
        if lead in whole or not whole or post_words(lead)[most : most + 1] == ("with",)
    }
    told = frozenset(word for said in kept.values() for word in said)
    return NamedLeads(tuple(kept), told, bool(whole))


def leads(row: ActionItem, printed: Sequence[str]) -> bool:
    """Return whether one of a row's leads is one of `printed`."""
    wanted = {post_words(each) for each in printed}
    return any(post_words(lead) in wanted for lead in row.leads)


def _forms(printed: str, shorts: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return a lead's words, and its words with short forms written out."""
    words, long = post_words(printed), post_of(printed, shorts)
    return [words] if long == words else [words, long]


def _longest(
    asked: tuple[str, ...], post: tuple[str, ...], shorts: Mapping[str, tuple[str, ...]]
) -> tuple[int, frozenset[str]]:
    """Return how many words of a post a question names, and the question's words that do."""
    for length in range(len(post), 0, -1):
        for run in {post[:length], post[len(post) - length :]}:
            said = _said(asked, run, shorts)
            if said is not None and (length == len(post) or _tells(run)):
                return length, said
    return 0, frozenset()


def _tells(run: tuple[str, ...]) -> bool:
    """Return whether part of a post tells it from others."""
    return any(word not in _COMMON for word in run) or len(run) >= 2


def _said(
    asked: tuple[str, ...], run: tuple[str, ...], shorts: Mapping[str, tuple[str, ...]]
) -> frozenset[str] | None:
    for start in range(len(asked) - len(run) + 1):
        if asked[start : start + len(run)] == run:
            return frozenset(run)
    for word in asked:
        if shorts.get(word) == run:
            return frozenset({word})
    return None
