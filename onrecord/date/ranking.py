"""Which of the days an HTML page names is that of publication: a weighted sum over what speaks for each.

A log-linear model over the distinct days of one page and the chance that it is none of them: each one's share
is that of its exponential. The weights, and the share of right days at each level of that share, are learned
by `training/train_publication.py` from pages whose day is known.
"""

from __future__ import annotations

import math
import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.date.isodates import precision
from onrecord.text.choice import shares_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.date.candidates import Candidate
    from onrecord.text.choice import Features

NONE = "none"
"""Stands for the day that the page does not name."""

_GRADES = (
    "in_comment",
    "in_embed",
    "label_rights",
    "label_other",
    "in_text",
    "listed",
    "prose",
    "in_list",
)  # the first that holds grades a date
_INNER = frozenset(("in_comment", "in_embed", "label_rights", "label_other", "in_text"))
_ZONES = frozenset(("top", "head", "lead", "body", "below", "far", "unplaced"))
_SEEN = frozenset(("printed", "time_tag", "published_time"))
_SELDOM = frozenset(("asset", "script", "link", "comment_node", "attribute"))
_STRONG = frozenset(("published_meta", "script_published", "published_time", "url", "good"))
_ADDRESSES = frozenset(("url", "link", "asset"))
_NAMING = frozenset(("published_meta", "published_time", "url"))
_NEAR = frozenset(("head", "lead", "body"))
_OPEN_MARKS = ("opening", "titled")
_MARKS = ("first", "in_published", "in_date", "in_time", "label_published", "clocked", "swapped", "short")
_LOCAL = re.compile(r"T\d\d:\d\d.{0,12}[+-](?!00:?00$)\d\d:?\d\d$")

MIN_SHARE = 0.1  # below it the page is taken to name no day: one in three such days is right

DOUBTFUL = 0.8  # against all metadata and the address (five of seven in the folds are right), or far away


@dataclass(frozen=True, slots=True)
class Ranked:
    """The likeliest day, its share among all, and the share of right days at such shares."""

    day: str
    share: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What is learned: the weight of each feature, and the share of right days from each share on."""

    weights: Mapping[str, float]
    levels: Sequence[float]
    right: Sequence[float]


def rank_days(candidates: Sequence[Candidate], dateline: frozenset[str]) -> Ranked | None:
    """The likeliest day of publication; None if there is no day or the page likely does not name it.

    Args:
        candidates: of the page.
        dateline: the days that fit the article's dateline.
    """
    return rank(features_of(candidates, dateline), _shipped())


def rank(features: Mapping[str, Features], learned: Weights) -> Ranked | None:
    """The likeliest of the days that have these features, as `rank_days` takes it."""
    if not features:
        return None
    shares = shares_of(features, learned.weights)
    best = best_of(shares)
    if best is None:
        return None
    most = DOUBTFUL if _is_doubtful(best, features) else 1.0
    right = learned.right[bisect_right(learned.levels, shares[best]) - 1]
    return Ranked(best, shares[best], min(right, most))


def _is_doubtful(best: str, features: Mapping[str, Features]) -> bool:
    """Whether the page's metadata or address name other days only, or the day stands far from the article."""
    told = features[best].keys()
    if not told & _STRONG and not any(name.partition(":")[2] in _NEAR for name in told):
        return True
    named = {day for day, told in features.items() if any(name.partition(":")[0] in _NAMING for name in told)}
    return bool(named) and best not in named


def best_of(shares: Mapping[str, float]) -> str | None:
    """The likeliest day, the earlier of equals; None where none has a fair share."""
    days = [day for day in shares if day != NONE]
    best = min(days, key=lambda day: (-shares[day], day), default=None)
    return best if best and shares[best] >= MIN_SHARE else None


@cache
def _shipped() -> Weights:
    path = files("onrecord.date").joinpath("data/publication_weights.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Weights(table["weights"], table["calibration"]["from"], table["calibration"]["right"])


def features_of(candidates: Sequence[Candidate], dateline: frozenset[str]) -> dict[str, Features]:
    """The features of each day that the candidates name, and of `NONE`; empty where they name no day."""
    by_day: dict[str, list[Candidate]] = {}
    for each in _without_lone_address(_without_inner(candidates)):
        if precision(each.value) == 3:
            by_day.setdefault(each.value, []).append(each)
    if not by_day:
        return {}
    months = {each.value for each in candidates if precision(each.value) == 2}
    found = {day: _told(by_day[day]) for day in sorted(by_day)}
    strong = {day for day, told in found.items() if _STRONG & told.keys()}
    for day, told in found.items():
        if day[:7] in months:
            told["url_month"] = 1.0
        if day in dateline:
            told["dateline_fits"] = 1.0
        if day.endswith("-01-01"):
            told["new_year"] = 1.0
        told |= _among(day, strong)
    return {**found, NONE: {NONE: 1.0}}


def _without_inner(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates of the days that may be the page's, if the page says of a day that it is its own.

    Besides its own days these are the days that it shows in or above its article. Sentences, quoted posts,
    captions, citations, comments, days labelled as of another thing, and data of its scripts are left out: no
    weight of theirs may speak against what the page says of itself.
    """
    own = {each.value for each in candidates if each.day and _is_own(each)}
    if not own:
        return candidates
    shown = {each.value for each in candidates if each.kind in _SEEN and not _is_inner(each)}
    return [each for each in candidates if each.value in own | shown or not each.day]


def _without_lone_address(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates without a day of the address that nothing else names, if metadata name another day.

    It is that of an issue, or of what was at the address before: in 10 of 12 such pages metadata were right.
    """
    told = {each.value for each in candidates if each.kind == "published_meta" and each.day}
    named = {each.value for each in candidates if each.kind not in _ADDRESSES}
    return [each for each in candidates if each.value in named or not (told and each.day)]


def _is_own(each: Candidate) -> bool:
    """Whether the page says that this is its day: by metadata, address or a label by the headline."""
    labelled = "label_published" in each.marks and bool({"head", "lead"} & set(each.marks))
    return (each.kind in _NAMING or labelled) and not _is_inner(each)


def _is_inner(each: Candidate) -> bool:
    marks = set(each.marks)
    return bool(_INNER & marks) or bool({"below", "far"} & marks) or {"prose", "body"} <= marks


def _told(candidates: Sequence[Candidate]) -> Features:
    told: Features = {}
    for each in candidates:
        told |= dict.fromkeys(_graded(each) if each.kind in _SEEN else (each.kind,), 1.0)
        if _LOCAL.search(each.quote):
            told["local"] = 1.0
    kinds = len(_STRONG & told.keys())
    if kinds > 1:
        told["agree"] = float(kinds - 1)
    told["times"] = math.log(max(1, sum(each.kind not in _SELDOM for each in candidates)))
    return told


def _graded(each: Candidate) -> list[str]:
    grade = next((mark for mark in _GRADES if mark in each.marks), None)
    zone = next((mark for mark in each.marks if mark in _ZONES), "unplaced")
    updated = "label_updated" in each.marks or "in_updated" in each.marks
    out = [f"{each.kind}:{grade or zone}", *(f"+{mark}" for mark in _OPEN_MARKS if mark in each.marks)]
    if updated:
        out.append("seen_updated")
    if grade is None:
        out += [f"+{mark}" for mark in _MARKS if mark in each.marks]
        if zone in ("head", "lead") and not updated:
            out.append("good")
    return out


def _among(day: str, strong: set[str]) -> Features:
    """How a day stands to the others that are strongly told: the oldest, the eve of one, and so on."""
    others = sorted(strong - {day})
    if not others:
        return {}
    if day in strong:
        place = "oldest" if day < others[0] else "newest" if day > others[-1] else "middle"
    else:
        place = "before_strong" if day < others[0] else "after_strong"
    gaps = {(date.fromisoformat(other) - date.fromisoformat(day)).days for other in others}
    beside = {name: 1.0 for name, gap in (("eve", 1), ("morrow", -1)) if gap in gaps}
    return {place: 1.0, **beside}
