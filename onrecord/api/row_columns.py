"""Rows as the columns of a table, under the names of the contract (docs/record.md).

An object within a row becomes a column for each of its fields (``said_on.value``). A tuple stays in one
column, as a list of plain values. The name of an actor or the label of an issue stands beside its id
(``side.name``).
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import msgspec

from onrecord.records.contract import ROW_TYPES, to_plain
from onrecord.records.spans import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NAMED = ("side", "addressee", "actor", "issue", "issues", "holder", "party", "parties")
"""The fields that hold ids of actors or issues. ``speaker`` is absent: a statement has ``speaker_name``."""

_KINDS = {type_: kind for kind, type_ in ROW_TYPES.items()}


def columns_of(type_: type, rows: Sequence[Any], names: Mapping[str, str]) -> dict[str, list[Any]]:
    """The columns of rows of one type, by name; all of them are there if there are no rows.

    Args:
        type_: the class of the rows.
        rows: the rows.
        names: the names of actors and the labels of issues, by id.
    """
    plain = [_plain(type_, row) for row in rows]
    columns: dict[str, list[Any]] = {}
    for path in _paths(type_):
        columns[".".join(path)] = [_at(one, path) for one in plain]
        if path[-1] in NAMED:
            columns[f"{'.'.join(path)}.name"] = [_named(_at(one, path), names) for one in plain]
    return columns


def _plain(type_: type, row: Any) -> Any:
    """The row as dictionaries, lists and scalars."""
    return _listed(to_plain(_KINDS[type_], row) if type_ in _KINDS else msgspec.to_builtins(row))


def _listed(value: Any) -> Any:
    """The value with lists for tuples."""
    if isinstance(value, dict):
        return {key: _listed(one) for key, one in value.items()}
    return [_listed(one) for one in value] if isinstance(value, list | tuple) else value


def _paths(type_: type) -> Iterator[tuple[str, ...]]:
    """The way to each column, through the fields of objects."""
    hints = get_type_hints(type_)
    for field in fields(type_):
        name = field.name.rstrip("_")  # ``from_`` is ``from`` in the contract
        inner = _object_in(hints[field.name])
        if inner is None:
            yield (name,)
        else:
            yield from ((name, *path) for path in _paths(inner))


def _object_in(hint: Any) -> type | None:
    """The class of the object that a field holds, or None if it holds something else."""
    for part in get_args(hint) if isinstance(hint, UnionType) else (hint,):
        if isinstance(part, type) and is_dataclass(part) and part is not OffsetMap:
            return part
    return None


def _at(plain: Any, path: Sequence[str]) -> Any:
    for name in path:
        if plain is None:
            return None
        plain = plain[name]
    return plain


def _named(ids: Any, names: Mapping[str, str]) -> Any:
    if isinstance(ids, list):
        return [names.get(one) for one in ids]
    return names.get(ids) if ids is not None else None
