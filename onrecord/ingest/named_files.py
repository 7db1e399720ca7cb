"""Files that metadata name: looked for in the folder of the metadata and below, nowhere else."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from onrecord.ingest.inputs import NamedFile
from onrecord.records.pages import Reject

if TYPE_CHECKING:
    from onrecord.ingest.inputs import Input
    from onrecord.records.pages import GivenMetadata

_ABSOLUTE = re.compile(r"[/\\]|[a-z]:|[a-z][a-z0-9+.-]+:", re.I)

OUTSIDE = "The file {name!r} is not in the folder of the metadata or below: export again with its files."
MISSING = "The file {name!r} is not there: export again with the files, or correct the path."
PACKED = "The file {name!r} lies in an archive with its metadata: unpack the archive and give the folder."


def named_file(source: Input, locator: str, name: str, given: GivenMetadata) -> NamedFile | Reject:
    """The file that ``source`` names so; a reject where it is not in its folder or not there."""
    if source.path is None:
        return Reject(locator, "missing_file", PACKED.format(name=name))
    folder = Path(source.path).parent
    if _ABSOLUTE.match(name):
        return Reject(locator, "outside", OUTSIDE.format(name=name))
    paths = [_beside(source.path, spelt) for spelt in dict.fromkeys((name, unquote(name)))]
    inside = [path for path in paths if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))]
    if not inside:
        return Reject(locator, "outside", OUTSIDE.format(name=name))
    there = next((path for path in inside if os.path.isfile(path)), None)  # noqa: PTH113 (no error for odd names)
    return NamedFile(there, given) if there else Reject(locator, "missing_file", MISSING.format(name=name))


def _beside(path: str, name: str) -> str:
    """The path of a file named relative to the folder of another, as the user would write it."""
    return os.path.join(os.path.dirname(path), *re.split(r"[/\\]", name.replace("\x00", "\ufffd")))  # noqa: PTH118, PTH120
