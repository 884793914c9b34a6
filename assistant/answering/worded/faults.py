"""Why a sentence that a model wrote is not shown."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a sentence, held against what it cites."""

    UNCITED = "it cites nothing, or what was not given"
    QUOTATION = "a quotation is not verbatim"
    FIGURE = "a figure does not stand in what it cites"
    DATE = "a date does not stand in what it cites"
    NAME = "a name does not stand in what it cites"
    ROLE = "somebody is said to have done what another did"
    SPREAD = "it gives to each what is given once"
    NEGATION = "it denies what is said, or says what is denied"
    OPPOSITE = "it says the opposite"
    DECISION = "it tells of another decision"
    CERTAINTY = "it is surer, or wider, than what it cites"
    ADDED = "it says more than what it cites"
