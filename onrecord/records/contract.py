"""Rows as lines of the output contract, and back; their order; the evidence they carry.

A row's line is the JSON object that docs/record.md promises, with the names of the contract:
`Office.from_` and `Issue.from_` are written ``from``, and an article's ``offsets`` as
``[start, end, raw_start, raw_end]`` runs.
The store keeps rows as these lines, so what is exported is what is stored.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec

from onrecord.records import rows
from onrecord.records.article_rows import ArticleRow, Published, RawEvidence, Rejected
from onrecord.records.corrections import CorrectionRow
from onrecord.records.record import KINDS, Record
from onrecord.records.rows import Evidence
from onrecord.records.spans import OffsetMap, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROW_TYPES: dict[str, type] = {
    "articles": ArticleRow,
    "statements": rows.Statement,
    "events": rows.Event,
    "times": rows.Time,
    "actors": rows.Actor,
    "places": rows.Place,
    "instruments": rows.Instrument,
    "issues": rows.Issue,
    "positions": rows.Position,
    "conditions": rows.Condition,
    "commitments": rows.Commitment,
    "conflicts": rows.Conflict,
    "rejects": rows.RejectRow,
    "corrections": CorrectionRow,
}
"""The class of each kind of row."""

_AFTER_ALL_DATES = "~"  # sorts after every digit: rows without a date come last
_DATE_FIELDS = {
    "events": "start",
    "instruments": "date",
    "positions": "as_of",
    "conditions": "since",
    "commitments": "made_on",
    "corrections": "when",
}


def date_of(kind: str, row: Any) -> str | None:
    """The date that orders a row among its kind, or None."""
    if kind == "articles":
        value: str | None = row.published.value
    elif kind == "statements":
        value = row.said_on.value if row.said_on else None
    else:
        value = getattr(row, _DATE_FIELDS[kind]) if kind in _DATE_FIELDS else None
    return value


def order_of(kind: str, row: Any) -> tuple[object, ...]:
    """The sort key of a row: by date where there is one, then by id (or what stands for an id)."""
    if kind == "articles":
        return (row.published.value or row.published.sort_day or _AFTER_ALL_DATES, row.id)
    if kind == "times":
        return (row.article, row.start, row.end, row.type, row.value)
    if kind == "rejects":
        return (row.locator, row.reason, row.message)
    return (date_of(kind, row) or _AFTER_ALL_DATES, row.id)


def in_export_order(record: Record) -> Record:
    """The record with the rows of each kind in the order in which they are exported."""
    ordered = {kind: tuple(sorted(getattr(record, kind), key=partial(order_of, kind))) for kind in KINDS}
    return Record(**ordered)


def to_plain(kind: str, row: Any) -> dict[str, Any]:
    """The row as a dictionary of plain values under the names of the contract."""
    plain: dict[str, Any] = _TO_PLAIN[kind](row) if kind in _TO_PLAIN else msgspec.to_builtins(row)
    return plain


def to_line(kind: str, row: Any) -> str:
    """The row as one line of JSON under the names of the contract, without a line break.

    Raises:
        UnicodeEncodeError: if a text holds half a surrogate pair.
    """
    if kind not in _TO_PLAIN:
        return msgspec.json.encode(row).decode()
    return msgspec.json.encode(_TO_PLAIN[kind](row)).decode()


def from_line(kind: str, line: str | bytes) -> Any:
    """The row a line stands for.

    Raises:
        msgspec.DecodeError: if the line is not a row of this kind.
    """
    if kind not in _FROM_PLAIN:
        return _DECODERS[kind].decode(line)
    plain = msgspec.json.decode(line)
    try:
        return _FROM_PLAIN[kind](plain)
    except (KeyError, TypeError, ValueError) as exc:
        raise msgspec.DecodeError(f"not a row of {kind}: {exc}") from exc


def evidence_of(value: Any, field: str = "") -> Iterator[tuple[str, Evidence]]:
    """Every evidence object within a row, with the name of the row's field it stands under."""
    if isinstance(value, Evidence):
        yield field, value
    elif isinstance(value, tuple):
        for one in value:
            yield from evidence_of(one, field)
    elif is_dataclass(value) and not isinstance(value, OffsetMap):
        for one_field in fields(value):
            yield from evidence_of(getattr(value, one_field.name), field or one_field.name)


def _article_to_plain(row: ArticleRow) -> dict[str, Any]:
    plain: dict[str, Any] = {
        name: msgspec.to_builtins(getattr(row, name)) for name in _ARTICLE_TYPES if name != "offsets"
    }
    plain["offsets"] = [[run.start, run.end, run.raw_start, run.raw_end] for run in row.offsets.runs]
    return plain


def _article_from_plain(plain: dict[str, Any]) -> ArticleRow:
    own = {
        name: msgspec.convert(plain[name], type_)
        for name, type_ in _ARTICLE_TYPES.items()
        if name in plain and name not in ("published", "offsets")
    }
    told = dict(plain["published"])
    told["evidence"] = tuple(_article_evidence(one) for one in told["evidence"])
    told["rejected"] = tuple(msgspec.convert(one, Rejected) for one in told["rejected"])
    told["reasons"] = tuple(told["reasons"])
    offsets = OffsetMap(tuple(Run(*run) for run in plain["offsets"]))
    return ArticleRow(**own, published=Published(**told), offsets=offsets)


def _article_evidence(plain: dict[str, Any]) -> Evidence | RawEvidence:
    if "article" in plain:
        return msgspec.convert(plain, Evidence)
    return msgspec.convert(plain, RawEvidence)


def _actor_to_plain(row: rows.Actor) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(row)
    plain["offices"] = [_rename(office, "from_", "from") for office in plain["offices"]]
    return plain


def _actor_from_plain(plain: dict[str, Any]) -> rows.Actor:
    offices = [_rename(office, "from", "from_") for office in plain["offices"]]
    return msgspec.convert({**plain, "offices": offices}, rows.Actor)


def _issue_to_plain(row: rows.Issue) -> dict[str, Any]:
    return _rename(msgspec.to_builtins(row), "from_", "from")


def _issue_from_plain(plain: dict[str, Any]) -> rows.Issue:
    return msgspec.convert(_rename(plain, "from", "from_"), rows.Issue)


def _rename(plain: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in plain.items()}


_ARTICLE_TYPES = get_type_hints(ArticleRow)
_TO_PLAIN: dict[str, Callable[[Any], dict[str, Any]]] = {
    "articles": _article_to_plain,
    "actors": _actor_to_plain,
    "issues": _issue_to_plain,
}
_FROM_PLAIN: dict[str, Callable[[dict[str, Any]], Any]] = {
    "articles": _article_from_plain,
    "actors": _actor_from_plain,
    "issues": _issue_from_plain,
}
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(type_) for kind, type_ in ROW_TYPES.items() if kind not in _FROM_PLAIN
}
