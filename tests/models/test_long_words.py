"""Texts that are no words: they are cut into tokens in linear time, and nothing of them is lost."""

from __future__ import annotations

import pytest
from pristine_pipeline import PACKAGE

from onrecord.models.english import EnglishParser, chunks, load_english
from onrecord.models.long_words import MAX_MARKS, MAX_STRETCH
from onrecord.models.token_rows import MAX_SENTENCE


@pytest.fixture(scope="module")
def parser() -> EnglishParser:
    """The parser."""
    return load_english(PACKAGE)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 5_000,
        "(" * 999 + "Dorn" + ")" * 999,
        "a" * 5_000,
        "x," * 2_000 + " Dorn left.",
        "<a>" * 700,
        "— " * 900,
    ],
    ids=["marks", "brackets", "letters", "commas", "tags", "dashes"],
)
def test_the_text_stays_as_it_is(parser: EnglishParser, text: str) -> None:
    """Cut or not."""
    assert parser.parse(text).text == text


def test_a_row_of_marks_is_few_tokens(parser: EnglishParser) -> None:
    """A drawn line is no list of thousands of words."""
    assert len(parser.parse("=" * 10 * MAX_MARKS)) <= 10 + MAX_MARKS


@pytest.mark.parametrize(
    "text", ["Dorn said: “…No!”, then left.", "He lives at https://varland.test/a/b?c=d#e now."]
)
def test_ordinary_words_are_cut_as_ever(parser: EnglishParser, text: str) -> None:
    """The same alone and in a text that has a long stretch further on."""
    alone = [token.text for token in parser.parse(text)]
    beside = [token.text for token in parser.parse(f"{text}\n\n{'a' * 2 * MAX_STRETCH}")]
    assert beside[: len(alone)] == alone


def test_no_sentence_is_endless(parser: EnglishParser) -> None:
    """A list of names is cut; each of its parts is a tree of its own, and entities end where it is cut."""
    doc = parser.parse("Ina Dorn, Karel Venn, " * 3 * MAX_SENTENCE)
    lengths = [len(sentence) for sentence in doc.sents]
    assert max(lengths) <= MAX_SENTENCE
    assert sum(lengths) == len(doc)
    assert all(token.head in sentence for sentence in doc.sents for token in sentence)


def test_a_long_sentence_of_prose_is_whole(parser: EnglishParser) -> None:
    """The bound lies above what people write."""
    text = (
        "Dorn said that the boats had left, " + "that the harbour of the town was closed, " * 15 + "and went."
    )
    assert len(list(parser.parse(text).sents)) == 1


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    """But behind no title; the pieces are the paragraph."""
    text = "The envoy met Mr. Dorn and Gen. Horst of Varland at noon. " * 300
    pieces = list(chunks(text))
    assert "".join(pieces) == text
    assert len(pieces) > 2
    assert all(piece.endswith("noon. ") for piece in pieces)
