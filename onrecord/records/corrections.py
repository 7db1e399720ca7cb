"""What people say about a record: the entries of its corrections log.

An entry points at rows by what they rest on (words of articles, names), because ids may change when more is
read. Its own id derives from its content, so that the same entry from two places is one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

import msgspec

from onrecord.records.rows import row_id

CorrectionKind = Literal[
    "merge", "split", "rename", "set_speaker", "reject", "confirm", "set_date", "note", "undo"
]
CorrectionStatus = Literal["applied", "overruled", "undone", "not_applied"]
CORRECTION_KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)

CORRECTABLE = (
    "articles", "statements", "events", "actors", "places", "instruments", "issues", "positions",
    "conditions", "commitments", "conflicts",
)  # fmt: skip
"""The kinds of row that a correction can point at: all that have an id."""
DATED = ("articles", "statements", "events")
"""The kinds of row whose day can be set."""


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Words of an article as they stood when the entry was made: ``text[start:end] == quote`` then.

    Not `Evidence`, which holds always.
    """

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Target:
    """The row an entry is about, by its content.

    Attributes:
        kind: the kind of row (of `CORRECTABLE`).
        id: its id when the entry was made. Only the id of an article derives from what never changes.
        type: the kind of actor, the type of event, the kind of conflict, the stance of a position.
        names: what it is called, the canonical name first.
        words: what it rests on, the first `MAX_WORDS` of them.
        label: how a person read it then; decides nothing.
    """

    kind: str
    id: str | None = None
    type: str | None = None
    names: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    label: str = ""


MAX_WORDS = 12  # stretches of words that a target keeps: enough to know an event by, after some are gone


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log.

    Attributes:
        id: derives from all the rest.
        kind: what is done to ``target``.
        who: who says so.
        when: when, ``2026-11-22T08:30:11.042Z``.
        target: the row; None for ``undo``.
        value: ``rename``: the name; ``set_date``: an ISO date, for an event also ``START/END``; ``note``: the
            text; ``split``: the name of those who leave, or None; ``undo``: the id of the entry; ``confirm``:
            the date that the row had, as for ``set_date``, or None.
        why: the reason, or None.
        others: ``merge``: the actors, or events, that are the same as ``target``; ``set_speaker``: the
            speakers, none where nobody is known to have said it; ``split``: the actor that those who leave
            are, or none; ``confirm``: the speakers that a statement had.
        words: ``split``: the mentions that are somebody else, or tell of another event.
        articles: ``split``: articles whose mentions by any name of ``target`` are somebody else.
    """

    id: str
    kind: CorrectionKind
    who: str
    when: str
    target: Target | None = None
    value: str | None = None
    why: str | None = None
    others: tuple[Target, ...] = ()
    words: tuple[Words, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """An entry of the log and what became of it in this record.

    Attributes:
        status: ``applied``; ``overruled`` by a later entry; ``undone``; ``not_applied`` for a reason.
        reason: why it was not applied, in a sentence, or None.
        by: the entry that overruled or undid it, or None.
        rows: the ids of the rows it was applied to; of a rejected row, the id it would have.
    """

    id: str
    kind: CorrectionKind
    who: str
    when: str
    target: Target | None
    value: str | None
    why: str | None
    others: tuple[Target, ...]
    words: tuple[Words, ...]
    articles: tuple[str, ...]
    status: CorrectionStatus
    reason: str | None = None
    by: str | None = None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of a statement; None where nothing.

    Attributes:
        speakers: ids of the actors who said it; empty where nobody is known to have.
        said_on: the ISO date it was said.
    """

    speakers: tuple[str, ...] | None = None
    said_on: str | None = None


CORRECTED: Literal["correction"] = "correction"
"""The basis of a date that the user has set."""


def with_id(entry: Correction) -> Correction:
    """The entry with the id that its content gives it."""
    return replace(entry, id=correction_id(entry))


def to_log_line(entry: Correction) -> str:
    """The entry as a line of JSON, without what is empty."""
    return json.dumps(_without_empty(msgspec.to_builtins(entry)), ensure_ascii=False)


def correction_id(entry: Correction) -> str:
    """The id that the content of an entry gives it; empty fields do not count, so that some may be added."""
    plain: dict[str, Any] = msgspec.to_builtins(entry)
    del plain["id"]
    told = json.dumps(_without_empty(plain), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return row_id("correction", told)


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        full = {key: _without_empty(one) for key, one in value.items()}
        return {key: one for key, one in full.items() if one not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_without_empty(one) for one in value]
    return value
