"""The words of an HTML source in the order they stand, each with its place in the source.

A tolerant scanner, not a parser: it needs no tree, so it copes with any nesting in linear time.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape

from onrecord.clean.strand import Piece, Strand
from onrecord.errors import PageRejected

BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "label", "legend", "li", "main", "menu",
    "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "time", "title", "tr", "ul", "video",
))  # fmt: skip
UNSEEN_TAGS = frozenset({"script", "style", "template", "svg", "math", "object", "iframe"})
FURNITURE_TAGS = UNSEEN_TAGS | {
    "head",
    "nav",
    "footer",
    "aside",
    "form",
    "noscript",
    "button",
    "select",
    "figcaption",
}
MAX_PIECES = 300_000  # stretches between tags and entities; the largest real page measured has 12,000
MAX_TEXT_CHARS = 3_000_000  # the same; the longest transcript measured has 270,000
TOO_LARGE = "The page holds more text than an article can."
MAX_BROKEN = 50  # tags with a quote that is never closed; after so many, quotes are not looked at

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)")
_TAG = re.compile(r"""<[^<>"']*+(?:"[^"]*+"|'[^']*+'|[^>"']++)*+>""")
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


class _Scanner:
    def __init__(self, raw: str, skipped: frozenset[str]) -> None:
        self.raw = raw
        self.skipped = skipped
        self.chunks: list[str] = []
        self.pieces: list[Piece] = []
        self.at = 0
        self.broken = 0
        self.unclosed: set[str] = set()

    def scan(self) -> Strand:
        raw, position = self.raw, 0
        while (opening := raw.find("<", position)) >= 0:
            self._words(position, opening)
            position = self._markup(opening)
        self._words(position, len(raw))
        return Strand("".join(self.chunks), tuple(self.pieces))

    def _markup(self, opening: int) -> int:
        """Where reading goes on after the markup that begins at ``opening``."""
        raw = self.raw
        if raw.startswith("<!--", opening):
            end = raw.find("-->", opening + 4)
            return end + 3 if end >= 0 else len(raw)
        if raw.startswith(("<!", "<?"), opening):
            end = raw.find(">", opening)
            return end + 1 if end >= 0 else len(raw)
        named = _NAME.match(raw, opening)
        if not named:
            self._words(opening, opening + 1, literal=True)
            return opening + 1
        end = self._tag_end(opening)
        name = named[1].lower()
        if name in BLOCK_TAGS:
            self._gap("\n\n")
        elif name == "br":
            self._gap("\n")
        closing = raw[opening + 1] == "/"
        if name in self.skipped and not closing and raw[end - 2 : end] != "/>":
            return self._after_element(name, end)
        return end

    def _tag_end(self, opening: int) -> int:
        if self.broken < MAX_BROKEN:
            tag = _TAG.match(self.raw, opening)
            if tag:
                return tag.end()
            self.broken += 1
        end = self.raw.find(">", opening)
        return end + 1 if end >= 0 else len(self.raw)

    def _after_element(self, name: str, start: int) -> int:
        if name not in self.unclosed:
            closing = _closing(name).search(self.raw, start)
            if closing:
                return closing.end()
            self.unclosed.add(name)  # nothing closes it from here on either
        return len(self.raw) if name in {"script", "style"} else start

    def _gap(self, white: str) -> None:
        self.chunks.append(white)
        self.at += len(white)

    def _words(self, start: int, end: int, literal: bool = False) -> None:
        raw = self.raw
        if end <= start:
            return
        if literal or raw.find("&", start, end) < 0:
            self._piece(raw[start:end], start, end)
            return
        for entity in _ENTITY.finditer(raw, start, end):
            meant = unescape(entity[0])
            if meant == entity[0]:
                continue
            if entity.start() > start:
                self._piece(raw[start : entity.start()], start, entity.start())
            if meant:
                self._piece(meant, entity.start(), entity.end())
            start = entity.end()
        if end > start:
            self._piece(raw[start:end], start, end)

    def _piece(self, text: str, start: int, end: int) -> None:
        self.chunks.append(text)
        before = self.pieces[-1] if self.pieces else (-1, -1, -1, -1)
        if before[1] == self.at and before[3] == start and _is_even(before) and len(text) == end - start:
            self.pieces[-1] = (before[0], self.at + len(text), before[2], end)
        else:
            self.pieces.append((self.at, self.at + len(text), start, end))
        self.at += len(text)
        if len(self.pieces) > MAX_PIECES or self.at > MAX_TEXT_CHARS:
            raise PageRejected("too_large", TOO_LARGE)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}\b[^>]*>?", re.IGNORECASE)


def _is_even(piece: Piece) -> bool:
    return piece[1] - piece[0] == piece[3] - piece[2]


def visible_text(raw: str, skipped: frozenset[str] = UNSEEN_TAGS) -> Strand:
    """The text of an HTML source without the contents of the ``skipped`` elements.

    A tag of a block leaves a blank line, ``<br>`` a line break; entities are the characters they
    mean. Nothing else is changed.

    Raises:
        PageRejected: ``too_large`` where there is more text than any article has.
    """
    return _Scanner(raw, skipped).scan()
