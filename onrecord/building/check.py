"""Whether a record holds together: every span resolves, every reference leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from onrecord.building.balance import imbalance_of
from onrecord.errors import RecordFileError
from onrecord.records.article_rows import ArticleRow, RawEvidence
from onrecord.records.contract import evidence_of, order_of
from onrecord.records.corrections import correction_id
from onrecord.records.record import KINDS
from onrecord.text.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from onrecord.records.corrections import Correction
    from onrecord.records.record import Record
    from onrecord.records.rows import Event, Evidence, Statement
    from onrecord.store.reader import RecordReader

    Ids = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a record that does not hold: the kind and id of its row, and what is wrong."""

    kind: str
    row: str
    message: str


_REFERENCES: dict[str, tuple[tuple[str, str, Callable[[Any], Iterable[str | None]]], ...]] = {
    "articles": (("copies.of", "articles", lambda row: [row.copies.of]),),
    "statements": (
        ("article", "articles", lambda row: [row.article]),
        ("speaker", "actors", lambda row: [row.speaker]),
        ("side", "actors", lambda row: [row.side]),
        ("addressee", "actors", lambda row: [row.addressee]),
        ("occasion", "events", lambda row: [row.occasion]),
        ("issues", "issues", lambda row: row.issues),
        ("parent", "statements", lambda row: [row.parent]),
        ("copy_of", "statements", lambda row: [row.copy_of]),
    ),
    "events": (
        ("participants", "actors", lambda row: [one.actor for one in row.participants]),
        ("articles", "articles", lambda row: row.articles),
    ),
    "times": (("article", "articles", lambda row: [row.article]),),
    "actors": (("side", "actors", lambda row: [row.side]),),
    "places": (("used_by", "actors", lambda row: [actor for name in row.names for actor in name.used_by]),),
    "instruments": (("parties", "actors", lambda row: row.parties),),
    "issues": (("statements", "statements", lambda row: row.statements),),
    "positions": (
        ("actor", "actors", lambda row: [row.actor]),
        ("side", "actors", lambda row: [row.side]),
        ("issue", "issues", lambda row: [row.issue]),
        ("statement", "statements", lambda row: [row.statement]),
        ("shift_from", "positions", lambda row: [row.shift_from]),
    ),
    "conditions": (("holder", "actors", lambda row: [row.holder]),),
    "commitments": (("party", "actors", lambda row: [row.party]),),
    "conflicts": (
        ("versions", "articles", lambda row: [one for version in row.versions for one in version.articles]),
    ),
    "rejects": (),
    "corrections": (("by", "corrections", lambda row: [row.by]),),
}
"""Which fields of which rows name rows of which kind."""
_ASCII_WORD, _NO_WORD = re.compile("[A-Za-z0-9]"), re.compile("[^A-Za-z0-9]")
_LOGGED = ("corrections", "corrections", lambda row: getattr(row, "corrections", ()))


def check_record(reader: RecordReader) -> Iterator[Problem]:
    """Everything in a record that does not hold, file first, then kind by kind; nothing where all is well.

    Raises:
        RecordFileError: if the file is too damaged to be read.
    """
    for told in reader.integrity():
        yield Problem("file", printable(str(reader.path)), f"the database itself is damaged: {told}")
    record = reader.record()
    ids = {kind: {_name_of(kind, row) for row in getattr(record, kind)} for kind in KINDS}
    texts = {row.id: row.text for row in record.articles}
    for kind in KINDS:
        rows = getattr(record, kind)
        yield from _check_kind(kind, rows, reader.manifest().counts)
        for row in rows:
            yield from _check_references(kind, row, ids)
            yield from _check_evidence(kind, row, texts)
    for article in record.articles:
        try:
            raw = reader.raw_page(article.id)
        except RecordFileError as exc:
            yield Problem("articles", article.id, str(exc))
        else:
            yield from _check_article(article, raw)
    yield from _check_meaning(record)
    yield from _check_inputs(record, reader.locators(), reader.changed_pages())
    for balance in reader.balances():
        if wrong := imbalance_of(balance):
            yield Problem("inputs", balance.locator or "(all sources)", wrong)
    yield from _check_log(record, reader.log())


def _name_of(kind: str, row: Any) -> str:
    if kind == "times":
        return f"{row.article}:{row.start}-{row.end}"
    return str(row.locator if kind == "rejects" else row.id)


def _check_kind(kind: str, rows: tuple[Any, ...], counts: Mapping[str, int]) -> Iterator[Problem]:
    if len(rows) != counts.get(kind, 0):
        yield Problem("manifest", kind, f"counts {counts.get(kind)} rows, but there are {len(rows)}")
    if kind not in ("times", "rejects"):
        for name, count in Counter(row.id for row in rows).items():
            if count > 1:
                yield Problem(kind, name, f"the id is used {count} times")
    for before, after in pairwise(rows):
        if order_of(kind, before) > order_of(kind, after):
            yield Problem(kind, _name_of(kind, after), "stands after a row that it should precede")
            return


def _check_references(kind: str, row: Any, ids: Ids) -> Iterator[Problem]:
    for field, target, named in (*_REFERENCES[kind], _LOGGED):
        for name in named(row):
            if name is not None and name not in ids[target]:
                yield Problem(kind, _name_of(kind, row), f"{field} names {name}, which is not in {target}")


def _check_evidence(kind: str, row: Any, texts: Mapping[str, str]) -> Iterator[Problem]:
    if kind == "times":
        told = _misplaced(row.article, row.start, row.end, row.quote, texts)
        if told:
            yield Problem(kind, _name_of(kind, row), told)
    for field, one in evidence_of(row):
        told = _misquoted(one, texts)
        if told:
            yield Problem(kind, _name_of(kind, row), f"{field}: {told}")


def _misquoted(one: Evidence, texts: Mapping[str, str]) -> str | None:
    return _misplaced(one.article, one.start, one.end, one.quote, texts)


def _misplaced(article: str, start: int, end: int, quote: str, texts: Mapping[str, str]) -> str | None:
    """What is wrong with a quotation, or None."""
    if article not in texts:
        return f"evidence is in {article}, which is not in articles"
    if not 0 <= start < end <= len(texts[article]):
        return f"the span {start}-{end} is not within the {len(texts[article])} characters of {article}"
    found = texts[article][start:end]
    if found != quote:
        return f"at {start}-{end} of {article} stands {_short(found)}, not {_short(quote)}"
    return None


def _check_article(row: ArticleRow, raw: str) -> Iterator[Problem]:
    for part in row.parts:
        if not 0 <= part.start < part.end <= len(row.text):
            yield Problem("articles", row.id, f"the part {part.start}-{part.end} is not within the text")
        if part.label is not None and part.label.end > len(row.text):
            yield Problem("articles", row.id, f"the label at {part.label.start} is not within the text")
    for before, after in pairwise(row.parts):
        if after.start < before.end:
            yield Problem("articles", row.id, f"the parts at {before.start} and {after.start} overlap")
    told = _mismapped(row, raw)
    if told:
        yield Problem("articles", row.id, told)
    for one in row.published.evidence:
        if isinstance(one, RawEvidence) and raw[one.raw_start : one.raw_end] != one.quote:
            yield Problem(
                "articles", row.id, f"{_short(one.quote)} is not in the raw page where it should be"
            )
    if (row.copies.of is None) != (row.copies.role == "original"):
        yield Problem("articles", row.id, f"a {row.copies.role} with {row.copies.of} as its original")


def _mismapped(row: ArticleRow, raw: str) -> str | None:
    """What is wrong with the map from the text to the raw page first, or None.

    Letters and digits of ASCII are the same in both, one for one. All else may have been repaired.
    """
    done = 0
    for run in row.offsets.runs:
        if run.end > len(row.text) or run.raw_end > len(raw):
            return f"the map to the raw page leaves it at {run.start}"
        added = row.text[done : run.start]
        if _ASCII_WORD.search(added):
            break
        here, there = row.text[run.start : run.end], raw[run.raw_start : run.raw_end]
        if run.one_to_one and here != there and _NO_WORD.sub(" ", here) != _NO_WORD.sub(" ", there):
            return f"at {run.start} stands {_short(here)}, the raw page has {_short(there)} there"
        done = run.end
    else:
        added = row.text[done:]
    return f"{_short(added.strip())} at {done} is not in the raw page" if _ASCII_WORD.search(added) else None


def _check_meaning(record: Record) -> Iterator[Problem]:
    """What rows say of each other, both ways."""
    yield from _check_copies(record)
    yield from _check_gated("events", record.events)
    yield from _check_gated("statements", record.statements)
    issues = {row.id: set(row.statements) for row in record.issues}
    for statement in record.statements:
        if not statement.content:
            yield Problem("statements", statement.id, "has no content")
        if not statement.utterance:
            yield Problem("statements", statement.id, "belongs to no utterance")
        if any(one.article != statement.article for _, one in evidence_of(statement)):
            yield Problem("statements", statement.id, "has evidence in another article than its own")
        for issue in statement.issues:
            if statement.id not in issues.get(issue, {statement.id}):
                yield Problem("statements", statement.id, f"names {issue}, which does not name it")


def _check_gated(kind: str, rows: Iterable[Event | Statement]) -> Iterator[Problem]:
    """How sure rows are, and that none is held back that the user has confirmed."""
    for row in rows:
        if not 0 <= row.confidence <= 1:
            yield Problem(kind, row.id, f"has the confidence {row.confidence:g}, not one from 0 to 1")
        if row.confirmed and not row.shown:
            yield Problem(kind, row.id, "is held back, but the user has confirmed it")


def _check_copies(record: Record) -> Iterator[Problem]:
    """Copies are in their original's group, and the stretches they share with it are the same words."""
    articles = {row.id: row for row in record.articles}
    for row in record.articles:
        original = articles.get(row.copies.of or "")
        if original is None:
            continue
        if original.copies.group != row.copies.group:
            yield Problem("articles", row.id, f"is in another group than its original {original.id}")
        for one in row.copies.shared:
            here, there = row.text[one.start : one.end], original.text[one.of_start : one.of_end]
            if here != there:
                told = f"at {one.start} stands {_short(here)}, in its original {_short(there)}"
                yield Problem("articles", row.id, told)
    utterances = {row.id: row.utterance for row in record.statements}
    for statement in record.statements:
        if utterances.get(statement.copy_of or "", statement.utterance) != statement.utterance:
            yield Problem("statements", statement.id, f"is of another utterance than {statement.copy_of}")


def _check_inputs(record: Record, locators: set[str], changed: set[str]) -> Iterator[Problem]:
    """Every input is an article or a reject, as it is now."""
    told = {row.source.locator for row in record.articles} | {row.locator for row in record.rejects}
    for locator in sorted(locators - told):
        message = "is neither an article nor a reject: a build was interrupted, run it again"
        yield Problem("inputs", locator, message)
    for locator in sorted(told - locators - changed):
        yield Problem("inputs", locator, "is in the record, but there is no such input")
    for locator in sorted(changed):
        message = "has changed or gone since its article was read: a build was interrupted, run it again"
        yield Problem("inputs", locator, message)


def _check_log(record: Record, log: Iterable[Correction]) -> Iterator[Problem]:
    """Every entry is what its id says, and has a row that tells what became of it."""
    told = {row.id for row in record.corrections}
    for entry in log:
        if correction_id(entry) != entry.id:
            yield Problem("corrections", entry.id, "is not the entry that its id was made of")
        if entry.id not in told:
            message = "waits to be applied: run `onrecord corrections FILE apply`"
            yield Problem("corrections", entry.id, message)
        told.discard(entry.id)
    for name in sorted(told):
        yield Problem("corrections", name, "is not in the log")


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
