"""Which names the served pages answer to, so that no page of the network reads a record by a name of its own.

A page elsewhere can let its own name point to this machine (DNS rebinding). The browser then takes this
server for that page's own. But it sends the name along, and a name that is not known gets no answer.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

MISDIRECTED = 421  # RFC 9110, section 15.5.20
REFUSAL = (
    "This server does not answer to the name that was asked for. It answers to localhost and to the names "
    "that `onrecord serve` was given with --allow-host.\n"
)


class KnownHosts:
    """Answers only requests whose Host header names this machine or a name that the user allows.

    Args:
        app: what answers them.
        allowed: names or addresses without port, in any case.
    """

    def __init__(self, app: ASGIApp, allowed: tuple[str, ...] = ()) -> None:
        self._app = app
        self._allowed = {_plain(name) for name in allowed}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http" or self._is_known(Headers(scope=scope).getlist("host")):
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse(REFUSAL, MISDIRECTED)(scope, receive, send)

    def _is_known(self, hosts: list[str]) -> bool:
        if len(hosts) != 1:
            return False
        name = name_of(hosts[0])
        return name in self._allowed or is_loopback(name)


def name_of(host: str) -> str:
    """The name or address of a Host header, in small letters, without port and brackets; "" if it is none."""
    if host.startswith("["):
        name, bracket, port = host[1:].partition("]")
        return _plain(name) if bracket and (not port or _is_port(port)) else ""
    name, colon, port = host.partition(":")
    return _plain(name) if not colon or _is_port(colon + port) else ""


def is_loopback(name: str) -> bool:
    """Whether a name or address is of this machine alone; names under ``localhost`` are (RFC 6761, 6.3)."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _plain(name: str) -> str:
    return name.strip("[]").rstrip(".").lower()


def _is_port(text: str) -> bool:
    return text == ":" or (text[0] == ":" and text[1:].isascii() and text[1:].isdecimal())
