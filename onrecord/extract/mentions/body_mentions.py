"""Bodies and places: those that a noun makes known (administrations, banks), and those the model finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.mentions.joint_bodies import find_joint_bodies
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.name_spans import Run, clean_name
from onrecord.extract.tokens import GENITIVE
from onrecord.text.names import is_given_name
from onrecord.text.titles import is_person_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.mentions.name_spans import Names, RunKind
    from onrecord.extract.tokens import Words

_COMPASS = re.compile(r"(?:north|south|east|west)(?:ern)?|lesser|greater|upper|lower")
_RULE = frozenset(("regime", "government"))
_KINDS_OF_BANK = word_list("kinds_of_bank")
_JOINING = word_list("before_portfolios") | {"&"}  # of, for, and
_FIRMS = word_list("firms") | {"llc", "llp"}
_NAMING = word_list("naming_verbs")
_OWNED = "of a body"  # in place of the kind of an entity: a person whom a body before owns
_FULL_NAME = (2, 3)  # words of a full name


def find_bodies_by_noun(names: Names) -> None:
    """Adds them to the names."""
    _find_administrations(names)
    _find_banks(names)
    find_joint_bodies(names)


def _find_administrations(names: Names) -> None:
    """For "The Obama administration" is a body, whatever the model takes Obama for."""
    words = names.words
    for i, low in enumerate(words.lower):
        if i == 0 or not words.capital[i - 1] or names.kind_at(i - 1):
            continue
        if low == "administration" or (low in _RULE and words.ent[i - 1] == "PERSON"):
            names.add(Run(i - 1, i + 1, "organisation", f"{words.words[i - 1]} {low}"))


def _find_banks(names: Names) -> None:
    """For "the Central Bank of Varland", "the Bank of Tarn": a body, with the name of its country or town."""
    words = names.words
    for i in range(len(words) - 2):
        if words.words[i] != "Bank" or words.lower[i + 1] != "of" or not words.capital[i + 2]:
            continue
        if names.kind_at(i) == "organisation":
            continue
        first, run = i, names.owner[i + 2]
        while first > 0 and words.capital[first - 1] and words.lower[first - 1] in _KINDS_OF_BANK:
            first -= 1
        end = run.end if run is not None else i + 3
        names.add(Run(first, end, "organisation", words.surface(first, end)))


def find_bodies_and_places(names: Names, taken: set[int]) -> None:
    """What the model takes for bodies and places and no table knows, cleaned of what is not name.

    ``taken``: tokens that belong to a title and are no name.
    """
    words, people = names.words, _called_alone(names)
    for first, end, kind in _parted(words):
        if kind == _OWNED and all(map(names.name_like, range(first, end))) and not names.kind_at(first):
            names.add_person(first, end)
        if kind not in {"ORG", "GPE", "LOC", "FAC"} or first in taken or end - 1 in taken:
            continue
        first, end = trim_name(words, first, end)
        if first < end and words.words[first] in people and _is_titled(words, first):
            first += 1  # "President Holm Harbour Authority": a verb gives the one to the other
        if first >= end or not any(words.capital[i] for i in range(first, end)):
            continue
        if kind == "ORG" and _is_person(names, first, end, people):
            names.add_person(first, end)
            continue
        kinds = [names.kind_at(i) for i in range(first, end)]
        if any(kind_ not in {"", "demonym"} for kind_ in kinds) or all(kinds):
            continue
        last = words.lower[end - 1]
        faith = last.removesuffix("s") in word_list("believers")
        if last in word_list("other_heads") or last in word_list("calendar") or faith:
            continue
        guessed: RunKind = (
            "organisation" if _is_body(kind, last) and not _is_compass(words.lower[first]) else "place"
        )
        if guessed == "place":
            first = _with_compass(names, first)
        names.add(Run(first, end, guessed, clean_name(words.surface(first, end))))


def _parted(words: Words) -> Iterator[tuple[int, int, str]]:
    """The entities; of bodies between commas each: "Orlav, Ister" is two, "Holm, Venn & Dorn" one."""
    for first, end, kind in _without_owner(words):
        commas = [i for i in range(first + 1, end - 1) if words.words[i] == ","] if kind == "ORG" else []
        begins = [first, *(i + 1 for i in commas)]
        joined = set(words.lower[first:end]) & _JOINING
        if joined or any(not words.capital[i] or words.lower[i] in _FIRMS for i in begins):
            yield first, end, kind
            continue
        for begin, stop in zip(begins, [*commas, end], strict=True):
            yield begin, stop, kind


def _without_owner(words: Words) -> Iterator[tuple[int, int, str]]:
    """The entities; of "Tidewatch's Rex Holm", taken for a body, the person and the body."""
    for first, end, kind in words.entities:
        marks = [i for i in range(first + 1, end - 2) if words.lower[i] == "'s"] if kind == "ORG" else []
        if marks and is_given_name(words.lower[marks[-1] + 1]) and words.capital[end - 1]:
            yield first, marks[-1], kind
            yield marks[-1] + 1, end, _OWNED
        else:
            yield first, end, kind


def _called_alone(names: Names) -> set[str]:
    """Family names of people of the article, and words by which somebody is called who says something."""
    words = names.words
    alone = {run.name for run in names.runs if run.kind == "person" and run.end - run.first == 1}
    speak = {
        word
        for i, word in enumerate(words.words)
        if words.dep[i] == "nsubj" and words.lower[words.head[i]] in _NAMING and words.pos[i] == "PROPN"
        and not words.ent[i] and not (i > 0 and words.capital[i - 1])
    }  # fmt: skip
    return alone | names.family_names() | speak


def _is_titled(words: Words, i: int) -> bool:
    return i > 0 and words.capital[i - 1] and is_person_noun(words.lower[i - 1])


def _is_person(names: Names, first: int, end: int, people: set[str]) -> bool:
    """Whether what the model takes for a body is the full name of somebody called by its last word."""
    named = all(names.name_like(i) and not names.kind_at(i) for i in range(first, end))
    return named and end - first in _FULL_NAME and names.words.words[end - 1] in people


def _is_body(kind: str, last: str) -> bool:
    if last in word_list("organisation_heads"):
        return True
    return kind == "ORG" and last not in word_list("place_heads")


def trim_name(words: Words, first: int, end: int) -> tuple[int, int]:
    """The tokens of a name without articles before it, genitives behind it and marks around it."""
    for i in range(first, end):
        if words.pos[i] == "SPACE":
            end = i
            break
    while first < end and (
        words.lower[first] in word_list("articles") or not words.words[first][0].isalnum()
    ):
        first += 1
    while end > first and (words.lower[end - 1] in GENITIVE or not words.words[end - 1][0].isalnum()):
        end -= 1
    return first, end


def _with_compass(names: Names, first: int) -> int:
    """Takes "southern", "Northern" before a place name in, which the model leaves out."""
    before = first - 1
    if before >= 0 and names.owner[before] is None and _is_compass(names.words.lower[before]):
        return before
    return first


def _is_compass(low: str) -> bool:
    return _COMPASS.fullmatch(low) is not None
