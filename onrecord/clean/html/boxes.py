"""Elements of a page that hold text, and what their names hint at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.clean.words.phrases import hint_words

TAG_HINTS = (
    "article", "main", "nav", "aside", "footer", "header", "form", "figure", "table", "list", "quote",
    "section", "heading",
)  # fmt: skip
_TAG_HINT = {
    **{
        tag: tag
        for tag in ("article", "main", "nav", "aside", "footer", "header", "form", "table", "section")
    },
    **dict.fromkeys(("ul", "ol", "dl", "menu"), "list"),
    **dict.fromkeys(("figure", "figcaption"), "figure"),
    "blockquote": "quote",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
_WIDE = frozenset({"html", "body"})  # what these are called hints at nothing within them
MAX_ATTRIBUTES = 2_000  # characters of a tag looked at; classes stand among the first
_NAMED = re.compile(
    r"""(?:^|\s)(class|id|role|itemprop|style|hidden|aria-hidden)\s*+(?:=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""",
    re.I,
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True, eq=False)
class Box:
    """An element that holds blocks.

    Attributes:
        tag: its name in lower case.
        parent: the box around it; None for the page.
        number: its place in the order of the page; a parent comes before its children.
        depth: how many boxes are around it.
        hints: bits of what it is called, see `hint_names`.
        around: the bits of the boxes around it.
        likeness: equal for boxes with the same tag and class in boxes with the same.
    """

    tag: str
    parent: Box | None
    number: int
    depth: int
    hints: int
    around: int
    likeness: int


@cache
def hint_names() -> tuple[str, ...]:
    """The names of the bits of `Box.hints`."""
    return (*TAG_HINTS, *hint_words().kinds, "hidden", "body")


@lru_cache(maxsize=20_000)
def hints_of(tag: str, attributes: str) -> tuple[int, str]:
    """The hints of an element's name, class and id; and its class."""
    bits = hint_bits()
    found = bits.get(_TAG_HINT.get(tag, ""), 0)
    if not attributes or tag in _WIDE:
        return found, ""
    known, kind = hint_words().words, ""
    for name, *values in _NAMED.findall(attributes[:MAX_ATTRIBUTES]):
        name, value = name.lower(), "".join(values)
        if name == "class":
            kind = value
        if name == "style":
            found |= bits["hidden"] if _HIDDEN.search(value) else 0
        elif name == "hidden" or name == "aria-hidden":
            found |= bits["hidden"] if value.lower() in {"", "true", "hidden"} else 0
        elif value == "articleBody":
            found |= bits["body"]
        else:
            for word in _WORD.findall(value):
                hint = known.get(word.lower())
                if hint:
                    found |= bits[hint]
    return found, kind


@cache
def hint_bits() -> dict[str, int]:
    """The bit of each hint by its name."""
    return {name: 1 << at for at, name in enumerate(hint_names())}
