"""Tags and arcs are those of the pipeline's own tagger and parser."""

from __future__ import annotations

import pytest
import spacy
from pristine_pipeline import SENTENCES, pristine
from spacy.attrs import DEP, HEAD, TAG

from onrecord.models import arcs
from onrecord.models.arcs import Grammar, take_grammar


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    """What the pipeline knows of grammar."""
    return Grammar(pristine())


@pytest.mark.parametrize("rows", [arcs.ROWS_AT_ONCE, 1])
def test_heads_and_tags_are_those_of_the_pipeline(
    grammar: Grammar, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether texts are parsed side by side or one after the other; a text may have no tokens."""
    monkeypatch.setattr(arcs, "ROWS_AT_ONCE", rows)
    texts = [SENTENCES[0], "", *SENTENCES[1:]]
    docs = [pristine().make_doc(text) for text in texts]
    tags = grammar(docs, [len(doc) for doc in docs])
    for text, doc, told in zip(texts, docs, tags, strict=True):
        theirs = pristine()(text)
        assert doc.to_array([HEAD, DEP]).tolist() == theirs.to_array([HEAD, DEP]).tolist()
        assert told.tolist() == theirs.to_array(TAG).tolist()


def test_what_stands_behind_a_sentence_that_must_begin_is_not_parsed(grammar: Grammar) -> None:
    """The words before it have the heads that they have in the whole text, and those behind none."""
    words = ["The", "envoy", "left", "Ostrel", ".", "The", "council", "had", "sent", "him", "home", "."]
    whole, part = (spacy.tokens.Doc(pristine().vocab, words=words) for _ in range(2))
    whole[5].is_sent_start = part[5].is_sent_start = True
    grammar([whole, part], [len(words), 5])
    heads = [token.head.i for token in whole]
    assert [token.head.i for token in part] == [*heads[:5], *range(5, len(words))]
    assert heads[5:] != list(range(5, len(words)))


def test_a_sentence_is_parsed_to_its_end(grammar: Grammar) -> None:
    """Where the words asked for end within a sentence, their heads may stand behind them."""
    docs = [pristine().make_doc(SENTENCES[0]) for _ in range(2)]
    tags = grammar(docs, [len(docs[0]), 3])
    assert [token.head.i for token in docs[0]] == [token.head.i for token in docs[1]]
    assert len(tags[1]) == 3


def test_an_unknown_pipeline_keeps_its_parts() -> None:
    """Only what is known here is taken out."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    assert take_grammar(nlp) is None
    assert nlp.pipe_names == ["sentencizer"]
