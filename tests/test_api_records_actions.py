"""Plans and actions over HTTP: as they stand on a day, with how they got there."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.actions import ActionStatus
from assistant.api.app import create_app
from assistant.settings import Settings
from tests.conftest import serving
from tests.invented_papers import tools_for
from tests.reckoning_plans import DONE, Printed, Row
from tests.recorded_papers import record_library, recorded_plan

KEY = {"Blue": "complete", "Amber": "some delay"}
FIRST = Printed(
    "Parks for All: Action Plan, version 1",
    dt.date(2024, 3, 1),
    (
        Row("1.1", "Mend the paddling pool", ("Parks Manager",), "30/04/2024", rating="Amber"),
        Row("1.2", "Plant forty trees", ("Parks Manager", "Friends of Vale Park"), "30/06/2024"),
        Row("2.1", "Write to every school", ("Head of Learning",), "31/01/2024", DONE, "Blue"),
        Row("2.2", "Ask visitors about lighting", ("Head of Learning",), "TBC"),
    ),
    KEY,
)
SECOND = Printed(
    "Parks for All: Action Plan, version 2",
    dt.date(2024, 9, 1),
    (
        Row("1.1", "Mend the paddling pool", ("Parks Manager",), "31/12/2024", rating="Amber"),
        Row("1.2", "Plant forty trees", ("Parks Manager", "Friends of Vale Park"), "30/06/2024"),
        Row("2.1", "Write to every school", ("Head of Learning",), "31/01/2024", DONE, "Blue"),
        Row("2.2", "Ask visitors about lighting", ("Head of Learning",), "TBC"),
        Row("3.1", "Repaint gates", (), "01/08/2024", ActionStatus.UNKNOWN),
    ),
    KEY,
)
OTHER = Printed(
    "Bus shelters: Action Plan",
    dt.date(2024, 6, 1),
    (Row("B1", "Clean each shelter", ("Street Scene Manager",), "01/05/2024"),),
    {"Blue": "complete"},
)

# The same plan and position again, as an earlier paper printed it.
TWIN = Printed(
    "Bus shelters: Action Plan, draft",
    dt.date(2024, 6, 1),
    (
        Row("B1", "Clean each shelter", ("Street Scene Manager",), "01/05/2024"),
        Row("B2", "Mend the lights", ("Street Scene Manager",), "01/05/2024"),
    ),
    {"Blue": "complete"},
)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder: Path = tmp_path_factory.mktemp("plans")
    library = record_library(folder, [recorded_plan(each) for each in (FIRST, SECOND, TWIN, OTHER)])
    app = create_app(Settings(host="127.0.0.1"), tools_for(library))
    with serving(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client
    library.close()


def refs(api: httpx.Client, query: str = "") -> list[str]:
    listing = api.get(f"/api/actions?{query}").json()
    assert listing["total"] == len(listing["items"])
    return [item["ref"] for item in listing["items"]]


def one(api: httpx.Client, query: str) -> dict[str, object]:
    [item] = api.get(f"/api/actions?{query}").json()["items"]
    assert isinstance(item, dict)
    return item


def test_only_the_version_in_force_counts(api: httpx.Client) -> None:
    assert refs(api) == ["1.1", "1.2", "2.1", "2.2", "3.1", "B1"]
    assert refs(api, "as_of=2024-08-31&plan=parks") == ["1.1", "1.2", "2.1", "2.2"]
    assert refs(api, "as_of=2024-02-29") == []
    assert len(refs(api, "replaced=true")) == 10


def test_overdue_is_reckoned_on_the_position_date_or_on_the_day_given(api: httpx.Client) -> None:
    assert refs(api, "bucket=overdue") == ["1.2", "B1"]
    assert refs(api, "bucket=overdue&as_of=2025-01-01") == ["1.1", "1.2", "B1"]
    late = one(api, "number=1.2&as_of=2025-01-01")
    assert (late["reckoned_on"], late["days_late"]) == ("2025-01-01", 185)
    assert late["buckets"] == ["open", "overdue"]
    assert one(api, "number=1.2")["reckoned_on"] == "2024-09-01"


@pytest.mark.parametrize(
    ("bucket", "found"),
    [
        ("complete", ["2.1"]),
        ("open", ["1.1", "1.2", "2.2", "B1"]),
        ("undated", ["2.2"]),
        ("unknown", ["3.1"]),
        ("past_unknown", ["3.1"]),
        ("closed", []),
    ],
)
def test_each_action_stands_in_its_buckets(
    api: httpx.Client, bucket: str, found: list[str]
) -> None:
    assert refs(api, f"bucket={bucket}") == found


def test_an_action_brings_its_dates_in_earlier_versions(api: httpx.Client) -> None:
    moved, still = one(api, "number=1.1"), one(api, "number=3.1")

    assert isinstance(moved["history"], list)
    [before] = moved["history"]
    assert (before["position_at"], before["due"]["text"]) == ("2024-03-01", "30/04/2024")
    assert (before["status"], before["sure"]) == ("in_progress", True)
    assert still["history"] == []
    assert one(api, "number=1.1&as_of=2024-03-01")["history"] == []


def test_actions_are_filtered_as_printed(api: httpx.Client) -> None:
    assert refs(api, "lead=friends+of+vale+park") == ["1.2"]
    assert refs(api, "person=manager&q=trees") == ["1.2"]
    assert refs(api, "rating=amber") == ["1.1"]
    assert refs(api, "status=complete") == ["2.1"]
    assert refs(api, "plan=bus+shelters") == ["B1"]
    assert refs(api, "plan=the") == []


def test_versions_are_listed_and_told_apart(api: httpx.Client) -> None:
    plans = api.get("/api/plans?plan=parks").json()["items"]

    assert [(plan["position_at"], plan["in_force"]) for plan in plans] == [
        ("2024-09-01", True),
        ("2024-03-01", False),
    ]
    old = plans[1]
    assert len(refs(api, f"plan={old['record_id'].replace(' ', '+')}")) == 4
    assert len(refs(api, f"document={old['document_id']}")) == 4
    then = api.get("/api/plans?plan=parks&as_of=2024-03-01").json()["items"]
    assert [(plan["position_at"], plan["in_force"]) for plan in then] == [("2024-03-01", True)]


def test_a_table_that_is_not_counted_is_listed_where_it_is_named(api: httpx.Client) -> None:
    plans = api.get("/api/plans?plan=bus+shelters").json()["items"]
    left_out = next(plan for plan in plans if not plan["in_force"])

    assert refs(api, "plan=bus+shelters") in (["B1"], ["B1", "B2"])
    assert len(refs(api, f"document={left_out['document_id']}")) == left_out["rows"]


def test_a_sheet_of_actions_tells_where_each_stands(api: httpx.Client) -> None:
    text = api.get("/api/actions?format=csv&number=1.1&as_of=2025-01-01").text

    [row] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert (row["Stands"], row["Reckoned on"], row["Days late"]) == (
        "open; overdue",
        "2025-01-01",
        "1",
    )
    assert (row["Due as printed"], row["Earlier dates"]) == ("31/12/2024", "30/04/2024")


@pytest.mark.parametrize("query", ["bucket=late", "status=done", "as_of=soon", "strength=firm"])
def test_a_value_that_is_not_known_is_refused(api: httpx.Client, query: str) -> None:
    assert api.get(f"/api/actions?{query}").status_code == 422
