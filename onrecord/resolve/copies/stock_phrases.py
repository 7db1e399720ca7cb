"""Words an outlet prints again and again: lines of its site left in the text, forms it fills in.

Shingles in many texts of one outlet say who printed them, not what is told, and are left out when two
texts are compared. A story that many outlets print is no stock: it is counted for each of them alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.resolve.copies.shingles import Hashes

STOCK_TEXTS = 8  # a shingle in more texts of one outlet is its stock; pages have fewer views than that
STOCK_UNKNOWN = 32  # and in more texts whose outlet is not known: they may be many outlets' copies
LEAST_OWN = 0.1  # a text that has less than this beside its stock is compared as a whole
_TOP = 255  # counted no further
_MIX_HASH = np.uint64(0x9E3779B97F4A7C15)
_MIX_OUTLET = np.uint64(0xC2B2AE3D27D4EB4F)


def without_stock(texts: Sequence[Hashes], outlets: Sequence[int]) -> list[Hashes]:
    """The shingles of each text without its outlet's stock; all where hardly any would be left.

    In how many texts of an outlet a shingle is, is counted in one table of a byte each, of about as many
    places as there are shingles in all texts. A place may be shared by several shingles, but by so many
    that one is taken for stock less than once in a million.

    Args:
        texts: the shingles of each text.
        outlets: the outlet of each text, by a number; 0 where it is not known.
    """
    bits = max(10, sum(len(text) for text in texts).bit_length())
    counts = np.zeros(1 << bits, np.uint8)
    for text, outlet in zip(texts, outlets, strict=True):
        places = _places(text, outlet, bits)
        here = counts[places]
        counts[places] = here + (here < _TOP)
    return [
        _own(text, counts[_places(text, outlet, bits)], outlet)
        for text, outlet in zip(texts, outlets, strict=True)
    ]


def _own(text: Hashes, counts: NDArray[np.uint8], outlet: int) -> Hashes:
    own = text[counts <= (STOCK_TEXTS if outlet else STOCK_UNKNOWN)]
    return own if LEAST_OWN * len(text) <= len(own) < len(text) else text


def _places(text: Hashes, outlet: int, bits: int) -> NDArray[np.uint64]:
    """Where in the table the shingles of an outlet's text are counted."""
    salt = np.uint64(outlet * int(_MIX_OUTLET) % (1 << 64))
    return ((text.astype(np.uint64) * _MIX_HASH) ^ salt) * _MIX_OUTLET >> np.uint64(64 - bits)
