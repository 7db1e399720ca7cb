"""Statements by rules and by the tagger together, as a page is read."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import tagged_context_of as context_of
from extract.statements.statements_read import words, words_of

from onrecord.extract.statements import find_statements
from onrecord.extract.statements.statement_mentions import statements_by_rules
from onrecord.extract.statements.tagged_statements import exact_words
from onrecord.records.articles import Part
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span


def as_words(text: str, statement: StatementMention) -> tuple[str, str | None, str | None]:
    """Content, cue and source as words."""
    return words(text, statement), words_of(text, statement.cue), words_of(text, statement.source)


def test_the_tagger_finds_what_no_rule_finds() -> None:
    """A cue that is in no list."""
    text = "The minister made no secret of her belief that the talks had failed."
    context = context_of(text)
    assert statements_by_rules(context) == ()
    (found,) = find_statements(context)
    assert as_words(text, found) == ("the talks had failed", "made no secret of", "The minister")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The treaty, the minister said, will never be signed.", "The treaty | will never be signed"),
        ("The ships of Kesmar, he told the paper, are to leave.", "The ships of Kesmar | are to leave"),
        ("Venn, who leads the talks, said that they go on.", "they go on"),
    ],
)
def test_the_subject_split_off_belongs_to_the_content(text: str, content: str) -> None:
    """Not the speaker, though he begins the sentence too."""
    (found,) = find_statements(context_of(text))
    assert as_words(text, found)[0] == content


def test_a_content_is_the_words_said_alone() -> None:
    """Neither "that" nor quotation marks nor the full stop belong to it."""
    text = "Mr Sable warned that “no ship” would pass the strait before spring."
    (found,) = find_statements(context_of(text))
    assert as_words(text, found) == (
        "“no ship” would pass the strait before spring",
        "warned that",
        "Mr Sable",
    )
    assert found.mode == "mixed"


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("they will re-enter", 5, 12, "will re-enter"),
        ("they will re-enter", 13, 18, "re-enter"),
        ("that the Varlanders go", 0, 16, "the Varlanders"),
        ("he's gone, they say", 3, 9, "he's gone"),
        ("“go” they say", 1, 3, "go"),
        ("...", 0, 3, None),
    ],
)
def test_contents_are_whole_words(text: str, start: int, end: int, expected: str | None) -> None:
    """Word pieces end where words do not."""
    found = exact_words(text, start, end)
    assert (found.of(text) if found else None) == expected


def test_nothing_is_found_outside_the_prose() -> None:
    """A caption that quotes somebody is no statement of the article."""
    caption = "Ana Dorn, who said that the islands would stay hers, on Monday."
    text = f"{caption}\n\nIt rained in Ostrel."
    parts = Part("caption", 0, len(caption)), Part("body", len(caption) + 2, len(text))
    assert find_statements(context_of(text, *parts)) == ()


def test_statements_lie_in_the_text_and_do_not_overlap() -> None:
    """Whatever method found them; the inner ones of nested statements apart."""
    text = (
        "Dorn said the ministry had said that “the boats are safe”, according to a paper. "
        "“We know it,” she added, saying that it was good and noting that all had waited.\n\n"
        "Sable doubts it. The islands, he believes, are lost, and so is the strait."
    )
    taken: set[int] = set()
    for statement in find_statements(context_of(text)):
        for part in statement.content:
            assert Span(0, len(text)).contains(part)
        if statement.parent is None:
            inside = {at for part in statement.content for at in range(part.start, part.end)}
            assert not inside & taken
            taken |= inside


def test_a_content_goes_on_behind_a_comma() -> None:
    """Where the parse ends the clause and the tagger does not."""
    text = (
        "Foreign Minister Ana Dorn said Wednesday Varlandic patrols have not driven the fishing fleet from "
        "the strait, but they may have prevented the fall of Lissen and Tarn to the pirates."
    )
    (found,) = find_statements(context_of(text))
    assert as_words(text, found)[0] == text[text.index("Varlandic") : -1]


def test_what_the_outlet_adds_is_no_part_of_the_words() -> None:
    """Not even where both sides of the attribution look like it."""
    text = (
        "All seven states signed the declaration, President Edvin Horst announced on Saturday, despite hopes "
        "that Kesmar would refuse to join."
    )
    found = find_statements(context_of(text))
    assert as_words(text, found[0])[0] == "All seven states signed the declaration"


def test_a_question_is_not_the_answer() -> None:
    """Who was asked did not say it."""
    text = "Asked whether the minister had been dismissed, Venn said he could not confirm it."
    assert [as_words(text, one)[0] for one in find_statements(context_of(text))] == [
        "he could not confirm it"
    ]


def test_how_it_came_to_be_said_is_not_said() -> None:
    """A participle that opens the sentence."""
    text = "Asked on “Varland Today” whether the talks were dead, Dorn said, “For the time being they are.”"
    contents = [as_words(text, one)[0] for one in find_statements(context_of(text))]
    assert contents == ["For the time being they are."]


def test_who_refers_to_a_thing_is_who_spoke() -> None:
    """Not whom the quotation before speaks of."""
    text = "“It was a fair vote, and he won it,” Dorn said, referring to the election of the new mayor."
    sources = {as_words(text, one)[2] for one in find_statements(context_of(text))}
    assert sources == {"Dorn"}


def test_a_quotation_is_of_who_speaks_in_its_paragraph() -> None:
    """Rather than of the speaker of the next one."""
    text = (
        "Brandt also said the talks had to go on because of the dispute over the strait. “What we say to "
        "Tarn now is do not wait for another winter.”\n\nOn Friday, Venn also said he was closing the port."
    )
    found = [as_words(text, one) for one in find_statements(context_of(text))]
    assert [source for content, _, source in found if content.startswith("What we say")] == ["Brandt"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The president didn’t specify which of the new boats would guard the strait.", []),
        ("Trade minister Ana Dorn declined to comment on the ban.", []),
        ("Ana Dorn left the hall without saying where the boats would go.", []),
        ("Reporters asked whether the ban would hold.", ["whether the ban would hold"]),
        ("Ana Dorn said why the boats would leave the port.", ["why the boats would leave the port"]),
        ("Horst’s meeting with Dorn is expected to cover a range of issues beyond fishing.", []),
        ("Ana Dorn is looking to close the port of Tarn.", []),
        ("Ana Dorn supported the plan of the council.", []),
        ("Ana Dorn opposed the plan of the council.", ["the plan of the council"]),
        ("Ana Dorn is expected to announce that the ban holds.", ["the ban holds"]),
    ],
)
def test_what_is_left_open_or_only_done_is_not_said(text: str, contents: list[str]) -> None:
    """Nor is a refusal to speak; whoever asks says his question, and a clause that is foreseen counts."""
    assert [as_words(text, one)[0] for one in find_statements(context_of(text))] == contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Dorn said the deal had held, but that it might not for long.",
            "the deal had held, but that it might not for long",
        ),
        ("Dorn said the deal had held, while the boats left.", "the deal had held"),
        ("Dorn said the deal had held, adding that it might not for long.", "the deal had held"),
    ],
)
def test_the_tagger_lengthens_what_the_rules_find(text: str, content: str) -> None:
    """As in "Said the deal had held, but that it might not for long"; never over what the outlet adds."""
    assert as_words(text, find_statements(context_of(text))[0])[0] == content


@pytest.mark.parametrize(
    "text",
    [
        "Venn was quoted by the state media as saying that the port was closed.",
        "The state media quoted Venn as saying that the port was closed.",
    ],
)
def test_who_was_quoted_stays_the_source(text: str) -> None:
    """Whatever the tagger takes for it: "was quoted by state media as saying"."""
    assert [as_words(text, one)[2] for one in find_statements(context_of(text))] == ["Venn"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Varland, he said, will not sign the treaty.", "Varland | will not sign the treaty"),
        ("Varland, he said, will sign, and Kesmar will not.", "Varland | will sign, and Kesmar will not"),
        ("On Monday, he said, Varland will sign the treaty.", "Varland will sign the treaty"),
        ("“Varland,” he said, “will not sign the treaty.”", "Varland | will not sign the treaty."),
    ],
)
def test_only_a_subject_is_joined_over_the_attribution(text: str, content: str) -> None:
    """As in "Varland, he said, will not sign": not a day; a quotation has both its parts already."""
    (statement,) = find_statements(context_of(text))
    assert as_words(text, statement)[0] == content


@pytest.mark.xfail(
    strict=True, reason="the tagger takes for words said what the outlet adds behind “despite”"
)
def test_what_stands_behind_despite_is_not_said() -> None:
    """No statement is made of the hopes of others."""
    text = (
        "All seven states signed the declaration, President Edvin Horst announced on Saturday, despite hopes "
        "that Kesmar would refuse to join."
    )
    assert len(find_statements(context_of(text))) == 1


@pytest.mark.xfail(strict=True, reason="the “no” of an idiom is taken for a negation of the cue")
def test_an_idiom_with_no_denies_nothing() -> None:
    """Whoever makes no secret of a belief holds it."""
    text = "The minister made no secret of her belief that the talks had failed."
    assert [one.polarity for one in find_statements(context_of(text))] == ["affirmed"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Twelve senators broke ranks, approving a proposal to revoke the ban by 59-41.", None),
        ("Twelve senators approved of the plan, saying the ban hurt growers.", "the ban hurt growers"),
        ("“Oh no,” Ana Dorn said, asked if the council would pass the plan by autumn.", "Oh no"),
        (
            "Ana Dorn, the envoy, asked if the council would pass the plan.",
            "if the council would pass the plan",
        ),
    ],
)
def test_what_was_done_or_asked_of_the_speaker_is_not_said(text: str, content: str | None) -> None:
    """An approval is a deed; a question that a speaker asks is said, one that is put to her is not."""
    assert [words(text, one) for one in find_statements(context_of(text))] == ([content] if content else [])


def test_a_word_that_joins_is_no_statement() -> None:
    """The quotation behind it is."""
    text = (
        "The cuts are “reckless,” said Senator Ana Lowe of Norlan, the top member of the committee. "
        "But “a closure could wreak havoc on our fragile recovery and must be prevented.”"
    )
    found = [words(text, one) for one in find_statements(context_of(text))]
    assert "But" not in found
    assert any(one.startswith("a closure could wreak havoc") for one in found)


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Since Mr Venn planned the fence, there has been some debate about whether he may build it.",
            "whether he may build it",
            None,
        ),
        (
            "We were told it was to bring peace to the people of Kesmar.",
            "it was to bring peace to the people of Kesmar",
            None,
        ),
        ("Ana Dorn was told by Mr Venn that the talks were over.", "the talks were over", "Mr Venn"),
    ],
)
def test_who_hears_and_who_stands_in_another_clause_is_no_source(
    text: str, content: str, source: str | None
) -> None:
    """Of "there is debate" and "was told", the name before is not who says it."""
    found = {words(text, one): words_of(text, one.source) for one in find_statements(context_of(text))}
    assert found[content] == source
