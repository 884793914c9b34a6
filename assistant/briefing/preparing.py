"""Makes briefs in the background, so that nobody waits on a page without knowing why."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from weakref import WeakKeyDictionary

from assistant.briefing.brief import brief
from assistant.briefing.scope import BriefScope
from assistant.briefing.sections import Brief
from assistant.stores.view import View

# A brief of a large store takes seconds of one processor; two at once leave room for answers.
_pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="brief")
_lock = threading.Lock()
_begun: WeakKeyDictionary[View, dict[BriefScope, Future[Brief]]] = WeakKeyDictionary()


def prepare(view: View, scope: BriefScope, timeout_s: float) -> Brief | None:
    """Return a brief, or None if it is still being made after `timeout_s`.

    Asked for again, the one that was begun is waited for; none is made twice at once.
    """
    with _lock:
        begun = _begun.setdefault(view, {})
        future = begun.get(scope) or begun.setdefault(scope, _pool.submit(brief, view, scope))
    try:
        made = future.result(timeout_s)
    except NotYet:
        if not future.done():
            return None
        raise
    finally:
        if future.done():
            with _lock:
                begun.pop(scope, None)
    return made
