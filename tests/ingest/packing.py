"""Archives made for tests, and what ingest says of them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from onrecord.ingest.inputs import IngestOptions
from onrecord.ingest.sources import find_pages
from onrecord.records.pages import Holding, Page, Reject

TEXT = "Varland and Kesmar will resume talks on the Sable islands, the minister said on Monday."
PAGE = f"<!DOCTYPE html><html><head><title>Talks</title></head><body><p>{TEXT}</p></body></html>"


def found_in(folder: Path, data: bytes, name: str = "input.dat", **options: object) -> list[Page | Reject]:
    """All that ingest finds in a file of these bytes; locators are told without the folder."""
    path = folder / name
    path.write_bytes(data)
    return pages_of([path], **options)


def pages_of(sources: Sequence[Path | str], **options: object) -> list[Page | Reject]:
    """All that ingest finds in sources; asserts that each record that they hold comes out."""
    holdings: list[Holding] = []
    told = IngestOptions(**options)  # type: ignore[arg-type]
    found = list(find_pages([str(source) for source in sources], told, (), holdings.append))
    assert imbalances(found, holdings) == []
    return found


def imbalances(found: list[Page | Reject], holdings: list[Holding]) -> list[tuple[str, int, int]]:
    """The inputs of which not all records came out, with how many they hold and how many came out."""
    held: Counter[str] = Counter()
    ended: Counter[str | None] = Counter()
    for holding in holdings:
        held[holding.locator] += holding.held - sum(holding.passed.values())
        ended[holding.holder] += 1
    for one in found:
        ended[one.holder] += one.records if isinstance(one, Reject) else 1
    return [(locator, held[locator], ended[locator]) for locator in held if held[locator] != ended[locator]]


def told(found: list[Page | Reject]) -> list[tuple[str, str]]:
    """Locators without their folders, each with ``page`` or the reason of its reject."""
    return [
        (one.locator.rsplit("/input.dat", 1)[-1], "page" if isinstance(one, Page) else one.reason)
        for one in found
    ]


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of members by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes | None], form: int = tarfile.PAX_FORMAT) -> bytes:
    """A TAR file of members by name; None makes a symbolic link."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            if data is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            info.size = len(data or b"")
            archive.addfile(info, io.BytesIO(data or b""))
    return out.getvalue()
