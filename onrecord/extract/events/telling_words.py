"""The words of a clause that tell it alone: whom it is of, and what they do, for the label of an event.

"However, Dorn, who had come on Monday, said he would sign the accord with Kesmar in Tarn on Friday" tells in
the clause of "sign": of "he", "would sign the accord", and, as can be left out, "with Kesmar" and "in Tarn".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.grammar import RELATIVE, antecedent, is_infinitive, own_subject, subject_of
from onrecord.records.spans import Span
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from onrecord.extract.context import Context

_WORDS = word_sets("extract", "tellings")
_BESIDE = _WORDS["after"] | _WORDS["beside"]
_VERBS = ("VERB", "AUX")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_AROUND = frozenset({"mark", "cc", "preconj", "advcl", "parataxis", "intj", "relcl", "appos", "dep", "meta"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "pcomp", "conj"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_TIMED = frozenset({"npadvmod", "advmod", "tmod", "nmod"})
_HANGING = frozenset({"acl", "relcl"})
_PREPS = frozenset({"prep", "agent", "dative"})
_DANGLING = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PUNCT", "PART", "SPACE"})
_MAX_LEAD = 60  # characters of a subject with all that hangs on it
_MAX_NESTED = 3
_MAX_DEPTH = 40


def told_of(head: Token) -> Token | None:
    """The noun that a clause tells of: its subject, what it hangs on, or who does what stands above."""
    own = own_subject(head) or next((child for child in head.children if child.dep_ == "expl"), None)
    if own is not None:
        noun = antecedent(own, head)
        return _past_dateline(noun) if noun.pos_ not in _VERBS else None
    if head.dep_ == "acl" and not is_infinitive(head):
        return head.head
    return subject_of(head) if head.dep_ != "ROOT" else None


def _past_dateline(noun: Token) -> Token:
    """The noun after the dash, if a town before it was taken for the subject: "TARN — Dorn came"."""
    words = list(noun.subtree)
    if not noun.is_upper or words[0].i != noun.sent.start:
        return noun
    dash = next((token.i for token in words if token.text in _WORDS["dashes"]), None)
    if dash is None or dash < noun.i:
        return noun
    after = (token for token in words if token.i > dash and token.pos_ in _NOUNS and token.head.i < dash)
    return next(after, noun)


def lead_span(noun: Token, times: set[int], clause: Token | None = None) -> Span | None:
    """The noun phrase of whom a clause tells, without what else is told of it; shorter if it is long.

    Args:
        noun: its head.
        times: indexes of the words that only tell when (`time_words`).
        clause: a clause that hangs on it and is left out, too.
    """
    kept = _below(noun, set()) - times
    if clause is not None and clause.head.i == noun.i and noun.i < clause.i and clause.dep_ in _HANGING:
        kept -= {token.i for token in clause.subtree}
    whole = _stretch(noun, kept)
    preps = [at for at in sorted(kept) if at > noun.i and _may_open_part(noun.doc[at])]
    while whole and len(whole) > _MAX_LEAD and preps:
        last = preps.pop()
        kept = {at for at in kept if at < last}
        whole = _stretch(noun, kept)
    return whole


def says(head: Token, times: set[int]) -> tuple[tuple[Span, ...], ...]:
    """The predicate in parts, each the runs of its words: the first must stay, the last can go first.

    Args:
        head: the verb of a clause, or the noun that heads a phrase; of a noun there is nothing more to tell.
        times: indexes of the words that only tell when (`time_words`).
    """
    if head.pos_ not in _VERBS:
        return ()
    kept = _predicate(head) - times
    if not kept:
        return ()
    kept |= {at for at in range(min(kept), max(kept)) if _glued(head.doc, at, kept)}
    missing = _missing_object(head)
    parts = _parts(head, sorted(kept))
    if missing is not None and parts and (noun := lead_span(missing, times, head)):
        end = head.idx + len(head)
        parts[0] = (*_cut(parts[0], 0, end), noun, *_cut(parts[0], end, parts[0][-1].end))
    return tuple(parts)


def time_words(context: Context) -> set[int]:
    """Indexes of the words that only tell when something takes place, with the preposition before them.

    Those before a noun are not among them ("the 2015 accord"), nor how long it takes.
    """
    found: set[int] = set()
    for time in context.times:
        if time.type not in ("DATE", "TIME"):
            continue
        words = context.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if words is None:
            continue
        root = words.root
        if root.dep_ == "pobj" and root.head.pos_ in ("ADP", "SCONJ"):
            found |= {root.head.i, *range(min(root.head.i, words.start), words.end)}
        elif root.dep_ in _TIMED and (root.head.pos_ in _VERBS or root.i + 1 != root.head.i):
            found |= {token.i for token in words}
        elif root.dep_ == "conj" and root.head.i in found:
            found |= {token.i for token in root.subtree}
    return found | {at + 1 for at in found if at + 2 in found and context.doc[at + 1].dep_ in ("cc", "punct")}


def _predicate(head: Token, depth: int = 0) -> set[int]:
    """The verb with its auxiliaries and all that completes it, of clauses in clauses the first few."""
    kept = {head.i}
    objects = any(child.dep_ in ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp") for child in head.rights)
    for child in head.children:
        if child.i < head.i:
            if child.dep_ in ("aux", "auxpass", "neg", "prt") or (
                child.dep_ == "advmod" and any(one.dep_ == "neg" for one in child.children)
            ):
                kept |= {token.i for token in child.subtree}
        elif _is_beside(child, objects):
            continue
        elif child.dep_ == "ccomp":
            kept |= _complement(child, depth + 1) if depth < _MAX_NESTED else set()
        elif child.dep_ not in _AROUND and child.dep_ not in _SUBJECTS and child.dep_ != "punct":
            kept |= _below(child, set())
    return kept


def _is_beside(child: Token, objects: bool) -> bool:
    """Whether a word behind a verb tells of another deed, of the source, or only how and when."""
    if child.dep_ == "conj":
        return child.pos_ in _VERBS
    if child.dep_ == "advmod":
        return objects or child.lower_ in _WORDS["loose"]
    return child.lower_ in _WORDS["sourcing"]


def _complement(verb: Token, depth: int) -> set[int]:
    """A clause that completes a verb: "said the deal is dead"; without "that" and what else hangs on it."""
    kept = _predicate(verb, depth)
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            kept |= _below(child, set())
    return kept


def _below(token: Token, seen: set[int]) -> set[int]:
    """A word with what hangs on it, clauses that only tell more of it left out."""
    kept = {token.i}
    if token.i in seen or len(seen) > _MAX_DEPTH:
        return kept
    seen = seen | {token.i}
    for child in token.children:
        if child.dep_ in ("relcl", "parataxis", "advcl", "meta"):
            continue
        if child.dep_ in ("acl", "appos") and not _tight(child):
            continue
        if child.lower_ in _BESIDE and _opens_clause(child):
            continue
        if child.lower_ in _WORDS["sourcing"]:
            continue
        if child.dep_ == "conj" and child.pos_ in _VERBS and own_subject(child) is not None:
            continue
        if token.dep_ in _CLAUSES and child.dep_ == "advmod" and child.i < token.i:
            continue
        kept |= _below(child, seen)
    return kept


def _opens_clause(prep: Token) -> bool:
    """Whether a clause follows a preposition: "after signing"."""
    return prep.dep_ == "prep" and any(child.dep_ == "pcomp" for child in prep.children)


def _tight(branch: Token) -> bool:
    """Whether words follow their noun without a comma: "a plan to leave", "the leader Dorn"."""
    first = min(token.i for token in branch.subtree)
    return first > branch.head.i and not branch.doc[first - 1].is_punct


def _missing_object(head: Token) -> Token | None:
    """What a relative clause leaves out behind its verb: the accord in "the accord that Dorn signed"."""
    if head.dep_ != "relcl" or own_subject(head) is None:
        return None
    own = own_subject(head)
    if own is not None and own.lower_ in RELATIVE:
        return None
    if any(child.dep_ == "dobj" and child.lower_ not in RELATIVE for child in head.children):
        return None
    if any(child.dep_ == "prep" and not any(child.rights) for child in head.children):
        return None
    return head.head if _transitive_gap(head) else None


def _transitive_gap(head: Token) -> bool:
    """Whether a relative pronoun is the object, or nothing fills its place."""
    gap = [child for child in head.children if child.dep_ in ("dobj", "advmod", "prep") and child.i < head.i]
    return all(child.lower_ in RELATIVE for child in gap if child.dep_ == "dobj") and not any(
        child.dep_ in ("advmod", "prep") for child in gap
    )


def _glued(doc: Doc, at: int, kept: set[int]) -> bool:
    """Whether a sign stands between two kept words without blanks: the hyphen of "so-called"."""
    if at - 1 not in kept or at + 1 not in kept:
        return False
    return not doc[at - 1].whitespace_ and not doc[at].whitespace_


def _parts(head: Token, kept: Sequence[int]) -> list[tuple[Span, ...]]:
    """The kept words, parted before what can be left out with all that follows it."""
    doc = head.doc
    groups: list[list[int]] = [[]]
    for at in kept:
        token = doc[at]
        alone = token.is_punct and not (at - 1 in kept and at + 1 in kept)
        if token.is_space or alone:
            continue
        if _can_go(token, head, groups[-1]):
            joint = [groups[-1].pop()] if doc[groups[-1][-1]].dep_ == "cc" else []
            groups.append(joint)
        groups[-1].append(at)
    parts = [_runs(doc, _without_ends(doc, group)) for group in groups]
    return [part for part in parts if part]


def _can_go(token: Token, head: Token, before: Sequence[int]) -> bool:
    """Whether what is before can be understood without the token and what follows it."""
    if not before or token.i < head.i or token.ent_iob_ == "I" or not token.doc[token.i - 1].whitespace_:
        return False
    clause = token.dep_ == "acl" and not is_infinitive(token)
    clause = clause or (token.lower_ == "to" and token.head.dep_ == "acl")
    if token.dep_ == "cc":
        return token.head.pos_ not in _VERBS and not _before_its_verb(token)
    if not clause and not _may_open_part(token):
        return False
    last = token.doc[before[-1]]
    return last.pos_ not in _VERBS and last.dep_ != "prt" and not _before_its_verb(token)


def _may_open_part(token: Token) -> bool:
    """Whether a preposition can be left out with what follows it."""
    return token.dep_ in _PREPS and token.lower_ not in _WORDS["partitive"] and token.ent_iob_ != "I"


def _before_its_verb(token: Token) -> bool:
    """Whether the verb of the completing clause comes later: "said the talks in Tarn ended"."""
    return any(node.dep_ in ("ccomp", "acl", "pcomp") and token.i < node.i for node in token.ancestors)


def _cut(runs: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """What of the runs lies between two places."""
    for run in runs:
        first, last = max(run.start, start), min(run.end, end)
        if first < last:
            yield Span(first, last)


def _without_ends(doc: Doc, group: list[int]) -> list[int]:
    """Without words at the end that hang in the air once what follows them is left out."""
    while group and _hangs(doc[group[-1]]):
        group = group[:-1]
    return group


def _hangs(token: Token) -> bool:
    """Whether a word says nothing without what followed it: "from Monday" of "beginning on Monday"."""
    if token.tag_ == "VBG" and token.dep_ in ("acl", "prep", "advcl"):
        return True
    return token.pos_ in _DANGLING and not _completes(token)


def _completes(token: Token) -> bool:
    return token.dep_ in ("prt", "neg", "poss", "case", "dobj", "nsubj", "pobj")


def _runs(doc: Doc, group: Iterable[int]) -> tuple[Span, ...]:
    runs: list[list[int]] = []
    for at in group:
        if runs and runs[-1][1] + 1 == at:
            runs[-1][1] = at
        else:
            runs.append([at, at])
    return tuple(Span(doc[first].idx, doc[last].idx + len(doc[last])) for first, last in runs)


def _stretch(noun: Token, kept: set[int]) -> Span | None:
    """The run of kept words around a noun, without signs at its ends."""
    first = last = noun.i
    while first - 1 in kept and noun.doc[first - 1].text not in _WORDS["dashes"]:
        first -= 1
    while last + 1 in kept:
        last += 1
    doc = noun.doc
    while first < noun.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "cc"):
        first += 1
    while last > noun.i and doc[last].pos_ in _DANGLING and not _completes(doc[last]):
        last -= 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last])) if first <= last else None
