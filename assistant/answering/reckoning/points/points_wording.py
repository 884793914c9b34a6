"""The words of points for committee on a theme that comes back."""

from __future__ import annotations

from collections.abc import Sequence


def recurring(theme: str) -> str:
    """Return a neutral question on a theme that more than one review raises."""
    return f"What shows that practice on {theme} has changed since the reviews that raised it?"


def why_recurring(titles: Sequence[str]) -> str:
    """Return why it is worth asking."""
    return f"More than one review makes a recommendation on it: {' and '.join(titles)}."


FRAMING = "draft drafts plan plans action actions review reviews report reports"
NO_GROUNDS = "The records of the papers searched give no ground for a question on this."


def response_to(day: str, text: str) -> str:
    """Return a neutral question on a recommendation without a recorded response."""
    return f"What response has been given to the recommendation of {day} “{text}”?"


def why_no_response(committee: str | None, day: str) -> str:
    """Return why it is worth asking."""
    body = f"The {committee}" if committee else "The meeting"
    return f"{body} made it on {day}; no later response is recorded in the indexed papers."


def effect_of(action: str) -> str:
    """Return a neutral question on the effect of an action."""
    return f"What difference has the action “{action}” made, and how is that measured?"


def why_effect(ref: str | None, plan: str) -> str:
    """Return why it is worth asking."""
    which = f"Action {ref}" if ref else "This action"
    return f"{which} of the {plan} is shown as complete, and the plan prints no effect of it."
