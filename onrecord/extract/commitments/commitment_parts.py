"""What the rules of commitments share: the undertaking, its clause, and who can undertake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.grammar import (
    children,
    clause,
    has_negation,
    is_in,
    is_infinitive,
    own_subject,
    span_of,
)
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from onrecord.records.spans import Span

_MARKS = frozenset({"if", "unless", "until", "whether"})


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An undertaking as the parse shows it.

    Attributes:
        text: the clause or phrase.
        subject: the head of who undertakes it, or None.
        plain: True for "will" and "would": whether it is the speaker's own act is still to be judged.
        scheduled: True where an event is said to take place.
        needs_date: True for the present tense of a timetable, which tells a plan only with a date.
    """

    text: Span
    subject: Token | None
    plain: bool = False
    scheduled: bool = False
    needs_date: bool = False


def words(name: str) -> frozenset[str]:
    """The list ``name`` of the commitments."""
    return word_sets("extract", "commitments")[name]


def text_of(verb: Token) -> Span | None:
    """The clause of the verb: without asides, later clauses of other subjects, and attributions."""
    drop = [child for child in verb.children if child.dep_ in ("parataxis", "intj")]
    drop += [
        child
        for child in verb.rights
        if child.dep_ in ("advcl", "prep")
        and child.left_edge.i
        and child.doc[child.left_edge.i - 1].text == ","
    ]
    drop += [child for child in verb.lefts if child.dep_ == "advcl" and not is_infinitive(child)]
    drop += [child for child in verb.lefts if child.dep_ in ("ccomp", "conj")]
    drop += [child for child in verb.lefts if child.dep_ == "prep" and not _times(child)]
    return clause(verb, drop)


def _times(child: Token) -> bool:
    """Whether an opening phrase tells when: "In November", "During the visit"."""
    return child.lower_ in ("during", "after", "before", "on", "in", "at", "by") or any(
        word.ent_type_ in ("DATE", "TIME") for word in child.subtree if child.lower_ != "according"
    )


def act_after(token: Token) -> Token | None:
    """The infinitive after "to", or what stands after "to"/"on" as a noun of action."""
    for child in token.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl") and is_infinitive(child):
            return child if own_subject(child) is None else None
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("to", "on"):
            return next(iter(children(child, "pobj", "pcomp")), None)
    return None


def is_party(subject: Token | None) -> bool:
    """Whether the subject can undertake: a pronoun, a name, a state or an office."""
    if subject is None:
        return False
    if subject.pos_ == "PRON":
        return subject.lower_ in ("i", "we", "he", "she", "they", "it")
    return subject.pos_ == "PROPN" or is_in(subject, words("parties"))


def made(cue: Token, subject: Token | None, scheduled: bool = False) -> Iterator[Undertaking]:
    """The undertaking that ``cue`` carries; a borrowed subject leaves the text at the verb."""
    text = text_of(cue)
    if text is not None and subject is not None and own_subject(cue) is None:
        text = _from_subject(cue, text)
    if text is not None:
        yield Undertaking(text, subject, scheduled=scheduled)


def _from_subject(cue: Token, text: Span) -> Span | None:
    """A coordinated verb borrows its subject; the text still begins at the verb itself."""
    lefts = [word for word in cue.lefts if word.dep_ in ("aux", "neg", "advmod", "auxpass")]
    first = min([cue, *lefts], key=lambda token: token.i)
    last = max(token.i for token in cue.subtree if token.idx < text.end)
    return span_of(cue.doc[first.i : last + 1])


def shunned(verb: Token) -> bool:
    """Negated, hypothetical or asked: nothing is undertaken."""
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and not is_in(verb.head, words("undertake")):
        return True
    if any(word.tag_ in ("WP", "WDT", "WRB") and word.idx < verb.idx for word in verb.subtree):
        return True
    for head in (verb, verb.head) if verb.dep_ == "xcomp" else (verb,):
        if has_negation(head) or any(child.lower_ in ("can", "ca", "cannot") for child in head.children):
            return True
    return any(child.dep_ == "mark" and child.lower_ in _MARKS for child in verb.children) or any(
        child.dep_ == "aux" and child.lower_ in ("could", "might", "may", "should", "must", "would")
        for child in verb.children
    )
