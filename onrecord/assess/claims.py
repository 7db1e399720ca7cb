"""Versions of one thing: how claims of several articles are put side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.assess.evidence import source_groups
from onrecord.records.rows import Conflict, Evidence, Version, row_id
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.readings import FiledReading


@dataclass(frozen=True, slots=True)
class Claim:
    """One article's word on a matter.

    Attributes:
        value: what is compared; claims with the same value are one version.
        text: the claim in short, as a reader sees it.
        evidence: the words it rests on.
    """

    value: str
    text: str
    evidence: Evidence


def cue_words(kind: str) -> frozenset[str]:
    """One of the lists of ``data/conflicts_en.toml``."""
    return word_sets("assess", "conflicts")[kind]


def conflict_of(
    kind: str, subject: str, claims: Iterable[Claim], groups: Mapping[str, str]
) -> Conflict | None:
    """The conflict between claims of different values; None where they do not differ between sources."""
    by_value: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (one.value, one.evidence)):
        by_value.setdefault(claim.value, []).append(claim)
    versions = tuple(_version(group, groups) for _, group in sorted(by_value.items()))
    if len(versions) < 2:
        return None
    ordered = tuple(sorted(versions, key=lambda one: (-one.independent_sources, one.evidence)))
    named = row_id("conflict", kind, *(words for version in ordered for words in version.evidence))
    return Conflict(named, subject, kind, ordered)


def _version(claims: Sequence[Claim], groups: Mapping[str, str]) -> Version:
    evidence = tuple(sorted({claim.evidence for claim in claims}))
    articles = tuple(sorted({words.article for words in evidence}))
    return Version(claims[0].text, evidence, articles, source_groups(articles, groups))


def apart(one: str, other: str, groups: Mapping[str, str]) -> bool:
    """Whether two articles are different sources: not the same and not copies."""
    return one != other and groups.get(one, one) != groups.get(other, other)


def short(words: str, limit: int = 160) -> str:
    """A claim in at most ``limit`` code points, cut at a word."""
    flat = " ".join(words.split())
    return flat if len(flat) <= limit else flat[: flat.rfind(" ", 0, limit)] + " …"


def groups_of(filed: Iterable[FiledReading], groups: Mapping[str, str]) -> dict[str, str]:
    """The copy group of every article; an article that is nobody's copy is its own."""
    return {reading.id: groups.get(reading.id, reading.id) for reading in filed}
