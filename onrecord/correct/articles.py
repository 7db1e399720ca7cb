"""Entries about articles: one that is none is refused, one of another day is dated anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.records.articles import PublicationDate, RejectedDate
from onrecord.records.corrections import CORRECTED
from onrecord.records.rows import RejectRow

if TYPE_CHECKING:
    from onrecord.records.corrections import Correction

REJECTED = "corrected"
"""The reason code of an article that the user has rejected."""


def rejection(locator: str, entry: Correction) -> RejectRow:
    """How a rejected article ends: refused, by whom and why."""
    why = f": {entry.why}" if entry.why else ""
    return RejectRow(locator, REJECTED, f"{entry.who} rejected it on {entry.when[:10]}{why} ({entry.id}).")


def corrected_day(before: PublicationDate, entry: Correction) -> PublicationDate:
    """The judgement of the user, with what was believed before among what is not believed."""
    value = entry.value or ""
    first, last = bounds_of(value)
    told = f"set by {entry.who} on {entry.when[:10]}" + (f": {entry.why}" if entry.why else "")
    rejected = before.rejected
    if before.value is not None and before.value != value:
        quote = before.evidence[0].quote if before.evidence else ""
        rejected = (*rejected, RejectedDate(before.value, told, quote))
    return replace(PublicationDate(value, first, last, CORRECTED, 1.0), rejected=rejected, reasons=(told,))


def bounds_of(value: str) -> tuple[str, str]:
    """The first and the last day of an ISO date at any precision."""
    year, month = int(value[:4]), int(value[5:7] or 12)
    if len(value) == len("2019-02-16"):
        return value, value
    after = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return f"{value}-01"[:7] + "-01" if len(value) > 4 else f"{value}-01-01", str(after - timedelta(days=1))
