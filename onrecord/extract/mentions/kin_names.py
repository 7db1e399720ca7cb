"""Whose family name alone is not whose: "President Holm" and "his wife Ana Holm"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.text.names import name_words, same_person_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.mentions.name_chains import Chain
    from onrecord.extract.tokens import Words

NEAR = 3  # tokens between a word of kinship and the name: "his younger daughter, Ana Holm"


def overshadowed(words: Words, named: Sequence[Draft]) -> set[Draft]:
    """Those named in full who are known by another of their family, so that its name alone is not theirs.

    They are told as kin ("first lady", "his daughter"), and the family name stands alone before, or behind an
    office, in the same article.

    Args:
        words: of the article.
        named: its mentions of persons by name, in any order.
    """
    alone = [draft for draft in named if len(name_words(draft.name or "")) == 1]
    found = set()
    for draft in named:
        parts = name_words(draft.name or "")
        if len(parts) > 1 and _is_kin(words, draft):
            others = [one for one in alone if name_words(one.name or "") == parts[-1:]]
            family = [one for one in named if one.first < draft.first and _is_of_family(one, parts)]
            if family or any(one.first < draft.first or one.normal for one in others):
                found.add(draft)
    return found


def _is_of_family(draft: Draft, parts: tuple[str, ...]) -> bool:
    """Whether a name in full is that of another of the family."""
    words = name_words(draft.name or "")
    return len(words) > 1 and words[-1] == parts[-1] and not same_person_name(words, parts)


def is_overshadowed(chain: Chain, draft: Draft, kin: set[Draft]) -> bool:
    """Whether a family name alone is not that of a chain, whose person is only known as kin."""
    return bool(kin) and draft.told_gender() == "n" and any(one in kin for one in chain.drafts)


def _is_kin(words: Words, draft: Draft) -> bool:
    before = words.lower[max(0, draft.first - NEAR) : draft.end]
    return {"first", "lady"} <= set(before) or (not draft.normal and bool(set(before) & word_list("kin")))
