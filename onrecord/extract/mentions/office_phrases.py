"""Phrases that name an office or a kind of person, with or without the holder's name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.office_complements import complements_after, person_noun_at, unknown_body
from onrecord.extract.mentions.office_lands import land_at, lands_before, lands_behind, part_of_state
from onrecord.extract.tokens import GENITIVE
from onrecord.text.titles import is_designate, is_former, is_person_noun, title_words

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_spans import Names, Run
    from onrecord.extract.tokens import Words

MAX_MODIFIERS = 40  # tokens before an office; more are a list, and would be read for each office in it

_DETERMINERS = word_list("determiners")
_NUMBERS = word_list("numbers_of_holders")
_COMPOUND_HEADS = word_list("behind_heads")
_OF_BODIES = word_list("of_bodies")
_COMPASS = word_list("before_place_names")
_GLUE = frozenset(("'", "’", "-", "–", "&", ","))
_ADJECTIVE = re.compile(r"\w{2,}(?:ian|ean|ese|ish|ic|i|an)$")
_NO_ADJECTIVE = word_list("no_demonyms")


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """A noun phrase with an office or a person noun as head, over the tokens ``[first, end)``.

    Attributes:
        head: the token of the head noun; ``noun`` is its singular.
        determiner: "the", "a", "his" …; "" where there is none; "'s" where a possessor stands first.
        plural: more than one person.
        title: the words of the office without country and determiner.
        of: the country or body, canonical where a table knows it, else as it stands; None if none.
        known: whether ``of`` is from a table.
        holders: the names attached after it ("Foreign Ministers Lavrov and Kono": two).
        lands: whose office each holder has, if that stands behind the name ("President Holm of Varland"), or
            if the office is of several ("the Varlandic and Kesmari ministers"); empty if neither.
    """

    first: int
    head: int
    end: int
    noun: str
    determiner: str
    plural: bool
    title: str
    of: str | None
    known: bool
    holders: tuple[Run, ...] = ()
    lands: tuple[str | None, ...] = ()

    @property
    def former(self) -> bool:
        """Whether the words say that the office is held no more."""
        return is_former(self.title)


def find_offices(names: Names) -> list[OfficePhrase]:
    """Every such phrase, in the order of the text; adds the names of holders to ``names``."""
    out: list[OfficePhrase] = []
    words = names.words
    i = 0
    while i < len(words):
        noun = person_noun_at(words, i)
        if noun and names.kind_at(i) in {"", "place"}:
            phrase = parse_office(names, i, noun)
            if out and _is_joined(words, out[-1], phrase):
                phrase = _joined(out.pop(), phrase)
            if out and out[-1].head >= phrase.first and not out[-1].holders:
                out.pop()
            out.append(phrase)
            i = max(_head_end(words, i), phrase.end, *(run.end for run in phrase.holders))
        else:
            i += 1
    return out


def _is_joined(words: Words, one: OfficePhrase, other: OfficePhrase) -> bool:
    """For "president and CEO of Nordfisk": two offices of one person, the body told once."""
    between = words.lower[one.end : other.first]
    bare = one.of is None and not one.holders and not one.plural and not other.determiner
    bare = bare and one.noun in _OF_BODIES and other.noun in _OF_BODIES
    return [*between] in (["and"], ["&"]) and bare and other.of is not None and not other.plural


def _joined(one: OfficePhrase, other: OfficePhrase) -> OfficePhrase:
    return replace(one, end=other.end, of=other.of, known=other.known, holders=other.holders)


def parse_office(names: Names, head: int, noun: str) -> OfficePhrase:
    """The phrase around the head noun at token ``head``."""
    words = names.words
    plural = words.lower[head] not in {noun, "number"}
    head_end = _head_end(words, head)
    first, determiner, of, known = _left(names, head)
    end, of_right, known_right, title_end = complements_after(names, head_end, noun)
    body = of_right if of_right and (known_right or of is None) and of is None else None
    title = _title_words(names, first, head, title_end, of)
    holders = _holders(names, end, plural) if _may_have_holders(names, head, end, plural=plural) else ()
    lands = lands_behind(names, holders) if holders else lands_before(names, first, head, plural=plural)
    of = of or body or (lands[0] if len(holders) == len(lands) == 1 else None)
    known = known or known_right or bool(of and lands)
    return OfficePhrase(first, head, end, noun, determiner, plural, title, of, known, holders, lands)


def _may_have_holders(names: Names, head: int, end: int, *, plural: bool) -> bool:
    """Whether names may stand behind: of several, behind a capital, or if each has a land of its own."""
    if not plural or names.words.capital[head]:
        return True
    stop = names.run_end(end) if end < len(names.words) and names.words.capital[end] else end
    return stop - end > 1 and land_at(names, stop) is not None


def _head_end(words: Words, head: int) -> int:
    i = head + 1
    if [*words.lower[i : i + 4]] == ["-", "in", "-", "chief"]:
        return i + 4
    if i + 1 < len(words) and words.words[i] in {"-", "–"} and words.lower[i + 1] in _COMPOUND_HEADS:
        return i + 2
    if i < len(words) and words.lower[i] == "general" and words.lower[head] in word_list("before_general"):
        return i + 1
    return head + 1


def _left(names: Names, head: int) -> tuple[int, str, str | None, bool]:
    """Where the phrase begins, its determiner, and the country or body among its modifiers."""
    words = names.words
    first = head
    furthest = max(0, head - MAX_MODIFIERS)
    while first > furthest and _is_modifier(names, first - 1, head):
        first -= 1
    while first < head and (
        words.lower[first] in GENITIVE or words.lower[first] in {"and", "&", "-", "–", ","}
    ):
        first += 1
    of, known = _country_in(names, first, head)
    determiner = ""
    if first > 0 and words.lower[first - 1] in _DETERMINERS and words.pos[first - 1] != "SCONJ":
        first -= 1
        determiner = words.lower[first]
    elif any(words.lower[i] in GENITIVE for i in range(first, head)):
        determiner = "'s"
    return first, determiner, of, known


def _is_modifier(names: Names, i: int, head: int) -> bool:
    words = names.words
    low = words.lower[i]
    if words.sentence[i] != words.sentence[head] or low in _DETERMINERS:
        return False
    if "/" in low or (not any(char.isalnum() for char in low) and low not in _GLUE):
        return names.kind_at(i) == "organisation"
    if low in GENITIVE:
        return _takes_genitive(names, i - 1)
    if low in {"-", "–"}:
        return i > 0 and words.end[i - 1] == words.start[i] and words.end[i] == words.start[i + 1]
    if low in {"and", "&", ","}:
        return _joins_modifiers(names, i, head)
    kind = names.kind_at(i)
    if (kind == "person" and _is_adjective(names, i, head)) or _says_former(words, i):
        return True
    if kind in {"country", "demonym", "organisation", "seat"}:
        of_capital = words.lower[head].removesuffix("s") in word_list("of_capitals")
        return kind != "seat" or words.lower[i + 1] in GENITIVE or of_capital
    if kind in {"person", "place"} or low in word_list("calendar") or low in word_list("function_words"):
        owner = kind == "person" and words.lower[i + 1] in GENITIVE
        return owner or _begins_place(words, i) or low in word_list("loose_adjectives")
    if low in _NUMBERS or words.pos[i] == "NUM":
        return True
    if low == "newly":
        return words.lower[i + 1] in word_list("participles")
    if words.pos[i] == "VERB":
        return low in word_list("participles")
    return _is_noun_modifier(names, i, head)


def _begins_place(words: Words, i: int) -> bool:
    """For "New Hampshire Governor": a first word that is no adjective here."""
    capital = words.capital[i] and words.capital[i + 1] and words.lower[i] in _COMPASS
    return capital and words.ent[i] == words.ent[i + 1] == "GPE"


def _says_former(words: Words, i: int) -> bool:
    """For "Then-President Holm", "Former Varlandic minister", "the then minister".

    Not for "Then President Holm left".
    """
    if not is_former(words.lower[i]):
        return False
    joined = words.words[i + 1] in {"-", "–"}
    determined = i > 0 and words.lower[i - 1] in _DETERMINERS
    adverb = words.words[i] == "Then" and not joined
    return determined or ((words.capital[i + 1] or joined) and not adverb)


def _is_adjective(names: Names, i: int, head: int) -> bool:
    """A word before the office that the model takes for a person.

    "her Kesmari counterpart"; "Kesmari Foreign Minister Nadia Corvin" where nothing of the name goes before.
    """
    words, run = names.words, names.owner[i]
    if run is None or run.end - run.first > 1 or not _ADJECTIVE.match(words.lower[i]):
        return False
    if words.lower[i + 1] in GENITIVE:
        return False
    determined = i > 0 and words.lower[i - 1] in _DETERMINERS
    before = i - 1
    while before >= 0 and (is_former(words.lower[before]) or words.words[before] in {"-", "–"}):
        before -= 1
    opens = before < 0 or words.sentence[before] != words.sentence[i] or not words.capital[before]
    if not determined and not (opens and all(words.capital[k] for k in range(i + 1, head + 1))):
        return False
    names.drop(run)
    return True


def _is_noun_modifier(names: Names, i: int, head: int) -> bool:
    words = names.words
    if words.pos[i] not in {"ADJ", "NOUN", "PROPN"}:
        return False
    if words.capital[i]:
        return words.ent[i] != "PERSON" or names.owner[i] is None
    if words.pos[i] == "NOUN" and words.capital[head]:
        return words.head[i] == head and words.dep[i] == "compound"
    return i < words.head[i] < _head_end(words, head)


def _takes_genitive(names: Names, i: int) -> bool:
    if names.kind_at(i) or names.words.pos[i] == "PROPN":
        return True
    low = names.words.lower[i]
    return low in word_list("body_kinds") or low in word_list("kinds_of_owners")


def _joins_modifiers(names: Names, i: int, head: int) -> bool:
    """Whether "and" or a comma joins words of one title ("Trade and Industry Minister") or countries."""
    words = names.words
    if names.owner[i] is not None and names.owner[i] is names.owner[i + 1]:
        return True  # "Bosnia and Herzegovina's envoy"
    if i + 1 >= head or (i > 1 and words.lower[i - 2] == "of"):
        return False  # "President Holm of Varland and Premier Venn"
    before, after = names.kind_at(i - 1), names.kind_at(i + 1)
    if words.lower[i] != "," and before in {"demonym", "organisation", "country"} and after == "demonym":
        return words.lower[head] != words.lemma[head]
    if before or after or not (words.capital[head] and words.capital[i - 1] and words.capital[i + 1]):
        return False
    if words.lower[i] == ",":
        return any(words.lower[k] in {"and", "&"} for k in range(i + 1, min(head, i + 4)))
    return not is_person_noun(words.lower[i - 1])


def _country_in(names: Names, first: int, end: int) -> tuple[str | None, bool]:
    """The country or body among modifiers; a body goes before, an unknown possessor after."""
    words = names.words
    found: dict[str, list[str]] = {"organisation": [], "country": []}
    favoured = False
    for i in range(first, end):
        run = names.owner[i]
        if _is_favoured(words, i):
            favoured = True  # a "pro-Varlandic president" is not Varland's
            continue
        if run is not None and run.first == i and run.kind in {"country", "demonym", "seat"}:
            found["country"].append(run.name)
        elif run is not None and run.first == i and run.kind == "organisation":
            found["organisation"].append(run.name)
    countries = list(dict.fromkeys(found["country"]))
    if len(countries) > 1:
        return None, False
    if countries and not found["organisation"]:
        return countries[0], True
    if found["organisation"]:
        return found["organisation"][0], True
    if favoured:
        return None, False
    body = unknown_body(words, first, end)
    if body is not None:
        return words.surface(*body), True
    if part := part_of_state(words, first, end):
        return words.surface(*part), True
    return _unknown_country(words, first, end), False


def _is_favoured(words: Words, i: int) -> bool:
    return words.words[i - 1] == "-" and words.lower[i - 2] in word_list("for_or_against")


def _unknown_country(words: Words, first: int, end: int) -> str | None:
    begin = first  # behind "former", "ex-", "top"
    while begin < end and (is_former(words.lower[begin]) or not words.capital[begin]):
        begin += 1
    for i in range(first, end):
        if not words.capital[i] or words.pos[i] not in {"ADJ", "PROPN", "NOUN"}:
            continue
        if i + 1 < end and words.lower[i + 1] in GENITIVE:
            return words.words[i]
        low = words.lower[i]
        if _ADJECTIVE.match(low) and low not in _NO_ADJECTIVE and i == begin:
            return words.words[i]
    return None


def _title_words(names: Names, first: int, head: int, end: int, of: str | None) -> str:
    """The words of the office: modifiers without countries, determiners and counts, head, complements."""
    words = names.words
    keep: list[str] = []
    body = unknown_body(words, first, head)
    body = body or part_of_state(words, first, head)
    body = body if body is not None and words.surface(*body) == of else None
    for i in range(first, head):
        kind = names.kind_at(i)
        low = words.lower[i]
        if (
            kind in {"country", "demonym", "seat", "person", "organisation"}
            or low in _DETERMINERS
            or low in GENITIVE
        ):
            continue
        if (
            words.words[i] == of
            or (body is not None and body[0] <= i < body[1])
            or low in _NUMBERS
            or (low in {"and", "&"} and not keep)
            or words.pos[i] == "NUM"
        ):
            continue
        if _only_describes(words, i):
            continue
        keep.append(words.words[i])
    return " ".join([*keep, *words.words[head:end]])


def _only_describes(words: Words, i: int) -> bool:
    """An adjective that tells of the holder, not of the office: "his hawkish security adviser"."""
    low = words.lower[i]
    if words.pos[i] != "ADJ" or words.capital[i] or is_former(low) or is_designate(low):
        return False
    return low not in word_list("office_adjectives")


def _holders(names: Names, end: int, plural: bool) -> tuple[Run, ...]:
    """The name, or for a plural the names, right after the title."""
    words = names.words
    out: list[Run] = []
    at = end
    while at + 1 < len(words) and words.capital[at] and words.lower[at] in title_words("honorifics"):
        at += 1  # "Supreme Leader Ayatollah Ali ..."
    while at < len(words):
        stop = names.run_end(at) if words.words[at] not in {",", "."} else at
        if stop == at or _begins_body(words, stop):
            break
        run = names.owner[at]
        if run is None:
            run = names.add_person(at, stop)
        out.append(run)
        if plural and land_at(names, stop):
            stop += 2 + (words.lower[stop + 1] == "the")
            stop = land.end if (land := names.owner[stop - 1]) is not None else stop
        if not plural or stop >= len(words) or words.lower[stop] not in {"and", ","}:
            break
        at = stop + 1
    return tuple(out)


def _begins_body(words: Words, stop: int) -> bool:
    """Whether the capitals behind a title go on to the noun for a body: "Chairman Holm Group"."""
    return stop < len(words) and words.capital[stop] and words.lower[stop] in word_list("organisation_heads")
