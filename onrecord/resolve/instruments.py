"""Treaties, declarations and plans, over all articles.

Mentions of one instrument share kind and year, with names and parties that do not contradict each
other; or, without a year, the same distinctive name. An undated mention joins a dated instrument
where only one fits.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.records.indexes import InstrumentIndex
from onrecord.records.rows import Evidence, Instrument, row_id
from onrecord.text.names import fold
from onrecord.text.word_lists import word_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import FiledReading, InstrumentMention

# Nouns of the press that name one kind of instrument: the deal, the accord and the pact are one thing.
_KINDS: Mapping[str, str] = word_table("resolve", "instruments")["kinds"]


@dataclass(slots=True)
class _Group:
    """Mentions of one instrument: kind, year, the words of its name, parties."""

    kind: str
    year: str | None
    words: frozenset[str]
    parties: frozenset[str]
    mentions: list[tuple[Evidence, InstrumentMention]] = field(default_factory=list)

    def takes(self, other: _Group) -> bool:
        """Whether ``other`` can be the same: of two lists of words, or parties, one holds the other."""
        if self.kind != other.kind or (self.year and other.year and self.year != other.year):
            return False
        return _nested(self.words, other.words) and _nested(self.parties, other.parties)

    def join(self, other: _Group) -> None:
        """Takes the other's mentions in."""
        self.words |= other.words
        self.parties |= other.parties
        self.mentions += other.mentions

    @property
    def sort_key(self) -> tuple[int, int, str, str, str]:
        """Fullest first."""
        return (
            -len(self.words),
            -len(self.parties),
            " ".join(sorted(self.words)),
            self.year or "",
            self.kind,
        )


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def resolve_instruments(filed: Sequence[FiledReading], actors: ActorIndex) -> InstrumentIndex:
    """The instruments of the record; the same whatever the order of the articles."""
    exact = _exact_groups(filed)
    dated = _merge_dated([group for group in exact if group.year])
    undated = _merge_undated([group for group in exact if not group.year], dated)
    rows: list[Instrument] = []
    spots: dict[tuple[str, int, int], str] = {}
    for group in [*dated, *undated]:
        row = _row(group, actors)
        rows.append(row)
        spots.update({(seen.article, seen.start, seen.end): row.id for seen in row.mentions})
    return InstrumentIndex(tuple(sorted(rows, key=lambda row: (row.date or "9999", row.id))), spots)


def _exact_groups(filed: Sequence[FiledReading]) -> list[_Group]:
    """Mentions with the same words, kind, year and parties."""
    groups: dict[tuple[object, ...], _Group] = {}
    for reading in sorted(filed, key=lambda item: item.id):
        text = reading.reading.article.text
        for mention in reading.reading.instruments:
            head = mention.head.casefold()
            kind = _KINDS.get(head, head)
            words = frozenset(fold(mention.name).replace("-", " ").split()) - {head, fold(mention.head)}
            parties = frozenset(mention.parties)
            key = (kind, mention.year, words, parties)
            group = groups.setdefault(key, _Group(kind, mention.year, words, parties))
            span = mention.span
            group.mentions.append((Evidence(reading.id, span.start, span.end, span.of(text)), mention))
    return sorted(groups.values(), key=lambda group: group.sort_key)


def _merge_dated(groups: Sequence[_Group]) -> list[_Group]:
    out: list[_Group] = []
    by_year: dict[tuple[str, str | None], list[_Group]] = {}
    for group in groups:
        near = by_year.setdefault((group.kind, group.year), [])
        found = next((other for other in near if other.takes(group)), None)
        if found is None:
            near.append(group)
            out.append(group)
        else:
            found.join(group)
    return out


def _merge_undated(groups: Sequence[_Group], dated: Sequence[_Group]) -> list[_Group]:
    """Undated mentions of one name are one; they are the dated one where it alone has that name."""
    out: list[_Group] = []
    by_words: dict[tuple[str, frozenset[str]], list[_Group]] = {}
    for group in dated:
        by_words.setdefault((group.kind, group.words), []).append(group)
    for group in groups:
        same = by_words.setdefault((group.kind, group.words), [])
        fits = [other for other in same if other.takes(group)]
        if len(fits) == 1 and group.words:
            fits[0].join(group)
        else:
            same.append(group)
            out.append(group)
    return out


def _row(group: _Group, actors: ActorIndex) -> Instrument:
    forms = Counter(_bare(seen.quote) for seen, _ in group.mentions)
    canonical = [
        mention.name for _, mention in group.mentions if mention.name[0].isupper() and len(mention.name) > 12
    ]
    name = max(canonical, key=lambda form: (len(form), form)) if canonical else _fullest(forms, group)
    key = (group.kind, group.year or "", *sorted(group.words), "/", *sorted(group.parties))
    parties = sorted({actors.countries[party] for party in group.parties if party in actors.countries})
    evidence = tuple(sorted(seen for seen, _ in group.mentions))
    return Instrument(
        row_id("instrument", *key), name, tuple(sorted(forms)), group.year, tuple(parties), evidence
    )


def _fullest(forms: Counter[str], group: _Group) -> str:
    """The form with most of what tells the instrument; the commonest of those."""
    marks = [*group.words, *([group.year] if group.year else [])]

    def rank(form: str) -> tuple[int, int, str]:
        return (sum(mark in fold(form) for mark in marks), forms[form], form)

    return max(forms, key=rank)


def _bare(quote: str) -> str:
    return " ".join(quote.split())
