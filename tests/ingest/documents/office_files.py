"""DOCX and RTF files made by hand."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>'
    "</cp:coreProperties>"
)


def docx(
    paragraphs: Iterable[str],
    title: str = "",
    author: str = "",
    body: str = "",
    notes: str = "",
    styles: str = "",
) -> bytes:
    """A DOCX with these paragraphs; ``body``, ``notes`` and ``styles`` are XML put into the parts."""
    text = "".join(f"<w:p><w:r><w:t>{escape(paragraph)}</w:t></w:r></w:p>" for paragraph in paragraphs)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{text}{body}</w:body></w:document>",
        "docProps/core.xml": CORE.format(escape(title), escape(author)),
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {SPACES}>{styles}</w:styles>"
    if notes:
        parts["word/footnotes.xml"] = f"<w:footnotes {SPACES}>{notes}</w:footnotes>"
    return zipped(parts)


def odt(paragraphs: Iterable[str], title: str = "", author: str = "", body: str = "") -> bytes:
    """An ODT with these paragraphs; ``body`` is XML that goes into the text as it is."""
    text = "".join(f"<text:p>{escape(paragraph)}</text:p>" for paragraph in paragraphs)
    about = (
        f"<dc:title>{escape(title)}</dc:title><meta:initial-creator>{escape(author)}</meta:initial-creator>"
    )
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{oasis}:{name}:1.0"' for name in ("office", "text", "meta"))
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document {spaces}><office:body>{text}{body}</office:body></office:document>",
        "meta.xml": f"<office:document {spaces}><office:meta>{about}</office:meta></office:document>",
    }
    return zipped(parts)


def zipped(parts: Mapping[str, str]) -> bytes:
    """A ZIP with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, text, packed)
    return out.getvalue()


def rtf(paragraphs: Iterable[str], head: str = "") -> bytes:
    """An RTF with these paragraphs, characters beyond ASCII escaped; ``head`` goes before them as it is."""
    text = "".join(f"\\pard {_escaped(paragraph)}\\par\n" for paragraph in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fnil Arial;}}}}{head}\n{text}}}".encode(
        "ascii"
    )


def _escaped(text: str) -> str:
    return "".join(
        f"\\{char}" if char in "\\{}" else char if char < "\x80" else _unicode(char) for char in text
    )


def _unicode(char: str) -> str:
    units = char.encode("utf-16-be")
    codes = (int.from_bytes(units[at : at + 2], "big", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{code}?" for code in codes)
