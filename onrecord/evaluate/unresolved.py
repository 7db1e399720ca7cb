"""The record as far as its stages are there, for scoring while the last ones are still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.assess.commitments import follow_commitments
from onrecord.assess.conditions import gather_conditions
from onrecord.assess.issues import find_issues
from onrecord.assess.positions import find_positions
from onrecord.records.indexes import PlaceIndex
from onrecord.records.rows import Record
from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.copies import group_copies
from onrecord.resolve.events import merge_events
from onrecord.resolve.statements import file_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.readings import FiledReading


def unresolved(readings: Sequence[FiledReading]) -> Record:
    """The record without places and instruments."""
    filed = sorted(readings, key=lambda reading: reading.id)
    copies = group_copies(filed)
    actors = resolve_actors(filed)
    events = merge_events(filed, actors, PlaceIndex(), copies)
    statements = file_statements(filed, actors, events, copies)
    issues = find_issues(filed, statements, None)
    return Record(
        statements=statements,
        events=events.events,
        actors=actors.actors,
        positions=find_positions(filed, statements, issues, actors),
        conditions=gather_conditions(filed, statements, actors),
        commitments=follow_commitments(filed, statements, actors, events, copies),
    )
