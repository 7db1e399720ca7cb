"""The table of condition rules: from a cue word to the rule that reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.conditions.condition_parts import Found
from onrecord.extract.conditions.needs import (
    bargain,
    first_step,
    hangs,
    insistence,
    insists,
    must,
    necessary,
    needs,
    no_alternative,
    noun,
    wants,
)
from onrecord.extract.conditions.subordinate_clauses import as_long_as, in_the_event, subordinate, without
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from spacy.tokens import Token

Rule = Callable[["Token"], "Iterator[Found]"]


@cache
def rules() -> dict[str, Rule]:
    """From cue words (lowercase form or lemma) to their rule."""
    lists = word_sets("extract", "conditions")
    table: dict[str, Rule] = {"without": without, "step": first_step, "alternative": no_alternative}
    table |= {
        "must": must,
        "event": in_the_event,
        "case": in_the_event,
        "long": as_long_as,
        "want": wants,
    }
    for names, rule in (
        ("plain", subordinate), ("strong", subordinate), ("negative", subordinate),
        ("after", subordinate), ("nouns", noun), ("need_verbs", needs), ("hang_verbs", hangs),
        ("hang_adjectives", hangs), ("insist_verbs", insists), ("insist_nouns", insistence),
        ("need_adjectives", necessary), ("bargains", bargain),
    ):  # fmt: skip
        for word in lists[names]:
            table.setdefault(word, rule)
    return table
