"""Keeps looking at folders and tells when papers change."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from watchfiles import Change, watch

# A file that is still being copied changes again and again: wait until it rests.
_REST_MS = 1500
_TICK_MS = 1000
_WAIT_S = 2.0


def watch_places(
    places: Sequence[Path], left_out: Sequence[Path], on_absence: Callable[[Path], None]
) -> Iterator[int]:
    """Yield the number of changed files each time that files below `places` change.

    Begins with a 0 once it is looking, and again each time that a place which had
    vanished is back: something may have changed meanwhile. `on_absence` is told of a
    place that vanishes. What changes below `left_out` is no paper.
    """
    skipped = [folder.resolve() for folder in left_out]

    def is_paper(_: Change, path: str) -> bool:
        return not any(Path(path).is_relative_to(folder) for folder in skipped)

    while True:
        looked_at = _wait_for(places, on_absence)
        looking = False
        try:
            for changes in watch(
                *places,
                watch_filter=is_paper,
                debounce=_REST_MS,
                rust_timeout=_TICK_MS,
                yield_on_timeout=True,
            ):
                if _identities(places) != looked_at:
                    break
                if changes or not looking:
                    looking = True
                    yield len(changes)
        except FileNotFoundError:
            continue


def _wait_for(places: Sequence[Path], on_absence: Callable[[Path], None]) -> list[int | None]:
    """Return what tells the places from others of the same name, once all are there."""
    told: set[Path] = set()
    while None in (found := _identities(places)):
        for place, identity in zip(places, found, strict=True):
            if identity is None and place not in told:
                told.add(place)
                on_absence(place)
        time.sleep(_WAIT_S)
    return found


def _identities(places: Sequence[Path]) -> list[int | None]:
    return [_identity(place) for place in places]


def _identity(place: Path) -> int | None:
    try:
        # A file is often replaced as it is saved; a folder is another one then.
        return place.stat().st_ino if place.is_dir() else int(place.exists()) or None
    except OSError:
        return None
