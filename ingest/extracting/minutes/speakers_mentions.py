"""Reads the person, post or body that is printed at a place of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.council import Speaker
from ingest.extracting.minutes.attendance import INITIALS, NAME_WORD, POST_WORD, TITLE
from ingest.extracting.minutes.speakers_people import People

_NAME = rf"(?:{INITIALS}\s?){{0,4}}{NAME_WORD}(?:\s{{1,3}}(?:{INITIALS}\s?|{NAME_WORD})){{0,3}}"
_TITLED = re.compile(rf"(?:the )?(?P<title>{TITLE})\s+(?P<name>{_NAME})")
_PLURAL = re.compile(r"\b(Councillor|Cllr|Cmhlr|Bailie)s\b")
_ALDERMEN = re.compile(r"\b(Alder(?:wo)?m)en\b")
_ONE_MORE = re.compile(rf"(?:\s*,\s*(?:and )?|\s+and\s+)(?P<title>{TITLE}\s+)?(?P<name>{_NAME})")
_UNTITLED = re.compile(rf"{NAME_WORD}(?:\s{{1,3}}(?:{INITIALS}\s?|{NAME_WORD})){{1,3}}")
_CAPITAL = r"(?:[A-ZÀ-Þ0-9][\w’'/-]*)"
_LINK = r"(?:of|for|and|&|the|to|with|in|on|–|-)"
_LOW_POST = (
    r"(?:representative|officer|manager|director|head|chair(?:man|person|woman)?"
    r"|vice[- ]chair(?:man|person)?|leader|lead|mayor|nurse|governor|scrutineer|solicitor|engineer"
    r"|clerk|member|chief executive|headteacher|auditor|portfolio holder|convener|provost)"
)
_POST = re.compile(
    rf"(?:(?:[Tt]he|An|A)\s{{1,3}})?(?P<post>(?!(?:Circulated|Under|In|On|At|Following|With|From|For|As|By|After"
    rf"|During|Prior"
    rf"|Before)\b){_CAPITAL}(?:(?:,?\s{{1,3}}{_LINK}){{0,2}},?\s{{1,3}}{_CAPITAL}){{0,14}}(?:\s{{1,3}}{_LOW_POST}\b)?)"
)
_LOW_SUBJECT = re.compile(rf"(?i)the\s{{1,3}}(?P<post>(?:[\w’'-]+ ){{0,4}}?{_LOW_POST})\b")
_SHORT = re.compile(r"(?:[Tt]he )?(?P<short>[A-Z][A-Za-z&/]{0,6}[A-Z]|[A-Z]{2,6})\b(?!['’])")
# Those whom minutes leave without a name.
# Line breaks inside a name of two words are blanks, one or more.
_UNNAMED = re.compile(
    (
        r"(?:(?i:an?|one|another|some|several|other|the|both|a few|many|all)"
        r"(?: of the| other| further| opposition| number of)?"
        r" (?i:committee |panel |co-opted |lay |church |parent |ward |local |cabinet |female |male "
        r"|elected )?"
        r"(?i:members?|councillors?|officers?|officials?|residents?|witness(?:es)?|co-optees?|questioner"
        r"|supervisors?|delegates?|meeting|working group|deputation)"
        r"|(?:[Tt]he )?(?:Committee|Panel|Board|Cabinet|Council|Commission|Sub-?[Cc]ommittee|Forum"
        r"|Working Group|Executive)"
        r"|Members|Councillors|Officers|Officials|Residents)\b(?: of the (?i:public|committee|panel"
        r"|council))?"
    ).replace(" ", r"\s{1,3}")
)
# What posts are in charge of: such words are no one's name.
_FIELD = re.compile(
    r"\b(?:Services?|Development|Housing|Operations|Education|Health|Care|Social|Children|Children['’]s"
    r"|Finance|Planning"
    r"|Support|Directorate|Division|Department|Inclusion|Environment|Transport|Highways|Communities"
    r"|Community|Property"
    r"|Resources|Investment|Public|Adult|Adults|Economic|Legal|Governance|Regeneration|Culture|Leisure"
    r"|Safeguarding"
    r"|Assurance|Roads|Water|Waste|Fire|Police|Council|Committee|Cabinet|Group|Partnership|Board|North"
    r"|South|East|West"
    r"|Central|Regional|National|Strategy|Performance|Business|Technology|Digital|Change|Growth|Skills)\b"
)
_APPOSITION = re.compile(
    r"\s*\((?P<bracket>[^()]{1,100})\)|\s*,\s*(?P<comma>[^,.;:]{3,90}(?:, [^,.;:]{3,60})?),"
)
_OF_PLACE = re.compile(rf" (?:of|from) {_CAPITAL}(?: {_CAPITAL}){{0,3}}")
_ADVERB = (
    r"(?:(?:also|then|further|furthermore|again|therefore|additionally|briefly|subsequently|first"
    r"|firstly|both|each"
    r"|all|initially|finally|next|once|only|just|later|now|rightly|strongly|formally|\w+ly),?\s+)"
)
_VERB = re.compile(
    rf"\s*,?\s+{_ADVERB}{{0,2}}(?P<verb>(?:[a-z]+-)?[a-z]+ed|was|were|had|has|have|is|are|said|felt"
    rf"|would|will|could"
    r"|should|can|did|does|drew|gave|thought|spoke|told|undertook|sought|took|made|put|set|saw|began"
    r"|brought|led|held"
    r"|left|went|understood|knew|found|wished|meant|hoped|to|says|asks|noting|chose|did|read|ran|paid"
    r"|sent|got|kept)\b"
)
_ASIDE = re.compile(
    r",\s+(?:in (?:response|reply|answer)|having|when|who|speaking|on behalf|as|while|responding)\b"
    r"[^,.;]{0,200},"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """People at text[start:end]: one, or several who speak together."""

    speakers: tuple[Speaker, ...]
    start: int
    end: int

    @property
    def speaker(self) -> Speaker:
        """The first of them."""
        return self.speakers[0]


def verb_follows(text: str, end: int) -> bool:
    """Return whether a verb stands behind a subject that ends at text[end], asides left out."""
    aside = _ASIDE.match(text, end)
    return _VERB.match(text, aside.end() if aside else end) is not None


def mention_at(people: People, text: str, start: int = 0) -> Mention | None:
    """Return the person, people, post or body printed at text[start:], with what explains them.

    >>> mention_at(People(), "Mr S J Hay and Mrs Orr asked").end
    22
    """
    return (
        _titled_at(people, text, start)
        or _listed_short_at(people, text, start)
        or _longer(_unnamed_at(text, start), _post_at(people, text, start))
        or _short_at(people, text, start)
        or _listed_at(people, text, start)
    )


def _longer(unnamed: Mention | None, post: Mention | None) -> Mention | None:
    """Return the longer of two readings; a member without a name holds no post."""
    if unnamed is None or post is None:
        return unnamed or post
    return post if post.end > unnamed.end else unnamed


def _titled_at(people: People, text: str, start: int) -> Mention | None:
    match = _TITLED.match(text, start)
    if match is None:
        return None
    title = _one(match["title"])
    speakers = [_person(people, f"{title} {match['name']}")]
    end = match.end()
    several = title != match["title"].rstrip(".")
    while more := _ONE_MORE.match(text, end):
        if more["title"]:
            title = _one(more["title"].strip())
        elif not several:
            break
        speakers.append(_person(people, f"{title} {more['name']}"))
        end = more.end()
    if len(speakers) == 1:
        place = _OF_PLACE.match(text, end)
        explained = _explained(text, speakers[0], place.end() if place else end)
        return Mention((explained[0],), start, explained[1])
    return Mention(tuple(speakers), start, end)


def _one(title: str) -> str:
    return _ALDERMEN.sub(r"\1an", _PLURAL.sub(r"\1", title.rstrip(".")))


def _person(people: People, name: str) -> Speaker:
    name = " ".join(name.split())
    entry = people.named(name)
    if entry is None:
        return Speaker(name, name)
    return Speaker(name, name, entry.person.role, entry.person.body)


def _unnamed_at(text: str, start: int) -> Mention | None:
    match = _UNNAMED.match(text, start)
    if match is None:
        return None
    return Mention((Speaker(" ".join(match.group().split())),), start, match.end())


def _listed_short_at(people: People, text: str, start: int) -> Mention | None:
    """Return the person or post whose short form the paper's own list explains."""
    match = _SHORT.match(text, start)
    entry = people.short(match["short"]) if match else None
    if match is None or entry is None or re.match(r"\s+[A-Z][a-z]", text[match.end() :]):
        return None
    name = None if match.group().lower().startswith("the ") else entry.person.name
    speaker = Speaker(match.group(), name, entry.person.role, entry.person.body)
    return Mention((speaker,), start, match.end())


def _short_at(people: People, text: str, start: int) -> Mention | None:
    """Return "the XYZ" before a verb: an acronym that no list explains stays as it is printed."""
    match = _SHORT.match(text, start)
    if match is None or match.group()[:4].lower() != "the " or not _VERB.match(text, match.end()):
        return None
    return Mention((Speaker(match.group(), None, match["short"]),), start, match.end())


def _post_at(people: People, text: str, start: int) -> Mention | None:
    match = _POST.match(text, start)
    if match is None or not POST_WORD.search(match["post"]):
        match = _LOW_SUBJECT.match(text, start)
    if match is None or not POST_WORD.search(match["post"]):
        return None
    role, name = _post_and_name(
        " ".join(match["post"].split()), text[match.end() : match.end() + 1]
    )
    entry = people.in_post(role)
    printed = " ".join(match.group().split())
    speaker = Speaker(printed, name, role, entry.person.body if entry else None)
    explained = _explained(text, speaker, match.end())
    return Mention((explained[0],), start, explained[1])


def _post_and_name(post: str, following: str) -> tuple[str, str | None]:
    """Return a post and the name that stands behind it between commas: "Head of Legal, Jo Ash,"."""
    role, comma, last = post.rpartition(", ")
    if comma and following == "," and not POST_WORD.search(last) and not _FIELD.search(last):
        if _TITLED.fullmatch(last) or _UNTITLED.fullmatch(last):
            return role, last
        if re.fullmatch(r"the [A-Z]{2,6}", last):
            return role, None
    return post, None


def _listed_at(people: People, text: str, start: int) -> Mention | None:
    match = _UNTITLED.match(text, start)
    if match is None:
        return None
    entry = people.named(match.group())
    if entry is None:
        return None
    speaker = Speaker(match.group(), match.group(), entry.person.role, entry.person.body)
    explained = _explained(text, speaker, match.end())
    return Mention((explained[0],), start, explained[1])


def _explained(text: str, speaker: Speaker, end: int) -> tuple[Speaker, int]:
    """Return the speaker with the post or name that stands behind in commas or brackets."""
    match = _APPOSITION.match(text, end)
    if match is None:
        return speaker, end
    words = " ".join((match["bracket"] or match["comma"]).split())
    printed = f"{speaker.printed}{' '.join(match.group().split()).rstrip(',')}".replace(
        speaker.printed + "(", speaker.printed + " ("
    )
    if match["comma"] and not _VERB.match(text, match.end() - 1):
        return speaker, end
    if POST_WORD.search(words) and not re.match(TITLE, words):
        role = re.sub(r"^(?:the|our|an?) ", "", words)
        return replace(
            speaker, printed=printed, role=speaker.role if speaker.name is None else role
        ), match.end()
    if speaker.name is None and re.fullmatch(rf"(?:{TITLE}\s+)?{_NAME}", words):
        return replace(speaker, printed=printed, name=words), match.end()
    if match["bracket"] or re.fullmatch(r"the [A-Z]{2,6}", words):
        return replace(speaker, printed=printed), match.end()
    return speaker, end
