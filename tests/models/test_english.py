"""The English parser: paragraphs are parsed alone, and kept for their copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pristine_pipeline import PACKAGE, SENTENCES, pristine

from onrecord.models import english
from onrecord.models.english import EnglishParser, load_english, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Token

PARAGRAPHS = (
    "TARN -- The envoy left the island on Monday, the council said.",
    "“We will not give up the lighthouse,” Foreign Minister Anna Sorel told reporters. “Not this year.”",
    "Varland and Kesmar",
    "The ferry to Lissen has not sailed since the storm in the autumn of 2031",
    "Twelve fishermen were sent home. They had been held in Ostrel for nine weeks.",
)


def test_a_paragraph_is_parsed_as_the_package_would() -> None:
    """The quicker parts change nothing."""
    parser = load_english(PACKAGE)
    for text in (*SENTENCES, *PARAGRAPHS):
        told = pristine()(text)
        ours = parser.parse(text)
        assert [facts(token) for token in ours] == [facts(token) for token in told]
        assert [(ent.start, ent.end, ent.label_) for ent in ours.ents] == [
            (ent.start, ent.end, ent.label_) for ent in told.ents
        ]


def facts(token: Token) -> tuple[object, ...]:
    """All that the stages ask about a token."""
    return (
        token.text_with_ws,
        token.idx,
        token.tag_,
        token.pos_,
        token.dep_,
        token.head.i,
        token.lemma_,
        token.ent_iob_,
        token.ent_type_,
        token.is_sent_start,
        token.left_edge.i,
        token.right_edge.i,
    )


def parsed(parser: EnglishParser, text: str) -> list[tuple[object, ...]]:
    """All that a parse says of each token."""
    return [facts(token) for token in parser.parse(text)]


@pytest.fixture
def fresh() -> EnglishParser:
    """A parser that keeps nothing yet."""
    return EnglishParser(PACKAGE)


def test_what_was_parsed_before_has_no_part_in_a_parse(fresh: EnglishParser) -> None:
    """A text is parsed alike at first, again, and after others that have some of its paragraphs."""
    text = "\n\n".join(PARAGRAPHS)
    whole = parsed(fresh, text)
    assert parsed(fresh, text) == whole
    other = EnglishParser(PACKAGE)
    parsed(other, "\n\n".join(("New words open it.", *PARAGRAPHS[1:4], "Other words.")))
    assert parsed(other, text) == whole


def test_a_copy_needs_no_second_parse(fresh: EnglishParser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a copy only the paragraphs that were changed are parsed, and those beside them."""
    fresh.parse("\n\n".join(PARAGRAPHS))
    seen: list[str] = []
    pipe = fresh._nlp.pipe
    monkeypatch.setattr(fresh._nlp, "pipe", lambda texts: pipe(seen.append(text) or text for text in texts))
    fresh.parse("\n\n".join(("New words open it.", *PARAGRAPHS[1:])))
    assert len(seen) == 2
    assert "New words open it." in seen[0]
    assert PARAGRAPHS[1] in seen[1]


def test_what_is_kept_is_bounded(fresh: EnglishParser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paragraphs parsed longest ago are let go."""
    monkeypatch.setattr(english, "KEPT_TOKENS", 40)
    for number in range(20):
        fresh.parse(f"The ferry to Lissen sailed {number} times.\n\nIt will not sail again.")
    assert sum(len(doc) for doc in fresh._kept.values()) == fresh._tokens <= 40
    assert any(" 19 times" in piece for _, piece, _ in fresh._kept)


def test_no_sentence_crosses_a_blank_line() -> None:
    """A heading without a full stop is a sentence of its own."""
    doc = load_english(PACKAGE).parse("\n\n".join(PARAGRAPHS))
    assert all("\n\n" not in sentence.text.strip() for sentence in doc.sents)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*PARAGRAPHS, "\n", "\n\n", " ", "  ", "x", "The", ". "]), max_size=8))
def test_the_parse_has_the_text(pieces: list[str]) -> None:
    """Whatever white space a text has, the parsed text is the same, and so are its paragraphs."""
    text = "".join(pieces)
    assert "".join(paragraphs(text)) == text
    assert load_english(PACKAGE).parse(text).text == text
