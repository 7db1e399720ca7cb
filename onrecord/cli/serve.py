"""``onrecord serve``: the record in a browser."""

from __future__ import annotations

import socket
from pathlib import Path

import click
import uvicorn

from onrecord.cli.options import record_argument, title_option
from onrecord.cli.output import harmless
from onrecord.errors import UsageError
from onrecord.store.reader import RecordReader
from onrecord.web.app import create_app
from onrecord.web.connections import PatientConnection
from onrecord.web.hosts import is_loopback

_EPILOG = """
\b
Examples:
  onrecord serve talks.onrecord
  onrecord serve talks.onrecord --title "Fishing talks"
  onrecord serve talks.onrecord --host 0.0.0.0 --allow-host desk7     for others in the network, unprotected
"""
_BEYOND = (
    "warning: others in the network can read the record, without a password. "
    "Without --host, only this machine can."
)


@click.command("serve", epilog=_EPILOG)
@record_argument
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="A further name or address that browsers may ask for. Repeatable.",
)
@title_option
def command(file: Path, port: int, host: str, allowed: tuple[str, ...], title: str) -> None:
    """Show the record FILE in a browser until Ctrl-C."""
    RecordReader(file).close()
    host = host.strip("[]")
    listening = _listen(host, port)
    address, taken = listening.getsockname()[:2]
    if not is_loopback(address):
        click.echo(_BEYOND, err=True)
    named = f"[{host}]" if ":" in host else host
    click.echo(f"{harmless(str(file))} is shown at http://{named}:{taken}/ (Ctrl-C ends it)")
    pages = create_app(file, title=title, hosts=(host, *allowed))
    server = uvicorn.Server(
        uvicorn.Config(pages, http=PatientConnection, ws="none", lifespan="off", log_level="warning")
    )
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket on the address, before anything else, so that a taken port is an error of its own."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as exc:
        listening.close()
        raise UsageError(
            f"cannot listen on {host}:{port}: {exc.strerror or exc}; name another --port"
        ) from exc
    return listening
