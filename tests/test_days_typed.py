"""A day that nobody can mean, typed on any page, is told beside its field."""

from __future__ import annotations

import httpx
import pytest
from starlette.datastructures import FormData, QueryParams

from assistant.api.forms import read_form
from assistant.api.paper_forms import read_correction
from assistant.dates import day_typed
from assistant.web.briefing.steps import BriefingAsked

PAGE = {"Accept": "text/html"}
NOT_MEANT = ["9999-12-31", "0001-01-01", "0025-01-14", "20250114", "2025-W03-2", "2025-02-30"]


@pytest.mark.parametrize("typed", ["1900-01-01", "2025-01-14", "2100-12-31"])
def test_a_day_of_our_times_is_read(typed: str) -> None:
    day = day_typed(typed)
    assert day is not None
    assert day.isoformat() == typed


@pytest.mark.parametrize("typed", NOT_MEANT)
def test_each_form_knows_a_day_that_nobody_can_mean(typed: str) -> None:
    asked = read_form(QueryParams({"date_from": typed, "as_of": typed}), 500, asked=False)
    assert set(asked.problems) == {"date_from", "as_of"}
    assert "date" in read_correction(FormData({"date": typed}), {}).problems
    assert BriefingAsked(meeting=typed).day is None


@pytest.mark.parametrize("typed", NOT_MEANT)
@pytest.mark.parametrize("path", ["/?as_of={}", "/answers?date_from={}", "/actions?as_of={}"])
def test_each_page_points_at_a_day_that_nobody_can_mean(
    base_url: str, path: str, typed: str
) -> None:
    page = httpx.get(f"{base_url}{path.format(typed)}", headers=PAGE)
    assert page.status_code == (200 if path.startswith("/?") else 422)
    assert "Enter a real date, or leave it empty" in page.text


@pytest.mark.parametrize("typed", NOT_MEANT)
def test_a_request_cannot_be_received_on_a_day_that_nobody_can_mean(
    base_url: str, typed: str
) -> None:
    form = {"kind": "executive", "paper": "The log", "to": "The clerk", "received": typed}
    page = httpx.post(f"{base_url}/requests", data=form, headers=PAGE)
    assert page.status_code == 422
    assert "Enter the date on which you will send the request" in page.text
