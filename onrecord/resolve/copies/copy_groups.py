"""Which articles are copies of which: reprints, agency copy, print views, excerpts, translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.records.article_rows import Copies
from onrecord.records.rows import row_id
from onrecord.records.spans import Span
from onrecord.resolve.copies.alignment import align, words_within
from onrecord.resolve.copies.copy_kinds import kind_of
from onrecord.resolve.copies.likeness import find_overlaps, is_copy, is_excerpt
from onrecord.resolve.copies.originals import reason_for, reason_for_excerpt, sources_of
from onrecord.resolve.copies.shingles import fingerprint_of
from onrecord.resolve.copies.translated_copies import join_translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.readings import FiledReading
    from onrecord.resolve.copies.originals import Source
    from onrecord.resolve.copies.shingles import Fingerprint, Overlap


def fingerprints_of(filed: Iterable[FiledReading]) -> dict[str, Fingerprint]:
    """The fingerprint of every article's text, by article id; the day of an article does not change it."""
    return {reading.id: fingerprint_of(reading.reading.article.text) for reading in filed}


def group_copies(
    filed: Sequence[FiledReading], prints: Mapping[str, Fingerprint] | None = None
) -> Mapping[str, Copies]:
    """The copy group of every article, by article id.

    A group is named after its original. A copy shares most of its words with the original and is of like
    length; an excerpt stands nearly wholly in a much longer article. A translation has the original's names
    and numbers in the same order.

    Args:
        filed: all articles of the record.
        prints: their fingerprints (`fingerprints_of`), if they are made already; None to make them here.
    """
    texts = {reading.id: reading.reading.article.text for reading in filed}
    prints = fingerprints_of(filed) if prints is None else prints
    sources = sources_of(filed, [len(prints[reading.id].shingles) for reading in filed])
    sources.sort(key=lambda source: source.rank)
    overlaps = _overlaps(sources, texts, prints)
    of = _copies_of([each for each in overlaps if is_copy(each)])
    excerpts = _excerpts_of(sources, of, [each for each in overlaps if is_excerpt(each)])
    copies = {
        source.id: _row(
            source, sources[excerpts.get(number, of.get(number, number))], number in excerpts, texts
        )
        for number, source in enumerate(sources)
    }
    return join_translations(copies, filed, sources)


def _overlaps(
    sources: Sequence[Source], texts: Mapping[str, str], prints: Mapping[str, Fingerprint]
) -> list[Overlap]:
    """The pairs of sources, by their place in ``sources``, of which one may be taken from the other."""
    names = sorted({source.outlet for source in sources if source.outlet})
    numbers = {name: number for number, name in enumerate(names, start=1)}
    outlets = [numbers.get(source.outlet or "", 0) for source in sources]
    in_order = [prints[source.id] for source in sources]
    found = find_overlaps([texts[source.id] for source in sources], in_order, outlets)
    return [overlap for overlap in found if is_copy(overlap) or is_excerpt(overlap)]


def _copies_of(pairs: Sequence[Overlap]) -> dict[int, int]:
    """Copies to their originals, by number; a lesser number is a likelier original.

    The likeliest original takes all that are copies of it, then the next of those left, and so on. So
    everything in a group is a copy of its original itself, and likeness of likeness joins nobody. What is a
    copy of several originals goes to the one that has most of its words.
    """
    near: dict[int, list[Overlap]] = {}
    for pair in pairs:
        near.setdefault(pair.first, []).append(pair)
    of: dict[int, int] = {}
    best: dict[int, float] = {}
    for number in sorted(near):
        if of.setdefault(number, number) == number:
            for pair in near[number]:
                share = pair.shared / max(1, pair.second_size)
                if share > best.get(pair.second, 0.0):
                    of[pair.second], best[pair.second] = number, share
    return of


def _excerpts_of(
    sources: Sequence[Source], of: Mapping[int, int], pairs: Iterable[Overlap]
) -> dict[int, int]:
    """Excerpts that are nobody's copy to the original they are taken from, by number.

    What stands in a copy only stands in words that the copy has from elsewhere, and is not its original's.
    """
    found: dict[int, list[tuple[float, int]]] = {}
    for pair in pairs:
        short, long = sorted((pair.first, pair.second), key=lambda each: (sources[each].size, each))
        if of.get(long, long) == long:
            found.setdefault(short, []).append((-pair.of_shorter, long))
    taken = set(of.values())
    excerpts = {
        short: min(places)[1]
        for short, places in found.items()
        if of.get(short, short) == short and short not in taken
    }
    return {short: source for short, source in excerpts.items() if source not in excerpts}


def _row(source: Source, original: Source, excerpt: bool, texts: Mapping[str, str]) -> Copies:
    group = row_id("group", original.id)
    if original is source:
        return Copies(group, "original", None)
    text, whole = texts[source.id], texts[original.id]
    shared = align(text, whole)
    share = _share(text, [Span(one.start, one.end) for one in shared])
    if excerpt:
        return Copies(group, "excerpt", original.id, "excerpt", reason_for_excerpt(share), share, shared)
    of_original = _share(whole, sorted(Span(one.of_start, one.of_end) for one in shared))
    kind = kind_of(original, source, share, of_original)
    return Copies(group, "copy", original.id, kind, reason_for(original, source, share), share, shared)


def _share(text: str, stretches: Sequence[Span]) -> float:
    """The share of a text's words that lie in the stretches; all where it has none."""
    inside, total = words_within(text, stretches)
    return round(inside / total, 3) if total else 1.0
