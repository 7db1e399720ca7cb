"""Links to other pages that run on in a sentence behind a name: "Ana Dorn Ana DornTalks fail MORE said"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.grammar import trimmed
from onrecord.extract.statements.cue_lexicon import statement_words
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.readings import StatementMention

MAX_RUN = (
    900  # characters from the name that comes again to the word behind the links; the longest seen has 560
)
_RUN = re.compile(
    r"\b(?P<last>[A-Z][\w'’-]+) (?P<run>(?:[A-Z(][\w.'’()-]*\.? ){0,4}(?P=last) ?(?=[A-Z“\"'‘])"
    rf"[^\n]{{0,{MAX_RUN}}}?\b(?:{'|'.join(sorted(word.upper() for word in statement_words('link_ends')))})\b"
    r"(?: \([^()\n]{1,30}\))?)"
)
_NAME = re.compile(r"(?:[A-Z][\w.'’-]* )*[A-Z][\w.'’-]* ?$")
MAX_NAME = 80  # characters of a name and its office before the run


def without_links(text: str, found: Sequence[StatementMention]) -> list[StatementMention]:
    """The statements none of whose words are links; a source among the links is the name before them."""
    runs = [_run_of(text, match) for match in _RUN.finditer(text)]
    if not runs:
        return list(found)
    kept = (_without_run(text, one, runs) for one in found)
    return [one for one in kept if one is not None]


def _run_of(text: str, match: re.Match[str]) -> Span:
    """The links without the whole name: of "Ana Dorn Ana Maria DornTalks", "Dorn" comes again, not "Ana"."""
    while inner := _RUN.match(text, match.start("run")):
        match = inner
    return Span(*match.span("run"))


def _without_run(text: str, statement: StatementMention, runs: Sequence[Span]) -> StatementMention | None:
    if any(_run_at(runs, part) for part in (*statement.content, statement.cue) if part is not None):
        return None
    source = statement.source
    run = _run_at(runs, source) if source is not None else None
    if run is None:
        return statement
    name = _NAME.search(text, max(0, run.start - MAX_NAME), run.start)
    named = trimmed(text, *name.span()) if name is not None else None
    return replace(statement, source=named) if named is not None else None


def _run_at(runs: Sequence[Span], part: Span) -> Span | None:
    """The run that overlaps a part, or that begins at its end."""
    at = bisect_left(runs, part.start, key=lambda run: run.end)
    return runs[at] if at < len(runs) and runs[at].start <= part.end + 1 else None
