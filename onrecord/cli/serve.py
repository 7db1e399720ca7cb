"""``onrecord serve``: the record in a browser."""

from __future__ import annotations

import socket
from pathlib import Path

import click
import uvicorn

from onrecord.cli.options import record_argument, title_option
from onrecord.errors import UsageError
from onrecord.store.reader import RecordReader
from onrecord.web.app import create_app

_EPILOG = """
\b
Examples:
  onrecord serve talks.onrecord
  onrecord serve talks.onrecord --title "Fishing talks"
  onrecord serve talks.onrecord --port 9000 --host 0.0.0.0     for others in the network, unprotected
"""


@click.command("serve", epilog=_EPILOG)
@record_argument
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@title_option
def command(file: Path, port: int, host: str, title: str) -> None:
    """Show the record FILE in a browser until Ctrl-C."""
    RecordReader(file).close()
    listening = _listen(host, port)
    click.echo(f"{file} is shown at http://{host}:{listening.getsockname()[1]}/ (Ctrl-C ends it)")
    server = uvicorn.Server(uvicorn.Config(create_app(file, title=title), log_level="warning"))
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
