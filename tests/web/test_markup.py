"""Highlights stay exact however they nest and cross."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.markup import Highlight, mark_up, nest

TEXT = "Talks on <the> islands & fishing rights"


def _render(text: str, *spans: tuple[int, int]) -> str:
    whole = [(Highlight(start, end, ("statement",), f"s-{start}-{end}"),) for start, end in spans]
    return str(mark_up(text, 0, len(text), nest(whole)))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 2), (3, 5)], "<m>ab</m>c<m>de</m>f"),
        ([(0, 6), (2, 4)], "<m>ab<m>cd</m>ef</m>"),
        ([(0, 4), (2, 6)], "<m>ab<m>cd</m></m><m>ef</m>"),
        ([(0, 4), (0, 2)], "<m><m>ab</m>cd</m>ef"),
        ([(1, 6), (0, 3), (2, 5)], "<m>a<m>b<m>c</m></m></m><m><m>de</m>f</m>"),
        ([], "abcdef"),
    ],
)
def test_crossing_spans_are_cut(spans: list[tuple[int, int]], expected: str) -> None:
    """Nested spans nest; crossing ones are cut at the edge of the outer one."""
    assert re.sub(r"<mark[^>]*>", "<m>", _render("abcdef", *spans)).replace("mark>", "m>") == expected


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 39)), max_size=12))
def test_text_survives_any_spans(pairs: list[tuple[int, int]]) -> None:
    """Without its tags the HTML is the text; every id stands once; elements are balanced."""
    spans = sorted({(start, end) for start, end in pairs if start < end})
    html = _render(TEXT, *spans)
    assert unescape(re.sub(r"</?mark[^>]*>", "", html)) == TEXT
    ids = re.findall(r'id="([^"]+)"', html)
    assert sorted(ids) == sorted(f"s-{start}-{end}" for start, end in spans)
    assert html.count("<mark") == html.count("</mark>")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 39)), max_size=12))
def test_pieces_cover_their_span_exactly(pairs: list[tuple[int, int]]) -> None:
    """The pieces of a highlight, put together, are the highlight."""
    spans = sorted({(start, end) for start, end in pairs if start < end})
    pieces = nest([(Highlight(*span, (str(span),)),) for span in spans])
    for span in spans:
        mine = sorted((one.start, one.end) for one in pieces if one.kinds == (str(span),))
        assert [place for piece in mine for place in range(*piece)] == list(range(*span))


def test_cut_pieces_share_a_group() -> None:
    """All pieces of a cut span carry the class that lights them up, the id only the first."""
    html = _render("abcdef", (0, 4), (2, 6))
    assert html.count(' id="s-2-6"') == 1
    assert html.count("g0") == 2


def test_hostile_text_and_label_are_escaped() -> None:
    """Neither the text nor a hover label can open an element."""
    mark = Highlight(0, 8, ("event",), "s-0-8", '"><script>')
    html = str(mark_up("<script>", 0, 8, [mark]))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
