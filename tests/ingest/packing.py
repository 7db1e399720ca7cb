"""Archives made for tests, and what ingest says of them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

from onrecord.ingest.inputs import IngestOptions
from onrecord.ingest.sources import find_pages
from onrecord.records.pages import Page, Reject

TEXT = "Varland and Kesmar will resume talks on the Sable islands, the minister said on Monday."
PAGE = f"<!DOCTYPE html><html><head><title>Talks</title></head><body><p>{TEXT}</p></body></html>"


def found_in(folder: Path, data: bytes, name: str = "input.dat", **options: object) -> list[Page | Reject]:
    """All that ingest finds in a file of these bytes; locators are told without the folder."""
    path = folder / name
    path.write_bytes(data)
    return list(find_pages([str(path)], IngestOptions(**options)))  # type: ignore[arg-type]


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
