"""The day of publication from what the text alone tells: a dateline without a year, weekdays, bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.date.isodates import first_day, last_day, make_day
from onrecord.date.stamps import why_no_day
from onrecord.records.articles import DateEvidence, PublicationDate

if TYPE_CHECKING:
    from datetime import date

    from onrecord.date.case import Case
    from onrecord.records.articles import Article

# Confidence of a year found by reasoning. A wrong year fits a weekday by accident one time in seven: the
# one fitting year of two, the one of several up to the bound, and one whose weekday is the day before.
INFERRED_CONFIDENCE, FAR_CONFIDENCE, DAY_BEFORE_CONFIDENCE = 0.85, 0.75, 0.6


def infer_day(case: Case, article: Article) -> PublicationDate:
    """What the text alone tells: the year of its dateline where one fits, else only bounds."""
    earliest = first_day(case.past.value) if case.past else None
    latest = min([*_upper_bounds(case)], default=None)
    day, confidence = _only_fitting_day(case)
    if day is None:
        past = clean_evidence(article, (case.past.span.start, case.past.span.end)) if case.past else None
        return PublicationDate(
            earliest=earliest.isoformat() if earliest else None,
            latest=latest.isoformat() if latest else None,
            evidence=(past,) if past else (),
        )
    spots = [case.lead.dateline, case.lead.spoken]
    if case.past:
        spots.append((case.past.span.start, case.past.span.end))
    return PublicationDate(
        value=day.isoformat(),
        earliest=day.isoformat(),
        latest=day.isoformat(),
        basis="inferred",
        confidence=confidence,
        evidence=tuple(clean_evidence(article, spot) for spot in spots if spot),
    )


def _upper_bounds(case: Case) -> list[date]:
    bounds = [
        last_day(each.value)
        for each in case.candidates
        if each.kind in ("clock", "masthead", "updated") and not why_no_day(each.value)
    ]
    told = first_day(case.past.value) if case.past else None
    known = [each for each in bounds if each and (told is None or each >= told)]
    return [*known, case.retrieved] if case.retrieved else known


def _only_fitting_day(case: Case) -> tuple[date | None, float]:
    """The day of the dateline in the one year that fits its weekday.

    That is the year of the latest past told, or the next; failing these, the one year up to the latest day
    the page can be of (a page clock bounds it). Failing every year, the lead's weekday is the day before.
    """
    lead = case.lead
    if lead.month is None or lead.day is None or lead.weekday is None or case.past is None:
        return None, 0.0
    year = int(case.past.value[:4])
    told, bound = first_day(case.past.value), min(_upper_bounds(case), default=None)
    last = max(year + 1, bound.year) if bound else year + 1
    days = [make_day(each, lead.month, lead.day) for each in range(year, last + 1)]
    open_days = [day for day in days if day and (not told or day >= told) and (bound is None or day <= bound)]
    near = [day for day in open_days if day.year <= year + 1]
    for lag, among, confidence in (
        (0, near, INFERRED_CONFIDENCE),
        (0, open_days, FAR_CONFIDENCE),
        (1, near, DAY_BEFORE_CONFIDENCE),
    ):
        fitting = [day for day in among if (day.isoweekday() - lead.weekday) % 7 == lag]
        if fitting:
            return (fitting[0], confidence) if len(fitting) == 1 else (None, 0.0)
    return None, 0.0


def clean_evidence(article: Article, where: tuple[int, int]) -> DateEvidence:
    """The words of the clean text at two offsets."""
    return DateEvidence(*where, article.text[slice(*where)])
