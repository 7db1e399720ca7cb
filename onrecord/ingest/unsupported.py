"""Formats that are known and not read: what they are and what a person can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import PageRejected
from onrecord.ingest.kinds import unsupported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.inputs import Head, IngestOptions, Input
    from onrecord.records.pages import Page


def recognises(head: Head) -> bool:
    """Whether the input has the signature of such a format."""
    return unsupported(head.data) is not None


def read(source: Input, options: IngestOptions) -> Iterator[Page]:
    """Nothing.

    Raises:
        PageRejected: always, with the reason ``unsupported``.
    """
    what, advice = unsupported(source.head()) or ("unknown", "save its text and give that")
    raise PageRejected("unsupported", f"It is {what}, which onrecord does not read yet; {advice}.")
