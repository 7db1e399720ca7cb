"""Page to article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.clean.html.markup import read_markup
from onrecord.clean.html.titles import find_title
from onrecord.clean.html_blocks import article_blocks
from onrecord.clean.lines.judge import Choice, choose_blocks
from onrecord.clean.lines.line_judge import choose_lines
from onrecord.clean.lines.refusals import is_refusal
from onrecord.clean.lines.repetition import without_repeated
from onrecord.clean.lines.text_blocks import text_blocks
from onrecord.clean.metadata.html_metadata import HtmlMetadata, read_metadata
from onrecord.clean.metadata.linked_body import linked_body
from onrecord.clean.parts.article_parts import Composed, compose
from onrecord.clean.parts.bios import split_bio
from onrecord.clean.parts.bylines import Printed, read_printed
from onrecord.clean.parts.genre import find_genre
from onrecord.clean.parts.standfirst import find_standfirst
from onrecord.clean.words.entities import read_again, read_line_again
from onrecord.clean.words.features import plain
from onrecord.clean.words.mojibake import without_mojibake
from onrecord.clean.words.repair import repair, repaired_line
from onrecord.clean.words.strand import without_invisible
from onrecord.errors import PageRejected
from onrecord.records.articles import Article
from onrecord.records.spans import Span
from onrecord.text.language import detect_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.clean.html.markup import Block
    from onrecord.clean.words.strand import Strand
    from onrecord.records.pages import Page
    from onrecord.text.forest import Forest

MAX_ARTICLE_CHARS = 1_000_000  # what the language model reads at once; the longest real text has 270,000
MIN_WORDS = 8  # the shortest official readout measured has 14 words


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found on a page before it is put together."""

    choice: Choice
    metadata: HtmlMetadata
    title: str | None
    title_raw: Span | None


def clean_page(page: Page, forest: Forest | None = None) -> Article:
    """The article on a page: its own words, frozen, with the way back to ``page.raw``.

    Args:
        page: what was read.
        forest: other trees for the blocks of HTML than the trained ones, to measure them.

    Raises:
        PageRejected: ``no_article`` where nothing on the page reads like one; ``too_large`` where
            the text is no article's by its size.
    """
    found = _read_html(page, forest) if page.media_type == "text/html" else _read_text(page)
    composed = compose(found.choice.standfirst, [look.strand for look in found.choice.body])
    if len(composed.strand.text.split()) < MIN_WORDS and len(composed.strand.text) < 5 * MIN_WORDS:
        raise PageRejected("no_article", "Nothing on the page reads like an article.")
    if is_refusal(composed.strand.text, (found.title or "", found.metadata.page_title)):
        raise PageRejected("no_article", "The page is a refusal, a bot check or a consent wall, no article.")
    if len(composed.strand.text) > MAX_ARTICLE_CHARS:
        raise PageRejected("too_large", f"The text has more than {MAX_ARTICLE_CHARS:,} characters.")
    return _article(page, found, composed)


def _read_html(page: Page, forest: Forest | None) -> _Found:
    outline = read_markup(page.raw)
    sound = without_mojibake(page.raw)
    metadata = read_metadata(sound, outline if sound is page.raw else read_markup(sound))
    title, title_raw = find_title(page.raw, outline.blocks, page.given.title, metadata.titles)
    title = repaired_line(title, page.raw) if title else title
    blocks = article_blocks(page.raw, outline.blocks, metadata, forest)
    choice = choose_blocks(_repaired(blocks.strands), title, blocks.trusted)
    words = sum(look.words for look in choice.body)
    if body := linked_body(page.raw, outline.scripts, title, words):
        choice = choose_blocks(_repaired(body), title, trusted=True)
    choice = _without_bio(_without_name(choice, metadata.outlet), page.given.byline or metadata.byline)
    choice = _with_standfirst(choice, page.raw, outline.blocks, (metadata, title_raw))
    return _Found(choice, metadata, title, title_raw)


def _repaired(strands: Iterable[Strand]) -> list[Strand]:
    return read_again([repair(strand) for strand in strands])


def _without_name(choice: Choice, outlet: str | None) -> Choice:
    """The choice without a block that is only the name of the site."""
    own = plain(outlet or "")
    named = tuple(look for look in choice.body if look.words < MIN_WORDS and plain(look.text) == own)
    body = tuple(look for look in choice.body if look not in named)
    return replace(choice, body=body, dropped=(*choice.dropped, *named)) if named else choice


def _without_bio(choice: Choice, byline: tuple[str, ...]) -> Choice:
    body, notes = split_bio(choice.body, byline)
    return replace(choice, body=body, dropped=(*choice.dropped, *notes)) if notes else choice


def _with_standfirst(
    choice: Choice, raw: str, blocks: Sequence[Block], told: tuple[HtmlMetadata, Span | None]
) -> Choice:
    """The choice with the standfirst that the page's metadata name, where the page prints it."""
    metadata, title = told
    body = [look.strand for look in choice.body]
    if choice.standfirst or not body:
        return choice
    if len(body) > 1 and metadata.description and plain(body[0].text) == plain(metadata.description):
        return replace(choice, standfirst=(body[0],), body=choice.body[1:])
    if title is None:
        return choice
    found = find_standfirst(raw, blocks, metadata.description, (title.start, body))
    return replace(choice, standfirst=(repair(found),)) if found else choice


def _read_text(page: Page) -> _Found:
    blocks = _repaired(text_blocks(page.raw))
    choice = without_repeated(choose_lines(blocks, page.given.title), page.given.repeated)
    choice = _without_bio(choice, page.given.byline)
    if not choice.body:
        raise PageRejected("no_article", "Nothing on the page reads like an article.")
    printed = choice.title
    title = page.given.title or (printed.text if printed else None)
    return _Found(choice, HtmlMetadata(), title, _raw_span(printed))


def _article(page: Page, found: _Found, composed: Composed) -> Article:
    given, metadata = page.given, found.metadata
    above, below = ([look.text for look in part] for part in (found.choice.above, found.choice.dropped))
    printed = read_printed(above, below, found.title)
    text = composed.strand.text
    title = _line(found.title, page.raw)
    outlet = _line(given.outlet or metadata.outlet or printed.outlet, page.raw)
    names = (_line(name, page.raw) for name in given.byline or metadata.byline or printed.byline)
    byline = tuple(name for name in names if name)
    url = given.url or metadata.url
    about = {
        "title": title or "",
        "outlet": outlet or "",
        "url": url or "",
        "section": metadata.section or "",
        "byline": ", ".join(byline),
    }
    turns = sum(part.end - part.start for part in composed.parts if part.role == "turn")
    return Article(
        text=text,
        offsets=composed.strand.offsets(),
        parts=tuple(composed.parts),
        title=title,
        title_raw=found.title_raw,
        outlet=outlet,
        agency=_agency(composed, printed, outlet),
        byline=byline,
        language=given.language if given.language and len(given.language) == 2 else detect_language(text),
        genre=find_genre(text, turns, about),
        url=url,
    )


def _line(told: str | None, page: str) -> str | None:
    """A headline or a name as people read it; None if nothing is left of it."""
    return without_invisible(repaired_line(read_line_again(told), page)) or None if told else None


def _agency(composed: Composed, printed: Printed, outlet: str | None) -> str | None:
    """Whose copy it is, where it is another's than the outlet's."""
    agency = composed.agency or printed.agency
    if agency and outlet:
        own = re.search(rf"\b{re.escape(agency)}\b", outlet, re.I) or plain(outlet) in plain(agency)
        return None if own or plain(agency) == plain(outlet) else agency  # its own reporter's dateline
    return agency


def _raw_span(strand: Strand | None) -> Span | None:
    cover = strand.raw_cover() if strand else None
    return Span(*cover) if cover else None
