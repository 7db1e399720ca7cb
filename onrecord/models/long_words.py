"""A tokenizer that takes time in proportion to the text, whatever stands in it.

spaCy's looks at a whole stretch without white space again for each mark at its ends. So a stretch that is no
word of any language is cut before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language

MAX_MARKS = 30  # marks of punctuation in a row; longer rows are lines drawn with them
MAX_STRETCH = 300  # characters without white space; longer words are data, and so are longer addresses
_STRETCH = re.compile(rf"\S{{{MAX_MARKS + 1},}}")


def cut_long_words(nlp: Language) -> None:
    """Lets the tokenizer of a pipeline take long stretches without white space in pieces."""
    whole: Callable[[str], Doc] = nlp.tokenizer

    def tokenize(text: str) -> Doc:
        cuts = list(_cuts(text))
        if not cuts:
            return whole(text)
        pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        tokens = [token for piece in pieces for token in _tokens(piece, whole)]
        words, spaces = zip(*tokens, strict=True)
        return Doc(nlp.vocab, words=list(words), spaces=list(spaces))

    nlp.tokenizer = tokenize


def _tokens(piece: str, whole: Callable[[str], Doc]) -> Iterator[tuple[str, bool]]:
    """The tokens of a piece, and whether a space follows; as many marks as a row may have are one token."""
    if len(piece) == MAX_MARKS and not any(char.isalnum() or char.isspace() for char in piece):
        yield piece, False
    else:
        yield from ((token.text, bool(token.whitespace_)) for token in whole(piece))


def _cuts(text: str) -> Iterator[int]:
    """The places where a long stretch is cut."""
    for stretch in _STRETCH.finditer(text):
        marks = length = 0
        for at in range(*stretch.span()):
            marks = 0 if text[at].isalnum() else marks + 1
            length += 1
            if marks > MAX_MARKS or length > MAX_STRETCH:
                yield at
                marks = length = 1
