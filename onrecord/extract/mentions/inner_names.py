"""Names inside other words ("Varlandic officials", "the Holm administration"); parties by members."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.mentions.body_mentions import trim_name
from onrecord.extract.mentions.draft_mentions import Draft, mention_of
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.name_spans import clean_name
from onrecord.extract.mentions.named_again import draft_again
from onrecord.records.spans import Span
from onrecord.text.countries import country_by_name, country_by_seat
from onrecord.text.names import fold, name_words
from onrecord.text.organisations import party_of_adjective, party_of_members
from onrecord.text.titles import is_person_noun

if TYPE_CHECKING:
    from onrecord.extract.mentions.name_spans import Names, Run
    from onrecord.extract.tokens import Words
    from onrecord.records.readings import Mention, MentionKind

_GOVERNING = word_list("governing") | word_list("campaigning")
_POINTING = word_list("pointing") | word_list("possessives")
_NO_BODIES = word_list("other_heads") | word_list("calendar") | word_list("place_heads")
_HANDLE = re.compile(r"(?<![\w@])@([A-Za-z]\w{3,30})")
_DIGITS = re.compile(r"\d+$")
_FEW = 50  # people of one family name that a name is held against, on either side
_KINDS: dict[str, MentionKind] = {
    "country": "country", "demonym": "country", "organisation": "organisation", "person": "person",
}  # fmt: skip


def take_parties(names: Names, drafts: list[Draft]) -> None:
    """Makes "Democrats", "the Republicans" mentions of their party, if the words stand for all of them."""
    words = names.words
    for draft in drafts:
        party = party_of_members(words.words[draft.head])
        bare = draft.end - draft.first == 1 or words.lower[draft.first : draft.head] == ["the"]
        if party is not None and bare and draft.form == "unnamed" and draft.end == draft.head + 1:
            draft.kind, draft.form, draft.name, draft.of = "organisation", "name", party.name, party.country
            draft.noun, draft.plural, draft.title = "", False, None
    covered = {i for draft in drafts for i in range(draft.first, draft.end)}
    for i, word in enumerate(words.words):
        party = party_of_members(word)
        apart = i == 0 or not words.capital[i - 1] or words.sentence[i - 1] != words.sentence[i]
        if party is not None and apart and i not in covered and not names.kind_at(i):
            drafts.append(_party(i, party.name, party.country))
    drafts.sort(
        key=lambda draft: (
            draft.first,
            draft.end,
            *((draft.span.start, draft.span.end) if draft.span else (0, 0)),
        )
    )


def _party(i: int, name: str, country: str) -> Draft:
    return Draft(i, i + 1, i, "organisation", "name", name=name, of=country or None)


def draft_inner(names: Names, drafts: list[Draft]) -> list[Draft]:
    """Drafts of the names that no mention has for itself, in the order of the text."""
    own = {(draft.first, draft.end) for draft in drafts}
    heads = {(draft.end, draft.name) for draft in drafts if draft.name}
    out = [
        Draft(run.first, run.end, run.end - 1, _KINDS[run.kind], "name", name=run.name)
        for run in names.runs
        if run.kind in _KINDS and (run.first, run.end) not in own and (run.end, run.name) not in heads
        and not _is_in_body_of(names, run)
    ]  # fmt: skip
    out += _leaders_in_bodies(names) + _party_adjectives(names.words, own, names)
    out += _in_compounds(names.words)
    out += _bodies_of_offices(names)
    named = _Named(drafts)
    for draft in out:
        draft.antecedent = named.antecedent(draft)
    out += _bodies_again(names, drafts, out) + _administrations(names.words, drafts)
    out += _handles(names.words, drafts)
    out += draft_again(names.words, drafts, out)
    out.sort(key=lambda draft: (draft.first, draft.end))
    return out


class _Named:
    """The named mentions of an article by what they name, in the order of the text."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._first: dict[tuple[str, str | None], Draft] = {}
        self._people: dict[str, list[Draft]] = {}
        for draft in drafts:
            if draft.form != "name":
                continue
            self._first.setdefault((draft.kind, draft.name), draft)
            if draft.kind == "person":
                self._people.setdefault(name_words(draft.name or "")[-1], []).append(draft)

    def antecedent(self, draft: Draft) -> Draft | None:
        """The first mention that names the same; of people the last one before, else the first."""
        if draft.kind != "person":
            return self._first.get((draft.kind, draft.name))
        words = name_words(draft.name or "")
        called = self._people.get(words[-1], [])
        at = bisect_left(called, draft.first, key=lambda one: one.first)
        near = [*reversed(called[max(0, at - _FEW) : at]), *called[at : at + _FEW]]
        return next((one for one in near if name_words(one.name or "")[-len(words) :] == words), None)


def _in_compounds(words: Words) -> list[Draft]:
    """For "the U.S.-Varland border", "U.S.-led": countries that a hyphen joins to other words."""
    out = []
    for i, word in enumerate(words.words):
        if "-" not in word or word.islower():
            continue
        start, parts = words.start[i], word.split("-")
        for part, after in zip(parts, [*parts[1:], ""], strict=True):
            country = _country_joined(part, after)
            if country is not None:
                draft = Draft(i, i + 1, i, "country", "name", name=country)
                draft.span = Span(start, start + len(part))
                out.append(draft)
            start += len(part) + 1
    return out


def _country_joined(part: str, after: str) -> str | None:
    """The country that a part of a compound names; a capital too, but not in "Orlav-based"."""
    if not part[:1].isupper():
        return None
    return country_by_name(part) or (country_by_seat(part) if after not in word_list("of_places") else None)


def _bodies_of_offices(names: Names) -> list[Draft]:
    """Bodies that belong to an office: "an analyst at the Harbour Foundation"."""
    words, out = names.words, []
    for start, stop, kind in words.entities:
        if kind != "ORG" or any(names.owner[i] is not None for i in range(start, stop)):
            continue
        first, end = trim_name(words, start, stop)
        capital = first < end and words.capital[first] and words.capital[end - 1]
        capital = capital and words.lower[end - 1] not in _NO_BODIES
        capital = capital and not {"(", ")"} & set(words.words[first:end])
        heads = word_list("institutions") | word_list("portfolios")
        if (
            capital
            and not (end - first == 1 and words.lower[first] in heads)
            and not is_person_noun(words.lower[end - 1])
        ):
            name = clean_name(words.surface(first, end))
            out.append(Draft(first, end, end - 1, "organisation", "name", name=name))
    return out


def _bodies_again(names: Names, drafts: list[Draft], inner: list[Draft]) -> list[Draft]:
    """Bodies that the model has passed over: named again by the same words, or by an explained acronym."""
    words, forms = names.words, dict[str, Draft]()
    bodies = [
        one for one in (*drafts, *inner) if one.kind == "organisation" and one.form == "name" and one.name
    ]
    for body in bodies:
        for form in filter(None, (body.name, _acronym_behind(words, body))):
            forms.setdefault(form, body)
    taken = {i for one in bodies for i in range(one.first, one.end)}
    out = []
    for i, word in enumerate(words.words):
        again = forms.get(word)
        if again is not None and words.capital[i] and i not in taken and names.kind_at(i) in {"", "place"}:
            draft = Draft(i, i + 1, i, "organisation", "name", name=again.name, of=again.of)
            draft.antecedent = again.antecedent or again
            out.append(draft)
    return out


def _acronym_behind(words: Words, body: Draft) -> str | None:
    """For "Harbour Workers' Union (HWU)": the acronym, if it has the initials of the name."""
    at = body.end
    if words.words[at : at + 1] != ["("] or words.words[at + 2 : at + 3] != [")"]:
        return None
    short = words.words[at + 1]
    initials = "".join(word[0] for word in (body.name or "").split() if word[0].isupper())
    return short if short.isupper() and short.replace(".", "") == initials else None


def _administrations(words: Words, drafts: list[Draft]) -> list[Draft]:
    """For "the administration": the one named last before, as in "the Holm administration"."""
    named = [
        one for one in drafts if one.kind == "organisation" and (one.name or "").endswith(" administration")
    ]
    own = {i for one in drafts for i in range(one.first, one.end)}
    out = []
    for i, low in enumerate(words.lower):
        known = low == "administration" and i > 0 and words.lower[i - 1] in _POINTING and i not in own
        if known and named:
            at = bisect_left(named, i, key=lambda one: one.first)
            last = named[max(0, at - 1)]
            out.append(
                Draft(
                    i - 1,
                    i + 1,
                    i,
                    "organisation",
                    "name",
                    name=last.name,
                    of=last.of,
                    antecedent=last.antecedent or last,
                )
            )
    return out


def _handles(words: Words, drafts: list[Draft]) -> list[Draft]:
    """For "@realRexHolm": the person of the article whose full name ends the handle."""
    people: dict[str, Draft] = {}
    for one in drafts:
        parts = (one.name or "").split() if one.is_named_person() else []
        if len(parts) > 1:
            people.setdefault("".join(name_words(one.name or "")), one)
    out = []
    for match in _HANDLE.finditer(words.text) if people else ():
        name = _DIGITS.sub("", fold(match[1]).replace("_", ""))
        person = next((people[full] for full in sorted(people) if name.endswith(full)), None)
        at = words.range_of(Span(*match.span()))
        if person is not None and at[0] < at[1]:
            draft = Draft(at[0], at[1], at[1] - 1, "person", "name", name=person.name)
            draft.span, draft.antecedent = Span(*match.span()), person.antecedent or person
            out.append(draft)
    return out


def _is_in_body_of(names: Names, run: Run) -> bool:
    """Whether a person's name is a part of a longer one that is none of hers: "Holm Street"."""
    after = names.words
    return run.kind == "person" and run.end < len(after) and after.lower[run.end] in word_list("place_heads")


def _leaders_in_bodies(names: Names) -> list[Draft]:
    """For "the Holm administration": Holm, if the article has somebody called so."""
    words, families = names.words, names.family_names()
    return [
        Draft(run.first, run.end - 1, run.end - 2, "person", "name", name=words.words[run.first])
        for run in names.runs
        if run.kind == "organisation" and run.end - run.first == 2 and words.lower[run.end - 1] in _GOVERNING
        and words.words[run.first] in families
    ]  # fmt: skip


def _party_adjectives(words: Words, own: set[tuple[int, int]], names: Names) -> list[Draft]:
    """For "Republican senators", "a Democrat": their parties."""
    out = []
    for i, word in enumerate(words.words):
        party = party_of_adjective(word) or party_of_members(word)
        if party is not None and (i, i + 1) not in own and names.kind_at(i) != "organisation":
            out.append(_party(i, party.name, party.country))
    return out


def finish_inner(inner: list[Draft], drafts: list[Draft], words: Words) -> tuple[Mention, ...]:
    """The mentions of these drafts; antecedents are indices among the mentions of ``drafts``."""
    order = {id(draft): i for i, draft in enumerate(drafts)}
    return tuple(replace(mention_of(draft, words, order), form="inner") for draft in inner)
