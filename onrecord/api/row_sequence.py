"""The rows that a query gives, and their ways out into tables."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar, overload

from onrecord.api.row_columns import columns_of
from onrecord.api.row_html import as_html
from onrecord.errors import MissingPackage

Row = TypeVar("Row", covariant=True)


class Rows(Sequence[Row]):
    """An immutable sequence of rows of one kind.

    A slice of it is another one. Two are equal if their rows are.

    Args:
        type_: the class of the rows.
        rows: the rows, in their order.
        names: the names of actors and the labels of issues, by id; tables show them beside ids.
    """

    __slots__ = ("_names", "_rows", "_type")

    def __init__(self, type_: type[Row], rows: Iterable[Row], names: Mapping[str, str] | None = None) -> None:
        self._type = type_
        self._rows = tuple(rows)
        self._names = MappingProxyType(names or {})

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Rows[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | Rows[Row]:
        if isinstance(index, slice):
            return Rows(self._type, self._rows[index], self._names)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self._type.__name__}>"

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks; text of pages is escaped."""
        return as_html(self._type, self._rows, self._names)

    def to_pandas(self) -> Any:
        """The rows as a ``pandas.DataFrame``, with the columns of docs/record.md.

        A field of an object within a row is a column of its own (``said_on.value``). A tuple is a list of
        plain values. Beside the id of an actor or an issue stands its name (``side.name``).

        Raises:
            MissingPackage: if pandas is not installed.
        """
        return _load("pandas").DataFrame(self._columns())

    def to_polars(self) -> Any:
        """The rows as a ``polars.DataFrame``, with the same columns as `to_pandas`.

        Raises:
            MissingPackage: if polars is not installed.
        """
        return _load("polars").DataFrame(self._columns(), strict=False)

    def _columns(self) -> dict[str, list[Any]]:
        return columns_of(self._type, self._rows, self._names)


def _load(package: str) -> Any:
    try:
        return importlib.import_module(package)
    except ImportError as exc:
        raise MissingPackage(
            f"cannot make a table of {package} ({exc}): install the package {package} in this environment"
        ) from exc
