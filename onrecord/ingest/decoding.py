"""Bytes to text, in whatever encoding they came."""

from __future__ import annotations

import codecs
import re

from onrecord.ingest.likely_encoding import likely_encoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What browsers read where a page names these (WHATWG Encoding Standard, section 4.2).
BROWSER_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}

FALLBACK = "cp1252"  # the encoding browsers assume for western pages that name none
HEAD_BYTES = 4096
DECLARED_BYTES = 1 << 16  # browsers look for the charset in the first 1,024; real pages are later at times
SAMPLE_BYTES = 24_000  # enough letters to see hiragana in
HIRAGANA_SHARE = 0.15  # of the letters beyond ASCII; Japanese prose has 40 to 60 %
SOUND_TO_BROKEN = (
    2  # UTF-8 with so many sound sequences to a broken one is damaged UTF-8; others have next to none
)

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I
)
_COMMENT = re.compile(rb"<!--.*?-->", re.S)
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, sent_as: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the name of the encoding it was read with; never raises.

    In order: a byte order mark, UTF-16 without one, UTF-8 if valid or with a few broken bytes, the charset
    the server named that sent the page (``sent_as``), the charset the page declares, the most likely
    encoding by the language that it gives. A byte that is no UTF-8 in a page that is becomes the character
    of a Western page if it stands alone; other bytes that have no meaning become U+FFFD. A byte order mark
    is not part of the text.
    """
    return _decode_with(data, find_encoding(data, sent_as))


def find_encoding(data: bytes, sent_as: str | None = None) -> str:
    """The name of the encoding ``data`` is best read with; see `decode`."""
    for bom, name in BOMS:
        if data.startswith(bom):
            return name
    wide = _wide_encoding(data)
    if wide:
        return wide
    declared = [name for name in (_known(sent_as or ""), *_declared(data)) if name]
    if _ISO_2022_JP.search(data[:HEAD_BYTES]) and _reads(data, "iso2022_jp"):
        return "iso2022_jp"
    if _reads(data, "utf-8") or _is_damaged_utf8(data):
        return "utf-8"
    for name in declared:
        if name != "utf-8" and _reads(data, name):
            return name
    return _japanese(data) or likely_encoding(data) or next(iter(declared), FALLBACK)


def _decode_with(data: bytes, encoding: str) -> tuple[str, str]:
    text = data.decode(encoding, errors=_WESTERN if encoding.startswith("utf-8") else "replace")
    return text.removeprefix("\ufeff"), encoding.removesuffix("-sig")


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """What stands in UTF-8 for bytes that are none: the character of a Western page, if one is meant."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start, end = error.object, error.start, error.end
    byte = data[start : start + 1]
    char = byte.decode(FALLBACK, errors="replace")
    beside = data[max(0, start - 1) : start] + data[start + 1 : start + 2]
    if end - start == 1 and beside.isascii():
        return char, end
    return "\ufffd", end


_WESTERN = "western"
codecs.register_error(_WESTERN, _as_western)


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return False
    return True


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of western text is NUL."""
    head = data[:HEAD_BYTES]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> list[str | None]:
    head = _COMMENT.sub(b"", data[:DECLARED_BYTES])
    return [_known(found[1].decode("ascii", errors="replace")) for found in _CHARSET.finditer(head)]


def _known(charset: str) -> str | None:
    """The encoding of that name that a page in bytes of ASCII markup can be in."""
    try:
        name = codecs.lookup(charset.lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32", "utf-7")) or not _is_text_encoding(name):
        return None  # the declaration itself was readable as ASCII, so it cannot be true
    return BROWSER_NAMES.get(name, name)


def _is_text_encoding(name: str) -> bool:
    try:
        b"a".decode(name)
    except (LookupError, UnicodeError):
        return False
    return True


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text[:200_000]))
    return sound > 0 and sound >= SOUND_TO_BROKEN * broken


def _japanese(data: bytes) -> str | None:
    """The encoding in which the bytes are Japanese: it shows hiragana; wrong readings show next to none."""
    for encoding in ("cp932", "euc_jp"):
        if _reads(data, encoding):
            text = data[:SAMPLE_BYTES].decode(encoding, errors="replace")
            wide = sum(1 for char in text if char > "\x7f")
            if len(_HIRAGANA.findall(text)) > HIRAGANA_SHARE * wide:
                return encoding
    return None
