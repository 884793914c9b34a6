"""Starts ingestion as a process of its own, which outlives the request and the server."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import replace

from pydantic import SecretStr

from assistant.api.problems import busy
from assistant.api.services import Services
from assistant.runs import Run, RunState
from assistant.settings import Settings
from assistant.stores.runs import RunFolder
from assistant.web.papers.wording import TOO_MANY_RUNS

logger = logging.getLogger(__name__)

# Each run that waits is a process of about 250 MB.
MOST_UNFINISHED = 6
NEARLY_FULL_BYTES = 1_000_000_000


def runs_of(services: Services) -> RunFolder:
    """Return the runs of the app's stores."""
    return RunFolder(services.tools.library.place)


def make_room(runs: RunFolder) -> None:
    """Check that one more run may be asked for.

    Raises:
        RequestError: 503, too many wait.
    """
    if len(runs.unfinished()) >= MOST_UNFINISHED:
        raise busy(TOO_MANY_RUNS)


def start_run(run: Run, services: Services) -> str:
    """Keep a run and start the process that does it; return the address of its page."""
    runs = runs_of(services)
    runs.save(run)
    runs.prune()
    launch(run, runs, _environment(services))
    return f"/papers/runs/{run.run_id}"


def launch(run: Run, runs: RunFolder, environment: dict[str, str]) -> None:
    """Start the process of a run."""
    with runs.log(run.run_id).open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "ingest", "work", run.run_id],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )
    logger.info("run %s: %s, process %s", run.run_id, run.kind, process.pid)
    threading.Thread(target=_await_end, args=(process, run.run_id, runs), daemon=True).start()


def free_bytes(services: Services) -> int:
    """Return how much room is left on the disk of the stores."""
    return shutil.disk_usage(services.tools.library.place.folder).free


def _await_end(process: subprocess.Popen[bytes], run_id: str, runs: RunFolder) -> None:
    """Take note of a process that ended before it could say so itself."""
    process.wait()
    run = runs.load(run_id)
    if run is not None and run.pid is None and not run.is_over:
        lines = runs.log(run_id).read_text("utf-8", "replace").strip().splitlines()
        runs.save(replace(run, state=RunState.FAILED, told=lines[-1] if lines else ""))


def _environment(services: Services) -> dict[str, str]:
    """Return the settings in force as the variables that the process reads them from."""
    place = services.tools.library.place
    settings = services.settings.model_copy(update={"store_folder": place.folder.resolve()})
    return {**os.environ, **_variables(settings)}


def _variables(settings: Settings) -> dict[str, str]:
    # A secret is dumped as stars, which would stand before its variable of the same name.
    secrets = {name for name, value in settings if isinstance(value, SecretStr)}
    values = settings.model_dump(mode="json", exclude_none=True, exclude=secrets)
    return {
        f"SCRUTINY_{name.upper()}": value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
    }
