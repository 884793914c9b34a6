"""Answers who holds a post, by the newest paper that names its holder, with that paper's day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.phrasing import paper_phrase
from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.posts import post_words
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Meeting
from assistant.dates import written_date
from assistant.documents import DocumentKind
from assistant.spans import Span

_WHO_IS = re.compile(
    r"(?i)^\W*(?:so |and )?who(?:['’]?s| is| are)\s+(?:currently |now )?(?:the |our )?"
    r"(?:current |present |new )?(?P<post>[a-z][\w’', &-]{3,70}?)(?: (?:now|currently|at present|today))?\W*$"
)
_FOR_A_TIME = frozenset({"interim", "acting", "temporary"})
_UNDER_ANOTHER = frozenset({"assistant", "deputy", "vice"})
# Posts that every committee or council has: of whose, the question must say where there are several.
_OF_A_BODY = frozenset({"chair", "vicechair", "vice", "leader", "mayor", "chairman", "chairperson"})
_MEMBER = frozenset({"cabinet", "portfolio", "member", "holder"})
_NO_PART = frozenset({"committee", "council", "this", "here", "scrutiny", "overview"})
# "Cabinet Member: | Councillor A Name, Children and Families", at the head of a report.
_FRONT_SHEET = re.compile(
    r"(?:Cabinet Member|Portfolio Holder)s?:\s*\|?\s*"
    r"(?P<printed>(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr) [A-Z][\w’' .-]{2,40}, (?P<portfolio>[A-Z][^|\n]{3,60}))"
)
_REPORTS = (
    DocumentKind.OFFICER_REPORT,
    DocumentKind.PROGRESS_REPORT,
    DocumentKind.REPORTS_PACK,
    DocumentKind.DECISION_NOTICE,
)


@dataclass(frozen=True, slots=True)
class _Holder:
    """A person whom a paper of a day names with a post; `role` is the post as printed."""

    name: str
    role: str
    day: dt.date
    body: str | None
    proof: Proof


def reckon_post_holder(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return who holds a post by the newest paper; None where none names its holder."""
    asked = _WHO_IS.match(plan.standalone)
    if asked is None or plan.dates:
        return None
    words = tuple(w for w in post_words(asked["post"]) if w not in _FOR_A_TIME)
    found = [h for h in _holders(words, ledger) if h.body or not _OF_A_BODY & set(words)]
    holders = sorted(found, key=lambda each: each.day)
    papers = {ledger.document(each.proof.document_id).authority for each in holders}
    if not holders or len(papers - {None}) > 1 or not _is_one(words, holders):
        return None
    newest = holders[-1]
    others = [h for h in holders if _surname(h.name) != _surname(newest.name)]
    claims = [_claim("The newest paper that names one is the", newest, ledger)]
    if others and others[-1].day < newest.day:
        claims.append(_claim("Before that, the", others[-1], ledger))
    return Reckoned(AnswerStatus.ANSWERED, tuple(claims), "who is printed with the post")


def _holders(words: Sequence[str], ledger: Ledger) -> Iterator[_Holder]:
    if not words:
        return
    for meeting in ledger.records(Meeting):
        for each in meeting.attendance:
            role, name = each.person.role, each.person.name
            if role and name and meeting.day and _is_post(words, role, meeting.committee):
                proof = ledger.proof(meeting.document_id, each.span)
                yield _Holder(name, role, meeting.day, meeting.committee, proof)
    if set(words[:2]) <= _MEMBER:
        yield from _on_front_sheets(words, ledger)


def _on_front_sheets(words: Sequence[str], ledger: Ledger) -> Iterator[_Holder]:
    for document_id, document in ledger.documents.items():
        if document.kind not in _REPORTS or document.date.day is None:
            continue
        for found in _FRONT_SHEET.finditer(ledger.view.text_of(document_id)):
            if set(words) <= {*_MEMBER, *post_words(found["portfolio"])}:
                start, end = found.span("printed")
                proof = ledger.proof(document_id, Span(start, end, found["printed"]))
                name = found["printed"].split(",", 1)[0]
                yield _Holder(name, found["portfolio"], document.date.day, None, proof)


def _is_post(words: Sequence[str], role: str, body: str | None) -> bool:
    """Return whether a printed role is the post that is asked for, whole or by how it begins."""
    asked = [word for word in words if word not in _NO_PART]
    rest = set(words) & _NO_PART
    for part in (role, *re.split(r",\s*", role)):
        printed = [word for word in post_words(part) if word not in _FOR_A_TIME]
        if not printed or not asked:
            continue
        if set(asked) == set(printed):
            return True
        begins = len(asked) < len(printed) and printed[: len(asked)] == asked
        if begins and not _OF_A_BODY & set(asked):
            return True
        named = set(post_words(body or ""))
        if _OF_A_BODY & set(printed) and set(asked) - set(printed) and set(printed) <= set(asked):
            return (set(asked) - set(printed)) | rest <= named
    return False


def _is_one(words: Sequence[str], holders: Sequence[_Holder]) -> bool:
    """Return whether all are holders of one post: of one body, and printed alike."""
    if _OF_A_BODY & set(words):
        return len({each.body for each in holders}) == 1
    posts = {tuple(w for w in post_words(h.role) if w not in _FOR_A_TIME) for h in holders}
    shortest = min(posts, key=len)
    return all(post[: len(shortest)] == shortest or set(shortest) <= set(post) for post in posts)


def _surname(name: str) -> str:
    return name.split()[-1].casefold()


def _claim(lead: str, holder: _Holder, ledger: Ledger) -> Claim:
    paper = paper_phrase(ledger.document(holder.proof.document_id))
    day = written_date(holder.day)
    of_day = "" if day in paper else f" of the meeting of {day}"
    verb = "which prints" if lead.startswith("The newest") else "printed"
    comma = ", " if verb.startswith("which") else " "
    text = f"{lead} {paper}{of_day}{comma}{verb} “{holder.proof.span.text}”."
    return Claim(text, Basis.QUOTATION, (holder.proof,))
