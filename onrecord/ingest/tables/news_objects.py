"""News in JSON as standards shape it, made rows of a table: IPTC ninjs 1 to 3, schema.org NewsArticle.

A row names its fields as ``data/columns.tsv`` knows them; what is left to do here is what no column name can
tell: articles in a list or a graph, a headline or text among several, names inside objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.ingest.tables.table_rows import find_column, find_columns, is_wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LEVELS = 4  # objects around an article: {"response": {"results": [{"fields": {…}}]}} has three

# ninjs 2 and 3: a list of objects → the field it is in ninjs 1, and the roles or types to be preferred.
LISTS = {
    "headlines": ("headline", ("main", "headline")),
    "bodies": ("body", ("main", "text/plain", "body", "text/html")),
}
NAMED = ("infosource", "infosources", "publisher", "copyrightholder")


def rows_of(value: Any, told: Sequence[tuple[str, str]], level: int = 0) -> list[dict[str, Any]]:
    """The rows in a JSON value: objects in a list, by their keys, by columns, or in an object around them."""
    if isinstance(value, list):
        return _of_list(value, told, level)
    if not isinstance(value, dict):
        return []
    if columns := _by_column(value, told):
        return columns
    row = flat(value)
    if _has_text(row, told) or level >= MAX_LEVELS:
        return [row]
    inside = [
        (name, each, _records(each, rows_of(each, told, level + 1), told))
        for name, each in value.items()
        if _may_hold_articles(each)
    ]
    articles = [(name, each, rows) for name, each, rows in inside if rows]
    if len(articles) == 1 and isinstance(articles[0][1], dict) and len(articles[0][2]) == 1:
        return [{**_plain_fields(row), **articles[0][2][0]}]
    keyed = len(articles) > 1 and all(isinstance(each, dict) for _, each, _ in articles)
    if keyed:
        known = [each for _, _, rows in articles for each in rows]
        articles = [
            (name, each, rows or [flat(each)])
            for name, each, rows in inside
            if rows or (isinstance(each, dict) and _is_alike(each, known))
        ]
    return [_named(each, name if keyed else None) for name, _, rows in articles for each in rows] or [row]


def _of_list(value: list[Any], told: Sequence[tuple[str, str]], level: int) -> list[dict[str, Any]]:
    """Objects; or lists of cells below a list of names."""
    if is_cells(value):
        names = value[0]
        rows = [dict(zip(names, each, strict=False)) for each in value[1:] if isinstance(each, list)]
        return rows if find_column("text", tuple(names), told) else []
    return [row for each in value if isinstance(each, dict) for row in (rows_of(each, told, level) or [each])]


def is_cells(value: Any) -> bool:
    """Whether a value is a table: a list of names, and lists of cells below it."""
    names = value[0] if isinstance(value, list) and value else None
    return isinstance(names, list) and bool(names) and all(isinstance(name, str) for name in names)


def _by_column(value: dict[str, Any], told: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """The rows of an object that holds a table by columns, as pandas writes it; none for another object."""
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list):
        return _of_list([names, *data], told, 0)
    column = find_column("text", tuple(map(str, value)), told)
    cells = value.get(column) if column else None
    if isinstance(cells, list) and cells and all(isinstance(cell, str | None) for cell in cells):
        columns = {name: each for name, each in value.items() if isinstance(each, list)}
        alike = len(columns) > 1 and {len(each) for each in columns.values()} == {len(cells)}
        return [{name: columns[name][at] for name in columns} for at in range(len(cells))] if alike else []
    if isinstance(cells, dict) and len(value) > 1 and all(isinstance(each, dict) for each in value.values()):
        if not all(isinstance(cell, str | None) for cell in cells.values()):
            return []
        return [_named({name: each.get(key) for name, each in value.items()}, key) for key in cells]
    return []


def _named(row: dict[str, Any], key: str | None) -> dict[str, Any]:
    """A row with the key it stood under as its id, if it has none of its own."""
    return row if key is None or find_column("id", tuple(row), ()) else {**row, "id": key}


def _has_text(row: dict[str, Any], told: Sequence[tuple[str, str]]) -> bool:
    columns = find_columns("text", tuple(row), told)
    return any(not isinstance(row[name], list | dict) or is_wrapped(row[name]) for name in columns)


def _records(value: Any, rows: list[dict[str, Any]], told: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """The articles among rows; of a list also the objects that are like them and have no text."""
    articles = [row for row in rows if _has_text(row, told)]
    if not articles or not isinstance(value, list):
        return articles
    return [row for row in rows if _has_text(row, told) or _is_alike(row, articles)]


def _is_alike(row: dict[str, Any], articles: list[dict[str, Any]]) -> bool:
    """Whether an object has mostly fields that articles have, and is called what they are."""
    names = {name for article in articles for name in article}
    kinds = [article["@type"] for article in articles if "@type" in article]
    return len(row.keys() & names) * 2 > len(row) and ("@type" not in row or row["@type"] in kinds)


def _plain_fields(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not isinstance(value, list | dict)}


def flat(item: dict[str, Any]) -> dict[str, Any]:
    """An object with what its fields say as plain values."""
    row = {str(name): value for name, value in item.items()}
    for name, (field, roles) in LISTS.items():
        if isinstance(row.get(name), list) and not row.get(field):
            row[field] = _preferred(row.pop(name), roles)
    for name, value in row.items():
        if name.casefold() in NAMED and isinstance(value, list):
            row[name] = next(
                (each["name"] for each in value if isinstance(each, dict) and "name" in each), None
            )
    body = row.get("articleBody")
    if isinstance(body, list):
        row["articleBody"] = "\n\n".join(part for part in body if isinstance(part, str))
    return _with_url(row)


def _with_url(row: dict[str, Any]) -> dict[str, Any]:
    """With the address of the page, if it is told, and not a name that is none (``urn:newsml:…``)."""
    entity = row.get("mainEntityOfPage")
    address = entity.get("@id") if isinstance(entity, dict) else entity
    if isinstance(address, str) and not row.get("url"):
        row["url"] = address
    if str(row.get("uri", "")).startswith("urn:"):
        row["guid"] = row.pop("uri")
    return row


def _may_hold_articles(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(each, dict) for each in value)
    )


def _preferred(choices: list[Any], roles: Sequence[str]) -> str | None:
    """The value with the first of the roles; else the first value."""
    told = [each for each in choices if isinstance(each, dict) and isinstance(each.get("value"), str)]
    for role in roles:
        for each in told:
            if role in (each.get("role"), each.get("contenttype"), each.get("contentType")):
                return str(each["value"])
    return str(told[0]["value"]) if told else None
