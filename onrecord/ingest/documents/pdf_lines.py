"""The lines of a PDF with their places, by pdfium."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from onrecord.errors import PageRejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_PAGES = 2_000
MAX_CHARS = 5_000_000  # in the whole file; the longest transcript measured has 270,000
COLUMN_GAP = 1.5  # ems between two runs of one line that are two columns; the widest space justified is 1 em
HYPHENS = "\x02\ufffe"  # what pdfium gives for a hyphen at the end of a line
LINE_ENDS = frozenset("\r\n" + HYPHENS)
ENCRYPTED = "It is encrypted: open it with its password, save it without one and give that."
BROKEN = "It begins as a PDF but cannot be opened: it is damaged or cut off; save it again."
TOO_LARGE = f"It has more than {MAX_PAGES:,} pages or {MAX_CHARS:,} characters; split it."

_PRESENTATION = re.compile("[\ufb00-\ufdfb\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text on one line of one column; lengths in points, the origin at the lower left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """From the lowest to the highest point its font reaches."""
        return self.top - self.bottom

    @property
    def letter(self) -> float:
        """The usual width of a character of this line."""
        return (self.right - self.left) / max(1, len(self.text))


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The lines of a page in the order of the file."""

    height: float
    lines: tuple[Line, ...]


class _Char(NamedTuple):
    char: str
    left: float
    right: float
    bottom: float
    top: float


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The document.

    Raises:
        PageRejected: ``encrypted``, ``broken`` or ``too_large``.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise PageRejected("encrypted", ENCRYPTED) from error
        raise PageRejected("broken", BROKEN) from error
    if pages > MAX_PAGES:
        raise PageRejected("too_large", TOO_LARGE)
    return document


def pages_of(document: pypdfium2.PdfDocument) -> Iterator[PdfPage]:
    """The pages with their lines, those of filled form fields included; a page that cannot be read has none.

    Raises:
        PageRejected: ``too_large``.
    """
    chars = 0
    has_form = _begin_form(document)
    for number in range(len(document)):
        try:
            page = _with_values(document, number) if has_form else document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield PdfPage(0.0, ())
            continue
        chars += text.count_chars()
        if chars > MAX_CHARS:
            raise PageRejected("too_large", TOO_LARGE)
        yield PdfPage(page.get_height(), tuple(_lines(text)))
        text.close()
        page.close()


def _begin_form(document: pypdfium2.PdfDocument) -> bool:
    """Whether the document is a form whose fields pdfium can draw."""
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return False
    try:
        document.init_forms()
    except pypdfium2.PdfiumError:
        return False
    return document.formenv is not None


def _with_values(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """A page of a form with the values of its fields drawn as a viewer shows them; they are text then."""
    page = document[number]
    page.flatten()
    page.close()
    return document[number]  # what was drawn is seen by a page opened anew


def _lines(text: Any) -> Iterator[Line]:
    run: list[_Char] = []
    for char in _chars(text):
        if char.char not in LINE_ENDS:
            run.append(char)
            continue
        if char.char in HYPHENS:  # pdfium puts the next line right behind it
            run.append(char._replace(char="-"))
        yield from _split(run)
        run = []
    yield from _split(run)


def _chars(text: Any) -> Iterator[_Char]:
    box, handle = pdfium.FS_RECTF(), text.raw
    at = ctypes.byref(box)
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        pdfium.FPDFText_GetLooseCharBox(handle, index, at)
        yield _Char(chr(code) if code < 0x110000 else "\ufffd", box.left, box.right, box.bottom, box.top)


def _split(run: Sequence[_Char]) -> Iterator[Line]:
    """The run as lines: cut where a gap is too wide for a space, and at the next line."""
    part: list[_Char] = []
    before: _Char | None = None
    for char in run:
        if not char.char.isspace():
            if before and _is_gap(before, char):
                yield from _line(part)
                part = []
            before = char
        part.append(char)
    yield from _line(part)


def _is_gap(before: _Char, after: _Char) -> bool:
    em = max(before.top - before.bottom, 1.0)
    if (after.bottom + after.top) / 2 < before.bottom and after.left < before.left:
        return True  # the next line, which pdfium did not tell
    apart = max(after.left - before.right, before.left - after.right)  # the latter right to left
    return apart > COLUMN_GAP * em and abs(after.bottom - before.bottom) < em


def _line(chars: Sequence[_Char]) -> Iterator[Line]:
    seen = [char for char in chars if not char.char.isspace() and char.right > char.left]
    text = _plain("".join(char.char for char in chars))
    if text.strip("- ") and seen:
        yield Line(
            text,
            min(char.left for char in seen),
            max(char.right for char in seen),
            median(char.bottom for char in seen),
            median(char.top for char in seen),
        )


def _plain(text: str) -> str:
    """Ligatures and the joined forms of Arabic letters as their letters, white space as spaces."""
    folded = _PRESENTATION.sub(
        lambda found: unicodedata.normalize("NFKC", found[0]), text.replace("\x00", "")
    )
    return " ".join(folded.split())
