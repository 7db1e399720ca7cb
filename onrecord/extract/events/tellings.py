"""Tellings: every clause of an article, and every noun that names an event, with what the grammar knows.

Predicates are open: what a clause tells may be an event whatever its verb. Whether it is one worth a row is
judged over the whole record (`resolve.events`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, get_args

from onrecord.extract.events.clause_status import clause_status, lemma, verb_key
from onrecord.extract.events.event_lexicon import event_words
from onrecord.extract.events.event_roles import Finder, actor_spans, complements, modifiers, place_span
from onrecord.extract.events.telling_words import lead_span, says, time_words, told_of
from onrecord.extract.events.triggers import objects, subjects
from onrecord.extract.grammar import has_negation, word_span
from onrecord.extract.places import Places
from onrecord.extract.plain_tokens import plain_tokens
from onrecord.records.spans import Span
from onrecord.records.tellings import Telling, Trait
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.tellings import HowTold, Tense

TRAITS: tuple[Trait, ...] = get_args(Trait)
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp"})
_VERBS = ("VERB", "AUX")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_COMMON = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_COUNT = re.compile(r"[\d,.\-–]{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = 30  # characters; a run shorter than that cannot be read alone
_LEAST = 3  # words, signs left out
_MAX_CLIMB = 60


def find_tellings(context: Context) -> tuple[Telling, ...]:
    """All tellings, in the order of the text; a mention of a typed event belongs to one at most."""
    finder = _Finder(context)
    found = []
    for number, sentence in enumerate(finder.sentences()):
        found += finder.of_sentence(number, sentence)
    return tuple(found)


_Cast = tuple[tuple[Span, ...], tuple[Span, ...], Span | None]


class _Finder:
    """What is asked once an article."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words = word_sets("extract", "tellings")
        self.event_at = {event.trigger.start: number for number, event in enumerate(context.events)}
        self.tokens = plain_tokens(context.doc)
        self.times = Places((number, time.span) for number, time in enumerate(context.times))
        self.parts = Places((number, part.span) for number, part in enumerate(context.article.parts))
        self.time_words = time_words(context)
        self.finder = Finder.of(context, frozenset())

    def sentences(self) -> Iterator[list[Token]]:
        """The sentences that are not blank, as `find_sentences` counts them."""
        for sentence in self.context.doc.sents:
            tokens = self.tokens[sentence.start : sentence.end]
            if not all(token.is_space for token in tokens):
                yield tokens

    def of_sentence(self, number: int, sentence: list[Token]) -> list[Telling]:
        heads = {token.i for token in sentence if _heads_clause(token)}
        own: defaultdict[int, list[Token]] = defaultdict(list)
        for token in sentence:
            if not token.is_space:
                own[_head_of(token, heads)].append(token)
        tellings = []
        for at in sorted(heads):
            tokens = own[at]
            if sum(not token.is_punct for token in tokens) >= _LEAST:
                tellings.append(self._clause(number, self.tokens[at], tokens))
        return tellings

    def _clause(self, number: int, head: Token, tokens: list[Token]) -> Telling:
        words = _ClauseWords(head, tokens, self.words["days"])
        then, things = words.then, words.things
        aux = {token.lower_ for token in words.children if token.dep_ in _AUXILIARIES}
        doers, others, place = self._cast(head, then, things)
        of = told_of(head)
        return Telling(
            span=_span(head, tokens),
            trigger=word_span(head),
            parts=_runs(tokens),
            sentence=number,
            head=verb_key(head) if head.pos_ in _VERBS else lemma(head),
            then=lemma(then) if then is not None else "",
            object=lemma(things[0]) if things else "",
            relation=head.dep_,
            tense=self._tense(head, then, aux),
            status=_status(head),
            traits=self._traits(head, words, aux),
            words=tuple(words.content),
            common=tuple(words.common),
            places=tuple(words.places),
            numbers=self._numbers(words.numbers),
            ordinals=tuple(sorted(words.lemmas & self.words["ordinals"])),
            names=tuple(sorted(words.names)),
            size=words.size,
            verbs=words.verbs,
            event=self._event(head, tokens),
            doers=doers,
            others=others,
            place=place,
            lead=lead_span(of, self.time_words, head) if of is not None else None,
            says=says(head, self.time_words),
        )

    def _cast(self, head: Token, then: Token | None, things: list[Token]) -> _Cast:
        """Who does it, whom it is done to or with, and where."""
        partners = self.words["partners"]
        hosts = [head] if then is None else [head, then]
        if head.pos_ in _VERBS:
            acting, done_to = subjects(head), [word for host in hosts for word in objects(host)]
        else:
            acting, done_to = [*modifiers(head), *complements(head, frozenset({"by"}))], []
        done_to += [child for host in hosts for child in host.children if child.dep_ == "dative"]
        nodes = dict.fromkeys((*hosts, *done_to, *things))
        done_to += [word for node in nodes for word in complements(node, partners)]
        doers = actor_spans(self.finder, acting)
        pronouns = [word_span(word) for word in done_to if word.pos_ == "PRON"]
        found = dict.fromkeys((*actor_spans(self.finder, done_to), *pronouns))
        others = tuple(span for span in found if span not in doers)
        place = place_span(self.finder, hosts, things)
        if place in (*doers, *others):
            if then is None and lemma(head) not in event_words().cues["motion"]:
                return doers, others, None
            others = tuple(span for span in others if span != place)
        return doers, others, place

    def _event(self, head: Token, tokens: list[Token]) -> int | None:
        """The typed event of the head, else of the noun nearest below it."""
        found = [
            (_depth(token, head), token.i, self.event_at[token.idx])
            for token in tokens
            if token.idx in self.event_at
        ]
        return min(found)[2] if found else None

    def _tense(self, head: Token, then: Token | None, aux: set[str]) -> Tense:
        if aux & self.words["modals"]:
            return "modal"
        if then is not None and lemma(head) in self.words["ahead"]:
            return "future"
        if head.tag_ in ("VBD", "VBN") or aux & self.words["past"]:
            return "past"
        return "present" if head.tag_ in ("VBZ", "VBP") else "other"

    def _traits(self, head: Token, words: _ClauseWords, aux: set[str]) -> tuple[Trait, ...]:
        at = head.idx
        saying = [
            self.context.statements[i]
            for i in self.context.contents.near(at, at + 1)
            if _holds(self.context, i, at)
        ]
        below = {token.dep_ for token in words.children}
        marks = {token.lower_ for token in words.children if token.dep_ in ("mark", "advmod", "prep")}
        if head.dep_ == "pcomp":
            marks.add(head.head.lower_)
        infinitive = "to" in aux and head.tag_ == "VB"
        near = (self.context.article.parts[number] for number in self.parts.near(at, at + 1))
        part = next((part for part in near if part.start <= at < part.end), None)
        holds = {
            "perfect": bool(aux & {"has", "have", "'ve", "’ve"}),
            "pluperfect": bool(aux & {"had", "'d", "’d"}) and head.tag_ == "VBN",
            "negated": has_negation(head),
            "passive": bool(below & {"nsubjpass", "auxpass"}),
            "subject": bool(below & _SUBJECTS),
            "quoted": any(one.mode in ("direct", "mixed") for one in saying),
            "said": bool(saying),
            "signs": words.signs,
            "weekday": not words.low.isdisjoint(self.words["days"]),
            "today": not words.low.isdisjoint(self.words["today"]),
            "after": bool(marks & self.words["after"]),
            "purpose": infinitive and head.dep_ == "advcl",
            "infinitive": infinitive,
            "gerund": head.tag_ == "VBG" and not aux,
            "participle": head.tag_ == "VBN" and not aux and head.dep_ in ("acl", "relcl", "advcl"),
            "noun": head.pos_ not in _VERBS,
            "beside": part is not None and part.role not in ("body", "headline"),
        }
        return tuple(name for name in TRAITS if holds[name])

    def _numbers(self, words: list[Token]) -> tuple[str, ...]:
        counts = (word for word in words if _COUNT.fullmatch(word.text) and not _YEAR.fullmatch(word.text))
        return tuple(
            dict.fromkeys(word.text.replace(",", "") for word in counts if not self._in_time(word.idx))
        )

    def _in_time(self, at: int) -> bool:
        near = (self.context.times[number].span for number in self.times.near(at, at + 1))
        return any(time.start <= at < time.end for time in near)


class _ClauseWords:
    """What the words of a clause are, gathered in one walk.

    Attributes:
        children: the words right below its head; ``then`` the first verb that completes it.
        things: the objects of these two.
        content, common, places: lemmas of kinds of words, each once; ``lemmas`` of all.
        low: the words in small letters.
        numbers: the words that are numbers; ``names`` the kinds of entities.
        size: how many words it has without signs; ``verbs`` how many verbs.
        signs: whether quotation marks stand in it.
    """

    def __init__(self, head: Token, tokens: list[Token], days: frozenset[str]) -> None:
        self.children: list[Token] = []
        self.content: dict[str, None] = {}
        self.common: dict[str, None] = {}
        self.places: dict[str, None] = {}
        self.lemmas: set[str] = set()
        self.low: set[str] = set()
        self.names: set[str] = set()
        self.numbers: list[Token] = []
        self.size = self.verbs = 0
        self.signs = False
        objects = []
        for token in tokens:
            word, pos, kind, low = lemma(token), token.pos_, token.ent_type_, token.lower_
            self.lemmas.add(word)
            self.low.add(low)
            if token.head.i == head.i and token.i != head.i:
                self.children.append(token)
            if token.dep_ in _OBJECTS:
                objects.append(token)
            if pos in _CONTENT and low not in days:
                self.content[word] = None
            if pos in _COMMON and not kind:
                self.common[word] = None
            if kind:
                self.names.add(kind)
                if kind in _PLACES:
                    self.places[word] = None
            if pos == "NUM":
                self.numbers.append(token)
            self.size += not token.is_punct
            self.verbs += pos == "VERB"
            self.signs = self.signs or '"' in low or "“" in low
        self.then = next((token for token in self.children if token.dep_ == "xcomp"), None)
        hosts = (head.i, self.then.i if self.then is not None else -1)
        self.things = [token for token in objects if token.head.i in hosts]


def _holds(context: Context, number: int, at: int) -> bool:
    return any(part.start <= at < part.end for part in context.statements[number].content)


def _heads_clause(token: Token) -> bool:
    return token.dep_ == "ROOT" or (token.dep_ in _CLAUSES and token.pos_ in _VERBS)


def _head_of(token: Token, heads: set[int]) -> int:
    node = token
    for _ in range(_MAX_CLIMB):
        if node.i in heads or node.head.i == node.i:
            break
        node = node.head
    return node.i


def _depth(token: Token, head: Token) -> int:
    steps, node = 0, token
    while node.i != head.i and node.head.i != node.i and steps < _MAX_CLIMB:
        node, steps = node.head, steps + 1
    return steps


def _status(head: Token) -> HowTold:
    return clause_status(head) if head.pos_ in _VERBS else "unknown"


def _span(head: Token, tokens: list[Token]) -> Span:
    """The run of the clause's words around its head; all of them if it is too short to be read alone."""
    own = {token.i for token in tokens}
    doc, first, last = head.doc, head.i, head.i
    low, high = tokens[0].i, tokens[-1].i
    while first > low and (first - 1 in own or doc[first - 1].is_punct):
        first -= 1
    while last < high and (last + 1 in own or doc[last + 1].is_punct):
        last += 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    if end - start < _SHORT:
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return Span(start, end)


def _runs(tokens: list[Token]) -> tuple[Span, ...]:
    runs: list[list[int]] = []
    last = None
    for token in tokens:
        if last is not None and token.i == last + 1:
            runs[-1][1] = token.idx + len(token)
        else:
            runs.append([token.idx, token.idx + len(token)])
        last = token.i
    return tuple(Span(start, end) for start, end in runs)
