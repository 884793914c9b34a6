"""Every word that the page of proposed records says, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from assistant.proposals import ProposalState
from assistant.web.wording import british_date

TITLE = "Proposed records"
LEAD = (
    "A language model read these in minutes that the rules could not read. Each is printed in its"
    " paper as shown. None of them is in any answer, list or count until an officer accepts it."
)
EMPTY = (
    "No proposal is waiting. Proposals come from python -m ingest propose, where a language model is"
    " set and may read papers."
)
DECISIONS: Mapping[ProposalState | None, str] = {
    ProposalState.ACCEPTED: "Accept",
    ProposalState.REFUSED: "Refuse",
    None: "Decide later",
}
ACCEPTED, REFUSED, GONE = "accepted", "refused", "already decided, or no longer in the papers"
NOTHING_DECIDED = "Nothing was decided."
CHOOSE = "Choose Accept or Refuse for at least one proposal"
# What a record leaves open says nothing to whoever decides on it.
NOTHING_READ = ["No"]
# Stands with the record as the reason of its confirmation.
REASON = "Proposed by a language model, and accepted as the paper prints it."


def made(model: str, day: dt.date) -> str:
    """Return who proposed something, and when.

    >>> made("ollama:llama3.2", dt.date(2025, 3, 1))
    'Proposed by ollama:llama3.2 on 1 March 2025'
    """
    return f"Proposed by {model} on {british_date(day)}"
