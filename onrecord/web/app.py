"""The served pages: read-only, server-rendered, without JavaScript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from onrecord.errors import OnrecordError, RecordFileError
from onrecord.records.spans import Span
from onrecord.store.reader import RecordReader
from onrecord.web.headers import SafeHeaders
from onrecord.web.library import Library
from onrecord.web.render import static_file, style_sheet, template
from onrecord.web.views import names, sources, terms
from onrecord.web.views.article import article_view, raw_view
from onrecord.web.views.events import by_date, event_view, grouped_by_year
from onrecord.web.views.overview import overview_view
from onrecord.web.views.paging import page_of
from onrecord.web.views.positions import position_table, shifts
from onrecord.web.views.search import hit_views
from onrecord.web.views.statements import Choices, statement_view, statements_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request

    from onrecord.records.article_rows import ArticleRow
    from onrecord.web.library import Loaded, Reader

EVENTS_PER_PAGE = 100
HITS = 100  # hits of a search shown
_HIT = re.compile(r"(\d{1,9})-(\d{1,9})")


def create_app(path: Path, open_record: Callable[[Path], Reader] = RecordReader) -> Starlette:
    """The web application over one record file.

    Args:
        path: the record file; read again whenever it changes.
        open_record: opens it for reading.
    """
    pages = Pages(Library(path, open_record))
    routes = [
        Route("/", pages.overview),
        Route("/positions", pages.positions),
        Route("/statements", pages.statements),
        Route("/statements/{row}", pages.statement),
        Route("/events", pages.events),
        Route("/events/{row}", pages.event),
        Route("/commitments", pages.commitments),
        Route("/conflicts", pages.conflicts),
        Route("/names", pages.names),
        Route("/actors/{row}", pages.actor),
        Route("/sources", pages.sources),
        Route("/articles/{row}", pages.article),
        Route("/articles/{row}/raw", pages.raw),
        Route("/search", pages.search),
        Route("/static/site.css", _style),
        Route("/static/icon.svg", _icon),
        Route("/favicon.ico", _icon),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(SafeHeaders)],
        exception_handlers={HTTPException: _not_found, OnrecordError: _broken},
    )


def _style(request: Request) -> Response:
    return Response(style_sheet(), media_type="text/css")


def _icon(request: Request) -> Response:
    return Response(static_file("icon.svg"), media_type="image/svg+xml")


def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = "There is no such page in this record." if status == 404 else "This request cannot be answered."
    return _bare("Not found" if status == 404 else "Cannot be answered", message, status)


def _broken(request: Request, error: Exception) -> Response:
    return _bare("The record cannot be read", str(error), 503 if isinstance(error, RecordFileError) else 500)


def _bare(title: str, message: str, status: int) -> Response:
    html = template("problem.html").render(
        title=title, message=message, here="", record_title="onrecord", dossier=False, q=""
    )
    return HTMLResponse(html, status)


@dataclass(frozen=True, slots=True)
class Pages:
    """One method a page."""

    library: Library

    def overview(self, request: Request) -> Response:
        """What the record is."""
        loaded = self.library.current()
        return _page(loaded, "overview", view=overview_view(loaded.index, loaded.links))

    def positions(self, request: Request) -> Response:
        """Who stands where, over time."""
        loaded = self.library.current()
        table = position_table(loaded.index, loaded.links)
        return _page(loaded, "positions", table=table, shifts=shifts(loaded.index, loaded.links))

    def statements(self, request: Request) -> Response:
        """The statements that meet the reader's choices."""
        loaded = self.library.current()
        choices = Choices.parse(request.query_params)
        found = self.library.statements_with(choices.q) if choices.q else None
        view = statements_page(loaded.index, loaded.links, choices, _page_number(request), found)
        query = urlencode(choices.given())
        return _page(loaded, "statements", view=view, query=query, q=choices.q)

    def statement(self, request: Request) -> Response:
        """One statement."""
        loaded = self.library.current()
        row = _row(loaded.index.statements, request)
        return _page(
            loaded, "statement", view=statement_view(loaded.index, loaded.links, row), here="statements"
        )

    def events(self, request: Request) -> Response:
        """All events, by year."""
        loaded = self.library.current()
        rows = by_date(loaded.index.record.events)
        page = page_of(rows, _page_number(request), EVENTS_PER_PAGE)
        groups = grouped_by_year(loaded.index, loaded.links, page.items)
        return _page(loaded, "events", groups=groups, page=page)

    def event(self, request: Request) -> Response:
        """One event with its history."""
        loaded = self.library.current()
        row = _row(loaded.index.events, request)
        return _page(loaded, "event", view=event_view(loaded.index, loaded.links, row), here="events")

    def commitments(self, request: Request) -> Response:
        """Conditions and commitments."""
        loaded = self.library.current()
        return _page(
            loaded,
            "commitments",
            conditions=terms.condition_views(loaded.index, loaded.links),
            commitments=terms.commitment_views(loaded.index, loaded.links),
        )

    def conflicts(self, request: Request) -> Response:
        """Sources that cannot all be right."""
        loaded = self.library.current()
        return _page(loaded, "conflicts", conflicts=terms.conflict_views(loaded.index, loaded.links))

    def names(self, request: Request) -> Response:
        """Actors, places and instruments."""
        loaded = self.library.current()
        heard, silent = names.split_actors(loaded.index)
        page = page_of(heard, _page_number(request), names.PER_PAGE)
        return _page(
            loaded,
            "names",
            actors=names.actor_views(loaded.index, loaded.links, page.items),
            silent=names.actor_views(loaded.index, loaded.links, silent),
            places=names.place_views(loaded.index, loaded.links),
            instruments=names.instrument_views(loaded.index, loaded.links),
            page=page,
        )

    def actor(self, request: Request) -> Response:
        """One actor."""
        loaded = self.library.current()
        row = _row(loaded.index.actors, request)
        said = statements_page(loaded.index, loaded.links, Choices(speaker=row.id), _page_number(request))
        (view,) = names.actor_views(loaded.index, loaded.links, [row])
        return _page(loaded, "actor", view=view, said=said, here="names")

    def sources(self, request: Request) -> Response:
        """The articles, their dates and copies, and what was turned away."""
        loaded = self.library.current()
        asked = request.query_params
        choices = sources.SourceChoices(asked.get("outlet", "")[:200], asked.get("dates", "")[:20])
        groups = sources.source_groups(loaded.index, choices)
        page = page_of(groups, _page_number(request), sources.PER_PAGE)
        return _page(
            loaded,
            "sources",
            page=page.map(lambda group: sources.group_view(loaded.index, loaded.links, group)),
            choices=choices,
            outlets=sources.outlet_options(loaded.index),
            rejects=sources.reject_views(loaded.index),
            log=sources.log_views(loaded.index),
            query=urlencode({"outlet": choices.outlet, "dates": choices.dates}),
        )

    def article(self, request: Request) -> Response:
        """One article with what was found in it."""
        loaded = self.library.current()
        row = _row(loaded.index.articles, request)
        spans = loaded.spans.of(row.id)
        view = article_view(loaded.index, loaded.links, row, spans, _asked_hit(request, row))
        return _page(loaded, "article", view=view, here="sources")

    def raw(self, request: Request) -> Response:
        """The page of an article as received."""
        loaded = self.library.current()
        row = _row(loaded.index.articles, request)
        text = self.library.raw_page(row.id)
        view = raw_view(loaded.index, loaded.links, row, loaded.spans.of(row.id), text)
        return _page(loaded, "raw", view=view, here="sources")

    def search(self, request: Request) -> Response:
        """Words in the articles."""
        loaded = self.library.current()
        words = request.query_params.get("q", "").strip()[:200]
        hits = self.library.search(words, HITS) if words else ()
        return _page(loaded, "search", hits=hit_views(loaded.index, loaded.links, hits), q=words, most=HITS)


def _page(loaded: Loaded, name: str, **shown: Any) -> Response:
    shown = {"here": name, "q": "", **shown}
    html = template(f"pages/{name}.html").render(
        links=loaded.links, record_title=loaded.index.title, dossier=False, **shown
    )
    return HTMLResponse(html)


def _row(rows: Any, request: Request) -> Any:
    found = rows.get(request.path_params["row"])
    if found is None:
        raise HTTPException(404)
    return found


def _page_number(request: Request) -> int:
    asked = request.query_params.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1


def _asked_hit(request: Request, row: ArticleRow) -> Span | None:
    match = _HIT.fullmatch(request.query_params.get("hit", ""))
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    return Span(start, end) if start < end <= len(row.text) else None
