"""A record's positions, conditions, commitments, contradictions and offices against those of a dossier.

For each kind: how many rows of the dossier some row of the record meets, and how many rows of the record meet
some row of the dossier. Rows meet if their words share characters and the sides they name share a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.evaluate.dossiers.passages import Passage, Quotes, meet, passages_of
from onrecord.evaluate.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.records.record import Record
    from onrecord.records.rows import Actor, Commitment, Condition, Conflict, Office, Position

FOLLOWED = ("kept", "broken", "changed")  # outcomes that somebody must have read in an article
_LEAST_VERSIONS = 2  # versions of the dossier that a conflict of the record must show
_WORD = re.compile(r"[a-z]{4,}")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row of the dossier or of the record with its passages."""

    row: Any
    passages: list[Passage]


class ClaimScorer:
    """Scores the claims of one record against one dossier."""

    def __init__(self, whose: tuple[str, str], dossier: Row, record: Record, quotes: Quotes) -> None:
        """``whose`` names the corpus and the document for the tallies."""
        self._whose = whose
        self._dossier = dossier
        self._record = record
        self._quotes = quotes
        self._names = {actor.id: actor.name for actor in record.actors}

    def tallies(self) -> Iterator[Tally]:
        """A tally for each kind of claim."""
        yield from self._positions()
        yield self._conditions()
        yield from self._commitments()
        yield self._contradictions()
        yield self._offices()

    def _positions(self) -> Iterator[Tally]:
        gold = self._gold("positions", lambda row: row.get("quotes"))
        rows = [row for row in self._record.positions if row.voice != "outlet"]
        shown = [_Pair(row, passages_of(row.evidence)) for row in rows]

        def same_stance(gold: Row, row: Position) -> bool:
            return self._same_side(gold, row) and gold["stance"] == row.stance

        yield self._tally("positions, holder", gold, shown, self._same_side)
        yield self._tally("positions, holder and stance", gold, shown, same_stance)
        yield self._shifts()

    def _shifts(self) -> Tally:
        gold = self._gold("shifts", lambda row: [row["from"].get("quote"), row["to"].get("quote")])
        before = {row.id: row for row in self._record.positions}
        shown = [
            _Pair(row, passages_of((*row.evidence, *before[row.shift_from].evidence)))
            for row in self._record.positions
            if row.shift_from in before
        ]
        return self._tally("shifts", gold, shown, lambda *_: True)

    def _conditions(self) -> Tally:
        gold = self._gold("conditions", lambda row: row.get("quotes"))
        shown = [
            _Pair(row, passages_of(row.evidence or (row.prerequisite,))) for row in self._record.conditions
        ]
        return self._tally("conditions, holder", gold, shown, self._same_side)

    def _commitments(self) -> Iterator[Tally]:
        gold = self._gold("commitments", lambda row: row.get("quotes"))
        shown = [_Pair(row, passages_of((row.text,))) for row in self._record.commitments]
        yield self._tally("commitments, party", gold, shown, self._same_side)

        def same_outcome(gold: Row, row: Commitment) -> bool:
            return self._same_side(gold, row) and gold["outcome"] == row.outcome

        followed_gold = [pair for pair in gold if pair.row["outcome"] in FOLLOWED]
        followed = [pair for pair in shown if pair.row.outcome in FOLLOWED]
        yield self._tally("outcomes", followed_gold, followed, same_outcome)

    def _contradictions(self) -> Tally:
        def all_quotes(row: Row) -> list[Any]:
            return [quote for version in row["versions"] for quote in version.get("quotes") or ()]

        gold = self._gold("contradictions", all_quotes)
        shown = [
            _Pair(row, [spot for version in row.versions for spot in passages_of(version.evidence)])
            for row in self._record.conflicts
        ]
        return self._tally("contradictions", gold, shown, self._shows_two)

    def _shows_two(self, gold: Row, conflict: Conflict) -> bool:
        shown = [passages_of(version.evidence) for version in conflict.versions]
        versions = [self._quotes.passages(version.get("quotes") or ()) for version in gold["versions"]]
        return sum(any(meet(version, spots) for spots in shown) for version in versions) >= _LEAST_VERSIONS

    def _offices(self) -> Tally:
        """Offices that the record shows their holder in on a day on which the dossier has seen it."""
        people = {actor.name: actor for actor in self._record.actors}
        gold = self._dossier.get("offices", [])
        held = sum(
            any(_is_person(row["person"], actor) and _holds(actor, row) for actor in people.values())
            for row in gold
        )
        return Tally(
            self._whose[0], "offices on their day", self._whose[1], right={"found": (held, len(gold))}
        )

    def _gold(self, kind: str, quotes_of: Callable[[Row], Any]) -> list[_Pair]:
        """The rows of a kind that some text of the record tells of."""
        rows = self._dossier.get(kind, [])
        pairs = [_Pair(row, self._quotes.passages(quotes_of(row) or ())) for row in rows]
        return [pair for pair in pairs if pair.passages]

    def _same_side(self, gold: Row, row: Position | Condition | Commitment) -> bool:
        """Whether the sides or parties of a gold row and a row of the record share a word of four letters."""
        wanted = _words(gold.get("side")) | _words(gold.get("party")) | _words(gold.get("holder"))
        ids = [getattr(row, name, None) for name in ("actor", "side", "holder", "party")]
        given = {word for key in ids if key for word in _words(self._names.get(key))}
        return not wanted or bool(wanted & given)

    def _tally(
        self, task: str, gold: Sequence[_Pair], shown: Sequence[_Pair], same: Callable[[Row, Any], bool]
    ) -> Tally:
        def is_met(left: _Pair, right: _Pair) -> bool:
            return meet(left.passages, right.passages) and same(left.row, right.row)

        found = sum(any(is_met(item, row) for row in shown) for item in gold)
        listed = sum(any(is_met(item, row) for item in gold) for row in shown)
        right = {"found": (found, len(gold)), "listed": (listed, len(shown))}
        return Tally(self._whose[0], task, self._whose[1], right=right)


def _words(text: str | None) -> set[str]:
    return set(_WORD.findall((text or "").lower()))


def _is_person(name: str, actor: Actor) -> bool:
    """Whether the actor's name holds all words of a name, or ends as it does and shares a word with it."""
    wanted, own = _words(name), _words(actor.name)
    if not wanted:
        return False
    same_end = name.split()[-1].lower() == actor.name.split()[-1].lower()
    return wanted <= own or (same_end and bool(wanted & own))


def _holds(actor: Actor, row: Row) -> bool:
    """Whether the actor holds an office of the row's name on the row's day."""
    return any(
        _covers(office, row["on"]) and _words(row["office"]) & _words(office.title)
        for office in actor.offices
    )


def _covers(office: Office, day: str) -> bool:
    """Whether the day lies between the office's bounds, as closely as these are known."""
    begun = not office.from_ or office.from_ <= day[: len(office.from_)]
    return begun and (not office.to or office.to >= day[: len(office.to)])
