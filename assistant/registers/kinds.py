"""The registers, by the names that addresses and commands give them."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.actions import ActionItem, ActionPlan, UnreadTable
from assistant.council import (
    Alias,
    Commitment,
    Exchange,
    Figure,
    Meeting,
    Recommendation,
    Record,
    Resolution,
    Response,
)

REGISTERS: Mapping[str, type[Record]] = {
    "meetings": Meeting,
    "exchanges": Exchange,
    "commitments": Commitment,
    "resolutions": Resolution,
    "recommendations": Recommendation,
    "responses": Response,
    "plans": ActionPlan,
    "actions": ActionItem,
    "figures": Figure,
    "aliases": Alias,
    "unread-tables": UnreadTable,
}
