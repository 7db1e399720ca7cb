"""The headline of an HTML page and where it stands in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def find_title(raw: str, given: str | None, titles: Sequence[str]) -> tuple[str | None, Span | None]:
    """The headline, as given or as the page has it, and its place in ``raw``, where it has one."""
    title = given or (titles[0] if titles else None)
    if title is None:
        return None, None
    places = [match.span() for match in re.finditer(_pattern(title), raw)]
    heading = next((span for span in places if _in_heading(raw, span[0])), None)
    place = heading or (places[0] if places else None)
    return title, Span(*place) if place else None


def _pattern(title: str) -> str:
    return r"\s+".join(re.escape(word) for word in title.split())


def _in_heading(raw: str, start: int) -> bool:
    opening = raw.rfind("<h1", max(0, start - 500), start)
    return opening >= 0 and "</h1" not in raw[opening:start]
