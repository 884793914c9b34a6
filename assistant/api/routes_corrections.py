"""One record with its history, and officers' corrections of it."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from assistant.api.correction_schemas import CorrectionIn, CorrectionList, RecordHistoryOut
from assistant.api.officers import AtThisComputer, at_this_computer
from assistant.api.paper_schemas import Limit, Offset
from assistant.api.problems import RequestError, not_found
from assistant.api.security import same_origin
from assistant.api.services import Needed, Services
from assistant.registers.history import (
    RecordHistory,
    correct_record,
    corrections_made,
    find_record,
    history_of_record,
    word_on,
)
from assistant.web.records.wording import ONLY_HERE

router = APIRouter(prefix="/api", tags=["records"])
CORRECTED_HERE = Depends(at_this_computer(ONLY_HERE))
LISTED_HERE = Depends(
    at_this_computer("Corrections can be listed only on the computer that serves them.")
)


@router.get("/records/{record_id}", summary="One record", response_model=RecordHistoryOut)
def one_record(record_id: str, services: Needed, here: AtThisComputer) -> RecordHistory:
    """Return a record as it was read and as it stands, with the place of each printed part.

    Hidden records are told only on the computer that serves them.
    """
    return _history(services, record_id, here=here)


@router.get(
    "/records/{record_id}/corrections", summary="Corrections", response_model=CorrectionList
)
def corrections(record_id: str, services: Needed, here: AtThisComputer) -> dict[str, object]:
    """Return what officers said of a record, oldest first."""
    made = _history(services, record_id, here=here).corrections
    return {"items": made, "total": len(made)}


@router.post(
    "/records/{record_id}/corrections",
    summary="Correct a record",
    status_code=201,
    response_model=RecordHistoryOut,
    dependencies=[CORRECTED_HERE, Depends(same_origin)],
)
def correct(record_id: str, said: CorrectionIn, services: Needed) -> RecordHistory:
    """Confirm, correct, hide or restore a record; in force at once, and kept with who and why.

    Only where the app listens to its own computer alone.
    """
    view = services.view()
    found = find_record(view, record_id)
    if found is None:
        raise _no_such(record_id)
    record = found[1]
    word = word_on(
        record, said.verdict, made_by=said.made_by, reason=said.reason, changes=said.changes
    )
    correct_record(services.tools.library, view, record, word)
    return _history(services, record_id, here=True)


@router.get(
    "/corrections",
    summary="All corrections",
    response_model=CorrectionList,
    dependencies=[LISTED_HERE],
)
def all_corrections(services: Needed, limit: Limit = 100, offset: Offset = 0) -> dict[str, object]:
    """Return what officers said of any record, newest first, hidden ones too.

    Only where the app listens to its own computer alone.
    """
    made = corrections_made(services.view())
    return {"items": made[offset : offset + limit], "total": len(made)}


def _history(services: Services, record_id: str, *, here: bool) -> RecordHistory:
    found = history_of_record(services.tools.library, services.view(), record_id)
    if found is None or (found.as_corrected is None and not here):
        raise _no_such(record_id)
    return found


def _no_such(record_id: str) -> RequestError:
    return not_found(f"There is no record {record_id!r}.")
