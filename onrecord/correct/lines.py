"""Entries of the log from lines of JSON, with everything wrong in them told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.records.corrections import CORRECTABLE, DATED, Correction, correction_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.records.corrections import Target, Words

MAX_LINE = 1_000_000  # characters; an entry that splits an actor at a thousand mentions has a quarter of it
MAX_ENTRIES = 100_000
MAX_TEXT = 10_000  # characters of a note, a reason, a label
MAX_NAME = 500
MAX_QUOTE = 100_000  # characters of words an entry rests on: a whole speech may be one statement
MAX_PARTS = 2_000  # names, words, articles, others of one entry
FIRST_YEAR, LAST_YEAR = 1000, 2199

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z", re.ASCII)
_ID = re.compile(r"[a-z]+_[0-9a-f]{16}")
_RAW = msgspec.json.Decoder(dict[str, Any])


class LineError(ValueError):
    """A line that is no entry of the log; the message says why, in a clause."""


def parse_line(line: str) -> Correction:
    """The entry that a line of JSON stands for.

    An ``id`` may be left out; what is beside the fields of an entry (the status in an export) is ignored.

    Raises:
        LineError: if it is none.
    """
    if len(line) > MAX_LINE:
        raise LineError(f"it has {len(line):,} characters, and an entry has at most {MAX_LINE:,}")
    try:
        plain = _RAW.decode(line)
        told = plain.pop("id", None)
        entry = msgspec.convert({**plain, "id": ""}, Correction)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as exc:
        raise LineError(_told(exc)) from exc
    entry = replace(entry, when=_canonical(entry.when))
    problem = problem_of(entry)
    if problem is not None:
        raise LineError(problem)
    found = correction_id(entry)
    if told not in (None, found):
        raise LineError(f"its id should be {found}: the line was changed, or leave the id out")
    return replace(entry, id=found)


def parse_lines(lines: Iterable[str]) -> tuple[list[Correction], list[str]]:
    """The entries of a file, and what is wrong with which line; empty lines count as nothing."""
    found: list[Correction] = []
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        if len(found) == MAX_ENTRIES:
            problems.append(f"line {number}: a log has at most {MAX_ENTRIES:,} entries")
            break
        try:
            found.append(parse_line(line.strip("\ufeff \t\r\n")))
        except LineError as exc:
            problems.append(f"line {number}: {exc}")
    return found, problems


def _told(exc: Exception) -> str:
    said = str(exc)
    return f"it is not an entry ({said[:200]})"


def _canonical(when: str) -> str:
    """The moment with three digits of a second, so that moments are ordered as texts are."""
    if not _WHEN.fullmatch(when):
        raise LineError(f"when is {when[:40]!r}, not a moment in UTC such as 2026-11-22T08:30:11Z")
    try:
        moment = datetime.fromisoformat(when.replace("Z", "+00:00"))
    except ValueError as exc:
        raise LineError(f"there is no moment {when[:40]!r}") from exc
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def is_date(text: str) -> bool:
    """Whether a text is an ISO date of a year that news can tell of, at any precision."""
    match = _DATE.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def problem_of(entry: Correction) -> str | None:
    """What is wrong with an entry, in a clause; None where nothing is."""
    return next((problem for check in _CHECKS for problem in check(entry)), None)


def _check_texts(entry: Correction) -> Iterator[str]:
    try:
        msgspec.json.encode(entry)
    except UnicodeEncodeError:
        yield "it holds half a character (a lone surrogate)"
        return
    if not entry.who.strip():
        yield "who is empty: say who corrects"
    for name, text, most in (
        ("who", entry.who, MAX_NAME),
        ("why", entry.why or "", MAX_TEXT),
        ("value", entry.value or "", MAX_TEXT),
    ):
        if len(text) > most:
            yield f"{name} has {len(text):,} characters, at most {most:,} are kept"
    if not "1990" <= entry.when < "2200":
        yield f"when is {entry.when}: nobody corrected a record then"


def _check_target(entry: Correction) -> Iterator[str]:
    kinds = _TARGETS[entry.kind]
    if entry.target is None:
        if kinds:
            yield f"{entry.kind} needs a target"
        return
    if not kinds:
        yield f"{entry.kind} has no target: its value is the id of an entry"
    elif entry.target.kind not in kinds:
        yield f"{entry.kind} cannot be done to {entry.target.kind[:40]!r}, only to {', '.join(kinds)}"
    for one in (entry.target, *entry.others):
        yield from _check_content(one)


def _check_content(target: Target) -> Iterator[str]:
    if target.kind not in CORRECTABLE:
        yield f"there are no rows of kind {target.kind[:40]!r}"
    if target.id is not None and not _ID.fullmatch(target.id):
        yield f"{target.id[:40]!r} is not an id"
    if target.kind == "articles" and target.id is None:
        yield "an article is named by its id"
    if target.kind != "articles" and not target.names and not target.words:
        yield "the target has neither words nor names, so that it cannot be found again"
    if len(target.names) > MAX_PARTS or any(len(name) > MAX_NAME for name in target.names):
        yield "the target has too many names, or too long ones"
    if len(target.label) > MAX_TEXT:
        yield "the label of the target is too long"
    yield from _check_words(target.words)


def _check_words(words: tuple[Words, ...]) -> Iterator[str]:
    if len(words) > MAX_PARTS:
        yield f"more than {MAX_PARTS:,} stretches of words"
    for one in words:
        if not one.article.startswith("article_") or not _ID.fullmatch(one.article):
            yield f"{one.article[:40]!r} is not the id of an article"
        elif not 0 <= one.start < one.end or one.end - one.start != len(one.quote):
            yield f"the words at {one.start}-{one.end} are not as long as their quote"
        elif len(one.quote) > MAX_QUOTE:
            yield f"a quote has {len(one.quote):,} characters, at most {MAX_QUOTE:,} are kept"


def _check_value(entry: Correction) -> Iterator[str]:
    value = entry.value
    if value is None or not value.strip():
        if entry.kind in ("rename", "set_date", "note", "undo"):
            yield f"{entry.kind} needs a value"
        return
    dated = entry.target is not None and entry.target.kind in DATED
    if entry.kind == "set_date" or (entry.kind == "confirm" and dated):
        parts = value.split("/")
        several = len(parts) == 2 and entry.target is not None and entry.target.kind == "events"
        if not all(map(is_date, parts)) or len(parts) > 1 + several:
            yield f"{value[:40]!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD" + (
                ", or START/END" if entry.target is not None and entry.target.kind == "events" else ""
            )
        elif len(parts) == 2 and parts[1] < parts[0]:
            yield f"{value!r} ends before it begins"
    elif entry.kind == "undo":
        if not value.startswith("correction_") or not _ID.fullmatch(value):
            yield f"{value[:40]!r} is not the id of an entry"
    elif entry.kind in ("rename", "split"):
        if len(value) > MAX_NAME or "\n" in value:
            yield "a name is one line of at most 500 characters"
    elif entry.kind != "note":
        yield f"{entry.kind} has no value"


def _check_parts(entry: Correction) -> Iterator[str]:
    on = entry.target.kind if entry.target is not None else ""
    if entry.kind == "merge" and not entry.others:
        yield f"merge needs the {on} that are the same, in others"
    yield from _check_others(entry, on)
    yield from _check_split(entry, on)
    if max(len(entry.others), len(entry.articles)) > MAX_PARTS:
        yield f"more than {MAX_PARTS:,} actors or articles"
    if not all(map(_ID.fullmatch, entry.articles)):
        yield "articles are named by their ids"
    yield from _check_words(entry.words)


def _check_others(entry: Correction, on: str) -> Iterator[str]:
    if entry.kind == "merge" and on == "events":
        if any(one.kind != "events" for one in entry.others):
            yield "others are the events that are the same"
        return
    casts = entry.kind in ("merge", "split", "set_speaker") or (
        entry.kind == "confirm" and on == "statements"
    )
    if any(not casts or one.kind != "actors" for one in entry.others):
        yield "others are the actors of merge, split, set_speaker and of a confirmed statement"


def _check_split(entry: Correction, on: str) -> Iterator[str]:
    if entry.kind != "split":
        if entry.words or entry.articles:
            yield "words and articles beside the target's are those of split"
        return
    if on == "events":
        if not entry.words or entry.articles or entry.others or entry.value:
            yield "an event is split by the words that are another event, and by nothing else"
        return
    if not entry.words and not entry.articles:
        yield "split needs the mentions that are somebody else, in words or articles"
    if len(entry.others) > 1 or (entry.others and entry.value):
        yield "those who leave are one actor: in others, or named by the value"


_CHECKS: tuple[Callable[[Correction], Iterator[str]], ...] = (
    _check_texts,
    _check_target,
    _check_value,
    _check_parts,
)
_TARGETS: dict[str, tuple[str, ...]] = {
    "merge": ("actors", "events"),
    "split": ("actors", "events"),
    "rename": ("actors",),
    "set_speaker": ("statements",),
    "reject": CORRECTABLE,
    "confirm": CORRECTABLE,
    "set_date": DATED,
    "note": CORRECTABLE,
    "undo": (),
}
