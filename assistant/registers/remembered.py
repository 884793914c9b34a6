"""What is costly to work out of one view's records, kept while the view is in use."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from assistant.correcting import Correction, Verdict, last_word, review_of
from assistant.registers.topics import Topics
from assistant.stores.view import View

Made = TypeVar("Made")
# Of values for one paper or one scope so many are kept; the longest unasked go first.
MOST_KEPT = 200


class Remembered:
    """Keeps values of one view until an officer corrects a record. Safe for threads."""

    def __init__(self) -> None:
        self.topics = Topics()
        self._made: dict[str, tuple[int, object]] = {}
        self._made_for: dict[str, tuple[int, object]] = {}
        self._lock = threading.Lock()

    def once(self, name: str, view: View, make: Callable[[View], Made]) -> Made:
        """Return what `make` gives for `view`; known if nothing was corrected since.

        Never dropped otherwise: `name` is one of the few that the code holds, and what others
        rest on. Nobody waits while it is made; of two made at once the first is kept.
        """
        return self._once(self._made, name, view, make)

    def once_for(self, name: str, view: View, make: Callable[[View], Made]) -> Made:
        """Return the same for one paper or scope that `name` tells; `MOST_KEPT` are kept."""
        made = self._once(self._made_for, name, view, make)
        with self._lock:
            if name in self._made_for:
                self._made_for[name] = self._made_for.pop(name)
            while len(self._made_for) > MOST_KEPT:
                del self._made_for[next(iter(self._made_for))]
        return made

    def forget(self, name: str) -> None:
        """Let what was made for one paper or scope be made anew when it is next asked for."""
        with self._lock:
            self._made_for.pop(name, None)

    def _once(
        self,
        kept: dict[str, tuple[int, object]],
        name: str,
        view: View,
        make: Callable[[View], Made],
    ) -> Made:
        newest = view.newest_correction()
        known = kept.get(name)
        if known is None or known[0] != newest:
            made = (newest, make(view))
            with self._lock:
                known = kept.get(name)
                if known is None or known[0] != newest:
                    known = kept[name] = made
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


def read_by(view: View) -> Mapping[str, str]:
    """Return the language model that read a record, for those that officers accepted from one."""
    return remembered(view).once("read by models", view, lambda each: each.read_by_models())


def words(view: View) -> Mapping[str, Correction]:
    """Return the officer's word by which each record stands confirmed, corrected or hidden."""
    return remembered(view).once("words", view, _words)


def _words(view: View) -> Mapping[str, Correction]:
    found = ((each, last_word(made)) for each, made in view.corrections().items())
    return {record_id: word for record_id, word in found if word is not None}


def _reviews(view: View) -> Mapping[str, Verdict]:
    found = ((each, review_of(made)) for each, made in view.corrections().items())
    return {record_id: verdict for record_id, verdict in found if verdict is not None}
