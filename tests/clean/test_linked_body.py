"""A text that stands in the page's JSON-LD alone is the article's, and each character maps to the script."""

import json

import pytest

from onrecord.clean.page import clean_page
from onrecord.records.articles import Article
from onrecord.records.pages import Page
from onrecord.records.spans import Span

TITLE = "Dorn offers talks on the islands"
LINES = [
    "Prime Minister Dorn of Varland said on Friday that talks on the islands could begin in May.",
    '“We have waited long enough & we want a treaty,” Dorn said in Tarn. "Kesmar knows it."',
    "President Venn of Kesmar said that his government had received no offer \U0001f54a from Varland.",
]
TEXT = "\n\n".join(LINES)


def clean(data: object, shown: str = "<p>The offer comes after three rounds.</p>") -> Article:
    """The article of a page with this data and these words."""
    return clean_raw(json.dumps(data), shown)


def clean_raw(script: str, shown: str) -> Article:
    """The article of a page with this script."""
    raw = (
        f'<html><head><title>{TITLE}</title><script type="application/ld+json">{script}</script></head>'
        f'<body><div id="app"><h1>{TITLE}</h1>{shown}</div></body></html>'
    )
    return clean_page(Page("page.html", raw.encode("utf-8", "surrogatepass"), raw, "utf-8", "text/html"))


def news(body: str, headline: str = TITLE) -> dict[str, object]:
    """An article of linked data."""
    return {"@type": "NewsArticle", "headline": headline, "articleBody": body}


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(LINES),
        "\r\n".join(LINES).replace("&", "&amp;"),
        "".join(f"<p>{line}</p>" for line in LINES).replace("want", "<b>want</b>"),
        "<br />".join(LINES).replace("“", "&ldquo;").replace("<br />", "<br/><br/>"),
        "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in LINES),
    ],
)
def test_the_text_of_the_data(body: str) -> None:
    """Escapes, entities and tags are read; the line that the page itself shows is not the text alone."""
    article = clean(news(body))
    assert article.text == TEXT
    assert article.title == TITLE


@pytest.mark.parametrize("ascii_only", [True, False])
def test_every_character_maps_to_the_script(ascii_only: bool) -> None:
    """A quotation mark written as an escape has the whole escape as its place."""
    script = json.dumps(news("\n".join(LINES)), ensure_ascii=ascii_only).replace("/", "\\/")
    raw = f'<html><script type="application/ld+json">{script}</script><title>{TITLE}</title></html>'
    article = clean_page(Page("page.html", raw.encode(), raw, "utf-8", "text/html"))
    assert article.offsets.mapped() == len(TEXT) - 2 * len("\n\n")
    for words, behind in (("Kesmar knows", "Kesmar knows"), ('"Kesmar', '\\"Kesmar'), ("\U0001f54a", None)):
        at = article.text.index(words)
        spans = article.offsets.to_raw(Span(at, at + len(words)))
        told = raw[spans[0].start : spans[-1].end]
        assert told == (behind or json.dumps(words, ensure_ascii=ascii_only).strip('"'))


@pytest.mark.parametrize("data", [{"articleBody": LINES}, {"text": TEXT}, {"text": LINES}])
def test_a_list_of_paragraphs_and_the_general_name_for_a_text_are_read(data: dict[str, object]) -> None:
    """schema.org lets every written work have a "text"; some sites give the paragraphs one by one."""
    article = clean({"@type": "NewsArticle", "headline": TITLE, **data})
    assert article.text == TEXT
    assert article.offsets.mapped() == len(TEXT) - 2 * len("\n\n")


def test_the_text_of_a_comment_is_not_the_articles() -> None:
    """Only objects that are articles are asked."""
    comment = {"@type": "Comment", "name": TITLE, "text": "I have read about it for years, and say so. " * 9}
    shown = f"<p>{LINES[0]}</p>"
    assert (
        clean([{"@type": "NewsArticle", "headline": TITLE, "comment": comment}, comment], shown).text
        == LINES[0]
    )


def test_of_several_objects_the_one_with_the_pages_title_counts() -> None:
    """Others on the page are other articles."""
    other = news("Another story that was told at length by the paper. " * 30, "Harvest fair opens in Ostrel")
    assert clean([other, news(TEXT)]).text == TEXT
    assert clean({"@graph": [news(TEXT), other]}).text == TEXT


def test_an_object_about_another_matter_is_not_the_page() -> None:
    """Not even if it is the only one."""
    other = news("Another story that was told at length by the paper. " * 30, "Harvest fair opens in Ostrel")
    assert clean(other, f"<p>{LINES[0]}</p>").text == LINES[0]
    assert clean(news(TEXT, "Islands: what to know")).text == TEXT


def test_a_page_with_its_own_text_keeps_it() -> None:
    """The data count only if the page has far less."""
    shown = "".join(f"<p>{line} This stands on the page.</p>" for line in LINES)
    assert "This stands on the page." in clean(news(TEXT), shown).text


@pytest.mark.parametrize("script", ['{"@type": "NewsArticle", "articleBody": "' + "Cut off. " * 40, "{}", ""])
def test_data_that_cannot_be_read_are_passed_over(script: str) -> None:
    """The page is read as if it had none."""
    shown = f"<p>{LINES[0]}</p><p>{LINES[2]}</p>"
    assert clean_raw(script, shown).text.startswith(LINES[0])
