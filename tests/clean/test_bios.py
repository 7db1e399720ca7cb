"""A note on the author below the text is not the article's."""

import pytest

from onrecord.clean.parts.bios import split_bio
from onrecord.clean.words.features import look_at
from onrecord.clean.words.strand import Strand

BODY = ["The islands have two names.", "Nobody lives on the third, and nobody ever did.", "It is a rock."]


@pytest.mark.parametrize(
    ("last", "gone"),
    [
        ("Corin Fen teaches history at the university of Ostrel.", True),
        ("Corin Fen is a writer. Her latest book is about fog.", True),
        ("Corin Fen, who lives in Tarn, is the author of two novels.", True),
        ("Corin Fen said on Monday that she would resign.", False),
        ("Ito Dor teaches history.", False),
    ],
)
def test_a_note_on_the_author_goes(last: str, gone: bool) -> None:
    """It begins with a name of the byline and says what the person does."""
    looks = [look_at(Strand(text, ())) for text in [*BODY, last]]
    body, notes = split_bio(looks, ("Corin Fen",))
    assert (len(body), len(notes)) == ((3, 1) if gone else (4, 0))
