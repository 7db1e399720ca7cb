"""Layers give what their weights say, and a row does not depend on the others."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.models.layers import Convolution, Linear, QuantisedConvolution

WIDTH, PIECES, OUTPUTS = 96, 3, 74
SOURCE = np.random.default_rng(7)


def _numbers(*shape: int) -> np.ndarray:
    return SOURCE.standard_normal(shape).astype(np.float32)


WEIGHTS, BIAS = _numbers(3 * WIDTH, PIECES * WIDTH) / WIDTH, _numbers(PIECES * WIDTH)
GAIN, SHIFT = _numbers(WIDTH), _numbers(WIDTH)
NARROW, NARROW_BIAS = _numbers(WIDTH, OUTPUTS), _numbers(OUTPUTS)
ROWS = _numbers(150, WIDTH)
REACH = np.full(WIDTH, 4, dtype=np.float32)


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


def test_a_convolution_in_bytes_is_nearly_the_same() -> None:
    """Two hundredths of a deviation off on average; what lies out of reach is cut, not turned round."""
    exact, quick = (
        Convolution(WEIGHTS, BIAS, GAIN, SHIFT),
        QuantisedConvolution(WEIGHTS, BIAS, GAIN, SHIFT, REACH),
    )
    assert np.abs(exact(ROWS) - quick(ROWS)).mean() < 0.02 * exact(ROWS).std()
    at_edge = np.sign(ROWS) * REACH
    cut = quick(100 * at_edge) - 100 * at_edge[1:-1]
    assert np.allclose(cut, quick(at_edge) - at_edge[1:-1], atol=0.1)


def test_a_channel_that_is_always_zero_does_no_harm() -> None:
    """Nor an output without weights."""
    reach, weights = REACH.copy(), WEIGHTS.copy()
    reach[3], weights[:, 5] = 0, 0
    rows = ROWS.copy()
    rows[:, 3] = 0
    assert np.isfinite(QuantisedConvolution(weights, BIAS, GAIN, SHIFT, reach)(rows)).all()


@pytest.mark.parametrize("count", [1, 2, 3, 5, 11, 12, 13, 31, 64, 149])
def test_a_row_does_not_depend_on_the_rows_beside_it(count: int) -> None:
    """To the last bit: however many there are, and wherever it stands among them."""
    linear = Linear(NARROW, NARROW_BIAS)
    flat = linear(ROWS)
    for start in (0, 1, 150 - count):
        assert np.array_equal(linear(ROWS[start : start + count]), flat[start : start + count])


@pytest.mark.parametrize("count", [4, 5, 11, 12, 13, 31, 64, 149])
@pytest.mark.parametrize(
    "layer",
    [
        Convolution(WEIGHTS, BIAS, GAIN, SHIFT),
        QuantisedConvolution(WEIGHTS, BIAS, GAIN, SHIFT, REACH),
    ],
)
def test_a_convolution_does_not_depend_on_the_rows_further_off(
    layer: Convolution | QuantisedConvolution, count: int
) -> None:
    """To the last bit."""
    whole = layer(ROWS)
    for start in (0, 1, 150 - count):
        assert np.array_equal(layer(ROWS[start : start + count]), whole[start : start + count - 2])


def test_no_rows_give_none() -> None:
    """Where a text has no tokens."""
    assert Linear(NARROW, NARROW_BIAS)(ROWS[:0]).shape == (0, OUTPUTS)
