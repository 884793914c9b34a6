"""Models that follow a script: for tests and for measuring the checks, never for readers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.errors import ModelError
from assistant.models.chat import Reply, Request

_PIECE = re.compile(r"\[(\d+)\] ⟦([^⟦⟧]*)⟧")
_FIGURE = re.compile(r"\d+(?:,\d{3})*")
Script = Callable[[Request], Sequence[tuple[str, Sequence[int]]]]
ReplyScript = Callable[[Request], Reply]


@dataclass(frozen=True, slots=True)
class ScriptedModel:
    """Proposes the sentences of a script, with the numbers that each rests on.

    `others` answer requests for something else than an answer, by the title of their schema.
    """

    name: str
    script: Script
    others: Mapping[str, ReplyScript] = field(default_factory=dict)

    def propose(self, request: Request) -> Iterator[Reply]:
        """Yield the whole reply at once.

        Raises:
            ModelError: There is no script for such a request.
        """
        title = str(request.schema.get("title"))
        if other := self.others.get(title):
            yield other(request)
        elif title == "Answer":
            said = self.script(request)
            yield {
                "sentences": [{"text": text, "rests_on": list(numbers)} for text, numbers in said]
            }
        else:
            raise ModelError(f"the scripted model has no script for {title}")


def pieces_in(request: Request) -> list[tuple[int, str]]:
    """Return the numbered pieces of evidence in a request."""
    return [(int(number), text) for number, text in _PIECE.findall(request.material)]


def faithful(request: Request) -> list[tuple[str, Sequence[int]]]:
    """Say each piece as it stands."""
    return [(text, (number,)) for number, text in pieces_in(request)]


def sloppy(request: Request) -> list[tuple[str, Sequence[int]]]:
    """Say each piece, with another number in a third of the sentences."""
    return [
        (_misprinted(text) if zlib.crc32(text.encode()) % 3 == 0 else text, (number,))
        for number, text in pieces_in(request)
    ]


def _misprinted(text: str) -> str:
    """Return text with its last figure raised by one, or with one where it has none."""
    figures = list(_FIGURE.finditer(text))
    if not figures:
        return f"{text.rstrip('.')}, in 3 cases."
    last = figures[-1]
    wrong = f"{int(last.group().replace(',', '')) + 1:,}"
    return text[: last.start()] + wrong + text[last.end() :]


SCRIPTS: dict[str, Script] = {"faithful": faithful, "sloppy": sloppy}
