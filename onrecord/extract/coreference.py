"""Which named mention of the article a pronoun, a title or a short form stands for.

Names chain by family name; titles find the person who is called so anywhere in the article;
pronouns go to the likeliest person before them: the subject of the last sentence outside quotations,
the speaker of a running attribution, of fitting gender. (Centering: Grosz, Joshi and Weinstein 1995.)
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.extract.drafts import draft_pronoun
from onrecord.extract.source_mentions import owner_of
from onrecord.extract.words import plain_ranks
from onrecord.text.countries import country_by_demonym, country_by_name
from onrecord.text.names import fold, name_words, same_person_name, shares_stem
from onrecord.text.titles import can_stand_for, is_office

if TYPE_CHECKING:
    from onrecord.extract.drafts import Draft
    from onrecord.extract.words import Words
    from onrecord.text.titles import Gender

# Weights of the choice of a pronoun's antecedent, chosen by hand on the gold texts (see the tests).
_SUBJECT = 3.0
_SOURCE = 1.5
_LAST_SPEAKER = 2.0
_PER_SENTENCE = 1.2
_SAME_SENTENCE_OBJECT = -0.5
_MAX_BACK = 8  # sentences outside quotations

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent", "ROOT", "csubj"))
_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_OWNER_NEAR = 4  # tokens from a source's noun to its owner: "spokesman for the late Mr Venn"
_GENDERED = frozenset(("he", "she"))
_RELATIVE = frozenset(("who", "which", "that"))


@dataclass(slots=True, eq=False)
class Chain:
    """The mentions of one person, body or group in one article, first to last."""

    anchor: Draft
    drafts: list[Draft] = field(default_factory=list)
    words: tuple[str, ...] = ()

    @property
    def gender(self) -> Gender:
        """The gender the mentions tell, by majority of those that tell one."""
        told = [draft.told_gender() for draft in self.drafts]
        female, male = told.count("f"), told.count("m")
        return "n" if female == male else "f" if female > male else "m"

    def called(self, draft: Draft) -> float:
        """How well a title fits what the chain is called: 0 not at all."""
        best = 0.0
        for other in self.drafts:
            if other.normal and can_stand_for(draft.normal, other.normal):
                best = max(
                    best, _country_fit(draft.of, other.of) + (0.5 if draft.normal == other.normal else 0.0)
                )
        countries = [other.of for other in self.drafts if other.of]
        foreign = draft.of and countries and not any(_same_country(draft.of, of) for of in countries)
        return 0.0 if foreign else best


def _country_fit(one: str | None, other: str | None) -> float:
    if one and other:
        return 3.0 if _same_country(one, other) else 0.0
    return 2.0 if one is None else 1.5


def _same_country(one: str, other: str) -> bool:
    """Whether two countries are one; an unknown one may stand by name and by adjective."""
    return one == other or (
        not country_by_name(one) and not country_by_name(other) and shares_stem(one, other)
    )


@dataclass(slots=True)
class _State:
    """What has been read so far."""

    words: Words
    drafts: list[Draft]
    chains: list[Chain] = field(default_factory=list)
    of: dict[int, Chain] = field(default_factory=dict)  # id(draft) → chain
    plain: list[int] = field(default_factory=list)  # sentence number → rank among those outside quotations
    last_speaker: Chain | None = None

    def join(self, draft: Draft, chain: Chain) -> None:
        chain.drafts.append(draft)
        self.of[id(draft)] = chain
        if draft is not chain.anchor:
            draft.antecedent = chain.anchor


def link(words: Words, drafts: list[Draft]) -> None:
    """Fills ``antecedent``, ``members``, and the titles that counterparts share; ``drafts`` in text order."""
    state = _State(words, drafts, plain=plain_ranks(words))
    _chain_names(state)
    _chain_bodies(state)
    for draft in drafts:
        _find_owner(state, draft)
        if id(draft) not in state.of:
            _resolve(state, draft)
        if draft.source and not draft.members and id(draft) in state.of:
            state.last_speaker = state.of[id(draft)]
    for draft in drafts:
        if draft.relation == "counterpart" and draft.title in {None, "counterpart"}:
            _copy_title(state, draft)


def _chain_names(state: _State) -> None:
    """Persons of one name: full names first, then short ones, which go to the full name they end."""
    named = [draft for draft in state.drafts if draft.is_named_person() and draft.name and not draft.members]
    chains: list[Chain] = []
    for draft in sorted(named, key=lambda draft: -min(2, len(name_words(draft.name or "")))):
        parts = name_words(draft.name or "")
        chain = _chain_for(chains, parts, draft)
        if chain is None:
            chain = Chain(draft, [], parts)
            chains.append(chain)
        state.join(draft, chain)
    for chain in chains:
        chain.drafts.sort(key=lambda draft: (draft.first, draft.end))
        _best_anchor(chain)
    state.chains.extend(chains)


def _chain_for(chains: list[Chain], parts: tuple[str, ...], draft: Draft) -> Chain | None:
    if len(parts) > 1:
        fits = [chain for chain in chains if len(chain.words) > 1 and same_person_name(chain.words, parts)]
    else:
        fits = [chain for chain in chains if chain.words[-1] == parts[-1]]
        fits = fits or [chain for chain in chains if parts[-1] in chain.words]
    fits = [chain for chain in fits if not _clash(chain, draft)]
    before = [chain for chain in fits if chain.anchor.first <= draft.first]
    return max(before or fits, key=lambda chain: _last_before(chain, draft.first), default=None)


def _clash(chain: Chain, draft: Draft) -> bool:
    genders = {chain.gender, draft.told_gender()} - {"n"}
    return len(genders) > 1


def _last_before(chain: Chain, at: int) -> tuple[int, int]:
    before = [draft.first for draft in chain.drafts if draft.first <= at]
    return (max(before) if before else -1, -chain.anchor.first)


def _best_anchor(chain: Chain) -> None:
    """The fullest name stands for the chain; among equals the first."""
    anchor = max(chain.drafts, key=lambda draft: (len(name_words(draft.name or "")), -draft.first))
    chain.anchor = anchor
    for draft in chain.drafts:
        draft.antecedent = None if draft is anchor else anchor


def _chain_bodies(state: _State) -> None:
    """Countries, bodies and places of one name; "the ministry" goes to the last one of that kind."""
    by_name: dict[tuple[str, str], Chain] = {}
    for draft in state.drafts:
        if draft.kind not in {"country", "organisation", "place"} or draft.form != "name" or draft.members:
            continue
        _complete_body(state, draft, by_name)
        key = (draft.kind, fold(f"{draft.name} {draft.of if draft.kind == 'organisation' else ''}"))
        chain = by_name.get(key)
        if chain is None:
            chain = by_name[key] = Chain(draft)
            state.chains.append(chain)
        state.join(draft, chain)


def _complete_body(state: _State, draft: Draft, by_name: dict[tuple[str, str], Chain]) -> None:
    """A ministry without a country is the last one so called, else that of the last country named."""
    if draft.kind != "organisation" or draft.of or not draft.name:
        return
    last = fold(draft.name.split()[-1])
    if last not in {"ministry", "parliament", "embassy", "judiciary"}:
        return
    same = [
        chain.drafts[-1] for (kind, _), chain in by_name.items()
        if kind == "organisation" and chain.anchor.of and _ends_in(chain, draft.name)
    ]  # fmt: skip
    if same:
        draft.of = max(same, key=lambda other: other.first).of
        return
    words = state.words
    start = draft.first
    owned = start >= 2 and words.lower[start - 1] in {"'s", "'"}
    if owned and words.lower[start - 2] in {"country", "nation"}:
        draft.of = next((name for i in range(start - 3, -1, -1) if (name := _country_at(words, i))), None)


def _ends_in(chain: Chain, name: str) -> bool:
    return fold(chain.anchor.name or "").endswith(fold(name))


def _country_at(words: Words, i: int) -> str | None:
    if not words.capital[i]:
        return None
    return country_by_demonym(words.words[i]) or country_by_name(words.words[i])


def _resolve(state: _State, draft: Draft) -> None:
    chain: Chain | None = None
    if draft.members:
        return
    if draft.form == "pronoun":
        chain = _of_pronoun(state, draft)
    elif draft.plural and draft.definite and not draft.of:
        _of_several(state, draft)
        if draft.members:
            return
        chain = _of_unnamed(state, draft)
    elif draft.form == "title" and draft.relation is None:
        loose = not is_office(draft.noun)  # "the official" is rather the unnamed one than a minister
        first, second = (_of_unnamed, _of_title) if loose else (_of_title, _of_unnamed)
        chain = first(state, draft) or second(state, draft)
    elif draft.definite:
        chain = _of_unnamed(state, draft)
    if chain is None and draft.form != "pronoun":
        chain = Chain(draft)
        state.chains.append(chain)
    if chain is not None:
        state.join(draft, chain)


def _of_title(state: _State, draft: Draft) -> Chain | None:
    """The person the article calls so; the last speaker or the last named before others."""
    scored = []
    for chain in state.chains:
        if chain.anchor.kind != "person" or chain.anchor.form != "name":
            continue
        fit = chain.called(draft)
        if fit and _is_open(chain, draft) and not (chain is state.last_speaker and draft.determiner == "the"):
            continue  # "Iran's president" beside "President Obama": the whole record must tell
        if fit and not _clash(chain, draft):
            speaker = 0.4 if chain is state.last_speaker else 0.0
            scored.append((fit + speaker, _last_before(chain, draft.first), chain))
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _is_open(chain: Chain, draft: Draft) -> bool:
    """Whether the title has a country and the article tells none of the person."""
    return draft.of is not None and not any(other.of for other in chain.drafts)


def _of_unnamed(state: _State, draft: Draft) -> Chain | None:
    """For "The official": the last unnamed source of that kind and side."""
    fits = [
        chain for chain in state.chains
        if chain.anchor.form in {"unnamed", "title"}
        and chain.anchor.noun == draft.noun != ""
        and chain.anchor.plural == draft.plural
        and (not draft.of or not chain.anchor.of or draft.of == chain.anchor.of)
        and chain.anchor.first < draft.first
        and (chain.anchor.form == "unnamed" or chain.anchor.normal == draft.normal)
    ]  # fmt: skip
    return max(fits, key=lambda chain: _last_before(chain, draft.first), default=None)


def _of_pronoun(state: _State, draft: Draft) -> Chain | None:
    low = state.words.lower[draft.first]
    if low in {"i", "we", "you"}:
        return None
    if low in _RELATIVE:
        return _of_relative(state, draft)
    scored = [(_salience(state, chain, draft), chain) for chain in state.chains if _can_be(chain, draft, low)]
    scored = [(score, chain) for score, chain in scored if score is not None]
    best = max(scored, key=lambda item: (item[0], _last_before(item[1], draft.first)), default=None)
    if best is None:
        return None
    return (_subject_of_paragraph(state, best[1], draft) if low in _GENDERED else None) or best[1]


def _subject_of_paragraph(state: _State, chain: Chain, draft: Draft) -> Chain | None:
    """The subject of the pronoun's sentence, rather than an unnamed source of the paragraph before."""
    if chain.anchor.form == "name" or chain.gender != "n":
        return None
    last = max((other.end for other in chain.drafts if other.first < draft.first), default=draft.first)
    words = state.words
    if "\n\n" not in words.text[words.start[last] : words.start[draft.first]]:
        return None
    subject = _subject_before(state, draft, words.lower[draft.first])
    return subject if subject is not None and subject.anchor.form == "name" else None


def _find_owner(state: _State, draft: Draft) -> None:
    """Whose an unnamed source is: "his office", "her spokesman", "a spokesman for Mr Venn"."""
    if draft.form not in {"unnamed", "title"} or draft.relation is not None:
        return
    low = state.words.lower[draft.first]
    if low in _POSSESSIVES:
        pronoun = draft_pronoun(draft.first, low)
        chain = _subject_before(state, pronoun, low) or _of_pronoun(state, pronoun)
        draft.owner = chain.anchor if chain else None
    elif draft.source:
        near = [other for other in state.drafts if draft.head < other.first <= draft.head + _OWNER_NEAR]
        owner = owner_of(state.words, draft, near)
        draft.owner = state.of[id(owner)].anchor if owner is not None and id(owner) in state.of else None


def _subject_before(state: _State, draft: Draft, low: str) -> Chain | None:
    """The first subject of the same sentence that the pronoun can stand for."""
    words = state.words
    for other in state.drafts:
        if other.first >= draft.first:
            return None
        here = words.sentence[other.head] == words.sentence[draft.first] and not words.quoted[other.head]
        chain = state.of.get(id(other))
        if here and chain and words.dep[other.head] in _SUBJECTS and _can_be(chain, draft, low):
            return chain
    return None


def _of_relative(state: _State, draft: Draft) -> Chain | None:
    before = [
        other for other in state.drafts
        if other.end <= draft.first and draft.first - other.end <= 2 and id(other) in state.of
    ]  # fmt: skip
    return state.of[id(max(before, key=lambda other: (other.end, -other.first)))] if before else None


def _can_be(chain: Chain, draft: Draft, low: str) -> bool:
    anchor = chain.anchor
    if low in {"it", "its"}:
        return anchor.kind in {"country", "organisation"} or anchor.form == "document"
    if low in {"they", "them", "their", "both"}:
        return anchor.kind in {"group", "country", "organisation"} and anchor.form != "document"
    if anchor.kind != "person" or anchor.plural:
        return False
    return not _clash(chain, draft)


def _salience(state: _State, chain: Chain, draft: Draft) -> float | None:
    words = state.words
    here = state.plain[words.sentence[draft.first]]
    best: float | None = None
    for other in reversed(chain.drafts):
        if other.first >= draft.first or words.quoted[other.head]:
            continue
        back = here - state.plain[words.sentence[other.first]]
        if back > _MAX_BACK:
            break
        score = -_PER_SENTENCE * back
        subject = words.dep[other.head] in _SUBJECTS
        score += _SUBJECT if subject else 0.0
        score += _SOURCE if other.source else 0.0
        if back == 0 and not subject:
            score += _SAME_SENTENCE_OBJECT
        best = score if best is None else max(best, score)
    if chain is state.last_speaker and best is not None:
        best += -_SOURCE if _another_begins(state, chain, draft) else _LAST_SPEAKER
    return best


def _another_begins(state: _State, speaker: Chain, draft: Draft) -> bool:
    """Whether the pronoun's paragraph has a person as its subject, and no mention of the last speaker."""
    words = state.words
    begin = words.text.rfind("\n\n", 0, words.start[draft.first])
    here = [other for other in state.drafts if other.first < draft.first and words.start[other.first] > begin]
    if any(state.of.get(id(other)) is speaker for other in here):
        return False
    return any(
        other.is_named_person() and words.dep[other.head] in _SUBJECTS and not words.quoted[other.head]
        for other in here
    )


def _of_several(state: _State, draft: Draft) -> None:
    """For "The two ministers": the last two persons called so; "both sides" the last two countries."""
    counted = state.words.lower[draft.first : draft.head]
    if not {"two", "both"} & set(counted):
        return
    if draft.noun in {"side", "country", "nation", "state", "government", "party"}:
        fits = [chain for chain in state.chains if chain.anchor.kind == "country"]
    else:
        one = _singular(draft)
        fits = [chain for chain in state.chains if chain.anchor.is_named_person() and chain.called(one)]
    fits = [chain for chain in fits if _last_before(chain, draft.first)[0] >= 0]
    fits.sort(key=lambda chain: _last_before(chain, draft.first), reverse=True)
    if len(fits) >= 2:
        draft.members = tuple(
            chain.anchor for chain in sorted(fits[:2], key=lambda chain: chain.anchor.first)
        )


def _singular(draft: Draft) -> Draft:
    """The draft with its title in the singular ("ministers" to "minister")."""
    title = (draft.title or "").split()
    return replace(draft, title=" ".join([*title[:-1], draft.noun])) if title else draft


def _copy_title(state: _State, draft: Draft) -> None:
    """For "His Japanese counterpart" holds the office of the person "his" refers to."""
    persons = [
        chain for chain in state.chains
        if chain.anchor.kind == "person"
        and state.of.get(id(draft)) is not chain
        and any(other.normal for other in chain.drafts)
    ]  # fmt: skip
    before = [chain for chain in persons if _last_before(chain, draft.first)[0] >= 0]
    if not before:
        return
    owner = max(before, key=lambda chain: _last_before(chain, draft.first))
    titled = [other for other in owner.drafts if other.normal and other.relation is None]
    if titled:
        draft.title = max(titled, key=lambda other: (len(other.normal), -other.first)).title
