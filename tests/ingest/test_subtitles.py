"""Subtitles become a transcript: sentences out of cues, each with its speaker."""

from pathlib import Path

import pytest
from ingest.packing import found_in, told

from onrecord.ingest.subtitles import paragraphs_of
from onrecord.records.pages import Page

VTT = """WEBVTT - Press conference
Kind: captions

NOTE made by hand

STYLE
::cue { color: red }

intro
00:00:01.000 --> 00:00:04.000 align:start
<v Prime Minister Dorn>We will reopen the crossing

00:04.000 --> 00:07.500
<v Prime Minister Dorn>if <i>Kesmar</i> agrees.</v>

00:08.000 --> 00:09.000
[Applause]

00:09.000 --> 00:12.000
<v.loud Reporter>And the fees &amp; tolls?
"""

SRT = """1
00:00:01,000 --> 00:00:04,000
MR. DORN: We will reopen
the crossing

2
00:00:04,000 --> 00:00:07,500
if Kesmar agrees.

3
00:00:08,000 --> 00:00:09,000
(Laughter.)

4
00:00:09,000 --> 00:00:12,000
QUESTION: And the fees?
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n"])
def test_cues_are_joined_to_what_each_speaker_says(end: str) -> None:
    """Voices of WebVTT, names of SubRip; sounds, notes and styles are no words."""
    assert paragraphs_of(VTT.replace("\n", end)) == [
        "Prime Minister Dorn: We will reopen the crossing if Kesmar agrees.",
        "Reporter: And the fees & tolls?",
    ]
    assert paragraphs_of(SRT.replace("\n", end)) == [
        "MR. DORN: We will reopen the crossing if Kesmar agrees.",
        "QUESTION: And the fees?",
    ]


@pytest.mark.parametrize("data", [VTT, SRT, "\ufeff" + VTT, "\ufeff\n" + SRT])
def test_subtitles_are_one_page(tmp_path: Path, data: str) -> None:
    """Its bytes are the file, its text the words."""
    (page,) = found_in(tmp_path, data.encode())
    assert isinstance(page, Page)
    assert page.data == data.encode()
    assert "-->" not in page.raw


def test_lines_that_a_cue_says_again_are_words_once() -> None:
    """As rolling captions do."""
    cues = ["We will", "We will\nreopen it", "reopen it\nsoon."]
    text = "WEBVTT\n\n" + "\n\n".join(f"00:0{n}.000 --> 00:0{n}.900\n{cue}" for n, cue in enumerate(cues))
    assert paragraphs_of(text) == ["We will reopen it soon."]


def test_marks_of_a_change_of_speaker() -> None:
    """Without a name the words are a paragraph of their own."""
    cues = [">> Will you sign?", ">> ANA BEL: No.", "Never.", "- And he?", "Note: the time is 12:30."]
    text = "WEBVTT\n\n" + "\n\n".join(f"00:0{n}.000 --> 00:0{n}.900\n{cue}" for n, cue in enumerate(cues))
    assert paragraphs_of(text) == [
        "Will you sign?",
        "ANA BEL: No. Never.",
        "And he? Note: the time is 12:30.",
    ]


def test_subtitles_without_words_are_a_reject(tmp_path: Path) -> None:
    """It says so."""
    assert told(found_in(tmp_path, b"WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]\n")) == [("", "empty")]
