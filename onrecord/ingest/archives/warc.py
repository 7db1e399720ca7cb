"""Web archives (WARC): each answer of a web server that is a document is an input of its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from onrecord.errors import PageRejected
from onrecord.ingest.archives.http_answers import MAX_HEAD, Answer, read_answer
from onrecord.ingest.archives.warc_records import begins_archive, read_records
from onrecord.ingest.decoding import decode
from onrecord.ingest.kinds import is_html
from onrecord.ingest.members import MAX_LABEL
from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

    from onrecord.ingest.archives.warc_records import Record
    from onrecord.ingest.inputs import Head, IngestOptions, Input

PAGE_RECORDS = ("response", "resource", "conversion")
NOTE_RECORDS = ("warcinfo", "request", "metadata")
WEB = ("http://", "https://", "ftp://", "file://")  # other addresses are the crawler's own notes
ANSWERED = 200

DOCUMENTS = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/rtf",
        "text/rtf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "unknown/unknown"})
DOCUMENT_MARKS = (b"%PDF-", b"{\\rtf")

# Media types that are no documents (IANA's registry and the older names in use), by what a person calls them.
KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"image/"), "images"),
    (re.compile(r"audio/|video/|application/(?:vnd\.apple\.mpegurl|dash\+xml|x-mpegurl)"), "sound and video"),
    (re.compile(r"font/|application/(?:x-)?font|application/vnd\.ms-fontobject"), "fonts"),
    (re.compile(r"text/css"), "style sheets"),
    (re.compile(r".*(?:java|ecma)script|application/wasm"), "scripts"),
    (re.compile(r".*(?:json|xml)|text/csv"), "data and feeds"),
)

MESSAGES = {
    "truncated": "The archive ends in the middle of a record.",
    "damaged": "Bytes of a record are not those that were archived, or its beginning cannot be recognised.",
    "wrong_length": "The record does not have the length that it tells.",
    "no_kind": "The record does not tell what kind of record it is.",
    "no_address": "The record does not tell which address its page has.",
    "too_large": "It is larger than a page may be.",
}

_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]\d]).*[}\]]\s*\Z", re.S)
_ROBOTS = re.compile(r"\w+://[^/]+/robots\.txt(?:\?.*)?\Z", re.I)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What of an archive is no page, counted: thousands of images are one line to a person."""

    kinds: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)

    def rejects(self, locator: str) -> Iterator[Reject]:
        """One reject for each reason, at ``PATH#reason``."""
        told = (
            ("not_a_document", "Records that are no documents", self.kinds),
            ("http_status", "Records of answers other than a page", self.answers),
            ("unchanged", "Records that say a page is as it was when archived before", self.unchanged),
        )
        for reason, words, counts in told:
            if counts:
                listed = ", ".join(f"{count:,} {name}" for name, count in counts.most_common())
                message = f"{words}: {listed}."
                yield Reject(f"{locator}#{reason}", reason, message, records=counts.total())


def recognises(head: Head) -> bool:
    """Whether the input begins as a record does, or nearly so."""
    return begins_archive(head.data)


def read(source: Input, options: IngestOptions) -> Iterator[Input | Reject]:
    """The documents, then one reject for each reason why other records are none."""
    passed = PassedOver()
    yield from read_archive(source, options, passed)
    yield from passed.rejects(source.locator)


def read_archive(source: Input, options: IngestOptions, passed: PassedOver) -> Iterator[Input | Reject]:
    """The documents, at ``PATH#URL``, and damage; what is neither is counted in ``passed``."""
    source.holds(0)
    with source.open() as stream:
        limit = options.max_page_bytes + MAX_HEAD
        archive = _Archive(source, options, passed)
        for record in read_records(cast("BufferedReader", stream), limit):
            source.holds()
            found = archive.read_record(record)
            if found is not None:
                yield found


@dataclass(frozen=True, slots=True)
class _Archive:
    """An archive on the way in."""

    source: Input
    options: IngestOptions
    passed: PassedOver

    def read_record(self, record: Record) -> Input | Reject | None:
        """The document of a record, or the damage; None where it is counted, or only about other records."""
        kind = record.headers.get("warc-type", "").casefold()
        url = _UNPRINTABLE.sub("", record.headers.get("warc-target-uri", "").strip("<> "))
        locator = f"{self.source.locator}#{url[:MAX_LABEL]}" if url else self.source.locator
        if kind in NOTE_RECORDS:
            return self._note(self.source.locator, kind, record)
        if kind not in (*PAGE_RECORDS, "revisit", "continuation"):
            return _damage(locator, record) or Reject(locator, "no_kind", MESSAGES["no_kind"])
        if record.fault in ("truncated", "wrong_length") or (record.fault and not record.block):
            return _damage(locator, record)
        if not url:
            return Reject(locator, "no_address", MESSAGES["no_address"])
        answer = read_answer(record.block) or Answer(None, record.headers, record.block)
        is_answer = kind == "response" and answer.status is not None
        if not is_answer and not url.casefold().startswith(WEB):
            return self._note(locator, "own notes", record)
        if not self._is_page(kind, answer):
            return None
        return _damage(locator, record) or self._document(url, locator, record, answer)

    def _note(self, locator: str, kind: str, record: Record) -> Reject | None:
        """The damage of a record that is about other records; a sound one is passed over."""
        if record.fault is None:
            self.source.passes(f"records of the crawler ({kind})")
        return _damage(locator, record)

    def _is_page(self, kind: str, answer: Answer) -> bool:
        """Whether the headers let expect a document; counts it where they do not."""
        if kind == "revisit":
            self.passed.unchanged["revisits"] += 1
        elif kind == "continuation":
            self.passed.kinds["pieces of larger answers"] += 1
        elif answer.status not in (None, ANSWERED):
            self.passed.answers[f"with status {answer.status}"] += 1
        elif answer.media_type not in DOCUMENTS | UNTOLD:
            self.passed.kinds[_name_of(answer.media_type)] += 1
        else:
            return True
        return False

    def _document(self, url: str, locator: str, record: Record, answer: Answer) -> Input | Reject | None:
        try:
            body = answer.decoded(self.options.max_page_bytes, self.source.budget)
        except PageRejected as error:
            if error.reason == "bomb":
                raise
            return Reject(locator, error.reason, error.message)
        told = _no_document(url, answer.media_type, body)
        if told:
            self.passed.kinds[told] += 1
            return None
        date = record.headers.get("warc-date", "")
        return replace(
            self.source.inner(locator, body),
            given=replace(self.source.given, url=url),
            retrieved=date if _DATE.fullmatch(date) else None,
            charset=answer.charset,
        )


def _damage(locator: str, record: Record) -> Reject | None:
    """The reject of a record with a fault."""
    if record.fault is None:
        return None
    return Reject(locator, record.fault, MESSAGES[record.fault])


def _name_of(media_type: str) -> str:
    return next((name for pattern, name in KINDS if pattern.match(media_type)), "other files")


def _no_document(url: str, media_type: str, body: bytes) -> str | None:
    """What a body is that its media type would let be a document; None where it is one."""
    if not body.strip():
        return "empty answers"
    if _ROBOTS.match(url):
        return "notes for crawlers"
    if (
        media_type in UNTOLD
        and not body.startswith(DOCUMENT_MARKS)
        and not is_html(decode(body[:MAX_HEAD])[0])
    ):
        return "other files"
    return "data and feeds" if media_type.startswith("text/") and _JSON.match(body) else None
