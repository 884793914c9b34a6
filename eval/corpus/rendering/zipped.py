"""Office files with nothing in them that depends on when they were written."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

WRITTEN = dt.datetime(2026, 3, 2, 9, 0, 0)
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def settle(office_file: bytes) -> bytes:
    """Return `office_file` with fixed dates, so that its bytes repeat."""
    settled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(office_file)) as before,
        zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            member = zipfile.ZipInfo(name, date_time=WRITTEN.timetuple()[:6])
            stamp = WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
            member.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(member, STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", before.read(name)))
    return settled.getvalue()


def same_content(one: bytes, other: bytes) -> bool:
    """Say whether two files are equal; Office files may be compressed differently."""
    if one == other:
        return True
    return all(zipfile.is_zipfile(io.BytesIO(f)) for f in (one, other)) and (
        _members(one) == _members(other)
    )


def _members(office_file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(office_file)) as members:
        return {name: members.read(name) for name in members.namelist()}
