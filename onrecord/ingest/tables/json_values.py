"""JSON values out of a text: one or several in a row, in a program's wrapper, and what damage leaves."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DAMAGED = 100  # places of damage in one document; behind the last it is read no further

# "var data = {…};", "callback({…})", ")]}'," and the mark before each record of RFC 7464
_WRAPPER = re.compile(
    r"""[\s\ufeff]*(?:\)\]\}',?\s* | (?:(?:var|let|const)\s+)?[\w$.]{1,100}(?:\[["'\w]{1,100}\])?\s*=\s*
        | [\w$.]{1,100}\(\s*)?(?=[\[{])""",
    re.X,
)
_BETWEEN = re.compile(r"[\s,;\x1e]*")
_BEHIND = re.compile(r"[\s,;)\x1e]*")
_NEXT_OBJECT = re.compile(r"\}\s*,\s*(?=\{)")

_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Damage:
    """A place that cannot be read, and why."""

    message: str


def begins_as_json(text: str) -> str:
    """The text from the first brace or bracket on, without the wrapper of a program; empty for other text."""
    found = _WRAPPER.match(text)
    return text[found.end() :] if found else ""


def values_in(text: str) -> Iterator[Any | Damage]:
    """The values of a document: of one list its items, else the values one behind the other.

    A list that cannot be read as a whole is read item by item, so damage costs the item it lies in.
    """
    text = begins_as_json(text)
    at = 0
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            if text[at] == "[" and not isinstance(error, RecursionError):
                yield from _items(text, at + 1)
            else:
                yield Damage(f"{error}")
            return
        yield value
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches no character, too
        if _BEHIND.fullmatch(text, at):
            return


def _items(text: str, at: int) -> Iterator[Any | Damage]:
    """The items of a list that is damaged or ends too early."""
    damaged = 0
    at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
    while at < len(text) and text[at] != "]":
        try:
            value, at = _DECODER.raw_decode(text, at)
            yield value
        except (ValueError, RecursionError) as error:
            yield Damage(f"{error}")
            damaged += 1
            reached = max(at, getattr(error, "pos", at) - 1)
            following = _NEXT_OBJECT.search(text, reached) if damaged < MAX_DAMAGED else None
            if following is None:
                return
            at = following.end()
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
    if at >= len(text):
        yield Damage("the list ends before its end")
