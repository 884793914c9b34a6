"""Keeps the texts of papers that were read last."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

MAX_KEPT_CHARACTERS = 20_000_000


class KeptTexts:
    """The texts read last, up to a number of characters. Safe for threads."""

    def __init__(self, max_characters: int = MAX_KEPT_CHARACTERS) -> None:
        self._max_characters = max_characters
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._characters = 0
        self._lock = threading.Lock()

    @property
    def characters(self) -> int:
        """How many characters are kept."""
        return self._characters

    def text(self, document_id: str, read: Callable[[], str]) -> str:
        """Return a text, by `read` where it is not kept. A text too long is not kept."""
        with self._lock:
            kept = self._texts.get(document_id)
            if kept is not None:
                self._texts.move_to_end(document_id)
                return kept
        text = read()
        with self._lock:
            if document_id not in self._texts and len(text) <= self._max_characters:
                self._texts[document_id] = text
                self._characters += len(text)
            while self._characters > self._max_characters:
                _, dropped = self._texts.popitem(last=False)
                self._characters -= len(dropped)
        return text

    def forget(self, document_id: str) -> None:
        """Keep the text of a document no longer."""
        with self._lock:
            self._characters -= len(self._texts.pop(document_id, ""))
