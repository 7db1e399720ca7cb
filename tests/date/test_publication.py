"""The day of publication as a judgement: what is believed, what is rejected and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.date.html_candidates import MAX_FOUND, markup_candidates
from onrecord.date.own_data import OwnData
from onrecord.date.publication import find_publication_date
from onrecord.date.stamps import parse_date
from onrecord.date.surroundings import lay_out
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.pages import GivenMetadata, Page
from onrecord.records.spans import OffsetMap, Run, Span

BODY = "The two sides spoke of herring for many hours and parted without a word to the waiting reporters."


def judge_text(
    raw: str, body: str, title: str | None = None, date: str | None = None, url: str | None = None
) -> PublicationDate:
    """The judgement over a text page whose article is ``body``, a stretch of ``raw``."""
    start = raw.index(body)
    title_raw = Span(raw.index(title), raw.index(title) + len(title)) if title else None
    offsets = OffsetMap((Run(0, len(body), start, start + len(body)),))
    article = Article(body, offsets, (), title=title, title_raw=title_raw)
    page = Page("page.txt", raw.encode(), raw, "utf-8", "text/plain", GivenMetadata(date=date, url=url))
    return find_publication_date(page, article)


def judge_html(head: str, body: str = BODY, top: str = "", url: str | None = None) -> PublicationDate:
    """The judgement over an HTML page."""
    raw = f"<html><head>{head}</head><body>{top}<article><p>{body}</p></article></body></html>"
    start = raw.index(body)
    article = Article(body, OffsetMap((Run(0, len(body), start, start + len(body)),)), ())
    page = Page("page.html", raw.encode(), raw, "utf-8", "text/html", GivenMetadata(url=url))
    return find_publication_date(page, article)


def test_a_dateline_without_year_finds_it_by_weekday_and_the_past_told() -> None:
    """The one year in which the day of the dateline is the weekday told, after the latest past told."""
    body = (
        "OSTREL, March 12. /Varland Wire/. The minister accepted the invitation, he told a news conference "
        f"on the herring harvest of 2012 here on Tuesday. {BODY}"
    )
    found = judge_text(f"All news\n\nMinister accepts\n\n{body}", body, "Minister accepts")
    assert (found.value, found.basis) == ("2013-03-12", "inferred")
    assert [evidence.quote for evidence in found.evidence] == ["March 12", "Tuesday", "2012"]
    assert 0.5 < found.confidence < 0.95


def test_a_page_clock_bounds_the_years_a_dateline_may_be_of() -> None:
    """Six years after the latest past told, the weekday fits one year before the clock: not the next one."""
    body = (
        "OSTREL, March 4 (Varwire) -- Varland is ready to talk, the minister said on Thursday. "
        f"Talks broke off in 2015, when Varland walked out. {BODY}"
    )
    found = judge_text(f"06:12 GMT 17 September 2023\nListen Live\nGet short URL\n\n{body}", body)
    assert (found.value, found.basis) == ("2021-03-04", "inferred")
    assert [rejected.value for rejected in found.rejected] == ["2023-09-17"]


def test_a_dateline_that_two_years_fit_stays_unknown() -> None:
    """Without a weekday nothing tells the year, so no day is named."""
    body = f"OSTREL, March 12. /Varland Wire/. The harvest of 2012 was poor, the minister said. {BODY}"
    found = judge_text(body, body)
    assert (found.value, found.earliest, found.latest) == (None, "2012-01-01", None)


def test_a_printed_date_is_that_of_publication_not_the_day_before_in_the_dateline() -> None:
    """The line of source dates the page; the dateline of the evening before agrees with it."""
    body = f"OSTREL, Jan. 16 (Varwire) -- The minister said Wednesday that nothing is new. {BODY}"
    raw = f"Nothing is new\n   Source: Varwire | 2019-01-17 00:01:48 | Editor: mira\n\n{body}"
    found = judge_text(raw, body, "Nothing is new")
    assert (found.value, found.basis, found.rejected) == ("2019-01-17", "page", ())
    assert [evidence.quote for evidence in found.evidence] == ["2019-01-17 00:01:48", "Jan. 16"]
    assert found.evidence[0].raw
    assert raw[found.evidence[0].start : found.evidence[0].end] == "2019-01-17 00:01:48"


@pytest.mark.parametrize(
    "clock", ["04:38 GMT13 May 2021", "13 May 2021 04:38 GMT", "Thursday, 13 May 2021, 04:38"]
)
def test_a_page_clock_is_rejected_with_the_reason(clock: str) -> None:
    """A clock at the top of the page bounds the day of publication; it does not name it."""
    body = f"TARN (Kesnews) - The ministers met on Saturday, before the summit in June. {BODY}"
    found = judge_text(f"{clock}\nListen Live\nGet short URL\n\n{body}", body)
    assert (found.value, found.latest) == (None, "2021-05-13")
    (rejected,) = found.rejected
    assert rejected.value == "2021-05-13"
    assert "clock" in rejected.why
    assert "Saturday" in rejected.why


def test_no_date_is_no_date() -> None:
    """Nothing on the page tells the day, so it stays unknown."""
    found = judge_text(f"A headline\n\n{BODY}", BODY, "A headline")
    assert found == PublicationDate()


def test_a_date_in_the_dateline_and_one_under_the_headline_support_each_other() -> None:
    """Two places that agree are believed more than one."""
    body = f"TARN (Kesnews / Varwire - 22nd November, 2019) The ministers met on Friday. {BODY}"
    top = " date 2019-11-22 Kesnews.example\nKesnews\n\nThey met\n\nMira Fri 22nd November 2019 | 04:08 PM"
    raw = f"{top}\n\n{body}"
    both = judge_text(raw, body, "They met")
    alone = judge_text(body, body)
    assert both.value == alone.value == "2019-11-22"
    assert (both.basis, alone.basis) == ("page", "dateline")
    assert both.confidence > alone.confidence


def test_a_caption_is_no_date_of_publication() -> None:
    """A date inside a long caption above the article does not date the page."""
    caption = (
        "The prime minister of Varland and the president of Kesmar shake hands at the summit, May 4, 2018."
    )
    assert judge_text(f"A headline\n\n{caption}\n\n{BODY}", BODY, "A headline").value is None


@pytest.mark.parametrize(
    ("told", "value", "latest"),
    [("on Wednesday", "2021-05-13", "2021-05-13"), ("on Sunday", None, "2021-05-13")],
)
def test_a_day_above_the_headline_needs_the_text_to_confirm_it(
    told: str, value: str | None, latest: str
) -> None:
    """A newspaper prints today's date above everything; it dates the article only if the lead agrees."""
    body = f"TARN (Kesnews) - The ministers met {told} to no avail. {BODY}"
    found = judge_text(f"Thursday, May 13, 2021\nHome\n\nThey met\n\n{body}", body, "They met")
    assert (found.value, found.latest) == (value, latest)
    assert found.confidence < 0.8


def test_a_caption_before_the_lead_is_no_dateline() -> None:
    """The place and day of a photograph do not date the article below it."""
    caption = "TARN, KESMAR - JUNE 27: Ministers shake hands."
    text = f"{caption}\n\nThe harvest of 2012 was poor, the minister said on Wednesday. {BODY}"
    parts = (Part("caption", 0, len(caption)), Part("body", len(caption) + 2, len(text)))
    article = Article(text, OffsetMap((Run(0, len(text), 0, len(text)),)), parts)
    page = Page("page.txt", text.encode(), text, "utf-8", "text/plain")
    assert find_publication_date(page, article).value is None


def test_given_metadata_comes_first() -> None:
    """The date column of a table is believed; a date column has no words on the page."""
    found = judge_text(BODY, BODY, date="2018-05-13")
    assert (found.value, found.basis, found.evidence) == ("2018-05-13", "metadata", ())
    assert found.confidence >= 0.9


def test_an_address_with_a_day_supports_the_metadata() -> None:
    """Metadata and address that agree are believed more than either."""
    head = '<meta property="article:published_time" content="2018-05-13T10:00:00Z"/>'
    both = judge_html(head, url="https://kesnews.example/2018/05/13/they-met")
    assert both.value == "2018-05-13"
    assert both.confidence > judge_html(head).confidence


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2018-05-13T10:00:00+02:00"/>',
        "<meta content='2018-05-13' name='date'>",
        '<script>{"@type": "NewsArticle", "datePublished": "2018-05-13T08:00Z"}</script>',
        '<time datetime="2018-05-13" itemprop="datePublished">May 13, 2018</time>',
    ],
)
def test_markup_tells_the_day_with_its_raw_place(head: str) -> None:
    """Metadata of several vocabularies; the evidence points into the raw page."""
    found = judge_html(head)
    assert (found.value, found.basis) == ("2018-05-13", "metadata")
    raw = f"<html><head>{head}</head>"
    first = found.evidence[0]
    assert first.raw
    assert raw[first.start : first.end] == first.quote
    assert first.quote.startswith("2018-05-13")


def test_a_day_only_printed_on_an_html_page_is_located() -> None:
    """Without metadata the day under the headline is found, and shown in the page."""
    top = "<h1>They met</h1><p class='when'>Tuesday, 15 June 2021</p>"
    found = judge_html("<title>They met</title>", top=top)
    assert (found.value, found.basis) == ("2021-06-15", "page")
    assert [evidence.quote for evidence in found.evidence] == ["15 June 2021"]


def test_the_day_of_change_is_not_that_of_publication() -> None:
    """A page that tells both is dated by the first."""
    head = (
        '<meta property="article:modified_time" content="2020-01-01"/>'
        '<meta property="article:published_time" content="2018-05-13"/>'
    )
    assert judge_html(head).value == "2018-05-13"


def test_an_address_with_only_a_month_gives_a_month() -> None:
    """No more precision than the evidence has."""
    found = judge_text(BODY, BODY, url="https://kesnews.example/2018/05/they-met")
    assert (found.value, found.earliest, found.latest) == ("2018-05", "2018-05-01", "2018-05-31")
    assert found.basis == "url"


def test_a_day_before_the_past_told_is_rejected() -> None:
    """An article that tells of 2019 as past was not published in 2015."""
    body = f"The pact was signed in March 2019. {BODY}"
    found = judge_text(f"A headline\n\nPosted 3 May 2015\n\n{body}", body, "A headline")
    assert found.value is None
    assert found.earliest == "2019-03-01"
    assert [rejected.value for rejected in found.rejected] == ["2015-05-03"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019-01-17T00:01:48Z", "2019-01-17"),
        ("20190117", "2019-01-17"),
        ("Tue, 21 Jan 2014 10:00:00 GMT", "2014-01-21"),
        ("Mon Oct 11 14:57:21 CEST 2021", "2021-10-11"),
        ("May 13, 2018", "2018-05-13"),
        ("2018/5/3", "2018-05-03"),
        ("2018-05", "2018-05"),
        ("2018", "2018"),
        ("25/12/2018", "2018-12-25"),
        ("3/4/2019", None),
        ("2018/5/3 15:07:41", "2018-05-03"),
        ("2018.5.3 15:07", "2018-05-03"),
        ("Wed, 2 May 18 09:00:00 +0000", "2018-05-02"),
        ("Wednesday, 02-May-18 09:00:00 GMT", "2018-05-02"),
        ("2 May 98 09:00 EST", "1998-05-02"),
        ("31-12-2018 23:30 GMT", "2018-12-31"),
        ("03-04-2018", None),
        ("03.04.2018, 10:15", "2018-04-03"),
        ("Wed May 02 14:29:00 +0000 2018", "2018-05-02"),
        ("Thu, 01 Jan 104 00:00:00 GMT", None),
        ("109-05-10", None),
        ("1525269600", "2018-05-02"),
        ("1525269600000", "2018-05-02"),
        ("Mo, 15 Okt 2018 10:00:00 +0200", "2018-10-15"),
        ("3 mars 2018", "2018-03-03"),
        ("2018-13-45", None),
        ("soon", None),
        ("20³2-05-06", None),
        ("20³20506", None),
        ("20³2-05", None),
        ("", None),
    ],
)
def test_dates_as_given(text: str, value: str | None) -> None:
    """Dates of metadata in many formats; what is ambiguous is none."""
    assert parse_date(text) == value


@pytest.mark.parametrize(
    "line", ["Accepted: 3 May 2018", "2 Herring Reports 12 (3 May 2018).", "Accessed 3 May 2018"]
)
def test_a_day_of_another_thing_does_not_date_a_text(line: str) -> None:
    """Neither by its label nor in the brackets of a note."""
    assert judge_text(f"A headline\n\n{line}\n\n{BODY}", BODY, "A headline").value is None


def test_the_running_head_of_a_document_dates_it() -> None:
    """A day in its text or in a note below it is that of another thing, unless it is of the same month."""
    head = ("VARLAND REVIEW | October 2006 | 41",)

    def judge_document(line: str) -> PublicationDate:
        raw = f"{line}\n\n{BODY}"
        offsets = OffsetMap((Run(0, len(BODY), len(line) + 2, len(raw)),))
        page = Page("a.pdf", b"", raw, "utf-8", "application/pdf", GivenMetadata(heads=head))
        return find_publication_date(page, Article(BODY, offsets, ()))

    assert judge_document("Oct. 25, 1999").value == "2006-10"
    assert judge_document("Oct. 25, 2006").value == "2006-10-25"
    assert judge_document("Herring").value == "2006-10"


@pytest.mark.parametrize(
    "stamp",
    [
        "0001-01-01T00:00:00Z",
        "1397/02/13 - 18:59",
        "2561-05-03",
        "1970-01-01T00:00:00Z",
        "1969-12-31",
        "2999-12-31",
    ],
)
def test_a_stamp_that_stands_for_no_day_is_not_believed(stamp: str) -> None:
    """Empty fields, the zero of clocks and years of other calendars give way to a day, or to none."""
    head = f'<meta property="article:published_time" content="{stamp}"/>'
    assert judge_html(head).value is None
    assert judge_html(head + '<meta name="date" content="2018-05-03"/>').value == "2018-05-03"
    given_by_table = judge_text(BODY, BODY, date=stamp)
    assert given_by_table.value is None
    assert [rejected.quote for rejected in given_by_table.rejected] == [stamp]


def test_a_page_of_thousands_of_dates_is_judged_by_its_first_ones() -> None:
    """A flood of dates neither hides the metadata nor costs more than a look at the first few."""
    days = ((number % 28 + 1, number % 12 + 1, 1900 + number % 100) for number in range(20_000))
    flood = "".join(f'<time datetime="{year}-{month:02}-{day:02}">x</time>' for day, month, year in days)
    head = '<meta name="date" content="2018-05-13"/>'
    layout = lay_out(head + flood, Article("x", OffsetMap(()), ()))
    assert len(markup_candidates(layout, OwnData((), ()))) <= 2 * MAX_FOUND
    assert judge_html(head, top=flood).value == "2018-05-13"


@given(st.text(max_size=300), st.sampled_from(["text/html", "text/plain"]))
def test_no_page_breaks_the_judgement(raw: str, media_type: str) -> None:
    """Whatever the page, there is a judgement, and its evidence stands where it says."""
    text = raw.strip() or "x"
    article = Article(text, OffsetMap(()), ())
    page = Page("p", raw.encode("utf-8", "replace"), raw, "utf-8", media_type)
    found = find_publication_date(page, article)
    for evidence in found.evidence:
        source = raw if evidence.raw else text
        assert source[evidence.start : evidence.end] == evidence.quote
