"""What is known of the data behind the figures."""

from __future__ import annotations

from onrecord.evaluate.dossiers import DOSSIERS
from onrecord.evaluate.known import MEANINGS, load_dated, load_known
from onrecord.evaluate.measure import CORPORA


def test_every_corpus_says_how_far_it_is_known() -> None:
    """A word that is explained, and a sentence why."""
    known = load_known()
    assert known.keys() == {*CORPORA, DOSSIERS}
    for entry in known.values():
        assert entry.word in MEANINGS
        assert entry.why.endswith(".")


def test_figures_measured_by_hand_fill_their_tables() -> None:
    """A cell for each head, and a commit."""
    for entry in load_dated():
        assert entry.word in MEANINGS
        assert len(entry.commit) == 7
        assert {len(row) for row in entry.rows} == {len(entry.heads)}
