"""Word pieces of a text, with what its layout says of each, cut into windows for an encoder.

Training and reading share this module, so that a text looks the same to the model in both. Quotation
marks and capitals are told beside each piece, since the encoder's vocabulary knows lower case only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece

from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tokenizers import Encoding

WINDOW = 254  # pieces looked at together; the encoder's trained length is 256 with its two end marks
MIN_WINDOW = 48
# A window begins with the last paragraph of the one before, if it is so short. The statements of 40 PolNeAR
# articles and of the gold score alike at a third of a window, which takes 11 % more time; without any, F1 is
# 0.007 less.
SHARED_BELOW = WINDOW // 6
CUT_OVERLAP = 48  # pieces that two windows share where a paragraph is longer than a window
# Pieces of a text that are looked at; what is judged of each takes 3 kB. The longest text has 60,000.
MAX_PIECES = 75_000
PIECE_CHARS = 5  # characters of a piece of prose with the space behind it, about
LAYOUTS = 9  # outside quotation marks, inside, the mark itself; each in small letters, capitalised, capitals
BREAK_PIECE = "[unused1]"  # stands at the end of a line
_MARK_OR_BREAK = re.compile(r'[“”"«»„\n]')
_OUTSIDE, _INSIDE, _MARK = 0, 1, 2
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text; lists of one length, a line break being a piece without width.

    Attributes:
        ids: numbers in the vocabulary.
        spans: half-open code points.
        layout: what the layout says, 0 to `LAYOUTS` - 1.
        lines: half-open ranges of pieces, one for each line that is not blank, its break included.
    """

    ids: list[int]
    spans: list[tuple[int, int]]
    layout: list[int]
    lines: list[tuple[int, int]]


class Splitter:
    """Splits texts into the word pieces of a vocabulary in BERT's format (lower case, without accents).

    Args:
        vocabulary: a text file with one piece a line, the number of the line being its id.
    """

    def __init__(self, vocabulary: Path) -> None:
        pieces = vocabulary.read_text(encoding="utf-8").rstrip("\n").split("\n")
        ids = {piece: number for number, piece in enumerate(pieces)}
        self._tokenizer = Tokenizer(WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=100))
        self._tokenizer.normalizer = normalizers.BertNormalizer()
        self._tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        self.first, self.last, self._break = ids["[CLS]"], ids["[SEP]"], ids[BREAK_PIECE]

    def split(self, text: str, within: Sequence[Span] | None = None) -> Pieces:
        """The pieces of a text, line by line, up to `MAX_PIECES`; blank lines give none.

        Args:
            text: any text.
            within: stretches of lines to split and nothing else, in order; None for the whole text.
        """
        marks = quotation_states(text)
        pieces = Pieces([], [], [], [])
        for part in [Span(0, len(text))] if within is None and text else within or ():
            for line in _LINE.finditer(text, part.start, part.end):
                if line[0].strip() and len(pieces.ids) < MAX_PIECES:
                    begin = len(pieces.ids)
                    self._add_line(pieces, line[0], line.start(), marks)
                    pieces.lines.append((begin, len(pieces.ids)))
        return pieces

    def _add_line(self, pieces: Pieces, line: str, offset: int, marks: bytearray) -> None:
        room = MAX_PIECES - len(pieces.ids)
        encoded: Encoding = self._tokenizer.encode(line[: room * PIECE_CHARS], add_special_tokens=False)
        pieces.ids.extend(encoded.ids[:room])
        for start, end in encoded.offsets[:room]:
            pieces.spans.append((start + offset, end + offset))
            pieces.layout.append(marks[start + offset] * 3 + capitals(line[start:end]))
        pieces.ids.append(self._break)
        pieces.spans.append((offset + len(line), offset + len(line)))
        pieces.layout.append(0)


def quotation_states(text: str) -> bytearray:
    """For each code point whether it stands outside (0) or inside (1) quotation marks or is one (2).

    A quotation ends with its line at the latest.
    """
    states = bytearray(len(text))
    inside, last = False, 0
    for mark in _MARK_OR_BREAK.finditer(text):
        at, sign = mark.start(), mark[0]
        if inside:
            states[last:at] = bytes((_INSIDE,)) * (at - last)
        if sign != "\n":
            states[at] = _MARK
        inside = sign in "“«„" or (sign == '"' and not inside)
        last = mark.end()
    return states


def capitals(word: str) -> int:
    """0 for a word in small letters, 1 for a capitalised one, 2 for one all in capitals."""
    if len(word) > 1 and word.isupper():
        return 2
    return int(word[:1].isupper())


def windows(lines: list[tuple[int, int]], first: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Ranges of pieces that an encoder looks at together, along the lines and overlapping a little.

    Args:
        lines: ranges of pieces, one a line (`Pieces.lines`).
        first: the size of the first window, for training on other cuts of a text.
    """
    cuts = list(_cuts(lines))
    at, limit = 0, max(MIN_WINDOW, first)
    while at < len(cuts):
        begin, end = cuts[at][0], at
        while end < len(cuts) and cuts[end][1] - begin <= limit:
            end += 1
        end = max(end, at + 1)
        yield begin, cuts[end - 1][1]
        if end >= len(cuts):
            return
        last = cuts[end - 1]
        at = end - 1 if end - 1 > at and last[1] - last[0] < SHARED_BELOW else end
        limit = WINDOW


def _cuts(lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines, those longer than a window in overlapping pieces."""
    for begin, end in lines:
        while end - begin > WINDOW:
            yield begin, begin + WINDOW
            begin += WINDOW - CUT_OVERLAP
        yield begin, end
