"""Building a record from Python."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from onrecord.api.row_filters import check_names
from onrecord.config import Settings
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.building.run import BuildReport, Progress

MAX_JOBS = 4  # of its own accord; a worker takes about 500 MB


class BuildOptions(TypedDict, total=False):
    """How a record is built. An option that is None or absent has its default.

    Attributes:
        jobs: processes that read pages; as many as there are cores, at most `MAX_JOBS`, if absent. 0 reads in
            this process, where a page that hangs or crashes takes the build with it.
        codebook: a file with your list of issues; the record remembers it.
        wikidata: your table of Wikidata ids; the record remembers it.
        columns: the column of a table for a field, such as ``{"text": "Body"}``.
        fresh: whether inputs of earlier builds that are not among the sources are dropped.
        follow_links: whether links that lead out of a folder are followed; they are rejects if not.
        seconds_per_page: a page that takes longer to read is rejected.
        language_model: the spaCy pipeline that English is read with.
        progress: is given each step of the build.
    """

    jobs: int | None
    codebook: str | os.PathLike[str] | None
    wikidata: str | os.PathLike[str] | None
    columns: Mapping[str, str] | None
    fresh: bool | None
    follow_links: bool | None
    seconds_per_page: float | None
    language_model: str | None
    progress: Progress | None


Source = str | os.PathLike[str]


def build(sources: Source | Iterable[Source], out: Source, **options: Unpack[BuildOptions]) -> BuildReport:
    """Builds the record of sources in a file, or adds them to the record that is there.

    Worker processes import the script that calls this, so a script calls it under
    ``if __name__ == "__main__":``.

    Args:
        sources: a file, folder or table of pages, or several.
        out: the record file.
        **options: see `BuildOptions`.

    Returns:
        The report: rows of each kind, copies, rejects and so on.

    Raises:
        SourceError: if a source cannot be read at all.
        RecordFileError: if ``out`` is no record or cannot be written.
        ModelError: if the language model is missing.
        UsageError: if the codebook or the table of ids cannot be read, or ``jobs`` is less than 0.
        TypeError: if there is no such option.
    """
    from onrecord.building.run import build_record  # loads the models' libraries, which take seconds

    check_names(BuildOptions, options)
    several = [sources] if isinstance(sources, str | os.PathLike) else sources
    names = [os.fspath(one) for one in several]
    return build_record(names, Path(out), _settings(options), options.get("progress"))


def _settings(options: Mapping[str, Any]) -> Settings:
    given = {name: one for name, one in options.items() if one is not None and name != "progress"}
    jobs = given.setdefault("jobs", min(MAX_JOBS, _available_cores()))
    if jobs < 0:
        raise UsageError(f"a build cannot have {jobs} jobs: give 1 or more, or 0 to read in this process")
    for name in ("codebook", "wikidata"):
        if name in given:
            given[name] = Path(given[name])
    if "columns" in given:
        given["columns"] = tuple(given["columns"].items())
    return Settings(**given)


def _available_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
