"""What scripted models say when they are asked for something else than an answer.

The *faithful* one gives the wording that people wrote for a case, which no model knows: an upper
bound. The *sloppy* one spoils a third of what the faithful one says.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Sequence

from assistant.models.chat import Reply, Request
from assistant.models.scripted import ReplyScript
from assistant.models.untrusted import harmless
from eval.cases import Case

_ASKED = re.compile(r"Asked: ⟦([^⟦⟧]*)⟧")
_LAST = re.compile(r"Last question: ⟦([^⟦⟧]*)⟧")
_FIGURE = re.compile(r"\d+(?=\D*$)")
_NAME = re.compile(r"\b(?:Child|Family|Adult) [A-Z]\b|(?<=[a-z] )[A-Z][a-z]{3,}")
# As many earlier questions as are sent.
_TURNS = 4


def scripts_of(script: str, cases: Sequence[Case]) -> Mapping[str, ReplyScript]:
    """Return what the model `script` replies, by the title of the schema that it is asked in."""
    wordings = _wordings(cases)
    others = sorted(set(wordings.values()))

    def standalone(request: Request) -> Reply:
        text = _written(request, wordings)
        if script == "sloppy":
            text = spoiled(text, others, _ASKED.findall(request.material)[:1])
        return {"question": text}

    return {"Standalone": standalone}


def _wordings(cases: Sequence[Case]) -> Mapping[tuple[str, ...], str]:
    """Return the hand-written stand-alone wordings, by the questions before them."""
    return {
        tuple(harmless(turn.text) for turn in case.turns if turn.role == "user")[-_TURNS:]: (
            case.standalone
        )
        for case in cases
        if case.turns and case.standalone
    }


def _written(request: Request, wordings: Mapping[tuple[str, ...], str]) -> str:
    """Return the wording that was written for a request; the question as it is without one."""
    found = wordings.get(tuple(_ASKED.findall(request.material))[-_TURNS:])
    return found or " ".join(_LAST.findall(request.material))


def spoiled(text: str, others: Sequence[str], earlier: Sequence[str] = ()) -> str:
    """Return a third of all texts on another topic, with another figure, another name or a "not".

    The other topic is one of `others`, or one of `earlier` in the conversation.

    >>> spoiled("Who leads action 3.5 of the Child R plan?", ["When did it start?"])
    'Who leads action 3.5 of the Child R plan?'
    >>> spoiled("Who leads action 3.6 of the Child R plan?", ["When did it start?"])
    'Who leads action 3.6 of the Family Q plan?'
    """
    key = zlib.crc32(text.encode())
    if key % 3:
        return text
    ways: Sequence[Callable[[str], str]] = (
        lambda _: others[key % len(others)],
        lambda _: (earlier or others)[0],
        _another_figure,
        _another_name,
        _denied,
    )
    return ways[key // 3 % len(ways)](text)


def _another_figure(text: str) -> str:
    if not _FIGURE.search(text):
        return f"{text.rstrip('?')} in 2019?"
    return _FIGURE.sub(lambda match: str(int(match.group()) + 1), text)


def _another_name(text: str) -> str:
    """Return a text with its last name changed; with one more where it has none."""
    names = list(_NAME.finditer(text))
    if not names:
        return f"{text.rstrip('?')} in Harrowmoor?"
    last = names[-1]
    other = "Family Q" if " " in last.group() else "Harrowmoor"
    return text[: last.start()] + other + text[last.end() :]


def _denied(text: str) -> str:
    """Return a text that asks for what is not so."""
    return re.sub(
        r"(?i)\b(is|are|was|were|has|have|did|does|do|will|would)\b", r"\1 not", text, count=1
    )
