"""The English parser: a spaCy pipeline that never lets a sentence cross a blank line.

The pipeline comes as a pip package pinned by hash (see docs/decisions). Any installed spaCy
pipeline with a tagger, parser, lemmatizer and named entities can take its place.
"""

from __future__ import annotations

import importlib
import re
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import ModelError
from onrecord.models import word_forms
from onrecord.models.arcs import take_grammar
from onrecord.models.entities import take_entities
from onrecord.models.long_words import cut_long_words
from onrecord.models.token_rows import (
    ATTRIBUTES,
    BEGIN,
    DEP_AT,
    ENTITY_AT,
    HEAD_AT,
    INSIDE,
    OUTSIDE,
    TAG_AT,
    cut_long_sentences,
    forget_entity,
)
from onrecord.models.verb_lemmas import keep_silent_e
from onrecord.models.word_forms import take_word_forms
from onrecord.records.record import ModelInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Span

    from onrecord.models.entities import Entity
    from onrecord.models.token_rows import Tokens

MAX_CHUNK = 10_000  # code points parsed at once; what the models know of a token, which may be one, is 6 kB
# Code points of a paragraph that are parsed one after the other; the rest is parsed beside them. The longest
# of the 7,973 paragraphs of the corpora measured has 4,408.
MAX_PIECE = 5_000

KEPT_TOKENS = 60_000  # of the paragraphs parsed last, about 5 MB; some copies of a long transcript
# Words of the paragraphs on either side that a paragraph is parsed with: the model looks at four tokens
# around each. Of 59,313 tokens 6 are parsed otherwise than in the whole text, 344 without these words
# (docs/decisions/0006-copies.md).
WORDS_BEFORE = 4
WORDS_AFTER = 3
MAX_BESIDE = 100  # characters of them on either side, where words are no words

_Framed = tuple[str, str, str]
_WORDS = [ATTRIBUTES.index(attribute) for attribute in word_forms.READS]
_FORMS = [ATTRIBUTES.index(attribute) for attribute in word_forms.SETS]
_SENTENCE_END = re.compile(r"[a-z)]{3}[.!?][”\"’)]{0,2} (?=[“\"‘(]?[A-Z])")  # no abbreviation
_PARAGRAPH = re.compile(r".+?(?:\n\n+|\Z)", re.DOTALL)


@Language.component("paragraph_breaks")
def paragraph_breaks(doc: Doc) -> Doc:
    """Begins a sentence after every blank line, and forbids one to begin on the blank line itself."""
    for before, token in pairwise(doc):
        if before.is_space and "\n" in before.text:
            token.is_sent_start = True
        elif token.is_space and "\n" in token.text:
            token.is_sent_start = False
    return doc


class EnglishParser:
    """Tokens, tags, parse and names of English text, by a spaCy pipeline.

    Parts of the pipeline that are known here are replaced by quicker ones that give the same results, but for
    the lemmas that `onrecord.models.verb_lemmas` mends.

    Args:
        package: the installed pipeline package.

    Raises:
        ModelError: if the package is not installed or lacks a parser.
    """

    def __init__(self, package: str) -> None:
        try:
            self._nlp = importlib.import_module(package).load()
        except ImportError as exc:
            raise _not_installed(package) from exc
        if "parser" not in self._nlp.pipe_names:
            raise ModelError(f"the language model {package} has no dependency parser: name another one")
        self._nlp.add_pipe("paragraph_breaks", before="parser")
        cut_long_words(self._nlp)
        keep_silent_e(self._nlp)
        self._forms = take_word_forms(self._nlp)
        self._entities = take_entities(self._nlp)
        self._grammar = take_grammar(self._nlp)
        self.package = package
        self._kept: dict[_Framed, Tokens] = {}
        self._tokens = 0

    def parse(self, text: str) -> Doc:
        """The parsed text; ``Doc.text`` equals ``text``, whatever its length.

        Each paragraph is parsed with a few words of its neighbours and nothing else. So the paragraphs of
        a copy that were parsed shortly before need no second parse, and the result is the same as without.
        """
        if not text:
            return Doc(self._nlp.vocab)
        framed = _framed([piece for paragraph in paragraphs(text) for piece in chunks(paragraph)])
        parsed = {one: self._kept[one] for one in framed if one in self._kept}
        new = list(dict.fromkeys(one for one in framed if one not in parsed))
        parsed.update(zip(new, self._parse_alone(new), strict=True))
        self._keep(parsed)
        return self._doc(np.concatenate([parsed[one] for one in framed]))

    def _parse_alone(self, framed: Sequence[_Framed]) -> Iterator[Tokens]:
        """The tokens of each piece, parsed between the words beside it."""
        for some in _batches(framed):
            inner = list(self._tokenized(some))
            docs = [one.doc for one in inner]
            unknown = [None] * len(docs)
            tags = self._grammar(docs, [one.end for one in inner]) if self._grammar else unknown
            entities = self._entities(docs) if self._entities else unknown
            for tokens in map(_tokens, inner, tags, entities):
                yield cut_long_sentences(tokens, self._nlp.vocab.strings["ROOT"])

    def _tokenized(self, framed: Sequence[_Framed]) -> Iterator[Span]:
        """Each piece as a part of the text that it stands in, or of itself where a token is of both."""
        texts = ("".join(one) for one in framed)
        for (before, piece, _), doc in zip(framed, self._nlp.pipe(texts), strict=True):
            inner = doc.char_span(len(before), len(before) + len(piece))
            yield inner if inner is not None and inner.text_with_ws == piece else self._nlp(piece)[:]

    def _doc(self, tokens: Any) -> Doc:
        """The text of these tokens, with all that is known of them."""
        words, spaces = tokens[:, :2].T.tolist()
        doc = Doc(self._nlp.vocab, words=words, spaces=spaces)
        if self._forms:
            tokens[:, _FORMS] = self._forms(tokens[:, _WORDS])
        doc.from_array(ATTRIBUTES[2:], tokens[:, 2:])
        return doc

    def _keep(self, parsed: Mapping[_Framed, Tokens]) -> None:
        """Keeps the last paragraphs parsed, as many as `KEPT_TOKENS` allows."""
        for one, tokens in parsed.items():
            before = self._kept.pop(one, None)
            self._kept[one] = tokens
            self._tokens += 0 if before is not None else len(tokens)
        while self._tokens > KEPT_TOKENS:
            oldest = next(iter(self._kept))
            self._tokens -= len(self._kept.pop(oldest))

    @property
    def info(self) -> ModelInfo:
        """What the pipeline is, for the manifest."""
        return model_info(self.package)


def model_info(package: str) -> ModelInfo:
    """Name, version and hash of an installed pipeline, without loading it.

    The hash is over the paths and hashes of the package's files, as its wheel lists them; None where it
    was not installed from a wheel.

    Raises:
        ModelError: if it is not installed.
    """
    try:
        installed = distribution(package)
    except PackageNotFoundError as exc:
        raise _not_installed(package) from exc
    listed = sorted(
        (str(file), file.hash.value)
        for file in installed.files or ()
        if file.hash and file.parts[0] == package and "__pycache__" not in file.parts
    )
    told = "".join(f"{path}\x1f{value}\n" for path, value in listed)
    return ModelInfo(package, installed.version, sha256(told.encode()).hexdigest() if listed else None)


def _not_installed(package: str) -> ModelError:
    return ModelError(
        f"the language model {package} is not installed: run `make install`, "
        "or name another spaCy pipeline with --language-model"
    )


def _tokens(inner: Span, tags: NDArray[np.uint64] | None, entities: Sequence[Entity] | None) -> Tokens:
    """The tokens of a part of a text, as if there were nothing beside it.

    ``tags`` are those of the text up to the end of the part, ``entities`` those of the whole text; with None
    the text has them.
    """
    tokens: Any = inner.doc.to_array(ATTRIBUTES)
    if entities is not None:
        tokens[:, ENTITY_AT] = OUTSIDE
        for start, end, label in entities:
            tokens[start:end, ENTITY_AT:] = INSIDE, label
            tokens[start, ENTITY_AT] = BEGIN
    crossed = [at for at in (inner.start, inner.end) if at < len(tokens) and tokens[at, ENTITY_AT] == INSIDE]
    for at in crossed:
        forget_entity(tokens, at)
    tokens = tokens[inner.start : inner.end]
    if tags is not None:
        tokens[:, TAG_AT] = tags[inner.start :]
    heads = tokens[:, HEAD_AT].astype(np.int64) + np.arange(len(tokens))
    if ((heads < 0) | (heads >= len(tokens))).any():
        tokens[:, [HEAD_AT, DEP_AT]] = inner.as_doc().to_array([HEAD, DEP])
    return np.array(tokens, dtype=np.uint64)


def paragraphs(text: str) -> list[str]:
    """A text cut after its blank lines; the pieces joined are the text."""
    return _PARAGRAPH.findall(text)


def _framed(pieces: Sequence[str]) -> list[_Framed]:
    """Each piece with the last words of the one before it and the first of the one behind it."""
    ends = ["", *(" ".join(piece.split(" ")[-WORDS_BEFORE:])[-MAX_BESIDE:] for piece in pieces[:-1])]
    beginnings = [*(" ".join(piece.split(" ")[:WORDS_AFTER])[:MAX_BESIDE] for piece in pieces[1:]), ""]
    return list(zip(ends, pieces, beginnings, strict=True))


def _batches(framed: Sequence[_Framed]) -> Iterator[list[_Framed]]:
    """The pieces in their order, as many at a time as `MAX_CHUNK` allows."""
    batch: list[_Framed] = []
    length = 0
    for one in framed:
        if batch and length + len(one[1]) > MAX_CHUNK:
            yield batch
            batch, length = [], 0
        batch.append(one)
        length += len(one[1])
    if batch:
        yield batch


def chunks(text: str) -> Iterator[str]:
    """Cuts a long paragraph behind a sentence (else behind a space) into pieces of at most `MAX_PIECE`."""
    start = 0
    while len(text) - start > MAX_PIECE:
        limit = start + MAX_PIECE
        ends = [end.end() for end in _SENTENCE_END.finditer(text, start + 1, limit)]
        cut = ends[-1] if ends else text.rfind(" ", start + 1, limit) + 1
        if cut <= start:
            cut = limit
        yield text[start:cut]
        start = cut
    yield text[start:]


@lru_cache(maxsize=2)
def load_english(package: str) -> EnglishParser:
    """The parser of ``package``, loaded once a process."""
    return EnglishParser(package)
