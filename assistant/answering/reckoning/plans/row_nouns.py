"""What the rows of a plan are called: actions, or recommendations where it lists these alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.plans.versions import are_recommendations
from assistant.answering.reckoning.reckoned import Claim

_ACTION = re.compile(r"\b([Aa])ction(s?)\b")
_QUOTED = re.compile(r"(“[^”]*”)")


def called_by_rows(scenes: Sequence[Scene], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return claims that call rows recommendations, where every plan told of lists these alone."""
    if not scenes or not all(are_recommendations(scene.rows) for scene in scenes):
        return claims
    names = [scene.book.name for scene in scenes]
    return [replace(claim, text=_renamed(claim.text, names)) for claim in claims]


def _renamed(text: str, names: Sequence[str]) -> str:
    """Return text with rows called recommendations, quotations and plans' names left alone."""
    kept = "|".join([_QUOTED.pattern, *(f"({re.escape(name)})" for name in names)])
    parts = [part for part in re.split(kept, text) if part]
    return "".join(
        part if part in names or part.startswith("“") else _ACTION.sub(_recommendation, part)
        for part in parts
    )


def _recommendation(match: re.Match[str]) -> str:
    return f"{'Recommendation' if match[1] == 'A' else 'recommendation'}{match[2]}"
