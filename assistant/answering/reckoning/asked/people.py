"""Finds the people and posts of the records that a question names, and never a near miss."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.people_titled import head_first, named_people
from assistant.answering.terms import tokens
from assistant.council import Speaker

_TITLES = frozenset(
    """councillor councillors cllr cllrs mr mrs ms miss mx dr sir dame lord lady professor prof revd
    rev reverend canon detective chief superintendent inspector constable sergeant alderman""".split()
)
# Two of these never mean one person; "Dr", "Ms" and "Councillor" go with any.
_APART = (frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "miss", "dame", "lady"}))
# Initials of a post may be typed though no paper prints them: "DCS".
_SHORT, _SHORT_POST = 3, 3
_JOINS = frozenset({"of", "for", "the", "and", "to", "a", "an"})
# Words that make a post another post: an assistant director is not the director.
_LOWER = frozenset({"assistant", "deputy", "vice", "shadow", "sub", "acting", "trainee"})
_HEADS = frozenset(
    """director manager officer head leader member chair nurse scrutineer representative governor
    commissioner mayor treasurer secretary clerk superintendent inspector executive lead coordinator
    adviser chief""".split()
)
# Posts of which one word is enough.
_ONE_WORD = frozenset({"scrutineer", "chair", "nurse", "mayor", "leader"})
_SAME_WORD = {
    "rep": "representative",
    "asst": "assistant",
    **dict.fromkeys(("chairman", "chairwoman", "chairperson"), "chair"),
    "&": "and",
}
_NO_OFFICER = frozenset({"councillor", "cllr", "councillors", "cabinet", "member", "members", "chair",
                         "leader", "mayor", "parent", "youth", "church"})  # fmt: skip
_NO_SURNAME = frozenset("governor member members officer manager chair director".split())
_SHORT_FORM = re.compile(r"[A-Z&]{2,6}$")
_SPEAKS_OF = re.compile(r"(?i)\b(?:did|does|has|have|had|was|were|is|by|from|of|to|for|and|or)\W+$")


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """A person or a post that a question names at question[start:end].

    A person has a `surname`, a post its words in `post`; `title` is as typed. `also` are
    posts for which papers print these initials ("the AD").
    """

    start: int
    end: int
    surname: str | None = None
    title: str | None = None
    post: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()

    def is_same(self, speaker: Speaker) -> bool:
        """Return whether a record's speaker is printed as this person or post.

        >>> PersonAsked(0, 9, "okell", "cllr").is_same(Speaker("Mr D Okell", "Mr D Okell"))
        True
        >>> nurse = Speaker("the Designated Nurse", role="Designated Nurse")
        >>> PersonAsked(0, 5, post=("nurse",)).is_same(nurse)
        True
        """
        if self.surname is not None:
            return self._is_person(speaker)
        posts = (self.post, *self.also)
        return any(
            holds_post(post, printed) or _is_short_for(printed, post)
            for post in posts
            for printed in _posts(speaker)
        )

    def is_other(self, speaker: Speaker) -> bool:
        """Return whether a speaker is surely somebody else; a post may be anybody's by name.

        >>> PersonAsked(0, 3, post=("dcs",)).is_other(Speaker("the Interim Director", role="x"))
        False
        >>> PersonAsked(0, 9, "okell", "cllr").is_other(Speaker("Councillor Moss", "Councillor Moss"))
        True
        """
        if self.is_same(speaker):
            return False
        if self.surname is not None:
            member = bool({self.title} & _NO_OFFICER)
            at_head = bool(_HEADS & {*post_words(speaker.role or speaker.printed)})
            officer = member and is_officer(speaker) and at_head
            return surname_of(speaker) not in (None, self.surname) or officer
        if speaker.name and not speaker.role:
            is_member = bool(set(_words(speaker.name)) & _NO_OFFICER)
            return is_member and not set(self.post) & _NO_OFFICER
        return _is_whole(self.post) and all(_is_whole(post_words(each)) for each in _posts(speaker))

    def _is_person(self, speaker: Speaker) -> bool:
        name = _words(speaker.name or speaker.printed)
        if surname_of(speaker) != self.surname:
            return False
        titles = {word for word in name if word in _TITLES} | (
            {self.title} if self.title else set()
        )
        return not all(group & titles for group in _APART)


def surname_of(speaker: Speaker) -> str | None:
    """Return the last word of a speaker's name in small letters, None for a post.

    >>> surname_of(Speaker("Councillor Moss", "Councillor Moss"))
    'moss'
    """
    if not speaker.name:
        return None
    words = [word for word in _words(re.sub(r"\(.*?\)", "", speaker.name)) if word not in _TITLES]
    return words[-1] if words and len(words[-1]) > 1 else None


def initials_of(post: Sequence[str]) -> str:
    """Return the initials of a post's words.

    >>> initials_of(post_words("Director of Children’s Services"))
    'dcs'
    """
    return "".join(word[0] for word in post)


def _is_short_for(printed: str, post: Sequence[str]) -> bool:
    """Return whether "the DCS" is printed for a post of several words."""
    (short,) = words if len(words := post_words(printed)) == 1 else ("",)
    return len(post) > 1 and len(short) >= _SHORT_POST and short == initials_of(post)


def _is_whole(post: Sequence[str]) -> bool:
    """Return whether a post is written out so far that it can be told from another."""
    return len(post) > 1 and bool(set(post) & _HEADS)


def is_officer(speaker: Speaker) -> bool:
    """Return whether nothing printed says that a speaker is a member.

    >>> is_officer(Speaker("the DCS")), is_officer(Speaker("Councillor Moss", "Councillor Moss"))
    (True, False)
    """
    held = (speaker.printed, speaker.name, speaker.role)
    words = {word for printed in held if printed for word in _words(printed)}
    return not words & _NO_OFFICER


def holds_post(asked: Sequence[str], printed: str) -> bool:
    """Return whether a printed post is the one asked for: the same words, or more of them.

    >>> holds_post(("director", "children", "service"), "Interim Director for Children’s Services")
    True
    >>> holds_post(("director",), "Assistant Director, Education")
    False
    """
    words = post_words(printed)
    place = iter(words)
    within = all(any(word == other for other in place) for word in asked)
    return within and not (set(words) - set(asked)) & _LOWER


def post_words(printed: str) -> list[str]:
    """Return the words of a post that tell it from others, in the singular.

    >>> post_words("Assistant Director for Children’s Services & Early Help")
    ['assistant', 'director', 'children', 'service', 'early', 'help']
    """
    return [_singular(word) for word in _words(printed) if word not in _JOINS]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORT and word.endswith("s") and word[-2] != "s" else word


def people_asked(question: str, speakers: Iterable[Speaker]) -> tuple[PersonAsked, ...]:
    """Return the people and posts of `speakers` that `question` names, in order."""
    known = tuple(dict.fromkeys(speakers))
    surnames = {name for each in known if (name := surname_of(each)) and name not in _NO_SURNAME}
    found = [*_named(question, surnames)]
    posts = {tuple(post_words(printed)) for each in known for printed in _posts(each)}
    short = _initials(known)
    posts |= {each for each in short if _is_typed(each, question)}
    found += [replace(each, also=short.get(each.post, ())) for each in _posts_in(question, posts)]
    kept: list[PersonAsked] = []
    for each in sorted(found, key=lambda person: person.start - person.end):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda person: person.start))


def _initials(speakers: Sequence[Speaker]) -> Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the posts that papers print as each short form, or that have these initials."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for each in speakers:
        printed = each.printed.removeprefix("The ").removeprefix("the ")
        if each.role and _SHORT_FORM.match(printed):
            found.setdefault(tuple(post_words(printed)), []).append(tuple(post_words(each.role)))
        for post in map(post_words, _posts(each)):
            if len(post) >= _SHORT_POST and set(post) & _HEADS:
                found.setdefault((initials_of(post),), []).append(tuple(post))
    return {printed: tuple(dict.fromkeys(posts)) for printed, posts in found.items()}


def _is_typed(short: tuple[str, ...], question: str) -> bool:
    """Return whether a question types initials as such: in capitals, or after "the"."""
    (letters,) = short if len(short) == 1 else ("",)
    typed = rf"\b(?:{re.escape(letters.upper())}|[Tt]he {re.escape(letters)})\b"
    return bool(letters) and re.search(typed, question) is not None


_DEEDS = frozenset("offered promised agreed undertaken pledged committed ever already".split())


def names_somebody_else(plan: Plan, asked: Collection[PersonAsked]) -> bool:
    """Return whether a question names by title or as speaker somebody whom no record knows."""
    known = {word for each in asked for word in (each.surname, *each.post) if word}
    typed = {word for each in asked for word in _words(plan.standalone[each.start : each.end])}
    typed |= {_singular(word) for word in typed}
    named = (_SAME_WORD.get(_word(person), _word(person)) for person in named_people(plan))
    beside = _DEEDS if asked else frozenset()
    return any(not {word, _singular(word)} & (known | typed | _TITLES | beside) for word in named)


def _named(question: str, surnames: Collection[str]) -> Iterator[PersonAsked]:
    words = list(re.finditer(r"[^\W\d_][\w’'-]*", question))
    for number, match in enumerate(words):
        word = _word(match.group())
        if word not in surnames:
            continue
        before = [each.group().lower().strip(".") for each in words[max(number - 2, 0) : number]]
        title = next((each for each in reversed(before) if each in _TITLES), None)
        spoken_of = _SPEAKS_OF.search(question[: match.start()]) is not None
        if title or match.group()[0].isupper() or spoken_of:
            start = match.start()
            if number and _is_forename(words[number - 1], question, start):
                start = words[number - 1].start()
            if title:
                start = words[number - 1 - before[::-1].index(title)].start()
            yield PersonAsked(start, match.end(), word, title)


def _is_forename(word: re.Match[str], question: str, surname_at: int) -> bool:
    """Return whether a word is the capitalised one just before a surname, inside the question."""
    beside = not question[word.end() : surname_at].strip()
    return beside and word.start() > 0 and word.group()[0].isupper()


def _posts_in(question: str, posts: Collection[tuple[str, ...]]) -> Iterator[PersonAsked]:
    """Yield the stretches of a question that hold words of a post in its order, head among them."""
    words = [
        (_singular(_SAME_WORD.get(_word(m.group()), _word(m.group()))), m.start(), m.end())
        for m in re.finditer(r"[^\W\d_][\w’'-]*", question)
    ]
    telling = [each for each in words if each[0] not in _JOINS]
    for first in range(len(telling)):
        best = 0
        for last in range(first + 1, min(first + 8, len(telling)) + 1):
            stretch = tuple(word for word, _, _ in telling[first:last])
            if _fits(stretch, posts) or (last > first + 1 and head_first(stretch, _HEADS) in posts):
                best = last
        if best:
            stretch = tuple(word for word, _, _ in telling[first:best])
            stretch = stretch if _fits(stretch, posts) else head_first(stretch, _HEADS)
            yield PersonAsked(telling[first][1], telling[best - 1][2], post=stretch)


def _fits(stretch: tuple[str, ...], posts: Collection[tuple[str, ...]]) -> bool:
    if len(stretch) == 1 and stretch[0] not in _ONE_WORD:
        return stretch in posts and stretch[0] not in _HEADS
    if not set(stretch) & (_HEADS | _ONE_WORD) and stretch not in posts:
        return False
    return any(
        stretch == post[place : place + len(stretch)]
        for post in posts
        for place in range(len(post) - len(stretch) + 1)
    )


def _posts(speaker: Speaker) -> tuple[str, ...]:
    printed = () if speaker.name else (speaker.printed,)
    return tuple(dict.fromkeys(each for each in (speaker.role, *printed) if each))


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    plain = text.replace("&", " and ")
    return tuple(_SAME_WORD.get(word, word) for word in map(_word, tokens(plain)))


def _word(text: str) -> str:
    """Return a word in small letters without its possessive.

    >>> _word("Children’s"), _word("Okell's")
    ('children', 'okell')
    """
    return re.sub(r"[’']s?$", "", text.lower()).replace("’", "'")
