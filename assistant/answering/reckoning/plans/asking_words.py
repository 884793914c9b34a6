"""The words with which people ask about action plans, and how mistyped ones are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache

from assistant.answering.terms import stems, tokens

# Words that only frame a question about actions: with them alone, it is about the rows.
FRAME = frozenset(
    """action actions plan plans tracker trackers log point points item items row rows task tasks list
    listed listing table complete completed completing completely completion incomplete finish
    finished finishing done achieve achieved implemented implementation delivered discharged closed
    signed off outstanding open remaining remain remains left unfinished pending ongoing overdue late
    later lateness past gone passed missed behind schedule due date dates dated undated deadline
    deadlines timescale timescales timeframe time times day days month months week weeks slip slips
    slipped slipping slippage move moved moving push pushed put back revised revision postponed
    extended extension delay delayed drop dropped vanished disappeared missing removed taken fallen
    still superseded replaced start started begun begin progress progressing update updates updated
    status position state standing stand stage current currently now today yet far already latest last
    final end ends next newest recent recently previous earlier early first original originally
    version versions change changed changes changing different difference differences new newly added
    add adds compare compared comparison since between lead leads leading leader led own owns owner
    owners owned responsible responsibility accountable charge work working works rag rating ratings
    rated score red amber green blue black purple grey colour coloured colours color mean means
    meaning key number numbers count total totals stated match matches agree tally correct right
    percentage proportion reason reasons explanation explained given give gives name named person
    people joint jointly shared history ever anything everything something whole entire full overall
    every tbc confirmed confirm none without whats hows whos wheres whens gonna running upcoming
    coming soon lack lacks lacking sit sits belong belongs assigned allocated track differ differs get
    getting going go hit met expected expect long old much things thing stuff bits ones one two three
    both rest per cent often finalised record recorded shown show shows happen happened happening
    become came come against evidence despite conflict conflicts contradict contradicts disagree fully
    not haven't hasn't isn't aren't won't don't can't didn't wasn't that's it's they're we're we've
    i'm there's
    till til until dont doesnt havent arent isnt wont didnt hasnt
    has have been supposed meant should check there here which who what when why how many
    any all
    earliest soonest
    actually really came comes stood according spreadsheet sheet document copy pls please anybody
    anyone someone somebody supposed headline very his hers theirs counting
    us according""".split()
)
# These frame a question only beside "action", "plan" or the number of an action.
FRAME_BESIDE_ACTIONS = frozenset(
    """review reviews report reports improvement scrutiny officer officers council committee agency
    agencies partnership partners post posts team authority recommendation recommendations set out
    under against following brief summary summarise overview look looking like deliver delivering
    delivery member members councillor councillors information tell tells us
    promise promises promised waiting awaited settle settled row rows column columns cell
    ten nine eight seven six five four hook live target targets keep keeps hitting getting plan's
    got sits response monitoring workbook spreadsheet follow up programme workbook sheet
    job jobs longer altogether commit commits committed edition editions weren't hadn't werent
    hadnt carried newest meant begun place across held several""".split()
)
OBJECT = re.compile(r"\b(?:actions?|plans?|trackers?|action log|the log|workbooks?)\b")

# "3.3's date" is the date of 3.3.
_OWN = re.compile(r"(?<=\d)'s\b")
_DATE_WORDS = re.compile(r"\btarget dates?\b")
_MISTYPED_FOR = tuple(
    """action actions overdue complete completed outstanding deadline deadlines responsible finished
    progress slipped slippage undated remaining delayed changed changes version versions status
    superseded implemented achieved delivered started rating ratings amber green update plans plan
    owner leads leading which""".split()
)
# Words of their own, near to one of those above.
_NOT_MISTYPED = frozenset(
    """auction auctions faction factions fraction plane planet plants plant planned plank place places
    compete competed competes pleas lease leases owned owners own aversion reversion vision
    charges charged clipped shipped flipped rations greet greens greek umber lending heading reading
    planning state states statue achiever rated dates dating reaction ration station nation
    upstate updates what with watch witch stared stated chances chanced delays relayed""".split()
)
_SHORTEST = 4
_LONG = 8


def asked_words(
    question: str,
    known: Callable[[], Collection[str]] = frozenset,
    names: Collection[str] = (),
) -> str:
    """Return a question in small letters with mistyped words put right, where they are plain.

    `known` gives words of the plans themselves, which are right as they are. `names` are words
    of the plans' names, which may be mistyped too.

    >>> asked_words("whats overdeu in the Child R paln")
    'whats overdue in the child r plan'
    """
    plain = _DATE_WORDS.sub("due date", question.replace("’", "'").lower())
    plain = _OWN.sub("", plain)
    return re.sub(r"[a-z]{4,}", lambda match: _right(match.group(), known, names), plain)


def content_words(text: str) -> list[str]:
    """Return the words of a question that say something, without stop words."""
    return [token for token in tokens(text) if stems(token)]


def explained_by(words: Collection[str]) -> frozenset[str]:
    """Return the stems of words, so that their forms are known too."""
    return frozenset(stem for word in words for stem in stems(word)) | frozenset(words)


def _right(word: str, known: Callable[[], Collection[str]], names: Collection[str]) -> str:
    if word in FRAME or word in FRAME_BESIDE_ACTIONS or word in _NOT_MISTYPED or word in names:
        return word
    if not stems(word) or set(stems(word)) <= _frame_stems():
        return word
    near = [cue for cue in (*_MISTYPED_FOR, *names) if _is_near(word, cue)]
    if not near or word in known():
        return word
    return min(near, key=lambda cue: _distance(word, cue))


@lru_cache(maxsize=1)
def _frame_stems() -> frozenset[str]:
    return explained_by(FRAME | FRAME_BESIDE_ACTIONS)


def _is_near(word: str, cue: str) -> bool:
    """Return whether a word is a cue with one slip of the fingers; two in a long word.

    A short word must have the same letters in another order.
    """
    if abs(len(word) - len(cue)) > 2 or word[0] != cue[0] or len(cue) < _SHORTEST:
        return False
    if len(cue) <= _SHORTEST + 1:
        return sorted(word) == sorted(cue) and _distance(word, cue) == 1
    return _distance(word, cue) <= (2 if len(cue) >= _LONG else 1)


def _distance(one: str, two: str) -> int:
    """Return the optimal string alignment distance (Damerau 1964) of two words."""
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        line = [i]
        for j, b in enumerate(two, 1):
            cost = min(last[j] + 1, line[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]
