"""The blocks of the article on an HTML page, each with its places in the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.clean.block_judge import choose_by_forest
from onrecord.clean.boxes import hint_bits
from onrecord.clean.markup import strand_of
from onrecord.clean.notices import without_notices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.html_metadata import HtmlMetadata
    from onrecord.clean.markup import Block
    from onrecord.clean.strand import Strand

FURNITURE = ("nav", "footer", "aside", "form", "figure")
MIN_CHOSEN = 40  # characters; where the judge finds fewer, all blocks outside menus and the like are given


MAX_PICTURE_LINE = 200  # characters of a line that stands beside a picture and is no sentence: its caption
SENTENCE_ENDS = ".!?:;,…\"'”’»。！？」"


@dataclass(frozen=True, slots=True)
class HtmlBlocks:
    """Blocks of a page; ``trusted`` where the judge chose them, False where all are given."""

    strands: list[Strand]
    trusted: bool


def article_blocks(raw: str, blocks: Sequence[Block], about: HtmlMetadata) -> HtmlBlocks:
    """The blocks that are the article's, in reading order.

    Where none is, all blocks outside menus, forms and the like.
    """
    blocks = without_notices(blocks, about.page_title)
    chosen = choose_by_forest(blocks, about.page_title, about.description or "")
    chosen = [block for block in chosen if not _is_picture_line(block)]
    if sum(len(block.text) for block in chosen) >= MIN_CHOSEN:
        return HtmlBlocks([strand_of(raw, block) for block in chosen], True)
    bits = hint_bits()
    furniture = sum(bits[name] for name in FURNITURE)
    own = [block for block in blocks if not (block.box.hints | block.box.around) & furniture]
    return HtmlBlocks([strand_of(raw, block) for block in own], False)


def _is_picture_line(block: Block) -> bool:
    """Whether a block is the words of the picture in its element: short, no sentence and no subhead."""
    if block.image < 2 or len(block.text) > MAX_PICTURE_LINE:
        return False
    return block.text[-1] not in SENTENCE_ENDS
