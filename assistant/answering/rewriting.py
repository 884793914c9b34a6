"""Understands a question from the conversation: gives its stand-alone wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.fragments import DOUBTED, is_fragment, joined
from assistant.answering.naming import labels_in, names_in
from assistant.answering.openings import fronted, scope_of
from assistant.answering.ordinals import labelled
from assistant.answering.pointing import PLURAL, pointed, with_topic
from assistant.answering.subjects import head_of, topic_of, without_period
from assistant.answering.terms import subject_words
from assistant.answers import Answer

__all__ = ["points_back", "standalone_wording", "topic_of"]

_LEADING = re.compile(
    r"(?i)^\s*(?:and|but|so|ok(?:ay)?|also|then|right|plus|thanks?(?: you)?)(?:[\s,:-]+|$)"
)
_OTHER_SUBJECT = re.compile(
    r"(?i)^\s*(?:(?:ok(?:ay)?|right|now|so|thanks|thank you|great|fine)[,.!]? )?(?:(?:switching"
    r"|turning|moving|going"
    r"|changing) (?:on )?to (?P<what>[^:,?]{2,40})[:,]\s*"
    r"|(?:(?:a )?(?:different|new|separate|another) (?:question|subject|topic|matter|thing)"
    r"|changing (?:the )?subject|(?:on )?(?:another|a"
    r" different|something else|unrelated)(?: (?:subject|matter|topic|note))?|separately|moving on"
    r"|next question)\s*[:,-]\s*)"
)
_REPLY = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:what was (?:the|their|his|her) (?:reply|answer|response)"
    r"|who (?:replied|responded|answered|asked(?: (?:that|this|it))?|said (?:that|this|it))"
    r"|who (?:disagreed|agreed)|did any(?:one|body) .*"
    r"|by whom|which ones?)\W*$"
)
_OF_THOSE = re.compile(r"(?i)\bof (?:those|these|them)\b")
_WAS_ASKED = re.compile(
    r"(?i)\b(?:has|have|had|did|was)\s+(?:anyone|anybody|any \w+|a \w+|members?|councillors?|we|it|this"
    r"|that|they)\s+(?:ever |already |been )*(?:ask|asked|raise|raised|query|queried)\s+"
    r"(?P<what>(?:about|when|whether|if|what|who|why|how|where|which)\b[^?]{4,})"
)
_THE_REPLY = re.compile(r"(?i)\b(?:told|answer(?:ed)?|repl(?:y|ied)|respon(?:se|ded|d)|said)\b")
_TOLD = re.compile(r"(?i)^\s*what (?:was|were) (?P<who>he|she|they) (?:told|answered)\W*$")
_WANTED_TO_KNOW = re.compile(
    r"(?i)^\s*what did (?P<who>[^?]{3,50}?) (?:want to know|ask|query|raise)\s+(?P<about>(?:about"
    r"|on|of)\b[^?]+)"
)
_ELLIPTIC = re.compile(
    r"(?i)^\s*(?:why|when|who|where|how many|how much|since when|by when|by whom|which ones?)"
    r"(?: (?:not|so|else|is that|was that))?\s*\?*\s*$"
)
# "What was the budget?" asks for the budget of what is spoken of.
_BRIDGED = re.compile(r"(?i)^what(?:['’]s| is| was| are| were) the [a-z]{4,}\W*$")
_ASKED_ALONE = re.compile(
    r"(?i)^\s*what did (?P<who>[^?]{3,50}?) (?:want to know|ask|query|raise)(?: about)?"
    r"(?: (?P<when>(?:in|on|at|since|during) [^?]*\d{4}))?\W*$"
)
# "Which actions are overdue?", "who leads those?": the actions that are overdue.
_WHICH_ROWS = re.compile(
    r"(?i)^\s*which (?P<rows>[^?]*\b(?:actions|tasks|recommendations|targets|deadlines)) "
    r"(?P<state>(?:are|were|have|had) [^?,]{3,40}?)\W*$"
)
_THOSE = re.compile(r"(?i)\b(?:those|these|them)\b")
_WHO_ASKED = re.compile(
    r"(?i)^\s*who (?:else )?asked (?P<what>(?:about|when|whether|if|why|how)\b[^?]+)"
)
_ABOUT_PLAN = re.compile(r"(?i)^(?:what|how) about\b")
_YES_ALONE = re.compile(
    r"(?i)^\s*(?:was|were|is|are|did|has|have|do|does|will) (?:it|they|that|he|she)\W*$"
)
# "How many plans is that?" asks for the number behind a share, and the other way about.
_THAT_MANY = re.compile(r"(?i)^\s*how many(?: [\w’']+){0,3} (?:is|was|are) (?:that|this|it)\W*$")
_WHICH_THINGS = re.compile(r"(?i)^\s*which (?!of\b|ones?\b)(?P<rest>[^?]+)")
_THAT_SHARE = re.compile(
    r"(?i)^\s*(?:and )?(?:what|which) (?P<share>percentage|proportion|share|per ?cent|%) (?:is|was"
    r"|are) (?:that|this|it)\W*$"
)
_SHARE_OF = re.compile(
    r"(?i)^\s*what (?:share|proportion|percentage|per ?cent|%) of\s+(?P<rest>[^?]+)"
)
_DETERMINED = re.compile(r"(?i)(?:our|the|all|these|those|their)\b")
_HOW_MANY = re.compile(
    r"(?i)^\s*how many (?P<what>[^?]+?) (?P<verb>are|were|is|was|have|had)\s+(?P<rest>[^?]+)"
)
_ROLES = re.compile(
    r"(?i)\b(?P<noun>the (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+|original|target"
    r"|due|first|latest|revised|completion|start|end|running|total) )*"
    r"(?:date|deadline|target|cost|costs|lead|owner|result|outcome|status|budget"
    r"|rating|agenda|measures|findings|recommendations|conclusions?|purpose|aims?"
    r"|author))\b(?! (?:of|for|on|in|to)\b)"
)
_DISLOCATED = re.compile(
    r"(?i)^(?P<what>(?:the|our|that|those) [^,?]{3,60}|(?:recommendation|action"
    r"|number|no\.?) [A-Z]?\d[\d.]*),\s*(?P<question>(?:what|who|when|where|how"
    r"|why|which|has|is|are|did|does)"
    r"[^?]*?)\b(?:that|it|them|those|this)\b(?P<rest>[^?]*\??)$"
)
_WHICH = re.compile(
    r"(?i)^(?P<word>which|how many|what)(?: ones?)?\s+(?=(?:are|is|have|has|were|was|do|did)\b)(?P<rest>.+)$"
)
_NAME_ASKED = re.compile(
    r"(?i)['’]s (?:name|job|title|role)\W*$|^what(?:['’]?s| is| was) the name of\b"
)
_HOW_MANY_ALONE = re.compile(r"(?i)^\s*how many\W*$")
_NEXT_ONE = re.compile(r"(?i)\b(?P<which>(?:the|a) (?:next|new|previous|latest)|another) one\b")
_VERSION_OF = re.compile(
    r"(?i)^(?:(?:the )?(?:\w+ )?version(?: \d+)? of|the (?:first|second|third|latest|newest|original))"
    r"\s+(?:the )?"
)
_ORIGINAL = re.compile(r"(?i)\b(?:original(?:ly)?|first|at first|now|latest|newest)\b")
# What is asked of a thing that need not be named again.
_OF_THE_SAME = frozenset(
    """whats whens whos measures two three four five six seven eight nine ten agenda findings
    recommendations conclusions purpose aims author target date dates deadline due slipped
    slip slipping late delayed open overdue finished complete completed done closed cost
    costs costing spend lead leads owner owns responsible vote votes voted seconder seconded
    mover moved reply replied result outcome happened next change changed altogether total
    original originally first last latest status progress reason asked answered agreed
    decided said yet ever left outstanding remaining red amber green missed target
    percentage share deleted dropped rated rating lost carried unanimous abstained opposed
    against later sooner still happening going working better worse improved likely finish
    finishes start started passed accepted rejected published signed one ones time times
    many long added new got""".split()
)
_PART_OF_IT = re.compile(r"(?:the [\w-]+ (?:on|of)|cost to \w+) (?:the )?$")
_TURNS_BACK = 4
_MAX_CHARACTERS = 300


def standalone_wording(question: str, turns: Sequence[Answer]) -> str:
    """Return `question` so that it can be understood without the conversation.

    The subject of the last turn takes the place of "those", "it" or "that plan", and its
    person that of "she"; a question that is only a fragment is put into the last
    question. A question that stands by itself comes back as it was asked.
    """
    asked = " ".join(question.split())
    if not turns:
        return asked
    if other := _OTHER_SUBJECT.match(asked):
        rest = asked[other.end() :]
        return _whole(f"{other['what']}: {rest}" if other["what"] else rest)
    if is_fragment(asked):
        return _whole(joined(asked, turns))
    bare = asked
    while (shorter := _LEADING.sub("", bare)) != bare:
        bare = shorter
    done = _reply(bare, turns) or _number(bare, turns[-1].standalone) or _continued(bare, turns)
    return asked if done is None or done == bare else _whole(done)


def points_back(question: str) -> bool:
    """Return whether a question is about what was just said or shown, and not only its subject.

    Other words that point back ("what does it cost?") are filled in, and asked of all papers.

    >>> points_back("And who asked that?"), points_back("What about 2019?")
    (True, False)
    """
    bare = _LEADING.sub("", question)
    return _REPLY.search(bare) is not None or _OF_THOSE.search(bare) is not None


def _reply(bare: str, turns: Sequence[Answer]) -> str | None:
    """Return a question for the reply to what somebody asked, None for any other."""
    previous = turns[-1].standalone
    told, wanted = _TOLD.match(bare), _WANTED_TO_KNOW.match(previous)
    if told and wanted and not _ASKED_ALONE.match(previous):
        return f"What was {wanted['who']} told {wanted['about'].strip()}?"
    if told and (alone := _ASKED_ALONE.match(previous)):
        when = f" {alone['when']}" if alone["when"] else ""
        return f"What was {alone['who']} told{when}?"
    if _TOLD.match(bare) and (asked := _WHO_ASKED.match(previous)):
        return f"What was answered to the question {asked['what'].strip()}?"
    before = _WAS_ASKED.search(previous)
    if before and _THE_REPLY.search(bare) and len(subject_words(bare)) <= 1:
        return f"What was answered to the question {before['what'].strip()}?"
    return None


def _number(bare: str, previous: str) -> str | None:
    """Return a question for a share as a number, a number as a share, or a doubted number."""
    if _THAT_MANY.match(bare) and (which := _WHICH_THINGS.match(previous)):
        return f"How many {which['rest'].strip()}?"
    share, many = _SHARE_OF.match(previous), _HOW_MANY.match(previous)
    if _THAT_MANY.match(bare) and share:
        rest = share["rest"].strip()
        return f"How many {'of ' if _DETERMINED.match(rest) else ''}{rest}?"
    as_share = _THAT_SHARE.match(bare)
    if as_share and many:
        return f"What {as_share['share']} of {many['what']} {many['verb']} {many['rest'].strip()}?"
    doubted = DOUBTED.match(bare)
    if doubted and many:
        verb = many["verb"].capitalize()
        return f"{verb} {doubted['number']} {many['what']} {many['rest'].strip()}?"
    return None


def _continued(bare: str, turns: Sequence[Answer]) -> str | None:
    """Return a question with what it leaves out filled in, None where it stands by itself."""
    topic = _spoken_of(turns)
    scope = scope_of(turns[-1].standalone)[0]
    if _ABOUT_PLAN.match(bare) and (fresh := fronted(bare))[0]:
        return f"{fresh[0]} - {fresh[1]}"
    if moved := _DISLOCATED.match(bare):
        moved_to = labelled(moved["what"], topic)
        return _in_scope(f"{moved['question']}{moved_to}{moved['rest']}", scope)
    if _THOSE.search(bare) and (rows := _WHICH_ROWS.match(scope_of(turns[-1].standalone)[1])):
        plain = re.sub(r"(?i)^(?:of )?(?:the |our )", "", rows["rows"])
        topic = f"the {plain} that {rows['state']}"
    if topic and _YES_ALONE.match(bare):
        return with_topic(bare, topic)
    if topic and _ELLIPTIC.search(bare):
        return _counted_alone(bare, topic) or with_topic(bare, topic)
    done = pointed(bare, topic, turns)
    if done is not None:
        done = _NEXT_ONE.sub(rf"\g<which> {head_of(topic).split()[-1]}", done) if topic else done
        return _in_scope(done, scope) if done != bare else None
    if not topic or _stands_alone(bare):
        return None
    return _in_scope(_attached(bare, topic), scope)


def _spoken_of(turns: Sequence[Answer]) -> str:
    """Return what the last turns are about: what they name, or what they point back to.

    A turn that only pointed back ("who leads it?") leaves the subject as it was.
    """
    for number in range(len(turns) - 1, max(-1, len(turns) - 1 - _TURNS_BACK), -1):
        turn = turns[number]
        if _NAME_ASKED.search(turn.standalone):
            continue
        older = _spoken_of(turns[max(0, number - _TURNS_BACK) : number])
        if older and _only_points(turn, older):
            return older
        if topic := topic_of(turn.standalone):
            return topic
    return ""


def _only_points(turn: Answer, older: str) -> bool:
    """Return whether a turn was given its subject from before, and names none of its own."""
    if names_in(turn.question) or older.lower() in turn.question.lower():
        return False
    if is_fragment(turn.question):
        return False
    before = turn.standalone.lower().partition(older.lower())
    return bool(before[1]) and not _PART_OF_IT.search(before[0])


def _stands_alone(question: str) -> bool:
    """Return whether a question names a subject of its own."""
    if names_in(question) or labels_in(question):
        return True
    if _BRIDGED.match(question):
        return False
    own = [word for word in subject_words(without_period(question)) if word not in _OF_THE_SAME]
    return bool(own)


def _counted_alone(bare: str, topic: str) -> str | None:
    """Return "how many?" with what is counted, where that is many."""
    if _HOW_MANY_ALONE.match(bare) and PLURAL.match(topic):
        return f"How many {topic} are there?"
    return None


def _attached(bare: str, topic: str) -> str:
    """Return a question of a date, a lead or a count with the thing that it is of."""
    if role := _ROLES.search(bare):
        return f"{bare[: role.end()]} of {topic}{bare[role.end() :]}"
    which = _WHICH.match(bare)
    if which and PLURAL.match(topic):
        plain = re.sub(r"(?i)^(?:the|our)\s+", "", topic)
        return f"{which['word']} {plain} {which['rest']}"
    return with_topic(bare, topic)


def _in_scope(question: str, scope: str) -> str:
    """Return a question with the plan that the last one began with ("Marsh plan, May 2024 - ")."""
    if not scope or scope.lower() in question.lower():
        return question
    if _ORIGINAL.search(question):
        scope = _VERSION_OF.sub("", without_period(scope))
    return f"{scope} - {question}"


def _whole(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"[:_MAX_CHARACTERS]
