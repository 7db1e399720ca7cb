"""What the sides negotiate about: from the user's codebook, or from the statements' own terms.

Discovery weighs each term by C-value (Frantzi, Ananiadou and Mima 2000) over distinct utterances, so
that copies count once, and by how much commoner it is here than in general press; terms with the
same head, or held by one another, make one issue.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.assess.issue_clusters import discover
from onrecord.assess.issue_terms import IssueMatcher, read_codebook
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.readings import FiledReading
    from onrecord.records.rows import Issue, Statement


def find_issues(
    filed: Sequence[FiledReading], statements: Sequence[Statement], codebook: str | None
) -> tuple[Issue, ...]:
    """The issues of the record; ``codebook`` is the text of the user's codebook file.

    Raises:
        UsageError: if the codebook cannot be read as one.
    """
    readings = {reading.id: reading for reading in filed}
    issues = read_codebook(codebook) if codebook is not None else discover(readings, _said_first(statements))
    held = _statements_by_issue(readings, statements, IssueMatcher.of(issues))
    filled = [replace(issue, statements=tuple(sorted(held.get(issue.id, ())))) for issue in issues]
    return tuple(sorted(filled, key=lambda issue: issue.id))


def _said_first(statements: Iterable[Statement]) -> list[Statement]:
    """The statements without those that copies repeat: copies make no term of one text common."""
    return [row for row in statements if row.copy_of is None]


def with_issues(statements: Iterable[Statement], issues: Iterable[Issue]) -> tuple[Statement, ...]:
    """The statements with the ids of the issues that list them."""
    held: dict[str, list[str]] = {}
    for issue in issues:
        for statement in issue.statements:
            held.setdefault(statement, []).append(issue.id)
    return tuple(replace(row, issues=tuple(sorted(held.get(row.id, ())))) for row in statements)


def _statements_by_issue(
    readings: Mapping[str, FiledReading], statements: Sequence[Statement], matcher: IssueMatcher
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in statements:
        for part in row.content:
            for _, issue in matcher.hits(readings[row.article], Span(part.start, part.end)):
                found.setdefault(issue, set()).add(row.id)
    return found
