"""The objects of a stretch of JSON with the raw offsets of their words; broken JSON is read all the same.

Read by tokens, since a parser forgets where values stand, and refuses a page for a comma too many.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import islice

MAX_OBJECTS = 2_000
MAX_TOKENS = 100_000  # the longest block of a page measured has 6,000
MAX_DEPTH = 100
MAX_VALUE = 2_000  # code points of a value that is kept; longer ones are texts

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\],]', re.DOTALL)


@dataclass(slots=True)
class JsonObject:
    """An object: where it lies, what holds it, and its members that are strings.

    Attributes:
        start: raw offset of its brace; ``end`` behind its closing brace, or where the stretch ends.
        parent: the object that holds it, directly or in an array; None at the top.
        key: the member of the parent that it is, or is among; "" at the top.
        words: the strings of each member, those of an array in order, with their raw offsets.
        objects: the objects of each member.
    """

    start: int
    end: int
    parent: JsonObject | None = None
    key: str = ""
    words: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)
    objects: dict[str, list[JsonObject]] = field(default_factory=dict)

    def first(self, key: str) -> str | None:
        """The first string of a member, its escapes read; None if it has none."""
        text = next((text for text, _, _ in self.words.get(key, ())), None)
        if text is None or "\\" not in text:
            return text
        try:
            return str(json.loads(f'"{text}"', strict=False))
        except ValueError:
            return text


@dataclass(slots=True)
class _Frame:
    """An open brace or bracket: the object whose members are read in it, and the member."""

    closing: str
    holder: JsonObject | None
    key: str = ""
    naming: bool = False  # the next string names a member


def json_objects(raw: str, start: int, end: int) -> list[JsonObject]:
    """All objects between two offsets, in the order of their braces."""
    found: list[JsonObject] = []
    frames = [_Frame("", None)]
    for token in islice(_TOKEN.finditer(raw, start, end), MAX_TOKENS):
        frame, mark = frames[-1], token[0][0]
        if mark == '"':
            _read_string(token, frame)
        elif mark == ",":
            frame.naming = frame.closing == "}"
        elif mark in "{[":
            holder, key = frame.holder, frame.key
            if mark == "{":
                holder, key = _opened(token.start(), end, frame), ""
                found.append(holder)
            frames.append(_Frame("}" if mark == "{" else "]", holder, key, naming=mark == "{"))
            if len(found) == MAX_OBJECTS or len(frames) > MAX_DEPTH:
                break
        elif mark in "}]" and any(each.closing == mark for each in frames):
            _close(frames, mark, token.end())
    return found


def _read_string(token: re.Match[str], frame: _Frame) -> None:
    text = token[0][1:-1]
    if frame.naming:
        frame.key, frame.naming = text[:MAX_VALUE], False
    elif frame.holder is not None and len(text) <= MAX_VALUE:
        frame.holder.words.setdefault(frame.key, []).append((text, token.start() + 1, token.end() - 1))


def _opened(start: int, end: int, frame: _Frame) -> JsonObject:
    made = JsonObject(start, end, frame.holder, frame.key)
    if frame.holder is not None:
        frame.holder.objects.setdefault(frame.key, []).append(made)
    return made


def _close(frames: list[_Frame], mark: str, end: int) -> None:
    """Closes the innermost open frame of this kind, and what was left open within it."""
    while True:
        frame = frames.pop()
        if frame.closing == "}" and frame.holder is not None:
            frame.holder.end = end
        if frame.closing == mark:
            return
