"""What a page is made from: the record as it stands now, and what the reader asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.web.index import RecordIndex
    from onrecord.web.library import Loaded, Reader
    from onrecord.web.links import Links

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a page.

    Attributes:
        reader: the open record, for raw pages and searches.
        loaded: its rows.
        query: what stands after "?" in the address.
        row: the id in the address, or "".
    """

    reader: Reader
    loaded: Loaded
    query: Mapping[str, str]
    row: str

    @property
    def index(self) -> RecordIndex:
        """The rows of the record by id."""
        return self.loaded.index

    @property
    def links(self) -> Links:
        """The addresses of the served pages."""
        return self.loaded.links

    @property
    def page(self) -> int:
        """The number of the page of a long list, from 1."""
        number = self.query.get("page", "1")
        return int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else 1

    def row_of(self, rows: Mapping[str, Row]) -> Row:
        """The row that the address names.

        Raises:
            HTTPException: if the record has no such row.
        """
        if self.row not in rows:
            raise HTTPException(404)
        return rows[self.row]
