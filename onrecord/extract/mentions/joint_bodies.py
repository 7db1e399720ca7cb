"""Bodies with "and" in their names: police of two counties, ministries of two fields, firms of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.name_spans import Run
from onrecord.text.names import is_given_name
from onrecord.text.titles import is_person_noun

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_spans import Names
    from onrecord.extract.tokens import Words

_AND = frozenset(("and", "&"))
_HEADS = word_list("organisation_heads")
_WITH_FIELDS = word_list("heads_with_fields")
_PARTNERS = word_list("partners")
_FIELDS = word_list("portfolios") | word_list("fields") | word_list("ends_of_fields")
_NO_NAME = word_list("function_words") | word_list("calendar")
_MOST_WORDS = 12  # of a field: "Ministry of Health, Labour, Family, Trade and Foreign Affairs"
_NEAR = 3  # capitals between "and" and the noun for a body: "Devon and Upper Ister Valley Police"


def find_joint_bodies(names: Names) -> None:
    """Adds them to the names; what the model made of their parts gives way."""
    words = names.words
    for i, low in enumerate(words.lower):
        if low in _AND and 0 < i < len(words) - 1:
            _find_pair(names, i)
        elif low in _WITH_FIELDS:
            _find_with_fields(names, i)


def _find_pair(names: Names, at: int) -> None:
    """For "Orlav and Ister Police", "Holt and Partners": not "Ana Holt and Ister Police"."""
    words = names.words
    if not (_is_part(names, at - 1) and words.capital[at + 1]):
        return
    end = at + 1
    while end < len(words) and words.capital[end] and end - at <= _NEAR and not names.kind_at(end):
        end += 1
    firm = words.lower[at + 1] in _PARTNERS and end == at + 2
    body = end - at > 2 and words.lower[end - 1] in _HEADS and words.lower[at + 1] not in _HEADS
    if not (firm or body):
        return
    first = _first_of_list(names, at - 1) if firm else at - 1
    alone = first == 0 or not words.capital[first - 1] or words.lower[first - 1] in _NO_NAME
    if alone or words.sentence[first - 1] != words.sentence[first]:
        names.add(Run(first, end, "organisation", words.surface(first, end)))


def _is_part(names: Names, i: int) -> bool:
    """Whether a word is a name of its own that no table knows and no office stands before."""
    words = names.words
    plain = words.capital[i] and words.words[i].isalpha() and words.lower[i] not in _NO_NAME | _HEADS
    titled = i > 0 and is_person_noun(words.lower[i - 1])
    return plain and not titled and not names.kind_at(i) and not is_person_noun(words.lower[i])


def _first_of_list(names: Names, i: int) -> int:
    """Where "Holt, Venn" in "Holt, Venn and Partners" begins."""
    while i > 1 and names.words.words[i - 1] == "," and _is_part(names, i - 2):
        i -= 2
    return i


def _find_with_fields(names: Names, head: int) -> None:
    """For "the Ministry of Trade and Industry", "the ministry of trade and industry"."""
    words = names.words
    end = _end_of_fields(words, head + 2) if words.lower[head + 1 : head + 2] in (["of"], ["for"]) else head
    if end <= head + 3 or names.kind_at(head) == "organisation":
        return
    small = not words.capital[head]
    if small and not any(words.lower[i] in _FIELDS for i in range(head + 2, end)):
        return
    name = words.surface(head, end)
    names.add(Run(head, end, "organisation", _with_capitals(name) if small else name))


def _end_of_fields(words: Words, start: int) -> int:
    """Where fields joined by "and" end; ``start`` if there are not two, all with a capital or all without."""
    at, joined = start, False
    limit = min(len(words), start + _MOST_WORDS)
    capital = start < limit and words.capital[start]
    last = start
    while at < limit:
        if words.words[at] == "," or words.lower[at] in _AND:
            if at == start or joined or not _is_field(words, at + 1, capital=capital):
                break
            joined = joined or words.lower[at] in _AND
        elif _is_field(words, at, capital=capital):
            last = at + 1
        else:
            break
        at += 1
    return last if joined else start


def _is_field(words: Words, i: int, *, capital: bool) -> bool:
    if i >= len(words) or not words.words[i].isalpha() or words.lower[i] in _NO_NAME:
        return words.lower[i : i + 1] == ["and"]
    if capital:
        body = words.lower[i] in _WITH_FIELDS  # "the Council of State and Council of Ministers" are two
        return words.capital[i] and not body and not is_given_name(words.lower[i])
    known = words.lower[i] in _FIELDS or words.lower[i] in word_list("office_adjectives")
    return known and not words.capital[i]


def _with_capitals(name: str) -> str:
    small = _AND | {"of", "for"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in name.split())
