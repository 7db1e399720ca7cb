"""The country of officials whose title tells none, from where the reports come and what they speak for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.text.countries import country_by_seat
from onrecord.text.titles import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.readings import FiledReading
    from onrecord.resolve.mentioned import MentionChain
    from onrecord.resolve.nations import Nations

# Offices a state has: reports from its capital name them without the country.
_STATE = re.compile(r"\b(?:president|minister|premier|chancellor|ministry|government|cabinet|coast guard)\b")
_SPOKEN = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_PLACE = re.compile(r"^\W*([^\W\d_][\w. '’-]*?)\s*(?=,|\(|--|—|–|/|\.|$)")


@dataclass(slots=True)
class Homes:
    """Where articles come from, and for which country a source speaks in them.

    ``dateline``: the country whose capital stands in an article's dateline. ``spoken``: by article and
    source, the countries that open the source's indirect statements ("Varland would ask", she said).
    """

    dateline: dict[str, str] = field(default_factory=dict)
    spoken: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def of(self, chains: Sequence[MentionChain]) -> str | None:
        """The country of a state's official: that of the reports' datelines, if so spoken for."""
        titled = [one for chain in chains for one in chain.titles]
        if not any(_is_of_state(one.title) for one in titled) or any(one.of for one in titled):
            return None
        lines = {self.dateline[chain.article] for chain in chains if chain.article in self.dateline}
        spoken = {self.spoken[spot] for chain in chains for spot in chain.spots() if spot in self.spoken}
        return next(iter(lines)) if len(lines) == 1 and lines == spoken else None


def _is_of_state(title: str) -> bool:
    return head_of(title) in _SPOKEN or _STATE.search(title) is not None


def learn_homes(filed: Sequence[FiledReading], nations: Nations) -> Homes:
    """What the articles tell."""
    homes = Homes()
    for reading in filed:
        if country := _dateline_country(reading, nations):
            homes.dateline[reading.id] = country
        _read_spoken(reading, nations, homes)
    return homes


def _dateline_country(filed: FiledReading, nations: Nations) -> str | None:
    article = filed.reading.article
    for part in article.parts:
        if part.role == "dateline":
            found = _PLACE.match(article.text[part.start : part.end])
            return country_by_seat(found[1]) or nations.governed_from(found[1]) if found else None
    return None


def _read_spoken(filed: FiledReading, nations: Nations, homes: Homes) -> None:
    reading = filed.reading
    names = {mention.span.start: mention for mention in reading.mentions if mention.kind == "country"}
    for statement in reading.statements:
        first = names.get(statement.content[0].start)
        if statement.source is None or statement.mode == "direct" or first is None:
            continue
        if country := nations.country(first.name):
            homes.spoken[(filed.id, statement.source.start, statement.source.end)] = country
