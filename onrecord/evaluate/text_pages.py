"""The public HTML pages as crawls give them in plain text: every line of the page, and no markup.

The form is that of Common Crawl's WET files: the page's title first, then one block of text a line, menus,
notes and footers with it (https://commoncrawl.org/get-started). The shipped judge of lines has learned from
these pages; see ``training/train_lines.py`` for figures by cross-validation.
"""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from onrecord.clean.html.markup import read_markup
from onrecord.clean.words.features import plain
from onrecord.evaluate.html_pages import clean_known, score_shingles
from onrecord.evaluate.tally import Miss, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.clean.html.markup import Block
    from onrecord.evaluate.html_pages import HtmlGold

TASK = "text without markup"


def score_without_markup(corpus: str, page: HtmlGold) -> Tally:
    """The text of a page whose markup is gone, and its title if the set tells it and the page shows it."""
    text = text_of(page.page.raw)
    article = clean_known(replace(page.page, raw=text, media_type="text/plain"))
    tally = score_shingles((corpus, TASK), page, article)
    if not (page.title and article and plain(page.title) in {plain(line) for line in text.split("\n")}):
        return tally
    same = plain(article.title or "") == plain(page.title)
    wrong = () if same else (Miss(page.name, "wrong title", f"{page.title} ≠ {article.title}"),)
    return replace(tally, right={**tally.right, "title": (int(same), 1)}, misses=(*tally.misses, *wrong))


def text_of(raw: str) -> str:
    """All visible words of an HTML source, one block a line, its title first."""
    outline = read_markup(raw, menus=True)
    title = unescape(raw[slice(*outline.title)]) if outline.title else ""
    lines = [title, *(line for block in outline.blocks for line in _lines(raw, block))]
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _lines(raw: str, block: Block) -> Iterator[str]:
    """The words of a block, broken where the page breaks its lines."""
    line: list[str] = []
    for start, end in block.pieces:
        if start == end:
            yield unescape("".join(line))
            line.clear()
        else:
            line.append(" ".join(raw[start:end].splitlines()) if "\n" in raw[start:end] else raw[start:end])
    yield unescape("".join(line))
