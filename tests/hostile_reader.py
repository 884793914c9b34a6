"""A reading process in which files whose names say so misbehave; otherwise the real one."""

import os
import signal
import time
from pathlib import Path

from ingest import reading
from ingest.apart import main
from ingest.parsing.parsed import ParsedDocument, ParsingLimits
from ingest.parsing.reading import parse_file


def parse_as_named(path: Path, limits: ParsingLimits) -> ParsedDocument:
    """Hang, die, swallow memory or fail, as the file's name tells."""
    name = path.stem
    marker = path.with_name(f".{name}")
    if name.startswith("hangs"):
        time.sleep(600)
    if name.startswith("spins"):
        while True:
            pass
    if name.startswith("killed-once") and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("killed-always"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("crashes"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if name.startswith("swallows"):
        bytearray(2_000_000_000)
    if name.startswith("surprises"):
        raise ZeroDivisionError("nobody thought of this")
    if name.startswith("changes"):
        path.write_text("Other words than those that were found.")
    return parse_file(path, limits)


if __name__ == "__main__":
    vars(reading)["parse_file"] = parse_as_named
    main()
