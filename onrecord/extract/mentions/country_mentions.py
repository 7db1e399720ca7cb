"""Countries, bodies and places as mentions; capitals as governments or as cities."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.mentions.draft_mentions import Draft
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.name_spans import Run
from onrecord.extract.mentions.office_complements import STATE_OFFICES
from onrecord.extract.mentions.office_phrases import OfficePhrase
from onrecord.extract.tokens import GENITIVE, SUBJECTS
from onrecord.text.countries import country_by_name
from onrecord.text.names import shares_stem
from onrecord.text.organisations import organisation_by_name

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_spans import Names
    from onrecord.extract.tokens import Words

_STATE_BODIES = word_list("organs_of_states")
_ADJECTIVE = re.compile(r"(?:ian|ean|ese|ish|ic|i|an|er)$")
_GENITIVES = [[mark] for mark in sorted(GENITIVE)]
_ACTING = frozenset(("nsubj", "nsubjpass", "agent"))
_OF_PARTS = word_list("of_parts_of_states")
_OF_FIRMS_TOO = word_list("titles_of_firms_too")


def adopt_countries(names: Names, phrases: list[OfficePhrase]) -> list[OfficePhrase]:
    """Takes for countries the names that an office of state is given to and no table knows.

    Their adjectives are brought to the name: "the Varlandic minister" is of Varland if the article has an
    office of Varland, too. Returns the phrases with ``of`` so unified.
    """
    phrases = [_with_its_owner(names, phrase) for phrase in _without_people(names, phrases)]
    owners = [phrase for phrase in phrases if phrase.of and _is_owner(phrase)]
    ruled = {phrase.of for phrase in owners if phrase.noun not in _OF_FIRMS_TOO}
    unknown = {
        phrase.of for phrase in owners if phrase.of and (phrase.of in ruled or _is_land(names, phrase.of))
    }
    if not unknown:
        return phrases
    nouns: set[str] = set()
    for run in list(names.runs):
        single = run.end - run.first == 1 and run.kind in {"person", "place", "organisation"}
        if single and any(run.name == raw or _is_noun_of(run.name, raw) for raw in unknown):
            nouns.add(run.name)
    nouns |= {raw for raw in unknown if not any(_is_noun_of(noun, raw) for noun in nouns | unknown)}
    for i, word in enumerate(names.words.words):
        owner = names.owner[i]
        if word in nouns and (owner is None or owner.end - owner.first == 1):
            names.add(Run(i, i + 1, "country", word))
    named = {raw: min((noun for noun in nouns if _is_noun_of(noun, raw)), default=raw) for raw in unknown}
    return [
        replace(phrase, of=named.get(phrase.of, phrase.of)) if phrase.of else phrase for phrase in phrases
    ]


def _is_land(names: Names, name: str) -> bool:
    """Whether a name that has no more than a president is a country's and no firm's.

    It is where it is an adjective, or the article has one of it, or the model mostly takes it for a place.
    """
    words = names.words
    if _ADJECTIVE.search(name) or any(_is_noun_of(name, word) for word in set(words.words) if word.istitle()):
        return True
    kinds = [words.ent[i] in {"GPE", "LOC", "NORP"} for i, word in enumerate(words.words) if word == name]
    return not name.isupper() and 2 * sum(kinds) > len(kinds)


def _without_people(names: Names, phrases: list[OfficePhrase]) -> list[OfficePhrase]:
    """Phrases that a person or a common noun seems to own lose their owner ("Aske's minister")."""
    no_country = names.words_of_people() | word_list("organisation_heads") | word_list("function_words")
    return [
        replace(phrase, of=None) if phrase.of and {phrase.of, phrase.of.lower()} & no_country else phrase
        for phrase in phrases
    ]


def _with_its_owner(names: Names, phrase: OfficePhrase) -> OfficePhrase:
    """For "Varland is ready if Kesmar pays, its minister said": of the subject of what is said."""
    words = names.words
    verb = words.head[phrase.head]
    if phrase.determiner != "its" or phrase.of or phrase.noun not in STATE_OFFICES or verb == phrase.head:
        return phrase
    begins = next((i for i in range(phrase.head, 0, -1) if words.sentence[i - 1] != words.sentence[i]), 0)
    for i in range(begins, phrase.first):
        clause = words.head[i]
        said = words.head[clause] == verb and words.dep[clause] in {"ccomp", "parataxis", "conj"}
        if words.dep[i] in SUBJECTS and (said or clause == verb) and words.capital[i]:
            return _given_to(names, phrase, i)
    return phrase


def _given_to(names: Names, phrase: OfficePhrase, i: int) -> OfficePhrase:
    run, word = names.owner[i], names.words.words[i]
    if run is not None and run.kind in {"country", "seat", "demonym"}:
        return replace(phrase, of=run.name, known=True)
    one = run is None or (run.end - run.first == 1 and word not in names.words_of_people())
    proper = names.words.pos[i] == "PROPN" and word.istitle()
    alone = i == 0 or not names.words.capital[i - 1] or names.words.sentence[i - 1] != names.words.sentence[i]
    return replace(phrase, of=word) if one and proper and alone else phrase


def _is_owner(phrase: OfficePhrase) -> bool:
    of_part = _OF_PARTS & set(phrase.title.lower().split())
    owns = phrase.noun in STATE_OFFICES | {"counterpart"} and not of_part
    return owns and phrase.of is not None and _is_unknown(phrase.of)


def _is_noun_of(noun: str, adjective: str) -> bool:
    return len(noun) < len(adjective) and shares_stem(noun, adjective)


def find_state_bodies(names: Names) -> None:
    """For "the Iranian foreign ministry", "Iran's parliament": bodies known by their country only."""
    words = names.words
    for i, low in enumerate(words.lower):
        if low not in _STATE_BODIES or names.kind_at(i) in {"organisation", "person"}:
            continue
        first = i
        while first > 0 and _modifies(names, first - 1):
            first -= 1
        if (
            words.dep[i] in {"compound", "amod"}
            and i + 1 < len(words)
            and words.pos[i + 1] in {"NOUN", "PROPN"}
            and words.lower[i + 1] not in word_list("authored")  # "a foreign ministry statement"
        ):
            continue
        if first < i or words.capital[i] or _is_owned(names, first):
            names.add(Run(first, i + 1, "organisation", words.surface(first, i + 1)))


def _is_owned(names: Names, first: int) -> bool:
    """Whether a country, its adjective or its genitive stands before a token: "the Varlandic army"."""
    before = first - 2 if names.words.lower[first - 1 : first] in _GENITIVES else first - 1
    return names.kind_at(before) in {"country", "demonym"}


def _modifies(names: Names, i: int) -> bool:
    words = names.words
    if names.kind_at(i) or words.pos[i] not in {"ADJ", "NOUN", "PROPN"}:
        return False
    return words.lower[i] not in word_list("calendar") and words.lower[i] not in word_list("function_words")


def draft_states(names: Names, people: list[Draft]) -> list[Draft]:
    """Countries, bodies and places outside the phrases of people."""
    held = {i for draft in people for i in range(draft.first, draft.end)}
    out = []
    for run in names.runs:
        if run.first in held:
            continue
        draft = _draft_run(names, run)
        if draft is not None:
            out.append(draft)
    out.extend(_unknown_sides(names, held))
    return out


def _is_unknown(name: str) -> bool:
    return " " not in name and country_by_name(name) is None and organisation_by_name(name) is None


def _draft_run(names: Names, run: Run) -> Draft | None:
    head = run.end - 1
    if run.kind == "country":
        return Draft(run.first, run.end, head, "country", "name", name=run.name)
    if run.kind == "seat":
        return _draft_seat(names, run)
    if run.kind == "demonym":
        return _draft_demonym(names, run)
    if run.kind == "organisation":
        return _draft_body(names, run)
    return _draft_place(run)


def _draft_place(run: Run) -> Draft:
    return Draft(run.first, run.end, run.end - 1, "place", "name", name=run.name)


def _draft_seat(names: Names, run: Run) -> Draft:
    words = names.words
    surface = words.surface(run.first, run.end)
    if run.end < len(words) and words.lower[run.end] in word_list("governing"):
        return Draft(run.first, run.end + 1, run.end, "country", "name", name=run.name)
    if acts(names, run):
        return Draft(run.first, run.end, run.end - 1, "country", "name", name=run.name)
    name = surface.title() if surface.isupper() else surface
    return Draft(run.first, run.end, run.end - 1, "place", "name", name=name, of=run.name)


def acts(names: Names, run: Run) -> bool:
    """Whether the name of a capital stands for the government there, by its role in the sentence."""
    words = names.words
    if _is_sided(words, run):
        return True
    i = run.end - 1
    while words.dep[i] in {"conj", "appos"} and words.head[i] != i:
        i = words.head[i]
    head = words.head[i]
    if (run.end < len(words) and words.lower[run.end] in GENITIVE) or words.dep[i] == "poss":
        return words.lower[head] not in word_list("place_nouns")
    if words.dep[i] in _ACTING:
        return words.lemma[head] != "be" or _is_judged(names, head)
    if words.dep[i] in {"dobj", "obj"}:
        return words.lemma[head] not in word_list("motion")
    if words.dep[i] == "pobj":
        return _with_agent_preposition(names, head)
    return False


def _is_sided(words: Words, run: Run) -> bool:
    """For "pro-Orlav", "Orlav-backed", "Orlav loyalists": words of who is on its side or under it."""
    before = words.lower[max(0, run.first - 2) : run.first]
    after = words.lower[run.end : run.end + 2]
    if (len(before) > 1 and before[1] == "-" and before[0] in word_list("for_or_against")) or (
        len(after) > 1 and after[0] == "-" and after[1] in word_list("sided")
    ):
        return True
    return bool(after) and after[0].removesuffix("s") in word_list("of_capitals")


def _is_judged(names: Names, verb: int) -> bool:
    """For "Moscow is ready to" is a government, "Moscow is a city" is not."""
    words = names.words
    attributes = [i for i in range(verb + 1, min(len(words), verb + 8)) if words.head[i] == verb]
    return any(words.dep[i] in {"acomp", "xcomp", "prep", "neg"} for i in attributes)


def _with_agent_preposition(names: Names, preposition: int) -> bool:
    words = names.words
    low = words.lower[preposition]
    if low in word_list("agent_prepositions"):
        return True
    return low in {"of", "from"} and words.lower[words.head[preposition]] in word_list("stances")


def _draft_demonym(names: Names, run: Run) -> Draft | None:
    words = names.words
    after = run.end
    if after < len(words) and words.lower[after] in GENITIVE:
        after += 1
    governing = word_list("governing") - {"nation", "state"}
    if after < len(words) and words.lower[after] in governing:
        return Draft(run.first, after + 1, after, "country", "name", name=run.name)
    people = words.pos[run.end - 1] in {"NOUN", "PROPN"} or words.dep[run.end - 1] in _ACTING
    alone = words.dep[run.end - 1] not in {"compound", "amod", "nmod"}
    if alone and ((people and _has_article(words, run.first)) or _goes_on(names, run)):
        return Draft(run.first, run.end, run.end - 1, "country", "name", name=run.name)
    surface = words.surface(run.first, run.end)
    if alone or country_by_name(surface) is None:
        return None
    return Draft(run.first, run.end, run.end - 1, "country", "name", name=run.name)  # "the Iran talks"


def _has_article(words: Words, first: int) -> bool:
    return first > 0 and words.lower[first - 1] == "the"


def _goes_on(names: Names, run: Run) -> bool:
    """For "the Russians and Chinese": the second people of two that share an article."""
    before = names.owner[run.first - 2] if run.first > 1 else None
    if before is None or before.kind != "demonym" or names.words.lower[run.first - 1] != "and":
        return False
    return names.words.words[before.first].endswith("s") and _has_article(names.words, before.first)


def _unknown_sides(names: Names, held: set[int]) -> list[Draft]:
    """For "The Varlandic side": a country no table knows, by its adjective."""
    words = names.words
    out = []
    no_country = word_list("function_words") | word_list("no_demonyms")
    for i in range(1, len(words)):
        if words.lower[i] not in word_list("nouns_of_parties") or i - 1 in held:
            continue
        adjective = words.words[i - 1]
        single = i < 2 or not words.capital[i - 2] or words.lower[i - 2] == "the"
        if words.lower[i - 1] in no_country:
            continue
        if single and words.capital[i - 1] and _ADJECTIVE.search(adjective) and not names.kind_at(i - 1):
            local = {run.name for run in names.runs if run.kind == "country"}
            name = min((noun for noun in local if _is_noun_of(noun, adjective)), default=adjective)
            out.append(Draft(i - 1, i + 1, i, "country", "name", name=name, of=name))
    return out


def _draft_body(names: Names, run: Run) -> Draft:
    """A body with the country it belongs to, where the words around or the table tell it."""
    words = names.words
    known = organisation_by_name(run.name)
    draft = Draft(run.first, run.end, run.end - 1, "organisation", "name", name=run.name)
    draft.of = known.country or None if known else None
    if known:
        return draft
    before = run.first - 1
    if before >= 0 and words.lower[before] in GENITIVE:
        before -= 1
    owner = names.owner[before] if before >= 0 else None
    if owner is not None and owner.kind in {"country", "demonym", "seat"}:
        draft.first, draft.of = owner.first, owner.name
    after = run.end
    if draft.of is None and after + 1 < len(words) and words.lower[after] == "of":
        start = after + 2 if words.lower[after + 1] == "the" else after + 1
        owner = names.owner[start] if start < len(words) else None
        if owner is not None and owner.kind == "country":
            draft.end, draft.of = owner.end, owner.name
    draft.definite = run.first > 0 and words.lower[run.first - 1] == "the"
    return draft
