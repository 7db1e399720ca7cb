"""The pages of a record and the chapters of its dossier, in reading order.

A new page is a function of `onrecord.web.views`, a template and a row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.web import facets
from onrecord.web.views import article, events, names, overview, positions, search, sources, statements, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.web.asked import Asked
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links


@dataclass(frozen=True, slots=True)
class Section:
    """A page, a chapter of the dossier, or both.

    Attributes:
        name: of its template: ``parts/NAME.html`` if it has a title, else ``pages/NAME.html``; also the HTML
            id of the chapter.
        title: as the navigation has it; "" if it is not in the navigation.
        path: the address of the page, ``{row}`` for the id of a row; "" for a chapter without a page.
        show: the values of the chapter; None for a page without a chapter. A chapter can give rules of
            style of its own under ``style``.
        serve: the values of the page, if they are not those of the chapter.
        part_of: the section that the navigation marks on this page, if that is another.
    """

    name: str
    title: str = ""
    path: str = ""
    show: Callable[[RecordIndex, Links], dict[str, Any]] | None = None
    serve: Callable[[Asked], dict[str, Any]] | None = None
    part_of: str = ""

    @property
    def heading(self) -> str:
        """The title in full words."""
        return self.title.replace("&", "and")

    def values(self, asked: Asked) -> dict[str, Any]:
        """The values of the page."""
        if self.serve is not None:
            return self.serve(asked)
        return self.show(asked.index, asked.links) if self.show is not None else {}


SECTIONS = (
    Section("overview", "Overview", "/", overview.show_overview),
    Section("positions", "Positions", "/positions", positions.show_positions),
    Section("statements", "Statements", "/statements", facets.show_statements, statements.serve_statements),
    Section("events", "Events", "/events", events.show_events, events.serve_events),
    Section("commitments", "Conditions & commitments", "/commitments", terms.show_commitments),
    Section("conflicts", "Conflicts", "/conflicts", terms.show_conflicts),
    Section("names", "People & places", "/names", names.show_names, names.serve_names),
    Section("sources", "Sources", "/sources", sources.show_sources, sources.serve_sources),
    Section("articles", "Articles", show=article.show_articles),
    # pages of single rows, and what is not in the navigation
    Section("statement", path="/statements/{row}", serve=statements.serve_statement, part_of="statements"),
    Section("event", path="/events/{row}", serve=events.serve_event, part_of="events"),
    Section("actor", path="/actors/{row}", serve=names.serve_actor, part_of="names"),
    Section("article", path="/articles/{row}", serve=article.serve_article, part_of="sources"),
    Section("raw", path="/articles/{row}/raw", serve=article.serve_raw, part_of="sources"),
    Section("search", path="/search", serve=search.serve_search),
)
