"""What the tests of the API and of the pages share: a running app and a browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from starlette.types import ASGIApp

from assistant.answering.pipeline import Tools
from assistant.api.app import create_app
from assistant.commands import open_tools
from assistant.doors.opening import create_open_app
from assistant.settings import Settings
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from ingest.commands import SAMPLE
from ingest.pipeline import ingest_places
from tests.invented_papers import build_library, fixed_answers, tools_for

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--hide-scrollbars",
]
START_S = 20.0
Served = Callable[[FastAPI], str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: once begun, Playwright keeps an event loop running."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """Serve `app` on a free port of this computer, giving its address."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_S
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started, "the app did not start"
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(START_S)
        listener.close()


@pytest.fixture
def served() -> Iterator[Served]:
    """Give a function that serves an app until the test ends."""
    running = []

    def serve(app: FastAPI) -> str:
        context = serving(app)
        running.append(context)
        return context.__enter__()

    yield serve
    for context in running:
        context.__exit__(None, None, None)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the store folder of the whole sample corpus, read as a first run reads it."""
    folder = tmp_path_factory.mktemp("sample")
    settings = Settings(store_folder=folder)
    embedder = open_tools(settings).embedder
    with Writer(StorePlace(folder), embedder.name, embedder.dimension) as writer:
        report = ingest_places([SAMPLE], writer, embedder, settings)
    assert report.failed == 0
    return folder


@pytest.fixture(scope="session")
def sample_tools(sample_folder: Path) -> Tools:
    """Give what answers from the sample corpus."""
    return open_tools(Settings(store_folder=sample_folder))


@pytest.fixture(scope="session")
def invented_tools(tmp_path_factory: pytest.TempPathFactory) -> Tools:
    """Give the stores of two invented papers, and an embedder of no meaning."""
    folder: Path = tmp_path_factory.mktemp("library")
    return tools_for(build_library(folder))


@pytest.fixture(scope="module")
def own_folder(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the sample stores, because asking stores answers."""
    folder: Path = tmp_path_factory.mktemp("doors") / "stores"
    shutil.copytree(sample_folder, folder)
    return folder


@pytest.fixture(scope="module")
def own_tools(own_folder: Path) -> Tools:
    """Give what answers from the copy."""
    return open_tools(Settings(store_folder=own_folder))


@pytest.fixture(scope="module")
def door(invented_tools: Tools) -> Iterator[str]:
    """Give the address of an open app whose answers are fixed."""
    with serving(create_open_app(Settings(), invented_tools, fixed_answers)) as address:
        yield address


@pytest.fixture(scope="session")
def base_url(invented_tools: Tools) -> Iterator[str]:
    """Give the address of an app whose answers are fixed."""
    settings = Settings(host="127.0.0.1", council_name="Aldermere Borough Council")
    with serving(create_app(settings, invented_tools, fixed_answers)) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, object],
) -> dict[str, object]:
    """Launch the Chromium that the system has; nothing is downloaded."""
    found = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("The page tests need Chromium. On Debian or Ubuntu: apt-get install chromium")
    return {
        **browser_type_launch_args,
        "executable_path": found,
        "headless": True,
        "args": CHROMIUM_ARGUMENTS,
    }


@pytest.fixture
def tolerated() -> list[str]:
    """Give a list for words of console messages that a test provokes on purpose."""
    return []


@contextmanager
def watched(page: Page, address: str, tolerated: list[str]) -> Iterator[Page]:
    """Fail on any complaint of the browser and on any request that leaves `address`."""
    complaints: list[str] = []

    def note_message(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def note_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            complaints.append(f"foreign request to {request.url}")

    page.on("console", note_message)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", note_request)
    page.set_default_timeout(8000)
    yield page
    assert [c for c in complaints if not any(word in c for word in tolerated)] == []


@contextmanager
def browsing(browser: Browser, address: str, tolerated: list[str]) -> Iterator[Page]:
    """Open a page of a browser that knows nothing of `address` yet, as strict as `watched`."""
    context = browser.new_context(base_url=address)
    with watched(context.new_page(), address, tolerated) as safe:
        yield safe
    context.close()


@pytest.fixture
def reader(page: Page, base_url: str, tolerated: list[str]) -> Iterator[Page]:
    """Give a browser page that fails its test on any complaint or foreign request."""
    with watched(page, base_url, tolerated) as safe:
        yield safe


@pytest.fixture(scope="session")
def sample_url(sample_tools: Tools) -> Iterator[str]:
    """Give the address of an app that shows the sample corpus; tests must not change it."""
    settings = Settings(host="127.0.0.1", council_name="Aldermere Borough Council")
    with serving(create_app(settings, sample_tools)) as address:
        yield address


@pytest.fixture
def sample_reader(browser: Browser, sample_url: str, tolerated: list[str]) -> Iterator[Page]:
    """Give a browser page on the sample corpus, as strict as `reader`."""
    with browsing(browser, sample_url, tolerated) as safe:
        yield safe
