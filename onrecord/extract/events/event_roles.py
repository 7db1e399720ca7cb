"""Who, where and when of an event mention, from the parse and from what was read before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.events.clause_status import lemma
from onrecord.extract.events.event_lexicon import event_words
from onrecord.extract.grammar import is_genitive, word_span
from onrecord.records.spans import Span
from onrecord.text.countries import country_by_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.readings import Mention, TimeExpression

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ACTORS = frozenset({"PERSON", "GPE", "NORP", "ORG"})
_PLACE_PREPS = frozenset({"in", "at", "to"})
_INSIDE = frozenset({"in", "at"})
_PARTNER_PREPS = frozenset({"with", "between"})
_MAX_CLIMB = 8
DEADLINES = frozenset({"by", "before", "until", "till"})
_NO_DATE = frozenset({"since", "after", "from", "than"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression and how it is tied to its word: by ``by`` a deadline, ``since`` is no date at all."""

    time: TimeExpression
    link: str


@dataclass(frozen=True, slots=True)
class Finder:
    """What was read before, ready to be asked by position."""

    context: Context
    mentions: tuple[Mention, ...]  # by start
    starts: tuple[int, ...]
    times: dict[int, tuple[Dated, ...]]  # by the index of the token they hang on

    @classmethod
    def of(cls, context: Context, triggers: frozenset[int]) -> Finder:
        """The finder of one article; ``triggers`` are the token indexes of its event nouns."""
        mentions = tuple(sorted(context.mentions, key=lambda mention: (mention.span, mention.kind)))
        times: dict[int, list[Dated]] = {}
        for time in context.times:
            if usable(time):
                index, link = _hangs_on(context, time, triggers)
                if link not in _NO_DATE:
                    times.setdefault(index, []).append(Dated(time, link))
        return cls(
            context,
            mentions,
            tuple(mention.span.start for mention in mentions),
            {index: tuple(found) for index, found in times.items()},
        )

    def shortest_mention(self, token: Token) -> Mention | None:
        """The shortest mention that covers ``token``, or None."""
        end = token.idx + len(token)
        best: Mention | None = None
        for mention in self._near(token.idx):
            if (
                mention.span.start <= token.idx
                and end <= mention.span.end
                and (best is None or len(mention.span) < len(best.span))
            ):
                best = mention
        return best

    def _near(self, position: int) -> Iterator[Mention]:
        """The mentions that begin at or before ``position``, up to six back (they nest little)."""
        last = bisect_left(self.starts, position + 1)
        yield from self.mentions[max(0, last - 6) : last]


def usable(time: TimeExpression) -> bool:
    """Whether a time expression names a day, month or year an event can be put on."""
    if time.start is None or time.type not in ("DATE", "TIME") or time.value.endswith("_REF"):
        return False
    return int((time.end or time.start)[:4]) - int(time.start[:4]) <= 1  # not "this century"


def _hangs_on(context: Context, time: TimeExpression, triggers: frozenset[int]) -> tuple[int, str]:
    """The index of the verb or event noun a time belongs to (-1 for none), and its preposition."""
    span = context.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if span is None:
        return -1, ""
    node, link = span.root, ""
    for _ in range(_MAX_CLIMB):
        if node.i in triggers or node.pos_ in ("VERB", "AUX"):
            return node.i, link
        if node.head is node:
            return -1, link
        if node.dep_ == "pobj" and not link:
            link = node.head.lower_
        node = node.head
    return -1, link


def actor_spans(finder: Finder, heads: Iterable[Token]) -> tuple[Span, ...]:
    """The actors among ``heads`` and what is coordinated with them, as spans, each once."""
    found: list[Span] = []
    for head in heads:
        lands = complements(head, frozenset({"of"})) if head.tag_ == "NNS" else []
        for token in (head, *head.conjuncts, *lands, *(twin for land in lands for twin in land.conjuncts)):
            span = _actor_span(finder, token)
            if span and span not in found:
                found.append(span)
    return tuple(found)


def _actor_span(finder: Finder, token: Token) -> Span | None:
    mention = finder.shortest_mention(token)
    if mention:
        return mention.span if mention.form != "document" and mention.kind != "place" else None
    if token.ent_type_ in _ACTORS and token.pos_ in ("PROPN", "NOUN", "ADJ"):
        return entity_span(token)
    if token.pos_ == "NOUN" and lemma(token) in event_words().classes["forces"]:
        land = next((word for word in modifiers(token) if word.ent_type_ in ("NORP", "GPE")), None)
        return entity_span(land) if land is not None else None  # "the Soviet army"
    return None


def entity_span(token: Token) -> Span:
    """The named entity ``token`` is in, without a leading article; the token where it is in none."""
    doc, start, end = token.doc, token.i, token.i
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
        end += 1
    if start < token.i and doc[start].lower_ == "the":
        start += 1
    while end > token.i and is_genitive(doc[end]):
        end -= 1
    return Span(doc[start].idx, doc[end].idx + len(doc[end]))


def complements(token: Token, preps: frozenset[str]) -> list[Token]:
    """The objects of the prepositions in ``preps`` that hang on ``token``."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in preps:
            found.extend(grand for grand in child.children if grand.dep_ == "pobj")
    return found


def modifiers(token: Token) -> list[Token]:
    """The names before a noun: possessors, compounds, adjectives ("the Lavrov-Kono talks")."""
    return [child for child in token.lefts if child.dep_ in ("poss", "compound", "amod", "nmod")]


def place_span(finder: Finder, hosts: Iterable[Token], nouns: Iterable[Token]) -> Span | None:
    """Where it takes place: "in"/"at" a place at one of ``hosts``, or a city before one of ``nouns``."""
    for host in hosts:
        partners = complements(host, _PARTNER_PREPS) + [c for c in host.children if c.dep_ == "dobj"]
        inner = [target for partner in partners for target in complements(partner, _INSIDE)]
        for target in (*complements(host, _PLACE_PREPS), *inner):
            span = named_place(finder, target)
            if span:
                return span
        if any(child.lower_ == "here" for child in host.children):
            return dateline_place(finder)
    for noun in nouns:
        for word in modifiers(noun):
            if word.ent_type_ in _PLACES and not country_by_name(word.text):
                return entity_span(word)
    return None


def named_place(finder: Finder, target: Token) -> Span | None:
    """The place that a noun names, or None."""
    for token in (target, *complements(target, frozenset({"of"})), *modifiers(target), *_appositions(target)):
        mention = finder.shortest_mention(token)
        if mention and mention.kind in ("place", "country"):
            return mention.span
        if token.ent_type_ in _PLACES:
            return entity_span(token)
    if (
        target.pos_ == "PROPN"
        and not target.ent_type_
        and not any(child.dep_ == "det" for child in target.lefts)
    ):
        return word_span(target)  # a town the model does not know
    return None


def _appositions(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ == "appos"]


def dateline_place(finder: Finder) -> Span | None:
    """The town of the article's dateline, or None."""
    for part in finder.context.article.parts:
        if part.role != "dateline":
            continue
        words = finder.context.doc.char_span(part.start, part.end, alignment_mode="contract")
        for token in words or ():
            if token.ent_type_ in _PLACES:
                return entity_span(token)
    return None


def time_of(finder: Finder, hosts: Iterable[Token]) -> Dated | None:
    """The time that hangs on the first of ``hosts`` that has one.

    Of several the one before its noun ("the 1956 declaration"), then the most precise, then the nearest.
    """
    for host in hosts:
        times = finder.times.get(host.i)
        if times:
            noun = host.pos_ in ("NOUN", "PROPN")
            return min(
                times,
                key=lambda dated: (
                    noun and dated.time.span.start > host.idx,
                    dated.link in DEADLINES,
                    -len(dated.time.start or ""),
                    abs(dated.time.span.start - host.idx),
                ),
            )
    return None


def head_word(token: Token) -> str:
    """The lemma a filler counts as: of "two of the islands", the islands."""
    if token.pos_ in ("NUM", "DET", "PRON", "ADJ") or lemma(token) in (
        "number",
        "series",
        "package",
        "couple",
    ):
        inner = complements(token, frozenset({"of"}))
        if inner:
            return lemma(inner[0])
    return lemma(token)
