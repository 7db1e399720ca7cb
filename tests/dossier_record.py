"""A record of two invented articles and a dossier of the same pile, with rows right, half right and wrong."""

from __future__ import annotations

from typing import Any

from onrecord.records.article_rows import ArticleRow, Copies, Published, SourceInfo
from onrecord.records.record import Record
from onrecord.records.rows import (
    Actor,
    Commitment,
    Condition,
    Conflict,
    Event,
    Evidence,
    NameForm,
    Office,
    Position,
    Version,
)
from onrecord.records.spans import OffsetMap

TEXTS = {
    "Ferry01": (
        "Prime Minister Dorn opened the Sable ferry on 3 May 2021. Varland signed the harbour paper in June. "
        "“Kesmar will pay all dues,” said Minister Horst. The fishing ban stays until the dues are paid."
    ),
    "Ferry02": (
        "Kesmar said that it had paid half of the dues. Varland said that nothing had been paid. "
        "A summit of Dorn and Venn is planned for autumn. Varland now welcomes the fishing fleet."
    ),
}
DOSSIER: dict[str, Any] = {
    "events": [
        {
            "label": "Dorn opens the ferry",
            "start": "2021-05-03",
            "status": "happened",
            "importance": 1,
            "quotes": [{"id": "Ferry01", "text": "opened the Sable\u00a0ferry on 3 May 2021"}],
        },
        {
            "label": "harbour paper",
            "start": "2021-06",
            "status": "happened",
            "importance": 1,
            "quotes": [{"id": "Ferry01", "text": "Varland signed the harbour paper"}],
        },
        {
            "label": "summit",
            "start": None,
            "status": "hypothetical",
            "quotes": [
                {"id": "Ferry02", "text": "A summit of Dorn and Venn"},
                {"id": "Ferry99", "text": "A summit"},
            ],
        },
        {
            "label": "not in the pile",
            "start": None,
            "status": "happened",
            "quotes": [{"id": "Ferry01", "text": "x"}],
        },
    ],
    "positions": [
        {
            "side": "Varland",
            "stance": "opposes",
            "quotes": [{"id": "Ferry01", "text": "The fishing ban stays until the dues are paid"}],
        },
        {
            "side": "Varland",
            "stance": "supports",
            "quotes": [{"id": "Ferry02", "text": "welcomes the fishing fleet"}],
        },
    ],
    "shifts": [
        {
            "side": "Varland",
            "from": {"quote": {"id": "Ferry01", "text": "The fishing ban stays"}},
            "to": {"quote": {"id": "Ferry02", "text": "welcomes the fishing fleet"}},
        }
    ],
    "conditions": [{"holder": "Varland", "quotes": [{"id": "Ferry01", "text": "until the dues are paid"}]}],
    "commitments": [
        {
            "party": "Kesmar",
            "outcome": "broken",
            "quotes": [{"id": "Ferry01", "text": '"Kesmar will pay all dues,"'}],
        }
    ],
    "contradictions": [
        {
            "versions": [
                {"claim": "half", "quotes": [{"id": "Ferry02", "text": "it had paid half of the dues"}]},
                {"claim": "nothing", "quotes": [{"id": "Ferry02", "text": "nothing had been paid"}]},
            ]
        }
    ],
    "offices": [
        {"person": "Ada Dorn", "office": "Prime Minister", "of": "Varland", "on": "2021-05-03"},
        {"person": "Edvin Horst", "office": "Foreign Minister", "of": "Varland", "on": "2021-05-03"},
    ],
}


def evidence(name: str, quote: str) -> Evidence:
    """The evidence that quotes an article so."""
    start = TEXTS[name].index(quote)
    return Evidence(f"article_{name}", start, start + len(quote), quote)


def make_article(name: str, text: str) -> ArticleRow:
    """An article of a table, of which only its name and its text matter."""
    return ArticleRow(
        id=f"article_{name}",
        source=SourceInfo(f"pile/ferry.jsonl#{name}", "0" * 64, "text/plain", None),
        outlet=None,
        agency=None,
        byline=(),
        language="en",
        genre="news",
        translated="no",
        title=None,
        text=text,
        parts=(),
        published=Published(None, None, None, "none", 0.0, (), ()),
        copies=Copies("g", "original", None),
        url=None,
        offsets=OffsetMap(()),
    )


def make_event(rank: int, status: str, start: str | None, *mentions: Evidence) -> Event:
    """An event row, of which only rank, status, day and words matter."""
    return Event(
        id=f"event_{rank}",
        type="meeting",
        label="",
        participants=(),
        place=None,
        start=start,
        end=None,
        basis="told",
        status=status,  # type: ignore[arg-type]
        history=(),
        mentions=mentions,
        articles=(),
        independent_sources=1,
        rank=rank,
        background=False,
        plover=None,
    )


def make_position(key: str, side: str, stance: str, quoted: Evidence, before: str | None = None) -> Position:
    """A position of a side on the only issue."""
    return Position(
        key,
        None,
        side,
        "issue",
        stance,
        None,
        None,
        (quoted,),
        before,
        1.0,
        "holder",  # type: ignore[arg-type]
    )


def _actor(key: str, name: str, kind: str, *offices: Office) -> Actor:
    return Actor(key, name, kind, (NameForm(name, "en", 1),), None, offices)


def make_record() -> Record:
    """Events (right, its repeat, a mixture of two, one of no event), and a row or two of each claim."""
    ferry, paper = evidence("Ferry01", "the Sable ferry"), evidence("Ferry01", "the harbour paper")
    summit = evidence("Ferry02", "A summit")
    half = Version("half", (evidence("Ferry02", "had paid half of the dues"),), (), 1)
    nothing = Version("nothing", (evidence("Ferry02", "nothing had been paid"),), (), 1)
    pledge = evidence("Ferry01", "Kesmar will pay all dues")
    ban = evidence("Ferry01", "The fishing ban stays")
    return Record(
        articles=tuple(make_article(name, text) for name, text in TEXTS.items()),
        events=(
            make_event(1, "happened", "2021-05-03", ferry),
            make_event(2, "planned", None, evidence("Ferry01", "opened the Sable")),
            make_event(3, "planned", "2021", paper, summit),
            make_event(4, "happened", None, evidence("Ferry01", "said Minister")),
        ),
        actors=(
            _actor("actor_v", "Varland", "country"),
            _actor("actor_k", "Kesmar", "country"),
            _actor("actor_d", "Ada Dorn", "person", Office("Prime Minister", "Varland", "2021", None, ())),
            _actor("actor_h", "Edvin Horst", "person", Office("foreign minister", None, "2021-06", None, ())),
        ),
        positions=(
            make_position("position_1", "actor_v", "opposes", ban),
            make_position(
                "position_2",
                "actor_v",
                "open",
                evidence("Ferry02", "welcomes the fishing fleet"),
                "position_1",
            ),
        ),
        conditions=(
            Condition("condition_1", "actor_v", evidence("Ferry01", "the dues are paid"), None, None, ()),
            Condition("condition_2", "actor_k", evidence("Ferry01", "the dues are paid"), None, None, ()),
        ),
        commitments=(
            Commitment("commitment_1", "actor_k", pledge, None, None, "broken", (), None),
            Commitment("commitment_2", "actor_v", ban, None, None, "kept", (), None),
        ),
        conflicts=(
            Conflict("conflict_1", "dues", "number", (half, nothing)),
            Conflict("conflict_2", "dues", "number", (half, half)),
        ),
    )
