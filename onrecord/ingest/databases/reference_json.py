"""CSL-JSON, and the JSON of Zotero: a list of entries, their files (if any) under ``attachments``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from onrecord.errors import PageRejected
from onrecord.ingest.databases.exported import language_of
from onrecord.ingest.databases.references import Reference, day_of, one_line, person, read_references
from onrecord.ingest.single_page import read_page
from onrecord.records.pages import GivenMetadata, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input, NamedFile
    from onrecord.records.pages import Page

# What tells such entries from other rows: CSL 1.0.2 item types, or the names of Zotero's fields.
_CSL = re.compile(r'"type"\s*:\s*"(?:article|webpage|post|report|book|chapter|broadcast|speech|interview)\b')
_CSL_FIELDS = re.compile(r'"(?:issued|container-title|author)"\s*:\s*[\[{"]')
_ZOTERO = re.compile(r'"itemType"\s*:\s*"\w+"')
_ZOTERO_FIELDS = re.compile(r'"(?:creators|publicationTitle|attachments)"\s*:')


def recognises(head: Head) -> bool:
    """Whether the text is JSON whose entries have the fields of references."""
    text = head.text.lstrip("\ufeff \t\r\n")
    if not text.startswith(("[", "{")):
        return False
    csl = _CSL.search(text) and _CSL_FIELDS.search(text) and '"text"' not in text
    return bool(csl or (_ZOTERO.search(text) and _ZOTERO_FIELDS.search(text)))


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject | NamedFile]:
    """The files that the entries name, and pages of entries that hold text.

    Raises:
        PageRejected: ``bad_json`` or ``too_large``.
    """
    try:
        value = json.loads(read_page(source, options.max_page_bytes).raw)
    except (ValueError, RecursionError) as error:
        raise PageRejected("bad_json", f"It begins as JSON but cannot be read: {error}.") from error
    items = _items_of(value)
    strange = sum(not isinstance(item, dict) for item in items)
    yield from read_references(source, references_of(value), options.max_page_bytes, len(items))
    if strange:
        told = f"Entries that are no objects: {strange:,}."
        yield Reject(f"{source.locator}#not_objects", "bad_row", told, records=strange)


def _items_of(value: Any) -> list[Any]:
    items = value.get("items", [value]) if isinstance(value, dict) else value
    return items if isinstance(items, list) else []


def references_of(value: Any) -> Iterator[Reference]:
    """The entries of a document."""
    for number, item in enumerate(_items_of(value), start=1):
        if isinstance(item, dict):
            yield _reference(item, number)


def _reference(item: dict[str, Any], number: int) -> Reference:
    def first(*names: str) -> str | None:
        return next((line for name in names if (line := one_line(item.get(name)))), None)

    given = GivenMetadata(
        title=first("title"),
        date=_date(item.get("issued")) or first("date"),
        outlet=first("container-title", "publicationTitle", "websiteTitle", "publisher"),
        byline=tuple(dict.fromkeys(_names(item.get("author")) + _names(item.get("creators")))),
        url=first("URL", "url"),
        language=language_of(first("language")),
    )
    paths = (*(each.get("path") for each in _objects(item.get("attachments"))), item.get("file"))
    files = tuple(dict.fromkeys(path for path in paths if isinstance(path, str) and path))
    key = first("id", "citationKey", "key") or str(number)
    text = item["abstract"] if isinstance(item.get("abstract"), str) else None
    return Reference(key, given, files, text, day_of(_date(item.get("accessed")) or first("accessDate")))


def _date(issued: Any) -> str | None:
    """A CSL date at the precision it has."""
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first and all(str(part).isdecimal() for part in first[:3]):
        year, *rest = (int(part) for part in first[:3])
        return "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))
    return one_line(issued.get("raw")) or one_line(issued.get("literal"))


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _names(people: Any) -> tuple[str, ...]:
    return tuple(name for each in _objects(people) if (name := _name(each)))


def _name(each: dict[str, Any]) -> str | None:
    if each.get("creatorType", "author") != "author":
        return None
    parts = [each.get(name) for name in ("given", "firstName", "family", "lastName")]
    whole = one_line(" ".join(part for part in parts if isinstance(part, str)))
    single = one_line(each.get("literal")) or one_line(each.get("name"))
    return whole or (person(single) if single else None)
