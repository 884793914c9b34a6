"""Puts what was spoken of in the place of the words that point back to it ("it", "she")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.naming import pseudonyms_in
from assistant.answering.subjects import head_of, without_period
from assistant.answering.terms import stems
from assistant.answers import Answer

# After these words "that" stands for a thing, and does not begin a clause.
_BEFORE_THAT = (
    r"(?:^|(?<=\bis )|(?<=\bwas )|(?<=\bhas )|(?<=\bhad )|(?<=\bdid )|(?<=\bdoes )|(?<=\bwill )|(?<=\bwould )"
    r"|(?<=\bcan )|(?<=\bof )|(?<=\bfor )|(?<=\bto )|(?<=\bon )|(?<=\babout )|(?<=\bwith )"
    r"|(?<=\bat )|(?<=\bby )"
    r"|(?<=\bfrom )|(?<=\bleads )|(?<=\blead )|(?<=\bowns )|(?<=\basked )|(?<=\bmoved )|(?<=ing )"
    r"|(?<=\bdo )|(?<=\bsaid )|(?<=\bafter )|(?<=\bsay )|(?<=n't ))"
)
_CLAUSE = (
    r"(?!\s+(?:the|a|an|our|all|any|no|there|they|we|he|she|it|i|councillors?|members?|officers)\b)"
)
_SAID_ITS_OWN = r"(?<!say )(?<!said )(?<!says )"
_EMPTY_IT = (
    r"(?! (?:is |was )?(?:true|said|possible|that|likely|the case|right|fair|correct|clear"
    r"|normal|legal|time|worth|safe|better|best|raining|going to)\b| (?:costs?|takes?) to\b)"
)
_VERB_NEXT = r"(?=\s*(?:\?|$|is|are|was|were|have|has|had|do|did|will))"
POINTS_BACK = re.compile(
    r"(?i)\b(?P<many>(?:any |some |all |each |one |which |how many |none )?of (?:those|these|them)"
    rf"|those(?: ones)?{_VERB_NEXT}|these(?: ones)?{_VERB_NEXT}|them|they)\b"
    rf"|\b(?P<its>its|hers|theirs)\b|{_SAID_ITS_OWN}\b(?P<one>it{_EMPTY_IT}(?!['’]s\b)"
    r"|this(?=\s*(?:\?|$|is|was|has|be))|that(?=\s*(?:\?|$)|\s+(?:off|down|up|out|over|through"
    r"|forward|back|away)\b)"
    rf"|{_BEFORE_THAT}that{_CLAUSE}(?=\s*(?:\?|$)|\s+(?:is|was|has|be|being|due|done|for|down|up"
    rf"|out|over|to|now"
    r"|yet|in|on|by|at|with|from|so|before|after|then|likely|given|supposed|meant|agreed|about|still|going|ever"
    r"|actually|first|originally|not|cost|mean|happen|work|come|go)\b)|the same)\b"
    r"|(?:^|(?<=\bsay )|(?<=\bsaid )|(?<=\bthink ))(?P<short>that['’]s|it['’]s)(?= [a-z])"
    r"|(?<!which )\bthe (?P<ones>ones?)(?= (?:that|which|who|with|without|still|in|on|not)\b)"
    r"|\b(?P<person>he|she|him|her|his)\b"
)
_SAME_NOUN = re.compile(
    r"(?i)\b(?P<word>this|that|these|those|the same)\s+"
    r"(?P<noun>(?!(?:were|have|had|do|does|would|can|could|should|may|off|as|back|away|through|in"
    r"|to|at|by|so|the|our|all|any|and|was|are|has|is|one|ones|year|month|time|due|done|for|down"
    r"|up|out|over|now"
    r"|yet|with|from|then|likely|originally|first|ever|still|not|been|ever|cost|mean|happen|will"
    r"|did)\b)[a-z]{3,}(?:\s[a-z]{4,})?)\b"
)
# Things that one speaks of as being of another: "that vote" is the vote on what was asked about.
_ON = "vote motion report paper letter survey question review inquiry study policy debate decision"
_OF = "action target date deadline lead owner cost figure number total plan"
_ASKED_THAT = re.compile(r"(?i)\basked $")
_KIN = re.compile(
    r"(?i)\bthe (?P<kin>child|baby|family|adult|young person)"
    r"(?=\s*(?:$|[?,.]|['’]s\b)|\s+(?:go|goes|attend|live[ds]?|was|is|had|has|did|who|in|at|on|be"
    r"|die|see|seen)\b)"
)
_TITLED = re.compile(
    r"\b(?P<title>[Cc]ouncillor|[Cc]llr|Mr|Mrs|Ms|Miss|Dr|Sir"
    r"|Dame)\.?\s+[^\W\d_a-z][\w-]+(?:\s+[^\W\d_a-z][\w-]+)?"
)
_FULL_NAME = re.compile(
    r"\b(?P<name>[A-Z][a-z]+ (?:[A-Z]\. )?(?:Mc|Mac|O’|O')?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b"
)
_POST = re.compile(
    r"(?i)\bthe (?:[a-z]+ ){0,3}?(?:scrutineer|director|leader|chair|inspector|commissioner"
    r"|reviewer|auditor|[a-z]+ officer"
    r"|nurse|chief executive|cabinet member|mayor|coroner|ombudsman"
    r"|head of [a-z ]{4,40}?)(?=['’]s\b|\s+(?:say|said"
    r"|ask|asked|want|think|tell|told|reply|promise|lead)\b)"
)
_PRINTED_POST = re.compile(
    r"(?:\b(?:led by|leads?|owned by|lead:|owner:)\W+"
    r"|“(?=[^”]{3,60}” was the lead\b))(?:the )?(?P<post>[A-Z][\w’'&-]+(?:,? (?:(?:of|and|for"
    r"|the) )*[A-Z][\w’'&-]+){1,6})"
)
_WHO_HOLDS = re.compile(r"(?i)^\W*who(?:['’]?s| is| was) (?P<post>(?:the|our) [^?]{4,60})\W*$")
_WHO = re.compile(r"(?i)\b(?:who|whose|whom)\b")
_NO_NAME = re.compile(
    r"\b(?:Committee|Council|Board|Panel|Partnership|Scrutiny|Service|Services|Nurse|Lead|Adviser"
    r"|Chief|Deputy|Assistant|Interim|Designated|Business|Principal|Senior|Plan|Report|Review"
    r"|Group|Borough"
    r"|County|Cabinet|Director|Head|Officer|Manager|Member|Chair|Strategy|School|House|Road|Street"
    r"|Trust|January"
    r"|February|March|April|May|June|July|August|September|October|November|December|Child|Family|Action|Summer"
    r"|Spring|Autumn|Winter|Children|Social|Public|Local|Task|Team|Care|Health|Police|Hill)\b"
)
_MEN, _WOMEN = frozenset({"mr", "sir"}), frozenset({"mrs", "ms", "miss", "dame"})
PLURAL = re.compile(r"(?i)^(?:the |our )?(?:[\w’'-]+ ){0,4}?[a-z’']{3,}[a-rt-z]s\b(?!['’])")
_BODY = re.compile(
    r"(?i)\b(?:did|has|have|does|do|was|were"
    r"|had)\s+(?P<body>(?:the )?(?:[\w’'&-]+ ){0,4}?(?:agency|scrutiny|cabinet|council|committee|board|panel"
    r"|partnership|government|ofsted|executive|officers|inspectors|police|trust|service|group"
    r"|department|ministers?|academy))\b"
)
_DOES = re.compile(
    r"(?i)\s+(?:ever |also |actually |then |really )?(?:say|said|decide|agree|want|think|promise"
    r"|reply|ask|accept|reject|recommend"
    r"|conclude|find|respond|resolve|approve|refuse|note)\w*\b"
)
_OF_THOSE = re.compile(
    r"(?i)\bthe (?P<place>first|second|third|fourth|last) (?:one )?(?:of (?:those|these|them)|one"
    r"|item|action|recommendation)\b"
)
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_REF = re.compile(r"^[A-Z]{0,2}\d{1,2}(?:\.\d{1,2})*[a-z]?$")
_WORK = re.compile(
    r"(?i)^(?:the )?(?:lead |independent )*(?P<role>reviewer|auditor|inspector|investigator"
    r"|author) (?:of|on|for|into) "
    r"(?P<rest>.+)$"
)
_WORKS = {
    "reviewer": "review of ", "auditor": "audit of ", "inspector": "inspection of ",
    "investigator": "investigation of ", "author": "",
}  # fmt: skip


def pointed(question: str, topic: str, turns: Sequence[Answer]) -> str | None:
    """Return a question whose words that point back are filled in, None where it has none.

    `topic` is what the last question was about, `turns` the conversation. A person is
    taken from the last question or answer that names exactly one who can be meant.
    """
    kin = _KIN.search(question)
    if kin and (name := _pseudonym(kin["kin"], turns)):
        return f"{question[: kin.start()]}{name}{question[kin.end() :]}"
    listed = _OF_THOSE.search(question)
    if listed and (item := _item(listed["place"].lower(), topic, turns[-1])):
        return f"{question[: listed.start()]}{item}{question[listed.end() :]}"
    same = _SAME_NOUN.search(question)
    if same and topic:
        return _same(question, same, topic)
    match = POINTS_BACK.search(question)
    if match is None:
        return None
    asks_body = _DOES.match(question[match.end() :]) and _BODY.search(turns[-1].standalone)
    if match.group().lower() == "they" and (asks_body or not PLURAL.match(topic)):
        return _of_many(question, match, topic, turns)
    if re.match(r"['’](?:d|ll|ve|re)\b", question[match.end() :]) and match["many"]:
        return with_topic(question, topic) if topic else question
    if match["person"]:
        return _with_person(question, match, topic, turns)
    if not topic:
        return None
    if match["ones"]:
        return f"{question[: match.start()]}the {head_of(topic)}{question[match.end() :]}"
    return f"{question[: match.start()]}{_put(question, match, topic)}{question[match.end() :]}"


def person_meant(word: str, turns: Sequence[Answer]) -> str | None:
    """Return who "he" or "she" is, by the newest turn that names exactly one; else None."""
    other = _WOMEN if word.lower() in ("he", "him", "his") else _MEN
    for turn in reversed(turns):
        holder = _WHO_HOLDS.match(without_period(turn.standalone))
        asked = list(dict.fromkeys(_people(turn.standalone, other, posts=True)))
        told: list[str] = []
        if _WHO.search(turn.standalone):
            told = list(dict.fromkeys(_told(turn, other)))
        found = told or asked or ([holder["post"].strip()] if holder else [])
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _of_many(question: str, match: re.Match[str], topic: str, turns: Sequence[Answer]) -> str:
    """Return a question whose "they" is the body that was asked about, or nobody who was named."""
    after = question[match.end() :]
    body = _BODY.search(turns[-1].standalone)
    if body and _DOES.match(after):
        done = f"{question[: match.start()]}{body['body']}{after}"
        return with_topic(done, topic) if topic else done
    later = POINTS_BACK.search(question, match.end())
    if later and later["one"]:
        return f"{question[: later.start()]}{_put(question, later, topic)}{question[later.end() :]}"
    return with_topic(question, topic) if topic else question


def _item(place: str, topic: str, last: Answer) -> str | None:
    """Return what stands in a row of the last answer's table, numbered as it is printed there."""
    rows = last.tables[0].rows if len(last.tables) == 1 else ()
    at = _PLACES[place]
    if not -len(rows) <= at < len(rows):
        return None
    cells = rows[at].cells
    told = next((cell for cell in cells[1:] if len(cell.split()) > 1), "")
    if not _REF.match(cells[0]) or not told:
        return None
    noun = "recommendation" if "recommendation" in topic.lower() else "action"
    named = pseudonyms_in(topic)
    of = f" of the {named[0]} plan" if named and noun == "action" else ""
    return f"{noun} {cells[0]}{of} ({told})"


def _told(turn: Answer, other: frozenset[str]) -> Iterator[str]:
    """Yield whom the first sentence of an answer names that names anyone, else a post."""
    for sentence in turn.sentences[:2]:
        people = list(_people(sentence.text, other, posts=False))
        people = people or [
            m["name"] for m in _FULL_NAME.finditer(sentence.text) if not _NO_NAME.search(m["name"])
        ]
        people = people or [f"the {m['post']}" for m in _PRINTED_POST.finditer(sentence.text)]
        if people:
            yield from people
            return


def _people(text: str, other: frozenset[str], *, posts: bool) -> Iterator[str]:
    for match in _TITLED.finditer(text):
        if match["title"].lower() not in other:
            yield re.sub(r"['’]s$", "", match.group())
    if posts:
        yield from (match.group() for match in _POST.finditer(text))


def _with_person(question: str, match: re.Match[str], topic: str, turns: Sequence[Answer]) -> str:
    word = match.group().lower()
    if (person := person_meant(word, turns)) is None:
        named = not topic or _TITLED.match(topic)
        return question if named else with_topic(question, topic)
    if word == "his" or (word == "her" and re.match(r"\s+[a-z]", question[match.end() :])):
        person = f"{person}’s"
    done = f"{question[: match.start()]}{person}{question[match.end() :]}"
    bare = done.replace(person, "")
    wanting = topic and len(stems(bare)) <= _FEW and not _NAMELESS.search(bare)
    return with_topic(done, topic) if wanting else done


_FEW = 3
_NAMELESS = re.compile(r"(?i)\b(?:name|job|role|title|called|who is|party|ward)\b")


def _same(question: str, same: re.Match[str], topic: str) -> str:
    """Return a question with "that N" filled in: the topic, or the N of the topic."""
    noun = same["noun"].split()[0].lower()
    before, after = question[: same.start()], question[same.end() :]
    more = same["noun"].split()[1:]
    rest = f" {' '.join(more)}{after}" if more else after
    if same["noun"].lower() in topic.lower():
        return f"{before}{topic}{after}"
    if noun in topic.lower().split():
        return f"{before}{topic}{rest}"
    for nouns, joint in ((_ON, "on"), (_OF, "of")):
        if noun in nouns.split():
            return f"{before}the {noun} {joint} {topic}{rest}"
    return with_topic(question, topic)


def _put(question: str, match: re.Match[str], topic: str) -> str:
    word = match.group()
    if match["short"]:
        return f"{topic} is"
    of = re.match(r"(?i)(.*\bof )", word)
    put = f"{of.group(1) if of else ''}{topic}"
    if _ASKED_THAT.search(question[: match.start()]):
        put = f"about {put}"
    if match["its"]:
        work = _WORK.match(topic)
        made = f"the {_WORKS[work['role'].lower()]}{work['rest']}" if work else topic
        put = made if word.lower() != "its" else f"{topic}’s"
    return put


def _pseudonym(kin: str, turns: Sequence[Answer]) -> str | None:
    for turn in reversed(turns):
        found = [n for n in pseudonyms_in(turn.standalone) if n.lower().startswith(kin.lower())]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def with_topic(question: str, topic: str) -> str:
    """Return a question with its topic named at its end, where it does not name it."""
    bare = question.strip().rstrip("?. ")
    return f"{bare}?" if topic.lower() in bare.lower() else f"{bare}, about {topic}?"
