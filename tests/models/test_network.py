"""The encoder gives the vectors of the pipeline's own network."""

from __future__ import annotations

import numpy as np
import pytest
from pristine_pipeline import SENTENCES, pristine
from thinc.api import Linear

from onrecord.models import network
from onrecord.models.network import Encoder

NETWORKS = {
    "tok2vec": pristine().get_pipe("tok2vec").model,
    "ner": pristine().get_pipe("ner").model.layers[0].layers[0],
}


@pytest.mark.parametrize("name", NETWORKS)
def test_the_vectors_are_those_of_the_network(name: str) -> None:
    """They differ by no more than rounding does."""
    docs = [pristine().make_doc(text) for text in SENTENCES]
    for ours, theirs in zip(Encoder(NETWORKS[name])(docs), NETWORKS[name].predict(docs), strict=True):
        assert np.allclose(ours, theirs, atol=1e-4)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_vectors_in_bytes_are_nearly_those_of_the_network(name: str) -> None:
    """They are off by less than three hundredths of a deviation on average."""
    docs = [pristine().make_doc(text) for text in SENTENCES]
    ours = np.concatenate(Encoder(NETWORKS[name], quantised=True)(docs))
    theirs = np.concatenate(NETWORKS[name].predict(docs))
    assert np.abs(ours - theirs).mean() < 0.03 * theirs.std()


def test_other_texts_have_no_part_in_the_vectors_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last bit: alone, in a batch, in another order, and after words were forgotten."""
    docs = [pristine().make_doc(text) for text in SENTENCES]
    together = Encoder(NETWORKS["tok2vec"])(docs)
    backwards = Encoder(NETWORKS["tok2vec"])(docs[::-1])[::-1]
    monkeypatch.setattr(network, "KEPT_WORDS", 10)
    forgetful = Encoder(NETWORKS["tok2vec"])
    alone = [forgetful([doc])[0] for doc in docs]
    for one, two, three in zip(together, backwards, alone, strict=True):
        assert np.array_equal(one, two)
        assert np.array_equal(one, three)


def test_an_unknown_network_is_refused() -> None:
    """Only the architecture that is known is computed."""
    with pytest.raises(ValueError, match="not the network"):
        Encoder(Linear(2, 2))
