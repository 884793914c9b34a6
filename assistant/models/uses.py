"""What a language model may be used for. Each use has a twin that needs no model."""

from __future__ import annotations

from enum import StrEnum


class ChatUse(StrEnum):
    """One use of a language model, by the name that the settings know."""

    WORDING = "wording"
    STANDALONE = "standalone"
    PLANNING = "planning"
    NEAREST = "nearest"
    FOLLOW_UPS = "follow_ups"
    READING = "reading"


DEFAULT_USES = frozenset({ChatUse.WORDING})
