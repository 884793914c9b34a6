"""Office files with nothing in them that depends on when they were written."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

WRITTEN = dt.datetime(2026, 3, 2, 9, 0, 0)
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def settle(office_file: bytes) -> bytes:
    """Return `office_file` with fixed dates and stored members, so that bytes repeat."""
    settled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(office_file)) as before,
        zipfile.ZipFile(settled, "w", zipfile.ZIP_STORED) as after,
    ):
        for name in before.namelist():
            member = zipfile.ZipInfo(name, date_time=WRITTEN.timetuple()[:6])
            stamp = WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
            after.writestr(member, STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", before.read(name)))
    return settled.getvalue()
