"""Conditions set by nouns, verbs and adjectives of need: condition, require, insist, necessary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.conditions.condition_parts import Found, bare, inner, is_agent, words
from onrecord.extract.grammar import (
    chain_up,
    children,
    clause,
    has_modal,
    is_in,
    is_infinitive,
    is_negated,
    is_passive,
    own_subject,
    phrase,
    predicate,
    span_of,
    subject_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from onrecord.records.spans import Span


def noun(cue: Token) -> Iterator[Found]:
    """X is a condition for Y; made X a condition of Y; on condition that X; X as a condition for Y."""
    if cue.head.lower_ in ("on", "under") and cue.dep_ == "pobj":
        verb = next(iter(children(cue, "acl", "relcl", "ccomp")), None)
        if verb is not None and any(word.lower_ == "that" for word in verb.children):
            yield Found(cue, clause(verb), bare(inner(cue.head.head), [cue.head]))
        return
    target = _for_what(cue)
    if target is None:
        return
    source, setter = _what_is_needed(cue)
    if source is not None:
        yield Found(cue, source, target, setter)


def _for_what(cue: Token) -> Span | None:
    """What the condition is for: ``for``/``of``/``to`` and what they govern, under the noun or its verb."""
    for holder in (cue, cue.head):
        for child in holder.rights:
            if child.i < cue.i:
                continue
            if child.dep_ == "prep" and child.lower_ in ("for", "of", "to"):
                held = next(iter(children(child, "pobj", "pcomp")), None)
                if (
                    held is None
                    or held.lemma_.lower() in ("anonymity", "secrecy")
                    or held.ent_type_ == "DATE"
                ):
                    return None
                return phrase(held, _asides(held))
            if child.dep_ in ("acl", "relcl", "advcl", "xcomp") and is_infinitive(child):
                return phrase(child)
    return None


def _asides(held: Token) -> list[Token]:
    return [
        t
        for t in held.subtree
        if t.dep_ == "relcl" and t.i > held.i and t.left_edge.i and t.doc[t.left_edge.i - 1].text == ","
    ]


def _what_is_needed(cue: Token) -> tuple[Span | None, Token | None]:
    verb = cue.head if cue.head.pos_ in ("VERB", "AUX") else cue.head.head
    if verb.lemma_ in ("make", "set", "name", "call", "consider", "see"):
        subjects = sorted(children(verb, "nsubj", "nsubjpass"), key=lambda token: token.i)
        setter = subjects[-1] if subjects and not is_passive(verb) else None
        fronted = _fronted(verb, setter)
        if fronted is not None:
            return fronted, setter
        held = [child for child in (*children(verb, "dobj"), *children(cue, "nsubj")) if child.i < cue.i]
        first = next((child for child in held if child.pos_ != "PRON"), None)
        return (phrase(first) if first is not None else None), setter
    if verb.lemma_ in ("be", "become", "remain", "provide", "create") and verb.pos_ in ("VERB", "AUX"):
        subject = own_subject(verb)
        if subject is None or subject.pos_ == "PRON":
            return None, None
        return phrase(subject), None
    return None, None


def _fronted(verb: Token, setter: Token | None) -> Span | None:
    """As in "The return of the land Tarn made it a condition": the noun phrase before the setter."""
    if setter is None:
        return None
    first = next((child for child in verb.lefts if child.i < setter.i and child.pos_ == "NOUN"), None)
    if first is None:
        return None
    return span_of(token for token in first.subtree if token.i < setter.i)


def needs(cue: Token) -> Iterator[Found]:
    """The first step requires agreement on all aspects; Y requires that X."""
    if cue.pos_ != "VERB" or cue.tag_ == "VBN":
        return
    subject = own_subject(cue)
    held = next(iter(children(cue, "dobj", "ccomp")), None)
    if subject is None or held is None or subject.pos_ == "PRON" or is_agent(subject):
        return
    if is_agent(held) or children(cue, "xcomp"):
        return
    yield Found(cue, clause(held) if held.pos_ == "VERB" else phrase(held), phrase(subject))


def hangs(cue: Token) -> Iterator[Found]:
    """Y depends on X; Y is contingent on X."""
    on = next((child for child in children(cue, "prep") if child.lower_ in ("on", "upon")), None)
    held = next(iter(children(on, "pobj", "pcomp")), None) if on is not None else None
    verb = cue if cue.pos_ == "VERB" else cue.head
    subject = own_subject(verb)
    if held is not None and subject is not None and subject.pos_ != "PRON" and not is_agent(subject):
        yield Found(cue, phrase(held), phrase(subject))


def necessary(cue: Token) -> Iterator[Found]:
    """It is necessary to X in order to Y; X is essential for Y."""
    verb = cue.head
    if cue.dep_ not in ("acomp", "attr", "oprd") or is_negated(verb):
        return
    subject = own_subject(verb)
    act = next(
        (child for child in (*children(verb, "xcomp", "advcl"), *children(cue, "xcomp")) if child.i > cue.i),
        None,
    )
    if act is not None and subject is not None and subject.lower_ == "it":
        aim = _aim(act)
        if aim is not None:
            yield Found(cue, phrase(act, [aim[1]]), aim[0])
        return
    aim_for = next((child for child in cue.children if child.dep_ == "prep" and child.lower_ == "for"), None)
    held = next(iter(children(aim_for, "pobj", "pcomp")), None) if aim_for is not None else None
    if held is not None and subject is not None and subject.pos_ != "PRON":
        aside = [c for c in held.rights if c.dep_ == "advcl"]
        yield Found(cue, phrase(subject), phrase(held, aside))


def _aim(act: Token) -> tuple[Span | None, Token] | None:
    """As in "in order to sign": what the act is for, and the branch it hangs on."""
    for token in act.subtree:
        if token.lower_ == "order" and token.head.lower_ == "in":
            aim = next(iter(children(token, "acl", "relcl", "xcomp")), None)
            if aim is not None:
                return predicate(aim), token.head
    return None


def insists(cue: Token) -> Iterator[Found]:
    """Insists on X; insists (demands) that X be done; refuses Y, insisting on X."""
    if cue.pos_ != "VERB":
        return
    if is_negated(cue) or any(child.lower_ == "longer" for child in cue.children):
        return
    setter = subject_of(cue)
    held = _subjunctive(cue)
    if held is not None:
        yield Found(cue, clause(held, _reasons(held)), _refused(cue), setter)
    elif cue.lemma_ == "insist":
        on = next((child for child in children(cue, "prep") if child.lower_ in ("on", "upon")), None)
        what = next(iter(children(on, "pobj", "pcomp")), None) if on is not None else None
        if what is not None:
            yield from _before_split(cue, what, setter)


def _reasons(verb: Token) -> list[Token]:
    return [
        child for child in verb.rights if child.lower_ in ("as", "so", "because") or child.dep_ == "advcl"
    ]


def _before_split(cue: Token, what: Token, setter: Token | None) -> Iterator[Found]:
    before = next(
        (
            t
            for t in (*what.rights, *cue.rights)
            if t.lower_ in ("before", "ahead") and t.dep_ in ("prep", "mark")
        ),
        None,
    )
    if before is None:
        yield Found(cue, phrase(what), _refused(cue), setter)
        return
    held = next(iter(children(before, "pobj", "pcomp")), None)
    yield Found(cue, phrase(what, [before]), phrase(held) if held is not None else None, setter)


def _subjunctive(cue: Token) -> Token | None:
    """As in "insist that sanctions be lifted": a bare verb form, with no modal and no tense."""
    for held in children(cue, "ccomp", "acl", "relcl"):
        bare = [held, *children(held, "aux", "auxpass")]
        if (
            own_subject(held) is None
            or has_modal(held)
            or any(w.lower_ in ("do", "does", "did") for w in bare)
        ):
            continue
        if min(bare, key=lambda token: token.i).tag_ == "VB" and not any(w.lower_ == "to" for w in bare):
            return held
    return None


def _refused(cue: Token) -> Span | None:
    """What is refused in the same breath: "refused to sign, insisting on …"."""
    verb = cue.head
    if cue.dep_ not in ("advcl", "conj", "xcomp") or verb.pos_ != "VERB":
        return None
    if verb.lemma_ not in ("refuse", "reject", "decline") and not is_negated(verb):
        return None
    held = next(iter(children(verb, "xcomp", "dobj")), None)
    return bare(held, []) if held is not None else None


def insistence(cue: Token) -> Iterator[Found]:
    """Iran's insistence that X be recognised; its insistence on X."""
    if cue.pos_ != "NOUN":
        return
    owner = next(iter(children(cue, "poss")), None)
    held = _subjunctive(cue)
    if held is not None:
        yield Found(cue, clause(held), None, owner)
        return
    on = next((child for child in children(cue, "prep") if child.lower_ == "on"), None)
    what = next(iter(children(on, "pobj", "pcomp")), None) if on is not None else None
    if what is not None and cue.lemma_ == "insistence":
        yield Found(cue, phrase(what), None, owner)


def wants(cue: Token) -> Iterator[Found]:
    """Wants sanctions lifted: a demand that another act."""
    held = next((child for child in children(cue, "ccomp", "xcomp") if child.tag_ in ("VBN", "VBD")), None)
    setter = own_subject(cue)
    if cue.pos_ != "VERB" or held is None or held.i < cue.i or setter is None or own_subject(held) is None:
        return
    rather = [child for child in held.rights if child.lower_ in ("rather", "instead") or child.dep_ == "cc"]
    aside = [child for child in held.rights if child.i > rather[0].i] if rather else []
    yield Found(cue, phrase(held, [*rather, *aside]), None, setter)


def must(cue: Token) -> Iterator[Found]:
    """Any arrangement must respect our interests."""
    verb = cue.head
    subject = own_subject(verb)
    if cue.dep_ == "aux" and subject is not None and any(w.lower_ in ("any", "every") for w in subject.lefts):
        yield Found(cue, predicate(verb), phrase(subject))


def bargain(cue: Token) -> Iterator[Found]:
    """To curb enrichment in exchange (return) for relief: the act before it is what must be done."""
    if cue.dep_ != "pobj" or cue.head.lower_ != "in":
        return
    into = next((child for child in (*cue.rights, *cue.head.rights) if child.lower_ == "for"), None)
    held = next(iter(children(into, "pobj", "pcomp")), None) if into is not None else None
    act = next((head for head in chain_up(cue.head.head) if head.pos_ == "VERB"), None)
    if held is not None and act is not None and act.i < cue.i and not is_in(act, words("say")):
        yield Found(cue, predicate(act, [cue.head]), phrase(held))


def first_step(cue: Token) -> Iterator[Found]:
    """The first step – X; X is the first step to Y."""
    if not any(word.lower_ in ("first", "necessary", "indispensable") for word in cue.lefts):
        return
    aside = next(iter(children(cue, "appos")), None)
    if aside is not None:
        yield Found(cue, phrase(aside, [t for t in aside.subtree if t.dep_ == "relcl"]), None)
        return
    target = _for_what(cue)
    verb = cue.head
    if target is not None and verb.lemma_ == "be" and cue.dep_ == "attr":
        subject = own_subject(verb)
        if subject is not None and subject.pos_ != "PRON":
            yield Found(cue, phrase(subject), target)


def no_alternative(cue: Token) -> Iterator[Found]:
    """This means there is no alternative to X."""
    if not any(word.lower_ == "no" for word in cue.lefts):
        return
    to = next((child for child in children(cue, "prep") if child.lower_ == "to"), None)
    above = list(chain_up(cue))[1:6]
    implied = any(is_in(head, words("implies")) for head in above)
    if to is None or not implied:
        return
    end = max(token.i for token in cue.head.subtree)
    first = to.i + 1
    yield Found(cue, span_of(cue.doc[first : end + 1]) if first <= end else None, _step_above(cue))


def _step_above(cue: Token) -> Span | None:
    """The step that has no other way: "a first step – the treaty, which means there is no alternative to"."""
    for step in cue.sent:
        if step.i < cue.i and step.lemma_ == "step":
            aside = next(iter(children(step, "appos")), None)
            if aside is not None:
                return phrase(aside, [t for t in aside.subtree if t.dep_ == "relcl"])
    return None
