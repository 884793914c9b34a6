"""Listening to a model by the clock on the wall, whatever it gives or does not give."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from assistant.models.listening import Limit, in_time

LONG_S = 60.0


def test_all_that_is_given_in_time_comes_in_order() -> None:
    assert list(in_time(lambda _: range(5), LONG_S)) == [0, 1, 2, 3, 4]


def test_what_was_given_before_the_time_was_over_still_comes() -> None:
    let_go = threading.Event()

    def falling_silent(_: Limit) -> Iterator[int]:
        yield 1
        let_go.wait()

    told = in_time(falling_silent, 0.1)
    assert next(told) == 1
    with pytest.raises(TimeoutError):
        next(told)
    let_go.set()


def test_a_failure_is_raised_where_it_is_waited_for() -> None:
    def failing(_: Limit) -> Iterator[int]:
        yield 1
        raise ValueError("no")

    told = in_time(failing, LONG_S)
    assert next(told) == 1
    with pytest.raises(ValueError, match="no"):
        next(told)


def test_what_ends_a_reading_that_took_too_long_is_no_failure_of_its_own() -> None:
    def ending(limit: Limit) -> Iterator[int]:
        while not limit.is_over:
            threading.Event().wait(0.001)
        raise ValueError("left")
        yield 1

    for _ in range(20):
        with pytest.raises(TimeoutError):
            list(in_time(ending, 0.01))


@pytest.mark.parametrize("leaves", [True, False], ids=["left by the listener", "out of time"])
def test_the_reader_ends_once_nobody_waits(leaves: bool) -> None:
    ended = threading.Event()

    def endless(limit: Limit) -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            ended.set()

    told = in_time(endless, LONG_S if leaves else 0.05)
    if leaves:
        next(told)
        told.close()  # type: ignore[attr-defined]  # A generator, behind its Iterator.
    else:
        with pytest.raises(TimeoutError):
            list(told)
    assert ended.wait(LONG_S)
