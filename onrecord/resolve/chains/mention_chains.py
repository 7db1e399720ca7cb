"""The mentions of all articles, gathered into chains: what one article says of one actor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.records.rows import Evidence
from onrecord.resolve.chains.stated_terms import told_term
from onrecord.text.names import name_gender, name_words
from onrecord.text.titles import normal_title, title_gender
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.records.indexes import Spot
    from onrecord.records.readings import FiledReading, Mention
    from onrecord.records.spans import Span
    from onrecord.resolve.chains.stated_terms import ToldTerm
    from onrecord.text.titles import Gender


@dataclass(frozen=True, slots=True)
class Titled:
    """A title that an article gives somebody: normal form, country or body as the article has it.

    ``told`` are the bounds of the term that the sentence tells; the evidence then goes on to these words.
    """

    title: str
    of: str | None
    former: bool
    copied: bool
    evidence: Evidence
    told: ToldTerm | None = None


@dataclass(slots=True, eq=False)
class MentionChain:
    """The mentions of one actor in one article; ``anchor`` is the one that names it best.

    ``pointers`` are the pronouns that mean it and count as no mentions.
    ``used`` tells whether the article makes it speak or take part: a source, addressee or participant.
    ``copies`` are the chains of copies that repeat it (`onrecord.resolve.chains.copied_chains`).
    """

    article: str
    date: str | None
    language: str
    anchor: Mention
    mentions: list[Mention] = field(default_factory=list)
    titles: list[Titled] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    source: bool = False
    used: bool = False
    text: str = ""
    shown: str | None = None  # the day of publication where it is known, not only bounded
    owner: MentionChain | None = None
    terms: dict[Span, ToldTerm] = field(default_factory=dict)  # of its mentions with a title
    copies: list[MentionChain] = field(default_factory=list)
    pointers: list[Span] = field(default_factory=list)

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the anchor's name."""
        return name_words(self.anchor.name or "")

    @property
    def gender(self) -> Gender:
        """The gender its titles and given name tell."""
        for mention in self.mentions:
            for told in (title_gender(mention.title or ""), name_gender(mention.name or "")):
                if told != "n":
                    return told
            first = mention.span.of(self.text).split()[0].casefold() if self.text else ""
            if first in word_sets("resolve", "chains")["forms_of_address"]:
                return "m" if first.startswith("mr") and not first.startswith("mrs") else "f"
        return "n"

    def spots(self) -> Iterator[Spot]:
        """The spots of its mentions, and of those in copies."""
        for chain in self.with_copies():
            yield from ((chain.article, one.span.start, one.span.end) for one in chain.mentions)

    def pointed(self) -> Iterator[Spot]:
        """The spots of its pointers, and of those in copies."""
        for chain in self.with_copies():
            yield from ((chain.article, one.start, one.end) for one in chain.pointers)

    def with_copies(self) -> tuple[MentionChain, ...]:
        """The chain, then those of copies that repeat it."""
        return (self, *self.copies)

    def place(self) -> tuple[str, int]:
        """Where it first stands: for choices that must not depend on order."""
        return (self.article, self.anchor.span.start)


@dataclass(slots=True)
class Mentioned:
    """All chains of the record, and the joint mentions beside."""

    chains: list[MentionChain] = field(default_factory=list)
    of: dict[tuple[str, int], MentionChain] = field(default_factory=dict)  # (article, mention index) → chain
    joint: list[tuple[str, Mention]] = field(default_factory=list)  # article, mention
    dates: dict[str, str | None] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)  # article → how many mentions it has


def gather(filed: Sequence[FiledReading]) -> Mentioned:
    """The chains of all articles."""
    out = Mentioned()
    for reading in filed:
        _gather_article(reading, out)
    return out


def day_of(reading: FiledReading) -> str | None:
    """The day an article speaks for: its publication date, else the month or year its bounds share."""
    published = reading.reading.published
    if published.value or not (published.earliest and published.latest):
        return published.value
    for length in (10, 7, 4):
        if published.earliest[:length] == published.latest[:length]:
            return published.earliest[:length]
    return None


def _gather_article(filed: FiledReading, out: Mentioned) -> None:
    reading = filed.reading
    text = reading.article.text
    sources = {statement.source for statement in reading.statements if statement.source}
    sources |= {
        reading.mentions[member].span
        for mention in reading.mentions
        if mention.span in sources
        for member in mention.members
    }
    used = sources | {statement.addressee for statement in reading.statements if statement.addressee}
    used |= {span for event in reading.events for span in event.participants}
    out.dates[filed.id] = day_of(filed)
    out.counts[filed.id] = len(reading.mentions)
    for i, mention in enumerate(reading.mentions):
        if mention.members:
            out.joint.append((filed.id, mention))
            continue
        root = _root(reading.mentions, i)
        chain = out.of.get((filed.id, root))
        if chain is None:
            chain = MentionChain(
                filed.id, out.dates[filed.id], reading.article.language, reading.mentions[root], text=text,
                shown=reading.published.value,
            )  # fmt: skip
            out.chains.append(chain)
            out.of[(filed.id, root)] = chain
        out.of[(filed.id, i)] = chain
        if mention.title and mention.form == "name" and (told := told_term(reading, mention)):
            chain.terms[mention.span] = told
        _add(chain, mention, text, mention.span in sources, mention.span in used)
    _link_owners(filed.id, reading.mentions, out)
    _gather_inner(filed, out)
    for pointer in reading.pointers:
        means = out.of.get((filed.id, pointer.antecedent)) if pointer.antecedent is not None else None
        if means is not None:
            means.pointers.append(pointer.span)


def _gather_inner(filed: FiledReading, out: Mentioned) -> None:
    """Adds the names inside other words, behind all other mentions of their chains."""
    reading, begun = filed.reading, dict[tuple[str, str], MentionChain]()
    for mention in reading.inner:
        key = (mention.kind, mention.name or "")
        chain = begun.get(key)
        if mention.antecedent is not None:
            chain = out.of.get((filed.id, mention.antecedent))
        if chain is None:
            chain = begun[key] = MentionChain(
                filed.id, out.dates[filed.id], reading.article.language, mention, text=reading.article.text,
                shown=reading.published.value,
            )  # fmt: skip
            out.chains.append(chain)
        _add(chain, mention, reading.article.text, source=False, used=False)


def _link_owners(article: str, mentions: Sequence[Mention], out: Mentioned) -> None:
    """Fills ``owner`` of the chains whose mentions belong to another's."""
    for i, mention in enumerate(mentions):
        chain = out.of.get((article, i))
        if mention.owner is None or chain is None or chain.owner is not None:
            continue
        owner = out.of.get((article, mention.owner))
        if owner is not chain:
            chain.owner = owner


def _root(mentions: Sequence[Mention], i: int) -> int:
    seen = {i}
    while (before := mentions[i].antecedent) is not None and before not in seen:
        seen.add(before)
        i = before
    return min(seen) if before is not None else i


def _add(chain: MentionChain, mention: Mention, text: str, source: bool, used: bool) -> None:
    chain.mentions.append(mention)
    chain.source |= source
    chain.used |= used or source
    words = mention.span.of(text)
    issued = mention.form == "document" and chain.anchor.form != "document"  # its issuer is not called so
    again = mention.form == "inner" and words.islower()  # "the country" is nobody's name
    if mention.form != "pronoun" and not issued and not again:
        chain.forms[mention.name if mention.kind == "person" and mention.name else words] += 1
    if mention.title and mention.form in {"name", "title"}:
        told = chain.terms.get(mention.span)
        start, end = mention.span.start, told.end if told else mention.span.end
        chain.titles.append(
            Titled(
                normal_title(mention.title), mention.of, mention.relation == "former",
                mention.relation == "counterpart", Evidence(chain.article, start, end, text[start:end]), told,
            )
        )  # fmt: skip


def split_off(mentioned: Mentioned, chain: MentionChain, indices: Sequence[int]) -> None:
    """Makes a chain of its own of the mentions with these numbers within a chain."""
    leaving = frozenset(indices)
    rest = [mention for i, mention in enumerate(chain.mentions) if i not in leaving]
    gone = [chain.mentions[i] for i in sorted(leaving)]
    new = MentionChain(
        chain.article, chain.date, chain.language, _best_named(gone), text=chain.text, shown=chain.shown,
        terms=chain.terms,
    )  # fmt: skip
    new.pointers = [one for one in chain.pointers if _follows(one, gone, rest)]
    chain.pointers = [one for one in chain.pointers if one not in new.pointers]
    _refill(new, gone, chain)
    keys = ((chain.article, i) for i in range(mentioned.counts[chain.article]))
    of_chain = [key for key in keys if mentioned.of.get(key) is chain]
    mentioned.of.update((key, new) for i, key in enumerate(of_chain) if i in leaving)
    mentioned.chains.append(new)
    if not any(mention is chain.anchor for mention in rest):
        chain.anchor = _best_named(rest)
    _refill(chain, rest, chain)


def _follows(pointer: Span, some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether the last mention before a pointer is one of some, not one of the others."""
    last, other = (
        max((one.span.start for one in side if one.span.start < pointer.start), default=-1)
        for side in (some, others)
    )
    return last > other


def hand_over(mentioned: Mentioned, giver: MentionChain, taker: MentionChain, indices: Sequence[int]) -> None:
    """Makes the mentions with these numbers within a chain those of another chain of the same article."""
    leaving = frozenset(indices)
    rest = [mention for i, mention in enumerate(giver.mentions) if i not in leaving]
    gone = [giver.mentions[i] for i in sorted(leaving)]
    ids = {id(mention) for mention in gone}
    keys = ((giver.article, i) for i in range(mentioned.counts[giver.article]))
    of_giver = [key for key in keys if mentioned.of.get(key) is giver]
    mentioned.of.update(
        (key, taker) for key, one in zip(of_giver, giver.mentions, strict=False) if id(one) in ids
    )
    moved = [one for one in giver.pointers if _follows(one, gone, rest)]
    giver.pointers = [one for one in giver.pointers if one not in moved]
    taker.pointers = sorted({*taker.pointers, *moved})
    _refill(taker, [*taker.mentions, *gone], taker)
    taker.source, taker.used = taker.source or giver.source, taker.used or giver.used
    _refill(giver, rest, giver)


def _refill(chain: MentionChain, mentions: Sequence[Mention], like: MentionChain) -> None:
    source, used = like.source, like.used
    chain.mentions, chain.titles, chain.forms = [], [], Counter()
    for mention in mentions:
        _add(chain, mention, chain.text, source, used)


def _best_named(mentions: Sequence[Mention]) -> Mention:
    return max(mentions, key=lambda mention: (len(name_words(mention.name or "")), -mention.span.start))
