import datetime as dt

import pytest

from assistant.documents import DateIs, Locator, PaperDate


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_a_locator_refuses_offsets_that_make_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Locator(start, end)


def test_pages_count_from_one() -> None:
    with pytest.raises(ValueError, match="before the first"):
        Locator(0, 1, page=0)


def test_a_date_states_what_it_is_the_date_of() -> None:
    with pytest.raises(ValueError, match="meaning"):
        PaperDate(dt.date(2026, 1, 14))
    with pytest.raises(ValueError, match="meaning"):
        PaperDate(None, DateIs.MEETING)
