"""Offers questions to begin with, worked out once for each state of the papers."""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable, Sequence

from assistant.errors import AssistantError
from assistant.stores.view import View
from assistant.web.asking.example_questions import example_questions

logger = logging.getLogger(__name__)


class Examples:
    """The questions that are offered. Safe for threads.

    Working them out takes a second and more, as each is tried. Only who comes first after a
    start waits for that; after new papers came in, the earlier ones are offered until the
    new ones are worked out.
    """

    def __init__(self, work_out: Callable[[View], Sequence[str]] = example_questions) -> None:
        self._work_out = work_out
        self._view: weakref.ref[View] | None = None
        self._questions: Sequence[str] = ()
        self._lock = threading.Lock()

    def of(self, view: View) -> Sequence[str]:
        """Return questions that the papers of `view`, or those just before it, answer."""
        if self._view is None:
            self._renew(view)
        elif self._view() is not view and not self._lock.locked():
            threading.Thread(target=self._renew, args=(view,), daemon=True).start()
        return self._questions

    def _renew(self, view: View) -> None:
        with self._lock:
            if self._view is not None and self._view() is view:
                return
            try:
                self._questions = self._work_out(view)
            except AssistantError as exc:
                logger.warning("no questions to offer: %s", exc)
                self._questions = ()
            self._view = weakref.ref(view)
