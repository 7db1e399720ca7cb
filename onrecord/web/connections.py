"""Connections that end if their client is too slow, so that no client keeps the server from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

MAX_CONNECTIONS = 100  # open at once; a browser opens 6 to a server, and a record has few readers
PATIENCE = 10.0  # seconds in which a client sends a whole request, or takes something of an answer
LOOKS = 10  # how often in that time a connection is looked at


class PatientConnection(H11Protocol):
    """A connection that is dropped if it makes no progress for ``patience`` seconds.

    A byte now and then is no progress: a request has to come whole in that time. The time that the pages take
    to answer does not count. A connection beyond ``most`` is dropped at once.
    """

    patience = PATIENCE
    most = MAX_CONNECTIONS
    _look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has come."""
        super().connection_made(transport)
        self._answered: object = None
        self._unsent = 0
        self._moved = self.loop.time()
        if len(self.connections) > self.most:
            transport.abort()
        else:
            self._look_later()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        if self._look is not None:
            self._look.cancel()
        super().connection_lost(exc)

    def _look_later(self) -> None:
        self._look = self.loop.call_later(self.patience / LOOKS, self._look_at)

    def _look_at(self) -> None:
        now, unsent = self.loop.time(), self.transport.get_write_buffer_size()
        if self._has_moved(unsent):
            self._moved = now
        self._unsent, self._answered = unsent, self.cycle
        if now - self._moved > self.patience:
            self.transport.abort()
        else:
            self._look_later()

    def _has_moved(self, unsent: int) -> bool:
        """Whether since the last look a request came, the client took some of its answer, or waits for it."""
        answering = self.cycle is not None and not self.cycle.response_complete
        return self.cycle is not self._answered or unsent != self._unsent or (answering and not unsent)
