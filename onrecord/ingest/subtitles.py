"""Subtitles (WebVTT, SubRip): the words of their cues as a transcript, a paragraph for each speaker.

A cue is a line of a screen, not a sentence. So cues are joined until the speaker changes, or until a sentence
ends in a long paragraph. Time codes, styles, and cues of sounds alone are no words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from onrecord.errors import PageRejected
from onrecord.ingest.documents.document_text import PARAGRAPH_BREAK
from onrecord.ingest.single_page import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page

MEDIA_TYPE = "application/x-subtitles"
LONG_PARAGRAPH = 400  # characters; a paragraph of an unnamed speaker ends with its next sentence then

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}\b.*")
_BEGINNING = re.compile(rf"\s*(?:\d{{1,6}}[^\S\n]*\n)?\s*{_CLOCK}\s*-->\s*{_CLOCK}")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+([^<>]{1,100})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<\d[\d:.]{1,20}>|\{\\[^{}]{1,100}\}")
_SOUND = re.compile(r"\s*(?:[(\[♪♫*][^()\[\]]{0,200}[)\]♪♫*]\.?|[♪♫\s]+)\s*")
_CHANGE = re.compile(r"\s*(?:>>+|[-–—])\s*(?=\S)")
_NAMED = re.compile(r"((?!\d)[\w.'’ ()-]{1,60}):\s+(?=\S)")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*\Z")


def recognises(head: Head) -> bool:
    """Whether the input begins as subtitles do."""
    text = head.text.lstrip("\ufeff \t\r\n")
    return text.startswith("WEBVTT") or _BEGINNING.match(text.replace("\r", "")) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page]:
    """The page.

    Raises:
        PageRejected: ``empty`` if no cue has words, or ``too_large``.
    """
    page = read_page(source, options.max_page_bytes)
    raw = PARAGRAPH_BREAK.join(paragraphs_of(page.raw))
    if not raw:
        raise PageRejected("empty", "It is subtitles without words.")
    yield replace(page, raw=raw, media_type=MEDIA_TYPE)


def paragraphs_of(text: str) -> list[str]:
    """What is said, a paragraph for each turn: the speaker's name before a colon, if the cue names one."""
    paragraphs: list[str] = []
    for speaker, words in _turns(text):
        last = paragraphs[-1] if paragraphs else ""
        ended = len(last) >= LONG_PARAGRAPH and _ENDS.search(last)
        if speaker:
            paragraphs.append(f"{speaker}: {words}")
        elif speaker == "" or not paragraphs or ended:
            paragraphs.append(words)
        else:
            paragraphs[-1] = f"{last} {words}"
    return paragraphs


def _turns(text: str) -> Iterator[tuple[str | None, str]]:
    """The lines of the cues with their speaker: None if it goes on, empty if one without a name begins."""
    current: str | None = None
    before = ""
    for cue in _cues(text):
        voice: str | None = None
        for line in cue:
            if found := _VOICE.search(line):
                voice = " ".join(found[1].split())
            words = " ".join(unescape(_TAG.sub("", line)).split())
            if not words or words == before or _SOUND.fullmatch(words):
                continue
            before = words
            change = _CHANGE.match(words)
            words = words[change.end() :] if change else words
            name = _NAMED.match(words)
            if name and _is_name(name[1], changed=bool(change)):
                voice, words = name[1], words[name.end() :]
            speaker = voice if voice != current else None
            current = voice or current
            if change and not speaker and not voice:
                speaker, current = "", None
            yield speaker, words
            voice = voice or current


def _is_name(name: str, *, changed: bool) -> bool:
    """Whether words before a colon are a speaker: in capitals, or behind a mark that the speaker changes."""
    words = name.split()
    return len(words) <= 6 and (name.isupper() or (changed and all(word[0].isupper() for word in words)))


def _cues(text: str) -> Iterator[list[str]]:
    """The lines of each cue; headers, notes and styles have no timing, and are none."""
    for block in _BLANK.split(re.sub(r"\r*\n|\r", "\n", text)):
        lines = block.split("\n")
        at = next((at for at, line in enumerate(lines[:2]) if _TIMING.fullmatch(line)), None)
        if at is not None:
            yield [line for line in lines[at + 1 :] if not _TIMING.fullmatch(line)]
