"""The headline of an HTML page and where it stands in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.clean.html.markup import strand_of
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.html.markup import Block


def find_title(
    raw: str, blocks: Sequence[Block], given: str | None, titles: Sequence[str]
) -> tuple[str | None, Span | None]:
    """The headline, as given or as the page has it, and its place in ``raw``, where it has one."""
    title = given or (titles[0] if titles else None)
    if title is None:
        return None, None
    words = " ".join(title.split())
    saying = [block for block in blocks if block.text == words]
    block = next((block for block in saying if block.box.tag == "h1"), saying[0] if saying else None)
    cover = strand_of(raw, block).raw_cover() if block else None
    if cover is None:
        start = raw.find(title)
        cover = (start, start + len(title)) if title and start >= 0 else _repaired(raw, blocks, words)
    return title, Span(*cover) if cover else None


def _repaired(raw: str, blocks: Sequence[Block], words: str) -> tuple[int, int] | None:
    """The place of the heading that says so if its mojibake is repaired."""
    strands = (strand_of(raw, block) for block in blocks if block.box.tag == "h1")
    return next((strand.raw_cover() for strand in strands if strand.text == words), None)
