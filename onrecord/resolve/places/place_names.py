"""Names that the texts themselves say are one place, and who uses which.

"Known as the Southern Isles in Varland and the Near Territories in Kesmar", "Sable (Orlo)", "Sable,
also called Orlo", "Sable, which Kesmar calls Orlo", "Sable, or Orlo in Kesmari".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAME = r"(?:the )?[A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+){0,4}"
_USER = r"(?:the )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2}"
_KNOWN = r"(?:known|referred to|called|named|described)(?: collectively)?"

# Each pattern names two forms, or one after a place named before it; `user_a`, `user_b`: who uses them.
_PAIRS = (
    rf"{_KNOWN}(?: as)? (?P<a>{_NAME}) (?:in|by|to) (?P<user_a>{_USER})"
    rf",? (?:and|but|while)(?: as)? (?P<b>{_NAME}) (?:in|by|to) (?P<user_b>{_USER})",
    rf"{_KNOWN} (?:in|by|to) (?P<user_a>{_USER}) as (?P<a>{_NAME})"
    rf",? (?:and|but|while) (?:in|by|to) (?P<user_b>{_USER}) as (?P<b>{_NAME})",
    rf"(?:which|that|what) (?P<user_a>{_USER}) (?:calls|call) (?P<a>{_NAME})"
    rf",? (?:and|but|while) (?P<user_b>{_USER})(?: calls| call)? (?P<b>{_NAME})",
)
_AFTER = (
    rf",? (?:also|otherwise|or) (?:known as|called) (?P<b>{_NAME})",
    rf",? {_KNOWN} (?:in|by|to) (?P<user_b>{_USER}) as (?P<b>{_NAME})",
    rf",? {_KNOWN}(?: as)? (?P<b>{_NAME}) (?:in|by) (?P<user_b>{_USER})",
    rf",? which (?P<user_b>{_USER}) (?:calls|call) (?P<b>{_NAME})",
    rf",? or (?P<b>{_NAME}) in (?P<user_b>{_USER})",
    r" \((?:or |also |in [A-Z]\w+,? )?(?P<b>[A-Z][\w’'-]{3,}(?: [A-Z][\w’'-]+){0,3})"
    r"(?: in (?P<user_b>[A-Z]\w+))?\)",
)
_PAIR = tuple(re.compile(pattern) for pattern in _PAIRS)
_FOLLOWING = tuple(re.compile(pattern) for pattern in _AFTER)
_IT = re.compile(rf"[.!?] (?:In )?(?P<user>[A-Z][\w-]+)(?: \w+)? (?:calls?|names?|knows?) it (?P<b>{_NAME})")
_CUE = re.compile(r"known|referred to|called|calls?\b|named|described|, or |\([A-Z]")


@dataclass(frozen=True, slots=True)
class SameName:
    """Two forms of one place's name, who uses each (a country's name or adjective, or None), and where."""

    one: str
    other: str
    one_user: str | None
    other_user: str | None
    start: int
    end: int


def find_same_names(text: str, places: Sequence[tuple[int, int]]) -> Iterator[SameName]:
    """What a text says of names of one place; ``places`` are the offsets of place names in it."""
    if not _CUE.search(text):
        return
    taken: list[tuple[int, int]] = []
    for pattern in _PAIR:
        for match in pattern.finditer(text):
            taken.append(match.span())
            yield SameName(
                bare(match["a"]),
                bare(match["b"]),
                bare(match["user_a"]),
                bare(match["user_b"]),
                *match.span(),
            )
    for same in _called_it(text, places):
        taken.append((same.start, same.end))
        yield same
    for start, end in places:
        for pattern in _FOLLOWING:
            found = pattern.match(text, end)
            if found and not any(begin < found.end() and found.start() < stop for begin, stop in taken):
                user = found.groupdict().get("user_b")
                yield SameName(
                    bare(text[start:end]),
                    bare(found["b"]),
                    None,
                    bare(user) if user else None,
                    start,
                    found.end(),
                )
                break


def _called_it(text: str, places: Sequence[tuple[int, int]]) -> Iterator[SameName]:
    """For "Sable lies in the north. Kesmar calls it Orlo": the place that opens the sentence before."""
    for match in _IT.finditer(text):
        begin = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
        for start, end in places:
            if begin <= start < match.start() and not text[begin:start].strip().removeprefix("The"):
                one, other = bare(text[start:end]), bare(match["b"])
                yield SameName(one, other, None, match["user"], start, match.end())
                break


def bare(name: str) -> str:
    """A name without article and genitive."""
    return re.sub(r"[’']s?$", "", name.rstrip(".").removeprefix("the ").removeprefix("The "))
