"""From sources to a record file."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from onrecord import __version__
from onrecord.building.order import runs_of
from onrecord.building.sites import tell_repeated
from onrecord.building.version import reader_version
from onrecord.building.workers import ReadingPool, read_here
from onrecord.config import Settings
from onrecord.errors import UsageError
from onrecord.ingest.inputs import IngestOptions
from onrecord.ingest.sources import find_pages
from onrecord.models.english import load_english, model_info
from onrecord.models.tagger import load_tagger, tagger_info
from onrecord.pipeline import READ_LANGUAGES, Models, read_page, resolve_readings
from onrecord.records.contract import order_of
from onrecord.records.pages import Reject
from onrecord.records.record import KINDS, SCHEMA_VERSION, Manifest, ModelInfo
from onrecord.resolve.lookup import read_table, with_ids
from onrecord.store.writer import RecordWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.building.workers import Load, Outcome
    from onrecord.records.corrections import Correction
    from onrecord.records.pages import Page
    from onrecord.records.readings import FiledReading, Reading
    from onrecord.records.record import Record


class Progress(Protocol):
    """Somebody who watches a build."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins; ``total`` steps are ahead, or nobody knows how many."""

    def advance(self) -> None:
        """One step of the stage is done."""

    def end(self) -> None:
        """The stage is over."""


class NoProgress:
    """Nobody watches."""

    def begin(self, stage: str, total: int | None) -> None:
        """Does nothing."""

    def advance(self) -> None:
        """Does nothing."""

    def end(self) -> None:
        """Does nothing."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build.

    Attributes:
        counts: rows of each kind.
        read: pages that were read now; the others had been read before.
        copies: articles that are copies or excerpts of others.
        unread_languages: articles kept but not read, by language.
        rejects: inputs that are no article, by reason.
        dropped: inputs of earlier builds that were dropped (`Settings.fresh`).
        seconds: how long it took.
        corrections: entries of the log, by what became of them.
        held_back: how many statements and events their gates hold back as unsure.
    """

    counts: Mapping[str, int]
    read: int
    copies: int
    unread_languages: Mapping[str, int]
    rejects: Mapping[str, int]
    dropped: int
    seconds: float
    corrections: Mapping[str, int] = field(default_factory=dict)
    held_back: dict[str, int] = field(default_factory=dict)


def load_models(package: str) -> Models:
    """The models that pages are read with, ``package`` being the spaCy pipeline."""
    return Models(load_english(package), load_tagger())


def load_page_reader(package: str) -> Callable[[Page], Reading]:
    """The function that reads pages, its models loaded."""
    return partial(read_page, models=load_models(package))


def build_record(
    sources: Sequence[str],
    out: Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
    load: Load | None = None,
) -> BuildReport:
    """Builds the record of ``sources`` in the file ``out``, or adds them to the record there.

    Pages and readings are kept as they come, so a killed build goes on where it stopped, and no page is read
    twice by the same version. Inputs of earlier builds stay unless `Settings.fresh` is set. The rows change
    all at once at the end; the same inputs give the same rows, in whatever order and builds they came. A file
    that has a locator in the record keeps it, also if another path leads to it now.

    Args:
        sources: files, folders and tables.
        out: the record file.
        settings: None for the defaults.
        progress: is told how far the build is; None for nobody.
        load: makes the reading function (in each worker); None for `load_page_reader`.

    Raises:
        SourceError: if a source cannot be read at all.
        RecordFileError: if ``out`` is no record or cannot be written.
        ModelError: if the language model is missing.
        UsageError: if the codebook or the table of ids cannot be read.
    """
    begun, settings, progress = monotonic(), settings or Settings(), progress or NoProgress()
    parser = model_info(settings.language_model)
    codebook = _read_given(settings.codebook, "codebook")
    wikidata = _read_given(settings.wikidata, "table of ids")
    if wikidata is not None:
        _check_table(wikidata, settings.wikidata)
    with RecordWriter(out) as writer:
        writer.begin(reader_version(parser))
        if codebook is not None:
            writer.codebook = codebook
        if wikidata is not None:
            writer.wikidata = wikidata
        _take_in(sources, writer, settings, progress)
        dropped = writer.forget_unseen() if settings.fresh else 0
        load = load or partial(load_page_reader, settings.language_model)
        read = _read_pages(writer, settings, progress, load)
        record = resolve_into(writer, (parser, *tagger_info()), progress)
    return _report(record, read, dropped, monotonic() - begun)


def read_sources(sources: Sequence[str], out: Path, settings: Settings | None = None) -> list[FiledReading]:
    """Keeps and reads the pages of ``sources`` in the file ``out``, and resolves nothing: the readings.

    What `build_record` says of pages, readings, settings and errors holds here too.
    """
    settings, progress = settings or Settings(), NoProgress()
    with RecordWriter(out) as writer:
        writer.begin(reader_version(model_info(settings.language_model)))
        _take_in(sources, writer, settings, progress)
        if settings.fresh:
            writer.forget_unseen()
        _read_pages(writer, settings, progress, partial(load_page_reader, settings.language_model))
        return list(writer.readings())


def _check_table(text: str, path: Path | None) -> None:
    try:
        read_table(text)
    except ValueError as exc:
        raise UsageError(f"the table of ids {path}: {exc}") from exc


def _read_given(path: Path | None, what: str) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise UsageError(f"cannot read the {what} {path}: {exc}; name a text file in UTF-8") from exc


def _take_in(sources: Sequence[str], writer: RecordWriter, settings: Settings, progress: Progress) -> None:
    """Keeps every input of the sources as it is found."""
    options = IngestOptions(
        settings.columns, settings.max_page_bytes, settings.follow_links, os.fspath(writer.path)
    )
    progress.begin("Finding pages", None)
    for found in find_pages(sources, options, writer.locators(), writer.add_holding):
        if isinstance(found, Reject):
            writer.add_refusal(found)
        else:
            writer.add_page(found)
        progress.advance()
    tell_repeated(writer)
    progress.end()


def _read_pages(writer: RecordWriter, settings: Settings, progress: Progress, load: Load) -> int:
    """Reads what has not been read yet; how many pages that was."""
    keys = writer.unread()
    if not keys:
        return 0
    progress.begin("Reading", len(keys))
    for key, outcome in _outcomes(keys, writer, settings, load):
        writer.add_reading(key, outcome)
        progress.advance()
    progress.end()
    return len(keys)


def _outcomes(
    keys: list[str], writer: RecordWriter, settings: Settings, load: Load
) -> Iterator[tuple[str, Outcome]]:
    runs = runs_of(keys, writer.page)
    if settings.jobs == 0:
        yield from read_here(chain.from_iterable(runs), writer.page, load)
        return
    with ReadingPool(load, settings.jobs, settings.seconds_per_page) as pool:
        yield from pool.read(runs, writer.page)


def resolve_into(writer: RecordWriter, models: tuple[ModelInfo, ...], progress: Progress) -> Record:
    """Resolves all readings with the log of corrections and puts the rows in the place of the old ones.

    Once more where somebody added to the log meanwhile, so that no entry is left waiting.
    """
    readings = list(writer.readings())
    while True:
        progress.begin("Resolving", None)
        record = resolved(writer, readings, writer.corrections())
        counts = {kind: len(getattr(record, kind)) for kind in KINDS}
        manifest = Manifest(SCHEMA_VERSION, __version__, models, counts, writer.inputs_sha256())
        progress.end()
        progress.begin("Writing", None)
        written = writer.replace_record(record, manifest)
        progress.end()
        if written:
            return record


def resolved(
    writer: RecordWriter, readings: Sequence[FiledReading], corrections: Sequence[Correction]
) -> Record:
    """The record over these readings with these corrections, with the inputs that are no articles."""
    record = resolve_readings(readings, writer.codebook, corrections)
    rejects = sorted((*record.rejects, *writer.rejects()), key=lambda row: order_of("rejects", row))
    ids = read_table(writer.wikidata or "")
    return replace(record, rejects=tuple(rejects), actors=with_ids(record.actors, ids))


def _report(record: Record, read: int, dropped: int, seconds: float) -> BuildReport:
    languages = Counter(row.language for row in record.articles)
    unread = {
        language: count
        for language, count in sorted(languages.items())
        if language.split("-")[0] not in READ_LANGUAGES
    }
    return BuildReport(
        counts={kind: len(getattr(record, kind)) for kind in KINDS},
        read=read,
        copies=sum(row.copies.role != "original" for row in record.articles),
        unread_languages=unread,
        rejects=dict(sorted(Counter(row.reason for row in record.rejects).items())),
        dropped=dropped,
        seconds=seconds,
        corrections=dict(sorted(Counter(row.status for row in record.corrections).items())),
        held_back={
            "statements": sum(not row.shown for row in record.statements),
            "events": sum(not row.shown for row in record.events),
        },
    )
