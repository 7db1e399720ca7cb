"""Lines that the pages of a site repeat are the site's, unless they tell of the story."""

import pytest

from onrecord.clean.lines.repetition import find_repeated, line_key, lines_of
from onrecord.clean.page import clean_page
from onrecord.records.pages import GivenMetadata, Page

STORIES = (
    "Varland and Kesmar resumed their talks on the Sable islands in Ostrel on Monday, the ministry said.",
    "Minister Ana Belk told parliament in Tarn that the fishing treaty would be signed before the winter.",
    "Two patrol boats of the Kesmar navy left the northern harbour after the protest, witnesses reported.",
    "The mediator flew home without a date for the next round, and both delegations blamed each other.",
)
MORE = (
    "The delegations met for six hours and parted without a communique, an official told reporters later.",
    "She added that the committee had asked for three changes to the draft, all of them about its annex.",
    "The boats had entered the strait in spring, when the season for herring began and tempers were short.",
    "A spokesman said that letters had been exchanged, and that the next step was for the other side.",
)
NOTE = "We answer every reader: write to the desk by post, or come by on Thursdays in the afternoon."
HEADING = "Puzzles and recipes"
BACKGROUND = (
    "Varland and Kesmar have disputed the Sable islands since the treaty of Tarn; talks began in Ostrel."
)


def text_of(number: int, *around: str) -> str:
    """A page: a story in two paragraphs, with lines before and behind it."""
    return "\n\n".join([STORIES[number], MORE[number], *around])


def cleaned(raw: str, repeated: frozenset[str]) -> str:
    """The text that cleaning leaves where the site repeats these lines."""
    keys = tuple(sorted(lines_of(raw).keys & repeated))
    data = raw.encode()
    return clean_page(Page("p.txt", data, raw, "utf-8", "text/plain", GivenMetadata(repeated=keys))).text


def repeated_in(*pages: str) -> frozenset[str]:
    """What a site of these pages repeats."""
    return find_repeated({f"{number}.txt": lines_of(page) for number, page in enumerate(pages)})


def test_a_note_of_the_site_goes_where_its_pages_are_together() -> None:
    """One page alone does not tell it from a paragraph; four do, and no word of the stories is lost."""
    pages = [text_of(number, HEADING, NOTE) for number in range(4)]
    assert NOTE in cleaned(pages[0], frozenset())
    repeated = repeated_in(*pages)
    assert repeated == {line_key(NOTE), line_key(HEADING)}
    for number, page in enumerate(pages):
        assert cleaned(page, repeated) == f"{STORIES[number]}\n\n{MORE[number]}"


def test_a_paragraph_of_background_stays() -> None:
    """It is about what the article is about: it has the words of the article."""
    pages = [text_of(number, BACKGROUND) for number in range(3)]
    repeated = repeated_in(*pages)
    assert line_key(BACKGROUND) in repeated
    assert BACKGROUND in cleaned(pages[0], repeated)


@pytest.mark.parametrize("line", [NOTE, HEADING])
def test_a_line_between_paragraphs_stays(line: str) -> None:
    """Only at the edges is a repeated line surely the site's: series repeat their subheads."""
    raw = "\n\n".join([STORIES[0], line, MORE[0]])
    assert line in cleaned(raw, frozenset({line_key(line)}))


def test_copies_of_one_article_repeat_nothing() -> None:
    """A print view, a reprint and a shortened one have the same words, and are one page to be counted."""
    whole = text_of(0, NOTE)
    assert (
        repeated_in(whole, whole + "\n\nPrint", STORIES[0] + "\n\n" + MORE[0], text_of(1, NOTE))
        == frozenset()
    )


def test_speakers_may_say_the_same() -> None:
    """In a transcript nothing goes for being said on other pages, too."""
    turns = [f"Speaker {name}: {story}" for name, story in zip("ABCD", STORIES, strict=True)]
    raw = "\n\n".join([*turns, "Speaker E: Thank you very much, colleagues."])
    said = line_key("Speaker E: Thank you very much, colleagues.")
    assert "Thank you very much" in cleaned(raw, frozenset({said}))


@pytest.mark.parametrize("count", [1, 2])
def test_few_pages_tell_nothing(count: int) -> None:
    """Two pages may share a line by chance."""
    assert repeated_in(*(text_of(number, NOTE) for number in range(count))) == frozenset()
