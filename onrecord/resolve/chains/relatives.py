"""Relatives: articles that name one of a family in full and mean another by the family name alone.

"Holm flew to Tarn. Holm spoke there. His daughter, Ada Holm, came along." Within the article, the family name
goes to the only one that has it in full. Where it stood before anybody was named in full, and the record
knows another of that name far better, it is the other's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.resolve.chains.mention_chains import split_off
from onrecord.text.names import name_gender, name_words, same_person_name
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from onrecord.records.readings import Mention
    from onrecord.resolve.chains.mention_chains import MentionChain, Mentioned

MIN_BEFORE = 2  # family names alone before the full one, one with a title: else it may be a headline's
CLEARLY_MORE = 4  # times as often in full as the one whom the article names
_SHE = word_sets("resolve", "chains")["feminine"]

Name = tuple[str, ...]


def part_relatives(mentioned: Mentioned) -> None:
    """Gives each such family name a chain of its own, which then goes to the bearer it fits."""
    full: dict[str, Counter[Name]] = {}
    for chain in mentioned.chains:
        for mention in chain.mentions if chain.anchor.kind == "person" else ():
            words = name_words(mention.name or "")
            if len(words) > 1 and mention.form == "name":
                full.setdefault(words[-1], Counter())[words] += 1
    families: dict[tuple[str, str], list[MentionChain]] = {}
    for chain in mentioned.chains:
        if chain.anchor.kind == "person" and chain.words:
            families.setdefault((chain.article, chain.words[-1]), []).append(chain)
    for (_, name), chains in sorted(families.items()):
        named = [chain for chain in chains if len(chain.words) > 1]
        better = named and all(_has_better_known(chain.words, full) for chain in named)
        if better and _came_first(name, chains):
            for chain in named:
                if leaving := _of_the_other(chain):
                    split_off(mentioned, chain, leaving)


def _has_better_known(words: Name, full: dict[str, Counter[Name]]) -> bool:
    named = full.get(words[-1], Counter())
    own = sum(count for other, count in named.items() if same_person_name(words, other))
    return any(
        count >= CLEARLY_MORE * own for other, count in named.items() if not same_person_name(words, other)
    )


def _came_first(name: str, chains: list[MentionChain]) -> bool:
    """Whether the family name alone stood before any full one of the article, and for no headline's sake."""
    mentions = [one for chain in chains for one in chain.mentions]
    full = min(one.span.start for one in mentions if _is_full(one))
    before = [one for one in mentions if one.span.start < full and _is_alone(one, name)]
    return len(before) >= MIN_BEFORE or any(one.title for one in before)


def _of_the_other(chain: MentionChain) -> list[int]:
    """The numbers of the mentions that are not of the person named in full; none where all are alike."""
    hers = name_gender(chain.anchor.name or "") != "m"
    leaving = [
        number
        for number, one in enumerate(chain.mentions)
        if not _is_full(one) and not (hers and one.span.of(chain.text).split()[0].casefold() in _SHE)
    ]
    return leaving if any(_is_alone(chain.mentions[number], chain.words[-1]) for number in leaving) else []


def _is_full(mention: Mention) -> bool:
    return mention.form == "name" and len(name_words(mention.name or "")) > 1


def _is_alone(mention: Mention, name: str) -> bool:
    return mention.form == "name" and name_words(mention.name or "") == (name,)
