"""How fast a web archive is read, in how much memory, and what damage costs: this reader beside FastWARC.

    python bench/warc_speed.py --gigabytes 1

The archive is made of words drawn at random (seed 1), in a temporary file. ``bare`` is FastWARC handing out
the bytes of each record, ``records`` this reader doing so with digests checked, ``pages`` decoded pages, as a
build takes them in. Then one byte is changed at random in each of a hundred small archives.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import random
import resource
import tempfile
import time
from base64 import b32encode
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from fastwarc.warc import ArchiveIterator

from onrecord.ingest.archives.unpacking import GZIP, unpacked
from onrecord.ingest.archives.warc_records import read_records
from onrecord.ingest.budget import Budget
from onrecord.ingest.inputs import IngestOptions
from onrecord.ingest.sources import find_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

PAGE_BYTES = 100_000  # the mean of the HTML pages measured is 95 KB
GIGABYTE = 1_000_000_000


def record(number: int, body: bytes) -> bytes:
    """A response with its digest."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    digest = b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2031-05-06T07:08:09Z\r\n"
        f"WARC-Target-URI: https://herald.example/{number}\r\nWARC-Block-Digest: sha1:{digest}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def write_archive(path: Path, size: int) -> int:
    """Writes records of ``size`` bytes in all, each a gzip member; how many those are."""
    rng = random.Random(1)
    words = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(2, 10))) for _ in range(5_000)]
    made = [" ".join(rng.choices(words, k=60)) for _ in range(2_000)]
    count = 0
    with path.open("wb") as out:
        while size > 0:
            paragraphs = "".join(
                f"<p class='text'>{one}</p>\n" for one in rng.choices(made, k=PAGE_BYTES // 420)
            )
            whole = record(count, f"<!DOCTYPE html><html><body>{paragraphs}</body></html>".encode())
            out.write(gzip.compress(whole, 6))
            size -= len(whole)
            count += 1
    return count


def bare(path: Path) -> int:
    """FastWARC: every record's bytes."""
    return sum(len(one.reader.read()) for one in ArchiveIterator(str(path), parse_http=False))


def records(path: Path) -> int:
    """This reader: every record's bytes, the digest checked."""
    budget = Budget(path.stat().st_size)
    with unpacked(path.open("rb"), GZIP, budget) as stream:
        return sum(len(one.block) for one in read_records(cast("BufferedReader", stream), 20_000_000))


def pages(path: Path) -> int:
    """Pages as a build takes them in."""
    return sum(len(one.data) for one in find_pages([str(path)], IngestOptions()))  # type: ignore[union-attr]


def damaged(rounds: int = 100, size: int = 100) -> tuple[float, float]:
    """The share of sound records that FastWARC and this reader find where one byte is wrong."""
    rng = random.Random(2)
    bodies = [b"<p>" + bytes(rng.choices(b"abcdefgh ", k=2_000)) for _ in range(size)]
    data = b"".join(gzip.compress(record(number, body)) for number, body in enumerate(bodies))
    known = {hashlib.sha256(one).digest() for one in bodies}
    found = [0, 0]
    for _ in range(rounds):
        broken = bytearray(data)
        broken[rng.randrange(len(data))] ^= 0xFF
        found[0] += len(known & {hashlib.sha256(one).digest() for one in _bodies_of_fastwarc(bytes(broken))})
        with unpacked(BytesIO(broken), GZIP, Budget()) as stream:
            blocks = (one.block for one in read_records(cast("BufferedReader", stream), 1_000_000))
            found[1] += len(
                known & {hashlib.sha256(one.partition(b"\r\n\r\n")[2]).digest() for one in blocks}
            )
    return found[0] / rounds / (size - 1), found[1] / rounds / (size - 1)


def _bodies_of_fastwarc(data: bytes) -> Iterator[bytes]:
    try:
        for one in ArchiveIterator(BytesIO(data)):
            yield one.reader.read()
    except OSError:
        return


def main() -> None:
    """Three rounds of each, one after the other; the median."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--gigabytes", type=float, default=1.0)
    args = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.warc.gz"
        count = write_archive(path, int(args.gigabytes * GIGABYTE))
        print(f"{count} records, {path.stat().st_size / 1e6:.0f} MB compressed")
        times: dict[Callable[[Path], int], list[float]] = {pages: [], records: [], bare: []}
        for read in [*times] * 3:
            begun = time.process_time()
            size = read(path)
            times[read].append(time.process_time() - begun)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            speed = size / times[read][-1] / 1e6
            print(f"{read.__name__:8} {times[read][-1]:6.2f} s {speed:6.0f} MB/s  peak {memory:.0f} MB")
        for read, taken in times.items():
            middle = sorted(taken)[1]
            print(f"{read.__name__:8} median {middle:.2f} s, {count / middle:.0f} records a second")
    theirs, ours = damaged()
    print(f"sound records found where one byte is wrong: FastWARC {theirs:.3f}, this reader {ours:.3f}")


if __name__ == "__main__":
    main()
