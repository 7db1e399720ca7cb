"""Carries out what the user has said about who is who (`onrecord.records.wishes`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.records.spans import Span
from onrecord.records.wishes import CalledSo, OtherActor, SameActor
from onrecord.resolve.chains.actor_register import Entry
from onrecord.resolve.chains.mention_chains import split_off
from onrecord.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.records.wishes import MentionRef, Wish
    from onrecord.resolve.chains.actor_register import Register
    from onrecord.resolve.chains.mention_chains import MentionChain, Mentioned

_LEAST_SHARE = 0.5  # of the characters of a reference that a mention with other bounds must cover


@dataclass(slots=True)
class Bound:
    """A wish with the chains that its references point at: one list for each."""

    wish: Wish
    refs: list[list[MentionChain]] = field(default_factory=list)
    than: list[MentionChain] = field(default_factory=list)
    met: bool = False

    def chains(self) -> list[MentionChain]:
        """The chains of all references, each once."""
        return list({id(chain): chain for chains in self.refs for chain in chains}.values())


def bind(wishes: Sequence[Wish], mentioned: Mentioned) -> list[Bound]:
    """The wishes with the chains they point at; chains that a wish takes apart are split in ``mentioned``."""
    for wish in wishes:
        if isinstance(wish, OtherActor):
            _cut(wish, mentioned)
    return [
        Bound(
            wish,
            [_chains_of(ref, mentioned) for ref in _refs(wish)],
            [chain for ref in _than(wish) for chain in _chains_of(ref, mentioned)],
        )
        for wish in wishes
    ]


def told(wish: Wish) -> str:
    """A wish as a reason."""
    return f"the user says so ({wish.by})" if wish.by else "the user says so"


def _refs(wish: Wish) -> tuple[MentionRef, ...]:
    return (wish.ref,) if isinstance(wish, CalledSo) else wish.refs


def _than(wish: Wish) -> tuple[MentionRef, ...]:
    return wish.than if isinstance(wish, OtherActor) else ()


def _cut(wish: OtherActor, mentioned: Mentioned) -> None:
    """Mentions of one article that coreference has joined with others leave their chain together."""
    leaving: dict[int, tuple[MentionChain, list[int]]] = {}
    for ref in wish.refs:
        if ref.spot is None or (found := _mention_at(ref, mentioned)) is None:
            continue
        chain, index = found
        leaving.setdefault(id(chain), (chain, []))[1].append(index)
    for chain, indices in leaving.values():
        if len(set(indices)) < len(chain.mentions):
            split_off(mentioned, chain, sorted(set(indices)))


def _mention_at(ref: MentionRef, mentioned: Mentioned) -> tuple[MentionChain, int] | None:
    """The chain and the number, within it, of the mention that a reference by place points at."""
    if ref.spot is None:
        return None
    article, start, end = ref.spot
    asked = Span(start, end)
    near = [
        (asked.overlap(mention.span) / max(len(asked), len(mention.span)), -chain.place()[1], chain, i)
        for chain in mentioned.chains
        if chain.article == article
        for i, mention in enumerate(chain.mentions)
    ]
    best = max(near, key=lambda item: item[:2], default=None)
    return (best[2], best[3]) if best is not None and best[0] >= _LEAST_SHARE else None


def _chains_of(ref: MentionRef, mentioned: Mentioned) -> list[MentionChain]:
    if ref.form is None:
        found = _mention_at(ref, mentioned)
        return [found[0]] if found else []
    form = fold(ref.form)
    return [
        chain
        for chain in mentioned.chains
        if (ref.article is None or chain.article == ref.article) and _is_called(chain, form)
    ]


def _is_called(chain: MentionChain, form: str) -> bool:
    if chain.anchor.name:
        return fold(chain.anchor.name) == form
    return any(fold(other) == form for other in chain.forms)


def regroup(groups: Iterable[list[MentionChain]], bound: Sequence[Bound]) -> list[list[MentionChain]]:
    """The groups of chains, each the chains of one person, after the wishes; in the order they came."""
    out = [list(group) for group in groups]
    for one in bound:
        if isinstance(one.wish, SameActor):
            out = _joined(out, one)
        elif isinstance(one.wish, OtherActor):
            out = _parted(out, {id(chain) for chain in one.chains()}, {id(chain) for chain in one.than})
    return out


def _joined(groups: list[list[MentionChain]], one: Bound) -> list[list[MentionChain]]:
    """One group of all that the references point at; it begins with the group of the first of them."""
    of = {id(chain): i for i, group in enumerate(groups) for chain in group}
    hit = list(dict.fromkeys(of[id(chain)] for chain in one.chains() if id(chain) in of))
    if len(hit) < 2:
        return groups
    whole = [chain for i in hit for chain in groups[i]]
    return [
        whole if i == hit[0] else group for i, group in enumerate(groups) if i == hit[0] or i not in set(hit)
    ]


def _parted(groups: list[list[MentionChain]], leaving: set[int], than: set[int]) -> list[list[MentionChain]]:
    out = []
    apart: list[MentionChain] = []
    for group in groups:
        gone = [chain for chain in group if id(chain) in leaving]
        rest = [chain for chain in group if id(chain) not in leaving]
        if not gone or not rest or (than and not any(id(chain) in than for chain in rest)):
            out.append(group)
        else:
            out.append(rest)
            apart += gone
    return [*out, apart] if apart else out


def carry_out(bound: Sequence[Bound], register: Register) -> tuple[Wish, ...]:
    """Carries the wishes out on the actors in the making; returns those that point at nobody."""
    for one in bound:
        refs = [
            _entries(ref, chains, register) for ref, chains in zip(_refs(one.wish), one.refs, strict=True)
        ]
        if isinstance(one.wish, SameActor):
            one.met = _join(one, refs, register)
        elif isinstance(one.wish, OtherActor):
            one.met = any(refs)
            _part(one, register)
        else:
            entries = refs[0] or _made(one, one.wish.name, register)
            one.met = bool(entries)
            for entry in entries:
                entry.called = one.wish.name
    return tuple(one.wish for one in bound if not one.met)


def _made(one: Bound, name: str, register: Register) -> list[Entry]:
    """An actor for mentions that are nobody's: "he", taken from another, has no name but the user's."""
    chains = one.chains()
    if not chains:
        return []
    place = min(chain.place() for chain in chains)
    entry = Entry(name, "person", ("person", fold(name), "told", *map(str, place)))
    for chain in chains:
        register.file(chain, entry, told(one.wish))
    return [entry]


def _entries(ref: MentionRef, chains: list[MentionChain], register: Register) -> list[Entry]:
    """The actors that a reference points at: those of its chains, and the one of that name."""
    found = [entry for chain in chains if (entry := register.whose(chain)) is not None]
    if ref.form is not None and ref.article is None:
        form = fold(ref.form)
        found += [entry for entry in register.entries.values() if fold(entry.name) == form]
    return list({entry.key: entry for entry in found}.values())


def _join(one: Bound, refs: list[list[Entry]], register: Register) -> bool:
    """Joins all entries into the first; chains that were nobody's come along."""
    entries = list({entry.key: entry for found in refs for entry in found}.values())
    if not entries:
        return False
    for chain in one.chains():
        if register.whose(chain) is None:
            register.file(chain, entries[0], told(one.wish))
    for other in entries[1:]:
        register.merge(entries[0], other, told(one.wish))
    return sum(bool(found) or bool(chains) for found, chains in zip(refs, one.refs, strict=True)) > 1


def _part(one: Bound, register: Register) -> None:
    leaving = {id(chain) for chain in one.chains()}
    than = {id(chain) for chain in one.than}
    whole = [chain for entry in register.entries.values() for chain in entry.chains if id(chain) in leaving]
    for entry in list({entry.key: entry for chain in whole if (entry := register.whose(chain))}.values()):
        rest = [chain for chain in entry.chains if id(chain) not in leaving]
        if rest and (not than or any(id(chain) in than for chain in rest)):
            gone = [chain for chain in entry.chains if id(chain) in leaving]
            register.part(entry, gone, _entry_of(gone, entry, register))


def _entry_of(chains: list[MentionChain], before: Entry, register: Register) -> Entry:
    """An entry of their own for chains that leave another's."""
    first = min(chains, key=lambda chain: (-len(chain.anchor.name or ""), chain.place()))
    name = first.anchor.name or max(first.forms, key=lambda form: (len(form), form), default=before.name)
    key: tuple[str, ...] = (before.kind, fold(name))
    if key in register.entries:
        key = (*key, "apart", *map(str, first.place()))
    return Entry(name, before.kind, key, side=before.side)
