"""Words of full-text queries."""

import sqlite3
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.store.words import Term, find_passages, match_expression, space_apart, split_query


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("Peace treaty", (Term(("peace",)), Term(("treaty",)))),
        ('"Peace treaty" talks', (Term(("peace", "treaty")), Term(("talks",)))),
        ("Évian", (Term(("evian",)),)),
        ("U.S.", (Term(("u", "s")),)),
        ("negotiat*", (Term(("negotiat",), prefix=True),)),
        ("漁業", (Term(("漁", "業")),)),
        ("talks TALKS", (Term(("talks",)),)),
        ('"" *', ()),
    ],
)
def test_a_query_is_split_into_terms(words, terms):
    """Words, phrases, prefixes; a word of an unspaced script is a phrase of its characters."""
    assert split_query(words) == terms


@settings(deadline=None)
@given(st.text())
def test_any_query_is_one_that_the_index_takes(words):
    """No input makes a broken full-text query."""
    terms = split_query(words)
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'unicode61 remove_diacritics 2')")
    index.execute("INSERT INTO t VALUES (?)", (space_apart(words.replace("\0", " ")),))
    if terms:
        index.execute("SELECT * FROM t WHERE t MATCH ?", (match_expression(terms),)).fetchall()
    index.close()


def test_the_paragraph_with_more_of_the_words_comes_first():
    """Within a text, the place that says most is shown first, at its tightest."""
    text = "The ferry sails.\n\nA ferry is late; fishing, says the ferry pilot of fishing boats."
    first, second = find_passages(text, split_query("ferry fishing"))
    assert first.span.of(text) == "ferry is late; fishing"
    assert (first.terms, second.terms) == (2, 1)
    assert first.snippet.contains(first.span)


def test_a_long_paragraph_takes_no_long_time():
    """Many repetitions of a word that meets the other only once: no square of them."""
    text = "a " * 50_000 + "b"
    start = process_time()
    assert find_passages(text, split_query("a b"))[0].span.of(text) == "a b"
    assert process_time() - start < 5
