"""Tells, for those who evaluate, what a model proposed and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.models.uses import ChatUse


class Outcome(StrEnum):
    """What became of a use of the model."""

    NOT_NEEDED = "nothing to ask the model"
    NOT_GIVEN = "what would be sent reads like an order to a machine"
    FAILED = "the model failed"
    REFUSED = "nothing that it proposed was accepted"
    ACCEPTED = "a proposal of the model was accepted"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as the model made it. `fault` is None where it was accepted."""

    text: str
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """How one use of the model went. `reason` says how it failed, if it did."""

    use: ChatUse
    model: str
    prompt_hash: str
    outcome: Outcome
    reason: str | None = None
    proposed: tuple[Proposed, ...] = ()

    def told(self) -> Mapping[str, object]:
        """Return the account as the answer's trace keeps it."""
        return {
            "use": self.use.value,
            "model": self.model,
            "prompt": self.prompt_hash,
            "outcome": self.outcome.value,
            "reason": self.reason,
            "proposed": [{"text": each.text, "fault": each.fault} for each in self.proposed],
        }


def outcome_of(proposed: tuple[Proposed, ...]) -> Outcome:
    """Return whether any proposal was accepted."""
    accepted = any(each.fault is None for each in proposed)
    return Outcome.ACCEPTED if accepted else Outcome.REFUSED
