"""Reads the lists of people that minutes print: who was there, as what, for whom.

Lists come in many forms: "Councillors A (Chair), B and C"; "Mr S J X (Director of Y)";
"Director of Y (Ms. K. X)"; "A X (AX, Business Manager, Z Partnership)". What stands in a
list and does not read as a person or a post is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.council import AttendanceKind, Speaker

TITLE = (
    r"(?:Councillors?|Cllrs?|Cmhlrs?|Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?|Rev(?:d|erend)?"
    r"|Canon|Fr|Comhairleoir"
    r"|(?:Detective |Chief |Det\.? )*(?:Superintendent|Inspector|Constable|Sergeant|Supt|Insp|Sgt))\b\.?"
)
NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ][\w’'-]*|[OÓD]['’][A-ZÀ-Þ]\w+|(?:Ó|Ní|Uí|de|van|von|der|la|le)(?= ))"
INITIALS = r"(?:[A-Z](?:\.\s?|(?=\s)|(?=[A-Z]\b)))"
# The words that make a phrase a post.
POST_WORD = re.compile(
    r"(?i)\b(?:directors?|managers?|officers?|heads?|leaders?|members?|(?:vice-?)?chair\w*|nurse|scrutineer"
    r"|representatives?|co-?optee|chief|commissioner|engineer|planner|architect|administrator|cathaoirleach"
    r"|mayor|counsel|treasurer|secretary|clerk|speaker|auditors?|solicitor|accountant|advis[eo]r|analyst"
    r"|co-?ordinator|lead|executive|president|executive|principal|consultant|ranger|surveyor|guardian"
    r"|superintendent|inspector|head ?teacher|registrar|librarian|technician|warden|partner|assistant"
    r"|ombudsman|(?-i:AD|CD|DCS|HoS|CEO|CFO|DPH)|coroner|curator|s151|monitoring officer|minister|whip"
    r"|observer|governor)\b"
)
BODY_WORD = re.compile(
    r"\b(?:Partnership|Board|Police|Constabulary|Trust|Council|Authority|University|College|School|Limited"
    r"|Ltd|plc|CCG|ICB|NHS|LSC[BP]|L?SCP|Association|Healthwatch|Commission|Diocese|Foundation|Hospital"
    r"|Group|Agency|Academy|Church|Cabinet|Forum|Panel|Network|Federation|Union|Charity|Company)\b"
)
_LABELS: tuple[tuple[AttendanceKind, str], ...] = (
    (
        AttendanceKind.PRESENT,
        r"(?:members?|councillors) (?:were )?present|present(?: in the chair)?|in the chair"
        r"|co-?opted(?: members| representatives)?|co-?optees|chair(?:man|person)?",
    ),
    (
        AttendanceKind.IN_ATTENDANCE,
        r"(?:also |officers? |officials? |members? )?in attendance(?: (?:virtually|remotely|for [^:]{1,40}))?"
        r"|(?:also|others?|officers?|officials?|staff) (?:also )?present(?: virtually)?|officers?|witnesses"
        r"|guests?|virtual(?: attendance)?|present virtually",
    ),
    (AttendanceKind.APOLOGY, r"apolog(?:ies|y)(?: for absence)?(?: received)?(?: from)?|absent"),
    (AttendanceKind.SUBSTITUTE, r"(?:alternate|substitute)s?(?: members?)?(?: present)?"),
    (AttendanceKind.EXPECTED, r"expected(?: to attend)?|(?:committee )?membership"),
)
LABEL = re.compile(
    r"(?i)\s{0,9}(?:"
    + "|".join(f"(?P<{kind.value}>{words})" for kind, words in _LABELS)
    + r")\s{0,3}(?:[:\-–]|$)\s?"
)
_HONOUR = re.compile(r"^(?:[A-Z]{2,4}|[A-Z][a-z]{0,2}[A-Z]{1,3})$")
_NOTE = re.compile(
    r"(?i)^[A-Z]\.?$|^(?:virtual|remote|online|via|from|until|up to|for (?:part|items?)|items?|minutes?"
    r"|part|arrived|left|joined|labour|lab|con|conservative|lib ?dem|liberal|green|ind(?:ependent)?|reform"
    r"|non-voting|voting)\b[^A-Z]*$"
)
_SUBSTITUTE = re.compile(
    r"(?i)\b(?:substitut\w+|in (?:the )?place of|replacing|deputising for|sub for|subs? for)\b"
)
_TITLED = re.compile(rf"(?:the )?(?P<title>{TITLE})\s+(?P<name>.+)$", re.DOTALL)
_PERSON_NAME = re.compile(
    rf"(?:{INITIALS}\s?){{0,4}}{NAME_WORD}(?:\s(?:{INITIALS}\s?|{NAME_WORD})){{0,4}}$"
)
_POST_AND_NAME = re.compile(rf"(?P<role>\w+) (?P<name>{INITIALS}\s?{NAME_WORD})$")
_BRACKETS = re.compile(r"\(((?:[^()]|\([^()]{0,80}\)){0,160})\)?")
_SPLIT = re.compile(r"[,;]|\band\b|&(?= [A-Z])")
_MAX_ENTRY = 240


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list: `start` and `end` count in the list's text. `initials` are its short forms."""

    start: int
    end: int
    person: Speaker
    initials: tuple[str, ...] = ()
    note: str | None = None
    substitute_for: str | None = None
    substituted_by: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    head: str
    brackets: tuple[str, ...]


def read_list(text: str) -> list[Listed]:
    """Return the people and posts of a list, in order.

    >>> [p.person.label for p in read_list("Councillors Ann Lee (Chair), Bo Orr and Mr J Hay")]
    ['Councillor Ann Lee', 'Councillor Bo Orr', 'Mr J Hay']
    >>> entry = read_list("Jo Ash (JA, Business Manager, Aldermere Partnership)")[0]
    >>> entry.initials, entry.person.role, entry.person.body
    (('JA',), 'Business Manager', 'Aldermere Partnership')
    """
    found: list[Listed] = []
    group: str | None = None
    pending: _Piece | None = None
    pieces = list(_pieces(text))
    posts_first = any(_names_in_bracket(piece) for piece in pieces)
    for piece in pieces:
        inner = _names_in_bracket(piece)
        if inner:
            found += _post_first(text, piece, pending, inner)
            pending, group = None, None
            continue
        titled = _TITLED.match(piece.head)
        if titled:
            group = (
                _singular(titled["title"]) if titled["title"].rstrip(".").endswith("s") else None
            )
            if titled["title"].rstrip(".") in ("Mrs", "Ms", "Miss"):
                group = None
        if _belongs_to_last(piece, found, pending):
            found[-1] = _with_role(text, found[-1], piece)
            continue
        untitled = posts_first and titled is None and group is None
        entry = None if untitled else _entry(text, piece, titled, group)
        if entry is not None:
            found.append(entry)
            pending = None
        elif pending or untitled or POST_WORD.search(piece.head):
            pending = _Piece((pending or piece).start, piece.end, "", ())
    return found


def _pieces(text: str) -> Iterator[_Piece]:
    start, masked = 0, _masked(text)
    for match in [*_SPLIT.finditer(masked), None]:
        end = match.start() if match else len(text)
        part = text[start:end]
        left = start + len(part) - len(part.lstrip())
        right = start + len(part.rstrip(" .\n\t"))
        if left < right <= left + _MAX_ENTRY:
            head = _squeezed(masked[left:right].replace("\0", " "))
            brackets = tuple(_squeezed(b) for b in _BRACKETS.findall(text[left:right]))
            yield _Piece(left, right, head, brackets)
        start = match.end() if match else end


def _masked(text: str) -> str:
    """Return `text` with what stands in brackets blanked out, character for character."""
    depth, out = 0, []
    for character in text:
        depth += character == "("
        out.append("\0" if depth else character)
        depth -= character == ")" and depth > 0
    return "".join(out)


def _squeezed(text: str) -> str:
    joined = re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", text)
    return re.sub(r"\s+", " ", joined).strip(" .,\0")


def _singular(title: str) -> str:
    return {"Councillors": "Councillor", "Cllrs": "Cllr", "Cmhlrs": "Cmhlr"}.get(
        title.rstrip("."), title
    )


def _entry(
    text: str, piece: _Piece, titled: re.Match[str] | None, group: str | None
) -> Listed | None:
    name = titled["name"] if titled else piece.head
    title = _singular(titled["title"]) if titled else group
    post = POST_WORD.search(name)
    printed = _squeezed(text[piece.start : piece.end])
    if titled is None and post and (name.split()[-1][0].islower() or not piece.brackets):
        return _bare_post(piece, name)
    if not _PERSON_NAME.match(name):
        return None
    if title is None and " " not in name:
        return None
    full = f"{title} {name}" if title else name
    return _described(piece, full, printed)


def _bare_post(piece: _Piece, name: str) -> Listed | None:
    clerk = _POST_AND_NAME.match(name)
    if clerk and POST_WORD.fullmatch(clerk["role"]):
        return Listed(piece.start, piece.end, Speaker(name, clerk["name"], clerk["role"]))
    role = re.sub(r"^the ", "", name)
    if not role.lower().endswith("representative"):
        return None
    return Listed(piece.start, piece.end, Speaker(name, None, role))


def _described(piece: _Piece, name: str, printed: str) -> Listed:
    roles: list[str] = []
    body, note, initials = None, None, []
    for_whom = by_whom = None
    for bracket in piece.brackets:
        first, _, rest = bracket.partition(",")
        if _SUBSTITUTE.search(bracket):
            whom = re.search(rf"{TITLE} .+|(?<=for ).+|(?<=of ).+", _SUBSTITUTE.sub("", bracket))
            named = _squeezed(whom.group()) if whom else None
            if re.search(r"(?i)substitut(?:ing|ed)$", bracket):
                by_whom = named
            else:
                for_whom = named or bracket
        elif _NOTE.match(bracket):
            note = bracket
        elif re.fullmatch(r"[A-Z][A-Za-z]{0,5}[A-Z]|[A-Z]{2,6}", first) and (
            roles or rest or first == _letters(name)
        ):
            initials.append(first)
            roles += [rest.strip()] if rest else []
        else:
            roles.append(bracket)
    role, body = _role_and_body(", ".join(roles)) if roles else (None, None)
    if not initials and roles and re.fullmatch(r"[A-Z]{2,6}", roles[0]):
        initials.append(roles[0])
    return Listed(
        piece.start,
        piece.end,
        Speaker(printed, name, role, body),
        tuple(initials),
        note,
        for_whom,
        by_whom,
    )


def _letters(name: str) -> str:
    return "".join(word[0] for word in re.sub(rf"^{TITLE}\s+", "", name).split())


def _role_and_body(text: str) -> tuple[str | None, str | None]:
    """Return the post and the body of what a bracket says.

    >>> _role_and_body("Business Manager, Aldermere Safeguarding Children Partnership")
    ('Business Manager', 'Aldermere Safeguarding Children Partnership')
    """
    role, comma, last = text.rpartition(", ")
    if comma and not POST_WORD.search(last) and (BODY_WORD.search(last) or last.isupper()):
        return role, last
    if BODY_WORD.search(text) and not POST_WORD.search(text):
        return None, text
    return text, None


def _names_in_bracket(piece: _Piece) -> list[str]:
    """Return the titled names in a bracket behind a post: "Director of X (Ms. K. Y)"."""
    if _TITLED.match(piece.head) or not piece.head:
        return []
    for bracket in piece.brackets:
        names = [name.strip() for name in re.split(r",|\band\b", bracket)]
        if not _SUBSTITUTE.search(bracket) and all(_TITLED.match(name) for name in names):
            return names
    return []


def _post_first(text: str, piece: _Piece, pending: _Piece | None, names: list[str]) -> list[Listed]:
    start = (pending or piece).start
    printed = _squeezed(text[start : piece.end])
    role = _squeezed(printed.partition("(")[0])
    return [Listed(start, piece.end, Speaker(printed, name, role or None)) for name in names]


def _belongs_to_last(piece: _Piece, found: list[Listed], pending: _Piece | None) -> bool:
    """Return whether a piece is the post, honour or body of the person before it."""
    if not found or pending or piece.brackets:
        return False
    if _HONOUR.match(piece.head):
        return True
    last = found[-1].person
    is_post = POST_WORD.search(piece.head) and not _TITLED.match(piece.head)
    if _POST_AND_NAME.match(piece.head):
        return False
    lower = piece.head.lower().endswith("representative")
    return bool(is_post and not lower and last.name and last.role is None)


def _with_role(text: str, last: Listed, piece: _Piece) -> Listed:
    person = last.person
    role = person.role if _HONOUR.match(piece.head) else piece.head
    printed = _squeezed(text[last.start : piece.end])
    return Listed(
        last.start, piece.end, Speaker(printed, person.name, role, person.body), last.initials, last.note,
        last.substitute_for, last.substituted_by,
    )  # fmt: skip
