"""What holds of the mentions of any text: they lie in it, cover every source, and lead to each other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.mentions.mentions_read import read_spans
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records.spans import Span

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

_EXAMPLES = settings(max_examples=60, deadline=None)

_WHO = (
    "President Venn", "Varland's foreign minister, Maria Horst,", "Kesmari officials", "Mr Dorn", "Venn",
    "Ludwig van der Holm", "Oru Ban-ti", "the Tidewatch movement", "Moscow", "the Kremlin", "Horst",
    "Russian and Chinese envoys", "the joint statement", "its letter", "both sides", "he", "it", "they",
    "who", "she", "the two ministers", "U.S.", "a spokesman for Mr Venn", "the Bank of Tarn", "the group",
    "his counterpart", "Then-President Holm", "ZORL TEBBIN", "the former president", "[Paul] Dorn",
    "the editor-in-chief", "P5+1",
)  # fmt: skip
_DOES = (
    "said that it was over", "met", "released a statement", "came to Ostrel", "is ready for talks with",
    "and", "was named", "'s boats left", "“waits”", "near the port on Monday 3 May 1990",
)  # fmt: skip
_ENDS = (". ", ".\n\n", "? ", "\n", " – ", "; ")


@st.composite
def _texts(draw: DrawFn) -> str:
    """Sentences of people and what they do, in any order, well formed or not."""
    pieces = draw(
        st.lists(st.tuples(*map(st.sampled_from, (_WHO, _DOES, _WHO, _ENDS))), min_size=1, max_size=5)
    )
    return "".join(f"{who} {does} {whom}{end}" for who, does, whom, end in pieces).strip()


@st.composite
def _texts_with_sources(draw: DrawFn) -> tuple[str, list[Span]]:
    """A text and some runs of its words as sources."""
    text = draw(_texts())
    words = [match.span() for match in re.finditer(r"\S+", text)]
    runs = draw(st.lists(st.tuples(*[st.integers(0, len(words) - 1)] * 2).map(sorted), max_size=3))
    return text, [Span(words[first][0], words[last][1]) for first, last in runs]


@_EXAMPLES
@given(_texts_with_sources())
def test_every_source_has_a_mention_with_its_span(drawn: tuple[str, list[Span]]) -> None:
    """Whatever words it holds."""
    text, sources = drawn
    assert set(sources) <= {mention.span for mention in read_spans(text, sources)}


@_EXAMPLES
@given(_texts_with_sources())
def test_mentions_lie_in_the_text_in_its_order(drawn: tuple[str, list[Span]]) -> None:
    """No span is empty or beyond the end, and they come as they stand."""
    text, sources = drawn
    spans = [mention.span for mention in read_spans(text, sources)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)


@_EXAMPLES
@given(_texts_with_sources())
def test_links_lead_to_other_mentions(drawn: tuple[str, list[Span]]) -> None:
    """Antecedents stand for themselves; no mention is its own member, antecedent or owner."""
    mentions = read_spans(*drawn)
    for i, mention in enumerate(mentions):
        linked = {mention.antecedent, mention.owner, *mention.members} - {None}
        assert i not in linked
        assert linked <= set(range(len(mentions)))
        assert mention.antecedent is None or mentions[mention.antecedent].antecedent is None


@_EXAMPLES
@given(_texts())
def test_mentions_of_one_do_not_overlap(text: str) -> None:
    """Two mentions of one person or body are two places of the text; only sources hold others."""
    chains: dict[int, list[Span]] = {}
    for i, mention in enumerate(read_spans(text, [])):
        chains.setdefault(i if mention.antecedent is None else mention.antecedent, []).append(mention.span)
    for spans in chains.values():
        assert all(one.end <= other.start for one, other in pairwise(sorted(spans)))


@_EXAMPLES
@given(_texts_with_sources())
def test_the_same_text_gives_the_same_mentions(drawn: tuple[str, list[Span]]) -> None:
    """In whatever order its statements come."""
    text, sources = drawn
    assert read_spans(text, sources) == read_spans(text, sources[::-1])


def test_a_text_without_words_has_no_mentions() -> None:
    """The empty one."""
    assert read_spans("", []) == ()
