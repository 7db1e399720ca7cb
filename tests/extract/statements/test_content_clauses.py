"""Where a content in plain words begins and ends: each rule with words that it must leave alone."""

from __future__ import annotations

import pytest
from extract.statements.statements_read import contents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Dorn said that the pact was dead.", "the pact was dead"),
        ("Ana Dorn told the council the pact was dead.", "the pact was dead"),
        ("Ana Dorn said: the pact is dead and gone.", "the pact is dead and gone"),
        ("The pact is dead and gone, said Ana Dorn.", "The pact is dead and gone"),
        ("But the deal would fail before winter, Ana Dorn said.", "But the deal would fail before winter"),
        ("In the end the deal would fail, Ana Dorn said.", "In the end the deal would fail"),
        ("The islands are Kesmar's, the minister said on Monday.", "The islands are Kesmar's"),
        ("The talks go on, the minister told the council on Monday.", "The talks go on"),
    ],
)
def test_a_clause_behind_the_cue_or_before_it_is_the_content(text: str, expected: str) -> None:
    """Without "that" and without the full stop; with the words that open its sentence.

    A clause with "that" goes before one without.
    """
    assert contents(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Dorn said so.",
        "Ana Dorn said yes.",
        "Ana Dorn said it.",
        "Ana Dorn said good morning.",
        "The boat of Tarn, Ana Dorn said.",
        "Ana Dorn asked whether the coast would stay open after the winter.",
        "Ana Dorn asked if the coast would stay open after the winter.",
    ],
)
def test_fewer_than_three_words_and_questions_are_no_content(text: str) -> None:
    """Nor a phrase without a verb before the cue; what somebody asked is not said."""
    assert contents(text) == []


@pytest.mark.parametrize(
    ("said", "content"),
    [
        ("said on Friday it was over by then.", "it was over by then"),
        ("said on Friday that it was over by then.", "it was over by then"),
        ("said late Friday the talks were over.", "the talks were over"),
        ("said in May the talks would be over.", "the talks would be over"),
        ("said Wednesday Varlandic patrols had left the strait.", "Varlandic patrols had left the strait"),
        ("said Friday's talks were almost final.", "Friday's talks were almost final"),
        ("said Monday’s talks would be the last.", "Monday’s talks would be the last"),
        ("said that in 1998, Varland gave up the islands.", "in 1998, Varland gave up the islands"),
    ],
)
def test_the_day_of_saying_is_no_part_of_it(said: str, content: str) -> None:
    """As in "Said on Friday it was ..."; but the day of "Friday's talks" belongs to the words."""
    assert contents(f"Ana Dorn {said}") == [content]


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        (", adding that the boats would stay", False),
        (", according to the Lissen Herald", False),
        (" and suggested a new round in the spring", False),
        (", but added that the boats would stay", False),
        (", while Kesmar closed the port of Tarn", False),
        (", despite the ban of the council", False),
        (", whereas Kesmar closed its ports", False),
        (" and the boats would stay", True),
        (" while Kesmar closed the port of Tarn", True),
        (" despite the ban of the council", True),
        (" and suggesting it was a waste of time", True),
    ],
)
def test_what_the_outlet_adds_is_cut_off(tail: str, kept: bool) -> None:
    """A second attribution, or a contrast behind a comma; what goes on without a comma stays."""
    found = contents(f"Ana Dorn said the talks had failed{tail}.")
    whole = f"the talks had failed{tail}"
    assert (whole in found) is kept
    assert kept or "the talks had failed" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As the minister said on Friday, the talks go on in spring.", ["the talks go on in spring"]),
        ("As the Lissen Herald reports, the ban on fish is broad.", ["the ban on fish is broad"]),
        ("As the minister said the coast was open, the fishers left.", ["the coast was open"]),
        ("As reported by the Lissen Herald, the ban on fish is broad.", ["the ban on fish is broad"]),
        ("Islands claimed by Kesmar, the ban on fish is broad.", []),
        ("When the minister said on Friday, the talks go on in spring.", []),
        ("Today, as the minister said on Friday, the talks go on in spring.", []),
        ("As Ana Dorn spoke, the fishers left the hall.", []),
        ("As the minister hoped, the talks go on in spring.", []),
    ],
)
def test_as_somebody_said_attributes_the_sentence(text: str, expected: list[str]) -> None:
    """As in "As the minister said on Friday, the talks go on"; not if the cue has its own content."""
    assert contents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks go on in spring, Lund was quoted as saying.", ["The talks go on in spring"]),
        ("The harbour will open in May, Lund was cited as saying.", ["The harbour will open in May"]),
        ("The harbour will open in May, Lund was seen as saying.", []),
        ("In May or June, Lund was quoted as saying.", []),
    ],
)
def test_a_clause_may_stand_before_was_quoted_as_saying(text: str, expected: list[str]) -> None:
    """As in "The talks go on, Dorn was quoted as saying"."""
    assert contents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said today's talks “almost final”.", ["today's talks “almost final”"]),
        ("He said talks of peace.", []),
        ("His support, Venn said Friday, “depends on the changes to the pact.”", []),
        ("He told talks “almost final”.", []),
    ],
)
def test_words_that_follow_a_strong_cue_at_once(text: str, expected: list[str]) -> None:
    """If they hold a verb or quotation marks: "He said today's talks “almost final”"."""
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the pact holds, Ana Dorn said it was too early.",
        "Speaking in Tarn on a cold day, Ana Dorn said it was too early.",
    ],
)
def test_how_it_came_to_be_said_is_no_content(text: str) -> None:
    """As in "Asked whether it holds, Dorn said ..."."""
    assert contents(text) == ["it was too early"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Dorn demanded an end to the patrols, which began in May.", "an end to the patrols"),
        ("Ana Dorn demanded an end to the patrols and left the hall.", "an end to the patrols"),
        ("Ana Dorn called for talks on fish, gas and the coast.", "talks on fish, gas and the coast"),
        (
            "Ana Dorn called for talks on the boats, including the smallest of them.",
            "talks on the boats, including the smallest of them",
        ),
        ("Ana Dorn called for talks on fish, the gas and the coast.", "talks on fish, the gas and the coast"),
        ("Ana Dorn raised concerns about the ban on fish.", "concerns about the ban on fish"),
        ("Ana Dorn insisted on the return of the islands.", "the return of the islands"),
        ("Ana Dorn vowed to return the islands to Kesmar.", "to return the islands to Kesmar"),
        ("Ana Dorn warned of a long winter without gas.", "a long winter without gas"),
        ("Ana Dorn warned against placing new guns in Tarn.", "placing new guns in Tarn"),
        ("Ana Dorn told Venn to close the port of Tarn.", "to close the port of Tarn"),
        ("Varland has told hundreds of doctors to leave the country.", "to leave the country"),
        ("Ana Dorn wants the boats to leave the strait.", "the boats to leave the strait"),
    ],
)
def test_a_phrase_ends_before_the_next_clause(text: str, expected: str) -> None:
    """At a comma that sets off a clause or a second verb; not at one inside an enumeration."""
    assert contents(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Dorn raised the tax on boats and fish.",
        "Ana Dorn insisted by the shore of the islands.",
        "Ana Dorn vowed in front of the whole council.",
        "Ana Dorn warned with the flag of the islands.",
    ],
)
def test_an_object_that_the_verb_does_not_take_is_no_content(text: str) -> None:
    """Each verb has its own frames."""
    assert contents(text) == []


def test_a_clause_with_that_goes_before_one_without() -> None:
    """Whatever the parse hangs on the cue beside it: "she later added that the boats would stay"."""
    text = "Dorn said the vote changed nothing; she later added that the boats would stay."
    assert contents(text) == ["the vote changed nothing", "the boats would stay"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boats would stay in port, Ana Dorn said.", ["The boats would stay in port"]),
        ("Upon reporting to the office, Ana Dorn said, three officers came.", []),
    ],
)
def test_words_before_a_cue_without_a_finite_verb_are_no_content(text: str, expected: list[str]) -> None:
    """They give when and where it was said, or open what is said behind the cue."""
    assert [one for one in contents(text) if one != "three officers came"] == expected
