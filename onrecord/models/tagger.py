"""The statement tagger: a small encoder that finds the parts of attributions.

Our own weights, trained by ``training/train_tagger.py`` and described in ``data/TAGGER.md``. They are
run by ONNX Runtime on one thread, one window at a time, so that the same window gives the same numbers.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime

from onrecord.errors import ModelError
from onrecord.extract.tagging import HEADS, Tagging
from onrecord.models.pieces import Splitter, windows
from onrecord.records.record import ModelInfo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from onrecord.extract.tagging import Head
    from onrecord.models.pieces import Pieces
    from onrecord.records.spans import Span

    _Judged = dict[str, NDArray[np.float32]]

NAME = "statement-tagger"
VERSION = "1"
KEPT_WINDOWS = 120  # judged last, about 30 MB: a copy's windows need no second look
SLOW = ("SkipLayerNormFusion",)  # a fusion that makes a window 15 % slower


class StatementTagger:
    """Finds contents, cues and sources, and which belongs to which.

    Args:
        weights: an ONNX file that takes ``ids`` and ``layout`` of one window, int64 of shape (n,), and
            gives the output of each of `HEADS`, of shape (n, width).
        vocabulary: the word pieces of its encoder, one a line.

    Raises:
        ModelError: if the weights cannot be read.
    """

    def __init__(self, weights: Path, vocabulary: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        try:
            self._session = onnxruntime.InferenceSession(
                str(weights), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
            )
        except Exception as exc:  # the runtime's own exceptions share no other root
            raise ModelError(f"cannot read the weights of the statement tagger: {exc}") from exc
        self._splitter = Splitter(vocabulary)
        self._kept: dict[tuple[bytes, bytes], _Judged] = {}

    def tag(self, text: str, within: Sequence[Span] | None = None) -> Tagging:
        """The judgements on every word piece of ``text``, or of the stretches ``within`` it."""
        pieces = self._splitter.split(text, within)
        count = len(pieces.ids)
        spans = np.array(pieces.spans, np.int32).reshape(-1, 2)
        wide = spans[:, 1] > spans[:, 0]  # breaks have no width, and nothing is kept of them
        rows = np.cumsum(wide) - 1
        heads = {head.name: np.zeros((int(wide.sum()), *head.shape), np.float32) for head in HEADS}
        margins = np.full(count, -1, np.int32)
        for begin, end in windows(pieces.lines):
            judged = self._judge(pieces.ids[begin:end], pieces.layout[begin:end])
            margin = _margins(begin, end, count)
            better = np.flatnonzero(margin > margins[begin:end])
            margins[begin + better] = margin[better]
            better = better[wide[begin + better]]
            for name, whole in heads.items():
                whole[rows[begin + better]] = judged[name][better]
        return Tagging(spans[wide, 0], spans[wide, 1], _lines(pieces)[wide], heads)

    def _judge(self, ids: list[int], layout: list[int]) -> _Judged:
        """The judgements on one window."""
        asked = np.array([self._splitter.first, *ids, self._splitter.last], np.int64)
        laid = np.array([0, *layout, 0], np.int64)
        named = asked.tobytes(), laid.tobytes()
        if named not in self._kept:
            outputs = self._session.run([head.output for head in HEADS], {"ids": asked, "layout": laid})
            if len(self._kept) >= KEPT_WINDOWS:
                self._kept.pop(next(iter(self._kept)))
            self._kept[named] = {
                head.name: np.array(_numbers(head, raw[1:-1]))  # kept apart from the runtime's own memory
                for head, raw in zip(HEADS, outputs, strict=True)
            }
        return self._kept[named]


def _margins(begin: int, end: int, count: int) -> NDArray[np.int32]:
    """How far each piece of a window stands from its edges; where the text itself ends is no edge."""
    places = np.arange(end - begin, dtype=np.int32)
    before = places if begin else places + count
    after = places[::-1] if end < count else places[::-1] + count
    return np.minimum(before, after)


def _numbers(head: Head, output: NDArray[np.float32]) -> NDArray[np.float32]:
    """What a head says, of shape (n, *head.shape)."""
    raw = output.reshape(len(output), *head.shape)
    if not head.shares:
        return raw
    raw = raw - raw.max(axis=-1, keepdims=True)
    shares: NDArray[np.float32] = raw - np.log(np.exp(raw).sum(axis=-1, keepdims=True))
    return shares


def _lines(pieces: Pieces) -> NDArray[np.int32]:
    """The number of the line of each piece."""
    lines = np.zeros(len(pieces.ids), np.int32)
    for number, (begin, end) in enumerate(pieces.lines):
        lines[begin:end] = number
    return lines


@lru_cache(maxsize=1)
def load_tagger() -> StatementTagger | None:
    """The tagger with the weights of this package, loaded once a process; None where it has none."""
    data = files("onrecord.models").joinpath("data")
    with as_file(data) as folder:
        weights = folder / "tagger.onnx"
        return StatementTagger(weights, folder / "vocabulary.txt") if weights.exists() else None


@lru_cache(maxsize=1)
def tagger_info() -> tuple[ModelInfo, ...]:
    """What the tagger's weights are, for the manifest; empty where the package has none."""
    weights = files("onrecord.models").joinpath("data", "tagger.onnx")
    if not weights.is_file():
        return ()
    return (ModelInfo(NAME, VERSION, sha256(weights.read_bytes()).hexdigest()),)
