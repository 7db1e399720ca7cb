"""The tokens of a parsed text as plain lists: quicker to walk many times than token objects.

What is asked of the parse (subjects, negation, clauses) is asked of token objects, in
`onrecord.extract.grammar`. These lists are for walking a text from left to right, as `mentions` does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.extract.quotations import find_quotations, paragraphs_of
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from onrecord.records.readings import StatementMention

GENITIVE = frozenset(("'s", "'"))  # as `Words.lower` has them, whatever the text has
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))  # relations of a subject to its verb


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists over the tokens of a text.

    Attributes:
        text: the text the offsets point into.
        words, lower, lemma, pos, dep, ent: per token; ``ent`` is the entity type, "" outside.
        head: index of the syntactic head.
        start, end: code point offsets.
        sentence: index of the sentence.
        entities: (first token, end token, type) of the model's named entities.
        quoted: whether the token stands inside quotation marks or a direct statement.
        capital: whether the token begins with a capital letter.
    """

    text: str
    words: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    ent: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    entities: list[tuple[int, int, str]]
    quoted: list[bool]
    capital: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """The span of the tokens ``[first, end)``."""
        return Span(self.start[first], self.end[end - 1])

    def range_of(self, span: Span) -> tuple[int, int]:
        """The tokens ``[first, end)`` that overlap ``span``; empty where none does."""
        return bisect_right(self.end, span.start), bisect_left(self.start, span.end)

    def surface(self, first: int, end: int) -> str:
        """The words of the tokens ``[first, end)`` joined by one space, clitics joined without."""
        out = ""
        for i in range(first, end):
            glue = i > first and self.start[i] > self.end[i - 1]
            out += (" " if glue else "") + self.words[i]
        return out

    def root_of(self, first: int, end: int) -> int:
        """The first token of ``[first, end)`` whose head lies outside; ``first`` where there is none."""
        for i in range(first, end):
            if self.pos[i] != "SPACE" and not (first <= self.head[i] < end and self.head[i] != i):
                return i
        return first


def read_words(doc: Doc, text: str, statements: Iterable[StatementMention] = ()) -> Words:
    """The token lists of an article.

    Finders do not call it: `Context.words` does, once.

    Args:
        doc: the parsed article.
        text: its text; ``doc.text`` is put together anew at each call.
        statements: what is said in it; the words of a direct statement are quoted.
    """
    words = strings_of(doc, "ORTH")
    start = doc.to_array("IDX").tolist()
    end = [at + len(word) for at, word in zip(start, words, strict=True)]
    return Words(
        text=text,
        words=words,
        lower=[word.lower().replace("’", "'") for word in words],
        lemma=[word.lower() for word in strings_of(doc, "LEMMA")],
        pos=strings_of(doc, "POS"),
        dep=strings_of(doc, "DEP"),
        ent=strings_of(doc, "ENT_TYPE"),
        head=(doc.to_array("HEAD").astype(np.int64) + np.arange(len(doc))).tolist(),
        start=start,
        end=end,
        sentence=_sentence_numbers(doc),
        entities=[(ent.start, ent.end, ent.label_) for ent in doc.ents],
        quoted=_quoted(text, statements, start, end),
        capital=[word[0].isupper() for word in words],
    )


def strings_of(doc: Doc, attribute: str) -> list[str]:
    """An attribute of each token; each string is looked up once."""
    numbers = doc.to_array(attribute).tolist()
    strings = {number: doc.vocab.strings[number] for number in set(numbers)}
    return [strings[number] for number in numbers]


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers: list[int] = []
    for number, sentence in enumerate(doc.sents):
        numbers.extend([number] * (sentence.end - sentence.start))
    return numbers


def _quoted(
    text: str, statements: Iterable[StatementMention], start: list[int], end: list[int]
) -> list[bool]:
    """In a quotation with its marks, or in the content of a direct statement."""
    flags = [False] * len(start)
    paragraphs = tuple(paragraphs_of(text, Span(0, len(text)))) if text else ()
    quoted = [one.outer for one in find_quotations(text, paragraphs)]
    quoted += [part for one in statements if one.mode == "direct" for part in one.content]
    for span in quoted:
        first, stop = bisect_right(end, span.start), bisect_left(start, span.end)
        flags[first:stop] = [True] * (stop - first)
    return flags


def plain_ranks(words: Words) -> list[int]:
    """For every sentence, how many sentences not wholly quoted stand up to it."""
    count = (words.sentence[-1] + 1) if words.sentence else 0
    plain = [False] * count
    for i, quoted in enumerate(words.quoted):
        if not quoted and words.pos[i] not in {"PUNCT", "SPACE"}:
            plain[words.sentence[i]] = True
    ranks, rank = [], 0
    for flag in plain:
        rank += flag
        ranks.append(rank)
    return ranks
