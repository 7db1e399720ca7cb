"""What is asked of the parse, in invented sentences: each question with an example and a counter-example."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from extract.parsed import context_of, span, word
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract import grammar
from onrecord.extract.statements.source_phrases import speaker_of
from onrecord.records.readings import Mention, StatementMention
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Question = Callable[["Token"], bool]


@pytest.mark.parametrize(
    ("question", "text", "form", "answer"),
    [
        (grammar.has_negation, "Dorn did not sign the deal.", "sign", True),
        (grammar.has_negation, "Dorn never signed the deal.", "signed", True),
        (grammar.has_negation, "Dorn signed no deal.", "signed", False),
        (grammar.has_negation, "Dorn said that Venn did not sign the deal.", "said", False),
        (grammar.is_negated, "Dorn did not sign the deal.", "sign", True),
        (grammar.is_negated, "Dorn signed no deal.", "signed", True),
        (grammar.is_negated, "No minister signed the deal.", "signed", True),
        (grammar.is_negated, "Nothing was signed in Ostrel.", "signed", True),
        (grammar.is_negated, "Dorn signed the deal.", "signed", False),
        (grammar.is_negated, "Dorn signed a deal that gave Kesmar no harbour.", "signed", False),
        (grammar.is_passive, "The deal was signed by Dorn.", "signed", True),
        (grammar.is_passive, "The deal is to be signed in Ostrel.", "signed", True),
        (grammar.is_passive, "Dorn has signed the deal.", "signed", False),
        (grammar.is_passive, "Dorn signed the deal that was drafted in Ostrel.", "signed", False),
        (grammar.is_infinitive, "Dorn wants to sign the deal.", "sign", True),
        (grammar.is_infinitive, "Dorn did not refer to the deal.", "refer", False),
        (grammar.is_infinitive, "Dorn will sign the deal.", "sign", False),
        (grammar.has_modal, "Dorn will sign the deal.", "sign", True),
        (grammar.has_modal, "Dorn wo n't sign the deal.", "sign", True),
        (grammar.has_modal, "Dorn has signed the deal.", "signed", False),
        (grammar.has_that, "Dorn said that the deal holds.", "holds", True),
        (grammar.has_that, "Dorn said the deal holds.", "holds", False),
        (grammar.has_that, "Dorn liked the deal that holds.", "holds", False),
        (grammar.is_genitive, "Varland's islands are cold.", "'s", True),
        (grammar.is_genitive, "Varland’s islands are cold.", "’s", True),
        (grammar.is_genitive, "The islanders' boats are cold.", "'", True),
        (grammar.is_genitive, "It's cold in Ostrel.", "'s", False),
    ],
)
def test_yes_or_no(question: Question, text: str, form: str, answer: bool) -> None:
    """A question about one word."""
    assert question(word(text, form)) is answer


@pytest.mark.parametrize(
    ("form", "words", "answer"),
    [
        ("Talks", {"talks"}, True),  # as it stands
        ("Talks", {"talk"}, True),  # as its lemma
        ("held", {"hold"}, True),
        ("held", {"talk"}, False),
    ],
)
def test_is_in_knows_a_word_by_its_form_and_by_its_lemma(form: str, words: set[str], answer: bool) -> None:
    """Lists hold lemmas mostly, and forms where only one of them means it."""
    assert grammar.is_in(word("Talks are held in Ostrel.", form), words) is answer


@pytest.mark.parametrize(
    ("question", "text", "form", "answer"),
    [
        (grammar.own_subject, "Dorn flew to Ostrel and signed the deal.", "flew", "Dorn"),
        (grammar.own_subject, "Dorn flew to Ostrel and signed the deal.", "signed", None),
        (grammar.own_subject, "The deal was signed by Dorn.", "signed", "deal"),
        (grammar.subject_of, "Dorn flew to Ostrel and signed the deal.", "signed", "Dorn"),
        (grammar.subject_of, "Dorn wants to sign the deal.", "sign", "Dorn"),
        (grammar.subject_of, "Venn, signing the deal, smiled.", "signing", "Venn"),
        (grammar.subject_of, "The deal signed in Ostrel holds.", "signed", "deal"),
        (grammar.subject_of, "Dorn was told by Venn that it holds.", "told", "Dorn"),
        (grammar.subject_of, "Sign the deal!", "Sign", None),
        (speaker_of, "Dorn was told by Venn that it holds.", "told", "Venn"),
        (speaker_of, "Dorn flew to Ostrel and said that it holds.", "said", "Dorn"),
        (speaker_of, "Dorn, who said that it holds, flew to Ostrel.", "said", "Dorn"),
        (speaker_of, "Dorn was told that it holds.", "told", None),
        (grammar.agent_of, "The deal was signed by Dorn.", "signed", "Dorn"),
        (grammar.agent_of, "The deal was signed by Friday.", "signed", None),
        (grammar.agent_of, "Dorn signed the deal.", "signed", None),
    ],
)
def test_who(question: Callable[[Token], Token | None], text: str, form: str, answer: str | None) -> None:
    """Who does it, who is the subject, who speaks: three questions, with answers that may differ."""
    found = question(word(text, form))
    assert (found and found.text) == answer


@pytest.mark.parametrize(
    ("text", "pronoun", "verb", "answer"),
    [
        ("Dorn, who signed the deal, smiled.", "who", "signed", "Dorn"),
        ("The deal that Dorn signed holds.", "that", "signed", "deal"),
        ("The deal, which Venn pledged to veto, holds.", "which", "veto", "deal"),
        ("Dorn asked who signed the deal.", "who", "signed", "who"),  # a question has no antecedent
        ("Dorn signed the deal.", "Dorn", "signed", "Dorn"),
        ("That is the deal.", "That", "is", "That"),
    ],
)
def test_antecedent(text: str, pronoun: str, verb: str, answer: str) -> None:
    """A relative pronoun stands for the noun that its clause hangs on; other words stand for themselves."""
    head = word(text, verb)
    found = grammar.antecedent(next(token for token in head.doc if token.text == pronoun), head)
    assert found.text == answer


@pytest.mark.parametrize(
    ("text", "words", "answer"),
    [
        ("Dorn will sign.", "Dorn will sign", True),
        ("Dorn wants to sign the deal.", "to sign the deal", False),
        ("The signing of the deal holds.", "The signing of the deal", False),
    ],
)
def test_has_finite_verb(text: str, words: str, answer: bool) -> None:
    """A clause tells a tense, a phrase or an infinitive none."""
    context = context_of(text)
    assert grammar.has_finite_verb(grammar.tokens_of(context.doc, span(text, words))) is answer


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" “The deal,” ", "The deal"),
        ("the deal (of 1956).", "the deal (of 1956)"),
        ("of 1956).", "of 1956"),
        ("Dorn’s", "Dorn’s"),
        ("“…” –", "…"),
        ("“ – ”", None),
    ],
)
def test_trimmed(text: str, found: str | None) -> None:
    """Blanks, marks and punctuation go; a bracket whose other half is inside stays."""
    kept = grammar.trimmed(text, 0, len(text))
    assert (kept and kept.of(text)) == found


@given(st.text(alphabet=' ab.,"“”()[]', max_size=20))
def test_trimmed_is_inside_and_trimming_again_changes_nothing(text: str) -> None:
    """The result is a fixed point within the text."""
    kept = grammar.trimmed(text, 0, len(text))
    if kept is not None:
        assert Span(0, len(text)).contains(kept)
        assert grammar.trimmed(text, kept.start, kept.end) == kept


LONG = "Dorn, who flew in on Monday, will sign the new deal with Kesmar, and Venn will wait."


@pytest.mark.parametrize(
    ("make", "form", "found"),
    [
        (grammar.word_span, "sign", "sign"),
        (grammar.phrase, "deal", "the new deal with Kesmar"),
        (grammar.predicate, "sign", "sign the new deal with Kesmar"),
        (grammar.clause, "wait", "Venn will wait"),
        (grammar.clause, "sign", "Dorn, who flew in on Monday, will sign the new deal with Kesmar"),
        (grammar.sentence_of, "Dorn", LONG),
    ],
)
def test_spans_of_a_word(make: Callable[[Token], Span | None], form: str, found: str) -> None:
    """The word, its phrase, the verb with what follows, the clause without one of another subject."""
    made = make(word(LONG, form))
    assert made is not None
    assert made.of(LONG) == found


def test_a_phrase_ends_where_a_branch_is_left_out() -> None:
    """The result is one stretch around the head."""
    deal = word(LONG, "deal")
    found = grammar.phrase(deal, grammar.children(deal, "prep"))
    assert found is not None
    assert found.of(LONG) == "the new deal"


def test_span_of_covers_the_first_to_the_last_token_and_is_none_of_none() -> None:
    """Whatever the order of the tokens."""
    doc = word(LONG, "Dorn").doc
    found = grammar.span_of([doc[12], doc[9]])
    assert found is not None
    assert found.of(LONG) == doc[9:13].text
    assert grammar.span_of([]) is None


@pytest.mark.parametrize(
    ("words", "found"), [("ew in on M", ["flew", "in", "on", "Monday"]), ("sign", ["sign"])]
)
def test_tokens_of_a_span_are_whole(words: str, found: list[str]) -> None:
    """A token that the span cuts is in it."""
    context = context_of(LONG)
    assert [token.text for token in grammar.tokens_of(context.doc, span(LONG, words))] == found


def test_tokens_of_a_span_outside_the_text_are_none() -> None:
    """No error, for callers that only walk them."""
    assert grammar.tokens_of(context_of(LONG).doc, Span(len(LONG) + 5, len(LONG) + 9)) == []


def test_children_and_chain_up() -> None:
    """Down by relation, up to the root with the word itself first."""
    sign = word(LONG, "sign")
    assert [child.text for child in grammar.children(sign, "aux", "dobj")] == ["will", "deal"]
    assert grammar.children(sign, "agent") == []
    assert [head.text for head in grammar.chain_up(word(LONG, "new"))] == ["new", "deal", "sign"]


def test_sentences_stand_without_blanks_in_the_order_of_the_text() -> None:
    """Blank lines between paragraphs belong to no sentence."""
    text = "  Dorn signed.\n\n  Venn waits. \n"
    assert [one.of(text) for one in grammar.find_sentences(context_of(text))] == [
        "Dorn signed.",
        "Venn waits.",
    ]
    assert grammar.find_sentences(context_of("")) == ()


@pytest.mark.parametrize(("role", "answer"), [("body", True), ("caption", False), ("aside", False)])
def test_in_running_text(role: str, answer: bool) -> None:
    """Captions and asides do not count."""
    assert grammar.in_running_text(context_of("Dorn signed.", role), Span(0, 4)) is answer


SAID = "Venn said that Dorn thinks the long deal holds, and left."
OUTER = StatementMention((span(SAID, "Dorn thinks the long deal holds"),), "indirect", span(SAID, "said"))
INNER = StatementMention((span(SAID, "the long deal holds"),), "indirect", span(SAID, "thinks"), parent=0)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("deal", 1),  # the innermost
        ("thinks the", 0),
        ("and left", None),
        ("holds, and left", None),  # less than half of it is said
    ],
)
def test_statement_at(words: str, found: int | None) -> None:
    """The innermost statement whose content holds most of the span."""
    context = context_of(SAID, statements=(OUTER, INNER))
    assert grammar.statement_at(context, span(SAID, words)) == found


@pytest.mark.parametrize(("form", "answer"), [("said", True), ("thinks", True), ("holds", False)])
def test_is_cue(form: str, answer: bool) -> None:
    """The cues of statements, not the verbs in their contents."""
    context = context_of(SAID, statements=(OUTER, INNER))
    assert grammar.is_cue(context, word(SAID, form)) is answer


SEEN = "The Kesmar harbour office of Ostrel waits."
SHORT = Mention(span(SEEN, "Kesmar"), "country", "name", "Kesmar")
WIDE = Mention(span(SEEN, "The Kesmar harbour office"), "organisation", "name", "harbour office")


def test_mention_over_is_the_longest_and_none_beside_all() -> None:
    """A name within a name gives way to the whole."""
    context = context_of(SEEN, mentions=(WIDE, SHORT))
    assert grammar.mention_over(context, SEEN.index("smar")) == WIDE
    assert grammar.mention_over(context, SEEN.index("waits")) is None


@pytest.mark.parametrize(
    ("mentions", "form", "found"),
    [
        ((WIDE, SHORT), "Kesmar", "The Kesmar harbour office"),
        ((SHORT,), "office", "The Kesmar harbour office"),  # its own phrase, without "of Ostrel"
    ],
)
def test_mention_at(mentions: tuple[Mention, ...], form: str, found: str) -> None:
    """The longest mention that holds a token, else the token's noun phrase."""
    at = grammar.mention_at(context_of(SEEN, mentions=mentions), word(SEEN, form))
    assert at is not None
    assert at.of(SEEN) == found


def test_mention_at_no_token_is_none() -> None:
    """So that callers may hand on what they did not find."""
    assert grammar.mention_at(context_of(SEEN), None) is None
