"""Each entry of a container is a page, a reject or counted, whichever of its neighbours is damaged."""

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from ingest.archives.warcs import compressed, record
from ingest.packing import TEXT, found_in, tarred, zipped

from onrecord.records.pages import Page

NAMES = [f"entry{n}" for n in range(6)]
BODIES = [f"{TEXT} This is number {n} of the press reviews of Ostrel." for n in range(6)]


def _zip(bodies: list[bytes]) -> bytes:
    return zipped({f"{name}.txt": body for name, body in zip(NAMES, bodies, strict=True)})


def _tar(bodies: list[bytes]) -> bytes:
    return tarred({f"{n}.txt": b for n, b in zip(NAMES, bodies, strict=True)}, tarfile.GNU_FORMAT)


def _warc(bodies: list[bytes]) -> bytes:
    http = {"Content-Type": "text/plain"}
    pairs = zip(NAMES, bodies, strict=True)
    return compressed(*(record(f"https://a.example/{name}", body, http=http) for name, body in pairs))


def _wacz(bodies: list[bytes]) -> bytes:
    return zipped({"archive/data.warc.gz": _warc(bodies), "datapackage.json": b"{}"})


def _mbox(bodies: list[bytes]) -> bytes:
    line = (
        b"From a@a.example Mon May  5 10:00:00 2031\nFrom: a@a.example\nTo: b@b.example\nMessage-ID: <%s>\n"
    )
    return b"".join(
        line % name.encode() + b"MIME-Version: 1.0\n\n" + body + b"\n\n"
        for name, body in zip(NAMES, bodies, strict=True)
    )


@pytest.mark.parametrize("pack", [_zip, _tar, _warc, _wacz, _mbox])
@pytest.mark.parametrize(
    "odd", [b"", b"\x00\x01\x02" * 200, b"PK\x03\x04broken", b"\x1f\x8b\x08broken", b"%PDF-1.4"]
)
def test_all_entries_are_accounted_for(
    tmp_path: Path, pack: Callable[[list[bytes]], bytes], odd: bytes
) -> None:
    """Two of six are empty, machine data or damaged files; the four others are pages."""
    bodies = [body.encode() for body in BODIES]
    bodies[0] = bodies[3] = odd
    found = found_in(tmp_path, pack(bodies))
    pages = [one for one in found if isinstance(one, Page)]
    assert [page.raw.rstrip() for page in pages if "number" in page.raw] == [BODIES[n] for n in (1, 2, 4, 5)]
    others = [one for one in found if one not in pages or "number" not in one.raw]  # type: ignore[union-attr]
    named = [one for one in others if any(name in one.locator for name in NAMES)]
    counted = [one for one in others if "2 empty answers" in getattr(one, "message", "")]
    assert len(named) == 2 or counted
