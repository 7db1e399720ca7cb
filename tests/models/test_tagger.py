"""The statement tagger with the weights of the package."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.extract.statements.attributions import find_attributions, support
from onrecord.extract.tagging import PARTS
from onrecord.models.tagger import StatementTagger, load_tagger, tagger_info
from onrecord.records.spans import Span

DATA = Path(str(files("onrecord.models").joinpath("data")))
TEXT = (
    "The talks went on for hours in Ostrel.\n\n"
    "Foreign Minister Ana Dorn said on Monday that Varland would never give up the islands."
)


@pytest.fixture(scope="module")
def tagger() -> StatementTagger:
    """The one shipped."""
    found = load_tagger()
    assert found is not None, "the package has lost its weights"
    return found


def test_it_finds_who_said_what(tagger: StatementTagger) -> None:
    """Content, cue and source of a plain report, and nothing in the sentence that reports nothing."""
    (found,) = find_attributions(tagger.tag(TEXT))
    assert found.cue is not None
    assert found.source is not None
    assert found.content[0].span.of(TEXT).removeprefix("that ") == "Varland would never give up the islands"
    assert found.cue.span.of(TEXT).startswith("said")
    assert "Dorn" in found.source.span.of(TEXT)


def test_the_same_text_gives_the_same_judgements(tagger: StatementTagger) -> None:
    """In another process too: a fresh tagger remembers nothing."""
    again = StatementTagger(DATA / "tagger.onnx", DATA / "vocabulary.txt")
    for one in (tagger.tag(TEXT), again.tag(TEXT)):
        assert np.array_equal(one.heads["parts"], tagger.tag(TEXT).heads["parts"])


def test_judgements_are_probabilities(tagger: StatementTagger) -> None:
    """For each piece and part they sum to one."""
    tagging = tagger.tag(TEXT)
    assert np.allclose(np.exp(tagging.heads["parts"]).sum(axis=2), 1, atol=1e-5)
    assert tagging.heads["parts"].shape[1:] == (len(PARTS), 3)


def test_only_the_stretches_asked_for_are_judged(tagger: StatementTagger) -> None:
    """Turns of a transcript, captions and asides need no tagger."""
    second = Span(TEXT.index("Foreign"), len(TEXT))
    tagging = tagger.tag(TEXT, [second])
    assert tagging.starts[0] == second.start
    assert tagging.ends[-1] == len(TEXT)
    assert len(tagger.tag(TEXT, []).starts) == len(tagger.tag("").starts) == 0


def test_support_tells_how_far_words_are_taken_for_a_part(tagger: StatementTagger) -> None:
    """The minister is a source, the islands are not."""
    tagging, source = tagger.tag(TEXT), PARTS.index("source")

    def of(words: str) -> float:
        return support(tagging, source, Span(TEXT.index(words), TEXT.index(words) + len(words)))

    assert of("Ana Dorn") > 0.5 > of("the islands")


def test_the_manifest_names_the_weights_by_their_hash() -> None:
    """So that a record says what it was read with."""
    (info,) = tagger_info()
    assert info.sha256 == sha256((DATA / "tagger.onnx").read_bytes()).hexdigest()


def test_the_weights_are_small_enough_for_the_package() -> None:
    """At most 25 MB."""
    assert (DATA / "tagger.onnx").stat().st_size <= 25_000_000


def test_broken_weights_are_told_as_such(tmp_path: Path) -> None:
    """Not as an error of the runtime."""
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no weights")
    with pytest.raises(ModelError, match="cannot read the weights"):
        StatementTagger(broken, DATA / "vocabulary.txt")
