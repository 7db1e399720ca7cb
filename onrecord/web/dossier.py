"""The whole record as one HTML file that opens from disk and asks nothing of the network."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.web.facets import facets_of
from onrecord.web.index import RecordIndex, title_of
from onrecord.web.links import DossierLinks
from onrecord.web.render import style_sheet, template
from onrecord.web.views import names, sources, terms
from onrecord.web.views.article import SpansByArticle, article_view
from onrecord.web.views.events import by_date, grouped_by_year
from onrecord.web.views.overview import overview_view
from onrecord.web.views.positions import position_table, shifts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from onrecord.web.library import Reader


def write_dossier(reader: Reader, path: Path, title: str | None = None) -> None:
    """Writes the record as one self-contained HTML file.

    Args:
        reader: an open record.
        path: the file to write; replaced where it exists.
        title: heads the dossier; the file's name as words where it is not given.
    """
    index = RecordIndex.of(reader.record(), title or title_of(path), reader.manifest())
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(render_dossier(index))


def render_dossier(index: RecordIndex) -> Iterator[str]:
    """The dossier in pieces, in order."""
    links = DossierLinks(index.record)
    facets = facets_of(index)
    style = style_sheet() + facets.style
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return template("dossier.html").generate(
        links=links,
        record_title=index.title,
        dossier=True,
        style=style,
        style_digest=digest,
        facets=facets,
        **_sections(index, links),
        articles=_articles(index, links),
    )


def _sections(index: RecordIndex, links: DossierLinks) -> dict[str, Any]:
    choices = sources.SourceChoices()
    heard, silent = names.split_actors(index)
    return {
        "view": overview_view(index, links),
        "table": position_table(index, links),
        "shifts": shifts(index, links),
        "groups": grouped_by_year(index, links, by_date(index.record.events)),
        "conditions": terms.condition_views(index, links),
        "commitments": terms.commitment_views(index, links),
        "conflicts": terms.conflict_views(index, links),
        "actors": names.actor_views(index, links, heard),
        "silent": names.actor_views(index, links, silent),
        "places": names.place_views(index, links),
        "instruments": names.instrument_views(index, links),
        "source_list": [
            sources.group_view(index, links, group) for group in sources.source_groups(index, choices)
        ],
        "rejects": sources.reject_views(index),
        "log": sources.log_views(index),
    }


def _articles(index: RecordIndex, links: DossierLinks) -> Iterator[object]:
    spans = SpansByArticle(index, links)
    return (article_view(index, links, row, spans.of(row.id)) for row in index.record.articles)
