"""The mentions of one article in chains, each of one person, body or group, as they are being linked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from heapq import merge
from typing import TYPE_CHECKING

from onrecord.extract.mentions.issuers import Issuers
from onrecord.text.countries import country_by_name
from onrecord.text.names import shares_stem
from onrecord.text.titles import can_stand_for, is_interim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.tokens import Words
    from onrecord.records.articles import Article
    from onrecord.text.titles import Gender

Pair = tuple[int, str, str]  # the token where a pair begins, the names of the two

TO_THE_FORE = frozenset(("nsubj", "nsubjpass", "agent", "ROOT", "csubj"))
_BREAK = re.compile(r"(?=\n\n)")
MAX_ALIKE = 200
"""Chains of one kind that a mention is held against, the nearest; an article with more is a list."""


@dataclass(slots=True, eq=False)
class Chain:
    """The mentions of one person, body or group in one article, first to last.

    What is asked of all of them is kept as they are added, so that no mention is held against each of another
    chain: an article may have thousands.

    Attributes:
        number: its place among the chains of the article.
        firsts: the first tokens of its mentions, ascending.
        placed: its mentions and pointers in the order of the text, each with its first token.
        subjects: the first tokens of those that are subjects, ascending.
        speaks, several: the first token of the first mention that is the source of a statement, and of the
            first that is of more than one.
        titles: what they are called: title in normal form, whose office, whether a former one's.
        countries: whose offices they hold.
    """

    anchor: Draft
    drafts: list[Draft] = field(default_factory=list)
    words: tuple[str, ...] = ()
    number: int = -1
    firsts: list[int] = field(default_factory=list)
    placed: list[tuple[int, int, Draft]] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    speaks: int | None = None
    several: int | None = None
    titles: dict[tuple[str, str | None, bool, bool], None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    genders: Counter[Gender] = field(default_factory=Counter)
    all_genders: Counter[Gender] = field(default_factory=Counter)

    @property
    def is_source(self) -> bool:
        """Whether a statement names one of its mentions as its source."""
        return self.speaks is not None

    def before(self, at: int) -> int:
        """How many of its mentions and pointers begin before a token."""
        return bisect_left(self.placed, at, key=lambda item: item[0])

    def add(self, draft: Draft) -> None:
        """Adds a mention with the name, title and country that it has now."""
        self.drafts.append(draft)
        insort(self.firsts, draft.first)
        self.place(draft)
        self.genders[draft.told_gender()] += 1
        if draft.source:
            self.speaks = draft.first if self.speaks is None else min(self.speaks, draft.first)
        if draft.plural:
            self.several = draft.first if self.several is None else min(self.several, draft.first)
        self.take_title(draft)
        if draft.of:
            self.countries[draft.of] = None

    def place(self, draft: Draft) -> None:
        """Puts a mention or a pointer among those that a pronoun may look back to."""
        insort(self.placed, (draft.first, len(self.placed), draft))
        self.all_genders[draft.told_gender()] += 1

    def take_title(self, draft: Draft) -> None:
        """Lets it be called by the title of a mention."""
        if draft.normal:
            for_now = is_interim(draft.title or "")
            self.titles[draft.normal, draft.of, draft.relation == "former", for_now] = None

    @property
    def gender(self) -> Gender:
        """The gender the mentions tell, by majority of those that tell one."""
        return _majority(self.genders)

    @property
    def gender_to_pronouns(self) -> Gender:
        """The same, with what pointers tell."""
        return _majority(self.all_genders)

    def called(self, draft: Draft) -> float:
        """How well a title fits what the chain is called: 0 not at all."""
        best = 0.0
        for normal, of, is_former, for_now in self.titles:
            if is_former != (draft.relation == "former"):
                continue  # who holds an office is not its former holder
            if is_interim(draft.title or "") and not for_now:
                continue
            if can_stand_for(draft.normal, normal):
                if _is_body(draft.of) and draft.of != of and draft.normal != normal:
                    continue  # "the Harbour Party's leader" is no president
                best = max(best, _country_fit(draft.of, of) + (0.5 if draft.normal == normal else 0.0))
        foreign = (
            draft.of and self.countries and not any(_same_country(draft.of, of) for of in self.countries)
        )
        return 0.0 if foreign else best


def _majority(genders: Mapping[Gender, int]) -> Gender:
    female, male = genders["f"], genders["m"]
    return "n" if female == male else "f" if female > male else "m"


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
    """What has been read and linked so far.

    Attributes:
        drafts: in the order of the text; ``firsts`` are their first tokens.
        pointers: the pronouns that are no mentions, in the order of the text.
        breaks: where paragraphs end in the text.
        issuers: the mentions by where they stand, for who issued a paper.
        near: the chains that are mentioned or pointed at in each sentence.
        leading: by sentence, the first token of its first mention or pointer that is a subject.
        titled: the chains of named persons who have a title, with the first token of each, ascending.
        alike: the chains of unnamed ones by what they are.
        unnamed, bodies: the chains of unnamed ones, and of organisations.
        brought_up: the tokens at which a noun of a kind brings up another one, by noun.
        called: by chain and noun, how many mentions were held against the noun, and whether one fits.
    """

    words: Words
    drafts: list[Draft]
    pointers: Sequence[Draft] = ()
    firsts: list[int] = field(init=False)
    breaks: list[int] = field(init=False)
    issuers: Issuers = field(init=False)
    near: dict[int, dict[int, Chain]] = field(default_factory=lambda: defaultdict(dict))
    titled: list[tuple[int, int, Chain]] = field(default_factory=list)
    alike: dict[tuple[str, bool], list[Chain]] = field(default_factory=lambda: defaultdict(list))
    unnamed: list[Chain] = field(default_factory=list)
    bodies: list[Chain] = field(default_factory=list)
    brought_up: dict[str, list[int]] = field(default_factory=dict)
    called: dict[tuple[int, str], tuple[int, bool]] = field(default_factory=dict)
    leading: dict[int, int] = field(init=False)
    chains: list[Chain] = field(default_factory=list)
    of: dict[int, Chain] = field(default_factory=dict)  # id(draft) → chain
    plain: list[int] = field(default_factory=list)  # sentence number → rank among those outside quotations
    pairs: Sequence[Pair] = ()
    article: Article | None = None
    last_speaker: Chain | None = None
    last_source: Draft | None = None
    told: Sequence[tuple[int, int, Draft]] = ()  # direct statements: first token, end token, who speaks

    def __post_init__(self) -> None:
        words = self.words
        self.issuers = Issuers(words, self.drafts)
        self.firsts = [draft.first for draft in self.drafts]
        self.breaks = [found.start() for found in _BREAK.finditer(words.text)]
        self.leading = {}
        for draft in merge(self.drafts, self.pointers, key=lambda draft: draft.first):
            if draft.head < len(words) and words.dep[draft.head] in TO_THE_FORE:
                self.leading.setdefault(words.sentence[draft.first], draft.first)

    def begin(self, chain: Chain) -> None:
        """Puts a new chain behind the others."""
        chain.number = len(self.chains)
        self.chains.append(chain)
        if chain.anchor.form in {"unnamed", "title"}:
            self.alike[chain.anchor.noun, chain.anchor.plural].append(chain)
        if chain.anchor.form == "unnamed":
            self.unnamed.append(chain)
        if chain.anchor.kind == "organisation":
            self.bodies.append(chain)

    def in_one_entry(self, one: int, other: int) -> bool:
        """Whether two tokens stand in the same entry of a live blog or digest: no pronoun leaves its own."""
        if self.article is None or not self.article.entries:
            return True
        return self.article.in_one_entry(self.words.start[one], self.words.start[other])

    def join(self, draft: Draft, chain: Chain) -> None:
        """Makes the draft a mention of the chain."""
        had_title = bool(chain.titles)
        chain.add(draft)
        self.of[id(draft)] = chain
        if draft is not chain.anchor:
            draft.antecedent = chain.anchor
        if chain.titles and not had_title and chain.anchor.is_named_person():
            insort(self.titled, (chain.anchor.first, len(self.titled), chain))
        self._place(draft, chain)

    def point(self, draft: Draft, chain: Chain) -> None:
        """Makes the draft a pointer to the chain."""
        draft.antecedent = chain.anchor
        chain.place(draft)
        self._place(draft, chain)

    def _place(self, draft: Draft, chain: Chain) -> None:
        words = self.words
        if draft.first >= len(words):
            return
        self.near[words.sentence[draft.first]][id(chain)] = chain
        if words.dep[draft.head] in TO_THE_FORE:
            insort(chain.subjects, draft.first)

    def take_title(self, draft: Draft) -> None:
        """Lets the chain of a draft be called by the title that the draft has now."""
        chain = self.of.get(id(draft))
        if chain is not None:
            chain.take_title(draft)

    def parted(self, start: int, end: int) -> bool:
        """Whether a paragraph ends between two code points."""
        after = bisect_left(self.breaks, start)
        return after < len(self.breaks) and self.breaks[after] + 2 <= end


def told_by(state: Linking, at: int) -> Chain | None:
    """Who speaks the direct words in which a token stands; None outside of such, or if not known yet."""
    number = bisect_right(state.told, at, key=lambda one: one[0]) - 1
    if number < 0 or at >= state.told[number][1]:
        return None
    return state.of.get(id(state.told[number][2]))


def clash(chain: Chain, draft: Draft) -> bool:
    """Whether the genders that a chain and a mention tell differ."""
    genders = {chain.gender, draft.told_gender()} - {"n"}
    return len(genders) > 1


def last_before(chain: Chain, at: int) -> tuple[int, int]:
    """Where a chain was last mentioned up to ``at``; the chain that began earlier wins a tie."""
    before = bisect_right(chain.firsts, at)
    return (chain.firsts[before - 1] if before else -1, -chain.anchor.first)
