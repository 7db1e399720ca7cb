"""PDF files made by hand: text in Helvetica at given places."""

from collections.abc import Iterable, Sequence

Placed = tuple[float, float, str]
"""Left edge and baseline in points from the lower left corner, and the text."""

SIZE = 11
LEADING = 14
WIDTHS = {" ": 278, "i": 222, "l": 222, "j": 222, "t": 278, "f": 278, "r": 333, "m": 833, "w": 722, ".": 278}


def width(text: str) -> float:
    """About how wide the text is; only used to break lines."""
    return sum(WIDTHS.get(char, 556) for char in text) * SIZE / 1000


def form(page: Iterable[Placed], fields: Sequence[tuple[float, float, str]], flags: int = 4) -> bytes:
    """A PDF of one page with text fields filled so; ``flags`` are those of the fields: 4 seen, 2 hidden.

    No field has an appearance of its own: a viewer draws its value.
    """
    drawn = "".join(
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f{number}) /V ({_escaped(value)}) /F {flags} "
        f"/DA (/F1 {SIZE} Tf 0 g) /Rect [{x} {y - 3} {x + width(value) + 20} {y + SIZE + 2}] >> "
        for number, (x, y, value) in enumerate(fields)
    )
    about = f"/AcroForm << /Fields [{drawn}] /DR << /Font << /F1 3 0 R >> >> >>"
    return pdf([page], catalog=about, annotations=drawn)


def pdf(
    pages: Sequence[Iterable[Placed]],
    title: str = "",
    author: str = "",
    extra: str = "",
    *,
    catalog: str = "",
    annotations: str = "",
) -> bytes:
    """A PDF whose pages hold these texts; ``extra`` goes into the trailer."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    objects.append(f"<< /Title ({title}) /Author ({author}) >>")
    kids = []
    for page in pages:
        shown = "".join(
            f"BT /F1 {SIZE} Tf {x:.1f} {y:.1f} Td ({_escaped(text)}) Tj ET\n" for x, y, text in page
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
        kids.append(len(objects) + 1)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R /Annots [{annotations}] >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    return _file(objects, extra)


def column(paragraphs: Iterable[str], left: float, top: float, wide: float, gap: float = 8) -> list[Placed]:
    """The paragraphs set in lines of a column, a gap between two."""
    placed = []
    for paragraph in paragraphs:
        for line in _wrapped(paragraph.split(), wide):
            placed.append((left, top, line))
            top -= LEADING
        top -= gap
    return placed


def _wrapped(words: Iterable[str], wide: float) -> Iterable[str]:
    line = ""
    for word in words:
        if line and width(f"{line} {word}") > wide:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[str], extra: str) -> bytes:
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {extra} >>"
    parts = (out, f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n", table)
    end = f"trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n"
    return "".join((*parts, end)).encode("latin-1")
