"""Statements in invented sentences: who is reported to have said what."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.extract.context import Context
from onrecord.extract.statements import find_statements
from onrecord.models.english import load_english
from onrecord.records.articles import Article, Genre, Part, PublicationDate
from onrecord.records.readings import StatementMention, TimeExpression
from onrecord.records.spans import OffsetMap, Span


def read(
    text: str,
    parts: tuple[Part, ...] = (),
    genre: Genre = "report",
    times: dict[str, str] | None = None,
) -> list[StatementMention]:
    """The statements of ``text``; without ``parts`` all of it is body."""
    article = Article(text, OffsetMap(()), parts or (Part("body", 0, len(text)),), genre=genre)
    found = tuple(
        TimeExpression(Span(text.index(words), text.index(words) + len(words)), "DATE", value, value, value)
        for words, value in (times or {}).items()
    )
    doc = load_english(Settings().language_model).parse(text)
    return list(find_statements(Context(doc, article, PublicationDate("2031-03-05"), times=found)))


def words(text: str, statement: StatementMention) -> str:
    """The content of a statement, its parts joined by a bar."""
    return " | ".join(part.of(text) for part in statement.content)


@pytest.mark.parametrize(
    ("text", "content", "source", "mode"),
    [
        (
            "“We will not sign under pressure,” Foreign Minister Ana Dorn said on Monday.",
            "We will not sign under pressure",
            "Foreign Minister Ana Dorn",
            "direct",
        ),
        (
            '"The islands are ours," said the Varlandic foreign minister.',
            "The islands are ours",
            "the Varlandic foreign minister",
            "direct",
        ),
        (
            "Dorn told reporters: “There is no deadline for this work.”",
            "There is no deadline for this work.",
            "Dorn",
            "direct",
        ),
        (
            "“We are ready”, — said the minister Ana Dorn, opening the meeting.",
            "We are ready",
            "the minister Ana Dorn",
            "direct",
        ),
        (
            "Dorn said that both countries were close to an agreement.",
            "both countries were close to an agreement",
            "Dorn",
            "indirect",
        ),
        (
            "The talks will go on in Tarn, Prime Minister Ben Sable said on Friday.",
            "The talks will go on in Tarn",
            "Prime Minister Ben Sable",
            "indirect",
        ),
        (
            "Dorn said the other side had shown “no will whatsoever” to compromise.",
            "the other side had shown “no will whatsoever” to compromise",
            "Dorn",
            "mixed",
        ),
        (
            "According to the ministry, the visit was put off at the request of the hosts.",
            "the visit was put off at the request of the hosts",
            "the ministry",
            "indirect",
        ),
        (
            "The visit was put off at the request of the hosts, according to a senior diplomat.",
            "The visit was put off at the request of the hosts",
            "a senior diplomat",
            "indirect",
        ),
        (
            "France insists that the fishermen must be released first.",
            "the fishermen must be released first",
            "France",
            "indirect",
        ),
        (
            "Officials have been clear that sanctions will stay until the work is done.",
            "sanctions will stay until the work is done",
            "Officials",
            "indirect",
        ),
        (
            "Japan demanded an end to all naval patrols around the islands.",
            "an end to all naval patrols around the islands",
            "Japan",
            "indirect",
        ),
        (
            "Dorn said on Wednesday it was not too late for a better offer.",
            "it was not too late for a better offer",
            "Dorn",
            "indirect",
        ),
        (
            "Japan: peace treaty must settle the question of the islands",
            "peace treaty must settle the question of the islands",
            "Japan",
            "indirect",
        ),
        (
            "The president called for a new round of talks before the summer.",
            "a new round of talks before the summer",
            "The president",
            "indirect",
        ),
        (
            "Foreign Minister Ana Dorn was quoted by state media on Sunday as saying that boats would stay.",
            "boats would stay",
            "Foreign Minister Ana Dorn",
            "indirect",
        ),
        (
            "The agency cited Dorn as saying the pact was dead.",
            "the pact was dead",
            "Dorn",
            "indirect",
        ),
        (
            "The harbour will open in May, Lund was quoted as saying by Norlan Press.",
            "The harbour will open in May",
            "Lund",
            "indirect",
        ),
        (
            "The fleet left because of Democrats’ unproven allegations that the lighthouse had been sold.",
            "the lighthouse had been sold",
            "Democrats",
            "indirect",
        ),
        (
            "The envoy brought a message from Mr. Venn that the boats would be welcome.",
            "the boats would be welcome",
            "Mr. Venn",
            "indirect",
        ),
        (
            "The treaty makes clear that the council has switched its recognition.",
            "the council has switched its recognition",
            "The treaty",
            "indirect",
        ),
        (
            "That said, he adds, “It is best to avoid a war over boats.”",
            "It is best to avoid a war over boats.",
            "he",
            "direct",
        ),
    ],
)
def test_one_statement(text: str, content: str, source: str, mode: str) -> None:
    """Each construction yields one statement with its content, source and mode."""
    found = read(text)
    assert [(words(text, s), s.source and s.source.of(text), s.mode) for s in found] == [
        (content, source, mode)
    ]


def test_what_is_said_after_a_semicolon_is_not_what_stands_before_it() -> None:
    """The clause with "that" is the content, whatever the parse hangs on the cue beside it."""
    text = "Dorn said the vote changed nothing; she later added that the boats would stay."
    assert [words(text, one) for one in read(text)] == ["the vote changed nothing", "the boats would stay"]


def test_adding_that_has_the_speaker_of_its_sentence() -> None:
    """A participle after the first attribution makes a second statement by the same source."""
    text = "“We are ready to go on,” Dorn said, adding that he expected an answer before the summer."
    first, second = read(text)
    assert words(text, first) == "We are ready to go on"
    assert "an answer before the summer" in words(text, second)
    assert second.source is not None
    assert second.source.of(text) in ("Dorn", "he")


def test_attribution_in_the_middle_splits_the_content() -> None:
    """A quotation that goes on after its attribution is one statement with two content spans."""
    text = "“The offer,” Dorn said, “is on the table until May.”"
    (found,) = read(text)
    assert words(text, found) == "The offer | is on the table until May."


def test_second_quotation_of_a_paragraph_keeps_its_speaker() -> None:
    """A quotation without a frame goes to whoever spoke before it in the paragraph."""
    text = "“We waited for a long time,” Dorn said. “There is still much to be done.”"
    first, second = read(text)
    assert words(text, second) == "There is still much to be done."
    assert second.source == first.source
    assert not second.implied


def test_paragraph_of_quotation_goes_on_with_the_speech_before_it() -> None:
    """A paragraph that is all quotation is the last speaker's, and says that this is implied."""
    text = (
        "“We waited for a long time,” Dorn said.\n\n“The other side knows our view and will have to answer.”"
    )
    _, second = read(text)
    assert second.implied
    assert second.cue is None
    assert second.source is not None
    assert second.source.of(text) == "Dorn"


def test_open_quotation_takes_the_speaker_of_the_paragraph_it_goes_on_in() -> None:
    """A speech over two paragraphs, attributed only in the second, is one speaker's in both."""
    text = "“We waited for a long time.\n\n“Now the other side has to answer,” Dorn said."
    first, second = read(text)
    assert words(text, first) == "We waited for a long time."
    assert first.implied
    assert first.source == second.source is not None


@pytest.mark.parametrize(
    "text",
    [
        "The minister declined to say whether the talks would go on.",
        "The book “A Year in Tarn” was sold in both capitals.",
        "He would say that the offer was good if it were.",
        "It rained in Tarn on Monday and the boats stayed in port.",
        "The islands are referred to as the Sables in the south.",
        "The minister was told that the ship had left.",
    ],
)
def test_nothing_is_attributed(text: str) -> None:
    """What nobody said, or nobody said yet, is no statement."""
    assert read(text) == []


def test_turns_are_statements_by_paragraph() -> None:
    """Each paragraph of a turn is a direct statement of its label; questions and directions are not."""
    text = "Ana Dorn: Thank you.\n\nThe work goes on.\n\n<…>\n\nQuestion: When will you sign it?"
    turn, question = text.index("Thank"), text.index("When")
    parts = (
        Part("turn", turn, text.index("Question") - 2, Span(0, len("Ana Dorn"))),
        Part("turn", question, len(text), Span(text.index("Question"), text.index("Question") + 8)),
    )
    found = read(text, parts, "transcript")
    assert [words(text, s) for s in found] == ["Thank you.", "The work goes on."]
    assert {s.source.of(text) for s in found if s.source} == {"Ana Dorn"}
    assert {s.said_on for s in found} == {"2031-03-05"}


def transcript(*turns: tuple[str, str]) -> list[str]:
    """The labels whose turns are statements."""
    text = ""
    parts = []
    for label, words in turns:
        start = len(text)
        text += f"{label}: {words}\n\n"
        parts.append(Part("turn", start + len(label) + 2, len(text) - 2, Span(start, start + len(label))))
    return [s.source.of(text) for s in read(text, tuple(parts), "transcript") if s.source]


def test_who_only_asks_says_nothing() -> None:
    """The turns of moderators, of journalists with their outlet, and of who mostly asks are no statements."""
    found = transcript(
        ("THE MODERATOR", "Welcome to Tarn."),
        ("Ana Dorn", "Thank you."),
        ("Eva Holm, Courier", "Who signs?"),
        ("Ana Dorn", "We do."),
        ("Ned Lind", "And when?"),
        ("Ana Dorn", "In May, why not?"),
        ("Ned Lind", "Where?"),
        ("Ana Dorn", "In Tarn."),
    )
    assert found == ["Ana Dorn"] * 4


def test_who_holds_an_office_may_ask() -> None:
    """A president who questions a governor is a party all the same."""
    found = transcript(
        ("President of Varland Ben Sable", "Good morning."),
        ("Governor Ned Lind", "The harvest is in."),
        ("Ben Sable", "All of it?"),
        ("Ned Lind", "All."),
        ("Ben Sable", "And the mills?"),
    )
    assert found.count("Ben Sable") == 2


def test_address_of_a_turn_joins_the_paragraph_after_it() -> None:
    """A line of address that ends in a comma is no statement of its own."""
    text = "Ana Dorn: Mr President,\n\nwelcome to Tarn."
    parts = (Part("turn", text.index("Mr"), len(text), Span(0, len("Ana Dorn"))),)
    assert [words(text, s) for s in read(text, parts, "transcript")] == ["Mr President, | welcome to Tarn."]


def test_day_addressee_and_occasion_stand_beside_the_cue() -> None:
    """The words beside the cue tell when, to whom and where it was said; those in the content do not."""
    text = "The work will end on Friday, Ana Dorn said on Monday at a meeting with Prime Minister Ben Sable."
    (found,) = read(text, times={"Friday": "2031-03-07", "Monday": "2031-03-03"})
    assert found.said_on == "2031-03-03"
    assert found.occasion is not None
    assert found.occasion.of(text).startswith("a meeting with")
    assert found.addressee is not None
    assert found.addressee.of(text) == "Prime Minister Ben Sable"


def test_a_dateline_is_nobodys_words() -> None:
    """Content is clipped to the body: the dateline before the first sentence is left out."""
    text = "TARN, May 3 (Norlan Press) -- The talks go on, Prime Minister Ben Sable said on Friday."
    body = text.index("The talks")
    parts = (Part("dateline", 0, body - 1), Part("body", body, len(text)))
    assert [words(text, s) for s in read(text, parts)] == ["The talks go on"]


def test_statements_do_not_overlap() -> None:
    """No character of the text is the content of two statements unless one reports the other."""
    text = (
        "Dorn said the ministry had said that “the boats are safe”, according to a paper. "
        "“We know it,” she added, saying that it was good and noting that all had waited."
    )
    taken: set[int] = set()
    for statement in (one for one in read(text) if one.parent is None):
        for part in statement.content:
            span = set(range(part.start, part.end))
            assert not span & taken
            taken |= span


def test_a_hyphen_inside_a_name_does_not_cut_the_source() -> None:
    """The evidence of a speaker is the whole name, "Pak Myung-bak", not its last syllable."""
    text = "President Pak Myung-bak said the talks had failed."
    (statement,) = read(text)
    assert statement.source is not None
    assert statement.source.of(text) == "President Pak Myung-bak"


def test_as_somebody_says_attributes_the_sentence() -> None:
    """Where the clause opens it and has no object; not where it tells a time."""
    text = "As the Lissen Herald reports, the ban on fish is broad."
    (found,) = read(text)
    assert (words(text, found), found.source and found.source.of(text)) == (
        "the ban on fish is broad",
        "the Lissen Herald",
    )
    assert read("As Dorn spoke, fishers left the hall.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Varland has told hundreds of doctors to leave the country.", "to leave the country"),
        ("Horst warned Varland against placing new guns in Tarn.", "placing new guns in Tarn"),
    ],
)
def test_bidding_and_warning_are_said(text: str, content: str) -> None:
    """In an infinitive or behind "against"."""
    (found,) = read(text)
    assert words(text, found) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("President Venn hoped for a treaty before the winter.", "a treaty before the winter"),
        ("President Venn was hoping the boats would leave.", "the boats would leave"),
    ],
)
def test_who_hopes_is_not_who_hops(text: str, content: str) -> None:
    """All forms of "hope" have the frames of that verb."""
    (found,) = read(text)
    assert words(text, found) == content


def test_an_adverbial_goes_on_behind_the_attribution() -> None:
    """It is no sentence, though what follows begins with a name."""
    text = "“In a speech on the islands,” Dorn reported, “Venn said that the talks go on.”"
    assert words(text, read(text)[0]) == "In a speech on the islands | Venn said that the talks go on."


def test_a_quotation_may_be_signed() -> None:
    """By who stands behind a dash at the end of its paragraph, whoever spoke before."""
    text = (
        "Ana Dorn said the port would stay closed.\n\n"
        "“It would be better to open it and to ask nobody.” — Maria Reyl, Tarn Herald\n\n"
        "“A closed port is no port, and they know it.” — Economist"
    )
    _, *signed = read(text)
    assert [one.source.of(text) if one.source else None for one in signed] == ["Maria Reyl", "Economist"]
