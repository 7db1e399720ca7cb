"""The standfirst of an HTML page: it stands apart from the body, above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.clean.html.markup import strand_of
from onrecord.clean.words.features import count_words, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.html.markup import Block
    from onrecord.clean.words.strand import Strand

MIN_WORDS = 6
MAX_WORDS = 80


def find_standfirst(
    raw: str, blocks: Sequence[Block], described: str | None, around: tuple[int, Sequence[Strand]]
) -> Strand | None:
    """The page's own description of the article, where a block between title and body says the same.

    Args:
        raw: the page.
        blocks: its blocks.
        described: what the page's metadata say of the article.
        around: where the title stands in the source, and the blocks of the body.

    Returns:
        The block, or None where it is not printed there or the body says the same.
    """
    title, body = around
    covers = [cover for block in body if (cover := block.raw_cover())]
    words = " ".join(described.split()) if described else ""
    if not covers or not MIN_WORDS <= count_words(words) <= MAX_WORDS:
        return None
    for block in blocks:
        if block.text == words and title < block.pieces[0][0] and block.pieces[-1][1] <= covers[0][0]:
            said = plain(words) in plain(" ".join(block.text for block in body))
            return None if said else strand_of(raw, block)
    return None
