"""Keeps what was erased from coming back through memory that is used again."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

_M_PERTURB = -6  # glibc, mallopt(3): fill memory as it is handed out and given back.
_FILLING = 0xAA


@contextmanager
def filled_memory() -> Iterator[None]:
    """Let memory be filled as it is handed out, where the C library can.

    Chroma writes the spare room of its graph to disk as it finds it in memory, and with
    it whatever stood there before: a vector that was just erased, for one.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        yield
        return
    mallopt(_M_PERTURB, _FILLING)
    try:
        yield
    finally:
        mallopt(_M_PERTURB, 0)
