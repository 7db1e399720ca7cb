"""The patterns of a spaCy attribute ruler, as rules that can be asked about one token at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.strings import StringStore

OF_WORDS = frozenset({"ORTH", "LOWER", "IS_SPACE"})  # attributes that a word has wherever it stands
OF_TOKENS = frozenset({"TAG", "DEP"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What one attribute of a token must be.

    Attributes:
        values: what it must be among (or, where ``among`` is false, must not be).
        pattern: what must be found in the string instead; None for none.
    """

    attribute: str
    values: frozenset[int]
    among: bool = True
    pattern: re.Pattern[str] | None = None

    def holds(self, seen: Mapping[str, int], strings: StringStore) -> bool:
        """Whether it holds of a token with the attributes ``seen``."""
        value = seen[self.attribute]
        if self.pattern is not None:
            return bool(self.pattern.search(strings[value]))
        return (value in self.values) == self.among


@dataclass(frozen=True, slots=True)
class Rule:
    """What is set on a token where all conditions hold; a rule of a higher number overrides.

    Attributes:
        word: conditions on the word itself.
        token: conditions on its tag and dependency.
        beside: conditions on other tokens, with their distance from this one.
        sets: the values to set, by attribute.
    """

    number: int
    word: tuple[Condition, ...]
    token: tuple[Condition, ...]
    beside: tuple[tuple[int, Condition], ...]
    sets: Mapping[int, int]


class RulesOnWords:
    """Rules with conditions on the word, found by the word."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_word: defaultdict[int, list[Rule]] = defaultdict(list)
        self._others: list[Rule] = []
        for rule in rules:
            named = [one for one in rule.word if one.attribute == "LOWER" and one.among and not one.pattern]
            for value in named[0].values if named else ():
                self._by_word[value].append(rule)
            if not named:
                self._others.append(rule)

    def that_hold(self, seen: Mapping[str, int], strings: StringStore) -> list[Rule]:
        """The rules whose conditions on the word hold of one with these attributes."""
        rules = [*self._by_word.get(seen["LOWER"], ()), *self._others]
        return [rule for rule in rules if all(one.holds(seen, strings) for one in rule.word)]


def read_rules(ruler: Any, strings: StringStore) -> list[Rule]:
    """The rules of an attribute ruler.

    Raises:
        ValueError: if a pattern asks for what is not known here.
    """
    rules = []
    for number, (told, sets, index) in enumerate(
        zip(ruler.patterns, ruler.attrs, ruler.indices, strict=True)
    ):
        for pattern in told["patterns"]:
            target = index % len(pattern)
            own = _conditions(pattern[target], strings)
            beside = tuple(
                (at - target, condition)
                for at, spec in enumerate(pattern)
                if at != target
                for condition in _conditions(spec, strings)
            )
            word = tuple(one for one in own if one.attribute in OF_WORDS)
            token = tuple(one for one in own if one.attribute in OF_TOKENS)
            rules.append(Rule(number, word, token, beside, sets))
    return rules


def _conditions(spec: Mapping[str, Any], strings: StringStore) -> list[Condition]:
    unknown = set(spec) - OF_WORDS - OF_TOKENS
    if unknown:
        raise ValueError(f"a pattern with unknown parts: {sorted(unknown)}")
    return [_condition(attribute, told, strings) for attribute, told in spec.items()]


def _condition(attribute: str, told: Any, strings: StringStore) -> Condition:
    if not isinstance(told, dict):
        return Condition(attribute, _values([told], strings))
    if set(told) == {"IN"}:
        return Condition(attribute, _values(told["IN"], strings))
    if set(told) == {"NOT_IN"}:
        return Condition(attribute, _values(told["NOT_IN"], strings), among=False)
    if set(told) == {"REGEX"}:
        return Condition(attribute, frozenset(), pattern=re.compile(told["REGEX"]))
    raise ValueError(f"a pattern with an unknown condition: {told}")


def _values(told: Sequence[str | bool], strings: StringStore) -> frozenset[int]:
    return frozenset(strings.add(one) if isinstance(one, str) and one else int(bool(one)) for one in told)
