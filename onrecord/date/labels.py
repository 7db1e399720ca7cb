"""The words beside a date that say what it is: of publication, of update, of another thing."""

from __future__ import annotations

import re
from functools import cache

from onrecord.text.word_lists import word_table

LABEL_REACH = 45  # code points before a date in which words say what it is

_START = r"(?<![^\W\d_])"  # words of other days are short; within a longer word they say nothing
YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def word_patterns(name: str) -> dict[str, re.Pattern[str]]:
    """A pattern for each key of a table of ``data/`` that holds words of all languages, for lower case."""
    table = word_table("date", name, None)
    return {
        key: re.compile("|".join((_START if key == "other" else "") + re.escape(word) for word in words))
        for key, words in table.items()
    }


def label_of(before: str) -> str | None:
    """What the nearest words before a date say of it; those before another date belong to that."""
    year = max((match.end() for match in YEAR.finditer(before)), default=0)
    words = before.lower()[max(year, len(before) - LABEL_REACH) :]
    ends = {
        name: max((match.end() for match in pattern.finditer(words)), default=-1)
        for name, pattern in word_patterns("publication_labels").items()
    }
    best = max(ends, key=lambda name: (ends[name], name == "first"))
    return best if ends[best] >= 0 else None
