"""Those whom a paper's own lists name, for telling who a printed name or post is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.council import AttendanceKind
from ingest.extracting.minutes.attendance import TITLE, Listed
from ingest.extracting.minutes.attendance_lists import lists_of
from ingest.extracting.paper import Paper

_TITLE = re.compile(rf"(?P<title>{TITLE})\s+")
_WORDS_OF_POST = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class People:
    """Those whom a paper's own lists name, and in which list."""

    listed: tuple[Listed, ...] = ()
    kinds: tuple[AttendanceKind, ...] = ()
    _surnames: dict[str, list[int]] = field(init=False, repr=False, compare=False)
    _posts: dict[tuple[str, ...], list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        surnames: dict[str, list[int]] = {}
        posts: dict[tuple[str, ...], list[int]] = {}
        for index, entry in enumerate(self.listed):
            if entry.person.name:
                surnames.setdefault(_name_parts(entry.person.name)[2], []).append(index)
            if entry.person.role:
                posts.setdefault(_post_key(entry.person.role), []).append(index)
        object.__setattr__(self, "_surnames", surnames)
        object.__setattr__(self, "_posts", posts)

    def named(self, name: str) -> Listed | None:
        """Return the one person of the lists who fits a printed name; None if two do."""
        index = self._index(name)
        return None if index is None else self.listed[index]

    def kind_of(self, name: str) -> AttendanceKind | None:
        """Return in which list the one person who fits a printed name stands."""
        index = self._index(name)
        return self.kinds[index] if index is not None and index < len(self.kinds) else None

    def short(self, letters: str) -> Listed | None:
        """Return the person or post for which the lists print these initials."""
        fitting = [entry for entry in self.listed if letters in entry.initials]
        return fitting[0] if len({entry.person.printed for entry in fitting}) == 1 else None

    def in_post(self, post: str) -> Listed | None:
        """Return the one person whom the lists print with this post."""
        fitting = [self.listed[index] for index in self._posts.get(_post_key(post), ())]
        return fitting[0] if len({entry.person.printed for entry in fitting}) == 1 else None

    def _index(self, name: str) -> int | None:
        fitting = [
            index
            for index in self._surnames.get(_name_parts(name)[2], ())
            if _same_name(name, self.listed[index].person.name or "")
        ]
        distinct = {self.listed[index].person.name for index in fitting}
        return fitting[0] if len(distinct) == 1 else None


def people_of(paper: Paper) -> People:
    """Return the people whom the paper lists as present, in attendance or away."""
    lists = lists_of(paper)
    pairs = [(entry, named.kind) for named in lists for entry in named.entries]
    return People(tuple(entry for entry, _ in pairs), tuple(kind for _, kind in pairs))


def same_post(one: str, other: str) -> bool:
    """Return whether two printed forms name one post: for is of, & is and, marks count for nothing.

    >>> same_post("Director for Children's Services", "the Director of Childrens Services")
    True
    >>> same_post("Assistant Director", "Director")
    False
    """
    return _post_key(one) == _post_key(other)


def _post_key(post: str) -> tuple[str, ...]:
    plain = post.lower().replace("&", " and ").replace("’", "").replace("'", "")
    words = _WORDS_OF_POST.findall(plain)
    return tuple("of" if word == "for" else word for word in words if word != "the")


def _same_name(printed: str, listed: str) -> bool:
    """Return whether two printed names may be one person's: surname, title and initials agree."""
    one, other = _name_parts(printed), _name_parts(listed)
    if one[2] != other[2] or (one[0] and other[0] and one[0] != other[0]):
        return False
    return all(
        a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a == b)
        for a, b in zip(one[1], other[1], strict=False)
    )


def _name_parts(name: str) -> tuple[str, tuple[str, ...], str]:
    match = _TITLE.match(name)
    title = match["title"].rstrip(".").lower() if match else ""
    title = re.sub(r"^(councillors?|cllrs?)\b.*", r"\1", title)
    title = {"cllr": "councillor", "cllrs": "councillor", "councillors": "councillor"}.get(
        title, title
    )
    rest = re.sub(r"\.(?=\S)", " ", name[match.end() if match else 0 :]).replace(".", " ").split()
    given = tuple(word.lower() for word in rest[:-1])
    return title, given, rest[-1].replace("'", "’").lower() if rest else ""
