"""Speaker turns are found in transcripts and nowhere else."""

import pytest

from onrecord.clean.turns import mark_turns


def labels(blocks: list[str]) -> list[str]:
    """The labels found, in order."""
    return [block[: mark.label] for block, mark in zip(blocks, mark_turns(blocks), strict=True) if mark.opens]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            [
                "President of Varland Ana Bel: Welcome.",
                "I am glad.",
                "Prime Minister of Kesmar Ito Dor (retranslated): Thank you.",
            ],
            ["President of Varland Ana Bel", "Prime Minister of Kesmar Ito Dor (retranslated)"],
        ),
        (["QUESTION: Will you sign?", "MR. DOR: No.", "QUESTION: Why?"], ["QUESTION", "MR. DOR", "QUESTION"]),
        (["Q: Why?", "A: Because of the islands."], ["Q", "A"]),
        (["Q. Why?", "A. Because of the islands.", "Q. When?"], ["Q", "A", "Q"]),
        (["MR. DOR: First.", "Q Mr. Dor, will you sign?", "MR. DOR: No."], ["MR. DOR", "Q", "MR. DOR"]),
        (["Question 1: Why?", "Minister Dor: No.", "Question 2: When?"],
         ["Question 1", "Minister Dor", "Question 2"]),
        (["Ana Bel, Norlan Press: Why?", "Minister Ito Dor: No.", "Ana Bel, Norlan Press: When?"],
         ["Ana Bel, Norlan Press", "Minister Ito Dor", "Ana Bel, Norlan Press"]),
        (["Ana Bel: Look.", "Ito Dor: The list.", "Germany: two.", "Ana Bel: So?"],
         ["Ana Bel", "Ito Dor", "Ana Bel"]),
        (["President Ana Bel: Welcome.", "We are glad.", "Let us begin."], ["President Ana Bel"]),
        (
            ["President Ana Bel: Welcome.", *["We go on."] * 30, "Prime Minister Ito Dor: Thank you."],
            ["President Ana Bel", "Prime Minister Ito Dor"],
        ),
    ],
)  # fmt: skip
def test_labels_are_found(blocks: list[str], expected: list[str]) -> None:
    """Names with offices, questions, and single letters before a colon."""
    assert labels(blocks) == expected


def test_names_alone_on_their_line_are_labels() -> None:
    """A name that comes again and again before a speech is its speaker."""
    blocks = ["ana bel", "Why not?", "ito dor", "Because."] * 3
    marks = mark_turns(blocks)
    assert [mark.alone for mark in marks] == [True, False] * 6


@pytest.mark.parametrize(
    "blocks",
    [
        ["The minister said: We will not sign.", "He left.", "She stayed: nobody knew why."],
        ["Read more: Talks resume", "See also: Islands", "The talks went on."],
        ["Ana Bel (@anabel) To Kesmar: NEVER.", "Ito Dor (@dor) Answer: EVER."],
        ["Talks resume.", "Nothing was said."],
        [
            "Envoy Ana Bel Warns Chairman: ‘Go.’",
            "“You should go,” Bel said.",
            "He stayed.",
            "“I will stay,” the chairman told her.",
            "They parted.",
        ],
        ["● North Coast: Closed.", "It rained.", "● South Coast: Open.", "[Read more: Coasts]"],
        ["Relief for Refugees: Too little.", "It rained.", "Limits to Trade: None are left.", "It snowed."],
    ],
)
def test_reports_have_no_turns(blocks: list[str]) -> None:
    """A colon in a sentence, in a link or in a quoted account opens no turn."""
    assert labels(blocks) == []


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        ("Central Bank chairman Ito Dor: Prices are high.", "Central Bank chairman Ito Dor"),
        ("Ito Dor, reporter at Channel Nine: Good morning.", "Ito Dor, reporter at Channel Nine"),
        ("Dalia al-Rashid: May I add something?", "Dalia al-Rashid"),
        ("As I told Ito Dor: prices are high.", None),
        ("Second: prices are high.", None),
    ],
)
def test_a_speaker_is_introduced_by_an_office_in_lower_case(opening: str, label: str | None) -> None:
    """Where other labels are his name alone; a sentence that names him is no label."""
    rest = ["President Ana Bel: Go on.", "Ito Dor: They rise.", "Ana Bel: Why?", "Ito Dor: Bread is scarce."]
    assert labels([opening, *rest])[:1] == [label or "President Ana Bel"]


def test_a_long_stage_direction_sums_up_a_speech_in_a_transcript() -> None:
    """As long a paragraph in brackets in a report is the report's."""
    summed = f"({'The minister went on to speak of the price of bread and of rents in Tarn. ' * 4}.)"
    talk = ["President Ana Bel: Go on.", "Minister Ito Dor: They rise.", summed, "President Ana Bel: Why?"]
    assert mark_turns(talk)[2].stage
    assert not mark_turns(["Talks went on.", summed, "Nothing was said."])[1].stage
