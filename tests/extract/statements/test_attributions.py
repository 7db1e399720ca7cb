"""From judgements on word pieces to linked attributions."""

from __future__ import annotations

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.statements.attributions import REACH, best_path, find_attributions, support
from onrecord.extract.tagging import CONTENT_LINK, PARTS, SOURCE_LINK, Tagging
from onrecord.records.spans import Span

SURE, UNSURE = 0.96, 0.02
STATES = {"-": 0, "b": 1, "i": 2}


def tagging_of(
    text: str, tags: dict[str, str], links: dict[int, tuple[int | None, int | None]] | None = None
) -> Tagging:
    """The words of ``text`` as pieces; ``tags`` has a letter a word for each part.

    ``links`` lead from a word to the word of its source and the word of its content.
    """
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    scores = np.full((len(words), len(PARTS), 3), UNSURE, np.float32)
    for number, part in enumerate(PARTS):
        for at, letter in enumerate(tags.get(part, "-" * len(words))):
            scores[at, number, STATES[letter]] = SURE
    queries, keys = (np.zeros((len(words), CONTENT_LINK.stop), np.float32) for _ in range(2))
    for number, (cue, targets) in enumerate((links or {}).items()):
        for half, target in zip((SOURCE_LINK, CONTENT_LINK), targets, strict=True):
            queries[cue, half.start + number] = 20
            keys[cue if target is None else target, half.start + number] = 20
    lines = np.array([text[:start].count("\n") for start, _ in words], np.int32)
    starts, ends = (np.array(column, np.int32) for column in zip(*words, strict=True))
    return Tagging(starts, ends, lines, {"parts": np.log(scores), "queries": queries, "keys": keys})


def test_content_cue_and_source_are_linked() -> None:
    """The cue leads to its source and its content."""
    text = "Venn said the accord is dead while Horst slept"
    tags = {"content": "--biii---", "cue": "-b-------", "source": "b-----" + "-b-"}
    (found,) = find_attributions(tagging_of(text, tags, {1: (0, 2)}))
    assert [part.span.of(text) for part in found.content] == ["the accord is dead"]
    assert found.cue is not None
    assert found.source is not None
    assert (found.cue.span.of(text), found.source.span.of(text)) == ("said", "Venn")


def test_a_cue_that_points_at_itself_has_no_source() -> None:
    """A passive names nobody."""
    text = "It was said the accord is dead near Horst"
    tags = {"content": "---biii--", "cue": "-bi------", "source": "--------b"}
    (found,) = find_attributions(tagging_of(text, tags, {1: (None, 3)}))
    assert found.source is None
    assert found.cue is not None


def test_contents_of_one_cue_are_one_attribution() -> None:
    """A split sentence has two parts and one cue; each content goes to the cue that points at it most."""
    text = "We go Venn said and stay Horst denied all"
    tags = {"content": "bi--bi--b", "cue": "---b---b-", "source": "--b---b--"}
    tagging = tagging_of(text, tags, {3: (2, 0), 7: (6, 8)})
    tagging.heads["keys"][4] = tagging.heads["keys"][0]
    first, second = find_attributions(tagging)
    assert [part.span.of(text) for part in first.content] == ["We go", "and stay"]
    assert second.source is not None
    assert second.source.span.of(text) == "Horst"


def test_one_doubtful_piece_does_not_break_a_content() -> None:
    """Leaving a part has its price."""
    text = "Venn said the accord is quite dead"
    tagging = tagging_of(text, {"content": "--biiii", "cue": "-b-----"}, {1: (None, 2)})
    tagging.heads["parts"][4, 0] = np.log([0.55, 0.05, 0.4])
    (found,) = find_attributions(tagging)
    assert [part.span.of(text) for part in found.content] == ["the accord is quite dead"]


def test_a_content_may_run_over_lines_and_a_source_may_not() -> None:
    """Speeches run over paragraphs; names do not."""
    text = "Venn\nHorst said we go\nand stay"
    tags = {"content": "---bi" + "ii", "cue": "--b----", "source": "bi-----"}
    (found,) = find_attributions(tagging_of(text, tags, {2: (0, 3)}))
    assert [part.span.of(text) for part in found.content] == ["we go\nand stay"]
    assert found.source is None


def test_no_pieces_give_no_attributions() -> None:
    """An empty text."""
    empty = np.zeros((0, 3, 3), np.float32)
    none, vectors = np.zeros(0, np.int32), np.zeros((0, 128), np.float32)
    assert (
        find_attributions(Tagging(none, none, none, {"parts": empty, "queries": vectors, "keys": vectors}))
        == ()
    )


@given(
    st.lists(st.tuples(*[st.floats(-5, 0)] * 3), min_size=1, max_size=6),
    st.floats(0, 3),
)
def test_the_best_path_is_the_best_of_all_paths(
    scores: list[tuple[float, float, float]], stay: float
) -> None:
    """Dynamic programming finds what trying everything finds."""

    def worth(path: tuple[int, ...]) -> float:
        total = sum(row[state] for row, state in zip(scores, path, strict=True))
        for before, state in zip((0, *path), path, strict=False):
            if state == 2 and before == 0:
                return float("-inf")
            total -= stay * (before != 0 and state != 2)
        return total

    best = max(worth(path) for path in product((0, 1, 2), repeat=len(scores)))
    assert worth(tuple(best_path(scores, stay))) == pytest.approx(best)


def test_the_nearer_of_two_sources_is_taken_if_the_link_leaves_it_open() -> None:
    """Each piece of distance costs."""
    text = "Venn and all the others of the council and Horst said we go"
    tags = {"content": "-----------bi", "cue": "----------b--", "source": "b--------b---"}
    tagging = tagging_of(text, tags)
    (attribution,) = find_attributions(tagging)
    assert attribution.source is not None
    assert attribution.source.span.of(text) == "Horst"


def test_a_source_in_the_line_of_the_cue_is_taken() -> None:
    """Rather than one as near in another line."""
    text = "Venn\nnow said it we go Horst"
    tags = {"content": "----bi-", "cue": "--b----", "source": "b-----b"}
    (attribution,) = find_attributions(tagging_of(text, tags))
    assert attribution.source is not None
    assert attribution.source.span.of(text) == "Horst"


def test_a_content_without_a_cue_stands_alone() -> None:
    """It has no source either, however near a name stands."""
    text = "Venn we go"
    (attribution,) = find_attributions(tagging_of(text, {"content": "-bi", "source": "b--"}))
    assert (attribution.cue, attribution.source) == (None, None)


def test_what_is_out_of_reach_is_not_linked() -> None:
    """The tagger saw no more at once."""
    gap = REACH + 10
    text = "Venn " + "rain " * gap + "said we go"
    tags = {
        "content": "-" * (gap + 2) + "bi",
        "cue": "-" * (gap + 1) + "b--",
        "source": "b" + "-" * (gap + 3),
    }
    (attribution,) = find_attributions(tagging_of(text, tags))
    assert attribution.cue is not None
    assert attribution.source is None


@pytest.mark.parametrize(
    ("words", "least", "most"), [("the accord", 0.9, 1.0), ("Venn said", 0.0, 0.1), ("said the", 0.4, 0.6)]
)
def test_support_is_the_share_of_words_in_a_part(words: str, least: float, most: float) -> None:
    """0 to 1."""
    text = "Venn said the accord is dead"
    tagging = tagging_of(text, {"content": "--biii"})
    start = text.index(words)
    assert least <= support(tagging, PARTS.index("content"), Span(start, start + len(words))) <= most


def test_no_words_have_no_support() -> None:
    """A span between two pieces."""
    tagging = tagging_of("Venn said", {"source": "b-"})
    assert support(tagging, PARTS.index("source"), Span(4, 5)) == 0.0


@given(st.lists(st.sampled_from(["-", "b", "bi", "biii"]), min_size=1, max_size=20).map("".join))
def test_planted_contents_are_found_at_their_places(tags: str) -> None:
    """Every part is found from its beginning to where it ends, however close the next one begins."""
    text = " ".join(f"w{number}" for number in range(len(tags)))
    planted = [(match.start(), match.end()) for match in re.finditer("bi*", tags)]
    found = find_attributions(tagging_of(text, {"content": tags}))
    parts = [part for attribution in found for part in attribution.content]
    assert [(part.first, part.last + 1) for part in parts] == planted
