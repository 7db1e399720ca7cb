"""The articles of `islands_story` as rows: dates judged, one a copy, one hostile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from islands_texts import HOSTILE_TITLE, TEXTS, quote, raw_of

from onrecord.records.article_rows import ArticleRow, Copies, Published, RawEvidence, Rejected, SourceInfo
from onrecord.records.articles import Part
from onrecord.records.rows import Evidence
from onrecord.resolve.copies.alignment import align

if TYPE_CHECKING:
    from collections.abc import Iterable


def _article(
    key: str, title: str | None, outlet: str | None, published: Published, **more: Any
) -> ArticleRow:
    text = TEXTS[key]
    blocks = text.split("\n\n")
    parts, at = [], 0
    for block in blocks:
        role = "caption" if block.startswith("Photo:") else "body"
        parts.append(Part(role, at, at + len(block)))  # type: ignore[arg-type]
        at += len(block) + 2
    given = {
        "agency": None,
        "byline": (),
        "genre": "report",
        "translated": "none",
        "copies": Copies(f"group_{key}", "original", None),
        "url": None,
    }
    return ArticleRow(
        id=f"article_{key}",
        source=SourceInfo(f"pages/{key}.html", "ab" * 32, "text/html", None),
        outlet=outlet,
        language="en",
        title=title,
        text=text,
        parts=tuple(parts),
        published=published,
        offsets=raw_of(key)[1],
        **{**given, **more},
    )


def _reprint() -> Copies:
    """The reprint of the visit put off: its desk wrote the first words, and left out the last."""
    shared = align(TEXTS["reprint"], TEXTS["postponed"])
    reason = (
        "It was published first, by 2021-06-07, this one by 2021-06-08, and it holds 92% of this one's words."
    )
    return Copies("group_postponed", "copy", "article_postponed", "agency_copy", reason, 0.92, shared)


def _known(value: str, evidence: Iterable[Evidence | RawEvidence] = (), **more: Any) -> Published:
    given: dict[str, Any] = {"basis": "page", "confidence": 0.9, "rejected": ()}
    return Published(value, value, value, evidence=tuple(evidence), **{**given, **more})


def articles() -> tuple[ArticleRow, ...]:
    """All articles, by date."""
    clock = raw_of("offer")[0].index("17 September 2023")
    rejected = (Rejected("2023-09-17", "a clock of the page, not its publication", "17 September 2023"),)
    undated = Published(None, "2022-01-01", None, "none", 0.0, (), ())
    return (
        _article(
            "offer",
            "Varland ready to talk about islands",
            "Straits Today",
            _known(
                "2021-03-03",
                (quote("offer", "March 3"), RawEvidence(clock, clock + 17, "17 September 2023")),
                basis="dateline",
                rejected=rejected,
            ),
            agency="Norlan Press",
            byline=("Mira Lund",),
            url="https://straits-today.example/2021/offer",
        ),
        _article("reply", "Islands are not for discussion, says Ilker", "Tarn Herald", _known("2021-03-05")),
        _article(
            "postponed", "Osman puts off visit", "Straits Today", _known("2021-06-07", basis="metadata")
        ),
        _article(
            "reprint",
            "Visit put off until autumn",
            "Harbour Post",
            _known("2021-06-08"),
            copies=_reprint(),
            agency="Norlan Press",
        ),
        _article("visit", "Osman in Ostrel: nine documents signed", "Ostrel Courier", _known("2021-10-12")),
        _article(
            "herald",
            "Prime minister returns with eleven documents",
            "Tarn Herald",
            _known("2021-10", confidence=0.5, basis="inferred"),
        ),
        _article("hostile", HOSTILE_TITLE, "Lissen <i>Observer</i>", undated, url="javascript:alert(1)"),
    )
