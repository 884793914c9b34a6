"""An officer's word on a whole paper: what it is, who may read it, whether it is shown at all."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.correcting import JsonValue
from assistant.documents import Source

# Said below a stored answer.
CITES_WITHDRAWN = "A paper that this answer cites has been withdrawn since."


class PaperAction(StrEnum):
    """What an officer did with a paper."""

    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class PaperChange:
    """One officer's word on one paper.

    `digests` are the SHA-256 of the files that gave the paper: a correction follows the
    bytes, however they are named or read. `document_id` is None where a file gave none.
    `changes` are new facts by name, as a sidecar states them; None takes back what was
    stated. `before` is what was in force. `pending` says that ingestion has still to see it.
    """

    document_id: str | None
    digests: tuple[str, ...]
    action: PaperAction
    made_by: str
    made_at: dt.datetime
    reason: str
    changes: Mapping[str, JsonValue] = field(default_factory=dict)
    before: Mapping[str, JsonValue] = field(default_factory=dict)
    pending: bool = True


def file_id(source: Source) -> str:
    """Return a short name of a file that is fit for addresses and tells nothing of its path."""
    return key_id(f"{source.root}/{source.path}")


def key_id(key: str) -> str:
    """Return the same name of a file that is known by its folder and path."""
    return hashlib.sha256(key.encode()).hexdigest()[:20]
