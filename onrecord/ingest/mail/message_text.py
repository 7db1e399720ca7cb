"""The plain text of a message as it was meant: lines joined, marks of quoting off, forwarded words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.word_lists import word_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SIGNATURE = "-- "  # RFC 3676, section 4.3
MAX_SIGNATURE = 15  # lines; longer ones are no signatures
WRAP_COLUMNS = (55, 80)  # where programs break lines of mail: 60 to 78, marks of quoting taken off
MAX_LABELS = 8  # lines of labels above a forwarded message
FEWEST_LABELS = 2

_LINE_END = re.compile(r"\r*\n|\r")
_QUOTED = re.compile(r"(?:>[ ]?)+(?!=)")
_LABEL = re.compile(r"\*?([^\W\d_][\w' ]{1,24})\s?:\*?\s+(\S.*)")
_WROTE = re.compile(r"(?=.*(?:\d|@)).{8,200}:\s*")


@dataclass(frozen=True, slots=True)
class MessageText:
    """A text, and what the labels above it say if it was forwarded."""

    text: str
    sender: str | None = None
    date: str | None = None
    subject: str | None = None


def text_of(text: str, *, flowed: bool = False, delsp: bool = False) -> MessageText:
    """The text of a message.

    Args:
        text: as it was sent.
        flowed: whether lines that end with a blank go on in the next (RFC 3676, ``format=flowed``).
        delsp: whether that blank is none of the text.
    """
    lines = _without_signature(_LINE_END.split(text))
    if flowed:
        lines = _joined(lines, "" if delsp else " ")
    lines = _unquoted(lines)
    for at, line in enumerate(lines):
        labels, behind = _labels_at(lines, at + 1) if _is_forward(line) else ({}, 0)
        if len(labels) >= FEWEST_LABELS and _words(lines[behind:]) > _words(lines[:at]):
            sender = parseaddr(labels["from"])[0] if "from" in labels else None
            told = (sender or None, labels.get("date"), labels.get("subject"))
            return MessageText("\n".join(_unwrapped(lines[behind:])).strip("\n"), *told)
    return MessageText("\n".join(_unwrapped(lines)))


def plain_subject(subject: str | None) -> str | None:
    """A subject without the marks of replies and forwards."""
    while subject and ":" in subject and _is("prefix", subject.split(":", 1)[0]):
        subject = subject.split(":", 1)[1].strip()
    return subject or None


def _without_signature(lines: list[str]) -> list[str]:
    at = max((at for at, line in enumerate(lines) if line == SIGNATURE), default=len(lines))
    return lines[:at] if len(lines) - at <= MAX_SIGNATURE else lines


def _joined(lines: Sequence[str], glue: str) -> list[str]:
    """The paragraphs of flowed lines, each with its marks of quoting."""
    out: list[str] = []
    open_depth = -1
    for line in lines:
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        if depth == open_depth and words:
            out[-1] = out[-1].removesuffix(" ") + glue + words
        else:
            out.append(">" * depth + " " * bool(depth) + words)
        open_depth = depth if words.endswith(" ") else -1
    return out


def _unwrapped(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the breaks that a program put where the next word would not have fitted.

    In texts of some lines, `onrecord.clean.lines.text_blocks` sees that by their beginnings; mail can be
    shorter.
    """
    width = max(map(len, lines), default=0)
    if not WRAP_COLUMNS[0] <= width <= WRAP_COLUMNS[1]:
        return lines
    out: list[str] = []
    forced = False
    for at, line in enumerate(lines):
        if forced:
            out[-1] = f"{out[-1].rstrip()} {line.lstrip()}"
        else:
            out.append(line)
        following = lines[at + 1].split(maxsplit=1) if at + 1 < len(lines) else []
        forced = bool(line.strip() and following) and len(line.rstrip()) + 1 + len(following[0]) > width
    return out


def _unquoted(lines: Sequence[str]) -> list[str]:
    """The lines without marks of quoting, and without the line that says who wrote what is quoted."""
    out = []
    for at, line in enumerate(lines):
        following = next((each for each in lines[at + 1 : at + 3] if each.strip()), "")
        if following.startswith(">") and _WROTE.fullmatch(line):
            continue
        found = _QUOTED.match(line)
        out.append(line[found.end() :] if found else line)
    return out


def _is_forward(line: str) -> bool:
    return _is("forwarded", line.strip(" -_*:=>\t"))


def _labels_at(lines: Sequence[str], at: int) -> tuple[Mapping[str, str], int]:
    """The labels in the lines from ``at`` on, by kind, and the line behind them."""
    labels: dict[str, str] = {}
    while at < len(lines) and not lines[at].strip():
        at += 1
    for _ in range(MAX_LABELS):
        found = _LABEL.fullmatch(lines[at].strip()) if at < len(lines) else None
        if found is None:
            break
        labels |= {kind: found[2] for kind in ("from", "date", "subject") if _is(kind, found[1])}
        at += 1
    return labels, at


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _is(kind: str, words: str) -> bool:
    return words.strip().casefold() in _all_words()[kind]


@cache
def _all_words() -> Mapping[str, frozenset[str]]:
    rows = word_rows("ingest", "mail_labels", None)
    return {row["kind"]: frozenset(row["words"].split("|")) for row in rows}
