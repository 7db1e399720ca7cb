"""Actors in the making, and whose each chain of mentions is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.text.names import fold

if TYPE_CHECKING:
    from onrecord.records.rows import Office
    from onrecord.resolve.mentioned import MentionChain


@dataclass(slots=True, eq=False)
class Entry:
    """An actor in the making."""

    name: str
    kind: str
    key: tuple[str, ...]
    chains: list[MentionChain] = field(default_factory=list)
    side: str | None = None  # country name
    offices: tuple[Office, ...] = ()
    id: str = ""


@dataclass(slots=True)
class Register:
    """All actors in the making, by key; and whose each chain is."""

    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    of: dict[int, Entry] = field(default_factory=dict)  # id(chain) → entry

    def file(self, chain: MentionChain, entry: Entry) -> None:
        """Files the chain under the entry of this key."""
        entry = self.entries.setdefault(entry.key, entry)
        entry.chains.append(chain)
        self.of[id(chain)] = entry

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
