"""The name of the publication as its page prints it: at the head, or above the headline said again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.clean.words.features import DATE, plain
from onrecord.clean.words.phrases import furniture, masthead_words

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LINE = 100  # characters: the name with a date or a motto beside it
WORDS = (2, 5)  # one word alone on its line is a section as often as a name

_BAR = re.compile(rf"\s+[|·•–—-]\s+|,?\s+(?:[a-z]+day,? )?{DATE}", re.I)


def find_masthead(head: Sequence[str], tail: Sequence[str], title: str | None) -> str | None:
    """The publication's name, or None.

    Args:
        head: the lines above the body that are not the article's.
        tail: those within and below it.
        title: the headline.
    """
    names = [name for line in head if (name := _opening_name(line)) and not _is_title(name, title)]
    if not names and title:
        titles = [index for index, line in enumerate(tail) if _is_title(line, title)]
        above = (tail[index - 1] for index in titles if index)
        names = [name for line in above if (name := _opening_name(line)) and not _is_title(name, title)]
    return _cased(names[0], [*head, *tail]) if names else None


def is_publication(name: str) -> bool:
    """Whether a name is a publication's by its first or last word: ``Ostrel Courier``."""
    words = name.split()
    if not WORDS[0] <= len(words) <= WORDS[1]:
        return False
    known = masthead_words()
    small = [word.casefold() for word in words]
    ends = {small[-1], small[1] if small[0] == "the" else small[0]}
    if not ends & known.name or all(word in known.section or word in known.name for word in small[:-1]):
        return False
    return all(word[0].isupper() or word in masthead_words().small for word in words)


def _opening_name(line: str) -> str | None:
    """The publication that a line begins with."""
    if len(line) > MAX_LINE or furniture().holds(line):
        return None
    name = _BAR.split(line, maxsplit=1)[0].strip(" ,")
    return name if ":" not in name and is_publication(name) else None


def _is_title(line: str, title: str | None) -> bool:
    return title is not None and plain(line) == plain(title)


def _cased(name: str, lines: Sequence[str]) -> str:
    """The name in upper and lower case where it is set in capitals and another line has it so."""
    if not name.isupper():
        return name
    found = (match[0] for line in lines for match in re.finditer(re.escape(name), line, re.I))
    return next((form for form in found if not form.isupper() and form[0].isupper()), name)
