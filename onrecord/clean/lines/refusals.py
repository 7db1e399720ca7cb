"""Pages that a server sends in place of an article: refusals, bot checks, consent walls."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.word_lists import word_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_WORDS = 400  # of a notice; consent walls are the longest, reports beyond that say more than a notice does
MANY = 2  # different expressions of notices that make a short text one, if it has no title of a notice
SHARE = 0.5  # of the sentences that hold such an expression; a report about blocked sites has fewer

_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?=\s|$)|\n+|$|[.!?…]+)")


def is_refusal(text: str, headings: Iterable[str]) -> bool:
    """Whether a page's words are a server's or a consent tool's own.

    Args:
        text: the words that would be the article.
        headings: titles and headings of the page.
    """
    if len(text.split()) > MAX_WORDS:
        return False
    sentences = [one for one in _SENTENCE.findall(text.lower()) if any(map(str.isalpha, one))]
    said = [{words for words in _words("words") if words in one} for one in sentences]
    kinds = set().union(*said)
    titled = any(heading.strip().lower() in _words("title") for heading in headings)
    return len(kinds) >= MANY - titled and sum(map(bool, said)) >= SHARE * len(sentences)


@cache
def _words(where: str) -> frozenset[str]:
    return frozenset(row["words"] for row in word_rows("clean", "refusals") if row["where"] == where)
