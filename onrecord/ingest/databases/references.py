"""Entries of reference managers: metadata for the files they name (`ris`, `reference_json`, `zotero_rdf`).

An entry that names files gives its fields to them, and they win over what the files say of themselves. Files
are looked for in the folder of the entries' own file and below, nowhere else. An entry without a file is a
page only where it holds more text than an abstract has.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.ingest.inputs import NamedFile
from onrecord.ingest.kinds import is_html
from onrecord.ingest.named_files import named_file
from onrecord.records.pages import GivenMetadata, Page, Reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.ingest.inputs import Input

MIN_TEXT = 2_500  # characters; journals let abstracts have 250 to 300 words
MAX_ENTRIES = 200_000

_DAY = re.compile(r"((?:19|20)\d\d)[-/](\d\d)[-/](\d\d)(?!\d)")
_TROUBLE = re.compile(r"[\ud800-\udfff\x00]")

ONLY = "It holds metadata only: name its file in the entry (in Zotero, tick “Export Files”) or add the text."


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry: what it tells, the files it names as it names them, its text, the day of the visit."""

    key: str
    given: GivenMetadata
    files: tuple[str, ...] = ()
    text: str | None = None
    retrieved: str | None = None


def read_references(
    source: Input, references: Iterable[Reference], limit: int, held: int
) -> Iterator[Page | Reject | NamedFile]:
    """The files that entries name, pages of entries with text, rejects of the others.

    ``held`` is how many entries there are, counted apart from the reading of them.
    """
    source.holds(held)
    seen: Counter[str] = Counter()
    number = 0
    for number, reference in enumerate(references, start=1):
        seen[reference.key] += 1
        again = f"~{seen[reference.key]}" if seen[reference.key] > 1 else ""
        locator = f"{source.locator}#{reference.key}{again}"
        if number > MAX_ENTRIES:
            told = f"It has more than {MAX_ENTRIES:,} entries; split it."
            yield Reject(source.locator, "too_large", told, records=source.ledger.left)
            return
        source.holds(max(0, len(reference.files) - 1))
        if reference.files:
            for name in reference.files:
                found = named_file(source, locator, name, reference.given)
                yield replace(found, retrieved=reference.retrieved) if isinstance(found, NamedFile) else found
        else:
            yield _page(source, locator, reference, limit)
    source.holds(max(0, number - held))


def _page(source: Input, locator: str, reference: Reference, limit: int) -> Page | Reject:
    text = _TROUBLE.sub("\ufffd", reference.text or "")
    if len(text) < MIN_TEXT:
        return Reject(locator, "metadata_only", ONLY)
    data = text.encode()
    if len(data) > limit:
        return Reject(locator, "too_large", f"Its text has more than {limit:,} bytes.")
    kind = "text/html" if is_html(text) else "text/plain"
    return Page(locator, data, text, "utf-8", kind, reference.given, reference.retrieved)


def person(name: str) -> str:
    """A name as it is said: of "Venn, Ana" and "Venn, Ana, Jr." the given name first."""
    last, *rest = (" ".join(part.split()) for part in name.split(","))
    if len(rest) not in (1, 2) or not all((last, *rest)) or " " in "".join(rest[1:]):
        return " ".join(name.split())
    return " ".join((rest[0], last, *rest[1:]))


def day_of(text: str | None) -> str | None:
    """The day at the beginning of a time, as ISO 8601; None where there is none."""
    found = _DAY.match(text or "")
    return "-".join(found.groups()) if found else None


def one_line(text: object) -> str | None:
    """A field as one line, None where it says nothing."""
    return " ".join(_TROUBLE.sub("\ufffd", text).split()) or None if isinstance(text, str) else None
