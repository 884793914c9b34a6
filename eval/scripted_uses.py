"""What scripted models say when they are asked for something else than an answer.

The *faithful* one gives the wording that people wrote for a case, which no model knows: an upper
bound. The *sloppy* one spoils a third of what the faithful one says.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Sequence

from assistant.models.chat import Reply, Request
from assistant.models.scripted import ReplyScript, pieces_in
from assistant.models.untrusted import harmless
from eval.cases import Case, Nugget

_ASKED = re.compile(r"Asked: ⟦([^⟦⟧]*)⟧")
_QUESTION = re.compile(r"^Question: ⟦([^⟦⟧]*)⟧")
_LAST = re.compile(r"Last question: ⟦([^⟦⟧]*)⟧")
_FIGURE = re.compile(r"\d+(?=\D*$)")
_NAME = re.compile(r"\b(?:Child|Family|Adult) [A-Z]\b|(?<=[a-z] )[A-Z][a-z]{3,}")
_SHORTER: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"\bactions (?:in|of) the (.{3,40}?) (?:action )?plan\b"), r"\1 actions"),
    (re.compile(r"^What was (resolve|promise)d at (the .+?) (?=on \d)"), r"What did \2 \1 "),
    (re.compile(r"^What does the action plan say about\b"), "What does the plan say about"),
    (re.compile(r": (?:update|report)(?=\?$)"), ""),
    (re.compile(r"^By what date\b"), "When"),
)
# So many letters and figures of a quotation tell whether a passage holds it.
_QUOTE_BEGINS = 30
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

    def follow_ups(request: Request) -> Reply:
        said = [(number, shortened(text)) for number, text in pieces_in(request)]
        if script == "sloppy":
            said = [(number, spoiled(text, [text for _, text in said])) for number, text in said]
        return {"questions": [{"number": number, "text": text} for number, text in said]}

    kinds = _kinds(cases)

    def plan(request: Request) -> Reply:
        text = " ".join(_QUESTION.findall(request.material))
        kind = kinds.get(text, "anything")
        return {"asked_for": _another_kind(text, kind) if script == "sloppy" else kind}

    proofs = _proofs(cases)

    def nearest(request: Request) -> Reply:
        pieces = pieces_in(request)
        asked = " ".join(_QUESTION.findall(request.material))
        numbers = [n for n, text in pieces if any(p in _bare(text) for p in proofs.get(asked, ()))]
        if script == "sloppy" and zlib.crc32(asked.encode()) % 3 == 0:
            numbers = [n for n, _ in pieces[::-1] if n not in numbers]
        return {"numbers": numbers}

    return {"Standalone": standalone, "FollowUps": follow_ups, "Plan": plan, "Nearest": nearest}


def _proofs(cases: Sequence[Case]) -> Mapping[str, list[str]]:
    """Return how the quotations begin that prove the answers, by the questions."""
    found: dict[str, list[str]] = {}
    for case in cases:
        begun = [_bare(s.quote)[:_QUOTE_BEGINS] for s in case.support if isinstance(s.quote, str)]
        for text in (case.question, case.standalone):
            found[harmless(text or "")] = begun
    return found


def _bare(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _wordings(cases: Sequence[Case]) -> Mapping[tuple[str, ...], str]:
    """Return the hand-written stand-alone wordings, by the questions before them."""
    return {
        tuple(harmless(turn.text) for turn in case.turns if turn.role == "user")[-_TURNS:]: (
            case.standalone
        )
        for case in cases
        if case.turns and case.standalone
    }


def _kinds(cases: Sequence[Case]) -> Mapping[str, str]:
    """Return which kind of thing the right answers are, by the questions; all vital ones alike."""
    found: dict[str, str] = {}
    for case in cases:
        kinds = {_kind_of(nugget) for nugget in case.vital}
        kind = kinds.pop() if len(kinds) == 1 else "anything"
        found.update((harmless(text), kind) for text in (case.question, case.standalone) if text)
    return found


def _kind_of(nugget: Nugget) -> str:
    if nugget.kind == "number" and any("£" in text for text in nugget.any_of):
        return "money"
    return {"date": "date", "number": "number", "name": "person"}.get(nugget.kind, "anything")


def _another_kind(text: str, kind: str) -> str:
    """Return another kind for a third of all questions."""
    key = zlib.crc32(text.encode())
    others = [each for each in ("date", "number", "money", "person", "place") if each != kind]
    return kind if key % 3 else others[key // 3 % len(others)]


def _written(request: Request, wordings: Mapping[tuple[str, ...], str]) -> str:
    """Return the wording that was written for a request; the question as it is without one."""
    found = wordings.get(tuple(_ASKED.findall(request.material))[-_TURNS:])
    return found or " ".join(_LAST.findall(request.material))


def shortened(question: str) -> str:
    """Return a question in fewer words, by rule.

    >>> shortened("When will all actions of the Child R plan be completed?")
    'When will all Child R actions be completed?'
    """
    for pattern, shorter in _SHORTER:
        question = pattern.sub(shorter, question)
    return question


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
