"""Names for those whom articles leave unnamed, and for papers that speak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.text.names import fold

if TYPE_CHECKING:
    from onrecord.resolve.mentioned import MentionChain

_LEADING = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|some|many|several|most|one|another|unnamed|unidentified"
    r"|anonymous|also)\s+(?!of\b))+",
    re.I,
)
_TRAILING = re.compile(
    r"\s*(?:,|;|\(|\b(?:who|which|that|familiar|involved|speaking|briefed)\b|\bclose to\b).*$", re.S
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

# Heads of groups that stay the same from one article to the next; others are of their article only.
_LASTING = frozenset(
    (
        "power", "nation", "country", "republican", "democrat", "hardliner", "hard-liner", "conservative",
        "reformist", "moderate", "ally", "member", "state", "people", "neighbor", "neighbour", "leader",
        "partner",
    )
)  # fmt: skip


def unnamed_key(chain: MentionChain) -> tuple[str, tuple[str, ...]]:
    """The name of an unnamed source, group or paper, and what tells it from others."""
    words = max(chain.forms, key=lambda form: (len(form), form))
    bare = _TRAILING.sub("", _LEADING.sub("", " ".join(words.split())))
    bare = re.sub(r"[’']s?$", "", bare).strip() or words
    if chain.anchor.form == "document":
        lasting = _YEAR.search(bare) is not None
        return bare, (fold(bare),) if lasting else (chain.article, fold(bare))
    plural = chain.anchor.kind == "group"
    if plural and any(fold(word).removesuffix("s").replace("ie", "y") in _LASTING for word in bare.split()):
        return bare, (fold(bare),)
    name = bare if plural else f"unnamed {bare}"
    return name, (chain.article, fold(name))
