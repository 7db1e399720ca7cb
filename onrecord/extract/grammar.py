"""What finders ask of the parse, each question once: subjects, negation, clauses, phrases and exact spans.

The subject of a verb (`subject_of`) is not always who speaks by it: `statements.source_phrases.speaker_of`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.tokens import GENITIVE, SUBJECTS
from onrecord.records.spans import Span
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from spacy.tokens import Doc, Token

    from onrecord.extract.context import Context
    from onrecord.records.readings import Mention

FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
_WORDS = word_sets("extract", "grammar")
RELATIVE, _MODALS, _NEGATING, _NO = (_WORDS[name] for name in ("relative", "modals", "negating", "no"))
_ARGUMENTS = frozenset({"dobj", "attr", "nsubj", "nsubjpass"})
_EDGES = " \t\n\r\u00a0\"'“”‘’«»„`.,;:!?–—-()[]"
_OPENERS = {"(": ")", "[": "]"}
_MAX_CLIMB = 12  # governors looked at above a token; sentences of the press are rarely deeper


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without blanks, quotation marks and punctuation at its edges; None if nothing is left.

    A closing bracket whose opening one is inside stays.
    """
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        if any(text[end - 1] == close and text.rfind(op, start, end) >= 0 for op, close in _OPENERS.items()):
            break
        end -= 1
    return Span(start, end) if start < end else None


def word_span(token: Token) -> Span:
    """The word itself."""
    return Span(token.idx, token.idx + len(token))


def tokens_of(doc: Doc, span: Span) -> list[Token]:
    """The tokens that overlap ``span``, whole; none if it lies outside the text."""
    return list(doc.char_span(span.start, span.end, alignment_mode="expand") or ())


def span_of(tokens: Iterable[Token]) -> Span | None:
    """The trimmed span from the first to the last of ``tokens``; None for none."""
    kept = sorted(tokens, key=lambda token: token.i)
    if not kept:
        return None
    # Doc.text is put together anew at each call: take the stretch alone.
    stretch = kept[0].doc[kept[0].i : kept[-1].i + 1].text
    found = trimmed(stretch, 0, len(stretch))
    return found and found.shift(kept[0].idx)


def phrase(head: Token, without: Iterable[Token] = ()) -> Span | None:
    """The words under ``head``, less the subtrees of ``without``, cut to the stretch around ``head``.

    Cut material inside the stretch ends it on that side, so the result is one span of the text.
    """
    dropped = {token.i for branch in without for token in branch.subtree}
    return span_of(_stretch(head, {token.i for token in head.subtree} - dropped))


def _stretch(head: Token, kept: set[int]) -> list[Token]:
    left = right = head.i
    while left - 1 in kept or (left - 2 in kept and head.doc[left - 1].is_punct):
        left -= 1
    while right + 1 in kept or (right + 2 in kept and head.doc[right + 1].is_punct):
        right += 1
    return list(head.doc[left : right + 1])


def predicate(verb: Token, without: Iterable[Token] = ()) -> Span | None:
    """The verb with all that follows it in its clause: no subject, no auxiliaries."""
    left = [token for token in verb.lefts if not (token.dep_ == "neg" or token.dep_ == "prt")]
    found = phrase(verb, [*left, *_other_clauses(verb), *without])
    if found is None or found.start >= verb.idx:
        return found
    return span_of(token for token in verb.subtree if verb.idx <= token.idx < found.end)


def clause(verb: Token, without: Iterable[Token] = ()) -> Span | None:
    """The clause of ``verb`` with its subject, less its mark and coordinated clauses of another subject."""
    drop = [child for child in verb.children if child.dep_ in ("mark", "cc", "preconj")]
    return phrase(verb, [*drop, *_other_clauses(verb), *without])


def _other_clauses(verb: Token) -> list[Token]:
    """The coordinated clauses of another subject, each with the "and" before it."""
    others = [child for child in verb.rights if child.dep_ == "conj" and own_subject(child)]
    return [*others, *(child for child in verb.rights if child.dep_ == "cc" and others)]


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on this very verb, or None; the nearest one where there are several."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return min(subjects, key=lambda token: (abs(token.i - verb.i), token.i)) if subjects else None


def subject_of(verb: Token) -> Token | None:
    """The subject of the verb, taken over from the governing verb where it has none of its own."""
    for head in chain_up(verb):
        found = own_subject(head)
        if found is not None:
            return found
        if head.dep_ in ("relcl", "acl"):
            return head.head
        if head.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "aux"):
            return None
    return None


def chain_up(token: Token) -> Iterator[Token]:
    """The token and its governors, nearest first."""
    for _ in range(_MAX_CLIMB):
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def children(token: Token, *deps: str) -> list[Token]:
    """The dependants of ``token`` with one of these relations."""
    return [child for child in token.children if child.dep_ in deps]


def is_in(token: Token, words: Collection[str]) -> bool:
    """Whether the word is among ``words``, as it stands or as its lemma."""
    return token.lower_ in words or token.lemma_.lower() in words


def is_genitive(token: Token) -> bool:
    """Whether the word is the ``'s`` of an owner."""
    return token.tag_ == "POS" and token.lower_.replace("’", "'") in GENITIVE


def agent_of(verb: Token) -> Token | None:
    """Who does what a passive verb says: Dorn in "was signed by Dorn", and nobody in "by Friday"."""
    agents = (child for child in verb.children if child.dep_ == "agent")
    doers = (grand for agent in agents for grand in agent.children if grand.dep_ == "pobj")
    return next((doer for doer in doers if doer.ent_type_ not in ("DATE", "TIME")), None)


def antecedent(word: Token, verb: Token) -> Token:
    """The noun that a relative pronoun in the clause of ``verb`` stands for; any other word itself."""
    if word.lower_ not in RELATIVE or word.tag_ == "IN":  # "warnings that he left": no pronoun
        return word
    clause = next((head for head in chain_up(verb) if head.dep_ == "relcl"), None)
    return clause.head if clause is not None else word


def has_that(clause: Token) -> bool:
    """Whether a clause is opened by "that"."""
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def has_modal(verb: Token) -> bool:
    """Whether a modal stands by the verb (or by the verb it is an infinitive of)."""
    return any(child.dep_ == "aux" and child.lower_ in _MODALS for child in verb.children)


def has_finite_verb(tokens: Iterable[Token]) -> bool:
    """Whether a verb among ``tokens`` tells a tense, so that they are a clause rather than a phrase."""
    return any(token.tag_ in FINITE_TAGS for token in tokens)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb: "to sign", "to have signed"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts)


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive: "was signed", "to be signed"."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def has_negation(verb: Token) -> bool:
    """Whether a word of negation stands by this very word: "did not say", "never said"."""
    return any(child.dep_ == "neg" for child in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether what the verb says does not hold: by `has_negation`, "nothing", "no" in subject or object.

    "Dorn signed no deal" negates the signing; no word of negation stands by its verb.
    """
    if has_negation(verb):
        return True
    return any(
        child.lower_ in _NEGATING
        or (child.dep_ in _ARGUMENTS and any(word.lower_ in _NO for word in child.lefts))
        for child in verb.children
    )


def sentence_of(token: Token) -> Span:
    """The sentence of the token without blanks at its edges."""
    start = token.sent.start_char
    return _without_blanks(token.sent.text, start) or Span(start, start + 1)


def find_sentences(context: Context) -> tuple[Span, ...]:
    """The sentences of the article without blanks at their edges, in the order of the text."""
    text = context.article.text
    bounds = ((sentence.start_char, sentence.end_char) for sentence in context.doc.sents)
    found = (_without_blanks(text[start:end], start) for start, end in bounds)
    return tuple(sentence for sentence in found if sentence is not None)


def _without_blanks(words: str, start: int) -> Span | None:
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    return Span(first, last) if first < last else None


def in_running_text(context: Context, span: Span) -> bool:
    """Whether the span stands outside captions and asides."""
    beside = (context.article.parts[number] for number in context.beside.near(span.start, span.start + 1))
    return not any(part.start <= span.start < part.end for part in beside)


def statement_at(context: Context, span: Span) -> int | None:
    """The index of the statement whose content holds most of ``span``, the innermost first; or None."""
    best: tuple[int, int, int] | None = None
    for index in context.contents.near(span.start, span.end):
        statement = context.statements[index]
        shared = sum(part.overlap(span) for part in statement.content)
        if 2 * shared > len(span):
            key = (sum(len(part) for part in statement.content), statement.content[0].start, index)
            best = key if best is None or key < best else best
    return best[2] if best else None


def is_cue(context: Context, token: Token) -> bool:
    """Whether the word is one by which a statement is attributed."""
    at = word_span(token)
    near = (context.statements[number].cue for number in context.cues.near(at.start, at.end))
    return any(cue is not None and cue.overlaps(at) for cue in near)


def mention_over(context: Context, at: int) -> Mention | None:
    """The longest mention whose words hold the character ``at``, the first of several; or None."""
    near = (context.mentions[number] for number in context.named.near(at, at + 1))
    held = [mention for mention in near if mention.span.start <= at < mention.span.end]
    return max(held, key=lambda mention: (len(mention.span), -mention.span.start), default=None)


def mention_at(context: Context, token: Token | None) -> Span | None:
    """The longest mention whose words hold the token; else the token's own noun phrase; None for None."""
    if token is None:
        return None
    mention = mention_over(context, token.idx)
    if mention is not None:
        return mention.span
    return phrase(token, children(token, "relcl", "acl", "appos", "conj", "cc", "prep"))
