"""Rows of any table: by a state, by a person, by a date, new ones, and the one that is asked about."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.stores.view import View
from tests.invented_minutes import reckoned, shown, view_of
from tests.invented_tables import report

OLD_AUDIT = report(
    "Ferry audit schedule", dt.date(2025, 2, 4),
    "# Audit schedule",
    "Ref | Weakness found | Remedy | Owner | Target | Where it stands",
    "W1 | Tickets sold without a receipt | New till rolls | Quay Supervisor | 31/01/2025 | Not remedied",
    "W2 | Life jackets counted once a decade | Count each spring | Boat Engineer | 30/04/2025 | Remedied",
    "W3 | Rope store left unlocked | Fit a lock | Quay Supervisor | 28/02/2025 | Not remedied",
    "W4 | Fuel log kept in pencil | Buy pens | Boat Engineer | 31/03/2025 | Not remedied",
)  # fmt: skip
NEW_AUDIT = report(
    "Ferry audit schedule", dt.date(2025, 10, 7),
    "W3 was removed because the rope store was sold.",
    "# Audit schedule",
    "Ref | Weakness found | Remedy | Owner | Original target | Revised target | Where it stands",
    "W1 | Tickets sold without a receipt | New till rolls | Quay Supervisor | 31/01/2025 | None | Done",
    "W2 | Life jackets counted once a decade | Count each spring | Boat Engineer | 30/04/2025 | None | Done",
    "W4 | Fuel log kept in pencil | Buy pens | Boat Engineer | 31/03/2025 | 30/11/2025 | Not done",
    "W5 | Gangway not inspected | Inspect weekly | Boat Engineer | 30/09/2025 | None | Not done",
    "W6 | Timetable has old tides | Reprint | Quay Supervisor | 31/01/2026 | None | Not done",
)  # fmt: skip
RESPONSE = report(
    "Island buses task group: what the Cabinet said", dt.date(2025, 3, 4),
    "# The Cabinet's response",
    "No. | The task group asked for | Cabinet | Reason",
    "1 | A shelter at every stop | Agreed | In the capital programme",
    "2 | Free travel for carers | Agreed in part | On Sundays alone",
    "3 | A night bus to the lighthouse | Put off | Until the road is mended",
    "4 | Conductors on school routes | Not agreed | Too dear",
)  # fmt: skip
ASKED = report(
    "Members' enquiries", dt.date(2025, 9, 2),
    "# Enquiries",
    "Item | Member | Matter | Officer to reply | Reply due | Outcome",
    "E1 | Councillor Tarn | Number of seals on the slip | Harbour Manager | 31/05/2025 | No reply received",
    "E2 | Councillor Bask | Cost of painting the beacon | Harbour Manager | 30/06/2025 | Answered: £4,100",
    "E3 | Councillor Tarn | Hours of the toilets | Quay Supervisor | 31/07/2025 | No reply received",
)  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("registers")
    return view_of(folder, OLD_AUDIT, NEW_AUDIT, RESPONSE, ASKED)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many of the ferry audit weaknesses are not done?", "3 of the 5 rows"),
        ("How many weaknesses in the audit schedule have been finished?", "2 of the 5 rows"),
        ("which ferry audit weaknesses haven't been completed", "W4 “Fuel log kept in pencil”"),
        ("Which of the bus task group's asks did Cabinet put off?", "“A night bus to the lighthouse”"),
        ("what buses task group asks were turned down by cabinet", "“Conductors on school routes”"),
        ("which of the buses task group recommendations were only agreed in part", "“Free travel for carers”"),
        ("which enquiries have had no reply at all?", "E1 “Number of seals on the slip”; E3"),
        ("which audit weaknesses belong to the Boat Engineer", "3 of the 5 rows"),
        ("List the ferry audit weaknesses with the quay supervisor that are still open", "1 of the 5 rows"),
        ("Which audit weaknesses were past their original target?", "W4 “Fuel log kept in pencil”; W5"),
        ("Which audit weaknesses are new since the February schedule?", "W5 “Gangway not inspected”; W6"),
        ("what was taken off the ferry audit schedule since the first one", "W3 “Rope store left unlocked”"),
        ("who is in charge of the fuel log being in pencil?", "owner “Boat Engineer”"),
        ("when should the gangway be inspected each week by, what's the deadline for it", "“30/09/2025”"),
        ("Did Cabinet agree to free travel for carers?", "cabinet “Agreed in part”"),
        ("Has Cllr Tarn ever had the number of seals on the slip?", "outcome “No reply received”"),
        ("where have we got to with painting the beacon?", "£4,100"),
    ],
)  # fmt: skip
def test_rows_and_cells_are_told(question: str, said: str, view: View) -> None:
    assert said in " ".join(sentence.text for sentence in shown(view, question).sentences)


def test_why_a_row_went_is_quoted(view: View) -> None:
    told = shown(view, "what was taken off the ferry audit schedule since the first version")

    assert "“W3 was removed because the rope store was sold.”" in told.sentences[1].text


@pytest.mark.parametrize(
    "question",
    [
        "how many of the tramway audit weaknesses are not done?",
        "how many are done?",
        "which of the ferry audit weaknesses are deferred?",
        "which ferry audit weaknesses belong to the Harbour Master",
        "who is in charge of the lighthouse lamp?",
        "did Cabinet agree to free travel for pensioners?",
        "why was the night bus to the lighthouse put off?",
        "how many of the audit weaknesses were not done in the June 2024 schedule?",
    ],
)
def test_what_no_row_holds_is_not_told(question: str, view: View) -> None:
    told = reckoned(view, question)

    assert told is None or not told.reason.startswith("registers")
