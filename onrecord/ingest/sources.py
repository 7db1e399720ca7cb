"""Sources named on the command line to pages."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import PageRejected, SourceError
from onrecord.ingest.archives.saved_folders import is_part_folder
from onrecord.ingest.budget import Budget
from onrecord.ingest.inputs import MAX_DEPTH, Head, IngestOptions, Input, NamedFile
from onrecord.ingest.ledger import Ledger, Place
from onrecord.ingest.readers import find_reader
from onrecord.ingest.spellings import OUTSIDE, Spellings, file_key
from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.ingest.spellings import FileKey
    from onrecord.records.pages import Holding, Page

_LEADS_OUT = (
    "It is a link that leads out of the folder: name its target as a source, or build with --follow-links."
)
_BESIDE_RECORD = ("", "-wal", "-shm", "-journal", "-lock")  # endings of the files of a record
_NOTHING = "It holds nothing that is read."
METADATA_ENDINGS = (".ris", ".rdf", ".json", ".jsonl", ".csv", ".tsv")


def _keep_no_count(_: Holding) -> None:
    """What is done with counts where they are not asked for."""


def find_pages(
    sources: Sequence[str],
    options: IngestOptions,
    known: Iterable[str] = (),
    settle: Callable[[Holding], None] = _keep_no_count,
) -> Iterator[Page | Reject]:
    """Every page of the sources, in the order of their paths within a source.

    A folder is searched with all its folders; hidden files, the parts of saved pages and the record that is
    being built are passed over. A link that leads out of all sources is a reject unless links are followed.
    The rows of a table come in the order of the file, read one at a time. Files that may hold metadata of
    others come first, each with the files it names. A file that several paths lead to is read once.

    Args:
        sources: files and folders.
        options: for the readers.
        known: locators in the record; a file that has one keeps it, whatever path leads to it now.
        settle: is given how many records an input holds, after all that came of them; that of the sources
            themselves comes last.

    Raises:
        SourceError: if a source does not exist.
    """
    for source in dict.fromkeys(sources):
        if not os.path.lexists(source):
            raise SourceError(f"There is no file or folder {source!r}; check the path.")
    taken = Taken(Spellings(known), settle=settle)
    bounds = Bounds.of(sources, options)
    files = taken.spellings.each_once(found for source in sources for found in _files(source, bounds))
    root = Ledger()
    root.holds(len(files))
    for found in sorted(files, key=_is_no_metadata):
        if isinstance(found, Reject):
            yield _settled(replace(found, locator=taken.spellings.of_reject(found)), root)
        elif file_key(found) in taken.named:
            root.passes("files that other inputs name")
        else:
            yield from _read_file(taken.input(found), found, options, taken, root.place())
    settle(replace(root.closed(root.place()), holder=None))


@dataclass(frozen=True, slots=True)
class Taken:
    """The files that were taken in so far: how they are spelled, and which were named by others.

    ``settle`` is given the count of each input that holds others, at its end.
    """

    spellings: Spellings = field(default_factory=Spellings)
    named: set[FileKey] = field(default_factory=set)
    settle: Callable[[Holding], None] = _keep_no_count

    def input(self, path: str) -> Input:
        """The file at this path as an input."""
        return Input(self.spellings.of(path), partial(_open, path), path=path)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is passed over in folders.

    Attributes:
        sources: what the user named, without links; None if links may lead anywhere.
        record: the files of the record that is being built, without links.
    """

    sources: tuple[Path, ...] | None
    record: frozenset[Path]

    @classmethod
    def of(cls, sources: Iterable[str], options: IngestOptions) -> Bounds:
        """The bounds of a search through these sources."""
        real = tuple(Path(os.path.realpath(source)) for source in sources)
        record = os.path.realpath(options.record) if options.record is not None else None
        files = (Path(f"{record}{ending}") for ending in _BESIDE_RECORD) if record is not None else ()
        return cls(None if options.follow_links else real, frozenset(files))

    def is_record(self, path: str) -> bool:
        """Whether the path leads to a file of the record that is being built."""
        named = any(Path(path).name == file.name for file in self.record) or os.path.islink(path)  # noqa: PTH114
        return named and Path(os.path.realpath(path)) in self.record

    def leads_out(self, path: str) -> bool:
        """Whether the path is a link to what is in no source."""
        if self.sources is None or not os.path.islink(path):  # noqa: PTH114
            return False
        real = Path(os.path.realpath(path))
        return not any(real.is_relative_to(source) for source in self.sources)


def _is_no_metadata(file: str | Reject) -> bool:
    """Whether its name is none of files with metadata; only their order depends on the name."""
    return isinstance(file, Reject) or not file.casefold().endswith(METADATA_ENDINGS)


def _files(source: str, bounds: Bounds) -> Iterator[str | Reject]:
    """Paths of the files in ``source``, sorted; a folder that cannot be read is a reject."""
    waiting: list[tuple[str, frozenset[tuple[int, int]]]] = [(source, frozenset())]
    while waiting:
        path, above = waiting.pop()
        if bounds.is_record(path):
            continue
        if bounds.leads_out(path):
            yield Reject(path, OUTSIDE, _LEADS_OUT)
            continue
        if not Path(path).is_dir():
            yield path
            continue
        try:
            status = Path(path).stat()
            names = sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208
        except OSError as error:
            yield Reject(path, "unreadable", _cannot("folder", error))
            continue
        here = (status.st_dev, status.st_ino)
        if here in above:  # a link to a folder that holds it
            continue
        paths = [os.path.join(path, name) for name in reversed(names)]  # noqa: PTH118
        waiting.extend((each, above | {here}) for each in paths if not _belongs_to_page(each, names))


def _belongs_to_page(path: str, beside: list[str]) -> bool:
    """Whether it is the folder of a page saved with its parts."""
    return is_part_folder(Path(path).name, beside) and Path(path).is_dir()


def _read_file(
    source: Input, path: str, options: IngestOptions, taken: Taken, place: Place
) -> Iterator[Page | Reject]:
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            no_file = "It is not a regular file (a device, pipe or socket)."
            yield _settled(Reject(source.locator, "unreadable", no_file), place)
            return
    except OSError as error:
        yield _settled(Reject(source.locator, "unreadable", _cannot("file", error)), place)
        return
    yield from read_input(replace(source, budget=Budget(status.st_size)), options, taken, place)


def read_input(
    source: Input, options: IngestOptions, taken: Taken, place: Place | None = None
) -> Iterator[Page | Reject]:
    """The pages and rejects of an input, of all that lies in it and of the files it names.

    A file that two inputs name comes with the first. If the reader counts records, what comes out settles
    those; else the input is itself one record of the input around it, at ``place``.
    """
    own, place = Ledger(source.locator), place or Ledger().place()
    source = replace(source, ledger=own)
    given = False
    for found in _found_in(source, options):
        given = True
        into = own if own.is_open else place
        if isinstance(found, Input):
            yield from read_input(found, options, taken, into.place())
        elif isinstance(found, NamedFile):
            yield from _read_named(found, source, options, taken)
        else:
            yield _settled(found, into)
    if own.is_open:
        if not given and not own.left:
            yield replace(Reject(source.locator, "empty", _NOTHING), records=0)
        taken.settle(own.closed(place))


def _found_in(source: Input, options: IngestOptions) -> Iterator[Page | Reject | Input | NamedFile]:
    """What its reader gives; an error is a reject, which stands for all records met and not given."""
    try:
        if source.depth > MAX_DEPTH:
            raise PageRejected("too_deep", f"It lies in more than {MAX_DEPTH} archives.")
        yield from find_reader(Head(source, options)).read(source, options)
    except PageRejected as error:
        reject = Reject(source.locator, error.reason, error.message)
    except OSError as error:
        reject = Reject(source.locator, "unreadable", _cannot("file", error))
    else:
        return
    yield replace(reject, records=source.ledger.left) if source.ledger.is_open else reject


def _settled(found: Page | Reject, into: Ledger | Place) -> Page | Reject:
    """A page or reject with the input it is a record of, if it is one."""
    if isinstance(found, Reject):
        records = into.take(found.records)
        return replace(found, records=records, holder=into.locator if records else None)
    return replace(found, holder=into.locator if into.take() else None)


def _read_named(named: NamedFile, by: Input, options: IngestOptions, taken: Taken) -> Iterator[Page | Reject]:
    key = file_key(named.path)
    if key in taken.named:
        by.passes("files that were named before")
        return
    taken.named.add(key)
    source = replace(
        taken.input(named.path), given=named.given, retrieved=named.retrieved, depth=by.depth + 1
    )
    yield from _read_file(source, named.path, options, taken, by.ledger.place())


def _open(path: str) -> BinaryIO:
    return Path(path).open("rb")


def _cannot(what: str, error: OSError) -> str:
    return f"The {what} cannot be read: {error.strerror or error}."
