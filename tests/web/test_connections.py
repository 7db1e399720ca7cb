"""Clients that are too slow, and too many."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from onrecord.web.connections import PatientConnection

LARGE = 8_000_000  # characters; more than the buffers of both ends hold
ASK = b"GET /small HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Hasty(PatientConnection):
    """Waits for a moment only."""

    patience = 0.6
    most = 4


def small(request: object) -> PlainTextResponse:
    """A short answer."""
    return PlainTextResponse("small")


def large(request: object) -> PlainTextResponse:
    """A long answer."""
    return PlainTextResponse("x" * LARGE)


def slow(request: object) -> PlainTextResponse:
    """An answer that takes longer to make than a client may take to ask."""
    time.sleep(2 * Hasty.patience)
    return PlainTextResponse("slow")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a running server."""
    app = Starlette(routes=[Route("/small", small), Route("/large", large), Route("/slow", slow)])
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, http=Hasty, ws="none", lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(10)


@contextmanager
def client(port: int) -> Iterator[socket.socket]:
    """A connection that gives up after a while."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        yield connection


def answer_to(connection: socket.socket, page: str) -> bytes:
    """The answer to one request, up to the word that ends it."""
    connection.sendall(ASK.replace(b"small", page.encode()))
    taken = b""
    while not taken.endswith(page.encode()):
        part = connection.recv(1 << 16)
        assert part, "the server ended the connection"
        taken += part
    return taken


def read_all(connection: socket.socket) -> bytes:
    """Everything that still comes before the server ends the connection."""
    taken = b""
    with suppress(ConnectionError):
        while part := connection.recv(1 << 16):
            taken += part
    return taken


@pytest.mark.parametrize("sent", [b"", b"GET /small HTTP/1.1\r\nHost: loc"])
def test_an_idle_client_is_dropped(port: int, sent: bytes) -> None:
    """One that sends nothing, or a part of a request and no more."""
    with client(port) as connection:
        connection.sendall(sent)
        assert read_all(connection) == b""


def test_a_byte_now_and_then_is_no_request(port: int) -> None:
    """A client that never ends its headers is dropped although it goes on sending."""
    begun = time.monotonic()
    with client(port) as connection, suppress(OSError):
        connection.sendall(b"GET /small HTTP/1.1\r\nHost: localhost\r\n")
        while time.monotonic() < begun + 20:
            connection.sendall(b"X-More: a\r\n")
            time.sleep(0.05)
    assert time.monotonic() < begun + 15


def test_a_client_that_takes_nothing_is_dropped(port: int) -> None:
    """The rest of its answer is not kept for it."""
    with client(port) as connection:
        connection.sendall(ASK.replace(b"small", b"large"))
        time.sleep(3 * Hasty.patience)
        assert len(read_all(connection)) < LARGE


def test_an_answer_may_take_its_time(port: int) -> None:
    """The patience is with clients, not with the pages; and a connection serves several requests."""
    with client(port) as connection:
        assert b"200 OK" in answer_to(connection, "slow")
        assert b"200 OK" in answer_to(connection, "small")


def test_more_clients_than_there_is_room_for(port: int) -> None:
    """Those beyond are dropped, those before them are served."""
    crowd = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(Hasty.most)]
    try:
        with client(port) as beyond:
            with suppress(ConnectionError):
                beyond.sendall(ASK)
            assert read_all(beyond) == b""
        assert b"200 OK" in answer_to(crowd[0], "small")
    finally:
        for one in crowd:
            one.close()
