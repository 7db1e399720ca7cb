"""Extractor of mentions: who and what an article names, by name, title, pronoun or as an unnamed source."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from onrecord.extract.mentions.body_mentions import find_bodies_and_places, find_bodies_by_noun
from onrecord.extract.mentions.both_sides import named_pairs
from onrecord.extract.mentions.coreference import link
from onrecord.extract.mentions.country_mentions import adopt_countries, draft_states, find_state_bodies
from onrecord.extract.mentions.draft_mentions import Draft, draft_pronoun, finish, finish_pointers
from onrecord.extract.mentions.inner_names import draft_inner, finish_inner, take_parties
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.name_spans import (
    MAX_NAME_WORDS,
    Run,
    find_known_names,
    part_pairs,
    spread_names,
)
from onrecord.extract.mentions.office_phrases import OfficePhrase, find_offices
from onrecord.extract.mentions.people_names import find_people
from onrecord.extract.mentions.ships import find_ships
from onrecord.extract.mentions.source_mentions import cover_sources
from onrecord.extract.tokens import SUBJECTS
from onrecord.records.readings import MentionKind
from onrecord.text.names import is_given_name
from onrecord.text.organisations import organisation_by_name
from onrecord.text.titles import is_office, title_words

if TYPE_CHECKING:
    from onrecord.extract.context import Context
    from onrecord.extract.mentions.name_spans import Names
    from onrecord.extract.tokens import Words
    from onrecord.records.readings import Mention

_HELD_ONCE = frozenset(("was", "served"))
_TAKES_UP = word_list("takes_up")
_PRONOUNS = word_list("pronouns_of_others")
_ACTING = word_list("pronouns_of_acting")


def find_mentions(context: Context) -> tuple[Mention, ...]:
    """Every one, in the order of the text; behind them names inside other words (``inner``) and ``pointer``s.

    Every ``source`` and ``addressee`` of ``context.statements`` has a mention with exactly its span.
    Mentions may hold others: "Putin and Abe" stands beside "Putin" and "Abe".
    """
    words = context.words
    if not len(words):
        return ()
    names = find_known_names(words)
    find_bodies_by_noun(names)
    find_people(names)
    find_ships(names)
    part_pairs(names)
    _find_honoured(names)
    _find_turn_labels(names, context)
    phrases = adopt_countries(names, find_offices(names))
    spread_names(names)
    find_state_bodies(names)
    find_bodies_and_places(names, {i for phrase in phrases for i in range(phrase.head, phrase.end)})
    drafts = _draft_people(names, phrases)
    drafts += draft_states(names, drafts)
    acting, others = _draft_pronouns(words)
    drafts += acting
    drafts = cover_sources(names, sorted(drafts, key=_place), context)
    drafts.sort(key=_place)
    take_parties(names, drafts)
    pointers = _beside(others, drafts)
    link(words, drafts, pointers, named_pairs(names), context.article, _told(words, drafts, context))
    inner = finish_inner(draft_inner(names, drafts), drafts, words)
    return finish(drafts, words) + inner + finish_pointers(pointers, drafts, words)


def _told(words: Words, drafts: list[Draft], context: Context) -> list[tuple[int, int, Draft]]:
    """The tokens of each direct statement, with the draft of its source."""
    sources = {draft.span or words.span(draft.first, draft.end): draft for draft in drafts if draft.source}
    return [
        (*words.range_of(part), sources[statement.source])
        for statement in context.statements
        if statement.mode == "direct" and statement.parent is None and statement.source in sources
        for part in statement.content
    ]


def _place(draft: Draft) -> tuple[int, int, int, int]:
    span = draft.span
    return (draft.first, draft.end, span.start if span else 0, span.end if span else 0)


def _find_honoured(names: Names) -> None:
    """For "Mr Koizumi": a name after a form of address."""
    words = names.words
    for i, low in enumerate(words.lower[:-1]):
        if low in title_words("honorifics") and words.capital[i]:
            end = names.run_end(i + 1)
            if end > i + 1:
                names.add_person(i + 1, end)
            elif words.capital[i] and _is_surname(words, i + 1):
                names.add_person(i + 1, i + 2)


def _is_surname(words: Words, i: int) -> bool:
    """For "Mr. King": a word of office that is a family name, no other name behind it."""
    alone = words.lower[i] in word_list("surnames") and words.words[i].istitle()
    goes_on = i + 1 < len(words) and (words.capital[i + 1] or words.lower[i + 1] == "of")
    return alone and not goes_on


def _find_turn_labels(names: Names, context: Context) -> None:
    """Labels of speakers' turns hold names, in capitals or not."""
    words = names.words
    for part in context.article.parts:
        if part.label is None:
            continue
        first, end = words.range_of(part.label)
        for i in range(first, end):
            stop = min(names.run_end(i), end)
            if stop > i and names.kind_at(i) in {"", "place"}:
                names.add_person(i, stop)
                break
        else:
            _find_small_label(names, first, end)


def _find_small_label(names: Names, first: int, end: int) -> None:
    """A label in small letters that begins with a given name: "michael holm"."""
    words = names.words
    letters = all(words.lower[i].isalpha() and words.words[i].islower() for i in range(first, end))
    if 2 <= end - first <= MAX_NAME_WORDS and letters and is_given_name(words.lower[first]):
        names.add(Run(first, end, "person", words.surface(first, end).title()))


def _draft_people(names: Names, phrases: list[OfficePhrase]) -> list[Draft]:
    """Persons with and without titles, and titles, groups and unnamed people without a name."""
    by_run: dict[Run, Draft] = {}
    rest: list[Draft] = []
    for phrase in phrases:
        if phrase.holders:
            _draft_holders(names, phrase, by_run)
    for run in names.runs:
        if run.kind == "person" and run not in by_run:
            by_run[run] = _draft_person(names, run)
    ends = {draft.end: draft for draft in by_run.values()}
    starts = {draft.first: draft for draft in by_run.values()}
    for phrase in phrases:
        if phrase.lands and not phrase.holders and _share_out(names, phrase, starts):
            continue
        if phrase.holders or _in_apposition(names, phrase, ends, starts):
            continue
        draft = draft_office(phrase)
        if draft is not None:
            rest.append(draft)
    return [*by_run.values(), *rest]


def _draft_person(names: Names, run: Run) -> Draft:
    words = names.words
    first, gender = run.first, "n"
    if first > 0 and words.lower[first - 1] in title_words("honorifics"):
        first -= 1
        gender = title_words("honorifics")[words.lower[first]]
    draft = Draft(first, run.end, run.end - 1, "person", "name", name=run.name)
    draft.gender = "f" if gender == "f" else "m" if gender == "m" else "n"
    if gender != "n" or first < run.first:
        short = title_words("abbreviated").get(words.lower[first])
        draft.title = short
        draft.definite = True
    return draft


def _draft_holders(names: Names, phrase: OfficePhrase, by_run: dict[Run, Draft]) -> None:
    for run, land in zip_longest(phrase.holders, phrase.lands[: len(phrase.holders)]):
        draft = _draft_person(names, run)
        if len(phrase.holders) == 1:
            draft.first = phrase.first
        _give_title(draft, phrase)
        if len(phrase.holders) > 1 and phrase.lands:
            draft.title, draft.of = one_of_them(phrase), land or phrase.of
        by_run[run] = draft


def one_of_them(phrase: OfficePhrase) -> str:
    """The office of one of several: "foreign minister" of "foreign ministers"."""
    *rest, last = phrase.title.split() or [phrase.noun]
    return " ".join([*rest, phrase.noun if last.lower().startswith(phrase.noun) else last])


def _give_title(draft: Draft, phrase: OfficePhrase) -> None:
    draft.title, draft.of, draft.noun = phrase.title, phrase.of, phrase.noun
    if phrase.noun == "counterpart":
        draft.relation, draft.title = "counterpart", None
    elif phrase.former:
        draft.relation = "former"


def _in_apposition(
    names: Names, phrase: OfficePhrase, ends: dict[int, Draft], starts: dict[int, Draft]
) -> bool:
    """Gives the phrase to the person beside it: "Kono, Japan's foreign minister", "his envoy, Kono"."""
    words = names.words
    if phrase.plural or words.lower[phrase.end : phrase.end + 1] == ["'s"]:
        return False  # "Dorn, the president's spokesman"
    before = phrase.first - 1
    if before > 0 and words.lower[before] in {",", "(", "-", "–", "—"}:
        person = ends.get(before)
        same = person is not None and words.sentence[person.head] == words.sentence[phrase.head]
        if person is not None and same and not _begins_clause(words, phrase):
            return _give_once(person, phrase)
    person = _appointed(words, phrase, ends)
    if person is not None:
        _give_once(person, phrase, past=_is_past(words, person, phrase))
        return True
    after = phrase.end
    if after + 1 < len(words) and words.lower[after] == "," and phrase.determiner:
        person = starts.get(after + 1) or _addressed(words, starts, after + 1)
        closes = (
            person is not None
            and person.end < len(words)
            and words.lower[person.end] in {",", ".", ")", ";", "and"}
        )
        if person is not None and closes and person.title is None:
            _give_once(person, phrase)
            person.first = phrase.first
            return True
    return False


def _share_out(names: Names, phrase: OfficePhrase, starts: dict[int, Draft]) -> bool:
    """For "the Varlandic and Kesmari ministers, A and B": gives each of them the office of his land."""
    words, at = names.words, phrase.end
    held: list[Draft] = []
    while at + 1 < len(words) and words.lower[at] in {",", "and"} and len(held) < len(phrase.lands):
        at += 2 if words.lower[at + 1] == "and" else 1
        person = starts.get(at)
        if person is None:
            break
        held.append(person)
        at = person.end
    if len(held) != len(phrase.lands) or any(person.title for person in held):
        return False
    for person, land in zip(held, phrase.lands, strict=True):
        _give_title(person, phrase)
        person.title, person.of = one_of_them(phrase), land
    return True


def _addressed(words: Words, starts: dict[int, Draft], at: int) -> Draft | None:
    """Who is named behind an article and a form of address: "the Rev. Ana Dorn"."""
    addressed = words.lower[at] == "the" and words.lower[at + 1] in title_words("honorifics")
    return starts.get(at + 1) if addressed else None


def _begins_clause(words: Words, phrase: OfficePhrase) -> bool:
    """For "In support of Trump, the lawmaker said": the phrase is the subject, the name before it is not."""
    return words.dep[phrase.head] in SUBJECTS


def _appointed(words: Words, phrase: OfficePhrase, ends: dict[int, Draft]) -> Draft | None:
    """For "Motegi, who was appointed as foreign minister", "Motegi became foreign minister"."""
    i = phrase.first - 1
    seen: list[str] = []
    telling, linking = word_list("appointing"), word_list("linking") | {",", "-"}
    while i >= 0 and words.lower[i] in telling | linking:
        seen.append(words.lower[i])
        i -= 1
    if not seen or not (set(seen) & telling):
        return None
    return ends.get(i + 1)


def _is_past(words: Words, person: Draft, phrase: OfficePhrase) -> bool:
    """For "Holm, who was envoy", "Holm served as envoy": held at the time told of, no more by now."""
    between = set(words.lower[person.end : phrase.head])
    return bool(between & _HELD_ONCE) and not between & _TAKES_UP


def _give_once(person: Draft, phrase: OfficePhrase, *, past: bool = False) -> bool:
    if person.title is None and person.relation is None:
        _give_title(person, phrase)
        if past and person.relation is None:
            person.relation = "former"
    return True


def draft_office(phrase: OfficePhrase) -> Draft | None:
    """A draft of a phrase without a holder's name; None for one that stands for nobody in particular."""
    kind: MentionKind = "group" if phrase.plural else "person"
    definite = phrase.determiner in word_list("determiners_of_known")
    draft = Draft(phrase.first, phrase.end, phrase.head, kind, "unnamed", None, phrase.title, phrase.of)
    draft.noun, draft.plural, draft.definite = phrase.noun, phrase.plural, definite
    draft.determiner = phrase.determiner
    if phrase.noun == "counterpart":
        draft.relation = "counterpart"
    elif phrase.former:
        draft.relation = "former"
    if not phrase.plural and definite:
        draft.form = "title"
    capital_title = not phrase.determiner and is_office(phrase.noun) and phrase.of is not None
    if not phrase.plural and capital_title:
        draft.form, draft.definite = "title", True
    if phrase.plural and phrase.title.lower() == "members" and organisation_by_name(phrase.of or ""):
        return Draft(
            phrase.first, phrase.end, phrase.head, "organisation", "name", name=phrase.of, plural=True
        )
    if phrase.plural:
        return draft if phrase.of or phrase.noun in word_list("groups") else None
    return draft if draft.definite or phrase.determiner in {"a", "an"} else None


def _draft_pronouns(words: Words) -> tuple[list[Draft], list[Draft]]:
    """He, she, they as subjects outside quotations; and all other pronouns of the third person."""
    acting: list[Draft] = []
    others: list[Draft] = []
    for i, low in enumerate(words.lower):
        if low in _PRONOUNS:
            acts = low in _ACTING and words.dep[i] in SUBJECTS and not words.quoted[i]
            (acting if acts else others).append(draft_pronoun(i, low))
    return acting, others


def _beside(pronouns: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """The pronouns that are no mentions for themselves (those that speak are), as pointers."""
    own = {draft.first for draft in drafts if draft.form == "pronoun"}
    pointers = [draft for draft in pronouns if draft.first not in own]
    for draft in pointers:
        draft.form = "pointer"
    return pointers
