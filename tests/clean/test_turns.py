"""Speaker turns are found in transcripts and nowhere else."""

import pytest

from onrecord.clean.lines.turns import mark_turns
from onrecord.clean.parts.article_parts import compose
from onrecord.clean.words.strand import Strand


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


@pytest.mark.parametrize(
    "blocks",
    [
        ["[00:00:01] MR. DOR: First.", "[00:00:09] QUESTION: Why?", "[00:01:00] MR. DOR: Because."],
        ["00:00:01 MR. DOR: First.", "00:00:09 QUESTION: Why?", "00:01:00 MR. DOR: Because."],
        ["MR. DOR (00:01): First.", "QUESTION (00:09): Why?", "MR. DOR (01:00): Because."],
        ["MR. DOR: [00:01] First.", "QUESTION: [00:09] Why?", "MR. DOR: [01:00] Because."],
        ["MR. DOR [00:00:01.500]: First.", "(00:09) QUESTION: Why?", "MR. DOR: Because."],
    ],
)
def test_time_codes_are_no_part_of_labels_nor_words(blocks: list[str]) -> None:
    """Before the label, behind it, or behind the colon."""
    marks = mark_turns(blocks)
    names = [block[mark.begins : mark.begins + mark.label] for block, mark in zip(blocks, marks, strict=True)]
    assert names == ["MR. DOR", "QUESTION", "MR. DOR"]
    words = [block[mark.opens :] for block, mark in zip(blocks, marks, strict=True)]
    assert words == ["First.", "Why?", "Because."]


def test_names_with_a_time_code_alone_on_their_line_are_labels() -> None:
    """As services that write recordings down print them."""
    blocks = ["Ana Bel (00:01)", "Will you sign?", "Ito Dor  [00:00:09]", "No, we will not."]
    assert [mark.alone for mark in mark_turns(blocks)] == [True, False, True, False]


def test_times_in_a_report_open_no_turn() -> None:
    """A list of what happened when is no transcript."""
    blocks = ["(10:30) The talks began: all came.", "They met at 11:00:00 sharp.", "It ended (12:15) early."]
    assert labels(blocks) == []


def turns_of(blocks: list[str]) -> list[tuple[str | None, str]]:
    """The turns and paragraphs of a text with these blocks: the label's words, and the words of the part."""
    composed = compose([], [Strand.of_raw(block, 0, len(block)) for block in blocks])
    text = composed.strand.text
    return [(part.label.of(text) if part.label else part.role, part.span.of(text)) for part in composed.parts]


ASKED = ["Q: Will you sign?", "A: No.", "Never.", "Q: Why?", "A: Because of the islands."]
ANSWERED = ["No.\n\nNever.", "Because of the islands."]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        (["FOREIGN MINISTER DOR: Good morning."], "FOREIGN MINISTER DOR"),
        (["FOREIGN MINISTER DOR: Good morning.", "MODERATOR: Questions?"], "FOREIGN MINISTER DOR"),
        (["Ana Bel: Good morning.", "QUESTION (Eva Fen, Herald): Why?", "Ana Bel: Later."], "Ana Bel"),
        (["Foreign Minister Ito Dor spoke to us in Ostrel on Monday."], "Foreign Minister Ito Dor"),
    ],
)
def test_the_letter_of_an_answer_stands_for_the_person_interviewed(before: list[str], name: str) -> None:
    """Whom other labels name, or the lead."""
    found = turns_of([*before, *ASKED])
    assert [words for label, words in found if label == name][-2:] == ANSWERED
    assert not any(label == "A" for label, _ in found)


@pytest.mark.parametrize(
    "before", [[], ["MINISTER DOR: We are glad.", "PRESIDENT BEL: So am I.", "MODERATOR: Questions?"]]
)
def test_the_letter_of_an_answer_is_no_speaker_if_several_may_answer(before: list[str]) -> None:
    """Nor if no text names the person; the words are no turn then."""
    found = turns_of([*before, *ASKED])
    assert [words for role, words in found if role == "body"] == ["No.", "Never.", "Because of the islands."]
    assert not any(label == "A" for label, _ in found)


def test_sounds_between_sentences_are_no_words_of_a_turn() -> None:
    """They are asides; words in brackets that somebody says stay."""
    found = turns_of(
        [
            "MR. DOR: (Laughs.) She did not. (Laughter.) We did (all of us). [Applause]",
            "QUESTION: Why?",
            "MR. DOR: No.",
        ]
    )
    assert found == [
        ("aside", "(Laughs.)"),
        ("MR. DOR", "She did not."),
        ("aside", "(Laughter.)"),
        ("MR. DOR", "We did (all of us)."),
        ("aside", "[Applause]"),
        ("QUESTION", "Why?"),
        ("MR. DOR", "No."),
    ]


def test_a_link_glued_to_a_name_is_no_label() -> None:
    """One at the head of a report does not make it a transcript."""
    prose = ["The council met again on Monday.", "The boats stayed in port.", "Prices rose by a third."]
    glued = "Speaker Ana Dorn Ana DornTalks today: more on the vote"
    assert all(not mark.opens for mark in mark_turns([glued, *prose]))
    assert mark_turns(["Speaker Ana DeVenn: The vote is over.", *prose])[0].opens
