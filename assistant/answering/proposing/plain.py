"""Whether a text that a model proposed is one plain question."""

from __future__ import annotations

import re

from assistant.answering.declining import reason_to_decline
from assistant.models.orders import talks_to_machines
from assistant.models.untrusted import is_plain

# What no line of a question holds, beside what no plain text does.
_UNFIT = re.compile(r"(?i)[\n\r|]|\bjson\b")
# Small words that turn a question round, and that no search looks for.
TURNING = frozenset(
    """all every each any only most more less fewer least before after since until between over under
    above below against first last""".split()
)


def question_fault(text: str, most_characters: int) -> str | None:
    """Return why a text is no question that could be asked; None where it is one.

    >>> question_fault("Who leads action 3.3?", 300)
    >>> question_fault("Who leads it? And when?", 300)
    'it is not one question'
    """
    if not text.strip():
        return "it is empty"
    if len(text) > most_characters or _UNFIT.search(text) or not is_plain(text):
        return "it is no plain question"
    if not text.endswith("?") or text.count("?") != 1:
        return "it is not one question"
    if talks_to_machines(text):
        return "it reads like an order to a machine"
    if reason_to_decline(text) is not None:
        return "it asks for what is declined"
    return None
