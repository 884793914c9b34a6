"""What the commands of `python -m ingest` share: where they print, and how errors are told."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.text import Text

from assistant.errors import AssistantError, WriterBusyError
from assistant.settings import Settings
from assistant.stores.place import StorePlace

NOTHING_READ, WRONG, BUSY, INTERRUPTED = 1, 2, 3, 130
out = Console()
err = Console(stderr=True)


def place_of(settings: Settings) -> StorePlace:
    """Return where the stores are that the settings name."""
    return StorePlace(settings.store_folder, settings.database_url, settings.chroma_url)


@contextmanager
def errors_told() -> Iterator[None]:
    """Tell an error in one line, and end with the exit code that scripts know."""
    try:
        yield
    except WriterBusyError as exc:
        raise stopped(str(exc), BUSY) from exc
    except AssistantError as exc:
        raise stopped(str(exc)) from exc
    except KeyboardInterrupt as exc:
        told = "Stopped. What was read is kept; the same command goes on from there."
        raise stopped(told, INTERRUPTED) from exc


def stopped(message: str, code: int = WRONG) -> typer.Exit:
    """Tell why nothing more is done; return what ends the command."""
    tell(message)
    return typer.Exit(code)


def tell(message: str) -> None:
    """Print one line about what is wrong."""
    err.print(Text(message[:1].upper() + message[1:], style="bold red"))


def log_to_stderr(settings: Settings) -> None:
    """Let the log be seen where nobody watches, and only its warnings on a terminal."""
    logging.basicConfig(
        level=settings.log_level if not sys.stderr.isatty() else "WARNING",
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )
    logging.getLogger("alembic").setLevel(logging.WARNING)
