"""What kind of text an article is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records.articles import Genre

TURN_SHARE = 0.4  # of the text in speaker turns: a transcript; reports that quote an exchange stay under 0.2
MAX_READOUT_QUOTES = 2
FIRST_PERSON = 0.012  # first-person words outside quotations per word; reports have under 0.003

_OFFICIAL = re.compile(
    r"\b(?:president of|presidency|presidential|prime minister|ministry|minister|government|embassy|"
    r"consulate|white house|state department|department of state|kremlin|cabinet|chancellery|foreign office|"
    r"european commission|united nations|secretary-general|\w+\.gov|gov\.\w+)\b",
    re.I,
)
_READOUT = re.compile(
    r"\b(?:held (?:talks|a meeting|a telephone|consultations|negotiations)|met with"
    r"|had a (?:meeting|telephone|phone|conversation|working)|spoke (?:by|on the) (?:tele)?phone"
    r"|telephone (?:conversation|call)|exchanged (?:views|opinions)|received|discussed"
    r"|met (?:the|his|her)|spoke with|visited|attended|addressed|presented|awarded|sent an? letter"
    r"|signed the (?:federal )?law"
    r"|sent (?:a message|greetings|condolences|congratulations)|congratulated|expressed (?:\w+ )?condolences"
    r"|signed an? (?:executive order|law)|made a working visit|took part in)\b",
    re.I,
)
_OPINION_URL = re.compile(
    r"/(?:opinions?|editorials?|op-?eds?|columns?|columnists?|commentary|comment(?:isfree)?|views?|perspectives?|voices)(?:/|-|$)",
    re.I,
)
_OPINION_WORDS = re.compile(
    r"^(?:opinion|editorial|op-?ed|commentary|comment|column|letters?|view) ?[:|–—-]"
    r"|\|\s*(?:opinion|editorial|comment)",
    re.I,
)
_OPINION_SECTION = re.compile(r"opinion|editorial|op-?ed|commentary|columnist|blog", re.I)
_EDITORIAL = re.compile(r"editorial board|editorial", re.I)
_QUOTED = re.compile(r"[\"“][^\"”]{1,2000}[\"”]")
# Words that begin with one of few letters are found faster than words of any beginning.
_FIRST = re.compile("|".join(rf"{word}(?<!\w{word})\b" for word in ("I", "my", "we", "our", "us")))


def find_genre(text: str, turns: int, about: dict[str, str]) -> Genre:
    """The genre of a text.

    Args:
        text: the clean text.
        turns: how many of its characters are in speaker turns.
        about: what is known beside it: ``title``, ``outlet``, ``url``, ``section``, ``byline``.
    """
    if not text:
        return "other"
    if turns >= TURN_SHARE * len(text):
        return "transcript"
    source = " ".join((about.get("outlet", ""), about.get("url", "")))
    if _is_opinion(text, about):
        return "other" if _OFFICIAL.search(source) else "opinion"  # a speech or a letter
    if (
        _OFFICIAL.search(source)
        and len(_QUOTED.findall(text)) <= MAX_READOUT_QUOTES
        and _READOUT.search(f"{about.get('title', '')}\n{text[:600]}")
    ):
        return "readout"
    return "report"


def _is_opinion(text: str, about: dict[str, str]) -> bool:
    if _OPINION_URL.search(about.get("url", "")) or _OPINION_WORDS.search(about.get("title", "")):
        return True
    if _OPINION_SECTION.search(about.get("section", "")) or _EDITORIAL.search(about.get("byline", "")):
        return True
    own = _QUOTED.sub(" ", text)
    words = len(own.split())
    return words > 150 and len(_FIRST.findall(own)) > FIRST_PERSON * words
