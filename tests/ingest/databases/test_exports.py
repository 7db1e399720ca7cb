"""Exports of Nexis and Factiva come apart into their articles with their fields."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest.databases.export_files import (
    STORIES,
    factiva,
    factiva_coded,
    factiva_html,
    nexis_uni,
    old_nexis,
)
from ingest.documents.office_files import docx, rtf
from ingest.packing import pages_of

from onrecord.ingest.databases.document_exports import articles_in
from onrecord.ingest.databases.exported import is_day_line, language_of
from onrecord.records.pages import Page, Reject

LAYOUTS = {
    "nexis docx": docx(nexis_uni()),
    "nexis rtf": rtf(nexis_uni()),
    "old nexis": old_nexis().encode(),
    "factiva rtf": rtf(factiva()),
    "factiva text": "\n".join(factiva()).encode(),
    "factiva codes": "\n".join(factiva_coded()).encode(),
    "factiva codes rtf": rtf(factiva_coded()),
    "factiva html": factiva_html().encode(),
    "factiva html lines": factiva_html(codes=False).encode(),
}


def read(tmp_path: Path, data: bytes) -> list[Page | Reject]:
    """What becomes of a file with these bytes and a name that tells nothing."""
    path = tmp_path / "input.dat"
    path.write_bytes(data)
    return pages_of([path])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_article_is_a_page_with_its_text_and_fields(tmp_path: Path, layout: str) -> None:
    """Nothing of the cover, the fields or the classification is in the text."""
    found = read(tmp_path, LAYOUTS[layout])
    assert len(found) == len(STORIES)
    for number, (page, story) in enumerate(zip(found, STORIES, strict=True), start=1):
        assert isinstance(page, Page)
        assert page.raw == "\n\n".join(story.text)
        assert page.data == page.raw.encode()
        assert page.media_type == "text/plain"
        told = page.given
        assert (told.title, told.outlet, told.date) == (story.title, story.outlet, story.day)
        assert told.byline == tuple(story.byline.split(" and "))
        assert told.language == "en"
        key = story.number if layout.startswith("factiva") else str(number)
        assert page.locator == f"{tmp_path / 'input.dat'}#{key}"


@pytest.mark.parametrize("make", [nexis_uni, factiva, factiva_coded])
def test_a_malformed_article_is_a_reject_and_the_rest_is_read(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    """An article without text says so under its own locator."""
    stories = (replace(STORIES[0], text=()), STORIES[1])
    bad, good = read(tmp_path, rtf(make(stories)))
    assert isinstance(bad, Reject)
    assert bad.reason == "bad_article"
    assert isinstance(good, Page)
    assert good.given.title == STORIES[1].title


def test_the_same_article_twice_has_two_locators(tmp_path: Path) -> None:
    """Its number is in the file twice."""
    first, second = read(tmp_path, rtf(factiva((STORIES[0], STORIES[0]))))
    assert second.locator == f"{first.locator}~2"


def test_an_article_cut_off_at_the_end_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """Its key is its place, as its number is missing."""
    lines = factiva()
    cut = lines[: lines.index(f"Document {STORIES[1].number}")]
    _, last = read(tmp_path, rtf(cut))
    assert isinstance(last, Page)
    assert last.locator.endswith("#2")
    assert last.raw == "\n\n".join(STORIES[1].text)


@pytest.mark.parametrize(
    "text",
    [
        "The talks took 543 words, he said.\n\nSection: none. Body: none. He spoke of 3 of 20 documents.",
        "Agenda\n\nLanguage: open\n\nThe minister of Varland spoke.",
        "\n".join(
            ("States: CO CT IN LA SC VOL RE", "CO", "CT", "IN", "LA", "SC", "RE", "They voted, he said.")
        ),
        "Subject: talks\n\nNotes: none\n\n1 of 2\n\nThe minister of Varland spoke.",
        "HD is a format. The file LBA0000020190216ef2g00001 was lost, the minister said.",
    ],
)
def test_text_with_words_of_an_export_is_no_export(tmp_path: Path, text: str) -> None:
    """It stays one page."""
    (page,) = read(tmp_path, text.encode())
    assert isinstance(page, Page)
    assert page.raw == text


@pytest.mark.parametrize(
    ("name", "code"),
    [("ENGLISH; FRENCH", "en"), ("Français", "fr"), ("Deutsch", "de"), ("ja", "ja"), ("Klingon x", None)],
)
def test_languages_are_known_by_their_names(name: str, code: str | None) -> None:
    """English names, own names and codes."""
    assert language_of(name) == code


@given(
    st.lists(
        st.sampled_from(nexis_uni() + factiva() + factiva_coded() + ["", "\t", "AN", "Body"]), max_size=60
    )
)
@settings(max_examples=300, deadline=None)
def test_no_order_of_lines_breaks_the_readers(lines: list[str]) -> None:
    """Each article has text, or a reason why not."""
    for article in articles_in(lines) or []:
        assert article.key
        assert article.trouble or any(paragraph.strip() for paragraph in article.paragraphs)


def old_export(*heads: str) -> bytes:
    """A text of the older LexisNexis with these lines above each text."""
    out = ""
    for number, head in enumerate(heads, start=1):
        out += f"{number} of {len(heads)} DOCUMENTS\n\n\n{head}\n\n"
        out += "OSTREL Varland will reopen the crossing, Prime Minister Dorn said\non Monday.\n\n"
        out += "LOAD-DATE: March 9, 2031\n\nLANGUAGE: ENGLISH\n\nCopyright 2031 Herald\n\n\n"
    return out.encode()


@pytest.mark.parametrize(
    ("headline", "day"),
    [
        ("Fees to rise by 10 percent in 2032", "March 8, 2031 Saturday 6:14 PM GMT"),
        ("2031: a year of talks", "March 8, 2031 Saturday"),
        ("Talks, part 1", "8. März 2031 Samstag"),
        ("Talks in May 2030 were in vain", "samedi 8 mars 2031"),
    ],
)
@pytest.mark.parametrize("edition", ["", "FIRST EDITION\n\n", "Late Edition - Final\n\n"])
@pytest.mark.parametrize("label", ["", "HEADLINE: "])
def test_the_older_layout_with_and_without_a_labelled_headline(
    tmp_path: Path, headline: str, day: str, edition: str, label: str
) -> None:
    """The headline stands below the day; a year in it is no day, and the day is no outlet."""
    head = f"  The Ostrel Herald\n\n  {day}\n\n  {edition}{label}{headline}\n\nSECTION:\n\nNEWS; Pg. 7\n\n"
    head += "LENGTH: 74 words\n\nBYLINE: BY ADA BEL AND CEM DOR"
    found = read(tmp_path, old_export(head, head))
    assert len(found) == 2
    for page in found:
        assert isinstance(page, Page)
        assert (page.given.title, page.given.outlet, page.given.date) == (headline, "The Ostrel Herald", day)
        assert page.given.byline == ("Ada Bel", "Cem Dor")
        assert page.raw.startswith("OSTREL Varland")


def test_the_older_layout_without_any_headline(tmp_path: Path) -> None:
    """An edition is no headline."""
    (page,) = read(tmp_path, old_export("Herald\n\nMarch 8, 2031\n\nFIRST EDITION\n\nLENGTH: 9 words"))
    assert isinstance(page, Page)
    assert (page.given.title, page.given.outlet, page.given.date) == (None, "Herald", "March 8, 2031")


@pytest.mark.parametrize(
    ("line", "is_day"),
    [
        ("March 3, 2031 Monday 6:14 PM GMT", True),
        ("jeudi 3 mars 2031", True),
        ("3 марта 2031 г.", True),
        ("2031年3月3日", True),
        ("May 2031", True),
        ("Olympics 2031", False),
        ("Fees to rise by 10 percent in 2031", False),
        ("March 3", False),
    ],
)
def test_a_line_of_a_day_holds_no_other_words(line: str, is_day: bool) -> None:
    """But a weekday, a time and a zone."""
    assert is_day_line(line) is is_day
