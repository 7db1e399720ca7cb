"""What a copy repeats is its original's; what it changed or added is its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.records.readings import FiledReading, Quantity
from onrecord.records.spans import Span
from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.copies import group_copies, without_copied
from onrecord.resolve.copies.copied_words import place_in_original
from tests.reading_of import reading_of

TEXT = (
    "Kesmar set free 14 fishermen on Thursday after nine weeks in the harbour of Tarn, and they went home. "
    "A senior harbour official said that the boats would follow before the winter storms began again. "
    "Varland had asked for both since the spring, when the first patrol boats came through the strait."
)
ADDED = "\n\nA port official said that two boats had sunk."
CHANGED = TEXT.replace("14", "12")
ORIGINAL = reading_of("a1", "2031-03-04", TEXT, "A senior harbour official")
EDITED = reading_of("b2", "2031-03-05", CHANGED + ADDED, "A senior harbour official", "A port official")


def with_counts(filed: FiledReading) -> FiledReading:
    """The reading with its sentences and the number in the first."""
    text = filed.reading.article.text
    ends = [at + 1 for at, character in enumerate(text) if character == "."]
    starts = [0, *(end + len(text[end:]) - len(text[end:].lstrip()) for end in ends[:-1])]
    sentences = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
    return replace(
        filed,
        reading=replace(
            filed.reading, sentences=sentences, quantities=(Quantity(Span(16, 28), 14, "fisherman"),)
        ),
    )


@pytest.mark.parametrize(
    ("words", "there"), [("senior harbour", True), ("12 fishermen", False), ("two boats", False)]
)
def test_the_same_characters_have_a_place_in_the_original(words: str, there: bool) -> None:
    """Words that were changed or added have none."""
    copy = group_copies([ORIGINAL, EDITED])["b2"]
    start = (CHANGED + ADDED).index(words)
    place = place_in_original(copy, Span(start, start + len(words)))
    assert (place.of(TEXT) if place else None) == (words if there else None)


def test_a_copy_keeps_what_it_changed() -> None:
    """Sentences that stand in the original are left out, with what is in them."""
    filed = [with_counts(ORIGINAL), with_counts(EDITED)]
    first, second = without_copied(filed, group_copies(filed))
    assert first == filed[0]
    text = second.reading.article.text
    assert [span.of(text)[:10] for span in second.reading.sentences] == ["Kesmar set", "A port off"]
    assert second.reading.quantities == filed[1].reading.quantities


def test_one_edited_text_on_two_pages_tells_once_what_it_changed() -> None:
    """The second page says nothing that the first does not."""
    again = reading_of("c3", "2031-03-06", CHANGED + ADDED, "A senior harbour official", "A port official")
    filed = [with_counts(ORIGINAL), with_counts(EDITED), with_counts(again)]
    _, second, third = without_copied(filed, group_copies(filed))
    assert len(second.reading.sentences) == 2
    assert third.reading.sentences == ()
    assert third.reading.quantities == ()


def test_an_unnamed_source_of_a_copy_is_the_originals() -> None:
    """It is no second actor, and is counted once; who speaks only in the copy is one more."""
    filed = [ORIGINAL, EDITED]
    index = resolve_actors(filed, copies=group_copies(filed))
    groups = [(actor.name, actor.names[0].count) for actor in index.actors if actor.kind == "group"]
    assert sorted(groups) == [("unnamed port official", 1), ("unnamed senior harbour official", 1)]
    spots = [spot for spot, actor in index.spots.items() if index.name_of(actor).startswith("unnamed senior")]
    assert sorted(article for article, _, _ in spots) == ["a1", "b2"]
