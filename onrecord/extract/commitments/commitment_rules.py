"""The rules of commitments: from a cue word to the clause that undertakes and who undertakes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.commitments.commitment_parts import (
    Undertaking,
    act_after,
    is_party,
    made,
    shunned,
    text_of,
    words,
)
from onrecord.extract.grammar import (
    chain_up,
    children,
    clause,
    is_in,
    is_infinitive,
    is_passive,
    own_subject,
    phrase,
    span_of,
    subject_of,
)
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_WOULD = frozenset({"would", "'d", "’d"})


Rule = Callable[["Token"], "Iterator[Undertaking]"]


def undertakings(doc: Doc) -> Iterator[Undertaking]:
    """Every candidate of the text; the more explicit cues come first."""
    table = _rules()
    plain: list[Token] = []
    for token in doc:
        if token.lower_ in _WILL or token.lower_ in _WOULD or token.lower_ == "should":
            plain.append(token)
        rule = table.get(token.lemma_.lower()) or table.get(token.lower_)
        if rule is not None:
            yield from rule(token)
    for token in plain:
        yield from _will(token)


@cache
def _rules() -> dict[str, Rule]:
    lists = word_sets("extract", "commitments")
    table: dict[str, Rule] = {"invitation": _invitation}
    for names, rule in (
        ("undertake", _undertakes), ("expects", _undertakes), ("adjectives", _is_ready),
        ("nouns", _intention),
        ("stipulate", _document), ("travel", _timetable), ("coming", _coming),
    ):  # fmt: skip
        for word in sorted(lists[names]):
            known = table.get(word)
            table[word] = rule if known is None else _either(known, rule)
    return table


def _either(first: Rule, second: Rule) -> Rule:
    def both(token: Token) -> Iterator[Undertaking]:
        yield from first(token)
        yield from second(token)

    return both


def _undertakes(cue: Token) -> Iterator[Undertaking]:
    """Agreed to, promised to, plans to, it was agreed to, "scheduled to"."""
    act = act_after(cue)
    if cue.pos_ != "VERB" or act is None or shunned(cue):
        return
    if (is_in(cue, words("expects")) and act.pos_ != "VERB") or (
        is_in(cue, words("undertake")) and cue.lemma_ == "plan" and act.pos_ != "VERB"
    ):
        return
    subject = subject_of(cue)
    if is_passive(cue) and cue.lemma_ != "commit":
        if subject is not None and subject.lower_ == "it" and act.pos_ in ("VERB", "AUX"):
            yield from made(cue, None)
        elif subject is not None and cue.lemma_ == "plan" and is_in(subject, words("events")):
            yield from made(cue, subject)
        return
    if cue.dep_ in ("acl", "amod") or not is_party(subject):
        return
    yield from made(cue, subject)


def _is_ready(cue: Token) -> Iterator[Undertaking]:
    """Is ready to, is scheduled to, is set for; talks are due on Friday."""
    verb = cue if cue.pos_ == "VERB" else cue.head
    if verb.pos_ not in ("AUX", "VERB") or shunned(verb) or shunned(cue):
        return
    subject = own_subject(verb)
    if subject is None:
        yield from _scheduled_event(cue)
        return
    if is_in(subject, words("events")) or subject.lemma_ == "deadline":
        if cue.lemma_ in ("schedule", "scheduled", "set", "slate", "slated", "due", "plan", "planned"):
            yield from made(verb, subject, scheduled=True)
        return
    act = act_after(cue) or (act_after(verb) if cue.i < verb.right_edge.i else None)
    if (
        act is not None
        and (act.pos_ == "VERB" or cue.lemma_ in ("committed", "commit"))
        and is_party(subject)
    ):
        yield from made(verb, subject)


def _scheduled_event(cue: Token) -> Iterator[Undertaking]:
    """The meeting of the commission scheduled for June."""
    if cue.dep_ not in ("acl", "relcl") or cue.lemma_ not in ("schedule", "plan", "set", "slate"):
        return
    event = next((head for head in list(chain_up(cue.head))[:3] if is_in(head, words("events"))), None)
    text = (
        phrase(event, [child for child in event.subtree if child.dep_ == "relcl"])
        if event is not None
        else None
    )
    if text is not None:
        yield Undertaking(text, None, scheduled=True)


def _agreement_on(cue: Token) -> Iterator[Undertaking]:
    """The agreement of the leaders on the need to act."""
    of = next((child for child in children(cue, "prep") if child.lower_ in ("of", "between")), None)
    on = next(
        (child for child in children(cue, "prep") if child.lower_ in ("on", "to") and child.i > cue.i), None
    )
    if of is None or on is None:
        on = next((t for t in on_below(of) if on is None), on) if of is not None else on
    doers = children(of, "pobj") if of is not None else children(cue, "poss")
    if on is not None and doers and is_party(doers[0]):
        text = span_of([*([cue.doc[cue.left_edge.i]]), on.right_edge])
        if text is not None:
            yield Undertaking(text, doers[0])


def on_below(of: Token) -> Iterator[Token]:
    """The "on" that the parse hung under the agreeing parties instead of the agreement."""
    return (token for token in of.subtree if token.lower_ == "on" and token.dep_ == "prep")


def _intention(cue: Token) -> Iterator[Undertaking]:
    """His intention to; their agreement on the need to; an agreement to allow."""
    act = next(
        (child for child in cue.rights if child.dep_ in ("acl", "relcl") and is_infinitive(child)),
        None,
    )
    if cue.pos_ == "NOUN" and act is None and cue.lemma_ in ("agreement", "commitment", "pledge"):
        yield from _agreement_on(cue)
    if (
        cue.pos_ != "NOUN"
        or act is None
        or own_subject(act) is not None
        or any(w.lower_ == "no" for w in cue.lefts)
    ):
        return
    if any(w.lower_ in ("an", "any", "no", "final") for w in cue.lefts) and cue.head.lemma_ in (
        "reach",
        "seek",
        "need",
        "want",
    ):
        return
    owner = next(iter(children(cue, "poss")), None)
    verb = next((head for head in chain_up(cue) if head.pos_ == "VERB"), None)
    subject = (
        owner
        if owner is not None and owner.pos_ == "PROPN"
        else (subject_of(verb) if verb is not None else None)
    )
    if owner is None and cue.lemma_ == "agreement":
        return
    text = phrase(cue, children(cue, "relcl") if act.dep_ != "relcl" else [])
    if text is not None and (subject is None or is_party(subject)):
        yield Undertaking(text, subject)


def _invitation(cue: Token) -> Iterator[Undertaking]:
    """Accepted an invitation to visit."""
    verb = cue.head
    if verb.lemma_ == "accept" and cue.dep_ == "dobj" and not shunned(verb):
        yield from made(verb, subject_of(verb))


def _document(cue: Token) -> Iterator[Undertaking]:
    """The deal calls for a party to act; the plan stipulates acting."""
    subject = own_subject(cue)
    if cue.pos_ != "VERB" or subject is None or not is_in(subject, words("documents")) or shunned(cue):
        return
    for child in cue.rights:
        if child.dep_ in ("ccomp", "xcomp", "advcl"):
            doer = own_subject(child)
            text = clause(child) if doer is not None else phrase(child)
            infinitive = doer is not None and is_infinitive(child)
            if text is not None and (child.tag_ == "VBG" or infinitive):
                yield Undertaking(text, doer)
            return
        held = (
            next(iter(children(child, "pobj")), None)
            if child.dep_ == "prep" and child.lower_ == "for"
            else None
        )
        if held is not None and cue.lemma_ == "call":
            act = next(
                (c for c in (*held.rights, *cue.rights) if c.i > held.i and is_infinitive(c)),
                None,
            )
            if act is not None:
                text = span_of([held.left_edge, act.right_edge])
                if text is not None:
                    yield Undertaking(text, held)
            return


def _timetable(cue: Token) -> Iterator[Undertaking]:
    """As in "On 15 December the president arrives": present tense with a date ahead."""
    subject = own_subject(cue)
    if cue.tag_ not in ("VBZ", "VBP") or subject is None or children(cue, "mark", "aux"):
        return
    if (
        subject.ent_type_ == "PERSON"
        or (is_in(subject, words("parties")) and subject.pos_ != "PROPN")
        or is_in(subject, words("events"))
    ):
        text = text_of(cue)
        if text is not None:
            yield Undertaking(text, subject, needs_date=True)


def _coming(cue: Token) -> Iterator[Undertaking]:
    """The minister's forthcoming visit to Tarn."""
    noun = cue.head
    if (
        cue.dep_ == "amod"
        and is_in(noun, words("events"))
        and noun.lemma_ in ("visit", "trip", "meeting", "summit", "talk")
    ):
        owner = next(iter(children(noun, "poss")), None)
        text = phrase(noun, children(noun, "relcl"))
        if text is not None and owner is not None and owner.pos_ != "DET":
            yield Undertaking(text, owner)


def _will(cue: Token) -> Iterator[Undertaking]:
    """A party will act; talks will be held. "Would" counts where it is a reported "will"."""
    verb = cue.head
    if cue.dep_ != "aux" or verb.pos_ not in ("VERB", "AUX"):
        return
    subject = own_subject(verb) or subject_of(verb)
    if subject is None or _hedged(verb) or (cue.lower_ in _WOULD and not _reported(verb)):
        return
    act = _real_verb(verb)
    taken = act.lemma_ != "take" or any(held.lower_ in ("place", "part") for held in children(act, "dobj"))
    scheduled = (is_in(act, words("held")) and taken and is_in(subject, words("events"))) or _has_meeting(
        act, subject
    )
    if cue.lower_ == "should" and not scheduled:
        return
    first = subject.lower_ in ("i", "we")
    if not scheduled and not _party_acts(act, subject, first):
        return
    text = text_of(verb)
    if text is not None:
        yield Undertaking(text, subject, plain=True, scheduled=scheduled)


def _has_meeting(act: Token, subject: Token) -> bool:
    """As in "We will have another meeting"."""
    held = children(act, "dobj") if act.lemma_ in ("have", "hold") else []
    return bool(held) and is_in(held[0], words("events")) and is_party(subject)


def _real_verb(verb: Token) -> Token:
    """As in "will continue to work", "will begin lifting": the act itself."""
    if verb.lemma_ in ("continue", "begin", "start", "seek") and children(verb, "xcomp"):
        return children(verb, "xcomp")[0]
    return verb


def _party_acts(act: Token, subject: Token, first: bool) -> bool:
    if is_passive(act) or not is_party(subject) or subject.lower_ == "it":
        return False
    return not is_in(act, words("predict")) or (first and is_in(act, words("first_person")))


def _hedged(verb: Token) -> bool:
    """Hypothetical, conditional, an opinion on what comes, a question, or a relative clause."""
    for child in verb.children:
        if child.dep_ in ("mark", "advmod") and child.lower_ in (
            "if",
            "unless",
            "whether",
            "when",
            "only",
            "probably",
            "likely",
            "perhaps",
            "how",
            "why",
            "where",
        ):
            return True
        if child.dep_ == "advcl" and any(w.lower_ in ("if", "unless") for w in child.lefts):
            return True
    if verb.dep_ in ("relcl", "acl", "advcl", "pcomp"):
        return True
    above = list(chain_up(verb))[1:4] if verb.dep_ in ("ccomp", "conj", "xcomp") else []
    return any(is_in(head, words("opinion")) for head in above) or verb.sent.text.rstrip().endswith("?")


def _reported(verb: Token) -> bool:
    return (verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN")) or (
        verb.dep_ == "conj" and _reported(verb.head)
    )
