"""The names that the served pages answer to."""

from __future__ import annotations

from pathlib import Path

import pytest
from islands_reader import StoryReader
from web_client import WebClient

from onrecord.web.app import create_app


def status(path: Path, home: str, allowed: tuple[str, ...] = ()) -> int:
    """What the overview of a record answers with to somebody who asks for ``home``."""
    record = path / "islands.onrecord"
    record.touch()
    return WebClient(create_app(record, StoryReader, hosts=allowed), home).get("/").status_code


@pytest.mark.parametrize(
    "home",
    [
        "http://localhost", "http://LOCALHOST:8000", "http://127.0.0.1:9000", "http://127.8.9.1",
        "http://[::1]", "http://[::1]:8000", "http://talks.localhost:8000", "http://localhost.:8000",
    ],
)  # fmt: skip
def test_names_of_this_machine_are_answered(tmp_path: Path, home: str) -> None:
    """With or without a port."""
    assert status(tmp_path, home) == 200


@pytest.mark.parametrize(
    "home",
    [
        "http://rebound.test", "http://rebound.test:8000", "http://localhost.rebound.test", "http://10.0.0.7:8000",
        "http://127.0.0.1.rebound.test", "http://notlocalhost", "http://[fe80::1]:8000",
    ],
)  # fmt: skip
def test_other_names_are_not_answered(tmp_path: Path, home: str) -> None:
    """Though they lead here: a page of the network may have bound its name to this machine."""
    assert status(tmp_path, home) == 421


def test_the_user_allows_names(tmp_path: Path) -> None:
    """In any case; others stay refused."""
    allowed = ("Desk7.test", "10.0.0.7", "fe80::1")
    homes = ("http://desk7.test:8000", "http://10.0.0.7", "http://[fe80::1]:8000", "http://desk8.test")
    assert [status(tmp_path, home, allowed) for home in homes] == [200, 200, 200, 421]


def test_a_refusal_is_plain_and_holds_nothing_of_the_record(tmp_path: Path) -> None:
    """It has the safe headers and says what to do."""
    record = tmp_path / "islands.onrecord"
    record.touch()
    answer = WebClient(create_app(record, StoryReader), "http://rebound.test").get("/")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "content-security-policy" in answer.headers
    assert "--allow-host" in answer.text
    assert "Lissen" not in answer.text
