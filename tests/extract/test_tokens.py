"""The tokens of a text as plain lists, in invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extract.parsed import context_of, span

from onrecord.extract.tokens import Words, plain_ranks, read_words
from onrecord.records.readings import StatementMention

TEXT = "Varland’s Prime Minister Dorn flew to Ostrel. He will not wait."


def words_in(text: str, *direct: str) -> Words:
    """The lists of a text in which each of ``direct`` is the content of a direct statement."""
    said = tuple(StatementMention((span(text, words),), "direct") for words in direct)
    return context_of(text, statements=said).words


def quoted(words: Words) -> str:
    """The quoted tokens."""
    return " ".join(word for word, flag in zip(words.words, words.quoted, strict=True) if flag)


def test_every_list_has_an_entry_for_each_token() -> None:
    """Offsets give back the words, heads and sentences point at what is there."""
    words = words_in(TEXT)
    lists = [getattr(words, name) for name in Words.__slots__ if name not in ("text", "entities")]
    assert {len(one) for one in lists} == {len(words)}
    assert [TEXT[a:b] for a, b in zip(words.start, words.end, strict=True)] == words.words
    assert all(0 <= head < len(words) for head in words.head)
    assert words.sentence == sorted(words.sentence)
    assert set(words.sentence) == {0, 1}


def test_forms_are_small_with_a_straight_apostrophe_and_capitals_are_noted() -> None:
    """So that a list of words needs one form of each."""
    words = words_in(TEXT)
    assert words.lower[:3] == ["varland", "'s", "prime"]
    assert words.capital[:2] == [True, False]
    assert words.lemma[words.lower.index("flew")] == "fly"


def test_the_head_of_a_subject_is_its_verb() -> None:
    """Heads are indexes into the same lists, not distances."""
    words = words_in(TEXT)
    dorn = words.words.index("Dorn")
    assert (words.dep[dorn], words.words[words.head[dorn]]) == ("nsubj", "flew")


@pytest.mark.parametrize(
    ("inside", "found"),
    [("Minister Dorn", "Minister Dorn"), ("nister Do", "Minister Dorn"), ("Ostrel", "Ostrel")],
)
def test_the_range_of_a_span_holds_the_tokens_that_overlap_it(inside: str, found: str) -> None:
    """A token that the span cuts is in it, and the range leads back to a span."""
    words = words_in(TEXT)
    first, end = words.range_of(span(TEXT, inside))
    assert words.span(first, end).of(TEXT) == found


def test_the_range_of_a_blank_is_empty() -> None:
    """Between two tokens there is none."""
    words = words_in(TEXT)
    first, end = words.range_of(span(TEXT, " "))
    assert first >= end


def test_a_surface_has_single_blanks_and_no_blank_before_a_clitic() -> None:
    """However the text breaks its lines."""
    words = words_in("Varland's Prime\nMinister   Dorn waits.")
    assert words.surface(0, words.words.index("waits")).split() == ["Varland's", "Prime", "Minister", "Dorn"]
    assert words.surface(0, 2) == "Varland's"


def test_the_root_is_the_token_whose_head_lies_outside() -> None:
    """Of a name with its office it is the name; of one token, itself."""
    words = words_in(TEXT)
    dorn = words.words.index("Dorn")
    assert words.root_of(0, dorn + 1) == dorn
    assert words.root_of(dorn - 1, dorn) == dorn - 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We wait,” Dorn said.", "“ We wait , ”"),
        ('"We wait," Dorn said. "Venn does not."', '" We wait , " " Venn does not . "'),
        ("Dorn said he would wait.", ""),
        ("Dorn's “red line” holds; Venn's does not.", "“ red line ”"),
        # a mark glued to the next sentence is one token with its first word, and still closes
        ('Dorn said, "Venn leads."But she did not.', '" Venn leads . "But'),
    ],
)
def test_quoted_is_what_stands_between_marks(text: str, found: str) -> None:
    """With the marks themselves; an apostrophe quotes nothing."""
    assert quoted(words_in(text)) == found


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    """The next paragraph is the outlet's again."""
    assert quoted(words_in("“We wait, Dorn said.\n\nVenn left.")) == "“ We wait , Dorn said ."


def test_what_a_direct_statement_holds_is_quoted_without_marks() -> None:
    """A turn of a transcript has none."""
    text = "DORN: We wait. VENN: We do not."
    assert quoted(words_in(text, "We wait.")) == "We wait ."
    indirect = StatementMention((span(text, "We wait."),), "indirect")
    assert quoted(context_of(text, statements=(indirect,)).words) == ""


def test_plain_ranks_count_the_sentences_that_are_not_all_quotation() -> None:
    """A sentence all in quotation marks takes the rank of the one before it."""
    words = words_in("Dorn flew in. “We wait.” Venn left.")
    assert plain_ranks(words) == [1, 1, 2]
    assert plain_ranks(words_in("")) == []


def test_a_context_makes_its_words_once_and_anew_for_other_statements() -> None:
    """They know what is said, so a context with other statements has its own."""
    context = context_of("DORN: We wait.")
    assert context.words is context.words
    said = (StatementMention((span("DORN: We wait.", "We wait."),), "direct"),)
    assert quoted(replace(context, statements=said).words) == "We wait ."
    assert quoted(context.words) == ""
    assert context.words == read_words(context.doc, context.article.text)
