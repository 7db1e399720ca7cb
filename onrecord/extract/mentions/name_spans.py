"""Runs of words that are names: of countries and bodies by table, of people, of places and other bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.extract.mentions.name_lists import FormKind, known_forms, word_list
from onrecord.text.names import (
    family_word,
    fold,
    is_generation,
    is_given_name,
    whole_name,
    without_generation,
)
from onrecord.text.titles import is_office, is_person_noun, title_words

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_lists import KnownForm
    from onrecord.extract.tokens import Words

RunKind = Literal["person", "country", "seat", "demonym", "organisation", "place"]

MAX_NAME_WORDS = 6
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*\.?|[A-Z]\.[A-Z]\.")
_PARTICLES = word_list("particles")
_OF_ANOTHER = frozenset({("republic", "of"), ("kingdom", "of"), ("federation", "of")})
_NICKNAME = 5  # tokens of a nickname at most, with the mark behind it: "The Iron Hammer"
_NICKNAME_MARKS = {"“": '”"', '"': '"”', "‘": "’'", "'": "'’", "``": "''", "(": ")"}
_OF_STATE = frozenset(("state",))  # "Minister of State May Day"


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

    def words_of_people(self) -> set[str]:
        """All words of the names of people in full, in any order, and those of `family_names`.

        In "President of Varland Edvin Horst" the name may have taken in the country: behind "of" none counts.
        """
        lower = self.words.lower
        people = (
            run for run in self.runs if run.kind == "person" and lower[run.first - 1 : run.first] != ["of"]
        )
        full = (run.name.split() for run in people)
        return {part for parts in full if len(parts) > 1 for part in parts} | self.family_names()

    def kind_at(self, i: int) -> str:
        """The kind of the run at token ``i``, "" where there is none."""
        run = self.owner[i] if 0 <= i < len(self.owner) else None
        return run.kind if run else ""

    def add_person(self, first: int, end: int) -> Run:
        """Adds a person's name at these tokens."""
        run = Run(first, end, "person", whole_name(clean_name(_NICK.sub("", self.words.surface(first, end)))))
        self.add(run)
        return run

    def name_like(self, i: int) -> bool:
        """Whether token ``i`` can be a word of a person's name."""
        words = self.words
        if i >= len(words) or not words.capital[i] or not _LETTERS.fullmatch(words.words[i]):
            return False
        low = words.lower[i]
        stop = low in _STOP or is_person_noun(low.removesuffix("s")) or low.removesuffix("s") in _OTHER
        if stop and not (self._first_syllable(i) or self.is_introduced(i)):
            return False
        return self.kind_at(i) in {"", "person", "place"}

    def run_end(self, first: int) -> int:
        """Where the person's name that begins at token ``first`` ends; ``first`` if none begins there."""
        words, i = self.words, first
        limit = min(len(words), first + MAX_NAME_WORDS + 4)
        if i < limit and words.words[i] == "[":
            i += 1
        if not self.name_like(i) and not self.is_particle(i):
            return first
        while i < limit:
            if self.name_like(i) or self.is_particle(i) or self._surname(i, first):
                i += 1
            elif self._joint(i, first):
                i += 1 if words.words[i] == "]" else 2
            elif behind := self._past_nickname(i) or self._past_generation(i):
                i = behind
            else:
                break
        return i

    def _past_nickname(self, i: int) -> int:
        """For 'Viktor "Viki" Halmos': where the name goes on behind a nickname in quotation marks; else 0."""
        words = self.words
        closing = _NICKNAME_MARKS.get(words.words[i], "")
        for end in range(i + 2, min(len(words) - 1, i + _NICKNAME) + 1) if closing else ():
            if words.words[end] in closing:
                inside = any(words.capital[k] for k in range(i + 1, end))
                return end + 1 if inside and self.name_like(end + 1) else 0
        return 0

    def _past_generation(self, i: int) -> int:
        """For "Rex Holm Jr.", "Rex Holm, III": where the name ends behind the generation; else 0."""
        words = self.words
        at = i + 1 if words.words[i] == "," and i + 1 < len(words) else i
        return at + 1 if is_generation(words.words[at]) and words.capital[at] else 0

    def _first_syllable(self, i: int) -> bool:
        """For "Man-Yee Holm": a word of another meaning that a hyphen joins to the next of a name."""
        words = self.words
        joined = i + 2 < len(words) and words.words[i + 1] == "-" and words.end[i] == words.start[i + 1]
        return joined and words.capital[i + 2] and words.ent[i] == words.ent[i + 2] == "PERSON"

    def is_introduced(self, i: int) -> bool:
        """For "spokesman Per Holt", "said An Do": small words where only a name can stand."""
        words = self.words
        if not 0 < i < len(words) - 1 or not words.capital[i + 1] or not words.words[i + 1].isalpha():
            return False
        if words.lower[i] not in _SMALL or words.words[i].isupper() or words.capital[i - 1]:
            return False
        before = words.lower[i - 1]
        described = (
            i > 1 and words.pos[i - 1] == "NOUN" and words.lower[i - 2] in _NAMING
        )  # "said engineer Per Holt"
        named = before in _NAMING or is_person_noun(before) or described
        return named and not words.quoted[i] and words.lower[i + 1] not in _DAYS

    def is_particle(self, i: int) -> bool:
        """Whether token ``i`` is a small word before a word of a name: "van der Holm"."""
        words = self.words
        if i + 1 >= len(words) or words.lower[i] not in _PARTICLES:
            return False
        after = i + 2 if words.words[i + 1] in "-–" and i + 2 < len(words) else i + 1
        return self.name_like(after) or self.is_particle(after)  # "van der Holm"

    def _surname(self, i: int, first: int) -> bool:
        """A word of an office that is a family name after a given name: Angus King, Lucy Prince."""
        words = self.words
        if i != first + 1 or not words.capital[i] or not words.words[i].isalpha() or self.name_like(i + 1):
            return False
        low, given = words.lower[i], is_given_name(words.lower[first])
        addressed = first > 0 and words.lower[first - 1] in title_words("honorifics")
        named = words.ent[i] == "PERSON" and words.lower[i + 1 : i + 2] != ["of"]
        if low in word_list("surnames") and (addressed or (given and named)):
            return True
        ends = i + 1 >= len(words) or not words.capital[i + 1]
        if not ends or low not in _WORDS_TOO or not words.words[i].istitle():
            return False
        titled = first > 0 and (is_person_noun(words.lower[first - 1]) or words.lower[first - 1] in _OF_STATE)
        return titled or self.is_introduced(first) or (given and words.ent[i] == "PERSON")

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

_SMALL = word_list("function_words")
_OTHER = word_list("believers")
_DAYS = word_list("calendar") - word_list("names_too")
_NAMING = word_list("naming_verbs")
_WORDS_TOO = word_list("other_heads") | word_list("function_words") | word_list("calendar")
_NICK = re.compile(r"""(?<=\s)(?:["“][^"”]+["”]|[‘'][^’']+[’']|\([^()]+\)|``[^']+'')(?=\s)""")


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
    small = not words.capital[i] and not words.words[i][0].isdecimal()
    if small:
        candidates = tuple(known for known in candidates if known.form.islower())  # "the eurozone"
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


def spread_names(names: Names) -> None:
    """Finds a known person again by family name or given name alone, whatever the model took it for."""
    words = names.words
    lasts, firsts = _known_parts(names)
    middles = _first_surnames(names) - lasts - firsts
    _find_turned(names)
    for i in range(len(words)):
        run = names.owner[i]
        if not words.capital[i] or (run is not None and run.kind != "place" and run.end - run.first > 1):
            continue
        word = words.words[i]
        if run is not None and run.kind in {"person", "country", "demonym", "organisation"}:
            continue
        if word in middles and words.ent[i] not in {"GPE", "LOC", "NORP", "DATE"} and _stands_alone(words, i):
            names.add_person(i, i + 1)
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
        parts = without_generation(run.name).split()
        if len(parts) > 1:
            lasts.add(parts[-1])
            firsts.add(parts[0])
            if fold(parts[0]) == family_word(run.name):
                lasts.add(parts[0])
            if "-" in parts[-1]:
                continue
        elif run.first > 0 and _is_address(names.words.lower[run.first - 1]):
            lasts.add(parts[0])
    return lasts, firsts - lasts


def _find_turned(names: Names) -> None:
    """Finds people again by their words in another order, or by their two family names."""
    words = names.words
    named = [run.name.split() for run in names.runs if run.kind == "person" and " " in run.name]
    full = {frozenset(parts) for parts in named} | {
        frozenset(parts[-2:]) for parts in named if len(parts) > 2
    }
    firsts = {word.partition("-")[0] for name in full for word in name}
    for i in range(len(words)):
        if words.words[i] not in firsts or names.kind_at(i) not in {"", "place"}:
            continue
        end = names.run_end(i)
        if end > i + 1 and frozenset(clean_name(words.surface(i, end)).split()) in full:
            names.add_person(i, end)


def _first_surnames(names: Names) -> set[str]:
    """The first of two family names: the last word but one of three or more, no given name."""
    names_of_three = (run.name.split() for run in names.runs if run.kind == "person")
    return {
        parts[-2] for parts in names_of_three
        if len(parts) > 2 and parts[-2].isalpha() and len(parts[-2]) > 2 and not is_given_name(parts[-2])
        and parts[-2].lower() not in _PARTICLES
    }  # fmt: skip


def _stands_alone(words: Words, i: int) -> bool:
    """Whether no other capital of its sentence touches a word."""
    before = i > 0 and words.capital[i - 1] and words.sentence[i - 1] == words.sentence[i]
    opens = before and (i == 1 or words.sentence[i - 2] != words.sentence[i]) and words.pos[i - 1] != "PROPN"
    return (not before or opens) and not (i + 1 < len(words) and words.capital[i + 1])


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
