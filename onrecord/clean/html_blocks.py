"""The blocks of the article on an HTML page, each with its places in the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.clean.html.block_judge import choose_by_forest
from onrecord.clean.html.boxes import hint_bits
from onrecord.clean.html.markup import strand_of
from onrecord.clean.html.notices import without_notices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.html.markup import Block
    from onrecord.clean.metadata.html_metadata import HtmlMetadata
    from onrecord.clean.words.strand import Strand
    from onrecord.text.forest import Forest

FURNITURE = ("nav", "footer", "aside", "form", "figure")
MIN_CHOSEN = 40  # characters; where the judge finds fewer, all blocks outside menus and the like are given


MAX_PICTURE_LINE = 200  # characters of a line that stands beside a picture and is no sentence: its caption
MAX_CAPTION = 400  # the same in an element that is named for pictures, where sentences are captions too
PICTURES = ("media", "caption", "figure")  # what elements for pictures are named
SENTENCE_ENDS = ".!?:;,…\"'”’»。！？」"


@dataclass(frozen=True, slots=True)
class HtmlBlocks:
    """Blocks of a page; ``trusted`` where the judge chose them, False where all are given."""

    strands: list[Strand]
    trusted: bool


def article_blocks(
    raw: str, blocks: Sequence[Block], about: HtmlMetadata, forest: Forest | None = None
) -> HtmlBlocks:
    """The blocks that are the article's, in reading order, by the trained trees or other ones.

    Captions are only if there is nothing else. If none is, all blocks outside menus, forms and the like.
    """
    blocks = without_notices(blocks, about.page_title)
    chosen = choose_by_forest(blocks, about.page_title, about.description or "", forest)
    for some in ([block for block in chosen if not _is_picture_line(block)], chosen):
        if sum(len(block.text) for block in some) >= MIN_CHOSEN:
            return HtmlBlocks([strand_of(raw, block) for block in some], True)
    bits = hint_bits()
    furniture = sum(bits[name] for name in FURNITURE)
    own = [block for block in blocks if not (block.box.hints | block.box.around) & furniture]
    return HtmlBlocks([strand_of(raw, block) for block in own], False)


def _is_picture_line(block: Block) -> bool:
    """Whether a block is the words of the picture above it.

    It is short, and its element is named for pictures; or it stands in the picture's element, and is no
    sentence and no subhead.
    """
    size = len(block.text)
    if block.image and size <= MAX_CAPTION and any(block.box.hints & hint_bits()[name] for name in PICTURES):
        return True
    return block.image > 1 and size <= MAX_PICTURE_LINE and block.text[-1] not in SENTENCE_ENDS
