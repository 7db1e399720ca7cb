"""What a candidate for the day of publication is, and the kinds there are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.date.forms import At, Fixed, Reference
from onrecord.date.isodates import make_day, precision
from onrecord.date.scan import scan_times

if TYPE_CHECKING:
    from datetime import date

    from onrecord.records.articles import DateBasis

CandidateKind = Literal[
    "given",
    "published_meta",
    "published_time",
    "time_tag",
    "url",
    "printed",
    "dateline",
    "updated",
    "masthead",
    "clock",
    "script_published",
    "script",
    "meta_other",
    "attribute",
    "page_attribute",
    "asset",
    "link",
    "comment_node",
]

BASIS: dict[CandidateKind, DateBasis] = {
    "given": "metadata", "published_meta": "metadata", "published_time": "metadata",
    "time_tag": "metadata", "url": "url",
    "printed": "page", "dateline": "dateline", "updated": "metadata",
    "masthead": "page", "clock": "page", "script_published": "metadata", "script": "metadata",
    "meta_other": "metadata", "attribute": "page", "page_attribute": "page", "asset": "url",
    "link": "url", "comment_node": "page",
}  # fmt: skip


_CTIME = re.compile(r"^(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) {1,2}(\d{1,2}) [\d:]{5,8}(?: [A-Z]{2,5})? (\d{4})$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be that of publication.

    Attributes:
        value: ISO date at the precision it is written in.
        kind: where it stands, which says how far to believe it.
        start: where it stands in the raw page, or in the clean text where ``raw`` is False; -1 for nowhere.
        end: likewise.
        quote: the words of it.
        raw: which of the two texts the offsets count in.
        marks: what stands around it on an HTML page (`onrecord.date.printed_html`).
    """

    value: str
    kind: CandidateKind
    start: int = -1
    end: int = -1
    quote: str = ""
    raw: bool = True
    marks: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day, where it is known to the day."""
        parts = [int(part) for part in self.value.split("-")]
        return make_day(*parts) if len(parts) == 3 else None


def parse_date(text: str) -> str | None:
    """The first whole date in a short string, ISO at its precision; None where there is none.

    Reads ISO 8601 with or without time, ``20190117``, RFC 2822, and dates written out in English. A date
    of slashes that two countries read differently is none.
    """
    text = text.strip()[:120]
    text = _CTIME.sub(r"\1 \2 \3", text)
    compact = _compact(text)
    if compact:
        return compact
    for found in scan_times(text):
        form = found.form.base if isinstance(found.form, At) else found.form
        if isinstance(form, Fixed) and precision(form.value(Reference())):
            return form.value(Reference())
    return None


def _compact(text: str) -> str | None:
    parts = text[:10].replace("/", "-").split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[0]) == 4:
        day = make_day(int(parts[0]), int(parts[1]), int(parts[2]))
        return day.isoformat() if day else None
    if len(text) >= 8 and text[:8].isdecimal() and not text[8:9].isdecimal():
        day = make_day(int(text[:4]), int(text[4:6]), int(text[6:8]))
        return day.isoformat() if day else None
    if len(parts) == 2 and len(text) == 7 and all(part.isdecimal() for part in parts):
        month = make_day(int(parts[0]), int(parts[1]), 1)
        return month.isoformat()[:7] if month else None
    return None
