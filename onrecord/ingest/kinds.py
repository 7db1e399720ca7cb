"""What an input is, told by its content and not by its name."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["html", "text", "jsonl", "json", "separated"]

PICTURE = "recognise its text first (OCR) and give that, or leave it out"
TABLE = "export its articles as CSV or JSONL and give that"

# First bytes → what it is and what a person can do about it. Not read yet.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old or locked Office document",
        "save it as DOCX without a password",
    ),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it and give the folder"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it and give the folder"),
    (b"filedesc://", "an ARC web archive", "turn it into WARC (warcio recompress) and give that"),
    (b"SQLite format 3\x00", "an SQLite database", "export its articles as JSONL or CSV and give that"),
)
# Machine data that has few control characters or none, so that it could pass for text.
MACHINE: tuple[tuple[re.Pattern[bytes], str, str], ...] = tuple(
    (re.compile(pattern), what, advice)
    for pattern, what, advice in (
        (rb"P[1-6]\s+(?:#[^\n]{0,200}\n\s*)*\d{1,6}\s+\d{1,6}\s", "a picture (PBM, PGM or PPM)", PICTURE),
        (rb"P7\nWIDTH |/\* XPM \*/|#define \w+_width \d", "a picture (PAM, XPM or XBM)", PICTURE),
        (
            rb"RD[ABX][23]\n|[AXB]\n(?:[23]\n|\x00\x00\x00[\x02\x03]|[\x02\x03]\x00\x00\x00)",
            "data of R",
            TABLE,
        ),
        (rb"\x93NUMPY|\x80[\x02-\x05](?:\x95|[\]}c(])", "data of Python", TABLE),
        (rb"MATLAB [57]\.\d MAT-file|<stata_dta>|\$FL[23]@|HEADER RECORD\*{7}", "data of statistics", TABLE),
        (rb"%!PS", "a PostScript file", "turn it into PDF and give that"),
        (rb"begin(?:-base64)? [0-7]{3,4} \S", "an encoded file", "decode it and give that"),
        (
            rb"-----BEGIN (?:PGP (?:MESSAGE-|P)|[A-Z ]{0,30}(?:CERTIFICATE|KEY))",
            "a key or an encrypted message",
            "decrypt it",
        ),
        (rb"PAR1|ARROW1|FEA1|Obj\x01", "a table in columns (Parquet, Arrow, Avro)", TABLE),
    )
)
ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"xl/", "an Excel workbook", "save the sheet as CSV and give that"),
    (b"ppt/", "a PowerPoint file", "save it as plain text and give that"),
    (b"mimetypeapplication/epub", "an EPUB book", "save it as plain text and give that"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument table or drawing", "save it as CSV or text"),
)
SNIFF_CHARS = 4096
CONTROL_SHARE = 0.05  # text has next to no control characters; files of machine data have 10 % and more
FEW_ZEROS = 20  # NUL characters that a damaged text may have
ZERO_SHARE = 0.01  # of NUL characters; data whose strings are articles has 1 % and more
MIN_TAGS = 3  # prose that mentions a tag or two is not a page

_HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?>(?:<!--.{0,2000}?-->)\s*)*+<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.I | re.S,
)
_TAG = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|ul|ol|li|table|tr|td|section|article|main|header|img|strong|em|b|i)(?:\s[^<>]{0,400})?/?>",
    re.I,
)
ZIP_MEMBER = re.compile(rb"PK\x03\x04.{26}", re.S)  # its name follows
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def unsupported(data: bytes) -> tuple[str, str] | None:
    """What a known but not yet supported format is called and what to do instead, or None."""
    if data.startswith(b"PK\x03\x04"):
        for mark, what, advice in ZIPPED:
            if any(data.startswith(mark, member.end()) for member in ZIP_MEMBER.finditer(data)):
                return what, advice
    for mark, what, advice in SIGNATURES:
        if data.startswith(mark):
            return what, advice
    return next(((what, advice) for pattern, what, advice in MACHINE if pattern.match(data)), None)


def is_binary(text: str) -> bool:
    """Whether decoded input is machine data: NULs or other control characters in plenty."""
    head = text[: SNIFF_CHARS * 4]
    broken = len(_CONTROL.findall(head))
    zeros = head.count("\x00")
    return bool(head) and (
        broken > CONTROL_SHARE * len(head) or zeros > max(FEW_ZEROS, ZERO_SHARE * len(head))
    )


def is_html(text: str) -> bool:
    """Whether ``text`` is HTML: it begins as a page does, or holds several tags."""
    head = text[:SNIFF_CHARS]
    if _HTML_START.match(head):
        return True
    found = {match[0].casefold() for match in _TAG.finditer(head)}
    return len(found) >= MIN_TAGS or (head.lstrip().startswith("<") and len(found) >= 2)
