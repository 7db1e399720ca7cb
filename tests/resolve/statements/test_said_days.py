"""The day of saying in invented reports, read and resolved as a build does."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.models.english import load_english
from onrecord.pipeline import Models, read_article, resolve_readings
from onrecord.records.articles import Article, Genre, Part, PublicationDate
from onrecord.records.readings import FiledReading
from onrecord.records.spans import OffsetMap

THURSDAY = "2031-03-13"


def days(text: str, genre: Genre = "report", published: str | None = THURSDAY) -> dict[str, str | None]:
    """The day of each statement of an article, by the first word of its content."""
    parts, at = [], 0
    for paragraph in text.split("\n\n"):
        parts.append(Part("body", at, at + len(paragraph)))
        at += len(paragraph) + 2
    article = Article(text, OffsetMap(()), tuple(parts), genre=genre, language="en")
    judged = PublicationDate(published, published, published, "metadata" if published else "none", 1.0)
    reading = read_article(article, judged, Models(load_english(Settings().language_model)))
    record = resolve_readings([FiledReading("a", "a.txt", "0" * 64, "text/plain", None, reading)])
    return {
        row.content[0].quote.split()[0]: row.said_on.value if row.said_on else None
        for row in record.statements
    }


LEAD = "Foreign Minister Ana Dorn said on Wednesday that talks with Kesmar would go on."


@pytest.mark.parametrize(
    ("sentence", "content", "day"),
    [
        ("Prime Minister Ben Sable said the boats would stay.", "the", "2031-03-12"),
        ("In a speech on Tuesday, Prime Minister Ben Sable laid out a plan and said Kesmar would wait.",
         "Kesmar", "2031-03-11"),
        ("Prime Minister Ben Sable said last week that Kesmar would wait.", "Kesmar", "2031-03"),
        ("Earlier this month, 200 members of parliament signed a statement demanding that Kesmar leave.",
         "that", "2031-03"),
        ("Before Thursday's round, a Kesmari official said that boats would stay.", "boats", "2031-03"),
        ("Before leaving for Tarn on Tuesday, Prime Minister Ben Sable said boats would stay.", "boats",
         "2031-03-11"),
        ("Prime Minister Ben Sable insists that Kesmar owns the islands.", "Kesmar", "2031-03"),
        ("Prime Minister Ben Sable has said that Kesmar owns the islands.", "Kesmar", "2031-03"),
        ("Prime Minister Ben Sable, when asked Tuesday about boats, could not say. “We wait,” Sable said.",
         "We", "2031-03-11"),
        ("Speaking on Sunday, Prime Minister Ben Sable disputed both claims, calling them “fairy tales”.",
         "them", "2031-03-09"),
        ("When Kesmar was making boats in 2012, Sable wrote, “nobody asked who paid for them.”",
         "nobody", "2031-03-12"),
    ],
)  # fmt: skip
def test_the_words_beside_the_cue_and_the_report_tell_the_day(
    sentence: str, content: str, day: str | None
) -> None:
    """A day told beside the cue wins; an act without one is of the report's day; a view, of its month."""
    found = days(f"{LEAD}\n\n{sentence}")
    assert found.get(content, "not found") == day


def test_the_day_carries_over_to_the_same_speaker_only() -> None:
    """What a speaker adds is of the day of what that speaker said before, not of the report's."""
    text = (
        f"{LEAD}\n\nIn Tarn on Monday, Prime Minister Ben Sable said that nobody would be asked.\n\n"
        "“Boats are patient,” Sable added.\n\n“Islands are not,” Dorn said."
    )
    found = days(text)
    assert (found["Boats"], found["Islands"]) == ("2031-03-10", "2031-03-12")


UNDATED = "Foreign Minister Ana Dorn said that talks with Kesmar would go on."


@pytest.mark.parametrize(
    ("genre", "published", "day"),
    [
        ("report", THURSDAY, "2031-03"),
        ("report", "2031-01-02", "2031-01"),
        ("report", "2031-03", None),
        ("report", None, None),
        ("opinion", THURSDAY, "2031-03"),
    ],
)
def test_news_without_a_day_is_of_its_month(genre: Genre, published: str | None, day: str | None) -> None:
    """A report tells of its day or the last ones: what it dates by nothing has the month it came out in."""
    assert days(UNDATED, genre, published) == {"talks": day}


def test_what_was_said_was_said_before_the_article() -> None:
    """A weekday beside a cue is the one before publication even where the parse would take the next."""
    text = "Speaking on Sunday, Prime Minister Ben Sable said that boats would stay."
    assert days(text) == {"boats": "2031-03-09"}


def test_a_title_in_quotation_marks_is_no_time() -> None:
    """“This Week” is where it was said, not when."""
    text = f"{LEAD}\n\nSenator Eva Holm, appearing on “This Week,” noted that boats would stay."
    assert days(text)["boats"] == "2031-03-12"


def test_a_paper_speaks_on_its_own_date() -> None:
    """What an instrument says was said in the year it is dated."""
    text = f"{LEAD}\n\nAccording to a declaration signed in 1961, islands would be shared."
    assert days(text)["islands"] == "1961"


FILLING = "\n\n".join(f"Boat number {number} lies in the harbour of Tarn." for number in range(8))


@pytest.mark.parametrize(
    ("sentence", "content", "day"),
    [
        ("Trade unionist Piet Harrow said that ferries would stop.", "ferries", "2031-03"),
        ("Trade unionist Piet Harrow told Norlan Radio that ferries would stop.", "ferries", "2031-03-12"),
        ("Prime Minister Ben Sable said on Wednesday that boats would stay. Piet Harrow said that "
         "ferries would stop.", "ferries", "2031-03-12"),
        ("“Islands are not for sale,” Dorn said.", "Islands", "2031-03-12"),
    ],
)  # fmt: skip
def test_far_from_the_top_the_day_of_the_report_is_only_of_its_own_speakers(
    sentence: str, content: str, day: str
) -> None:
    """Who first speaks far down spoke on any of the last days, unless on air or beside that day's words."""
    assert days(f"{LEAD}\n\n{FILLING}\n\n{sentence}")[content] == day


def test_a_day_told_of_one_far_down_is_not_that_of_all() -> None:
    """One statement dated at the foot of a report dates no other."""
    text = f"{UNDATED}\n\n{FILLING}\n\nOn Tuesday, Prime Minister Ben Sable said that boats would stay."
    assert days(text) == {"talks": "2031-03", "boats": "2031-03-11"}


PAPER = "Spokeswoman Eva Holm said in a statement that boats would stay."


@pytest.mark.parametrize(
    ("text", "content", "day"),
    [
        (f"{PAPER}\n\nThe short statement Tuesday named no islands.", "boats", "2031-03-11"),
        (f"{PAPER}\n\nDorn issued a statement too. The statement on Tuesday was short.", "boats", "2031-03"),
        ("Kesmar said that boats would stay.\n\nThe letter was sent on Tuesday.", "boats", "2031-03-11"),
        ("Kesmar said that boats would stay.\n\nDorn got the letter on Tuesday.", "boats", "2031-03"),
    ],
)  # fmt: skip
def test_a_paper_named_again_tells_the_day_of_its_words(text: str, content: str, day: str) -> None:
    """The day of "the statement" further down is that of what was said in it, if it is the same one."""
    assert days(text)[content] == day


def test_the_day_of_an_event_is_not_that_of_words_said_on_others() -> None:
    """Teams travel on Thursday, the statement is Tuesday's: what has no day is of the month alone."""
    text = f"Two teams met in Tarn on Thursday.\n\n{UNDATED}\n\n{PAPER} The statement Tuesday was short."
    assert days(text) == {"talks": "2031-03", "boats": "2031-03-11"}


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Kesmar has announced that boats would stay.", "2031-03"),
        ("Kesmar announced on Tuesday that boats would stay.", "2031-03-11"),
        ("Kesmar has long said that boats would stay.", "2031-03"),
        ("Kesmar has wanted that boats would stay.", "2031-03"),
    ],
)
def test_an_opening_in_the_perfect_has_its_month_alone(opening: str, day: str | None) -> None:
    """What somebody "has announced" is of the last days, which of them its words do not tell."""
    assert days(f"{opening}\n\n{LEAD}").get("boats", "not found") == day


def test_who_adds_to_words_speaks_on_their_day() -> None:
    """Words added to another's are of the same day."""
    text = (
        f"{LEAD}\n\nIn a statement on Monday, Prime Minister Ben Sable said that boats would stay.\n\n"
        "Eva Holm, a spokeswoman, added: “Ferries are another matter.”"
    )
    assert days(text)["Ferries"] == "2031-03-10"


def test_what_others_report_is_of_the_last_days() -> None:
    """Its month is known, not its day."""
    text = f"{LEAD}\n\nThe Herald reported that Ben Sable told fishers that boats would come back."
    assert days(text)["boats"] == "2031-03"


@pytest.mark.parametrize(
    ("genre", "day"), [("report", "2031-03-12"), ("opinion", "2031-03-12"), ("transcript", "2031-03-12")]
)
def test_a_day_beside_the_cue_holds_in_every_genre(genre: Genre, day: str) -> None:
    """However an article tells the rest, "said on Wednesday" is Wednesday's."""
    assert days(LEAD, genre)["talks"] == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Piet Harrow insisted on Tuesday that ferries would stop.", "2031-03-11"),
        ("Piet Harrow insists that ferries would stop.", "2031-03"),
    ],
)
def test_a_view_has_a_day_only_if_one_is_told_beside_it(sentence: str, day: str) -> None:
    """A view held has the month of its report; one voiced on a day has that day."""
    assert days(f"{LEAD}\n\n{sentence}")["ferries"] == day


def test_the_same_article_has_the_same_days_each_time() -> None:
    """The choice is a sum of weights: nothing of it is random."""
    text = f"{LEAD}\n\n{FILLING}\n\nPiet Harrow said that ferries would stop."
    assert days(text) == days(text)
