"""Every span that the record has in an article, with what it is and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.records.rows import Evidence
from onrecord.records.spans import Span
from onrecord.web.phrases import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

KINDS = (
    "statement",
    "event",
    "condition",
    "commitment",
    "position",
    "time",
    "instrument",
    "unsure",
    "name",
    "date",
    "hit",
)
"""Kinds of span, in the order their marks are worded; the style sheet draws each in its own way.

``unsure`` is a statement or event that is held back: it is not drawn, but links from its page lead to it.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A span of one article with what it is and where the record has it."""

    span: Span
    kind: str
    label: str
    href: str | None


class SpansByArticle:
    """Every span of the record, by article; built once per record."""

    def __init__(self, index: RecordIndex, links: Links) -> None:
        self._found: dict[str, list[Found]] = {}
        for article, found in _all_spans(index, links):
            self._found.setdefault(article, []).append(found)

    def of(self, article: str) -> tuple[Found, ...]:
        """The spans of one article, in the order of the text."""
        found = self._found.get(article, [])
        return tuple(sorted(found, key=lambda one: (one.span, KINDS.index(one.kind), one.label)))


def _all_spans(index: RecordIndex, links: Links) -> Iterator[tuple[str, Found]]:
    yield from _statement_spans(index, links)
    yield from _event_spans(index, links)
    yield from _term_spans(index, links)
    record = index.record
    for time in record.times:
        yield (
            time.article,
            Found(Span(time.start, time.end), "time", f"{time.type.lower()} {time.value}", None),
        )
    for position in record.positions:
        label = f"{position.stance}: {index.issue_label(position.issue)}"
        yield from _found(position.evidence, "position", label, links.issue(position.issue))
    for instrument in record.instruments:
        yield from _found(instrument.mentions, "instrument", instrument.name, links.section("names"))
    for place in record.places:
        yield from _found(place.evidence, "name", place.name, None)
    for actor in record.actors:
        for office in actor.offices:
            yield from _found(office.evidence, "name", f"{actor.name}: {office.title}", None)
    for article in record.articles:
        evidence = (one for one in article.published.evidence if isinstance(one, Evidence))
        yield from _found(evidence, "date", "the words that give it", None)


def _found(
    evidence: Iterable[Evidence], kind: str, label: str, href: str | None
) -> Iterator[tuple[str, Found]]:
    for one in evidence:
        if 0 <= one.start < one.end:
            yield one.article, Found(Span(one.start, one.end), kind, label, href)


def _statement_spans(index: RecordIndex, links: Links) -> Iterator[tuple[str, Found]]:
    for row in index.record.statements:
        speaker = row.speaker_name or (row.speaker_mention.quote if row.speaker_mention else "not named")
        listed = row.shown or index.every_row
        kind, href = ("statement", links.statement(row.id)) if listed else ("unsure", None)
        yield from _found(row.content, kind, speaker, href)
        if row.speaker_mention:
            yield from _found((row.speaker_mention,), "name", speaker, None)


def _event_spans(index: RecordIndex, links: Links) -> Iterator[tuple[str, Found]]:
    for row in index.record.events:
        label = f"{row.label}, {STATUSES.get(row.status, row.status)}"
        listed = row.shown or index.every_row
        kind, href = ("event", links.event(row.id)) if listed else ("unsure", None)
        yield from _found(row.mentions, kind, label, href)
        yield from _found((step.evidence for step in row.history), kind, label, href)


def _term_spans(index: RecordIndex, links: Links) -> Iterator[tuple[str, Found]]:
    record, href = index.record, links.section("commitments")
    for condition in record.conditions:
        parts = [condition.prerequisite, *([condition.consequent] if condition.consequent else [])]
        label = f"condition of {index.name(condition.holder, 'a holder not named')}"
        yield from _found([*parts, *condition.evidence], "condition", label, href)
    for commitment in record.commitments:
        label = f"commitment of {index.name(commitment.party, 'a party not named')}"
        yield from _found([commitment.text, *commitment.outcome_evidence], "commitment", label, href)
    for conflict in record.conflicts:
        for version in conflict.versions:
            yield from _found(
                version.evidence, "event", f"disputed: {conflict.subject}", links.section("conflicts")
            )
