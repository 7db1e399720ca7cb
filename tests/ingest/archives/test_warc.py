"""Documents of web archives become pages; the rest is counted, and damage costs the record it is in."""

import gzip
import random
import zlib
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from backports import zstd
from fastwarc.warc import ArchiveIterator
from ingest.archives.warcs import URL, compressed, record
from ingest.packing import PAGE, TEXT, found_in, told, zipped

from onrecord.ingest import budget
from onrecord.records.pages import Page, Reject

A, B, C = (record(f"https://herald.example/{name}", f"{PAGE}<p>{name}".encode()) for name in "abc")
AT = "#https://herald.example/"
SOUND = [(f"{AT}{name}", "page") for name in "abc"]
NO_DIGEST = {"WARC-Block-Digest": ""}


@pytest.mark.parametrize(
    "pack", [b"".join, lambda all_of: compressed(*all_of), lambda all_of: zstd.compress(b"".join(all_of))]
)
def test_a_response_is_a_page_with_its_address_and_day(tmp_path: Path, pack: object) -> None:
    """Uncompressed, with a gzip member for each record, or as Zstandard."""
    found = found_in(tmp_path, pack([record(warc={"WARC-Type": "warcinfo"}), A, B, C]))  # type: ignore[operator]
    assert told(found) == SOUND
    (page, *_) = found
    assert isinstance(page, Page)
    assert page.raw == f"{PAGE}<p>a"
    assert (page.given.url, page.retrieved) == ("https://herald.example/a", "2031-05-06T07:08:09Z")


def test_the_records_are_those_that_another_reader_finds(tmp_path: Path) -> None:
    """FastWARC and this reader agree on sound archives."""
    data = compressed(*(record(f"{URL}/{n}", f"{PAGE} {n}".encode() * n) for n in range(1, 40)))
    others = [(one.headers["WARC-Target-URI"], one.reader.read()) for one in ArchiveIterator(BytesIO(data))]
    found = [(page.given.url, page.data) for page in found_in(tmp_path, data) if isinstance(page, Page)]
    assert found == others


def test_resources_and_texts_are_pages(tmp_path: Path) -> None:
    """Records without an answer of a server tell their media type themselves."""
    html = record("https://a.example/", kind="resource", status=None)
    text = record(URL, TEXT.encode(), kind="conversion", status=None, http={"Content-Type": "text/plain"})
    bracketed = record("<https://b.example/>")
    found = found_in(tmp_path, html + text + bracketed)
    assert told(found) == [
        ("#https://a.example/", "page"),
        (f"#{URL}", "page"),
        ("#https://b.example/", "page"),
    ]


def test_what_is_no_document_is_counted_by_kind(tmp_path: Path) -> None:
    """A thousand images are one line; so are answers other than a page, and revisits."""
    types = [
        "image/png",
        "image/jpeg",
        "text/css",
        "application/javascript",
        "application/json",
        "font/woff2",
        "x/y",
    ]
    records = [record(f"{URL}/{n}", b"x", http={"Content-Type": name}) for n, name in enumerate(types)]
    records += [
        record(f"{URL}/r", status="301 Moved"),
        record(status="404 Not Found"),
        record(status="404 No"),
    ]
    records += [record(kind="revisit"), record(kind="revisit", status="304 Not Modified"), A]
    found = found_in(tmp_path, b"".join(records))
    assert told(found) == [
        (f"{AT}a", "page"),
        ("#not_a_document", "not_a_document"),
        ("#http_status", "http_status"),
        ("#unchanged", "unchanged"),
    ]
    kinds, answers, unchanged = (one.message for one in found if isinstance(one, Reject))
    assert kinds.startswith(
        "Records that are no documents: 2 images, 1 style sheets, 1 scripts, 1 data and feeds"
    )
    assert "2 with status 404, 1 with status 301" in answers
    assert "2 revisits" in unchanged


@pytest.mark.parametrize(
    ("url", "media_type", "body", "kind"),
    [
        (URL, "text/html", b" \n", "empty answers"),
        (URL, "text/html", b'{"rows": [1]}', "data and feeds"),
        (URL, "text/plain", b"[[1,2]]\n", "data and feeds"),
        (URL, "application/octet-stream", b"\x00\x01" * 99, "other files"),
        (URL, "", b"plain words", "other files"),
        ("https://a.example/robots.txt", "text/plain", b"User-agent: *", "notes for crawlers"),
    ],
)
def test_answers_that_only_claim_to_be_documents_are_counted(
    tmp_path: Path, url: str, media_type: str, body: bytes, kind: str
) -> None:
    """Told by what they hold."""
    (reject,) = found_in(tmp_path, record(url, body, http={"Content-Type": media_type}))
    assert isinstance(reject, Reject)
    assert reject.reason == "not_a_document"
    assert kind in reject.message


def test_a_page_of_no_told_type_is_told_by_its_content(tmp_path: Path) -> None:
    """Servers that name no type, or that of any file, send pages too."""
    assert told(found_in(tmp_path, record(http={"Content-Type": "application/octet-stream"}))) == [
        (f"#{URL}", "page")
    ]


def test_a_text_that_begins_with_a_bracket_is_a_page(tmp_path: Path) -> None:
    """It is no JSON for that."""
    body = f"[Photo: the minister] {TEXT}".encode()
    assert told(found_in(tmp_path, record(URL, body, http={"Content-Type": "text/plain"}))) == [
        (f"#{URL}", "page")
    ]


def test_notes_of_the_crawler_are_not_inputs(tmp_path: Path) -> None:
    """Requests, metadata, and resources at addresses outside of the web."""
    records = [record(kind=kind) for kind in ("request", "metadata", "warcinfo")]
    records += [
        record(f"{scheme}:x", kind="resource") for scheme in ("metadata", "dns", "urn:text:https", "urn")
    ]
    assert told(found_in(tmp_path, b"".join(records))) == [("", "empty")]


def chunked(body: bytes, size: int = 50) -> bytes:
    """A body in chunks, one with an extension."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("coding", "encode"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body)[2:-4]),
        ("br", brotli.compress),
        ("zstd", zstd.compress),
        ("gzip, br", lambda body: brotli.compress(gzip.compress(body))),
        ("bz2", bytes),
    ],
)
@pytest.mark.parametrize("form", [bytes, chunked])
def test_codings_of_the_transfer_are_taken_off(
    tmp_path: Path, coding: str, encode: object, form: object
) -> None:
    """Or are not there any more, though the headers name them."""
    headers = {"Content-Encoding": coding} | ({"Transfer-Encoding": "chunked"} if form is chunked else {})
    for body in (form(encode(PAGE.encode())), PAGE.encode()):  # type: ignore[operator]
        (page,) = found_in(tmp_path, record(URL, body, http=headers))
        assert isinstance(page, Page)
        assert page.raw == PAGE


def test_a_body_cut_while_it_was_sent_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """The archive holds what the server sent."""
    body = gzip.compress((PAGE * 50 + str(random.Random(1).random()) * 50).encode())
    (page,) = found_in(tmp_path, record(URL, body[:-30], http={"Content-Encoding": "gzip"}))
    assert isinstance(page, Page)
    assert page.raw.startswith(PAGE)


def test_a_body_that_is_a_bomb_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is unpacked up to the size of a page; many of them are a bomb."""
    bomb = brotli.compress(b"<p>" * 200_000)
    records = [record(f"{URL}/{n}", bomb, http={"Content-Encoding": "br"}) for n in range(9)] + [A]
    found = found_in(tmp_path, b"".join(records), max_page_bytes=100_000)
    assert told(found) == [*((f"#{URL}/{n}", "too_large") for n in range(9)), (f"{AT}a", "page")]
    monkeypatch.setattr(budget, "FREE_BYTES", 400_000)
    monkeypatch.setattr(budget, "RATIO", 1)
    found = found_in(tmp_path, b"".join(records), max_page_bytes=100_000)
    assert told(found)[-1] == ("", "bomb")
    assert len(found) < 5


def test_the_charset_that_the_server_named_is_believed(tmp_path: Path) -> None:
    """A page that does not declare its own is read with it."""
    body = "<html><body><p>Министр заявил, что переговоры продолжатся.</p></body></html>"
    data = record(URL, body.encode("cp1251"), http={"Content-Type": "text/html; charset=windows-1251"})
    (page,) = found_in(tmp_path, data)
    assert isinstance(page, Page)
    assert page.raw == body


def test_a_date_that_is_none_is_left_out(tmp_path: Path) -> None:
    """Nothing is invented."""
    (page,) = found_in(tmp_path, record(warc={"WARC-Date": "yesterday"}))
    assert isinstance(page, Page)
    assert page.retrieved is None


@pytest.mark.parametrize("digest", ["sha1:AAAA", "sha256:00", "md5:xyz"])
def test_a_wrong_digest_is_a_reject(tmp_path: Path, digest: str) -> None:
    """Those bytes are not what was archived."""
    bad = record(URL, warc={"WARC-Block-Digest": digest})
    assert told(found_in(tmp_path, A + bad + B)) == [SOUND[0], (f"#{URL}", "damaged"), SOUND[1]]


def test_digests_of_unknown_kinds_are_passed_over(tmp_path: Path) -> None:
    """They can be checked by others."""
    assert told(found_in(tmp_path, record(warc={"WARC-Block-Digest": "blake9:x"}))) == [(f"#{URL}", "page")]


@pytest.mark.parametrize("length", ["5", "300", "700", "5000000", "999999999999", "-1", "x", ""])
@pytest.mark.parametrize("warc", [{}, NO_DIGEST])
def test_a_wrong_length_costs_the_record_it_is_in(tmp_path: Path, length: str, warc: dict[str, str]) -> None:
    """Too short, too long, longer than the archive, or none: the next record is found again."""
    bad = record(URL, PAGE.encode() * 4, warc=warc | {"Content-Length": length})
    found = found_in(tmp_path, A + bad + B + C, max_page_bytes=1_000_000)
    assert told(found) == [SOUND[0], (f"#{URL}", "wrong_length"), *SOUND[1:]]


def test_a_page_larger_than_pages_may_be_is_a_reject(tmp_path: Path) -> None:
    """An image of that size is only counted; both are passed over without being held."""
    page = record(URL, PAGE.encode() + b"x" * 300_000)
    image = record(URL, b"x" * 300_000, http={"Content-Type": "image/png"})
    found = found_in(tmp_path, A + page + image + B, max_page_bytes=100_000)
    assert told(found) == [
        SOUND[0],
        (f"#{URL}", "too_large"),
        SOUND[1],
        ("#not_a_document", "not_a_document"),
    ]


@pytest.mark.parametrize("cut", range(1, 9))
def test_a_truncated_archive_is_told(tmp_path: Path, cut: int) -> None:
    """Wherever it is cut, compressed or not, the records before are kept and one reject says so."""
    plain = A + B
    found = found_in(tmp_path, plain[: len(A) + len(B) * cut // 9])
    assert [reason for _, reason in told(found)] == ["page", "truncated"]
    packed = compressed(A, B)
    size = len(gzip.compress(A))
    found = found_in(tmp_path, packed[: size + (len(packed) - size) * cut // 9])
    assert [reason for _, reason in told(found)] == ["page", "truncated"]


def test_a_damaged_member_costs_its_own_record(tmp_path: Path) -> None:
    """The records behind it are read."""
    packed = bytearray(compressed(A, B, C))
    at = len(gzip.compress(A)) + 60
    packed[at : at + 20] = b"\xff" * 20
    found = told(found_in(tmp_path, bytes(packed)))
    assert found[0] == SOUND[0]
    assert found[-1] == SOUND[2]
    assert {reason for _, reason in found[1:-1]} == {"damaged"}


def test_garbage_between_records_is_told(tmp_path: Path) -> None:
    """It may have been a record."""
    garbage = b"\x00garbage\n" * 99
    assert told(found_in(tmp_path, A + garbage + B)) == [SOUND[0], ("", "damaged"), SOUND[1]]


def test_headers_without_end_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many lines are no header; the next record is found."""
    bad = b"WARC/1.0\r\n" + b"X-A: b\r\n" * 100_000
    found = told(found_in(tmp_path, bad + A))
    assert found[-1] == SOUND[0]
    assert len(found) <= 2


def test_an_archive_within_an_archive_is_read(tmp_path: Path) -> None:
    """Its pages have all names on the way."""
    found = found_in(tmp_path, zipped({"crawl.warc.gz": compressed(A)}))
    assert told(found) == [("#crawl.warc.gz#https://herald.example/a", "page")]


def test_old_archives_say_what_to_do(tmp_path: Path) -> None:
    """ARC, which came before WARC, is not read."""
    (reject,) = found_in(tmp_path, b"filedesc://x.arc 0.0.0.0 20010203040506 text/plain 76\n1 0 Someone\n")
    assert isinstance(reject, Reject)
    assert reject.reason == "unsupported"
