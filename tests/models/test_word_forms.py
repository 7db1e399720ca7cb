"""Parts of speech and lemmas are those that the pipeline's attribute ruler and lemmatizer set."""

from __future__ import annotations

import numpy as np
import pytest
from pristine_pipeline import SENTENCES, pristine

from onrecord.models import word_forms
from onrecord.models.word_forms import PIPES, READS, SETS, WordForms


@pytest.mark.parametrize("kept", [word_forms.KEPT, 3])
def test_the_forms_are_those_of_ruler_and_lemmatizer(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """For words with rules of their own, with rules on the word beside them, and for all others."""
    monkeypatch.setattr(word_forms, "KEPT", kept)
    forms = WordForms(pristine())
    for text in (*SENTENCES, *SENTENCES[::-1]):
        with pristine().select_pipes(disable=[*PIPES, "ner"]):
            doc = pristine()(text)
        ours = forms(doc.to_array(list(READS)))
        for name in PIPES:
            doc = pristine().get_pipe(name)(doc)
        assert np.array_equal(ours, doc.to_array(list(SETS)))


def test_a_rule_that_is_not_understood_is_refused() -> None:
    """A ruler with a pattern of another kind is left to the pipeline."""
    ruler = pristine().get_pipe("attribute_ruler")
    before = ruler.to_bytes(exclude=["vocab"])
    ruler.add([[{"LENGTH": {">": 40}}]], {"POS": "X"})
    try:
        with pytest.raises(ValueError, match="LENGTH"):
            WordForms(pristine())
    finally:
        ruler.clear()
        ruler.from_bytes(before, exclude=["vocab"])
