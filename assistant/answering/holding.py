"""Tells whether a stretch of text holds the kind of thing that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.measuring import (
    date_places,
    holds_much,
    holds_share,
    holds_time,
    without_echoes,
)
from assistant.answering.phrasing import split_speaker
from assistant.answering.planning import AskedFor, Plan, Wants
from assistant.answering.terms import coverage, stems
from assistant.dates import PrintedDate, find_dates
from assistant.documents import Document, DocumentKind, Passage

_WORD_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|thousand|half|third|quarter|none|once|twice)"
)
_NUMBER = re.compile(rf"(?i)\d[\d.,]*%?|\b{_WORD_NUMBER}\b")
_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-/–]\s?(?:\d\d)?\d\d\b")
_PER_CENT = re.compile(r"(?i)\d[\d.,]*\s?(?:%|per ?cent\b)")
_ORDINAL_ONLY = re.compile(r"^\W*\(?\d{1,3}(?:\.\d+)*[.)]\s+|^\W*\d{1,3}(?:\.\d+)+\s+")
_MONEY = re.compile(r"(?i)[£€$]\s?\d|\b\d[\d,.]*\s?(?:million|billion|bn|k)\b")
_PERSON = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Professor)\.? ?[A-Z]"
    r"|\b(?i:director|manager|officer|head of|lead|chair|chief executive|leader|deputy|member for"
    r"|commissioner|coordinator|co-ordinator|practitioner|service|team|board|partnership|agency"
    r"|council|trust|police|inspector|author|reviewer|committee|department|organisations?|clubs?)\b"
)
_REASON = re.compile(
    r"(?i)\b(?:because|due to|owing to|as a result|reasons?|caused?|reflect\w*|so that|in order to"
    r"|explained|attributed|given that|driven by|until|led to|despite|could not|since)\b"
)
_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-Z]\.?)* [A-ZÀ-Þ][\w’'-]+"
_NAME_ALONE = re.compile(rf"^(?:\W|[a-z]+:)*{_FULL_NAME}(?:$|[,;(])|:\s*{_FULL_NAME}")
_NAME_BEFORE = re.compile(rf"{_FULL_NAME}\s*[(,–-]\s*(?:the |[A-Z][\w ]{{0,30}})?$")
_NAME_AFTER = re.compile(
    rf"^[^.;()]{{0,30}}?[,(:–-]\s*(?:Councillor |Cllr |Mrs? |Ms |Dr )?(?P<name>{_FULL_NAME})"
)
# "The Clerk, Netherby Parish Council" names nobody.
_ORGANISATION = re.compile(
    r"(?:[A-Z][\w’'-]+ ){1,3}(?:Council|Committee|Cabinet|Board|Panel|Trust|Service|Services|Department"
    r"|Directorate|Office|Partnership|House|Hall|Street|Road|Ltd|Limited)\b"
)
_ANY_HOLDER = re.compile(r"(?:lead|owner|responsible)\b")
_COUNT_BEFORE, _COUNT_AFTER = 5, 25
_TIME_UNIT = re.compile(r"(?:minute|hour|day|week|month|quarter|year)s?\b")
# Characters each side of a date within which it may tell when something is.
_ALL_SAID = 0.95
_TAKES_EFFECT = re.compile(
    r"(?i)\b(?:from|by|until|no later than|with effect from|effective)(?: the)?\s+$"
)
_BESIDE, _MOST = 110, 0.65
_BREAKS_COUNT = frozenset(
    """on to for with in at by from about and or were was is are had have has who that which concerned
    concern concerns involved involve involving met saw visited""".split()
)
_LAST = re.compile(
    r"(?i)\b(?:last|previous(?:ly)?|most recent(?:ly)?)\b(?! (?:year|month|week|minute))"
)
_DEADLINE_ASKED = re.compile(r"(?i)\bdead-?lines?\b")
_DEADLINE = re.compile(
    r"(?i)\bdead-?lines?\b|\bby\b|\bdue\b|\bno later than\b|\buntil\b|\bbefore\b"
)
_INSPECTORATES = "Ofsted inspectors"
_POPULATION = re.compile(r"(?i)\bpopulation (?:of|is|was|stands at)[^.;]{0,40}? \d[\d,.]{2,}")
_FIGURE_NEEDED = re.compile(r"[£%]|\d{3,}|\d+\.\d")


def holds_asked(plan: Plan, text: str, *, reply: bool = False) -> bool:
    """Return whether `text` holds a thing of the kind that the plan asks for.

    A number must count what is asked about ("how many actions": a number just before
    "actions"), unless the text is the recorded reply to such a question. A year or a
    date is no number.
    """
    kind = plan.asked_for
    if kind is AskedFor.DATE:
        return _holds_date(plan, text, reply=reply)
    if kind is AskedFor.MONEY:
        return _MONEY.search(text) is not None
    if kind is AskedFor.NUMBER:
        held = holds_time(plan.standalone, text)
        if held is None:
            formed = holds_share(plan.standalone, text) and holds_much(plan.standalone, text)
            bare = without_echoes(plan, text)
            return formed and _holds_number(plan.counted, bare, reply=reply)
        return held
    if kind is AskedFor.PERSON:
        return reply or _holds_person(plan, text)
    if kind is AskedFor.REASON:
        return reply or _REASON.search(text) is not None
    if kind is AskedFor.MEANING:
        return any(_explains(name, text) for name in (*plan.names, *plan.subject))
    return True


def _counts(before: Sequence[str]) -> bool:
    """Return whether the words just before a noun end in a number that counts it."""
    for word in reversed(before):
        if _NUMBER.fullmatch(word) or word[0].isdigit():
            return True
        if word in _BREAKS_COUNT:
            return False
    return False


def _holds_person(plan: Plan, text: str) -> bool:
    """Return whether a text names somebody, beside the post whose holder is asked for.

    Words of the question name nobody: "signed by the Chair" does not say who chaired.
    """
    post, said = plan.post, split_speaker(text)
    if said is not None and plan.wants is not Wants.QUESTION:
        text = text[said.at :]  # Who speaks is not who is spoken of.
    if post is None or _ANY_HOLDER.match(post):
        asked = set(plan.subject) | set(stems(" ".join(plan.subject)))
        kept = [w for w in text.split() if not {w.lower().strip(".,;:()"), *stems(w)} & asked]
        rest = " ".join(kept)
        return _PERSON.search(rest) is not None or _NAME_ALONE.search(rest) is not None
    place = text.lower().find(post)
    if place < 0 or not _whole_post(plan, post) <= set(stems(text)):
        return False
    before, after = (
        text[max(place - 60, 0) : place],
        text[place + len(post) : place + len(post) + 60],
    )
    of = re.match(r"(?i)\s+of the (\w+)", after)
    if of and of.group(1).lower() not in {"council", *plan.standalone.lower().split()}:
        return False  # The Leader of the Opposition is not the Leader of the Council.
    if _NAME_BEFORE.search(before):
        return True
    named = _NAME_AFTER.search(after)
    return named is not None and not _ORGANISATION.match(after, named.start("name"))


def _whole_post(plan: Plan, post: str) -> set[str]:
    """Return the words that a question adds to a post: of "director of housing", "housing"."""
    rest = re.search(rf"(?i){re.escape(post)}\s+(?:of|for)\s+([^?]+)", plan.standalone)
    known = {stem for name in plan.names for stem in stems(name)}
    return set(stems(rest.group(1))) - known - set(stems("council")) if rest else set()


def _explains(name: str, text: str) -> bool:
    """Return whether a text says what an abbreviation or term means."""
    term = re.escape(name)
    return (
        re.search(
            rf"(?i)\(\s*(?:the )?{term}s?\s*\)|\b{term}s?\s*\([a-z]|^\W*{term}s?\s*[|:=–-]"
            rf"|\b{term}s?,? (?:is|are|means?|stands?|shows?|indicates?|denotes?)\b",
            text,
        )
        is not None
    )


def _holds_date(plan: Plan, text: str, *, reply: bool) -> bool:
    """Return whether a date stands in `text` beside most of the subject that it covers.

    What a paper calls the last or the previous time was so when it was written.
    """
    if _DEADLINE_ASKED.search(plan.standalone) and not (reply or _DEADLINE.search(text)):
        return False
    if _LAST.search(plan.standalone) and _LAST.search(text) and not reply:
        return False
    dates = find_dates(text)
    places = date_places(plan.standalone, text, dates)
    if reply or not places:
        return bool(places)
    subject = stems(" ".join(plan.subject))
    whole = coverage(subject, stems(text), {})
    if len(dates) == 1 and whole >= _ALL_SAID and _TAKES_EFFECT.search(text[: dates[0].start]):
        return True  # The only date of a sentence that says it all: "to move the service … from 1 May".
    beside = max(
        coverage(subject, stems(text[max(a - _BESIDE, 0) : b + _BESIDE]), {}) for a, b in places
    )
    return beside >= _MOST * whole


def _is_told(after: Sequence[str]) -> bool:
    """Return whether words behind "the number of plans" tell it: a number that measures no time."""
    numbers = [n for n, word in enumerate(after) if word[0].isdigit() or _NUMBER.fullmatch(word)]
    return any(not _TIME_UNIT.match(" ".join(after[n + 1 : n + 2])) for n in numbers)


def _holds_number(counted: str | None, text: str, *, reply: bool) -> bool:
    for date in reversed(find_dates(text)):
        text = text[: date.start] + text[date.end :]
    text = _YEARS.sub("", _ORDINAL_ONLY.sub("", text))
    if counted is not None and not reply:
        text = _PER_CENT.sub("", text)  # "Complaints fell by 4%" counts none.
    if _NUMBER.search(text) is None:
        return False
    if counted is None or reply:
        return True
    words = re.findall(r"[\w£%.,]*\w%?", text.lower())
    stemmed = [(stems(word) or [word])[0] for word in words]
    for place, stem in enumerate(stemmed):
        if stem != counted:
            continue
        if _counts(words[max(place - _COUNT_BEFORE, 0) : place]):
            return True
        if stem == "popul" and _POPULATION.search(text):
            return True
        if place > 1 and stemmed[place - 1] == "of" and stemmed[place - 2] in ("number", "total"):
            return _is_told(words[place + 1 : place + _COUNT_AFTER])
    return False


def missing_names(plan: Plan, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a question that stand nowhere in `texts`.

    A name of several words counts as found when all its words do, in any order.
    """
    if not plan.names:
        return ()
    found = [re.findall(r"\w+", text.lower()) for text in texts]
    words = {word for text in found for word in text}
    stemmed = set(stems(" ".join(words)))
    joined = " ".join(f" {' '.join(text)} " for text in found)
    return tuple(name for name in plan.names if not _found(name, words, stemmed, joined))


def _found(name: str, words: set[str], stemmed: set[str], joined: str) -> bool:
    parts = re.findall(r"\w+", name.lower())
    if len(parts) > 1 and len(parts[-1]) == 1:  # "Child R": the letter alone says nothing.
        return f" {' '.join(parts)} " in joined
    return all(part in words or set(stems(part)) & stemmed for part in parts)


def about_passage(passage: Passage, document: Document) -> list[str]:
    """Return all that says what a passage is about: its text, context and paper.

    An inspection report is the inspectorate's own words, and need not name it again.
    """
    inspected = document.kind is DocumentKind.INSPECTION_REPORT
    return [
        _INSPECTORATES if inspected else "",
        passage.text,
        passage.context,
        document.title,
        document.file.replace("_", " ").replace("/", " "),
        document.authority or "",
        document.committee or "",
    ]


def fits_dates(plan: Plan, passage: Passage, document: Document) -> bool:
    """Return whether a passage or its paper is of the dates that the question names."""
    if not plan.dates:
        return True
    around = f"{document.title}\n{' '.join(passage.locator.headings)}\n{passage.context}"
    printed = find_dates(f"{passage.text}\n{around}")
    return all(
        any(asked.covers(date) for date in printed) or _is_of(asked, document)
        for asked in plan.dates
    )


def fits_labels(plan: Plan, passage: Passage) -> bool:
    """Return whether a passage is about each numbered thing that the question names."""
    around = " ".join([passage.text, *passage.locator.headings])
    return all(_has_label(noun, number, passage, around) for noun, number in plan.labels)


def _has_label(noun: str, number: str, passage: Passage, around: str) -> bool:
    exact = rf"{re.escape(number)}(?![\d]|\.\d)"
    if re.search(rf"(?i)\b{noun}s?\b[^.;|]{{0,30}}?(?<![\d.]){exact}", around):
        return True
    starts = re.match(rf"\W*{exact}\W", passage.text) is not None
    return passage.item == number or starts


def _is_of(asked: PrintedDate, document: Document) -> bool:
    if document.date.day is None:
        return False
    return asked.covers(find_dates(document.date.day.isoformat())[0])


def fits_figures(plan: Plan, passage: Passage) -> bool:
    """Return whether a passage holds each figure of the question that is not a small count."""
    text = f"{passage.text} {passage.context}".replace(",", "").replace(" ", "")
    needed = [figure for figure in plan.figures if _FIGURE_NEEDED.search(figure)]
    return all(figure.replace(",", "").replace(" ", "") in text for figure in needed)
