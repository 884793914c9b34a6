"""What is costly to work out of the records of one scope, kept while their view is in use."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, TypeVar, cast
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from assistant.stores.view import View

Made = TypeVar("Made")
# Scopes differ by a question's filters; what was used longest ago is made anew.
MOST_KEPT = 64


class _Kept:
    """Values of one view by what they are of. Safe for threads."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast("Made", self._made[key])
        made = make()
        with self._lock:
            made = cast("Made", self._made.setdefault(key, made))
            while len(self._made) > MOST_KEPT:
                self._made.popitem(last=False)
        return made


_views: WeakKeyDictionary[View, _Kept] = WeakKeyDictionary()
_lock = threading.Lock()


def once(view: View, key: Hashable, make: Callable[[], Made]) -> Made:
    """Return what `make` gives; known if it was asked for under this key and nothing corrected.

    What is made must not hold the view itself, or neither would ever be let go.
    """
    with _lock:
        kept = _views.setdefault(view, _Kept())
    return kept.once((key, view.newest_correction()), make)
