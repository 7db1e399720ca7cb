"""What a copy repeats of its original, word for word: it is the original's, and no second source's."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from onrecord.records.article_rows import Shared
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.readings import FiledReading


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_Found = TypeVar("_Found", bound=_Spanned)


def place_in_original(copy: Copies, span: Span) -> Span | None:
    """Where the same characters stand in the original; None where the copy changed or added any of them."""
    at = bisect_right(copy.shared, span.start, key=lambda one: one.start) - 1
    if at < 0 or span.end > copy.shared[at].end:
        return None
    return span.shift(copy.shared[at].of_start - copy.shared[at].start)


def without_copied(filed: Sequence[FiledReading], copies: Mapping[str, Copies]) -> list[FiledReading]:
    """The readings without the sentences that copies repeat, and without what stands in these.

    Mentions and statements stay: others point at them by number. Of copies that are one text to the letter,
    only the first keeps what the original does not have.
    """
    first: dict[str, str] = {}
    for each in sorted(filed, key=lambda one: (one.reading.published.value or "9999", one.id)):
        first.setdefault(each.reading.article.text, each.id)
    return [_told_anew(each, copies[each.id], first) for each in filed]


def _told_anew(filed: FiledReading, copy: Copies, first: Mapping[str, str]) -> FiledReading:
    if copy.of is None:
        return filed
    if first[filed.reading.article.text] == filed.id:
        return _own(filed, copy)
    nothing = replace(copy, shared=(Shared(0, len(filed.reading.article.text), 0, 0),))
    return _own(filed, nothing)


def _own(filed: FiledReading, copy: Copies) -> FiledReading:
    reading = filed.reading
    copied = [span for span in reading.sentences if place_in_original(copy, span)]

    def is_own(span: Span) -> bool:
        at = bisect_right(copied, span.start, key=lambda one: one.start) - 1
        return at < 0 or not copied[at].contains(span)

    def own(found: Iterable[_Found]) -> tuple[_Found, ...]:
        return tuple(one for one in found if is_own(one.span))

    return replace(
        filed,
        reading=replace(
            reading,
            sentences=tuple(filter(is_own, reading.sentences)),
            events=own(reading.events),
            tellings=own(reading.tellings),
            commitments=tuple(one for one in reading.commitments if is_own(one.text)),
            quantities=own(reading.quantities),
            instruments=own(reading.instruments),
        ),
    )
