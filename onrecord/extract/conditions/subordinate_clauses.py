"""Conditions set by a subordinate clause or a preposition: if, unless, until, before, without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.conditions.condition_parts import Found, bare, inner, is_agent, words
from onrecord.extract.grammar import (
    chain_up,
    children,
    clause,
    has_modal,
    is_in,
    is_negated,
    is_passive,
    own_subject,
    phrase,
    predicate,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from onrecord.records.spans import Span


def subordinate(cue: Token) -> Iterator[Found]:
    """If, unless, until, before, after, once, provided: a clause that hangs on another."""
    verb = _clause_under(cue)
    if (
        verb is None
        or _generic(verb)
        or (verb.dep_ in ("ccomp", "relcl") and not is_in(cue, words("strong")))
    ):
        return
    governor = verb.head if cue.dep_ == "mark" else cue.head
    if governor.i == verb.i or not _binds(cue, verb, governor):
        return
    before = cue.doc[cue.i - 1].lower_ if cue.i else ""
    if cue.lower_ == "before" and not _refuses(governor):
        yield from _first_this(cue, governor, verb)
        return
    prerequisite = clause(verb) if cue.lower_ != "after" or before == "only" else _with_mark(cue, verb)
    yield Found(cue, prerequisite, _consequent(governor, cue, verb))


def _refuses(governor: Token) -> bool:
    return is_negated(governor) or is_negated(inner(governor)) or governor.lemma_ in ("refuse", "reject")


def _first_this(cue: Token, governor: Token, verb: Token) -> Iterator[Found]:
    """Demanded an apology before any date is set: what is demanded comes first, the clause hangs on it."""
    target = inner(governor)
    branch = verb if cue.dep_ == "mark" else cue
    held = next(iter(children(target, "dobj", "ccomp", "xcomp")), None)
    if is_in(target, words("insist_verbs")) or target.lemma_ in ("want", "need", "expect"):
        first = phrase(held, [branch]) if held is not None else None
    else:
        first = predicate(target, [branch])
    yield Found(cue, first, clause(verb) if cue.dep_ == "mark" else phrase(verb), own_subject(target))


def _with_mark(cue: Token, verb: Token) -> Span | None:
    """At the head of a sentence "After that is done" keeps its mark; inside, the clause alone."""
    return phrase(verb) if cue.is_sent_start else clause(verb)


def _clause_under(cue: Token) -> Token | None:
    if cue.dep_ == "mark":
        return cue.head
    if cue.lower_ in ("provided", "providing"):
        under = (*children(cue, "ccomp"), *children(cue.head, "ccomp"), *children(cue.head.head, "ccomp"))
        return next((verb for verb in under if verb.i > cue.i), None)
    if cue.dep_ == "prep" and cue.lower_ in ("until", "till", "before", "after"):
        return next((child for child in children(cue, "pobj", "pcomp") if _is_act(child)), None)
    if cue.dep_ == "advmod" and cue.lower_ == "when" and cue.head.dep_ == "advcl":
        return cue.head
    return None


def _generic(verb: Token) -> bool:
    subject = own_subject(verb)
    return subject is not None and subject.lower_ in ("you", "one")


def _is_act(token: Token) -> bool:
    return token.pos_ in ("VERB", "NOUN") and token.ent_type_ not in ("DATE", "TIME", "EVENT")


def _binds(cue: Token, verb: Token, governor: Token) -> bool:
    """Whether the clause is a condition rather than a question, a comparison or an order of events."""
    before = cue.doc[cue.i - 1].lower_ if cue.i else ""
    if before in (
        "as",
        "even",
        "what",
        "whether",
        "days",
        "weeks",
        "months",
        "years",
        "shortly",
        "soon",
        "long",
    ):
        return False
    if before == "only" or any(word.lower_ == "only" for word in governor.children):
        return cue.dep_ == "mark" or _looks_ahead(governor)
    if is_in(cue, words("strong")):
        return True
    if cue.lower_ == "if":
        return (
            not _asks(verb, governor)
            and not _speculates(governor)
            and not _counterfactual(verb)
            and (_looks_ahead(governor) or _described(governor, cue) is not None)
        )
    if cue.lower_ == "when":
        return verb.tag_ in ("VBZ", "VBP") and any(
            w.lower_ in ("will", "'ll", "’ll") for w in governor.children
        )
    if cue.dep_ == "prep" and cue.lower_ == "after":
        return False
    if is_in(cue, words("negative")):
        return _negated_or_demanding(governor, cue)
    return is_in(governor, words("steps")) and has_modal(governor) and _resultative(verb)


def _asks(verb: Token, governor: Token) -> bool:
    return verb.dep_ == "ccomp" or (
        is_in(governor, words("asks"))
        and not has_modal(governor)
        and verb.i > governor.i
        and not children(governor, "dobj", "ccomp")
    )


def _counterfactual(verb: Token) -> bool:
    aux = {word.lower_ for word in children(verb, "aux", "auxpass")}
    return "had" in aux or (verb.lower_ == "had" and verb.tag_ == "VBN")


def _speculates(governor: Token) -> bool:
    """As in "it might collapse if": a guess about what comes, not an act that waits for another."""
    target = inner(governor)
    modals = {word.lower_ for word in children(target, "aux")} & {"could", "might", "may"}
    subject = own_subject(target)
    return bool(modals) and (subject is None or not is_agent(subject))


def _looks_ahead(governor: Token) -> bool:
    if has_modal(governor) or is_in(governor, words("ahead")) or is_in(governor, words("ahead_adjectives")):
        return True
    if governor.dep_ in ("xcomp", "pobj", "prep") and (
        has_modal(governor.head)
        or is_in(governor.head, words("ahead"))
        or is_in(governor.head, words("ahead_adjectives"))
    ):
        return True
    if any(
        is_in(child, words("ahead_adjectives"))
        for child in children(governor, "acomp", "oprd", "prep", "attr")
    ):
        return True
    return inner(governor) is not governor and has_modal(inner(governor))


def _described(governor: Token, cue: Token) -> Token | None:
    """As in "describing it as reversible if …": the adjective between governor and cue that looks ahead."""
    between = (t for t in governor.doc[min(governor.i, cue.i) : cue.i] if t.pos_ == "ADJ")
    return next((t for t in between if is_in(t, words("ahead_adjectives")) and t.head.dep_ == "prep"), None)


def _negated_or_demanding(governor: Token, cue: Token) -> bool:
    if is_negated(governor) or any(_demands(child) for child in governor.children):
        return True
    if is_negated(inner(governor)):
        return True
    for head in list(chain_up(governor))[:2]:
        if is_in(head, words("demands")) and head.pos_ in ("VERB", "ADJ", "NOUN"):
            return head.lemma_ != "have"
    if cue.lower_ in ("until", "till"):
        return has_modal(governor) and is_in(governor, words("steps"))
    return False


def _demands(child: Token) -> bool:
    if child.dep_ == "aux" and child.lemma_ in ("have", "'ve"):
        return False
    return is_in(child, words("demands"))


def _resultative(verb: Token) -> bool:
    return is_passive(verb) or any(word.lower_ in ("have", "has") for word in children(verb, "aux"))


def _consequent(governor: Token, cue: Token, verb: Token) -> Span | None:
    target = _described(governor, cue) or inner(governor)
    branch = verb if cue.dep_ == "mark" else cue
    if is_in(target, words("say")) and not is_in(target, words("object_holds")):
        return None
    if is_in(target, words("object_holds")):
        held = next(iter(children(target, "dobj", "xcomp")), None)
        if held is None:
            held = next((grand for child in children(target, "prep") for grand in child.children), None)
        if held is not None:
            return bare(held, [branch])
    return bare(target, [branch])


def as_long_as(cue: Token) -> Iterator[Found]:
    """As (so) long as, where it looks ahead."""
    doc = cue.doc
    if (
        not 0 < cue.i < len(doc) - 1
        or doc[cue.i - 1].lower_ not in ("as", "so")
        or doc[cue.i + 1].lower_ != "as"
    ):
        return
    verb = doc[cue.i + 1].head
    if verb.pos_ not in ("VERB", "AUX") or verb.i < cue.i:
        return
    top = next((head for head in chain_up(cue) if head.pos_ in ("VERB", "AUX") and head.i != verb.i), None)
    if top is not None and (_looks_ahead(top) or is_negated(top)):
        yield Found(cue, clause(verb), _consequent(top, cue, verb))


def without(cue: Token) -> Iterator[Found]:
    """No treaty without a settlement; cannot sign without guarantees."""
    held = next(iter(children(cue, "pobj", "pcomp")), None)
    if held is None or held.ent_type_ in ("DATE", "TIME"):
        return
    governor = cue.head
    negated = is_negated(governor) or any(word.lower_ in ("no", "impossible") for word in governor.children)
    if negated and governor.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        yield Found(cue, phrase(held), bare(governor, [cue]))


def in_the_event(cue: Token) -> Iterator[Found]:
    """In the event of failed talks."""
    of = next((child for child in children(cue, "prep") if child.lower_ == "of"), None)
    if (
        of is None
        or cue.dep_ != "pobj"
        or cue.head.lower_ != "in"
        or (cue.lower_ == "case" and children(cue, "det"))
    ):
        return
    held = next(iter(children(of, "pobj", "pcomp")), None)
    above = list(chain_up(cue.head.head))[:4]
    threat = any(
        has_modal(head) or is_in(head, words("ahead")) or head.lemma_ in ("press", "call") for head in above
    )
    if held is not None and threat:
        noun = cue.head.head
        yield Found(cue, phrase(held), bare(noun, [cue.head]))
