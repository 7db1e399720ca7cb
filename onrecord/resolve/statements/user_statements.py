"""Statements as the user says they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.records.corrections import CORRECTED
from onrecord.records.rows import SaidOn

if TYPE_CHECKING:
    from onrecord.records.corrections import Said
    from onrecord.records.indexes import ActorIndex
    from onrecord.records.rows import Statement


def as_told(row: Statement, said: Said, actors: ActorIndex) -> Statement:
    """The statement with the speakers and the day that the user tells."""
    if said.said_on is not None:
        row = replace(row, said_on=SaidOn(said.said_on, CORRECTED))
    return row if said.speakers is None else with_speakers(row, said.speakers, actors)


def with_speakers(row: Statement, speakers: tuple[str, ...], actors: ActorIndex) -> Statement:
    """The statement as said by these actors, jointly where they are several."""
    sides = {actors.side_of(speaker) for speaker in speakers}
    return replace(
        row,
        speaker=speakers[0] if speakers else None,
        speaker_name="; ".join(actors.name_of(speaker) for speaker in speakers) or None,
        side=next(iter(sides)) if len(sides) == 1 else None,
        speakers=speakers if len(speakers) > 1 else (),
    )
