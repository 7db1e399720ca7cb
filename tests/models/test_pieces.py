"""Word pieces with their layout, and the windows an encoder looks at."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models.pieces import MAX_PIECES, WINDOW, Splitter, capitals, quotation_states, windows

SPLITTER = Splitter(Path(str(files("onrecord.models").joinpath("data", "vocabulary.txt"))))


@given(st.text(max_size=300))
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    """Every piece is a stretch of the text behind the one before it; breaks have no width."""
    pieces = SPLITTER.split(text)
    assert len(pieces.ids) == len(pieces.spans) == len(pieces.layout)
    assert all(0 <= start <= end <= len(text) for start, end in pieces.spans)
    starts = [start for start, _ in pieces.spans]
    assert starts == sorted(starts)


def test_a_line_ends_with_a_break_and_blank_lines_give_none() -> None:
    """Two lines, each with its break."""
    pieces = SPLITTER.split("One line.\n\nAnother.")
    assert pieces.lines == [(0, 4), (4, 7)]
    assert [at for at, (start, end) in enumerate(pieces.spans) if start == end] == [3, 6]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ('a "b" c', "0021200"),
        ("a “b” c", "0021200"),
        ('a "b\nc', "002100"),
        ("plain", "00000"),
    ],
)
def test_quotation_marks_are_told_and_end_with_the_line(text: str, states: str) -> None:
    """Outside, inside, and the marks themselves."""
    assert "".join(map(str, quotation_states(text))) == states


@pytest.mark.parametrize(("word", "kind"), [("word", 0), ("Word", 1), ("U", 1), ("UN", 2), ("7", 0)])
def test_capitals(word: str, kind: int) -> None:
    """Small letters, a capital, all capitals."""
    assert capitals(word) == kind


@given(st.lists(st.integers(1, 900), max_size=20), st.integers(1, WINDOW))
def test_windows_cover_all_pieces_and_none_is_too_long(lengths: list[int], first: int) -> None:
    """Whatever the lengths of the lines."""
    lines, begin = [], 0
    for length in lengths:
        lines.append((begin, begin + length))
        begin += length
    covered: set[int] = set()
    for start, end in windows(lines, first):
        assert 0 < end - start <= WINDOW
        covered.update(range(start, end))
    assert covered == set(range(begin))


def test_a_window_begins_with_the_short_paragraph_that_ended_the_one_before() -> None:
    """So that what is said of it there is seen with what follows."""
    assert list(windows([(0, 200), (200, 240), (240, 300)])) == [(0, 240), (200, 300)]


def test_an_endless_text_has_an_end() -> None:
    """What lies behind is not looked at, in one line or in many, and takes no memory."""
    for text in ("<a>" * MAX_PIECES, "<a>\n" * MAX_PIECES):
        split = SPLITTER.split(text)
        assert MAX_PIECES <= len(split.ids) <= MAX_PIECES + 4
        assert len(split.ids) == len(split.spans) == len(split.layout)
