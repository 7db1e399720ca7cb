"""The day of publication, as a judgement over everything on the page that could tell it.

Candidates are gathered with where they stand, those that agree support one another, and what the text
itself tells (a dateline without a year, a weekday, the latest past it speaks of) confirms, rejects or, where
it alone leaves one year, decides. What no evidence settles stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.date.candidates import BASIS, Candidate, parse_date
from onrecord.date.guess import guess_candidates
from onrecord.date.html_candidates import markup_candidates, url_candidates
from onrecord.date.isodates import first_day, last_day, make_day, precision
from onrecord.date.text_candidates import LeadDay, dateline_candidates, lead_day, printed_candidates
from onrecord.date.told import PastMention, latest_past
from onrecord.records.articles import DateEvidence, PublicationDate, RejectedDate

if TYPE_CHECKING:
    from onrecord.date.candidates import CandidateKind
    from onrecord.records.articles import Article
    from onrecord.records.pages import Page

# How far a kind is believed against another; only the order and the sums of agreeing kinds matter.
WEIGHT: dict[CandidateKind, float] = {
    "given": 3.0, "published_meta": 2.5, "url": 2.4, "printed": 2.0, "published_time": 1.9, "dateline": 1.9,
    "guess": 1.0, "time_tag": 0.9, "masthead": 0.5, "updated": 0.15, "clock": 0.0,
}  # fmt: skip
DATELINE_LAG = 3  # days a report may appear after the day of its dateline
MAX_REJECTED = 8  # pages full of related articles name dozens of days
MAX_EVIDENCE = 6

_READ_OFF_THE_PAGE: frozenset[CandidateKind] = frozenset(
    ("printed", "masthead", "clock", "guess", "time_tag")
)
LOCAL_TIME = 0.3  # a day told in the outlet's own time counts for more than the same hour's day in UTC

CLOCK_REASON = (
    "a clock with date and time at the top of the page tells when the page was fetched, "
    "not when it was published"
)


@dataclass(frozen=True, slots=True)
class _Case:
    """All that speaks for or against a day."""

    candidates: tuple[Candidate, ...]
    lead: LeadDay
    past: PastMention | None
    retrieved: date | None


def find_publication_date(page: Page, article: Article) -> PublicationDate:
    """The day of publication: value, bounds, basis, confidence, evidence, and what was rejected and why."""
    case = _Case(
        _gather(page, article),
        lead_day(article),
        latest_past(article.text) if article.language.startswith("en") else None,
        first_day((page.retrieved or "")[:10]),
    )
    rejected = _reject(case)
    refused = {(candidate.value, candidate.kind) for candidate, _ in rejected}
    believed = [each for each in case.candidates if (each.value, each.kind) not in refused]
    chosen = _choose(believed, case)
    judged = _judge(chosen, believed, case, article) if chosen else _infer(case, article)
    notes = [
        RejectedDate(each.value, why, each.quote) for each, why in rejected if each.value != judged.value
    ]
    notes += _outvoted(judged, believed)
    return replace(judged, rejected=tuple(dict.fromkeys(notes))[:MAX_REJECTED])


def _gather(page: Page, article: Article) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    given = parse_date(page.given.date) if page.given.date else None
    if given:
        found.append(Candidate(given, "given", quote=page.given.date or ""))
    html = page.media_type == "text/html"
    found += url_candidates(page.given.url or article.url, page.raw, html)
    if html:
        found += _beside(markup_candidates(page.raw), article)
    else:
        found += printed_candidates(page, article)
    found += dateline_candidates(article)
    if html and not any(each.kind in ("given", "published_meta", "published_time") for each in found):
        found += guess_candidates(page)
    return tuple(each for each in found if precision(each.value))


def _beside(candidates: tuple[Candidate, ...], article: Article) -> list[Candidate]:
    """Without the time elements below the article: those of comments and of other articles."""
    end = article.offsets.runs[-1].raw_end if article.offsets.runs else None
    elements = ("time_tag", "published_time")
    return [each for each in candidates if each.kind not in elements or end is None or each.start <= end]


def _reject(case: _Case) -> list[tuple[Candidate, str]]:
    rejected = []
    for candidate in case.candidates:
        why = _why_not(candidate, case)
        if why:
            rejected.append((candidate, why))
    return rejected


def _why_not(candidate: Candidate, case: _Case) -> str | None:
    first, last = first_day(candidate.value), last_day(candidate.value)
    if first is None or last is None:
        return "not a day of the calendar"
    if case.retrieved and first > case.retrieved:
        return f"after the page was fetched on {case.retrieved.isoformat()}"
    told = first_day(case.past.value) if case.past else None
    if told and last < told and candidate.kind in _READ_OFF_THE_PAGE:
        return f"before {case.past.value if case.past else ''}, which the text tells as past"
    if candidate.kind == "clock" and not _fits_dateline(candidate, case.lead):
        return CLOCK_REASON + _weekday_clash(candidate, case.lead)
    if candidate.kind == "masthead" and not _confirmed(candidate, case):
        return (
            "stands above the headline, as the day a page is opened does, and nothing in the text confirms it"
        )
    return None


def _weekday_clash(candidate: Candidate, lead: LeadDay) -> str:
    day = candidate.day
    if day is None or lead.weekday is None or day.isoweekday() == lead.weekday:
        return ""
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return f"; it is a {names[day.isoweekday() - 1]}, the text tells of {names[lead.weekday - 1]}"


def _confirmed(candidate: Candidate, case: _Case) -> bool:
    day = candidate.day
    if day is None:
        return False
    others = {each.value for each in case.candidates if each.kind not in ("masthead", "clock")}
    if candidate.value in others or _fits_dateline(candidate, case.lead):
        return True
    spoken = case.lead.weekday
    return spoken is not None and (day.isoweekday() - spoken) % 7 <= 1


def _fits_dateline(candidate: Candidate, lead: LeadDay) -> bool:
    """Whether the day is that of the dateline or follows it closely."""
    day = candidate.day
    if day is None or lead.month is None or lead.day is None:
        return False
    dated = [make_day(year, lead.month, lead.day) for year in (day.year - 1, day.year)]
    return any(each is not None and 0 <= (day - each).days <= DATELINE_LAG for each in dated)


def _choose(believed: list[Candidate], case: _Case) -> Candidate | None:
    """The candidate whose value has the weightiest support; the earlier day where that is equal."""
    days = [each for each in believed if each.day] or believed
    if not days:
        return None
    values = sorted({each.value for each in days})
    best = max(values, key=lambda value: (_support(value, believed, case), [-ord(c) for c in value]))
    return max(
        (each for each in days if each.value == best),
        key=lambda each: (WEIGHT[each.kind], -each.start, each.kind),
    )


_LOCAL = re.compile(r"T\d\d:\d\d.{0,12}[+-](?!00:?00$)\d\d:?\d\d$")


def _support(value: str, believed: list[Candidate], case: _Case) -> float:
    kinds = {each.kind for each in believed if each.value == value}
    total = sum(WEIGHT[kind] for kind in kinds)
    day = Candidate(value, "guess")
    total += 1.0 if _fits_dateline(day, case.lead) else 0.0
    for each in believed:
        if each.value != value and value.startswith(each.value):
            total += 0.5  # the month of the address, the year of a line of source
        if each.kind == "dateline" and each.day and day.day and 0 < (day.day - each.day).days <= DATELINE_LAG:
            total += WEIGHT["dateline"]
    if any(each.value == value and _LOCAL.search(each.quote) for each in believed):
        total += LOCAL_TIME
    first = min((each.start for each in believed if each.value == value), default=0)
    return total - min(max(first, 0), 1_000_000) * 1e-8  # the earlier on the page where all else is equal


def _judge(chosen: Candidate, believed: list[Candidate], case: _Case, article: Article) -> PublicationDate:
    support = [each for each in believed if each.value == chosen.value]
    first, last = first_day(chosen.value), last_day(chosen.value)
    return PublicationDate(
        value=chosen.value,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        basis=BASIS[chosen.kind],
        confidence=_confidence(chosen, believed, case),
        evidence=_evidence(chosen, support, case, article),
    )


# Shares of right days by the weightiest kind alone, with a second kind that agrees, and with one that
# does not; measured on the HTML pages of the htmldate set (bench/publication_htmldate.py). Of dates given
# by a table 92 % fit the weekday of the lead (the day itself or one to three after it); the other kinds of
# text pages are set by their likeness to those measured.
CONFIDENCE: dict[CandidateKind, tuple[float, float, float]] = {
    "given": (0.92, 0.97, 0.80),
    "published_meta": (0.80, 0.97, 0.70),
    "url": (0.95, 0.98, 0.80),
    "printed": (0.85, 0.95, 0.65),
    "dateline": (0.85, 0.95, 0.60),
    "guess": (0.72, 0.78, 0.60),
    "published_time": (0.90, 0.97, 0.75),
    "time_tag": (0.70, 0.80, 0.55),
    "masthead": (0.55, 0.70, 0.40),
    "updated": (0.50, 0.60, 0.40),
    "clock": (0.60, 0.70, 0.50),
}
_WEAK: frozenset[CandidateKind] = frozenset(("time_tag", "updated", "guess", "masthead", "clock"))


def _confidence(chosen: Candidate, believed: list[Candidate], case: _Case) -> float:
    alone, agreed, disputed = CONFIDENCE[chosen.kind]
    others = [each for each in believed if each.kind != chosen.kind]
    if any(each.day and each.value != chosen.value and not _consistent(each, chosen) for each in others):
        return disputed
    if _fits_dateline(chosen, case.lead) or any(each.value == chosen.value for each in others):
        return agreed
    if chosen.day and chosen.day.isoweekday() == case.lead.weekday:
        return round(
            (alone + agreed) / 2, 2
        )  # the day the lead tells of, which one day in seven is by chance
    return alone


def _consistent(other: Candidate, chosen: Candidate) -> bool:
    if other.kind in _WEAK:
        return True
    if not (other.day and chosen.day):
        return chosen.value.startswith(other.value)
    return other.kind == "dateline" and 0 <= (chosen.day - other.day).days <= DATELINE_LAG


def _evidence(
    chosen: Candidate, support: list[Candidate], case: _Case, article: Article
) -> tuple[DateEvidence, ...]:
    found = [
        DateEvidence(each.start, each.end, each.quote, raw=each.raw)
        for each in sorted(support, key=lambda each: (-WEIGHT[each.kind], each.start, each.kind))
        if each.start >= 0
    ][: MAX_EVIDENCE - 1]
    if case.lead.dateline and _fits_dateline(chosen, case.lead):
        found.append(_clean_evidence(article, case.lead.dateline))
    return tuple(dict.fromkeys(found))


def _clean_evidence(article: Article, where: tuple[int, int]) -> DateEvidence:
    return DateEvidence(*where, article.text[slice(*where)])


def _outvoted(judged: PublicationDate, believed: list[Candidate]) -> list[RejectedDate]:
    if judged.value is None:
        return []
    notes = []
    for each in sorted(believed, key=lambda each: (-WEIGHT[each.kind], each.start)):
        if each.kind in _WEAK or each.value == judged.value or judged.value.startswith(each.value):
            continue
        if _consistent(each, Candidate(judged.value, "printed")):
            continue
        notes.append(
            RejectedDate(each.value, f"{judged.value} is better supported ({judged.basis})", each.quote)
        )
    return notes


# Confidence of a year found by reasoning. A wrong year fits a weekday by accident one time in seven: the
# one fitting year of two, the one of several up to the bound, and one whose weekday is the day before.
INFERRED_CONFIDENCE, FAR_CONFIDENCE, DAY_BEFORE_CONFIDENCE = 0.85, 0.75, 0.6


def _infer(case: _Case, article: Article) -> PublicationDate:
    """What the text alone tells: the year of its dateline where one fits, else only bounds."""
    earliest = first_day(case.past.value) if case.past else None
    latest = min([*_upper_bounds(case)], default=None)
    day, confidence = _only_fitting_day(case)
    if day is None:
        past = _clean_evidence(article, (case.past.span.start, case.past.span.end)) if case.past else None
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
        evidence=tuple(_clean_evidence(article, spot) for spot in spots if spot),
    )


def _upper_bounds(case: _Case) -> list[date]:
    bounds = [
        last_day(each.value) for each in case.candidates if each.kind in ("clock", "masthead", "updated")
    ]
    told = first_day(case.past.value) if case.past else None
    known = [each for each in bounds if each and (told is None or each >= told)]
    return [*known, case.retrieved] if case.retrieved else known


def _only_fitting_day(case: _Case) -> tuple[date | None, float]:
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
