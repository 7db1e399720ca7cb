"""What is taken out of a document that is no text itself: its paragraphs, and what it says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from onrecord.records.pages import GivenMetadata, Page

if TYPE_CHECKING:
    from onrecord.ingest.inputs import Input

PARAGRAPH_BREAK = "\n\n"
MAX_AUTHORS = 1_000  # characters
MAX_TITLE = 300  # the longest headline of the press pages measured has 190 characters

# Titles that a program put in: a file's name, the program's own name, a placeholder.
_NO_TITLE = re.compile(
    r"""(?: .*\.(?:docx?|odt|rtf|pdf|txt|html?|indd|qxd|pages|tex|dvi|xlsx?|pptx?)
          | (?:microsoft\ word|powerpoint\ presentation|openoffice|libreoffice|adobe)\b.*
          | (?:untitled|document|dokument|documento|sans\ titre|ohne\ titel|title|titel|page|file)[\W\d]*
          | (?:https?://|www\.|file:)\S* | [\W\d_]* | \S*[\\/]\S* )""",
    re.I | re.X | re.S,
)
# Authors that are a program, an account or a machine.
_NO_AUTHOR = re.compile(
    r"(?:.*\b(?:user|admin|administrator|owner|microsoft|adobe|python-docx|anonymous|unknown|author)\b.*"
    r"|\S*\d\S*|\S+@\S+|[\W\d_]*|[a-z]\S*)",
    re.I | re.S,
)
_SPLIT_AUTHORS = re.compile(r"\s*(?:;|&|\band\b)\s*")
_UNSTORABLE = re.compile(r"[\ud800-\udfff]")


class Document(msgspec.Struct, frozen=True):
    """The text of a document.

    Attributes:
        paragraphs: in reading order, none empty, without line breaks but those meant.
        title: as the document's properties give it, unjudged; see `plausible_title`.
        author: likewise; see `plausible_authors`.
        heads: the lines that run along the margins of its pages.
    """

    paragraphs: tuple[str, ...] = ()
    title: str | None = None
    author: str | None = None
    heads: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs, a blank line between two."""
        return _UNSTORABLE.sub("\ufffd", PARAGRAPH_BREAK.join(self.paragraphs))


def plausible_title(title: str | None) -> str | None:
    """A document property as a headline, None where a program put it in."""
    words = " ".join((title or "").replace("\x00", " ").split())
    return None if len(words) > MAX_TITLE or " " not in words or _NO_TITLE.fullmatch(words) else words


def plausible_authors(author: str | None) -> tuple[str, ...]:
    """The names in a document property; a program's or an account's name is none."""
    names = (
        " ".join(name.split())
        for name in _SPLIT_AUTHORS.split((author or "")[:MAX_AUTHORS].replace("\x00", " "))
    )
    return tuple(dict.fromkeys(name for name in names if " " in name and not _NO_AUTHOR.fullmatch(name)))


def page_of_document(source: Input, data: bytes, document: Document, media_type: str) -> Page:
    """The page that a document is; what was given beside it wins over its own properties."""
    told = source.given
    given = GivenMetadata(
        title=told.title or plausible_title(document.title),
        date=told.date,
        outlet=told.outlet,
        byline=told.byline or plausible_authors(document.author),
        url=told.url,
        language=told.language,
        heads=document.heads,
    )
    return Page(source.locator, data, document.text, "utf-8", media_type, given, source.retrieved)
