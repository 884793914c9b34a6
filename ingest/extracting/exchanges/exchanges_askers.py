"""Finds the member who asks where other words stand first in the sentence."""

from __future__ import annotations

import re

from ingest.extracting.exchanges.exchanges_cues import ASKS
from ingest.extracting.minutes.speakers import Mention, People, mention_at

# The member who asks stands at most so far inside a sentence.
_INSIDE = 200
_MEMBER_INSIDE = re.compile(
    r"(?<!\bby)(?<!\bof)(?<!\bto)(?<!\bthat)(?<!\bfrom)(?<!\bwhich)(?<!\bwith)(?<!\bfor)\s"
    r"(?=(?:[Tt]he |some |Some )?Members\b|Councillors?\s[A-ZÓ]|Cllrs?\b)"
)
_PAUSE = re.compile(r"\s*(?:,\s+)?(?:also |then |further |again )?")


def asker_inside(people: People, text: str) -> Mention | None:
    """Return the member who asks behind other words: "Debate followed and Members asked if"."""
    for begin in _MEMBER_INSIDE.finditer(text[:_INSIDE]):
        mention = mention_at(people, text, begin.end())
        pause = _PAUSE.match(text, mention.end) if mention else None
        if pause and ASKS.match(text, pause.end()):
            return mention
    return None
