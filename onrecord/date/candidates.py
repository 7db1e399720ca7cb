"""What a candidate for the day of publication is, and the kinds there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.date.isodates import make_day

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
    "other_object",
    "head",
]

BASIS: dict[CandidateKind, DateBasis] = {
    "given": "metadata", "published_meta": "metadata", "published_time": "metadata",
    "time_tag": "metadata", "url": "url",
    "printed": "page", "dateline": "dateline", "updated": "metadata",
    "masthead": "page", "clock": "page", "script_published": "metadata", "script": "metadata",
    "meta_other": "metadata", "attribute": "page", "page_attribute": "page", "asset": "url",
    "link": "url", "comment_node": "page", "other_object": "metadata", "head": "page",
}  # fmt: skip


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
