"""What holds of the statements of any text, put together from invented sentences and loose marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extract.statements.statements_read import read, words
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span

SENTENCES = (
    "Ana Dorn said that the boats would stay in port.",
    "“We will not sign under pressure,” Foreign Minister Horst said on Monday.",
    "“The offer,” Ines Morav told reporters, “is on the table until May.”",
    "According to the ministry, the visit was put off.",
    "President Venn said Kesmar had threatened to close the port of Tarn.",
    "“There is still much to be done.”",
    "It rained in Lissen and the boats lay in port.",
    "The talks go on, the minister was quoted as saying, adding that “no boat” would pass.",
    "Kesmar's insistence that the coast must be shared is old.",
    "Officials have been clear that the ban will stay.",
    "Ana Dorn told farmers that the ban would end, reports the Lissen Herald.",
    "“Horst says that ‘the coast will never be shared again’,” Venn said.",
    "Kesmar: the islands are not for sale",
    "“We waited for a long time.",
    "Asked whether it holds, she said: “It does.”",
)
MARKS = '“”"‘’«»—,.:()'

texts = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n\n", "\n"])), min_size=1, max_size=4
).map(lambda parts: "".join(sentence + gap for sentence, gap in parts).strip())

quick = settings(max_examples=40, deadline=None)


def spans_of(statement: StatementMention) -> list[Span]:
    """Every span that a statement points at."""
    single = (
        statement.cue,
        statement.source,
        statement.addressee,
        statement.occasion,
        statement.polarity_words,
    )
    return [
        *statement.content,
        *statement.said_times,
        *statement.said_around,
        *(one for one in single if one),
    ]


@quick
@given(texts, st.integers(0, 200), st.sampled_from(MARKS))
def test_spans_lie_in_the_text_however_marks_are_strewn(text: str, at: int, mark: str) -> None:
    """No span is empty, begins or ends with a blank, or goes beyond the text."""
    text = f"{text[:at]}{mark}{text[at:]}"
    for statement in read(text):
        for span in spans_of(statement):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()


@quick
@given(texts, st.integers(0, 200), st.sampled_from(MARKS))
def test_parts_do_not_overlap(text: str, at: int, mark: str) -> None:
    """Neither those of one statement, nor those of two unless one reports the other."""
    text = f"{text[:at]}{mark}{text[at:]}"
    statements = read(text)
    outer = [part for one in statements if one.parent is None for part in one.content]
    assert all(one.end <= other.start for one, other in zip(sorted(outer), sorted(outer)[1:], strict=False))
    for statement in statements:
        assert list(statement.content) == sorted(statement.content)


@quick
@given(texts)
@example("Ana Dorn told farmers that Ben Sable said that the ban would end, reports the Lissen Herald.")
def test_a_reported_statement_lies_in_its_parent(text: str) -> None:
    """With its cue and its source; the parent comes before it and has another speaker."""
    statements = read(text)
    for number, statement in enumerate(statements):
        if statement.parent is not None:
            parent = statements[statement.parent]
            assert statement.parent < number
            parts = [*statement.content, *(one for one in (statement.cue, statement.source) if one)]
            assert all(any(held.contains(part) for held in parent.content) for part in parts)
            assert statement.source != parent.source


@quick
@given(texts)
def test_a_content_has_neither_enclosing_marks_nor_its_own_cue(text: str) -> None:
    """Who said it is not what was said."""
    for statement in read(text):
        for part in statement.content:
            own = part.of(text)
            assert statement.mode != "direct" or own[0] not in '“"«„', own
            assert not any(part.overlaps(one) for one in (statement.cue, statement.source) if one)


@quick
@given(texts)
def test_statements_stand_in_the_order_of_the_text(text: str) -> None:
    """An outer one before those inside it."""
    starts = [one.span.start for one in read(text)]
    assert starts == sorted(starts)


@quick
@given(texts)
def test_reading_twice_is_reading_once(text: str) -> None:
    """A reading depends on its text alone."""
    assert read(text) == read(text)


@quick
@given(texts, st.sampled_from([one for one in SENTENCES if not one.startswith(("“", "Asked"))]))
def test_a_paragraph_behind_changes_nothing_before_it(text: str, more: str) -> None:
    """What is said in plain words in a new paragraph is added to what was read before.

    Quotations may be attributed from behind; a parse may lean on the sentence that follows it at once.
    """
    text = f"{text.removesuffix('“We waited for a long time.')}\n\nIt rained in Lissen and it snowed in Tarn."
    before, after = read(text), read(f"{text}\n\n{more}")
    assert after[: len(before)] == before


@quick
@given(
    st.lists(
        st.sampled_from(["boats", "islands", "the winter", "no net", "a long year"]), min_size=2, max_size=6
    ),
    st.sampled_from(["Ana Dorn", "President Venn", "Foreign Minister Horst", "the minister"]),
    st.sampled_from(["said", "added", "told reporters", "warned"]),
    st.sampled_from(["", "It rained in Lissen.\n\n", "The boats lay in port. "]),
)
def test_a_planted_quotation_is_found_at_its_place(
    things: list[str], speaker: str, cue: str, before: str
) -> None:
    """Whatever stands in it, with its speaker."""
    quoted = f"We shall wait for {' and '.join(things)}"
    text = f"{before}“{quoted},” {speaker} {cue} in Tarn."
    start = text.index(quoted)
    (statement,) = [one for one in read(text) if one.parent is None]
    assert statement.content == (Span(start, start + len(quoted)),)
    assert statement.source is not None
    assert statement.source.of(text) == speaker


@quick
@given(
    st.lists(st.sampled_from(["boats", "islands", "nets", "ports"]), min_size=1, max_size=4),
    st.sampled_from(["Ana Dorn", "President Venn", "Foreign Minister Horst", "The ministry"]),
    st.sampled_from(["said", "announced", "noted", "warned"]),
)
def test_a_planted_clause_is_found_at_its_place(things: list[str], speaker: str, cue: str) -> None:
    """Behind "that", to the end of its sentence."""
    clause = f"the {' and the '.join(things)} would stay with Varland"
    text = f"It rained in Tarn. {speaker} {cue} that {clause}. It snowed."
    assert [words(text, one) for one in read(text)] == [clause]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_place_of_a_sentence_does_not_matter(sentence: str) -> None:
    """Behind a paragraph without statements, every span is as far behind."""
    opening = "It rained in Lissen and the boats lay in port.\n\n"
    moved = [_moved(one, len(opening)) for one in read(sentence)]
    assert [spans_of(one) for one in read(opening + sentence)] == [spans_of(one) for one in moved]


def _moved(statement: StatementMention, by: int) -> StatementMention:
    """The statement with every span shifted."""
    return replace(
        statement,
        content=tuple(part.shift(by) for part in statement.content),
        cue=statement.cue and statement.cue.shift(by),
        source=statement.source and statement.source.shift(by),
        addressee=statement.addressee and statement.addressee.shift(by),
        occasion=statement.occasion and statement.occasion.shift(by),
        said_times=tuple(span.shift(by) for span in statement.said_times),
        said_around=tuple(span.shift(by) for span in statement.said_around),
        polarity_words=statement.polarity_words and statement.polarity_words.shift(by),
    )
