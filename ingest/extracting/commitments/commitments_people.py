"""Who undertakes what a sentence promises; nobody is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.council import Speaker
from ingest.extracting.commitments import promise_words as words
from ingest.extracting.minutes.speakers import People, leading_mention, mention_at

_PRONOUN = re.compile(
    r"\b(?P<who>he|she|they|we|I|it|which|this|that|who)\s+(?:\w+ly\s+|also\s+|both\s+)?$",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\bthat\s+|,\s+(?:and\s+)?|;\s+|\s[–-]\s+|\band\s+|\botherwise\s+|:\s+|^\W*|\bwhich\s+"
)
_TELLING = re.compile(rf"\b(?:{'|'.join(words.TELLING)})\b")
_MAY_BEGIN = re.compile(r"\b(?:[Tt]he\s|an?\s)?(?=[A-Z])")
_DASH = re.compile(r"\s[–-]\s")
_MODAL = re.compile(r"\b(?:would|will|shall)\b")
_AUXILIARY = re.compile(r"\s+(?:has|have|had|also|then|both|is|are)$")
_NEAR = 120  # characters in which whoever tells stands before the verb
_ADVERBS = r"(?:(?:also|then|both|further|had|has|have|\w+ly)\s+)?"
_GAP = re.compile(rf"\s*(?:,[^,]{{3,80}},|,)?\s*{_ADVERBS}")
_BODY = re.compile(
    r"(?P<body>(?:(?:[Tt]he|[Oo]ur|[Aa])\s+)?(?:[\w’'&./-]+\s+){0,9}?[\w’'&./-]*)\s*$"
)
_OURS = re.compile(rf"\b(?:{'|'.join(words.OURS)})\b(?![’'])", re.IGNORECASE)
_OTHERS = re.compile(rf"\b(?:{'|'.join(words.OTHERS)})\b", re.IGNORECASE)
_HANGS_ON = re.compile(
    r"\s(?:of|for|to|in|with|on|from|by|as|that|which|outside|between|is|are|was|were|has|have|had)\s"
)
_LATE = re.compile(
    r"(?<!of )(?<!for )(?<!to )(?<!in )(?<!with )(?<!on )(?<!from )(?<!by )(?<!and )"
    r"(?P<body>\b(?:the|our) (?:[\w’'&-]+ ?){1,5})$"
)
_LEADS = re.compile(
    r"(?:\W*(?:REPLY|Reply|Answer|Response)\s*:\s*)?"
    r"((?:The |Our )?[A-Z][\w’'&/ -]{3,80}?)\s+(?:is|are|has|have)\s"
)
_JOINED = re.compile(r"(?:\band|\bbut|\bor|\bthen|\balso)\s*$")
_HIRED = re.compile(r"(?:the |an? )?(?:[\w-]+ ){0,2}?[Cc]ontractors?\b")
_BY_WHOM = re.compile(r"(?<!followed )\bby\s+(?=the\s|an?\s|[A-Z])")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who undertakes something; nobody is named where "we" or "they" do."""

    speaker: Speaker | None = None


def subject_at(
    people: People, sentence: str, at: int, start: int, last: Speaker | None
) -> Subject | None:
    """Return who stands before the words at `at` as their subject.

    None where that is a thing, or a body of others: neither promises anything here. `last`
    is the last speaker of the paragraph, whom "he" and "she" mean.
    """
    before = sentence[:at]
    pronoun = _PRONOUN.search(before)
    if pronoun:
        return _of_pronoun(people, sentence, pronoun["who"].lower(), pronoun.start(), last)
    for match in reversed(list(_STARTS.finditer(before))):
        mention = mention_at(people, sentence, match.end())
        if mention and mention.end <= at and _GAP.fullmatch(sentence, mention.end, at):
            return _ours(mention.speaker)
    if _JOINED.search(before):
        earlier = [m.start() for m in _MODAL.finditer(before, start)]
        if earlier:
            return subject_at(people, sentence, earlier[-1], start, last)
        return _leading_body(people, before) or Subject(_speaker(people, sentence, at, last))
    return _body(before[start:] or before)


def _of_pronoun(
    people: People, sentence: str, who: str, at: int, last: Speaker | None
) -> Subject | None:
    if who in {"he", "she"}:
        speaker = _speaker(people, sentence, at, last)
        return Subject(replace(speaker, by_rule=True) if speaker else None)
    return Subject() if who in {"they", "we", "i"} else None


def _speaker(people: People, sentence: str, at: int, last: Speaker | None) -> Speaker | None:
    """Return who tells what stands at `at`: the nearest, else who leads the sentence, else `last`."""
    for telling in reversed(list(_TELLING.finditer(sentence, 0, at))):
        near = max(0, telling.start() - _NEAR)
        dashes = [dash.end() for dash in _DASH.finditer(sentence, near, telling.start())]
        near = max(dashes, default=near)
        for place in _MAY_BEGIN.finditer(sentence, near, telling.start()):
            mention = mention_at(people, sentence, place.start())
            if mention and _GAP.fullmatch(sentence, mention.end, telling.start()):
                return mention.speaker
    lead = leading_mention(people, sentence, last)
    return lead.speaker if lead and lead.start < at else last


def _ours(speaker: Speaker) -> Subject | None:
    others = _OTHERS.search(speaker.printed) and not speaker.name
    return None if others else Subject(speaker)


def _body(before: str) -> Subject | None:
    match = _BODY.search(before.split(",")[-1])
    printed = _AUXILIARY.sub("", match["body"].strip()) if match else ""
    if _is_ours(printed):
        return Subject(Speaker(printed, None, None, printed))
    late = _LATE.search(printed)
    if late and _is_ours(late["body"]):
        return Subject(Speaker(late["body"], None, None, late["body"]))
    return None


def _is_ours(printed: str) -> bool:
    """Return whether the noun that the words hang on is a body of the council's."""
    head = _HANGS_ON.split(printed, maxsplit=1)[0]
    return bool(_OURS.search(head)) and not _OTHERS.search(printed)


def _leading_body(people: People, before: str) -> Subject | None:
    """Return the body with which a sentence begins: "Housing Services are waiting and will"."""
    match = _LEADS.match(before)
    return (
        Subject(Speaker(match[1], None, None, match[1])) if match and _is_ours(match[1]) else None
    )


def speaker_of(people: People, sentence: str, last: Speaker | None) -> Speaker | None:
    """Return who speaks in the sentence, else the last speaker of its paragraph."""
    return _speaker(people, sentence, len(sentence), last)


def agent_of(people: People, text: str) -> Subject | None:
    """Return whom the words name as doing it ("by the Senior Engineer"), with no speaker if nobody.

    None where a body of others is to do it.
    """
    for match in _BY_WHOM.finditer(text):
        mention = mention_at(people, text, match.end())
        if mention and not _OTHERS.search(mention.speaker.printed):
            return Subject(mention.speaker)
        hired = _HIRED.match(text, match.end())
        if hired:
            return Subject(Speaker(hired.group(), None, None, hired.group()))
        after = re.sub(r"^(?:the|an?) ", "", text[match.end() :])
        if _OTHERS.search(" ".join(after.split()[:4])) or re.match(r"[A-Z]{2,}\b", after):
            return None
    return Subject()


def ours(speaker: Speaker) -> Speaker | None:
    """Return the speaker, None for a body of others."""
    subject = _ours(speaker)
    return subject.speaker if subject else None
