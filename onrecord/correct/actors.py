"""Entries about actors: as wishes that resolving carries out, and what came of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.correct.looks import Look, look_at
from onrecord.correct.matching import Shelf, find_row, place_of
from onrecord.correct.rows import renamed
from onrecord.records.wishes import CalledSo, MentionRef, OtherActor, SameActor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from onrecord.correct.ledger import Ledger
    from onrecord.correct.matching import Match
    from onrecord.records.corrections import Correction, Target
    from onrecord.records.indexes import ActorIndex
    from onrecord.records.wishes import Wish

    Resolve = Callable[[Sequence[Wish]], ActorIndex]

ON_ACTORS = ("merge", "split", "rename")


class Casting:
    """Who is who, after the log.

    Args:
        ledger: the log; is told what becomes of the entries.
        texts: the text of each article of the record.
    """

    def __init__(self, ledger: Ledger, texts: Mapping[str, str]) -> None:
        self._ledger = ledger
        self._texts = texts
        self._last: tuple[ActorIndex, Shelf] | None = None
        self._renamed = [one for one in ledger.entries if one.kind == "rename" and one.target]

    def resolve(self, resolve: Resolve) -> ActorIndex:
        """The actors as the user wants them; names are tried first, then the words that the log remembers.

        Args:
            resolve: finds the actors, given wishes.
        """
        entries = self._ledger.standing(*ON_ACTORS, of="actors")
        index = resolve(tuple(self._wishes(entries, frozenset())))
        unmet = frozenset(wish.by for wish in index.unmet)
        index = resolve(tuple(self._wishes(entries, unmet))) if unmet else index
        return self._with_names(entries, index)

    def _with_names(self, entries: Sequence[Correction], index: ActorIndex) -> ActorIndex:
        """With the names of actors that nobody mentions: countries that are known as a side only."""
        unmet = {wish.by for wish in index.unmet}
        names = {
            found: entry.value
            for entry in entries
            if entry.id in unmet and entry.kind == "rename" and entry.target and entry.value
            if (found := self.find(entry.target, index).row) is not None
        }
        return renamed(index, names) if names else index

    def tell(self, index: ActorIndex) -> None:
        """Tells the ledger what came of the entries."""
        entries = self._ledger.standing(*ON_ACTORS, of="actors")
        unmet = {wish.by for wish in index.unmet}
        for number, entry in enumerate(entries):
            named = entry.kind == "rename" and entry.target and self.find(entry.target, index).row
            self._tell(entry, index, entries[number + 1 :], entry.id in unmet and not named)

    def find(self, target: Target, index: ActorIndex) -> Match:
        """The actor that a target is about, whatever he is called by now."""
        rows = self._shelf(index).near(target)
        found = find_row(target, rows, self._texts)
        if found.row is None and target.names:
            called = [_called(target, name) for name in self._names(target)]
            again = [find_row(one, self._shelf(index).near(one), self._texts) for one in called]
            found = next((one for one in again if one.row is not None), found)
        return found

    def _shelf(self, index: ActorIndex) -> Shelf:
        """The actors of the index that was asked for last, by their names and all their mentions."""
        if self._last is None or self._last[0] is not index:
            words: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
            for spot, actor in index.spots.items():
                if spot not in index.joint:
                    words[actor].append(spot)
            self._last = (
                index,
                Shelf(
                    Look(actor.id, actor.kind, look_at("actors", actor).names, tuple(words[actor.id]))
                    for actor in index.actors
                ),
            )
        return self._last[1]

    def _names(self, target: Target) -> list[str]:
        """The canonical name of a target when the log spoke of it, and those it was given or had before."""
        names = list(target.names[:1])
        for entry in self._renamed:
            old = entry.target.names[:1] if entry.target else ()
            if entry.value in names:
                names += old
            elif old and old[0] in names and entry.value:
                names.append(entry.value)
        return list(dict.fromkeys(names))

    def _wishes(self, entries: Iterable[Correction], by_words: frozenset[str]) -> Iterator[Wish]:
        for entry in entries:
            if entry.target is None:
                continue
            whole = self._refs(entry.target, entry.id in by_words)
            if entry.kind == "rename":
                if whole:
                    yield CalledSo(whole[0], entry.value or "", entry.id)
            elif entry.kind == "merge":
                others = [ref for one in entry.others for ref in self._refs(one, entry.id in by_words)]
                yield SameActor((*whole, *others), entry.id)
            else:
                yield from self._parting(entry)

    def _parting(self, entry: Correction) -> Iterator[Wish]:
        leaving = tuple(self._leaving(entry))
        if not leaving:
            return
        yield OtherActor(leaving, (), entry.id)
        if entry.others:
            others = (ref for one in entry.others for ref in self._refs(one, False))
            yield SameActor((*others, *leaving), entry.id)
        elif entry.value:
            yield CalledSo(leaving[0], entry.value, entry.id)

    def _leaving(self, entry: Correction) -> Iterator[MentionRef]:
        """The mentions that are somebody else's."""
        for one in entry.words:
            if (found := place_of(one, self._texts)) is not None:
                yield MentionRef(spot=(found.article, found.start, found.end))
        names = entry.target.names if entry.target is not None else ()
        for article in entry.articles:
            if article in self._texts:
                yield from (MentionRef(form=name, article=article) for name in names)

    def _refs(self, target: Target, by_words: bool) -> list[MentionRef]:
        """What leads to an actor: the name found in the articles, or the words where that tells nobody."""
        if target.names and not (by_words and target.words):
            given = {entry.value for entry in self._renamed}
            found = [name for name in self._names(target) if name not in given]
            return [MentionRef(form=name) for name in found or target.names[:1]]
        places = (place_of(one, self._texts) for one in target.words)
        return [MentionRef(spot=(one.article, one.start, one.end)) for one in places if one is not None]

    def _tell(self, entry: Correction, index: ActorIndex, later: Sequence[Correction], unmet: bool) -> None:
        """Tells the ledger whether the record is as the entry wants it."""
        kept = self.find(entry.target, index).row if entry.target is not None else None
        if entry.kind == "split":
            done = self._parted(entry, kept, index)
        elif unmet and (entry.kind == "merge" or kept is None):
            done = None
        else:
            done = self._done(entry, kept, index)
        by = next((one for one in reversed(later) if _touches(one, entry)), None)
        if done:
            self._ledger.applied(entry, done)
        elif done is not None and by is not None:
            self._ledger.overruled(entry, by)
        else:
            self._ledger.failed(entry, self._why(entry))

    def _done(self, entry: Correction, kept: str | None, index: ActorIndex) -> tuple[str, ...]:
        """The actors that are merged or named as the entry wants them; none where they are not."""
        if entry.kind == "rename":
            return (kept,) if kept and index.name_of(kept) == entry.value else ()
        others = {self.find(one, index).row for one in entry.others} - {None}
        return (kept,) if kept and others <= {kept} else ()

    def _parted(self, entry: Correction, kept: str | None, index: ActorIndex) -> tuple[str, ...] | None:
        """The actors of the leaving mentions and the one they left.

        Empty where they are not apart, None where there are no such mentions in the record.
        """
        places = list(self._leaving(entry))
        if not places:
            return None
        left = {actor for ref in places for actor in self._at(ref, index)}
        into = {self.find(one, index).row for one in entry.others}
        if left & self._stayed(entry, index) or not into <= left:
            return ()
        if kept in left and not entry.value and not entry.others:
            return ()  # all its mentions left: it is the same actor still
        if entry.value and entry.value not in {index.name_of(one) for one in left}:
            return ()
        return tuple(sorted(left | ({kept} if kept else set())))

    def _stayed(self, entry: Correction, index: ActorIndex) -> set[str]:
        """The actors of the mentions that the entry leaves with the target."""
        found = set()
        for one in entry.target.words if entry.target is not None else ():
            if one in entry.words or one.article in entry.articles:
                continue
            if (now := place_of(one, self._texts)) is not None:
                found |= self._at(MentionRef(spot=(now.article, now.start, now.end)), index)
        return found

    def _at(self, ref: MentionRef, index: ActorIndex) -> set[str]:
        """The actors of the mention at a place, or of those with a name in an article."""
        if ref.spot is not None:
            found = index.spots.get(ref.spot) or self._over(ref.spot, index)
            return {found} if found else set()
        text, form = self._texts[ref.article or ""], ref.form or ""
        return {
            actor
            for (article, start, end), actor in index.spots.items()
            if article == ref.article and text[start:end].endswith(form)
        }

    def _over(self, spot: tuple[str, int, int], index: ActorIndex) -> str | None:
        """The actor of the mention that shares most with a place."""
        near = [
            (min(spot[2], end) - max(spot[1], start), -start, actor)
            for (article, start, end), actor in index.spots.items()
            if article == spot[0] and start < spot[2] and spot[1] < end
        ]
        return max(near)[2] if near else None

    def _why(self, entry: Correction) -> str:
        if entry.kind != "split":
            return "nobody in the record is called so or mentioned there"
        if not any(True for _ in self._leaving(entry)):
            return "the words of its mentions stand in no article of the record"
        return "these are all the mentions of the actor, or nobody's: rename it, or set the speaker"


def _called(target: Target, name: str) -> Target:
    return type(target)(target.kind, target.id, target.type, (name,))


def _touches(one: Correction, other: Correction) -> bool:
    """Whether two entries speak of the same actor by a name or a place."""
    return bool(_known(one) & _known(other))


def _known(entry: Correction) -> set[object]:
    found: set[object] = set(entry.words) | {entry.value}
    for target in (entry.target, *entry.others):
        if target is not None:
            found |= {*target.names[:1], *target.words}
    return found - {None}
