"""The served pages: read-only, server-rendered, without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from onrecord.errors import OnrecordError, RecordFileError
from onrecord.store.reader import RecordReader
from onrecord.web.asked import Asked
from onrecord.web.headers import SafeHeaders
from onrecord.web.hosts import KnownHosts
from onrecord.web.inputs import without_folders
from onrecord.web.library import Library
from onrecord.web.render import static_file, style_sheet, template
from onrecord.web.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request

    from onrecord.web.library import Reader
    from onrecord.web.sections import Section


def create_app(
    path: Path,
    open_record: Callable[[Path], Reader] = RecordReader,
    title: str = "",
    hosts: tuple[str, ...] = (),
) -> Starlette:
    """The web application over one record file.

    Args:
        path: the record file; read again whenever it changes.
        open_record: opens it for reading.
        title: heads the pages; the biggest sides if it is empty.
        hosts: names that the pages answer to besides those of this machine (`onrecord.web.hosts`).
    """
    library = Library(path, open_record, title)
    routes = [
        *(Route(section.path, _endpoint(library, section)) for section in SECTIONS if section.path),
        Route("/static/site.css", _style),
        Route("/static/icon.svg", _icon),
        Route("/favicon.ico", _icon),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(SafeHeaders), Middleware(KnownHosts, allowed=hosts)],
        exception_handlers={HTTPException: _not_found, OnrecordError: _broken},
    )


def _endpoint(library: Library, section: Section) -> Callable[[Request], Response]:
    """The function that answers requests for a page."""
    form = template("section.html" if section.title else f"pages/{section.name}.html")

    def answer(request: Request) -> Response:
        with library.opened() as (reader, loaded):
            asked = Asked(reader, loaded, request.query_params, request.path_params.get("row", ""))
            shown = {"here": section.part_of or section.name, "q": "", **section.values(asked)}
            html = form.render(
                section=section, links=asked.links, record_title=asked.index.title, dossier=False, **shown
            )
        return HTMLResponse(html)

    return answer


def _style(request: Request) -> Response:
    return Response(style_sheet(), media_type="text/css")


def _icon(request: Request) -> Response:
    return Response(static_file("icon.svg"), media_type="image/svg+xml")


def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = "This record has no such page." if status == 404 else "This request cannot be answered."
    return _bare("Not found" if status == 404 else "Cannot be answered", message, status)


def _broken(request: Request, error: Exception) -> Response:
    status = 503 if isinstance(error, RecordFileError) else 500
    return _bare("The record cannot be read", without_folders(str(error)), status)


def _bare(title: str, message: str, status: int) -> Response:
    html = template("problem.html").render(
        title=title, message=message, here="", record_title="onrecord", dossier=False, q=""
    )
    return HTMLResponse(html, status)
