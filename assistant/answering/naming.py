"""Finds the names in a question, however they are typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from assistant.answering.terms import tokens
from assistant.documents import Document

_WORD = r"[^\W\d_a-z][\w’'-]*"
_NAME = re.compile(
    rf"\b{_WORD}(?:\s+(?:(?:of|and|the|for|to)\s+){{0,2}}(?:{_WORD}|\d{{1,3}})(?![\w’'-]))*"
)
# "child r", however it is typed; "a" and "I" only as capitals.
_PSEUDONYM = re.compile(
    r"(?i)\b(?P<kin>child|family|baby|adult|young person) (?P<letter>[b-hj-z]|(?-i:[A-Z]))"
    r"(?=$|[^\w’'-]|['’]s\b)"
)
_QUOTED = re.compile(r"[“\"]([^”\"]{3,60})[”\"]|(?<!\w)[‘']([^’']{3,60})[’'](?!\w)")
_NO_NAME = frozenset(
    """I A The What When Who Why How Where Which Is Are Was Were Has Have Had Did Do Does Can Could
    Will Would Should May And But So If In On At Of For To From By With Any All Please Tell Show
    List Give Name Explain Summarise Summarize According Compare Describe Find Outline Provide Let
    Help Need Want Brief Draft Also Councillor Councillors Cllr Cllrs Council Committee Committees
    Member Members Officer Officers Chair Mr Mrs Ms Dr Cabinet Minutes Report Reports January
    February March April June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday Action Actions Plan Plans Review""".split()
)
_TITLED = re.compile(
    rf"\b(?i:councillor|cllr|mr|mrs|ms|miss|dr|sir|dame)\.?\s+(?P<name>[^\W\d_][\w’'-]+(?:\s+{_WORD})*)"
)
# "What did X say": X must speak in what is quoted, where X is a person or a post.
_SPEAKER = re.compile(
    r"(?i)\b(?:what|why|how|when|where) (?:did|does|do|has|have|was|were|is)(?: the)? (?P<who>[^?,]{2,45}?)"
    r" (?:say|said|saying|think|tell|told|ask|asked|asking|respond|responded|reply|replied|comment\w*"
    r"|promised?|commit\w*|explain\w*|confirm\w*|claim\w*|argue\w*|update\w*)\b"
)
_SPEECH = re.compile(
    r"(?i)\b(?:say|says|said|saying|tell|told|ask\w*|respond\w*|repl(?:y|ied|ies)|comment\w*|promis\w*"
    r"|commit\w*|explain\w*|confirm\w*|claim\w*|argue\w*|rais(?:e[ds]?|ing)|question\w*|quer(?:y|ied)"
    r"|mention\w*|agree[ds]?|undert(?:ook|ake)\w*|offer\w*|answer\w*)\b"
)
_NO_PERSON = frozenset(
    """committee council cabinet members member councillors councillor ofsted inspectors inspector
    inspection press media report reports review reviews paper papers plan plans minutes government
    statement strategy inquiry police partnership officers officer people anyone anybody someone
    they it we you he she residents public board panel department auditors response policy""".split()
)
_NAMES_NOBODY = frozenset({"the", "and", "for", "this", "that", "these", "those", "been"})
_LABEL = re.compile(
    r"(?i)\b(?P<noun>recommendation|action|finding|item|minute|section|appendix|annex|table|module|version"
    r"|paragraph|question|priority|decision|measure)s?\s+(?:no\.?\s*|number\s*)?(?P<number>\d+(?:[./]\d+)*[a-z]?)\b"
)
_GENERIC = frozenset(
    """council county borough city district metropolitan london royal parish town unitary local
    area of and the upon on partnership""".split()
)
_HOME_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names of the authorities whose papers are held, in small letters, word by word.

    Words of an authority that most papers are of distinguish nothing and are left out.
    """

    words: frozenset[str] = field(default_factory=frozenset)


NO_NAMES = KnownNames()


def known_names(documents: Collection[Document]) -> KnownNames:
    """Return the names that papers may be told apart by."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(set(tokens(document.authority or "")) - _GENERIC)
    usual = _HOME_SHARE * len(documents)
    return KnownNames(frozenset(w for w, n in counts.items() if n <= usual and len(w) > 2))


def names_in(question: str, known: KnownNames = NO_NAMES) -> list[str]:
    """Return the proper names and abbreviations of a question, in order.

    Names that are typed in small letters are found where `known` holds them.

    >>> names_in("What did Councillor Ashdown ask about the Child R review and MASH?")
    ['Ashdown', 'Child R', 'MASH']
    """
    capitals = not question.isupper()
    found = [name for name in _capitalised(question) if capitals and name]
    named = pseudonyms_in(question)
    found = [name for name in found if len(name) > 1]
    found += [name for name in named if not any(name in other for other in found)]
    found += [a or b for a, b in _QUOTED.findall(question)]
    held = {token for name in found for token in tokens(name)}
    found += [t for t in tokens(question) if t in known.words and t not in held]
    return list(dict.fromkeys(found))


def pseudonyms_in(text: str) -> list[str]:
    """Return the names that reviews give to children and families, as papers print them.

    >>> pseudonyms_in("findings of the child r review, and of Family T's")
    ['Child R', 'Family T']
    """
    found = (f"{m['kin'].capitalize()} {m['letter'].upper()}" for m in _PSEUDONYM.finditer(text))
    return list(dict.fromkeys(found))


def _capitalised(question: str) -> Iterator[str]:
    for match in _NAME.finditer(question):
        words = match.group().split()
        while words and (words[0] in _NO_NAME or words[0].islower()):
            words.pop(0)
        while words and (words[-1] in _NO_NAME or words[-1].islower()):
            words.pop()
        yield " ".join(re.sub(r"[’']s?$", "", word) for word in words)


def people_in(question: str) -> list[str]:
    """Return words that the speaker or person asked about must be named by.

    >>> people_in("what did the leader say about asylum seekers?")
    ['leader']
    >>> people_in("What did Cllr McDonald ask?"), people_in("What did the committee say?")
    (['McDonald'], [])
    >>> people_in("What has been promised on parking?"), people_in("When was that promised?")
    ([], [])
    >>> people_in("What has the leader been asked about housing?")
    ['leader']
    """
    people = []
    if _SPEECH.search(question):
        people = [match["name"].split()[-1] for match in _TITLED.finditer(question)]
    speaker = _SPEAKER.search(question)
    if speaker and not people:
        who = tokens(speaker["who"])
        deed = who[-1:] == ["to"]  # "The deadline for councils to ask": nobody is said to speak.
        if who and len(who) <= 4 and not deed and not set(who) & _NO_PERSON:
            people = [word for word in who if len(word) > 2 and word not in _NAMES_NOBODY]
    return people


def labels_in(question: str) -> list[tuple[str, str]]:
    """Return the numbered things that a question names.

    >>> labels_in("What became of recommendation 1 and action 3.3?")
    [('recommendation', '1'), ('action', '3.3')]
    """
    return [(m["noun"].lower(), m["number"]) for m in _LABEL.finditer(question)]
