"""The blocks of the article on an HTML page, each with its places in the source."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml.etree import LxmlError, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

from onrecord.clean.align import align_blocks
from onrecord.clean.features import look_at
from onrecord.clean.visible import FURNITURE_TAGS, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.clean.strand import Strand

MAX_TREE_CHARS = 3_000_000  # the tree of a larger page costs more memory and time than a page is worth
MAX_DEPTH = 400  # the deepest real page measured has 90 levels; libxml2 and its users recurse
# Of the extracted blocks that are a link and nothing else, 60 of 67 on the development pages were no part
# of the article, and 5 of the others were addresses. A page that is links for the most part keeps them.
MAX_LINK = 200
OWN_SHARE = 0.6
PICTURE_BLOCKS = frozenset({"p", "div", "figure", "center", "td", "li", "section", "article", "body"})
BLOCK_NAMES = ("p", "head", "item", "quote", "row", "ab", "code", "fw")

_PROLOG = re.compile(r"^\s*<\?xml[^>]*>")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def parse_html(raw: str) -> HtmlElement | None:
    """The tree of a page, or None where it is too large, too deep, or no tree can be made of it."""
    if len(raw) > MAX_TREE_CHARS:
        return None
    source = _PROLOG.sub("", raw).replace("\x00", " ").encode("utf-8", errors="replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(source, parser=parser)
    except (LxmlError, ValueError, AssertionError):
        return None
    return tree if _is_shallow(tree) else None


@dataclass(frozen=True, slots=True)
class HtmlBlocks:
    """Blocks of a page; ``trusted`` where the extractor chose them, False where all are given.

    ``page`` is all that is seen of the page.
    """

    strands: list[Strand]
    trusted: bool
    page: Strand


def extract_blocks(raw: str, tree: HtmlElement | None) -> HtmlBlocks:
    """The blocks the extractor takes for the article's, in reading order.

    Where there is no tree or nothing is found in it, all blocks outside menus, forms and the like.
    """
    page = visible_text(raw)
    words = _extracted(tree) if tree is not None else []
    if len(words) == 1:
        inner = _blocks_within(raw, words[0])
        if len(inner) > 1 and not _is_prose(inner):  # it found no article and gave all words of the page
            return HtmlBlocks(inner, False, page)
    if words:
        return HtmlBlocks([block.squeezed() for block in align_blocks(words, page)], True, page)
    return HtmlBlocks(visible_blocks(raw), False, page)


def _blocks_within(raw: str, words: str) -> list[Strand]:
    """The page's own blocks that stand in the extractor's only block."""
    dense = _dense(words)
    return [block for block in visible_blocks(raw) if _dense(block.text) in dense]


def visible_blocks(raw: str) -> list[Strand]:
    """All blocks of a page outside elements that never hold an article."""
    page = visible_text(raw, FURNITURE_TAGS)
    out, start = [], 0
    for gap in re.finditer(r"\n\n\s*", page.text):
        out.append(page.slice(start, gap.start()).squeezed())
        start = gap.end()
    out.append(page.slice(start, len(page.text)).squeezed())
    return [block for block in out if block.text]


def _extracted(tree: HtmlElement) -> list[str]:
    """The extractor's blocks, without those that are a link and nothing else: headlines of other articles."""
    links = {_dense(link.text_content()) for link in tree.iter("a")} | _captions(tree)
    try:
        found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # a page that breaks the extractor is read by our own rules instead
        return []
    body = getattr(found, "body", None)
    blocks = [text for text in _texts(body) if text] if body is not None else []
    own = [text for text in blocks if len(text) > MAX_LINK or _dense(text) not in links]
    return own if sum(map(len, own)) >= OWN_SHARE * sum(map(len, blocks)) else blocks


def _is_prose(blocks: list[Strand]) -> bool:
    """Whether most words stand in sentences."""
    looks = [look_at(block) for block in blocks]
    return 2 * sum(look.words for look in looks if look.prose) >= sum(look.words for look in looks)


def _captions(tree: HtmlElement) -> set[str]:
    """Words in the block of a picture that are short and no sentence: its caption."""
    found = set()
    for image in tree.iter("img"):
        block = next((above for above in image.iterancestors() if above.tag in PICTURE_BLOCKS), None)
        text = " ".join(block.text_content().split()) if block is not None else ""
        if text and len(text) <= MAX_LINK and text[-1] not in ".!?:;,…\"'”’":
            found.add(_dense(text))
    return found


def _dense(text: str) -> str:
    return "".join(text.split())


def _texts(body: HtmlElement) -> Iterator[str]:
    """The words of the lowest blocks of the extractor's tree, and of text that stands beside them."""
    pending: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in BLOCK_NAMES:
            yield _flush(pending)
        if event == "start":
            if element.tag in {"lb", "cell"}:
                pending.append("\n")
            pending.append(element.text or "")
        else:
            pending.append(element.tail or "" if element is not body else "")
    yield _flush(pending)


def _flush(pending: list[str]) -> str:
    text = "".join(pending)
    pending.clear()
    return text.strip()


def _is_shallow(tree: HtmlElement) -> bool:
    depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            return False
    return True
