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
from onrecord.records.spans import Span
from onrecord.records.tellings import Telling, Trait
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.records.tellings import HowTold, Tense

TRAITS: tuple[Trait, ...] = get_args(Trait)
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp"})
_VERBS = ("VERB", "AUX")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_COMMON = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
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
    for number, sentence in enumerate(_sentences(context)):
        found += finder.of_sentence(number, sentence)
    return tuple(found)


def _sentences(context: Context) -> list[Sentence]:
    """The sentences that are not blank, as `find_sentences` counts them."""
    return [sentence for sentence in context.doc.sents if any(not token.is_space for token in sentence)]


_Cast = tuple[tuple[Span, ...], tuple[Span, ...], Span | None]


class _Finder:
    """What is asked once an article."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words = word_sets("extract", "tellings")
        self.event_at = {event.trigger.start: number for number, event in enumerate(context.events)}
        self.times = [time.span for time in context.times]
        self.time_words = time_words(context)
        self.finder = Finder.of(context, frozenset())

    def of_sentence(self, number: int, sentence: Sentence) -> list[Telling]:
        heads = {token.i for token in sentence if _heads_clause(token)}
        own: defaultdict[int, list[Token]] = defaultdict(list)
        for token in sentence:
            if not token.is_space:
                own[_head_of(token, heads)].append(token)
        tellings = []
        for at in sorted(heads):
            tokens = own[at]
            if sum(not token.is_punct for token in tokens) >= _LEAST:
                tellings.append(self._clause(number, sentence.doc[at], tokens))
        return tellings

    def _clause(self, number: int, head: Token, tokens: list[Token]) -> Telling:
        children = [token for token in tokens if token.head.i == head.i and token.i != head.i]
        then = next((token for token in children if token.dep_ == "xcomp"), None)
        things = [
            t
            for t in tokens
            if t.dep_ in ("dobj", "attr", "oprd") and t.head.i in (head.i, then.i if then is not None else -1)
        ]
        aux = {token.lower_ for token in children if token.dep_ in ("aux", "auxpass")}
        words = [
            token for token in tokens if token.pos_ in _CONTENT and token.lower_ not in self.words["days"]
        ]
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
            traits=self._traits(head, tokens, children, aux),
            words=_lemmas(words),
            common=_lemmas(t for t in tokens if t.pos_ in _COMMON and not t.ent_type_),
            places=_lemmas(t for t in tokens if t.ent_type_ in _PLACES),
            numbers=self._numbers(tokens),
            ordinals=tuple(sorted({lemma(token) for token in tokens} & self.words["ordinals"])),
            names=tuple(sorted({token.ent_type_ for token in tokens if token.ent_type_})),
            size=sum(not token.is_punct for token in tokens),
            verbs=sum(token.pos_ == "VERB" for token in tokens),
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

    def _traits(
        self, head: Token, tokens: list[Token], children: list[Token], aux: set[str]
    ) -> tuple[Trait, ...]:
        at = head.idx
        saying = [
            self.context.statements[i]
            for i in self.context.contents.near(at, at + 1)
            if _holds(self.context, i, at)
        ]
        below = {token.dep_ for token in children}
        low = {token.lower_ for token in tokens}
        marks = {token.lower_ for token in children if token.dep_ in ("mark", "advmod", "prep")}
        if head.dep_ == "pcomp":
            marks.add(head.head.lower_)
        infinitive = "to" in aux and head.tag_ == "VB"
        part = next((part for part in self.context.article.parts if part.start <= at < part.end), None)
        holds = {
            "perfect": bool(aux & {"has", "have", "'ve", "’ve"}),
            "pluperfect": bool(aux & {"had", "'d", "’d"}) and head.tag_ == "VBN",
            "negated": has_negation(head),
            "passive": bool(below & {"nsubjpass", "auxpass"}),
            "subject": bool(below & _SUBJECTS),
            "quoted": any(one.mode in ("direct", "mixed") for one in saying),
            "said": bool(saying),
            "signs": any('"' in token.text or "“" in token.text for token in tokens),
            "weekday": bool(low & self.words["days"]),
            "today": bool(low & self.words["today"]),
            "after": bool(marks & self.words["after"]),
            "purpose": infinitive and head.dep_ == "advcl",
            "infinitive": infinitive,
            "gerund": head.tag_ == "VBG" and not aux,
            "participle": head.tag_ == "VBN" and not aux and head.dep_ in ("acl", "relcl", "advcl"),
            "noun": head.pos_ not in _VERBS,
            "beside": part is not None and part.role not in ("body", "headline"),
        }
        return tuple(name for name in TRAITS if holds[name])

    def _numbers(self, tokens: list[Token]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                token.text.replace(",", "")
                for token in tokens
                if token.pos_ == "NUM"
                and _COUNT.fullmatch(token.text)
                and not _YEAR.fullmatch(token.text)
                and not any(time.start <= token.idx < time.end for time in self.times)
            )
        )


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


def _lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lemma(token) for token in tokens))
