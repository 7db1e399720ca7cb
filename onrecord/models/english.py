"""The English parser: a spaCy pipeline that never lets a sentence cross a blank line.

The pipeline comes as a pip package pinned by hash (see docs/decisions). Any installed spaCy
pipeline with a tagger, parser, lemmatizer and named entities can take its place.
"""

from __future__ import annotations

import importlib
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import ModelError
from onrecord.records.rows import ModelInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHUNK = 40_000  # code points parsed at once; spaCy's memory grows with it (about 1 GB per 1 million)


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
        self.package = package

    def parse(self, text: str) -> Doc:
        """The parsed text; ``Doc.text`` equals ``text``, whatever its length."""
        docs = list(self._nlp.pipe(chunks(text))) if text else []
        if not docs:
            return Doc(self._nlp.vocab)
        return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)

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


def chunks(text: str) -> Iterator[str]:
    """Cuts a long text after blank lines (else after a space) into pieces of at most `MAX_CHUNK`."""
    start = 0
    while len(text) - start > MAX_CHUNK:
        limit = start + MAX_CHUNK
        cut = text.rfind("\n\n", start + 1, limit)
        cut = cut + 2 if cut > start else text.rfind(" ", start + 1, limit) + 1
        if cut <= start:
            cut = limit
        yield text[start:cut]
        start = cut
    yield text[start:]


@lru_cache(maxsize=2)
def load_english(package: str) -> EnglishParser:
    """The parser of ``package``, loaded once a process."""
    return EnglishParser(package)
