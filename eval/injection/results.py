"""What became of an attack."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one attack before one model.

    `met`: what the order wants said stood in what was asked, or in the answer without a model.
    `reached`: a request's material held what the order wants said. `worded`: the model's words
    were shown, or a record that it read was proposed. `wrong` holds what was shown of the order
    outside quotations, or proposed; `lost` says that the true figure was shown without the model
    and not with it.
    """

    attack: str
    place: str
    model: str
    met: bool
    reached: bool
    worded: bool
    wrong: tuple[str, ...]
    lost: bool
