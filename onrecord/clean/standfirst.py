"""The standfirst of an HTML page: extractors leave it out, for it stands apart from the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.clean.features import count_words, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.strand import Strand

MIN_WORDS = 6
MAX_WORDS = 80


def find_standfirst(page: Strand, described: str | None, title: int, body: Sequence[Strand]) -> Strand | None:
    """The page's own description of the article, where it is printed between title and body.

    Args:
        page: the words of the page with their places.
        described: what the page's metadata say of the article.
        title: where the title stands in the source.
        body: the blocks of the body.

    Returns:
        The block, or None where it is not printed there or the body says the same.
    """
    covers = [cover for block in body if (cover := block.raw_cover())]
    words = described.split() if described else []
    if not covers or not MIN_WORDS <= count_words(" ".join(words)) <= MAX_WORDS:
        return None
    if plain(" ".join(words)) in plain(" ".join(block.text for block in body)):
        return None
    for match in re.finditer(r"\s+".join(map(re.escape, words)), page.text):
        found = page.slice(match.start(), match.end()).squeezed()
        cover = found.raw_cover()
        if cover and title < cover[0] and cover[1] <= covers[0][0] and _is_block(page.text, match.span()):
            return found
    return None


def _is_block(text: str, span: tuple[int, int]) -> bool:
    """Whether the words fill their block: a line break or nothing is on either side."""
    before, behind = (
        text[max(0, span[0] - 200) : span[0]].rstrip(" \t"),
        text[span[1] : span[1] + 200].lstrip(" \t"),
    )
    return before[-1:] in {"", "\n"} and behind[:1] in {"", "\n"}
