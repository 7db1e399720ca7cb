"""The line about the author below an article: it is the page's word on the author, not the article's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.words.features import Look

MAX_WORDS = 70
LAST_BLOCKS = 3  # a note stands below the text, at most with a line of contact behind it

_PRESENT = (
    r"(?:,[^.]{2,80},)? (?:(?:is|was|has|has been|can|currently|also|now) )*"
    r"(?:an?|the|based|reached|our|\w+(?:[^s]s|'s|’s))\b"
)


def split_bio(body: Sequence[Look], byline: Sequence[str]) -> tuple[tuple[Look, ...], tuple[Look, ...]]:
    """The body without the notes on its authors, and these notes."""
    names = "|".join(re.escape(name) for name in byline if len(name.split()) > 1)
    if not names or len(body) < LAST_BLOCKS:
        return tuple(body), ()
    last = " ".join(look.text for look in body[-LAST_BLOCKS:]).casefold()
    if not any(name.casefold() in last for name in byline):
        return tuple(body), ()
    note = re.compile(rf"(?:{names}){_PRESENT}", re.I)
    end = len(body)
    for index in range(len(body) - 1, len(body) - 1 - LAST_BLOCKS, -1):
        look = body[index]
        if look.words <= MAX_WORDS and not look.turn and note.match(look.text):
            end = index
    return tuple(body[:end]), tuple(body[end:])
