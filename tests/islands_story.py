"""A record made by hand: Varland and Kesmar about the Sable (Orlo) Islands, with every kind of row.

`story()` is the record; `islands_reader` reads it as the store's reader would, without a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from islands_articles import articles
from islands_texts import quote

from onrecord.records.record import Record
from onrecord.records.rows import (
    Actor,
    Commitment,
    Condition,
    Conflict,
    Due,
    Event,
    Evidence,
    Instrument,
    Issue,
    Milestone,
    NameForm,
    Office,
    Participant,
    Place,
    PlaceName,
    Position,
    RejectRow,
    SaidOn,
    Statement,
    Time,
    Version,
)

if TYPE_CHECKING:
    from onrecord.records.readings import Stance


@dataclass
class _Builder:
    """Collects rows; a quote is found in its text, so that every span is exact."""

    rows: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, kind: str, *rows: Any) -> None:
        self.rows.setdefault(kind, []).extend(rows)

    def record(self) -> Record:
        return Record(**{kind: tuple(rows) for kind, rows in self.rows.items()})


def _actors() -> tuple[Actor, ...]:
    def person(key: str, name: str, side: str, title: str, held: tuple[str, str], seen: Evidence) -> Actor:
        forms = (NameForm(name, "en", 4), NameForm(name.split()[-1], "en", 3))
        offices = (Office(title, side, held[0], held[1], (seen,)),)
        return Actor(f"actor_{key}", name, "person", forms, side, offices)

    return (
        Actor(
            "actor_varland",
            "Varland",
            "country",
            (NameForm("Varland", "en", 12), NameForm("Ostrel", "en", 3)),
            None,
            (),
        ),
        Actor(
            "actor_kesmar",
            "Kesmar",
            "country",
            (NameForm("Kesmar", "en", 11), NameForm("Tarn", "en", 1)),
            None,
            (),
        ),
        Actor(
            "actor_council",
            "Concord Council",
            "organisation",
            (NameForm("Concord Council", "en", 1),),
            None,
            (),
        ),
        person(
            "sorel",
            "Anna Sorel",
            "actor_varland",
            "Foreign Minister",
            ("2021-03-03", "2021-10-12"),
            quote("offer", "Foreign Minister Anna Sorel"),
        ),
        person(
            "ilker",
            "Tomas Ilker",
            "actor_kesmar",
            "Foreign Minister",
            ("2021-03-05", "2021-03-05"),
            quote("reply", "Foreign Minister Tomas Ilker"),
        ),
        person(
            "osman",
            "Karel Osman",
            "actor_kesmar",
            "Prime Minister",
            ("2021-03-05", "2021-10-12"),
            quote("reply", "Prime Minister Karel Osman"),
        ),
        person(
            "corvin",
            "Nadia Corvin",
            "actor_kesmar",
            "Foreign Minister",
            ("2022", "2022"),
            quote("hostile", "Foreign Minister Nadia Corvin"),
        ),
    )


def _statement(
    key: str, article: str, words: str, mention: str | None, speaker: str | None, **more: Any
) -> Statement:
    names = {actor.id: actor for actor in _actors()}
    actor = names.get(f"actor_{speaker}") if speaker else None
    published = {row.id: row.published.value for row in articles()}[f"article_{article}"]
    given: dict[str, Any] = {
        "mode": "direct",
        "cue": None,
        "said_on": SaidOn(published, "published") if published else None,
        "addressee": None,
        "occasion": None,
        "issues": (),
        "utterance": f"utterance_{key}",
        "confidence": 0.9,
    }
    given.update(more)
    return Statement(
        id=f"statement_{key}",
        article=f"article_{article}",
        content=tuple(quote(article, part) for part in words.split(" | ")),
        speaker_mention=quote(article, mention) if mention else None,
        speaker=actor.id if actor else None,
        speaker_name=actor.name if actor else None,
        side=(actor.side or actor.id) if actor else None,
        verbatim="verbatim" if given["mode"] == "direct" else "paraphrase",
        **given,
    )


OWN, FISH, PATROL, SHOTS = "issue_ownership", "issue_fishing", "issue_patrols", "issue_shots"


def statements() -> tuple[Statement, ...]:
    """All statements, by date."""
    return (
        _statement(
            "ready",
            "offer",
            "Varland is ready to open talks on the Sable Islands without delay",
            "Foreign Minister Anna Sorel",
            "sorel",
            mode="indirect",
            issues=(OWN,),
            said_on=SaidOn("2021-03-03", "time_words"),
        ),
        _statement(
            "table",
            "offer",
            "We are ready to sit down at one table, but only if the patrols around the "
            "islands end first, | A fair settlement is possible this year.".replace("first, |", "first |"),
            "Sorel",
            "sorel",
            issues=(OWN, PATROL),
        ),
        _statement(
            "notdiscuss",
            "reply",
            "Kesmar will not discuss the ownership of the Orlo Islands",
            "Foreign Minister Tomas Ilker",
            "ilker",
            mode="indirect",
            issues=(OWN,),
        ),
        _statement(
            "fishing",
            "reply",
            "fishing rights were another matter",
            None,
            "ilker",
            mode="indirect",
            issues=(FISH,),
            confidence=0.45,
        ),
        _statement(
            "nothing",
            "reply",
            "The islands are Kesmari, and there is nothing to negotiate about them",
            "he",
            "ilker",
            issues=(OWN,),
        ),
        _statement(
            "shots",
            "reply",
            "shots had been fired at Varlandic boats",
            "He",
            "ilker",
            issues=(SHOTS,),
            mode="indirect",
        ),
        _statement(
            "time",
            "postponed",
            "We need more time to prepare a meeting that deserves the name",
            "a spokeswoman",
            "kesmar",
            utterance="utterance_time",
        ),
        _statement(
            "time2",
            "reprint",
            "We need more time to prepare a meeting that deserves the name",
            "a spokeswoman",
            "kesmar",
            utterance="utterance_time",
            copy_of="statement_time",
        ),
        _statement(
            "joint",
            "visit",
            "We could accept a joint administration if the fishing grounds are shared",
            "Osman",
            "osman",
            issues=(OWN, FISH),
            said_on=SaidOn("2021-10-12", "event"),
            occasion="event_visit",
        ),
        _statement(
            "welcome",
            "visit",
            "We welcome what we have heard today. Twelve fishermen were sent home in "
            "August, as we had promised.",
            "Foreign Minister Anna Sorel",
            "sorel",
            issues=(FISH,),
        ),
        _statement(
            "thinkable",
            "visit",
            "joint patrols were thinkable",
            "Sorel",
            "sorel",
            mode="indirect",
            issues=(PATROL,),
        ),
        _statement(
            "accord",
            "hostile",
            "</p><script>alert('x')</script> would not stop the accord",
            "Foreign Minister Nadia Corvin",
            "corvin",
            mode="indirect",
        ),
        _statement(
            "diplomats",
            "herald",
            "A round of talks in Lissen planned for December was called off",
            "diplomats",
            None,
            mode="indirect",
        ),
    )


def _event(key: str, type_: str, label: str, mentions: tuple[Evidence, ...], rank: int, **more: Any) -> Event:
    given: dict[str, Any] = {
        "participants": (
            Participant("actor_varland", "Varland", "host"),
            Participant("actor_kesmar", "Kesmar", "participant"),
        ),
        "place": None,
        "start": None,
        "end": None,
        "basis": "time_words",
        "status": "happened",
        "history": (),
        "background": False,
        "plover": None,
    }
    given.update(more)
    articles = tuple(sorted({one.article for one in mentions}))
    return Event(
        id=f"event_{key}",
        type=type_,
        label=label,
        mentions=mentions,
        articles=articles,
        independent_sources=len(articles),
        rank=rank,
        **given,
    )


def _events() -> tuple[Event, ...]:
    plan, off = (
        quote("reply", "Karel Osman is to visit Ostrel in June"),
        quote("postponed", "put off until the autumn"),
    )
    came = quote("visit", "Karel Osman arrived in Ostrel on Tuesday")
    history = (
        Milestone("2021-03-05", "planned", "2021-06", plan),
        Milestone("2021-06-07", "planned", "2021-10", off),
        Milestone("2021-10-12", "happened", "2021-10-12", came),
    )
    return (
        _event(
            "declaration",
            "agreement",
            "Declaration on the islands",
            (quote("offer", "the 1961 declaration"),),
            5,
            start="1961",
            background=True,
        ),
        _event(
            "visit",
            "visit",
            "Visit of Karel Osman to Ostrel",
            (plan, off, came),
            1,
            start="2021-10-12",
            place="Ostrel",
            history=history,
        ),
        _event(
            "release",
            "release",
            "Release of the detained fishermen",
            (
                quote("visit", "Twelve fishermen were sent home in August"),
                quote("herald", "came home on August 20"),
            ),
            2,
            start="2021-08-20",
        ),
        _event(
            "signing",
            "signing",
            "Signing of documents in Ostrel",
            (
                quote("visit", "Nine documents were signed"),
                quote("herald", "Eleven documents were signed in Ostrel"),
            ),
            3,
            start="2021-10-12",
            place="Ostrel",
        ),
        _event(
            "lissen",
            "talks",
            "Round of talks in Lissen",
            (quote("herald", "A round of talks in Lissen planned for December was called off"),),
            4,
            start="2021-12",
            status="cancelled",
            place="Lissen",
        ),
        _event(
            "mediate",
            "other",
            "Concord Council asked to mediate",
            (quote("herald", "called off, diplomats said. Kesmar may ask the Concord Council to mediate"),),
            7,
            status="hypothetical",
        ),
        _event(
            "shots",
            "military",
            "Shots fired at Varlandic boats",
            (quote("reply", "shots had been fired"),),
            6,
            start="2021-03",
            status="denied",
        ),
        _event(
            "met", "meeting", "Meeting of the ministers in Lissen", (quote("hostile", "met in Lissen"),), 8
        ),
    )


def _position(key: str, issue: str, stance: Stance, statement: str, before: str | None = None) -> Position:
    told = {row.id: row for row in statements()}[f"statement_{statement}"]
    return Position(
        id=f"position_{key}",
        actor=told.speaker,
        side=told.side,
        issue=issue,
        stance=stance,
        as_of=told.said_on.value if told.said_on else None,
        statement=told.id,
        evidence=told.content[:1],
        shift_from=f"position_{before}" if before else None,
        confidence=0.8,
        voice="own" if told.mode == "direct" else "reported",
    )


def _positions() -> tuple[Position, ...]:
    return (
        _position("v1", OWN, "open", "ready"),
        _position("v2", PATROL, "conditional", "table"),
        _position("v3", PATROL, "open", "thinkable", "v2"),
        _position("k1", OWN, "opposes", "notdiscuss"),
        _position("k2", OWN, "opposes", "nothing"),
        _position("k3", OWN, "conditional", "joint", "k2"),
        _position("k4", FISH, "open", "fishing"),
        _position("v4", FISH, "supports", "welcome"),
    )


def _add_terms(story: _Builder) -> None:
    story.add(
        "conditions",
        Condition(
            "condition_patrols",
            "actor_varland",
            quote("offer", "the patrols around the islands end first"),
            quote("offer", "sit down at one table"),
            "2021-03-03",
            (
                quote(
                    "offer",
                    '"We are ready to sit down at one table, '
                    'but only if the patrols around the islands end first,"',
                ),
            ),
        ),
    )
    story.add(
        "commitments",
        Commitment(
            "commitment_release",
            "actor_varland",
            quote("postponed", "release the 14 detained fishermen before the end of August"),
            "2021-06-07",
            Due(None, "2021-08-31"),
            "kept",
            (quote("visit", "Twelve fishermen were sent home in August"),),
            "2021-10-12",
        ),
        Commitment(
            "commitment_visit",
            "actor_kesmar",
            quote("reply", "visit Ostrel in June"),
            "2021-03-05",
            None,
            "no_evidence",
            (),
            "2021-10-12",
        ),
    )
    story.add(
        "conflicts",
        Conflict(
            "conflict_documents",
            "Documents signed in Ostrel on 12 October 2021",
            "number",
            (
                Version(
                    "9 documents", (quote("visit", "Nine documents were signed"),), ("article_visit",), 1
                ),
                Version(
                    "11 documents", (quote("herald", "Eleven documents were signed"),), ("article_herald",), 1
                ),
            ),
        ),
    )


def _times() -> tuple[Time, ...]:
    def time(article: str, words: str, value: str) -> Time:
        found = quote(article, words)
        return Time(found.article, found.start, found.end, words, "DATE", value, None, ())

    return (
        time("offer", "March 3", "2021-03-03"),
        time("offer", "on Wednesday", "2021-03-03"),
        time("offer", "1961", "1961"),
        time("offer", "this year", "2021"),
        time("reply", "in June", "2021-06"),
        time("postponed", "the autumn", "2021-FA"),
        time("visit", "on Tuesday", "2021-10-12"),
        time("herald", "on August 20", "2021-08-20"),
    )


def story() -> Record:
    """The whole record."""
    told = _Builder()
    told.add("articles", *articles())
    told.add("statements", *statements())
    told.add("events", *_events())
    told.add("times", *_times())
    told.add("actors", *_actors())
    told.add(
        "places",
        Place(
            "place_islands",
            "Sable Islands",
            (
                PlaceName("Sable Islands", "en", ("actor_varland",)),
                PlaceName("Orlo Islands", "en", ("actor_kesmar",)),
            ),
            None,
            (quote("offer", "Sable Islands"), quote("reply", "Orlo Islands")),
        ),
    )
    told.add(
        "instruments",
        Instrument(
            "instrument_1961",
            "1961 declaration",
            ("the 1961 declaration",),
            "1961",
            ("actor_varland", "actor_kesmar"),
            (quote("offer", "the 1961 declaration"),),
        ),
    )
    labels = {
        OWN: "ownership of the islands",
        FISH: "fishing rights",
        PATROL: "patrols",
        SHOTS: "shots at boats",
    }
    told.add(
        "issues",
        *(
            Issue(
                id_,
                label,
                tuple(label.split()[:2]),
                "discovered",
                tuple(row.id for row in statements() if id_ in row.issues),
            )
            for id_, label in labels.items()
        ),
    )
    told.add("positions", *_positions())
    _add_terms(told)
    told.add("rejects", RejectRow("pages/<empty>.html", "empty", "The file holds no bytes."))
    return told.record()
