"""Asks a web application in this process, without a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import anyio
import httpx

if TYPE_CHECKING:
    from starlette.applications import Starlette


@dataclass(frozen=True)
class WebClient:
    """Gets pages of ``app``; an exception the application does not answer is raised here."""

    app: Starlette
    home: str = "http://localhost"

    def get(self, address: str) -> httpx.Response:
        """The answer to one request."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=self.home) as client:
                return await client.get(address)

        return anyio.run(ask)
