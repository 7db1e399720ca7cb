"""Conditions, commitments and conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.web.phrases import CONFLICT_KINDS, OUTCOMES, spell_date, spell_interval
from onrecord.web.views.quotes import QuoteView, quote_of, quotes_of

if TYPE_CHECKING:
    from onrecord.records.rows import Commitment, Condition, Conflict, Version
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links


@dataclass(frozen=True, slots=True)
class ConditionView:
    """X before Y, and who says so."""

    holder: str
    prerequisite: QuoteView
    consequent: QuoteView | None
    since: str
    evidence: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """An undertaking and what became of it."""

    party: str
    text: QuoteView
    made_on: str
    due: str | None
    outcome: str
    outcome_words: str
    outcome_evidence: tuple[QuoteView, ...]
    searched_until: str | None


@dataclass(frozen=True, slots=True)
class VersionView:
    """One of the claims that cannot all be right."""

    claim: str
    quotes: tuple[QuoteView, ...]
    articles: int
    sources: int


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Sources that cannot all be right, side by side."""

    id: str
    subject: str
    kind: str
    versions: tuple[VersionView, ...]


def show_commitments(index: RecordIndex, links: Links) -> dict[str, Any]:
    """Conditions and commitments."""
    return {"conditions": condition_views(index, links), "commitments": commitment_views(index, links)}


def show_conflicts(index: RecordIndex, links: Links) -> dict[str, Any]:
    """Sources that cannot all be right."""
    return {"conflicts": conflict_views(index, links)}


def condition_views(index: RecordIndex, links: Links) -> tuple[ConditionView, ...]:
    """All conditions, in the order of the record."""
    return tuple(_condition(index, links, row) for row in index.record.conditions)


def _condition(index: RecordIndex, links: Links, row: Condition) -> ConditionView:
    return ConditionView(
        holder=index.name(row.holder, "holder not named"),
        prerequisite=quote_of(index, links, row.prerequisite),
        consequent=quote_of(index, links, row.consequent) if row.consequent else None,
        since=spell_date(row.since, "undated"),
        evidence=quotes_of(index, links, row.evidence),
    )


def commitment_views(index: RecordIndex, links: Links) -> tuple[CommitmentView, ...]:
    """All commitments, in the order of the record."""
    return tuple(_commitment(index, links, row) for row in index.record.commitments)


def _commitment(index: RecordIndex, links: Links, row: Commitment) -> CommitmentView:
    return CommitmentView(
        party=index.name(row.party, "party not named"),
        text=quote_of(index, links, row.text),
        made_on=spell_date(row.made_on, "undated"),
        due=spell_interval(row.due.start, row.due.end) if row.due else None,
        outcome=row.outcome,
        outcome_words=OUTCOMES.get(row.outcome, row.outcome),
        outcome_evidence=quotes_of(index, links, row.outcome_evidence),
        searched_until=spell_date(row.searched_until) if row.searched_until else None,
    )


def conflict_views(index: RecordIndex, links: Links) -> tuple[ConflictView, ...]:
    """All conflicts, in the order of the record."""
    return tuple(_conflict(index, links, row) for row in index.record.conflicts)


def _claim(version: Version) -> str:
    """The claim without the sentence it is taken from, where that is quoted below it anyway."""
    if any(version.claim == one.quote for one in version.evidence):
        return ""
    head, _, rest = version.claim.partition(": ")
    begin = rest[:40].rstrip("… ")
    return head if begin and any(begin in one.quote for one in version.evidence) else version.claim


def _conflict(index: RecordIndex, links: Links, row: Conflict) -> ConflictView:
    return ConflictView(
        id=row.id,
        subject=row.subject,
        kind=CONFLICT_KINDS.get(row.kind, row.kind),
        versions=tuple(
            VersionView(
                _claim(one),
                quotes_of(index, links, one.evidence),
                len(one.articles),
                one.independent_sources,
            )
            for one in row.versions
        ),
    )
