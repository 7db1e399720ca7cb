"""Marked times of public corpora in TimeML: TimeBank and AQUAINT, as TempEval-3 (2013) has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>|<[^>]+>")
_DAY = re.compile(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", re.DOTALL)
_OUTLET = re.compile(r"[A-Za-z]+")
_LOOKED_AT = frozenset(("ABC", "PRI", "VOA", "AP", "APW"))
_SPLIT = "wsj"  # of the outlet with most documents every second one


@dataclass(frozen=True, slots=True)
class Marked:
    """A time that people marked: where it stands, its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its marked times; ``held`` if nobody looked at the misses in it."""

    name: str
    outlet: str
    held: bool
    text: str
    day: str | None
    times: Sequence[Marked]

    def marked_at(self, start: int, end: int) -> Marked | None:
        """The first marked time that shares characters with a place."""
        return next((time for time in self.times if time.start < end and start < time.end), None)


def load_marked(corpora: Path) -> list[MarkedText]:
    """The texts of both sets in the order of their names; none if the corpus is absent."""
    paths = sorted((corpora / "tempeval3").glob("**/*.tml"), key=lambda path: (path.name, path.parent.name))
    seen = 0
    texts = []
    for path in paths:
        found = _OUTLET.match(path.name)
        outlet = found[0] if found else ""
        seen += outlet == _SPLIT
        held = seen % 2 == 0 if outlet == _SPLIT else outlet not in _LOOKED_AT
        texts.append(_load(path, outlet, held))
    return texts


def _load(path: Path, outlet: str, held: bool) -> MarkedText:
    source = path.read_text(encoding="utf-8")
    day = _DAY.search(source)
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, times, start, value, last = "", [], 0, "", 0
    for tag in _TAG.finditer(body):
        text += unescape(body[last : tag.start()])
        last = tag.end()
        if tag[1]:
            start, value = len(text), tag[1].partition('value="')[2].partition('"')[0]
        elif tag[0] == "</TIMEX3>":
            times.append(Marked(start, len(text), value))
    text += unescape(body[last:])
    return MarkedText(path.stem, outlet, held, text, day[1] if day else None, tuple(times))
