"""Pages of which only passages are known, with an article for the judge of blocks to learn from.

The article is what one of trafilatura's readings finds, the one that gets most of the page's passages right,
and the passages correct it: the blocks of wanted ones are the article's, those of unwanted ones are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from block_pages import KnownPage, make_known, site_of
from passages import CORPUS, Probed, count_right, other_text, probed_pages, spaced

from onrecord.ingest.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.clean.html.block_places import Column

READINGS: tuple[dict[str, bool], ...] = (
    {"favor_precision": True},
    {},
    {"fast": True},
    {"favor_recall": True},
)
"""The settings of trafilatura that are tried; the first of several that are equally right is taken."""


def passage_pages(corpora: Path) -> Iterator[KnownPage]:
    """The pages of trafilatura's own evaluation of which a reading finds anything."""
    for page in probed_pages(corpora):
        raw = decode(page.data)[0]
        readings = [other_text(raw, **options) for options in READINGS]
        best = max(readings, key=lambda text: count_right(page, text))
        known = make_known(raw, best.split("\n"), (CORPUS, site_of(page.url))) if best else None
        if known is None:
            continue
        known.passages = page
        known.truth = corrected(known, page)
        if known.truth.any():
            yield known


def corrected(known: KnownPage, page: Probed) -> Column:
    """Which blocks of a page are its article's, the passages considered."""
    texts = [spaced(block.text) for block in known.blocks]
    truth = known.truth.astype(bool)
    wanted = [spaced(passage) for passage in page.wanted]
    for passage in wanted:
        holding = [at for at, text in enumerate(texts) if passage in text]
        if holding and not truth[holding].any():
            truth[max(holding, key=lambda at: known.words[at])] = True
    for passage in map(spaced, page.unwanted):
        for at, text in enumerate(texts):
            if passage in text and not any(good in text for good in wanted):
                truth[at] = False
    return truth
