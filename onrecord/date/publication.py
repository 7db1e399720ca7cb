"""The day of publication, as a judgement over everything on the page that could tell it.

Candidates are gathered with where they stand, those that agree support one another, and what the text
itself tells (a dateline without a year, a weekday, the latest past it speaks of) confirms, rejects or, where
it alone leaves one year, decides. What no evidence settles stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.date.candidates import BASIS, Candidate
from onrecord.date.case import DATELINE_LAG, fits_dateline, gather_case, reject
from onrecord.date.inferred import clean_evidence, infer_day
from onrecord.date.isodates import first_day, last_day
from onrecord.date.orders import other_reading
from onrecord.date.ranking import DOUBTFUL, rank_days
from onrecord.records.articles import DateEvidence, PublicationDate, RejectedDate

if TYPE_CHECKING:
    from onrecord.date.candidates import CandidateKind
    from onrecord.date.case import Case
    from onrecord.records.articles import Article
    from onrecord.records.pages import Page

# How far a kind is believed against another on a page without markup; only the order and the sums of agreeing
# kinds matter. On HTML pages learned weights choose (`onrecord.date.ranking`).
WEIGHT: dict[CandidateKind, float] = {
    "given": 3.0, "published_meta": 2.5, "url": 2.4, "head": 2.3, "printed": 2.0, "published_time": 2.1,
    "dateline": 1.9, "script_published": 1.8, "time_tag": 0.9, "meta_other": 0.6, "masthead": 0.5,
    "page_attribute": 0.4, "updated": 0.15, "clock": 0.0,
}  # fmt: skip
MAX_REJECTED = 8  # pages full of related articles name dozens of days
MAX_EVIDENCE = 6
LOCAL_TIME = 0.3  # a day told in the outlet's own time counts for more than the same hour's day in UTC


def find_publication_date(page: Page, article: Article) -> PublicationDate:
    """The day of publication: value, bounds, basis, confidence, evidence, and what was rejected and why."""
    case = gather_case(page, article)
    rejected = reject(case)
    believed = _believed(case, rejected)
    judged = _choose_and_judge(page, article, case, believed)
    notes = [
        RejectedDate(each.value, why, each.quote) for each, why in rejected if each.value != judged.value
    ]
    notes += _outvoted(judged, believed)
    return replace(judged, rejected=tuple(dict.fromkeys(notes))[:MAX_REJECTED])


def page_evidence(page: Page, article: Article) -> tuple[list[Candidate], frozenset[str]]:
    """The candidates of a page that can be believed, and the days that fit its dateline."""
    case = gather_case(page, article)
    return _believed(case, reject(case)), case.dateline


def _believed(case: Case, rejected: list[tuple[Candidate, str]]) -> list[Candidate]:
    refused = {(candidate.value, candidate.kind) for candidate, _ in rejected}
    return [each for each in case.candidates if (each.value, each.kind) not in refused]


def _choose_and_judge(page: Page, article: Article, case: Case, believed: list[Candidate]) -> PublicationDate:
    if page.media_type == "text/html" and not any(each.kind == "given" for each in believed):
        ranked = rank_days(believed, case.dateline)
        if ranked:
            chosen = _surest([each for each in believed if each.value == ranked.day])
            other = _other_reading(ranked.day, believed, case)
            if other and "-" not in case.language:
                return _either(chosen, other)
            # many sites declare the country of their software, so its order is doubtful
            confidence = min(ranked.confidence, DOUBTFUL) if other else ranked.confidence
            return _judge(chosen, believed, case, article, confidence)
        believed = [each for each in believed if each.day is None]
    chosen_here = _choose(believed, case)
    if chosen_here is None:
        return infer_day(case, article)
    return _judge(chosen_here, believed, case, article, _confidence(chosen_here, believed, case))


def _other_reading(day: str, believed: list[Candidate], case: Case) -> str | None:
    """The day that the same numbers mean to other readers of English; other languages have one order."""
    english = case.language.lower().partition("-")[0] == "en"
    return other_reading(day, believed) if english and day not in case.dateline else None


def _either(chosen: Candidate, other: str) -> PublicationDate:
    """No day, but the two that its numbers can mean as bounds."""
    first, last = sorted((chosen.value, other))
    evidence = DateEvidence(chosen.start, chosen.end, chosen.quote, raw=chosen.raw)
    return PublicationDate(earliest=first, latest=last, evidence=(evidence,))


def _choose(believed: list[Candidate], case: Case) -> Candidate | None:
    """The candidate whose value has the weightiest support; the earlier day where that is equal."""
    days = [each for each in believed if each.day] or believed
    if not days:
        return None
    values = sorted({each.value for each in days})
    best = max(values, key=lambda value: (_support(value, believed, case), [-ord(c) for c in value]))
    return _surest([each for each in days if each.value == best])


def _surest(candidates: list[Candidate]) -> Candidate:
    return max(candidates, key=lambda each: (weight_of(each), -each.start, each.kind))


def weight_of(candidate: Candidate) -> float:
    """How far the kind of a candidate is believed."""
    return WEIGHT.get(candidate.kind, 0.0)


_LOCAL = re.compile(r"T\d\d:\d\d.{0,12}[+-](?!00:?00$)\d\d:?\d\d$")


def _support(value: str, believed: list[Candidate], case: Case) -> float:
    kinds = {each.kind for each in believed if each.value == value}
    total = sum(WEIGHT.get(kind, 0.0) for kind in kinds)
    day = Candidate(value, "printed")
    total += 1.0 if fits_dateline(day, case.lead) else 0.0
    for each in believed:
        if each.value != value and value.startswith(each.value):
            total += 0.5  # the month of the address, the year of a line of source
        if each.kind == "dateline" and each.day and day.day and 0 < (day.day - each.day).days <= DATELINE_LAG:
            total += WEIGHT["dateline"]
    if any(each.value == value and _LOCAL.search(each.quote) for each in believed):
        total += LOCAL_TIME
    first = min((each.start for each in believed if each.value == value), default=0)
    return total - min(max(first, 0), 1_000_000) * 1e-8  # the earlier on the page where all else is equal


def _judge(
    chosen: Candidate, believed: list[Candidate], case: Case, article: Article, confidence: float
) -> PublicationDate:
    support = [each for each in believed if each.value == chosen.value]
    first, last = first_day(chosen.value), last_day(chosen.value)
    return PublicationDate(
        value=chosen.value,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        basis=BASIS[chosen.kind],
        confidence=confidence,
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
    "head": (0.85, 0.95, 0.65),
    "printed": (0.85, 0.95, 0.65),
    "dateline": (0.85, 0.95, 0.60),
    "published_time": (0.90, 0.97, 0.75),
    "time_tag": (0.70, 0.80, 0.55),
    "masthead": (0.55, 0.70, 0.40),
    "updated": (0.50, 0.60, 0.40),
    "clock": (0.60, 0.70, 0.50),
}
_WEAK: frozenset[CandidateKind] = frozenset(("time_tag", "updated", "masthead", "clock"))


def _confidence(chosen: Candidate, believed: list[Candidate], case: Case) -> float:
    alone, agreed, disputed = CONFIDENCE[chosen.kind]
    others = [each for each in believed if each.kind != chosen.kind]
    if any(each.day and each.value != chosen.value and not _consistent(each, chosen) for each in others):
        return disputed
    if fits_dateline(chosen, case.lead) or any(each.value == chosen.value for each in others):
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
    chosen: Candidate, support: list[Candidate], case: Case, article: Article
) -> tuple[DateEvidence, ...]:
    found = [
        DateEvidence(each.start, each.end, each.quote, raw=each.raw)
        for each in sorted(support, key=lambda each: (-weight_of(each), each.start, each.kind))
        if each.start >= 0
    ][: MAX_EVIDENCE - 1]
    if case.lead.dateline and fits_dateline(chosen, case.lead):
        found.append(clean_evidence(article, case.lead.dateline))
    return tuple(dict.fromkeys(found))


def _outvoted(judged: PublicationDate, believed: list[Candidate]) -> list[RejectedDate]:
    if judged.value is None:
        return []
    notes = []
    for each in sorted(believed, key=lambda each: (-weight_of(each), each.start)):
        if each.kind in _WEAK or each.value == judged.value or judged.value.startswith(each.value):
            continue
        if _consistent(each, Candidate(judged.value, "printed")):
            continue
        notes.append(
            RejectedDate(each.value, f"{judged.value} is better supported ({judged.basis})", each.quote)
        )
    return notes
