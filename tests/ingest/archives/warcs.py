"""Web archives made for tests."""

from __future__ import annotations

import gzip
import hashlib
from base64 import b32encode
from collections.abc import Mapping

from ingest.packing import PAGE

URL = "https://herald.example/2031/05/talks"


def record(
    url: str = URL,
    body: bytes = PAGE.encode(),
    *,
    kind: str = "response",
    status: str | None = "200 OK",
    http: Mapping[str, str] | None = None,
    warc: Mapping[str, str] | None = None,
) -> bytes:
    """A record; ``http`` and ``warc`` change its headers, ``status`` None leaves the answer's head out."""
    sent = {"Content-Type": "text/html; charset=utf-8"} | dict(http or {})
    block = body
    if status is not None:
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in sent.items())]
        block = "\r\n".join([*lines, "", ""]).encode() + body
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(block).hexdigest()}>",
        "WARC-Date": "2031-05-06T07:08:09Z",
        "WARC-Target-URI": url,
        "WARC-Block-Digest": "sha1:" + b32encode(hashlib.sha1(block).digest()).decode(),
        "Content-Type": "application/http; msgtype=response" if status else sent["Content-Type"],
        "Content-Length": str(len(block)),
    } | dict(warc or {})
    lines = ["WARC/1.1", *(f"{name}: {value}" for name, value in headers.items() if value), "", ""]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def compressed(*records: bytes) -> bytes:
    """Each record a gzip member, as archives are."""
    return b"".join(gzip.compress(one) for one in records)
