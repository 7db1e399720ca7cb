"""Small synthetic readings of an invented quarrel, for the tests of the judgements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.config import Settings
from onrecord.models.english import load_english
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.indexes import ActorIndex
from onrecord.records.readings import (
    CommitmentMention,
    ConditionMention,
    FiledReading,
    Mention,
    Quantity,
    Reading,
    Stance,
    StanceMention,
    StatementMention,
    Term,
)
from onrecord.records.rows import Actor, Evidence, NameForm, SaidOn, Statement
from onrecord.records.spans import OffsetMap, Span
from onrecord.text.words import content_lemmas

VARLAND, KESMAR, HORST, VENN = "actor_v", "actor_k", "actor_horst", "actor_venn"
SIDES = {"Varland": VARLAND, "Kesmar": KESMAR, "Horst": HORST, "Venn": VENN}


def actors() -> tuple[Actor, ...]:
    """Two countries and a speaker of each."""
    rows = (
        (VARLAND, "Varland", "country", None),
        (KESMAR, "Kesmar", "country", None),
        (HORST, "Edvin Horst", "person", VARLAND),
        (VENN, "Dario Venn", "person", KESMAR),
    )
    return tuple(Actor(i, name, kind, (NameForm(name, "en", 1),), side, ()) for i, name, kind, side in rows)


@dataclass
class Draft:
    """An article to be read by hand: words are looked up in ``text``, the first time they stand there."""

    id: str
    day: str | None
    text: str
    terms: dict[str, str] = field(default_factory=dict)
    said: list[tuple[str, str]] = field(default_factory=list)  # content, speaker
    stances: list[tuple[str, Stance, str]] = field(default_factory=list)  # span, stance, target
    conditions: list[tuple[str, str]] = field(default_factory=list)  # prerequisite, consequent
    commitments: list[tuple[str, str]] = field(default_factory=list)  # text, party
    counts: list[tuple[str, float, str]] = field(default_factory=list)  # words, value, unit

    def span(self, words: str) -> Span:
        """Where ``words`` stand."""
        at = self.text.index(words)
        return Span(at, at + len(words))

    def filed(self) -> FiledReading:
        """The reading, filed."""
        article = Article(self.text, OffsetMap(()), (Part("body", 0, len(self.text)),))
        mentions = [
            Mention(Span(m.start(), m.end()), "country", "name", m.group())
            for m in re.finditer("|".join(SIDES), self.text)
        ]
        statements = tuple(StatementMention((self.span(words),), "direct") for words, _ in self.said)
        reading = Reading(
            article,
            PublicationDate(self.day),
            tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^ ][^.]*\.", self.text)),
            mentions=tuple(mentions),
            statements=statements,
            terms=tuple(Term(self.span(words), lemma) for words, lemma in self.terms.items()),
            stances=tuple(self._stance(*stance) for stance in self.stances),
            conditions=tuple(self._condition(*condition) for condition in self.conditions),
            commitments=tuple(CommitmentMention(self.span(w), self.span(p)) for w, p in self.commitments),
            quantities=tuple(Quantity(self.span(w), v, unit) for w, v, unit in self.counts),
            lemmas=content_lemmas(load_english(Settings().language_model).parse(self.text)),
        )
        return FiledReading(self.id, f"{self.id}.txt", "0", "text/plain", None, reading)

    def _at(self, span: Span) -> int | None:
        return next((i for i, (words, _) in enumerate(self.said) if self.span(words).contains(span)), None)

    def _stance(self, words: str, stance: Stance, target: str) -> StanceMention:
        span = self.span(words)
        return StanceMention(span, stance, self.span(target), None, self._at(span))

    def _condition(self, prerequisite: str, consequent: str) -> ConditionMention:
        pre = self.span(prerequisite)
        return ConditionMention(pre, self.span(consequent), Span(0, len(self.text)), None, self._at(pre))

    def rows(self) -> list[Statement]:
        """The filed statements."""
        out = []
        for words, speaker in self.said:
            span = self.span(words)
            evidence = Evidence(self.id, span.start, span.end, words)
            side = {HORST: VARLAND, VENN: KESMAR}.get(SIDES[speaker], SIDES[speaker])
            said_on = SaidOn(self.day, "published") if self.day else None
            out.append(
                Statement(
                    f"statement_{self.id}_{span.start}",
                    self.id,
                    "direct",
                    (evidence,),
                    None,
                    None,
                    SIDES[speaker],
                    speaker,
                    side,
                    None,
                    said_on,
                    None,
                    "verbatim",
                    (),
                    f"utterance_{words}",
                    0.9,
                )
            )
        return out


def index_of(drafts: list[Draft]) -> ActorIndex:
    """Every name in the drafts stands for its actor."""
    spots = {
        (draft.id, m.start(), m.end()): SIDES[m.group()]
        for draft in drafts
        for m in re.finditer("|".join(SIDES), draft.text)
    }
    return ActorIndex.build(actors(), spots, {}, {"Varland": VARLAND, "Kesmar": KESMAR})
