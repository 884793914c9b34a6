"""Reads the lists of people that minutes print: who was there, as what, for whom.

Lists come in many forms: "Councillors A (Chair), B and C"; "Mr S J X (Director of Y)";
"Director of Y (Ms. K. X)"; "A X (AX, Business Manager, Z Partnership)". What stands in a
list and does not read as a person or a post is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.council import Speaker
from ingest.extracting.minutes.attendance_pieces import Piece, pieces_of, squeezed

TITLE = (
    r"(?:(?:Councillors?|Cllrs?)\b\.?(?=\s+(?:Mrs?|Ms|Miss|Mx|Dr)\b\.?\s)\s+(?:Mrs?|Ms|Miss|Mx|Dr)"
    r"|Councillors?|Cllrs?|Cmhlrs?|Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?|Rev(?:d|erend)?"
    r"|Canon|Fr|Comhairleoir|Alderm[ae]n|Alderwom[ae]n|Ald|Bailies?"
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
    r"|portfolio[- ]holders?|(?:vice-?)?convenors?|(?:vice-?)?conveners?|provost"
    r"|superintendent|inspector|head ?teacher|registrar|librarian|technician|warden|partner|assistant"
    r"|ombudsman|(?-i:AD|CD|DCS|HoS|CEO|CFO|DPH)|coroner|curator|s151|monitoring officer|minister|whip"
    r"|observer|governor)\b"
)
BODY_WORD = re.compile(
    r"\b(?:Partnership|Board|Police|Constabulary|Trust|Council|Authority|University|College|School|Limited"
    r"|Ltd|plc|CCG|ICB|NHS|LSC[BP]|L?SCP|Association|Healthwatch|Commission|Diocese|Foundation|Hospital"
    r"|Group|Agency|Academy|Church|Cabinet|Forum|Panel|Network|Federation|Union|Charity|Company"
    r"|Centre|Club|Society|Institute|Service|Services|Department|Station|Team|Office|Committee)\b"
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
# "Service Manager (Child Protection)": what a post is in charge of, neither a name nor initials.
_FIELD = re.compile(r"[A-Z][a-z’']+(?: (?:and |of |& )?[A-Z]?[a-z’']+){0,3}")
# "Councillor A. Hale in the Chair": it needs no bracket.
_IN_THE_CHAIR = re.compile(r"(?i),?\s+\(?(?P<role>in the chair|presiding)\)?\W*$")
_PERSON_NAME = re.compile(
    rf"(?:{INITIALS}\s?){{0,4}}{NAME_WORD}(?:\s(?:{INITIALS}\s?|{NAME_WORD})){{0,4}}$"
)
_POST_AND_NAME = re.compile(rf"(?P<role>\w+) (?P<name>{INITIALS}\s?{NAME_WORD})$")
_MEMBERS = (
    "Councillor",
    "Cllr",
    "Cmhlr",
    "Comhairleoir",
    "Alderman",
    "Alderwoman",
    "Ald",
    "Bailie",
)
_COURTESY = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr")
_PLURAL = re.compile(r"\b(Councillor|Cllr|Cmhlr|Bailie)s\b\.?")
_ALDERMEN = re.compile(r"\b(Alder(?:wo)?m)en\b")
_POST_AND_TITLED = re.compile(rf"(?:the )?(?P<role>[A-Z][^.]{{2,80}}?)\s+(?P<name>{TITLE}\s.+)$")


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
    pending: Piece | None = None
    pieces = list(pieces_of(text, _TITLED))
    posts_first = any(_names_in_bracket(piece, False, None) for piece in pieces)
    for piece in pieces:
        inner = _names_in_bracket(piece, posts_first, pending)
        if inner:
            found += _post_first(text, piece, pending, inner)
            pending, group = None, None
            continue
        titled = _TITLED.match(piece.head)
        if titled:
            group = _group(titled["title"], group)
        if _belongs_to_last(piece, found, pending):
            found[-1] = _with_role(text, found[-1], piece)
            continue
        untitled = titled is None and group is None and (posts_first or _is_body_of(piece, found))
        entry = None if untitled else _entry(text, piece, titled, group)
        if entry is not None:
            found.append(entry)
            pending = None
        elif pending or untitled or POST_WORD.search(piece.head):
            pending = Piece((pending or piece).start, piece.end, "", ())
    return found


def _group(title: str, group: str | None) -> str | None:
    """Return the title of the names that follow without one: "Councillors A, Cmhlr B and C"."""
    singular = _singular(title)
    if singular != title:
        return singular.split()[0]
    plain = title.rstrip(".")
    return group if plain in _MEMBERS or plain in _COURTESY else None


def _singular(title: str) -> str:
    return _ALDERMEN.sub(r"\1an", _PLURAL.sub(r"\1", title))


def _entry(
    text: str, piece: Piece, titled: re.Match[str] | None, group: str | None
) -> Listed | None:
    name = titled["name"] if titled else piece.head
    presiding = _IN_THE_CHAIR.search(name)
    if presiding:
        name = name[: presiding.start()]
        piece = replace(piece, brackets=(*piece.brackets, presiding["role"]))
    title = _singular(titled["title"]) if titled else group
    post = POST_WORD.search(name)
    printed = squeezed(text[piece.start : piece.end])
    if titled is None and post and (name.split()[-1][0].islower() or not piece.brackets):
        return _post_then_name(piece) or _bare_post(piece, name)
    if not _PERSON_NAME.match(name):
        return None
    if title is None and not (_is_plain_name(name) or post or _has_post(piece)):
        return None
    full = f"{title} {name}" if title else name
    return _described(piece, full, printed)


def _post_then_name(piece: Piece) -> Listed | None:
    """Return who is named behind the post without a bracket: "the Clerk Mr. J. Hay"."""
    match = _POST_AND_TITLED.match(piece.head)
    if match is None or not POST_WORD.search(match["role"]):
        return None
    titled = _TITLED.match(match["name"])
    if titled is None or not _PERSON_NAME.match(titled["name"]):
        return None
    return Listed(piece.start, piece.end, Speaker(piece.head, match["name"], match["role"]))


def _has_post(piece: Piece) -> bool:
    """Return whether a bracket tells the post of what stands before it, which is no body."""
    posts = any(POST_WORD.search(bracket) for bracket in piece.brackets)
    return posts and not POST_WORD.search(piece.head) and not BODY_WORD.search(piece.head)


def _bare_post(piece: Piece, name: str) -> Listed | None:
    clerk = _POST_AND_NAME.match(name)
    if clerk and POST_WORD.fullmatch(clerk["role"]):
        return Listed(piece.start, piece.end, Speaker(name, clerk["name"], clerk["role"]))
    role = re.sub(r"^the ", "", name)
    if not role.lower().endswith("representative"):
        return None
    return Listed(piece.start, piece.end, Speaker(name, None, role))


def _described(piece: Piece, name: str, printed: str) -> Listed:
    roles: list[str] = []
    body, note, initials = None, None, []
    for_whom = by_whom = None
    for bracket in piece.brackets:
        first, _, rest = bracket.partition(",")
        if _SUBSTITUTE.search(bracket):
            whom = re.search(rf"{TITLE} .+|(?<=for ).+|(?<=of ).+", _SUBSTITUTE.sub("", bracket))
            named = squeezed(whom.group()) if whom else None
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


def _names_in_bracket(piece: Piece, posts_first: bool, pending: Piece | None) -> list[str]:
    """Return the names in a bracket behind a post: "Director of X (Ms. K. Y)".

    Where posts come first, a comma may stand before the bracket, and a name without title in it.
    """
    if _TITLED.match(piece.head) or not (piece.head or pending):
        return []
    for bracket in piece.brackets:
        names = [name.strip() for name in re.split(r",|\band\b", bracket)]
        if not _SUBSTITUTE.search(bracket) and all(
            _TITLED.match(name) or (posts_first and _is_plain_name(name)) for name in names
        ):
            return names
    return []


def _is_plain_name(text: str) -> bool:
    """Return whether a text without title reads as a person's forename and surname."""
    named = " " in text and _PERSON_NAME.match(text) is not None
    return named and not POST_WORD.search(text) and not BODY_WORD.search(text)


def _post_first(text: str, piece: Piece, pending: Piece | None, names: list[str]) -> list[Listed]:
    start = (pending or piece).start
    while start < piece.end and not text[start].isalnum():
        start += 1
    printed = squeezed(text[start : piece.end])
    role = printed.partition("(")[0].strip(" .,")
    return [Listed(start, piece.end, Speaker(printed, name, role or None)) for name in names]


def _belongs_to_last(piece: Piece, found: list[Listed], pending: Piece | None) -> bool:
    """Return whether a piece is the post, honour or body of the person before it."""
    fields = all(_FIELD.fullmatch(bracket) for bracket in piece.brackets) and piece.mark == ","
    if not found or pending or (piece.brackets and not fields) or piece.mark == ".":
        return False
    if _HONOUR.match(piece.head):
        return True
    last = found[-1].person
    is_post = POST_WORD.search(piece.head) and not _TITLED.match(piece.head)
    if _POST_AND_NAME.match(piece.head):
        return False
    lower = piece.head.lower().endswith("representative")
    return bool(is_post and not lower and last.name and last.role is None)


def _is_body_of(piece: Piece, found: list[Listed]) -> bool:
    """Return whether what follows "Sgt A B, Prevention Officer" tells where that person works."""
    if not found or piece.brackets or piece.mark != "," or POST_WORD.search(piece.head):
        return False
    last = found[-1].person
    return bool(last.role and last.name and _TITLED.match(last.name))


def _with_role(text: str, last: Listed, piece: Piece) -> Listed:
    person = last.person
    post = " ".join([piece.head, *(f"({bracket})" for bracket in piece.brackets)])
    role = person.role if _HONOUR.match(piece.head) else post
    printed = squeezed(text[last.start : piece.end])
    return Listed(
        last.start, piece.end, Speaker(printed, person.name, role, person.body), last.initials, last.note,
        last.substitute_for, last.substituted_by,
    )  # fmt: skip
