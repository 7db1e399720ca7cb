"""Names of people: by the model's entities, repaired, and by known given names before another capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.name_spans import MAX_NAME_WORDS, Run
from onrecord.text.names import is_given_name

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_spans import Names
    from onrecord.extract.tokens import Words

_HAVE_FIELDS = word_list("have_fields")
_YOUNGEST, _OLDEST = 10, 110  # years
_SHOUTED = 4  # a word of more capitals than this is shouted, not an acronym


def find_people(names: Names) -> None:
    """People by the model's entities, repaired, and by known given names before another capital."""
    words = names.words
    for first, end, kind in words.entities:
        if kind == "PERSON":
            _add_entity_person(names, first, end)
    for i, low in enumerate(words.lower):
        free = words.capital[i] and names.owner[i] is None and names.name_like(i)
        if free and (is_given_name(low) or names.is_introduced(i)):
            end = names.run_end(i)
            if end - i >= 2 and not _begins_body(words, i, end):
                names.add_person(i, end)
        elif low == "," and names.kind_at(i - 1) in {"", "place"} and _is_age(words, i + 1):
            first = _name_before(names, i)
            if i - first >= 2:
                names.add_person(first, i)
    _find_born_otherwise(names)


def _begins_body(words: Words, first: int, end: int) -> bool:
    """For "the Rex Holm Institute": whether the model takes the name on to the noun of a body."""
    goes_on = end < len(words) and words.capital[end] and words.lower[end] in word_list("organisation_heads")
    return goes_on and words.ent[first] == "ORG" and words.ent[end] == "ORG"


def _is_age(words: Words, i: int) -> bool:
    """Whether an age stands between commas: "Ulf Tarn, 61, a farmer"."""
    if i + 1 >= len(words) or words.words[i + 1] not in {",", ";", ")"}:
        return False
    return (
        words.words[i].isdecimal()
        and words.words[i].isascii()
        and _YOUNGEST <= int(words.words[i]) <= _OLDEST
    )


def _name_before(names: Names, end: int) -> int:
    """Where the name that ends at a token begins; ``end`` if none does."""
    first = end
    while first > max(0, end - MAX_NAME_WORDS) and names.name_like(first - 1):
        first -= 1
    return first


def _find_born_otherwise(names: Names) -> None:
    """For "Ana Dorn, née Venn": she is found, the name she bears no more is not."""
    words = names.words
    for i in [i for i, low in enumerate(words.lower) if low in word_list("born") and i > 0]:
        end = i - 1 if words.words[i - 1] in {",", "("} else i
        first = _name_before(names, end)
        if end - first >= 2 and not any(names.kind_at(k) for k in range(first, end)):
            names.add_person(first, end)
        old = names.owner[i + 1] if i + 1 < len(words) else None
        if old is not None and old.kind == "person" and old.first == i + 1:
            names.drop(old)


def _add_entity_person(names: Names, first: int, end: int) -> None:
    words = names.words
    while first < end and not names.name_like(first) and not names.is_particle(first):
        if words.capital[first] and names.kind_at(first) in {"organisation", "country"}:
            return
        first += 1
    while first + 1 < end and (_is_no_given_name(names, first) or _is_portfolio(names, first)):
        first += 1
    stop = names.run_end(first) if first < end else first
    while first < stop and not any(char.islower() or char == "." for char in words.words[first]):
        if len(words.words[first]) <= _SHOUTED:
            break
        first += 1
    if stop <= first or (words.pos[first] in {"VERB", "ADV"} and stop - first == 1):
        return
    if stop < end and any(words.lower[i] in word_list("organisation_heads") for i in range(stop, end)):
        return
    if any(names.kind_at(i) == "person" for i in range(first, stop)):
        return
    if _begins_with_land(words, first, stop):
        names.add(Run(first, first + 1, "place", words.words[first]))
        first += 1
    names.add_person(first, stop)


def _is_portfolio(names: Names, i: int) -> bool:
    """For "Minister of Finance Anton Holm": the field of an office, which the model takes into the name."""
    words = names.words
    if i == 0 or words.lower[i - 1] not in word_list("before_portfolios") or not names.name_like(i + 1):
        return False
    minister = words.lower[i - 2] in _HAVE_FIELDS if i > 1 else False
    return minister and not is_given_name(words.lower[i]) and is_given_name(words.lower[i + 1])


def _is_no_given_name(names: Names, i: int) -> bool:
    """A verb or adjective before a name, which a headline writes with a capital: "Removing Holm"."""
    words = names.words
    other = words.pos[i] in {"VERB", "ADJ", "ADV"} and names.name_like(i + 1)
    return other and not is_given_name(words.lower[i])


def _begins_with_land(words: Words, first: int, stop: int) -> bool:
    """Whether the land of an office runs into its holder's name: "the Minister of Varland Ana Dorn"."""
    return (
        stop - first > 2
        and first > 0
        and words.lower[first - 1] == "of"
        and not is_given_name(words.lower[first])
        and is_given_name(words.lower[first + 1])
    )
