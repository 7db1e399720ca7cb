r"""An RTF to its paragraphs; runs in the child process of `onrecord.ingest.documents.isolation`.

One pass over the tokens with a stack for the groups, so that time grows with the length and depth costs
no recursion. Of the format (Rich Text Format Specification 1.9.1) it reads what carries text: characters in
the code page of the document or of their font, ``\u`` with what stands in for it, special characters,
paragraphs, lines and table cells. Destinations that hold no text of the document are passed over.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from onrecord.errors import PageRejected
from onrecord.ingest.documents.document_text import Document

MAX_GROUPS = 10_000  # groups in groups; files of word processors stay below 100
MAX_TEXT = 20_000_000  # characters
MAX_STAND_INS = 16  # characters that stand in for one of Unicode; word processors write 0 to 2

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})"  # a word, a byte
    rb"|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)|.",  # a symbol, a brace, line breaks of the file, text
    re.S,
)

# Destinations without text of the document; one marked with \* is passed over as well.
SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator pict object header headerl "
    b"headerr headerf footer footerl footerr footerf xmlnstbl themedata colorschememapping latentstyles "
    b"datastore fldinst private pgptbl revtbl filetbl template mmathPr annotation atnauthor atnid bkmkstart "
    b"bkmkend nonshppict".split()
)
KEPT_STARRED = frozenset({b"shptxt"})
CHARACTERS = {
    b"tab": "\t", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"line": "\n",
    b"lbr": "\n", b"cell": "\t", b"nestcell": "\t",
}  # fmt: skip
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\f", b"\r": "\f"}
PARAGRAPH_ENDS = frozenset({b"par", b"row", b"nestrow", b"sect", b"page", b"column"})
# \fcharsetN to code page; RTF 1.9.1, "Font Table".
CHARSETS = {
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip

BROKEN = "It begins as RTF but holds no document: it is damaged or cut off; save it again."
NO_TEXT = "It has no text; if it shows pictures of pages, recognise their text first (OCR) and give that."
TOO_LARGE = f"It has groups more than {MAX_GROUPS:,} deep or more than {MAX_TEXT:,} characters."


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until a group ends."""

    skipped: bool = False
    starred: bool = False
    destination: str = ""
    font: int = 0
    stand_ins: int = 1
    in_fonts: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _Reading:
    """Where the reader is, and what it has found."""

    code_page: str = "cp1252"
    group: _Group = field(default_factory=_Group)
    stack: list[_Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    font_entry: int = 0
    to_skip: int = 0  # characters that stand in for the last \u
    bytes_: bytearray = field(default_factory=bytearray)
    texts: dict[str, list[str]] = field(default_factory=dict)  # by destination, "" the document itself
    size: int = 0


def document_of(data: bytes) -> Document:
    """The text and the properties of an RTF.

    Raises:
        PageRejected: ``broken``, ``too_large`` or ``no_text``.
    """
    reading = _Reading()
    at = 0
    while token := _TOKEN.match(data, at):
        at = token.end() + _take(reading, token)
    _flush(reading)
    found = {name: _whole("".join(parts)) for name, parts in reading.texts.items()}
    text = "\f".join((found.get("", ""), found.get("footnote", "")))
    paragraphs = tuple(tidy for paragraph in text.split("\f") if (tidy := _tidy(paragraph)))
    if not any(char.isalnum() for char in text):
        raise PageRejected(*(("no_text", NO_TEXT) if b"\\par" in data else ("broken", BROKEN)))
    return Document(paragraphs, found.get("title"), found.get("author"))


def _whole(text: str) -> str:
    """With the halves of surrogate pairs, which come one by one, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _tidy(paragraph: str) -> str:
    lines = (line.strip(" ") for line in paragraph.replace("\x00", "").split("\n"))
    return "\n".join(line for line in lines if line).strip()


def _take(reading: _Reading, token: re.Match[bytes]) -> int:
    """Takes a token in; how many bytes behind it are no tokens."""
    word, number, code, symbol, brace, plain = token.groups()
    if plain is not None:
        _take_bytes(reading, plain)
    elif code is not None:
        _take_bytes(reading, bytes((int(code, 16),)))
    elif word is not None:
        reading.to_skip = 0
        if word == b"bin":
            return max(0, int(number or 0))
        _take_word(reading, word, None if number is None else int(number))
    elif symbol is not None:
        _take_symbol(reading, symbol)
    elif brace is not None:
        _take_brace(reading, opening=brace == b"{")
    return 0


def _take_bytes(reading: _Reading, data: bytes) -> None:
    skipped = min(reading.to_skip, len(data))
    reading.to_skip -= skipped
    reading.bytes_ += data[skipped:]


def _take_symbol(reading: _Reading, symbol: bytes) -> None:
    if symbol == b"*":
        reading.group = replace(reading.group, starred=True)
    elif symbol in SYMBOLS:
        _put(reading, SYMBOLS[symbol])


def _take_brace(reading: _Reading, *, opening: bool) -> None:
    _flush(reading)
    reading.to_skip = 0
    if not opening:
        reading.group = reading.stack.pop() if reading.stack else reading.group
        return
    if len(reading.stack) >= MAX_GROUPS:
        raise PageRejected("too_large", TOO_LARGE)
    reading.stack.append(reading.group)


def _take_word(reading: _Reading, word: bytes, number: int | None) -> None:
    if word == b"u" and number is not None:
        _put(reading, chr(number % 0x10000))
        reading.to_skip = reading.group.stand_ins
    elif word in CHARACTERS:
        _put(reading, CHARACTERS[word])
    elif word in PARAGRAPH_ENDS:
        _put(reading, "\f")
    else:
        _flush(reading)
        reading.group = _changed(reading.group, word, number)
        _learn(reading, word, number or 0)


def _changed(group: _Group, word: bytes, number: int | None) -> _Group:
    """The group behind a control word."""
    if word in SKIPPED or (group.starred and word not in KEPT_STARRED):
        return replace(group, skipped=True, starred=False, in_fonts=word == b"fonttbl")
    if word == b"info":
        return replace(group, destination="info")
    if word in (b"title", b"author") and group.destination == "info":
        return replace(group, destination=word.decode())
    if word == b"footnote":
        return replace(group, destination="footnote")
    if word == b"f" and not group.in_fonts:
        return replace(group, font=number or 0)
    if word == b"plain":
        return replace(group, font=0, hidden=False)
    if word == b"v":
        return replace(group, hidden=number != 0)
    if word == b"uc":
        return replace(group, stand_ins=max(0, min(number or 0, MAX_STAND_INS)))
    return group


def _learn(reading: _Reading, word: bytes, number: int) -> None:
    """What a control word tells of the whole document: its code page, its fonts."""
    if word == b"ansicpg":
        reading.code_page = _known(f"cp{number}")
    elif reading.group.in_fonts and word == b"f":
        reading.font_entry = number
    elif reading.group.in_fonts and word == b"fcharset":
        reading.fonts[reading.font_entry] = CHARSETS.get(number, "")


def _known(name: str) -> str:
    try:
        return codecs.lookup("utf-8" if name == "cp65001" else name).name
    except LookupError:
        return "cp1252"


def _flush(reading: _Reading) -> None:
    """Decodes the bytes that have come in."""
    if reading.bytes_:
        data, reading.bytes_ = bytes(reading.bytes_), bytearray()
        charset = reading.fonts.get(reading.group.font, "")
        encoding = reading.code_page if charset in ("", "cp1252") else charset
        _put(reading, data.decode(encoding, errors="replace"))


def _put(reading: _Reading, text: str) -> None:
    _flush(reading)
    group = reading.group
    if group.skipped or group.hidden or group.destination == "info":
        return
    reading.size += len(text)
    if reading.size > MAX_TEXT:
        raise PageRejected("too_large", TOO_LARGE)
    reading.texts.setdefault(group.destination, []).append(text)
