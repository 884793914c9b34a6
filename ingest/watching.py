"""Keeps looking at folders and tells when papers change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import watch

# A file that is still being copied changes again and again: wait until it rests.
_REST_MS = 1500


def watch_places(places: Sequence[Path]) -> Iterator[int]:
    """Yield the number of changed files each time that files below `places` change."""
    for changes in watch(*places, debounce=_REST_MS, raise_interrupt=False):
        yield len(changes)
