"""Who held an office on a day, or who goes by a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.api.row_filters import read_date
from onrecord.api.row_sequence import Rows
from onrecord.api.selected_rows import select_actors
from onrecord.records.rows import Actor

if TYPE_CHECKING:
    from onrecord.resolve.offices.office_questions import Answer
    from onrecord.store.reader import RecordReader


@dataclass(frozen=True, slots=True)
class Who:
    """The answer of a record to an office or a name.

    Attributes:
        actors: those who held the office on the day, by time, or at any time if no day was asked; those who
            go by the name, the most often named first. Empty if the record shows no holder.
        answer: the claims to the office, with their evidence; None if the words are a name.
    """

    actors: Rows[Actor]
    answer: Answer | None


def ask_who(reader: RecordReader, words: str, on: str | None) -> Who:
    """Answers the question who held the office ``words`` on a day, or who is called ``words``.

    Raises:
        UnknownName: if the words name no office, and the record knows no such name.
        UsageError: if ``on`` is no date.
    """
    from onrecord.resolve.offices import (
        answer,
        read_question,
    )  # with its tables of names: only for this question

    day = read_date(on) if on is not None else None
    actors = list(reader.rows("actors"))
    names = reader.names()
    question = read_question(words, actors)
    if question is None:
        return Who(Rows(Actor, select_actors(reader, {"name": words}), names), None)
    days = {row.id: row.published.value for row in reader.rows("articles")}
    found = answer(question, actors, days, day)
    holders = {claim.actor.id: claim.actor for claim in found.holders}
    return Who(Rows(Actor, holders.values(), names), found)
