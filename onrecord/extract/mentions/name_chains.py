"""The mentions of one article in chains, each of one person, body or group, as they are being linked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.text.countries import country_by_name
from onrecord.text.names import shares_stem
from onrecord.text.titles import can_stand_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.tokens import Words
    from onrecord.records.articles import Article
    from onrecord.text.titles import Gender

Pair = tuple[int, str, str]  # the token where a pair begins, the names of the two


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
            if other.relation == "former" and draft.relation != "former":
                continue
            if other.normal and can_stand_for(draft.normal, other.normal):
                if _is_body(draft.of) and draft.of != other.of and draft.normal != other.normal:
                    continue  # "the Harbour Party's leader" is no president
                best = max(
                    best, _country_fit(draft.of, other.of) + (0.5 if draft.normal == other.normal else 0.0)
                )
        countries = [other.of for other in self.drafts if other.of]
        foreign = draft.of and countries and not any(_same_country(draft.of, of) for of in countries)
        return 0.0 if foreign else best


def _is_body(of: str | None) -> bool:
    """Whether whose office it is looks like a body: several words or an acronym, and no country."""
    return of is not None and (" " in of or of.isupper()) and country_by_name(of) is None


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
class Linking:
    """What has been read and linked so far."""

    words: Words
    drafts: list[Draft]
    chains: list[Chain] = field(default_factory=list)
    of: dict[int, Chain] = field(default_factory=dict)  # id(draft) → chain
    plain: list[int] = field(default_factory=list)  # sentence number → rank among those outside quotations
    pairs: Sequence[Pair] = ()
    article: Article | None = None
    last_speaker: Chain | None = None
    last_source: Draft | None = None

    def in_one_entry(self, one: int, other: int) -> bool:
        """Whether two tokens stand in the same entry of a live blog or digest: no pronoun leaves its own."""
        if self.article is None or not self.article.entries:
            return True
        return self.article.in_one_entry(self.words.start[one], self.words.start[other])

    def join(self, draft: Draft, chain: Chain) -> None:
        """Makes the draft a mention of the chain."""
        chain.drafts.append(draft)
        self.of[id(draft)] = chain
        if draft is not chain.anchor:
            draft.antecedent = chain.anchor


def clash(chain: Chain, draft: Draft) -> bool:
    """Whether the genders that a chain and a mention tell differ."""
    genders = {chain.gender, draft.told_gender()} - {"n"}
    return len(genders) > 1


def last_before(chain: Chain, at: int) -> tuple[int, int]:
    """Where a chain was last mentioned up to ``at``; the chain that began earlier wins a tie."""
    before = [draft.first for draft in chain.drafts if draft.first <= at]
    return (max(before) if before else -1, -chain.anchor.first)
