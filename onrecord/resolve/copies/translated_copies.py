"""Groups of copies joined where the one's original is a translation of the other's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.records.article_rows import Copies
from onrecord.records.rows import row_id
from onrecord.resolve.copies.translations import Told, find_translations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.readings import FiledReading
    from onrecord.resolve.copies.originals import Source
    from onrecord.resolve.copies.translations import Match

_TRANSLATED = ("machine", "human")


def join_translations(
    copies: Mapping[str, Copies], filed: Sequence[FiledReading], sources: Sequence[Source]
) -> Mapping[str, Copies]:
    """The groups, with every translation and its copies in the group of what was translated.

    Only originals are compared: an outlet's excerpt or edited copy is not looked for in other languages.
    """
    readings = {reading.id: reading for reading in filed}
    originals = [source for source in sources if copies[source.id].of is None]
    originals.sort(key=lambda source: _rank(source, readings[source.id]))
    found = find_translations([_told(readings[source.id]) for source in originals])
    rows = {
        originals[place].id: _row(originals[match.first], originals[place], match, readings)
        for place, match in found.items()
    }
    return {name: _moved(row, rows.get(row.of or name)) for name, row in copies.items()}


def _rank(source: Source, filed: FiledReading) -> tuple[bool, str, bool, bool, str]:
    """Sorts the likeliest original first.

    What says that it is translated comes last. Then by day and agency as among copies of one language;
    of a day, the text that was read, whose statements are in the record; then the least id.
    """
    day, not_own, *_ = source.rank
    return _says_translated(filed), day, not_own, not filed.reading.sentences, source.id


def _says_translated(filed: FiledReading) -> bool:
    return filed.reading.article.translated in _TRANSLATED


def _told(filed: FiledReading) -> Told:
    article, day = filed.reading.article, filed.reading.published.value
    exact = day if day and len(day) == len("2019-02-16") else None
    return Told(article.text, article.language.split("-")[0].lower(), exact)


def _row(original: Source, copy: Source, match: Match, readings: Mapping[str, FiledReading]) -> Copies:
    alike = (
        f"{match.shared} names and numbers, of {match.of} in the text with fewer, stand in one order in both."
    )
    reason = f"{_why(original, copy, readings)} {alike}"
    return Copies(row_id("group", original.id), "copy", original.id, "translation", reason)


def _why(original: Source, copy: Source, readings: Mapping[str, FiledReading]) -> str:
    """Why the one was translated and not the other, in a sentence."""
    if _says_translated(readings[copy.id]) and not _says_translated(readings[original.id]):
        return "This one says that it is translated."
    if original.own and original.day in (None, copy.day):
        return f"The original is the page of {original.agency}, the agency whose text this is."
    if original.day != copy.day:
        if copy.day is None:
            return f"The original is dated ({original.day}), this one is not."
        return f"The original was published first, by {original.day}, this one by {copy.day}."
    when = f"Both are of {original.day}" if original.day else "Neither is dated"
    if readings[original.id].reading.sentences and not readings[copy.id].reading.sentences:
        return f"{when}; the one in the language that is read was taken for the original."
    return f"{when} and nothing tells which was first; the lesser id was taken."


def _moved(row: Copies, translation: Copies | None) -> Copies:
    """The row of an original's group as one of its translation's; as it is where there is none."""
    if translation is None:
        return row
    return translation if row.of is None else replace(translation, role=row.role)
