"""RIS, as reference managers and databases export it: an entry from ``TY`` to ``ER``, a field a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.ingest.databases.exported import language_of
from onrecord.ingest.databases.references import Reference, day_of, one_line, person, read_references
from onrecord.ingest.single_page import read_page
from onrecord.records.pages import GivenMetadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input, NamedFile
    from onrecord.records.pages import Page, Reject

# Tags by field, the surest first. Source: the RIS specification of Research Information Systems (2011).
TITLE = ("TI", "T1", "CT")
DATE = ("DA", "Y1", "PY")
OUTLET = ("T2", "JO", "JF", "BT", "JA", "PB")
AUTHORS = ("AU", "A1")
FILES = ("L1", "L4")
TEXT = ("N2", "AB", "N1")

_START = re.compile(r"(?:\s*|.*\n\s*)TY  ?- ?[A-Z]{2,8}\s*\n", re.S)
_ENTRY = re.compile(r"^\ufeff?TY  ?-(?: |[^\S\n]*$)", re.M)  # as `_FIELD` has it
_FIELD = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*)|\s*)")
_HEAD_CHARS = 2_000


def recognises(head: Head) -> bool:
    """Whether the text begins with a RIS entry; some programs put a line of their own above it."""
    return _START.match(head.text[:_HEAD_CHARS].lstrip("\ufeff").replace("\r", "\n")) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page | Reject | NamedFile]:
    """The files that the entries name, and pages of entries that hold text.

    Raises:
        PageRejected: ``too_large``.
    """
    text = read_page(source, options.max_page_bytes).raw
    held = len(_ENTRY.findall(text.replace("\r", "\n")))
    yield from read_references(source, references_of(text), options.max_page_bytes, held)


def references_of(text: str) -> Iterator[Reference]:
    """The entries of a RIS file."""
    fields: dict[str, list[str]] = {}
    last = ""
    number = 0
    for line in text.lstrip("\ufeff").splitlines():
        found = _FIELD.fullmatch(line.rstrip())
        if found is None:
            if last and line.strip():
                fields[last][-1] += f"\n{line.strip()}"
            continue
        last = found[1]
        if fields and (last == "ER" or (last == "TY" and "TY" in fields)):  # closed, or the next begins
            number += 1
            yield _reference(fields, number)
            fields = {}
        if last == "ER":
            last = ""
        else:
            fields.setdefault(last, []).append((found[2] or "").strip())
    if fields:
        yield _reference(fields, number + 1)


def _reference(fields: dict[str, list[str]], number: int) -> Reference:
    def first(tags: tuple[str, ...]) -> str | None:
        values = (one_line(value) for tag in tags for value in fields.get(tag, ()))
        return next((value for value in values if value), None)

    names = (one_line(value) for tag in AUTHORS for value in fields.get(tag, ()))
    given = GivenMetadata(
        title=first(TITLE),
        date=(first(DATE) or "").rstrip("/ ") or None,
        outlet=first(OUTLET),
        byline=tuple(dict.fromkeys(person(name) for name in names if name)),
        url=first(("UR",)),
        language=language_of(first(("LA",))),
    )
    files = tuple(dict.fromkeys(value for tag in FILES for value in fields.get(tag, ()) if value))
    texts = ("\n\n".join(fields.get(tag, ())) for tag in TEXT)
    return Reference(
        first(("ID", "AN")) or str(number), given, files, max(texts, key=len), day_of(first(("Y2",)))
    )
