"""Actors in the making, and whose each chain of mentions is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.text.names import fold

if TYPE_CHECKING:
    from onrecord.records.rows import Office
    from onrecord.resolve.chains.mention_chains import MentionChain


SAME_NAME = "the same name"


@dataclass(slots=True, eq=False)
class Entry:
    """An actor in the making."""

    name: str
    kind: str
    key: tuple[str, ...]
    chains: list[MentionChain] = field(default_factory=list)
    side: str | None = None  # country name
    called: str | None = None  # the name that the user wants for it
    offices: tuple[Office, ...] = ()
    reasons: dict[int, str] = field(default_factory=dict)  # id(chain) → why it is this actor's
    id: str = ""


@dataclass(slots=True)
class Register:
    """All actors in the making, by key; and whose each chain is."""

    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    of: dict[int, Entry] = field(default_factory=dict)  # id(chain) → entry
    merged: dict[tuple[str, ...], Entry] = field(default_factory=dict)  # key of one that is gone → its heir

    def file(self, chain: MentionChain, entry: Entry, reason: str = SAME_NAME) -> None:
        """Files the chain under the entry of this key, for this reason."""
        entry = self.entries.setdefault(entry.key, entry)
        entry.chains.append(chain)
        entry.reasons[id(chain)] = reason
        self._give(chain, entry)

    def _give(self, chain: MentionChain, entry: Entry) -> None:
        self.of.update((id(each), entry) for each in chain.with_copies())

    def merge(self, kept: Entry, gone: Entry, reason: str) -> None:
        """Gives all that one entry holds to another."""
        for chain in gone.chains:
            self._give(chain, kept)
            kept.reasons[id(chain)] = reason
        kept.chains += gone.chains
        kept.side = kept.side or side_of(gone)
        kept.offices = kept.offices or gone.offices
        self.entries.pop(gone.key, None)
        self.merged[gone.key] = kept

    def part(self, entry: Entry, gone: list[MentionChain], new: Entry) -> None:
        """Takes chains from an entry and files them under a new one."""
        leaving = {id(chain) for chain in gone}
        entry.chains = [chain for chain in entry.chains if id(chain) not in leaving]
        for chain in gone:
            self.file(chain, new)

    def now(self, entry: Entry) -> Entry:
        """The entry that holds by now what this one held."""
        while entry.key in self.merged:
            entry = self.merged[entry.key]
        return entry

    def country(self, name: str) -> Entry:
        """The entry of the country with this canonical name."""
        entry = Entry(name, "country", ("country", fold(name)))
        return self.entries.setdefault(entry.key, entry)

    def whose(self, chain: MentionChain | None) -> Entry | None:
        """The entry of a chain, or None."""
        return self.of.get(id(chain)) if chain is not None else None


def side_of(entry: Entry) -> str | None:
    """The country an entry is or belongs to."""
    return entry.name if entry.kind == "country" else entry.side
