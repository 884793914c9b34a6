"""What is costly to work out of one view's records, kept while the view is in use."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from assistant.correcting import Verdict, review_of
from assistant.registers.topics import Topics
from assistant.stores.view import View

Made = TypeVar("Made")


class Remembered:
    """Keeps values of one view until an officer corrects a record. Safe for threads."""

    def __init__(self) -> None:
        self.topics = Topics()
        self._made: dict[str, tuple[int, object]] = {}
        self._lock = threading.RLock()

    def once(self, name: str, view: View, make: Callable[[View], Made]) -> Made:
        """Return what `make` gives for `view`; known if nothing was corrected since."""
        newest = view.newest_correction()
        with self._lock:
            known = self._made.get(name)
            if known is None or known[0] != newest:
                known = (newest, make(view))
                self._made[name] = known
        return cast("Made", known[1])


_views: WeakKeyDictionary[View, Remembered] = WeakKeyDictionary()
_lock = threading.Lock()


def remembered(view: View) -> Remembered:
    """Return what is kept of a view; the same for each call on it."""
    with _lock:
        return _views.setdefault(view, Remembered())


def reviews(view: View) -> Mapping[str, Verdict]:
    """Return `CORRECT` for each record that officers corrected, `CONFIRM` for those confirmed."""
    return remembered(view).once("reviews", view, _reviews)


def _reviews(view: View) -> Mapping[str, Verdict]:
    found = ((each, review_of(made)) for each, made in view.corrections().items())
    return {record_id: verdict for record_id, verdict in found if verdict is not None}
