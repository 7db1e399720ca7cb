"""Translations: invented stories, each with two articles on one event of one day in five languages."""

from __future__ import annotations

import random
import re
import time
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records.articles import Article, PublicationDate, Translated
from onrecord.records.readings import FiledReading, Reading
from onrecord.records.spans import OffsetMap, Span
from onrecord.resolve.copies import group_copies
from onrecord.resolve.copies.skeletons import skeleton_of
from onrecord.resolve.copies.slots import slots_of
from onrecord.resolve.copies.translations import DAYS, MOST_TEXTS

FOLDER = Path(__file__).parents[2] / "translations"
STORIES = sorted(path.stem for path in FOLDER.glob("*.txt"))
LANGUAGES = ("en", "ru", "ja", "fr", "de")


def story(name: str) -> dict[tuple[str, str], str]:
    """The texts of a story by article (first or second) and language."""
    parts = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("== ")[1:]
    heads = (part.split("\n", 1) for part in parts)
    return {(head.split()[0], head.split()[1]): body.strip() for head, body in heads}


def filed(
    name: str,
    text: str,
    language: str = "en",
    day: str | None = "2019-02-16",
    read: bool = False,
    translated: Translated = "unknown",
) -> FiledReading:
    """An article ready to be resolved; with a sentence where it was read."""
    article = Article(text, OffsetMap(()), (), language=language, translated=translated)
    sentences = (Span(0, len(text)),) if read else ()
    return FiledReading(
        name, name, "", "text/html", None, Reading(article, PublicationDate(day), sentences=sentences)
    )


def articles_of(name: str) -> list[FiledReading]:
    """All texts of a story, by the name of the article and the language, the English ones read."""
    return [
        filed(f"{article} {language}", text, language, read=language == "en")
        for (article, language), text in story(name).items()
    ]


@pytest.mark.parametrize("name", STORIES)
def test_translations_join_their_original_and_no_other_article_on_the_event(name: str) -> None:
    """All renderings of an article are one group, and the two articles of a day are two."""
    groups = group_copies(articles_of(name))
    for which in ("first", "second"):
        for language in LANGUAGES[1:]:
            row = groups[f"{which} {language}"]
            assert (row.role, row.kind, row.of) == ("copy", "translation", f"{which} en")
            assert (row.share, row.shared) == (None, ())
            assert row.group == groups[f"{which} en"].group
    assert groups["first en"].group != groups["second en"].group


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize(("one", "other"), list(permutations(LANGUAGES, 2)))
def test_two_articles_on_one_event_are_no_translations(name: str, one: str, other: str) -> None:
    """Names and numbers in common do not make a translation of another article of the day."""
    texts = story(name)
    pair = [filed("a", texts["first", one], one), filed("b", texts["second", other], other)]
    assert {row.role for row in group_copies(pair).values()} == {"original"}


def test_a_page_that_nobody_reads_is_not_the_original_of_a_day() -> None:
    """Of one day the text that was read is the original, whatever the ids; the reason says so."""
    texts = story("islets")
    pair = [filed("a", texts["first", "ru"], "ru"), filed("b", texts["first", "en"], "en", read=True)]
    row = group_copies(pair)["a"]
    assert row.of == "b"
    assert row.reason == (
        "Both are of 2019-02-16; the one in the language that is read was taken for the original."
        " 25 names and numbers, of 28 in the text with fewer, stand in one order in both."
    )


def test_the_earlier_of_two_languages_is_the_original() -> None:
    """A foreign page of the day before was translated, though it is not read."""
    texts = story("islets")
    pair = [
        filed("a", texts["first", "en"], "en", "2019-02-17", read=True),
        filed("b", texts["first", "ja"], "ja", "2019-02-16"),
    ]
    row = group_copies(pair)["a"]
    assert (row.of, row.kind) == ("b", "translation")
    assert "published first, by 2019-02-16" in (row.reason or "")


def test_what_says_that_it_is_translated_is_not_the_original() -> None:
    """A page's own word precedes its day."""
    texts = story("islets")
    pair = [
        filed("a", texts["first", "en"], "en", "2019-02-16", read=True, translated="human"),
        filed("b", texts["first", "ja"], "ja", "2019-02-17"),
    ]
    assert (group_copies(pair)["a"].reason or "").startswith("This one says that it is translated.")


@pytest.mark.parametrize(("days", "role"), [(DAYS, "copy"), (DAYS + 1, "original")])
def test_translations_appear_within_weeks(days: int, role: str) -> None:
    """Texts whose days are further apart are not compared."""
    texts = story("islets")
    pair = [
        filed("a", texts["first", "en"], "en", "2019-02-01"),
        filed("b", texts["first", "de"], "de", f"2019-02-{1 + days:02}"),
    ]
    assert group_copies(pair)["b"].role == role


def test_an_undated_translation_is_found() -> None:
    """What has no day is compared with all."""
    texts = story("islets")
    pair = [filed("a", texts["first", "en"], "en"), filed("b", texts["first", "fr"], "fr", None)]
    row = group_copies(pair)["b"]
    assert (row.of, row.reason is not None and "this one is not" in row.reason) == ("a", True)


def test_copies_and_excerpts_of_a_translation_go_with_it() -> None:
    """A reprint of a translation is one of the original's group, too."""
    text = story("islets")["first", "ru"]
    part = text[text.index("Министр") : text.index("Обе страны")]
    groups = group_copies(
        [
            filed("a", story("islets")["first", "en"], "en", "2019-02-15", read=True),
            filed("b", text, "ru", "2019-02-16"),
            filed("c", text, "ru", "2019-02-17"),
            filed("d", part, "ru", "2019-02-17"),
        ]
    )
    assert {(row.of, row.kind) for name, row in groups.items() if name != "a"} == {("a", "translation")}
    assert [groups[name].role for name in "abcd"] == ["original", "copy", "copy", "excerpt"]
    assert len({row.group for row in groups.values()}) == 1


def test_two_texts_of_one_language_are_no_translations() -> None:
    """A wrong language does not make a rewritten text a translation."""
    text = story("islets")["first", "en"]
    rewritten = "\n\n".join(text.split("\n\n")[::2]).replace("said", "told us").replace("would", "will")
    pair = [filed("a", text, "en"), filed("b", rewritten, "de")]
    assert "translation" not in {row.kind for row in group_copies(pair).values()}


@settings(max_examples=20, deadline=None)
@given(st.sets(st.integers(0, 19)), st.randoms())
def test_the_order_of_articles_does_not_matter(chosen: set[int], rng: random.Random) -> None:
    """Any order of the same articles gives the same groups, each copy beside an original."""
    every = [replace(one, id=f"{name} {one.id}") for name in STORIES[:2] for one in articles_of(name)]
    articles = [every[number] for number in sorted(chosen)]
    groups = group_copies(articles)
    rng.shuffle(articles)
    assert group_copies(articles) == groups
    assert all(groups[row.of].of is None for row in groups.values() if row.of)


def test_a_translation_is_found_among_many_articles_on_its_story() -> None:
    """Names that all articles of a story have do not hide the translation of one."""
    texts = story("islets")
    names = re.findall(r"\b[A-Z]\w{4,}", texts["first", "en"])
    rng = random.Random(1)
    crowd = [
        filed(f"crowd {number}", " ".join([*rng.choices(names, k=15), str(rng.randrange(10**5))]), "en")
        for number in range(3 * MOST_TEXTS)
    ]
    found = group_copies(
        [*crowd, filed("a", texts["first", "en"], "en", read=True), filed("b", texts["first", "ja"], "ja")]
    )
    assert found["b"].of == "a"


@pytest.mark.parametrize(
    "forms",
    [
        "Dromin Дромин ドロミン",
        "Schmidt Шмидт シュミット",
        "James Джеймс ジェームズ",
        "Macron Макрон マクロン ماكرون",
        "Zerdan Zerdán Зердан ゼルダン",
        "Psaroudakis Ψαρουδάκης Псарудакис",
    ],
)
def test_a_name_is_alike_in_all_scripts(forms: str) -> None:
    """The rough consonants of a name do not depend on how it is written."""
    assert len({skeleton_of(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("forms", "digits"),
    [
        (("1,250", "1.250", "1 250", "1\u202f250", "1250", "１２５０"), "125"),
        (("3.6 million", "3,6 millions", "360万"), "36"),
        (("13,000", "1万3000", "13 000", "1.3万"), "13"),
        (("11.5 billion", "115億"), "115"),
        (("2019年", "in 2019", "۲۰۱۹"), "2019"),
    ],
)
def test_a_number_is_alike_however_it_is_written(forms: tuple[str, ...], digits: str) -> None:
    """Separators, powers of ten and the digits of a script do not count."""
    for form in forms:
        assert slots_of(form) == [f"#{digits}"]


def test_a_day_in_figures_is_three_numbers() -> None:
    """The points in a day are no separators of a number."""
    assert slots_of("am 16.02.2019") == ["#16", "#2", "#2019"]


@pytest.mark.parametrize("unit", ["1,", "1.", "1万", "9", "1 ", "1万1", "1.1万.", "Ab"])
def test_slots_of_a_huge_text_take_time_by_its_length(unit: str) -> None:
    """No run of digits and marks makes the reading of slots slow."""
    began = time.process_time()
    slots_of(unit * 100_000)
    assert time.process_time() - began < 5
