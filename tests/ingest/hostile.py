"""Small valid inputs of each kind, to be damaged by tests and fuzzers, and what holds of any bytes."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from functools import partial
from io import BytesIO

from backports import zstd
from ingest.archives.warcs import compressed, record
from ingest.packing import PAGE, TEXT, imbalances, tarred, zipped

from onrecord.ingest.budget import Budget
from onrecord.ingest.inputs import IngestOptions, Input
from onrecord.ingest.sources import Taken, read_input
from onrecord.records.pages import Holding, Page, Reject

OPTIONS = IngestOptions(max_page_bytes=300_000)
MAX_GIVEN = 3_000_000  # characters that an input of a few kilobytes may give; each layer bounds a page

ROWS = b"".join(json.dumps({"id": n, "title": "T", "text": TEXT}).encode() + b"\n" for n in range(3))
SENT = {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}
BODY = gzip.compress(PAGE.encode())
WARC = [
    record("https://a.example/1"),
    record("https://a.example/2", b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY), http=SENT),
    record("https://a.example/3", b"x", http={"Content-Type": "image/png"}),
]
MESSAGE = (
    b"From: A <a@b.example>\nSubject: =?utf-8?Q?T=C3=A9?=\nMessage-ID: <1@b>\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/html\n'
    b"Content-Transfer-Encoding: quoted-printable\n\n<p>a=E2=80=9C</p>\n--x\nContent-Type: text/plain\n"
    b'Content-Disposition: attachment; filename="a.txt"\nContent-Transfer-Encoding: base64\n\n'
    b"VmFybGFuZA==\n--x--\n"
)
RSS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><title>H</title><item>'
    "<guid>1</guid><link>https://h.example</link><author>a@b (C)</author>"
    f"<description>&a;{TEXT * 8}</description></item>"
    "<item><title>&nbsp;T</title><description><![CDATA[<p>x</p>]]></description></item></channel></rss>"
).encode()
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><entry><id>1</id><link href="https://h.example"/>'
    f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content></entry></feed>'
).encode()
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "content_html": PAGE, "authors": [{"name": "A"}]}],
    }
).encode()

RIS = b"".join(
    b"TY  - NEWS\nID  - r%d\nTI  - Talks\nDA  - 2031/05/06\nAB  - %s\nER  - \n\n" % (n, text.encode())
    for n, text in enumerate((f"{TEXT} " * 30, "Talks.", "No talks."))
)
OLD_NEXIS = b"".join(
    b"%d of 3 DOCUMENTS\n\n\nThe Ostrel Herald\n\nMay 6, 2031 Tuesday\n\nHEADLINE: Talks resume\n\n"
    b"LENGTH: 20 words\n\n%s\n\nLOAD-DATE: May 7, 2031\n\nLANGUAGE: ENGLISH\n\n\n" % (n, TEXT.encode())
    for n in (1, 2, 3)
)
FACTIVA = b"".join(
    b"HD  Talks resume\nWC  20 words\nPD  6 May 2031\nSN  The Ostrel Herald\nLA  English\nLP  %s\n"
    b"AN  Document OSTRH0000020310506ef2g0000%d\n\n" % (TEXT.encode(), n)
    for n in range(3)
)

VALID: dict[str, bytes] = {
    "html": PAGE.encode(),
    "text": TEXT.encode(),
    "rows": ROWS,
    "json": json.dumps([{"id": n, "title": "T", "text": TEXT} for n in range(3)]).encode(),
    "answer": json.dumps(
        {"response": {"docs": [{"headline": "T", "body": TEXT}, {"headline": "U"}]}}
    ).encode(),
    "ris": RIS,
    "nexis": OLD_NEXIS,
    "factiva": FACTIVA,
    "table": b'id,title,text\n1,T,words\n2,U,"more, words"\n',
    "gzip": gzip.compress(ROWS),
    "bzip2": bz2.compress(ROWS),
    "xz": lzma.compress(ROWS),
    "zstd": zstd.compress(ROWS),
    "zip": zipped({"a.html": PAGE.encode(), "b.jsonl": ROWS, "c/d.txt.gz": gzip.compress(TEXT.encode())}),
    "tar": tarred({"a.html": PAGE.encode(), "folder/" * 30 + "b": ROWS, "link": None}),
    "tar.gz": gzip.compress(tarred({"a.html": PAGE.encode()})),
    "warc": b"".join(WARC),
    "warc.gz": compressed(*WARC),
    "warc.zst": zstd.compress(b"".join(WARC)),
    "wacz": zipped({"archive/a.warc.gz": compressed(*WARC), "datapackage.json": b"{}"}),
    "rss": RSS,
    "atom": ATOM,
    "json feed": JSON_FEED,
    "mail": MESSAGE,
    "mhtml": b"Snapshot-Content-Location: https://h.example\n" + MESSAGE,
    "mbox": b"From a@b Tue May  6 07:08:09 2031\n"
    + MESSAGE
    + b"\nFrom a@b Tue May  6 07:08:09 2031\n"
    + MESSAGE,
}


def take_in(data: bytes) -> list[Page | Reject]:
    """All that ingest finds in these bytes; raises where it breaks what it promises."""
    source = Input("input.dat", partial(BytesIO, data), budget=Budget(len(data)))
    holdings: list[Holding] = []
    found = list(read_input(source, OPTIONS, Taken(settle=holdings.append)))
    for locator, held, ended in imbalances(found, holdings):
        raise AssertionError(f"{locator} holds {held} records, of which {ended} came out")
    given = sum(len(one.raw) if isinstance(one, Page) else len(one.message) for one in found)
    if given > MAX_GIVEN:
        raise AssertionError(f"{len(data)} bytes gave {given} characters")
    for one in found:
        if not one.locator.startswith("input.dat"):
            raise AssertionError(f"a locator of its own: {one.locator!r}")
    return found
