"""Where the commands print, and how they stop."""

from __future__ import annotations

import typer
from rich.console import Console

out = Console()
err = Console(stderr=True)


def stopped(message: str) -> typer.Exit:
    """Tell what is wrong; return the end of the command, with exit code 2."""
    err.print(message, style="bold red", markup=False, highlight=False)
    return typer.Exit(2)
