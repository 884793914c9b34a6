"""Moments as the database gives them back."""

from __future__ import annotations

import datetime as dt


def in_utc(moment: dt.datetime) -> dt.datetime:
    """Return a moment with its zone, which SQLite does not keep."""
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
