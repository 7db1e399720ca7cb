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

    Tokens = Doc | Sequence[Token]  # by number

    from onrecord.extract.context import Context

_WORDS = word_sets("extract", "tellings")
_BESIDE = _WORDS["after"] | _WORDS["beside"]
_SOURCING, _LOOSE = _WORDS["sourcing"], _WORDS["loose"]
_DASHES, _PARTITIVE = _WORDS["dashes"], _WORDS["partitive"]
_VERBS = ("VERB", "AUX")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_AROUND = frozenset({"mark", "cc", "preconj", "advcl", "parataxis", "intj", "relcl", "appos", "dep", "meta"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "pcomp", "conj"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_TIMED = frozenset({"npadvmod", "advmod", "tmod", "nmod"})
_ASIDE = frozenset({"relcl", "parataxis", "advcl", "meta"})
_BY_COMMA = frozenset({"acl", "appos"})
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
    if not noun.is_upper:
        return noun
    words = list(noun.subtree)
    if words[0].i and not words[0].is_sent_start:
        return noun
    dash = next((token.i for token in words if token.text in _DASHES), None)
    if dash is None or dash < noun.i:
        return noun
    after = (token for token in words if token.i > dash and token.pos_ in _NOUNS and token.head.i < dash)
    return next(after, noun)


def lead_span(noun: Token, times: set[int], clause: Token | None = None) -> Span:
    """The noun phrase of whom a clause tells, without what else is told of it; shorter if it is long.

    Args:
        noun: its head.
        times: indexes of the words that only tell when (`time_words`).
        clause: a clause that hangs on it and is left out, too.
    """
    hangs = clause is not None and clause.head.i == noun.i and noun.i < clause.i and clause.dep_ in _HANGING
    kept = _below(noun, clause if hangs else None) - times
    first, last = _stretch(noun, kept)
    preps = [at for at in range(noun.i + 1, last + 1) if _may_open_part(noun.doc[at])]
    whole = _trimmed(noun, first, last)
    while len(whole) > _MAX_LEAD and preps:
        whole = _trimmed(noun, first, preps.pop() - 1)
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
    kept |= {at + 1 for at in kept if at + 2 in kept and _glued(head.doc, at + 1)}
    missing = _missing_object(head)
    parts = _parts(head, sorted(kept))
    if missing is not None and parts:
        noun, end = lead_span(missing, times, head), head.idx + len(head)
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
            kept |= _below(child)
    return kept


def _is_beside(child: Token, objects: bool) -> bool:
    """Whether a word behind a verb tells of another deed, of the source, or only how and when."""
    if child.dep_ == "conj":
        return child.pos_ in _VERBS
    if child.dep_ == "advmod":
        return objects or child.lower_ in _LOOSE
    return child.lower_ in _SOURCING


def _complement(verb: Token, depth: int) -> set[int]:
    """A clause that completes a verb: "said the deal is dead"; without "that" and what else hangs on it."""
    kept = _predicate(verb, depth)
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            kept |= _below(child)
    return kept


def _below(token: Token, without: Token | None = None) -> set[int]:
    """A word with what hangs on it, clauses that only tell more of it, and ``without``, left out."""
    kept: set[int] = set()
    level, depth = [token], 0
    while level:
        kept.update(node.i for node in level)
        if depth > _MAX_DEPTH:
            break
        level = [
            child
            for node in level
            for child in node.children
            if _belongs(child, node) and (without is None or child.i != without.i)
        ]
        depth += 1
    return kept


def _belongs(child: Token, above: Token) -> bool:
    """Whether a word tells what the word above it is, and not only more of it."""
    dep, word = child.dep_, child.lower_
    if dep in _ASIDE or word in _SOURCING:
        return False
    if dep in _BY_COMMA and not _tight(child):
        return False
    if word in _BESIDE and _opens_clause(child):
        return False
    if dep == "conj" and child.pos_ in _VERBS and own_subject(child) is not None:
        return False
    return not (dep == "advmod" and child.i < above.i and above.dep_ in _CLAUSES)


def _opens_clause(prep: Token) -> bool:
    """Whether a clause follows a preposition: "after signing"."""
    return prep.dep_ == "prep" and any(child.dep_ == "pcomp" for child in prep.children)


def _tight(branch: Token) -> bool:
    """Whether words follow their noun without a comma: "a plan to leave", "the leader Dorn"."""
    first = branch.left_edge.i
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


def _glued(doc: Tokens, at: int) -> bool:
    """Whether a sign stands between two words without blanks: the hyphen of "so-called"."""
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
    return token.dep_ in _PREPS and token.lower_ not in _PARTITIVE and token.ent_iob_ != "I"


def _before_its_verb(token: Token) -> bool:
    """Whether the verb of the completing clause comes later: "said the talks in Tarn ended"."""
    return any(node.dep_ in ("ccomp", "acl", "pcomp") and token.i < node.i for node in token.ancestors)


def _cut(runs: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """What of the runs lies between two places."""
    for run in runs:
        first, last = max(run.start, start), min(run.end, end)
        if first < last:
            yield Span(first, last)


def _without_ends(doc: Tokens, group: list[int]) -> list[int]:
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


def _runs(doc: Tokens, group: Iterable[int]) -> tuple[Span, ...]:
    runs: list[list[int]] = []
    for at in group:
        if runs and runs[-1][1] + 1 == at:
            runs[-1][1] = at
        else:
            runs.append([at, at])
    return tuple(Span(doc[first].idx, doc[last].idx + len(doc[last])) for first, last in runs)


def _stretch(noun: Token, kept: set[int]) -> tuple[int, int]:
    """The first and last of the run of kept words around a noun."""
    first = last = noun.i
    while first - 1 in kept and noun.doc[first - 1].text not in _DASHES:
        first -= 1
    while last + 1 in kept:
        last += 1
    return first, last


def _trimmed(noun: Token, first: int, last: int) -> Span:
    """The run of words around a noun without signs at its ends."""
    doc = noun.doc
    while first < noun.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "cc"):
        first += 1
    while last > noun.i and doc[last].pos_ in _DANGLING and not _completes(doc[last]):
        last -= 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))
