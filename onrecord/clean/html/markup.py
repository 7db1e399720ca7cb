"""An HTML source in one pass: its blocks of text with their places, and the elements around them.

A tolerant scanner, not a parser: it copes with any nesting in linear time, and knows where each word
stands in the source, for the words are never taken out of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from onrecord.clean.html.boxes import Box, hints_of
from onrecord.clean.html.tags import NAME, TAG, comment_end, script_end, tag_end
from onrecord.clean.words.repair import undone
from onrecord.clean.words.strand import Piece, Strand
from onrecord.errors import PageRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PIECES = 300_000  # stretches between tags and entities; the largest real page measured has 12,000
MAX_TEXT_CHARS = 3_000_000  # the same; the longest transcript measured has 270,000
MAX_BLOCKS = 50_000  # the same; the largest real page measured has 4,000
MAX_DEPTH = 250  # the deepest real page measured has 90 levels; deeper elements count as the one around them
MAX_BOXES = 200_000  # the same for their number; the largest real page measured has 9,000
MAX_SCOPE = 12  # elements above that an unclosed list item or cell is looked for among
MAX_BROKEN = 50  # tags with a quote that is never closed; after so many, quotes are not looked at
MAX_HEAD_TAGS = 2_000  # meta tags and the like; the most measured on a real page are 150
SCRIPT_COMMENT = "<!--"
TOO_LARGE = "The page holds more text than an article can."

BOX_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video",
))  # fmt: skip
BREAK_TAGS = frozenset({"hr", "label", "time", "head", "option"})  # a block ends there, and nothing is inside
SKIPPED_TAGS = frozenset((
    "script", "style", "template", "svg", "math", "object", "iframe", "noscript", "button", "select",
    "textarea", "title",
))  # fmt: skip
MENU_TAGS = frozenset({"nav", "footer"})
"""Elements that hold half of the blocks of a page and none of its article (0.01 % of its words measured)."""
NESTED = MENU_TAGS | {"span"}  # skipped elements that may stand in one another
MIN_SEEN = 200  # characters; a page with fewer outside its menus is read with them
BLOCK_SKIPPED = MENU_TAGS | frozenset({"button", "select", "textarea", "iframe", "object"})
INLINE_TAGS = frozenset((
    "span", "b", "i", "em", "strong", "u", "small", "sup", "sub", "font", "cite", "code", "abbr", "source",
    "input", "picture", "wbr", "s", "mark", "ins", "del", "q",
))  # fmt: skip
_SCOPES = {
    "li": frozenset({"ul", "ol", "menu"}),
    "td": frozenset({"tr", "table"}),
    "th": frozenset({"tr", "table"}),
    "tr": frozenset({"table"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
}
_SIBLINGS = {"td": {"td", "th"}, "th": {"td", "th"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}}

_BOX, _BREAK, _SKIP, _LINK, _LINE, _IMAGE, _META = range(1, 8)
_KINDS = {
    **dict.fromkeys(BOX_TAGS, _BOX),
    **dict.fromkeys(BREAK_TAGS, _BREAK),
    **dict.fromkeys(SKIPPED_TAGS, _SKIP),
    "a": _LINK,
    "br": _LINE,
    "img": _IMAGE,
    "meta": _META,
    "link": _META,
    **dict.fromkeys(INLINE_TAGS, 0),
    "span": _SKIP,  # where nobody sees it
}
# By a style or attribute, or by the class names that style sheets hide words with that stand within a line.
_UNSEEN = re.compile(
    r"""(?:^|[\s"'])(?:hidden|(?:visually|screen-reader)-?hidden|sr-only|screen-reader-text)(?=[\s"'/]|$)"""
    r"""|(?:^|\s)style\s*+=\s*+["'][^"']*?display\s*+:\s*+none""",
    re.I,
)
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


@dataclass(slots=True)
class Block:
    """A stretch of text between two tags of blocks.

    Attributes:
        box: the element it stands in.
        pieces: its places in the source, in order; an empty one is a line break.
        text: its words, entities read, white space squeezed.
        linked: raw characters within links.
        image: 0, or 1 where a picture stands between it and the block before, 2 in the same element.
    """

    box: Box
    pieces: list[tuple[int, int]]
    text: str
    linked: int
    image: int


@dataclass(slots=True)
class Outline:
    """What a page is made of: blocks in order, and the tags and scripts that tell of the page.

    ``tags`` has the names and attributes of ``html``, ``meta`` and ``link``; ``title`` and ``scripts``
    (JSON of any kind) are places in the source.
    """

    blocks: list[Block] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)
    title: tuple[int, int] | None = None
    scripts: list[tuple[int, int]] = field(default_factory=list)


def read_markup(raw: str, menus: bool = False) -> Outline:
    """The blocks of an HTML source and the elements around them.

    Args:
        raw: the source.
        menus: whether menus are read too.

    Raises:
        PageRejected: ``too_large`` where there is more text than any article has.
    """
    found = _Scanner(raw, frozenset() if menus else MENU_TAGS).scan()
    if menus or sum(len(block.text) for block in found.blocks) >= MIN_SEEN:
        return found
    return _Scanner(raw, frozenset()).scan()


class _Scanner:
    def __init__(self, raw: str, menus: frozenset[str]) -> None:
        self.raw = raw
        self.kinds = {**_KINDS, **dict.fromkeys(menus, _SKIP)}
        self.out = Outline()
        self.stack = [Box("", None, 0, 0, 0, 0, 0)]
        self.boxes = self.pieces_taken = self.chars = self.broken = self.buried = 0
        self.open = dict.fromkeys(BOX_TAGS, 0)
        self.pieces: list[tuple[int, int]] = []
        self.linked = self.link_depth = 0
        self.image: Box | None = None
        self.unclosed: set[str] = set()
        self.likenesses: dict[tuple[int, str, str], int] = {}

    def scan(self) -> Outline:
        position = 0
        while position < len(self.raw):
            position = self._run(position)
        self._flush()
        return self.out

    def _run(self, at: int) -> int:
        """Reads tags from ``at`` on up to one that needs a closer look; returns where to go on."""
        raw, pieces, kinds = self.raw, self.pieces, self.kinds
        for tag in TAG.finditer(raw, at):
            start = tag.start()
            if start > at and (pieces or not raw[at:start].isspace()):
                pieces.append((at, start))
                if self.link_depth:
                    self.linked += start - at
            name = tag[2]
            if name is None:
                return self._odd(start)
            at = tag.end()
            kind = kinds.get(name, -1)
            if kind < 0:
                name = name.lower()
                kind = kinds.get(name, 0)
            if kind == _BOX:
                if pieces:
                    self._flush()
                self._close(name) if tag[1] else self._push(name, tag[3])
            elif kind == _SKIP and not tag[1] and (name != "span" or _UNSEEN.search(tag[3])):
                return self._skip(tag[2], tag[3], at)
            elif kind:
                self._inline(kind, tag)
            elif len(pieces) > MAX_PIECES:
                raise PageRejected("too_large", TOO_LARGE)
        if at < len(raw):
            pieces.append((at, len(raw)))
        return len(raw)

    def _inline(self, kind: int, tag: re.Match[str]) -> None:
        if kind == _LINK:
            self.link_depth = 0 if tag[1] else len(self.stack)
        elif kind == _LINE:
            self._line(tag.start())
        elif kind == _IMAGE:
            self.image = self.stack[-1]
        elif kind == _BREAK:
            self._flush()
        elif kind == _META and len(self.out.tags) < MAX_HEAD_TAGS:
            self.out.tags.append((tag[2].lower(), tag[3]))

    def _line(self, at: int) -> None:
        """A line break; the second of two ends the block."""
        last = self.pieces[-1] if self.pieces else None
        if last and last[0] < last[1] and len(self.pieces) > 1 and self.raw[last[0] : last[1]].isspace():
            last = self.pieces[-2]
        if last and last[0] == last[1]:
            self._flush()
        else:
            self.pieces.append((at, at))

    def _push(self, tag: str, attributes: str) -> None:
        stack = self.stack
        if stack[-1].tag == "p":
            self._pop()
        elif tag in _SCOPES and stack[-1].tag not in _SCOPES[tag]:
            self._end_sibling(tag)
        if len(stack) > MAX_DEPTH or self.boxes >= MAX_BOXES:
            self.buried += 1
            return
        if tag == "html" and len(self.out.tags) < MAX_HEAD_TAGS:
            self.out.tags.append((tag, attributes))
        parent = stack[-1]
        hints, kind = hints_of(tag, attributes)
        likeness = self.likenesses.setdefault((parent.likeness, tag, kind), len(self.likenesses) + 1)
        self.boxes += 1
        around = parent.around | parent.hints
        stack.append(Box(tag, parent, self.boxes, len(stack), hints, around, likeness))
        self.open[tag] += 1

    def _end_sibling(self, tag: str) -> None:
        """Ends the list item or cell before this one where the page does not."""
        scope, siblings = _SCOPES[tag], _SIBLINGS.get(tag, {tag})
        for back in range(1, min(MAX_SCOPE, len(self.stack))):
            above = self.stack[-back].tag
            if above in scope:
                return
            if above in siblings:
                self._close(above)
                return

    def _close(self, tag: str) -> None:
        if self.buried:
            self.buried -= 1
        elif self.open[tag] > 0:
            while self._pop() != tag:
                pass

    def _pop(self) -> str:
        tag = self.stack.pop().tag
        self.open[tag] -= 1
        if len(self.stack) < self.link_depth:
            self.link_depth = 0
        return tag

    def _flush(self) -> None:
        """Ends the block that is being read."""
        raw, pieces = self.raw, self.pieces
        if not pieces:
            return
        text = " ".join("".join([raw[start:end] or "\n" for start, end in pieces]).split())
        if text:
            if "&" in text:
                self.pieces_taken += text.count("&")  # each may be an entity, which is a piece of its own
                text = " ".join(unescape(text).split())
            self.pieces_taken += len(pieces)
            self.chars += len(text)
            if self.pieces_taken > MAX_PIECES or self.chars > MAX_TEXT_CHARS:
                raise PageRejected("too_large", TOO_LARGE)
            if text:
                if len(self.out.blocks) >= MAX_BLOCKS:
                    raise PageRejected("too_large", TOO_LARGE)
                box = self.stack[-1]
                image = 0 if self.image is None else 2 if self.image is box else 1
                self.out.blocks.append(Block(box, pieces[:], text, self.linked, image))
                self.image = None
        pieces.clear()
        self.linked = 0

    def _skip(self, name: str, attributes: str, start: int) -> int:
        """Where an element ends that holds no words of the page; ``start`` where it is never closed."""
        tag = name.lower()
        if tag == "span" and not _UNSEEN.search(attributes):
            return start
        if tag in BLOCK_SKIPPED:
            self._flush()
        if attributes.endswith("/") and tag not in {"script", "style"}:
            return start
        end = -1 if tag in self.unclosed else self.raw.find(f"</{name}", start)
        if tag == "script" and self.raw.find("<!--", start, end) >= 0 and SCRIPT_COMMENT not in self.unclosed:
            end = self._script_end(start, end)
        if end < 0 and tag not in self.unclosed:
            closing = _closing(tag).search(self.raw, start)
            end = closing.start() if closing else -1
        if tag in NESTED and end >= 0:
            end = self._menu_end(name, start, end)
        if end < 0:
            self.unclosed.add(tag)  # nothing closes it from here on either
            return len(self.raw) if tag in {"script", "style"} else start
        if tag == "title" and self.out.title is None:
            self.out.title = (start, end)
        elif tag == "script" and "json" in attributes:
            self.out.scripts.append((start, end))
        return end  # the closing tag is read as any other

    def _script_end(self, start: int, first: int) -> int:
        """Where a script ends that holds a comment; at its ``first`` closing tag if no rule ends it."""
        end = script_end(self.raw, start)
        if end < 0:
            self.unclosed.add(SCRIPT_COMMENT)
        return end if end >= 0 else first

    def _menu_end(self, name: str, start: int, end: int) -> int:
        """Where a menu ends that begins at ``start`` and may hold others; -1 where it does not."""
        inner = self.raw.count(f"<{name}", start, end)
        while inner and end >= 0:
            after = self.raw.find(f"</{name}", end + 1)
            inner += (self.raw.count(f"<{name}", end + 1, after) if after >= 0 else 0) - 1
            end = after
        return end

    def _odd(self, start: int) -> int:
        """Where reading goes on after a comment, a declaration, or a tag with odd attributes."""
        raw = self.raw
        if raw.startswith("<!--", start):
            return comment_end(raw, start)
        named = NAME.match(raw, start)
        if named is None and not raw.startswith(("<!", "<?", "</"), start):
            self.pieces.append((start, start + 1))
            return start + 1
        if named is None:
            return self._behind(start)
        end = self._tag_end(named.end())
        name, attributes = named[2], raw[named.end() : end].rstrip(">")
        kind = self.kinds.get(name.lower(), 0)
        if kind == _BOX:
            self._flush()
            self._close(name.lower()) if named[1] else self._push(name.lower(), attributes)
        elif kind == _SKIP and not named[1]:
            return self._skip(name, attributes, end)
        elif kind in {_LINK, _META} and not named[1]:
            self._odd_inline(kind, name, attributes)
        return end

    def _odd_inline(self, kind: int, name: str, attributes: str) -> None:
        if kind == _LINK:
            self.link_depth = len(self.stack)
        elif len(self.out.tags) < MAX_HEAD_TAGS:
            self.out.tags.append((name.lower(), attributes))

    def _tag_end(self, start: int) -> int:
        """Where the tag ends whose attributes begin at ``start``."""
        end = tag_end(self.raw, start) if self.broken < MAX_BROKEN else None
        if end is None:
            self.broken += 1
            return self._behind(start)
        return end

    def _behind(self, start: int) -> int:
        """Behind the next ">"."""
        end = self.raw.find(">", start)
        return end + 1 if end >= 0 else len(self.raw)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}\b", re.IGNORECASE)


def strand_of(raw: str, block: Block) -> Strand:
    """The words of a block with their places, white space squeezed."""
    chunks: list[str] = []
    places: list[Piece] = []
    at = 0
    for start, end in block.pieces:
        for text, begin, stop in _words(raw, start, end):
            if begin < stop:
                places.append((at, at + len(text), begin, stop))
            chunks.append(text)
            at += len(text)
    return undone(Strand("".join(chunks), tuple(places)), raw).squeezed()


def _words(raw: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The words of a piece with their places, entities read."""
    if start == end:
        yield "\n", start, end
        return
    if raw.find("&", start, end) >= 0:
        for entity in _ENTITY.finditer(raw, start, end):
            meant = unescape(entity[0])
            if meant == entity[0]:
                continue
            if entity.start() > start:
                yield raw[start : entity.start()], start, entity.start()
            if meant:
                yield meant, entity.start(), entity.end()
            start = entity.end()
    if end > start:
        yield raw[start:end], start, end
