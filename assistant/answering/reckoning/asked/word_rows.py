"""Which passages of a view hold a stem, looked up in its word index once for each stem."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from assistant.answering.terms import forms_of

if TYPE_CHECKING:
    from assistant.stores.view import View

Rows = NDArray[np.int32]
# A rare word takes some bytes, a common one 100 kB of 100,000 passages.
MOST_KEPT = 3000

_known: WeakKeyDictionary[View, OrderedDict[str, Rows]] = WeakKeyDictionary()
_lock = threading.Lock()


def rows_of(view: View, stem: str) -> Rows:
    """Return all rows of a view whose text holds a stem."""
    with _lock:
        kept = _known.setdefault(view, OrderedDict())
        if stem in kept:
            kept.move_to_end(stem)
            return kept[stem]
    found = [view.rows_holding(form) for form in forms_of(stem)]
    rows = np.unique(np.concatenate(found)).astype(np.int32)
    with _lock:
        kept[stem] = rows
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    return rows


def stems_held(view: View, stems: Collection[str]) -> NDArray[np.int16]:
    """Return how many of some stems the text of each row holds."""
    held = np.zeros(len(view.table.ids), np.int16)
    for stem in stems:
        held[rows_of(view, stem)] += 1
    return held
