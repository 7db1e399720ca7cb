"""Dates anywhere in an HTML page but its known metadata, each with what stands around it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from onrecord.date.candidates import Candidate, CandidateKind
from onrecord.date.eras import find_in_eras
from onrecord.date.labels import LABEL_REACH, YEAR, label_of, word_patterns
from onrecord.date.surroundings import ancestors, node_length, tag_around, text_after, text_before
from onrecord.date.written import find_short, find_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.date.calendars import Calendar
    from onrecord.date.own_data import OwnData
    from onrecord.date.surroundings import Layout
    from onrecord.date.written import WrittenDate

MAX_WRITTEN = 400  # dates of a page looked at; the pages measured have at most 300
MAX_PRINTED = 80  # dates in running text whose surroundings are looked at, those near the headline first
MIN_LIST = 3  # different days in elements of the same names are a list of other articles
TITLE_REACH = 400
PROSE = 60  # code points of text beside a date in its element that make it part of a sentence
SENTENCE_REACH = 160  # code points of running text looked at before a labelled date
MAX_LABEL_WORDS = 3  # before a date at the start of a sentence that are its label and not its subject
SHORT_REACH = 6_000  # code points about the article in which a year of two digits is read

_KEY = re.compile(r"[\"']?([A-Za-z_][\w:-]{1,40})\\?[\"']?\s{0,3}[:=]\s{0,3}\\?[\"'][^\"']{0,12}$")
_ACCOUNT = re.compile(r"\(?@\w{2,30}\)?\W{0,4}$")  # whose post a day stands behind
_CLOCK = re.compile(r"^[\s,|–-]{0,4}\D{0,8}(\d{1,2})[:.h](\d\d)(?:\s?([aApP])\.?[mM]\b)?")
_AFTERNOON = ("p", "P")
_PUBLISHED_KEY = re.compile(r"(?i)publi|first_?pub|pub_?date|postdate|post_?date|releasedate|display_?date")
_UPDATED_KEY = re.compile(r"(?i)modif|updat|chang|edit")


_QUOTING = frozenset(("blockquote", "figure", "figcaption", "cite", "q"))
_OF_THE_PAGE = ("published", "first", "updated")
_BEHIND = ("below", "far")
_SEEN: frozenset[CandidateKind] = frozenset(("printed", "time_tag", "published_time"))


def placed_dates(
    layout: Layout,
    calendar: Calendar,
    told: tuple[Candidate, ...],
    data: OwnData,
    eras: frozenset[str] = frozenset(),
) -> tuple[Candidate, ...]:
    """Candidates of the whole page: those that metadata and elements ``told`` already, and all others.

    ``eras`` are the other calendars that the page counts by.
    """
    known = frozenset(each.start for each in told)
    times = [
        replace(each, marks=(layout.zone(each.start),))
        for each in told
        if each.kind in _SEEN and each.start >= 0
    ]
    plain = _of_this_page([each for each in told if each.kind not in _SEEN or each.start < 0], layout)
    start = max(0, (layout.start or layout.headline or 0) - SHORT_REACH)
    short = find_short(layout.raw, start, (layout.end or start + SHORT_REACH) + SHORT_REACH)
    others = find_in_eras(layout.raw, eras)
    written = islice(chain(others, find_written(layout.raw, calendar), short), MAX_WRITTEN)
    begin = max(0, layout.raw.find("<"))  # before it, an archive's headers tell when the page was fetched
    found = [_placed(one, layout, data) for one in written if one.start not in known and one.start >= begin]
    printed = [*times, *(each for each in found if each and each.kind in _SEEN)]
    rest = [each for each in found if each and each.kind not in _SEEN]
    return (*plain, *rest, *_in_order(_without_lists(printed, layout)))


def _of_this_page(told: list[Candidate], layout: Layout) -> list[Candidate]:
    """The candidates; those in tags of the body that mark up another thing are that thing's.

    A tag in a list or behind the article is another's if the page has one elsewhere: of a related article.
    """
    seen = [(each, _other_of(each, layout)) for each in told]
    own = any(each.kind == "published_meta" and other is None for each, other in seen)
    return [
        replace(each, kind="other_object") if other == "sure" or (other and own) else each
        for each, other in seen
    ]


def _other_of(each: Candidate, layout: Layout) -> str | None:
    """Whether a tag marks up another thing than the page: ``sure``, ``perhaps`` or None."""
    if each.kind not in ("published_meta", "updated") or each.start < 0 or layout.block(each.start) != "page":
        return None
    if layout.raw.find("<body", 0, each.start) < 0:
        return None
    names = " ".join(words for _, words in ancestors(layout.raw, layout.raw.rfind("<", 0, each.start)))
    classes = word_patterns("publication_classes")
    if any(classes[kind].search(names) for kind in ("comment", "embed")):
        return "sure"
    return "perhaps" if classes["list"].search(names) or layout.zone(each.start) in _BEHIND else None


def _is_before_the_page_s(raw: str, end: int) -> bool:
    """Whether a label of publication and another day follow: "20 June 2019, Tarn. Posted: 14 May 2019"."""
    after = text_after(raw, end, LABEL_REACH + len("2019-05-14"))
    year = YEAR.search(after)
    return year is not None and label_of(after[: year.start()]) in ("published", "first")


def _placed(one: WrittenDate, layout: Layout, data: OwnData) -> Candidate | None:
    raw, block = layout.raw, layout.block(one.start)
    quote = raw[one.start : one.end]
    marks: tuple[str, ...] = (one.form,)
    tag = None
    if block == "script":
        kind, marks = _kind_of_key(raw, one, data), ()
    elif block == "comment":
        kind = "comment_node"
    else:
        tag = tag_around(raw, one.start)
        if tag:
            kind, marks = _kind_of_attribute(*tag), _tag_marks(tag, layout, one)
        elif one.form == "compact":
            return None
        else:
            kind, marks = "printed", (*marks, layout.zone(one.start))
    return Candidate(one.value, kind, one.start, one.end, quote, marks=marks)


def _kind_of_key(raw: str, one: WrittenDate, data: OwnData) -> CandidateKind:
    holder = data.at(one.start)
    if holder is not None and not data.is_own(holder):
        return "other_object"
    key = _KEY.search(raw[max(0, one.start - 70) : one.start])
    if key is None:
        return "script"
    if _UPDATED_KEY.search(key[1]):
        return "updated"
    return "script_published" if _PUBLISHED_KEY.search(key[1]) else "script"


def _kind_of_attribute(name: str, attribute: str, head: str) -> CandidateKind:
    if name in ("img", "source", "picture") or attribute in ("srcset", "poster"):
        return "asset"
    if name == "meta":
        return "asset" if "image" in head.lower() else "url" if "url" in head.lower() else "meta_other"
    if attribute == "href":
        return "link"
    if name in ("body", "article", "main", "html"):
        return "page_attribute"
    return "time_tag" if name == "time" else "attribute"


def _tag_marks(tag: tuple[str, str, str], layout: Layout, one: WrittenDate) -> tuple[str, ...]:
    return (layout.zone(one.start),) if tag[0] not in ("meta", "link") else ()


def _without_lists(printed: list[Candidate], layout: Layout) -> list[Candidate]:
    """The printed dates nearest the article, with marks of their surroundings; those of lists marked so."""
    near = sorted(printed, key=lambda each: abs(each.start - (layout.start or layout.headline or 0)))
    groups: dict[tuple[tuple[str, str], ...], set[str]] = defaultdict(set)
    seen = []
    for each in near[:MAX_PRINTED]:
        about = ancestors(layout.raw, each.start)
        groups[about[:2]].add(each.value)
        seen.append((each, about))
    return [
        replace(
            each,
            marks=(
                *each.marks,
                *_marks(each, about, layout),
                *(("titled",) if _titled(each, layout) else ()),
                *(("listed",) if len(groups[about[:2]]) >= MIN_LIST else ()),
            ),
        )
        for each, about in seen
    ]


def _marks(each: Candidate, about: tuple[tuple[str, str], ...], layout: Layout) -> Iterator[str]:
    names = " ".join(f"{words}" for _, words in about)
    near = about[0][1] if about else ""
    for mark, pattern in word_patterns("publication_classes").items():
        if pattern.search(near if mark in ("published", "date", "updated") else names):
            yield f"in_{mark}"
    if about and about[0][0] == "time":
        yield "in_time"
    if any(name in ("footer", "aside", "nav") for name, _ in about):
        yield "in_list"
    before = text_before(layout.raw, each.start)
    if any(name in _QUOTING for name, _ in about) or _ACCOUNT.search(before):
        yield "in_embed"
    label = label_of(before) or ("other" if _is_before_the_page_s(layout.raw, each.end) else None)
    if label:
        yield f"label_{label}"
    start = layout.sentence_start(each.start)
    if start is not None and not (label in _OF_THE_PAGE and _opens(each, start, layout.raw)):
        yield "in_text"
    if node_length(layout.raw, each.start, each.end) > PROSE:
        yield "prose"
    clock = _CLOCK.match(text_after(layout.raw, each.end))
    if clock:
        yield "clocked"
        yield f"at {int(clock[1]) % 12 + 12 * (clock[3] in _AFTERNOON) if clock[3] else clock[1]}:{clock[2]}"


def _opens(each: Candidate, start: int, raw: str) -> bool:
    """Whether a date and its label open running text or a sentence in it ("… Posted May 3 by Mira Venn")."""
    words = text_before(raw, each.start, min(SENTENCE_REACH, each.start - start))
    return words.rpartition(". ")[2].count(" ") < MAX_LABEL_WORDS and len(words) < SENTENCE_REACH


def _titled(each: Candidate, layout: Layout) -> bool:
    """Whether the headline stands beside the date."""
    return any(abs(each.start - at) < TITLE_REACH for at in layout.titles)


def _in_order(printed: list[Candidate]) -> list[Candidate]:
    """Marks the first date that is printed about the headline or later, lists and prose left out."""
    out, first, any_first = [], True, True
    for each in sorted(_after_the_first(printed), key=lambda each: each.start):
        plain = not {"listed", "prose", "in_comment", "top", "label_rights"} & set(each.marks)
        if plain and first and each.kind == "printed":
            each, first = replace(each, marks=(*each.marks, "first")), False
        if "top" not in each.marks and any_first:
            each, any_first = replace(each, marks=(*each.marks, "opening")), False
        out.append(each)
    return out


def _after_the_first(printed: list[Candidate]) -> list[Candidate]:
    """If a day is called that of first publication, the other days of publication are of later versions."""
    if not any("label_first" in each.marks for each in printed):
        return printed
    later = {"label_published": "label_updated", "label_first": "label_published"}
    return [replace(each, marks=tuple(later.get(mark, mark) for mark in each.marks)) for each in printed]
