"""Text of PDFs by library: words found in order and pages a second; paragraphs found by our own reflow.

    python -m pip install reportlab pypdf pdfminer.six    (beside the project's own libraries)
    python bench/pdf_text.py

The PDFs are made here: one, two and three columns, hyphenated words, a running header and page numbers on
every page, a headline across the columns, and once the lines of two columns written across both.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from difflib import SequenceMatcher
from time import perf_counter

import pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from onrecord.ingest.documents import convert

WHO = "The minister of Varland|A spokesman for Kesmar|The islanders|Fishermen from Ostrel|Affluent firms"
DID = "said on Monday that|confirmed that|denied that|told reporters that|wrote in a letter that"
WHAT = (
    "the difficult talks would resume in October|no final draft had been circulated|the first five files were"
    " sufficient|a twenty-year arrangement remained possible|satisfactory guarantees had been offered"
)
WHEN = "after the briefing in Ostrel|before the summit ended|according to two diplomats|despite the flooding"
FONT, MARGIN, GUTTER = "Times-Roman", 60, 20


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages of a PDF look; lengths in points."""

    name: str
    columns: int = 1
    size: int = 11
    hyphens: bool = False
    indent: int = 0
    gap: int = 6
    across: bool = False


LAYOUTS = (
    Layout("one column"),
    Layout("hyphens, indents", hyphens=True, indent=14, gap=0),
    Layout("two columns", 2, 10, hyphens=True, gap=4),
    Layout("two, across", 2, 10, hyphens=True, gap=4, across=True),
    Layout("three columns", 3, 9, hyphens=True, indent=10, gap=0),
)


def paragraph(choose: random.Random) -> str:
    """One to four sentences."""
    parts = [part.split("|") for part in (WHO, DID, WHAT, WHEN)]
    return " ".join(" ".join(map(choose.choice, parts)) + "." for _ in range(choose.randint(1, 4)))


def lines_of(text: str, wide: float, layout: Layout) -> list[str]:
    """The paragraph broken into lines of this width."""
    lines, line, room = [], "", wide - layout.indent
    for word in text.split():
        if stringWidth(f"{line} {word}".strip(), FONT, layout.size) <= room:
            line = f"{line} {word}".strip()
            continue
        cuts = range(len(word) - 3, 2, -1) if layout.hyphens and word.isalpha() and len(word) > 7 else ()
        fit = (c for c in cuts if stringWidth(f"{line} {word[:c]}-", FONT, layout.size) <= room)
        cut = next(fit, 0)
        lines.append(f"{line} {word[:cut]}-" if cut else line)
        line, room = word[cut:], wide
    return [*lines, line]


def make_pdf(texts: list[str], layout: Layout) -> bytes:
    """The PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=1)
    wide = (A4[0] - 2 * MARGIN - GUTTER * (layout.columns - 1)) / layout.columns
    placed: list[tuple[float, float, str]] = []
    column, page, top = 0, 1, A4[1] - MARGIN
    y = top
    for text in texts:
        for number, line in enumerate(lines_of(text, wide, layout)):
            if y < MARGIN:
                column, y = column + 1, top
                if column == layout.columns:
                    finish(canvas, placed, layout, page)
                    placed, column, page = [], 0, page + 1
            indent = 0 if number else layout.indent
            placed.append((MARGIN + column * (wide + GUTTER) + indent, y, line))
            y -= 1.25 * layout.size
        y -= layout.gap
    finish(canvas, placed, layout, page)
    canvas.save()
    return out.getvalue()


def finish(canvas: Canvas, placed: list[tuple[float, float, str]], layout: Layout, page: int) -> None:
    """Writes a page with its header and number."""
    canvas.setFont(FONT, 8)
    canvas.drawString(MARGIN, A4[1] - 30, "Ostrel Herald - Wednesday edition")
    canvas.drawCentredString(A4[0] / 2, 28, f"Page {page} of 9")
    canvas.setFont(FONT, layout.size)
    for x, y, line in sorted(placed, key=lambda one: (-one[1], one[0])) if layout.across else placed:
        canvas.drawString(x, y, line)
    canvas.showPage()


def by_pdfium(data: bytes) -> str:
    """The text as pdfium gives it."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def by_pypdf(data: bytes) -> str:
    """The text as pypdf gives it."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def by_pdfminer(data: bytes) -> str:
    """The text as pdfminer.six gives it."""
    return extract_text(io.BytesIO(data))


def by_onrecord(data: bytes) -> str:
    """The text as onrecord takes it out, in its child process."""
    return convert("pdf", data).text


def main() -> None:
    """Prints a line per layout and library."""
    convert("pdf", make_pdf([paragraph(random.Random(0))], LAYOUTS[0]))  # the child is started
    for layout in LAYOUTS:
        choose = random.Random(3)
        texts = [paragraph(choose) for _ in range(120)]
        data, truth = make_pdf(texts, layout), " ".join(texts).split()
        pages = len(pypdfium2.PdfDocument(data))
        for read in (by_pdfium, by_pypdf, by_pdfminer, by_onrecord):
            begun = perf_counter()
            text = read(data)
            took = perf_counter() - begun
            words = text.split()
            blocks = SequenceMatcher(None, truth, words, autojunk=False).get_matching_blocks()
            f1 = 2 * sum(block.size for block in blocks) / (len(truth) + len(words))
            whole = len(set(text.split("\n\n")) & set(texts)) / len(set(texts))
            print(
                f"{layout.name:18} {read.__name__[3:]:9} words {f1:.3f}  paragraphs {whole:.2f}"
                f"  {pages / took:6.1f} pages/s"
            )


if __name__ == "__main__":
    main()
