"""`python -m eval.bench.old_laptop`: how long a reader with an old laptop waits on the Ask page.

A browser is slowed down: a sixth of this processor's speed, 4 Mbit/s, 50 ms to the server.
The server is not. It works on a copy of the store, because asking stores answers.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from urllib.error import URLError

import typer
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from eval.bench.measuring import timing

CPU_SLOWER = 6
BYTES_PER_S = 4_000_000 / 8
LATENCY_MS = 50
START_S = 120.0
ANSWER_MS = 60_000
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUESTIONS = (
    "When will all actions of the Child R plan be completed?",
    "What did the review of Child R recommend?",
    "What was promised about school places?",
)
MEASURES = {
    "painted": "first contentful paint",
    "searching": "first word of what is happening",
    "status": "first status of the answer",
    "sentence": "first sentence",
    "done": "whole answer",
}
# Notes when each part first stands in the page, in ms since Enter was pressed.
WATCH = """() => {
    const found = window.seen = {}
    const started = performance.now()
    const parts = { searching: '#status:not(:empty)', status: '.app-answer .govuk-tag',
        sentence: '.app-answer__sentence', done: '.app-turn__tools' }
    const look = () => Object.entries(parts).forEach(([name, selector]) => {
        if (!(name in found) && document.querySelector(selector))
            found[name] = performance.now() - started })
    new MutationObserver(look).observe(document.body,
        { childList: true, subtree: true, characterData: true }) }"""
PAINTED = """() => new Promise(found => new PerformanceObserver(list =>
    list.getEntriesByName('first-contentful-paint').forEach(paint => found(paint.startTime)))
    .observe({ type: 'paint', buffered: true }))"""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
out = Console()
err = Console(stderr=True)


@app.command()
def measure(
    store: Annotated[Path, typer.Option(help="Stores that are copied and asked.")] = Path(
        "var/sample"
    ),
    times: Annotated[int, typer.Option(min=1, help="How often each question is asked.")] = 3,
) -> None:
    """Measure the Ask page in a browser as slow as an old laptop."""
    if not store.is_dir():
        err.print(
            f"There are no stores in {str(store)!r}. Read papers first: make run", style="red"
        )
        raise typer.Exit(2)
    load = os.getloadavg()[0]
    with serving_copy(store) as address, opened() as browser:
        # What the server loads for its first answer, no later reader waits for.
        waits(browser, address, QUESTIONS[0])
        runs = [waits(browser, address, question) for _ in range(times) for question in QUESTIONS]
    out.print(table_of(runs, load))


@contextmanager
def serving_copy(store: Path) -> Iterator[str]:
    """Serve a copy of `store` on a free port until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(store, Path(folder) / "stores")
        environment = {**os.environ, "SCRUTINY_STORE_FOLDER": str(copy)}
        command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
            try:
                _wait_for(f"http://127.0.0.1:{port}/api/health")
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"the server did not answer within {START_S:g} s")


@contextmanager
def opened() -> Iterator[Browser]:
    """Open the Chromium that the system has."""
    found = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def waits(browser: Browser, address: str, question: str) -> dict[str, float]:
    """Return what a reader waits for in ms, with nothing of the pages held before."""
    context = browser.new_context()
    page = context.new_page()
    _slow_down(page)
    page.goto(address)
    painted = float(page.evaluate(PAINTED))
    page.get_by_label("Your question").fill(question)
    page.evaluate(WATCH)
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-turn__tools", timeout=ANSWER_MS)
    seen: dict[str, float] = page.evaluate("window.seen")
    context.close()
    return {"painted": painted, **seen}


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_PER_S,
            "uploadThroughput": BYTES_PER_S,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})


def table_of(runs: Sequence[dict[str, float]], load: float) -> Table:
    """Return the median and the 95th percentile of each wait, and how busy the machine was."""
    table = Table("Wait", "n", "p50 ms", "p95 ms", title=f"Ask on an old laptop (load {load:.1f})")
    for name, label in MEASURES.items():
        told = timing([run[name] / 1000 for run in runs if name in run] or [float("nan")])
        table.add_row(label, str(told.n), f"{told.p50_ms:,.0f}", f"{told.p95_ms:,.0f}")
    return table


if __name__ == "__main__":
    app()
