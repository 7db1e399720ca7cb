"""Copies, excerpts and originals."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records.articles import Article, PublicationDate
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.spans import OffsetMap
from onrecord.resolve.copies import group_copies
from onrecord.resolve.shingles import MAX_TEXTS, find_overlaps, shingles_of

VOCABULARY = (
    "minister|herring|island|treaty|fleet|harbour|council|letter|envoy|border|summit|winter|sailor|market|gull"
    "|lighthouse|speech|promise|crown|nets|quarrel|chart|pilot|storm|ferry|museum|bridge|signal"
)


def story(seed: int, words: int = 200) -> str:
    """An invented text of so many words, the same for the same seed."""
    rng = random.Random(seed)
    return " ".join(rng.choice(VOCABULARY.split("|")) + rng.choice(["", "s", "ed"]) for _ in range(words))


def filed(
    name: str, text: str, day: str | None = None, agency: str | None = None, outlet: str | None = None
) -> FiledReading:
    """An article ready to be resolved."""
    article = Article(text, OffsetMap(()), (), agency=agency, outlet=outlet)
    return FiledReading(name, name, "", "text/plain", None, Reading(article, PublicationDate(value=day)))


def test_an_article_alone_is_an_original() -> None:
    """Strangers are groups of their own."""
    groups = group_copies([filed("a", story(1)), filed("b", story(2))])
    assert groups["a"].group != groups["b"].group
    assert {(each.role, each.of) for each in groups.values()} == {("original", None)}


def test_the_same_text_at_two_places_is_a_copy() -> None:
    """The earlier of two equal texts is the original, whatever their ids."""
    groups = group_copies([filed("a", story(1), "2019-01-17"), filed("b", story(1), "2019-01-16")])
    assert (groups["b"].role, groups["b"].of) == ("original", None)
    assert (groups["a"].role, groups["a"].of) == ("copy", "b")
    assert groups["a"].group == groups["b"].group


def test_the_agency_is_the_original_on_the_same_day() -> None:
    """Of two copies of a day the agency's own page is the original, though another is longer."""
    reprint = filed("a", story(1) + " more words here", "2019-01-17", agency="Varwire", outlet="Kesnews")
    wire = filed("b", story(1), "2019-01-17", outlet="Varwire")
    assert group_copies([reprint, wire])["a"].of == "b"


def test_a_changed_opening_and_a_cut_tail_are_still_a_copy() -> None:
    """An edited reprint is found."""
    edited = story(2, 25) + " " + " ".join(story(1).split()[20:170])
    groups = group_copies([filed("a", story(1), "2019-01-16"), filed("b", edited, "2019-01-17")])
    assert (groups["b"].role, groups["b"].of) == ("copy", "a")


def test_a_short_part_of_a_long_article_is_an_excerpt() -> None:
    """An excerpt names the article it is taken from, and joins its group."""
    part = " ".join(story(1).split()[30:80])
    groups = group_copies([filed("a", story(1)), filed("b", part), filed("c", story(3))])
    assert (groups["b"].role, groups["b"].of) == ("excerpt", "a")
    assert groups["b"].group == groups["a"].group != groups["c"].group


def test_a_stock_phrase_joins_nobody() -> None:
    """A closing line that many share makes no copies."""
    line = " the council of the islands contributed to this report from the harbour of Tarn in the winter"
    groups = group_copies([filed(f"{number:03}", story(number) + line) for number in range(50)])
    assert {each.role for each in groups.values()} == {"original"}


def test_many_copies_of_one_text_stay_one_group() -> None:
    """More copies than a shingle may have texts are still found."""
    many = [filed(f"{number:03}", f"{story(1)} {story(number, 8)}") for number in range(2 * MAX_TEXTS)]
    groups = group_copies(many)
    assert len({each.group for each in groups.values()}) == 1


def test_short_texts_are_copies_only_when_equal() -> None:
    """Two captions alike but for a name are not copies."""
    first, second = (
        "Ministers meet in Tarn on the first day of talks",
        "Ministers meet in Tarn on the last day of talks",
    )
    groups = group_copies([filed("a", first), filed("b", second), filed("c", first)])
    assert groups["a"].group == groups["c"].group != groups["b"].group


def test_even_a_flash_of_four_words_is_a_copy_of_itself() -> None:
    """Equal texts are copies however short."""
    groups = group_copies([filed("a", "Talks end in Tarn"), filed("b", "Talks end in Tarn")])
    assert groups["b"].of == "a"


def test_texts_without_words_are_nobodys_copy() -> None:
    """Empty texts do not become one group."""
    groups = group_copies([filed("a", ""), filed("b", "..."), filed("c", "")])
    assert {each.role for each in groups.values()} == {"original"}


def test_overlap_is_exact() -> None:
    """The shares are those of the whole texts, not of the sample."""
    whole, part = shingles_of(story(1)), shingles_of(" ".join(story(1).split()[:104]))
    (overlap,) = find_overlaps([whole, part])
    assert (overlap.shared, overlap.second_size) == (100, 100)
    assert overlap.of_shorter == 1.0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(20, 200)), min_size=1, max_size=8), st.randoms())
def test_the_order_of_articles_does_not_matter(parts: list[tuple[int, int]], rng: random.Random) -> None:
    """Any order of the same articles gives the same groups, and every copy's original is in its group."""
    articles = [filed(f"{number}", story(seed, words)) for number, (seed, words) in enumerate(parts)]
    groups = group_copies(articles)
    rng.shuffle(articles)
    assert group_copies(articles) == groups
    for each in groups.values():
        assert (each.of is None) == (each.role == "original")
        assert each.of is None or groups[each.of].group == each.group
        assert each.of is None or groups[each.of].role == "original"
