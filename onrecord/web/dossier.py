"""The whole record as one HTML file that opens from disk and asks nothing of the network."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.export.whole_files import written_whole
from onrecord.web.index import RecordIndex
from onrecord.web.links import DossierLinks
from onrecord.web.render import style_sheet, template
from onrecord.web.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.web.library import Reader


def write_dossier(reader: Reader, path: Path, title: str = "", *, every_row: bool = False) -> None:
    """Writes the record as one self-contained HTML file.

    Args:
        reader: an open record.
        path: the file to write; replaced as a whole if it exists (`onrecord.export.whole_files`).
        title: heads the dossier; the biggest sides if it is empty.
        every_row: whether it lists the statements and events, too, that their gates hold back.
    """
    index = replace(RecordIndex.of(reader.record(), title, reader.manifest()), every_row=every_row)
    with written_whole(path) as out:
        out.writelines(render_dossier(index))


def render_dossier(index: RecordIndex) -> Iterator[str]:
    """The dossier in pieces, in order."""
    listed = {row.id for row in index.listed_statements}
    links = DossierLinks(index.record, index.statements.keys() - listed)
    shared = {"links": links, "record_title": index.title, "dossier": True, "h": 2}
    chapters = [(section, section.show(index, links)) for section in SECTIONS if section.show is not None]
    style = style_sheet() + "".join(values.pop("style", "") for _, values in chapters)
    return template("dossier.html").generate(
        **shared,
        style=style,
        style_digest=b64encode(sha256(style.encode()).digest()).decode(),
        chapters=(
            (section, template(f"parts/{section.name}.html").generate(**shared, **values))
            for section, values in chapters
        ),
    )
