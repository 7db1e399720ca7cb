"""From tokens of the parse to exact spans: clauses, phrases, subjects, and whose words they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from onrecord.extract.context import Context

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
MODALS = frozenset({
    "will", "would", "shall", "should", "can", "could", "may", "might", "must",
    "'ll", "'d", "’ll", "’d", "wo", "ca",
})  # fmt: skip
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
    right = [child for child in verb.rights if child.dep_ in ("conj", "cc") and own_subject(child)]
    found = phrase(verb, [*left, *right, *without])
    if found is None or found.start >= verb.idx:
        return found
    return span_of(token for token in verb.subtree if verb.idx <= token.idx < found.end)


def clause(verb: Token, without: Iterable[Token] = ()) -> Span | None:
    """The clause of ``verb`` with its subject, less its mark and coordinated clauses of another subject."""
    drop = [child for child in verb.children if child.dep_ in ("mark", "cc", "preconj")]
    drop += [child for child in verb.rights if child.dep_ == "conj" and own_subject(child)]
    return phrase(verb, [*drop, *without])


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


def has_that(clause: Token) -> bool:
    """Whether a clause is opened by "that"."""
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)


def has_modal(verb: Token) -> bool:
    """Whether a modal stands by the verb (or by the verb it is an infinitive of)."""
    return any(child.dep_ == "aux" and child.lower_ in MODALS for child in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether the verb is negated, by ``not``, ``never``, or a subject or object with ``no``."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in (
            "never",
            "nothing",
            "nobody",
            "none",
            "cannot",
            "hardly",
            "longer",
        ):
            return True
        if child.dep_ in ("dobj", "attr", "nsubj", "nsubjpass") and any(
            word.lower_ in ("no", "neither") for word in child.lefts
        ):
            return True
    return False


def sentence_of(token: Token) -> Span:
    """The sentence of the token without blanks at its edges."""
    sentence = token.sent
    words = sentence.text
    start = sentence.start_char + len(words) - len(words.lstrip())
    return Span(start, max(start + 1, start + len(words.strip())))


def in_running_text(context: Context, span: Span) -> bool:
    """Whether the span stands outside captions and asides."""
    return not any(
        part.role in ("caption", "aside") and part.start <= span.start < part.end
        for part in context.article.parts
    )


def statement_at(context: Context, span: Span) -> int | None:
    """The index of the statement whose content holds most of ``span``, the innermost first; or None."""
    best: tuple[int, int, int] | None = None
    for index, statement in enumerate(context.statements):
        shared = sum(part.overlap(span) for part in statement.content)
        if 2 * shared > len(span):
            key = (sum(len(part) for part in statement.content), statement.content[0].start, index)
            best = key if best is None or key < best else best
    return best[2] if best else None


def mention_at(context: Context, token: Token | None) -> Span | None:
    """The longest mention whose words hold the token; else the token's own noun phrase; None for None."""
    if token is None:
        return None
    at = token.idx
    spans = [mention.span for mention in context.mentions if mention.span.start <= at < mention.span.end]
    if spans:
        return max(spans, key=lambda span: (len(span), -span.start))
    return phrase(token, children(token, "relcl", "acl", "appos", "conj", "cc", "prep"))
