"""Copies, excerpts and originals."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records.articles import Article, PublicationDate
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.spans import OffsetMap
from onrecord.resolve.copies import group_copies
from onrecord.resolve.copies.originals import is_view
from onrecord.resolve.copies.shingles import MAX_TEXTS, compare, find_candidates, fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Callable

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
    """An article ready to be resolved, from a page at the address ``name``."""
    article = Article(text, OffsetMap(()), (), agency=agency, outlet=outlet)
    return FiledReading(name, name, "", "text/html", None, Reading(article, PublicationDate(value=day)))


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


def test_the_earliest_of_very_many_copies_is_the_original_of_all() -> None:
    """However many outlets print a story with openings of their own, the first to do so is the original."""
    many = [
        filed(
            f"{number:03}",
            f"{story(1000 + number, 70)} {story(1, 130)}",
            f"2019-01-{28 - number % 20:02}",
            outlet=f"Paper {number}",
        )
        for number in range(3 * MAX_TEXTS)
    ]
    first = filed("zzz", story(1), "2019-01-01")
    groups = group_copies([*many, first])
    assert {each.of for name, each in groups.items() if name != "zzz"} == {"zzz"}


@pytest.mark.parametrize("outlet", ["Lissen Observer", None])
def test_lines_of_a_site_left_in_a_thousand_articles_join_none(outlet: str | None) -> None:
    """Boilerplate that is most of short articles makes no copies; a real copy among them is found."""
    site = story(9, 150)
    pages = [filed(f"{number:04}", f"{story(number, 100)} {site}", outlet=outlet) for number in range(1000)]
    reprint = filed("reprint", story(77, 100), outlet="Tarn Herald")
    groups = group_copies([*pages, reprint])
    assert {name for name, each in groups.items() if each.of} == {"reprint"}
    assert groups["reprint"].of == "0077"


def test_forms_that_an_outlet_fills_in_are_no_copies() -> None:
    """Letters alike but for names, days and sums are each their own."""

    def letter(number: int) -> str:
        rng = random.Random(number)
        return " ".join(
            f"{story(place, 12)} {story(1000 * number + place, 1 + rng.randrange(3))}" for place in range(12)
        )

    letters = [filed(f"{number:02}", letter(number), outlet="Office of the Crown") for number in range(40)]
    assert {each.role for each in group_copies(letters).values()} == {"original"}


def test_two_articles_that_quote_one_declaration_in_full_are_no_copies() -> None:
    """A long quotation that both have joins two articles with enough words of their own no more."""
    declaration = story(5, 300)
    one = filed("a", f"{story(1, 250)} {declaration} {story(2, 100)}")
    other = filed("b", f"{story(3, 200)} {declaration} {story(4, 150)}")
    assert {each.role for each in group_copies([one, other]).values()} == {"original"}


def test_an_article_that_is_mostly_a_declaration_is_its_copy() -> None:
    """A declaration with a few lines before it is a copy of the page that has it alone."""
    source = filed("a", story(5, 300), "2019-01-16")
    reprint = filed("b", f"{story(1, 50)} {story(5, 300)}", "2019-01-17")
    copy = group_copies([source, reprint])["b"]
    assert (copy.role, copy.kind, copy.of) == ("copy", "extended", "a")


def test_the_ordinary_page_is_the_original_of_its_print_view() -> None:
    """Of two pages of a day with one text, that with the address of a print view is the copy."""
    for view in ("news/17.print.html", "https://a.example/17/print", "https://a.example/17?print=1"):
        page = filed("news/a.html", story(1), "2019-01-16", outlet="Kesnews")
        groups = group_copies([page, filed(view, story(1), "2019-01-16", outlet="Kesnews")])
        assert (groups[view].of, groups[view].kind) == ("news/a.html", "print_view")
        assert "second view" in (groups[view].reason or "")


def test_a_story_about_printing_is_no_print_view() -> None:
    """The word in the name of a story makes no view of it."""
    assert not is_view("https://a.example/news/how-to-print-money.html")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda words: words, "same_text"),
        (lambda words: words[:150], "shortened"),
        (lambda words: [*words, *story(7, 60).split()], "extended"),
        (lambda words: [*story(7, 40).split(), *words[30:180]], "edited"),
    ],
)
def test_a_copy_says_how_it_came_about(change: Callable[[list[str]], list[str]], kind: str) -> None:
    """The kind tells what was done to the original's words."""
    copy = filed("b", " ".join(change(story(1).split())), "2019-01-17")
    assert group_copies([filed("a", story(1), "2019-01-16"), copy])["b"].kind == kind


def test_words_of_one_agency_that_differ_are_agency_copy() -> None:
    """Two outlets that change the words of one agency have agency copy of each other."""
    first = filed("a", story(1), "2019-01-16", agency="Varwire", outlet="Kesnews")
    second = filed(
        "b", f"{story(2, 30)} {story(1, 150)}", "2019-01-16", agency="VARWIRE", outlet="Tarn Herald"
    )
    assert group_copies([first, second])["b"].kind == "agency_copy"


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (("2019-01-16", None), ("2019-01-17", None), "published first, by 2019-01-16"),
        (("2019-01-16", None), (None, None), "is dated (2019-01-16), this one is not"),
        (("2019-01-31", None), ("2019", None), "published first, by 2019-01-31"),
        (("2019-01-16", "Varwire"), ("2019-01-16", None), "the page of Varwire, the agency"),
        ((None, "Varwire"), ("2019-01-16", None), "the page of Varwire, the agency"),
    ],
)
def test_the_original_is_chosen_for_a_reason(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None], reason: str
) -> None:
    """A copy says in a sentence why the other is the original."""
    a = filed("a", story(1), first[0], outlet=first[1])
    b = filed("b", story(1), second[0], outlet="Kesnews", agency="Varwire")
    copy = group_copies([b, a])["b"]
    assert copy.of == "a"
    assert reason in (copy.reason or "")
    assert (copy.reason or "").endswith(".")


def test_of_undated_copies_the_longest_is_the_original() -> None:
    """Where no day tells, the text that holds the other is the original."""
    groups = group_copies([filed("a", story(1, 150)), filed("b", story(1))])
    assert (groups["a"].of, groups["a"].share) == ("b", 1.0)
    assert "longer" in (groups["a"].reason or "")


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
    whole = fingerprint_of(story(1)).shingles
    part = fingerprint_of(" ".join(story(1).split()[:104])).shingles
    ((first, seconds),) = find_candidates([whole, part])
    (overlap,) = compare([whole, part], first, seconds)
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
