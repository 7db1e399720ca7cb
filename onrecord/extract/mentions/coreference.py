"""Which named mention of the article a pronoun, a title or a short form stands for.

Names chain by family name; titles find the person who is called so anywhere in the article;
pronouns go to the likeliest person before them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from heapq import merge
from typing import TYPE_CHECKING

from onrecord.extract.mentions.bearers import bearer
from onrecord.extract.mentions.both_sides import pair_before
from onrecord.extract.mentions.descriptions import described, share_of_group
from onrecord.extract.mentions.draft_mentions import draft_pronoun
from onrecord.extract.mentions.issuers import issuer_of
from onrecord.extract.mentions.kin_names import is_overshadowed, overshadowed
from onrecord.extract.mentions.kind_nouns import body_of_kind, unnamed_of_kind
from onrecord.extract.mentions.name_chains import MAX_ALIKE, Chain, Linking, Pair, clash, last_before
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.mentions.namesakes import Namesakes
from onrecord.extract.mentions.pronouns import likeliest, of_pronoun
from onrecord.extract.mentions.source_mentions import owner_of
from onrecord.extract.tokens import GENITIVE, plain_ranks
from onrecord.text.countries import country_by_demonym, country_by_name
from onrecord.text.names import fold, name_words, same_person_name
from onrecord.text.titles import is_observer, is_office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.tokens import Words
    from onrecord.records.articles import Article


_LEAD = 800  # characters from the beginning: the first paragraphs, where a name may follow its office
_POSSESSIVES = word_list("possessives")
_OWNER_NEAR = 3  # tokens from a source's noun to its owner: "spokesman for our Mr Venn"


def link(
    words: Words,
    drafts: list[Draft],
    pointers: Sequence[Draft] = (),
    pairs: Sequence[Pair] = (),
    article: Article | None = None,
    told: Sequence[tuple[int, int, Draft]] = (),
) -> None:
    """Fills ``antecedent``, ``members``, and the titles that counterparts share; ``drafts`` in text order.

    ``pointers``, in text order too, get an antecedent; they count as nothing but what a pronoun may follow.
    ``pairs`` are the parties that the ``article`` names side by side; no pronoun leaves its entry. ``told``
    are the direct statements: first token, end token, and the draft of who speaks.
    """
    ranks = plain_ranks(words)
    state = Linking(words, drafts, pointers, plain=ranks, pairs=pairs, article=article, told=told)
    _chain_names(state)
    _chain_bodies(state)
    for draft in drafts:
        if draft.noun in word_list("earlier_holders"):
            _take_office(state, draft)
    for draft in merge(drafts, pointers, key=lambda draft: draft.first):
        if draft.form == "pointer":
            _point(state, draft)
            continue
        _find_owner(state, draft)
        if id(draft) not in state.of:
            _resolve(state, draft)
        if draft.source and not draft.members and id(draft) in state.of:
            state.last_speaker, state.last_source = state.of[id(draft)], draft
    for draft in drafts:
        if draft.relation == "counterpart" and draft.title in {None, "counterpart"}:
            _copy_title(state, draft)


def _point(state: Linking, draft: Draft) -> None:
    chain = of_pronoun(state, draft)
    if chain is not None:
        state.point(draft, chain)


def _chain_names(state: Linking) -> None:
    """Persons of one name: full names first, then short ones, which go to the full name they end."""
    named = [draft for draft in state.drafts if draft.is_named_person()]
    chains = Namesakes()
    kin = overshadowed(state.words, named)
    for draft in sorted(named, key=lambda draft: -min(2, len(name_words(draft.name or "")))):
        parts = name_words(draft.name or "")
        chain = _chain_for(state.words, chains, parts, draft, kin)
        if chain is None:
            chain = Chain(draft, [], parts)
            chains.add(chain)
        state.join(draft, chain)
    for chain in chains.all:
        chain.drafts.sort(key=lambda draft: (draft.first, draft.end))
        _best_anchor(chain)
    for chain in chains.all:
        state.begin(chain)


def _chain_for(
    words: Words, chains: Namesakes, parts: tuple[str, ...], draft: Draft, kin: set[Draft]
) -> Chain | None:
    if len(parts) > 1:
        fits = [chain for chain in chains.like(parts) if same_person_name(chain.words, parts)]
    else:
        fits = [chain for chain in chains.of_family(parts[-1]) if not is_overshadowed(chain, draft, kin)]
        fits = fits or [
            chain for chain in chains.with_word(parts[-1]) if not is_overshadowed(chain, draft, kin)
        ]
    fits = [chain for chain in fits if not clash(chain, draft)]
    before = [chain for chain in fits if chain.anchor.first <= draft.first] or fits
    full = [chain for chain in before if len(chain.words) > 1]
    if len(parts) == 1 and len(full) > 1:
        return bearer(words, draft, full)
    return max(before, key=lambda chain: last_before(chain, draft.first), default=None)


def _best_anchor(chain: Chain) -> None:
    """The fullest name stands for the chain; among equals the first."""
    anchor = max(chain.drafts, key=lambda draft: (len(name_words(draft.name or "")), -draft.first))
    chain.anchor = anchor
    for draft in chain.drafts:
        draft.antecedent = None if draft is anchor else anchor


def _chain_bodies(state: Linking) -> None:
    """Countries, bodies and places of one name; "the ministry" goes to the last one of that kind."""
    by_name: dict[tuple[str, str], Chain] = {}
    for draft in state.drafts:
        if draft.kind not in {"country", "organisation", "place"} or draft.form != "name":
            continue
        _complete_body(state, draft, by_name)
        key = (draft.kind, fold(f"{draft.name} {draft.of if draft.kind == 'organisation' else ''}"))
        chain = by_name.get(key)
        if chain is None:
            chain = by_name[key] = Chain(draft)
            state.begin(chain)
        state.join(draft, chain)


def _complete_body(state: Linking, draft: Draft, by_name: dict[tuple[str, str], Chain]) -> None:
    """A ministry without a country is the last one so called, else that of the last country named."""
    if draft.kind != "organisation" or draft.of or not draft.name:
        return
    last = fold(draft.name.split()[-1])
    if last not in word_list("sole_organs"):
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
    owned = start >= 2 and words.lower[start - 1] in GENITIVE
    if owned and words.lower[start - 2] in {"country", "nation"}:
        draft.of = next((name for i in range(start - 3, -1, -1) if (name := _country_at(words, i))), None)


def _ends_in(chain: Chain, name: str) -> bool:
    return fold(chain.anchor.name or "").endswith(fold(name))


def _country_at(words: Words, i: int) -> str | None:
    if not words.capital[i]:
        return None
    return country_by_demonym(words.words[i]) or country_by_name(words.words[i])


def _resolve(state: Linking, draft: Draft) -> None:
    if not draft.members:
        draft.members = _members(state, draft)
    if draft.members:
        return
    chain: Chain | None = None
    if draft.form == "pronoun":
        chain = of_pronoun(state, draft)
    elif draft.form == "document":
        issuer = issuer_of(state.issuers, draft)
        chain = state.of.get(id(issuer)) if issuer is not None else None
    elif draft.form == "title" and draft.relation != "counterpart":
        loose = not is_office(draft.noun)  # "the official" is rather the unnamed one than a minister
        first, second = (_of_unnamed, _of_title) if loose else (_of_title, _of_unnamed)
        chain = first(state, draft) or second(state, draft) or unnamed_of_kind(state, draft)
        chain = chain or described(state, draft) or _introduced_next(state, draft)
    elif draft.definite:
        chain = _of_unnamed(state, draft) or body_of_kind(state, draft) or unnamed_of_kind(state, draft)
        chain = chain or described(state, draft)
    elif draft.source:
        chain = share_of_group(state, draft)
    if chain is None and draft.form != "pronoun":
        chain = Chain(draft)
        state.begin(chain)
    if chain is not None:
        state.join(draft, chain)


def _members(state: Linking, draft: Draft) -> tuple[Draft, ...]:
    """The two or more that a mention stands for; none where it stands for one, or that is not clear."""
    if draft.form == "document":
        issuer = issuer_of(state.issuers, draft)
        return issuer.members if issuer is not None else ()
    if draft.form == "pronoun":
        return _pair(state, draft) if _is_both(state, draft) else ()
    if draft.plural and not draft.of and (draft.definite or _is_both(state, draft)):
        return _of_several(state, draft)
    return ()


def _pair(state: Linking, draft: Draft) -> tuple[Draft, ...]:
    pairs = [pair for pair in state.pairs if state.in_one_entry(pair[0], draft.first)]
    pair = pair_before(pairs, state.chains, draft.first)
    return (pair[0].anchor, pair[1].anchor) if pair is not None else ()


def _of_title(state: Linking, draft: Draft) -> Chain | None:
    """The person the article calls so; the last speaker or the last named before others."""
    scored = []
    native: bool | None = None
    for chain in _titled_near(state, draft):
        fit = chain.called(draft)
        known = chain is state.last_speaker and draft.determiner == "the" and draft.source
        if known and fit and _is_open(chain, draft):
            native = _has_native(state, draft) if native is None else native
            known = not native
        if fit and _is_open(chain, draft) and not known:
            continue  # "Iran's president" beside "President Obama": the whole record must tell
        if fit:
            speaker = 0.4 if chain is state.last_speaker else 0.0
            scored.append((fit + speaker, last_before(chain, draft.first), chain))
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _titled_near(state: Linking, draft: Draft) -> list[Chain]:
    """The named persons with a title, in their order; of very many the nearest."""
    near = state.titled
    if len(near) > MAX_ALIKE:
        after = bisect_right(near, draft.first, key=lambda one: one[0])
        near = near[max(0, after - MAX_ALIKE // 2) : after + MAX_ALIKE // 2]
    return sorted((chain for _, _, chain in near), key=lambda chain: chain.number)


def _introduced_next(state: Linking, draft: Draft) -> Chain | None:
    """The person whom the next paragraph names in full, without an office, after an office that spoke.

    The way of leads: "The rate must fall, the trade commissioner has said. Ilka Brandt warned …".
    """
    words = state.words
    if not draft.source or draft.relation or not is_office(draft.noun) or words.start[draft.head] > _LEAD:
        return None
    begins = words.text.find("\n\n", words.start[draft.head])
    if not 0 <= begins <= _LEAD:
        return None
    ends = words.text.find("\n\n", begins + 2)
    for other in state.drafts:
        at = words.start[other.first]
        if at < begins or (ends >= 0 and at >= ends) or not other.is_named_person():
            continue
        chain = state.of[id(other)]
        untitled = not chain.titles
        full = len(name_words(other.name or "")) > 1 and other.source
        return chain if full and untitled and not clash(chain, draft) else None
    return None


def _is_open(chain: Chain, draft: Draft) -> bool:
    """Whether the title has a country and the article tells none of the person."""
    return draft.determiner != "its" and draft.of is not None and not chain.countries


def _has_native(state: Linking, draft: Draft) -> bool:
    """Whether the article names somebody of the title's country, without an office: "Russia's Anton Venn"."""
    lower = state.words.lower
    return any(
        other.first >= 2
        and lower[other.first - 1] in GENITIVE
        and _country_at(state.words, other.first - 2) == draft.of
        and not state.of[id(other)].titles
        for other in state.drafts
        if other.is_named_person()
    )


def _of_unnamed(state: Linking, draft: Draft) -> Chain | None:
    """For "The official": the last unnamed source of that kind and side."""
    fits = [
        chain for chain in state.alike.get((draft.noun, draft.plural), ())[-MAX_ALIKE:]
        if draft.noun != ""
        and (not draft.of or not chain.anchor.of or draft.of == chain.anchor.of)
        and chain.anchor.first < draft.first
        and (chain.anchor.form == "unnamed" or chain.anchor.normal == draft.normal)
        and (chain.anchor.relation == "former") == (draft.relation == "former")
    ]  # fmt: skip
    return max(fits, key=lambda chain: last_before(chain, draft.first), default=None)


def _find_owner(state: Linking, draft: Draft) -> None:
    """Whose an unnamed source is: "his office", "her spokesman", "a spokesman for Mr Venn"."""
    if draft.form not in {"unnamed", "title"} or draft.relation == "counterpart":
        return
    low = state.words.lower[draft.first]
    if low in _POSSESSIVES:
        pronoun = draft_pronoun(draft.first, low)
        pronoun.head = draft.head  # "his office left" as "he left"
        chain = likeliest(state, pronoun)
        draft.owner = chain.anchor if chain else None
    elif draft.source and not is_observer(draft.noun):  # a critic of Mr Venn does not speak for him
        after = bisect_right(state.firsts, draft.head)
        near = state.drafts[after : bisect_right(state.firsts, draft.head + _OWNER_NEAR)]
        owner = _possessor(state, draft) or owner_of(state.words, draft, near)
        draft.owner = state.of[id(owner)].anchor if owner is not None and id(owner) in state.of else None


def _possessor(state: Linking, draft: Draft) -> Draft | None:
    """The person whose genitive begins a source: "Venn's party", "the minister's spokeswoman"."""
    at = next((i for i in range(draft.head - 1, draft.first, -1) if state.words.lower[i] in GENITIVE), None)
    if at is None:
        return None
    begin, end = bisect_left(state.firsts, draft.first), bisect_right(state.firsts, at)
    owners = (other for other in state.drafts[begin:end] if other.end == at)
    return next(
        (other for other in owners if other.kind == "person" and other.form in {"name", "title"}), None
    )


def _of_several(state: Linking, draft: Draft) -> tuple[Draft, ...]:
    """For "The two ministers": the last two persons called so; "both sides" the last two countries."""
    counted = state.words.lower[draft.first : draft.head]
    if not {"two", "both"} & set(counted):
        return ()
    if draft.noun in word_list("nouns_of_states"):
        if (pair := _pair(state, draft)) or _is_both(state, draft):
            return pair  # without one the whole record must tell who both are
        fits = [chain for chain in state.chains if chain.anchor.kind == "country"]
    else:
        one = _singular(draft)
        fits = [chain for chain in state.chains if chain.anchor.is_named_person() and chain.called(one)]
    fits = [chain for chain in fits if last_before(chain, draft.first)[0] >= 0]
    fits.sort(key=lambda chain: last_before(chain, draft.first), reverse=True)
    if len(fits) < 2:
        return ()
    return tuple(chain.anchor for chain in sorted(fits[:2], key=lambda chain: chain.anchor.first))


def _is_both(state: Linking, draft: Draft) -> bool:
    return state.words.lower[draft.first] == "both"


def _singular(draft: Draft) -> Draft:
    """The draft with its title in the singular ("ministers" to "minister")."""
    title = (draft.title or "").split()
    return replace(draft, title=" ".join([*title[:-1], draft.noun])) if title else draft


def _take_office(state: Linking, draft: Draft) -> None:
    """For "her predecessor", "Venn's predecessor": the former holder of the office that the article tells."""
    owner = _possessor(state, draft)
    before = [
        chain for chain in state.chains
        if any(other.normal and not other.relation for other in chain.drafts)
        and last_before(chain, draft.first)[0] >= 0
        and (owner is None or state.of.get(id(owner)) is chain)
        and not clash(chain, draft_pronoun(draft.first, state.words.lower[draft.first]))
    ]  # fmt: skip
    if before:
        chain = max(before, key=lambda chain: last_before(chain, draft.first))
        held = next(other for other in chain.drafts if other.normal and not other.relation)
        draft.title, draft.of = held.title, draft.of or held.of
        state.take_title(draft)


def _copy_title(state: Linking, draft: Draft) -> None:
    """For "His Japanese counterpart" holds the office of the person "his" refers to."""
    persons = [
        chain for chain in state.chains
        if chain.anchor.kind == "person"
        and state.of.get(id(draft)) is not chain
        and any(other.normal for other in chain.drafts)
    ]  # fmt: skip
    before = [chain for chain in persons if last_before(chain, draft.first)[0] >= 0]
    if not before:
        return
    owner = max(before, key=lambda chain: last_before(chain, draft.first))
    titled = [other for other in owner.drafts if other.normal and other.relation is None]
    if titled:
        draft.title = max(titled, key=lambda other: (len(other.normal), -other.first)).title
