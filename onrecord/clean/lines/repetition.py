"""What the pages of one site repeat: lines of the site and not of the article.

One page of plain text does not always tell a note on subscriptions from a short paragraph; several pages of
the same site do. Which lines those are is found over all pages before any is read (`find_repeated`) and given
with each page (`GivenMetadata.repeated`), so that reading stays a function of the page alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from onrecord.clean.lines.text_blocks import text_blocks
from onrecord.clean.words.features import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.clean.lines.judge import Choice
    from onrecord.clean.words.features import Look

MIN_PAGES = 3  # that a line stands on; two pages may share a sentence by chance or by quoting
MIN_SITE_SHARE = 0.05  # of a site's pages; a background paragraph of a few articles is on fewer
MAX_WORDS = 60  # longer notes of a site were not met (docs/decisions/0011)
LONGEST = 3  # lines by which copies are known: two of these in common
OWN_WORD = re.compile(r"\w{5,}")
OWN_SHARE = 0.3  # of the longer words of a line that the article uses too; a paragraph of background has more
MIN_TURNS = 2  # in a transcript people repeat themselves: "Thank you."


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page as keys: all that are short enough, and its longest ones."""

    keys: frozenset[str]
    longest: tuple[str, ...]


def lines_of(raw: str) -> PageLines:
    """The lines of a plain-text page.

    Raises:
        PageRejected: ``too_large``.
    """
    lines = {block.text for block in text_blocks(raw)}
    by_length = sorted(lines, key=lambda line: (-len(line), line))[:LONGEST]
    keys = (line_key(line) for line in lines if len(line.split()) <= MAX_WORDS)
    return PageLines(frozenset(key for key in keys if key), tuple(map(line_key, by_length)))


def line_key(line: str) -> str:
    """A short hash of the letters and digits of a line; empty where it has none."""
    letters = plain(line)
    return blake2b(letters.encode("utf-8", "replace"), digest_size=6).hexdigest() if letters else ""


def find_repeated(pages: Mapping[str, PageLines]) -> frozenset[str]:
    """The keys of lines that stand on several different pages of one site.

    Pages that share two of their longest lines are copies of each other and count as one.

    Args:
        pages: the pages of the site by their locator.
    """
    stands_for = _copies(pages)
    different = len(set(stands_for.values()))
    on: dict[str, set[str]] = defaultdict(set)
    for locator, lines in pages.items():
        for key in lines.keys:
            on[key].add(stands_for[locator])
    least = max(MIN_PAGES, MIN_SITE_SHARE * different)
    return frozenset(key for key, found in on.items() if len(found) >= least)


def without_repeated(choice: Choice, repeated: Sequence[str]) -> Choice:
    """The choice without lines that the site repeats and that have no words of the article.

    Only what stands before the first or behind the last paragraph of the article's own goes: between them,
    series repeat their subheads.
    """
    if not repeated or sum(look.turn for look in choice.body) >= MIN_TURNS:
        return choice
    known = frozenset(repeated)
    marked = [line_key(look.text) in known for look in choice.body]
    own = " ".join(look.text for look, mark in zip(choice.body, marked, strict=True) if not mark).casefold()
    words = frozenset(OWN_WORD.findall(own))
    foreign = [mark and _is_foreign(look, words) for look, mark in zip(choice.body, marked, strict=True)]
    inner = [index for index, look in enumerate(choice.body) if look.prose and not foreign[index]]
    if not inner:
        return choice
    gone = tuple(
        look for index, look in enumerate(choice.body) if foreign[index] and not inner[0] < index < inner[-1]
    )
    lost = set(map(id, gone))
    body = tuple(look for look in choice.body if id(look) not in lost)
    return replace(choice, body=body, dropped=(*choice.dropped, *gone)) if gone else choice


def _is_foreign(look: Look, own: frozenset[str]) -> bool:
    words = OWN_WORD.findall(look.text.casefold())
    return sum(word in own for word in words) <= OWN_SHARE * len(words)


def _copies(pages: Mapping[str, PageLines]) -> dict[str, str]:
    """Each page to the first page it is a copy of, or to itself."""
    stands_for: dict[str, str] = {}
    first: dict[tuple[str, str], str] = {}
    for locator in sorted(pages):
        longest = sorted(pages[locator].longest)
        pairs = [(one, two) for index, one in enumerate(longest) for two in longest[index + 1 :]]
        known = next((first[pair] for pair in pairs if pair in first), locator)
        stands_for[locator] = known
        for pair in pairs:
            first.setdefault(pair, known)
    return stands_for
