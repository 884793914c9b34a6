"""Says who said a quotation, in which paper and when. All wording of answers is here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.declining import DeclineReason
from assistant.answering.planning import AskedFor
from assistant.dates import written_date
from assistant.documents import MINUTES_KINDS, Document, DocumentKind, Standing

_KIND_WORDS = {
    DocumentKind.MINUTES: "minutes",
    DocumentKind.PRINTED_MINUTES: "minutes",
    DocumentKind.AGENDA: "agenda",
    DocumentKind.REPORTS_PACK: "reports pack",
    DocumentKind.DECISION_NOTICE: "decision notice",
    DocumentKind.OFFICER_REPORT: "officer report",
    DocumentKind.PROGRESS_REPORT: "progress report",
    DocumentKind.REVIEW_REPORT: "review report",
    DocumentKind.INSPECTION_REPORT: "inspection report",
    DocumentKind.ACTION_PLAN: "action plan",
    DocumentKind.ACTION_LOG: "action log",
    DocumentKind.EXECUTIVE_RESPONSE: "executive response",
    DocumentKind.QUESTION_PAPER: "question paper",
    DocumentKind.PARTNER_PAPER: "partner paper",
    DocumentKind.NEWS_ITEM: "news report",
    DocumentKind.OTHER: "paper",
    DocumentKind.UNKNOWN: "paper",
}
_SAID = re.compile(
    r"^(?P<speaker>(?:(?:The|An?|Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Professor|Members?)\b)"
    r"[^.;:?!“”\d]{0,110}?)\s+(?P<verb>(?:also |then |further |has |had )?(?:confirmed|advised|explained"
    r"|replied|responded|stated|answered|clarified|assured (?:members|the committee|the panel)|added"
    r"|informed (?:members|the committee|the panel)|said|reported|undertook|commented|noted|outlined"
    r"|asked|queried|enquired|questioned|sought clarification|wished to know|wondered))"
    r"(?:,?\s+that(?!\s+(?:morning|day|week|evening|afternoon|month|year|time|meeting|night)\b)\s+"
    r"|:\s*|,?\s+(?=(?:whether|if|why|when|how|what|who|which|where|about|there|it|he|she|they|the)\b))"
    r"(?=\S+\s+\S+)",
)
_PERSON_FIRST = re.compile(
    r"^(?:(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Professor|Members?)\b|The (?:[A-Z][\w’'-]+ ?)+)"
)
# A stretch with one of these is no speaker: "the claim that was", "the Chair had not".
_NO_SPEAKER = re.compile(
    r"(?i)\b(?:was|were|is|are|be|been|being|not|never|neither|nor|could|would|should|will|after|that|who"
    r"|which|asked|said|replied|agreed|by|findings?|number|claim|report|figures?|paper|review|minutes)\b"
)
_MAX_TITLE = 90

NOT_FOUND = "I could not find this in the papers I searched."
NOT_SURE = (
    "No sentence that I found surely answers this. The passages that come closest may hold it."
)
NOT_ANSWERED = {
    AskedFor.DATE: "This was asked in committee. The answer that is recorded gives no date.",
    AskedFor.NUMBER: "This was asked in committee. The answer that is recorded gives no figure.",
    AskedFor.MONEY: "This was asked in committee. The answer that is recorded gives no amount.",
}
NOT_SETTLED = "This was asked in committee. The answer that is recorded does not settle it."
NOT_ANSWERED_OTHERWISE = "This was asked in committee. The papers record no answer to it."
COULD_NOT_BE_GIVEN = "The papers say that this could not be given."
PARTLY = "Some of what you asked is not in the papers."
NOT_WORDED = "The language model could not be used here, so this is in the papers’ own words."
PARTLY_WORDED = (
    "The language model stopped before the end, so the rest is in the papers’ own words."
)
DECLINED = {
    DeclineReason.IDENTITY: (
        "I do not help to identify children or families. Reviews use other names to protect them."
    ),
    DeclineReason.CASEWORK: (
        "I can only answer from the council’s published papers. For a resident’s own case, please"
        " use the council’s casework service."
    ),
    DeclineReason.BLAME: (
        "I do not judge or rank people. Reviews are for learning; I can show what the papers record."
    ),
    DeclineReason.CAMPAIGN: (
        "I do not write campaign or publicity material. I can show what the papers record."
    ),
    DeclineReason.INSTRUCTION: "I can only answer questions about the council’s papers.",
}
GAP_REASON = "The papers that were searched do not say."
ASKED_REASON = "This was asked before, and the answer that is recorded does not settle it."


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence cut into who said it and what; `at` is where the said words begin in it."""

    lead: str
    at: int


def split_speaker(sentence: str) -> Said | None:
    """Return who says what in a minute's sentence, None where it names no speaker.

    >>> said = split_speaker("The Business Manager confirmed that clubs had been invited.")
    >>> said.lead, "The Business Manager confirmed that clubs had been invited."[said.at:]
    ('The Business Manager confirmed', 'clubs had been invited.')
    """
    match = _SAID.match(sentence)
    if match is None or _NO_SPEAKER.search(match["speaker"]):
        return None
    return Said(f"{match['speaker']} {match['verb']}", match.end())


def names_speaker(sentence: str) -> bool:
    """Return whether a sentence tells of somebody by title or post, perhaps another speaker.

    >>> names_speaker("Mr Hale disagreed with her."), names_speaker("Two stops had no shelter.")
    (True, False)
    """
    return split_speaker(sentence) is not None or _PERSON_FIRST.match(sentence) is not None


def paper_phrase(document: Document) -> str:
    """Return what a paper is called in a sentence.

    >>> import datetime as dt
    >>> from assistant.documents import DateIs, PaperDate
    >>> day = PaperDate(dt.date(2025, 1, 14), DateIs.MEETING)
    >>> paper_phrase(Document("d", "m.pdf", "Minutes", 9, "pdf", kind=DocumentKind.MINUTES,
    ...     committee="Children’s Scrutiny Committee", date=day))
    'minutes of the Children’s Scrutiny Committee, 14 January 2025'
    """
    words = _KIND_WORDS[document.kind]
    if document.standing is Standing.DRAFT:
        words = f"draft {words}"
    day = f", {written_date(document.date.day)}" if document.date.day else ""
    if document.kind in MINUTES_KINDS and document.committee:
        return f"{words} of the {document.committee}{day}"
    return f"{words} “{short_title(document)}”{day}"


def press_words(document: Document, *, opinion: bool, named: bool) -> str:
    """Return how words of the press are led in: as the press's, an opinion as its writer's own."""
    what = "the newspaper’s own view in a news item" if opinion else "a news report"
    if named:
        return (
            "The same item gives as the newspaper’s own view" if opinion else "The same item adds"
        )
    day = f" of {written_date(document.date.day)}" if document.date.day else ""
    verb = "is" if opinion else "says"
    return f"{what[0].upper()}{what[1:]}{day} (press, not a council paper), “{short_title(document)}”, {verb}"


def row_words(about: tuple[str, str], ref: str | None, cells: Sequence[tuple[str, str]]) -> str:
    """Return a table's row in words: what it is about, and some of its cells, by their headings.

    >>> row_words(("Action", "Train staff"), "2.2", [("Date", "May 2025"), ("RAG", "Green")])
    'action 2.2, “Train staff”: date “May 2025”, RAG “Green”.'
    """
    label = _in_sentence(about[0]) or "item"
    head = f"{label} {ref}, “{about[1]}”" if ref else f"{label} “{about[1]}”"
    told = ", ".join(f"{_in_sentence(name)} “{text}”".strip() for name, text in cells)
    return f"{head}: {told}." if told else f"{head}."


def _in_sentence(heading: str) -> str:
    words = " ".join(heading.split()).rstrip(": ")
    first = words.split(" ", 1)[0]
    return words if not first[1:].islower() else f"{words[0].lower()}{words[1:]}"


def short_title(document: Document) -> str:
    """Return the paper's title, cut at a word where it is long; quotation marks are plain."""
    title = " ".join(document.title.split()).replace("“", "'").replace("”", "'")
    if len(title) <= _MAX_TITLE:
        return title
    return title[:_MAX_TITLE].rsplit(" ", 1)[0] + "…"


def kind_words(kind: DocumentKind) -> str:
    """Return the words of a document kind, in the singular where there is one."""
    return _KIND_WORDS[kind]
