"""Runs of words that are names: of countries and bodies by table, of people, of places and other bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.extract.mentions.name_lists import FormKind, known_forms, word_list
from onrecord.text.names import is_given_name, whole_name
from onrecord.text.titles import is_office, is_person_noun, title_words

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_lists import KnownForm
    from onrecord.extract.tokens import Words

RunKind = Literal["person", "country", "seat", "demonym", "organisation", "place"]

MAX_NAME_WORDS = 6
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*\.?|[A-Z]\.[A-Z]\.")
_PARTICLES = word_list("particles")
_OF_ANOTHER = frozenset({("republic", "of"), ("kingdom", "of"), ("federation", "of")})
_HAVE_FIELDS = word_list("have_fields")
_YOUNGEST, _OLDEST = 10, 110  # years
_SHOUTED = 4  # a word of more capitals than this is shouted, not an acronym


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``[first, end)`` that are a name; ``name`` is canonical where a table gives it."""

    first: int
    end: int
    kind: RunKind
    name: str


@dataclass(slots=True)
class Names:
    """The runs found so far in one article, and which run each token belongs to."""

    words: Words
    runs: list[Run] = field(default_factory=list)
    owner: list[Run | None] = field(default_factory=list)
    full_names: dict[str, str] = field(default_factory=dict)  # last word → full name, first seen

    def add(self, run: Run) -> None:
        """Adds a run; runs it overlaps give way."""
        for old in {self.owner[i] for i in range(run.first, run.end)} - {None}:
            if old is not None:
                self.drop(old)
        self.runs.append(run)
        for i in range(run.first, run.end):
            self.owner[i] = run

    def drop(self, run: Run) -> None:
        """Takes a run out again."""
        self.runs.remove(run)
        for i in range(run.first, run.end):
            self.owner[i] = None

    def family_names(self) -> set[str]:
        """Last words of the names of people in full, and names after a form of address."""
        return _known_parts(self)[0]

    def kind_at(self, i: int) -> str:
        """The kind of the run at token ``i``, "" where there is none."""
        run = self.owner[i] if 0 <= i < len(self.owner) else None
        return run.kind if run else ""

    def add_person(self, first: int, end: int) -> Run:
        """Adds a person's name at these tokens."""
        run = Run(first, end, "person", whole_name(clean_name(self.words.surface(first, end))))
        self.add(run)
        return run

    def name_like(self, i: int) -> bool:
        """Whether token ``i`` can be a word of a person's name."""
        words = self.words
        if i >= len(words) or not words.capital[i] or not _LETTERS.fullmatch(words.words[i]):
            return False
        low = words.lower[i]
        if (low in _STOP or is_person_noun(low.removesuffix("s"))) and not self._first_syllable(i):
            return False
        return self.kind_at(i) in {"", "person", "place"}

    def run_end(self, first: int) -> int:
        """Where the person's name that begins at token ``first`` ends; ``first`` if none begins there."""
        words, i = self.words, first
        limit = min(len(words), first + MAX_NAME_WORDS + 4)
        if i < limit and words.words[i] == "[":
            i += 1
        if not self.name_like(i) and not self._particle(i):
            return first
        while i < limit:
            if self.name_like(i) or self._particle(i) or self._surname(i, first):
                i += 1
            elif self._joint(i, first):
                i += 1 if words.words[i] == "]" else 2
            else:
                break
        return i

    def _first_syllable(self, i: int) -> bool:
        """For "Man-Yee Holm": a word of another meaning that a hyphen joins to the next of a name."""
        words = self.words
        joined = i + 2 < len(words) and words.words[i + 1] == "-" and words.end[i] == words.start[i + 1]
        return joined and words.capital[i + 2] and words.ent[i] == words.ent[i + 2] == "PERSON"

    def _particle(self, i: int) -> bool:
        words = self.words
        if i + 1 >= len(words) or words.lower[i] not in _PARTICLES:
            return False
        after = i + 2 if words.words[i + 1] in "-–" and i + 2 < len(words) else i + 1
        return self.name_like(after) or self._particle(after)  # "van der Holm"

    def _surname(self, i: int, first: int) -> bool:
        """A word of an office that is a family name after a given name: Angus King, Lucy Prince."""
        words = self.words
        if i != first + 1 or not words.capital[i] or words.lower[i] not in word_list("surnames"):
            return False
        return words.ent[i] == "PERSON" and is_given_name(words.lower[first]) and not self.name_like(i + 1)

    def _joint(self, i: int, first: int) -> bool:
        """A hyphen or a closing bracket inside a name."""
        words = self.words
        if words.words[i] == "]":
            return words.words[first] == "[" and self.name_like(i + 1)
        return (
            words.words[i] in {"-", "–"}
            and i + 1 < len(words)
            and words.start[i] == words.end[i - 1]
            and words.start[i + 1] == words.end[i]
            and words.words[i + 1].isalpha()
            and (words.lower[i + 1] not in _STOP or self._second_syllable(i, first))
        )

    def _second_syllable(self, hyphen: int, first: int) -> bool:
        """For "Moon Jae-in": a small word behind the hyphen of a name's second word or a later one."""
        return hyphen - first >= 2 and self.words.words[hyphen + 1].islower()


_STOP = (
    word_list("organisation_heads")
    | word_list("other_heads")
    | word_list("place_heads")
    | word_list("calendar") - word_list("names_too")
    | word_list("function_words") - {"may"}
    | frozenset(word for word in title_words("honorifics"))
    | word_list("office_words")
)


def clean_name(text: str) -> str:
    """A name without brackets and outer punctuation, spaces unified."""
    bare = re.sub(r"[\[\]()\"“”]", "", text)
    return re.sub(r"\s+", " ", bare).strip(" ,.;:-–") if not bare.endswith("Jr.") else bare.strip()


def find_known_names(words: Words) -> Names:
    """Countries, their adjectives and seats of power, and bodies, by table."""
    names = Names(words, [], [None] * len(words))
    table = known_forms()
    i = 0
    while i < len(words):
        known = _longest_at(words, i, table.get(words.lower[i], ()))
        if known is None:
            i += 1
            continue
        end = i + len(known.tokens)
        names.add(Run(i, end, _kind(words, end, known.kind), known.name))
        i = end
    return names


def _longest_at(words: Words, i: int, candidates: tuple[KnownForm, ...]) -> KnownForm | None:
    if not words.capital[i] and not words.words[i][0].isdecimal():
        return None
    if i > 0 and words.capital[i - 1] and _continues_name(words, i):
        return None
    for known in candidates:
        end = i + len(known.tokens)
        if tuple(words.lower[i:end]) != known.tokens:
            continue
        if known.exact and words.surface(i, end) != known.form:
            continue
        if tuple(words.lower[end - 1 : end + 1]) in _OF_ANOTHER and words.capital[end + 1]:
            continue  # "the Islamic Republic of Kesmar"
        return known
    return None


def _continues_name(words: Words, i: int) -> bool:
    """Whether the word before makes it another name: New Jersey, Steve Israel."""
    before = words.lower[i - 1]
    if before == "new" and words.dep[i - 1] == "compound":
        return words.lower[i] not in word_list("second_words")
    return words.ent[i] == "PERSON" and words.ent[i - 1] == "PERSON" and is_given_name(before)


def _kind(words: Words, end: int, kind: FormKind) -> RunKind:
    """A country's name right before its noun is an adjective ("U.S. officials", "the Japan talks")."""
    if kind != "country" or end >= len(words):
        return kind
    last = end - 1
    attached = words.dep[last] in {"compound", "amod", "nmod"}
    return "demonym" if attached and words.pos[end] in {"NOUN", "PROPN", "ADJ"} else kind


def find_people(names: Names) -> None:
    """People by the model's entities, repaired, and by known given names before another capital."""
    words = names.words
    for first, end, kind in words.entities:
        if kind == "PERSON":
            _add_entity_person(names, first, end)
    for i, low in enumerate(words.lower):
        if words.capital[i] and names.owner[i] is None and names.name_like(i) and is_given_name(low):
            end = names.run_end(i)
            if end - i >= 2:
                names.add_person(i, end)
        elif low == "," and names.kind_at(i - 1) in {"", "place"} and _is_age(words, i + 1):
            first = _name_before(names, i)
            if i - first >= 2:
                names.add_person(first, i)


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


def _add_entity_person(names: Names, first: int, end: int) -> None:
    words = names.words
    while first < end and not names.name_like(first) and not names._particle(first):
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


def part_pairs(names: Names) -> None:
    """Takes out names that are two people's, joined: "the Holm-Reyl summit"."""
    words = names.words
    lasts, firsts = _known_parts(names)
    for run in [run for run in names.runs if run.kind == "person" and run.end - run.first == 3]:
        one, dash, other = words.words[run.first : run.end]
        if dash in {"-", "–"} and {one, other} & (lasts | firsts) and not _is_titled(names, run):
            names.drop(run)


def _is_titled(names: Names, run: Run) -> bool:
    return run.first > 0 and names.words.lower[run.first - 1] in title_words("honorifics")


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


def spread_names(names: Names) -> None:
    """Finds a known person again by family name or given name alone, whatever the model took it for."""
    words = names.words
    lasts, firsts = _known_parts(names)
    for i in range(len(words)):
        run = names.owner[i]
        if not words.capital[i] or (run is not None and run.kind != "place" and run.end - run.first > 1):
            continue
        word = words.words[i]
        if run is not None and run.kind in {"person", "country", "demonym", "organisation"}:
            continue
        family = word in lasts and words.ent[i] not in {"DATE", "TIME"} and not _inside_longer(names, i)
        if family or (word in firsts and words.ent[i] == "PERSON"):
            names.add_person(i, i + 1)


def _known_parts(names: Names) -> tuple[set[str], set[str]]:
    lasts: set[str] = set()
    firsts: set[str] = set()
    for run in names.runs:
        if run.kind != "person":
            continue
        parts = run.name.split()
        if len(parts) > 1:
            lasts.add(parts[-1])
            firsts.add(parts[0])
            if "-" in parts[-1]:
                continue
        elif run.first > 0 and _is_address(names.words.lower[run.first - 1]):
            lasts.add(parts[0])
    return lasts, firsts - lasts


def _is_address(low: str) -> bool:
    """Whether a family name may stand behind the word: "Mr", "President"."""
    return low in title_words("honorifics") or is_office(low)


def _inside_longer(names: Names, i: int) -> bool:
    """Whether a capital stands right beside the word in the same noun phrase ("Reyl Island")."""
    after = i + 1
    words = names.words
    return (
        after < len(words)
        and words.capital[after]
        and words.dep[i] == "compound"
        and words.head[i] == after
        and words.lower[after] in (word_list("place_heads") | word_list("organisation_heads"))
    )
