"""The words of a question that carry its meaning, as stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import Stemmer

_TOKEN = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?|\d+(?:[.,/–-]\d+)*%?")
_STOP = frozenset(
    """a about above after again against all also am an and any anybody anyone are aren't as at be because
    been before being below between both but by came can cannot come could did do does doing don't down
    during each few for from further gave get give given go got had has have having he her here hers him
    his how i if in into is it its itself just let like made make makes me mean means more most my no
    nor not now of off on once only or other our ours out over own please put same she should so some
    somebody someone stand stands such take taken than that the their theirs them then there these they
    this those through to took too under until up us very was we went were what when where which while
    who whom whose why will with would you your yours much many say says said tell told know show
    explain describe""".split()
)
# Words with which people frame a question to a council and that say nothing of its subject.
_BOILERPLATE = frozenset(
    """committee committees council councils councillor councillors cllr member members meeting
    meetings minute minutes paper papers document documents discuss discussed discussion mention
    mentioned happen happened happening ask asked asks question questions answer answers answered
    latest current currently information detail details anything something anyone there's what's
    who's resolve resolved resolves decide decided decides summary summarise record records
    recorded regarding concerning relation""".split()
)
# Forms and everyday words that the stemmer does not bring together with those of papers.
_IRREGULAR = {
    "spent": "spend",
    "spending": "spend",
    **dict.fromkeys(("rise", "rises", "rising", "rose", "risen"), "increase"),
    **dict.fromkeys(("fell", "fallen", "drop", "drops", "dropped", "dropping"), "fall"),
    **dict.fromkeys(("decrease", "decreases", "decreased", "decreasing"), "fall"),
    **dict.fromkeys(("decline", "declines", "declined", "declining"), "fall"),
    **dict.fromkeys(("start", "starts", "started", "starting"), "begin"),
    **dict.fromkeys(("commence", "commences", "commenced", "commencing"), "begin"),
    **dict.fromkeys(("shut", "shuts", "shutting"), "close"),
    "left": "leave",
    "paid": "pay",
    "began": "begin",
    "begun": "begin",
    "built": "build",
    "sent": "send",
    "kept": "keep",
    "lost": "lose",
    "taught": "teach",
    "chose": "choose",
    "chosen": "choose",
    "wrote": "write",
    "written": "write",
    "found": "find",
    "findings": "find",
    "finding": "find",
    "done": "complete",
    "finish": "complete",
    "finished": "complete",
    "finishes": "complete",
    "completion": "complete",
    "judgement": "judge",
    "judgements": "judge",
    "judgment": "judge",
    "overspent": "overspend",
    "underspent": "underspend",
    "kids": "children",
    "youngsters": "children",
    "priorities": "priority",
    "chairman": "chair",
    "chairperson": "chair",
    "chairwoman": "chair",
    "chaired": "chair",
}
_stemmer = Stemmer.Stemmer("english")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(_IRREGULAR.get(word, word)))


def tokens(text: str) -> list[str]:
    """Return the words and numbers of `text` in small letters, possessives cut.

    >>> tokens("The DCS’s report: 12.5% of Child R's cases")
    ['the', 'dcs', 'report', '12.5%', 'of', 'child', 'r', 'cases']
    """
    return [_plain(token.lower()) for token in _TOKEN.findall(text)]


def _plain(token: str) -> str:
    """Return a word without its possessive; "2024/25" as "2024-25"."""
    if token[0].isdigit():
        return token.replace("/", "-").replace("–", "-")
    return token[:-2] if token.endswith(("'s", "’s")) else token


def stems(text: str) -> list[str]:
    """Return the stems of the words of `text` that are not stop words, in order.

    >>> stems("Which actions are overdue?")
    ['action', 'overdu']
    """
    return [_stem(token) for token in tokens(text) if token not in _STOP]


@lru_cache(maxsize=4096)
def forms_of(stem: str) -> tuple[str, ...]:
    """Return a stem with the words that the stemmer of an index does not bring to it.

    >>> forms_of("spend")
    ('spend', 'spent', 'spending')
    """
    return (stem, *(word for word in _IRREGULAR if _stem(word) == stem))


def subject_words(question: str) -> list[str]:
    """Return the words of a question that name its subject.

    Framing ("what did the committee say about") is left out, unless fewer than two
    words would remain.

    >>> subject_words("What did the committee say about school transport?")
    ['school', 'transport']
    >>> subject_words("Which committee?")
    ['committee']
    """
    words = [token for token in tokens(question) if token not in _STOP]
    subject = [word for word in words if word not in _BOILERPLATE]
    return subject if len(subject) >= 2 else words


def coverage(question: Iterable[str], text: Iterable[str], weight: Mapping[str, float]) -> float:
    """Return the weighted share of the question's stems that stand in `text`, in [0, 1].

    Stems without a weight count 1. No stems are covered by nothing: 0.

    >>> coverage(["overdu", "action"], ["action"], {"overdu": 3.0})
    0.25
    """
    wanted = set(question)
    total = sum(weight.get(stem, 1.0) for stem in wanted)
    found = sum(weight.get(stem, 1.0) for stem in wanted & set(text))
    return found / total if total else 0.0
