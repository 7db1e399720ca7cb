"""What a reading depends on beside its page."""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from onrecord.records.record import ModelInfo

READING_ROOMS = ("clean", "date", "extract", "models", "pipeline.py", "records", "text")
"""The parts of the package that decide what is read in a page."""

_NAME = re.compile(r"[\w.-]+")


def reader_version(model: ModelInfo) -> str:
    """A name for what pages are read with: this package's code and data, the libraries, the model.

    A reading is kept as long as this stays the same. It is taken from the files themselves, so that no
    change to a rule or a word list can leave readings of the old one behind.
    """
    digest = sha256(f"{sys.version_info[:2]} {model}".encode())
    for room in READING_ROOMS:
        for path, data in _files_of(files("onrecord").joinpath(room), room):
            digest.update(f"\n{path}\n".encode())
            digest.update(data)
    for name in _libraries():
        digest.update(f"\n{name}".encode())
    return digest.hexdigest()[:32]


def _files_of(entry: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    if entry.is_file():
        yield path, entry.read_bytes()
    elif entry.is_dir() and entry.name != "__pycache__":
        for child in sorted(entry.iterdir(), key=lambda one: one.name):
            yield from _files_of(child, f"{path}/{child.name}")


def _libraries() -> Iterator[str]:
    """The declared libraries with the versions installed, without those for development."""
    for line in sorted(requires("onrecord") or ()):
        match = _NAME.match(line)
        if match and "extra ==" not in line:
            try:
                yield f"{match[0]} {version(match[0])}"
            except PackageNotFoundError:
                yield f"{match[0]} none"
