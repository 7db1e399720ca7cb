"""The filters of each kind of row, and their values.

A filter that is None or absent keeps every row. A name is an id, any name of an actor, or a part of a name.
Dates are ISO dates of any precision (``2019``, ``2019-02``, ``2019-02-16``). Both ends of a span are
included. A row that is known only to the year or month counts if it may lie within the span.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, TypedDict, get_args, get_origin, get_type_hints

from onrecord.errors import UsageError
from onrecord.records.event_types import event_types
from onrecord.records.readings import EventStatus, Mode, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping

ActorKind = Literal["person", "country", "organisation", "group"]
ConflictKind = Literal["number", "date", "place", "participants", "characterisation", "attribution"]
Outcome = Literal["kept", "broken", "changed", "pending", "no_evidence"]

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class DayFilters(TypedDict, total=False):
    """Filters by day.

    Attributes:
        since: not earlier than this date.
        until: not later than this date.
        on: within this day, month or year; instead of ``since`` and ``until``.
        year: within this year; instead of ``on``.
    """

    since: str | None
    until: str | None
    on: str | None
    year: int | None


class ArticleFilters(DayFilters, total=False):
    """Filters of articles, by the day of publication.

    Attributes:
        outlet: the name of the outlet, or a part of it.
    """

    outlet: str | None


class StatementFilters(DayFilters, total=False):
    """Filters of statements, by the day they were made.

    Attributes:
        speaker: who made it.
        side: the party spoken for.
        issue: an id, a label or term, or a part of a label.
        article: an id, the beginning of an id, a locator, or a file name.
        mode: how the words are reported.
        words: full-text words that the content holds; ``"phrases"`` and prefixes (``negotiat*``) work.
        all: True adds the statements that are held back as unsure (``Statement.shown`` is False).
    """

    speaker: str | None
    side: str | None
    issue: str | None
    article: str | None
    mode: Mode | None
    words: str | None
    all: bool | None


class EventFilters(DayFilters, total=False):
    """Filters of events.

    Attributes:
        actor: who takes part.
        type: an id of `onrecord.records.event_types`.
        status: the status as of the last article.
        article: an article that reports it, as for statements.
        background: False leaves out history that is given for context, True keeps only that.
        top: only so many, those of the highest rank.
        all: True adds the events that the gate holds back as unsure (``Event.shown`` is False).
    """

    actor: str | None
    type: str | None
    status: EventStatus | None
    article: str | None
    background: bool | None
    top: int | None
    all: bool | None


class ActorFilters(TypedDict, total=False):
    """Filters of actors.

    Attributes:
        name: who goes by this name.
        kind: person, country and so on.
    """

    name: str | None
    kind: ActorKind | None


class PositionFilters(DayFilters, total=False):
    """Filters of positions, by the day they were taken.

    Attributes:
        side: the party, or the person who takes the position.
        issue: an id, a label or term, or a part of a label.
        stance: the stance.
    """

    side: str | None
    issue: str | None
    stance: Stance | None


class ConditionFilters(DayFilters, total=False):
    """Filters of conditions, by the first day they were set.

    Attributes:
        holder: who sets it, or whom the one who sets it speaks for.
    """

    holder: str | None


class CommitmentFilters(DayFilters, total=False):
    """Filters of commitments, by the day they were made.

    Attributes:
        party: who undertakes it, or whom the one who undertakes it speaks for.
        outcome: the outcome as of the last article.
    """

    party: str | None
    outcome: Outcome | None


class ConflictFilters(TypedDict, total=False):
    """Filters of conflicts.

    Attributes:
        kind: the subject of the disagreement.
    """

    kind: ConflictKind | None


class TimeFilters(TypedDict, total=False):
    """Filters of time expressions.

    Attributes:
        article: an id, the beginning of an id, a locator, or a file name.
    """

    article: str | None


def read_filters(form: type, given: Mapping[str, object]) -> dict[str, Any]:
    """The filters that have a value, ``on`` and ``year`` written as ``since`` and ``until``.

    Args:
        form: one of the classes of this module.
        given: the values, by the name of the filter.

    Raises:
        TypeError: if there is no such filter.
        UsageError: if a filter cannot have its value.
    """
    check_names(form, given)
    asked = {name: _checked(form, name, value) for name, value in given.items() if value is not None}
    spans = [name for name in ("on", "year") if name in asked]
    if spans and (len(spans) > 1 or "since" in asked or "until" in asked):
        raise UsageError(f"`{spans[0]}` is a span of its own: leave out the other filters by day")
    for name in spans:
        asked["since"] = asked["until"] = asked.pop(name)
    return asked


def check_names(form: type, given: Mapping[str, object]) -> None:
    """Sees that every name given is a field of the form.

    Raises:
        TypeError: if one is not.
    """
    names = form.__annotations__
    for name in given:
        if name not in names:
            raise TypeError(f"there is no keyword {name!r}: the keywords are {', '.join(names)}")


def read_date(given: object) -> str:
    """An ISO date of any precision as it is written.

    Raises:
        UsageError: if it is none.
    """
    if not _DATE.fullmatch(str(given)):
        raise UsageError(f"{given!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    return str(given)


def _checked(form: type, name: str, value: object) -> object:
    if name in ("since", "until", "on"):
        return read_date(value)
    if name == "year":
        return read_date(f"{value:04}" if isinstance(value, int) else value)
    choices = _choices(form, name)
    if choices and value not in choices:
        raise UsageError(f"{value!r} is no {name}: write one of {', '.join(choices)}")
    return value


def _choices(form: type, name: str) -> tuple[str, ...]:
    """The values that a filter can have; none if it takes any words."""
    if name == "type":
        return tuple(event_types())
    parts = get_args(get_type_hints(form)[name])
    return tuple(chain.from_iterable(get_args(part) for part in parts if get_origin(part) is Literal))
