"""Layers give what their weights say, and a row does not depend on the others."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.models.layers import Convolution, Linear

WIDTH, PIECES, OUTPUTS = 96, 3, 74
SOURCE = np.random.default_rng(7)


def _numbers(*shape: int) -> np.ndarray:
    return SOURCE.standard_normal(shape).astype(np.float32)


WEIGHTS, BIAS = _numbers(3 * WIDTH, PIECES * WIDTH) / WIDTH, _numbers(PIECES * WIDTH)
GAIN, SHIFT = _numbers(WIDTH), _numbers(WIDTH)
NARROW, NARROW_BIAS = _numbers(WIDTH, OUTPUTS), _numbers(OUTPUTS)
ROWS = _numbers(150, WIDTH)


def test_a_linear_layer_is_a_product_and_a_bias() -> None:
    """For every row."""
    assert np.allclose(Linear(NARROW, NARROW_BIAS)(ROWS), ROWS @ NARROW + NARROW_BIAS, atol=1e-4)


def test_a_convolution_is_maxout_and_layer_norm_over_three_rows() -> None:
    """The row itself is added; the first and the last have no neighbour and no output."""
    windows = np.concatenate([ROWS[:-2], ROWS[1:-1], ROWS[2:]], axis=1)
    greatest = (windows @ WEIGHTS + BIAS).reshape(-1, PIECES, WIDTH).max(axis=1)
    centred = greatest - greatest.mean(axis=1, keepdims=True)
    normed = centred / np.sqrt(centred.var(axis=1, keepdims=True) + 1e-8) * GAIN + SHIFT
    assert np.allclose(Convolution(WEIGHTS, BIAS, GAIN, SHIFT)(ROWS), ROWS[1:-1] + normed, atol=1e-4)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 11, 12, 13, 31, 64, 149])
def test_a_row_does_not_depend_on_the_rows_beside_it(count: int) -> None:
    """To the last bit: however many there are, and wherever it stands among them."""
    linear, convolution = Linear(NARROW, NARROW_BIAS), Convolution(WEIGHTS, BIAS, GAIN, SHIFT)
    flat, wide = linear(ROWS), convolution(ROWS)
    for start in (0, 1, 150 - count):
        assert np.array_equal(linear(ROWS[start : start + count]), flat[start : start + count])
        if count >= 4:
            assert np.array_equal(convolution(ROWS[start : start + count]), wide[start : start + count - 2])


def test_no_rows_give_none() -> None:
    """Where a text has no tokens."""
    assert Linear(NARROW, NARROW_BIAS)(ROWS[:0]).shape == (0, OUTPUTS)
