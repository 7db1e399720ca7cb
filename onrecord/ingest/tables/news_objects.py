"""News in JSON as standards shape it, made rows of a table: IPTC ninjs 1 to 3, schema.org NewsArticle.

A row names its fields as ``data/columns.tsv`` knows them; what is left to do here is what no column name can
tell: articles in a list or a graph, a headline or text among several, names inside objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.ingest.tables.table_rows import find_column

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LEVELS = 3  # lists of articles in objects of an answer: {"response": {"docs": [...]}} is the deepest met

# ninjs 2 and 3: a list of objects → the field it is in ninjs 1, and the roles or types to be preferred.
LISTS = {
    "headlines": ("headline", ("main", "headline")),
    "bodies": ("body", ("main", "text/plain", "body", "text/html")),
}
NAMED = ("infosource", "infosources", "publisher", "copyrightholder")


def rows_of(value: Any, told: Sequence[tuple[str, str]], level: int = 0) -> list[dict[str, Any]]:
    """The rows in a JSON value: a list of objects, an object, or an object that holds a list of articles."""
    if isinstance(value, list):
        return [
            row for each in value if isinstance(each, dict) for row in (rows_of(each, told, level) or [each])
        ]
    if not isinstance(value, dict):
        return []
    row = flat(value)
    if find_column("text", tuple(row), told) or level >= MAX_LEVELS:
        return [row]
    inside = [rows_of(each, told, level + 1) for each in value.values() if _may_hold_articles(each)]
    articles = [[row for row in rows if find_column("text", tuple(row), told)] for rows in inside]
    return max(articles, key=len, default=[]) or [row]


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
