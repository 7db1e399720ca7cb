"""JSON values out of a text: one or several in a row, in a program's wrapper, and what damage leaves."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DAMAGED = 100  # places of damage in one document; behind the last it is only counted
MAX_REACH = 2_000_000  # characters in which the neighbour of a damaged object is looked for
MAX_TRIED = 20  # objects that begin as the damaged one and are not like it

# "var data = {…};", "callback({…})", ")]}'," and the mark before each record of RFC 7464
_WRAPPER = re.compile(
    r"""[\s\ufeff]*(?:\)\]\}',?\s* | (?:(?:var|let|const)\s+)?[\w$.]{1,100}(?:\[["'\w]{1,100}\])?\s*=\s*
        | [\w$.]{1,100}\(\s*)?(?=[\[{])""",
    re.X,
)
_BETWEEN = re.compile(r"[\s,;\x1e]*")
_BEHIND = re.compile(r"[\s,;)\x1e]*")
_NEXT_OBJECT = re.compile(r"\}\s*,\s*(?=\{)")
_FIELD = re.compile(r"""[{,]\s*"([^"\\]{1,100})"\s*:""")
_FIRST_KEY = re.compile(r"""\{\s*"([^"\\]{1,100})"\s*:""")

_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Damage:
    """A place that cannot be read, and why; ``records`` says how many values lie there as far as is seen."""

    message: str
    records: int = 1


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
        except RecursionError as error:
            yield Damage(f"{error}")
            return
        except ValueError as error:
            listed = text[at] == "["
            if not listed and _resumes_at(text, at, at) is None:
                yield Damage(f"{error}", 1 + _swallowed(text, at, len(text)))
            else:
                yield from _items(text, at + listed, listed=listed)
            return
        yield value
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches no character, too
        if _BEHIND.fullmatch(text, at):
            return


def _items(text: str, at: int, *, listed: bool) -> Iterator[Any | Damage]:
    """The items of a list that is damaged or ends too early; or values one behind the other, one damaged."""
    damaged = 0
    at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
    while at < len(text) and text[at] != "]":
        try:
            value, at = _DECODER.raw_decode(text, at)
            yield value
        except (ValueError, RecursionError) as error:
            damaged += 1
            if damaged >= MAX_DAMAGED:
                yield Damage(f"{error}; behind it nothing is read", 1 + _alike_behind(text, at))
                return
            reached = max(at, getattr(error, "pos", at) - 1)
            following = _resumes_at(text, at, reached)
            if following is None and listed:
                found = _NEXT_OBJECT.search(text, reached)
                following = found.end() if found else None
            begun, at = at, following if following is not None else len(text)
            yield Damage(f"{error}", 1 + _swallowed(text, begun, at))
            if following is None:
                return
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        if not listed and _BEHIND.fullmatch(text, at):
            return
    if listed and at >= len(text):
        yield Damage("the list ends before its end")


def _resumes_at(text: str, at: int, reached: int) -> int | None:
    """Where the neighbour of a damaged object begins: as it does itself, by the name of its first field.

    A string that is not closed ends in the next object. So the neighbour is looked for from the beginning of
    the damaged object on. It is sound and has the same fields; behind ``reached``, where the damage shows, it
    may be damaged, too.
    """
    own = _FIRST_KEY.match(text, at)
    if own is None:
        return None
    own_fields: set[str] = set()
    seen = at
    for tried, found in enumerate(_begins_as(own[1]).finditer(text, own.end(), at + MAX_REACH)):
        before = text[max(at, found.start() - 100) : found.start()].rstrip()[-1:]
        own_fields.update(_FIELD.findall(text, seen, found.start()))
        seen = found.start()
        if tried >= MAX_TRIED:
            break
        if before in ":[":
            continue  # a value inside the object
        fields = _fields_at(text, found.start())
        if fields is None and found.start() >= reached and before in "},":
            return found.start()
        if fields is not None and len(fields & own_fields) * 2 > len(own_fields):
            return found.start()
    return None


def _begins_as(key: str) -> re.Pattern[str]:
    """The beginning of an object whose first field has this name."""
    return re.compile(rf"""\{{\s*"{re.escape(key)}"\s*:""")


def _swallowed(text: str, at: int, end: int) -> int:
    """How many objects a damaged one has swallowed that have lost their beginning: by its first field."""
    own = _FIRST_KEY.match(text, at)
    if own is None:
        return 0
    again = re.compile(rf"""[^{{\s]\s*"?{re.escape(own[1])}"\s*:""")
    return len(again.findall(text, own.end(), end))


def _fields_at(text: str, at: int) -> set[str] | None:
    """The names of the fields of a sound object; None for one that is not."""
    try:
        value, _ = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None
    return set(value)


def _alike_behind(text: str, at: int) -> int:
    """How many objects behind a place begin as the one there."""
    own = _FIRST_KEY.match(text, at)
    return len(_begins_as(own[1]).findall(text, own.end())) if own else 0
