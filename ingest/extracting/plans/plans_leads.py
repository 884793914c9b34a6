"""Parts joint leads: "Chair / DCS" is two, "Head of Safeguarding and Quality Assurance" one."""

from __future__ import annotations

import re

# Words that make a part of a lead a post, and those that make it a body.
POSTS = (
    "director", "manager", "head", "lead", "officer", "nurse", "chair", "chairman", "chairperson",
    "coordinator", "co-ordinator", "secretary", "commissioner", "superintendent", "inspector",
    "principal", "adviser", "advisor", "treasurer", "clerk", "member", "doctor", "gp", "sergeant",
    "scrutineer", "reviewer", "executive", "solicitor", "team", "group", "social worker", "leader",
    "consultant", "surveyor", "engineer", "planner", "architect", "warden", "librarian", "buyer",
    "accountant", "auditor", "editor", "psychologist", "teacher", "worker", "practitioner", "partner",
    "supervisor", "controller", "caretaker", "keeper", "trainer", "ambassador", "mayor",
    "speaker", "headteacher", "analyst", "champion", "facilitator", "accountant", "registrar",
)  # fmt: skip
BODIES = (
    "police", "icb", "nhs", "trust", "council", "health", "constabulary", "partnership", "board",
    "service", "services", "ccg", "probation", "school", "schools", "housing", "committee", "education",
    "social care", "camhs", "gps", "college", "agencies", "cafcass", "hospital", "providers",
)  # fmt: skip
_POST = re.compile(
    rf"\b(?i:(?:{'|'.join(POSTS)})s?)\b|^[A-Z]{{2,5}}\s(?!.*\b(?i:police|trust|nhs)$)"
)
_BODY = re.compile(rf"(?i)\b(?:{'|'.join(BODIES)})$")
# Bodies that are no part of a post's name, and posts after which another lead may follow.
_STRONG_BODY = re.compile(
    r"(?i)\b(?:police|icb|nhs|trust|constabulary|ccg|camhs|probation|cafcass)$"
)
_ENDS_IN_POST = re.compile(
    r"(?i)\b(?:manager|director|officer|lead|leader|nurse|chair|co-?ordinator|secretary|clerk|surveyor|engineer|partner)$"
)
_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{0,5}")
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\.?\s+)?(?:[A-Z][a-z’-]+|[A-Z]\.?)(?:\s+[A-Z][\w’-]+){1,2}"
)
_GOES_ON = re.compile(r"(?i)(?:\b(?:of|for|and|the|to|in)|[,&/-])$")
_SURE = re.compile(r"\s*;\s*|\s+/\s+|\s*\n\s*|\s+\|\s+|\s*•\s*")
_SLASH = re.compile(r"\s*/\s*")
_AND = re.compile(r"\s+(?:and|&|\+|with)\s+|\s*,\s+and\s+")
_LIST = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")
_COMMA = re.compile(r"\s*,\s*")


def split_leads(text: str) -> tuple[str, ...]:
    """Return the leads that a cell names, each as printed.

    >>> split_leads("Chair / DCS"), split_leads("DM/PL/KL"), split_leads("DCS and Designated Nurse")
    (('Chair', 'DCS'), ('DM', 'PL', 'KL'), ('DCS', 'Designated Nurse'))
    >>> split_leads("Head of Housing\\nDCS"), split_leads("Head of\\nHousing")
    (('Head of Housing', 'DCS'), ('Head of Housing',))
    >>> split_leads("Assistant Director, Children's Social Care and Early Help")
    ("Assistant Director, Children's Social Care and Early Help",)
    """
    leads: list[str] = []
    for part in _SURE.split(_by_lines(text.strip())):
        for lead in _parted(part.strip()):
            cleaned = lead.strip(" ,;-–")
            if re.search(r"\w", cleaned) and cleaned not in leads:
                leads.append(cleaned)
    return tuple(leads)


def _by_lines(text: str) -> str:
    """Keep the line breaks of `text` that part leads; one inside a long post parts nothing."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    joined = lines[:1]
    for line in lines[1:]:
        whole = (
            not line[0].islower()
            and is_lead(line)
            and is_lead(joined[-1])
            and not _GOES_ON.search(joined[-1])
        )
        if whole:
            joined.append(line)
        else:
            joined[-1] = f"{joined[-1]} {line}"
    return "\n".join(joined)


def is_post(text: str) -> bool:
    """Return whether a text names a post.

    >>> is_post("Head of Housing"), is_post("Corn Street")
    (True, False)
    """
    return _POST.search(text) is not None


def is_lead(line: str) -> bool:
    """Return whether a line names a post, a body or a person."""
    return any(p.search(line) for p in (_POST, _BODY)) or any(
        p.fullmatch(line) for p in (_INITIALS, _NAME)
    )


def _parted(text: str) -> list[str]:
    for joint in (_LIST, _SLASH, _COMMA, _AND):
        parts = [part for part in joint.split(text) if part]
        if len(parts) > 1 and _are_leads(parts, joint):
            return [lead for part in parts for lead in _parted(part)]
    return [text]


def _are_leads(parts: list[str], joint: re.Pattern[str]) -> bool:
    """Return whether each part is a lead by itself: initials, a post, or all of them bodies."""
    initials = [_INITIALS.fullmatch(part) is not None for part in parts]
    posts = [_POST.search(part) is not None for part in parts]
    if all(initials) or all(posts):
        return joint is not _LIST or len(parts) > 2
    if joint is _LIST:
        return len(parts) > 2 and not any(posts) and all(_BODY.search(part) for part in parts)
    if joint is _COMMA:
        named = [_NAME.fullmatch(part) and not _BODY.search(part) for part in parts]
        return (initials[0] and all(posts[1:])) or (all(named) and not any(posts))
    if all(either for either in map(any, zip(initials, posts, strict=True))):
        return True
    if joint is _SLASH and all(" " in part for part in parts):
        return True
    if all(
        initial or _ENDS_IN_POST.search(part) or _STRONG_BODY.search(part)
        for initial, part in zip(initials, parts, strict=True)
    ):
        return True
    bodies = [_BODY.search(part) and not _POST.search(part) for part in parts]
    names = [_NAME.fullmatch(part) and not _BODY.search(part) for part in parts]
    return all(bodies) or all(names)
