"""The sources: articles with the judgement on their date, copies under their original, rejects."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from onrecord.correct.told import VERBS, tell, tell_status
from onrecord.records.rows import Evidence
from onrecord.records.shown_rows import shown_rows
from onrecord.web.inputs import without_folders
from onrecord.web.phrases import COPY_ROLES, DATE_BASES, spell_code, spell_date
from onrecord.web.views.paging import Option, page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.article_rows import ArticleRow, Published, RawEvidence
    from onrecord.web.asked import Asked
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

PER_PAGE = 100
DOUBTFUL_DATE = 0.6  # a publication date believed less than this counts as uncertain


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words a date rests on; ``href`` leads to them."""

    words: str
    href: str | None
    where: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A publication date as a judgement."""

    value: str | None
    words: str
    known: bool
    uncertain: bool
    basis: str
    confidence: str
    bounds: str | None
    evidence: tuple[DateWords, ...]
    rejected: tuple[tuple[str, str, str], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One article in the list of sources."""

    id: str
    anchor: str
    href: str
    raw_href: str | None
    title: str
    outlet: str
    agency: str | None
    byline: tuple[str, ...]
    language: str
    genre: str
    role: str
    date: DateView
    statements: int
    url: str | None
    file: str
    sha256: str
    retrieved: str | None
    copies: tuple[SourceView, ...] = ()
    marks: tuple[str, ...] = ()


def show_sources(index: RecordIndex, links: Links) -> dict[str, Any]:
    """The articles, their dates and copies, and the rejected inputs."""
    groups = source_groups(index, SourceChoices())
    return {
        "source_list": [group_view(index, links, group) for group in groups],
        "rejects": reject_views(index),
        "log": log_views(index),
    }


def serve_sources(asked: Asked) -> dict[str, Any]:
    """A page of the articles that the reader chose, and the rejected inputs."""
    index, links = asked.index, asked.links
    choices = SourceChoices(asked.query.get("outlet", "")[:200], asked.query.get("dates", "")[:20])
    page = page_of(source_groups(index, choices), asked.page, PER_PAGE)
    return {
        "page": page.map(lambda group: group_view(index, links, group)),
        "choices": choices,
        "outlets": outlet_options(index),
        "rejects": reject_views(index),
        "log": log_views(index),
        "query": urlencode({"outlet": choices.outlet, "dates": choices.dates}),
    }


def source_view(index: RecordIndex, links: Links, row: ArticleRow) -> SourceView:
    """One article without its copies."""
    return SourceView(
        id=row.id,
        anchor=links.anchor("article", row.id),
        href=links.article(row.id),
        raw_href=links.raw(row.id),
        marks=index.marks(row.corrections),
        title=index.article_title(row.id),
        outlet=index.outlet(row.id),
        agency=row.agency,
        byline=row.byline,
        language=row.language,
        genre=row.genre,
        role=COPY_ROLES.get(row.copies.role, row.copies.role),
        date=date_view(links, row),
        statements=len(shown_rows(index.in_article.get(row.id, ()), index.every_row)),
        url=row.url if row.url and row.url.lower().startswith(("http://", "https://")) else None,
        file=index.inputs[row.source.locator],
        sha256=row.source.sha256,
        retrieved=row.source.retrieved,
    )


def is_uncertain(published: Published) -> bool:
    """Whether a reader should not lean on this date."""
    return published.value is None or len(published.value) < 10 or published.confidence < DOUBTFUL_DATE


def date_view(links: Links, row: ArticleRow) -> DateView:
    """The judgement on one publication date."""
    judged = row.published
    bounds = None
    if len(judged.value or "") < len("2019-02-16") and (judged.earliest or judged.latest):
        if judged.earliest and judged.latest:
            bounds = f"between {spell_date(judged.earliest)} and {spell_date(judged.latest)}"
        else:
            bounds = (
                f"not before {spell_date(judged.earliest)}"
                if judged.earliest
                else f"not after {spell_date(judged.latest)}"
            )
    return DateView(
        value=judged.value,
        words=spell_date(judged.value, "undated"),
        known=judged.value is not None,
        uncertain=is_uncertain(judged),
        basis=DATE_BASES.get(judged.basis, judged.basis),
        confidence=f"{round(judged.confidence * 100)} %",
        bounds=bounds,
        evidence=tuple(_date_words(links, row.id, one) for one in judged.evidence),
        rejected=tuple((spell_date(one.value, one.value), one.why, one.quote) for one in judged.rejected),
        reasons=judged.reasons,
    )


def _date_words(links: Links, article: str, one: Evidence | RawEvidence) -> DateWords:
    if isinstance(one, Evidence):
        where = "in the text" if one.article == article else "in another article"
        return DateWords(one.quote, links.span(one.article, one.start, one.end), where)
    raw = links.raw(article)
    href = f"{raw}#raw-{one.raw_start}-{one.raw_end}" if raw else None
    return DateWords(one.quote, href, "on the page as received")


@dataclass(frozen=True, slots=True)
class SourceChoices:
    """What the reader asked for among the sources."""

    outlet: str = ""
    dates: str = ""


def source_groups(index: RecordIndex, choices: SourceChoices) -> list[tuple[ArticleRow, ...]]:
    """Groups of copies, each with its original first, in the order of the record."""
    groups: list[tuple[ArticleRow, ...]] = []
    seen: set[str] = set()
    for row in index.record.articles:
        if row.copies.group in seen:
            continue
        seen.add(row.copies.group)
        group = sorted(index.in_group[row.copies.group], key=lambda one: one.copies.role != "original")
        if any(_asked_for(index, one, choices) for one in group):
            groups.append(tuple(group))
    return groups


def _asked_for(index: RecordIndex, row: ArticleRow, choices: SourceChoices) -> bool:
    return choices.outlet in ("", index.outlet(row.id)) and (
        choices.dates != "uncertain" or is_uncertain(row.published)
    )


def group_view(index: RecordIndex, links: Links, group: Sequence[ArticleRow]) -> SourceView:
    """An original with its copies."""
    first = source_view(index, links, group[0])
    copies = tuple(source_view(index, links, row) for row in group[1:])
    return replace(first, copies=copies)


def outlet_options(index: RecordIndex) -> tuple[Option, ...]:
    """The outlets, most articles first."""
    counts = Counter(index.outlet(row.id) for row in index.record.articles)
    return tuple(
        Option(outlet, outlet, count)
        for outlet, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )


def reject_views(index: RecordIndex) -> tuple[tuple[str, str, str], ...]:
    """File, reason and sentence of every input that became no article."""
    return tuple(
        (index.inputs[row.locator], spell_code(row.reason), without_folders(row.message))
        for row in index.record.rejects
    )


@dataclass(frozen=True, slots=True)
class LogView:
    """An entry of the log of corrections."""

    who: str
    when: str
    verb: str
    what: str
    why: str | None
    became: str


def log_views(index: RecordIndex) -> tuple[LogView, ...]:
    """The log of corrections, oldest first, with the result of each entry."""
    return tuple(
        LogView(
            row.who, row.when[:10], VERBS[row.kind], without_folders(tell(row)), row.why, tell_status(row)
        )
        for row in index.record.corrections
    )
