"""A real Chromium, the served story, and the dossier on disk.

Without Chromium these tests skip and say so; with ONRECORD_REQUIRE_BROWSER=1 they fail instead.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from islands_reader import StoryReader
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord.web.app import create_app
from onrecord.web.dossier import write_dossier

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("ONRECORD_CHROMIUM") or next(
        (path for name in names if (path := shutil.which(name))), None
    )


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium for this folder alone.

    An open one keeps an event loop in the thread, and tests that run after it need their own.
    """
    path = _chromium()
    if path is None:
        message = "NO CHROMIUM: pages were not tested in a browser (apt-get install chromium)"
        if os.environ.get("ONRECORD_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served story."""
    path = tmp_path_factory.mktemp("record") / "islands.onrecord"
    path.touch()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(path, StoryReader), port=port, log_level="error", lifespan="off", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file address of the story's dossier."""
    path = tmp_path_factory.mktemp("dossier") / "islands.html"
    write_dossier(StoryReader(), path)
    return path.as_uri()


@dataclass
class Watched:
    """A page of the browser and what went wrong or went out while it was open."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def outside(self, home: str) -> list[str]:
        """The requests that left ``home``."""
        return [url for url in self.requests if not url.startswith(home)]


def watch(browser: Browser, *, script: bool = True, phone: bool = False, dark: bool = False) -> Watched:
    """Opens a tab that is watched."""
    context = browser.new_context(
        viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
        java_script_enabled=script,
        color_scheme="dark" if dark else "light",
    )
    watched = Watched(context.new_page())
    watched.page.on(
        "console", lambda said: watched.errors.append(said.text) if said.type == "error" else None
    )
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    watched.page.on("request", lambda request: watched.requests.append(request.url))
    return watched


def screenshots(name: str, page: Page) -> None:
    """Keeps a picture of the page where ONRECORD_SCREENSHOTS names a folder."""
    folder = os.environ.get("ONRECORD_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
