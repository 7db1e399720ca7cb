"""Which of several copies is the original, and why: by date, agency and containment."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.articles import PublicationDate
    from onrecord.records.readings import FiledReading

# What addresses of second views of a page hold as a step of their path, a key or a value, on sites of all
# kinds: /print/, article.print.html, ?print=1, ?view=printable, /amp/.
VIEW_STEPS = frozenset(("print", "printable", "printview", "printversion", "printer", "amp"))
_STEPS = re.compile(r"[/.?&=#;]")
_NO_DAY = "~"  # sorts behind every day


@dataclass(frozen=True, slots=True)
class Source:
    """One article as the choice of an original sees it.

    Attributes:
        id: of the article.
        day: the day by which it was published, as far as is known; None where nothing is.
        agency: whose words it says it prints, or whose page it is.
        own: whether it is the page of an agency that other articles name.
        outlet: the publication in one case, else the host of its address; None where neither is known.
        view: whether its address is that of a print view or the like.
        size: how many shingles its text has.
        before: how many characters stand before its text on the page as received.
        html: whether it is a web page.
    """

    id: str
    day: str | None
    agency: str | None
    own: bool
    outlet: str | None
    view: bool
    size: int
    before: int
    html: bool

    @property
    def rank(self) -> tuple[str, bool, bool, int, int, str]:
        """Sorts the likeliest original first.

        By the day, where an agency's own undated page precedes all; of a day the agency's own page, then
        one that is no print view, then the longest, then the page with most before the text, then the
        least id.
        """
        day = self.day or ("" if self.own else _NO_DAY)
        return (day, not self.own, self.view, -self.size, -self.before, self.id)


def sources_of(filed: Sequence[FiledReading], sizes: Sequence[int]) -> list[Source]:
    """What the choice of originals sees of each article; ``sizes`` are their numbers of shingles."""
    agencies = {reading.reading.article.agency for reading in filed}
    names = {agency.casefold() for agency in agencies if agency}
    return [_source(reading, size, names) for reading, size in zip(filed, sizes, strict=True)]


def _source(filed: FiledReading, size: int, agencies: set[str]) -> Source:
    article = filed.reading.article
    outlet = (article.outlet or "").casefold()
    runs = article.offsets.runs
    return Source(
        id=filed.id,
        day=day_by_which(filed.reading.published),
        agency=article.outlet if outlet in agencies else article.agency,
        own=outlet in agencies,
        outlet=outlet or urlsplit(article.url or "").netloc.casefold() or None,
        view=is_view(article.url or "") or is_view(filed.locator),
        size=size,
        before=runs[0].raw_start if runs else 0,
        html="html" in filed.media_type,
    )


def is_view(address: str) -> bool:
    """Whether an address is that of a print view or another second view of a page."""
    return not VIEW_STEPS.isdisjoint(_STEPS.split(address.casefold()))


def day_by_which(published: PublicationDate) -> str | None:
    """The last day on which an article can have been published, as far as is known.

    A year or month alone does not make an article older than one of a day within it.
    """
    value = published.value or published.latest
    if not value or len(value) == len("2019-02-16"):
        return value or None
    if len(value) == len("2019"):
        return f"{value}-12-31"
    year, month = int(value[:4]), int(value[5:7])
    return f"{value}-{monthrange(year, month)[1]:02}"


def reason_for(original: Source, copy: Source, share: float) -> str:
    """Why the one is the original of the other, in a sentence.

    Args:
        original: the one that was chosen.
        copy: the other.
        share: the share of the copy's words that stand in the original.
    """
    when = f"Both are of {original.day}" if original.day else "Neither is dated"
    held = f"holds {share:.0%} of this one's words"
    if original.own and original.day in (None, copy.day):
        return f"It is the page of {original.agency}, the agency whose words these are."
    if original.day != copy.day:
        if copy.day is None:
            return f"It is dated ({original.day}), this one is not, and it {held}."
        return f"It was published first, by {original.day}, this one by {copy.day}, and it {held}."
    if original.view != copy.view:
        return f"{when}, and the address of this one is that of a second view of a page."
    if original.size != copy.size:
        return f"{when}; it is the longer and {held}."
    if original.before != copy.before:
        return f"{when} and as long; more stands around its text, as around an ordinary page's."
    return f"{when} and nothing tells them apart; the lesser id was taken."


def reason_for_excerpt(share: float) -> str:
    """Why an excerpt's original is the longer text, in a sentence."""
    return f"It is much longer and holds {share:.0%} of this one's words."
