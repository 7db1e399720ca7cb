"""Plain-text pages with all their dirt become articles."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.page import clean_page
from onrecord.clean.parts.bylines import read_printed
from onrecord.errors import PageRejected
from onrecord.records.articles import Article
from onrecord.records.pages import GivenMetadata, Page

LEAD = "Varland is ready to resume talks on the Sable islands, Foreign Minister Ana Bel said on Friday."
SECOND = '"We have waited long enough, and we want a treaty," Bel said at a news conference in the capital.'
THIRD = "Kesmar has held the islands since the war, and its government calls the question closed."
LAST = "The two ministers last met in Tarn in March, where they agreed to set up a working group."
BODY = [LEAD, SECOND, THIRD, LAST]
DIRT = ["All news", "", "* * *", "QUESTION: Why?", "Ана́", "a\x00b\u202e", "x" * 90, "<p>"]


def clean(raw: str, **given: object) -> Article:
    """The article on a plain-text page."""
    told = GivenMetadata(**given)  # type: ignore[arg-type]
    return clean_page(Page("page", raw.encode(), raw, "utf-8", "text/plain", told))


def test_a_page_with_all_its_dirt() -> None:
    """Menu, clock, headline twice, stamps, related links, tags and footer go; the article stays."""
    raw = "\n\n".join(
        [
            "04:38 GMT 13 May 2031", "Listen Live", "Get short URL", "0 112", "All news",
            "Varland Ready To Resume Talks On Sable Islands - Minister",
            "Corin Fen 3 minutes ago Fri 22nd November 2030 | 04:08 PM",
            "Varland Ready to Resume Talks on Sable Islands - Minister",
            LEAD.removesuffix("."),
            "OSTREL (Herald News / Sputnik - 22nd November, 2030) " + LEAD,
            SECOND,
            "READ MORE: Kesmar Says Islands Are Not For Sale",
            THIRD,
            "Kesmari President Ito Dor (L) and Ana Bel attend a meeting in Tarn, March 14, 2030.",
            LAST,
            "Related Topics", "Islands Varland Kesmar Treaty All Top", "Recent Stories",
            "Ferry strands hundreds at Orlo port ..", "12 minutes ago", "Wheat prices rise again",
            "Your Thoughts and Comments",
            "The Herald Network has brought you news since 1990. We cover the world, every day.",
            "© 1997-2030, Herald Network",
        ]
    )  # fmt: skip
    article = clean(raw)
    dateline = "OSTREL (Herald News / Sputnik - 22nd November, 2030) "
    assert article.text == "\n\n".join([dateline + LEAD, *BODY[1:]])
    assert article.title == "Varland Ready To Resume Talks On Sable Islands - Minister"
    assert article.title_raw is not None
    assert article.title_raw.of(raw) == article.title
    assert (article.outlet, article.agency, article.byline) == ("Herald", "Sputnik", ("Corin Fen",))
    assert [part.role for part in article.parts] == ["dateline", "body", "body", "body", "body"]
    assert article.genre == "report"
    assert article.language == "en"


def test_a_body_that_stands_twice_is_kept_once() -> None:
    """The second copy goes, with the lines between."""
    copy = "\n\n".join(BODY)
    article = clean(
        f"Talks to resume\n\n{copy}\n\nBack to Top Close\nHerald\n\nTalks to resume\n\n{copy}\n\n0100207007"
    )
    assert article.text == copy


def test_the_fuller_of_two_copies_is_kept() -> None:
    """A shortened first copy gives way to the whole one."""
    more = "Officials on both sides declined to say when the group would meet for the first time."
    again = "Fishermen of both countries have asked for rules of their own in the waters around Orlo."
    short = "\n\n".join(BODY[:3])
    whole = "\n\n".join([*BODY[:3], more, LAST, again])
    assert clean(f"{short}\n\nPrint version\n\n{whole}").text == whole


def test_a_headline_in_another_script_is_not_the_article() -> None:
    """The title repeated in the site's own language goes."""
    article = clean(
        "\n\n".join(
            ["Varland ready to resume island talks", "Варланд готов к переговорам об островах", *BODY]
        )
    )
    assert article.title == "Varland ready to resume island talks"
    assert article.text == "\n\n".join(BODY)


def test_a_standfirst_is_kept_with_its_role() -> None:
    """A line between title and body that says something new is a standfirst."""
    article = clean(
        "\n\n".join(["Varland ready to resume island talks", "Date of the meeting not set yet", *BODY])
    )
    assert article.parts[0].role == "standfirst"
    assert article.text.startswith("Date of the meeting not set yet\n\nVarland is ready")


def test_subheads_stay_and_headlines_of_others_go() -> None:
    """A short line that heads a paragraph is the article's; title-case links between are not."""
    related = "Five Ways The Island Deal Collides With Harbour Politics In Tarn"
    raw = "\n\n".join([LEAD, "A question of trust", SECOND, THIRD, related, LAST])
    assert clean(raw).text == "\n\n".join([LEAD, "A question of trust", SECOND, THIRD, LAST])


def test_hard_wrapped_text_is_put_together() -> None:
    """Lines broken in the middle of sentences are one paragraph; its characters keep their places."""
    raw = "\n\n".join("\n".join(textwrap.wrap(" ".join(BODY[i : i + 2]), 60)) for i in (0, 2))
    article = clean(raw)
    assert article.text == f"{LEAD} {SECOND}\n\n{THIRD} {LAST}"
    assert article.offsets.mapped() == len(article.text) - 2


def test_a_blog_of_a_newsroom_may_carry_news() -> None:
    """Its address alone makes it no comment."""
    article = clean("\n\n".join(BODY), title="Talks to resume", url="https://herald.example/blogs/today/1")
    assert article.genre == "report"


def test_what_the_source_tells_goes_before_what_the_page_prints() -> None:
    """Given title, outlet, byline and address are the article's; the title line leaves the text."""
    told = {"outlet": "Herald", "byline": ("A. Fen",), "url": "https://herald.example/opinion/1"}
    article = clean("\n\n".join(["Talks to resume", *BODY]), title="Talks to resume", **told)
    assert (article.title, article.outlet, article.byline) == ("Talks to resume", "Herald", ("A. Fen",))
    assert article.text == "\n\n".join(BODY)
    assert article.genre == "opinion"


def test_a_transcript_has_turns_with_labels() -> None:
    """One part a turn, over all its paragraphs; a stage direction is an aside."""
    raw = "\n".join(
        [
            "The presidents met in Tarn on the margins of the summit.",
            "* * *",
            "President of Varland Ana Bel: Thank you for the welcome, and for the time you have found.",
            "I would like to speak about the islands first of all, if you agree.",
            "(Applause.)",
            "President of Kesmar Ito Dor (retranslated): Please.",
            "<…>",
        ]
    )
    article = clean(raw)
    turns = [part for part in article.parts if part.role == "turn"]
    assert [part.label.of(article.text) for part in turns if part.label] == [
        "President of Varland Ana Bel",
        "President of Kesmar Ito Dor (retranslated)",
    ]
    assert turns[0].span.of(article.text).startswith("Thank you")
    assert turns[0].span.of(article.text).endswith("if you agree.")
    assert [part.role for part in article.parts] == ["body", "turn", "aside", "turn"]
    assert article.genre == "transcript"
    assert "<…>" not in article.text


@pytest.mark.parametrize(
    "raw", ["Home\nNews\nSport\n\nContact us\n© Herald", "12 34\n\n56", "Menu", "🙂 🙂 🙂"]
)
def test_a_page_without_an_article_is_rejected(raw: str) -> None:
    """Menus and numbers are no article."""
    with pytest.raises(PageRejected) as caught:
        clean(raw)
    assert caught.value.reason == "no_article"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*BODY, *DIRT]), max_size=14))
def test_parts_and_offsets_hold_for_any_page(lines: list[str]) -> None:
    """Parts are ordered, do not overlap, and stand in the text; every run resolves in the page."""
    raw = "\n".join(lines)
    try:
        article = clean(raw)
    except PageRejected:
        return
    before = 0
    for part in article.parts:
        assert before <= part.start < part.end <= len(article.text)
        before = part.end
        if part.label:
            assert part.label.end <= part.start
    for run in article.offsets.runs:
        assert run.raw_end <= len(raw)
        if run.one_to_one:
            pairs = zip(article.text[run.start : run.end], raw[run.raw_start : run.raw_end], strict=True)
            assert all(one == other or (one.isspace() and other.isspace()) for one, other in pairs)


def test_an_agency_on_no_list_is_told_by_its_signature() -> None:
    """In a dateline, or alone below the text; the outlet's own dateline names no agency."""
    wired = f"OSTREL, March 4 (Norlan Press) -- {LEAD}"
    assert clean("\n\n".join([wired, SECOND, THIRD])).agency == "Norlan Press"
    assert clean("\n\n".join([*BODY, "(Norlan Press)"])).agency == "Norlan Press"
    assert clean("\n\n".join([wired, SECOND, THIRD]), outlet="Norlan Press Online").agency is None


def test_the_way_to_the_page_is_no_title() -> None:
    """A breadcrumb above the headline is passed over."""
    title = "Minister ready for talks on Sable islands"
    article = clean("\n\n".join(["Ostrel Courier, June 8, 2031", "Front page > Islands", title, *BODY]))
    assert (article.title, article.outlet) == (title, "Ostrel Courier")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n", "\r"])
@pytest.mark.parametrize("width", [32, 72])
def test_lines_broken_by_a_program_are_joined_whatever_their_ends(end: str, width: int) -> None:
    """A line end written twice is one; headline and day above the text keep lines of their own."""
    lines = ["Varland ready to resume talks", "13 May 2031", ""]
    for paragraph in BODY:
        lines += [*textwrap.wrap(paragraph, width), ""]
    article = clean(end.join(lines))
    assert article.text == "\n\n".join(BODY)
    assert article.title == "Varland ready to resume talks"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Corin Fen 14 May 2031", ("Corin Fen",)),
        ("CORIN FEN | 14 May 2031 10:15", ("CORIN FEN",)),
        ("First published on 14 May 2031", ()),
        ("Last updated at 10:15", ()),
    ],
)
def test_a_name_before_a_day_is_the_author(line: str, names: tuple[str, ...]) -> None:
    """Words in small letters before a day are no name."""
    assert read_printed([line], [], None).byline == names


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Crossing at the bridge is open again", "Crossing at the bridge is open again"),
        ("Crossing at the bridge is open again\n\nBy Corin Fen", "Crossing at the bridge is open again"),
        ("Ostrel Evening Herald Weekend", None),
        ("Crossing at the bridge is open again:", None),
        ("Notes of the second round\n\nCrossing at the bridge is open again", None),
    ],
)
def test_the_only_line_above_the_text_is_its_title(head: str, title: str | None) -> None:
    """Even if the text repeats none of its words; a letterhead is none, and of two lines neither is sure."""
    assert clean("\n\n".join([head, "3 March 2031", *BODY])).title == title
