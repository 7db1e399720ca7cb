"""Which issues a stretch of an article is about: by a codebook's words or by discovered terms."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.records.rows import Issue, row_id
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.records.readings import FiledReading

_EXAMPLE = '[[issue]] with label = "Fishing" and terms = ["fishing", "trawler*"]'


@dataclass(frozen=True, slots=True)
class IssueMatcher:
    """Finds the issues of a span.

    Attributes:
        lemmas: term lemmas of discovered issues to issue ids.
        patterns: compiled words of codebook issues, in the order of the codebook.
    """

    lemmas: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[str, re.Pattern[str]], ...] = ()

    @classmethod
    def of(cls, issues: Sequence[Issue]) -> IssueMatcher:
        """The matcher of these issues."""
        lemmas = {term: issue.id for issue in issues if issue.from_ == "discovered" for term in issue.terms}
        return cls(
            lemmas, tuple((issue.id, pattern(issue.terms)) for issue in issues if issue.from_ == "codebook")
        )

    def hits(self, filed: FiledReading, span: Span) -> list[tuple[Span, str]]:
        """Where within ``span`` which issue is named, in the order of the text, the longer words first."""
        found = list(self._terms(filed, span))
        text = filed.reading.article.text
        for issue, words in self.patterns:
            found.extend(
                (Span(m.start(), m.end()), issue) for m in words.finditer(text, span.start, span.end)
            )
        return sorted(found, key=lambda hit: (hit[0].start, -hit[0].end, hit[1]))

    def _terms(self, filed: FiledReading, span: Span) -> Iterator[tuple[Span, str]]:
        for term in filed.reading.terms:
            issue = self.lemmas.get(term.lemma)
            if issue is not None and span.contains(term.span):
                yield term.span, issue


def pattern(terms: Sequence[str]) -> re.Pattern[str]:
    """The terms as whole words in any case, plural or possessive; ``*`` at the end stands for any ending."""
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"\b(?:{'|'.join(_words(term) for term in ordered)})\b", re.IGNORECASE)


def _words(term: str) -> str:
    stem = term.rstrip("*").strip()
    words = r"\s+".join(re.escape(word) for word in stem.split())
    return words + (r"\w*" if term.endswith("*") else r"(?:s|es|['’]s?)?")


def read_codebook(text: str) -> tuple[Issue, ...]:
    """The issues a codebook names, without statements.

    Raises:
        UsageError: if the text is no TOML, or a table lacks a label or terms.
    """
    try:
        tables = tomllib.loads(text).get("issue")
    except tomllib.TOMLDecodeError as exc:
        raise UsageError(f"the codebook is not valid TOML: {exc}. Write tables like {_EXAMPLE}.") from exc
    if not isinstance(tables, list) or not tables:
        raise UsageError(f"the codebook names no issue: write tables like {_EXAMPLE}.")
    issues = [_issue(number, table) for number, table in enumerate(tables, 1)]
    labels = [issue.label for issue in issues]
    double = next((label for label in labels if labels.count(label) > 1), None)
    if double is not None:
        raise UsageError(f"the codebook names the issue {double!r} twice: join the two tables.")
    return tuple(issues)


def _issue(number: int, table: object) -> Issue:
    label = table.get("label") if isinstance(table, dict) else None
    terms = table.get("terms") if isinstance(table, dict) else None
    if not isinstance(label, str) or not label.strip():
        raise UsageError(f"issue {number} of the codebook has no label: write {_EXAMPLE}.")
    given = terms if isinstance(terms, list) else []
    named = [term.strip() for term in given if isinstance(term, str)]
    if not named or len(named) != len(given) or any(not term.rstrip("* ") for term in named):
        raise UsageError(f"issue {number} of the codebook ({label}) needs a list of terms, as in {_EXAMPLE}.")
    kept = tuple(sorted(set(named)))
    return Issue(row_id("issue", label.strip(), *kept), label.strip(), kept, "codebook", ())
